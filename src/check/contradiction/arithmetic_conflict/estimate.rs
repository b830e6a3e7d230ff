//! What a number may be in truth, and sums, differences and ratios of such numbers.

use crate::meaning::quantity::{Bound, End, Interval, Quantity, Rational};

/// A number that is known within limits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Estimate(Interval);

/// A whole number with zeros at its end may be rounded, but by no more than this part of itself.
const ROUNDING: (i128, i128) = (1, 50);
/// Below this a whole number is taken as it stands.
const SMALL: i64 = 100;

impl Estimate {
    /// All numbers between two, both among them.
    pub fn between(low: Rational, high: Rational) -> Self {
        let end = |value| Some(End { value, is_included: true });
        Self(Interval { low: end(low), high: end(high) })
    }

    /// A number and all that lie no further from it than `reach`.
    pub fn near(value: Rational, reach: Rational) -> Option<Self> {
        Some(Self::between(value.minus(reach)?, value.plus(reach)?))
    }

    /// A number with a bound: near it, or above or below it.
    pub fn bounded(bound: Bound, value: Rational, reach: Rational) -> Option<Self> {
        let about = Self::near(value, reach)?;
        Some(match bound {
            Bound::AtLeast | Bound::MoreThan => Self(Interval { high: None, ..about.0 }),
            Bound::AtMost | Bound::LessThan => Self(Interval { low: None, ..about.0 }),
            Bound::About | Bound::Nearly | Bound::JustOver => {
                Self::near(value, reach.plus(value.absolute()?.divide(Rational::whole(10))?)?)?
            }
            Bound::Exactly | Bound::Between => about,
        })
    }

    /// What an amount may be, in its base unit: as its bound says, and by how much it may have been rounded.
    pub fn of(amount: &Quantity) -> Option<Self> {
        if amount.bound() != Bound::Exactly {
            return amount.interval().map(Self);
        }
        let (value, reach) = (amount.value(), rounding(amount)?);
        let unit = amount.unit();
        Some(Self::between(unit.to_base(value.minus(reach)?)?, unit.to_base(value.plus(reach)?)?))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let add = |one: Option<End>, other: Option<End>| match (one, other) {
            (Some(one), Some(other)) => Some(Some(End {
                value: one.value.plus(other.value)?,
                is_included: one.is_included && other.is_included,
            })),
            _ => Some(None),
        };
        Some(Self(Interval { low: add(self.0.low, other.0.low)?, high: add(self.0.high, other.0.high)? }))
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.times(Rational::ONE.negate()?)?)
    }

    /// So many times the number.
    pub fn times(self, factor: Rational) -> Option<Self> {
        let scale = |end: Option<End>| match end {
            Some(end) => Some(Some(End { value: end.value.multiply(factor)?, ..end })),
            None => Some(None),
        };
        let (low, high) = (scale(self.0.low)?, scale(self.0.high)?);
        let (low, high) = if factor < Rational::ZERO { (high, low) } else { (low, high) };
        Some(Self(Interval { low, high }))
    }

    /// The product with another number, both above zero.
    pub fn product(self, other: Self) -> Option<Self> {
        let multiply = |one: Option<End>, other: Option<End>| match (one, other) {
            (Some(one), Some(other)) => Some(Some(End {
                value: one.value.multiply(other.value)?,
                is_included: one.is_included && other.is_included,
            })),
            _ => Some(None),
        };
        let (one, other) = (self.positive()?, other.positive()?);
        Some(Self(Interval { low: multiply(one.low, other.low)?, high: multiply(one.high, other.high)? }))
    }

    /// How many times the other number it is, both above zero.
    pub fn ratio(self, other: Self) -> Option<Self> {
        let divide = |one: Option<End>, other: Option<End>| match (one, other) {
            (Some(one), Some(other)) => Some(Some(End {
                value: one.value.divide(other.value)?,
                is_included: one.is_included && other.is_included,
            })),
            _ => Some(None),
        };
        let (one, other) = (self.positive()?, other.positive()?);
        Some(Self(Interval { low: divide(one.low, other.high)?, high: divide(one.high, other.low)? }))
    }

    /// Itself, if it lies above zero. Nothing below is zero where nothing is known of that side.
    fn positive(self) -> Option<Interval> {
        self.0.low.is_none_or(|low| low.value > Rational::ZERO).then_some(self.0)
    }

    /// Whether both can be the same.
    pub fn meets(self, other: Self) -> bool {
        self.0.meets(&other.0)
    }

    /// Whether it is above the other for certain.
    pub fn exceeds(self, other: Self) -> bool {
        !self.meets(other) && self.0.low.zip(other.0.high).is_some_and(|(low, high)| low.value >= high.value)
    }
}

/// By how much a number may have been rounded, in the unit it is written in.
pub(super) fn rounding(amount: &Quantity) -> Option<Rational> {
    let half = Rational::new(1, 2)?;
    let (value, place) = (amount.value().absolute()?, amount.place());
    if place != Rational::ONE {
        return place.multiply(half)?.absolute();
    }
    if value < Rational::whole(SMALL) {
        return Some(Rational::ZERO);
    }
    let mut place = Rational::ONE;
    while let Some(next) = place.multiply(Rational::whole(10)).filter(|next| *next <= value) {
        if value.divide(next)?.as_whole().is_none() {
            break;
        }
        place = next;
    }
    if place == Rational::ONE {
        return Some(Rational::ZERO);
    }
    Some(place.multiply(half)?.min(value.multiply(Rational::new(ROUNDING.0, ROUNDING.1)?)?))
}

/// A number as it is shown: whole, or with one decimal.
pub(super) fn shown(value: Rational) -> String {
    let shown = match value.as_whole() {
        Some(whole) => whole.to_string(),
        None => format!("{:.1}", value.to_f64()).trim_end_matches(".0").to_owned(),
    };
    let (sign, digits) = shown.strip_prefix('-').map_or(("", &*shown), |digits| ("-", digits));
    let (whole, rest) = digits.split_once('.').map_or((digits, String::new()), |(a, b)| (a, format!(".{b}")));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 3 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}
