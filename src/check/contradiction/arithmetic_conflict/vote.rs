//! Votes: their sum against those who voted, and the margin against both sides.

use super::estimate::{Estimate, shown};
use super::line::{Line, is_plain};
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Checks the votes of a sentence.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() || line.is_denied() {
        return Vec::new();
    }
    let of_members = of_members(line).filter(|_| !scene.is_of_several_times());
    margin(line).into_iter().chain(voters(line)).chain(of_members).collect()
}

/// Two sides: "50 to 40", "50-40", "60 votes to 45".
struct Sides {
    at: std::ops::Range<usize>,
    more: Rational,
    less: Rational,
}

impl Sides {
    fn read(line: &Line<'_>, at: usize) -> Option<Self> {
        let first = line.amount(at)?;
        if first.kind() == Kind::Score {
            let second = first.upper()?;
            let (more, less) = (first.value().max(second), first.value().min(second));
            return Some(Self { at: at..at + 1, more, less });
        }
        let second = line.count(at + 2).filter(|_| line.is_any(at + 1, &["to", "against"]))?;
        let votes = |amount: &Quantity| amount.kind() == Kind::Number || amount.unit().name() == "vote";
        let from = at > 0 && line.is_any(at - 1, &["from", "of"]);
        let fits = line.count(at).is_some_and(votes) && votes(second) && is_plain(first) && is_plain(second) && !from;
        let (more, less) = (first.value().max(second.value()), first.value().min(second.value()));
        fits.then_some(Self { at: at..at + 3, more, less })
    }

    /// The only two sides of a sentence.
    fn of(line: &Line<'_>) -> Option<Self> {
        let mut all = line.amounts().iter().filter_map(|&at| Self::read(line, at));
        let first = all.next()?;
        all.next().is_none().then_some(first)
    }
}

/// What a contest is won by.
const WON_BY: [&str; 7] = ["goal", "majority", "point", "run", "seat", "vote", "votes"];

/// "won by 12 votes, 50 to 40", "50-40, a margin of 12 votes".
fn margin(line: &Line<'_>) -> Option<Conflict> {
    let sides = Sides::of(line)?;
    if line.holds(0..line.len(), &["aggregate", "leg", "legs", "overall", "penalties", "series"]) {
        return None;
    }
    let is_margin = |at: usize| {
        let amount = line.count(at).filter(|amount| is_plain(amount));
        let named = amount.is_some_and(|amount| WON_BY.contains(&amount.unit().name()));
        let bare = amount.is_some_and(|amount| amount.kind() == Kind::Number);
        let by = at > 0 && line.is(at - 1, "by") && is_decided_before(line, at - 1);
        let of = at > 1 && line.is(at - 1, "of") && line.is_any(at - 2, &["margin", "majority"]);
        named && (by || of) || bare && of
    };
    let at = line.amounts().iter().copied().find(|&at| !sides.at.contains(&at) && is_margin(at))?;
    let near = if at < sides.at.start { sides.at.start - at } else { at - sides.at.end };
    let said = line.amount(at)?.value();
    let truth = sides.more.minus(sides.less)?;
    // Two sides that stand in the same clause, and no third number.
    let clear = near <= 5 && line.amounts().iter().filter(|&&at| !sides.at.contains(&at)).count() == 1;
    if !clear || truth == said {
        return None;
    }
    let message = format!(
        "{} is a margin of {}, not of {}: one of the numbers is wrong",
        line.words(sides.at.clone()),
        shown(truth),
        line.words(at..at + 1)
    );
    let (margin, both) = (line.span(at..at + 1), line.span(sides.at.clone()));
    let (primary, related) = if at > sides.at.start { (margin, both) } else { (both, margin) };
    Some(Conflict { primary, related: vec![related], message, severity: Severity::Error })
}

/// Whether the last verb before a token tells that something was won or lost.
fn is_decided_before(line: &Line<'_>, before: usize) -> bool {
    const DECIDED: [&str; 16] = [
        "approved", "beat", "beaten", "carried", "defeated", "elected", "lose", "loses", "losing", "lost", "passed",
        "rejected", "win", "winning", "wins", "won",
    ];
    let places = (before.saturating_sub(8)..before).rev();
    let verb = places.into_iter().find(|&at| line.is_any(at, &DECIDED) || line.upos(at) == "VERB");
    verb.is_some_and(|at| line.is_any(at, &DECIDED))
}

/// "passed by 60 votes to 45 with 110 members voting".
fn voters(line: &Line<'_>) -> Option<Conflict> {
    let sides = Sides::of(line)?;
    let is_all = |at: usize| {
        let voting = line.is(at + 1, "voting") || line.follow(at + 1, &["taking", "part"]) || line.is(at + 1, "cast");
        line.count(at).is_some_and(|amount| amount.kind() == Kind::Count && is_plain(amount)) && voting
    };
    let at = line.amounts().iter().copied().find(|&at| at > sides.at.end && is_all(at))?;
    let all = line.amount(at)?;
    let sum = sides.more.plus(sides.less)?;
    let abstained = line.holds(
        0..line.len(),
        &["abstentions", "abstention", "abstained", "abstaining", "invalid", "blank", "spoiled", "spoilt"],
    );
    let third = line.amounts().iter().filter(|&&at| !sides.at.contains(&at)).count() > 1;
    let conflicts = sum > all.value() || !abstained && !third && sum < all.value();
    conflicts.then_some(())?;
    let message = format!(
        "{} makes {} votes, not those of {}: one of the numbers is wrong",
        line.words(sides.at.clone()),
        shown(sum),
        line.words(at..at + 1)
    );
    let severity = if sum > all.value() { Severity::Error } else { Severity::Warning };
    let related = vec![line.span(sides.at.clone())];
    Some(Conflict { primary: line.span(at..at + 1), related, message, severity })
}

/// "Of the 40 members, 25 voted for, 15 against and 3 abstained."
fn of_members(line: &Line<'_>) -> Option<Conflict> {
    let (&total_at, parts) = line.amounts().split_first()?;
    let total = line.count(total_at).filter(|total| total.kind() == Kind::Count)?;
    let introduced = total_at <= 3 && line.is(0, "of");
    let ends = |at: usize| parts.iter().copied().find(|&next| next > at).unwrap_or(line.len());
    let (mut sum, mut value, mut seen) = (zero(), Rational::ZERO, Vec::new());
    for &at in parts {
        let part = line.count(at)?;
        let stance = (at + 1..ends(at).min(at + 6)).find_map(|at| stance(line.text(at)))?;
        if seen.contains(&stance) {
            return None;
        }
        seen.push(stance);
        (sum, value) = (sum.plus(Estimate::of(part)?)?, value.plus(part.value())?);
    }
    (introduced && seen.len() > 1 && sum.exceeds(Estimate::of(total)?)).then_some(())?;
    let message = format!(
        "the votes make {}, more than {}: one of the numbers is wrong",
        shown(value),
        line.words(total_at..total_at + 1)
    );
    let (&first, &last) = (parts.first()?, parts.last()?);
    let related = vec![line.span(total_at..total_at + 1)];
    Some(Conflict { primary: line.span(first..last + 1), related, message, severity: Severity::Error })
}

fn zero() -> Estimate {
    Estimate::between(Rational::ZERO, Rational::ZERO)
}

/// Which of the things that nobody does twice in one vote, or thinks at a time.
pub(super) fn stance(word: &str) -> Option<u8> {
    Some(match word {
        "for" | "yes" | "favour" | "favor" | "support" | "supported" | "supports" | "approve" | "approved"
        | "backed" => 0,
        "against" | "no" | "oppose" | "opposed" | "opposes" | "disapprove" | "disapproved" | "rejected" => 1,
        "abstained" | "abstentions" | "abstain" | "undecided" | "unsure" => 2,
        "absent" | "missing" => 3,
        _ => return None,
    })
}
