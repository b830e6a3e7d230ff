//! What holds for all rules of the family.

use proptest::prelude::*;

use crate::article::{Article, ReadOptions};
use crate::finding::{Example, Family, Finding};
use crate::screen::{DocumentRule, Text, screen};
use crate::syntax::{Analysis, Parses, analyse};

const RULES: &[&dyn DocumentRule] = &[
    &super::Fragment,
    &super::MissingSubject,
    &super::OrphanWords,
    &super::StrayPunctuation,
    &super::DoubledPunctuation,
    &super::MisplacedCapital,
    &super::UnbalancedQuotes,
    &super::Mojibake,
    &super::LeftoverMarkup,
    &super::DoubledWord,
    &super::Truncated,
    &super::VoiceIntrusion,
    &super::DanglingPronoun,
    &super::WordSalad,
    &super::DoubledClause,
];

pub(super) fn read(text: &str) -> Option<Analysis> {
    let options = ReadOptions { assume_english: true, ..Default::default() };
    Article::read("article.txt", text.as_bytes().to_vec(), &options).ok().map(analyse)
}

fn findings(rule: &dyn DocumentRule, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(analysis) = read(text) {
        rule.check(&Text::new(&Parses::of(&analysis)), &mut findings);
    }
    findings
}

fn all_findings(text: &str) -> Vec<Finding> {
    read(text).map(|analysis| screen(&Text::new(&Parses::of(&analysis)), |_| true)).unwrap_or_default()
}

fn named(text: &str) -> Vec<(&'static str, String)> {
    all_findings(text).into_iter().map(|finding| (finding.rule, finding.primary().quote.clone())).collect()
}

fn repaired(text: &str, finding: &Finding) -> String {
    let mut out = text.to_owned();
    for edit in finding.suggestion.iter().flat_map(|suggestion| suggestion.edits.iter().rev()) {
        out.replace_range(edit.start..edit.end, &edit.replacement);
    }
    out
}

#[test]
fn the_examples_of_the_documentation_hold() {
    for rule in RULES {
        let documentation = rule.documentation();
        assert_eq!(documentation.family, Family::Garble);
        for example in documentation.examples {
            match example {
                Example::Flags { article, quote } => {
                    let quotes: Vec<_> =
                        findings(*rule, article).iter().map(|finding| finding.primary().quote.clone()).collect();
                    assert_eq!(quotes, [*quote], "{}: {article}", documentation.name);
                }
                Example::Passes { article } => {
                    let quotes: Vec<_> =
                        findings(*rule, article).iter().map(|finding| finding.primary().quote.clone()).collect();
                    assert_eq!(quotes, Vec::<String>::new(), "{}: {article}", documentation.name);
                }
                Example::FlagsRecord { .. } | Example::PassesRecord { .. } => {
                    panic!("{} is about articles", documentation.name)
                }
            }
        }
    }
}

#[test]
fn one_defect_is_one_finding() {
    let cases = [
        ("The lock was shut at noon. , whether ships came or not.", ("stray-punctuation", ". ,")),
        ("The lock was shut at noon. . Ships came all the same.", ("doubled-punctuation", ". .")),
        ("The lock was shut at noon. not present. Ships came all the same.", ("fragment", "not present.")),
        ("The lock was shut at noon. There is. Ships came all the same.", ("orphan-words", "There is.")),
        ("The lock was shut at noon. Are expected. Ships came all the same.", ("missing-subject", "Are expected.")),
        ("A lock. , shut at noon, was opened again by the mayor.", ("stray-punctuation", ". ,")),
        ("The lock â€” an old one â€” was opened by the mayor.", ("mojibake", "â€” an old one â€”")),
        ("The lock was shut by The the mayor of the town.", ("doubled-word", "The the")),
        ("The lock was shut because of of the storm at noon.", ("doubled-word", "of of")),
        ("If Mr. Miller’s The locks were shut, ships came all the same.", ("misplaced-capital", "The")),
    ];
    for (text, (rule, quote)) in cases {
        assert_eq!(named(text), [(rule, quote.to_owned())], "{text}");
    }
}

#[test]
fn repairs_give_the_text_that_was_meant() {
    let cases = [
        ("The lock was shut. , whether ships came or not.", "The lock was shut, whether ships came or not."),
        ("The lock , built in 1911, was shut.", "The lock, built in 1911, was shut."),
        ("The lock was shut. . Ships came.", "The lock was shut. Ships came."),
        ("The the lock was shut.", "The lock was shut."),
        ("The cafÃ© isnâ€™t shut.", "The café isn’t shut."),
        ("The lock <b>was</b> shut.", "The lock was shut."),
    ];
    for (text, expected) in cases {
        let found = all_findings(text);
        assert_eq!(found.len(), 1, "{text}: {:?}", named(text));
        assert_eq!(repaired(text, &found[0]), expected);
    }
}

#[test]
fn good_prose_is_left_alone() {
    let text = "“We open at 8 a.m.,” Ms. Jones, the keeper of the U.S. Lock No. 3, said on Jan. 4.\n\n\
                The ’90s were hard: no ships, no pay … and no end. “It’s the players’ game,” he wrote; it had had its day.\n\n\
                Shipping Inc., which built the lock, left The Hague in 1999. So what? Nobody knew. \"Not me,\" she said.";
    assert_eq!(named(text), []);
}

/// Text made of what the rules look for.
fn debris() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        " ",
        "\n",
        "\n\n",
        ".",
        ",",
        ";",
        ":",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'",
        "(",
        ")",
        "[",
        "]",
        "{{",
        "}}",
        "*",
        "**",
        "<b>",
        "</b>",
        "<br>",
        "&amp;",
        "&lt;",
        "p&gt;",
        "nbsp;",
        "&#8217;",
        "the ",
        "The ",
        "of ",
        "told",
        "Told",
        "is ",
        "There is.",
        "Are",
        "maintains",
        "Ã",
        "©",
        "â€",
        "â€™",
        "Â",
        "\u{fffd}",
        "É",
        "日本",
        "🙂",
        "e\u{301}",
        "read more:",
        "ADVERTISEMENT",
        "[…]",
        "1",
        "19",
        "\u{a0}",
        "\u{85}",
        "\u{2028}",
        "\r\n",
        "[caption",
        "=",
        "/",
        "!",
        "?",
        "…",
        "-",
    ]);
    prop::collection::vec(parts, 0..60).prop_map(|parts| parts.concat())
}

fn check_spans(text: &str) {
    let Some(analysis) = read(text) else { return };
    let parses = Parses::of(&analysis);
    let seen = Text::new(&parses);
    let text = analysis.article().text();
    for rule in RULES {
        let mut findings = Vec::new();
        rule.check(&seen, &mut findings);
        for finding in findings {
            for place in &finding.spans {
                assert!(place.start < place.end, "{}: an empty place in {text:?}", finding.rule);
                assert_eq!(text.get(place.start..place.end), Some(place.quote.as_str()), "{}", finding.rule);
            }
            let mut last = 0;
            for edit in finding.suggestion.iter().flat_map(|suggestion| &suggestion.edits) {
                assert!(last <= edit.start, "{}: edits overlap in {text:?}", finding.rule);
                assert!(text.get(edit.start..edit.end).is_some_and(|old| old != edit.replacement), "{}", finding.rule);
                last = edit.end;
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        check_spans(&text);
    }

    #[test]
    fn debris_is_survived(text in debris()) {
        check_spans(&text);
    }
}
