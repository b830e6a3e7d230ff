//! Which sentences are worth holding against each other: those that share units.

use std::collections::BTreeMap;

use super::scene::Scene;
use super::unit::Content;
use crate::meaning::mention::EntityId;

/// What sentences share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key<'a> {
    /// A word or a time.
    Word(&'a str),
    /// Somebody or something of one article.
    Entity(EntityId),
    /// Somebody or something by the full name.
    Named(&'a str),
    /// A word of a list of synonyms.
    Synonyms(u16),
}

/// Of a key that many sentences hold, only so many of the nearest are looked at.
const NEAREST: usize = 64;
/// A sentence is held against so many others before it at most.
const MOST: usize = 16;
/// So many keys are shared at least.
const SHARED: u32 = 2;

/// Pairs of sentences that share enough of their keys and may be paired, by their numbers, the earlier first. Linear in the
/// number of sentences.
pub fn candidates(sentences: &[Vec<Key<'_>>], may_pair: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    let (mut shared, mut weight) = (vec![0_u32; sentences.len()], vec![0_u32; sentences.len()]);
    let mut pairs = Vec::new();
    for (later, keys) in sentences.iter().enumerate() {
        let mut touched: Vec<usize> = Vec::new();
        for &key in keys {
            let list = holders.entry(key).or_default();
            let near = &list[list.len().saturating_sub(NEAREST)..];
            let share = 1000 / (8 + u32::try_from(near.len()).unwrap_or(u32::MAX));
            for &earlier in near {
                if shared[earlier] == 0 {
                    touched.push(earlier);
                }
                shared[earlier] += 1;
                weight[earlier] += share;
            }
            list.push(later);
        }
        let worthwhile = |earlier: &usize| shared[*earlier] >= SHARED && may_pair(*earlier, later);
        let mut best: Vec<usize> = touched.iter().copied().filter(worthwhile).collect();
        best.sort_by_key(|&earlier| (std::cmp::Reverse(weight[earlier]), std::cmp::Reverse(earlier)));
        best.truncate(MOST);
        best.sort_unstable();
        pairs.extend(best.into_iter().map(|earlier| (earlier, later)));
        for earlier in touched {
            (shared[earlier], weight[earlier]) = (0, 0);
        }
    }
    pairs
}

/// The keys of a sentence among others of its article, each once.
pub fn keys<'a>(scene: &'a Scene<'_>) -> Vec<Key<'a>> {
    keys_with(scene, |entity| Some(Key::Entity(entity)))
}

/// The keys of a sentence, each once. `named` tells the key of an entity, if it has one.
pub fn keys_with<'a>(scene: &'a Scene<'_>, named: impl Fn(EntityId) -> Option<Key<'a>>) -> Vec<Key<'a>> {
    let mut keys: Vec<Key<'a>> = Vec::new();
    for unit in &scene.units {
        match unit.content {
            Content::Time(_) => keys.push(Key::Word(&unit.key)),
            Content::Amount(_) => {}
            _ if unit.entity.is_some() => keys.extend(unit.entity.and_then(&named)),
            Content::Pronoun | Content::Ordinal(_) => {}
            Content::Name | Content::Word => {
                let before = keys.len();
                keys.extend(unit.facts.synonyms().map(Key::Synonyms));
                if keys.len() == before {
                    keys.push(Key::Word(&unit.key));
                }
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
