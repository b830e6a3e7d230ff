//! Puts it together: from left to right, every number becomes a quantity or is dropped.

use std::ops::Range;

use super::amount::{self, Amount};
use super::bound::{self, Bound};
use super::name;
use super::noun;
use super::numeral::{Place, Shape};
use super::pair::{self, Made, Pair};
use super::piece::{self, Kind as PieceKind, Pieces};
use super::rational::Rational;
use super::record::{Kind, Quantity};
use super::unit::Unit;
use crate::syntax::Parse;

/// The quantities of a parsed sentence, in order and without overlap. The time grows with the length of the sentence.
pub fn quantities(parse: &Parse<'_>) -> Vec<Quantity> {
    if !piece::may_count(parse.sentence()) {
        return Vec::new();
    }
    let pieces = Pieces::of(parse);
    let mut found: Vec<Quantity> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < pieces.pieces.len() {
        let step = step(&pieces, at, free);
        if let Some(mut quantity) = step.quantity {
            // A phrase that bounds a number can't reach back into another quantity.
            let last = found.last().map_or(0, |last| last.range.end);
            quantity.range.start = quantity.range.start.max(last);
            found.push(quantity);
            free = step.next;
        }
        at = step.next.max(at + 1);
    }
    found
}

/// What was found at a piece, and where to go on.
struct Step {
    quantity: Option<Quantity>,
    next: usize,
}

impl Step {
    fn past(next: usize) -> Self {
        Step { quantity: None, next }
    }
}

/// Reads what starts at a piece. Pieces before `free` belong to another quantity.
fn step(pieces: &Pieces<'_>, at: usize, free: usize) -> Step {
    if let Some(end) = name::code(pieces, at) {
        return Step::past(end);
    }
    let place = if pair::is_between(pieces, at) { Place::Between } else { Place::Plain };
    let Some(amount) = amount::read(pieces, at, place) else { return Step::past(at + 1) };
    if amount.numeral.runs_on {
        let run = (amount.end..).take_while(|&at| pieces.number(at).is_some() || pieces.is_hyphen(at)).count();
        return Step::past(amount.end + run);
    }
    if amount.numeral.shape == Shape::Ordinal || is_ordinal_suffix(pieces, &amount) {
        return ordinal(pieces, &amount);
    }
    let found = match pair::read(pieces, &amount) {
        Some(pair) => of_pair(pieces, &pair, free),
        None => of_amount(pieces, &amount, free),
    };
    found.unwrap_or_else(|| Step::past(amount.numeral.range.end))
}

/// "21st".
fn is_ordinal_suffix(pieces: &Pieces<'_>, amount: &Amount) -> bool {
    let end = amount.numeral.range.end;
    amount.numeral.plain > 0 && !pieces.spaced(end) && pieces.is_any(end, &["st", "nd", "rd", "th"])
}

fn ordinal(pieces: &Pieces<'_>, amount: &Amount) -> Step {
    let numeral = &amount.numeral;
    let end = numeral.range.end + usize::from(is_ordinal_suffix(pieces, amount));
    let past = Step::past(end);
    if amount.is_prefixed || name::is_idle_ordinal(pieces, amount.start, end, numeral) {
        return past;
    }
    const PLACING: [&str; 14] = [
        "came",
        "come",
        "comes",
        "coming",
        "finish",
        "finished",
        "finishes",
        "finishing",
        "placed",
        "placing",
        "rank",
        "ranked",
        "ranking",
        "ranks",
    ];
    let placed = amount.start > 0 && PLACING.contains(&pieces.before(amount.start).to_ascii_lowercase().as_str());
    let noun = noun::counted(pieces, end - 1, end).filter(|_| !pieces.is(end, "of"));
    let is_adverb = numeral.value <= Rational::whole(3) && (pieces.upos(amount.start) != "ADJ" || pieces.is(end, "to"));
    if noun.is_none() && !placed && is_adverb && !numeral.in_figures {
        return past;
    }
    let counts_on = pieces.number(end).is_some() || pieces.digits(end).is_some();
    let (end, unit) = match noun {
        Some(noun) if counts_on => (end, noun.lemma),
        Some(noun) => (noun.end, noun.lemma),
        None => (end, String::new()),
    };
    let quantity = Quantity {
        range: bytes(pieces, amount.start + usize::from(pieces.is_any(amount.start, &["a", "an"])), end),
        kind: Kind::Ordinal,
        value: numeral.value,
        upper: None,
        bound: Bound::Exactly,
        place: Rational::ONE,
        unit: Unit::counted(unit),
    };
    Step { quantity: Some(quantity), next: end }
}

fn of_pair(pieces: &Pieces<'_>, pair: &Pair, free: usize) -> Option<Step> {
    let (first, second) = (&pair.first, &pair.second);
    let range = first.start..second.end;
    let bound = bound_before(pieces, first.start, free, pair.measured.as_ref());
    let start = bound.as_ref().map_or(first.start, |(start, _)| *start);
    let (kind, value, upper) = match pair.made {
        Made::Score => (Kind::Score, first.numeral.value, Some(second.numeral.value)),
        Made::Ratio => (Kind::Ratio, pair.quotient()?, None),
        Made::Share => (Kind::Fraction, pair.quotient()?, None),
        Made::Range => (Kind::Count, first.numeral.value, Some(second.numeral.value)),
    };
    let is_date = name::is_date(pieces, range.start, range.end, &first.numeral);
    if pair.made == Made::Score && is_date {
        return None;
    }
    if pair.measured.is_none()
        && pair.made != Made::Score
        && name::is_name(pieces, &range, &first.numeral, bound.is_some())
    {
        return None;
    }
    let (mut kind, mut end) = (kind, second.end);
    let unit = match &pair.measured {
        Some((measured, unit)) => {
            kind = *measured;
            unit.clone()
        }
        None if matches!(pair.made, Made::Score | Made::Ratio) => Unit::counted(""),
        None if pair.made == Made::Range && age_before(pieces, first.start).is_some() => {
            kind = Kind::Age;
            Unit::counted("year")
        }
        None => match noun::counted(pieces, second.numeral.range.end - 1, second.end) {
            Some(noun) => {
                end = noun.end;
                Unit::counted(noun.lemma)
            }
            None if pair.made == Made::Share => Unit::counted(""),
            None => {
                kind = Kind::Number;
                Unit::counted("")
            }
        },
    };
    if pair.made == Made::Share && unit.name().is_empty() && pieces.is(second.end, "of") {
        return None;
    }
    let bound = match (pair.made, bound) {
        (Made::Range, _) => Bound::Between,
        (_, Some((_, bound))) => bound,
        _ => Bound::Exactly,
    };
    let quantity =
        Quantity { range: bytes(pieces, start, end), kind, value, upper, bound, place: second.numeral.place, unit };
    Some(Step { quantity: Some(quantity), next: end })
}

fn of_amount(pieces: &Pieces<'_>, amount: &Amount, free: usize) -> Option<Step> {
    let numeral = &amount.numeral;
    let after_number = bound::after(pieces, numeral.range.end);
    let mut measured = amount.measured.clone();
    let mut end = amount.end;
    let mut bound = None;
    if measured.is_none()
        && let Some((behind, found)) = after_number
    {
        // "five or more people", "18 or older", "100+ km".
        (bound, end) = (Some(found), behind);
        if let Some((behind, kind, unit)) = amount::unit_at(pieces, behind, numeral) {
            (end, measured) = (behind, Some((kind, unit)));
        }
    } else if let Some((behind, found)) = bound::after(pieces, end).filter(|_| measured.is_some()) {
        (bound, end) = (Some(found), behind);
    }
    measured = measured.or_else(|| pair::side_of(pieces, amount));
    let before = bound_before(pieces, amount.start, free, measured.as_ref());
    let age = age_before(pieces, amount.start).filter(|_| measured.is_none());
    if measured.is_none() {
        if let Some(start) = age.filter(|_| is_age(numeral.value)) {
            return Some(finish(
                pieces,
                amount,
                start,
                end,
                bound.unwrap_or(Bound::Exactly),
                (Kind::Age, Unit::counted("year")),
            ));
        }
        if is_age_in_commas(pieces, amount) {
            let age = (Kind::Age, Unit::counted("year"));
            return Some(finish(pieces, amount, amount.start, amount.end, Bound::Exactly, age));
        }
        let range = amount.start..numeral.range.end;
        if name::is_name(pieces, &range, numeral, before.is_some() || bound.is_some()) {
            return None;
        }
    } else if is_grown_before(pieces, amount.start) || name::is_named_code(pieces, amount.start, amount.end) {
        return None;
    }
    let start = before.as_ref().map_or(amount.start, |(start, _)| *start);
    let bound = before.map(|(_, bound)| bound).or(bound).unwrap_or(Bound::Exactly);
    if let Some(measured) = measured {
        return Some(finish(pieces, amount, start, end, bound, measured));
    }
    let is_fraction = numeral.shape == Shape::Fraction;
    let noun = noun::divided(pieces, end).filter(|_| is_fraction);
    let noun = noun.or_else(|| noun::counted(pieces, numeral.range.end - 1, end));
    let is_one = numeral.value == Rational::ONE && !numeral.in_figures && bound == Bound::Exactly;
    if is_one && noun.is_none() && amount.start > 0 {
        return None;
    }
    let (kind, noun_end, unit) = match noun {
        // Of "half of the town" and "three of the five ships" the number alone is the place.
        Some(noun) if is_fraction || pieces.is(end, "of") => {
            (if is_fraction { Kind::Fraction } else { Kind::Count }, end, noun.lemma)
        }
        Some(noun) => (Kind::Count, noun.end, noun.lemma),
        None => (if is_fraction { Kind::Fraction } else { Kind::Number }, end, String::new()),
    };
    Some(finish(pieces, amount, start, noun_end, bound, (kind, Unit::counted(unit))))
}

fn finish(
    pieces: &Pieces<'_>,
    amount: &Amount,
    start: usize,
    end: usize,
    bound: Bound,
    (kind, unit): (Kind, Unit),
) -> Step {
    let (value, place) = (amount.numeral.value, amount.numeral.place);
    let quantity = Quantity { range: bytes(pieces, start, end), kind, value, upper: None, bound, place, unit };
    Step { quantity: Some(quantity), next: end }
}

/// The phrase before a number that says how it is meant, and where it starts.
fn bound_before(
    pieces: &Pieces<'_>,
    at: usize,
    free: usize,
    measured: Option<&(Kind, Unit)>,
) -> Option<(usize, Bound)> {
    let (start, bound) = bound::before(pieces, at).filter(|(start, _)| *start >= free)?;
    // "over three years" may mean during them, and "under two presidents" has nothing to do with a bound.
    let is_weak = at - start == 1 && pieces.is_any(start, &["over", "under", "above", "below"]);
    const LEANING: [&str; 20] = [
        "a", "after", "and", "are", "be", "been", "for", "in", "is", "just", "lasted", "served", "spent", "take",
        "takes", "than", "took", "was", "were", "within",
    ];
    let leans = start > 0 && LEANING.contains(&pieces.before(start).to_ascii_lowercase().as_str());
    let is_time =
        measured.is_some_and(|(kind, unit)| *kind == Kind::Measure && matches!(unit.base(), "second" | "month"));
    let is_word_count = measured.is_none() && pieces.is_word(at) && !pieces.is(start, "over");
    if is_weak && !leans && (is_time || is_word_count) {
        return None;
    }
    // A verb ("exceeded 300 tonnes") bounds the number and is no part of it.
    let is_verb = pieces.upos(start) == "VERB" && at - start == 1;
    Some((if is_verb { at } else { start }, bound))
}

/// "aged 46", "age 46", "at the age of 46": where that starts.
fn age_before(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    if pieces.is_any(before, &["aged", "age", "ages"]) {
        return Some(before);
    }
    let is_of = pieces.is(before, "of") && before > 0 && pieces.is_any(before - 1, &["age", "ages"]);
    is_of.then(|| before - 1)
}

fn is_age(value: Rational) -> bool {
    value > Rational::ZERO && value <= Rational::whole(125)
}

/// "Jane Smith, 46, said".
fn is_age_in_commas(pieces: &Pieces<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let plain = (1..=3).contains(&amount.numeral.plain) && is_age(amount.numeral.value);
    let before = start >= 2 && pieces.form(start - 1) == "," && name::may_be_person(pieces, start - 2);
    let behind = pieces.get(end).is_none() || matches!(pieces.form(end), "," | "." | ")" | ";") && !pieces.spaced(end);
    plain && before && behind && pieces.digits(end + 1).is_none()
}

/// Whether letters or a code are grown on before an amount with a unit: "M16 m", "x5 km".
fn is_grown_before(pieces: &Pieces<'_>, start: usize) -> bool {
    start > 0
        && !pieces.spaced(start)
        && (matches!(pieces.kind(start - 1), Some(PieceKind::Word | PieceKind::Code)) && !pieces.is(start, "$")
            || pieces.is_hyphen(start - 1)
                && matches!(pieces.kind(start.wrapping_sub(2)), Some(PieceKind::Word | PieceKind::Code))
                && !pieces.is_any(start.wrapping_sub(2), &["then", "now", "a", "mid", "sub"]))
}

/// The bytes of a range of pieces.
fn bytes(pieces: &Pieces<'_>, start: usize, end: usize) -> Range<usize> {
    let first = pieces.get(start).map_or(0, |piece| piece.range.start);
    let last = end.checked_sub(1).and_then(|last| pieces.get(last)).map_or(first, |piece| piece.range.end);
    first..last.max(first)
}
