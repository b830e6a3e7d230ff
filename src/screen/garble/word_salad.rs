//! `word-salad`: words in an order that is no sentence.

use super::prose::paragraphs;
use super::word_order::order;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::Parse;

/// Finds sentences whose words stand in an order that nobody would write.
pub struct WordSalad;

static DOCUMENTATION: Documentation = Documentation {
    name: "word-salad",
    code: "GAR006",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "The words stand in an order that makes no sentence.",
    what_it_does: "Holds the order of the words of each sentence against a table, made from the English treebanks, of \
                   which small words and kinds of words follow each other. A sentence is found if its words on the \
                   whole would rather stand in any other order, at least four of them stand where the words before \
                   speak against them, and the parser wavers about what hangs on what.",
    why: "The sentence was put together from pieces, or its words lost their order: nobody can tell what it says.",
    not_flagged: "Sentences of fewer than eight words, questions and exclamations; headings, captions and lists; \
                  sentences that hold an address, a quotation mark, a colon or a semicolon; unusual but readable \
                  order (`Nor is it so.`). Texts written without care get notes. Wrong words in a good order are not \
                  seen.",
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

/// The sum of the scores, in sixteenths of a natural logarithm, above which the order is nothing to speak of.
const UNUSUAL: i32 = -150;

/// How strange the order is on the whole, below which it is no order: see [`salad`]. Of some 15,000 sentences of
/// encyclopedias, news, mail and reviews two are stranger.
const STRANGE: f32 = -7.5;

/// The same where a comma stands after every eighth word or more often: what is built of short clauses reads so.
const STRANGER: f32 = -11.0;

/// What a unit of the parser's margins weighs against the score of a word, and the margin at which they balance.
const WEIGHT: f32 = 6.0;
const BALANCE: f32 = 2.0;

/// An arc that is surer than this is no surer for it.
const SURE: f32 = 8.0;

/// Marks of lists and antitheses, markup, addresses and broken encodings: what is odd there is not the order of words.
const DEBRIS: &[char] = &[
    ';', ':', '<', '>', '{', '}', '[', ']', '|', '=', '_', '~', '^', '*', '\\', '#', '@', '/', '€', '™', 'Â', 'â', 'Ã',
    '\u{fffd}',
];

impl DocumentRule for WordSalad {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        for passage in paragraphs(text.analysis()) {
            for sentence in passage.sentences() {
                let Some(percent) = text.parses().get(sentence.id()).and_then(salad) else { continue };
                let finding = Finding::new(
                    &DOCUMENTATION,
                    text.analysis().article(),
                    sentence.span(),
                    "the words stand in an order that makes no sentence",
                )
                .confidence(Confidence::percent(percent));
                findings.push(match text.register().is_careful() {
                    true => finding.quarantine(Quarantine::Sentences),
                    false => finding.severity(Severity::Note),
                });
            }
        }
    }
}

/// How sure it is at least, and at most, in hundredths.
const CERTAIN: [f32; 2] = [70.0, 95.0];

/// How sure it is, in hundredths, that the words of a sentence are in no order: if those before each word speak against
/// it, and the parser finds no structure that it is sure of. One without the other is only an unusual sentence.
fn salad(parse: &Parse<'_>) -> Option<u8> {
    let count = parse.words().len();
    let ends = parse.words().next_back().is_some_and(|word| word.form() == ".");
    if count < FEWEST || !ends || parse.sentence().contains(DEBRIS) || holds_quotation(parse.sentence()) {
        return None;
    }
    let order = order(parse)?;
    let address = parse.words().any(|word| matches!(word.xpos(), "ADD" | "XX" | "GW"));
    if order.score > UNUSUAL || order.against < AGAINST || address {
        return None;
    }
    let margins: f32 = parse.words().map(|word| word.margin().min(SURE)).sum();
    let mean = |sum: f32| sum / count as f32;
    let strange = mean(order.score as f32) + WEIGHT * (mean(margins) - BALANCE);
    let commas = parse.words().filter(|word| word.form() == ",").count();
    let beyond = if 9 * commas >= count { STRANGER } else { STRANGE } - strange;
    let [least, most] = CERTAIN;
    (beyond > 0.0).then(|| (least + 2.0 * beyond).min(most) as u8)
}

/// Whether words stand between quotation marks: what is quoted need not fit.
fn holds_quotation(sentence: &str) -> bool {
    sentence.contains(['"', '“', '”', '‘']) || sentence.split_whitespace().any(|word| word.starts_with('\''))
}
