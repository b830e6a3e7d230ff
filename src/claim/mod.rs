//! From the screened text to claims, and the accounting of everything else.
//!
//! A [`Partition`] decides for every sentence whether it may be claimed or why not, and takes apart what may into atomic
//! claims, so that every character of the article that is not white space has exactly one place: in a claim, in what
//! says who says so or joins claims, or in a passage that is no claim.

mod accounting;
mod bracket;
mod decision;
mod draft;
mod ending;
mod identity;
mod partition;
mod passage;
mod proposition;
mod reading;
mod reason;
mod record;
mod saying;
mod screening;
mod sources;
mod standalone;
mod worth;

pub use accounting::Accounting;
pub(crate) use accounting::sentences_with;
pub use decision::{Decision, Evidence, Stance, Verdict};
pub use identity::Identities;
pub use partition::Partition;
pub(crate) use passage::GAP;
pub use reason::Reason;
pub use record::{
    Argument, AttributionRecord, CheckWorthiness, Claim, Context, JudgedFingerprint, NonClaim, QuantityRecord,
    TimeRecord,
};
pub use worth::WorthReason;
