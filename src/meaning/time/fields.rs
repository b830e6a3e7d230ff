//! A place in the calendar as far as it is known, its TIMEX3 value, and the days it takes.

use std::fmt::Write as _;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::TimeInterval;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: i8,
    pub minute: Option<i8>,
    pub second: Option<i8>,
    /// The distance from UTC as TIMEX3 writes it; empty if none is said.
    pub zone: &'static str,
}

/// A place in the calendar, from the century down to the second. What is not said, or not known, is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields {
    /// The digits of a year before the last two; counted backwards before Christ.
    pub century: Option<i32>,
    /// The digits of a year before the last.
    pub decade: Option<i32>,
    /// Whether century or decade lie before Christ.
    pub before_christ: bool,
    /// The year; 493 BC is -493.
    pub year: Option<i32>,
    /// A season, quarter or half, as in TIMEX3: `SP`, `Q1`, `H2`.
    pub part: Option<&'static str>,
    pub month: Option<i8>,
    /// The week after ISO 8601.
    pub week: Option<i8>,
    pub weekend: bool,
    /// From Monday = 1.
    pub weekday: Option<i8>,
    pub day: Option<i8>,
    /// The rule of a holiday.
    pub holiday: Option<&'static str>,
    /// A part of the day, as in TIMEX3: `MO`.
    pub day_part: Option<&'static str>,
    pub clock: Option<Clock>,
}

/// The day of a calendar that goes on backwards before Christ.
pub(super) fn civil(year: i32, month: i8, day: i8) -> Option<Date> {
    let year = if year < 0 { year + 1 } else { year };
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// The year of a day; 493 BC is -493.
pub(super) fn year_of(date: Date) -> i32 {
    let year = i32::from(date.year());
    if year <= 0 { year - 1 } else { year }
}

/// The Monday of the week.
pub(super) fn monday_of(date: Date) -> Option<Date> {
    date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

impl Fields {
    /// A day.
    pub(super) fn of_day(date: Date) -> Self {
        Self { year: Some(year_of(date)), month: Some(date.month()), day: Some(date.day()), ..Self::default() }
    }

    /// The week, after ISO 8601, that a day lies in.
    pub(super) fn of_week(date: Date) -> Self {
        let week = date.iso_week_date();
        Self { year: Some(i32::from(week.year())), week: Some(week.week()), ..Self::default() }
    }

    /// The day, if year, month and day are known.
    pub(super) fn date(&self) -> Option<Date> {
        civil(self.year?, self.month?, self.day?)
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether something smaller than a day is said.
    pub(super) fn is_time(&self) -> bool {
        self.day_part.is_some() || self.clock.is_some()
    }

    /// Whether a day is said, by whatever name.
    pub(super) fn has_day(&self) -> bool {
        self.day.is_some() || self.weekday.is_some() || self.holiday.is_some()
    }

    /// Whether a year, decade or century is said.
    pub(super) fn has_year(&self) -> bool {
        self.year.is_some() || self.decade.is_some() || self.century.is_some()
    }

    /// Whether something between year and day is said.
    pub(super) fn has_middle(&self) -> bool {
        self.month.is_some() || self.part.is_some() || self.week.is_some() || self.weekend
    }

    /// Both together, if they say different things.
    pub(super) fn joined(&self, other: &Self) -> Option<Self> {
        let clash = self.has_year() && other.has_year()
            || self.has_middle() && other.has_middle()
            || self.day.is_some() && other.day.is_some()
            || self.weekday.is_some() && other.weekday.is_some()
            || self.holiday.is_some() && other.has_day()
            || other.holiday.is_some() && self.has_day()
            || self.day_part.is_some() && other.day_part.is_some()
            || self.clock.is_some() && other.clock.is_some();
        (!clash).then(|| Self {
            century: self.century.or(other.century),
            decade: self.decade.or(other.decade),
            before_christ: self.before_christ || other.before_christ,
            year: self.year.or(other.year),
            part: self.part.or(other.part),
            month: self.month.or(other.month),
            week: self.week.or(other.week),
            weekend: self.weekend || other.weekend,
            weekday: self.weekday.or(other.weekday),
            day: self.day.or(other.day),
            holiday: self.holiday.or(other.holiday),
            day_part: self.day_part.or(other.day_part),
            clock: self.clock.or(other.clock),
        })
    }

    /// The value as in TIMEX3, with X for digits that are not known.
    pub(super) fn value(&self) -> String {
        let mut value = match (self.year, self.decade, self.century) {
            (Some(year), ..) if year < 0 => format!("BC{:04}", -year),
            (Some(year), ..) => format!("{year:04}"),
            (None, Some(decade), _) => format!("{}{decade:03}", if self.before_christ { "BC" } else { "" }),
            (None, None, Some(century)) => format!("{}{century:02}", if self.before_christ { "BC" } else { "" }),
            (None, None, None) => "XXXX".to_owned(),
        };
        let time = self.is_time();
        // Writing into a string cannot fail.
        let _ = match (self.month, self.week) {
            (Some(month), _) if self.day.is_some() || time => {
                write!(value, "-{month:02}-").and_then(|()| digits(&mut value, self.day))
            }
            (Some(month), _) => write!(value, "-{month:02}"),
            (None, Some(week)) => write!(value, "-W{week:02}"),
            _ if self.weekday.is_some() && self.day.is_none() || self.weekend => write!(value, "-WXX"),
            _ if self.day.is_some() || time => write!(value, "-XX-").and_then(|()| digits(&mut value, self.day)),
            _ => match self.part {
                Some(part) => write!(value, "-{part}"),
                None => Ok(()),
            },
        };
        let _ = match self.weekday {
            Some(weekday) if self.month.is_none() && self.day.is_none() => write!(value, "-{weekday}"),
            _ if self.weekend => write!(value, "-WE"),
            _ => Ok(()),
        };
        if let Some(Clock { hour, minute, second, zone }) = self.clock {
            let _ = write!(value, "T{hour:02}");
            for number in [minute, second].into_iter().flatten() {
                let _ = write!(value, ":{number:02}");
            }
            value.push_str(zone);
        } else if let Some(part) = self.day_part {
            value.push('T');
            value.push_str(part);
        }
        value
    }

    /// The days it takes, where they are known.
    pub(super) fn interval(&self) -> Option<TimeInterval> {
        let span = |first: Date, length: Span| {
            let after = first.checked_add(length).ok()?;
            Some(TimeInterval { first, last: after.yesterday().ok()? })
        };
        let Some(year) = self.year else {
            let (digits, years) = match (self.decade, self.century) {
                (Some(decade), _) => (decade, 10),
                (None, century) => (century?, 100),
            };
            return match self.before_christ {
                true => span(civil(-(digits * years + years - 1).max(1), 1, 1)?, years.years()),
                false => span(civil((digits * years).max(1), 1, 1)?, years.years()),
            };
        };
        if let Some(date) = self.date() {
            return Some(TimeInterval { first: date, last: date });
        }
        if self.has_day() || self.day_part.is_some() || self.clock.is_some() {
            return None;
        }
        if let Some(month) = self.month {
            return span(civil(year, month, 1)?, 1.month());
        }
        if let Some(week) = self.week {
            let monday = jiff::civil::ISOWeekDate::new(i16::try_from(year).ok()?, week, Weekday::Monday).ok()?.date();
            return if self.weekend {
                span(monday.checked_add(5.days()).ok()?, 2.days())
            } else {
                span(monday, 7.days())
            };
        }
        match self.part {
            None => span(civil(year, 1, 1)?, 1.year()),
            // Meteorological seasons; winter runs into the next year.
            Some("SP") => span(civil(year, 3, 1)?, 3.months()),
            Some("SU") => span(civil(year, 6, 1)?, 3.months()),
            Some("FA") => span(civil(year, 9, 1)?, 3.months()),
            Some("WI") => span(civil(year, 12, 1)?, 3.months()),
            Some("H1") => span(civil(year, 1, 1)?, 6.months()),
            Some("H2") => span(civil(year, 7, 1)?, 6.months()),
            Some(quarter) => {
                let number = quarter.strip_prefix('Q')?.parse::<i8>().ok()?;
                span(civil(year, 3 * number - 2, 1)?, 3.months())
            }
        }
    }
}

fn digits(value: &mut String, number: Option<i8>) -> std::fmt::Result {
    match number {
        Some(number) => write!(value, "{number:02}"),
        None => value.write_str("XX"),
    }
}

/// The day of a holiday in a year, by its rule (see the list).
pub(super) fn holiday(rule: &str, year: i32) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix("easter") {
        return easter(year)?.checked_add(offset.parse::<i64>().ok()?.days()).ok();
    }
    let (rule, offset) = rule.split_once('+').unwrap_or((rule, "0"));
    let mut parts = rule.split('-').map(str::parse::<i8>);
    let (month, day) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let Some(ordinal) = parts.next() else { return civil(year, month, day) };
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    let nth = match ordinal.ok()? {
        5 => -1,
        nth => nth,
    };
    let date = civil(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()?;
    date.checked_add(offset.parse::<i64>().ok()?.days()).ok()
}

/// Easter Sunday after the Gregorian rule (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    civil(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn holidays_by_their_rules() {
        assert_eq!(holiday("easter+0", 2024), Some(date(2024, 3, 31)));
        assert_eq!(holiday("easter-2", 2018), Some(date(2018, 3, 30)));
        assert_eq!(holiday("11-4-4", 2023), Some(date(2023, 11, 23)));
        assert_eq!(holiday("05-1-5", 2023), Some(date(2023, 5, 29)));
        assert_eq!(holiday("11-1-1+1", 2022), Some(date(2022, 11, 8)));
        assert_eq!(holiday("12-25", 1900), Some(date(1900, 12, 25)));
    }

    #[test]
    fn values_and_days_of_places_in_the_calendar() {
        let year = Fields { year: Some(2023), ..Fields::default() };
        let days = |fields: &Fields| fields.interval().map(|days| (days.first.to_string(), days.last.to_string()));
        let pair = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!((year.value().as_str(), days(&year)), ("2023", pair("2023-01-01", "2023-12-31")));
        let winter = Fields { part: Some("WI"), ..year.clone() };
        assert_eq!((winter.value().as_str(), days(&winter)), ("2023-WI", pair("2023-12-01", "2024-02-29")));
        let quarter = Fields { part: Some("Q4"), ..year.clone() };
        assert_eq!((quarter.value().as_str(), days(&quarter)), ("2023-Q4", pair("2023-10-01", "2023-12-31")));
        let decade = Fields { decade: Some(199), ..Fields::default() };
        assert_eq!((decade.value().as_str(), days(&decade)), ("199", pair("1990-01-01", "1999-12-31")));
        let weekend = Fields { week: Some(2), weekend: true, ..year };
        assert_eq!((weekend.value().as_str(), days(&weekend)), ("2023-W02-WE", pair("2023-01-14", "2023-01-15")));
        let old = Fields { year: Some(-480), month: Some(8), ..Fields::default() };
        assert_eq!(old.value(), "BC0480-08");
        assert_eq!(Fields { weekday: Some(5), ..Fields::default() }.value(), "XXXX-WXX-5");
        assert_eq!(Fields { day_part: Some("NI"), ..Fields::default() }.value(), "XXXX-XX-XXTNI");
        assert_eq!(Fields { month: Some(11), ..Fields::default() }.value(), "XXXX-11");
    }
}
