//! What something is named after or belongs to, under two names: "of the Holm class", "of the Berg class".

use super::super::statement::{Comparison, Content, Recurrence, Slot, Unit};
use super::super::{ClaimedArticle, Clash};
use crate::finding::Confidence;
use crate::meaning::mention::EntityKind;

/// Two names in the same place of what something is said to be. Persons can be members of two parties; a ship is of one
/// class.
pub(super) fn clash(article: &ClaimedArticle<'_>, compared: &Comparison<'_, '_>) -> Option<Clash> {
    let [units] = compared.alignment.changed[..] else { return None };
    let [first, second] = [0, 1].map(|side| &compared.scenes[side].units[units[side]]);
    let names = |unit: &Unit| unit.content == Content::Name && unit.slot == Slot::Modifier && unit.case.is_empty();
    if !names(first) || !names(second) || !compared.denied().is_empty() || compared.weight() < 4 {
        return None;
    }
    let person = |side: usize| {
        let subject = &compared.scenes[side].units[compared.clause(side).subject];
        let entity = subject.entity.and_then(|entity| article.partition.mentions().entity(entity));
        subject.content == Content::Pronoun || entity.is_some_and(|entity| entity.kind == EntityKind::Person)
    };
    let lasting = (0..2).all(|side| compared.clause(side).copular && compared.recurrence(side) == Recurrence::State);
    if !lasting || person(0) || person(1) || !compared.is_covered(0) && !compared.is_covered(1) {
        return None;
    }
    let words = [0, 1].map(|side| compared.words(side, units[side]));
    Some(Clash {
        units,
        slot: "name",
        message: format!("‘{}’ here, ‘{}’ there, of the same: one of them is wrong", words[1], words[0]),
        confidence: Confidence::percent(70),
    })
}
