//! So many each, and all together: "300 people in 10 buses, 25 in each".

use super::estimate::{Estimate, shown};
use super::line::{Line, is_plain, may_compare};
use super::list::is_total;
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Rational};

/// Checks totals against the number of groups and what is in each.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() || line.is_denied() || line.is_open(0..line.len()) {
        return Vec::new();
    }
    let triple = line.amounts().windows(3);
    let found = triple.filter_map(|triple| {
        let &[first, second, third] = triple else { return None };
        total_first(line, first, second, third)
            .or_else(|| total_last(line, first, second, third))
            .or_else(|| average(line, first, second, third))
    });
    found.collect()
}

/// "300 people in 10 buses, 25 in each".
fn total_first(line: &Line<'_>, total: usize, groups: usize, each: usize) -> Option<Conflict> {
    let joined = groups == total + 2 && line.is_any(total + 1, &["in", "on", "into", "among", "between", "aboard"]);
    let sign = groups + 1;
    let near = each == line.past(sign + 1, &["with"]) && line.is_any(sign, &[",", "(", "—", "–", "with", "at"]);
    let behind = line.past(each + 1, &["in", "on", "for", "to", "of"]);
    let is_each = line.is_any(behind, &["each", "apiece"]) && !line.is(behind + 1, "of") || line.is(each + 1, "per");
    let counts = line.count(total)?.kind() == Kind::Count && line.count(groups)?.kind() == Kind::Count;
    let fits = joined && near && is_each && counts && may_compare(line.amount(total)?, line.amount(each)?);
    fits.then_some(())?;
    product(line, (total, groups, each), Rational::ZERO)
}

/// "10 buses with 25 people each, 300 in all", "five payments of $200, for a total of $1,200".
fn total_last(line: &Line<'_>, groups: usize, each: usize, total: usize) -> Option<Conflict> {
    let (first, said_each) = (line.amount(groups)?, line.is_any(each + 1, &["each", "apiece"]));
    let close = each == groups + 2 && line.is_any(groups + 1, &["of", "with", "at", "carrying", "for"]);
    // "The 40 families received $500 each", "each of the 20 boxes holds 12 bottles".
    let opens = groups > 2 && line.is(groups - 3, "each") && line.is(groups - 2, "of");
    let by_verb = each <= groups + 3 && (groups + 1..each).any(|at| line.upos(at) == "VERB");
    let joined = first.kind() == Kind::Count && (close || by_verb && (said_each || opens));
    let clause = (each + 1..total).find(|&at| line.is_any(at, &[",", "—", "–", "("]))?;
    let near = clause <= each + if said_each { 5 } else { 1 };
    let at = line.past(clause + 1, &["for", "or", "making", "which", "makes", "a"]);
    let announced = line.follow(at, &["total", "of"]) && total == at + 2;
    let near = near && (announced || is_total(line, total) && total == at);
    let same = may_compare(line.amount(each)?, line.amount(total)?);
    (joined && near && same && line.count(groups).is_some()).then_some(())?;
    product(line, (total, groups, each), Rational::ZERO)
}

/// "an average of 12 a day, 60 in five days".
fn average(line: &Line<'_>, each: usize, total: usize, time: usize) -> Option<Conflict> {
    let is_average = each > 1 && line.is(each - 1, "of") && line.is_any(each - 2, &["average", "mean"]);
    let per = each + 1;
    let unit = line.text(per + 1);
    let is_rate = line.is_any(per, &["a", "per", "each", "every"]) && matches!(unit, "day" | "week" | "month" | "year");
    let at = line.past(per + 2, &[",", "or", "for", "a", "total", "of", "(", "—", "–"]);
    let near = at == total && at > per + 2 && time == total + 2 && line.is_any(total + 1, &["in", "over", "within"]);
    let same_unit = line.amount(time)?.unit().name() == unit;
    let same = may_compare(line.amount(each)?, line.amount(total)?);
    (is_average && is_rate && near && same && same_unit && is_plain(line.amount(time)?)).then_some(())?;
    product(line, (total, time, each), Rational::new(1, 2)?)
}

/// The conflict of a total with a product; an average is rounded by `reach` of its last place.
fn product(
    line: &Line<'_>,
    (total_at, groups_at, each_at): (usize, usize, usize),
    reach: Rational,
) -> Option<Conflict> {
    let (total, groups, each) = (line.amount(total_at)?, line.amount(groups_at)?, line.amount(each_at)?);
    let rounding = each.place().absolute()?.multiply(reach)?;
    let of_each = Estimate::of(each)?.plus(Estimate::near(Rational::ZERO, rounding)?)?;
    let number = Estimate::between(groups.value(), groups.value());
    let all = if is_plain(groups) { of_each.product(number)? } else { of_each.product(Estimate::of(groups)?)? };
    if all.meets(Estimate::of(total)?) {
        return None;
    }
    let (groups_said, each_said) = (line.words(groups_at..groups_at + 1), line.words(each_at..each_at + 1));
    let made = shown(groups.value().multiply(each.value())?);
    let message = format!(
        "{groups_said} with {each_said} each make {made}, not {}: one of the numbers is wrong",
        line.words(total_at..total_at + 1)
    );
    let parts = line.span(groups_at.min(each_at)..groups_at.max(each_at) + 1);
    let whole = line.span(total_at..total_at + 1);
    let (primary, related) = if total_at < each_at { (parts, whole) } else { (whole, parts) };
    Some(Conflict { primary, related: vec![related], message, severity: Severity::Error })
}
