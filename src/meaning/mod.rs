//! What sentences mean below the level of claims: who says so, how surely, and whether it is denied.
//!
//! This stage reads the surface so far: cue words and plain patterns over tokens, each of which says what it takes
//! for granted. Times, quantities, mentions and scope need the syntax model and come with it.

mod attribution;
mod modality;
mod reporting_verbs;
mod time;

pub use attribution::{Attribution, AttributionKind, attribution};
pub use modality::{Modality, Polarity, modality, polarity};
pub use time::{PublicationDay, TimeExpression, TimeFinder, TimeInterval, TimeKind, Times};
