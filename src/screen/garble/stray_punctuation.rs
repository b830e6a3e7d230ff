//! `stray-punctuation`: marks that stand where none can.

use std::cell::LazyCell;
use std::ops::Range;

use super::chars;
use super::mark_run::{MarkRun, RunKind, mark_runs};
use super::prose::{Passage, readable};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Analysis, is_abbreviation};

/// Finds marks of punctuation that stand where none can.
pub struct StrayPunctuation;

static DOCUMENTATION: Documentation = Documentation {
    name: "stray-punctuation",
    code: "GAR101",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "A mark of punctuation stands where none can: after a space, after another mark, or alone.",
    what_it_does: "Looks for a comma, semicolon or full stop with a space before it, or glued to the word after it; \
                   for different marks in a row (`. ,`, `,.`, `;,`); for a paragraph that starts with a mark; and for \
                   brackets with nothing in them. The suggested repair closes the gap, or keeps the mark that the \
                   next word fits: the comma before a small letter. `fix` makes these repairs, but does not delete empty \
                   brackets: what stood in them is lost, and the brackets show it.",
    why: "`elections. , whether` is what remains when a clause was cut out or moved: the words on both sides may not \
          belong together. A space before a comma is harmless, but shows that a tool, not a person, set the text.",
    not_flagged: "Spaces before `:`, `!` and `?`, which is how French sets them; figures and names that start with a \
                  point (`.5`, `.NET`, `.com`); commas after abbreviations (`Inc., which`); ellipses; the brackets of a \
                  function (`main()`) and check boxes; emoticons. A text that sets most of its commas apart (as \
                  corpora do) gets one note for all of them. The same mark twice belongs to `doubled-punctuation`.",
    examples: &[
        Example::Flags { article: "The mayor left before the vote. , which surprised many.", quote: ". ," },
        Example::Flags { article: "The bridge , built in 1911, is closed.", quote: " ," },
        Example::Flags { article: "The mine ( ) was sold last year.", quote: "( )" },
        Example::Flags { article: "The price rose,. Nobody knew why.", quote: ",." },
        Example::Passes { article: "Miller Inc., which makes tyres for .NET fans, lost .5 per cent." },
        Example::Passes { article: "Call main() first ;-) and then run it.\n\nVoilà : c'est tout !" },
    ],
};

impl Rule for StrayPunctuation {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// A text with at least so many commas and full stops before which a space stands, …
const HABIT: usize = 8;

impl DocumentRule for StrayPunctuation {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        let apart = LazyCell::new(|| sets_marks_apart(analysis));
        let mut told = false;
        for passage in readable(analysis) {
            for debris in mark_runs(passage.text).filter_map(|run| debris(passage.text, &run)) {
                if debris.kind == DebrisKind::SpaceBefore && *apart {
                    if !told {
                        told = true;
                        findings.push(note_of_habit(analysis, passage, debris.range));
                    }
                    continue;
                }
                findings.push(debris.finding(analysis, passage));
            }
            empty_brackets(analysis, passage, findings);
        }
    }
}

/// … which are more than half of all, sets them apart on purpose.
fn sets_marks_apart(analysis: &Analysis) -> bool {
    let (mut spaced, mut all) = (0_usize, 0_usize);
    for passage in readable(analysis) {
        for run in mark_runs(passage.text).filter(|run| run.kind == RunKind::Single) {
            if passage.text.as_bytes()[run.range.start] != b':' {
                all += 1;
                spaced += usize::from(chars::before(passage.text, run.range.start).is_some_and(chars::is_space));
            }
        }
    }
    spaced >= HABIT && 2 * spaced > all
}

fn note_of_habit(analysis: &Analysis, passage: Passage<'_>, range: Range<usize>) -> Finding {
    let message = "most commas and full stops of this text have a space before them; this is the first";
    Finding::new(&DOCUMENTATION, analysis.article(), passage.span(range), message)
        .severity(Severity::Note)
        .confidence(Confidence::percent(90))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum DebrisKind {
    SpaceBefore,
    SpaceLost,
    Mixed,
    StartsParagraph,
}

/// Marks that stand where none can, with the repair.
struct Debris {
    kind: DebrisKind,
    range: Range<usize>,
    /// What to put in the place of the range, where that is safe.
    repair: Option<String>,
}

/// What is wrong with a run of marks, if anything is.
fn debris(text: &str, run: &MarkRun) -> Option<Debris> {
    let marks = &text[run.range.clone()];
    let next = chars::at(text, run.range.end);
    let next_word = text[run.range.end..].trim_start().chars().next();
    let gap = text[..run.range.start].trim_end_matches(chars::is_space).len();
    let before = chars::before(text, gap);
    let ends = next.is_none_or(|ch| ch.is_whitespace() || chars::closes(ch));
    let whole = |kind, repair| Some(Debris { kind, range: gap..run.range.end, repair });
    if matches!(run.kind, RunKind::Ellipsis | RunKind::Code) {
        return None;
    }
    let starts_line = before.is_none_or(chars::is_line_break);
    if starts_line {
        // ".NET", ":-)", ". . ." and lists that start with a mark are no debris; a comma is.
        let starts_block = text[..gap].trim().is_empty();
        let debris = starts_block && ends && marks.starts_with([',', ';', '.']) && next_word.is_some();
        return debris.then_some(Debris { kind: DebrisKind::StartsParagraph, range: run.range.clone(), repair: None });
    }
    let after_word = before.is_some_and(|ch| ch.is_alphanumeric() || chars::closes(ch) || matches!(ch, '%' | '…'));
    match run.kind {
        RunKind::Single if gap < run.range.start => {
            if marks == ":" || !after_word && !before.is_some_and(|ch| matches!(ch, '!' | '?' | '—' | '–')) {
                return None;
            }
            let glued = marks != "." && next.is_some_and(char::is_alphabetic);
            match (ends, glued) {
                (true, _) => whole(DebrisKind::SpaceBefore, Some(marks.to_owned())),
                (_, true) => whole(DebrisKind::SpaceLost, Some(format!("{marks} "))),
                _ => None,
            }
        }
        // ". :)"
        RunKind::Mixed if matches!(next, Some(')' | '(')) && marks.ends_with([':', ';']) => None,
        RunKind::Mixed if ends => {
            let first = marks.chars().next()?;
            let last = marks.chars().next_back()?;
            let word = text[..gap].rsplit(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
            // "Inc. , which": the full stop belongs to the word.
            let abbreviation = first == '.' && (word.len() < 2 || is_abbreviation(word));
            let repair = match next_word {
                _ if abbreviation => None,
                Some(ch) if ch.is_lowercase() && matches!(last, ',' | ';') => Some(last.to_string()),
                Some(ch) if ch.is_lowercase() && matches!(first, ',' | ';') => Some(first.to_string()),
                Some(ch) if ch.is_uppercase() && (first == '.' || last == '.') => Some('.'.to_string()),
                None if first == '.' || last == '.' => Some('.'.to_string()),
                _ => None,
            };
            whole(DebrisKind::Mixed, repair)
        }
        RunKind::Abbreviation if ends => {
            let word = text[..gap].rsplit(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
            let plain = word.len() >= 6 && word.chars().all(char::is_lowercase);
            let joint = marks != ".:" && next_word.is_some_and(char::is_lowercase);
            let debris = plain && joint && !is_abbreviation(word);
            if debris { whole(DebrisKind::Mixed, Some(marks[1..].to_owned())) } else { None }
        }
        _ => None,
    }
}

impl Debris {
    fn finding(self, analysis: &Analysis, passage: Passage<'_>) -> Finding {
        let marks = passage.text[self.range.clone()].trim();
        let (message, percent) = match self.kind {
            DebrisKind::SpaceBefore => (format!("a space stands before ‘{marks}’"), 90),
            DebrisKind::SpaceLost => (format!("‘{marks}’ stands before its space instead of after the word"), 85),
            DebrisKind::Mixed => (format!("‘{marks}’: marks that can’t stand together"), 92),
            DebrisKind::StartsParagraph => (format!("the paragraph starts with ‘{marks}’"), 85),
        };
        let span = passage.span(self.range.clone());
        let finding = Finding::new(&DOCUMENTATION, analysis.article(), span, message)
            .confidence(Confidence::percent(percent))
            .quarantine(Quarantine::Nothing);
        let repair = self.repair.filter(|_| passage.repairable(self.range).is_some());
        match repair {
            Some(repair) => finding.suggest(format!("write ‘{}’", repair.trim()), span, repair).safely(),
            None => finding,
        }
    }
}

/// Brackets with nothing but space and marks in them: what stood there is lost.
fn empty_brackets(analysis: &Analysis, passage: Passage<'_>, findings: &mut Vec<Finding>) {
    let text = passage.text;
    for (start, _) in text.match_indices('(') {
        let inside = &text[start + 1..];
        let Some(end) = inside.find(|ch| !chars::is_space(ch) && !matches!(ch, ',' | ';')) else { continue };
        let spaced = chars::before(text, start).is_some_and(chars::is_space);
        if !inside[end..].starts_with(')') || !spaced || text[..start].trim_end().is_empty() {
            continue;
        }
        let span = passage.span(start..start + 1 + end + 1);
        let before = text[..start].trim_end_matches(chars::is_space).len();
        let finding = Finding::new(&DOCUMENTATION, analysis.article(), span, "the brackets hold nothing")
            .confidence(Confidence::percent(85))
            .quarantine(Quarantine::Nothing);
        findings.push(match passage.repairable(before..start + 1 + end + 1) {
            Some(whole) => finding.suggest("delete the empty brackets", whole, ""),
            None => finding,
        });
    }
}
