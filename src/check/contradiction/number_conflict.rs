//! `number-conflict`: two sentences give different numbers for the same.

use super::statement::{Comparison, Content, Recurrence, Slot, Unit};
use super::{ClaimedArticle, Clash, ContradictionRule, compare};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Rule, Severity};
use crate::meaning::quantity::{Bound, Kind, Rational};

/// Two sentences give different numbers for the same.
pub struct NumberConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "number-conflict",
    code: "CON001",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "Two sentences give different numbers for the same.",
    what_it_does: "\
Lays the clauses of sentences that share their subject beside each other, unit by unit. Where they differ in one number, and no \
number fits both, bounds and rounding considered, it tells so.",
    why: "One of the two is wrong, or was not updated.",
    not_flagged: "\
Numbers that agree (“more than 1,000” and “about 1,200”); what happened at different times, or can happen again; \
different speakers; clauses that differ in more than one place.",
    examples: &[
        Example::Flags {
            article: "Osric had three sons. He died in Lund. Osric had two sons, Karl and Ivar.",
            quote: "Osric had two sons, Karl and Ivar",
        },
        Example::Passes { article: "Osric had three sons. He died in Lund. Osric had at least two sons." },
    ],
};

impl Rule for NumberConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for NumberConflict {
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        compare(article, &DOCUMENTATION, findings, clash);
    }
}

fn clash(compared: &Comparison<'_, '_>) -> Option<Clash> {
    let [units] = compared.alignment.changed[..] else { return None };
    if compared.is_conditional(0, units[0]) || compared.is_conditional(1, units[1]) {
        return None;
    }
    let [first, second] = [0, 1].map(|side| &compared.scenes[side].units[units[side]]);
    let many = |side: usize, unit: &Unit| match unit.content {
        // Scores of other matches read alike.
        Content::Amount(number) => {
            matches!(compared.scenes[side].amounts[number].kind(), Kind::Score | Kind::Ratio) && !compared.is_verbatim()
        }
        _ => false,
    };
    if many(0, first) || many(1, second) {
        return None;
    }
    // `Several`: two or more.
    let vague = |unit: &Unit| {
        let listed = matches!(&*unit.key, "many" | "multiple" | "numerous" | "several" | "various");
        listed && unit.content == Content::Word && unit.slot == Slot::Modifier
    };
    let one = |side: usize, unit: &Unit| match unit.content {
        Content::Amount(number) => {
            let amount = &compared.scenes[side].amounts[number];
            amount.value() == Rational::ONE && amount.bound() == Bound::Exactly && amount.kind() == Kind::Count
        }
        _ => false,
    };
    let one_of_many = one(0, first) && vague(second) || vague(first) && one(1, second);
    let number = |unit: &Unit| matches!(unit.content, Content::Amount(_) | Content::Ordinal(_));
    if !one_of_many && (!number(first) || !number(second)) {
        return None;
    }
    if !compared.denied().is_empty() || compared.weight() < 2 || compared.has_lone_time() {
        return None;
    }
    if compared.is_potential(0) || compared.is_potential(1) {
        return None;
    }
    let covered = [compared.is_covered(0), compared.is_covered(1)];
    let lasting = compared.recurrence(0) != Recurrence::Event;
    if !(covered[0] && covered[1] && compared.is_anchored() || lasting && (covered[0] || covered[1])) {
        return None;
    }
    // `Twelve boats in Lund` may be some of forty.
    let part = |side: usize| {
        let scene = compared.scenes[side];
        compared.alignment.extra[side].iter().any(|&unit| {
            let it = &scene.units[unit];
            let narrows = it.slot == Slot::Modifier || it.slot == Slot::Oblique && !it.case.is_empty();
            narrows && !compared.is_harmless(side, unit)
        })
    };
    let amount = |unit: &Unit| matches!(unit.content, Content::Amount(_));
    if (amount(first) || amount(second)) && (part(0) || part(1)) {
        return None;
    }
    let words = [0, 1].map(|side| compared.words(side, units[side]));
    Some(Clash {
        units,
        slot: "number",
        message: format!("‘{}’ here, ‘{}’ there, of the same: one of them is wrong", words[1], words[0]),
        confidence: Confidence::percent(75),
    })
}
