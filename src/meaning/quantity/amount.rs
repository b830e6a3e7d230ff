//! A number with its currency, measure or percentage.

use super::numeral::{self, Numeral, Place, Shape};
use super::piece::{Class, Pieces};
use super::rational::Rational;
use super::record::Kind;
use super::unit::{self, IsPoints, Unit};

/// A number with its unit, if it has one. Places are numbers of pieces.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// The sign of the currency, or the number.
    pub start: usize,
    /// The piece behind all of it.
    pub end: usize,
    pub numeral: Numeral,
    /// What sort of quantity the unit makes of it, and the unit.
    pub measured: Option<(Kind, Unit)>,
    /// Whether a currency stands before the number.
    pub is_prefixed: bool,
}

/// The amount that starts at a piece.
pub(super) fn read(pieces: &Pieces<'_>, at: usize, place: Place) -> Option<Amount> {
    if let Some((number, unit)) = unit::currency_before(pieces, at) {
        let numeral = numeral::read(pieces, number, Place::Money).filter(|numeral| numeral.shape != Shape::Ordinal)?;
        let end = numeral.range.end;
        // "$10 dollars" says it twice; "$3-million".
        let end = unit::currency_after(pieces, end)
            .filter(|(_, again)| again.base() == unit.base())
            .map_or(end, |(end, _)| end);
        let (end, unit) = unit::rate(pieces, end, unit);
        return Some(Amount { start: at, end, numeral, measured: Some((Kind::Money, unit)), is_prefixed: true });
    }
    let numeral = numeral::read(pieces, at, place)?;
    let end = numeral.range.end;
    let mut amount = Amount { start: at, end, numeral, measured: None, is_prefixed: false };
    if amount.numeral.shape != Shape::Ordinal
        && let Some((end, kind, unit)) = unit_at(pieces, end, &amount.numeral)
    {
        (amount.end, amount.measured) = (end, Some((kind, unit)));
        if matches!(kind, Kind::Money | Kind::Measure) {
            let _ = add_scale(pieces, &mut amount).or_else(|| add_smaller_unit(pieces, &mut amount));
        }
    }
    Some(amount)
}

/// The unit that starts at a piece behind a number: the piece behind it, the sort of quantity, the unit.
pub(super) fn unit_at(pieces: &Pieces<'_>, at: usize, numeral: &Numeral) -> Option<(usize, Kind, Unit)> {
    if let Some((end, unit)) = feet_mark(pieces, at) {
        return Some((end, Kind::Measure, unit));
    }
    let mut at = at + usize::from(pieces.is_hyphen(at));
    if numeral.shape == Shape::Fraction {
        // "half a mile", "a quarter of a percent".
        at += usize::from(pieces.is(at, "of") && pieces.is_any(at + 1, &["a", "an"]));
        at += usize::from(pieces.is_any(at, &["a", "an"]));
    }
    if let Some((end, points)) = unit::percentage(pieces, at) {
        return Some(match points {
            IsPoints::Yes => (end, Kind::PercentagePoints, Unit::counted("percentage point")),
            IsPoints::No => (end, Kind::Percentage, Unit::percent()),
        });
    }
    if let Some((end, unit)) = unit::currency_after(pieces, at) {
        let (end, unit) = unit::rate(pieces, end, unit);
        return Some((end, Kind::Money, unit));
    }
    let (end, unit) = unit::measure(pieces, at)?;
    if let Some(end) = age_behind(pieces, end).filter(|_| matches!(unit.base(), "second" | "month")) {
        return Some((end, Kind::Age, unit));
    }
    if unit.name() == "basis point" {
        return Some((end, Kind::PercentagePoints, unit));
    }
    if unit.name() == "pound" && pieces.is_any(at, &["pound", "pounds"]) && is_money(pieces, at, numeral) {
        let (end, unit) = unit::rate(pieces, end, Unit::counted("GBP"));
        return Some((end, Kind::Money, unit));
    }
    let (end, unit) = unit::rate(pieces, end, unit);
    Some((end, Kind::Measure, unit))
}

/// The mark of feet in 6'3", and the piece behind it.
fn feet_mark(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Unit)> {
    let is_mark = matches!(pieces.form(at), "'" | "’" | "′") && !pieces.spaced(at) && !pieces.spaced(at + 1);
    let has_inches = pieces.digits(at + 1).is_some_and(|inches| (1..=2).contains(&inches.plain));
    let closes = matches!(pieces.form(at + 2), "\"" | "”" | "″") && !pieces.spaced(at + 2);
    (is_mark && has_inches && closes).then(|| unit::measure_named("foot")).flatten().map(|unit| (at + 1, unit))
}

/// The end of what makes an age of a time: "-old", "old", "of age".
fn age_behind(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let hyphen = usize::from(pieces.is_hyphen(at));
    if pieces.is_any(at + hyphen, &["old", "olds"]) {
        return Some(at + hyphen + 1);
    }
    (pieces.is(at, "of") && pieces.is(at + 1, "age")).then_some(at + 2)
}

/// Words near which pounds are money.
const MONEY: [&str; 24] = [
    "bill", "budget", "buy", "cash", "cost", "costs", "debt", "deficit", "fee", "fined", "fund", "loan", "money",
    "paid", "pay", "pence", "price", "profit", "salary", "sold", "spend", "spent", "tax", "worth",
];

/// Whether pounds at a piece are money rather than weight.
fn is_money(pieces: &Pieces<'_>, at: usize, numeral: &Numeral) -> bool {
    let near = at.saturating_sub(12)..at;
    numeral.scale.is_some_and(|scale| scale >= 1_000_000)
        || pieces.is(at + 1, "sterling")
        || near.into_iter().any(|at| MONEY.binary_search(&pieces.form(at).to_ascii_lowercase().as_str()).is_ok())
}

/// Multiplies by the scale behind a currency: "75 USD million".
fn add_scale(pieces: &Pieces<'_>, amount: &mut Amount) -> Option<()> {
    let (kind, _) = amount.measured.as_ref()?;
    let scale = pieces.number(amount.end).filter(|word| word.class == Class::Scale && !word.is_plural)?;
    if *kind != Kind::Money || amount.numeral.scale.is_some() {
        return None;
    }
    amount.numeral.value = amount.numeral.value.multiply(scale.value.into())?;
    amount.numeral.place = amount.numeral.place.multiply(scale.value.into())?;
    amount.numeral.scale = Some(scale.value);
    amount.end += 1;
    Some(())
}

/// Adds the smaller unit that follows: "5 feet 2 inches", "13 dollars and 45 cents", "6-foot-2".
fn add_smaller_unit(pieces: &Pieces<'_>, amount: &mut Amount) -> Option<()> {
    let (kind, unit) = amount.measured.clone()?;
    amount.numeral.value.as_whole()?;
    let mut at = amount.end;
    at += usize::from(pieces.is(at, "and") || pieces.is_hyphen(at));
    let number = numeral::read(pieces, at, Place::Plain).filter(|number| number.shape == Shape::Cardinal)?;
    let (end, smaller) = match unit_at(pieces, number.range.end, &number) {
        Some((end, other, smaller)) if other == kind => (end, smaller),
        _ if unit.name() == "foot"
            && (pieces.is(number.range.end, "in") || matches!(pieces.form(number.range.end), "\"" | "”" | "″")) =>
        {
            (number.range.end + 1, unit::measure_named("inch")?)
        }
        None if unit.name() == "foot" && number.plain > 0 && !pieces.is_word(number.range.end) => {
            (number.range.end, unit::measure_named("inch")?)
        }
        // "15 dollars 50": hundredths, if nothing follows that they could count.
        None if kind == Kind::Money && !pieces.is_word(number.range.end) && number.value < Rational::whole(100) => {
            (number.range.end, unit.hundredth()?)
        }
        _ => return None,
    };
    let part = number.value.multiply(smaller.factor())?.divide(unit.factor())?;
    let fits = smaller.base() == unit.base() && smaller.factor() < unit.factor() && part < Rational::ONE;
    if fits && number.value >= Rational::ZERO {
        amount.numeral.value = amount.numeral.value.plus(part)?;
        amount.numeral.place = number.place.multiply(smaller.factor())?.divide(unit.factor())?;
        amount.end = end;
    }
    Some(())
}
