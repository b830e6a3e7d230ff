//! `word-salad`: words in an order that is no sentence.

use super::prose::paragraphs;
use super::word_order::order;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Parse, Word};

/// Finds sentences whose words stand in an order that nobody would write.
pub struct WordSalad;

static DOCUMENTATION: Documentation = Documentation {
    name: "word-salad",
    code: "GAR006",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "The words stand in an order that makes no sentence.",
    what_it_does: "Holds the order of the words of each sentence against a table, made from the English treebanks, of \
                   which small words and kinds of words follow each other. A sentence is found if its words on the whole would rather stand in any \
                   other order, at least four of them and a fifth of all stand where the words before speak against \
                   them, and the parser wavers about what hangs on what.",
    why: "The sentence was put together from pieces, or its words lost their order: nobody can tell what it says.",
    not_flagged: "Sentences of fewer than eight words, questions and exclamations; headings, captions and lists; \
                  sentences that hold an address, a colon or a semicolon; what is mostly names, figures or many \
                  short clauses, unless it is sure; unusual but readable order (`Nor is it \
                  so.`). Texts written without care get notes. Wrong words in a good order are not seen.",
    examples: &[
        Example::Flags {
            article: "The lock was shut at noon on Friday. Ships the of by storm were in harbour outer the held and to of \
                      the. It will open again on Monday.",
            quote: "Ships the of by storm were in harbour outer the held and to of the.",
        },
        Example::Passes {
            article: "The lock was shut at noon on Friday. Not only the ships were held in the outer harbour by the \
                      storm, but also the small boats of those who live there. It will open again on Monday.",
        },
        Example::Passes { article: "Of the ships, the of course by then old ferry was the first. It left on Monday." },
    ],
};

impl Rule for WordSalad {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// Fewer words say too little about their order.
const FEWEST: usize = 8;

/// At least so many words stand where the words before speak against them.
const AGAINST: usize = 4;

/// The sum of the scores below which it is sure, and below which it is a note, in sixteenths of a natural logarithm.
const SURE: i32 = -168;
const DOUBTFUL: i32 = -112;

/// The sum below which names in a row, figures and many commas are no excuse.
const NO_EXCUSE: i32 = -400;

/// Marks of lists and antitheses, markup, addresses and broken encodings: what is odd there is not the order of words.
const DEBRIS: &[char] = &[
    ';', ':', '<', '>', '{', '}', '[', ']', '|', '=', '_', '~', '^', '*', '\\', '#', '@', '/', '€', '™', 'Â', 'â', 'Ã',
    '\u{fffd}',
];

/// An arc that beats the next by less is one about which the parser wavers.
const NARROW: f32 = 2.0;

impl DocumentRule for WordSalad {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        for passage in paragraphs(text.analysis()) {
            for sentence in passage.sentences() {
                let Some(percent) = text.parses().get(sentence.id()).and_then(salad) else { continue };
                let sure = percent >= CERTAIN && text.register().is_careful();
                let finding = Finding::new(
                    &DOCUMENTATION,
                    text.analysis().article(),
                    sentence.span(),
                    "the words stand in an order that makes no sentence",
                )
                .confidence(Confidence::percent(percent));
                findings.push(match sure {
                    true => finding.quarantine(Quarantine::Sentences),
                    false => finding.severity(Severity::Note),
                });
            }
        }
    }
}

/// A finding of so many hundredths and more is a warning.
const CERTAIN: u8 = 70;

/// How sure it is, in hundredths, that the words of a sentence are in no order.
fn salad(parse: &Parse<'_>) -> Option<u8> {
    let count = parse.words().len();
    let ends = parse.words().next_back().is_some_and(|word| word.form() == ".");
    if count < FEWEST || !ends || parse.sentence().contains(DEBRIS) {
        return None;
    }
    let order = order(parse)?;
    if order.score > DOUBTFUL || order.against < AGAINST || 5 * order.against < count {
        return None;
    }
    let many = |holds: fn(Word<'_>) -> bool| parse.words().filter(|&word| holds(word)).count();
    // Names in a row, results of votes and games, and what is built of many short clauses have an order of their own.
    let odd = many(|word| matches!(word.xpos(), "NNP" | "NNPS" | "FW" | "CD" | "SYM"));
    let figures = many(|word| word.xpos() == "CD");
    let commas = many(|word| word.form() == ",");
    let excused = 3 * odd > count || figures > 2 || 9 * commas >= count;
    let address = many(|word| matches!(word.xpos(), "ADD" | "XX" | "GW"));
    let wavers = many(|word| word.margin() < NARROW);
    if excused && order.score > NO_EXCUSE || address > 0 || 7 * wavers < count {
        return None;
    }
    if order.score > SURE {
        return Some(50);
    }
    let below = (SURE - order.score) / 16;
    Some(u8::try_from((i32::from(CERTAIN) + below).clamp(0, 95)).unwrap_or(CERTAIN))
}
