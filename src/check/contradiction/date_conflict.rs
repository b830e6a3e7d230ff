//! `date-conflict`: two sentences give different times for the same event.

use super::statement::{Comparison, Content, Recurrence, Slot};
use super::{Clash, ContradictionRule};
use crate::finding::{Documentation, Example, Family, Rule, Severity};

/// Two sentences give different times for the same event.
pub struct DateConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "date-conflict",
    code: "CON002",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "Two sentences give different times for the same event.",
    what_it_does: "\
Lays the clauses of sentences that share their subject beside each other, unit by unit. Where they differ in one time, and the event \
can happen only once, it tells so.",
    why: "One of the two is wrong, or was not updated.",
    not_flagged: "\
Times of which one lies in the other; what can happen again; different speakers; clauses that differ in more than one place.",
    examples: &[
        Example::Flags {
            article: "Following the war, the squadron was disbanded in March 1946. Its pilots went home. The squadron was disbanded in March 1947.",
            quote: "The squadron was disbanded in March 1947",
        },
        Example::Passes {
            article: "The squadron was disbanded in March 1946. Its pilots went home. The squadron was disbanded in 1946.",
        },
    ],
};

impl Rule for DateConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for DateConflict {
    fn clash(&self, compared: &Comparison<'_, '_>) -> Option<Clash> {
        clash(compared)
    }
}

/// Whether two times can be held against each other: both tell the year, or neither does.
fn tell_by_themselves(compared: &Comparison<'_, '_>, units: [usize; 2]) -> bool {
    let words = [0, 1].map(|side| compared.words(side, units[side]).to_lowercase());
    let relative = |words: &String| {
        words.split(' ').any(|word| {
            matches!(
                word,
                "following" | "next" | "previous" | "later" | "earlier" | "same" | "that" | "ago" | "last" | "this"
            )
        })
    };
    let year = |words: &String| words.split(|ch: char| !ch.is_ascii_digit()).any(|figures| figures.len() == 4);
    !words.iter().any(relative) && year(&words[0]) == year(&words[1])
}

fn clash(compared: &Comparison<'_, '_>) -> Option<Clash> {
    let units = compared.only_change()?;
    let time = |side: usize| matches!(compared.unit(side, units[side]).content, Content::Time(_));
    if !time(0) || !time(1) || !compared.is_covered(0) && !compared.is_covered(1) {
        return None;
    }
    // `A 1995 film`: it is one film.
    let of_what_it_is = |side: usize| {
        let (unit, clause) = (compared.unit(side, units[side]), compared.clause(side));
        clause.copular && unit.parent == Some(clause.head) && unit.slot == Slot::Modifier
    };
    let once = compared.recurrence(0) == Recurrence::Once || of_what_it_is(0) && of_what_it_is(1);
    let same = once || compared.is_verbatim();
    let resolved = !compared.is_of_one_article() && (0..2).all(|side| compared.days(side, units[side]).is_some());
    (same && (resolved || tell_by_themselves(compared, units))).then(|| Clash::of_values(compared, units, "date", 75))
}
