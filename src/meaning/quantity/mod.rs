//! How much and how many: the quantities of a parsed sentence.
//!
//! [`quantities`] reads a sentence once, from left to right. It is cut into figures, words and signs (`piece`, with
//! `digits` for separators); `numeral` makes numbers of them (`sum`: "1.2 million"; `part`: "two-thirds"), `amount` adds the
//! currency, measure or percentage (`unit`), `pair` makes ranges, scores and "one in five" of two of them, `noun`
//! finds what is counted, `bound` how the number is meant, and `name` drops what is no number at all: years, dates,
//! telephone numbers, "Boeing 747". `find` puts it together. What can't be told stays out: a number that is missing
//! does less harm than one that is not there.
//!
//! All numbers are exact fractions ([`Rational`]), units convert into a base unit by exact factors, and
//! [`Quantity::interval`] says what a statement leaves possible, so that two statements clash only if no number fits
//! both. Words, units and currencies are tables beside the code. Durations are read as measures too; whether one says
//! when something happens is for the grammar of times.
//!
//! ```
//! use claimbench::meaning::quantity::quantities;
//! use claimbench::syntax::Analyser;
//!
//! let sentence = "The port lost more than 1,200 workers and nearly $3.5 million.";
//! if let Some(analyser) = Analyser::embedded() {
//!     let parse = analyser.parse(sentence);
//!     let found = quantities(&parse);
//!     let read: Vec<_> = found.iter().map(|found| (&sentence[found.range()], found.unit().name())).collect();
//!     assert_eq!(read, [("more than 1,200 workers", "worker"), ("nearly $3.5 million", "dollar")]);
//!     assert_eq!(found[1].value(), 3_500_000.into());
//! }
//! ```

mod amount;
mod bound;
mod digits;
mod find;
mod name;
mod noun;
mod numeral;
mod pair;
mod part;
mod piece;
mod rational;
mod record;
mod sum;
mod table;
mod unit;

#[cfg(test)]
mod tests;

pub use bound::{Bound, End, Interval};
pub use find::quantities;
pub(crate) use piece::ordinal_named;
pub use rational::Rational;
pub use record::{Kind, Quantity};
pub use unit::Unit;
