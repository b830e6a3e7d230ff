//! Many sentences on all threads.

use rayon::prelude::*;

use super::{Analyser, Parse};
use crate::syntax::Sentence;

/// So many sentences are parsed at a time, or about so many bytes of long ones: enough for all threads, and few enough to
/// keep.
const BATCH: usize = 512;
const BATCH_BYTES: usize = 256 * 1024;
/// So many of them are one piece of work.
const PIECE: usize = 32;

impl<'m> Analyser<'m> {
    /// The sentences with their parses, in the order given. Batches are parsed on all threads of the present pool, and
    /// no more than a batch is kept.
    pub fn parse_all<'a>(
        &'a self,
        sentences: impl IntoIterator<Item = Sentence<'a>>,
    ) -> impl Iterator<Item = (Sentence<'a>, Parse<'a>)> {
        let mut sentences = sentences.into_iter();
        std::iter::from_fn(move || {
            let (mut batch, mut bytes): (Vec<Sentence<'a>>, usize) = (Vec::new(), 0);
            while batch.len() < BATCH && bytes < BATCH_BYTES {
                let Some(sentence) = sentences.next() else { break };
                bytes += sentence.text().len();
                batch.push(sentence);
            }
            if batch.is_empty() {
                return None;
            }
            let parse = |piece: &[Sentence<'a>]| {
                let parses = self.parse_several(piece.iter().map(|sentence| sentence.text()));
                piece.iter().copied().zip(parses).collect::<Vec<_>>()
            };
            Some(batch.par_chunks(PIECE).flat_map_iter(parse).collect::<Vec<_>>())
        })
        .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::analyser::sample;
    use crate::{Article, ReadOptions, analyse};

    #[test]
    fn sentences_keep_their_order() {
        let text = (0..BATCH + 9).map(|number| format!("Ship {number} left the port.\n\n")).collect::<String>();
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let analysis = analyse(Article::read("ships.txt", text.into_bytes(), &options).expect("an article"));
        let model = sample::model(sample::SMALL, 4);
        let analyser = Analyser::new(&model).expect("a model");
        let parsed: Vec<_> = analyser.parse_all(analysis.sentences()).collect();
        assert_eq!(parsed.len(), analysis.sentences().len());
        for ((sentence, parse), wanted) in parsed.iter().zip(analysis.sentences()) {
            assert_eq!(sentence.id(), wanted.id());
            assert_eq!(parse.sentence(), wanted.text());
        }
    }
}
