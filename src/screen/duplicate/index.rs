//! Which passages may be alike: those that share rare features.
//!
//! An inverted index whose posting lists are chains through one array, walked from the latest occurrence back. Of each
//! passage only the rarest features ask, each chain is walked only so far, and only the passages that share most
//! features are proposed, so that the work for a passage is bounded, whatever the run.

/// How far the index looks for each passage.
struct Effort {
    /// The most features of a passage that ask for others, the rarest first.
    asking: usize,
    /// The most occurrences of a feature that are looked at.
    walked: usize,
    /// The most passages that are proposed for one.
    proposed: usize,
    /// The fewest features that they share with it.
    shared: usize,
}

/// For the passages of an article as newspapers print them.
const THOROUGH: Effort = Effort { asking: 16, walked: 16, proposed: 6, shared: 1 };
/// For more passages than that: rare features are rarer there, and say more.
const QUICK: Effort = Effort { asking: 8, walked: 6, proposed: 2, shared: 2 };
/// How many passages are looked at thoroughly.
const FEW: usize = 500;
/// What occurs more often than this tells no passage from another.
const COMMON: u16 = 500;

/// The fewest slots of the tables: in small ones too many features would fall together.
const FEWEST_SLOTS: usize = 1 << 12;
/// The most slots of the tables.
const MOST_SLOTS: usize = 1 << 20;

const NONE: u32 = u32::MAX;

struct Posting {
    passage: u32,
    before: u32,
}

/// Calls `propose` with pairs of passages, the earlier first, that share features; in the order of
/// the later, and no more than 6 for each. `features` writes the features of a passage into a list; `different` says
/// about how many different ones there are at most.
pub(super) fn candidates(
    passages: usize,
    different: usize,
    mut features: impl FnMut(usize, &mut Vec<u32>),
    mut propose: impl FnMut(usize, usize),
) {
    let mut list = Vec::new();
    let effort = if passages <= FEW { THOROUGH } else { QUICK };
    // Features that fall into one slot are counted and chained together: that only proposes more.
    let slots = (4 * different).next_power_of_two().clamp(FEWEST_SLOTS, MOST_SLOTS);
    let slot = |feature: u32| (feature.wrapping_mul(0x9e37_79b1) >> 6) as usize & (slots - 1);
    let mut frequency = vec![0u16; slots];
    for passage in 0..passages {
        list.clear();
        features(passage, &mut list);
        for &feature in &list {
            let count = &mut frequency[slot(feature)];
            *count = count.saturating_add(1);
        }
    }
    let mut heads = vec![NONE; slots];
    let mut postings: Vec<Posting> = Vec::new();
    let mut telling: Vec<u64> = Vec::new();
    let mut hits: Vec<u32> = Vec::new();
    let mut ranked: Vec<(u32, u32)> = Vec::new();
    for passage in 0..passages {
        list.clear();
        features(passage, &mut list);
        // The features that tell passages apart, as their frequency and their slot.
        telling.clear();
        telling.extend(list.iter().filter_map(|&feature| {
            let slot = slot(feature);
            let frequency = frequency[slot];
            (2..=COMMON).contains(&frequency).then_some(u64::from(frequency) << 32 | slot as u64)
        }));
        telling.sort_unstable();
        telling.dedup();
        hits.clear();
        let asked = telling.len().min(effort.asking);
        let shared = effort.shared.max(asked / 5);
        for &feature in &telling[..asked] {
            let mut at = heads[feature as u32 as usize];
            for _ in 0..effort.walked {
                let Some(posting) = postings.get(at as usize) else { break };
                hits.push(posting.passage);
                at = posting.before;
            }
        }
        hits.sort_unstable();
        ranked.clear();
        for same in hits.chunk_by(|a, b| a == b) {
            if same.len() >= shared {
                ranked.push((NONE - same.len() as u32, same[0]));
            }
        }
        ranked.sort_unstable();
        for &(_, earlier) in ranked.iter().take(effort.proposed) {
            propose(earlier as usize, passage);
        }
        let number = u32::try_from(passage).unwrap_or(NONE);
        for &feature in &telling {
            let head = &mut heads[feature as u32 as usize];
            postings.push(Posting { passage: number, before: *head });
            *head = u32::try_from(postings.len() - 1).unwrap_or(NONE);
        }
    }
}
