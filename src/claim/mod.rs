//! From the screened text to claims, and the accounting of everything else.
//!
//! A [`Partition`] decides for every sentence whether it is a claim or why it is none, so that every character of the
//! article that is not white space has exactly one place. It is small: numbers and spans. The [`Claim`] records with
//! their texts are made from it on demand, one at a time, so that a text of 100 MB need not be held twice.
//!
//! At this stage a claim is one declarative sentence. Splitting sentences into atomic claims changes what
//! [`Partition`] makes of a sentence and nothing that leans on it.

mod accounting;
mod decision;
mod extract;
mod identity;
mod partition;
mod record;
mod slots;

pub use accounting::Accounting;
pub use decision::{Decision, Evidence, Stance, Verdict};
pub(crate) use extract::GAP;
pub use extract::{claims, nonclaims};
pub use identity::Identities;
pub use partition::{Part, Partition, Reason};
pub use record::{
    Argument, AttributionRecord, CheckWorthiness, Claim, Context, JudgedFingerprint, NonClaim, QuantityRecord,
    TimeRecord,
};
