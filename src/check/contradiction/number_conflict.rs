//! `number-conflict`: two sentences give different numbers for the same.

use super::duration_conflict::length;
use super::statement::{Comparison, Content, Recurrence, Slot, is_of_one_kind};
use super::{Clash, ContradictionRule};
use crate::finding::{Documentation, Example, Family, Rule, Severity};
use crate::meaning::quantity::{Bound, Kind, Quantity, Rational};

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
    fn clash(&self, compared: &Comparison<'_, '_>) -> Option<Clash> {
        clash(compared)
    }
}

fn clash(compared: &Comparison<'_, '_>) -> Option<Clash> {
    // How long something takes is told by a rule of its own.
    let lengths = |units: &[usize; 2]| (0..2).all(|side| length(compared.scenes[side], units[side]).is_some());
    let units = differing(compared).filter(|units| !lengths(units))?;
    Some(Clash::of_values(compared, units, "number", 75))
}

/// The numbers for the same in which alone two clauses differ.
pub fn differing(compared: &Comparison<'_, '_>) -> Option<[usize; 2]> {
    let several = compared.changed_numbers();
    let units = compared.only_change().filter(|_| !compared.has_lone_time()).or(several)?;
    let [first, second] = [0, 1].map(|side| Given::of(compared, side, units[side]));
    let clash = match (first?, second?) {
        (Given::Place, Given::Place) => true,
        (Given::Amount(one), Given::Amount(other)) => {
            // Scores of other matches read alike.
            let score = |amount: &Quantity| matches!(amount.kind(), Kind::Score | Kind::Ratio);
            is_of_one_kind(one, other) && (!score(one) && !score(other) || several.is_none() && compared.is_verbatim())
        }
        (Given::Amount(amount), Given::Several) | (Given::Several, Given::Amount(amount)) => {
            amount.value() == Rational::ONE && amount.bound() == Bound::Exactly && amount.kind() == Kind::Count
        }
        _ => false,
    };
    let place = matches!(compared.unit(0, units[0]).content, Content::Ordinal(_));
    if !clash || !place && (is_of_part(compared, 0) || is_of_part(compared, 1)) {
        return None;
    }
    let covered = [compared.is_covered(0), compared.is_covered(1)];
    let lasting = compared.recurrence(0) != Recurrence::Event;
    let same = covered[0] && covered[1] && compared.is_anchored() || lasting && (covered[0] || covered[1]);
    (same || several.is_some()).then_some(units)
}

/// A number that a clause gives.
enum Given<'c> {
    Amount(&'c Quantity),
    /// Which of a row.
    Place,
    /// Two or more, in a word.
    Several,
}

impl<'c> Given<'c> {
    fn of(compared: &Comparison<'c, '_>, side: usize, unit: usize) -> Option<Self> {
        let it = compared.unit(side, unit);
        let several = matches!(&*it.key, "many" | "multiple" | "numerous" | "several" | "various");
        match it.content {
            Content::Amount(number) => compared.scenes[side].amounts.get(number).map(Given::Amount),
            Content::Ordinal(_) => Some(Given::Place),
            Content::Word if several && it.slot == Slot::Modifier => Some(Given::Several),
            _ => None,
        }
    }
}

/// Whether one clause may tell of a part of what the other tells of: `twelve boats in Lund` may be some of forty.
fn is_of_part(compared: &Comparison<'_, '_>, side: usize) -> bool {
    compared.alignment.extra[side].iter().any(|&unit| {
        let it = compared.unit(side, unit);
        let narrows = it.slot == Slot::Modifier || it.slot == Slot::Oblique && !it.case.is_empty();
        narrows && !compared.is_harmless(side, unit)
    })
}
