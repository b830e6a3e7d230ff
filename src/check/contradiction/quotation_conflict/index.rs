//! Which quotations are worth comparing: those that share words of content beside each other.

use std::collections::BTreeMap;

use super::quotation::Quotation;
use super::word::Word;

/// Of a pair of words that many quotations hold, only so many of the last are looked at.
const NEAREST: usize = 8;
/// A quotation is compared with so many before it at most.
const MOST: usize = 4;
/// So many pairs are shared at least.
const SHARED: u32 = 2;

/// Pairs of quotations by their numbers, the earlier first, in the order of the later. Linear in the number of words.
pub(super) fn candidates(quotations: &[Quotation<'_>]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<[&str; 2], Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (later, quotation) in quotations.iter().enumerate() {
        let mut shared: BTreeMap<usize, u32> = BTreeMap::new();
        let content: Vec<&Word> = quotation.words.iter().filter(|word| word.is_content()).collect();
        for pair in content.windows(2) {
            let [first, second] = pair else { continue };
            let list = holders.entry([&first.text, &second.text]).or_default();
            for &earlier in list.iter().rev().take(NEAREST).filter(|earlier| **earlier != later) {
                *shared.entry(earlier).or_default() += 1;
            }
            if list.last() != Some(&later) {
                list.push(later);
            }
        }
        let mut best: Vec<(u32, usize)> =
            shared.into_iter().filter(|(_, count)| *count >= SHARED).map(|(earlier, count)| (count, earlier)).collect();
        best.sort_unstable_by_key(|(count, earlier)| (std::cmp::Reverse(*count), *earlier));
        found.extend(best.into_iter().take(MOST).map(|(_, earlier)| (earlier, later)));
    }
    found
}
