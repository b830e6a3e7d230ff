//! Sentences that are the same but for one unit, or for their numbers.

use std::ops::Range;

use super::align::{Alignment, Pair};
use super::clause::Clause;
use super::scene::Scene;
use super::unit::Content;
use crate::meaning::{Modality, is};
use crate::syntax::Word;

/// Sentences of fewer units are alike by accident.
const LEAST: usize = 5;

/// Sentences that are the same, or of which one is the same as a stretch of the other, but for one unit or for their
/// numbers: laid beside each
/// other unit by unit, since they may be parsed differently.
pub fn verbatim(pair: &Pair<'_, '_>, sentences: [usize; 2], clauses: [&[Clause]; 2]) -> Option<Alignment> {
    let lengths = pair.scenes.map(|scene| scene.units.len());
    let short = lengths[0].min(lengths[1]);
    if short < LEAST {
        return None;
    }
    let shifts = |side: usize| 0..=lengths[side] - short;
    let starts = shifts(0).flat_map(|first| shifts(1).map(move |second| [first, second]));
    let (start, changed) = starts.filter_map(|start| Some((start, differing(pair, start, short)?))).next()?;
    let stretch = |side: usize| start[side]..start[side] + short;
    let all = (0..short).map(|at| [start[0] + at, start[1] + at]);
    let matched = all.filter(|units| !changed.contains(units)).collect();
    let clause = |side: usize| whole(pair.scenes[side], clauses[side], stretch(side));
    // What stands outside the stretch and hangs on it.
    let extra = [0, 1].map(|side| {
        let units = &pair.scenes[side].units;
        let hangs = |at: &usize| units[*at].parent.is_some_and(|parent| stretch(side).contains(&parent));
        (0..lengths[side]).filter(|at| !stretch(side).contains(at)).filter(hangs).collect()
    });
    let clauses = [clause(0)?, clause(1)?];
    Some(Alignment { sentences, clauses, matched, changed, extra })
}

/// The pairs of units in which two stretches differ; none if they differ in more than one thing, or than their numbers.
fn differing(pair: &Pair<'_, '_>, [first, second]: [usize; 2], length: usize) -> Option<Vec<[usize; 2]>> {
    const NUMBERS: usize = 3;
    let all = (0..length).map(|at| [first + at, second + at]);
    let different = || all.clone().filter(|[one, other]| !pair.is_same(*one, *other));
    let number = |side: usize, unit: usize| matches!(pair.scenes[side].units[unit].content, Content::Amount(_));
    let numbers = || different().take(NUMBERS + 1).all(|[one, other]| number(0, one) && number(1, other));
    let most = if numbers() { NUMBERS } else { 1 };
    (different().nth(most).is_none()).then(|| different().collect())
}

/// A stretch of a sentence as one clause; none where nobody does anything.
fn whole(scene: &Scene<'_>, clauses: &[Clause], stretch: Range<usize>) -> Option<Clause> {
    let head = (0..scene.units.len()).find(|&unit| scene.units[unit].parent.is_none())?;
    let finite = |word: Word<'_>| {
        const BELOW: &[&str] = &["acl", "acl:relcl", "advcl"];
        let hangs_below = word.head().is_some_and(|head| is(head, &["acl", "acl:relcl"])) || is(word, BELOW);
        matches!(word.xpos(), "VBD" | "VBZ" | "VBP" | "MD") && !hangs_below
    };
    scene.tree.parse().words().find(|word| finite(*word))?;
    let known = clauses.iter().find(|clause| clause.head == head);
    Some(Clause {
        head,
        subject: known.map_or(0, |clause| clause.subject),
        copular: known.is_some_and(|clause| clause.copular),
        modality: known.map_or(Modality::Asserted, |clause| clause.modality),
        units: stretch.collect(),
    })
}
