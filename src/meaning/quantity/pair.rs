//! Two numbers that make one statement: ranges, scores, ratios, and shares like "one in five".

use super::amount::{self, Amount};
use super::noun;
use super::numeral::{Numeral, Place, Shape};
use super::piece::Pieces;
use super::rational::Rational;
use super::record::Kind;
use super::unit::Unit;

/// What two numbers make together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// From the first to the second.
    Range,
    /// The sides of a match or a vote.
    Score,
    /// The first of the second.
    Share,
    /// The first for the second.
    Ratio,
}

/// Two amounts that belong together.
pub(super) struct Pair {
    pub first: Amount,
    pub second: Amount,
    pub made: Made,
    pub measured: Option<(Kind, Unit)>,
}

impl Pair {
    /// The first as a part of the second.
    pub(super) fn quotient(&self) -> Option<Rational> {
        self.first.numeral.value.divide(self.second.numeral.value)
    }
}

/// The pair that an amount makes with what follows.
pub(super) fn read(pieces: &Pieces<'_>, first: &Amount) -> Option<Pair> {
    if first.numeral.shape != Shape::Cardinal {
        return None;
    }
    let between = is_between(pieces, first.start);
    let joint = first.end;
    let is_hyphen = pieces.is_hyphen(joint);
    if pieces.form(joint) == "−" {
        return None;
    }
    let is_dash = is_hyphen
        || pieces.form(joint) == "–"
        || pieces.is_dash(joint) && pieces.spaced(joint) == pieces.spaced(joint + 1);
    let is_word = |word: &str| pieces.is(joint, word) && pieces.is_word(joint);
    let is_out_of = is_word("out") && pieces.is(joint + 1, "of");
    let is_colon = pieces.form(joint) == ":" && !pieces.spaced(joint) && !pieces.spaced(joint + 1);
    // "2-to-1".
    // "18- to 49-year-olds".
    let is_suspended = pieces.is_dash(joint)
        && !pieces.spaced(joint)
        && pieces.spaced(joint + 1)
        && pieces.is_any(joint + 1, &["to", "or", "and"]);
    let is_over = is_word("over");
    // "nine of 10 limes".
    let is_of = is_word("of") && pieces.digits(joint + 1).is_some();
    let is_odds = is_hyphen && pieces.is(joint + 1, "to") && pieces.is_hyphen(joint + 2);
    let next = if is_odds {
        joint + 3
    } else if is_out_of || is_suspended {
        joint + 2
    } else if is_dash
        || is_colon
        || is_word("to")
        || is_word("or")
        || is_word("in")
        || is_over
        || is_of
        || is_word("and") && between
    {
        joint + 1
    } else {
        return None;
    };
    let place = if first.is_prefixed { Place::Money } else { Place::Plain };
    let second = amount::read(pieces, next, place).filter(|second| second.numeral.shape == Shape::Cardinal)?;
    // "4 - 4 - 2".
    let goes_on = is_dash && pieces.is_dash(second.end) && pieces.digits(second.end + 1).is_some();
    if goes_on || second.numeral.runs_on || is_dash && second.numeral.value < Rational::ZERO {
        return None;
    }
    if is_over {
        // "one over three"; "over" before anything that is counted bounds it.
        let counts = noun::counted(pieces, second.numeral.range.end - 1, second.end).is_some();
        return if counts { None } else { share(pieces, first, second) };
    }
    if is_out_of || is_of || is_word("in") {
        return share(pieces, first, second);
    }
    if is_colon || is_odds {
        let plain = first.numeral.plain > 0 || is_odds;
        let counts =
            plain && first.measured.is_none() && second.measured.is_none() && second.numeral.value > Rational::ZERO;
        return counts.then(|| Pair { first: first.clone(), second, made: Made::Ratio, measured: None });
    }
    range_or_score(
        pieces,
        first,
        second,
        Joint { between, is_dash, is_or: is_word("or"), is_to: is_word("to") || is_suspended },
    )
}

/// The measure that a number shares with the one behind "by", as in "26 by 12 metres".
pub(super) fn side_of(pieces: &Pieces<'_>, first: &Amount) -> Option<(Kind, Unit)> {
    let is_by = first.measured.is_none() && pieces.is_any(first.end, &["by", "x", "×"]);
    let second = amount::read(pieces, first.end + 1, Place::Plain).filter(|_| is_by)?;
    second.measured.filter(|(kind, _)| *kind == Kind::Measure)
}

/// How two amounts are joined.
struct Joint {
    between: bool,
    is_dash: bool,
    is_or: bool,
    is_to: bool,
}

/// Whether "between" stands before a piece, with at most one word such as "about" inside, or "the ages of".
pub(super) fn is_between(pieces: &Pieces<'_>, at: usize) -> bool {
    let ages =
        at >= 4 && pieces.is(at - 1, "of") && pieces.is_any(at - 2, &["age", "ages"]) && pieces.is(at - 4, "between");
    ages || (1..=2).any(|back| at >= back && pieces.is(at - back, "between"))
}

/// "one in five Americans", "two out of three".
fn share(pieces: &Pieces<'_>, first: &Amount, second: Amount) -> Option<Pair> {
    let (part, whole) = (first.numeral.value, second.numeral.value);
    let small = part > Rational::ZERO && part < whole && part.as_whole().is_some();
    let bare = first.measured.is_none() && second.measured.is_none();
    let is_year = second.numeral.plain == 4;
    let likely =
        (part <= Rational::whole(99) || pieces.is(first.end, "out")) && !pieces.is(first.start.wrapping_sub(1), "at");
    (small && bare && !is_year && likely).then(|| Pair {
        first: first.clone(),
        second,
        made: Made::Share,
        measured: None,
    })
}

/// Nouns that a score stands before.
const RESULTS: [&str; 25] = [
    "advantage",
    "ballot",
    "count",
    "decision",
    "defeat",
    "deficit",
    "draw",
    "edge",
    "lead",
    "loss",
    "majority",
    "margin",
    "opinion",
    "record",
    "result",
    "ruling",
    "score",
    "scoreline",
    "split",
    "tie",
    "triumph",
    "upset",
    "victory",
    "vote",
    "win",
];
/// Words that a score stands behind.
const PLAYING: [&str; 13] =
    ["beat", "beaten", "beating", "defeated", "drew", "led", "lost", "score", "tied", "trailed", "voted", "win", "won"];
/// Words behind which "5% to 10%" says by how much and to what.
const CHANGING: [&str; 34] = [
    "by",
    "climbed",
    "cut",
    "declined",
    "decreased",
    "down",
    "dropped",
    "edged",
    "fall",
    "fallen",
    "fell",
    "from",
    "gained",
    "grew",
    "grow",
    "grown",
    "increase",
    "increased",
    "jumped",
    "lost",
    "lowered",
    "moved",
    "plunged",
    "raised",
    "rise",
    "risen",
    "rose",
    "slid",
    "slipped",
    "soared",
    "surged",
    "tumbled",
    "up",
    "went",
];

fn range_or_score(pieces: &Pieces<'_>, first: &Amount, mut second: Amount, joint: Joint) -> Option<Pair> {
    let mut first = first.clone();
    let before = pieces.before(first.start).to_ascii_lowercase();
    let is_change = CHANGING.contains(&before.as_str()) && !is_ranging(pieces, first.start);
    // "$3-5m", "5 to 10 million": the scale is meant for both.
    let mantissa = |numeral: &Numeral| numeral.value.divide(numeral.scale.unwrap_or(1).into());
    let shares_scale = first.numeral.scale.is_none() && first.end == first.numeral.range.end;
    if let Some(scale) = second.numeral.scale.filter(|_| shares_scale)
        && mantissa(&second.numeral).is_some_and(|other| first.numeral.value < other)
        && scale >= 100
    {
        first.numeral.value = first.numeral.value.multiply(scale.into())?;
        first.numeral.place = first.numeral.place.multiply(scale.into())?;
        first.numeral.scale = Some(scale);
    }
    // "$3-million" and a range differ: the second currency must be the first.
    let measured = match (&first.measured, &second.measured) {
        (Some(one), Some(other)) if one.1.name() != other.1.name() => return None,
        // "5 feet to 6" and "5 to $10" are no ranges for certain.
        (Some(_), None) if !first.is_prefixed => return None,
        (None, Some(_)) if second.is_prefixed => return None,
        (Some(one), _) => Some(one.clone()),
        (None, other) => other.clone(),
    };
    let (low, high) = (first.numeral.value, second.numeral.value);
    let both_plain = first.numeral.plain > 0 && second.numeral.plain > 0;
    if measured.is_none() && both_plain && (joint.is_dash || joint.is_to) {
        let noun = noun::counted(pieces, second.numeral.range.end.saturating_sub(1), second.end);
        let is_result = noun.as_ref().is_some_and(|noun| RESULTS.contains(&noun.lemma.as_str()));
        let small = first.numeral.plain <= 3 && second.numeral.plain <= 3;
        let is_score = is_result
            || small
                && low >= high
                && (joint.is_dash || matches!(before.as_str(), "by" | "of" | "split" | "vote" | "voted"))
            || small
                && joint.is_dash
                && noun.is_none()
                && (PLAYING.contains(&before.as_str()) || is_side(pieces, first.start));
        if is_score {
            second.end = second.numeral.range.end;
            return Some(Pair { first, second, made: Made::Score, measured: None });
        }
    }
    if joint.is_or {
        // "two or three": neighbours, or a wider choice that is none of ours.
        let near = high.minus(low)? <= low && first.measured.is_none();
        if !near {
            return None;
        }
    }
    let fits = low < high && !(joint.is_to && is_change && measured.is_some() && first.measured.is_some());
    let goes = joint.between || !(joint.is_to && before == "from" && !is_ranging(pieces, first.start));
    (fits && goes).then_some(Pair { first, second, made: Made::Range, measured })
}

/// Whether the name of a side stands before a piece: "beat Granada 9 - 1".
fn is_side(pieces: &Pieces<'_>, start: usize) -> bool {
    start > 0 && pieces.upos(start - 1) == "PROPN" && pieces.is_capitalised(start - 1)
}

/// Whether "from … to" spans a range rather than a change: "ranging from 5 to 10", "aged from 5 to 10".
fn is_ranging(pieces: &Pieces<'_>, start: usize) -> bool {
    const RANGING: [&str; 8] = ["aged", "ages", "anywhere", "range", "ranged", "ranges", "ranging", "varying"];
    (1..=2).any(|back| start >= back && RANGING.iter().any(|word| pieces.is(start - back, word)))
}
