//! `orphan-words`: words that belong to no sentence, or a sentence with nothing to say.

use std::cell::LazyCell;

use super::chars;
use super::lexicon::{FUNCTION, LOWER_CASE};
use super::openings::{has_small_opening, may_say_nothing};
use super::piece::{End, Habits, Piece, pieces};
use super::prose::{Passage, paragraphs};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Analysis, TokenKind};

/// Finds words that belong to no sentence.
pub struct OrphanWords;

static DOCUMENTATION: Documentation = Documentation {
    name: "orphan-words",
    code: "GAR003",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "Words stand between two sentences and belong to neither, or a sentence says nothing.",
    what_it_does: "Looks for one to four words in small letters that stand after a full stop, or at the start of a \
                   paragraph, directly before the capital that starts a sentence (`… was closed. next to The mayor \
                   said …`); and for sentences that only say that there is (`There is.`). Before a name, which may go \
                   on with the words, only two words or more after a full stop count. It \
                   goes by the letters alone; a later version will parse.",
    why: "These words are what is left of a sentence that was lost. They say nothing, and may spoil the sentence \
          after them.",
    not_flagged: "Texts that start many sentences with small letters; names with a small letter (iPhone, al-Qaeda, de \
                  Gaulle); words after an abbreviation; quotations; list items; lines of their own; pieces between \
                  two full stops, which are the business of `fragment`.",
    examples: &[
        Example::Flags {
            article: "The harbour was closed at noon. next to The mayor said it was safe.",
            quote: "next to",
        },
        Example::Flags {
            article: "The harbour was closed at noon. There is. The mayor said it was safe.",
            quote: "There is.",
        },
        Example::Flags { article: "old ships of That was the last voyage of the year.", quote: "old ships of" },
        Example::Passes { article: "The harbour was closed. iPhone sales fell. De Gaulle flew to Corfu." },
        Example::Passes { article: "There is a harbour. Is there one? There is!" },
    ],
};

impl Rule for OrphanWords {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl DocumentRule for OrphanWords {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        let capitals = LazyCell::new(|| Habits::of(analysis).starts_with_capitals());
        for passage in paragraphs(analysis).filter(|&passage| has_small_opening(passage) || may_say_nothing(passage)) {
            for piece in pieces(passage) {
                if says_nothing(&piece) {
                    let message = "the sentence says that there is, but not what";
                    findings.push(
                        Finding::new(&DOCUMENTATION, analysis.article(), passage.span(piece.range.clone()), message)
                            .confidence(Confidence::percent(85))
                            .quarantine(Quarantine::Sentences),
                    );
                } else if let Some(count) = orphans(&piece).filter(|_| *capitals) {
                    findings.push(finding(analysis, passage, &piece, count));
                }
            }
        }
    }
}

fn finding(analysis: &Analysis, passage: Passage<'_>, piece: &Piece<'_>, count: usize) -> Finding {
    let range = piece.range.start..piece.tokens[count - 1].range().end;
    let message = match count {
        1 => "a word stands between two sentences and belongs to neither",
        _ => "words stand between two sentences and belong to neither",
    };
    Finding::new(&DOCUMENTATION, analysis.article(), passage.span(range), message)
        .confidence(Confidence::percent(75))
        .quarantine(Quarantine::Place)
}

/// “There is.”
fn says_nothing(piece: &Piece<'_>) -> bool {
    piece.end == End::Stop
        && !piece.quoted
        && matches!(piece.count, 2..=3)
        && piece.form(0) == "There"
        && matches!(piece.form(1), "is" | "are" | "was" | "were" | "has" | "have" | "will" | "would")
        && matches!(piece.form(2), "" | "been" | "be" | "also")
}

/// The most words that are taken for orphans.
const MOST: usize = 4;

/// Numbers that start a sentence.
const NUMBERS: [&str; 9] = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/// How many words at the start of a piece stand before the capital that starts its sentence.
pub(super) fn orphans(piece: &Piece<'_>) -> Option<usize> {
    let first_in_block = piece.after.is_none();
    let after_stop = piece.after == Some(End::Stop) && piece.tokens_before > 2 && !piece.breaks_line;
    if piece.starts_quoted || !(first_in_block || after_stop) {
        return None;
    }
    let small =
        |form: &str| !form.is_empty() && form.chars().all(|ch| ch.is_lowercase() || matches!(ch, '\'' | '’' | '-'));
    let count = piece.tokens.iter().take_while(|token| token.is_word() && small(token.form())).count();
    let next = piece.tokens.get(count)?;
    // Something must follow the capital, else this is a fragment.
    if count == 0 || count > MOST || piece.count < count + 3 || next.kind() != TokenKind::Word {
        return None;
    }
    let capital = next.form();
    let known = FUNCTION.has(capital) || LOWER_CASE.has(capital) || NUMBERS.contains(&capital);
    let starter = chars::is_title(capital) && (known || capital == "A" || piece.form(count + 1) == ",");
    let names = ["al", "bin", "da", "de", "del", "della", "di", "du", "el", "la", "le", "ten", "van", "von", "y"];
    let name = !starter;
    // Before a name, the words may be the start of a caption or of a careless sentence.
    let plausible = !name || after_stop && count > 1;
    (plausible && !names.contains(&piece.form(0))).then_some(count)
}
