//! What is left of a total: "of the 40 boats, 25 are trawlers and the other 10 are tugs", and the same of shares.

use super::estimate::{Estimate, shown};
use super::line::{Line, unit};
use super::list::is_of_them;
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Checks what is called the other or the remaining part.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    let doubtful = line.is_doubtful()
        || line.is_denied()
        || line.is_open(0..line.len())
        || line.holds(0..line.len(), &["or", "but"]);
    let rest = (0..line.len()).find(|&at| {
        line.is_any(at, &["other", "remaining"]) && at > 0 && line.is(at - 1, "the") && line.amount(at + 1).is_some()
    });
    let Some(rest) = rest.filter(|_| !doubtful).map(|at| at + 1) else { return Vec::new() };
    let is_last = line.amounts().last() == Some(&rest);
    let found = match line.amount(rest).map(Quantity::kind) {
        Some(Kind::Percentage) if is_last => of_hundred(line, rest),
        Some(Kind::Count | Kind::Number) if is_last => of_total(scene, rest),
        _ => None,
    };
    found.into_iter().collect()
}

/// "60 percent are women, and the remaining 30 percent are men".
fn of_hundred(line: &Line<'_>, rest: usize) -> Option<Conflict> {
    let amounts = line.amounts();
    let (mut sum, mut value) = (Estimate::between(Rational::ZERO, Rational::ZERO), Rational::ZERO);
    let whole = Estimate::between(Rational::whole(100), Rational::whole(100));
    // From the last: those before may be of another whole, as in "40 percent voted: 60 percent for, the other 40 against".
    for &at in amounts.iter().rev() {
        let share = line.amount(at).filter(|share| share.kind() == Kind::Percentage)?;
        let moves = at > 0 && line.is_any(at - 1, &["by", "from", "to", "up", "down", "another"]);
        let reach = share.place().absolute()?;
        let estimate = Estimate::bounded(share.bound(), share.value(), reach)?;
        (sum, value) = (sum.plus(estimate)?, value.plus(share.value())?);
        (!moves && !sum.meets(whole)).then_some(())?;
    }
    let is_nested = line.is(rest + 1, "of") || line.holds(0..line.len(), &["rest", "these", "those", "whom", "which"]);
    (amounts.len() > 1 && !is_nested).then_some(())?;
    let message = format!("the shares make {} percent, not all: one of them is wrong", shown(value));
    let first = *amounts.first()?;
    let related = vec![line.span(first..first + 1)];
    Some(Conflict { primary: line.span(rest..rest + 1), related, message, severity: Severity::Warning })
}

/// A total, then its parts, and nothing else that is counted; the total may stand in the sentence before.
fn of_total(scene: &Scene<'_>, rest: usize) -> Option<Conflict> {
    let line = scene.line;
    let (before, parts) = line.amounts().split_last()?.1.iter().partition::<Vec<usize>, _>(|&&at| {
        line.count(at).is_some_and(|amount| amount.kind() == Kind::Count) && !is_of_them(line, at)
    });
    let (whole_line, total_at) = match (&*before, scene.previous) {
        ([total], _) if parts.iter().all(|part| part > total) => (line, *total),
        ([], Some(previous)) if scene.is_same_source() && !previous.is_doubtful() && opens(&parts) => {
            let [total] = previous.amounts() else { return None };
            (previous, *total)
        }
        _ => return None,
    };
    let total = whole_line.count(total_at).filter(|total| total.kind() == Kind::Count)?;
    let last = line.amount(rest)?;
    let fits = matches!(unit(last), "") || unit(last) == unit(total) || super::words::SEXES.contains(&unit(last));
    let (mut sum, mut value) = (Estimate::of(last)?, last.value());
    for &at in &parts {
        let part = line.count(at).filter(|_| at == 0 || is_part_before(line, at))?;
        (sum, value) = (sum.plus(Estimate::of(part)?)?, value.plus(part.value())?);
    }
    let conflicts = fits && !parts.is_empty() && !has_other_ones(line, total_at, rest, before.is_empty());
    (conflicts && !sum.meets(Estimate::of(total)?)).then_some(())?;
    let whole = whole_line.words(total_at..total_at + 1);
    let message =
        format!("with what is left the parts make {}, not {whole}: one of the numbers is wrong", shown(value));
    let related = vec![whole_line.span(total_at..total_at + 1)];
    Some(Conflict { primary: line.span(*parts.first()?..rest + 1), related, message, severity: Severity::Warning })
}

/// Whether a sentence starts with the first part.
fn opens(parts: &[usize]) -> bool {
    parts.first().is_some_and(|&first| first == 0)
}

/// Whether a number stands where a part may, and not behind "by", "to" or "at".
fn is_part_before(line: &Line<'_>, at: usize) -> bool {
    line.is_any(at - 1, &[",", "and", "with", "—", "–", ":", ";", "only", "just", "while", "(", "whom", "which"])
        || matches!(line.upos(at - 1), "VERB")
}

/// Whether parts are told in words that aren't read as amounts.
fn has_other_ones(line: &Line<'_>, total: usize, rest: usize, in_previous: bool) -> bool {
    let from = if in_previous { 0 } else { total + 1 };
    line.holds(from..rest, &["one", "a", "an", "none", "half", "no", "everyone"]) || line.is(rest + 1, "of")
}
