//! Which sentences are worth holding against each other: those that share units.

use std::collections::BTreeMap;

use super::scene::Scene;
use super::unit::Content;
use crate::meaning::mention::EntityId;

/// What sentences share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Word(&'a str),
    Entity(EntityId),
    Synonyms(u16),
}

/// Of a key that many sentences hold, only so many of the nearest are looked at.
const NEAREST: usize = 64;
/// A sentence is held against so many others before it at most.
const MOST: usize = 16;
/// So many keys are shared at least.
const SHARED: u32 = 2;

/// Pairs of sentences that share enough, by their numbers, the earlier first. Linear in the number of sentences.
pub fn candidates(scenes: &[Option<Scene<'_>>]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    let (mut shared, mut weight) = (vec![0_u32; scenes.len()], vec![0_u32; scenes.len()]);
    let mut pairs = Vec::new();
    for (later, scene) in scenes.iter().enumerate() {
        let Some(scene) = scene else { continue };
        let mut touched: Vec<usize> = Vec::new();
        for key in keys(scene) {
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
        let mut best: Vec<usize> = touched.iter().copied().filter(|&earlier| shared[earlier] >= SHARED).collect();
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

/// The keys of a sentence, each once.
fn keys<'a>(scene: &'a Scene<'_>) -> Vec<Key<'a>> {
    let mut keys: Vec<Key<'a>> = Vec::new();
    for unit in &scene.units {
        match unit.content {
            Content::Time(_) => keys.push(Key::Word(&unit.key)),
            Content::Amount(_) => {}
            _ if unit.entity.is_some() => keys.extend(unit.entity.map(Key::Entity)),
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
