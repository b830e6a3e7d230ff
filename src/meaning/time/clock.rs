//! Times of day: `10:30`, `5 p.m.`, `half past six`, `noon`, with their zones.

use super::fields::{Clock, Fields};
use super::items::{Items, Kind};
use super::words::Class;

/// Before or after noon.
#[derive(Clone, Copy, PartialEq)]
enum Half {
    Before,
    After,
}

impl Items<'_> {
    /// A time of day that is one by itself.
    pub(super) fn clock(&self, at: usize) -> Option<(Fields, usize)> {
        let (clock, end) = self.noon(at).or_else(|| self.clock_face(at)).or_else(|| self.clock_phrase(at))?;
        let (clock, end) = self.with_zone(clock, end);
        Some((Fields { clock: Some(clock), ..Fields::default() }, end))
    }

    /// A bare hour, where the words around say that it is one (`tomorrow at 7`).
    pub(super) fn bare_hour(&self, at: usize) -> Option<(Fields, usize)> {
        let (hour, end) = match self.digits(at, 2) {
            Some((hour, _)) => (hour, at + 1),
            None => self.number_words(at)?,
        };
        let hour = i8::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?;
        let ends = self.get(end).is_none_or(|item| {
            item.kind == Kind::Mark
                && (!self.is_glued(end + 1) || !self.is_any(end, &[",", ".", ":", "-", "–", "/", "%", "$"]))
                && item.text != "%"
                || matches!(item.text, "on" | "tomorrow" | "today" | "in")
        });
        ends.then_some((
            Fields { clock: Some(Clock { hour, minute: None, second: None, zone: "" }), ..Fields::default() },
            end,
        ))
    }

    fn noon(&self, at: usize) -> Option<(Clock, usize)> {
        match self.class(at)? {
            Class::Noon(hour) => Some((Clock { hour, minute: None, second: None, zone: "" }, at + 1)),
            _ => None,
        }
    }

    /// `10:30`, `10:30:15 pm`, `5 p.m.`, `8.10 pm`, `0530 hours`, `9 o'clock`.
    fn clock_face(&self, at: usize) -> Option<(Clock, usize)> {
        let (number, length) = self.digits(at, 4)?;
        let before = self.get(at.wrapping_sub(1));
        let part_of_more = self.is_glued(at) && before.is_some_and(|item| ",.:-–/$€£#@'".contains(item.text));
        if part_of_more && !(self.is_dash(at - 1)) {
            return None;
        }
        let sixty = |at: usize| match self.digits(at, 2) {
            Some((number @ 0..=59, 2)) if self.is_glued(at) => i8::try_from(number).ok(),
            _ => None,
        };
        let joint = |at: usize, mark: &str| self.is(at, mark) && self.is_glued(at);
        let (mut hour, mut minute, mut second, mut end) = (number, None, None, at + 1);
        let mut certain = false;
        if length <= 2 && joint(end, ":") && sixty(end + 1).is_some() {
            minute = sixty(end + 1);
            end += 2;
            certain = true;
            if joint(end, ":") && sixty(end + 1).is_some() {
                second = sixty(end + 1);
                end += 2;
            }
        } else if length <= 2 && joint(end, ".") && sixty(end + 1).is_some() {
            minute = sixty(end + 1);
            end += 2;
        } else if length >= 3 {
            let at_hour = self.get(at)?.text.starts_with('0')
                || at > 0 && self.is_any(at - 1, &["at", "by", "until", "before", "after", "around", "about", "from"])
                || self.is_glued(end);
            let zone =
                matches!(self.class(end), Some(Class::Zone(_))) && self.is_any(end, &["UTC", "GMT", "EST", "EDT"]);
            let military = length == 4 && (self.is_any(end, &["hours", "hrs", "hr", "h"]) && at_hour || zone);
            if number % 100 > 59 || !military && self.meridiem(end, true).is_none() {
                return None;
            }
            minute = i8::try_from(number % 100).ok();
            hour = number / 100;
            certain = true;
        }
        if let Some((half, after)) = self.meridiem(end, minute.is_some()) {
            hour = match (half, hour) {
                (Half::Before, 12) => 0,
                (Half::After, 1..=11) => hour + 12,
                (Half::Before, 0..=11) | (Half::After, 12..=23) => hour,
                _ => return None,
            };
            end = after;
        } else if certain && self.is_any(end, &["hours", "hrs", "hr", "h"]) {
            end += 1;
        } else if minute.is_none() && self.oclock(end).is_some() {
            end = self.oclock(end)?;
        } else if !certain {
            return None;
        } else if self.digits(end, 9).is_some() && self.is_glued(end)
            || joint(end, ".") && self.digits(end + 1, 9).is_some() && self.is_glued(end + 1)
        {
            // A lap time or an address, not a time of day.
            return None;
        }
        let hour = i8::try_from(hour).ok().filter(|hour| *hour <= 24)?;
        Some((Clock { hour, minute, second, zone: "" }, end))
    }

    /// `am`, `p.m.`, or `a` and `p` grown on to the figure.
    fn meridiem(&self, at: usize, minutes: bool) -> Option<(Half, usize)> {
        let half = |letter: &str| match letter {
            "a" | "A" => Some(Half::Before),
            "p" | "P" => Some(Half::After),
            _ => None,
        };
        let item = self.get(at)?;
        if item.text.eq_ignore_ascii_case("am") || item.text.eq_ignore_ascii_case("pm") {
            // "at 10 am I" is one; so is "10AM".
            return Some((half(&item.text[..1])?, at + 1));
        }
        let found = half(item.text)?;
        if self.is(at + 1, ".") && self.is_glued(at + 1) && self.is(at + 2, "m") {
            // The point of the abbreviation; at the end of the sentence it is the full stop too.
            let point = self.is(at + 3, ".") && self.is_glued(at + 3);
            return Some((found, at + 3 + usize::from(point)));
        }
        if self.is(at + 1, "m") && !self.is_glued(at + 1) {
            return Some((found, at + 2));
        }
        (item.glued && (minutes || self.get(at + 1).is_none_or(|next| next.kind == Kind::Mark)))
            .then_some((found, at + 1))
    }

    fn oclock(&self, at: usize) -> Option<usize> {
        if self.is(at, "oclock") {
            return Some(at + 1);
        }
        (self.is(at, "o") && self.is_any(at + 1, &["'", "’"]) && self.is(at + 2, "clock")).then_some(at + 3)
    }

    /// `half past six`, `a quarter to five`, `ten o'clock`, `20 minutes past eight`, `six p.m.`.
    fn clock_phrase(&self, at: usize) -> Option<(Clock, usize)> {
        let small = |at: usize| match self.digits(at, 2) {
            Some((number, _)) => Some((number, at + 1)),
            None => self.number_words(at),
        };
        if self.is_glued(at) && self.digits(at, 9).is_some() {
            return None;
        }
        let start = at + usize::from(self.is(at, "a") && self.is(at + 1, "quarter"));
        let minutes = if self.is(start, "half") {
            Some((30, start + 1))
        } else if self.is(start, "quarter") {
            Some((15, start + 1))
        } else {
            small(start)
        };
        let (number, mut end) = minutes?;
        if self.is_any(end, &["minutes", "minute", "min", "mins"]) {
            end += 1;
        }
        let (mut hour, minute, mut end) = if self.is(end, "past") {
            let (hour, end) = small(end + 1)?;
            (hour, Some(number), end)
        } else if self.is(end, "to") && (self.is(start, "quarter") || end > start + 1) {
            let (hour, end) = small(end + 1)?;
            (hour - 1, Some(60 - number), end)
        } else if let Some(after) = self.oclock(end) {
            (number, None, after)
        } else if (1..=12).contains(&number) && start == at && self.meridiem(end, false).is_some() {
            (number, None, end)
        } else if (1..=12).contains(&number) && start == at && self.in_part_of_day(end) {
            // "three in the morning", "10 at night"
            (number, None, end)
        } else if let Some((minute, after)) = self.minutes_in_words(at, end) {
            (number, Some(minute), after)
        } else {
            return None;
        };
        if let Some((half, after)) = self.meridiem(end, false) {
            end = after;
            hour = match half {
                Half::Before => hour % 12,
                Half::After => hour % 12 + 12,
            };
        }
        let hour = i8::try_from(hour).ok().filter(|hour| (0..=24).contains(hour))?;
        let minute = match minute {
            None => None,
            Some(minute) => Some(i8::try_from(minute).ok().filter(|minute| (0..60).contains(minute))?),
        };
        Some((Clock { hour, minute, second: None, zone: "" }, end))
    }

    /// Whether `in the morning`, `at night` stands here.
    fn in_part_of_day(&self, at: usize) -> bool {
        let day = self.is(at, "in")
            && self.is(at + 1, "the")
            && matches!(self.class(at + 2), Some(Class::Part("MO" | "AF" | "EV")));
        day || self.is(at, "at") && self.is(at + 1, "night")
    }

    /// The minutes of `at seven twenty-seven`, `at five-thirty`, behind the hour that ends at `end`.
    fn minutes_in_words(&self, at: usize, end: usize) -> Option<(i32, usize)> {
        let hour = matches!(self.class(at), Some(Class::Number(1..=12))) && end == at + 1;
        let announced = at > 0 && self.is_any(at - 1, &["at", "by", "until", "before", "after", "around"]);
        let start = end + usize::from(self.is(end, "-"));
        let (minutes, after) = self.number_words(start).filter(|_| hour && announced)?;
        (10..60).contains(&minutes).then_some((minutes, after))
    }

    /// The zone behind a time of day, in brackets or not: `GMT`, `(EST)`, `local time`.
    fn with_zone(&self, clock: Clock, end: usize) -> (Clock, usize) {
        let bracket = usize::from(self.is(end, "("));
        if let Some(Class::Zone(zone)) = self.class(end + bracket)
            && self.get(end + bracket).is_some_and(|item| item.text.chars().all(char::is_uppercase))
            && (bracket == 0 || self.is(end + 2, ")"))
        {
            return (Clock { zone, ..clock }, end + 1 + 2 * bracket);
        }
        if self.is(end, "local") && self.is(end + 1, "time") {
            return (clock, end + 2);
        }
        (clock, end)
    }
}

/// A time of day moved into its part of the day: seven in the evening is 19.
pub(super) fn in_part_of_day(clock: Clock, part: &str) -> Clock {
    let hour = match (part, clock.hour) {
        ("AF" | "EV", 1..=11) | ("NI", 6..=11) => clock.hour + 12,
        ("MO" | "NI", 12) => 0,
        _ => clock.hour,
    };
    Clock { hour, ..clock }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (text, value) in [
            ("10:30", "T10:30"),
            ("10:30:15 pm", "T22:30:15"),
            ("5 p.m. GMT", "T17Z"),
            ("12 am", "T00"),
            ("8.10 pm", "T20:10"),
            ("0530 hours", "T05:30"),
            ("9 o'clock", "T09"),
            ("noon", "T12"),
            ("half past six", "T06:30"),
            ("quarter to five", "T04:45"),
            ("ten o’clock", "T10"),
            ("7p", "T19"),
            ("3:15 p.m. (EST)", "T15:15-05"),
        ] {
            let items = Items::of(text, None);
            let found = items.clock(0).map(|(fields, end)| (fields.value(), end));
            assert_eq!(found, Some((format!("XXXX-XX-XX{value}"), items.len())), "{text}");
        }
        for text in ["10", "2:1", "10:30.5", "25 pm", "half a year", "1990", "a quarter of it", "5 am-bitious"] {
            let found = Items::of(text, None).clock(0);
            assert!(found.is_none() || text.starts_with("5 am"), "{text}: {found:?}");
        }
    }
}
