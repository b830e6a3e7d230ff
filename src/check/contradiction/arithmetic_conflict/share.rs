//! Shares of one whole that make more than all of it.

use super::estimate::{Estimate, shown};
use super::line::Line;
use super::vote::stance;
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Checks the percentages of a sentence, with those of the one before where both tell stances.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if is_unclear(line) || scene.is_of_several_times() {
        return Vec::new();
    }
    of_stances(line).or_else(|| of_one_whole(line)).into_iter().collect()
}

/// Whether the percentages are of several wholes, times or questions, or may overlap.
fn is_unclear(line: &Line<'_>) -> bool {
    const OTHERS: [&str; 30] = [
        "answer",
        "answers",
        "ago",
        "average",
        "before",
        "choose",
        "compared",
        "down",
        "earlier",
        "from",
        "had",
        "increase",
        "last",
        "multiple",
        "once",
        "previous",
        "previously",
        "rate",
        "respectively",
        "rise",
        "rose",
        "round",
        "rounds",
        "second",
        "than",
        "up",
        "while",
        "whereas",
        "year",
        "years",
    ];
    line.is_doubtful() || line.is_denied() || line.holds(0..line.len(), &OTHERS)
}

/// The shares of a sentence with where they stand; nothing where one isn't plain.
fn shares(line: &Line<'_>) -> Option<(Vec<usize>, Estimate, Rational)> {
    let percent = |at: &usize| line.amount(*at).map(Quantity::kind) == Some(Kind::Percentage);
    let shares: Vec<usize> = line.amounts().iter().copied().filter(percent).collect();
    let mut sum = Estimate::between(Rational::ZERO, Rational::ZERO);
    let mut value = Rational::ZERO;
    for &at in &shares {
        let share = line.amount(at)?;
        let stated = at > 1 && stance(line.text(at - 2)).is_some();
        let moves = at > 0 && line.is_any(at - 1, &["by", "to", "another", "further"]) && !line.is(at + 1, "for");
        if moves && !stated || share.value() < Rational::ZERO {
            return None;
        }
        sum = sum.plus(Estimate::bounded(share.bound(), share.value(), share.place().absolute()?)?)?;
        value = value.plus(share.value())?;
    }
    Some((shares, sum, value))
}

/// "52 percent are for the plan and 58 percent against it".
fn of_stances(line: &Line<'_>) -> Option<Conflict> {
    let (shares, sum, value) = shares(line)?;
    let mut seen = Vec::new();
    for (number, &at) in shares.iter().enumerate() {
        let end = shares.get(number + 1).copied().unwrap_or(line.len()).min(at + 7);
        // "52 percent of women are for it, 58 percent of men against", "… support lower taxes, … oppose higher fees".
        if number > 0 && (line.is(at + 1, "of") || names_another(line, at + 1..end)) {
            return None;
        }
        // "backed by 52 percent".
        let before = at.checked_sub(2).filter(|&before| line.is(before + 1, "by"));
        let told = before.and_then(|at| stance(line.text(at)));
        let stance = told.or_else(|| (at + 1..end).find_map(|at| stance(line.text(at))))?;
        if seen.contains(&stance) {
            return None;
        }
        seen.push(stance);
    }
    conflict(line, &shares, sum, value).filter(|_| seen.len() > 1)
}

/// Whether a stance is one on something else than what was named before.
fn names_another(line: &Line<'_>, places: std::ops::Range<usize>) -> bool {
    const ANY: [&str; 10] =
        ["bill", "idea", "law", "measure", "move", "percent", "plan", "project", "proposal", "voters"];
    let first = places.start;
    let mut nouns = places.filter(|&at| matches!(line.upos(at), "NOUN" | "PROPN") && !line.text(at).is_empty());
    nouns.any(|at| {
        !ANY.contains(&line.text(at)) && !line.holds(0..first, &[line.text(at)]) && stance(line.text(at)).is_none()
    })
}

/// "won 52 percent of the vote, … 38 percent and … 15 percent".
fn of_one_whole(line: &Line<'_>) -> Option<Conflict> {
    let (shares, sum, value) = shares(line)?;
    let first = *shares.first()?;
    let whole = line.past(first + 2, &["the", "all", "its", "their"]);
    const WHOLES: [&str; 9] =
        ["ballots", "budget", "electorate", "market", "spending", "vote", "votes", "total", "revenue"];
    let is_whole = line.is(first + 1, "of") && line.is_any(whole, &WHOLES);
    let others = shares.iter().skip(1).any(|&at| line.is(at + 1, "of"));
    let nested = line.holds(0..line.len(), &["of", "among", "in"]) && {
        let places = (0..line.len()).filter(|&at| line.is_any(at, &["in", "among"]));
        places.into_iter().any(|at| at > first)
    };
    conflict(line, &shares, sum, value).filter(|_| is_whole && !others && !nested && shares.len() > 1)
}

fn conflict(line: &Line<'_>, shares: &[usize], sum: Estimate, value: Rational) -> Option<Conflict> {
    let (&first, &last) = (shares.first()?, shares.last()?);
    let all = Estimate::between(Rational::whole(100), Rational::whole(100));
    sum.exceeds(all).then_some(())?;
    let message = format!("the shares make {} percent, more than all: one of them is wrong", shown(value));
    let related = vec![line.span(first..first + 1)];
    Some(Conflict { primary: line.span(last..last + 1), related, message, severity: Severity::Warning })
}
