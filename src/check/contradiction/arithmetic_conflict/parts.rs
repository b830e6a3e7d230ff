//! Parts against their total: "12 people, five men and six women".

use super::estimate::{Estimate, shown};
use super::line::{Line, is_plain, may_compare, unit};
use super::list::{List, is_people, is_total};
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Checks parts that stand behind their total, before it, or in the sentence after it.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() {
        return Vec::new();
    }
    let mut found: Vec<Conflict> = line.amounts().iter().filter_map(|&at| behind_total(line, at)).collect();
    found.extend(line.amounts().iter().filter_map(|&at| more_than_all(line, at)));
    found.extend(line.amounts().first().and_then(|&at| before_total(line, at)));
    found.extend(line.amounts().iter().filter_map(|&at| over_budget(line, at)));
    found.extend(next_sentence(scene));
    found
}

/// "12 people, five men and six women", "30 boats: 12 trawlers and 17 tugs".
fn behind_total(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let total = line.count(at).filter(|total| total.kind() == Kind::Count)?;
    let stated = line.holds(at.saturating_sub(3)..at, &["total", "altogether"]);
    let sign = list_sign(line, at, stated)?;
    let (stated, by_comma) = (stated || sign > at + 1, line.is(sign, ","));
    let list = List::read(line, sign + 1).filter(|_| !line.is_open(at + 1..line.len()))?;
    if list.counts(unit(total)) && !list.is_of_sexes() && !stated || !is_closed(line, &list, by_comma) {
        return None;
    }
    let is_error = list.is_of_sexes() && is_all(line, at, &list, by_comma)
        || stated && !by_comma && (list.is_of_things() || list.is_bare());
    (is_error || is_likely(line, total, &list, by_comma)).then_some(())?;
    sum_conflict(line, at, &list, is_error)
}

/// The sign behind which the parts of a total are told: "30 boats in all:", "a total of 200 people were hurt:".
fn list_sign(line: &Line<'_>, at: usize, stated: bool) -> Option<usize> {
    let sign = line.past(at + 1, &["in", "all", "total", "altogether"]);
    if line.is_any(sign, &[",", ":", "(", "—", "–", "-"]) {
        return Some(sign);
    }
    let colon = (at + 1..line.len().min(at + 6)).find(|&at| line.is(at, ":") || line.amount(at).is_some())?;
    (stated && line.is(colon, ":")).then_some(colon)
}

/// Whether parts are likely all, though nothing says so.
fn is_likely(line: &Line<'_>, total: &Quantity, list: &List, by_comma: bool) -> bool {
    let exceeds = || Estimate::of(total).is_some_and(|total| list.sum.exceeds(total));
    if by_comma {
        return is_people(unit(total)) && list.is_of_people() && !list.is_bare()
            || list.is_bare() && list.is_placed(line) && exceeds();
    }
    list.is_of_things() && is_near(total.value(), list.value, 4)
        || list.is_bare() && is_near(total.value(), list.value, 10)
}

/// Whether nothing goes on behind the parts that they could be the subject of.
fn is_closed(line: &Line<'_>, list: &List, by_comma: bool) -> bool {
    // "12 people, five men and six women died": a verb that all are the subject of.
    let by_verb = by_comma && list.is_of_sexes();
    by_verb || list.end >= line.len() || line.is_any(list.end, &[",", ".", ";", "”", ")", "—", "–", "-"])
}

/// Whether parts by sex are all that is counted: no list in which the total is but the first.
fn is_all(line: &Line<'_>, total: usize, list: &List, by_comma: bool) -> bool {
    let generic = line.amount(total).is_some_and(|total| is_people(unit(total)));
    !by_comma || generic || line.is(list.end, ",")
}

/// Whether a sum misses a total by no more than one of so many parts of it, so that it was meant to be it.
fn is_near(total: Rational, sum: Rational, parts: i64) -> bool {
    let part = total.divide(Rational::whole(parts)).map(|part| part.max(Rational::whole(2)));
    total.minus(sum).and_then(Rational::absolute).zip(part).is_some_and(|(away, part)| away <= part)
}

fn sum_conflict(line: &Line<'_>, at: usize, list: &List, is_error: bool) -> Option<Conflict> {
    let total = line.amount(at)?;
    if list.sum.meets(Estimate::of(total)?) {
        return None;
    }
    let message =
        format!("the parts make {}, not {}: a part or the total is wrong", shown(list.value), line.words(at..at + 1));
    let first = *list.parts.first()?;
    let parts = line.span(first..list.end);
    let total_span = line.span(at..at + 1);
    let (primary, related) = if at < first { (parts, total_span) } else { (total_span, parts) };
    let severity = if is_error { Severity::Error } else { Severity::Warning };
    Some(Conflict { primary, related: vec![related], message, severity })
}

/// "five men and six women, 12 in all", "$20 million and $30 million, for a total of $60 million".
fn before_total(line: &Line<'_>, first: usize) -> Option<Conflict> {
    let list = List::read(line, first)?;
    // "Three men and two women were arrested, six people in total."
    let comma = (list.end..list.end + 4).find(|&at| line.is(at, ",") || line.amount(at).is_some());
    let end = comma.filter(|&at| line.is(at, ",") && list.is_of_sexes()).unwrap_or(list.end);
    let mut at = line.past(end, &[",", "(", "—", "–", "or", "for", "making", "giving"]);
    let announced = line.follow(at, &["a", "total", "of"]) || line.follow(at, &["in", "all", ","]);
    at += if announced { 3 } else { 0 };
    let total = line.amount(at).filter(|_| at > list.end)?;
    let behind = at + 1;
    let closed = is_total(line, at);
    let same = list
        .parts
        .iter()
        .filter_map(|&part| line.amount(part))
        .all(|part| may_compare(part, total) || part.kind() == Kind::Count && total.kind() == Kind::Count);
    // "… for a total of 12 this year" counts more than was named.
    let is_longer =
        line.holds(behind..line.len(), &["year", "month", "week", "season", "since", "career", "so", "now"]);
    let fits = (announced || closed) && same && !is_longer && is_near(total.value(), list.value, 4);
    (fits && !line.is_open(0..line.len())).then_some(())?;
    sum_conflict(line, at, &list, list.sum.exceeds(Estimate::of(total)?))
}

/// "seven of the five ships", "12 people, 14 of them women", "12 people, including 14 women".
fn more_than_all(line: &Line<'_>, at: usize) -> Option<Conflict> {
    of_the(line, at).or_else(|| of_them(line, at))
}

fn of_the(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let part = line.count(at).filter(|_| line.is(at + 1, "of"))?;
    let total_at = line.past(at + 2, &["all", "the", "its", "their", "his", "her", "these", "those"]);
    let total = line.count(total_at).filter(|total| total_at > at + 2 && total.kind() == Kind::Count)?;
    let same = matches!(unit(part), "") || unit(part) == unit(total);
    larger(line, at, total_at, part, total).filter(|_| same && !is_inside_of(line, at))
}

/// Whether a number is what another is of: "of the two of the …".
fn is_inside_of(line: &Line<'_>, at: usize) -> bool {
    at > 0 && line.is_any(at - 1, &["of", "-", "/", "."])
}

fn of_them(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let total = line.count(at).filter(|total| total.kind() == Kind::Count)?;
    // "Twenty people were on board, including 25 children", if nothing else is counted.
    let reach = if line.amounts().len() == 2 { at + 6 } else { at + 2 };
    let sign = (at + 1..reach).find(|&at| line.is_any(at, &[",", "(", "—", "–", "-"]) || line.amount(at).is_some())?;
    if line.amount(sign).is_some() || !stands_alone(line, at) {
        return None;
    }
    let including = line.past(sign + 1, &["including", "among", "them"]);
    let part_at = line.past(including, &["only", "just", "all"]);
    let part = line.count(part_at)?;
    let of_them = line.is(part_at + 1, "of") && line.is_any(part_at + 2, &["them", "whom", "which", "these"]);
    let people = is_people(unit(total)) && super::words::SEXES.contains(&unit(part));
    let is_part = of_them || including > sign + 1 && (unit(part) == unit(total) || people);
    // What is meant may be something larger that was named before.
    let is_first = line.amounts().first() == Some(&at);
    larger(line, part_at, at, part, total).filter(|_| is_part && is_first)
}

/// Whether what is counted stands by itself, not in or of something that may be meant instead.
fn stands_alone(line: &Line<'_>, at: usize) -> bool {
    line.word(at).is_some_and(|noun| {
        let is_free = matches!(noun.deprel(), "nsubj" | "nsubj:pass" | "obj" | "root" | "conj" | "attr");
        let cased = line.parse.words().any(|word| {
            matches!(word.deprel(), "case") && word.head().is_some_and(|head| head.index() == noun.index())
        });
        is_free && !cased
    })
}

fn larger(line: &Line<'_>, at: usize, total_at: usize, part: &Quantity, total: &Quantity) -> Option<Conflict> {
    if !Estimate::of(part)?.exceeds(Estimate::of(total)?) {
        return None;
    }
    let (part_span, total_span) = (line.span(at..at + 1), line.span(total_at..total_at + 1));
    let (primary, related) = if at < total_at { (total_span, part_span) } else { (part_span, total_span) };
    let message = format!(
        "{} cannot be part of {}: one of the numbers is wrong",
        shown(part.value()),
        line.words(total_at..total_at + 1)
    );
    Some(Conflict { primary, related: vec![related], message, severity: Severity::Error })
}

/// "a budget of $100 million, including $60 million for roads and $50 million for schools".
fn over_budget(line: &Line<'_>, at: usize) -> Option<Conflict> {
    let total = line.amount(at).filter(|total| total.kind() == Kind::Money)?;
    let including = line.past(at + 1, &[",", "(", "which", "that"]);
    let opens = line.is_any(including, &["includes", "include", "included", "including"]);
    let list = List::read(line, including + 1).filter(|list| opens && list.is_placed(line))?;
    let is_of_money = list.parts.iter().all(|&part| line.amount(part).is_some_and(|part| may_compare(part, total)));
    if !is_of_money || !list.sum.exceeds(Estimate::of(total)?) {
        return None;
    }
    sum_conflict(line, at, &list, false)
}

/// "Twelve people died. They were five men and six women." "Five were men and six women."
fn next_sentence(scene: &Scene<'_>) -> Option<Conflict> {
    let (line, before) = (scene.line, scene.previous?);
    let [total_at] = before.amounts() else { return None };
    let total = before.count(*total_at).filter(|total| is_people(unit(total)) && is_plain(total))?;
    if before.is_doubtful() || line.is_open(0..line.len()) || !scene.is_same_source() {
        return None;
    }
    let (value, sum) = sexes_said(line)?;
    if sum.meets(Estimate::of(total)?) || !is_near(total.value(), value, 4) {
        return None;
    }
    let message = format!(
        "the parts make {}, not {}: a part or the total is wrong",
        shown(value),
        before.words(*total_at..total_at + 1)
    );
    let last = *line.amounts().last()?;
    let primary = line.span(*line.amounts().first()?..(last + 1).max(line.len().min(last + 3)));
    let related = vec![before.span(*total_at..total_at + 1)];
    Some(Conflict { primary, related, message, severity: Severity::Warning })
}

/// The parts by sex that are all a sentence tells of.
fn sexes_said(line: &Line<'_>) -> Option<(Rational, Estimate)> {
    const THEM: [&str; 8] = ["they", "the", "victims", "dead", "those", "passengers", "survivors", "killed"];
    let start = line.past(0, &THEM);
    if start > 0 {
        let from = line.past(start, &["were", "are", "comprised"]);
        let list = List::read(line, from).filter(|list| from > start && list.is_of_sexes())?;
        return (list.parts.len() == line.amounts().len()).then_some((list.value, list.sum));
    }
    let [first, second] = line.amounts() else { return None };
    let (one, other) = (line.count(*first)?, line.count(*second)?);
    let said = |at: usize, end: usize| (at + 1..end).find(|&at| line.is_any(at, &["men", "women", "boys", "girls"]));
    let (first_sex, second_sex) = (said(*first, *second)?, said(*second, line.len())?);
    let fits = *first == 0
        && line.text(first_sex) != line.text(second_sex)
        && line.holds(*first..first_sex, &["were", "are"])
        && first_sex <= first + 5
        && second_sex <= second + 3
        && unit(one).is_empty()
        && unit(other).is_empty();
    let sum = Estimate::of(one)?.plus(Estimate::of(other)?)?;
    fits.then_some((one.value().plus(other.value())?, sum))
}
