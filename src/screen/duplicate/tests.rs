//! What the family finds and leaves alone, on texts of our own.

use proptest::prelude::*;

use super::*;
use crate::article::{Article, ReadOptions};
use crate::finding::{Example, Finding, Quarantine, Severity};
use crate::screen::{Corpus, CorpusRule};
use crate::syntax::{Analysis, analyse};

const RULES: [&dyn CorpusRule; 3] = [&RepeatedParagraph, &RepeatedSentence, &NearDuplicate];

fn read(path: &str, text: &str) -> Analysis {
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    analyse(Article::read(path, text.as_bytes().to_vec(), &options).expect("the text can be read"))
}

fn findings_of(analyses: &[Analysis]) -> Vec<Finding> {
    let corpus = Corpus::new(analyses);
    let mut findings = Vec::new();
    RULES.iter().for_each(|rule| rule.check(&corpus, &mut findings));
    findings
}

fn findings(text: &str) -> Vec<Finding> {
    findings_of(&[read("a.txt", text)])
}

/// Rule, the quote at the primary place, the quote at the related one.
fn places(findings: &[Finding]) -> Vec<(&str, &str, &str)> {
    findings
        .iter()
        .map(|finding| (finding.rule, finding.spans[0].quote.as_str(), finding.spans[1].quote.as_str()))
        .collect()
}

#[test]
fn the_examples_of_the_documentation_hold() {
    for rule in RULES {
        let name = rule.documentation().name;
        for example in rule.documentation().examples {
            let (Example::Flags { article, .. } | Example::Passes { article }) = example else {
                panic!("{name}: an example about claim files")
            };
            let all = findings(article);
            let found: Vec<&str> = all
                .iter()
                .filter(|finding| finding.rule == name)
                .map(|finding| finding.primary().quote.as_str())
                .collect();
            match example {
                Example::Flags { quote, .. } => assert_eq!(found, [*quote], "{name} on {article}"),
                _ => assert!(found.is_empty(), "{name} on {article}: {found:?}"),
            }
        }
    }
}

const LEDE: &str = "The port of Tallinn closed on Friday after a crane fell into the harbour basin.";
const SECOND: &str = "Two dockers were taken to hospital with broken ribs.";
const THIRD: &str = "Ships for Helsinki left from the old quay instead, four hours late.";

#[test]
fn a_repeated_paragraph_is_one_finding_and_a_repeated_lede_is_called_that() {
    let text = format!("{LEDE} {SECOND}\n\n{THIRD}\n\n{LEDE}  {SECOND}");
    let found = findings(&text);
    let copy = format!("{LEDE}  {SECOND}");
    let original = format!("{LEDE} {SECOND}");
    assert_eq!(places(&found), [("repeated-paragraph", copy.as_str(), original.as_str())]);
    assert_eq!(found[0].message, "this paragraph repeats the lede word for word");
    assert_eq!(found[0].severity, Severity::Error);
    assert_eq!(found[0].quarantine, Quarantine::Sentences);
}

#[test]
fn the_first_sentence_of_the_lede_again_is_called_that() {
    let found = findings(&format!("{LEDE} {SECOND}\n\n{THIRD} {LEDE} Nobody knew the reason."));
    assert_eq!(places(&found), [("repeated-sentence", LEDE, LEDE)]);
    assert_eq!(found[0].message, "this sentence repeats the first sentence of the lede word for word");
}

#[test]
fn typography_makes_no_difference() {
    let found = findings(
        "The captain’s log spoke of “heavy seas” – nothing else.\n\nThe ship sank at dawn near Gotland.\n\n\
         The Captain's log spoke of \"heavy\nseas\" - nothing else.",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, "repeated-paragraph");
}

#[test]
fn of_three_copies_the_second_and_third_stand_against_the_first() {
    let found = findings(&format!("{LEDE}\n\n{SECOND}\n\n{LEDE}\n\n{THIRD}\n\n{LEDE}"));
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|finding| finding.spans[1].start == 0));
    assert!(found[0].spans[0].start < found[1].spans[0].start);
}

#[test]
fn sentences_in_a_row_are_one_finding() {
    let found = findings(&format!("{LEDE} {SECOND} {THIRD}\n\nThe mayor came at noon. {SECOND} {THIRD}"));
    let both = format!("{SECOND} {THIRD}");
    assert_eq!(places(&found), [("repeated-sentence", both.as_str(), both.as_str())]);
    assert_eq!(found[0].message, "these sentences repeat earlier sentences word for word");
}

#[test]
fn a_sentence_inside_a_longer_one_is_found_there() {
    let text = format!("{LEDE} {THIRD}\n\nWhat happens now {THIRD}\n\nThe harbour master gave no reason.");
    let found = findings(&text);
    assert_eq!(places(&found), [("repeated-sentence", THIRD, THIRD)]);
    assert_eq!(found[0].quarantine, Quarantine::Place);
}

#[test]
fn drift_is_named_with_its_slot_and_the_words_at_both_places() {
    let drift = |first: &str, second: &str| {
        let found = findings(&format!("{first}\n\n{SECOND}\n\n{THIRD}\n\n{second}"));
        assert_eq!(found.len(), 1, "{first} {second}");
        assert_eq!(found[0].rule, "near-duplicate");
        assert_eq!(found[0].quarantine, Quarantine::Nothing);
        let value = &found[0].values[0];
        (value.slot.clone(), value.texts[0].clone(), value.texts[1].clone(), found[0].message.clone())
    };
    let (slot, here, there, message) = drift(
        "The fire in the warehouse killed two guards and a driver on Sunday night.",
        "The fire in the warehouse killed three guards and a driver on Sunday night.",
    );
    assert_eq!((slot.as_str(), here.as_str(), there.as_str()), ("number", "three", "two"));
    assert!(message.ends_with("differs in a number: ‘three’ here, ‘two’ there"), "{message}");
    let (slot, here, there, _) = drift(
        "The bridge over the river was opened by Martin Keller after nine years of work.",
        "The bridge over the river was opened by Martin Kessler after nine years of work.",
    );
    assert_eq!((slot.as_str(), here.as_str(), there.as_str()), ("name", "Kessler", "Keller"));
    let (slot, here, there, _) = drift(
        "The trial of the former treasurer will begin in the district court on 12 March.",
        "The trial of the former treasurer will begin in the district court on 14 March.",
    );
    assert_eq!((slot.as_str(), here.as_str(), there.as_str()), ("date", "14", "12"));
}

#[test]
fn a_name_at_the_start_of_a_sentence_drifts_if_it_is_known_as_one() {
    let drift = |first: &str, second: &str| {
        let found = findings(&format!(
            "{first} said the dredger would leave the harbour before the first frost.\n\n{SECOND} Anna Pettifer runs the \
             port with nine harbour pilots.\n\n{THIRD}\n\n\
             {second} said the dredger would leave the harbour before the first frost.",
        ));
        found.iter().flat_map(|finding| finding.values.clone()).map(|value| value.texts.join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(drift("Pettifer", "Pettigrew"), ["Pettigrew Pettifer"]);
    assert!(drift("Pettifer", "Pilots").is_empty());
    assert!(drift("Owners", "Residents").is_empty());
}

#[test]
fn numbers_in_words_and_figures_do_not_drift() {
    let found = findings(&format!(
        "The fire in the warehouse killed two guards and a driver on Sunday night.\n\n{SECOND}\n\n{THIRD}\n\n\
         The fire in the warehouse killed 2 guards and a driver late on Sunday night.",
    ));
    assert_eq!(found.len(), 1);
    assert!(found[0].values.is_empty());
}

#[test]
fn only_function_words_apart_is_no_second_claim() {
    let found = findings(&format!(
        "The fire in the warehouse killed two guards and a driver on Sunday night.\n\n{SECOND}\n\n{THIRD}\n\n\
         The fire at a warehouse killed two guards and the driver on Sunday night.",
    ));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].quarantine, Quarantine::Sentences);
    assert!(found[0].values.is_empty());
}

#[test]
fn the_same_statement_about_different_subjects_is_none() {
    let found = findings(
        "Norway won the relay by eleven seconds on the last lap.\n\nThe snow was soft.\n\n\
         Keller won the medal for the best shot of the day.\n\nNobody fell on the long descent to the stadium.\n\n\
         Moser won the medal for the best jump of the day.",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn headlines_leads_credits_and_short_sentences_may_agree() {
    for text in [
        "Port of Tallinn closes after crane falls into harbour basin\n\nThe port of Tallinn closed on Friday after a \
         crane fell into the harbour basin.\n\nTwo dockers were hurt.\n\nShips left late.",
        "The port is closed.\n\nReporting by Jane Doe and John Roe in Riga\n\nThe quay is open.\n\n\
         Reporting by Jane Doe and John Roe in Riga",
        "The port is closed. He said no.\n\nThe quay is open. He said no.",
        "The port is closed.\n\nWhat we know so far\n\nThe quay is open.\n\nWhat we know so far",
    ] {
        assert!(findings(text).is_empty(), "{text}");
    }
}

#[test]
fn two_articles_that_share_a_sentence_are_a_warning_in_the_later() {
    let analyses = [
        read("a.txt", &format!("{LEDE} {SECOND}\n\nThe mayor came at noon.")),
        read("b.txt", &format!("Workers in Riga went on strike this week. {SECOND}\n\nThe union wants more pay.")),
    ];
    let found = findings_of(&analyses);
    assert_eq!(places(&found), [("repeated-sentence", SECOND, SECOND)]);
    assert_eq!(&*found[0].spans[0].path, "b.txt");
    assert_eq!(&*found[0].spans[1].path, "a.txt");
    assert_eq!(found[0].severity, Severity::Warning);
    assert_eq!(found[0].message, "this sentence repeats a sentence of ‘a.txt’ word for word");
}

#[test]
fn copies_beyond_the_twentieth_are_counted_and_known() {
    let text = vec![LEDE; 30].join("\n\n");
    let analyses = [read("a.txt", &text)];
    let found = findings_of(&analyses);
    assert_eq!(found.len(), 20);
    assert_eq!(found[19].message, "this paragraph repeats the lede word for word; 9 more copies are not listed");
    let corpus = Corpus::new(&analyses);
    let original = |n| corpus.repeats().original(0, crate::syntax::SentenceId(n));
    assert_eq!(original(0), None);
    assert_eq!(original(29), Some((0, crate::syntax::SentenceId(0))));
}

#[test]
fn the_work_for_a_passage_is_bounded() {
    let passages = 4_000;
    let mut proposed = 0;
    let features = |at: usize, list: &mut Vec<u32>| list.extend((0..12).map(|n| (at as u32 * 7 + n * n) % 900));
    index::candidates(passages, passages * 12, features, |earlier, later| {
        assert!(earlier < later);
        proposed += 1;
    });
    assert!(proposed <= 6 * passages);
}

/// Text in which passages come again, whole, cut or with other words.
fn patched() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(LEDE.to_owned()),
        Just(SECOND.to_owned()),
        Just(THIRD.replace("four", "five")),
        Just("\n\n".to_owned()),
        "[A-Z][a-z]{1,9}( [a-z0-9’“”.,-]{1,9}){0,12}[.!?]?",
        "[^\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f]{0,20}",
    ];
    // What cannot be read at all (nothing, controls alone) is the business of the article stage.
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.join(" ") + " So it is.")
}

proptest! {
    #[test]
    fn places_are_exact_and_the_later_one_is_primary(first in patched(), second in patched()) {
        let analyses = [read("a.txt", &first), read("b.txt", &second)];
        let found = findings_of(&analyses);
        let order = |path: &str| usize::from(path == "b.txt");
        for finding in &found {
            for place in &finding.spans {
                let text = analyses[order(&place.path)].article().text();
                prop_assert_eq!(&text[place.start..place.end], &place.quote);
                prop_assert!(!place.quote.is_empty());
            }
            let (copy, original) = (&finding.spans[0], &finding.spans[1]);
            prop_assert!((order(&original.path), original.start) < (order(&copy.path), copy.start));
        }
        let again = findings_of(&analyses);
        prop_assert_eq!(places(&found), places(&again));
    }

    #[test]
    fn what_an_article_repeats_does_not_depend_on_the_others(first in patched(), second in patched()) {
        let inside = |findings: Vec<Finding>| {
            let mut inside: Vec<(String, usize, usize, usize)> = findings
                .iter()
                .filter(|finding| finding.spans.iter().all(|place| &*place.path == "b.txt"))
                .map(|finding| (finding.message.clone(), finding.spans[0].start, finding.spans[0].end, finding.spans[1].start))
                .collect();
            inside.sort();
            inside
        };
        let alone = findings_of(&[read("b.txt", &second)]);
        let together = findings_of(&[read("a.txt", &first), read("b.txt", &second)]);
        prop_assert_eq!(inside(alone), inside(together));
    }

    #[test]
    fn unrelated_words_give_nothing(sentences in prop::collection::vec("[A-Z][a-z]{5,9}( [a-z]{6,10}){6,14}", 1..30)) {
        let text = sentences.join(".\n\n") + ".";
        prop_assert!(findings(&text).is_empty());
    }
}

#[test]
fn near_copies_beyond_the_twentieth_are_counted() {
    let ports = ["Turku", "Riga", "Kiel", "Gdynia", "Visby", "Narva", "Oulu", "Vaasa"];
    let near = |n: usize| {
        format!(
            "The harbour office counted {} ships with timber and {} ferries on the way to {} in the last week of the year.",
            n * 37 + 1_003,
            n + 11,
            ports[n % ports.len()],
        )
    };
    let text: Vec<String> = (0..80).map(near).collect();
    let found = findings(&text.join("\n\n"));
    let mut of_original = std::collections::BTreeMap::new();
    for finding in &found {
        *of_original.entry(finding.spans[1].start).or_insert(0) += 1;
    }
    assert!(of_original.values().all(|&count| count <= 20), "{of_original:?}");
}

#[test]
fn a_round_number_with_a_separator_is_no_year() {
    let text = "About 1,200 growers came to the market hall of Lund on Monday to see the new scales.\n\n\
                The hall has stood empty since the fire.\n\n\
                About 1,500 growers came to the market hall of Lund on Monday to see the new scales.";
    let found = findings(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].values[0].slot, "number");
    assert_eq!(found[0].values[0].texts, ["1,500", "1,200"]);
}
