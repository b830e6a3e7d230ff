//! Two quotations laid beside each other, word by word.

use std::ops::Range;

use super::word::{Break, Weight, Word, names_number};

/// So many words of content are shared at least.
const CONTENT: usize = 6;
/// So many words are the same at least where two speakers are quoted.
const WORD_FOR_WORD: usize = 8;
/// Longer quotations are not compared: the time grows with the square of the length.
const LONGEST: usize = 400;
/// Another ending, or another beginning, has so many words at most.
const TAIL: usize = 3;
/// Shorter words can be others by one letter: `live`, `love`.
const LONG: usize = 5;

/// The words that stand between two shared ones, in each quotation.
pub(super) type Gap = [Range<usize>; 2];

/// The stretches of two quotations that are alike.
pub(super) struct Alignment {
    /// The shared words, in order, by their numbers.
    shared: Vec<(usize, usize)>,
}

impl Alignment {
    /// Lays two quotations beside each other (Smith and Waterman 1981); none if they aren't mostly the same.
    pub fn of(a: &[Word], b: &[Word]) -> Option<Self> {
        if a.len().max(b.len()) > LONGEST {
            return None;
        }
        let shared = shared(a, b);
        let content = shared.iter().filter(|(at, _)| a[*at].is_content()).count();
        let enough = content >= CONTENT && 10 * shared.len() >= 7 * a.len().min(b.len());
        enough.then_some(Self { shared })
    }

    /// The first place where they differ in words that matter.
    pub fn difference(&self, a: &[Word], b: &[Word]) -> Option<Gap> {
        let inner = self.shared.windows(2).filter_map(|pair| match pair {
            [(i, j), (k, l)] => Some([i + 1..*k, j + 1..*l]),
            _ => None,
        });
        let gaps = self.head(a, b).into_iter().chain(inner).chain(self.tail(a, b));
        let gaps: Vec<Gap> = gaps.filter(|[a, b]| !a.is_empty() || !b.is_empty()).collect();
        // What was moved stands in two gaps.
        let texts = |words: &[Word], at: usize| {
            let inside = gaps.iter().flat_map(|gap| gap[at].clone()).filter_map(|at| words.get(at));
            let mut texts: Vec<String> =
                inside.filter(|word| word.weight > Weight::Nothing).map(|word| word.text.clone()).collect();
            texts.sort_unstable();
            texts
        };
        let moved = texts(a, 0) == texts(b, 1);
        gaps.iter().find(|gap| !moved && differs(gap, a, b)).cloned()
    }

    /// Other words at the beginning of a sentence.
    fn head(&self, a: &[Word], b: &[Word]) -> Option<Gap> {
        let &(i, j) = self.shared.first()?;
        let start = |words: &[Word], first: usize| {
            (0..=first).rev().find(|at| *at == 0 || words[*at].before != Break::None).unwrap_or(first)
        };
        both_short([start(a, i)..i, start(b, j)..j])
    }

    /// Other words at the end of a sentence.
    fn tail(&self, a: &[Word], b: &[Word]) -> Option<Gap> {
        let &(i, j) = self.shared.last()?;
        let end = |words: &[Word], last: usize| {
            let breaks = |at: &usize| words[*at].before != Break::None;
            (last + 1..words.len()).find(breaks).unwrap_or(words.len())
        };
        both_short([i + 1..end(a, i), j + 1..end(b, j)])
    }
}

/// Where only one goes on, the other was cut.
fn both_short(gap: Gap) -> Option<Gap> {
    gap.iter().all(|words| (1..=TAIL).contains(&words.len())).then_some(gap)
}

/// The shared words of the stretches that are most alike.
fn shared(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut scores = vec![0_i32; (a.len() + 1) * width];
    let (mut best, mut end) = (0, (0, 0));
    let gain = |i: usize, j: usize| match a[i].is(&b[j]) {
        true if a[i].is_content() => 3,
        true => 1,
        false => -1,
    };
    for i in 0..a.len() {
        for j in 0..b.len() {
            let above = scores[i * width + j + 1].max(scores[(i + 1) * width + j]) - 1;
            let score = (scores[i * width + j] + gain(i, j)).max(above).max(0);
            scores[(i + 1) * width + j + 1] = score;
            if score > best {
                (best, end) = (score, (i + 1, j + 1));
            }
        }
    }
    let (mut i, mut j) = end;
    let mut shared = Vec::new();
    while i > 0 && j > 0 && scores[i * width + j] > 0 {
        let score = scores[i * width + j];
        if score == scores[(i - 1) * width + j - 1] + gain(i - 1, j - 1) {
            (i, j) = (i - 1, j - 1);
            if a[i].is(&b[j]) {
                shared.push((i, j));
            }
        } else if score == scores[(i - 1) * width + j] - 1 {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    shared.reverse();
    shared
}

/// Whether what stands between shared words differs in what matters.
fn differs(gap: &Gap, a: &[Word], b: &[Word]) -> bool {
    let (first, second) = (&a[gap[0].clone()], &b[gap[1].clone()]);
    let breaks = |words: &[Word], range: &Range<usize>, least: Break| {
        words[range.start..(range.end + 1).min(words.len())].iter().any(|word| word.before >= least)
    };
    if breaks(a, &gap[0], Break::Cut) || breaks(b, &gap[1], Break::Cut) {
        return false;
    }
    let left_out = first.is_empty() && breaks(b, &gap[1], Break::Pause) && ends(b, &gap[1])
        || second.is_empty() && breaks(a, &gap[0], Break::Pause) && ends(a, &gap[0]);
    let at_a_pause =
        first.is_empty() && breaks(a, &gap[0], Break::Pause) || second.is_empty() && breaks(b, &gap[1], Break::Pause);
    if left_out || at_a_pause || is_stammer(a, &gap[0]) || is_stammer(b, &gap[1]) || is_same(first, second) {
        return false;
    }
    let (mine, others) = (weighing(first), weighing(second));
    match mine.is_empty() || others.is_empty() {
        true => mine.iter().chain(&others).any(|word| word.is_content()),
        false => !is_respelt(&mine, &others),
    }
}

/// Whether a stretch of words is a whole sentence or several.
fn ends(words: &[Word], range: &Range<usize>) -> bool {
    let starts = range.start == 0 || words[range.start].before >= Break::Pause;
    starts && words.get(range.end).is_none_or(|word| word.before >= Break::Pause)
}

/// Whether the words stand beside themselves: `we, we`.
fn is_stammer(words: &[Word], range: &Range<usize>) -> bool {
    let same = |other: Option<&[Word]>| {
        other.is_some_and(|other| other.iter().zip(&words[range.clone()]).all(|(a, b)| a.text == b.text))
    };
    !range.is_empty()
        && (same(range.start.checked_sub(range.len()).and_then(|start| words.get(start..range.start)))
            || same(words.get(range.end..range.end + range.len())))
}

/// Whether two stretches are the same but for spaces or the way numbers are written.
fn is_same(first: &[Word], second: &[Word]) -> bool {
    let joined = |words: &[Word]| words.iter().map(|word| &*word.text).collect::<String>();
    let figures = |words: &[Word]| words.iter().any(Word::is_number);
    let scales = |words: &[Word]| words.iter().any(|word| names_number(&word.text));
    joined(first) == joined(second)
        || figures(first) && scales(second) && !scales(first)
        || figures(second) && scales(first) && !scales(second)
}

fn weighing(words: &[Word]) -> Vec<&Word> {
    words.iter().filter(|word| word.weight > Weight::Nothing).collect()
}

/// Whether words are the same ones in another order, another form or another spelling.
fn is_respelt(first: &[&Word], second: &[&Word]) -> bool {
    let sorted = |words: &[&Word]| {
        let mut texts: Vec<String> = words.iter().map(|word| word.text.clone()).collect();
        texts.sort_unstable();
        texts
    };
    let near = |a: &Word, b: &Word| {
        let letters = a.text.chars().count().min(b.text.chars().count());
        letters >= LONG
            && !a.is_number()
            && a.text.chars().next() == b.text.chars().next()
            && strsim::damerau_levenshtein(&a.text, &b.text) <= 1
    };
    sorted(first) == sorted(second) || first.len() == second.len() && first.iter().zip(second).all(|(a, b)| near(a, b))
}

/// Whether one quotation stands in the other word for word, and is long enough.
pub(super) fn is_word_for_word(a: &[Word], b: &[Word]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let content = short.iter().filter(|word| word.is_content()).count();
    let same = |part: &[Word]| part.iter().zip(short).all(|(a, b)| a.is(b));
    (WORD_FOR_WORD..=LONGEST).contains(&short.len())
        && 2 * content >= WORD_FOR_WORD
        && long.len() <= LONGEST
        && long.windows(short.len()).any(same)
}
