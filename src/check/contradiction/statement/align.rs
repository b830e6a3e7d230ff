//! Two clauses laid beside each other: which units are the same, which stand in the place of others, what only one has.

use rayon::prelude::*;

use super::clause::{Clause, clauses};
use super::compare::Comparison;
use super::index::{candidates, keys};
use super::scene::Scene;
use super::unit::{Content, Slot, Unit};
use super::verbatim::verbatim;
use crate::check::contradiction::ClaimedArticle;
use crate::meaning::mention::EntityId;
use crate::meaning::quantity::{Kind, Quantity, Rational};

/// Two clauses of one article about the same, laid beside each other.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The numbers of their sentences, the earlier first.
    pub sentences: [usize; 2],
    /// The clauses.
    pub clauses: [Clause; 2],
    /// Units that are the same.
    pub matched: Vec<[usize; 2]>,
    /// Units that stand in the same place and are not the same.
    pub changed: Vec<[usize; 2]>,
    /// Units that only one has, without what hangs on them.
    pub extra: [Vec<usize>; 2],
}

/// The clauses of an article that are about the same and can be compared. `scenes` are its sentences.
pub fn alignments<'a>(article: &ClaimedArticle<'a>, scenes: &[Option<Scene<'a>>]) -> Vec<Alignment> {
    let clauses: Vec<Vec<Clause>> =
        scenes.par_iter().map(|scene| scene.as_ref().map(clauses).unwrap_or_default()).collect();
    let keys: Vec<_> = scenes.iter().map(|scene| scene.as_ref().map(keys).unwrap_or_default()).collect();
    // Collected in the order of the candidates, whichever thread is first.
    let aligned = candidates(&keys, |_, _| true).into_par_iter().flat_map_iter(|(earlier, later)| {
        let scenes = scenes[earlier].as_ref().zip(scenes[later].as_ref());
        scenes.map_or_else(Vec::new, |(first, second)| {
            let pair = Pair { articles: [article; 2], scenes: [first, second] };
            pair.alignments([earlier, later], [&clauses[earlier], &clauses[later]])
        })
    });
    aligned.collect()
}

/// Two sentences.
pub struct Pair<'p, 'a> {
    /// Their articles, which may be one.
    pub articles: [&'p ClaimedArticle<'a>; 2],
    /// The sentences.
    pub scenes: [&'p Scene<'a>; 2],
}

impl Pair<'_, '_> {
    /// Their clauses that are about the same and can be compared. `sentences` are their numbers.
    pub fn alignments(&self, sentences: [usize; 2], clauses: [&[Clause]; 2]) -> Vec<Alignment> {
        let both = clauses[0].iter().flat_map(|first| clauses[1].iter().map(move |second| [first, second]));
        let by_clause = both.filter_map(|clauses| self.align(sentences, clauses));
        let all = by_clause.chain(verbatim(self, sentences, clauses));
        all.filter(|alignment| Comparison::of(self.articles, alignment, self.scenes).is_some()).collect()
    }

    fn align(&self, sentences: [usize; 2], clauses: [&Clause; 2]) -> Option<Alignment> {
        let [a, b] = self.scenes;
        let [first, second] = clauses;
        if !self.is_same(first.subject, second.subject) {
            return None;
        }
        // The place of each unit of the second in the first.
        let mut place: Vec<Option<usize>> = vec![None; b.units.len()];
        let mut used = vec![false; a.units.len()];
        place[second.subject] = Some(first.subject);
        used[first.subject] = true;
        for &unit in second.units.iter().filter(|unit| **unit != second.subject) {
            let above = self.above(unit, clauses, &place);
            let score = |&other: &usize| {
                let (own, theirs) = (&b.units[unit], &a.units[other]);
                let together = above.is_some() && above == self.above_first(other, first);
                i32::from(together) * 8
                    + i32::from((unit == second.head) == (other == first.head)) * 4
                    + i32::from(own.case == theirs.case) * 2
                    + i32::from(own.slot == theirs.slot) * 2
            };
            let candidates = first.units.iter().copied().filter(|&other| !used[other] && self.is_same(other, unit));
            let best = candidates.max_by_key(|other| (score(other), std::cmp::Reverse(*other)));
            if let Some(other) = best {
                place[unit] = Some(other);
                used[other] = true;
            }
        }
        let matched: Vec<[usize; 2]> =
            second.units.iter().filter_map(|&unit| place[unit].map(|other| [other, unit])).collect();
        let head_changed = place[second.head] != Some(first.head);
        if head_changed && (used[first.head] || place[second.head].is_some()) {
            // What one says in its verb the other says elsewhere.
            return None;
        }
        let mut alignment = Alignment {
            sentences,
            clauses: clauses.map(Clone::clone),
            matched,
            changed: Vec::new(),
            extra: [Vec::new(), Vec::new()],
        };
        let values = [(a, first), (b, second)].map(|(scene, clause)| value(scene, clause));
        if let (true, [Some(one), Some(other)]) = (head_changed, values)
            && !used[one]
            && place[other].is_none()
            && !self.is_same(one, other)
        {
            // `The toll stood at 48`, `the toll was 55`.
            alignment.changed.push([one, other]);
            place[other] = Some(one);
            used[one] = true;
            used[first.head] = true;
            place[second.head] = Some(first.head);
        } else if head_changed {
            alignment.changed.push([first.head, second.head]);
            place[second.head] = Some(first.head);
        }
        self.pair_rest(&mut alignment, &place, &used);
        Some(alignment)
    }

    /// Lays beside each other what has no equal: units that hang on the same.
    fn pair_rest(&self, alignment: &mut Alignment, place: &[Option<usize>], used: &[bool]) {
        let [a, b] = self.scenes;
        let [first, second] = alignment.clauses.clone();
        let lone_first = |unit: usize| !used[unit] && unit != first.head;
        let lone_second = |unit: usize| place[unit].is_none();
        let top = |scene: &Scene<'_>, unit: usize, lone: &dyn Fn(usize) -> bool, units: &[usize]| {
            scene.units[unit].parent.is_none_or(|parent| !units.contains(&parent) || !lone(parent))
        };
        let rest: Vec<usize> = first.units.iter().copied().filter(|&unit| lone_first(unit)).collect();
        let own_rest: Vec<usize> = second.units.iter().copied().filter(|&unit| lone_second(unit)).collect();
        let mut pairs: Vec<(i32, [usize; 2])> = Vec::new();
        for &own in &own_rest {
            let above = self.above(own, [&first, &second], place);
            for &other in &rest {
                let both_top = top(a, other, &lone_first, &first.units) && top(b, own, &lone_second, &second.units);
                let together = both_top && above.is_some() && above == self.above_first(other, &first);
                // Where the parser hung one of them elsewhere, the units beside them tell.
                let after = place.get(own + 1).copied().flatten() == Some(other + 1);
                let before = own > 0 && other > 0 && place[own - 1] == Some(other - 1);
                let attached = b.units[own].slot != Slot::Modifier || !b.units[own].case.is_empty();
                let beside = after || before && attached;
                let (theirs, mine) = (a.units[other].facts, b.units[own].facts);
                let beside = beside || before && (theirs.is_opposite(mine) || theirs.is_other_kind(mine));
                let together = together || beside && a.units[other].case == b.units[own].case;
                let fit = fit(&a.units[other], &b.units[own], together);
                pairs.extend((fit > 0).then_some((-fit, [other, own])));
            }
        }
        pairs.sort_unstable();
        let (mut taken_first, mut taken_second) = (Vec::new(), Vec::new());
        for (_, [other, own]) in pairs {
            if !taken_first.contains(&other) && !taken_second.contains(&own) {
                alignment.changed.push([other, own]);
                taken_first.push(other);
                taken_second.push(own);
            }
        }
        let extra = |unit: &usize| !taken_first.contains(unit) && top(a, *unit, &lone_first, &first.units);
        alignment.extra[0] = rest.into_iter().filter(extra).collect();
        let extra = |unit: &usize| !taken_second.contains(unit) && top(b, *unit, &lone_second, &second.units);
        alignment.extra[1] = own_rest.into_iter().filter(extra).collect();
    }

    /// The unit of the first sentence that stands for what a unit of the second hangs on.
    fn above(&self, unit: usize, [first, clause]: [&Clause; 2], place: &[Option<usize>]) -> Option<usize> {
        let mut above = self.scenes[1].units[unit].parent;
        if unit == clause.subject {
            above = Some(clause.head);
        }
        let above = above?;
        if above == clause.head { Some(first.head) } else { place.get(above).copied().flatten() }
    }

    fn above_first(&self, unit: usize, clause: &Clause) -> Option<usize> {
        match unit == clause.subject {
            true => Some(clause.head),
            false => self.scenes[0].units[unit].parent,
        }
    }

    /// Whether two times overlap, or are told in the same words where it isn't known when they are.
    fn is_same_time(&self, times: [usize; 2], same_words: bool) -> bool {
        let days = [0, 1].map(|side| self.articles[side].partition.times().expressions[times[side]].interval);
        // `On Friday` is another day in another article.
        let same_words = same_words && std::ptr::eq(self.articles[0], self.articles[1]);
        same_words || matches!(days, [Some(one), Some(other)] if one.first <= other.last && other.first <= one.last)
    }

    /// Whether the entities of two units are one: in two articles, if they have the same full name.
    fn is_one(&self, first: EntityId, second: EntityId) -> bool {
        let [one, other] = self.articles;
        match std::ptr::eq(one, other) {
            true => first == second,
            false => one.name_of(first).is_some_and(|name| other.name_of(second) == Some(name)),
        }
    }

    /// Whether two units mean the same.
    pub fn is_same(&self, first: usize, second: usize) -> bool {
        let [a, b] = self.scenes;
        let (first, second) = (&a.units[first], &b.units[second]);
        if lie_apart(first, second) {
            return false;
        }
        match (first.content, second.content) {
            (Content::Time(one), Content::Time(other)) => self.is_same_time([one, other], first.key == second.key),
            (Content::Amount(one), Content::Amount(other)) => {
                let (one, other) = (&a.amounts[one], &b.amounts[other]);
                let meet = one.interval().zip(other.interval()).map(|(one, other)| one.meets(&other));
                is_of_one_kind(one, other) && (meet.unwrap_or(first.key == second.key) || is_converted(one, other))
            }
            (Content::Ordinal(one), Content::Ordinal(other)) => one == other,
            (Content::Time(_) | Content::Amount(_) | Content::Ordinal(_), _)
            | (_, Content::Time(_) | Content::Amount(_) | Content::Ordinal(_)) => false,
            // `Each … their own`.
            (Content::Pronoun, Content::Pronoun) if first.slot == Slot::Modifier && second.slot == Slot::Modifier => {
                first.key == second.key
                    || first.entity.zip(second.entity).is_some_and(|(one, other)| self.is_one(one, other))
            }
            _ => match (first.entity, second.entity) {
                (Some(one), Some(other)) => {
                    self.is_one(one, other) || first.content == Content::Name && first.key == second.key
                }
                _ => first.key == second.key && first.content == second.content || first.facts.is_synonym(second.facts),
            },
        }
    }
}

/// Whether one unit is said to come before something, and the other after it.
fn lie_apart(first: &Unit, second: &Unit) -> bool {
    const SIDES: [[&str; 2]; 3] = [["before", "after"], ["until", "since"], ["for", "against"]];
    SIDES.iter().any(|sides| {
        let [one, other] = [first, second].map(|unit| sides.iter().position(|side| *unit.case == **side));
        one.is_some() && other.is_some() && one != other
    })
}

/// Whether two numbers say how much of one kind there is. What is counted may go unsaid.
pub fn is_of_one_kind(one: &Quantity, other: &Quantity) -> bool {
    let count = |amount: &Quantity| matches!(amount.kind(), Kind::Count | Kind::Number);
    one.kind() == other.kind() || count(one) && count(other)
}

/// Whether one measure is the other in another unit: conversions are rounded.
fn is_converted(one: &Quantity, other: &Quantity) -> bool {
    const NEAR: f64 = 0.03;
    let base = |amount: &Quantity| amount.unit().to_base(amount.value()).map(Rational::to_f64);
    let (Some(first), Some(second)) = (base(one), base(other)) else { return false };
    one.unit().name() != other.unit().name() && (first - second).abs() <= NEAR * first.abs().max(second.abs())
}

/// The number that a clause gives for its subject: `stood at 48`, `was 55`.
fn value(scene: &Scene<'_>, clause: &Clause) -> Option<usize> {
    let amount = |unit: usize| matches!(scene.units[unit].content, Content::Amount(_));
    if clause.copular && amount(clause.head) {
        return Some(clause.head);
    }
    let verb = &scene.units[clause.head];
    let gives = matches!(&*verb.key, "stand" | "amount" | "total" | "number" | "equal" | "come" | "be");
    let given = |unit: &usize| {
        let unit = &scene.units[*unit];
        unit.parent == Some(clause.head) && matches!(unit.slot, Slot::Object | Slot::Oblique | Slot::Complement)
    };
    clause.units.iter().copied().filter(given).find(|unit| amount(*unit)).filter(|_| gives)
}

/// How well a unit stands in the place of another; 0 where it does not. `together` tells whether both hang on the same.
fn fit(first: &Unit, second: &Unit, together: bool) -> i32 {
    let time = |unit: &Unit| matches!(unit.content, Content::Time(_));
    let amount = |unit: &Unit| matches!(unit.content, Content::Amount(_));
    if time(first) || time(second) {
        let alike = time(first) && time(second) && (together || first.case == second.case);
        return i32::from(alike) * 8;
    }
    if !together {
        return 0;
    }
    let ordinal = |unit: &Unit| matches!(unit.content, Content::Ordinal(_));
    if amount(first) && amount(second) || ordinal(first) && ordinal(second) {
        return 8;
    }
    if first.facts.is_opposite(second.facts) || first.facts.is_other_kind(second.facts) {
        return 10;
    }
    let modifies = |unit: &Unit| matches!(unit.slot, Slot::Modifier | Slot::Adverb);
    let attached = |unit: &Unit| matches!(unit.slot, Slot::Modifier | Slot::Oblique) && !unit.case.is_empty();
    let alike = first.slot == second.slot || modifies(first) && modifies(second) || attached(first) && attached(second);
    let kind = first.content == second.content;
    i32::from(alike && first.case == second.case) * (4 + i32::from(kind) * 2)
}
