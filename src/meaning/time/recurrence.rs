//! What happens again and again: `every Monday`, `daily`, `twice a year`, `on Sundays`.

use super::fields::Fields;
use super::items::Items;
use super::point::Meaning;
use super::unit::{Amount, Length, Unit};
use super::words::Class;

impl Items<'_> {
    /// A set of times.
    pub(super) fn recurrence(&self, at: usize) -> Option<(Meaning, usize)> {
        let (meaning, end) = self.bare_recurrence(at)?;
        let Meaning::Set { every, fields } = &meaning else { return Some((meaning, end)) };
        // "every day at 7:13 p.m.", "Mondays at 9am"
        let at_word = usize::from(self.is(end, "at"));
        let clock = self.clock(end + at_word).or_else(|| if at_word == 1 { self.bare_hour(end + 1) } else { None });
        if let Some((clock, after)) = clock
            && let Some(joined) = fields.joined(&clock)
        {
            return Some((Meaning::Set { every: every.clone(), fields: joined }, after));
        }
        Some((meaning, end))
    }

    fn bare_recurrence(&self, at: usize) -> Option<(Meaning, usize)> {
        let frequency = |every: String, end: usize| Some((Meaning::Set { every, fields: Fields::default() }, end));
        let again = |fields: Fields, end: usize| Some((Meaning::Set { every: String::new(), fields }, end));
        let item = self.get(at)?;
        match item.word.map(|word| word.class) {
            Some(Class::Frequency(value)) => {
                // "The Daily Mail", "the Weekly Standard": a title.
                let title = at > 0 && item.text.starts_with(char::is_uppercase);
                return if title { None } else { frequency(value.to_owned(), at + 1) };
            }
            Some(Class::Weekdays(weekday)) => {
                let fields = Fields { weekday: Some(weekday), ..Fields::default() };
                return again(fields, at + 1);
            }
            Some(Class::Weekday(weekday)) => {
                let Some(Class::Parts(part)) = self.class(at + 1) else { return None };
                let fields = Fields { weekday: Some(weekday), day_part: Some(part), ..Fields::default() };
                return again(fields, at + 2);
            }
            Some(Class::Every) => return self.every(at + 1),
            _ => {}
        }
        if self.is(at, "semi") && self.is(at + 1, "-") && self.is_any(at + 2, &["annual", "annually"]) {
            return frequency("P0.5Y".to_owned(), at + 3);
        }
        let unit = |at: usize| match self.class(at) {
            Some(Class::Unit(unit)) if unit >= Unit::Hour => Some(unit),
            _ => None,
        };
        // "per day", "once a week", "three times a year"
        if self.is(at, "per")
            && let Some(unit) = unit(at + 1)
        {
            return frequency(Length(vec![(Amount::ONE, unit)]).value(), at + 2);
        }
        // "$500 a month", "40,000 dollars a year", "5 % a year"
        let counted = at > 0
            && (self.digits(at - 1, 9).is_some()
                || self.is_any(
                    at - 1,
                    &[
                        "million", "billion", "trillion", "percent", "%", "dollars", "euros", "pounds", "hours",
                        "days", "people",
                    ],
                ));
        if self.is_any(at, &["a", "an"])
            && counted
            && let Some(unit) = unit(at + 1)
            && !self.is_any(at + 2, &["ago", "later", "earlier", "before", "after", "and", "-"])
        {
            return frequency(Length(vec![(Amount::ONE, unit)]).value(), at + 2);
        }
        let times = if self.is_any(at, &["once", "twice"]) {
            Some(at + 1)
        } else {
            self.amount(at).filter(|&(_, end)| self.is(end, "times")).map(|(_, end)| end + 1)
        };
        let after = times?;
        (self.is_any(after, &["a", "an", "per", "each", "every"]))
            .then(|| unit(after + 1))?
            .and_then(|unit| frequency(Length(vec![(Amount::ONE, unit)]).value(), after + 2))
    }

    /// What stands behind `every`.
    fn every(&self, at: usize) -> Option<(Meaning, usize)> {
        let frequency = |amount: Amount, unit: Unit, end: usize| {
            Some((Meaning::Set { every: Length(vec![(amount, unit)]).value(), fields: Fields::default() }, end))
        };
        let again = |fields: Fields, end: usize| Some((Meaning::Set { every: String::new(), fields }, end));
        let single = usize::from(self.is(at, "single"));
        match self.class(at + single) {
            Some(Class::Unit(Unit::Weekend)) => again(Fields { weekend: true, ..Fields::default() }, at + single + 1),
            Some(Class::Unit(unit)) => frequency(Amount::ONE, unit, at + single + 1),
            Some(Class::Part(part)) => again(Fields { day_part: Some(part), ..Fields::default() }, at + single + 1),
            Some(Class::Weekday(_) | Class::Month(_) | Class::Season(_)) => {
                let start = at + single;
                let (fields, end) = self.date(start).or_else(|| match self.class(start) {
                    Some(Class::Season(season)) => {
                        Some((Fields { part: Some(season), ..Fields::default() }, start + 1))
                    }
                    _ => None,
                })?;
                if let Some(Class::Part(part)) = self.class(end) {
                    return again(Fields { day_part: Some(part), ..fields }, end + 1);
                }
                again(fields, end)
            }
            Some(Class::Number(_)) | None if self.amount(at).is_some() && !self.is_any(at, &["a", "an"]) => {
                let (amount, end) = self.amount(at)?;
                match self.class(end)? {
                    Class::Units(unit) => frequency(amount, unit, end + 1),
                    _ => None,
                }
            }
            Some(Class::Ordinal(number)) => match self.class(at + 1)? {
                Class::Unit(unit) => frequency(Amount(Some(f64::from(number))), unit, at + 2),
                _ => None,
            },
            _ if self.is(at, "other") => match self.class(at + 1)? {
                Class::Unit(unit) => frequency(Amount(Some(2.0)), unit, at + 2),
                Class::Weekday(weekday) => again(Fields { weekday: Some(weekday), ..Fields::default() }, at + 2),
                _ => None,
            },
            _ => None,
        }
    }
}
