//! Sentence boundaries within a block, by rules.
//!
//! One pass from left to right stops at the few characters that can end a sentence: a terminal mark, a line break, a
//! bullet, the colon of a label. At a mark it reads what stands there whole ([`mark`]: the run of marks, the quotation
//! marks and brackets that close behind it, [`quote`]) and then weighs the word before against the word after
//! ([`verdict`] on their [`context`]). Abbreviations are kept in classes by what may follow them ([`abbreviation`]);
//! words that open sentences, and verbs of saying, are lists ([`words`]). Line breaks ([`line`]), the items of a list
//! that runs on in one line ([`list`]), the credits of a picture ([`label`]) and the dates of quoted letters ([`stamp`])
//! have rules of their own.
//!
//! Sentences inside quotation marks and brackets are sentences like any other, and their closing marks stay with them.
//! Only a quotation in straight single marks stays whole: its marks are also apostrophes, and the parts could not be
//! told to be quoted.
//!
//! Debris of a bad merge is no boundary: a point before a comma (`elections. , whether`) and a second point
//! (`route. .`) stay within the sentence, so that a rule can point at them there.
//!
//! The cases the rules are named after are those of the Golden Rules of Pragmatic Segmenter (Dias, 2013).

pub(super) mod abbreviation;
mod context;
mod label;
mod line;
mod list;
mod mark;
mod quote;
mod scan;
mod stamp;
mod verdict;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use abbreviation::is_abbreviation;

use crate::article::BlockKind;

/// The longest sentence, in bytes. What runs on for longer without a boundary is cut at white space; nobody reads it
/// as a sentence, and all that looks at sentences may count on them being short. A longer stretch without any white
/// space stays whole.
pub const MAX_SENTENCE: usize = 32 * 1024;

/// How many bytes of marks may be left over behind the last sentence and still belong to it.
const REST: usize = 16;

/// The sentences of a block's reading text, in order, without the white space between them; every character that is
/// not white space is in exactly one.
pub(super) fn sentences(text: &str, kind: BlockKind) -> Vec<Range<usize>> {
    let mut walk = Walk { text, sentences: Vec::new(), start: 0, blank_to: 0, next_item: None };
    walk.begin_at(0);
    let mut lines = line::Lines::new(text, kind);
    let mut at = 0;
    while let Some(stop) = scan::next_stop(text, at) {
        while let Some(item) = walk.next_item.filter(|&item| item <= stop) {
            walk.end_at(item);
        }
        at = match scan::stop_kind(text, stop) {
            scan::Stop::Mark => {
                let mark = mark::Mark::read(text, stop, walk.start);
                if verdict::ends_sentence(text, walk.start, &mark)
                    && !quote::in_straight_single(text, walk.start, mark.end)
                {
                    walk.end_at(mark.end);
                }
                mark.end
            }
            scan::Stop::Line => {
                if lines.break_ends_sentence(walk.start, stop) {
                    walk.end_at(stop);
                }
                stop + 1
            }
            scan::Stop::Colon => {
                if let Some(label) = label::credit_before(text, walk.start, stop) {
                    walk.end_at(label);
                }
                match stamp::around(text, walk.start, stop) {
                    Some(stamp) => {
                        if stamp::follows_sender(text, walk.start, stamp.start) {
                            walk.end_at(stamp.start);
                        }
                        if stamp::opens_letter(text, walk.start, &stamp) {
                            walk.end_at(stamp.end);
                        }
                        stamp.end
                    }
                    None => stop + 1,
                }
            }
            scan::Stop::Bullet => {
                if list::bullet_starts_item(text, stop) {
                    walk.end_at(stop);
                }
                scan::after(text, stop)
            }
            scan::Stop::None => scan::after(text, stop),
        };
    }
    while let Some(item) = walk.next_item {
        walk.end_at(item);
    }
    walk.end_at(text.len());
    walk.sentences
}

/// The sentences so far and where the present one starts.
struct Walk<'a> {
    text: &'a str,
    sentences: Vec<Range<usize>>,
    start: usize,
    /// Up to here the present sentence holds no letter or digit.
    blank_to: usize,
    /// Where the next item of the list that the present sentence is an item of starts.
    next_item: Option<usize>,
}

impl Walk<'_> {
    /// Ends the present sentence, unless it holds nothing to read so far.
    fn end_at(&mut self, end: usize) {
        self.next_item = self.next_item.filter(|&item| item > end);
        let inside = &self.text[self.start..end];
        let at_end = end == self.text.len();
        let unseen = &self.text[self.blank_to.max(self.start)..end];
        let is_blank = !unseen.contains(char::is_alphanumeric);
        if is_blank && !at_end {
            self.blank_to = end;
            return;
        }
        let sentence = self.start..self.start + inside.trim_end().len();
        match self.sentences.last_mut() {
            _ if sentence.is_empty() => {}
            // Marks left over at the end of the last line belong to what they stand behind.
            Some(last) if is_blank && sentence.len() <= REST && !self.text[last.end..self.start].contains('\n') => {
                last.end = sentence.end;
            }
            _ => self.push(sentence),
        }
        self.begin_at(end);
    }

    fn begin_at(&mut self, at: usize) {
        let rest = &self.text[at..];
        self.start = at + rest.len() - rest.trim_start().len();
        self.next_item = list::next_item(self.text, self.start);
    }

    fn push(&mut self, mut sentence: Range<usize>) {
        while sentence.len() > MAX_SENTENCE {
            let limit = scan::floor(self.text, sentence.start + MAX_SENTENCE);
            let inside = &self.text[sentence.start..limit];
            let cut = match inside.rfind(char::is_whitespace) {
                Some(cut) => sentence.start + cut,
                None => match self.text[limit..sentence.end].find(char::is_whitespace) {
                    Some(cut) => limit + cut,
                    None => break,
                },
            };
            let end = sentence.start + self.text[sentence.start..cut].trim_end().len();
            self.sentences.push(sentence.start..end);
            let rest = &self.text[cut..sentence.end];
            sentence.start = cut + rest.len() - rest.trim_start().len();
        }
        self.sentences.push(sentence);
    }
}
