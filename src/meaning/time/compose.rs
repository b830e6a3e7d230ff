//! From items to expressions: what is tried where one may start, and what a range says of both its ends.

use std::ops::Range;

use super::fields::Fields;
use super::items::{Items, Kind};
use super::point::{Meaning, Point};
use super::unit::Origin;
use super::words::{Class, FIXED};

/// How often an expression may hold another: `two weeks before the end of the spring of 1916`.
const DEPTH: usize = 3;

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
            && !self.is_money(start)
        {
            return Some(self.extended(meaning, end));
        }
        // "about 1910", not "only Monday"
        let start = if self.is_any(at, &["about", "around", "circa", "ca", "approximately"]) { start } else { at };
        self.point(start, DEPTH).or_else(|| if start > at { None } else { self.reference(at) })
    }

    /// Whether the figure before a unit is money: `the $90-a-day ticket`.
    fn is_money(&self, at: usize) -> bool {
        at > 0 && self.is_any(at - 1, &["$", "€", "£"])
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
        // "the future border" is one of these days.
        if self.is(at, "the") && self.is(end - 1, "future") && (self.tagged(end, "NN") || self.tagged(end, "JJ")) {
            return None;
        }
        // "War and the Future" is a title.
        if (at + 1..end).any(|inner| {
            self.tagged(inner, "NNP") && self.get(inner).is_some_and(|item| item.text.starts_with(char::is_uppercase))
        }) {
            return None;
        }
        if let Some(value) = phrase.value.strip_suffix('+') {
            let announced = self.is_any(
                at.checked_sub(1)?,
                &["at", "by", "during", "around", "until", "since", "from", "in", "of", "for", "to", "before", "after"],
            );
            // "the past three decades", "the past decade" go on.
            let goes_on = self.tagged(end, "CD") || self.is(end - 1, "past") && self.tagged(end, "NN");
            return (announced && !goes_on).then_some((Meaning::Fixed(value), end));
        }
        Some((Meaning::Fixed(phrase.value), end))
    }

    /// `now`, `former`, `recently`.
    fn reference(&self, at: usize) -> Option<(Meaning, usize)> {
        let value = match self.sure_class(at)? {
            Class::Reference(value) => value,
            // "the current government"; a current that flows is a noun.
            Class::Pointer(Origin::Speech, 0) if self.is(at, "current") && self.tagged(at, "JJ") => "PRESENT_REF",
            _ => return None,
        };
        // "future" is one as an adjective or noun; what a name holds is none ("the Future Party").
        let capital = self.get(at)?.text.starts_with(char::is_uppercase);
        let name = capital && self.tagged(at, "NNP");
        // "the former" of two
        let pair = self.is(at, "former")
            && !self.get(at + 1)?.tag.is_empty()
            && !["NN", "JJ", "VBN", "VBG"].iter().any(|tag| self.tagged(at + 1, tag));
        (!name && !pair).then_some((Meaning::Fixed(value), at + 1))
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
            let at = link.checked_sub(1).filter(|&at| at >= free_from)?;
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
