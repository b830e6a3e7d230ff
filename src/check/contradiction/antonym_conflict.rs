//! `antonym-conflict`: two sentences say opposite things of the same.

use super::lexicon::Class;
use super::statement::{Comparison, Recurrence, Slot};
use super::{Clash, ContradictionRule};
use crate::finding::{Documentation, Example, Family, Rule, Severity};

/// Two sentences say opposite things of the same.
pub struct AntonymConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "antonym-conflict",
    code: "CON008",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "Two sentences say opposite things of the same.",
    what_it_does: "\
Lays the clauses of sentences that share their subject beside each other, unit by unit. Where they differ in one place, and the \
words there are opposites or kinds that exclude each other by the lists of the program, it tells so.",
    why: "One of the two was meant to be changed, or one of them is wrong.",
    not_flagged: "\
Two speakers who disagree; what is told in another tense, or of another time; conditions, questions, what may be; \
sentences beside each other of which the second turns against the first (“but”, “later”); opposite events that can follow on each \
other (“opened”, “closed”); clauses that differ in more than one place.",
    examples: &[
        Example::Flags {
            article: "The game was released to mostly positive reviews in Sweden. It sold well. The game was released to mostly negative reviews.",
            quote: "The game was released to mostly negative reviews",
        },
        Example::Passes {
            article: "The game was released to mostly positive reviews in Sweden. The second game was released to mostly negative reviews.",
        },
    ],
};

impl Rule for AntonymConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for AntonymConflict {
    fn clash(&self, compared: &Comparison<'_, '_>) -> Option<Clash> {
        clash(compared)
    }
}

/// The units that clash, if nothing else differs, or nothing but what more is said of the kind.
fn clashing(compared: &Comparison<'_, '_>) -> Option<[usize; 2]> {
    let changed = &compared.alignment.changed;
    if let [units] = changed[..] {
        return Some(units);
    }
    let facts = |side: usize, units: &[usize; 2]| compared.unit(side, units[side]).facts;
    let kinds = |units: &&[usize; 2]| facts(0, units).is_other_kind(facts(1, units));
    let more = |units: &[usize; 2]| (0..2).all(|side| compared.is_of_kind(side, units[side]));
    let mut clashing = changed.iter().filter(kinds);
    let found = clashing.next().filter(|_| clashing.next().is_none())?;
    let rest_is_kind = changed.iter().all(more);
    (rest_is_kind && (0..2).all(|side| compared.clause(side).copular)).then_some(*found)
}

fn clash(compared: &Comparison<'_, '_>) -> Option<Clash> {
    let units = clashing(compared).filter(|units| compared.is_told(*units) && !compared.has_lone_time())?;
    let [first, second] = [0, 1].map(|side| compared.unit(side, units[side]));
    let (opposite, kinds) = (first.facts.is_opposite(second.facts), first.facts.is_other_kind(second.facts));
    if !opposite && !kinds {
        return None;
    }
    // What happens can happen to a sister and to a brother, and one thing can happen after its opposite.
    let lasting = (0..2).all(|side| compared.recurrence(side) != Recurrence::Event);
    let takes_part = first.class == Class::Noun && matches!(first.slot, Slot::Object | Slot::Subject);
    if !lasting && (compared.weight() < 3 || kinds && (takes_part || !opposite)) {
        return None;
    }
    // Of a name alone the one may have become the other: only what it is in one sentence each is told so.
    let head = units[0] == compared.clause(0).head;
    if head && compared.weight_beside_subject() < 1 && !(opposite && compared.tells_what_it_is()) {
        return None;
    }
    let of_kind = |side: usize| kinds && compared.clause(side).copular && compared.is_covered_but_for_kind(side);
    let covered = (0..2).any(|side| compared.is_covered(side) || of_kind(side));
    covered.then(|| Clash::of_values(compared, units, if opposite { "opposite" } else { "kind" }, 75))
}
