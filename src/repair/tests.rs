//! What holds for every repair.

use std::process::{Command, Stdio};

use proptest::prelude::*;

use super::*;

fn options() -> ReadOptions {
    ReadOptions { assume_english: true, ..ReadOptions::default() }
}

fn repaired(text: &str) -> Option<Repaired> {
    let article = Article::read("a.txt", text.as_bytes().to_vec(), &options()).ok()?;
    Some(repair(article, &options(), &Policy::default()).expect("a text that can be read again"))
}

fn fixed(text: &str) -> String {
    repaired(text).expect("an article").text().to_owned()
}

#[test]
fn safe_repairs_are_made() {
    let cases = [
        ("They shut the the lock at noon, the mayor said.", "They shut the lock at noon, the mayor said."),
        ("The lock was shut at noon.. Ships came.", "The lock was shut at noon. Ships came."),
        ("The lock , built in 1911, was shut.", "The lock, built in 1911, was shut."),
        ("The cafÃ© near the the lock was shut.", "The café near the lock was shut."),
        ("The lock <b>was</b> shut on Monday.", "The lock was shut on Monday."),
    ];
    for (text, expected) in cases {
        assert_eq!(fixed(text), expected);
    }
}

#[test]
fn a_paragraph_that_stands_twice_goes_with_its_blank_line() {
    let (one, two) = (
        "The city council of Graz voted on Monday to close the old tram depot.",
        "Residents had asked for a park in its place, the mayor said.",
    );
    for end in ["\n", "\r\n"] {
        let text = [one, "", two, "", one, "", "The depot opened in 1891.", ""].join(end);
        assert_eq!(fixed(&text), [one, "", two, "", "The depot opened in 1891.", ""].join(end));
        let text = [one, "", two, "", one].join(end);
        assert_eq!(fixed(&text), [one, "", two].join(end));
    }
}

#[test]
fn nothing_that_is_quoted_is_touched() {
    for text in [
        "“We shut the the lock at noon,” the mayor said on Monday.",
        "“We shut the lock. . It was noon,” the mayor said on Monday.",
        "â€œWe shut the the lock at noon,â€\u{9d} the mayor said on Monday.",
    ] {
        let result = repaired(text).expect("an article");
        assert!(result.text().contains("the the") || result.text().contains(". ."), "{}", result.text());
        assert_eq!(result.quoted, 1, "{text}");
    }
}

#[test]
fn the_patch_is_as_diff_writes_it() {
    let text = "One came.\n\nTwo two came.\n\nThey shut the the lock at noon.";
    let result = repaired(text).expect("an article");
    assert_eq!(
        result.patch("b c.txt", ByteOrderMark::Absent),
        "--- a/b c.txt\t\n+++ b/b c.txt\t\n@@ -2,4 +2,4 @@\n \n Two two came.\n \n-They shut the the lock at noon.\n\\ No newline at \
         end of file\n+They shut the lock at noon.\n\\ No newline at end of file\n"
    );
}

/// Sentences with planted defects, in paragraphs, with either line ending, with or without one at the end.
fn planted() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(vec![
        "The council of Lund voted on Monday to close the old depot.",
        "The council of Lund voted on on Monday to close the old depot.",
        "Residents had asked for a park, the mayor said.",
        "Residents had asked for a park , the mayor said.",
        "The harbour is shut.. Ships wait outside.",
        "The harbour is shut. . Ships wait outside.",
        "The vote was close. , which surprised many people.",
        "“We met the the mayor,” she said.",
        "“We will go on. . And on,",
        "â€œWe met the the mayor,â€\u{9d} she said.",
        "The cafÃ© isnâ€™t open to to the public.",
        "The bridge <b>was</b> closed on&nbsp;Friday.",
        "The mine ( ) was sold last year.",
        "Mr. Smith’s The talks were short.",
        "ADVERTISEMENT",
        "He left. not present. He came back with the the money.",
        "‘The players’ wish was the the cup,’ he said.",
    ]);
    let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "));
    (prop::collection::vec((paragraph, any::<bool>()), 1..7), any::<bool>(), any::<bool>()).prop_map(
        |(paragraphs, windows, ended)| {
            let mut all: Vec<String> = Vec::new();
            for (paragraph, again) in paragraphs {
                all.extend(all.first().cloned().filter(|_| again));
                all.push(paragraph);
            }
            let end = if windows { "\r\n" } else { "\n" };
            let mut text = all.join(&end.repeat(2));
            if ended {
                text.push_str(end);
            }
            text
        },
    )
}

/// What was found, counted by rule.
fn counted(text: &str) -> std::collections::BTreeMap<&'static str, usize> {
    let mut counts = std::collections::BTreeMap::new();
    let analysis = analyse(Article::read("a.txt", text.as_bytes().to_vec(), &options()).expect("an article"));
    for finding in Checked::of(analysis, &Policy::default()).findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}

fn applied(program: &str, arguments: &[&str], text: &str, patch: &str) -> Option<String> {
    use std::io::Write as _;
    let folder = std::env::temp_dir().join(format!("claimbench-{program}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("a.txt");
    std::fs::write(&file, text).expect("a file");
    let child =
        Command::new(program).args(arguments).current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
    // Without the program there is nothing to try.
    let mut child = child.ok()?;
    child.stdin.take().expect("a pipe").write_all(patch.as_bytes()).expect("written");
    assert!(child.wait().expect("an end").success(), "{program} refuses {patch}");
    let result = std::fs::read_to_string(&file).expect("UTF-8");
    std::fs::remove_dir_all(&folder).expect("removed");
    Some(result)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn repairing_twice_changes_nothing_more_and_finds_nothing_new(text in planted()) {
        let first = repaired(&text).expect("an article");
        let second = repaired(first.text()).expect("an article");
        prop_assert_eq!(second.text(), first.text());
        prop_assert!(second.made.is_empty());
        let (before, after) = (counted(&text), counted(first.text()));
        for (rule, count) in after {
            prop_assert!(before.get(rule).is_some_and(|&had| count <= had), "{rule}: {count} in {:?}", first.text());
        }
    }

    #[test]
    fn real_programs_apply_the_patch(text in planted()) {
        let result = repaired(&text).expect("an article");
        let patch = result.patch("a.txt", ByteOrderMark::Absent);
        prop_assert_eq!(patch.is_empty(), result.made.is_empty());
        if !patch.is_empty() {
            for (program, arguments) in [("patch", &["-p1", "--silent", "--binary"][..]), ("git", &["apply", "-"])] {
                if let Some(applied) = applied(program, arguments, &text, &patch) {
                    prop_assert_eq!(&applied, result.text(), "{}", program);
                }
            }
        }
    }
}
