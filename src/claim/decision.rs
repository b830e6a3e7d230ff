//! What people decided on a claim. Only people write these; the program carries them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The verdict on a claim: the labels of AVeriTeC (Schlichtkrull et al. 2023), and one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The evidence bears it out.
    Supported,
    /// The evidence speaks against it.
    Refuted,
    /// There is too little to tell.
    NotEnoughEvidence,
    /// Some evidence is for it and some against.
    ConflictingEvidence,
    /// It is nothing that could be checked.
    NotCheckable,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 5] = [
        Verdict::Supported,
        Verdict::Refuted,
        Verdict::NotEnoughEvidence,
        Verdict::ConflictingEvidence,
        Verdict::NotCheckable,
    ];

    /// The name in files and output.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Refuted => "refuted",
            Verdict::NotEnoughEvidence => "not-enough-evidence",
            Verdict::ConflictingEvidence => "conflicting-evidence",
            Verdict::NotCheckable => "not-checkable",
        }
    }
}

/// What a piece of evidence says of the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// For it.
    Supports,
    /// Against it.
    Refutes,
    /// Neither: what one must know to judge it.
    #[serde(alias = "neutral")]
    Context,
}

impl Stance {
    /// The name in files and output.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Refutes => "refutes",
            Stance::Context => "context",
        }
    }
}

/// A source that a decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Where it is from: a file, relative to the claim file, or an address (`https://…`).
    #[schemars(length(min = 1))]
    pub source: String,
    /// Where in the source: a page, a table, a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// Its words, exactly; parts are joined by ` … `.
    #[schemars(length(min = 1))]
    pub quote: String,
    /// The day it was fetched, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub retrieved: Option<String>,
    /// SHA-256 of the file, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What it says of the claim.
    pub stance: Stance,
}

/// A person's decision on a claim. Decisions are appended and never rewritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    #[schemars(length(min = 1))]
    pub by: String,
    /// The day, `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub on: String,
    /// The fingerprint of what was judged: the claim and its quote.
    #[schemars(length(min = 1))]
    pub of: String,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// On what it rests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}
