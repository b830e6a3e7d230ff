//! Passages, and which of them are compared at all.

use std::sync::LazyLock;

use super::fold::folded;
use super::terms::{Term, Terms, first_content_term};
use crate::article::{BlockKind, Span};
use crate::syntax::{Analysis, Sentence, SentenceId};

/// A run of sentences of one article, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The number of the article in the run.
    pub article: usize,
    /// Its first sentence.
    pub first: SentenceId,
    /// Its last sentence.
    pub last: SentenceId,
    /// Its place in the source, if it is only a part of its one sentence.
    pub part: Option<Span>,
}

impl Passage {
    pub(super) fn new(article: usize, first: u32, end: u32) -> Self {
        Passage { article, first: SentenceId(first), last: SentenceId(end.saturating_sub(1).max(first)), part: None }
    }

    /// Its place in the source, from the start of the first sentence to the end of the last.
    pub fn span(self, analyses: &[Analysis]) -> Span {
        if let Some(part) = self.part {
            return part;
        }
        let analysis = &analyses[self.article];
        analysis.sentence(self.first).span().join(analysis.sentence(self.last).span())
    }

    /// Its sentences.
    pub fn sentences(self, analyses: &[Analysis]) -> impl Iterator<Item = Sentence<'_>> {
        let analysis = &analyses[self.article];
        (self.first.0..=self.last.0).map(|id| analysis.sentence(SentenceId(id)))
    }
}

/// The fewest words of a passage that is compared. Shorter ones ("He declined to comment.") recur in good prose.
const FEWEST_WORDS: usize = 5;
/// The fewest content words.
const FEWEST_CONTENT_WORDS: usize = 3;
/// The fewest words of a paragraph that is compared where the rest of the article is told twice.
const FEWEST_WORDS_OF_SHORT: usize = 3;
/// The fewest content words of such a paragraph.
const FEWEST_CONTENT_WORDS_OF_SHORT: usize = 2;
/// The fewest words of a line without final punctuation: shorter ones are section headings, names, credits.
const FEWEST_WORDS_OF_LABEL: usize = 8;
/// The most words of a line without final punctuation that is taken for a heading.
const MOST_WORDS_OF_LABEL: usize = 25;
/// The most words of a first paragraph of one sentence that may be a headline with a full stop.
const MOST_WORDS_OF_HEADLINE: usize = 20;
/// In how many blocks after a heading its words may come again.
const REACH_OF_HEADING: u32 = 3;

static BOILERPLATE: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("boilerplate.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
});

/// The first content word of each of these phrases: a sentence without any of them isn't searched.
static BOILERPLATE_TERMS: LazyLock<TermSet> =
    LazyLock::new(|| TermSet::new(BOILERPLATE.iter().filter_map(|phrase| first_content_term(phrase)).collect()));

/// A few terms, and bits that tell most others from them at once.
struct TermSet {
    bits: u64,
    terms: Vec<Term>,
}

impl TermSet {
    fn new(mut terms: Vec<Term>) -> Self {
        terms.sort_unstable();
        TermSet { bits: terms.iter().fold(0, |bits, &term| bits | Self::bit(term)), terms }
    }

    fn bit(term: Term) -> u64 {
        1 << (term.hash() >> 26)
    }

    fn has(&self, term: Term) -> bool {
        self.bits & Self::bit(term) != 0 && self.terms.binary_search(&term).is_ok()
    }
}

/// What a block is for the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Running text.
    Prose,
    /// A heading, or a short line without final punctuation.
    Label,
    /// Captions, list items, tables: may be as alike as they like.
    Exempt,
}

/// Where the sentences of an article stand, as far as it matters for repeats.
pub(super) struct Layout {
    blocks: Vec<BlockLayout>,
    /// Whether each sentence may be compared by itself.
    comparable: Vec<bool>,
    lede: Option<u32>,
}

struct BlockLayout {
    first: u32,
    end: u32,
    words: usize,
    standing: Standing,
    comparable: bool,
    /// It is running text, but too short to be compared like others.
    short: bool,
}

impl Layout {
    pub(super) fn of(analysis: &Analysis, terms: &Terms) -> Self {
        let mut comparable = Vec::with_capacity(analysis.sentences().len());
        let mut blocks = Vec::with_capacity(analysis.article().blocks().len());
        let mut lede = None;
        let mut first = 0;
        for (number, block) in analysis.article().blocks().iter().enumerate() {
            let end = first + u32::try_from(analysis.sentences_of_block(number).len()).unwrap_or(u32::MAX - first);
            let words = terms.of_sentences(first as usize, end as usize);
            let text = analysis.block_text(number);
            let standing = match standing(block.kind, text, words) {
                _ if is_pull_quote(text, analysis.sentences_of_block(number)) => Standing::Exempt,
                standing => standing,
            };
            let enough = match standing {
                Standing::Prose => is_long_enough(words),
                Standing::Label => words.len() >= FEWEST_WORDS_OF_LABEL,
                Standing::Exempt => false,
            };
            let mut any = false;
            for sentence in analysis.sentences_of_block(number) {
                let at = sentence.id().0 as usize;
                let compare = enough
                    && is_long_enough(terms.of_sentences(at, at + 1))
                    && !is_boilerplate(sentence.text(), terms.of_sentences(at, at + 1));
                comparable.push(compare);
                any |= compare;
            }
            if lede.is_none() && standing == Standing::Prose && any {
                lede = Some(first);
            }
            let short = standing == Standing::Prose
                && !enough
                && has_words(words, FEWEST_WORDS_OF_SHORT, FEWEST_CONTENT_WORDS_OF_SHORT)
                && !is_boilerplate(text, words);
            blocks.push(BlockLayout { first, end, words: words.len(), standing, comparable: enough && any, short });
            first = end;
        }
        Layout { blocks, comparable, lede }
    }

    /// The paragraphs that are compared: number of the block, first sentence, the sentence after the last.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        self.blocks
            .iter()
            .zip(0..)
            .filter(|(block, _)| block.comparable)
            .map(|(block, number)| (number, block.first, block.end))
    }

    /// The paragraphs that are compared, and among them the short ones, marked so: number of the block, first sentence,
    /// the sentence after the last.
    pub(super) fn paragraphs_and_short_ones(&self) -> impl Iterator<Item = (u32, u32, u32, bool)> {
        self.blocks
            .iter()
            .zip(0..)
            .filter(|(block, _)| block.comparable || block.short)
            .map(|(block, number)| (number, block.first, block.end, block.short))
    }

    /// The sentences that are compared, with the numbers of their blocks.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (u32, u32)> {
        self.blocks.iter().zip(0..).flat_map(|(block, number)| {
            (block.first..block.end).filter(|&at| self.comparable[at as usize]).map(move |at| (number, at))
        })
    }

    /// How many sentences the article has.
    pub(super) fn sentence_count(&self) -> usize {
        self.comparable.len()
    }

    /// Whether two blocks may say the same: a heading and the text under it.
    pub(super) fn may_agree(&self, earlier: u32, later: u32) -> bool {
        let (heading, text) = (&self.blocks[earlier as usize], &self.blocks[later as usize]);
        let says_more = 4 * text.words > 5 * heading.words;
        // Of two lines alone, the first is the heading of the second only if that says more; and so is a first
        // paragraph that ends with a full stop.
        let unmistakable = heading.standing == Standing::Label && self.blocks.len() > 2;
        let headed = self.is_heading(earlier) && (unmistakable || says_more);
        headed && text.standing == Standing::Prose && later - earlier <= REACH_OF_HEADING
    }

    /// Whether a block is a heading, or a headline with a full stop.
    pub(super) fn is_heading(&self, block: u32) -> bool {
        let layout = &self.blocks[block as usize];
        layout.standing == Standing::Label
            || block == 0 && self.blocks.len() > 3 && layout.end == 1 && layout.words <= MOST_WORDS_OF_HEADLINE
    }

    /// Whether the first sentence of the first paragraph is this one.
    pub(super) fn is_lede(&self, sentence: SentenceId) -> bool {
        self.lede == Some(sentence.0)
    }
}

fn standing(kind: BlockKind, text: &str, words: &[Term]) -> Standing {
    match kind {
        BlockKind::Caption | BlockKind::ListItem | BlockKind::Verbatim => Standing::Exempt,
        BlockKind::Heading => Standing::Label,
        BlockKind::Paragraph | BlockKind::Quotation if words.len() > MOST_WORDS_OF_LABEL => Standing::Prose,
        BlockKind::Paragraph | BlockKind::Quotation => {
            if is_punctuated(text) {
                Standing::Prose
            } else {
                Standing::Label
            }
        }
    }
}

/// Whether a text ends as a sentence does.
fn is_punctuated(text: &str) -> bool {
    text.trim_end_matches(|ch: char| ch.is_whitespace() || "\"'”’»)]".contains(ch))
        .ends_with(['.', '!', '?', '…', ':', ';', ','])
}

/// Whether a block is a quotation set off with the name of who said it: sentences, and then words without a full stop.
/// Its words stand in the text as well.
fn is_pull_quote<'a>(text: &str, mut sentences: impl ExactSizeIterator<Item = Sentence<'a>>) -> bool {
    const LONGEST_NAME: usize = 5;
    const LONGEST: usize = 600;
    let count = sentences.len();
    if count < 2 || text.len() > LONGEST || is_punctuated(text) {
        return false;
    }
    let Some(last) = sentences.nth(count - 1) else { return false };
    let mut words = last.tokens();
    let name =
        words.len() <= LONGEST_NAME && words.all(|word| word.is_word() && word.form().starts_with(char::is_uppercase));
    name || text.starts_with(['"', '“', '”'])
}

fn is_long_enough(words: &[Term]) -> bool {
    has_words(words, FEWEST_WORDS, FEWEST_CONTENT_WORDS)
}

fn has_words(words: &[Term], all: usize, content: usize) -> bool {
    words.len() >= all && words.iter().filter(|term| term.is_content()).nth(content - 1).is_some()
}

/// Whether a sentence is a credit, a byline or a notice. Only short sentences can be.
fn is_boilerplate(text: &str, words: &[Term]) -> bool {
    const LONGEST: usize = 200;
    if text.len() > LONGEST || !words.iter().any(|&term| BOILERPLATE_TERMS.has(term)) {
        return false;
    }
    let text: String = folded(text).collect();
    BOILERPLATE.iter().any(|phrase| text.contains(phrase))
}
