//! The claim and the non-claim as they stand in claim files and JSON. The order of the fields is the order of the keys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::{Decision, Reason, WorthReason};
use crate::article::Span;
use crate::finding::fingerprint;
use crate::meaning::{AttributionKind, Modality, Polarity};

/// The subject or object of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// As it reads in the article.
    pub text: String,
    /// Whom or what it names, in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
}

/// Words of the quote that mean nothing without the article: what the claim's text says instead, taken from elsewhere;
/// or, where it isn't clear whom they mean, that they stand as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// The words in the quote.
    pub text: String,
    /// What the claim says instead; absent where that isn't clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<String>,
    /// Where that is from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Span>,
}

/// Who vouches for a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributionRecord {
    /// The source as it reads.
    pub source: String,
    /// Whom or what it names, in full, if it is a pronoun or a short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The lemma of the reporting verb, or `according to`.
    pub cue: String,
    /// How the words are given.
    pub kind: AttributionKind,
    /// The places of the source; in JSON only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source_spans: Vec<Span>,
    /// The places of the cue; in JSON only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cue_spans: Vec<Span>,
}

/// When a claim holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeRecord {
    /// As it reads.
    pub text: String,
    /// The value as in TIMEX3.
    pub value: String,
}

/// An amount in a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuantityRecord {
    /// As it reads.
    pub text: String,
    /// The number, in the unit that stands there.
    #[serde(serialize_with = "number")]
    pub value: f64,
    /// The other end of a range.
    #[serde(default, serialize_with = "numbers", skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    /// How the number is meant: `exactly`, `at-least`, `at-most`, `about`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
    /// Of what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// Whole numbers are written as such.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    // Up to here every whole number is an f64 exactly.
    let is_whole = value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
    let whole = *value as i64;
    if is_whole { serializer.serialize_i64(whole) } else { serializer.serialize_f64(*value) }
}

#[expect(clippy::ref_option, reason = "as serde asks")]
fn numbers<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => number(value, serializer),
        None => serializer.serialize_none(),
    }
}

/// Whether a claim is worth a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CheckWorthiness {
    /// Checkable, and of consequence.
    High,
    /// Not so.
    Low,
}

impl CheckWorthiness {
    /// The name in files and output.
    pub fn name(self) -> &'static str {
        match self {
            CheckWorthiness::High => "high",
            CheckWorthiness::Low => "low",
        }
    }
}

/// One claim of a claim file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// From the content: see [`Identities`](super::Identities).
    #[schemars(length(min = 1))]
    pub id: String,
    /// What is claimed, as a sentence.
    #[schemars(length(min = 1))]
    pub claim: String,
    /// The article's words; discontinuous parts are joined by ` … `.
    #[schemars(length(min = 1))]
    pub quote: String,
    /// The places of the quote's parts.
    #[schemars(length(min = 1))]
    pub spans: Vec<Span>,
    /// The number of its paragraph (headings, list items and the like count), from 1.
    pub paragraph: usize,
    /// The number of its sentence in the article, from 1.
    pub sentence: usize,
    /// Whom or what it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Argument>,
    /// The lemma of what is said of the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    /// Whom or what that is done to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<Argument>,
    /// What the text took from elsewhere.
    #[serde(default)]
    pub context: Vec<Context>,
    /// Who vouches for it; absent if the article itself does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<AttributionRecord>,
    /// How surely it is put forward.
    pub modality: Modality,
    /// Whether it affirms or denies.
    pub polarity: Polarity,
    /// When it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeRecord>,
    /// The amounts in it.
    #[serde(default)]
    pub quantities: Vec<QuantityRecord>,
    /// Whether it is worth a check.
    pub check_worthy: CheckWorthiness,
    /// Why it is, or why not, in the order in which the reasons weigh; empty in files of older versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check_worthy_because: Vec<WorthReason>,
    /// What people decided on it.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// Of a retired claim only: the SHA-256 of the article in which it stood last, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_in: Option<String>,
}

/// The fingerprint of what a decision judges: claim and quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedFingerprint(pub String);

impl Claim {
    /// The fingerprint that a decision on this claim carries.
    pub fn judged(&self) -> JudgedFingerprint {
        JudgedFingerprint(fingerprint("claim", [self.claim.as_str(), self.quote.as_str()].into_iter()))
    }

    /// Whether a decision was made on the claim as it is now.
    pub fn is_judged_by(&self, decision: &Decision) -> bool {
        decision.of == self.judged().0
    }

    /// The status: derived from the decisions, never stored.
    pub fn status(&self) -> &'static str {
        match self.decisions.last() {
            None => "unreviewed",
            Some(last) if last.of != self.judged().0 => "stale",
            Some(last) => last.verdict.name(),
        }
    }
}

/// A passage that is no claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NonClaim {
    /// Its places.
    pub spans: Vec<Span>,
    /// The article's words; discontinuous parts are joined by ` … `.
    #[schemars(length(min = 1))]
    pub quote: String,
    /// Why it is no claim.
    pub reason: Reason,
    /// Of a duplicate, the place where it is said first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Span>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_of_what_was_judged_are_the_same_for_ever() {
        let of = |claim: &str, quote: &str| fingerprint("claim", [claim, quote].into_iter());
        assert_eq!(of("The port closed.", "The port closed."), "v1:ee1f97a49b296866");
        assert_eq!(of("The  port\nclosed.", "the port closed."), "v1:ee1f97a49b296866");
        assert_ne!(of("The port closed.", "The port … closed."), "v1:ee1f97a49b296866");
    }
}
