//! Words set into lines: one column of text, or two columns whose equal words stand side by side.

use super::ink::{Ink, Line, cut, width};
use crate::report::sanitise;

/// No word that is meant to be read is longer than this; what is, is data or damage.
const LONGEST: usize = 400;

/// A word as it is set. A word that is not `spaced` is set close to the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    text: String,
    ink: Ink,
    spaced: bool,
}

impl Word {
    /// A word of the article, which is sanitised here, and of which no more than [`LONGEST`] characters are shown.
    pub(super) fn new(text: &str, ink: Ink, spaced: Spaced) -> Self {
        let spaced = spaced == Spaced::Yes;
        match text.char_indices().nth(LONGEST) {
            None => Word { text: sanitise::one_line(text).into_owned(), ink, spaced },
            Some((end, _)) => Word { text: format!("{}…", sanitise::one_line(&text[..end])), ink, spaced },
        }
    }

    /// Puts marks before and behind the word.
    pub(super) fn mark(&mut self, before: &str, behind: &str) {
        self.text = format!("{before}{}{behind}", self.text);
    }

    /// Sets the word behind the one before it, with a space at which no line is broken.
    pub(super) fn tie(&mut self) {
        if self.spaced {
            self.spaced = false;
            self.text.insert(0, ' ');
        }
    }

    /// Sets the word apart from the one before it, or close to it.
    pub(super) fn space(&mut self, spaced: Spaced) {
        self.spaced = spaced == Spaced::Yes;
    }
}

/// Whether white space stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spaced {
    Yes,
    No,
}

impl From<bool> for Spaced {
    fn from(space: bool) -> Self {
        if space { Spaced::Yes } else { Spaced::No }
    }
}

/// The words of a text, all in one ink, parted at white space.
pub(super) fn words(text: &str, ink: Ink) -> Vec<Word> {
    text.split_whitespace().map(|word| Word::new(word, ink, Spaced::Yes)).collect()
}

/// Ties words to each other, so that they stay in one line where it is long enough.
pub(super) fn tied(mut words: Vec<Word>) -> Vec<Word> {
    words.iter_mut().skip(1).for_each(Word::tie);
    words
}

/// Sets words into lines of at most `limit` columns. A word that is longer is broken.
pub(super) fn wrap(words: &[Word], limit: usize) -> Vec<Line> {
    let mut column = Column::new(limit);
    for (word, reach) in words.iter().zip(reaches(words)) {
        if !column.fits(word, reach) {
            column.next_line();
        }
        column.set(word);
    }
    column.lines
}

/// A stretch of two texts: the same words in both, or words of one in place of words of the other.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) kind: Kind,
    pub(super) left: Vec<Word>,
    pub(super) right: Vec<Word>,
}

/// What a [`Stretch`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Same,
    Changed,
}

/// Sets two texts into columns of at most `limit` columns each, line against line, so that the same words stand in
/// the same lines.
pub(super) fn align(stretches: &[Stretch], limit: usize) -> (Vec<Line>, Vec<Line>) {
    let (mut left, mut right) = (Column::new(limit), Column::new(limit));
    let all = |side: fn(&Stretch) -> &Vec<Word>| -> Vec<usize> {
        let words: Vec<Word> = stretches.iter().flat_map(side).cloned().collect();
        reaches(&words)
    };
    let left_reaches = all(|stretch| &stretch.left);
    let right_reaches = all(|stretch| &stretch.right);
    let (mut at_left, mut at_right) = (0, 0);
    for stretch in stretches {
        let pairs = match stretch.kind {
            Kind::Same => stretch.left.len().min(stretch.right.len()),
            Kind::Changed => 0,
        };
        if pairs > 0 {
            let line = left.lines.len().max(right.lines.len());
            left.go_to(line);
            right.go_to(line);
        }
        for (a, b) in stretch.left.iter().zip(&stretch.right).take(pairs) {
            if !left.fits(a, left_reaches[at_left]) || !right.fits(b, right_reaches[at_right]) {
                let line = left.lines.len().max(right.lines.len()) + 1;
                left.go_to(line);
                right.go_to(line);
            }
            left.set(a);
            right.set(b);
            at_left += 1;
            at_right += 1;
        }
        for word in &stretch.left[pairs..] {
            if !left.fits(word, left_reaches[at_left]) {
                left.next_line();
            }
            left.set(word);
            at_left += 1;
        }
        for word in &stretch.right[pairs..] {
            if !right.fits(word, right_reaches[at_right]) {
                right.next_line();
            }
            right.set(word);
            at_right += 1;
        }
    }
    (left.lines, right.lines)
}

/// For each word, how many columns it takes with all that is set close behind it.
fn reaches(words: &[Word]) -> Vec<usize> {
    let mut reaches = vec![0; words.len()];
    let mut behind = 0;
    for (at, word) in words.iter().enumerate().rev() {
        behind += width(&word.text);
        reaches[at] = behind;
        if word.spaced {
            behind = 0;
        }
    }
    reaches
}

struct Column {
    lines: Vec<Line>,
    limit: usize,
}

impl Column {
    fn new(limit: usize) -> Self {
        Column { lines: vec![Line::new()], limit: limit.max(3) }
    }

    fn taken(&self) -> usize {
        self.lines.last().map_or(0, Line::width)
    }

    /// Whether the line may go on with a word. One that could not fit on a line of its own goes on where it is if at
    /// least half of the line is left.
    fn fits(&self, word: &Word, reach: usize) -> bool {
        let taken = self.taken();
        taken == 0 || {
            let space = usize::from(word.spaced);
            let needed = if word.spaced { reach } else { width(&word.text) };
            taken + space + needed <= self.limit || needed > self.limit && taken * 2 < self.limit
        }
    }

    fn next_line(&mut self) {
        self.lines.push(Line::new());
    }

    /// Goes on in line number `line`, from 1, leaving lines before it empty.
    fn go_to(&mut self, line: usize) {
        while self.lines.len() < line {
            self.next_line();
        }
    }

    fn set(&mut self, word: &Word) {
        let taken = self.taken();
        let mut space = usize::from(word.spaced && taken > 0);
        let first = self.limit.saturating_sub(taken + space);
        let long = width(&word.text) > first;
        // At the start of a line the space of a tied word is none.
        let mut rest = if taken == 0 { word.text.trim_start() } else { word.text.as_str() };
        if long && first >= 2 {
            // Broken: as much as the line still takes, then whole lines.
            let head = cut(rest, first)[0];
            if width(head) <= first {
                self.append(head, word.ink, space);
                rest = &rest[head.len()..];
            }
        }
        for piece in cut(rest, self.limit) {
            if self.taken() + space + width(piece) > self.limit && self.taken() > 0 {
                self.next_line();
                space = 0;
            }
            self.append(piece, word.ink, space);
            space = 0;
        }
    }

    fn append(&mut self, text: &str, ink: Ink, space: usize) {
        if let Some(line) = self.lines.last_mut() {
            if space > 0 {
                line.space(ink);
            }
            line.push(text, ink);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Style;
    use super::*;

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.paint(Style::Plain)).collect()
    }

    #[test]
    fn words_that_belong_together_stay_together() {
        let mut all = words("the long road ends here", Ink::Normal);
        all.push(Word::new(",", Ink::Normal, Spaced::No));
        assert_eq!(plain(&wrap(&all, 13)), ["the long road", "ends here,"]);
        assert_eq!(plain(&wrap(&all, 9)), ["the long", "road ends", "here,"]);
        assert_eq!(plain(&wrap(&tied(all), 9)), ["the long", "road ends", "here,"]);
    }

    #[test]
    fn a_long_word_is_broken() {
        assert_eq!(plain(&wrap(&words("a 0123456789012 b", Ink::Normal), 8)), ["a 012345", "6789012", "b"]);
        assert_eq!(plain(&wrap(&words("日本語日本語", Ink::Normal), 5)), ["日本", "語日", "本語"]);
        let endless = plain(&wrap(&words(&"x".repeat(1000), Ink::Normal), 100));
        assert_eq!((endless.len(), endless[4].as_str()), (5, "…"));
    }

    #[test]
    fn the_same_words_stand_in_the_same_lines() {
        let same =
            |text: &str| Stretch { kind: Kind::Same, left: words(text, Ink::Quiet), right: words(text, Ink::Quiet) };
        let changed = Stretch {
            kind: Kind::Changed,
            left: words("a quite long and winding insertion", Ink::Deleted),
            right: words("two", Ink::Inserted),
        };
        let (left, right) = align(&[same("they saw"), changed, same("ships at sea")], 14);
        assert_eq!(plain(&left), ["they saw a", "quite long and", "winding", "insertion", "ships at sea"]);
        assert_eq!(plain(&right), ["they saw two", "", "", "", "ships at sea"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_long(text in any::<String>(), more in "\\PC*", limit in 3_usize..60) {
            let text = format!("{text} {more}");
            for line in wrap(&words(&text, Ink::Normal), limit) {
                prop_assert!(width(&line.paint(Style::Plain)) <= limit, "{line:?}");
            }
        }
    }
}
