//! How many times as much: "20 boats, twice as many as the 15 of last year".

use super::estimate::{Estimate, shown};
use super::line::{Line, may_compare};
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Bound, Kind, Rational};

/// Checks what is said to be a multiple of a number beside it.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() || line.is_denied() {
        return Vec::new();
    }
    (0..line.len()).filter_map(|at| Multiple::read(line, at)?.conflict(line)).collect()
}

/// A number that is said to be so many times another.
struct Multiple {
    /// The tokens of the two numbers, and those of the factor.
    result: usize,
    base: usize,
    factor_at: std::ops::Range<usize>,
    factor: Rational,
    bound: Bound,
}

impl Multiple {
    /// The multiple whose factor stands at a token.
    fn read(line: &Line<'_>, at: usize) -> Option<Self> {
        let (factor, bound) = factor(line, at)?;
        let (before, bound) = bound_before(line, at, bound)?;
        let sign = before.checked_sub(1).filter(|&at| line.is_any(at, &[",", "—", "–", "(", "or"]))?;
        let result = sign.checked_sub(1).filter(|&at| line.amount(at).is_some())?;
        let base = base(line, at + 1)?;
        let fits = may_compare(line.amount(result)?, line.amount(base)?);
        fits.then_some(Self { result, base, factor_at: before..at + 1, factor, bound })
    }

    fn conflict(&self, line: &Line<'_>) -> Option<Conflict> {
        let (result, base) = (line.amount(self.result)?, line.amount(self.base)?);
        let reach = self.factor.divide(Rational::whole(8))?;
        let said = match self.bound {
            Bound::Exactly | Bound::About => Estimate::bounded(self.bound, self.factor, reach)?,
            bound => Estimate::bounded(bound, self.factor, Rational::ZERO)?,
        };
        if said.meets(Estimate::of(result)?.ratio(Estimate::of(base)?)?) {
            return None;
        }
        let truth = shown(result.value().divide(base.value())?);
        let message = format!(
            "{} is {truth} times {}, not ‘{}’: one of the numbers is wrong",
            line.words(self.result..self.result + 1),
            line.words(self.base..self.base + 1),
            line.words(self.factor_at.clone())
        );
        let related = vec![line.span(self.result..self.result + 1)];
        let primary = line.span(self.factor_at.start..self.base + 1);
        Some(Conflict { primary, related, message, severity: Severity::Error })
    }
}

/// "twice", "double", "three times", "half".
fn factor(line: &Line<'_>, at: usize) -> Option<(Rational, Bound)> {
    match line.text(at) {
        "twice" | "double" => Some((Rational::whole(2), Bound::Exactly)),
        "triple" => Some((Rational::whole(3), Bound::Exactly)),
        "half" => Some((Rational::new(1, 2)?, Bound::Exactly)),
        "" => {
            let amount = line.amount(at)?;
            let is_times = amount.kind() == Kind::Count && amount.unit().name() == "time";
            let is_half = amount.kind() == Kind::Fraction && amount.unit().name().is_empty();
            (is_times || is_half).then(|| (amount.value(), amount.bound()))
        }
        _ => None,
    }
}

/// The words that bound a factor: the first of them, and how the factor is meant. Nothing for "less than half" and the
/// like in words that aren't known.
fn bound_before(line: &Line<'_>, at: usize, bound: Bound) -> Option<(usize, Bound)> {
    let before = at.checked_sub(1)?;
    if line.is(before, "than") && before > 0 {
        let found = match line.text(before - 1) {
            "more" => Bound::MoreThan,
            "less" | "fewer" => Bound::LessThan,
            _ => return None,
        };
        return Some((before - 1, found));
    }
    if line.is_any(before, &["about", "nearly", "almost", "roughly", "around"]) {
        return Some((before, Bound::About));
    }
    if line.is_any(before, &["over", "exactly"]) {
        return Some((before, if line.is(before, "over") { Bound::MoreThan } else { Bound::Exactly }));
    }
    Some((at, bound))
}

/// The number behind "as many as the", "the", "the number of".
fn base(line: &Line<'_>, from: usize) -> Option<usize> {
    let compared = line.is(from, "as") && line.is_any(from + 1, &["many", "much", "large", "high", "big", "long"]);
    let at = if compared { from + 2 } else { from };
    let than = (at..at + 4).find(|&at| line.is(at, "as")).filter(|_| compared);
    let at = match than {
        Some(than) => than + 1,
        None if compared => return None,
        None => at,
    };
    let at = line.past(at, &["the", "last", "year", "month", "week", "'", "’", "s", "previous", "in"]);
    let is_told = compared || at > from;
    line.amount(at).filter(|_| is_told).map(|_| at)
}
