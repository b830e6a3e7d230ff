//! What an article quotes word for word.

use std::collections::BTreeMap;
use std::ops::Range;

use super::speaker::Speaker;
use super::word::{self, Break, Word};
use crate::article::{BlockKind, Span};
use crate::check::contradiction::ClaimedArticle;
use crate::meaning::{Attribution, AttributionKind};

/// Fewer words between marks are part of somebody else's sentence.
const SPOKEN: usize = 3;

/// What one speaker says in one paragraph, in one piece or in several around the words of saying.
pub(super) struct Quotation<'a> {
    /// From behind the first mark to before the last.
    pub span: Span,
    pub words: Vec<Word>,
    pub source: &'a Attribution,
    pub speaker: Speaker,
    /// The number of its block.
    pub block: usize,
}

/// The quotations of an article.
pub(super) struct Quotations<'a> {
    /// In the order of the text.
    pub all: Vec<Quotation<'a>>,
    /// The stretches between marks, by block.
    pub stretches: BTreeMap<usize, Vec<Range<usize>>>,
}

impl<'a> Quotations<'a> {
    /// Reads the quotations of which the speaker is known.
    pub fn of(article: &ClaimedArticle<'a>) -> Self {
        let mut quotations = Self { all: Vec::new(), stretches: BTreeMap::new() };
        for (number, block) in article.analysis.article().blocks().iter().enumerate() {
            if matches!(block.kind, BlockKind::Heading | BlockKind::Verbatim) {
                continue;
            }
            let text = article.analysis.block_text(number);
            let stretches = between_marks(text);
            for stretch in &stretches {
                quotations.add(article, number, text, stretch.clone());
            }
            if !stretches.is_empty() {
                quotations.stretches.insert(number, stretches);
            }
        }
        quotations
    }

    fn add(&mut self, article: &ClaimedArticle<'a>, number: usize, text: &str, stretch: Range<usize>) {
        let block = &article.analysis.article().blocks()[number];
        let mut words = Vec::new();
        word::read(text, stretch.clone(), Break::Pause, &mut words);
        let (Some(first), true) = (words.first(), words.len() >= SPOKEN) else { return };
        let Some(source) = article.partition.source_of(block.source_span(first.range.clone())) else { return };
        let said = text.get(stretch.clone()).unwrap_or("").trim_end_matches([',', ' ']);
        let span = block.source_span(stretch.start..stretch.start + said.len());
        if let Some(last) = self.all.last_mut().filter(|last| last.block == number && std::ptr::eq(last.source, source))
        {
            last.span = last.span.join(span);
            last.words.append(&mut words);
            return;
        }
        if source.kind == AttributionKind::Indirect {
            return;
        }
        if let Some(speaker) = Speaker::of(article, source) {
            self.all.push(Quotation { span, words, source, speaker, block: number });
        }
    }

    /// Some words of a quotation as they read, with those beside them if asked for.
    pub fn text(
        &self,
        article: &ClaimedArticle<'_>,
        quotation: &Quotation<'_>,
        words: &Range<usize>,
        beside: bool,
    ) -> String {
        let more = usize::from(beside);
        let start = words.start.saturating_sub(more);
        let end = (words.end + more).min(quotation.words.len());
        let place = |word: Option<&Word>| word.map(|word| word.range.clone());
        let first = place(quotation.words.get(start));
        let last = place(end.checked_sub(1).and_then(|last| quotation.words.get(last)));
        let text = article.analysis.block_text(quotation.block);
        let read = first.zip(last).and_then(|(first, last)| text.get(first.start..last.end)).unwrap_or("");
        read.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The stretches of a block that stand between quotation marks, without these.
fn between_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The mark that closes, and where the stretch begins.
    let mut open: Option<(char, usize)> = None;
    // German closes with the mark that English opens with.
    let last_turned = text.rfind('“').unwrap_or(0);
    let mut before = ' ';
    for (at, ch) in text.char_indices() {
        let end = at + ch.len_utf8();
        let next = text[end..].chars().next().unwrap_or(' ');
        match open {
            Some((closing, start)) if ch == closing && (ch != '’' || !next.is_alphanumeric()) => {
                found.push(start..at);
                open = None;
            }
            // A mark that opens anew: the one before was not closed.
            Some(('”', _)) if ch == '“' => open = Some(('”', end)),
            Some(_) => {}
            None => {
                let closing = match ch {
                    '“' => Some('”'),
                    '„' if end <= last_turned => Some('“'),
                    '„' => Some('”'),
                    '«' => Some('»'),
                    '"' => Some('"'),
                    '‘' if !before.is_alphanumeric() => Some('’'),
                    _ => None,
                };
                open = closing.map(|closing| (closing, end));
            }
        }
        before = ch;
    }
    found
}
