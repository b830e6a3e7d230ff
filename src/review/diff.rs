//! What differs between two texts, token by token.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Style;
use super::flow::{Kind, Spaced, Stretch, Word};
use super::ink::Ink;
use crate::syntax::tokenize;

/// Texts with more differing tokens than this are shown without marking what differs, since the search for it may take the
/// product of their lengths.
const MOST_TOKENS: usize = 1500;

/// Equal stretches longer than this are folded.
const LONG_SAME: usize = 44;
/// Changed stretches longer than this are folded.
const LONG_CHANGE: usize = 90;
/// What is to be read whole is folded beyond this.
const LONG_WHOLE: usize = 240;

/// Whether white space counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    Ignored,
    Counts,
}

#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    text: &'a str,
    spaced: bool,
}

/// Two texts and what differs between them.
pub(super) struct WordDiff<'a> {
    old: Vec<Token<'a>>,
    new: Vec<Token<'a>>,
    steps: Vec<Step>,
}

/// A stretch of tokens, as ranges of their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    kind: Kind,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut end = 0;
    tokenize(text, |range, _| {
        tokens.push(Token { text: &text[range.clone()], spaced: range.start > end });
        end = range.end;
    });
    tokens
}

/// A token as it is compared: quotation marks, apostrophes and dashes are taken as one form each.
fn key(token: &Token, spacing: Spacing) -> (String, bool) {
    let folded = token.text.chars().map(|ch| match ch {
        '‘' | '’' | '‚' | '‛' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ => ch,
    });
    let key = match spacing {
        Spacing::Ignored => folded.collect(),
        // Where a repair is at stake every mark counts.
        Spacing::Counts => token.text.to_owned(),
    };
    (key, token.spaced && spacing == Spacing::Counts)
}

impl<'a> WordDiff<'a> {
    pub(super) fn new(old: &'a str, new: &'a str, spacing: Spacing) -> Self {
        let (old, new) = (tokens(old), tokens(new));
        let keys = |tokens: &[Token]| -> Vec<_> { tokens.iter().map(|token| key(token, spacing)).collect() };
        let (old_keys, new_keys) = (keys(&old), keys(&new));
        let steps = steps(&old_keys, &new_keys);
        WordDiff { old, new, steps }
    }

    /// Whether nothing differs.
    pub(super) fn is_same(&self) -> bool {
        self.steps.iter().all(|step| step.kind == Kind::Same)
    }

    /// The share of the tokens that stand in both, from 0 to 1.
    pub(super) fn likeness(&self) -> f64 {
        let same: usize = self.steps.iter().filter(|step| step.kind == Kind::Same).map(|step| step.old.len()).sum();
        let all = self.old.len() + self.new.len();
        if all == 0 { 1.0 } else { 2.0 * same as f64 / all as f64 }
    }

    /// Both texts for two columns, with what differs marked.
    pub(super) fn side_by_side(&self, style: Style) -> Vec<Stretch> {
        self.steps
            .iter()
            .map(|step| match step.kind {
                Kind::Same => Stretch {
                    kind: Kind::Same,
                    left: fold(&self.old[step.old.clone()], Ink::Quiet, LONG_SAME),
                    right: fold(&self.new[step.new.clone()], Ink::Quiet, LONG_SAME),
                },
                Kind::Changed => Stretch {
                    kind: Kind::Changed,
                    left: marked(&self.old[step.old.clone()], Ink::Deleted, style),
                    right: marked(&self.new[step.new.clone()], Ink::Inserted, style),
                },
            })
            .collect()
    }

    /// The stretches of both texts, each with the words of the old and of the new one.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (Kind, String, String)> {
        let joined = |tokens: &[Token]| {
            let mut out = String::new();
            for token in tokens {
                out.push_str(if token.spaced { " " } else { "" });
                out.push_str(token.text);
            }
            out
        };
        let step =
            move |step: &Step| (step.kind, joined(&self.old[step.old.clone()]), joined(&self.new[step.new.clone()]));
        self.steps.iter().map(step)
    }

    /// The new text with what it has and lacks against the old one.
    pub(super) fn in_one(&self, style: Style) -> Vec<Word> {
        let mut words = Vec::new();
        for step in &self.steps {
            let new = &self.new[step.new.clone()];
            if step.kind == Kind::Same {
                words.extend(fold(new, Ink::Quiet, LONG_SAME));
                continue;
            }
            let deleted = marked(&self.old[step.old.clone()], Ink::Deleted, style);
            let mut inserted = marked(new, Ink::Inserted, style);
            // In colour a space tells them apart, without it the brackets do.
            if let (Style::Plain, false, Some(first)) = (style, deleted.is_empty(), inserted.first_mut()) {
                first.space(Spaced::No);
            }
            words.extend(deleted);
            words.extend(inserted);
        }
        words
    }
}

/// The steps from one sequence to another. What they begin and end with in common is found first, so that only the
/// rest counts against [`MOST_TOKENS`].
fn steps<Key: Ord + std::hash::Hash>(old: &[Key], new: &[Key]) -> Vec<Step> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut steps = Vec::new();
    add(&mut steps, Step { kind: Kind::Same, old: 0..head, new: 0..head });
    if old_end - head > MOST_TOKENS || new_end - head > MOST_TOKENS {
        add(&mut steps, Step { kind: Kind::Changed, old: head..old_end, new: head..new_end });
    } else {
        for op in capture_diff_slices(Algorithm::Myers, &old[head..old_end], &new[head..new_end]) {
            let kind = if matches!(op, DiffOp::Equal { .. }) { Kind::Same } else { Kind::Changed };
            let (a, b) = (op.old_range(), op.new_range());
            add(&mut steps, Step { kind, old: a.start + head..a.end + head, new: b.start + head..b.end + head });
        }
    }
    add(&mut steps, Step { kind: Kind::Same, old: old_end..old.len(), new: new_end..new.len() });
    without_islands(steps)
}

/// Appends a step, joining neighbours of one kind.
fn add(steps: &mut Vec<Step>, step: Step) {
    match steps.last_mut() {
        _ if step.old.is_empty() && step.new.is_empty() => {}
        Some(last) if last.kind == step.kind => {
            last.old.end = step.old.end;
            last.new.end = step.new.end;
        }
        _ => steps.push(step),
    }
}

/// Takes a single equal token between larger changes as changed too: a lone "the" in common says nothing and breaks
/// the change into shreds.
fn without_islands(steps: Vec<Step>) -> Vec<Step> {
    let size = |step: Option<&Step>| {
        step.filter(|step| step.kind == Kind::Changed).map_or(0, |step| step.old.len().max(step.new.len()))
    };
    let mut out = Vec::with_capacity(steps.len());
    for (at, step) in steps.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| steps.get(at));
        let between = size(before) > 0 && size(steps.get(at + 1)) > 0;
        let island = step.kind == Kind::Same
            && step.old.len() == 1
            && between
            && size(before) + size(steps.get(at + 1)) > 3 * step.old.len();
        add(&mut out, if island { Step { kind: Kind::Changed, ..step.clone() } } else { step.clone() });
    }
    out
}

/// The words of a changed stretch, between the marks of the style.
fn marked(tokens: &[Token], ink: Ink, style: Style) -> Vec<Word> {
    let mut words = fold(tokens, ink, LONG_CHANGE);
    if style == Style::Plain {
        mark(&mut words, if ink == Ink::Inserted { Marks::Inserted } else { Marks::Deleted });
    }
    words
}

/// A text as words that are all deleted or all inserted.
pub(super) fn whole(text: &str, ink: Ink, style: Style) -> Vec<Word> {
    marked(&tokens(text), ink, style)
}

/// What stands around words where colours can't say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// `[-…-]`
    Deleted,
    /// `{+…+}`
    Inserted,
    /// `[!…!]`
    Wrong,
}

/// Puts marks around words.
pub(super) fn mark(words: &mut [Word], marks: Marks) {
    let (open, close) = match marks {
        Marks::Deleted => ("[-", "-]"),
        Marks::Inserted => ("{+", "+}"),
        Marks::Wrong => ("[!", "!]"),
    };
    if let Some(first) = words.first_mut() {
        first.mark(open, "");
    }
    if let Some(last) = words.last_mut() {
        last.mark("", close);
    }
}

/// Tokens as words; of more than `limit`, the middle gives way to its number of words.
fn fold(tokens: &[Token], ink: Ink, limit: usize) -> Vec<Word> {
    let word = |token: &Token| Word::new(token.text, ink, Spaced::from(token.spaced));
    if tokens.len() <= limit {
        return tokens.iter().map(word).collect();
    }
    let kept = limit * 2 / 5;
    let hidden =
        tokens[kept..tokens.len() - kept].iter().filter(|token| token.text.starts_with(char::is_alphanumeric)).count();
    let mut words: Vec<Word> = tokens[..kept].iter().map(word).collect();
    for note in ["…", &hidden.to_string(), "words", "…"] {
        words.push(Word::new(note, Ink::Quiet, Spaced::Yes));
    }
    words.extend(tokens[tokens.len() - kept..].iter().map(word));
    words
}

/// A text as words in one ink, its middle folded when long.
pub(super) fn folded(text: &str, ink: Ink) -> Vec<Word> {
    fold(&tokens(text), ink, LONG_SAME)
}

/// A text as words in one ink, its middle folded only where it is too long to be read.
pub(super) fn whole_or_folded(text: &str, ink: Ink) -> Vec<Word> {
    fold(&tokens(text), ink, LONG_WHOLE)
}

/// A text as words: those of `marks` in `ink`, the others in normal ink.
pub(super) fn highlighted(text: &str, marks: &[&str], ink: Ink, style: Style) -> Vec<Word> {
    let tokens = tokens(text);
    let marks: Vec<Vec<&str>> =
        marks.iter().map(|mark| self::tokens(mark).iter().map(|token| token.text).collect()).collect();
    let mut words = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let here = marks.iter().filter(|mark: &&Vec<&str>| !mark.is_empty()).find(|mark| {
            tokens.len() - at >= mark.len() && tokens[at..].iter().zip(mark.iter()).all(|(a, b)| a.text == *b)
        });
        match here {
            Some(mark) => {
                words.extend(marked(&tokens[at..at + mark.len()], ink, style));
                at += mark.len();
            }
            None => {
                words.push(Word::new(tokens[at].text, Ink::Normal, Spaced::from(tokens[at].spaced)));
                at += 1;
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::flow::wrap;
    use super::*;

    fn in_one(old: &str, new: &str) -> String {
        let lines = wrap(&WordDiff::new(old, new, Spacing::Ignored).in_one(Style::Plain), 1000);
        lines[0].paint(Style::Plain)
    }

    #[test]
    fn words_are_compared_whole() {
        assert_eq!(
            in_one("The firm lost $5.2m in 2023, it said.", "The firm lost $5.3m in 2023, it said."),
            "The firm lost $[-5.2m-]{+5.3m+} in 2023, it said."
        );
        assert_eq!(in_one("He came.", "He never came."), "He {+never+} came.");
        assert_eq!(in_one("It won’t — ever", "It  won't - ever"), "It won't - ever");
    }

    #[test]
    fn a_lone_word_in_common_is_no_island() {
        assert_eq!(
            in_one("old red brick and white stone walls stood", "new glass and steel beams stood"),
            "[-old red brick and white stone walls-]{+new glass and steel beams+} stood"
        );
    }

    #[test]
    fn where_spacing_counts_it_shows() {
        let diff = WordDiff::new("He came , and left", "He came, and left", Spacing::Counts);
        assert_eq!(wrap(&diff.in_one(Style::Plain), 99)[0].paint(Style::Plain), "He came [-,-]{+,+} and left");
    }

    #[test]
    fn long_stretches_are_folded() {
        let long = "word ".repeat(100);
        assert!(in_one(&long, &format!("{long} end")).contains("word … 66 words … word"));
    }
}
