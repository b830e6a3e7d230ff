//! What sentences mean below the level of claims: who does what to whom, when, how much, who says so, how surely, and
//! whether it is denied.
//!
//! Modality and polarity are read off the parse, times and quantities off words and tags.

mod attribution;
pub mod mention;
mod modality;
pub mod quantity;
mod reattachment;
mod temporal;
mod time;
mod tree;

pub(crate) use attribution::reports;
pub use attribution::{Act, Attribution, AttributionFinder, AttributionKind, ContentForm};
pub(crate) use mention::names_country;
pub use mention::{Mention, MentionFinder, Mentions};
pub(crate) use mention::{names_actor, names_time};
pub use modality::{Modality, Polarity};
pub(crate) use modality::{denies, fails, looks_ahead, modality, polarity};
pub(crate) use temporal::is_temporal;
pub(crate) use time::weekday_named;
pub use time::{Certainty, PublicationDay, TimeExpression, TimeFinder, TimeInterval, TimeKind, Times};
pub(crate) use tree::{Tree, is};
