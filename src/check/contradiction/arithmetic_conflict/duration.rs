//! How long something lasted, against the years it lasted from and to.

use super::estimate::Estimate;
use super::line::Line;
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Checks lengths beside years.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() || line.is_denied() {
        return Vec::new();
    }
    let found = line.years().filter_map(|(at, _)| between_years(line, at).or_else(|| ago(scene, at)));
    found.collect()
}

/// "from 1990 to 2000, for five years", "for five years, from 1990 to 2000".
fn between_years(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let opens = at > 0 && (line.is(at - 1, "from") && line.is_any(at + 1, &["to", "until", "till", "through"]))
        || at > 0 && line.is(at - 1, "between") && line.is(at + 1, "and");
    let (first, last) = (line.year(at)?, line.year(at + 2).filter(|_| opens)?);
    let behind = length_behind(line, at + 3);
    let length = behind.or_else(|| length_before(line, at - 1))?;
    let years = Rational::whole(last - first);
    if years <= Rational::ZERO {
        return None;
    }
    let said = in_years(line.amount(length)?)?;
    if said.meets(Estimate::near(years, Rational::ONE)?) {
        return None;
    }
    let message = format!(
        "from {first} to {last} are {} years, not {}: a year or the length is wrong",
        last - first,
        line.words(length..length + 1)
    );
    let (span, both) = (line.span(length..length + 1), line.span(at - 1..at + 3));
    let (primary, related) = if length > at { (span, both) } else { (both, span) };
    Some(Conflict { primary, related: vec![related], message, severity: Severity::Error })
}

/// ", for five years", ", a period of five years", "(five years)".
fn length_behind(line: &Line<'_>, at: usize) -> Option<usize> {
    let sign = line.past(at, &[",", "(", "—", "–"]);
    let next = line.past(sign, &["for", "or", "a", "period", "span", "total", "of", "in", "all"]);
    let is_tied = line.is_any(next - 1, &["for", "of", "or", "("]) && next > at;
    let closes = line.is_any(next + 1, &[",", ".", ")", ";", "—", "–"]) || line.follow(next + 1, &["in", "all"]);
    is_length(line, next).filter(|_| is_tied && closes)
}

/// "for five years, from 1990": behind "for", or with "a total of".
fn length_before(line: &Line<'_>, opening: usize) -> Option<usize> {
    let length = opening.checked_sub(1)?;
    let length = if line.is_any(length, &[",", "(", "—", "–"]) { length.checked_sub(1)? } else { length };
    let told = length > 0 && line.is(length - 1, "for");
    is_length(line, length).filter(|_| told)
}

fn is_length(line: &Line<'_>, at: usize) -> Option<usize> {
    let amount = line.amount(at).filter(|amount| amount.kind() == Kind::Measure)?;
    let words = line.words(at..at + 1);
    (matches!(amount.unit().name(), "year" | "decade") && !words.contains('-')).then_some(at)
}

/// A length in years, to half a unit on each side.
fn in_years(amount: &Quantity) -> Option<Estimate> {
    let factor = Rational::whole(if amount.unit().name() == "decade" { 10 } else { 1 });
    let reach = if factor == Rational::ONE { Rational::ZERO } else { Rational::whole(5) };
    Estimate::bounded(amount.bound(), amount.value().multiply(factor)?, reach)
}

/// "in 1950, 60 years ago", seen from the day of publication.
fn ago(scene: &Scene<'_>, at: usize) -> Option<Conflict> {
    let line = scene.line;
    let sign = at + 1;
    let length = line.past(sign + 1, &["some", "about", "more", "than"]);
    is_length(line, length)?;
    let tied = line.is_any(sign, &[",", "(", "—", "–"]) && line.is(length + 1, "ago") && length == sign + 1;
    let introduced = at > 0 && line.is_any(at - 1, &["in", "since"]);
    let closes = line.is_any(length + 2, &[",", ".", ")", ";", "—", "–"]);
    let year = line.year(at).filter(|_| tied && introduced && closes && !scene.is_quoted())?;
    let published = i64::from(scene.published?);
    let said = in_years(line.amount(length)?)?;
    if said.meets(Estimate::near(Rational::whole(published - year), Rational::ONE)?) {
        return None;
    }
    let message = format!(
        "{year} is {} years before {published}, when the article appeared, not {}: one of the years is wrong",
        published - year,
        line.words(length..length + 1)
    );
    let related = vec![line.span(at..at + 1)];
    Some(Conflict { primary: line.span(length..length + 2), related, message, severity: Severity::Warning })
}
