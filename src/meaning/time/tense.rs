//! Whether the verb beside a time tells of what was or of what will be.

use std::ops::Range;

use super::items::Items;
use super::resolve::Tense;
use super::words::Class;

/// How far a verb may stand from the time, in items.
const REACH: usize = 24;

/// Verbs that read the same in the past and the present, so that their tag is a guess.
const UNCHANGED: &[&str] = &[
    "beat", "bet", "cast", "cost", "cut", "hit", "hurt", "let", "put", "quit", "read", "set", "shed", "shut", "split",
    "spread",
];

/// The most items of one verb with its auxiliaries.
const GROUP: usize = 6;

impl Items<'_> {
    /// The tense of the verb that a time belongs to, as its place suggests: the last before it that tells, else the first
    /// after.
    pub(super) fn tense_around(&self, time: &Range<usize>) -> Tense {
        let (mut at, mut open) = (time.start, false);
        let nearest = time.start.saturating_sub(REACH);
        while at > nearest && !self.is(at - 1, ";") {
            at -= 1;
            if self.is_verb(at) {
                let (tense, first) = self.tense_of_group(at);
                match tense {
                    Tense::Unknown => {}
                    Tense::Open => open = true,
                    Tense::Past if open => return Tense::Open,
                    told => return told,
                }
                at = first;
            }
        }
        if open {
            return Tense::Open;
        }
        let after = (time.end..time.end + REACH).find(|&at| self.is_verb(at));
        after.map_or(Tense::Unknown, |first| {
            let goes_on = |&at: &usize| self.is_verb(at) || self.tagged(at, "RB") || self.is(at, "to");
            let last = (first..first + GROUP).take_while(goes_on).filter(|&at| self.is_verb(at)).last();
            self.tense_of_group(last.unwrap_or(first)).0
        })
    }

    fn is_verb(&self, at: usize) -> bool {
        (self.tagged(at, "VB") || self.tagged(at, "MD")) && !self.is_attribute(at)
    }

    /// Whether a participle stands between an article and its noun: `a designated day`.
    fn is_attribute(&self, at: usize) -> bool {
        let tag = |at: usize| self.get(at).map_or("", |item| item.tag);
        let before = at.checked_sub(1).map_or("", tag);
        matches!(tag(at), "VBN" | "VBG")
            && matches!(tag(at + 1), "NN" | "NNS")
            && matches!(before, "DT" | "JJ" | "PRP$" | "POS" | "CD")
    }

    /// The tense of a verb with what stands before it (`will have been`, `is to meet`, `had met`), and where that starts.
    fn tense_of_group(&self, verb: usize) -> (Tense, usize) {
        let (mut past, mut present, mut perfect, mut now) = (false, false, false, false);
        past |= self.tagged(verb, "VBD") || self.tagged(verb, "VBN");
        let mut at = verb;
        for _ in 0..GROUP {
            if self.tagged(at, "MD") {
                // `Would close in May` looks ahead from when it was said, `would have closed` does not.
                let ahead = self.is_any(at, &["would", "could", "might"]);
                let perfect = (at..verb).any(|at| self.is_any(at, &["have"]));
                let tense = match (ahead, perfect) {
                    (false, _) => Tense::Future,
                    (true, false) => Tense::Open,
                    (true, true) => Tense::Unknown,
                };
                return (tense, at);
            }
            if self.tagged(at, "TO") && self.tagged(at + 1, "VB") {
                return (self.tense_of_infinitive(at), at);
            }
            past |= self.tagged(at, "VBD") || at < verb && self.is_any(at, &["has", "have", "had"]);
            now |= self.tagged(at, "VBZ") || self.tagged(at, "VBP") && !self.is_any(at, UNCHANGED);
            perfect |= at < verb && self.is_any(at, &["has", "have"]);
            present |= self.is_any(at, &["is", "are", "am"]) && self.tagged(verb, "VBN");
            let before = |at: &usize| self.is_verb(*at) || self.tagged(*at, "RB") || self.tagged(*at, "TO");
            match at.checked_sub(1).filter(before) {
                Some(before) => at = before,
                None => break,
            }
        }
        let past = past && (!present || perfect);
        let tense = match (past, now) {
            (true, _) => Tense::Past,
            (false, true) => Tense::Present,
            (false, false) => Tense::Unknown,
        };
        (tense, at)
    }

    /// `is due to meet` and `plans to meet` are to come; `were expected to meet` and `came to meet` leave it open.
    fn tense_of_infinitive(&self, to: usize) -> Tense {
        let Some(plan) = to.checked_sub(1) else { return Tense::Unknown };
        let was = plan > 0 && self.tagged(plan - 1, "VBD") || self.tagged(plan, "VBD");
        let planned = self.class(plan) == Some(Class::Plan) || self.is_any(plan, &["is", "are"]);
        if planned && !was { Tense::Future } else { Tense::Open }
    }
}
