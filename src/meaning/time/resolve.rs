//! From what an expression means to where in the calendar it is.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::fields::{Fields, civil, holiday, monday_of, year_of};
use super::point::{From, Pick, Point, Shift};
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

    fn date(self) -> Option<Date> {
        civil(self.year, self.month?, self.day?)
    }
}

/// Whether a verb tells of what was or of what will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
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
}

/// What no calendar tells: the value.
type Unplaced = String;

impl Context {
    fn origin(&self, origin: Origin) -> Option<Anchor> {
        match origin {
            Origin::Speech => self.speech,
            Origin::Text => self.text.or(if self.narrative { None } else { self.speech }),
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
                let near = Self { text: self.text.or(self.speech), ..*self };
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
        let days = |days: i64| anchor.date().and_then(|date| date.checked_add(days.days()).ok());
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
            Unit::Week => {
                week(i64::from(number), shift.exact || number.abs() > 1 || !matches!(shift.from, From::Origin(_)))
            }
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

    /// Adds what the words leave out: the year of a month, the week of a weekday.
    fn complete(&self, fields: &Fields, pick: Option<(Pick, Origin)>) -> Fields {
        let mut fields = fields.clone();
        if let Some(rule) = fields.holiday {
            let year = fields.year.or_else(|| self.year_of_holiday(rule, pick));
            let day = year.and_then(|year| holiday(rule, year)).map(Fields::of_day);
            let times = Fields { day_part: fields.day_part, clock: fields.clock, ..Fields::default() };
            if let (true, Some(day)) = (fields.weekend, day.as_ref().and_then(Fields::date)) {
                return weekend_beside(day);
            }
            return match day {
                Some(day) => day.joined(&times).unwrap_or(day),
                None => fixed_day(rule).joined(&times).unwrap_or_default(),
            };
        }
        if fields.has_year() {
            if fields.week.is_some() && fields.month.is_some() {
                return first_week(&fields);
            }
            if fields.week == Some(-1) {
                fields.week = fields.year.map(weeks_of);
            }
            if fields.month.is_some() && fields.day.is_some() {
                fields.weekday = None;
            }
            return with_last_day(fields);
        }
        if fields.month.is_some() || fields.part.is_some() {
            fields.year = self.year_for(&fields, pick);
            if fields.week.is_some() && fields.month.is_some() {
                return first_week(&fields);
            }
            fields = with_last_day(fields);
            if fields.day.is_some() {
                fields.weekday = None;
                // A day that the calendar has in no such year (29 February).
                if fields.year.is_some() && fields.date().is_none() {
                    fields.year = None;
                }
            }
            return fields;
        }
        if fields.weekend {
            let anchor = self.origin(Origin::Speech).and_then(Anchor::date);
            return match anchor {
                Some(date) if !self.narrative => Fields { weekend: true, ..Fields::of_week(date) },
                _ => fields,
            };
        }
        if let Some(day) = fields.day {
            return self.day_alone(fields, day);
        }
        if let Some(weekday) = fields.weekday {
            let anchor = if self.narrative { self.text } else { self.speech };
            let found = anchor.and_then(Anchor::date).and_then(|date| self.weekday_near(date, weekday, pick));
            return match found {
                Some(day) => Fields { day_part: fields.day_part, clock: fields.clock, ..Fields::of_day(day) },
                None => fields,
            };
        }
        if fields.clock.is_some()
            && let Some(date) = self.text.and_then(Anchor::date)
        {
            return Fields { clock: fields.clock, day_part: fields.day_part, ..Fields::of_day(date) };
        }
        fields
    }

    /// The year in which a month or season without one lies.
    fn year_for(&self, fields: &Fields, pick: Option<(Pick, Origin)>) -> Option<i32> {
        if let (None, Some(year)) = (pick, self.year) {
            // From the end of a year a story goes on to the start of the next.
            let last = self.text.filter(|text| text.year == year).and_then(|text| text.month);
            let turned = matches!((last, fields.month), (Some(last), Some(month)) if last - month >= TURN);
            return Some(step_year(year, i32::from(turned && self.narrative)));
        }
        if self.narrative && pick.is_none() {
            return None;
        }
        let speech = match pick {
            Some((_, Origin::Text)) => self.text.or(self.speech),
            _ => self.speech,
        }?;
        let starts = match fields.part {
            Some("SP" | "Q2") => 4,
            Some("SU" | "Q3" | "H2") => 7,
            Some("FA" | "Q4") => 10,
            Some("WI") => 12,
            _ => fields.month.unwrap_or(1),
        };
        let here = (speech.month.unwrap_or(12), if fields.day.is_some() { speech.day.unwrap_or(31) } else { 0 });
        let there = (starts, fields.day.unwrap_or(0));
        let same = there == here;
        let by = match (pick, self.tense) {
            (Some((Pick::This, _)), _) => 0,
            (Some((Pick::Last | Pick::Recent, _)), _) => -i32::from(there >= here),
            (Some((Pick::Next | Pick::Coming, _)), _) => i32::from(there <= here),
            (None, Tense::Future) => i32::from(there < here && !same),
            (None, Tense::Past | Tense::Unknown) => -i32::from(there > here),
        };
        Some(step_year(speech.year, by))
    }

    fn year_of_holiday(&self, rule: &str, pick: Option<(Pick, Origin)>) -> Option<i32> {
        let anchor = if pick.is_none() { self.text.or(self.speech) } else { self.speech }?;
        let day = holiday(rule, anchor.year)?;
        let fields = Fields { month: Some(day.month()), day: Some(day.day()), ..Fields::default() };
        self.year_for(&fields, pick)
    }

    /// A day of the month by its number alone, perhaps with its weekday.
    fn day_alone(&self, fields: Fields, day: i8) -> Fields {
        let times = Fields { day_part: fields.day_part, clock: fields.clock, ..Fields::default() };
        let Some(anchor) = self.text.or(if self.narrative { None } else { self.speech }) else {
            return Fields { weekday: None, ..fields };
        };
        let Some(month) = anchor.month else {
            return Fields { year: Some(anchor.year), weekday: None, ..fields };
        };
        let later = self.tense == Tense::Future && self.text.is_none();
        let start = if later && anchor.day.is_some_and(|today| day < today) { 1 } else { 0 };
        let start =
            if !later && self.text.is_none() && anchor.day.is_some_and(|today| day > today) { -1 } else { start };
        let nearest = self.tense == Tense::Unknown && fields.weekday.is_some();
        for step in 0..24_i32 {
            let by = match (nearest, later) {
                (true, _) if step % 2 == 1 => step / 2 + 1,
                (true, _) => -step / 2,
                (false, true) => start + step,
                (false, false) => start - step,
            };
            let total = i32::from(month) - 1 + by;
            let (year, month) =
                (step_year(anchor.year, total.div_euclid(12)), i8::try_from(total.rem_euclid(12) + 1).unwrap_or(1));
            let Some(date) = civil(year, month, day) else { continue };
            let fits = fields.weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday);
            if fits {
                let found = Fields::of_day(date);
                return found.joined(&times).unwrap_or(found);
            }
        }
        Fields { weekday: None, ..fields }
    }

    /// The day of the week that is meant.
    fn weekday_near(&self, from: Date, weekday: i8, pick: Option<(Pick, Origin)>) -> Option<Date> {
        let monday = monday_of(from)?;
        let in_week = |week: i64| monday.checked_add((7 * week + i64::from(weekday - 1)).days()).ok();
        let today = from.weekday() == Weekday::from_monday_one_offset(weekday).ok()?;
        match (pick.map(|(pick, _)| pick), self.tense) {
            (Some(Pick::Recent), _) => in_week(0).filter(|day| *day < from).or_else(|| in_week(-1)),
            (Some(Pick::Coming), _) => in_week(0).filter(|day| *day > from).or_else(|| in_week(1)),
            (Some(Pick::This), _) => in_week(0),
            (Some(Pick::Last), _) => in_week(-1),
            (Some(Pick::Next), _) => in_week(1),
            (None, _) if today => Some(from),
            (None, Tense::Future) => in_week(0).filter(|day| *day > from).or_else(|| in_week(1)),
            (None, _) => in_week(0).filter(|day| *day < from).or_else(|| in_week(-1)),
        }
    }
}

/// So many months back, and a story has turned to the next year.
const TURN: i8 = 8;

/// The last day of a month, where the day is given as the last.
fn with_last_day(fields: Fields) -> Fields {
    if fields.day != Some(-1) {
        return fields;
    }
    let month = Fields { day: None, ..fields };
    let day = month.interval().map(|days| days.last.day());
    Fields { day, ..month }
}

/// How many weeks a year has, after ISO 8601: 28 December lies in the last.
fn weeks_of(year: i32) -> i8 {
    civil(year, 12, 28).map_or(52, |date| date.iso_week_date().week())
}

/// The weekend that is nearest to a day.
fn weekend_beside(day: Date) -> Fields {
    let back = match day.weekday().to_monday_one_offset() {
        1 | 2 => 7,
        _ => 0,
    };
    let within = day.checked_sub(i64::from(back).days()).unwrap_or(day);
    Fields { weekend: true, ..Fields::of_week(within) }
}

/// So many years on; there is no year 0.
fn step_year(year: i32, by: i32) -> i32 {
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

/// The month and day of a holiday that has the same in every year.
fn fixed_day(rule: &str) -> Fields {
    let mut parts = rule.split('-').map(str::parse::<i8>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(month)), Some(Ok(day)), None) => Fields { month: Some(month), day: Some(day), ..Fields::default() },
        _ => Fields { day: None, month: rule.get(..2).and_then(|month| month.parse().ok()), ..Fields::default() },
    }
}

/// "The second week of May 2021": the week of the year.
fn first_week(fields: &Fields) -> Fields {
    let month = Fields { week: None, ..fields.clone() };
    let first = month.interval().map(|days| days.first);
    let day = match fields.week {
        Some(-1) => month.interval().map(|days| days.last),
        week => first.and_then(|first| first.checked_add((7 * i64::from(week.unwrap_or(1) - 1)).days()).ok()),
    };
    day.map_or(month, Fields::of_week)
}
