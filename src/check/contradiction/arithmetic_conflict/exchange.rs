//! Amounts of money converted at rates that differ within an article.

use super::estimate::Estimate;
use super::line::Line;
use super::{Conflict, Scene};
use crate::article::Span;
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Rates that differ by less are those of other days, or rounded.
const TOLERANCE: (i128, i128) = (1, 10);

/// The first conversion between each two currencies of an article.
#[derive(Default)]
pub(super) struct Rates(Vec<Rate>);

/// One amount of money in two currencies.
struct Rate {
    units: (String, String),
    ratio: Estimate,
    span: Span,
    words: String,
}

impl Rates {
    /// Reads a sentence, and gives the conversions that don't fit the first of their currencies.
    pub fn read(&mut self, scene: &Scene<'_>) -> Vec<Conflict> {
        let line = scene.line;
        // What was worth how much at another time is no conversion of today.
        let is_past = line.years().next().is_some() || line.holds(0..line.len(), &["then", "worth", "today"]);
        if line.is_doubtful() || is_past {
            return Vec::new();
        }
        let found = line.amounts().iter().filter_map(|&at| Rate::read(line, at));
        let mut conflicts = Vec::new();
        for rate in found {
            match self.0.iter().find(|first| first.units == rate.units) {
                Some(first) if !first.ratio.meets(rate.ratio) => conflicts.push(rate.conflict(first)),
                Some(_) => {}
                None => self.0.push(rate),
            }
        }
        conflicts
    }
}

impl Rate {
    /// "£10 ($13)".
    fn read(line: &Line<'_>, at: usize) -> Option<Self> {
        let other_at = line.past(at + 2, &["about", "around", "roughly", "or"]);
        let (first, second) = (line.amount(at)?, line.amount(other_at)?);
        let is_money = |amount: &Quantity| amount.kind() == Kind::Money && amount.value() > Rational::ZERO;
        let bracketed = line.is(at + 1, "(") && line.is(other_at + 1, ")");
        let (one, other) = (first.unit().base().to_owned(), second.unit().base().to_owned());
        let plain = is_money(first) && is_money(second) && one != other && first.upper().is_none();
        (plain && bracketed && second.upper().is_none()).then_some(())?;
        let (from, to) = (loose(first)?, loose(second)?);
        let span = line.span(at..other_at + 2);
        Some(Self { units: (one, other), ratio: to.ratio(from)?, span, words: line.words(at..other_at + 2).to_owned() })
    }

    fn conflict(&self, first: &Self) -> Conflict {
        let message =
            format!("‘{}’ and ‘{}’ are converted at different rates: one of them is wrong", first.words, self.words);
        Conflict { primary: self.span, related: vec![first.span], message, severity: Severity::Warning }
    }
}

/// An amount of money, as far as it may have been rounded.
fn loose(amount: &Quantity) -> Option<Estimate> {
    let part = amount.value().multiply(Rational::new(TOLERANCE.0, TOLERANCE.1)?)?;
    let half_place = amount.place().absolute()?.divide(Rational::whole(2))?;
    let reach = part.max(half_place);
    let unit = amount.unit();
    Some(Estimate::between(unit.to_base(amount.value().minus(reach)?)?, unit.to_base(amount.value().plus(reach)?)?))
}
