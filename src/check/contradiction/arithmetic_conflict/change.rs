//! A change against the numbers it leads from and to: "rose from 50 to 75, a 25 % increase".

use super::direction::{Direction, direction, factor_verb};
use super::estimate::{Estimate, shown};
use super::line::{Line, may_change, may_compare};
use super::{Conflict, Scene};
use crate::finding::Severity;
use crate::meaning::quantity::{Bound, Kind, Quantity, Rational};

/// Checks each change whose two ends are told.
pub(super) fn check(scene: &Scene<'_>) -> Vec<Conflict> {
    let line = scene.line;
    if line.is_doubtful() || line.is_denied() {
        return Vec::new();
    }
    let ends: Vec<Ends> = (0..line.len()).filter_map(|at| Ends::read(line, at)).collect();
    let [ends] = &*ends else { return Vec::new() };
    let stated = by_verb(line, ends).or_else(|| before(line, ends)).or_else(|| behind(line, ends));
    let found = stated.and_then(|change| change.conflict(line, ends)).or_else(|| wrong_way(line, ends));
    found.into_iter().collect()
}

/// Where a change leads from and to.
struct Ends {
    from: usize,
    to: usize,
    /// The first token of both, and the one behind both.
    start: usize,
    end: usize,
}

/// No more words stand between the two ends.
const APART: usize = 7;

impl Ends {
    /// "from 50 (in 2019) to 75", "to 75 from 50", "75, up 25 percent from 50".
    fn read(line: &Line<'_>, at: usize) -> Option<Self> {
        let numbered = |at: usize| line.amount(at).map(|_| at);
        let next = |from: usize| (from..line.len().min(from + APART)).find(|&at| line.amount(at).is_some());
        let found = if line.is(at, "from") {
            let from = numbered(at + 1)?;
            let to = next(from + 1).filter(|&to| line.is_any(to - 1, &["to"]))?;
            Self { from, to, start: at, end: to + 1 }
        } else if line.is(at, "to") && numbered(at + 1).is_some() {
            let to = at + 1;
            let from = next(to + 1).filter(|&from| line.is(from - 1, "from"))?;
            Self { from, to, start: at, end: from + 1 }
        } else if line.is_any(at, &["up", "down"]) && at > 1 {
            let by = line.past(at + 1, &["by"]);
            let from = numbered(by + 2).filter(|_| line.is(by + 1, "from") && line.amount(by).is_some())?;
            let to = numbered(if line.is(at - 1, ",") { at - 2 } else { at - 1 })?;
            Self { from, to, start: at, end: from + 1 }
        } else {
            return None;
        };
        let (from, to) = (line.amount(found.from)?, line.amount(found.to)?);
        // "fell 2 percent to $45 on Friday, down from $60 a year ago": two changes.
        let inside = found.from.min(found.to) + 1..found.from.max(found.to);
        let is_clear = !line.holds(found.start..found.end, &["and", ";", "or", "on", "today", "yesterday"])
            && (line.is_any(at, &["up", "down"]) || !inside.into_iter().any(|at| direction(line.text(at)).is_some()));
        (is_clear && may_change(from, to)).then_some(found)
    }

    fn estimates(&self, line: &Line<'_>) -> Option<(Estimate, Estimate)> {
        Some((Estimate::of(line.amount(self.from)?)?, Estimate::of(line.amount(self.to)?)?))
    }
}

/// By how much something is said to change.
struct Change {
    direction: Direction,
    /// The tokens that tell it.
    at: std::ops::Range<usize>,
    size: Size,
}

enum Size {
    /// The amount at a token.
    Amount(usize),
    /// So many times as much.
    Times(Rational, Bound),
}

/// "doubled from 20 to 50", "more than halved, from 20 to 15".
fn by_verb(line: &Line<'_>, ends: &Ends) -> Option<Change> {
    let at = ends.start.checked_sub(1)?;
    let at = if line.is(at, ",") { at.checked_sub(1)? } else { at };
    let factor = factor_verb(line.text(at))?;
    let bound = match () {
        () if at > 1 && line.is(at - 1, "than") && line.is(at - 2, "more") => Bound::MoreThan,
        () if at > 1 && line.is(at - 1, "than") && line.is(at - 2, "less") => Bound::LessThan,
        () if at > 0 && line.is_any(at - 1, &["nearly", "almost", "roughly", "about", "virtually"]) => Bound::About,
        () if at > 0 && line.is_any(at - 1, &["least", "over"]) => Bound::AtLeast,
        () if at > 0 && line.is_any(at - 1, &["half", "times", "and", "under"]) => return None,
        () => Bound::Exactly,
    };
    let direction = if factor < Rational::ONE { Direction::Down } else { Direction::Up };
    Some(Change { direction, at: at..at + 1, size: Size::Times(factor, bound) })
}

/// "rose (by) 25 percent from 50 to 75", "an increase of 25 percent, from 50 to 75", "a 25 percent rise from 50 to 75".
fn before(line: &Line<'_>, ends: &Ends) -> Option<Change> {
    let last = ends.start.checked_sub(1)?;
    if line.is_any(ends.start, &["up", "down"]) {
        let size = line.past(ends.start + 1, &["by"]);
        let direction = direction(line.text(ends.start))?;
        return Some(Change { direction, at: ends.start..size + 1, size: Size::Amount(size) });
    }
    let last = if line.is_any(last, &[",", "—", "–"]) { last.checked_sub(1)? } else { last };
    // "a 25 percent rise from".
    if let Some(way) = direction(line.text(last)) {
        let size = last.checked_sub(1).filter(|&at| line.amount(at).is_some())?;
        return Some(Change { direction: way, at: size..last + 1, size: Size::Amount(size) });
    }
    let size = (last.saturating_sub(4)..=last).rev().find(|&at| line.amount(at).is_some())?;
    let told = (size.saturating_sub(6)..size).rev().take_while(|&at| line.amount(at).is_none());
    let word = told.into_iter().find(|&at| direction(line.text(at)).is_some())?;
    // "cut its staff by 50, from": what is changed may stand between.
    let by = line.is_any(size - 1, &["by", "of"]) && !(word + 1..size).any(|at| is_break(line, at));
    let next = (word + 1..size).all(|at| line.is_any(at, &["a", "further", "another", "sharply"]));
    let tied = (by || next) && (size + 1..=last).all(|at| is_time(line, at));
    let direction = direction(line.text(word))?;
    tied.then_some(Change { direction, at: word..size + 1, size: Size::Amount(size) })
}

/// Whether a clause ends at a token, or another begins.
fn is_break(line: &Line<'_>, at: usize) -> bool {
    line.is_any(at, &[",", ";", ":", "and", "or", "but"]) || matches!(line.upos(at), "VERB" | "AUX")
}

/// Whether a token may be one of those that say when.
fn is_time(line: &Line<'_>, at: usize) -> bool {
    const TIME: [&str; 13] =
        ["a", "in", "last", "month", "over", "past", "quarter", "season", "the", "this", "week", "within", "year"];
    line.is_any(at, &TIME) || line.year(at).is_some()
}

/// "from 50 to 75, a 25 percent increase", "…, up 25 percent", "…, an increase of 25 percent", "… (up 25 percent)".
fn behind(line: &Line<'_>, ends: &Ends) -> Option<Change> {
    let sign = (ends.end..line.len().min(ends.end + 5)).find(|&at| line.is_any(at, &[",", "(", "—", "–", "-"]))?;
    if (ends.end..sign).any(|at| line.amount(at).is_some()) {
        return None;
    }
    let at = line.past(sign + 1, &["or", "a", "an", "the", "which", "is", "representing", "making", "of", "by"]);
    if let Some(way) = direction(line.text(at)) {
        let size = line.past(at + 1, &["of", "by"]);
        line.amount(size).filter(|_| !line.is_any(size + 1, &["from", "over", "on", "compared", "versus", "since"]))?;
        return Some(Change { direction: way, at: at..size + 1, size: Size::Amount(size) });
    }
    let word = line.amount(at).and_then(|_| direction(line.text(at + 1)))?;
    // "a 25 percent increase over 2019": from another number, maybe.
    if line.is_any(at + 2, &["from", "over", "on", "compared", "versus", "since"]) {
        return None;
    }
    Some(Change { direction: word, at: at..at + 2, size: Size::Amount(at) })
}

impl Change {
    /// The conflict, if the change isn't that between its ends.
    fn conflict(&self, line: &Line<'_>, ends: &Ends) -> Option<Conflict> {
        let (from, to) = ends.estimates(line)?;
        let (first, second) = (line.amount(ends.from)?, line.amount(ends.to)?);
        let (agrees, truth) = match self.size {
            Size::Times(factor, bound) => agrees_times(factor, bound, from, to, first, second)?,
            Size::Amount(at) => {
                let amount = line.amount(at).filter(|_| at != ends.from && at != ends.to)?;
                match amount.kind() {
                    Kind::Percentage => self.agrees_percent(amount, (first, from), (second, to))?,
                    Kind::PercentagePoints if first.kind() == Kind::Percentage => {
                        self.agrees_difference(points(amount)?, (first, from), (second, to))?
                    }
                    _ if may_compare(amount, second) && second.kind() != Kind::Percentage => {
                        self.agrees_difference(Estimate::of(amount)?, (first, from), (second, to))?
                    }
                    _ => return None,
                }
            }
        };
        // A currency that falls costs more of it, and a rank that rises is a lower one.
        let is_turned = (second.value() >= first.value()) != (self.direction == Direction::Up)
            && !matches!(second.kind(), Kind::Count | Kind::Percentage);
        (!agrees && !is_turned).then_some(())?;
        let (low, high) = (line.words(ends.from..ends.from + 1), line.words(ends.to..ends.to + 1));
        let said = line.words(self.at.clone());
        let message = format!("from {low} to {high} is {truth}, not ‘{said}’: one of the numbers is wrong");
        let range = ends.from.min(ends.to)..ends.from.max(ends.to) + 1;
        let (ends_span, change_span) = (line.span(range.clone()), line.span(self.at.clone()));
        let inside = range.contains(&self.at.start);
        let (primary, related) =
            if inside || self.at.start > range.start { (change_span, ends_span) } else { (ends_span, change_span) };
        Some(Conflict { primary, related: vec![related], message, severity: Severity::Error })
    }

    /// Whether a percentage is that between two numbers. Of percentages, points may be meant as well.
    fn agrees_percent(
        &self,
        amount: &Quantity,
        (first, from): (&Quantity, Estimate),
        (second, to): (&Quantity, Estimate),
    ) -> Option<(bool, String)> {
        let hundred = Rational::whole(100);
        let part =
            if self.direction == Direction::Up { to.ratio(from)? } else { to.ratio(from)?.times(minus_one()?)? };
        let one = Rational::whole(if self.direction == Direction::Up { -1 } else { 1 });
        let percent = part.plus(Estimate::between(one, one))?.times(hundred)?;
        // Cut off rather than rounded, or rounded twice.
        let reach = amount.place().absolute()?.max(amount.value().absolute()?.divide(Rational::whole(20))?);
        let said = Estimate::bounded(amount.bound(), amount.value(), reach)?;
        let away = second.value().minus(first.value())?;
        let of_points = first.kind() == Kind::Percentage
            && said.meets(Estimate::near(away.absolute()?, reach)?)
            && (away >= Rational::ZERO) == (self.direction == Direction::Up);
        let truth = away.divide(first.value())?.multiply(hundred)?;
        Some((said.meets(percent) || of_points, format!("{} percent", signed(truth))))
    }

    fn agrees_difference(
        &self,
        said: Estimate,
        (first, from): (&Quantity, Estimate),
        (second, to): (&Quantity, Estimate),
    ) -> Option<(bool, String)> {
        let (larger, smaller) = if self.direction == Direction::Up { (to, from) } else { (from, to) };
        let truth = second.value().minus(first.value())?;
        Some((said.meets(larger.minus(smaller)?), format!("a change of {}", signed(truth))))
    }
}

fn minus_one() -> Option<Rational> {
    Rational::ONE.negate()
}

fn points(amount: &Quantity) -> Option<Estimate> {
    let unit = amount.unit();
    let place = unit.to_base(amount.place())?.absolute()?.divide(Rational::whole(2))?;
    Estimate::bounded(amount.bound(), unit.to_base(amount.value())?, place)
}

fn signed(value: Rational) -> String {
    if value > Rational::ZERO { format!("+{}", shown(value)) } else { shown(value).replace('-', "−") }
}

/// Whether something became so many times as much. "Doubled" is said of what more or less did.
fn agrees_times(
    factor: Rational,
    bound: Bound,
    from: Estimate,
    to: Estimate,
    first: &Quantity,
    second: &Quantity,
) -> Option<(bool, String)> {
    let reach = factor.divide(Rational::whole(if factor < Rational::ONE { 5 } else { 8 }))?;
    let bound = match (bound, factor < Rational::ONE) {
        // "more than halved" leaves less than a half.
        (Bound::MoreThan | Bound::AtLeast, true) => Bound::LessThan,
        (Bound::LessThan, true) => Bound::MoreThan,
        (bound, _) => bound,
    };
    let said = match bound {
        Bound::Exactly | Bound::About => Estimate::bounded(bound, factor, reach)?,
        _ => Estimate::bounded(bound, factor, Rational::ZERO)?,
    };
    let truth = second.value().divide(first.value())?;
    Some((said.meets(to.ratio(from)?), format!("{} times as much", shown(truth))))
}

/// "fell from 5 percent to 7 percent".
fn wrong_way(line: &Line<'_>, ends: &Ends) -> Option<Conflict> {
    let (first, second) = (line.amount(ends.from)?, line.amount(ends.to)?);
    let (from, to) = ends.estimates(line)?;
    let at = ends.start.checked_sub(1)?;
    let at = if line.is_any(at, &["sharply", "slightly", "steadily", "again"]) { at.checked_sub(1)? } else { at };
    let verb = line.word(at).filter(|word| word.upos() == "VERB")?;
    const PLAIN: [&str; 8] = ["climb", "decline", "decrease", "drop", "fall", "grow", "increase", "rise"];
    let way = direction(line.text(at)).filter(|_| PLAIN.contains(&&*verb.lemma()))?;
    // Of money rates are told, of ranks the first is the highest.
    let is_clear = matches!(second.kind(), Kind::Percentage | Kind::Count)
        && first.kind() == second.kind()
        && first.value() > Rational::ZERO
        && second.value() > Rational::ZERO
        && !line.holds(0..line.len(), &["rank", "ranking", "place", "minus", "position", "negative"]);
    let is_wrong = if way == Direction::Up { from.exceeds(to) } else { to.exceeds(from) };
    (is_clear && is_wrong).then_some(())?;
    let message = format!(
        "{} is {} than {}: the numbers or ‘{}’ are wrong",
        line.words(ends.to..ends.to + 1),
        if way == Direction::Up { "less" } else { "more" },
        line.words(ends.from..ends.from + 1),
        line.words(at..at + 1)
    );
    let range = ends.from.min(ends.to)..ends.from.max(ends.to) + 1;
    let related = vec![line.span(at..at + 1)];
    Some(Conflict { primary: line.span(range), related, message, severity: Severity::Error })
}
