//! Findings in the formats of other programs: they follow their schemas, and hostile text does nothing in them.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{Ran, claimbench, ran, root, run_in, scratch, write};

/// The schema as the standard publishes it; see tests/sarif/README.md.
fn follows_sarif(log: &Value) {
    let file = root().join("tests/sarif/sarif-schema-2.1.0.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(file).expect("the schema")).expect("JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("mem:///sarif.json", schema).expect("a resource");
    let index = compiler.compile("mem:///sarif.json", &mut schemas).expect("a valid schema");
    if let Err(error) = schemas.validate(log, index) {
        panic!("{error:#}");
    }
}

#[test]
fn sarif_follows_the_official_schema() {
    let ran = run_in(root(), &["check", "fixtures", "claims", "--format", "sarif"]);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    let log: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    follows_sarif(&log);
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert!(results.iter().any(|result| result["relatedLocations"].is_array()));
    for result in results {
        let rule = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        let address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a URI");
        assert!(address.starts_with("fixtures/") || address.starts_with("claims/"), "{address}");
    }
}

#[test]
fn what_people_let_stand_is_suppressed() {
    let folder = scratch("suppressed");
    write(&folder, "lock.txt", "The lock was shut at at noon on Friday. Nobody was hurt, the harbour master said.\n");
    let extracted = run_in(&folder, &["extract", "lock.txt", "--lang", "en", "-o", "lock.yaml"]);
    assert_eq!(extracted.status, 0, "{}", extracted.stderr);
    let check = ["check", "lock.txt", "lock.yaml", "--lang", "en", "--format"];
    let found = run_in(&folder, &[&check[..], &["json"]].concat());
    let found: Value = serde_json::from_str(&found.stdout).expect("JSON");
    let fingerprint = found["findings"][0]["fingerprint"].as_str().expect("a fingerprint");
    let file = folder.join("lock.yaml");
    let claims = fs::read_to_string(&file).expect("the claim file");
    let waiver =
        format!("waivers:\n  - {{rule: doubled-word, fingerprint: '{fingerprint}', reason: As said., by: Ada}}\n");
    fs::write(&file, claims + &waiver).expect("written");
    let ran = run_in(&folder, &[&check[..], &["sarif"]].concat());
    let log: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    follows_sarif(&log);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let waived: Vec<&Value> = results.iter().filter(|result| result["suppressions"].is_array()).collect();
    assert_eq!(waived.len(), 1, "{}", ran.stdout);
    assert_eq!(waived[0]["ruleId"], "doubled-word");
    assert_eq!(waived[0]["suppressions"][0]["justification"], "As said. (Ada)");
}

/// Text that acts where it is not made harmless, in an article that gives findings with it in quotes and messages.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]>",
    "&lt;b&gt;",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]8;;http://evil.example\u{7}link\u{1b}]8;;\u{7}",
    "\u{202e}txt.exe",
    "zero\u{200b}width\u{feff}",
    "\u{9b}2J",
    "::error file=x::gotcha",
    "%0A::stop-commands::x",
    "[click](javascript:alert(1))",
    "| cell | `code` |",
    "@everyone #1 $x$",
    "'\"; DROP TABLE",
    "\u{85}next\u{2028}line",
    "</details></table>",
    "{{constructor}}",
];

/// Characters that steer a terminal or hide.
fn acts(ch: char) -> bool {
    ch.is_control() && ch != '\n'
        || matches!(ch, '\u{ad}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[test]
fn hostile_text_does_nothing_in_any_format() {
    let folder = scratch("hostile");
    let paragraph =
        |text: &&str| format!("The mayor of Lund met the {text} {text} men at noon on Monday, she said.\n\n");
    let mut article: String = HOSTILE.iter().map(paragraph).collect();
    // Each once more: repeats quote the whole paragraph.
    article.push_str(&article.clone());
    article.push_str("The lock was shut . . It was the the <b>end</b>.\n");
    // The name of a file is foreign text as well.
    let name = "a::b,%0A<i>&'[x](y)\u{202e}\u{1b}.txt";
    write(&folder, name, &article);
    let formats = ["full", "concise", "json", "markdown", "sarif", "github", "gitlab", "junit", "html"];
    let mut command = claimbench(&folder);
    command.args(["check", ".", "--lang", "en", "--format", "concise"]);
    for format in formats {
        command.args(["--report", &format!("{format}={format}.out")]);
    }
    let Ran { status, stdout, stderr } = ran(&mut command);
    assert_eq!(status, 1, "{stderr}");
    assert!(!stdout.chars().any(acts) && !stderr.chars().any(acts));
    let read = |format: &str| fs::read_to_string(folder.join(format!("{format}.out"))).expect("a report");
    for format in formats {
        let text = read(format);
        assert!(text.len() > 1000, "{format}: {text}");
        assert_eq!(text.chars().find(|ch| acts(*ch)), None, "{format}");
    }
    let sarif: Value = serde_json::from_str(&read("sarif")).expect("JSON");
    follows_sarif(&sarif);
    let gitlab: Value = serde_json::from_str(&read("gitlab")).expect("JSON");
    assert!(gitlab.as_array().is_some_and(|issues| !issues.is_empty()));
    let markdown = read("markdown");
    for markup in ["<script", "<img", "<i>", "</table", "[click](", "@everyone"] {
        assert!(!markdown.contains(markup), "{markup}");
    }
    let page = read("html");
    for markup in ["<script", "<img", "<i>", "</details", "href=\"http", "javascript:alert(1)\"", "onerror=alert(1)>"] {
        assert!(!page.contains(markup), "{markup}");
    }
    let count = stdout.lines().count();
    let github = read("github");
    assert_eq!(github.lines().count(), count);
    for line in github.lines() {
        let command = line.strip_prefix("::").expect("a command");
        let (properties, _) = command.split_once("::").expect("a message");
        assert!(["error ", "warning ", "notice "].iter().any(|level| properties.starts_with(level)), "{line}");
        assert_eq!(properties.matches(',').count(), properties.matches('=').count() - 1, "{line}");
        assert!(!line.contains("%0A"), "{line}");
    }
    xml_is_well_formed(&read("junit"), count);
}

/// Tags nest, attributes are quoted, and nothing but entities holds an ampersand.
fn xml_is_well_formed(text: &str, cases: usize) {
    let mut open: Vec<&str> = Vec::new();
    let mut counted = 0;
    let (_, mut rest) = text.split_once("?>").expect("a declaration");
    while let Some((before, behind)) = rest.split_once('<') {
        assert!(!before.contains('>'), "{before}");
        for entity in before.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;", "apos;"].iter().any(|name| entity.starts_with(name)), "{entity}");
        }
        let (tag, after) = behind.split_once('>').expect("an end");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().expect("a name");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        counted += usize::from(tag.starts_with("testcase"));
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(name),
        }
        rest = after;
    }
    assert!(open.is_empty() && rest.trim().is_empty());
    assert_eq!(counted, cases);
}

#[test]
fn a_comment_is_never_too_long() {
    let folder = scratch("long-comment");
    for number in 0..40 {
        let line =
            |at: usize| format!("In week {at} the mayor of Town {number} met the the men of gang {at} at noon.\n\n");
        write(&folder, &format!("{number}.txt"), (0..20).map(line).collect::<String>());
    }
    let text = run_in(&folder, &["report", ".", "--lang", "en"]).stdout;
    assert!(text.chars().count() <= 65_536 && text.chars().count() > 60_000, "{}", text.chars().count());
    assert!(text.contains("<details>") && text.contains("Not shown, because a comment holds 65536 characters: "));
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
}

fn git(folder: &Path, arguments: &[&str]) {
    let who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"];
    let done = Command::new("git").args(who).args(arguments).current_dir(folder).output().expect("git runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn only_what_changed_is_checked() {
    if Command::new("git").arg("--version").output().is_err() {
        return;
    }
    let folder = scratch("changed");
    let text = "The mayor of Lund met the the men at noon on Monday, she said.\n";
    for name in ["a.txt", "b.txt", "c d.txt"] {
        write(&folder, name, text);
    }
    let arguments = ["check", ".", "--lang", "en", "--format", "concise", "--fail-on", "warning"];
    let since = |reference: &str| {
        let mut command = claimbench(&folder);
        // The folder lies in the repository of this package, which is another one.
        command.env("GIT_CEILING_DIRECTORIES", folder.parent().expect("a folder"));
        ran(command.args(arguments).args(["--changed-since", reference]))
    };
    let outside = since("main");
    assert_eq!(outside.status, 2, "{}", outside.stderr);
    git(&folder, &["init", "-q"]);
    let claims = run_in(&folder, &["extract", "b.txt", "--lang", "en", "--out-dir", "claims"]);
    assert_eq!(claims.status, 0, "{}", claims.stderr);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-qm", "one"]);
    let clean = since("HEAD");
    assert_eq!((clean.status, clean.stdout.as_str()), (0, ""), "{}", clean.stderr);
    write(&folder, "b.txt", format!("{text}\nThe lock was shut.\n"));
    write(&folder, "new.txt", text);
    let changed = since("HEAD");
    assert_eq!(changed.status, 1, "{}", changed.stderr);
    for (name, expected) in
        [("a.txt", false), ("b.txt", true), ("c d.txt", false), ("claims/b.yaml", true), ("new.txt", true)]
    {
        assert_eq!(changed.stdout.lines().any(|line| line.starts_with(name)), expected, "{name}: {}", changed.stdout);
    }
    for unknown in ["nowhere", "--all", ""] {
        let ran = since(unknown);
        assert_eq!(ran.status, 2, "{unknown}");
        assert!(ran.stderr.contains("git knows no revision") || ran.stderr.contains("value"), "{}", ran.stderr);
    }
    let mut without = claimbench(&folder);
    let without = ran(without.args(arguments).args(["--changed-since", "HEAD"]).env("PATH", ""));
    assert_eq!(without.status, 2);
    assert!(without.stderr.contains("needs git"), "{}", without.stderr);
}

#[test]
fn the_hooks_run_as_they_are_written() {
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).expect("the hooks");
    let hooks: Value = serde_yaml::from_str(&hooks).expect("YAML");
    let folder = scratch("hooks");
    write(&folder, "articles/a.txt", "The mayor of Lund met the the men at noon on Monday, she said to reporters.\n");
    write(&folder, "articles/b.txt", "The bridge at Toll was shut on Monday, the council said. It opens in May.\n");
    for hook in hooks.as_array().expect("a list") {
        let entry = hook["entry"].as_str().expect("a command").strip_prefix("claimbench ").expect("the program");
        assert!(hook["require_serial"].as_bool().expect("a choice"), "files are compared with each other");
        for (file, status) in [("articles/a.txt", 1), ("articles/b.txt", 0)] {
            // pre-commit puts its `args` and the names of files behind the entry.
            let ran = run_in(&folder, &[entry, "--fail-on", "warning", file]);
            assert_eq!(ran.status, status, "{}", ran.stderr);
        }
    }
}
