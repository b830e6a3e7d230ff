//! What a rule, a finding, a severity and a fingerprint are. No rule lives here.
//!
//! A rule is a type with a [`Documentation`] and a check. Each stage that holds rules has a trait for them, which
//! says what they look at: see [`DocumentRule`](crate::screen::DocumentRule) and [`CorpusRule`](crate::screen::CorpusRule).

mod fingerprint;
mod record;
mod rule;

pub use fingerprint::{fingerprint, normalise};
pub use record::{
    Applicability, Confidence, Edit, Finding, Place, Quarantine, Role, Suggestion, Value, sort_and_number,
};
pub use rule::{Documentation, Example, Family, Rule, Severity};
