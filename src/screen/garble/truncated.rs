//! `truncated`: a paragraph that stops in the middle.

use std::cell::LazyCell;

use super::chars;
use super::lexicon::DANGLING;
use super::piece::Habits;
use super::prose::{Passage, paragraphs};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Analysis, Sentence, Token};

/// Finds paragraphs that stop in the middle of a sentence.
pub struct Truncated;

static DOCUMENTATION: Documentation = Documentation {
    name: "truncated",
    code: "GAR108",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "A paragraph stops in the middle of a sentence.",
    what_it_does: "Looks at the last sentence of each paragraph of prose. It is cut off if it ends without a mark, in \
                   a text whose other paragraphs and sentences end with one; more surely if its last word is one that \
                   no sentence ends with (an article, a conjunction, a preposition), a comma or a hyphen; and surely \
                   if the paragraph ends with what feeds put there: `[…]`, `[...]`, `(more)`. The place is the whole \
                   sentence, or the mark of the feed.",
    why: "What the sentence was to say is lost, and with it often the rest of the article.",
    not_flagged: "Headings, captions and list items; paragraphs of one sentence without a mark at the end, unless \
                  their last word can't end a sentence: they may be headlines; signatures, addresses and links; \
                  paragraphs that end with a colon or an ellipsis; texts in which most paragraphs end without a mark.",
    examples: &[
        Example::Flags {
            article: "The bridge is closed for repairs. The city will open it again in the",
            quote: "The city will open it again in the",
        },
        Example::Flags {
            article: "The bridge is closed for repairs. The old town will be hard to reach from the northern",
            quote: "The old town will be hard to reach from the northern",
        },
        Example::Flags { article: "The bridge is closed for repairs. It will open again […]", quote: "[…]" },
        Example::Passes { article: "Bridge closed for repairs\n\nThe bridge is closed. It will open in May." },
        Example::Passes {
            article: "The bridge is closed for repairs. It will open in May.\n\nAnna Smith, Springfield",
        },
        Example::Passes { article: "The bridge is closed. Three are open:\n\nIt will open again when …" },
    ],
};

impl Rule for Truncated {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// What feeds put where they cut a text.
const FEED_MARKS: [&str; 6] = ["[…]", "[...]", "[…", "[...", "(more)", "(more…)"];

impl DocumentRule for Truncated {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        let (mut ended, mut open) = (0_usize, 0_usize);
        for passage in paragraphs(analysis).filter(|passage| passage.sentences().take(2).count() == 2) {
            let ends = passage.ends_like_a_sentence();
            ended += usize::from(ends);
            open += usize::from(!ends);
        }
        let usual = open <= 1 || ended >= 4 * open;
        let personal = LazyCell::new(|| Habits::of(analysis).is_personal());
        let mut passages = paragraphs(analysis).peekable();
        while let Some(passage) = passages.next() {
            // Further up, `[...]` says that an editor left out a paragraph of a quotation.
            let feed = if passages.peek().is_none() { feed_mark(analysis, passage) } else { None };
            findings.extend(feed.or_else(|| {
                let found = cut_off(analysis, passage, usual)?;
                let doubtful = found.confidence <= Confidence::percent(DOUBTFUL)
                    || found.confidence < Confidence::percent(SURE) && *personal;
                Some(if doubtful { found.severity(Severity::Note).quarantine(Quarantine::Nothing) } else { found })
            }));
        }
    }
}

fn feed_mark(analysis: &Analysis, passage: Passage<'_>) -> Option<Finding> {
    let text = passage.text.trim_end();
    let mark = FEED_MARKS.iter().find(|mark| text.ends_with(*mark))?;
    let start = text.len() - mark.len();
    let words = text[..start].trim_end().ends_with(|ch: char| ch.is_alphanumeric() || matches!(ch, ',' | '.'));
    words.then(|| {
        let message = format!("the text was cut off here: ‘{mark}’");
        Finding::new(&DOCUMENTATION, analysis.article(), passage.span(start..text.len()), message)
            .confidence(Confidence::percent(90))
            .quarantine(Quarantine::Sentences)
    })
}

fn cut_off(analysis: &Analysis, passage: Passage<'_>, usual: bool) -> Option<Finding> {
    if passage.ends_like_a_sentence() {
        return None;
    }
    let sentence = passage.sentences().last()?;
    let last = sentence.tokens().next_back()?;
    let words = sentence.tokens().filter(|token| token.is_word()).take(MANY).count();
    let lines = sentence.text().contains(chars::is_line_break);
    let several = before_ends(sentence);
    let at_mark = matches!(last.form(), "," | ";" | "-" | "–" | "—") && !is_greeting(sentence);
    let (message, percent) = if at_mark && several && words >= FEW {
        // People who are interrupted stop at a dash.
        let dash = matches!(last.form(), "–" | "—");
        (format!("the paragraph stops at ‘{}’", last.form()), if dash { DOUBTFUL } else { SURE })
    } else if last.is_word()
        && words >= FEW
        && chars::is_lower(last.form())
        && DANGLING.has(last.form())
        && (several || words >= MANY)
    {
        (format!("the paragraph stops at ‘{}’, in the middle of a sentence", last.form()), 90)
    } else if usual && several && !lines && words >= MANY && ends_in_plain_word(sentence, last) {
        ("the paragraph stops without a mark at its end".to_owned(), 65)
    } else {
        return None;
    };
    Some(
        Finding::new(&DOCUMENTATION, analysis.article(), sentence.span(), message)
            .confidence(Confidence::percent(percent))
            .quarantine(Quarantine::Sentences),
    )
}

/// A cut that is seen by the last word, in hundredths.
const SURE: u8 = 80;

/// What may not be a cut, in hundredths: a note.
const DOUBTFUL: u8 = 40;

/// A sentence of fewer words may be a signature or a credit.
const FEW: usize = 3;

/// So many words are a sentence rather than a headline, a signature or a credit.
const MANY: usize = 6;

/// Whether the sentence ends as a letter does: “Many thanks,”, “Dear Anna,”.
fn is_greeting(sentence: Sentence<'_>) -> bool {
    let last = sentence.tokens().rev().nth(1).map_or("", Token::form);
    !chars::is_lower(last)
        || matches!(last, "thanks" | "regards" | "wishes" | "sincerely" | "truly" | "yours" | "all" | "love")
}

/// Whether the sentence before, in the same paragraph, ends with a mark.
fn before_ends(sentence: Sentence<'_>) -> bool {
    let text = sentence.previous_in_block().map_or("", Sentence::text);
    text.trim_end_matches(chars::closes).ends_with(chars::ends_sentence)
}

/// Whether the sentence reads like prose up to its last word: most of it in small letters, no address at the end.
fn ends_in_plain_word(sentence: Sentence<'_>, last: Token<'_>) -> bool {
    let words = sentence.tokens().filter(|token| token.is_word());
    let (mut small, mut all) = (0_usize, 0_usize);
    for word in words {
        all += 1;
        small += usize::from(chars::is_lower(word.form()));
    }
    last.is_word()
        && 2 * small > all
        && sentence.text().starts_with(|ch: char| ch.is_uppercase() || ch == '"' || ch == '“')
}
