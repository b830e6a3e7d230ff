//! The mentions of an article, sentence after sentence, and what they mean in the end.

use super::Mentions;
use super::identity::Names;
use super::read::{self, Quotation};
use super::sighting::Sighting;
use super::story::Story;
use crate::syntax::{Parse, Sentence};

/// Finds the mentions of an article, sentence by sentence.
///
/// ```
/// use claimbench::meaning::MentionFinder;
/// use claimbench::syntax::Analyser;
/// use claimbench::{Article, ReadOptions, analyse};
///
/// let text = "Mary Lund met Ms. Frost on Friday. Lund leads the Harbour Party.";
/// let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
/// let analysis = analyse(Article::read("port.txt", text.as_bytes().to_vec(), &options)?);
/// let mut finder = MentionFinder::default();
/// for sentence in analysis.sentences() {
///     let parse = Analyser::embedded().map(|analyser| analyser.parse(sentence.text()));
///     finder.read(sentence, parse.as_ref());
/// }
/// let mentions = finder.finish();
/// # if Analyser::embedded().is_some() {
/// let lund = mentions.mentions.iter().find(|mention| &text[mention.span.range()] == "Lund").and_then(|it| it.entity);
/// assert_eq!(lund.and_then(|id| mentions.entity(id)).map(|lund| lund.name.as_str()), Some("Mary Lund"));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct MentionFinder {
    sightings: Vec<Sighting>,
    /// The block of each sentence that was read, where it is another than that of the one before.
    blocks: Vec<(u32, usize)>,
    quotation: Quotation,
}

impl MentionFinder {
    /// Reads the next sentence. Without its parse, nothing is seen in it.
    pub fn read(&mut self, sentence: Sentence<'_>, parse: Option<&Parse<'_>>) {
        if self.blocks.last().is_none_or(|(_, block)| *block != sentence.block_number()) {
            // Quotations that go on in the next paragraph open it with another mark.
            self.quotation = Quotation::default();
            self.blocks.push((sentence.id().0, sentence.block_number()));
        }
        if let Some(parse) = parse {
            read::read(sentence, parse, &mut self.quotation, &mut self.sightings);
        }
    }

    /// Finds out what means the same.
    pub fn finish(self) -> Mentions {
        let names = Names::of(&self.sightings);
        let mut story = Story::new(&self.sightings, &self.blocks, &names);
        for at in 0..self.sightings.len() {
            story.place(at);
        }
        story.mentions()
    }
}
