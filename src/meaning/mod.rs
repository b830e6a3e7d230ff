//! What sentences mean below the level of claims: who does what to whom, when, how much, who says so, how surely, and
//! whether it is denied.
//!
//! Attribution, modality and polarity read the surface so far: cue words and plain patterns over tokens, each of which
//! says what it takes for granted. Clauses are read off the parse, times and quantities off words and tags.

mod attribution;
mod clause;
mod modality;
pub mod quantity;
mod reporting_verbs;
mod time;
mod tree;

pub use attribution::{Attribution, AttributionKind, attribution};
pub use clause::{Clause, main_clause};
pub use modality::{Modality, Polarity, modality, polarity};
pub use time::{PublicationDay, TimeExpression, TimeFinder, TimeInterval, TimeKind, Times};
