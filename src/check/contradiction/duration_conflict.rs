//! `duration-conflict`: how long something takes, told in two ways that do not fit.

use super::statement::{Comparison, Content, Scene, Unit};
use super::{ClaimedArticle, Clash, ContradictionRule, number_conflict};
use crate::article::Span;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Rule, Severity};
use crate::meaning::quantity::{End, Interval, Quantity, Rational};
use crate::meaning::{PublicationDay, TimeInterval, is};

/// How long something takes is told in two ways that do not fit.
pub struct DurationConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "duration-conflict",
    code: "CON005",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "How long something takes is told in two ways that do not fit.",
    what_it_does: "\
Compares two lengths of the same (“lasted two weeks”, “lasted three weeks”), and a length up to now with the day it is \
counted from (“has led the club since 2010”, “has led the club for five years”), in one sentence or in two: from that day to \
the day of publication, give or take a year.",
    why: "One of the lengths, or the day, is wrong or was not updated.",
    not_flagged: "\
Lengths that can both be right (“more than two years”, “nearly three”); lengths of what can happen again; lengths up to \
another time than now; articles of which the day of publication is not known; different speakers. Lengths beside the years \
they lasted from and to are left to `arithmetic-conflict`.",
    examples: &[
        Example::Flags {
            article: "The trial of Karl Berg lasted two weeks. The jury met on Monday. The trial of Karl Berg lasted three weeks.",
            quote: "The trial of Karl Berg lasted three weeks",
        },
        Example::Flags {
            article: "---\ndate: 2024-03-01\n---\nAda Holm has led the club for five years, since 2010. It has 300 members.",
            quote: "five years",
        },
        Example::Passes {
            article: "The trial of Karl Berg lasted more than two weeks. The jury met on Monday. The trial of Karl Berg lasted three weeks.",
        },
        Example::Passes {
            article: "---\ndate: 2024-03-01\n---\nAda Holm has led the club for more than ten years, since 2010. It has 300 members.",
        },
    ],
};

impl Rule for DurationConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for DurationConflict {
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        let Some(published) = article.partition.published() else { return };
        for scene in article.scenes().iter().flatten() {
            findings.extend(in_one_sentence(article, published, scene));
        }
    }

    fn clash(&self, compared: &Comparison<'_, '_>) -> Option<Clash> {
        let lengths = |units: &[usize; 2]| (0..2).all(|side| length(compared.scenes[side], units[side]).is_some());
        let two_lengths = number_conflict::differing(compared).filter(lengths);
        let units = two_lengths.or_else(|| length_and_start(compared))?;
        Some(Clash::of_values(compared, units, "duration", 75))
    }
}

/// The length that a unit tells, if it tells one: not when something was (`after 13 minutes`).
pub fn length<'s>(scene: &'s Scene<'_>, unit: usize) -> Option<&'s Quantity> {
    let Content::Amount(number) = scene.units[unit].content else { return None };
    if matches!(&*scene.units[unit].case, "after" | "before" | "by" | "with") {
        return None;
    }
    scene.amounts.get(number).filter(|amount| matches!(amount.unit().base(), "month" | "second"))
}

/// `For five years`, `in five years`.
fn lasts(unit: &Unit) -> bool {
    matches!(&*unit.case, "for" | "in")
}

/// One clause says for how long, and the other since when.
fn length_and_start(compared: &Comparison<'_, '_>) -> Option<[usize; 2]> {
    // A day never stands in the place of a length: each is what the other clause lacks.
    let [[first], [second]] = [0, 1].map(|side| &*compared.alignment.extra[side]) else { return None };
    let units =
        Some([*first, *second]).filter(|units| compared.alignment.changed.is_empty() && compared.is_told(*units))?;
    let side = (0..2).find(|&side| &*compared.unit(side, units[side]).case == "since")?;
    let (start, other) = (compared.days(side, units[side])?, 1 - side);
    let length = length(compared.scenes[other], units[other]).filter(|_| lasts(compared.unit(other, units[other])))?;
    let now = (0..2).all(|side| reaches_now(compared.scenes[side], units[side]));
    let fits = fits(length, start, compared.published(side)?)?;
    (now && !fits).then_some(units)
}

/// A sentence that says since when, and for how long.
fn in_one_sentence(article: &ClaimedArticle<'_>, published: &PublicationDay, scene: &Scene<'_>) -> Option<Finding> {
    let question = scene.sentence.text().trim_end().ends_with('?');
    let start = (0..scene.units.len()).find(|unit| !question && &*scene.units[*unit].case == "since")?;
    let Content::Time(number) = scene.units[start].content else { return None };
    let days = article.partition.times().expressions.get(number)?.interval?;
    let beside = |unit: &usize| scene.units[*unit].parent == scene.units[start].parent && lasts(&scene.units[*unit]);
    let told = (0..scene.units.len()).filter(beside).find_map(|unit| Some((unit, length(scene, unit)?)));
    let (unit, amount) = told.filter(|(unit, _)| reaches_now(scene, *unit))?;
    let [primary, related] = [unit, start].map(|unit| scene.span(unit));
    let quoted = article.partition.source_of(primary).is_some() || article.is_quarantined(primary);
    (!quoted && !fits(amount, days, published)?).then(|| finding(article, primary, related))
}

fn finding(article: &ClaimedArticle<'_>, primary: Span, related: Span) -> Finding {
    let [length, start] = [primary, related].map(|span| article.analysis.words_at(span));
    let message = format!("‘{length}’ and ‘since {start}’ do not fit on the day of publication: one of them is wrong");
    Finding::new(&DOCUMENTATION, article.analysis.article(), primary, message)
        .related(article.analysis.article(), related)
        .value("duration", [length, start])
        .confidence(Confidence::percent(75))
}

/// Whether what a unit tells more of goes on up to now: `has led`, `is closed`.
fn reaches_now(scene: &Scene<'_>, unit: usize) -> bool {
    let above = scene.units[unit].parent.and_then(|above| scene.head(above));
    above.is_some_and(|verb| {
        let mut words = scene.tree.dependents(verb).filter(|word| is(*word, &["aux", "aux:pass", "cop"]));
        words.any(|word| matches!(word.xpos(), "VBZ" | "VBP"))
    })
}

/// Whether a length fits what has passed since some days, give or take a year; none where that can't be told.
fn fits(length: &Quantity, start: TimeInterval, published: &PublicationDay) -> Option<bool> {
    const YEAR: i64 = 12;
    // Weeks and days are counted from days that are seldom told.
    if length.unit().base() != "month" {
        return None;
    }
    let months = |year: i16, month: i8| i64::from(year) * YEAR + i64::from(month);
    let (earliest, latest) = match published.month {
        Some(month) => (months(published.year, month), months(published.year, month)),
        None => (months(published.year, 1), months(published.year, 12)),
    };
    let least = earliest - months(start.last.year(), start.last.month()) - YEAR;
    let most = latest - months(start.first.year(), start.first.month()) + YEAR;
    let end = |value: i64| Some(End { value: Rational::whole(value), is_included: true });
    Some(length.interval()?.meets(&Interval { low: end(least), high: end(most) }))
}
