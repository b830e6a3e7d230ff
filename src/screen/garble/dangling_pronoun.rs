//! `dangling-pronoun`: `he` or `she` where nobody was spoken of.

use super::prose::{Passage, paragraphs};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Rule, Severity};
use crate::meaning::{names_actor, names_country};
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Parse, Sentence, Word};

/// Finds pronouns that nobody in their paragraph can be meant by.
pub struct DanglingPronoun;

static DOCUMENTATION: Documentation = Documentation {
    name: "dangling-pronoun",
    code: "GAR005",
    family: Family::Garble,
    severity: Severity::Note,
    summary: "‘He’ or ‘she’ does something, and the paragraph has spoken of nobody.",
    what_it_does: "Looks, in a text that reports, for sentences after the first of a paragraph that start with `he` or \
                   `she` as subject of the main clause. If nothing that stands before in the paragraph can be a person (no name \
                   but those of countries and with an article, no noun for one person, no pronoun), it is found. \
                   A note: a person of the paragraph before may be meant.",
    why: "The sentence with the name was lost, or moved: readers can’t tell who is meant, and no claim can be made of it.",
    not_flagged: "The first sentence of a paragraph; `it` and `they`; quotations and paragraphs that hold one; sentences after \
                  any name or noun that may be a person’s, also where it is not.",
    examples: &[
        Example::Flags {
            article: "The council of Lund closed the northern lock on Friday because of the storm. It was built in 1911 \
                      for the coal trade.\n\nThe Admiralty held two days of talks with the northern ports this week, the \
                      first in years. He led the talks with the harbour towns on both sides.",
            quote: "He",
        },
        Example::Passes {
            article: "The council of Lund closed the northern lock on Friday because of the storm. It was built in 1911 \
                      for the coal trade.\n\nMayor Anna Holm held two days of talks with the northern ports this week, the \
                      first in years. She led the talks with the harbour towns on both sides.",
        },
        Example::Passes {
            article: "The council of Lund closed the northern lock on Friday because of the storm.\n\nHe led the talks \
                      with the harbour towns on both sides. They went on for two days in the town hall of Ystad.",
        },
    ],
};

impl Rule for DanglingPronoun {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// What stands before in the paragraph has at least so many words: less is a heading or a label.
const FEWEST: usize = 8;

impl DocumentRule for DanglingPronoun {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        for passage in
            paragraphs(text.analysis()).filter(|passage| passage.text.contains("He ") || passage.text.contains("She "))
        {
            let Some((sentence, place)) = dangling(text, passage).filter(|_| text.register().reports()) else {
                continue;
            };
            let span = sentence.span_of(place.range());
            let message = format!("nobody whom ‘{}’ can mean was spoken of in this paragraph", place.form());
            findings.push(
                Finding::new(&DOCUMENTATION, text.analysis().article(), span, message)
                    .confidence(Confidence::percent(60)),
            );
        }
    }
}

/// The first pronoun of a paragraph that starts a sentence and has nobody before it.
fn dangling<'a>(text: &Text<'a>, passage: Passage<'a>) -> Option<(Sentence<'a>, Word<'a>)> {
    let mut before = 0;
    for sentence in passage.sentences() {
        let parse = text.parses().get(sentence.id())?;
        if text.register().quotes(sentence) {
            return None;
        }
        let first = parse.word(0)?;
        if before >= FEWEST && matches!(first.form(), "He" | "She") && first.deprel().starts_with("nsubj") {
            let main = first.head().is_some_and(|head| head.head().is_none());
            return main.then_some((sentence, first));
        }
        if parse.words().any(|word| may_be_person(parse, word)) {
            return None;
        }
        before += parse.words().len();
    }
    None
}

/// How nouns for people end, and many others.
const ENDINGS: [&str; 16] =
    ["er", "or", "ist", "man", "ian", "ant", "ent", "ess", "ive", "al", "ee", "son", "boy", "girl", "child", "ing"];

/// Whether a word may name one person. Rather too often than too seldom.
fn may_be_person(parse: &Parse<'_>, word: Word<'_>) -> bool {
    let form = word.form();
    match word.upos() {
        "PROPN" => !(word.xpos() == "NNPS" || names_country(form) || has_article(parse, word)),
        "PRON" => !matches!(
            form.to_lowercase().as_str(),
            "it" | "its" | "itself" | "that" | "which" | "this" | "what" | "there" | "these" | "those"
        ),
        "NOUN" if word.xpos() == "NN" => {
            let lower = form.to_lowercase();
            names_actor(&lower) || ENDINGS.iter().any(|ending| lower.ends_with(ending))
        }
        "NUM" => form.eq_ignore_ascii_case("one"),
        _ => false,
    }
}

/// Whether the name that a word belongs to has an article, which those of people don't.
fn has_article(parse: &Parse<'_>, word: Word<'_>) -> bool {
    let before = (0..word.index()).rev().filter_map(|index| parse.word(index));
    let mut before = before
        .skip_while(|word| word.upos() == "PROPN" || word.form().starts_with(char::is_uppercase) && word.index() > 0);
    before.next().is_some_and(|word| word.form().eq_ignore_ascii_case("the"))
}
