//! `polarity-conflict`: one sentence affirms what another denies.

use super::statement::Comparison;
use super::{Clash, ContradictionRule};
use crate::finding::{Confidence, Documentation, Example, Family, Rule, Severity};

/// One sentence affirms what another denies.
pub struct PolarityConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "polarity-conflict",
    code: "CON007",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "One sentence affirms what another denies.",
    what_it_does: "\
Lays the clauses of sentences that share their subject beside each other, unit by unit. Where all that the one denies is \
in what the other affirms, of the same source, at the same time, it tells so.",
    why: "One of the two was meant to be changed, or one of them is wrong.",
    not_flagged: "\
Two speakers who disagree; what is told in another tense, or of another time; conditions, questions, what may be; \
sentences beside each other of which the second turns against the first (“but”, “later”); a denial of less than what is \
affirmed.",
    examples: &[
        Example::Flags {
            article: "Filters of this kind were invented by Ada Holm in Lund. They were used for years. Filters of this kind were not invented by Ada Holm.",
            quote: "Filters of this kind were not invented by Ada Holm",
        },
        Example::Passes {
            article: "Filters of this kind were invented by Ada Holm in Lund. Filters of this kind were not invented by Karl Berg.",
        },
    ],
};

impl Rule for PolarityConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for PolarityConflict {
    fn clash(&self, compared: &Comparison<'_, '_>) -> Option<Clash> {
        clash(compared)
    }
}

fn clash(compared: &Comparison<'_, '_>) -> Option<Clash> {
    let [units] = compared.denied()[..] else { return None };
    let least = if compared.clause(0).copular { 2 } else { 3 };
    if !compared.alignment.changed.is_empty() || compared.weight() < least {
        return None;
    }
    let negative = usize::from(!compared.unit(0, units[0]).negative);
    let conditional = (0..2).any(|side| compared.is_conditional(side, units[side]));
    // What is denied must be no less than what is affirmed: who owns a mill needn't own one in Lund.
    (!conditional && compared.is_covered(negative)).then(|| {
        let word = compared.words(negative, units[negative]);
        let message = format!("‘{word}’ is denied in one place and affirmed in the other: one of them is wrong");
        Clash { units, slot: "polarity", message, confidence: Confidence::percent(80) }
    })
}
