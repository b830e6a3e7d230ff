//! `unbalanced-quotes`: a quotation that never ends, or ends without having begun.

use std::ops::Range;

use super::chars;
use super::prose::{Passage, prose};
use super::quotation::{Side, double_marks};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::Analysis;

/// Finds quotation marks without their counterpart.
pub struct UnbalancedQuotes;

static DOCUMENTATION: Documentation = Documentation {
    name: "unbalanced-quotes",
    code: "GAR104",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "A quotation is opened and never closed, or closed and never opened.",
    what_it_does: "Pairs the quotation marks of each paragraph: straight and curly double marks and guillemets, in \
                   English, German, French and Swedish order, also mixed and nested; and single curly or straight \
                   marks that open before a word, where no mark that could close follows in the paragraph. The place \
                   is the text from the lonely mark to the end of its sentence, or from the start of the sentence to \
                   the mark. Each paragraph gives at most one finding for marks that are not closed and one for \
                   marks that are not opened; the message counts them.",
    why: "Readers can’t tell who says what, and neither can this program: it decides by the marks whether a claim is \
          the article’s own or somebody else’s.",
    not_flagged: "A quotation over several paragraphs that opens each paragraph with a mark and closes the last one, \
                  as is the custom, or that opens the first and closes the last alone; apostrophes, also at the start \
                  of a word (’90s, ’em); marks for inches, feet, minutes and seconds (a 19\" screen); headings, \
                  captions, tables and code.",
    examples: &[
        Example::Flags {
            article: "The storm was caused by “warm water and wind. Nobody was hurt.",
            quote: "“warm water and wind.",
        },
        Example::Flags { article: "He left early. The plan is dead,” she said.", quote: "The plan is dead,”" },
        Example::Flags { article: "She called it \"a shame. He called it \"bold\".", quote: "\"a shame." },
        Example::Passes { article: "“We start today.\n\n“Tomorrow we rest,” said the coach." },
        Example::Passes { article: "In the ’90s a 19\" screen was big, the players’ coach said." },
        Example::Passes {
            article: "“He told me ‘no’ and left,” she said. „Gut“, said the other, «bien»."
        },
    ],
};

impl Rule for UnbalancedQuotes {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// Over so many paragraphs without any mark a quotation is taken to go on.
const REACH: usize = 8;

/// The lonely marks of a paragraph.
struct Lonely<'a> {
    passage: Passage<'a>,
    /// Marks that open what is not closed, in order.
    opening: Vec<usize>,
    /// Ends of marks that close what was not opened, in order.
    closing: Vec<usize>,
    /// The paragraph starts with an opening mark.
    starts_quoted: bool,
    /// The first mark of the paragraph is in `closing`.
    closes_first: bool,
    has_marks: bool,
}

impl DocumentRule for UnbalancedQuotes {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        // The paragraph whose last quotation is open, and how far back it is.
        let mut carried: Option<(Lonely<'_>, usize)> = None;
        for passage in prose(analysis) {
            let mut lonely = Lonely::of(passage);
            if lonely.opening.is_empty() && lonely.closing.is_empty() {
                findings.extend(single(analysis, passage));
            }
            if let Some((open, distance)) = carried.take() {
                if lonely.starts_quoted {
                    findings.extend(open.finding_of_opening(analysis, 1));
                } else if lonely.closes_first {
                    lonely.closing.remove(0);
                    findings.extend(open.finding_of_opening(analysis, 1));
                } else if !lonely.has_marks && distance < REACH {
                    carried = Some((open, distance + 1));
                    continue;
                } else {
                    findings.extend(open.finding_of_opening(analysis, 0));
                }
            }
            findings.extend(lonely.finding_of_closing(analysis));
            if !lonely.opening.is_empty() {
                carried = Some((lonely, 0));
            }
        }
        if let Some((open, _)) = carried {
            findings.extend(open.finding_of_opening(analysis, 0));
        }
    }
}

impl<'a> Lonely<'a> {
    fn of(passage: Passage<'a>) -> Self {
        let mut lonely = Lonely {
            passage,
            opening: Vec::new(),
            closing: Vec::new(),
            starts_quoted: false,
            closes_first: false,
            has_marks: false,
        };
        for mark in double_marks(passage.text) {
            let Some(mut side) = mark.side(lonely.opening.len()) else { continue };
            if side == Side::Closes && lonely.opening.is_empty() && introduces(&passage.text[..mark.at]) {
                side = Side::Opens;
            }
            let first = !lonely.has_marks;
            lonely.has_marks = true;
            if side == Side::Opens {
                lonely.starts_quoted |= first && passage.text[..mark.at].trim_start().is_empty();
                lonely.opening.push(mark.at);
            } else if lonely.opening.pop().is_none() {
                lonely.closes_first |= first;
                lonely.closing.push(mark.at + mark.len);
            }
        }
        lonely
    }

    /// A finding for the opening marks, but for the last `answered` ones.
    fn finding_of_opening(&self, analysis: &Analysis, answered: usize) -> Option<Finding> {
        let count = self.opening.len().saturating_sub(answered);
        let &at = self.opening[..count].first()?;
        let range = at..sentence_at(self.passage, at).end.max(at + 1);
        let message = match count {
            1 => "the quotation that opens here is never closed".to_owned(),
            _ => format!("the quotation that opens here is never closed, nor are {} more of this paragraph", count - 1),
        };
        Some(self.finding(analysis, range, message))
    }

    fn finding_of_closing(&self, analysis: &Analysis) -> Option<Finding> {
        let &end = self.closing.first()?;
        let mark = end - chars::before(self.passage.text, end).map_or(0, char::len_utf8);
        let range = sentence_at(self.passage, mark).start.min(mark)..end;
        let message = match self.closing.len() {
            1 => "the quotation that ends here was never opened".to_owned(),
            count => {
                format!("the quotation that ends here was never opened, nor were {} more of this paragraph", count - 1)
            }
        };
        Some(self.finding(analysis, range, message))
    }

    fn finding(&self, analysis: &Analysis, range: Range<usize>, message: String) -> Finding {
        Finding::new(&DOCUMENTATION, analysis.article(), self.passage.span(range), message)
            .confidence(Confidence::percent(80))
            .quarantine(Quarantine::Nothing)
    }
}

/// Whether what stands before a mark introduces a quotation, so that the mark opens it with its space misplaced:
/// `he said," Yes."`
fn introduces(before: &str) -> bool {
    let Some(before) = before.strip_suffix([',', ':']) else { return false };
    ["said", "says", "added", "asked", "wrote", "replied", "told reporters"].iter().any(|verb| before.ends_with(verb))
}

/// The place of the sentence that holds a byte of the block.
fn sentence_at(passage: Passage<'_>, at: usize) -> Range<usize> {
    let sentence = passage.sentences().map(|sentence| sentence.range()).find(|range| range.end > at);
    sentence.unwrap_or(passage.text.len()..passage.text.len())
}

/// A single mark that opens before a word, where nothing after it in the paragraph can close it. Only a note, since
/// writers also put the opening mark where an apostrophe belongs.
fn single(analysis: &Analysis, passage: Passage<'_>) -> Option<Finding> {
    let text = passage.text;
    let (mut lonely, mut count) = (None, 0_usize);
    let bytes = text.as_bytes().iter().enumerate();
    for (at, _) in bytes.filter(|(_, byte)| matches!(byte, b'\'' | 0xE2)) {
        let Some(mark) = ["'", "‘", "’"].into_iter().find(|mark| text[at..].starts_with(mark)) else { continue };
        let after = text[at + mark.len()..].chars().next();
        let opens = mark != "’"
            && chars::before(text, at).is_none_or(|ch| ch.is_whitespace() || matches!(ch, '“' | '"' | '('))
            && after.is_some_and(char::is_alphabetic)
            && !is_clipped(&text[at + mark.len()..]);
        if opens {
            count += 1;
            lonely = lonely.or(Some(at));
        } else if mark != "‘" && after.is_none_or(|ch| !ch.is_alphanumeric()) {
            count = 0;
            lonely = None;
        }
    }
    let at = lonely.filter(|_| count > 0)?;
    let range = at..sentence_at(passage, at).end.max(at + 1);
    let finding = Finding::new(
        &DOCUMENTATION,
        analysis.article(),
        passage.span(range),
        "the quotation that opens here with a single mark is never closed",
    );
    Some(finding.severity(Severity::Note).confidence(Confidence::percent(60)))
}

/// Words that are written with an apostrophe in the place of their first letters.
fn is_clipped(rest: &str) -> bool {
    const CLIPPED: [&str; 13] =
        ["em", "til", "till", "tis", "twas", "cause", "cos", "n", "round", "bout", "nuff", "neath", "s"];
    let word = &rest[..rest.find(|ch: char| !ch.is_alphanumeric()).unwrap_or(rest.len())];
    CLIPPED.iter().any(|clipped| word.eq_ignore_ascii_case(clipped))
}
