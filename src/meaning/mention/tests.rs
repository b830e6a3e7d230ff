//! Mentions in short texts, with the parser of the program.

use proptest::prelude::*;

use super::{EntityKind, Gender, Mention, MentionFinder, Mentions};
use crate::syntax::{Analyser, Analysis};
use crate::{Article, ReadOptions, analyse};

fn mentions_of(text: &str) -> (Mentions, Analysis) {
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let analysis = analyse(Article::read("text.txt", text.as_bytes().to_vec(), &options).expect("an article"));
    let mut finder = MentionFinder::default();
    for sentence in analysis.sentences() {
        let parse = Analyser::embedded().map(|analyser| analyser.parse(sentence.text()));
        finder.read(sentence, parse.as_ref());
    }
    (finder.finish(), analysis)
}

/// Each mention that means something, as `words = name`; a pronoun or name that is left open, as `words ? name | name`.
fn read(text: &str) -> Vec<String> {
    let (mentions, analysis) = mentions_of(text);
    let name = |id| mentions.entity(id).map_or("", |entity| entity.name.as_str());
    let shown = |mention: &Mention| {
        let words = &analysis.article().text()[mention.span.range()];
        match mention.entity {
            Some(entity) => format!("{words} = {}", name(entity)),
            None => {
                let mut names: Vec<&str> = mention.candidates.iter().map(|id| name(*id)).collect();
                names.sort_unstable();
                format!("{words} ? {}", names.join(" | "))
            }
        }
    };
    mentions.mentions.iter().map(shown).collect()
}

/// Whether the text has these mentions, among others. Without a parser there are none.
#[track_caller]
fn holds(text: &str, expected: &[&str]) {
    if Analyser::embedded().is_none() {
        return;
    }
    let found = read(text);
    for mention in expected {
        assert!(found.iter().any(|other| other == mention), "{mention} is not among {found:#?}");
    }
}

#[test]
fn titles_are_cut_off_and_short_names_find_the_full_one() {
    holds(
        "Chinese President Xi Jinping met Secretary of State Antony Blinken. Blinken thanked Mr. Xi.",
        &["Xi Jinping = Xi Jinping", "Antony Blinken = Antony Blinken", "Blinken = Antony Blinken", "Xi = Xi Jinping"],
    );
    holds("Liu Jianchao came to Oslo. Mr. Liu left on Monday.", &["Liu = Liu Jianchao"]);
    holds("Mr. Lund arrived. Peter Lund left on Monday.", &["Lund = Peter Lund"]);
    holds("Professor Anna Berg Jr. spoke. Berg left early.", &["Berg = Anna Berg Jr."]);
}

#[test]
fn a_family_name_that_two_share_is_left_open_once_both_are_named() {
    let text = "Peter Lund runs the port. Lund was there first. His rival Mary Lund came later. Lund spoke.";
    holds(text, &["Lund = Peter Lund", "Lund ? Mary Lund | Peter Lund"]);
    holds("Peter Lund and Mary Lund run the port. Ms. Lund spoke to the crew.", &["Lund = Mary Lund"]);
}

#[test]
fn places_lend_their_names_to_nobody() {
    holds("Jack London wrote novels. He never liked the rain in London.", &["London = London"]);
    holds("The tower in Brenwick is old. Brenwick Minster is older.", &["Brenwick = Brenwick"]);
    holds("Elizabeth Warren met Queen Elizabeth.", &["Elizabeth = Elizabeth"]);
}

#[test]
fn organisations_have_abbreviations() {
    holds("The Harbour Workers Union (HWU) called a strike. The HWU wants more pay.", &["HWU = Harbour Workers Union"]);
    holds("The U.S. sent ships. The United States has many.", &["U.S. = United States"]);
    holds("The World Health Organization warned ports. The WHO named none.", &["WHO = World Health Organization"]);
}

#[test]
fn descriptions_find_the_name_that_stood_beside_them() {
    holds(
        "Wang Yi, the top diplomat of China, flew to Oslo. The top diplomat stayed a week.",
        &["The top diplomat = Wang Yi"],
    );
    holds("The Harbour Party won in May. The party now leads.", &["The party = Harbour Party"]);
    holds(
        "The Harbour Party beat the Forest Party in May. The party now leads.",
        &["The party ? Forest Party | Harbour Party"],
    );
}

#[test]
fn demonyms_mean_the_place_that_is_named() {
    holds("China sent two ships. The Chinese ships left on Monday.", &["Chinese = China"]);
}

#[test]
fn pronouns_take_the_one_who_agrees() {
    holds("Mary Frost met Peter Lund on Friday. She thanked him.", &["She = Mary Frost", "him = Peter Lund"]);
    holds("Peter Lund said he would sell his boat.", &["he = Peter Lund", "his = Peter Lund"]);
    holds("The Harbour Party said on Monday that it would sue.", &["it = Harbour Party"]);
    holds("Galois himself wrote the letter.", &["himself = Galois"]);
}

#[test]
fn two_who_agree_leave_a_pronoun_open() {
    let found = read("Peter Lund and Paul Frost met at the port. The crew saw him.");
    if Analyser::embedded().is_some() {
        assert!(found.iter().any(|mention| mention == "him ? Paul Frost | Peter Lund"), "{found:#?}");
    }
}

#[test]
fn binding_keeps_an_object_from_its_subject() {
    let found = read("Peter Lund came to the port. Paul Frost saw him.");
    assert!(!found.iter().any(|mention| mention == "him = Paul Frost"), "{found:#?}");
}

#[test]
fn a_speaker_says_i_of_himself_and_not_he() {
    let found = read("“He is a thief,” Peter Lund said.");
    assert!(!found.iter().any(|mention| mention == "He = Peter Lund"), "{found:#?}");
}

#[test]
fn it_that_stands_for_nothing_is_no_mention() {
    for text in
        ["It is clear that the port will close.", "It rained at the port.", "It was Monday when the port closed."]
    {
        let found = read(text);
        assert!(!found.iter().any(|mention| mention.starts_with("It ")), "{found:#?}");
    }
    assert!(!read("Each captain knows whether he or she may sail.").iter().any(|mention| mention.starts_with("he ")));
}

#[test]
fn entities_say_who_they_are() {
    if Analyser::embedded().is_none() {
        return;
    }
    let (mentions, analysis) = mentions_of("Blinken left. Secretary of State Antony Blinken, a lawyer, flew to Oslo.");
    let blinken = mentions.entities.iter().find(|entity| entity.name == "Antony Blinken").expect("Blinken");
    let text = |span: Option<crate::article::Span>| span.map(|span| &analysis.article().text()[span.range()]);
    assert_eq!((blinken.kind, blinken.gender, blinken.named), (EntityKind::Person, Gender::Masculine, true));
    assert_eq!(text(Some(blinken.name_span)), Some("Antony Blinken"));
    assert_eq!(text(blinken.title), Some("Secretary of State"));
    assert_eq!(text(blinken.description), Some("a lawyer"));
    let first = &mentions.mentions[0];
    assert_eq!(mentions.mention_at(first.span), Some(first));
    assert_eq!(mentions.mentions_in(analysis.sentence(crate::syntax::SentenceId(0)).span()).len(), 1);
}

#[test]
fn long_lists_are_read() {
    let names: Vec<String> = (0..500).map(|number| format!("Peter Lund{number}")).collect();
    let (mentions, _) = mentions_of(&format!("{} met. He spoke.", names.join(", ")));
    assert!(mentions.mentions.len() <= 2000);
    mentions_of(&format!("{} left.", "Peter Lund saw him and ".repeat(300)));
    mentions_of(&"“".repeat(300));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn spans_lie_in_the_text_in_order(
        text in "(Mr\\. |Ms\\. |Lund|Mary |Peter |the |of |and |, |\\(|\\)|HWU|he |her |it |its |they |“|”|\"|said |party |’s |— |É|\\. |\n\n){0,40}"
    ) {
        let (mentions, analysis) = mentions_of(&format!("Port. {text}"));
        let source = analysis.article().text();
        for mention in &mentions.mentions {
            prop_assert!(source.get(mention.span.range()).is_some_and(|words| !words.is_empty()));
            prop_assert!(mention.entity.into_iter().chain(mention.candidates.iter().copied()).all(|id| mentions.entity(id).is_some()));
        }
        prop_assert!(mentions.mentions.is_sorted_by_key(|mention| mention.span.start()));
        for entity in &mentions.entities {
            prop_assert!(source.get(entity.name_span.range()).is_some());
        }
    }
}
