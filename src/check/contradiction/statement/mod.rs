//! What an article says, in clauses that can be held against each other.
//!
//! A sentence becomes a [`Scene`] of units: names, times, numbers, and the words that mean something by themselves. Its
//! clauses are laid beside those of the sentences that share units with it ([`Alignment`]), and where one source puts both
//! forward in the same way, a [`Comparison`] tells what they differ in. Which differences cannot both be true is for the
//! rules.

mod align;
mod between;
mod clause;
mod compare;
mod grouping;
mod index;
mod recurrence;
mod scene;
mod tense;
mod unit;
mod verbatim;

pub use align::{Alignment, alignments, is_of_one_kind};
pub use between::{Statement, alignments_between};
pub use compare::Comparison;
pub use recurrence::Recurrence;
pub use scene::Scene;
pub use unit::{Content, Slot, Unit};
