//! What the documents show is what the program does. `UPDATE_DOCS=1 cargo test --test documentation` brings them up to
//! date.

mod support;

use std::fs;

use support::{Ran, root, run_in};

/// Lines of the review that the README shows, at most.
const SHOWN: usize = 64;

/// Colours of the picture: those of the library are too dark to be read on black.
const COLOURS: [(&str, &str); 6] = [
    ("#AAAAAA", "#D4D4D4"),
    ("#000000", "#1E1E1E"),
    ("#00AA00", "#23D18B"),
    ("#AA0000", "#F14C4C"),
    ("#AA5500", "#E5C15A"),
    ("opacity: 0.4", "opacity: 0.6"),
];

/// The beginning of a review, up to the end of a finding.
fn beginning(output: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = output.lines().take(SHOWN).map(str::trim_end).collect();
    let end = lines.iter().rposition(|line| line.is_empty()).unwrap_or(lines.len());
    lines.truncate(end + 1);
    lines
}

fn same(path: &str, wanted: &str) {
    let path = root().join(path);
    let there = fs::read_to_string(&path).unwrap_or_default();
    if there != wanted {
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, wanted).expect("the document is written");
            return;
        }
        panic!("{} is not current: UPDATE_DOCS=1 cargo test --test documentation", path.display());
    }
}

fn review(arguments: &[&str]) -> String {
    let mut all = vec!["review", "fixtures/summit.txt", "--width", "100"];
    all.extend(arguments);
    let Ran { stdout, stderr, .. } = run_in(root(), &all);
    assert!(!stdout.is_empty(), "{stderr}");
    stdout
}

#[test]
fn the_rules_are_described_as_they_are() {
    same("docs/rules.md", &run_in(root(), &["rules", "--format", "markdown"]).stdout);
}

#[test]
fn the_readme_shows_a_real_output() {
    let output = review(&[]);
    let lines = beginning(&output);
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    let (before, rest) = readme.split_once("<!-- review -->\n").expect("the mark where the output begins");
    let (_, after) = rest.split_once("<!-- /review -->").expect("the mark where it ends");
    let wanted = format!("{before}<!-- review -->\n```text\n{}\n…\n```\n<!-- /review -->{after}", lines.join("\n"));
    same("README.md", &wanted);
}

#[test]
fn the_picture_is_of_a_real_output() {
    let output = review(&["--color", "always"]);
    let mut picture = anstyle_svg::Term::new().min_width_px(880).render_svg(&beginning(&output).join("\n"));
    for (dark, light) in COLOURS {
        picture = picture.replace(dark, light);
    }
    same("docs/review.svg", &picture);
}

#[test]
fn the_commands_that_the_readme_names_exist() {
    let readme = fs::read_to_string(root().join("README.md")).expect("a README");
    for command in ["cargo run --release -- review fixtures/summit.txt", "cargo test"] {
        assert!(readme.contains(command), "{command}");
    }
    let help = run_in(root(), &["--help"]).stdout;
    for line in
        help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1).take_while(|line| !line.is_empty())
    {
        let name = line.split_whitespace().next().unwrap_or_default();
        assert!(name == "help" || readme.contains(&format!("`{name}`")), "README.md does not name `{name}`");
    }
}
