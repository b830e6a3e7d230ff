//! From what an expression means to where in the calendar it is.

use jiff::ToSpan;
use jiff::civil::Date;

use super::fields::{Fields, civil, holiday, year_of};
use super::point::{From, Point, Shift};
use super::unit::{Origin, Unit};

/// A day in the calendar from which others are told, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub year: i32,
    pub month: Option<i8>,
    pub day: Option<i8>,
}

impl Anchor {
    /// A whole day.
    pub(super) fn of_day(date: Date) -> Self {
        Self { year: year_of(date), month: Some(date.month()), day: Some(date.day()) }
    }

    /// What of a place in the calendar can be one.
    pub(super) fn of(fields: &Fields) -> Option<Self> {
        if let (Some(_), None, None) = (fields.week, fields.month, fields.day) {
            return fields.interval().map(|days| Self::of_day(days.first));
        }
        let month = fields.month.or(match fields.part {
            Some("SP" | "Q2") => Some(4),
            Some("SU" | "Q3" | "H2") => Some(7),
            Some("FA" | "Q4") => Some(10),
            _ => None,
        });
        Some(Self { year: fields.year?, month, day: fields.day.filter(|_| fields.month.is_some()) })
    }

    pub(super) fn date(self) -> Option<Date> {
        civil(self.year, self.month?, self.day?)
    }
}

/// Whether a verb tells of what was or of what will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// What is, or what is planned: `the council meets on Friday`.
    Present,
    /// An infinitive that nothing binds to either (`expect it to pass`): the nearer of both.
    Open,
    Unknown,
}

/// From where the times of a sentence are told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// When the article appeared.
    pub speech: Option<Anchor>,
    /// The time the text has come to, where it still holds.
    pub text: Option<Anchor>,
    /// The year that the text has named last, where it still holds.
    pub year: Option<i32>,
    /// Whether the text tells a story of its own time, and not the news.
    pub narrative: bool,
    pub tense: Tense,
    /// Whether the time the text has come to stands in the same sentence.
    pub same_sentence: bool,
}

/// Within so many days, a verb that may look ahead or back means the nearest of both.
const NEAR: i32 = 120;

/// So many days back, and the same day of the next year is nearer.
const HALF: i32 = 183;

/// What no calendar tells: the value.
type Unplaced = String;

impl Context {
    pub(super) fn origin(&self, origin: Origin) -> Option<Anchor> {
        match origin {
            Origin::Speech => self.speech,
            Origin::Text => self.text.or(if self.narrative { None } else { self.speech }),
        }
    }

    /// Whether the place of a point is only the likeliest of several: what is counted from the time the text has come to,
    /// where that isn't known; and what the calendar has before and after the day of publication, where no verb tells
    /// which.
    pub(super) fn guesses(&self, point: &Point) -> bool {
        if self.narrative {
            return false;
        }
        let from_text = match (&point.base, point.pick) {
            (Some(shift), _) => shift.from == From::Origin(Origin::Text),
            (None, pick) => pick.is_some_and(|(_, origin)| origin == Origin::Text),
        };
        if from_text || point.base.is_some() || point.pick.is_some() {
            // `The end of the year` is mostly that of this one.
            return from_text && self.text.is_none() && point.edge.is_none();
        }
        let told = point.fields.has_year() || self.year.is_some() || self.same_sentence;
        let (Some(here), Ok(placed)) = (self.speech.and_then(Anchor::date), self.place(point)) else { return false };
        let Some(days) = placed.interval().filter(|_| !told) else { return false };
        let far = |most: i32| (here - days.last).get_days() > most || (days.first - here).get_days() > most;
        match self.tense {
            Tense::Past | Tense::Future => false,
            Tense::Open => far(NEAR),
            Tense::Present if point.fields.weekday.is_some() => !days.holds(here),
            Tense::Present | Tense::Unknown => far(if point.fields.weekday.is_some() { NEAR } else { HALF }),
        }
    }

    /// The place of a point, or the value where it has none.
    pub(super) fn place(&self, point: &Point) -> Result<Fields, Unplaced> {
        let Some(shift) = &point.base else { return Ok(self.complete(&point.fields, point.pick)) };
        let base = self.shifted(shift)?;
        let fields = &point.fields;
        if let (Some(weekday), Some(_)) = (fields.weekday, base.week) {
            let days = base.interval().and_then(|week| week.first.checked_add(i64::from(weekday - 1).days()).ok());
            return match days {
                Some(day) => Ok(Fields { day_part: fields.day_part, clock: fields.clock, ..Fields::of_day(day) }),
                None => Ok(Fields { weekday: Some(weekday), ..Fields::default() }),
            };
        }
        let year = base.year;
        let mut joined = with_last_day(base.joined(fields).unwrap_or(base));
        if joined.week == Some(-1) {
            joined.week = year.map(weeks_of);
        }
        Ok(match (joined.holiday, year) {
            (Some(rule), Some(year)) => holiday(rule, year).map_or(joined, Fields::of_day),
            _ => joined,
        })
    }

    /// The period that is counted from somewhere.
    fn shifted(&self, shift: &Shift) -> Result<Fields, Unplaced> {
        let unit = shift.unit;
        let anchor = match &shift.from {
            From::Origin(origin) => self.origin(*origin),
            From::Point(point) => {
                let near = Self { text: self.text.or(self.speech), tense: Tense::Unknown, ..*self };
                Anchor::of(&near.place(point)?)
            }
        };
        let number = match shift.amount.0 {
            Some(number) if number.fract() == 0.0 => shift.amount.whole(),
            // A year and a half are months.
            Some(number) if unit == Unit::Year && (number * 12.0).fract() == 0.0 => {
                let months =
                    Shift { unit: Unit::Month, amount: super::unit::Amount(Some(number * 12.0)), ..shift.clone() };
                return self.shifted(&months);
            }
            Some(_) => None,
            None => {
                return Err(
                    if shift.from == From::Origin(Origin::Speech) { "PAST_REF" } else { unit.unknown() }.to_owned()
                );
            }
        };
        let (Some(anchor), Some(number)) = (anchor, number) else { return Err(unit.unknown().to_owned()) };
        let unknown = || unit.unknown().to_owned();
        let day_known = || {
            let rest = match (number, anchor.month) {
                (0, Some(month)) => format!("-{month:02}-XX"),
                _ => "-XX-XX".to_owned(),
            };
            Fields { year: Some(anchor.year), ..Fields::default() }.value() + &rest
        };
        // More days than the calendar has are none.
        let days = |days: i64| anchor.date()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
        let year = |by: i32| step_year(anchor.year, by);
        let week = |by: i64, exact: bool| {
            let date = days(7 * by).ok_or_else(|| unit.unknown().to_owned())?;
            Ok(if exact { Fields::of_day(date) } else { Fields::of_week(date) })
        };
        match unit {
            Unit::Second | Unit::Minute => {
                days(0).map(|date| Fields::of_day(date).value() + "TXX").map_or_else(|| Err(unknown()), Err)
            }
            Unit::Hour if number % 24 == 0 && number != 0 => {
                days(i64::from(number / 24)).map(Fields::of_day).ok_or_else(unknown)
            }
            Unit::Hour => Err(days(0).map_or_else(unknown, |date| Fields::of_day(date).value() + "TXX")),
            Unit::Day => days(i64::from(number)).map(Fields::of_day).ok_or_else(day_known),
            Unit::Weekend => week(i64::from(number), false).map(|fields| Fields { weekend: true, ..fields }),
            Unit::Week => week(i64::from(number), shift.exact),
            Unit::Fortnight => week(2 * i64::from(number), true),
            Unit::Month | Unit::Quarter => {
                let month = anchor
                    .month
                    .ok_or_else(|| Fields { year: Some(anchor.year), ..Fields::default() }.value() + "-XX")?;
                let months = if unit == Unit::Quarter { 3 * number } else { number };
                let total = i32::from(month) - 1 + months;
                let (year, month) = (year(total.div_euclid(12)), i8::try_from(total.rem_euclid(12) + 1).unwrap_or(1));
                if unit == Unit::Quarter {
                    let part = ["Q1", "Q2", "Q3", "Q4"].get(usize::try_from((month - 1) / 3).unwrap_or(0)).copied();
                    return Ok(Fields { year: Some(year), part, ..Fields::default() });
                }
                let fields = Fields { year: Some(year), month: Some(month), ..Fields::default() };
                Ok(if shift.exact { on_day(fields, anchor.day) } else { fields })
            }
            Unit::Year => {
                let fields = Fields { year: Some(year(number)), ..Fields::default() };
                if shift.exact {
                    return Ok(on_day(Fields { month: anchor.month, ..fields }, anchor.day));
                }
                Ok(fields)
            }
            Unit::Decade => {
                let year = year(10 * number);
                Ok(Fields { decade: Some(year.abs() / 10), before_christ: year < 0, ..Fields::default() })
            }
            Unit::Century => {
                let year = year(100 * number);
                Ok(Fields { century: Some(year.abs() / 100), before_christ: year < 0, ..Fields::default() })
            }
            Unit::Millennium => Err(unknown()),
        }
    }
}

/// The last day of a month, where the day is given as the last.
pub(super) fn with_last_day(fields: Fields) -> Fields {
    if fields.day != Some(-1) {
        return fields;
    }
    let month = Fields { day: None, ..fields };
    let day = month.interval().map(|days| days.last.day());
    Fields { day, ..month }
}

/// How many weeks a year has, after ISO 8601: 28 December lies in the last.
pub(super) fn weeks_of(year: i32) -> i8 {
    civil(year, 12, 28).map_or(52, |date| date.iso_week_date().week())
}

/// So many years on; there is no year 0.
pub(super) fn step_year(year: i32, by: i32) -> i32 {
    let astronomical = if year < 0 { year + 1 } else { year } + by;
    if astronomical <= 0 { astronomical - 1 } else { astronomical }
}

/// The month with a day, cut to the last that the month has.
fn on_day(fields: Fields, day: Option<i8>) -> Fields {
    let day = day.map(|day| {
        let last = fields.interval().map_or(31, |month| month.last.day());
        day.min(last)
    });
    Fields { day, ..fields }
}
