//! Numbers of several words: `1.2 million`, `twenty-one hundred`, `two and a half`, `half a dozen`, `three-quarters`.

use std::ops::Range;

use super::part;
use super::piece::{Class, Pieces};
use super::rational::Rational;
use super::sum::Sum;

/// What a number says about things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// How many.
    Cardinal,
    /// Which of a row.
    Ordinal,
    /// Which part.
    Fraction,
}

/// A number that was read.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    /// Its pieces.
    pub range: Range<usize>,
    pub value: Rational,
    /// The value of the last place that is told: 100,000 for `1.2 million`.
    pub place: Rational,
    pub shape: Shape,
    /// How many figures it has if it is nothing but figures.
    pub plain: usize,
    /// The last scale word or suffix that is part of it.
    pub scale: Option<i64>,
    /// Whether it starts in figures.
    pub in_figures: bool,
    /// Whether another number follows in the same breath, as in `nineteen eighty-four`.
    pub runs_on: bool,
}

/// How a number is read in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere.
    Plain,
    /// Behind the sign of a currency, where `m` means million.
    Money,
    /// Behind `between`, where `and` starts the other end.
    Between,
}

/// The number that starts at a piece.
pub(super) fn read(pieces: &Pieces<'_>, at: usize, place: Place) -> Option<Numeral> {
    // "plus or minus 4 points" is not below zero.
    let is_error = at > 0 && pieces.is_any(at - 1, &["or", "and"]);
    if pieces.is_any(at, &["minus", "negative"]) && !is_error || is_minus(pieces, at) {
        let number = unsigned(pieces, at + 1, place)?;
        let allowed = number.shape != Shape::Ordinal;
        return allowed.then_some(Numeral {
            range: at..number.range.end,
            value: number.value.negate()?,
            plain: 0,
            ..number
        });
    }
    unsigned(pieces, at, place)
}

/// Whether a piece is a dash that makes the number behind it negative: "-5", "−5 °C", but not "3 -5" or "F-16".
fn is_minus(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.form(at), "-" | "−")
        && pieces.spaced(at)
        && !pieces.spaced(at + 1)
        && pieces.digits(at + 1).is_some()
        && (at == 0 || pieces.digits(at - 1).is_none())
}

fn unsigned(pieces: &Pieces<'_>, at: usize, place: Place) -> Option<Numeral> {
    let has_article = pieces.is_any(at, &["a", "an"]) && pieces.is_word(at);
    let start = at + usize::from(has_article);
    if let Some(part) = part::bare_part(pieces, start, has_article) {
        let numeral = part.numeral(Shape::Fraction);
        // "half a million" is a number like any other.
        let shape = if numeral.scale.is_some() { Shape::Cardinal } else { Shape::Fraction };
        return Some(Numeral { range: at..part.end, shape, ..numeral });
    }
    let mut sum = Sum::new(start);
    if has_article {
        let opens = pieces.number(start).is_some_and(|word| {
            !word.is_plural
                && (matches!(word.class, Class::Hundred | Class::Scale | Class::Dozen) || word.class == Class::Ordinal)
        });
        if !opens || !pieces.spaced(start) {
            return None;
        }
    }
    sum.read(pieces, has_article, place)?;
    if let Some(done) = sum.denominator(pieces, has_article) {
        return Some(Numeral { range: at..done.range.end, ..done });
    }
    if !sum.is_started() {
        return None;
    }
    sum.and_a_part(pieces, place);
    let numeral = sum.numeral(Shape::Cardinal);
    let runs_on = sum.runs_on(pieces);
    Some(Numeral { range: at..numeral.range.end, runs_on, ..numeral })
}

/// The piece behind `at` if it goes on with the number: the next word, or the one behind a hyphen.
pub(super) fn joint(pieces: &Pieces<'_>, at: usize, start: usize) -> Option<usize> {
    if at == start || pieces.is_word(at) && pieces.spaced(at) || pieces.number(at).is_some() {
        return Some(at);
    }
    let is_loose =
        pieces.form(at) == "-" && pieces.spaced(at) == pieces.spaced(at + 1) && pieces.number(at - 1).is_some();
    (pieces.is_hyphen(at) || is_loose).then_some(at + 1).filter(|&next| pieces.number(next).is_some())
}

/// The scale that letters grown on to figures mean: "5m", "10k", "$3bn".
pub(super) fn suffix(pieces: &Pieces<'_>, at: usize, place: Place) -> Option<i64> {
    if pieces.spaced(at) || !pieces.is_word(at) {
        return None;
    }
    match pieces.form(at) {
        "k" | "K" => Some(1_000),
        "M" | "mil" | "MM" => Some(1_000_000),
        "m" => {
            const COURSES: [&str; 10] = [
                "backstroke",
                "breaststroke",
                "butterfly",
                "dash",
                "final",
                "freestyle",
                "hurdles",
                "race",
                "relay",
                "sprint",
            ];
            let counts = pieces.spaced(at + 1) && pieces.upos(at + 1) == "NOUN" && !pieces.is_any(at + 1, &COURSES);
            (place == Place::Money || counts).then_some(1_000_000)
        }
        "b" | "B" => Some(1_000_000_000),
        "T" | "t" => (place == Place::Money).then_some(1_000_000_000_000),
        _ => pieces.number(at).filter(|word| word.class == Class::Scale && !word.is_plural).map(|word| word.value),
    }
}
