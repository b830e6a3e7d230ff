//! The same measure in two units: "10 miles (25 km)".

use super::estimate::{Estimate, rounding, shown};
use super::line::Line;
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Rounded numbers are converted, and the outcome is rounded: what differs by less is the same.
const TOLERANCE: (i128, i128) = (1, 25);

/// Checks measures in brackets against those before them.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() {
        return Vec::new();
    }
    line.amounts().iter().filter_map(|&at| conflict(line, at)).collect()
}

fn conflict(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let first = line.amount(at).filter(|amount| is_measure(amount))?;
    let other_at = line.past(at + 2, &["or", "about", "roughly", "around", "approximately", "some"]);
    let second = line.amount(other_at).filter(|amount| is_measure(amount))?;
    let in_brackets = line.is(at + 1, "(") && line.is_any(other_at + 1, &[")", ";", ","]);
    let in_commas = line.is(at + 1, ",") && line.is(at + 2, "or") && line.is_any(other_at + 1, &[",", "."]);
    let units = (first.unit(), second.unit());
    let comparable = units.0.base() == units.1.base() && units.0.name() != units.1.name();
    let spoken = !matches!(units.0.base(), "second" | "month" | "byte" | "bit");
    let signed = is_signed(line, at) || is_signed(line, other_at);
    if !(in_brackets || in_commas) || !comparable || !spoken || signed || agrees(first, second)? {
        return None;
    }
    let truth = shown(round(converted(first, second)?)?);
    let (one, other) = (line.words(at..at + 1), line.words(other_at..other_at + 1));
    let message = format!("{one} would be about {truth}, not {other}: one of the measures is wrong");
    let related = vec![line.span(at..at + 1)];
    Some(Conflict { primary: line.span(other_at..other_at + 1), related, message, severity: Severity::Error })
}

fn is_measure(amount: &Quantity) -> bool {
    amount.kind() == Kind::Measure
}

/// Whether a sign stands before a number, or it is below zero: "-5 C".
fn is_signed(line: &Line<'_>, at: usize) -> bool {
    let below = line.amount(at).is_some_and(|amount| amount.value() < Rational::ZERO);
    below || at > 0 && line.is_any(at - 1, &["-", "−", "–", "minus"])
}

/// Whether two measures can be the same; how both are bounded doesn't matter, as the bound is that of one number.
fn agrees(first: &Quantity, second: &Quantity) -> Option<bool> {
    let ends = |amount: &Quantity| (amount.value(), amount.upper().unwrap_or(amount.value()));
    let (one, other) = (ends(first), ends(second));
    if is_nautical(first, second)? {
        return Some(true);
    }
    let low = meets(first, one.0, second, other.0)?;
    let high = meets(first, one.1, second, other.1)?;
    Some(low && high)
}

fn meets(first: &Quantity, one: Rational, second: &Quantity, other: Rational) -> Option<bool> {
    let absolute = reading(first, one)?.meets(reading(second, other)?);
    // "It rose by 2 degrees Celsius (3.6 degrees Fahrenheit)": a difference has no offset.
    let has_offset = first.unit().base() == "kelvin";
    let difference = has_offset && relative(first, one)?.meets(relative(second, other)?);
    Some(absolute || difference)
}

/// Whether miles are those of the sea, as the kilometres beside them tell.
fn is_nautical(first: &Quantity, second: &Quantity) -> Option<bool> {
    let (miles, kilometres) = match (first.unit().name(), second.unit().name()) {
        ("mile", "kilometre") => (first, second),
        ("kilometre", "mile") => (second, first),
        _ => return Some(false),
    };
    let ratio = kilometres.value().divide(miles.value());
    Some(ratio.is_some_and(|ratio| {
        ratio > Rational::new(178, 100).unwrap_or(ratio) && ratio < Rational::new(193, 100).unwrap_or(ratio)
    }))
}

/// A measure in its base unit, as far as it may have been rounded.
fn reading(amount: &Quantity, value: Rational) -> Option<Estimate> {
    let reach = reach(amount, value)?;
    let unit = amount.unit();
    Some(Estimate::between(unit.to_base(value.minus(reach)?)?, unit.to_base(value.plus(reach)?)?))
}

/// The same, without what is added to a temperature.
fn relative(amount: &Quantity, value: Rational) -> Option<Estimate> {
    let zero = amount.unit().to_base(Rational::ZERO)?;
    reading(amount, value)?.plus(Estimate::between(zero.negate()?, zero.negate()?))
}

fn reach(amount: &Quantity, value: Rational) -> Option<Rational> {
    let half_place = amount.place().absolute()?.divide(Rational::whole(2))?;
    let part = value.absolute()?.multiply(Rational::new(TOLERANCE.0, TOLERANCE.1)?)?;
    let tolerance = if amount.unit().base() == "kelvin" { Rational::ONE } else { part };
    Some(half_place.max(rounding(amount)?).max(tolerance))
}

/// The first measure in the unit of the second.
fn converted(first: &Quantity, second: &Quantity) -> Option<Rational> {
    let (unit, zero) = (second.unit(), second.unit().to_base(Rational::ZERO)?);
    let factor = unit.to_base(Rational::ONE)?.minus(zero)?;
    first.unit().to_base(first.value())?.minus(zero)?.divide(factor)
}

/// Without decimals, where there are whole figures enough.
fn round(value: Rational) -> Option<Rational> {
    if value < Rational::whole(100) {
        return Some(value);
    }
    #[expect(clippy::cast_possible_truncation, reason = "only shown, and cut off at the limits")]
    Some(Rational::whole(value.to_f64().round() as i64))
}
