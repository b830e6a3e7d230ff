//! `place-conflict`: two sentences give different places for the same event.

use super::statement::{Comparison, Content, Recurrence, Slot, Unit};
use super::{ClaimedArticle, Clash, ContradictionRule, compare};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Rule, Severity};
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
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        compare(article, &DOCUMENTATION, findings, |compared| clash(article, compared));
    }
}

fn clash(article: &ClaimedArticle<'_>, compared: &Comparison<'_, '_>) -> Option<Clash> {
    let [units] = compared.alignment.changed[..] else { return None };
    if compared.is_conditional(0, units[0]) || compared.is_conditional(1, units[1]) {
        return None;
    }
    let [first, second] = [0, 1].map(|side| &compared.scenes[side].units[units[side]]);
    let place = |unit: &Unit| {
        let located = matches!(&*unit.case, "at" | "in" | "near" | "outside");
        unit.content == Content::Name && matches!(unit.slot, Slot::Oblique | Slot::Modifier) && located
    };
    if !place(first) || !place(second) || !compared.denied().is_empty() || compared.weight() < 2 {
        return None;
    }
    let once = compared.recurrence(0) == Recurrence::Once && compared.recurrence(1) == Recurrence::Once;
    if !once || !compared.is_covered(0) && !compared.is_covered(1) {
        return None;
    }
    let words = [0, 1].map(|side| compared.words(side, units[side]));
    let countries = words.each_ref().map(|words| names_country(words));
    if countries[0] != countries[1] || may_hold(article, &words) {
        return None;
    }
    Some(Clash {
        units,
        slot: "place",
        message: format!("‘{}’ here, ‘{}’ there, of the same: one of them is wrong", words[1], words[0]),
        confidence: Confidence::percent(70),
    })
}

/// Whether the article names two places together, so that one may lie in the other.
fn may_hold(article: &ClaimedArticle<'_>, names: &[String; 2]) -> bool {
    let text = article.analysis.article().text();
    let together = |first: &str, second: &str| {
        text.match_indices(first).any(|(at, _)| {
            let rest = &text[at + first.len()..];
            let gap = rest.find(second);
            gap.is_some_and(|gap| matches!(&rest[..gap], ", " | " in " | " (" | ", in "))
        })
    };
    names[0].contains(&*names[1])
        || names[1].contains(&*names[0])
        || together(&names[0], &names[1])
        || together(&names[1], &names[0])
}
