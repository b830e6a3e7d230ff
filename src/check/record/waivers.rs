//! `unused-waiver` and `expired-waiver`: what people let stand is gone, or they let it stand for too long.
//!
//! Both are told when all findings of a run are known: see [`Report::waive`](crate::check::Report::waive).

use super::{ClaimFileInput, RecordRule};
use crate::check::Demands;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// A waiver lets nothing stand.
pub struct UnusedWaiver;

pub(in crate::check) static UNUSED: Documentation = Documentation {
    name: "unused-waiver",
    code: "REC012",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "A waiver lets nothing stand.",
    what_it_does: "Looks for waivers of a claim file for which there is no finding: of the rule that is named, and with the fingerprint or on the claim that is named.",
    why: "It would hide what is found there next time.",
    not_flagged: "Waivers of rules about the article's text, unless the article is checked in the same run; waivers that have expired; rules that are off.",
    examples: &[
        Example::FlagsRecord {
            claims: waived!("{rule: stale-decision, claim: c54n4cx4, reason: checked again}"),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port closed.", "[[0, 16]]")),
            article: "The port closed.",
        },
    ],
};

impl Rule for UnusedWaiver {
    fn documentation(&self) -> &'static Documentation {
        &UNUSED
    }
}

impl RecordRule for UnusedWaiver {
    fn check(&self, _: &ClaimFileInput, _: &Demands, _: &mut Vec<Finding>) {}
}

/// A waiver has expired.
pub struct ExpiredWaiver;

pub(in crate::check) static EXPIRED: Documentation = Documentation {
    name: "expired-waiver",
    code: "REC013",
    family: Family::Record,
    severity: Severity::Error,
    summary: "A waiver has expired.",
    what_it_does: "Compares `until` of each waiver with the day that is given by `--as-of`; never with the clock. What it let stand is found again. (In the examples it is 2026-01-01.)",
    why: "What was to stand for a while should not stand for ever.",
    not_flagged: "Anything, unless `--as-of` is given; the day itself, on which a waiver still holds.",
    examples: &[
        Example::FlagsRecord {
            claims: waived!("{rule: stale-decision, claim: c54n4cx4, reason: checked again, until: 2025-12-31}"),
            article: "The port closed.",
        },
        Example::PassesRecord {
            claims: claim_file!("ARTICLE_SHA256", claim!("The port closed.", "[[0, 16]]")),
            article: "The port closed.",
        },
    ],
};

impl Rule for ExpiredWaiver {
    fn documentation(&self) -> &'static Documentation {
        &EXPIRED
    }
}

impl RecordRule for ExpiredWaiver {
    fn check(&self, _: &ClaimFileInput, _: &Demands, _: &mut Vec<Finding>) {}
}
