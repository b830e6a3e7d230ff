//! What something is named after or belongs to, under two names: "of the Holm class", "of the Berg class".

use super::super::Clash;
use super::super::statement::{Comparison, Content, Recurrence, Slot};
use crate::meaning::mention::EntityKind;

/// Two names in the same place of what something is said to be. Persons can be members of two parties; a ship is of one
/// class.
pub(super) fn clash(compared: &Comparison<'_, '_>) -> Option<Clash> {
    let units = compared.only_change().filter(|_| compared.weight() >= 4)?;
    let names = |side: usize| {
        let unit = compared.unit(side, units[side]);
        unit.content == Content::Name && unit.slot == Slot::Modifier && unit.case.is_empty()
    };
    let person = |side: usize| {
        let subject = compared.clause(side).subject;
        let entity = compared.entity(side, subject);
        compared.unit(side, subject).content == Content::Pronoun
            || entity.is_some_and(|entity| entity.kind == EntityKind::Person)
    };
    let lasting = |side: usize| compared.clause(side).copular && compared.recurrence(side) == Recurrence::State;
    let same = (0..2).all(|side| names(side) && lasting(side) && !person(side));
    let covered = compared.is_covered(0) || compared.is_covered(1);
    (same && covered).then(|| Clash::of_values(compared, units, "name", 70))
}
