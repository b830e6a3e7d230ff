//! Whole articles, read and finished.

use proptest::prelude::*;

use super::{Act, Attribution, AttributionFinder, AttributionKind, ContentForm};
use crate::syntax::Analyser;
use crate::{Article, ReadOptions, analyse};

fn read(text: &str) -> Vec<Attribution> {
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let Ok(article) = Article::read("a.txt", text.as_bytes().to_vec(), &options) else { return Vec::new() };
    let analysis = analyse(article);
    let analyser = Analyser::embedded().expect("the embedded model");
    let mut finder = AttributionFinder::default();
    for sentence in analysis.sentences() {
        finder.read(sentence, Some(&analyser.parse(sentence.text())));
    }
    let found = finder.finish(&analysis);
    let decoded = analysis.article().text();
    for span in found.iter().flat_map(|found| [&found.source_spans, &found.cue_spans, &found.content_spans]).flatten() {
        assert!(decoded.get(span.range()).is_some(), "{span:?} lies on character boundaries of {decoded:?}");
        assert!(!span.is_empty(), "{found:?}");
    }
    assert!(found.is_sorted_by_key(|found| found.extent().start()));
    found
}

/// `source | cue | content …` of each attribution.
fn lines(text: &str) -> Vec<String> {
    let show = |found: &Attribution| {
        let content: Vec<&str> = found.content_spans.iter().map(|span| &text[span.range()]).collect();
        format!("{} | {} | {}", found.source, found.cue, content.join(" … "))
    };
    read(text).iter().map(show).collect()
}

#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    assert_eq!(lines(text), expected, "{text}");
}

#[test]
fn what_is_said_in_the_words_of_the_article() {
    finds("The ministry said that the port was closed.", &["The ministry | say | that the port was closed"]);
    finds("Engineers believe the bridge is safe.", &["Engineers | believe | the bridge is safe"]);
    finds("A report estimates that 40 ships sank.", &["A report | estimate | that 40 ships sank"]);
}

#[test]
fn cues_stand_before_behind_and_between() {
    finds(
        "The harbour will close in May, port officials say.",
        &["port officials | say | The harbour will close in May"],
    );
    finds("The harbour, the mayor said, will close in May.", &["the mayor | say | The harbour … will close in May"]);
    finds("According to the report, the bridge is safe.", &["the report | according to | the bridge is safe"]);
    finds("The bridge is safe, according to the report.", &["the report | according to | The bridge is safe"]);
}

#[test]
fn quotations_belong_to_who_stands_beside_them() {
    finds(
        "“We are ready,” said Ana Ruiz, a pilot at the port.",
        &["Ana Ruiz, a pilot at the port | say | “We are ready,”"],
    );
    finds("The pilot said: “We are ready.”", &["The pilot | say | “We are ready.”"]);
    finds(
        "“We are ready,” the pilot said. “The ships are in the harbour. They will leave in May.”",
        &["the pilot | say | “We are ready,” … “The ships are in the harbour. … They will leave in May.”"],
    );
    finds(
        "“We are ready. The ships will leave in May,” the pilot said.",
        &["the pilot | say | “We are ready. … The ships will leave in May,”"],
    );
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph_that_opens_it() {
    finds(
        "The pilot said: “We are ready. The ships are in the harbour.\n\n“They will leave in May.”\n\nThe port is old.",
        &["The pilot | say | “We are ready. … The ships are in the harbour. … “They will leave in May.”"],
    );
}

#[test]
fn a_colon_announces_a_quotation() {
    finds("The pilot added:\n\n“We are ready.”", &["The pilot | add | “We are ready.”"]);
}

#[test]
fn kinds_are_told_by_quotation_marks() {
    let kind = |text: &str| read(text)[0].kind;
    assert_eq!(kind("“The bridge is safe,” the mayor said."), AttributionKind::Direct);
    assert_eq!(kind("The mayor said that the bridge was safe."), AttributionKind::Indirect);
    assert_eq!(kind("The mayor said that the bridge “could fall” soon."), AttributionKind::Mixed);
}

#[test]
fn nested_attributions_lie_inside_each_other() {
    let text = "The mayor said that engineers believe that the bridge is safe.";
    finds(
        text,
        &[
            "The mayor | say | that engineers believe that the bridge is safe",
            "engineers | believe | that the bridge is safe",
        ],
    );
    let found = read(text);
    assert!(found[0].content_spans[0].contains(found[1].extent()));
}

#[test]
fn plans_and_stands_are_no_reports() {
    let act = |text: &str| {
        let found = read(text);
        (found[0].act, found[0].form, found[0].is_report())
    };
    assert_eq!(act("The council wants to sell the harbour."), (Act::Intention, ContentForm::Infinitive, false));
    assert_eq!(act("The council criticised the plan."), (Act::Stance, ContentForm::Phrase, false));
    assert_eq!(act("The council denied that it had sold the harbour."), (Act::Denial, ContentForm::Clause, true));
    assert_eq!(act("The council said that it had sold the harbour."), (Act::Speech, ContentForm::Clause, true));
    assert_eq!(act("The auditors found that the money was gone."), (Act::Perception, ContentForm::Clause, false));
}

#[test]
fn passives_and_hearsay_name_no_source() {
    finds("The harbour is expected to close in May.", &[" | expect | The harbour … to close in May"]);
    finds("The mayor was accused of fraud.", &[" | accuse | The mayor … of fraud"]);
    finds("The mayor reportedly sold the harbour.", &[" | reportedly | The mayor … sold the harbour"]);
}

#[test]
fn nouns_attribute() {
    finds(
        "The council rejected his claim that the bridge is safe.",
        &["The council | reject | his claim that the bridge is safe", "his | claim | that the bridge is safe"],
    );
}

#[test]
fn speakers_stand_beside_a_colon_or_dash() {
    finds(
        "MAYOR: The bridge is safe. It was mended in May.",
        &["MAYOR | : | The bridge is safe … It was mended in May."],
    );
    finds(
        "“The bridge is safe and the port is open.” — Ana Ruiz",
        &["Ana Ruiz | : | “The bridge is safe and the port is open.”"],
    );
}

#[test]
fn what_speakers_attribute_is_theirs() {
    finds("“I think the bridge is safe,” the mayor said.", &["the mayor | say | “I think the bridge is safe,”"]);
}

#[test]
fn without_an_analyser_nothing_is_found() {
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let text = b"The mayor said: \"We are ready.\"".to_vec();
    let analysis = analyse(Article::read("a.txt", text, &options).expect("text"));
    let mut finder = AttributionFinder::default();
    analysis.sentences().for_each(|sentence| finder.read(sentence, None));
    assert_eq!(finder.finish(&analysis), []);
}

#[test]
fn debris_takes_no_longer_than_it_should() {
    read(&"“".repeat(300));
    read(&"\"a ".repeat(2000));
    read(&"he said that ".repeat(700));
    read(&"Ana Ruiz said, Bo Lund, ".repeat(500));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_has_attributions_on_character_boundaries(text in "\\PC{0,200}") {
        read(&text);
    }

    #[test]
    fn pieces_of_attributions_in_any_order(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        read(&pieces.concat());
    }
}

/// What attributions are made of, and what disturbs them.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "''",
    "‘",
    "’",
    ", ",
    ". ",
    ": ",
    "; ",
    " — ",
    "\n\n",
    "\n",
    " ",
    "said ",
    "says that ",
    "according to ",
    "the mayor ",
    "Ana Ruiz ",
    "MAYOR: ",
    "she ",
    "who ",
    "is expected to ",
    "the claim that ",
    "reportedly ",
    "the bridge is safe",
    "wants to ",
    "leave ",
    "by ",
    "é",
    "ß ",
    "😀",
    "called him a ",
    "and ",
    "but ",
    "which ",
    "of ",
];
