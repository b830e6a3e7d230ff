//! What differs between the claims of two versions of an article.

use schemars::JsonSchema;
use serde::Serialize;

use super::pairing::{Change, pair};
use crate::article::Span;
use crate::claim::Claim;

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else, or is quoted, attributed or put forward otherwise.
    Changed,
    /// It stands before or behind other claims than it did.
    Moved,
}

impl DifferenceKind {
    /// All of them, in the order in which they are counted.
    pub const ALL: [DifferenceKind; 4] =
        [DifferenceKind::Changed, DifferenceKind::Added, DifferenceKind::Removed, DifferenceKind::Moved];

    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            DifferenceKind::Added => "added",
            DifferenceKind::Removed => "removed",
            DifferenceKind::Changed => "changed",
            DifferenceKind::Moved => "moved",
        }
    }
}

/// A claim as it stands in one of two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClaimVersion {
    /// Its id.
    pub id: String,
    /// What is claimed.
    pub claim: String,
    /// The article's words.
    pub quote: String,
    /// The places of the quote's parts.
    pub spans: Vec<Span>,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Who vouches for it, if the article itself does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How surely it is put forward.
    pub modality: &'static str,
    /// The status by its last decision; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
}

impl ClaimVersion {
    fn of(claim: &Claim) -> Self {
        let name = |attribution: &crate::claim::AttributionRecord| {
            attribution.entity.clone().unwrap_or_else(|| attribution.source.clone())
        };
        ClaimVersion {
            id: claim.id.clone(),
            claim: claim.claim.clone(),
            quote: claim.quote.clone(),
            spans: claim.spans.clone(),
            paragraph: claim.paragraph,
            source: claim.attribution.as_ref().map(name),
            modality: claim.modality.name(),
            status: (!claim.decisions.is_empty()).then(|| claim.status()),
        }
    }
}

/// A claim that differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    /// What became of it.
    pub change: DifferenceKind,
    /// As it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<ClaimVersion>,
    /// As it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<ClaimVersion>,
}

/// What differs between two lists of claims, in the order of the new one, with what is gone where it stood. Wrapping and
/// typography don't count. Time grows with the number of claims.
pub fn differences(old: &[Claim], new: &[Claim]) -> Vec<Difference> {
    let of = |change, old: Option<&Claim>, new: Option<&Claim>| Difference {
        change,
        old: old.map(ClaimVersion::of),
        new: new.map(ClaimVersion::of),
    };
    let difference = |change: Change| match change {
        Change::Added { new: at } => Some(of(DifferenceKind::Added, None, new.get(at))),
        Change::Removed { old: at } => Some(of(DifferenceKind::Removed, old.get(at), None)),
        Change::Changed { old: from, new: to } => Some(of(DifferenceKind::Changed, old.get(from), new.get(to))),
        Change::Kept { old: from, new: to, moved } => {
            let (before, now) = (old.get(from)?, new.get(to)?);
            let (was, is) = (ClaimVersion::of(before), ClaimVersion::of(now));
            let differs = was.source != is.source || was.modality != is.modality || before.polarity != now.polarity;
            let change = match (differs, moved) {
                (true, _) => DifferenceKind::Changed,
                (false, true) => DifferenceKind::Moved,
                (false, false) => return None,
            };
            Some(of(change, Some(before), Some(now)))
        }
    };
    pair(old, new).into_iter().filter_map(difference).collect()
}
