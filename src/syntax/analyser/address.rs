//! Web and mail addresses, names of files and tags such as `#news`: each is one word, whatever marks it holds.

use std::ops::Range;

use super::characters::Character;

const URL_STARTS: [&str; 4] = ["http://", "https://", "ftp://", "www."];
/// The longest start of an address, in characters.
const LONGEST_START: usize = 8;
/// What files and hosts of the web end in.
const ENDINGS: [&str; 14] =
    ["com", "doc", "edu", "exe", "gov", "htm", "html", "jpg", "net", "org", "pdf", "txt", "xls", "zip"];
/// What no address goes on behind.
const ENDS: &str = "<>\"";
/// Marks at the end of an address that belong to the sentence.
const TRAILING: &str = ".,;:!?)]'";

/// The addresses of a chunk, in order; they don't overlap. All of them are found in one walk, and what is looked at
/// before or behind a mark is never looked at for another, so that the time grows with the chunk alone.
pub(super) struct Addresses<'a> {
    chunk: &'a [Character],
    at: usize,
    /// The end of the last address.
    done: usize,
}

impl<'a> Addresses<'a> {
    /// Those of a stretch without white space.
    pub(super) fn of(chunk: &'a [Character]) -> Self {
        Self { chunk, at: 0, done: 0 }
    }

    /// The address whose first sign stands at a place.
    fn address(&self, at: usize) -> Option<Range<usize>> {
        let free = || at == 0 || !is_alphanumeric(self.chunk[at - 1]);
        match char::from_u32(self.chunk[at].norm)? {
            'h' | 'f' | 'w' if free() && self.starts_url(at) => Some(at..self.end_of_path(at)),
            '@' => {
                let start = self.back(at, "._%+-");
                let name = at + 1..self.forth(at + 1, ".-");
                let marks = self.chunk[name.clone()].iter().rev().take_while(|mark| is_one_of(**mark, ".-")).count();
                let end = name.end - marks;
                let has_point = self.chunk[at..end].iter().any(|character| is_one_of(*character, "."));
                (start < at && has_point).then_some(start..end)
            }
            '#' if free() && self.chunk.get(at + 1).is_some_and(|next| next.is_letter()) => {
                let in_tag = |character: &&Character| is_alphanumeric(**character) || is_one_of(**character, "_");
                Some(at..at + 1 + self.chunk[at + 1..].iter().take_while(in_tag).count())
            }
            '.' if at > 0 && is_of_name(self.chunk[at - 1], "_") => {
                let end = self.forth(at + 1, "");
                let ending = &self.chunk[at + 1..end];
                if !ENDINGS.iter().any(|known| ending.len() == known.len() && starts_with(ending, known)) {
                    return None;
                }
                let goes_on = self.chunk.get(end).is_some_and(|next| is_one_of(*next, "/"));
                Some(self.back(at, "._-")..if goes_on { self.end_of_path(end) } else { end })
            }
            _ => None,
        }
    }

    fn starts_url(&self, at: usize) -> bool {
        let start = &self.chunk[at..self.chunk.len().min(at + LONGEST_START)];
        URL_STARTS.iter().any(|known| starts_with(start, known))
    }

    /// Where the name that ends at a place starts.
    fn back(&self, at: usize, marks: &str) -> usize {
        at - self.chunk[self.done..at].iter().rev().take_while(|character| is_of_name(**character, marks)).count()
    }

    /// Where the name that starts at a place ends.
    fn forth(&self, at: usize, marks: &str) -> usize {
        at + self.chunk[at..].iter().take_while(|character| is_of_name(**character, marks)).count()
    }

    /// Where a path that starts at a place ends, without the marks of the sentence; three points that cut it short stay.
    fn end_of_path(&self, start: usize) -> usize {
        let path = &self.chunk[start..];
        let path = &path[..path.iter().position(|character| is_one_of(*character, ENDS)).unwrap_or(path.len())];
        let marks = path.iter().rev().take_while(|character| is_one_of(**character, TRAILING)).count();
        let trailing = &path[path.len() - marks..];
        let cut_short = marks == 3 && trailing.iter().all(|mark| is_one_of(*mark, "."));
        start + path.len() - if cut_short { 0 } else { marks }
    }
}

impl Iterator for Addresses<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while self.at < self.chunk.len() {
            if let Some(found) = self.address(self.at).filter(|found| !found.is_empty()) {
                self.at = found.end;
                self.done = found.end;
                return Some(found);
            }
            self.at += 1;
        }
        None
    }
}

fn is_one_of(character: Character, marks: &str) -> bool {
    char::from_u32(character.norm).is_some_and(|norm| marks.contains(norm))
}

fn is_alphanumeric(character: Character) -> bool {
    character.is_letter() || character.is_digit()
}

/// Whether it is a letter or digit of ASCII or one of some marks.
fn is_of_name(character: Character, marks: &str) -> bool {
    character.norm < 128 && (is_alphanumeric(character) || is_one_of(character, marks))
}

fn starts_with(characters: &[Character], text: &str) -> bool {
    characters.len() >= text.len()
        && characters.iter().zip(text.bytes()).all(|(character, byte)| character.norm == u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(chunk: &str) -> Vec<String> {
        let letters: Vec<char> = chunk.chars().collect();
        let characters: Vec<Character> = letters.iter().map(|ch| Character::new(*ch, 0)).collect();
        Addresses::of(&characters).map(|range| letters[range].iter().collect()).collect()
    }

    #[test]
    fn addresses_end_before_the_marks_of_the_sentence() {
        assert_eq!(addresses("(https://port.example/a?b=1&c=can't)."), ["https://port.example/a?b=1&c=can't"]);
        assert_eq!(addresses("www.lund.example/to-be-..."), ["www.lund.example/to-be-..."]);
        assert_eq!(addresses("<mailto:a.lund@port.example>,"), ["a.lund@port.example"]);
        assert_eq!(addresses("lund...@port.example."), ["lund...@port.example"]);
        assert_eq!(addresses("#harbour_news,#1"), ["#harbour_news"]);
        assert_eq!(
            addresses("plan_v2.pdf;port.com/tides/,harbour.Then"),
            ["plan_v2.pdf", "port.com/tides/,harbour.Then"]
        );
        assert_eq!(addresses("lund@harbour"), Vec::<String>::new());
        assert_eq!(addresses("@lund,and/or.http://"), ["http://"]);
    }
}
