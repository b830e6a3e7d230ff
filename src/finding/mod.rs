//! What a rule, a finding, a severity and a fingerprint are. No rule lives here.
//!
//! A rule is a type with a [`Documentation`] and a check. Rules about one text implement [`DocumentRule`]; rules that
//! compare passages, within one text or over several, implement [`CorpusRule`](crate::screen::CorpusRule) in the
//! stage that knows what a corpus is.

mod fingerprint;
mod record;
mod rule;

pub use fingerprint::{fingerprint, normalise};
pub use record::{
    Applicability, Confidence, Edit, Finding, Place, Quarantine, Role, Suggestion, Value, sort_and_number,
};
pub use rule::{DocumentRule, Documentation, Example, Family, Rule, Severity};
