//! When things happen: expressions of time with their TIMEX3 types and values, and the days they take.
//!
//! A sentence is cut into [`items`]; words of time have a class ([`words`], lists as data). Expressions grow around
//! these, as in `SynTime` (Zhong, Sun and Cambria 2017): [`number`]s and units make a [`length`], names of months and
//! figures a [`date`], figures and `p.m.` a [`clock`] time, `every` a [`recurrence`]; [`compose`] puts edges (`the end
//! of`), weekdays, years and times of day together. What comes of it is a [`point`]: what the words say, without a
//! look at anything outside them. Last, [`resolve`] finds the place in the calendar ([`fields`]), with the day of
//! publication ([`publication`]), the time the text has come to ([`narrative`]), and the [`tense`] of the verb.
//!
//! An expression is where TIMEX3 has it: with its article and with words such as `about`, `early`, `the end of`, and
//! without the preposition. What cannot be known keeps an X: a bare `November` in a text without a date is `XXXX-11`.

mod clock;
mod complete;
mod compose;
mod date;
mod fields;
mod figure;
mod items;
mod join;
mod length;
mod narrative;
mod number;
mod period;
mod place;
mod point;
mod pointer;
mod publication;
mod recurrence;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod unit;
mod words;
mod year;

pub use narrative::TimeFinder;
pub use publication::PublicationDay;

use jiff::civil::{Date, Weekday};

use crate::article::Span;

/// The type of an expression, as in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A day or more: `last November`.
    Date,
    /// A part of a day: `on Friday morning`.
    Time,
    /// A length: `two days`.
    Duration,
    /// Times that come back: `every Monday`.
    Set,
}

impl TimeKind {
    /// The name in TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// Days from the first to the last, both among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeInterval {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl TimeInterval {
    /// Whether a day is one of them.
    pub fn holds(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands.
    pub span: Span,
    /// Its type.
    pub kind: TimeKind,
    /// Its value as in TIMEX3, with X where something is not known: `2023-11`, `XXXX-11`, `P2D`, `PAST_REF`.
    pub value: String,
    /// The days it takes, where they are known.
    pub interval: Option<TimeInterval>,
    /// How surely the value is what is meant.
    pub certainty: Certainty,
}

/// How surely the value of an expression is what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The words tell it, or what they leave out follows from the text.
    Told,
    /// It is the likeliest of several: `Nov. 1` beside a verb in the present tense, `the following day` after no other,
    /// a day that only names something (`Christmas trees`).
    Guessed,
}

/// The times of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// The expressions, in the order of the text, not overlapping.
    pub expressions: Vec<TimeExpression>,
    /// The day from which relative times were counted, and how it is known; none if they stayed relative.
    pub published: Option<PublicationDay>,
}

/// The weekday that a word names, in full or for short.
pub(crate) fn weekday_named(word: &str) -> Option<Weekday> {
    match words::time_word(word)?.class {
        words::Class::Weekday(number) => Weekday::from_monday_one_offset(number).ok(),
        _ => None,
    }
}

impl Times {
    /// The expressions that lie in a part of the article, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &TimeExpression> + Clone {
        let start = self.expressions.partition_point(|time| time.span.start() < span.start());
        self.expressions[start..].iter().take_while(move |time| time.span.end() <= span.end())
    }
}
