//! Every fixture gives what its sidecar says, and nothing else.

mod support;

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use support::{root, run_in};

/// The parts of the plan whose rules are there. A defect that only later rules can see is not asked for yet.
const PARTS: std::ops::RangeInclusive<i64> = 1..=1;

/// Rules of later parts that are there already.
const RULES: [&str; 3] = ["role-conflict", "timeline-conflict", "weekday-conflict"];

fn is_asked_for(defect: &Defect) -> bool {
    PARTS.contains(&defect.since) || RULES.contains(&&*defect.rule)
}

/// Rules that may name the same defect.
fn same_kind(a: &str, b: &str) -> bool {
    const FRAGMENTS: [&str; 3] = ["fragment", "missing-subject", "orphan-words"];
    a == b || FRAGMENTS.contains(&a) && FRAGMENTS.contains(&b)
}

struct Defect {
    rule: String,
    quote: String,
    since: i64,
}

fn sidecars() -> Vec<(String, Vec<Defect>)> {
    let mut out = Vec::new();
    let mut files: Vec<_> =
        fs::read_dir(root().join("fixtures")).expect("fixtures").map(|f| f.expect("a file").path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.to_string_lossy().ends_with(".defects.toml")) {
        let table: toml::Table = fs::read_to_string(file).expect("a sidecar").parse().expect("TOML");
        let text = |value: &toml::Value, key: &str| {
            value.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
        };
        let defects = table.get("defect").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        let defects = defects
            .iter()
            .map(|defect| Defect {
                rule: text(defect, "rule"),
                quote: text(defect, "quote"),
                since: defect.get("since").and_then(toml::Value::as_integer).expect("since"),
            })
            .collect();
        out.push((table["article"].as_str().expect("an article").to_owned(), defects));
    }
    out
}

/// (rule, quote) of each finding in a fixture.
fn findings(article: &str) -> Vec<(String, String)> {
    let path = format!("fixtures/{article}");
    let ran = run_in(root(), &["check", &path, "--format", "json"]);
    assert_ne!(ran.status, 2, "{}", ran.stderr);
    let output: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let findings = output["findings"].as_array().expect("findings");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    findings.iter().map(|finding| (text(&finding["rule"]), text(&finding["spans"][0]["quote"]))).collect()
}

#[test]
fn every_planted_defect_is_found_and_nothing_else() {
    let mut wrong = Vec::new();
    for (article, defects) in sidecars() {
        let found = findings(&article);
        let mut used = BTreeSet::new();
        for defect in defects.iter().filter(|defect| is_asked_for(defect)) {
            // The place need not be the same to the letter, but one has to hold the other.
            let hit = found.iter().enumerate().position(|(at, (rule, quote))| {
                !used.contains(&at)
                    && same_kind(rule, &defect.rule)
                    && (quote.contains(&defect.quote) || defect.quote.contains(quote.as_str()))
            });
            match hit {
                Some(at) => drop(used.insert(at)),
                None => wrong.push(format!("{article}: missed: {} {}", defect.rule, defect.quote)),
            }
        }
        for (at, (rule, quote)) in found.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
            let later = defects.iter().any(|defect| {
                !is_asked_for(defect)
                    && same_kind(rule, &defect.rule)
                    && (quote.contains(&defect.quote) || defect.quote.contains(quote.as_str()))
            });
            if !later {
                wrong.push(format!("{article}: not planted ({at}): {rule} {quote}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_clean_article_yields_nothing() {
    assert_eq!(findings("clean.txt"), []);
}

#[test]
fn the_claim_files_are_those_of_the_fixtures() {
    let folder = support::scratch("claims-of-fixtures");
    let mut articles: Vec<String> = sidecars().into_iter().map(|(article, _)| format!("fixtures/{article}")).collect();
    articles.sort();
    let out = folder.join("claims");
    let mut arguments = vec!["extract"];
    arguments.extend(articles.iter().map(String::as_str));
    let out = out.to_string_lossy().into_owned();
    arguments.extend(["--out-dir", &out]);
    let ran = run_in(root(), &arguments);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    for file in fs::read_dir(&out).expect("claim files") {
        let file = file.expect("a file").path();
        let name = file.file_name().expect("a name");
        let new = fs::read_to_string(&file).expect("a claim file");
        let old = fs::read_to_string(root().join("claims").join(name)).unwrap_or_default();
        // The path of the article depends on where the claim file lies.
        let body = |text: &str| text.lines().filter(|line| !line.starts_with("  path:")).collect::<Vec<_>>().join("\n");
        let current = body(&old) == body(&new);
        assert!(current, "claims/{} is old: cargo run --release -- extract fixtures --out-dir claims", name.display());
    }
}
