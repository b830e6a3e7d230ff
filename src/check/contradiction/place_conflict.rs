//! `place-conflict`: two sentences give different places for the same event.

use super::statement::{Comparison, Content, Recurrence, Slot};
use super::{Clash, ContradictionRule};
use crate::finding::{Documentation, Example, Family, Rule, Severity};
use crate::meaning::names_country;

/// Two sentences give different places for the same event.
pub struct PlaceConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "place-conflict",
    code: "CON009",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "Two sentences give different places for the same event.",
    what_it_does: "\
Lays the clauses of sentences that share their subject beside each other, unit by unit. Where they differ in the name of \
the place, and the event can happen only once, it tells so.",
    why: "One of the two is wrong.",
    not_flagged: "\
A place that may lie in the other: one is a country or a continent and the other is not, or the article names them \
together (“Lund, Skåne”); what can happen again; different speakers; clauses that differ in more than one place.",
    examples: &[
        Example::Flags {
            article: "The squadron was formed in December 1943 at Aberg, Skåne. It flew for two years. The squadron was formed in December 1943 at Visby, Gotland.",
            quote: "The squadron was formed in December 1943 at Visby, Gotland",
        },
        Example::Passes {
            article: "The squadron was formed in December 1943 at Aberg. It flew for two years. The squadron was formed in December 1943 in Sweden.",
        },
    ],
};

impl Rule for PlaceConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for PlaceConflict {
    fn clash(&self, compared: &Comparison<'_, '_>) -> Option<Clash> {
        clash(compared)
    }
}

/// A clause of so many units is told once.
const LONG: usize = 9;

fn clash(compared: &Comparison<'_, '_>) -> Option<Clash> {
    let units = compared.only_change()?;
    // A long sentence that stands twice tells of one event.
    let long = compared.is_verbatim() && compared.weight() >= LONG;
    let place = |side: usize| {
        let unit = compared.unit(side, units[side]);
        let goes = matches!(&*unit.case, "across" | "from" | "into" | "over" | "through" | "to");
        let located = matches!(&*unit.case, "at" | "in" | "near" | "outside") || goes && long;
        unit.content == Content::Name && matches!(unit.slot, Slot::Oblique | Slot::Modifier) && located
    };
    let once = |side: usize| long || compared.recurrence(side) == Recurrence::Once;
    if !(0..2).all(|side| place(side) && once(side)) || !compared.is_covered(0) && !compared.is_covered(1) {
        return None;
    }
    let names = [0, 1].map(|side| compared.words(side, units[side]));
    let apart = names_country(&names[0]) == names_country(&names[1])
        && !compared.texts().iter().any(|text| may_hold(text, &names));
    apart.then(|| Clash::of_values(compared, units, "place", 70))
}

/// Whether an article names two places together, so that one may lie in the other.
fn may_hold(text: &str, [one, other]: &[String; 2]) -> bool {
    const JOINED: [&str; 4] = [", ", " in ", " (", ", in "];
    let together = |first: &str, second: &str| {
        text.match_indices(first).any(|(at, _)| {
            let rest = &text[at + first.len()..];
            JOINED.iter().filter_map(|join| rest.strip_prefix(join)).any(|rest| rest.starts_with(second))
        })
    };
    one.contains(&**other) || other.contains(&**one) || together(one, other) || together(other, one)
}
