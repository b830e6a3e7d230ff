//! What a verdict rests on.

use crate::claim::{Claim, Decision, Evidence, Stance, Verdict};

/// The last decision on a claim as it is, if that is supported or refuted, and the evidence for it that those have given
/// who decided so.
pub(super) fn supporting(claim: &Claim) -> Option<(&Decision, Vec<&Evidence>)> {
    let last = claim.decisions.last().filter(|last| claim.is_judged_by(last))?;
    let stance = match last.verdict {
        Verdict::Supported => Stance::Supports,
        Verdict::Refuted => Stance::Refutes,
        _ => return None,
    };
    let same = |decision: &&Decision| decision.verdict == last.verdict && claim.is_judged_by(decision);
    let evidence = claim.decisions.iter().filter(same).flat_map(|decision| &decision.evidence);
    Some((last, evidence.filter(|one| one.stance == stance).collect()))
}
