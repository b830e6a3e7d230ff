//! From the blocks of an article to sentences and tokens.
//!
//! [`analyse`] gives an [`Analysis`]: the article with the sentences of its blocks and the tokens of its sentences.
//! Sentences and tokens are kept as offsets into the reading text of their block; [`Sentence`] and [`Token`] are
//! views that give the words and, through the block, the place in the source.

mod analyser;
mod analysis;
mod inflection;
mod parses;
mod segment;
mod token;

pub use analyser::{Analyser, MAX_WORDS, Parse, Word};
pub use analysis::{Analysis, Sentence, SentenceId, Token, TokenKind};
pub(crate) use inflection::{past, third_person};
pub use parses::Parses;
pub use segment::is_abbreviation;
pub(crate) use token::tokenize;

use crate::article::Article;

/// Finds the sentences and tokens of an article.
pub fn analyse(article: Article) -> Analysis {
    let mut builder = analysis::Builder::default();
    for (number, block) in article.blocks().iter().enumerate() {
        let text = block.text(article.text());
        for sentence in segment::sentences(text, block.kind) {
            builder.start_sentence(number, &sentence);
            token::tokenize(&text[sentence.clone()], |range, kind| {
                builder.add_token(sentence.start + range.start..sentence.start + range.end, kind);
            });
        }
    }
    builder.finish(article)
}
