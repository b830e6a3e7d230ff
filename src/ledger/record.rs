//! The claim file as a record. The order of the fields is the order of the keys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::article::{Article, DateBasis};
use crate::claim::{Claim, NonClaim, Partition};
use crate::meaning::PublicationDay;
use crate::syntax::Analysis;

/// The name and version of the format.
pub const SCHEMA: &str = "claimbench/claims/1";

/// The article that a claim file is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleRecord {
    /// Its file, relative to the claim file, with forward slashes.
    #[schemars(length(min = 1))]
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    #[schemars(length(min = 1))]
    pub sha256: String,
    /// The headline, if the input gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it, if the input says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who wrote it, if the input says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The day it appeared, `YYYY-MM-DD`; without day or month where only the rest can be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// How that day is known: `given`, `front-matter`, `dateline`, or `inferred (` the words it was inferred from `)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_basis: Option<String>,
}

impl ArticleRecord {
    /// What a claim file says of an article that is called `path` there.
    pub fn of(article: &Article, published: Option<&PublicationDay>, path: String) -> Self {
        let metadata = article.metadata();
        let basis = |basis: &DateBasis| match basis {
            DateBasis::Given => "given".to_owned(),
            DateBasis::FrontMatter => "front-matter".to_owned(),
            DateBasis::Dateline => "dateline".to_owned(),
            DateBasis::Inferred(words) => format!("inferred ({words})"),
        };
        ArticleRecord {
            path,
            sha256: article.sha256().to_owned(),
            title: metadata.title.clone(),
            source: metadata.source.clone(),
            author: metadata.author.clone(),
            published: published.map(PublicationDay::to_string),
            published_basis: published.map(|published| basis(&published.basis)),
        }
    }
}

/// A finding that a person has decided to let stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The rule's name.
    #[schemars(length(min = 1))]
    pub rule: String,
    /// The fingerprint of the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// The id of the claim, in place of a fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// Why.
    #[schemars(length(min = 1))]
    pub reason: String,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The last day on which it holds, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub until: Option<String>,
}

/// A claim file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimFile {
    /// The name and version of the format: `claimbench/claims/1`.
    pub schema: String,
    /// The article.
    pub article: ArticleRecord,
    /// Its claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// What of it is no claim, in the order of the text.
    #[serde(default)]
    pub nonclaims: Vec<NonClaim>,
    /// Claims on which people decided and which have since gone from the article, with the places where they stood
    /// last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<Claim>,
    /// Findings that people let stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

impl ClaimFile {
    /// The record of an article, as it is printed in JSON. `path` is how the claim file calls the article.
    pub fn of(analysis: &Analysis, partition: &Partition, path: String) -> Self {
        ClaimFile {
            schema: SCHEMA.to_owned(),
            article: ArticleRecord::of(analysis.article(), partition.published(), path),
            claims: partition.claims().to_vec(),
            nonclaims: partition.nonclaims(analysis).collect(),
            retired: Vec::new(),
            waivers: Vec::new(),
        }
    }

    /// The claim with this id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }
}
