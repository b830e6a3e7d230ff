//! How usual an order of words is: a table of which words stand behind which others.
//!
//! Words of closed classes that are frequent stand for themselves, all others for their tag. The score of a word is
//! log(p(word | the two before) / p(word)): above 0 where the order says what comes, below where it says something else
//! would. Words in any order score below 0 on the whole, sentences far above; it does not matter how rare the words
//! are. `table.bin` is made by `training/order.py`, which says how it is computed and laid out.

use std::cmp::Ordering;
use std::sync::LazyLock;

use crate::syntax::{Parse, Word};

/// The table, of UD_English-EWT and the freely licensed genres of UD_English-GUM (CC BY-SA 4.0).
const TABLE: &[u8] = include_bytes!("table.bin");

/// Tags of closed classes: their words stand for themselves where the table has them.
const CLOSED: [&str; 25] = [
    "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "DT", "EX", "HYPH", "IN", "MD", "PDT", "POS", "PRP", "PRP$", "RP",
    "TO", "UH", "WDT", "WP", "WP$", "WRB", "``", "$",
];

/// Words of open classes that bind others as those of closed classes do.
const BINDING: &str = " also am are as be been being did do does had has have having here is more most n't not now only \
                       said so then there too very was were 's 're 've ";

/// The class of the beginning, and of the end.
const FIRST: u8 = 0;
const LAST: u8 = 1;

/// A score below this, in sixteenths of a natural logarithm, marks a word that the two before it speak against.
const AGAINST: i32 = -32;

/// The lowest and the highest score that counts: no single place decides on a sentence.
const LOWEST: i32 = -64;
const HIGHEST: i32 = 32;

struct Table {
    /// The names of the classes from number 2 on, in order of bytes.
    names: Vec<&'static str>,
    /// By class: what is taken off where it was never seen before another.
    penalties: &'static [u8],
    /// Two classes, score, penalty.
    pairs: &'static [[u8; 4]],
    /// Three classes, score.
    triples: &'static [[u8; 4]],
    /// What stands for a class that the table doesn't have.
    noun: u8,
}

impl Table {
    /// The table of a file, if it is one.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes;
        let mut line = || {
            let end = rest.iter().position(|&byte| byte == b'\n')?;
            let line = std::str::from_utf8(&rest[..end]).ok()?;
            rest = &rest[end + 1..];
            Some(line)
        };
        let count: usize = line()?.parse().ok()?;
        let mut names = (0..count).map(|_| line()).collect::<Option<Vec<_>>>()?;
        let mut counts = line()?.split(' ').map(str::parse::<usize>);
        let [classes, pairs, triples] = [counts.next()?.ok()?, counts.next()?.ok()?, counts.next()?.ok()?];
        if names.len() < 2 || names.len() > 255 || classes != names.len() {
            return None;
        }
        names.drain(..2);
        let penalties = rest.split_off(..classes)?;
        let pairs = rest.split_off(..4 * pairs)?.as_chunks().0;
        let triples = rest.split_off(..4 * triples)?.as_chunks().0;
        let noun = names.binary_search(&"NN").ok()?;
        Some(Self { names, penalties, pairs, triples, noun: u8::try_from(noun + 2).ok()? })
    }

    fn class(&self, word: Word<'_>) -> u8 {
        let number = |name: &str| {
            let at = self.names.binary_search_by(|known| known.as_bytes().cmp(name.as_bytes())).ok()?;
            u8::try_from(at + 2).ok()
        };
        let lower = word.form().to_lowercase().replace('’', "'");
        let closed = CLOSED.contains(&word.xpos());
        let stands_for_itself = closed || BINDING.contains(&format!(" {lower} "));
        stands_for_itself.then(|| number(&lower)).flatten().or_else(|| number(word.xpos())).unwrap_or(self.noun)
    }

    /// The score of `word` behind `before` and what is before that, in sixteenths.
    fn score(&self, [earlier, before, word]: [u8; 3]) -> i32 {
        let signed = |byte: u8| i32::from(byte.cast_signed());
        let key = [earlier, before, word];
        if let Ok(at) = self.triples.binary_search_by(|triple| triple[..3].cmp(&key)) {
            return signed(self.triples[at][3]);
        }
        let pair = |first: u8, second: u8| {
            let order = |pair: &[u8; 4]| -> Ordering { pair[..2].cmp(&[first, second]) };
            self.pairs.binary_search_by(order).ok().map(|at| self.pairs[at])
        };
        let penalty = pair(earlier, before).map_or(0, |pair| signed(pair[3]));
        let unseen = || self.penalties.get(usize::from(before)).map_or(0, |&penalty| signed(penalty));
        penalty + pair(before, word).map_or_else(unseen, |pair| signed(pair[2]))
    }
}

/// How usual the order of the words of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    /// The sum of their scores, each within limits, in sixteenths of a natural logarithm.
    pub(super) score: i32,
    /// How many of them the words before speak against.
    pub(super) against: usize,
}

/// The order of the words of a sentence; none without a table.
pub(super) fn order(parse: &Parse<'_>) -> Option<Order> {
    static READ: LazyLock<Option<Table>> = LazyLock::new(|| Table::read(TABLE));
    let table = READ.as_ref()?;
    let mut order = Order { score: 0, against: 0 };
    let mut behind = [FIRST, FIRST];
    for class in parse.words().map(|word| table.class(word)).chain([LAST]) {
        let score = table.score([behind[0], behind[1], class]);
        order.score += score.clamp(LOWEST, HIGHEST);
        order.against += usize::from(score < AGAINST);
        behind = [behind[1], class];
    }
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        let table = Table::read(TABLE).expect("a table");
        assert!(table.names.is_sorted() && table.pairs.is_sorted() && table.triples.is_sorted());
        assert_eq!(table.penalties.len(), table.names.len() + 2);
        assert!(table.names.binary_search(&"the").is_ok());
    }
}
