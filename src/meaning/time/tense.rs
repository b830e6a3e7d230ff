//! Whether the verb beside a time tells of what was or of what will be.

use std::ops::Range;

use super::items::Items;
use super::resolve::Tense;

/// How far a verb may stand from the time, in items.
const REACH: usize = 24;

/// The most items of one verb with its auxiliaries.
const GROUP: usize = 6;

impl Items<'_> {
    /// The tense of the verb that a time belongs to, as its place suggests: the last before it, else the first after.
    pub(super) fn tense_around(&self, time: &Range<usize>) -> Tense {
        let is_verb = |at: usize| self.tagged(at, "VB") || self.tagged(at, "MD");
        let before = (time.start.saturating_sub(REACH)..time.start)
            .rev()
            .take_while(|&at| !self.is(at, ";"))
            .find(|&at| is_verb(at));
        if let Some(at) = before {
            let tense = self.tense_of_group(at);
            if tense != Tense::Unknown {
                return tense;
            }
        }
        let after = (time.end..time.end + REACH).find(|&at| is_verb(at));
        after.map_or(Tense::Unknown, |first| {
            let last = (first..first + GROUP)
                .take_while(|&at| is_verb(at) || self.tagged(at, "RB") || self.is(at, "to"))
                .last();
            self.tense_of_group(last.unwrap_or(first))
        })
    }

    /// The tense of a verb with what stands before it: `will have been`, `was to meet`, `had met`.
    fn tense_of_group(&self, verb: usize) -> Tense {
        let mut past = self.tagged(verb, "VBD") || self.tagged(verb, "VBN");
        let (mut present, mut perfect) = (false, false);
        let mut at = verb;
        for _ in 0..GROUP {
            if self.tagged(at, "MD") {
                let would = self.is_any(at, &["would", "'d", "could", "might"]);
                return if would { Tense::Unknown } else { Tense::Future };
            }
            if self.tagged(at, "TO") && self.tagged(at + 1, "VB") {
                return Tense::Future;
            }
            past |= self.tagged(at, "VBD") || at < verb && self.is_any(at, &["has", "have", "had"]);
            perfect |= at < verb && self.is_any(at, &["has", "have"]);
            present |= self.is_any(at, &["is", "are", "am"]) && self.tagged(verb, "VBN");
            let Some(before) = at.checked_sub(1) else { break };
            let goes_on = self.tagged(before, "VB")
                || self.tagged(before, "MD")
                || self.tagged(before, "RB")
                || self.tagged(before, "TO");
            if !goes_on {
                break;
            }
            at = before;
        }
        past &= !present || perfect;
        if past { Tense::Past } else { Tense::Unknown }
    }
}
