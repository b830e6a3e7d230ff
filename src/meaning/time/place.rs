//! Places in the calendar as expressions give them: edges before a date, the parts of a day, days counted off.

use super::fields::Fields;
use super::items::{Items, Kind};
use super::point::{Meaning, Point};
use super::unit::{Edge, Origin, Unit};
use super::words::Class;

impl Items<'_> {
    /// A place in the calendar with all that belongs to it.
    pub(super) fn point(&self, at: usize, depth: usize) -> Option<(Meaning, usize)> {
        if depth == 0 {
            return None;
        }
        if let Some(found) = self.bounded(at, depth).or_else(|| self.edged(at, depth)) {
            return Some(found);
        }
        let (meaning, end) = self.core(at)?;
        Some(self.extended(meaning, end))
    }

    /// `the end of June`, `the middle of the 8th century`, `the rest of the year`, `the night of 10 May`.
    fn bounded(&self, at: usize, depth: usize) -> Option<(Meaning, usize)> {
        let mut start = at + usize::from(self.is(at, "the"));
        start += usize::from(self.is(start, "very"));
        let early = match self.class(start) {
            Some(Class::Edge(edge))
                if self.is_any(start + 1, &["part", "parts", "days", "months", "years", "morning", "hours"])
                    || self.is(start, "middle") =>
            {
                start += usize::from(!self.is(start, "middle"));
                Some(edge)
            }
            _ => None,
        };
        let part = match self.class(start) {
            Some(Class::Bound(edge)) => (Some(edge), None),
            Some(Class::Edge(Edge::Middle)) if self.is(start, "middle") => (Some(Edge::Middle), None),
            Some(Class::Part(part)) if !self.in_a_name(start) => (early, Some(part)),
            _ if early.is_some() && self.is_any(start, &["part", "parts", "days", "months", "years"]) => (early, None),
            _ if self.is(start, "latter") && self.is_any(start + 1, &["part", "days", "stages"]) => {
                start += 1;
                (Some(Edge::End), None)
            }
            _ => return None,
        };
        let hours = usize::from(part.1.is_some() && self.is(start + 1, "hours"));
        let of = start + 1 + hours;
        let linked = self.is(of, "of") || part.1.is_some() && self.is_any(of, &["on"]);
        if !linked {
            return None;
        }
        let inner = of + 1;
        let (meaning, end) = self.point(inner, depth - 1).or_else(|| self.this_unit(inner))?;
        let Meaning::Point(mut point) = meaning else { return None };
        point.edge = part.0;
        if let Some(part) = part.1 {
            let day = point.fields.has_day() || point.base_unit() == Some(Unit::Day);
            if !day {
                return None;
            }
            point.fields.day_part = Some(part);
        }
        Some((Meaning::Point(point), end))
    }

    /// `the year` where the words before make a time of it: the one the text is in.
    pub(super) fn this_unit(&self, at: usize) -> Option<(Meaning, usize)> {
        let start = at + usize::from(self.is(at, "the"));
        let Class::Unit(unit) = self.class(start)? else { return None };
        let bare = at > 1 && self.is(at - 1, "of") && matches!(self.class(at - 2), Some(Class::Bound(_)));
        // "At the end of the day" means: in short.
        let idiom = unit == Unit::Day && at > 2 && self.is_any(at - 2, &["end"]) && self.is(start + 1, ",");
        let fits =
            (start > at || bare) && !idiom && (Unit::Day..=Unit::Century).contains(&unit) && !self.is(start + 1, "of");
        fits.then(|| (Meaning::Point(Point::shifted(Origin::Text, unit, 0)), start + 1))
    }

    /// `early 1941`, `mid-June`, `late in the year`, `later that month`, `the late 1960s`.
    fn edged(&self, at: usize, depth: usize) -> Option<(Meaning, usize)> {
        let start = at + usize::from(self.is(at, "the"));
        let start = start + usize::from(self.is(start, "very"));
        let Class::Edge(edge) = self.class(start)? else { return None };
        let mut inner = start + 1;
        inner += usize::from(self.is_dash(inner) || self.is(inner, "to") && self.is(inner + 1, "mid"));
        inner += usize::from(self.is(inner, "mid")) + usize::from(self.is(inner, "mid") && self.is_dash(inner + 1));
        let linked = self.is_any(inner, &["in", "on", "of"]);
        inner += usize::from(linked);
        if self.is(start, "middle") && !linked {
            return None;
        }
        // "late afternoon", "early morning"
        if let Some(Class::Part(part)) = self.class(inner).filter(|_| !linked) {
            let mut point = Point::of(Fields { day_part: Some(part), ..Fields::default() });
            point.edge = Some(edge);
            return Some(self.extended(Meaning::Point(point), inner + 1));
        }
        let found = if linked {
            self.point(inner, depth - 1).or_else(|| self.this_unit(inner))
        } else {
            self.core(inner).map(|(meaning, end)| self.extended(meaning, end))
        };
        let (meaning, end) = found?;
        let Meaning::Point(mut point) = meaning else { return None };
        // "the early October battle": the article is the battle's.
        if start > at && matches!(self.class(inner), Some(Class::Month(_))) {
            return None;
        }
        point.edge = Some(edge);
        Some((Meaning::Point(point), end))
    }

    /// A point without edges and without what may stand behind it.
    pub(super) fn core(&self, at: usize) -> Option<(Meaning, usize)> {
        self.ordinal_day(at).or_else(|| self.plain_core(at))
    }

    /// A point that is not counted off within another, so that no run of words goes on for ever.
    fn plain_core(&self, at: usize) -> Option<(Meaning, usize)> {
        if let Some(found) = self.pointed(at).or_else(|| self.pointed_date(at)) {
            return Some(found);
        }
        let start = at + usize::from(self.is(at, "the"));
        let point = |fields: Fields, end: usize| Some((Meaning::Point(Point::of(fields)), end));
        match self.class(start) {
            Some(Class::Day(step)) if start == at && !self.in_a_name(at) => {
                return Some((Meaning::Point(Point::shifted(Origin::Speech, Unit::Day, step)), at + 1));
            }
            Some(Class::Tonight) => {
                let mut tonight = Point::shifted(Origin::Speech, Unit::Day, 0);
                tonight.fields.day_part = Some("NI");
                return Some((Meaning::Point(tonight), at + 1));
            }
            Some(Class::Unit(Unit::Weekend)) => {
                return point(Fields { weekend: true, ..Fields::default() }, start + 1);
            }
            _ => {}
        }
        if let Some((fields, end)) = self.clock(at).or_else(|| self.date(start)) {
            // "the day of 5 May": an article before a bare year is none of its own.
            let bare_year = fields.has_year() && !fields.has_middle() && !fields.has_day() && fields.year.is_some();
            let named_year = self.is_any(start, &["year", "years"]);
            if start > at && (bare_year && !named_year || self.article_of_noun(&fields, start, end)) {
                return None;
            }
            return point(fields, end);
        }
        self.part_of_day(at)
    }

    /// Whether a capitalised word follows a name and is part of it: `Russia Today`.
    pub(super) fn in_a_name(&self, at: usize) -> bool {
        let capital = |at: usize| self.get(at).is_some_and(|item| item.text.starts_with(char::is_uppercase));
        at > 0 && capital(at) && capital(at - 1) && self.tagged(at - 1, "NNP")
    }

    /// Whether the article before a date belongs to a noun behind it: `the February Revolution`, `the summer campaign`.
    fn article_of_noun(&self, fields: &Fields, start: usize, end: usize) -> bool {
        let month_first = fields.month.is_some() && matches!(self.class(start), Some(Class::Month(_)));
        let attributive = self.tagged(end, "NN") || self.tagged(end, "JJ") || self.tagged(end, "VBG");
        let named = fields.month.is_some()
            || fields.holiday.is_some()
            || fields.weekday.is_some()
            || matches!(fields.part, Some("SP" | "SU" | "FA" | "WI"));
        month_first || named && attributive
    }

    /// `the 15th`, `the 20th of that month`, `the third month of 2021`, `the first week of May`.
    fn ordinal_day(&self, at: usize) -> Option<(Meaning, usize)> {
        let counted = self.is_any(at + 1, &["day", "week", "month"])
            || self.is_any(at + 2, &["week", "month"])
            || self.is(at, "week");
        if !self.is(at, "the") && !counted {
            return None;
        }
        let start = at + usize::from(self.is(at, "the"));
        let last = self.is_any(start, &["last", "final"]).then_some((-1, start + 1));
        let (number, end) = last.or_else(|| self.ordinal(start)).or_else(|| self.numbered_week(start))?;
        let unit = match self.class(end) {
            Some(Class::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month))) => Some(unit),
            _ if number < 0 => return None,
            _ if self.is(start, "week") => Some(Unit::Week),
            _ => None,
        };
        let of = end + usize::from(unit.is_some() && !self.is(start, "week"));
        if self.is_any(of, &["of", "in"]) {
            let (outer, after) = self.plain_core(of + 1).or_else(|| self.this_unit(of + 1))?;
            let Meaning::Point(outer) = outer else { return None };
            let inner = match unit {
                None | Some(Unit::Day) => Fields { day: Some(number), ..Fields::default() },
                Some(Unit::Week) => Fields { week: Some(number), ..Fields::default() },
                Some(_) => Fields { month: Some(if number < 0 { 12 } else { number }), ..Fields::default() },
            };
            let whole_month =
                outer.fields.month.is_some() && outer.fields.day.is_none() || outer.base_unit() == Some(Unit::Month);
            let whole_year =
                outer.fields.year.is_some() && !outer.fields.has_middle() || outer.base_unit() == Some(Unit::Year);
            let fits = match unit {
                None | Some(Unit::Day) => whole_month && number <= 31,
                Some(Unit::Week) => {
                    whole_year && number <= 53
                        || whole_month && outer.fields.has_year() && number <= 5
                        || whole_month && outer.base.is_none()
                }
                _ => whole_year && number <= 12,
            };
            return fits.then(|| outer.joined(&Point::of(inner)))?.map(|point| (Meaning::Point(point), after));
        }
        // "on the 15th": a bare ordinal behind a preposition, and nothing that it could count behind it.
        let digits = self.digits(start, 2).is_some();
        let closed = self.get(end).is_none_or(|item| {
            item.kind == Kind::Mark && !self.is_dash(end)
                || item.tag.starts_with("VB")
                || item.tag == "CC"
                || item.tag == "IN"
                || item.tag == "MD"
        });
        let announced =
            at > 0 && self.is_any(at - 1, &["on", "by", "since", "until", "before", "after", "from", "to", "and"]);
        (unit.is_none() && digits && closed && announced && number <= 31 && self.is(at, "the"))
            .then(|| (Meaning::Point(Point::of(Fields { day: Some(number), ..Fields::default() })), end))
    }

    /// The number of `week 27 of last year`.
    fn numbered_week(&self, at: usize) -> Option<(i8, usize)> {
        let (number, _) = self.digits(at + 1, 2).filter(|_| self.is(at, "week"))?;
        Some((i8::try_from(number).ok().filter(|week| (1..=53).contains(week))?, at + 2))
    }

    /// `the morning`, `night`, `afternoon`: alone only where it is when something happens.
    fn part_of_day(&self, at: usize) -> Option<(Meaning, usize)> {
        let start = at + usize::from(self.is(at, "the"));
        let (Class::Part(part) | Class::Parts(part)) = self.class(start)? else { return None };
        let announced = at > 0
            && self
                .is_any(at - 1, &["in", "at", "by", "during", "on", "until", "before", "after", "per", "for", "one"]);
        let compound = self.tagged(start + 1, "NN")
            || self.is(start + 1, "of")
            || self.is_any(start, &["dawn", "sunrise", "sunset"]) && start > at;
        (announced && !compound || start == at && (part == "DT" || self.get(at)?.tag.is_empty()))
            .then(|| (Meaning::Point(Point::of(Fields { day_part: Some(part), ..Fields::default() })), start + 1))
    }
}
