//! `weekday-conflict`: a date is given with a weekday that it didn't fall on.

use jiff::civil::{Date, Weekday};

use super::{ClaimedArticle, ContradictionRule};
use crate::article::Span;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Rule, Severity};
use crate::meaning::{TimeExpression, Times, weekday_named};
use crate::syntax::Analysis;

/// Finds dates with the wrong weekday.
pub struct WeekdayConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "weekday-conflict",
    code: "CON003",
    family: Family::Contradiction,
    severity: Severity::Error,
    summary: "A date is given with a weekday that it did not fall on.",
    what_it_does: "\
Reads the expressions of time that hold a weekday and a day of the calendar, in one (“Friday, 13 January 2024”) or in \
two beside each other (“Friday evening (13 January 2024)”), and looks the day up in the Gregorian calendar. Where the \
year isn't written, the date is that nearest to the day of publication, and the finding is a warning.",
    why: "One of the two is wrong, and readers who want to be there, or to look it up, can't know which.",
    not_flagged: "\
Dates without a year if the day of publication is not known, or more than four weeks away from it: another year may \
be meant; dates before 1924, which some countries still counted by the Julian calendar; newspapers (“The Sun, 13 \
January 2024”); a weekday and a date that only \
stand near each other.",
    examples: &[
        Example::Flags {
            article: "The two delegations met on Friday, 13 January 2024 in Lund.",
            quote: "Friday, 13 January 2024",
        },
        Example::Flags {
            article: "LUND, January 16, 2024 — The two delegations met here on Friday, January 13.",
            quote: "Friday, January 13",
        },
        Example::Passes { article: "The two delegations met on Saturday, 13 January 2024 in Lund." },
        Example::Passes { article: "The two delegations met on Friday, January 13." },
    ],
};

/// Russia, Greece and others counted by another calendar before.
const FIRST_YEAR: i16 = 1924;
/// A date without a year is looked up if it is no further from the day of publication: in another year it falls on
/// another weekday.
const NEAR_DAYS: i32 = 28;

impl Rule for WeekdayConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for WeekdayConflict {
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        let times = article.partition.times();
        for (at, time) in times.expressions.iter().enumerate() {
            let next = times.expressions.get(at + 1);
            let found = Dated::alone(article.analysis, time).or_else(|| Dated::beside(article.analysis, time, next?));
            findings.extend(found.filter(|dated| !article.is_quarantined(dated.span)).and_then(|dated| {
                let (true_day, has_year) = (dated.date.weekday(), dated.has_year);
                let known = has_year && dated.date.year() >= FIRST_YEAR || !has_year && is_near(times, dated.date);
                (dated.weekday != true_day && known).then(|| finding(article.analysis, &dated))
            }));
        }
    }
}

/// A day of the calendar with the weekday that is said of it.
struct Dated {
    span: Span,
    date: Date,
    weekday: Weekday,
    /// Whether the year is written.
    has_year: bool,
}

impl Dated {
    /// Both in one expression.
    fn alone(analysis: &Analysis, time: &TimeExpression) -> Option<Self> {
        let words = analysis.words_at(time.span);
        let weekday = weekday_in(&words)?;
        let date = day_of(time)?;
        // A weekday alone has a date too, but one that was worked out from it.
        let day = format!("{}", date.day());
        let is_written = words.split(|ch: char| !ch.is_ascii_digit()).any(|run| run.trim_start_matches('0') == day);
        is_written.then_some(Self { span: time.span, date, weekday, has_year: has_year(&words, date) })
    }

    /// The weekday in one expression, and the date in the next.
    fn beside(analysis: &Analysis, first: &TimeExpression, second: &TimeExpression) -> Option<Self> {
        let (said, words) = (analysis.words_at(first.span), analysis.words_at(second.span));
        let weekday = weekday_in(&said).filter(|_| !said.contains(|ch: char| ch.is_ascii_digit()))?;
        let gap = analysis.article().text().get(first.span.end()..second.span.start())?;
        let joined = matches!(gap, ", " | " (" | ", the " | " ");
        let date = day_of(second).filter(|_| joined && weekday_in(&words).is_none())?;
        let span = first.span.join(second.span);
        has_year(&words, date).then_some(Self { span, date, weekday, has_year: true })
    }
}

/// The one weekday that some words name. What is short and has an article is something else: `The Sun`.
fn weekday_in(words: &str) -> Option<Weekday> {
    let all = || words.split(|ch: char| !ch.is_alphabetic());
    let mut named = std::iter::once("").chain(all()).zip(all()).filter_map(|(before, word)| {
        let is_name = before.eq_ignore_ascii_case("the") && !word.to_ascii_lowercase().ends_with("day");
        weekday_named(word).filter(|_| !is_name)
    });
    let first = named.next()?;
    named.next().is_none().then_some(first)
}

fn day_of(time: &TimeExpression) -> Option<Date> {
    let day = time.value.get(..10)?.parse().ok()?;
    time.interval.is_none_or(|days| days.first == day && days.last == day).then_some(day)
}

fn has_year(words: &str, date: Date) -> bool {
    words.contains(&format!("{:04}", date.year()))
}

fn is_near(times: &Times, date: Date) -> bool {
    let published = times.published.as_ref().and_then(|day| Date::new(day.year, day.month?, day.day?).ok());
    let away = published.and_then(|published| published.until(date).ok());
    away.is_some_and(|away| away.get_days().abs() <= NEAR_DAYS)
}

fn finding(analysis: &Analysis, dated: &Dated) -> Finding {
    let Dated { span, date, weekday, has_year } = *dated;
    // The variants have the English names.
    let (said, is) = (format!("{weekday:?}"), format!("{:?}", date.weekday()));
    let message = format!("{date} was a {is}, not a {said}: the date or the weekday is wrong");
    let finding = Finding::new(&DOCUMENTATION, analysis.article(), span, message).value("weekday", [said]);
    match has_year {
        true => finding,
        false => finding.severity(Severity::Warning).confidence(Confidence::percent(80)),
    }
}
