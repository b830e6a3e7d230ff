//! The claims of an article, and what of it is none.

use super::reading::{Reading, read};
use super::screening::{Part, Screening};
use super::standalone::Discourse;
use super::{Claim, NonClaim, Reason};
use crate::article::Span;
use crate::finding::Finding;
use crate::meaning::{Attribution, Mentions, PublicationDay, Times};
use crate::syntax::{Analysis, Parses, SentenceId};

/// What becomes of an article: its claims, without decisions, and the passages that are none, both in the order of the
/// text.
#[derive(Debug, Default)]
pub struct Partition {
    claims: Vec<Claim>,
    nonclaims: Vec<Excluded>,
    /// The passages that claims were made of: what of them stands in no claim joins or introduces claims.
    claimed: Vec<Span>,
    discourse: Discourse,
}

/// A passage that is no claim.
#[derive(Clone, Debug)]
struct Excluded {
    spans: Vec<Span>,
    reason: Reason,
    of: Option<Span>,
}

impl Partition {
    /// Decides on every sentence of an article, in the light of what was found in it, and takes apart those that may be
    /// claimed. Findings about other articles don't count: what an article claims does not depend on what else was read
    /// in the same run.
    ///
    /// `original` gives the sentence that another repeats letter for letter: of passages that stand very often, not
    /// every copy has a finding.
    pub fn new<'f>(
        parses: &Parses<'_>,
        findings: impl IntoIterator<Item = &'f Finding>,
        original: impl Fn(SentenceId) -> Option<SentenceId>,
    ) -> Self {
        let screening = Screening::new(parses.analysis(), findings, original);
        let Reading { claims, unsaid, discourse } = read(parses, &screening);
        let unsaid = unsaid.into_iter().map(|(spans, reason)| Excluded { spans, reason, of: None });
        let mut partition = Self { claims, nonclaims: unsaid.collect(), discourse, ..Self::default() };
        for part in screening.parts() {
            match part {
                Part::Claimable { spans, .. } => partition.claimed.extend_from_slice(spans),
                Part::NonClaim { spans, reason, of } => {
                    partition.nonclaims.push(Excluded { spans: spans.to_vec(), reason, of });
                }
            }
        }
        partition.nonclaims.sort_by_key(|excluded| excluded.spans.first().copied());
        partition
    }

    /// The claims, in the order of the text.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The passages of the article that are no claims, in the order of the text.
    pub fn nonclaims<'a>(&'a self, analysis: &'a Analysis) -> impl ExactSizeIterator<Item = NonClaim> + 'a {
        let text = analysis.article().text();
        self.nonclaims.iter().map(|Excluded { spans, reason, of }| NonClaim {
            spans: spans.clone(),
            quote: super::passage::quote(text, spans),
            reason: *reason,
            of: *of,
        })
    }

    /// The places of the passages that are no claims, and why; of repeats, where it is said first.
    pub fn excluded(&self) -> impl ExactSizeIterator<Item = (Reason, &[Span], Option<Span>)> {
        self.nonclaims.iter().map(|excluded| (excluded.reason, &*excluded.spans, excluded.of))
    }

    /// When the article appeared, as far as that can be told.
    pub fn published(&self) -> Option<&PublicationDay> {
        self.discourse.times.published.as_ref()
    }

    /// The expressions of time in the article.
    pub fn times(&self) -> &Times {
        &self.discourse.times
    }

    /// Who and what is mentioned in the article.
    pub fn mentions(&self) -> &Mentions {
        &self.discourse.mentions
    }

    /// Who vouches for what is said at a place: the nearest source in whose words it stands. None where that is the
    /// article.
    pub fn source_of(&self, place: Span) -> Option<&Attribution> {
        self.discourse.sources.of(place)
    }

    /// The passages that claims were made of, in the order of the text.
    pub fn claimed(&self) -> &[Span] {
        &self.claimed
    }
}
