//! What the words leave out: the year of a month, the week of a weekday, the month of a day.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::fields::{Fields, civil, holiday, monday_of};
use super::point::Pick;
use super::resolve::{Anchor, Context, Tense, step_year, weeks_of, with_last_day};
use super::unit::Origin;

impl Context {
    /// Adds what the words leave out: the year of a month, the week of a weekday.
    pub(super) fn complete(&self, fields: &Fields, pick: Option<(Pick, Origin)>) -> Fields {
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
            let anchor = if self.narrative { self.text } else { self.ahead_of().or(self.speech) };
            let found = anchor.and_then(Anchor::date).and_then(|date| self.weekday_near(date, weekday, pick));
            return match found {
                Some(day) => Fields { day_part: fields.day_part, clock: fields.clock, ..Fields::of_day(day) },
                None => fields,
            };
        }
        if fields.clock.is_some()
            && self.same_sentence
            && let Some(date) = self.text.and_then(Anchor::date)
        {
            return Fields { clock: fields.clock, day_part: fields.day_part, ..Fields::of_day(date) };
        }
        fields
    }

    /// The year in which a month or season without one lies.
    fn year_for(&self, fields: &Fields, pick: Option<(Pick, Origin)>) -> Option<i32> {
        if let (None, Some(from)) = (pick, self.ahead_of()) {
            return Some(step_year(from.year, i32::from(start_of(fields) < from.month.unwrap_or(1))));
        }
        if let (None, Some(year)) = (pick, self.year.filter(|year| self.stays_in(*year))) {
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
        let here = (speech.month.unwrap_or(12), if fields.day.is_some() { speech.day.unwrap_or(31) } else { 0 });
        let there = (start_of(fields), fields.day.unwrap_or(0));
        let same = there == here;
        let by = match (pick, self.tense) {
            // Of the day of publication only the year is known.
            (Some((Pick::Last, _)), _) if speech.month.is_none() => -1,
            (None, Tense::Future) if speech.month.is_none() => 0,
            (None, _) if speech.month.is_none() => return None,
            (Some((Pick::This, _)), _) => 0,
            (Some((Pick::Last | Pick::Recent, _)), _) => -i32::from(there >= here),
            (Some((Pick::Next | Pick::Coming, _)), _) => i32::from(there <= here),
            (None, Tense::Future) => i32::from(there < here && !same),
            (None, Tense::Open | Tense::Present) if fields.part.is_none() => {
                let day = |(month, day): (i8, i8)| 31 * i32::from(month) + i32::from(day);
                let soon = (day(there) - day(here)).rem_euclid(12 * 31) <= 6 * 31;
                i32::from(soon && there < here) - i32::from(!soon && there > here)
            }
            (None, _) => -i32::from(there > here),
        };
        Some(step_year(speech.year, by))
    }

    /// Whether what is to come, in the news, may lie in a year that was named before: not in one that is past.
    fn stays_in(&self, year: i32) -> bool {
        let past = self.speech.is_some_and(|speech| year < speech.year);
        self.narrative || self.same_sentence || self.tense != Tense::Future || !past
    }

    /// The day that a verb looks ahead from, in the news, where the sentence tells it: that on which something was said
    /// (`said on Friday that it would close in March`), or with which something to come starts (`opens next Monday and
    /// ends in June`).
    fn ahead_of(&self) -> Option<Anchor> {
        let text = self.text.filter(|text| self.same_sentence && !self.narrative && text.month.is_some())?;
        let to_come = text.date().zip(self.speech.and_then(Anchor::date)).map(|(day, today)| day > today);
        match self.tense {
            // What is still to come was not said yet.
            Tense::Open if to_come != Some(true) => Some(text),
            Tense::Present if to_come == Some(true) => Some(text),
            _ => None,
        }
    }

    fn year_of_holiday(&self, rule: &str, pick: Option<(Pick, Origin)>) -> Option<i32> {
        let past = self.narrative || self.same_sentence || self.tense == Tense::Past;
        let anchor = if pick.is_none() && past { self.text.or(self.speech) } else { self.speech }?;
        if let (None, Tense::Unknown | Tense::Present, Some(here)) = (pick, self.tense, anchor.date()) {
            let years = [anchor.year, step_year(anchor.year, -1), step_year(anchor.year, 1)];
            let distance = |year: &i32| holiday(rule, *year).map(|day| (day - here).get_days().abs());
            return years.into_iter().min_by_key(|year| distance(year).unwrap_or(i32::MAX));
        }
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
        let nearest = matches!(self.tense, Tense::Unknown | Tense::Present) && fields.weekday.is_some();
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
        let from_monday = i64::from(from.weekday().to_monday_zero_offset());
        let days_ahead = (i64::from(weekday - 1) - from_monday).rem_euclid(7);
        let soon = days_ahead <= 2;
        match (pick.map(|(pick, _)| pick), self.tense) {
            (Some(Pick::Recent), _) => in_week(0).filter(|day| *day < from).or_else(|| in_week(-1)),
            (Some(Pick::Coming), _) => in_week(0).filter(|day| *day > from).or_else(|| in_week(1)),
            (Some(Pick::This), _) => in_week(0),
            (Some(Pick::Last), _) => in_week(-1),
            (Some(Pick::Next), _) => in_week(1),
            (None, _) if today => Some(from),
            (None, Tense::Open) if soon || self.ahead_of().is_some() => {
                monday.checked_add((days_ahead + from_monday).days()).ok()
            }
            (None, Tense::Future) => in_week(0).filter(|day| *day > from).or_else(|| in_week(1)),
            (None, _) => in_week(0).filter(|day| *day < from).or_else(|| in_week(-1)),
        }
    }
}

/// The month in which a month, or a part of a year, starts.
fn start_of(fields: &Fields) -> i8 {
    match fields.part {
        Some("SP" | "Q2") => 4,
        Some("SU" | "Q3" | "H2") => 7,
        Some("FA" | "Q4") => 10,
        Some("WI") => 12,
        _ => fields.month.unwrap_or(1),
    }
}

/// So many months back, and a story has turned to the next year.
const TURN: i8 = 8;

/// The weekend that is nearest to a day.
fn weekend_beside(day: Date) -> Fields {
    let back = match day.weekday().to_monday_one_offset() {
        1 | 2 => 7,
        _ => 0,
    };
    let within = day.checked_sub(i64::from(back).days()).unwrap_or(day);
    Fields { weekend: true, ..Fields::of_week(within) }
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
