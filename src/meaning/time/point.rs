//! What an expression of time means before anything outside it is looked at.

use super::fields::Fields;
use super::unit::{Amount, Edge, Length, Origin, Unit};

/// The meaning of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A place in the calendar.
    Point(Point),
    /// A length of time.
    Length(Length),
    /// Again and again: the value, where it is a frequency, and what of the calendar comes back.
    Set { every: String, fields: Fields },
    /// A value that needs nothing else: `PRESENT_REF`.
    Fixed(&'static str),
}

/// Which of those with the same name: `last November`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// That of the last week or year.
    Last,
    This,
    /// That of the next week or year.
    Next,
    /// The nearest that is past.
    Recent,
    /// The nearest that is to come.
    Coming,
}

/// A place in the calendar, as an expression gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Point {
    /// What is said in the calendar's own words.
    pub fields: Fields,
    /// The period that these lie in, where it is counted from somewhere.
    pub base: Option<Box<Shift>>,
    /// Which of those with the same name, seen from where.
    pub pick: Option<(Pick, Origin)>,
    /// A part of it.
    pub edge: Option<Edge>,
}

/// A period counted from somewhere: `last year`, `two days later`, `three weeks before Easter`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shift {
    pub from: From,
    pub unit: Unit,
    pub amount: Amount,
    /// Whether to the day (`in two years`), not to the unit (`two years ago`).
    pub exact: bool,
}

/// From where a period is counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum From {
    /// The day of publication, or the time the text has come to.
    Origin(Origin),
    /// A time named beside it.
    Point(Point),
}

impl Point {
    /// A place said in the calendar's own words.
    pub(super) fn of(fields: Fields) -> Self {
        Self { fields, ..Self::default() }
    }

    /// A period so many units from an origin.
    pub(super) fn shifted(origin: Origin, unit: Unit, amount: i32) -> Self {
        let shift = Shift { from: From::Origin(origin), unit, amount: Amount(Some(f64::from(amount))), exact: false };
        Self { base: Some(Box::new(shift)), ..Self::default() }
    }

    /// The unit of its base.
    pub(super) fn base_unit(&self) -> Option<Unit> {
        self.base.as_ref().map(|shift| shift.unit)
    }

    /// Both together, if one narrows the other: `Monday` + `next week`, `10 a.m.` + `today`, `August` + `that year`.
    pub(super) fn joined(&self, other: &Self) -> Option<Self> {
        if self.base.is_some() && other.base.is_some() || self.pick.is_some() && other.pick.is_some() {
            return None;
        }
        let (fields, base) = (self.fields.joined(&other.fields)?, self.base.as_ref().or(other.base.as_ref()));
        let fits = match base.map(|shift| shift.unit) {
            None => true,
            Some(Unit::Year) => !fields.has_year(),
            Some(Unit::Month | Unit::Quarter) => !fields.has_year() && !fields.has_middle() && fields.weekday.is_none(),
            Some(Unit::Week) => !fields.has_year() && !fields.has_middle() && fields.day.is_none(),
            Some(Unit::Day) => !fields.has_year() && !fields.has_middle() && !fields.has_day(),
            Some(_) => false,
        };
        fits.then(|| Self {
            fields,
            base: base.cloned(),
            pick: self.pick.or(other.pick),
            edge: self.edge.or(other.edge),
        })
    }
}
