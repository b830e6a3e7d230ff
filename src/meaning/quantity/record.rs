//! A quantity and what can be asked of it.

use std::ops::Range;

use super::bound::{Bound, Interval};
use super::rational::Rational;
use super::unit::Unit;

/// What sort of quantity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A number of things, whose unit is their noun.
    Count,
    /// A number of which nothing tells what it counts.
    Number,
    /// A length, a weight, a time.
    Measure,
    /// An amount of money.
    Money,
    /// So many of a hundred.
    Percentage,
    /// A difference between percentages.
    PercentagePoints,
    /// How old somebody or something is.
    Age,
    /// Which of a row: its unit is what stands in the row.
    Ordinal,
    /// A part of a whole, "one in five" too: its unit is what the whole counts.
    Fraction,
    /// So much of one for so much of another: "2:1".
    Ratio,
    /// The two sides of a match or vote: "3-2".
    Score,
}

impl Kind {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Count => "count",
            Kind::Number => "number",
            Kind::Measure => "measure",
            Kind::Money => "money",
            Kind::Percentage => "percentage",
            Kind::PercentagePoints => "percentage-points",
            Kind::Age => "age",
            Kind::Ordinal => "ordinal",
            Kind::Fraction => "fraction",
            Kind::Ratio => "ratio",
            Kind::Score => "score",
        }
    }
}

/// A quantity in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    pub(super) value: Rational,
    pub(super) upper: Option<Rational>,
    pub(super) bound: Bound,
    pub(super) place: Rational,
    pub(super) unit: Unit,
}

impl Quantity {
    /// Its place in the sentence, in bytes: from the words that bound it to the noun it counts.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What sort of quantity it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The number in the unit that stands there: 50 for "50 cents". Of a range the first, of a score the side named
    /// first, of a fraction its value.
    pub fn value(&self) -> Rational {
        self.value
    }

    /// The other number of a range or score.
    pub fn upper(&self) -> Option<Rational> {
        self.upper
    }

    /// How the number is meant.
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// Of what.
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The value of the last place that was written: 100,000 for "1.2 million", a tenth for "31.2".
    pub fn place(&self) -> Rational {
        self.place
    }

    /// What the statement leaves possible, in the base unit; see [`Interval::of`]. Nothing for scores and ratios, of
    /// which two numbers count, and where numbers grow too large.
    pub fn interval(&self) -> Option<Interval> {
        if matches!(self.kind, Kind::Score | Kind::Ratio) {
            return None;
        }
        let Interval { low, high } = Interval::of(self.value, self.upper, self.bound, self.place)?;
        let convert = |end: Option<super::bound::End>| match end {
            Some(end) => Some(Some(super::bound::End { value: self.unit.to_base(end.value)?, ..end })),
            None => Some(None),
        };
        Some(Interval { low: convert(low)?, high: convert(high)? })
    }
}
