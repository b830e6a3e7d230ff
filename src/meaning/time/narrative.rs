//! The times of an article one after another: what is found in each sentence, and what the text has come to.
//!
//! The news counts from the day of publication: `on Friday` is the last before it. A text on history counts from
//! itself: `June 10` lies in the year that was named last, and `two days later` is told from the day before it. Which
//! of both a text is shows in its times.

use std::ops::Range;

use jiff::ToSpan;

use super::fields::Fields;
use super::items::{Items, Kind};
use super::point::{From, Meaning, Point, Shift};
use super::resolve::{Anchor, Context, Tense};
use super::unit::{Edge, Length, Origin, Unit};
use super::{Certainty, PublicationDay, TimeExpression, TimeInterval, TimeKind, Times};
use crate::article::Span;
use crate::syntax::{Parse, Sentence};

/// In the news, a time that the text has come to holds for so many sentences more.
const HOLDS: usize = 1;

/// An expression in its sentence.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub span: Span,
    pub meaning: Meaning,
    tense: Tense,
    /// The number of its sentence.
    sentence: usize,
    /// Whether `in` stands before it.
    after_in: bool,
    beside: Beside,
}

/// What stands right before or behind an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// A noun that it is said of: `the Sept. 11 attacks`, `Christmas trees`.
    Noun,
    /// An adjective that says of which kind it is: `a brighter tomorrow`.
    Adjective,
    /// The rest of a range: `September 16-19`.
    Range,
    Else,
}

/// Finds the times of an article, sentence by sentence.
///
/// ```
/// use claimbench::meaning::TimeFinder;
/// use claimbench::syntax::Analyser;
/// use claimbench::{Article, ReadOptions, analyse};
///
/// let published = Some("2024-01-13".parse()?);
/// let options = ReadOptions { published, assume_english: true, ..ReadOptions::default() };
/// let article = Article::read("port.txt", b"The port closed last November for two weeks.".to_vec(), &options)?;
/// let analysis = analyse(article);
/// let mut finder = TimeFinder::default();
/// for sentence in analysis.sentences() {
///     let parse = Analyser::embedded().map(|analyser| analyser.parse(sentence.text()));
///     finder.read(sentence, parse.as_ref());
/// }
/// let times = finder.finish(analysis.article());
/// let values: Vec<&str> = times.expressions.iter().map(|time| time.value.as_str()).collect();
/// assert_eq!(values, ["2023-11", "P2W"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct TimeFinder {
    sightings: Vec<Sighting>,
}

impl TimeFinder {
    /// Reads the next sentence; its parse tells parts of speech and tenses.
    pub fn read(&mut self, sentence: Sentence<'_>, parse: Option<&Parse<'_>>) {
        let items = Items::of(sentence.text(), parse);
        for found in items.expressions() {
            let (Some(first), Some(last)) = (items.get(found.items.start), items.before(found.items.end)) else {
                continue;
            };
            self.sightings.push(Sighting {
                span: sentence.span_of(first.start..last.end),
                tense: items.tense_around(&found.items),
                sentence: sentence.id().0 as usize,
                after_in: found.items.start > 0
                    && items.is(found.items.start - 1, "in")
                    && !items.is(found.items.start, "the"),
                meaning: found.meaning,
                beside: beside(&items, &found.items),
            });
        }
    }

    /// Places everything in the calendar. Without a day of publication in the article, it is worked out from the text
    /// where that can be done.
    pub fn finish(self, article: &crate::Article) -> Times {
        let given = article.metadata().published.as_ref();
        let published =
            given.map(PublicationDay::given).or_else(|| PublicationDay::inferred(&self.sightings, article.text()));
        let speech = published.as_ref().map(PublicationDay::anchor);
        let mut story =
            Story { speech, narrative: is_narrative(&self.sightings, speech), anchor: None, year: None, settled: None };
        let expressions = self.sightings.into_iter().map(|sighting| story.place(sighting)).collect();
        Times { expressions, published }
    }
}

fn beside(items: &Items<'_>, time: &Range<usize>) -> Beside {
    let kind = |at: usize, kind: Kind| items.get(at).is_some_and(|item| item.kind == kind);
    if items.is_dash(time.end) && kind(time.end + 1, Kind::Digits) {
        Beside::Range
    } else if items.tagged(time.end, "NN") && kind(time.end, Kind::Letters) {
        Beside::Noun
    } else if time.len() == 1 && time.start > 0 && items.tagged(time.start - 1, "JJ") {
        Beside::Adjective
    } else {
        Beside::Else
    }
}

/// Whether a day in front of a noun only names it, and tells no time: holidays, and the day that became a name.
fn names(point: &Point) -> bool {
    let fields = &point.fields;
    fields.holiday.is_some() || !fields.has_year() && (fields.month, fields.day) == (Some(9), Some(11))
}

/// Whether the text tells of its own time: it names years far from the day of publication more often than it points at
/// that day.
fn is_narrative(sightings: &[Sighting], speech: Option<Anchor>) -> bool {
    let (mut far, mut pointing) = (0_usize, 0_usize);
    for sighting in sightings {
        let Meaning::Point(point) = &sighting.meaning else { continue };
        let from_speech = point.base.as_ref().is_some_and(|shift| shift.from == From::Origin(Origin::Speech));
        if let Some(year) = point.fields.year {
            far += usize::from(speech.is_none_or(|speech| (year - speech.year).abs() > 1));
        } else if from_speech || point.pick.is_some() || point.fields.weekday.is_some() {
            pointing += 1;
        }
    }
    far >= 2 && far > 3 * pointing
}

/// What the text has come to.
struct Story {
    speech: Option<Anchor>,
    narrative: bool,
    /// The last place in the calendar, and its sentence.
    anchor: Option<(Anchor, usize)>,
    /// The last year that was written out, and its sentence.
    year: Option<(i32, usize)>,
    /// The last year that the text stayed with.
    settled: Option<i32>,
}

/// A year so far from those before is one that the text only mentions, until it names another near that.
const NEAR: i32 = 8;

impl Story {
    fn place(&mut self, sighting: Sighting) -> TimeExpression {
        let Sighting { span, meaning, tense, sentence, after_in, beside } = sighting;
        let (holds, narrative) = (|at: usize| sentence - at <= HOLDS, self.narrative);
        let context = Context {
            speech: self.speech,
            text: self.anchor.filter(|&(_, at)| narrative || holds(at)).map(|(anchor, _)| anchor),
            year: match self.year {
                Some((year, at)) if at == sentence || !narrative && holds(at) => Some(year),
                Some((year, _)) if narrative => Some(self.settled.unwrap_or(year)),
                _ => None,
            },
            narrative,
            tense,
            same_sentence: self.anchor.is_some_and(|(_, at)| at == sentence),
        };
        let expression = |kind: TimeKind, value: String, interval: Option<TimeInterval>| TimeExpression {
            span,
            kind,
            value,
            interval,
            certainty: Certainty::Told,
        };
        let point = match meaning {
            Meaning::Fixed(value) => return expression(TimeKind::Date, value.to_owned(), None),
            Meaning::Set { every, fields } => {
                let value = if fields.is_empty() { every } else { fields.value() };
                return expression(TimeKind::Set, value, None);
            }
            Meaning::Length(length) => match in_the_future(&length, after_in, &context) {
                // Of `in 18 years` no day is meant.
                Some(point) if point.base_unit().is_some_and(|unit| unit > Unit::Fortnight) => {
                    let fields = context.place(&point).unwrap_or_default();
                    let placed = expression(TimeKind::Date, fields.value(), fields.interval());
                    return TimeExpression { certainty: Certainty::Guessed, ..placed };
                }
                Some(point) => point,
                None => return expression(TimeKind::Duration, length.value(), None),
            },
            Meaning::Point(point) => point,
        };
        let guessed = match beside {
            Beside::Noun if names(&point) => true,
            Beside::Adjective if point.base.is_some() => true,
            Beside::Range => true,
            _ => context.guesses(&point),
        };
        let certainty = if guessed { Certainty::Guessed } else { Certainty::Told };
        match context.place(&point) {
            Ok(fields) => {
                self.remember(&point, &fields, sentence);
                let kind = if fields.is_time() { TimeKind::Time } else { TimeKind::Date };
                let days = fields.interval().map(|days| part_of(days, point.edge));
                TimeExpression { certainty, ..expression(kind, fields.value(), days) }
            }
            Err(value) => {
                let kind = if point.base_unit().is_some_and(Unit::of_clock)
                    && value.contains('T')
                    && !value.ends_with("REF")
                {
                    TimeKind::Time
                } else {
                    TimeKind::Date
                };
                expression(kind, value, None)
            }
        }
    }

    fn remember(&mut self, point: &Point, fields: &Fields, sentence: usize) {
        let pointing =
            point.pick.is_some() || point.base.as_ref().is_some_and(|shift| shift.from == From::Origin(Origin::Speech));
        if self.narrative && pointing {
            return;
        }
        let Some(anchor) = Anchor::of(fields) else { return };
        if let Some(year) = point.fields.year {
            let near = |known: i32| (year - known).abs() <= NEAR;
            let stays = self.settled.is_none_or(near) || self.year.is_some_and(|(last, _)| near(last));
            self.year = Some((year, sentence));
            if !stays {
                return;
            }
            self.settled = Some(year);
        } else if self.narrative {
            self.year = Some((anchor.year, sentence));
            self.settled = Some(anchor.year);
        }
        let finer = anchor.month.is_some() || self.anchor.is_none_or(|(known, _)| known.year != anchor.year);
        if finer {
            self.anchor = Some((anchor, sentence));
        }
    }
}

/// `in two weeks`, said of what is to come: the day.
fn in_the_future(length: &Length, after_in: bool, context: &Context) -> Option<Point> {
    let [(amount, unit)] = length.0[..] else { return None };
    let fits =
        after_in && !context.narrative && context.tense == Tense::Future && amount.0.is_some() && !unit.of_clock();
    let shift = Shift { from: From::Origin(Origin::Speech), unit, amount, exact: true };
    (fits && context.speech.is_some()).then(|| Point { base: Some(Box::new(shift)), ..Point::default() })
}

/// The days of a part of a period: about half of them, since `late` and `early` are wide.
fn part_of(days: TimeInterval, edge: Option<Edge>) -> TimeInterval {
    let Some(edge) = edge else { return days };
    let length = i64::from((days.last - days.first).get_days());
    let on = |by: i64| days.first.checked_add(by.days()).unwrap_or(days.last);
    let Range { start, end } = match edge {
        Edge::Start => 0..length / 2,
        Edge::Middle => length / 4..length - length / 4,
        Edge::End => length / 2..length,
    };
    TimeInterval { first: on(start), last: on(end) }
}
