//! A part of a given total: "half of the 60 crew, 20 sailors", "30 of the 100 boats, or 25 percent".

use super::estimate::{Estimate, shown};
use super::line::{Line, may_compare, unit};
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Checks fractions and percentages against the numbers beside them.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() || line.is_denied() {
        return Vec::new();
    }
    let found = line.amounts().iter().filter_map(|&at| {
        share_of_total(line, at).or_else(|| part_of_total(line, at)).or_else(|| share_beside_fraction(line, at))
    });
    found.collect()
}

/// What a share may be, as a part of one: fractions in words are round, percentages to their last place.
fn share(amount: &Quantity) -> Option<Estimate> {
    let hundred = Rational::whole(100);
    match amount.kind() {
        Kind::Percentage => {
            let (value, place) = (amount.value().divide(hundred)?, amount.place().divide(hundred)?);
            Estimate::bounded(amount.bound(), value, place)
        }
        Kind::Fraction => {
            let reach = amount.value().divide(Rational::whole(10))?;
            Estimate::bounded(amount.bound(), amount.value(), reach)
        }
        _ => None,
    }
}

/// "half of the 60 crew, 20 sailors, …", "25 percent of the 200 boats (40)".
fn share_of_total(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let of = usize::from(line.is(at + 1, "of"));
    let total = line.past(at + 1 + of, &["the", "its", "their", "his", "her", "all", "those", "these"]);
    let whole = line.count(total).filter(|whole| total > at + 1 && whole.kind() == Kind::Count)?;
    let estimate = share(line.amount(at)?)?;
    let sign = total + 1;
    let part = line.past(sign + 1, &["or", "some", "about", "a", "total", "of"]);
    let counted = line.count(part).filter(|_| line.is_any(sign, &[",", "(", "—", "–"]))?;
    // "…, 20 sailors and 10 officers": only the first of several.
    let is_alone = line.is_any(part + 1, &[",", ")", ".", "—", "–"])
        && !(line.is(part + 1, ",") && (line.amount(part + 2).is_some() || line.is(part + 2, "and")));
    let is_part = line.is(sign, "(") && unit(counted).is_empty() || part > sign + 1 || is_named_part(line, sign, part);
    if !is_alone || !is_part || estimate.meets(Estimate::of(counted)?.ratio(Estimate::of(whole)?)?) {
        return None;
    }
    let truth = shown(counted.value().divide(whole.value())?.multiply(Rational::whole(100))?);
    conflict(line, part, at..total + 1, &format!("{} are {truth} percent", line.words(part..part + 1)))
}

/// Whether a part in commas is an apposition: "half of the 60 crew, 20 sailors, were".
fn is_named_part(line: &Line<'_>, sign: usize, part: usize) -> bool {
    part == sign + 1 && line.is(part + 1, ",") && matches!(line.upos(part + 2), "AUX" | "VERB")
}

/// "30 of the 100 boats, or 25 percent", "20 out of 60 members (half of them)".
fn part_of_total(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let part = line.count(at)?;
    let out = usize::from(line.is(at + 1, "out"));
    let of = at + 1 + out;
    let total = line.past(of + 1, &["the", "its", "their", "his", "her", "all", "those", "these", "a", "total"]);
    let total = if line.is(total, "of") { total + 1 } else { total };
    let whole = line.count(total).filter(|whole| line.is(of, "of") && whole.value() > Rational::ZERO)?;
    let told = said_behind(line, total + 1)?;
    let estimate = share(line.amount(told)?)?;
    let same = unit(part).is_empty() || may_compare(part, whole);
    if !same || estimate.meets(Estimate::of(part)?.ratio(Estimate::of(whole)?)?) {
        return None;
    }
    let truth = shown(part.value().divide(whole.value())?.multiply(Rational::whole(100))?);
    conflict(line, told, at..total + 1, &format!("{} are {truth} percent", line.words(at..total + 1)))
}

/// The share that stands behind a number in brackets, or behind "or".
fn said_behind(line: &Line<'_>, at: usize) -> Option<usize> {
    let sign = line.past(at, &[",", "(", "—", "–"]);
    let told = line.past(sign, &["or", "about", "just"]);
    let is_tied = told > sign && told > at || sign > at && line.is(at, "(");
    let closes = line.is_any(told + 1, &[")", ",", ".", ";", "—", "–"]) || told + 1 >= line.len();
    let is_share = line.amount(told).is_some_and(|amount| amount.kind() == Kind::Percentage);
    (is_tied && closes && is_share).then_some(told)
}

/// "25 percent (30 of 100)", "30 of 100 boats, or 25 percent": the numbers are read as one fraction.
fn share_beside_fraction(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let amount = line.amount(at)?;
    let is_fraction = |at: usize| {
        let of = |amount: &Quantity| {
            let words = line.parse.sentence()[amount.range()].to_lowercase();
            amount.kind() == Kind::Fraction && words.contains(" of ") && !words.starts_with("one ")
        };
        line.amount(at).is_some_and(of)
    };
    let (percent, fraction) = if amount.kind() == Kind::Percentage && line.is(at + 1, "(") && is_fraction(at + 2) {
        (at, at + 2)
    } else if is_fraction(at) {
        (said_behind(line, at + 1)?, at)
    } else {
        return None;
    };
    let closes = percent > fraction || line.is_any(fraction + 1, &[")", ",", ";"]);
    let part = line.amount(fraction)?.value();
    if !closes || share(line.amount(percent)?)?.meets(Estimate::between(part, part)) {
        return None;
    }
    let truth = shown(part.multiply(Rational::whole(100))?);
    let said = format!("{} are {truth} percent", line.words(fraction..fraction + 1));
    let (primary, related) = if percent > fraction { (percent, fraction) } else { (fraction, percent) };
    conflict(line, primary, related..related + 1, &said)
}

fn conflict(line: &Line<'_>, primary: usize, related: std::ops::Range<usize>, said: &str) -> Option<Conflict> {
    let message = format!("{said}: the part, the total or the share is wrong");
    let related = vec![line.span(related)];
    Some(Conflict { primary: line.span(primary..primary + 1), related, message, severity: Severity::Error })
}
