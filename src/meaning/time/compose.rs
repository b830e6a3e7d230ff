//! Expressions grown from their parts: edges before a date, times of day beside it, the year it lies in.

use std::ops::Range;

use super::clock::in_part_of_day;
use super::fields::Fields;
use super::items::{Items, Kind};
use super::point::{Meaning, Point};
use super::unit::{Edge, Origin, Unit};
use super::words::{Class, FIXED};

/// How often an expression may hold another: `two weeks before the end of the spring of 1916`.
const DEPTH: usize = 3;

/// The most pieces that are joined to one.
const PIECES: usize = 5;

/// An expression: its items and what it means.
#[derive(Debug)]
pub(super) struct Found {
    pub items: Range<usize>,
    pub meaning: Meaning,
}

impl Items<'_> {
    /// All expressions, in order.
    pub(super) fn expressions(&self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < self.len() {
            match self.may_start(at).then(|| self.expression(at)).flatten() {
                Some((meaning, end)) if end > at => {
                    found.push(Found { items: at..end, meaning });
                    at = end;
                }
                _ => at += 1,
            }
        }
        self.borrow_from_ranges(found)
    }

    /// Whether an expression could start here at all: most words are passed over by this.
    fn may_start(&self, at: usize) -> bool {
        let Some(item) = self.get(at) else { return false };
        match item.kind {
            Kind::Digits => true,
            Kind::Mark => matches!(item.text, "'" | "’" | "‘"),
            Kind::Letters => {
                // Glued letters ("8th", "U.S") start nothing.
                let inside = item.glued && at > 0 && self.get(at - 1).is_some_and(|last| last.kind != Kind::Mark);
                !inside && (item.word.is_some() || item.text.len() <= 14)
            }
        }
    }

    fn expression(&self, at: usize) -> Option<(Meaning, usize)> {
        if let Some(found) = self.fixed(at).or_else(|| self.recurrence(at)) {
            return Some(found);
        }
        if let Some(found) = self.neighbour(at, DEPTH) {
            return Some(found);
        }
        let start = self.approximately(at);
        // "five minutes past six"
        if let Some((fields, end)) = self.clock(start) {
            return Some(self.extended(Meaning::Point(Point::of(fields)), end));
        }
        if let Some((meaning, end)) = self.length_or_offset(start, DEPTH)
            && self.stands_as_length(start, end, &meaning)
        {
            return Some(self.extended(meaning, end));
        }
        // "about 1910", not "only Monday"
        let start = if self.is_any(at, &["about", "around", "circa", "ca", "approximately"]) { start } else { at };
        self.point(start, DEPTH).or_else(|| if start > at { None } else { self.reference(at) })
    }

    /// Whether a length is one: not the `a day` of `five dollars a day`, nor the `one day` that means once.
    fn stands_as_length(&self, at: usize, end: usize, meaning: &Meaning) -> bool {
        let Meaning::Length(_) = meaning else { return true };
        let before = at.checked_sub(1);
        // "$90-day": the figure is money.
        !before.is_some_and(|before| self.is_any(before, &["$", "€", "£"])) && end > at
    }

    /// Past the words that make a time or length rough: `about`, `more than`, `at least`.
    fn approximately(&self, at: usize) -> usize {
        let mut end = at;
        for _ in 0..3 {
            let pair = self.is_any(end, &["more", "less", "fewer", "later", "earlier"]) && self.is(end + 1, "than")
                || self.is(end, "at") && self.is_any(end + 1, &["least", "most"])
                || self.is(end, "close") && self.is(end + 1, "to")
                || self.is(end, "up") && self.is(end + 1, "to");
            let single = matches!(self.class(end), Some(Class::About))
                || self.is(end, "some")
                    && self.digits(end + 1, 9).or(self.number_words(end + 1).map(|(n, _)| (n, 0))).is_some();
            end += if pair {
                2
            } else if single {
                1
            } else {
                break;
            };
        }
        if end > at && self.is(end, ".") && self.is(end - 1, "ca") {
            end += 1;
        }
        end
    }

    /// A fixed phrase: `right now`, `at present`.
    fn fixed(&self, at: usize) -> Option<(Meaning, usize)> {
        let first = self.get(at).filter(|item| item.kind == Kind::Letters && item.text.len() <= 8)?.text;
        let lower = first.to_ascii_lowercase();
        let phrase = FIXED
            .starting(&lower)
            .iter()
            .find(|phrase| phrase.words.iter().enumerate().all(|(step, word)| self.is(at + step, word)))?;
        let end = at + phrase.words.len();
        if let Some(value) = phrase.value.strip_suffix('+') {
            let announced = self.is_any(
                at.checked_sub(1)?,
                &["at", "by", "during", "around", "until", "since", "from", "in", "of", "for", "to", "before", "after"],
            );
            let clause = self.get(end).is_none_or(|item| item.kind == Kind::Mark || !item.tag.starts_with("NN"));
            return (announced && clause).then_some((Meaning::Fixed(value), end));
        }
        match phrase.value.starts_with('P') && phrase.value.len() <= 4 {
            true => None,
            false => Some((Meaning::Fixed(phrase.value), end)),
        }
    }

    /// `now`, `former`, `recently`.
    fn reference(&self, at: usize) -> Option<(Meaning, usize)> {
        let Class::Reference(value) = self.sure_class(at)? else { return None };
        // "future" is one as an adjective or noun; what a name holds is none ("the Future Party").
        let capital = self.get(at)?.text.starts_with(char::is_uppercase);
        let name = capital && self.tagged(at, "NNP");
        // "the former" of two
        let pair = self.is(at, "former")
            && !self.get(at + 1)?.tag.is_empty()
            && !["NN", "JJ", "VBN", "VBG"].iter().any(|tag| self.tagged(at + 1, tag));
        (!name && !pair).then_some((Meaning::Fixed(value), at + 1))
    }

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
            Some(Class::Part(part)) => (early, Some(part)),
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
    fn this_unit(&self, at: usize) -> Option<(Meaning, usize)> {
        let start = at + usize::from(self.is(at, "the"));
        let Class::Unit(unit) = self.class(start)? else { return None };
        let bare = at > 1 && self.is(at - 1, "of") && matches!(self.class(at - 2), Some(Class::Bound(_)));
        let fits = (start > at || bare) && (Unit::Day..=Unit::Century).contains(&unit) && !self.is(start + 1, "of");
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
        let found =
            if linked { self.point(inner, depth - 1).or_else(|| self.this_unit(inner)) } else { self.point(inner, 1) };
        let (meaning, end) = found?;
        let Meaning::Point(mut point) = meaning else { return None };
        point.edge = Some(edge);
        Some((Meaning::Point(point), end))
    }

    /// A point without edges and without what may stand behind it.
    fn core(&self, at: usize) -> Option<(Meaning, usize)> {
        if let Some(found) = self.pointed(at).or_else(|| self.pointed_date(at)) {
            return Some(found);
        }
        let start = at + usize::from(self.is(at, "the"));
        let point = |fields: Fields, end: usize| Some((Meaning::Point(Point::of(fields)), end));
        match self.class(start) {
            Some(Class::Day(step)) if start == at => {
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
        self.ordinal_day(at).or_else(|| self.part_of_day(at))
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
            let (outer, after) = self.core(of + 1).or_else(|| self.this_unit(of + 1))?;
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

    /// A point with the times of day, weekdays and years that stand behind it.
    fn extended(&self, meaning: Meaning, end: usize) -> (Meaning, usize) {
        let Meaning::Point(mut point) = meaning else { return (meaning, end) };
        let mut end = end;
        for _ in 0..PIECES {
            let Some((joined, after)) = self.next_piece(&point, end) else { break };
            point = joined;
            end = after;
        }
        if let (Some(clock), Some(part)) = (point.fields.clock, point.fields.day_part) {
            point.fields.clock = Some(in_part_of_day(clock, part));
        }
        (Meaning::Point(point), end)
    }

    fn next_piece(&self, point: &Point, end: usize) -> Option<(Point, usize)> {
        let time = point.fields.is_time();
        let day = point.fields.has_day() || point.base_unit() == Some(Unit::Day);
        let week = point.base_unit() == Some(Unit::Week);
        let comma = usize::from(self.is(end, ","));
        let word = end + comma;
        let join = |piece: (Meaning, usize)| match piece.0 {
            Meaning::Point(other) => point.joined(&other).map(|joined| (joined, piece.1)),
            _ => None,
        };
        let is_day = |found: &(Meaning, usize)| match &found.0 {
            Meaning::Point(other) => {
                (other.fields.has_day() || other.base_unit() == Some(Unit::Day)) && !other.fields.is_time()
                    || other.fields.day_part.is_some() && other.base.is_some()
            }
            _ => false,
        };
        if day || week {
            // "Monday night", "tomorrow at 7", "July 5 in the morning", "Tuesday around 10:30 a.m."
            if day && point.fields.clock.is_none() {
                let at_word = self.is_any(word, &["at", "around", "about", "by"]);
                let start = word + usize::from(at_word);
                let clock = self.clock(start).filter(|_| comma == 0 || at_word || self.get(start).is_some());
                let clock = clock.or_else(|| if at_word { self.bare_hour(start) } else { None });
                if let Some((fields, after)) = clock {
                    return join((Meaning::Point(Point::of(fields)), after));
                }
            }
            if day && point.fields.day_part.is_none() && comma == 0 {
                let edge = usize::from(matches!(self.class(end), Some(Class::Edge(_))));
                let start = end + edge;
                let start = if self.is(start, "in") && self.is(start + 1, "the") { start + 2 } else { start };
                if let Some(Class::Part(part)) = self.class(start) {
                    return join((
                        Meaning::Point(Point::of(Fields { day_part: Some(part), ..Fields::default() })),
                        start + 1,
                    ));
                }
            }
            // "next week on Tuesday", "next week Monday"
            if week && point.fields.weekday.is_none() {
                let start = end + usize::from(self.is(end, "on"));
                if let Some((weekday, after)) = self.weekday_name(start) {
                    return join((
                        Meaning::Point(Point::of(Fields { weekday: Some(weekday), ..Fields::default() })),
                        after,
                    ));
                }
            }
        }
        if time && !day {
            // "10 a.m. on Monday", "9:34 p.m., March 19", "5 in the morning", "8am this morning"
            let start = if self.is(word, "on") || self.is(word, "of") { word + 1 } else { word };
            if point.fields.day_part.is_none() && self.is(end, "in") && self.is(end + 1, "the") {
                if let Some(Class::Part(part)) = self.class(end + 2) {
                    return join((
                        Meaning::Point(Point::of(Fields { day_part: Some(part), ..Fields::default() })),
                        end + 3,
                    ));
                }
            }
            if point.fields.day_part.is_none() && comma == 0 && self.is(end, "at") && self.is(end + 1, "night") {
                return join((
                    Meaning::Point(Point::of(Fields { day_part: Some("NI"), ..Fields::default() })),
                    end + 2,
                ));
            }
            if point.fields.clock.is_none() && self.is(end, "at") {
                if let Some((fields, after)) = self.clock(end + 1).or_else(|| self.bare_hour(end + 1)) {
                    return join((Meaning::Point(Point::of(fields)), after));
                }
            }
            return self.core(start).filter(is_day).and_then(join);
        }
        // "Labor Day weekend"
        if point.fields.holiday.is_some() && self.is(end, "weekend") {
            let mut joined = point.clone();
            joined.fields.weekend = true;
            return Some((joined, end + 1));
        }
        // "next year's first quarter"
        if point.base_unit() == Some(Unit::Year)
            && point.fields.is_empty()
            && self.is_any(end, &["'", "’"])
            && self.is(end + 1, "s")
        {
            let (fields, after) = self.quarter_or_half(end + 2).or_else(|| self.date(end + 2))?;
            return if fields.has_middle() { join((Meaning::Point(Point::of(fields)), after)) } else { None };
        }
        // "August of that year", "Monday of next week", "the weekend of 5 May"
        if self.is_any(end, &["of", "in"]) || point.fields.weekday.is_some() && point.base.is_none() {
            let linked = self.is_any(end, &["of", "in"]);
            if self.is(end, "in") && !self.is_any(end + 1, &["the", "that"]) {
                return None;
            }
            let found =
                self.core(end + usize::from(linked)).or_else(|| if linked { self.this_unit(end + 1) } else { None })?;
            let Meaning::Point(other) = &found.0 else { return None };
            let wider = other.fields.year.is_some() && !other.fields.has_day()
                || matches!(other.base_unit(), Some(Unit::Year | Unit::Month | Unit::Week));
            let narrower = point.fields.has_middle() || point.fields.has_day();
            return if wider && narrower && !time { join(found) } else { None };
        }
        None
    }

    /// `10–12 June`, `May and June 1940`, `from 5 to 9 March 1918`: what the second says holds for the first.
    fn borrow_from_ranges(&self, found: Vec<Found>) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::with_capacity(found.len());
        for later in found {
            if let Some(day) = self.lent(&later, all.last_mut()) {
                all.push(day);
            }
            all.push(later);
        }
        all
    }

    /// Gives the expression before what the later one says of both; or a bare day before it becomes an expression.
    fn lent(&self, later: &Found, before: Option<&mut Found>) -> Option<Found> {
        let start = later.items.start;
        let Meaning::Point(Point { fields, base: None, edge: None, .. }) = &later.meaning else { return None };
        let link = start.checked_sub(1)?;
        if !self.is_dash(link) && !self.is_any(link, &["to", "and", "or", "through", "until"]) {
            return None;
        }
        let free_from = before.as_ref().map_or(0, |found| found.items.end);
        if let (Some(year), false) = (fields.year.filter(|year| *year < 0), fields.has_middle() || fields.has_day()) {
            // "499-493 BC"
            let at = link.checked_sub(1).filter(|&at| at >= before.as_ref().map_or(0, |found| found.items.end))?;
            let first = -self.digits(at, 4)?.0;
            let fields = Fields { year: Some(first), ..Fields::default() };
            return (first < 0 && first <= year)
                .then(|| Found { items: at..link, meaning: Meaning::Point(Point::of(fields)) });
        }
        if let Some(Found { items, meaning: Meaning::Point(first) }) = before
            && items.end == link
        {
            if first.fields.day.is_some() && !first.fields.has_middle() && first.base.is_none() && fields.day.is_some()
            {
                first.fields.month = fields.month;
                first.fields.year = fields.year;
                return None;
            }
            let same_sort = !first.fields.has_year() && first.fields.has_middle() && fields.has_middle();
            if same_sort && first.base.is_none() && first.pick.is_none() {
                first.fields.year = fields.year;
            }
            return None;
        }
        fields.day?;
        let day_at = link.checked_sub(1).filter(|&at| at >= free_from && self.digits(at, 2).is_some())?;
        let (day, _) = self.day_of_month(day_at).filter(|&(_, end)| end == link)?;
        let figure_first = self.class(start).is_none() || !self.is_dash(link);
        let first = Fields { day: Some(day), month: fields.month, year: fields.year, ..Fields::default() };
        let month =
            fields.month.filter(|_| self.get(start).is_some_and(|item| item.kind == Kind::Digits) && figure_first);
        month.map(|_| Found { items: day_at..link, meaning: Meaning::Point(Point::of(first)) })
    }
}
