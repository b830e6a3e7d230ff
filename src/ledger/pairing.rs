//! Which claim of an old list became which of a new one, in time that grows with their number.
//!
//! Claims with the same text and the same quote are the same wherever they stand (both normalised, so that wrapping
//! and typography don't count); then those with the same id. What is left is paired by its words: an index of them
//! proposes, and the claims that stand between the same neighbours; the pairs that are most alike are taken first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::claim::Claim;
use crate::finding::normalise;

/// What became of a claim; claims are told by their numbers in the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Text and quote still stand.
    Kept {
        /// In the old list.
        old: usize,
        /// In the new list.
        new: usize,
        /// Whether it stands before or behind other claims than it did.
        moved: bool,
    },
    /// It says something else, or in other words.
    Changed {
        /// In the old list.
        old: usize,
        /// In the new list.
        new: usize,
    },
    /// It is new.
    Added {
        /// In the new list.
        new: usize,
    },
    /// It is gone.
    Removed {
        /// In the old list.
        old: usize,
    },
}

/// A word in more claims than this proposes nothing.
const MOST_CLAIMS_OF_A_WORD: usize = 16;
/// So many claims between the same neighbours are looked at.
const MOST_NEIGHBOURS: usize = 8;
/// Claims that share less of their words (Dice's coefficient, in thousandths) are two claims, also between the same
/// neighbours.
const LEAST_ALIKE_HERE: usize = 500;
/// The same for claims that stand elsewhere.
const LEAST_ALIKE: usize = 600;

/// The changes from an old list to a new one: in the order of the new list, with what is gone where it stood.
pub fn pair(old: &[Claim], new: &[Claim]) -> Vec<Change> {
    let mut pairs = Pairs { from: vec![None; new.len()], to: vec![None; old.len()], changed: BTreeSet::new() };
    pairs.by_key(old, new);
    pairs.by_id(old, new);
    pairs.by_words(old, new);
    pairs.in_order()
}

struct Pairs {
    /// Of each new claim the old one.
    from: Vec<Option<usize>>,
    /// Of each old claim the new one.
    to: Vec<Option<usize>>,
    /// The new claims that say something else.
    changed: BTreeSet<usize>,
}

impl Pairs {
    fn take(&mut self, old: usize, new: usize) {
        self.from[new] = Some(old);
        self.to[old] = Some(new);
    }

    fn open(side: &[Option<usize>]) -> Vec<usize> {
        (0..side.len()).filter(|at| side[*at].is_none()).collect()
    }

    fn by_key(&mut self, old: &[Claim], new: &[Claim]) {
        let key = |claim: &Claim| (normalise(&claim.claim), normalise(&claim.quote));
        let mut places: BTreeMap<(String, String), VecDeque<usize>> = BTreeMap::new();
        for (at, claim) in old.iter().enumerate() {
            places.entry(key(claim)).or_default().push_back(at);
        }
        for (at, claim) in new.iter().enumerate() {
            if let Some(from) = places.get_mut(&key(claim)).and_then(VecDeque::pop_front) {
                self.take(from, at);
            }
        }
    }

    fn by_id(&mut self, old: &[Claim], new: &[Claim]) {
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for at in Self::open(&self.to) {
            ids.entry(&old[at].id).or_insert(at);
        }
        for at in Self::open(&self.from) {
            if let Some(from) = ids.remove(new[at].id.as_str()) {
                self.take(from, at);
                // The id is made from the text: with the same quote, a person has mended the text since.
                if normalise(&old[from].quote) != normalise(&new[at].quote) {
                    self.changed.insert(at);
                }
            }
        }
    }

    fn by_words(&mut self, old: &[Claim], new: &[Claim]) {
        let (gone, added) = (Self::open(&self.to), Self::open(&self.from));
        if gone.is_empty() || added.is_empty() {
            return;
        }
        let old_words: BTreeMap<usize, Vec<String>> = gone.iter().map(|at| (*at, words(&old[*at].claim))).collect();
        let mut index: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        let mut gaps: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        // A gap is told by the new claim before it.
        let before_old = before(self.to.iter().copied());
        let before_new = before(self.from.iter().enumerate().map(|(at, from)| from.map(|_| at)));
        for (at, words) in &old_words {
            words.iter().for_each(|word| {
                index.entry(word).or_default().insert(*at);
            });
            gaps.entry(before_old[*at]).or_default().push(*at);
        }
        let mut found = Vec::new();
        for &at in &added {
            let own = words(&new[at].claim);
            let here: BTreeSet<usize> =
                gaps.get(&before_new[at]).into_iter().flatten().copied().take(MOST_NEIGHBOURS).collect();
            let shared = own.iter().filter_map(|word| index.get(word.as_str()));
            let mut candidates: BTreeSet<usize> =
                shared.filter(|claims| claims.len() <= MOST_CLAIMS_OF_A_WORD).flatten().copied().collect();
            candidates.extend(&here);
            for from in candidates {
                let alike = alike(&old_words[&from], &own);
                let least = if here.contains(&from) { LEAST_ALIKE_HERE } else { LEAST_ALIKE };
                if alike >= least {
                    let predicate = old[from].predicate.is_some() && old[from].predicate == new[at].predicate;
                    let score = alike + 50 * (usize::from(here.contains(&from)) + usize::from(predicate));
                    found.push((std::cmp::Reverse(score), from.abs_diff(at), from, at));
                }
            }
        }
        found.sort_unstable();
        for (_, _, from, at) in found {
            if self.to[from].is_none() && self.from[at].is_none() {
                self.take(from, at);
                self.changed.insert(at);
            }
        }
    }

    fn in_order(self) -> Vec<Change> {
        let still = self.standing();
        let mut gone: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        let mut last = None;
        for (at, to) in self.to.iter().enumerate() {
            match to {
                Some(to) => last = Some(*to),
                None => gone.entry(last).or_default().push(at),
            }
        }
        let mut out = Vec::new();
        let removed = |out: &mut Vec<Change>, at: Option<usize>, gone: &BTreeMap<Option<usize>, Vec<usize>>| {
            out.extend(gone.get(&at).into_iter().flatten().map(|old| Change::Removed { old: *old }));
        };
        removed(&mut out, None, &gone);
        for (new, from) in self.from.iter().enumerate() {
            out.push(match *from {
                Some(old) if self.changed.contains(&new) => Change::Changed { old, new },
                Some(old) => Change::Kept { old, new, moved: !still.contains(&new) },
                None => Change::Added { new },
            });
            removed(&mut out, Some(new), &gone);
        }
        out
    }

    /// The new claims that stand in the same order as their old ones: the longest such sequence (patience sorting).
    fn standing(&self) -> BTreeSet<usize> {
        // The last pair of the best sequence of each length, and of each pair the one before it.
        let mut ends: Vec<(usize, usize)> = Vec::new();
        let mut previous: Vec<Option<usize>> = vec![None; self.from.len()];
        for (new, from) in self.from.iter().enumerate() {
            let Some(old) = *from else { continue };
            let length = ends.partition_point(|(end, _)| *end < old);
            previous[new] = length.checked_sub(1).map(|before| ends[before].1);
            if length == ends.len() {
                ends.push((old, new));
            } else {
                ends[length] = (old, new);
            }
        }
        let mut out = BTreeSet::new();
        let mut at = ends.last().map(|(_, new)| *new);
        while let Some(new) = at {
            out.insert(new);
            at = previous[new];
        }
        out
    }
}

/// Of each place the last value before it.
fn before(values: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
    let mut last = None;
    let step = |value: Option<usize>| {
        let before = last;
        last = value.or(last);
        before
    };
    values.map(step).collect()
}

/// The words of a claim as they count, in order of the alphabet.
fn words(claim: &str) -> Vec<String> {
    let normalised = normalise(claim);
    let words = normalised.split_whitespace().map(|word| word.trim_matches(|ch: char| !ch.is_alphanumeric()));
    let mut words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// Dice's coefficient of two sorted lists, in thousandths.
fn alike(a: &[String], b: &[String]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    2000 * shared / (a.len() + b.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::CheckWorthiness;
    use crate::meaning::{Modality, Polarity};

    fn claims(texts: &[&str]) -> Vec<Claim> {
        let claim = |text: &&str| Claim {
            id: format!("id of {text}"),
            claim: (*text).to_owned(),
            quote: (*text).to_owned(),
            spans: vec![(0..1).into()],
            paragraph: 1,
            sentence: 1,
            subject: None,
            predicate: None,
            object: None,
            context: Vec::new(),
            attribution: None,
            modality: Modality::Asserted,
            polarity: Polarity::Positive,
            time: None,
            quantities: Vec::new(),
            check_worthy: CheckWorthiness::Low,
            check_worthy_because: Vec::new(),
            decisions: Vec::new(),
            last_in: None,
        };
        texts.iter().map(claim).collect()
    }

    #[test]
    fn claims_are_paired_by_what_they_say() {
        let old = claims(&["A is here.", "The port hired 40 sailors.", "C left town on foot.", "D sank.", "E sank."]);
        let new = claims(&["E sank.", "A  is here.", "The port hired 50 sailors.", "F was found.", "D sank."]);
        assert_eq!(
            pair(&old, &new),
            [
                Change::Kept { old: 4, new: 0, moved: true },
                Change::Kept { old: 0, new: 1, moved: false },
                Change::Changed { old: 1, new: 2 },
                Change::Removed { old: 2 },
                Change::Added { new: 3 },
                Change::Kept { old: 3, new: 4, moved: false },
            ]
        );
    }

    #[test]
    fn a_claim_that_a_person_mended_is_the_same() {
        let (mut old, new) = (claims(&["It rose."]), claims(&["It rose."]));
        old[0].claim = "The river rose.".to_owned();
        assert_eq!(pair(&old, &new), [Change::Kept { old: 0, new: 0, moved: false }]);
        old[0].quote = "it did rise".to_owned();
        assert_eq!(pair(&old, &new), [Change::Changed { old: 0, new: 0 }]);
    }

    #[test]
    fn many_claims_of_the_same_words_take_no_longer() {
        let texts: Vec<String> = (0..20_000).map(|n| format!("The port of Lund hired {n} sailors.")).collect();
        let old = claims(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let other: Vec<String> = (0..20_000).map(|n| format!("The port of Lund hired {n} good sailors.")).collect();
        let new = claims(&other.iter().map(String::as_str).collect::<Vec<_>>());
        let changed = pair(&old, &new).iter().filter(|change| matches!(change, Change::Changed { .. })).count();
        assert_eq!(changed, 20_000);
    }
}
