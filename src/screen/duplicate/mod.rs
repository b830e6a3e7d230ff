//! What is said twice, within one article and across the articles of a run.
//!
//! [`Repeats`] finds everything once, and the rules only put it into words:
//!
//! 1. A [`Passage`] is a run of sentences: one sentence, several, or a whole paragraph. `passage` decides which are
//!    long enough and of the right kind to be compared at all.
//! 2. `verbatim` finds equal passages: paragraphs first, then runs of sentences outside them. Candidates have the
//!    same hash of their folded (`fold`) characters, and are then compared character by character. `embedded` finds
//!    sentences that stand inside longer ones, as they do where borders were lost.
//! 3. `near` finds passages that say the same in nearly the same words, and `between` those of two articles.
//!    Candidates share rare words (`index`), are verified by the share of their words (`terms`) that both have, in
//!    whatever order and in one (`similarity`), and count when each is the other's best match.
//! 4. `drift` aligns the words of two such passages and says which numbers, dates and names (`names`) differ.
//!
//! The first place where something is said is the original, and each later one a copy of it. All of it is linear in
//! the length of the text: posting lists, candidates and what is reported of one original are capped.

mod between;
mod drift;
mod embedded;
mod fold;
mod index;
mod names;
mod near;
mod near_duplicate;
mod passage;
mod removal;
mod repeated_paragraph;
mod repeated_sentence;
mod repeats;
mod similarity;
mod terms;
mod verbatim;
mod wording;

#[cfg(test)]
mod tests;

pub use near_duplicate::NearDuplicate;
pub use passage::Passage;
pub use repeated_paragraph::RepeatedParagraph;
pub use repeated_sentence::RepeatedSentence;
pub use repeats::{NearPair, Repeat, Repeats, Share, Similarity};
pub(super) use terms::hash_of_bytes;
