//! In whose voice a text speaks: whether it reports, or somebody speaks for himself; and what of it is quoted.

use std::iter::Peekable;

use super::chars;
use super::prose::{Passage, paragraphs};
use super::quotation::{Mark, Side, double_marks};
use crate::meaning::{Tree, reports};
use crate::screen::Text;
use crate::syntax::{Parse, Sentence, Word};

/// In whose voice a text speaks.
#[derive(Clone, Debug, Default)]
pub struct Register {
    counts: Counts,
    /// By the number of the sentence: whether any of it is quoted, or may be.
    quoting: Vec<bool>,
    /// The numbers of the sentences with a first person outside quotation marks, in order.
    speaking: Vec<usize>,
}

/// Of the sentences in paragraphs, how many …
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    sentences: usize,
    /// … hold a first person outside quotation marks. All that follow are counted among the others.
    first_person: usize,
    second_person: usize,
    /// … hold a word that tells where something is from: `said`, `according`, `spokesman`.
    reporting: usize,
    asking_or_exclaiming: usize,
    commanding: usize,
    /// … hold a name or a number.
    naming: usize,
    small_starts: usize,
    words: usize,
}

/// A text of fewer sentences is short: it is told by fewer signs, and less of it is believed.
const SHORT: usize = 8;

/// What reports has so many words in a sentence on average.
const MEAN_WORDS: usize = 10;

/// Sentences so far from each other belong together.
const CLOSE: usize = 2;

/// A sentence of fewer words, with the marks, tells nothing of the voice unless a first person speaks in it.
const FEWEST: usize = 6;

impl Register {
    /// Reads the paragraphs of an article.
    pub(in crate::screen) fn of(text: &Text<'_>) -> Self {
        let mut register = Register { quoting: vec![false; text.analysis().sentences().len()], ..Self::default() };
        let mut stays_open = false;
        for passage in paragraphs(text.analysis()) {
            stays_open = register.read(text, passage, stays_open);
        }
        register
    }

    /// Whether any of a sentence is quoted, or may be. Only sentences of paragraphs are looked at.
    pub(super) fn quotes(&self, sentence: Sentence<'_>) -> bool {
        self.quoting.get(sentence.id().0 as usize).copied().unwrap_or(false)
    }

    /// Whether a first person speaks in a sentence close to this one too.
    pub(super) fn goes_on(&self, sentence: Sentence<'_>) -> bool {
        let at = sentence.id().0 as usize;
        let from = self.speaking.partition_point(|&other| other + CLOSE < at);
        self.speaking[from..].iter().take_while(|&&other| other <= at + CLOSE).any(|&other| other != at)
    }

    /// Whether the text has few sentences, so that a single one says little about its voice.
    pub(super) fn is_short(&self) -> bool {
        self.counts.sentences < SHORT
    }

    /// Whether the text is written with care: its sentences start with capitals, and few of them exclaim.
    pub(super) fn is_careful(&self) -> bool {
        let counts = self.counts;
        8 * counts.small_starts <= counts.sentences && 6 * counts.asking_or_exclaiming <= counts.sentences
    }

    /// Whether the text reports: nobody in it speaks for himself or to the reader but in a sentence here and there, and
    /// it names, in whole sentences, what happened and who says so.
    pub(super) fn reports(&self) -> bool {
        let counts = self.counts;
        let others = counts.sentences - counts.first_person;
        if others < 2 || 8 * counts.small_starts > counts.sentences || counts.words < MEAN_WORDS * others {
            return false;
        }
        if self.is_short() {
            return counts.first_person <= 1
                && counts.second_person + counts.asking_or_exclaiming + counts.commanding == 0
                && counts.naming > 0;
        }
        let rare = |count: usize| 8 * count <= counts.sentences;
        (counts.first_person <= 2 || 8 * counts.first_person <= counts.sentences)
            && rare(counts.second_person)
            && rare(counts.asking_or_exclaiming)
            && rare(counts.commanding)
            && 2 * counts.naming >= counts.sentences
            && 7 * counts.reporting >= counts.sentences
    }

    /// Reads a paragraph. `stays_open` says whether a quotation of the paragraph before was not closed, and what comes
    /// back the same of this one.
    fn read(&mut self, text: &Text<'_>, passage: Passage<'_>, stays_open: bool) -> bool {
        let mut marks = double_marks(passage.text).peekable();
        // What goes on without a mark after a quotation that was not closed may be more of it.
        let goes_on = stays_open && marks.peek().is_none();
        let mut state = Quotation { open: 0, single: goes_on };
        let mut since_mark = passage.sentences().next().map_or(0, |first| first.id().0 as usize);
        for sentence in passage.sentences() {
            let at = sentence.id().0 as usize;
            let quoted_before = state.is_open();
            let Some(parse) = text.parses().get(sentence.id()) else { continue };
            let mut free = Vec::with_capacity(parse.words().len());
            let (mut touched, mut closes_unopened) = (quoted_before, false);
            for word in parse.words() {
                let offset = sentence.range().start + word.range().start;
                let passed = state.pass(&mut marks, offset);
                closes_unopened |= passed == Passed::ClosedUnopened;
                touched |= passed != Passed::Nothing || opens_single(word);
                state.single |= opens_single(word);
                touched |= state.is_open();
                free.push(!state.is_open());
            }
            if closes_unopened {
                // The opening mark was lost, nobody knows where: all since the last mark may be quoted.
                self.quoting[since_mark..=at].fill(true);
            }
            if touched {
                since_mark = at + 1;
            }
            self.quoting[at] |= touched;
            let before = self.counts.first_person;
            self.counts.add(sentence, parse, &free);
            if self.counts.first_person > before {
                self.speaking.push(at);
            }
        }
        for mark in marks {
            state.take(mark);
        }
        state.open > 0 || goes_on
    }
}

/// What is open at a place of a paragraph.
struct Quotation {
    open: usize,
    /// A single quotation mark opened; where it closes is not told from an apostrophe, so the paragraph stays quoted.
    single: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Passed {
    Nothing,
    Mark,
    ClosedUnopened,
}

impl Quotation {
    fn is_open(&self) -> bool {
        self.open > 0 || self.single
    }

    fn take(&mut self, mark: Mark) -> Passed {
        match mark.side(self.open) {
            None => return Passed::Nothing,
            Some(Side::Opens) => self.open += 1,
            Some(_) if self.open == 0 => return Passed::ClosedUnopened,
            Some(_) => self.open -= 1,
        }
        Passed::Mark
    }

    /// Passes the marks up to a place, that of the mark included.
    fn pass(&mut self, marks: &mut Peekable<impl Iterator<Item = Mark>>, offset: usize) -> Passed {
        let mut passed = Passed::Nothing;
        while let Some(mark) = marks.next_if(|mark| mark.at <= offset) {
            match self.take(mark) {
                Passed::Nothing => {}
                one if passed != Passed::ClosedUnopened => passed = one,
                _ => {}
            }
        }
        passed
    }
}

/// Whether a word is a single quotation mark that opens.
fn opens_single(word: Word<'_>) -> bool {
    matches!(word.form(), "‘" | "'" | "`" | "‚") && word.xpos() != "POS" && !word.space_after()
}

impl Counts {
    /// Adds a sentence, of which the words for which `free` holds are not quoted.
    fn add(&mut self, sentence: Sentence<'_>, parse: &Parse<'_>, free: &[bool]) {
        let words = || parse.words().zip(free).filter(|(_, free)| **free).map(|(word, _)| word);
        let speaks = words().any(is_first_person);
        if !speaks && parse.words().len() < FEWEST {
            return;
        }
        self.sentences += 1;
        if speaks {
            self.first_person += 1;
            return;
        }
        let any = |holds: fn(Word<'_>) -> bool| usize::from(words().any(holds));
        self.words += parse.words().len();
        self.second_person += any(is_second_person);
        self.reporting += any(tells_a_source);
        self.asking_or_exclaiming += any(|word| word.form().starts_with(['!', '?']));
        self.naming += any(|word| matches!(word.xpos(), "NNP" | "NNPS" | "CD"));
        self.small_starts += usize::from(chars::is_lower(sentence.text()));
        self.commanding += usize::from(commands(parse));
    }
}

/// Whether a word is a pronoun by which somebody speaks of himself, alone or with others.
pub(super) fn is_first_person(word: Word<'_>) -> bool {
    is_singular_first_person(word)
        || word.upos() == "PRON"
            && ["we", "us", "our", "ours", "ourselves"].iter().any(|form| word.form().eq_ignore_ascii_case(form))
            && word.form() != "US"
}

/// Whether a word is a pronoun by which somebody speaks of himself alone.
pub(super) fn is_singular_first_person(word: Word<'_>) -> bool {
    word.upos() == "PRON"
        && ["i", "me", "my", "mine", "myself"].iter().any(|form| word.form().eq_ignore_ascii_case(form))
}

fn is_second_person(word: Word<'_>) -> bool {
    word.upos() == "PRON"
        && ["you", "your", "yours", "yourself"].iter().any(|form| word.form().eq_ignore_ascii_case(form))
}

fn tells_a_source(word: Word<'_>) -> bool {
    let form = word.form();
    match word.upos() {
        "VERB" => reports(form) || form == "according",
        "NOUN" => matches!(form, "officials" | "spokesman" | "spokeswoman" | "spokesperson" | "statement" | "police"),
        _ => form.eq_ignore_ascii_case("according"),
    }
}

/// Whether the sentence is a command, as in recipes and instructions.
fn commands(parse: &Parse<'_>) -> bool {
    let tree = Tree::of(parse);
    tree.root().is_some_and(|root| {
        root.xpos() == "VB"
            && !tree
                .dependents(root)
                .any(|word| ["nsubj", "csubj", "aux"].iter().any(|it| word.deprel().starts_with(it)))
    })
}
