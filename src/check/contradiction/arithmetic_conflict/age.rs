//! Ages against years of birth and death.

use std::ops::Range;

use super::line::Line;
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Bound, Kind};

/// By so many years an age may differ: the birthday may come later in the year, and some count the year begun.
const TOLERANCE: i64 = 1;

/// Checks the ages of a sentence.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() || line.is_denied() {
        return Vec::new();
    }
    let mut ages = (0..line.len()).filter_map(|at| Some((at, age(line, at).or_else(|| age_at_death(line, at))?)));
    let (Some((at, age)), None) = (ages.next(), ages.next()) else { return Vec::new() };
    let found = of_life(line, at, age).or_else(|| of_birth(scene, at, age));
    found.into_iter().collect()
}

/// The age in whole years at a token: "aged 70", "45-year-old", "at 70 years of age".
pub(super) fn age(line: &Line<'_>, at: usize) -> Option<i64> {
    let amount = line.amount(at)?;
    let plain = amount.bound() == Bound::Exactly && amount.unit().name() == "year";
    let value = amount.value().as_whole().and_then(|age| i64::try_from(age).ok());
    value.filter(|age| amount.kind() == Kind::Age && plain && (0..=125).contains(age))
}

/// "died in 2020 at 80": a number that is read as no amount, as it could be a time of day.
fn age_at_death(line: &Line<'_>, at: usize) -> Option<i64> {
    let behind_year = at > 1 && line.is(at - 1, "at") && line.year(at - 2).is_some();
    let died = behind_year && (at.saturating_sub(6)..at).any(|at| line.is(at, "died"));
    let closes = at + 1 >= line.len() || line.is_any(at + 1, &[",", ".", ";"]);
    line.words(at..at + 1).parse().ok().filter(|age| died && closes && (10..=125).contains(age))
}

/// A life: "(1950–2010)", "born in 1950, died in 2010".
struct Life {
    born: i64,
    died: i64,
    at: Range<usize>,
}

impl Life {
    fn read(line: &Line<'_>) -> Option<Self> {
        Self::in_brackets(line).or_else(|| Self::in_words(line))
    }

    fn in_brackets(line: &Line<'_>) -> Option<Self> {
        let mut lives = line.years().filter_map(|(at, born)| {
            let opens = at > 0 && line.is_any(at - 1, &["(", "born"]) && line.is_any(at + 1, &["–", "-", "—"]);
            let died = line.year(at + 2).filter(|_| opens && line.is(at + 3, ")"))?;
            Some(Self { born, died, at: at..at + 3 })
        });
        let first = lives.next()?;
        (lives.next().is_none() && line.years().count() == 2).then_some(first)
    }

    fn in_words(line: &Line<'_>) -> Option<Self> {
        let years: Vec<(usize, i64)> = line.years().collect();
        let [(first, born), (second, died)] = *years else { return None };
        let birth = (first.saturating_sub(4)..first).rev().find(|&at| line.is(at, "born"))?;
        let death = (first..second).find(|&at| line.is_any(at, &["died", "dies", "drowned", "killed", "executed"]))?;
        let tied = line.is_any(second - 1, &["in", "of", ","]) || line.year(second).is_some();
        // No one else may come between: "born in 1950, his father died in 2010".
        let same =
            (first..death).all(|at| !matches!(line.upos(at), "PROPN" | "NOUN" | "PRON") || line.year(at).is_some());
        let one = same || death == first + 2 || line.is(death - 1, "and") || is_place_between(line, first, death);
        (tied && one && died > born).then_some(Self { born, died, at: birth..second + 1 })
    }
}

/// "born in 1950 in Lund and died": only a place in between.
fn is_place_between(line: &Line<'_>, first: usize, death: usize) -> bool {
    let names = (first + 1..death).filter(|&at| !line.text(at).is_empty());
    let mut names = names.filter(|&at| !line.is_any(at, &[",", "in", "and", "at", "near"]));
    names.all(|at| line.upos(at) == "PROPN")
}

/// "(1950–2010) died at the age of 70".
fn of_life(line: &Line<'_>, at: usize, age: i64) -> Option<Conflict> {
    let life = Life::read(line)?;
    let near = (at.saturating_sub(8)..at).any(|at| line.is_any(at, &["died", "dies", "death", "killed"]));
    let years = life.died - life.born;
    let fits = (years - TOLERANCE..=years + TOLERANCE).contains(&age);
    (near && !fits && years > 0).then_some(())?;
    let message = format!(
        "from {} to {} are {years} years, not {}: a year or the age is wrong",
        life.born,
        life.died,
        line.words(at..at + 1)
    );
    let (age, both) = (line.span(at..at + 1), line.span(life.at.clone()));
    let (primary, related) = if at > life.at.start { (age, both) } else { (both, age) };
    Some(Conflict { primary, related: vec![related], message, severity: Severity::Error })
}

/// "the 45-year-old, born in 1990": seen from the day of publication, nobody is older than that.
fn of_birth(scene: &Scene<'_>, at: usize, age: i64) -> Option<Conflict> {
    let line = scene.line;
    let mut years = line.years();
    let (Some((year, born)), None) = (years.next(), years.next()) else { return None };
    let told = (year.saturating_sub(4)..year).rev().find(|&at| line.is(at, "born"))?;
    let near = if at < told { told - at <= 4 } else { at - year <= 4 };
    let published = i64::from(scene.published?);
    let oldest = published - born;
    let is_older = age > oldest + TOLERANCE;
    // What is told in the present tense is told of the day of publication.
    let now = is_told_now(line) && !scene.is_quoted();
    let is_younger = age < oldest - 1 - TOLERANCE && now && oldest <= 110;
    (near && oldest > 0 && (is_older || is_younger)).then_some(())?;
    let message = format!(
        "who was born in {born} was {oldest} in {published}, when the article appeared, not {}: the year or the age is wrong",
        line.words(at..at + 1)
    );
    let (age, birth) = (line.span(at..at + 1), line.span(told..year + 1));
    let (primary, related) = if at > told { (age, birth) } else { (birth, age) };
    let severity = if is_older { Severity::Error } else { Severity::Warning };
    Some(Conflict { primary, related: vec![related], message, severity })
}

/// Whether a sentence is told in the present tense throughout.
fn is_told_now(line: &Line<'_>) -> bool {
    let mut verbs = line.parse.words().filter(|word| matches!(word.xpos(), "VBZ" | "VBP" | "VBD"));
    let (mut any, mut now) = (false, true);
    for verb in &mut verbs {
        any = true;
        now &= verb.xpos() != "VBD";
    }
    any && now
}
