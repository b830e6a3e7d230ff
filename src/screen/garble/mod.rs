//! Text that lost its meaning: what can be told from its surface.

mod doubled_word;

pub use doubled_word::DoubledWord;
