//! Text that lost its meaning.
//!
//! Machine translation, spinning and careless merging leave marks that need no grammar to be seen: debris of
//! punctuation, capitals in the middle of a sentence, broken encodings, tags, halves of sentences. Others need a parse:
//! lost subjects, a narrator who says "I", pronouns that mean nobody, words in no order. Each rule is one
//! file. They share what they know of the text: `prose` gives the blocks that are read as prose, `piece` what stands
//! between two full stops and how the text is written on the whole, `register` in whose voice it speaks and what of it
//! is quoted, `openings` a cheap first look at where sentences start, `mark_run` the runs of punctuation marks,
//! `quotation` what is quoted, `word_order` how usual an order of words is, and `lexicon` the word lists.
//!
//! One defect is one finding. Marks are owned by the run they stand in: a run of one kind of mark belongs to
//! `doubled-punctuation`, any other to `stray-punctuation`. A word that is doubled is not also a misplaced capital. Where
//! several rules speak of the same words, `settle` leaves the gravest and most specific finding.

mod chars;
mod lexicon;
mod mark_run;
mod openings;
mod piece;
mod prose;
pub(crate) mod quotation;
mod register;
mod settle;
mod word_order;

mod dangling_pronoun;
mod doubled_clause;
mod doubled_punctuation;
mod doubled_word;
mod fragment;
mod leftover_markup;
mod misplaced_capital;
mod missing_subject;
mod mojibake;
mod orphan_words;
mod stray_punctuation;
mod truncated;
mod unbalanced_quotes;
mod voice_intrusion;
mod word_salad;

#[cfg(test)]
mod tests;

pub use dangling_pronoun::DanglingPronoun;
pub use doubled_clause::DoubledClause;
pub use doubled_punctuation::DoubledPunctuation;
pub use doubled_word::DoubledWord;
pub use fragment::Fragment;
pub use leftover_markup::LeftoverMarkup;
pub use misplaced_capital::MisplacedCapital;
pub use missing_subject::MissingSubject;
pub use mojibake::Mojibake;
pub use orphan_words::OrphanWords;
pub use register::Register;
pub(super) use settle::settle;
pub use stray_punctuation::StrayPunctuation;
pub use truncated::Truncated;
pub use unbalanced_quotes::UnbalancedQuotes;
pub use voice_intrusion::VoiceIntrusion;
pub use word_salad::WordSalad;
