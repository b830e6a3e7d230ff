//! Two who are said to hold one office.

use super::{Body, Form, Offices, Statement, Uniqueness};
use crate::check::contradiction::person::Likeness;

/// By what two statements are about one office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Grounds {
    /// Both say of what it is, or there is only one in the world.
    Said,
    /// The names are too alike for two holders of two such offices.
    Names,
    /// One of them, or both, don't say of what it is, and the article knows of one only.
    Only,
}

/// Two who are said to hold one office.
pub(in super::super) struct Pair<'s> {
    pub earlier: &'s Statement,
    pub later: &'s Statement,
    pub likeness: Likeness,
    pub grounds: Grounds,
}

/// What is said of one holder of an office.
type Holder<'s> = Vec<&'s Statement>;

/// More holders of one office are a list of something else.
const MANY: usize = 24;

impl Offices {
    /// Pairs of holders of one office, in the order of the text. Three or more holders are none: the article tells of
    /// them one after another, or they are several by nature.
    pub fn pairs(&self) -> Vec<Pair<'_>> {
        let mut found = Vec::new();
        for statements in self.by_office().into_values() {
            let holders = holders(&statements);
            if holders.len() > MANY {
                continue;
            }
            let pairs = holders.iter().enumerate().flat_map(|(at, a)| holders[at + 1..].iter().map(move |b| (a, b)));
            let pairs: Vec<Pair<'_>> = pairs.filter_map(|(a, b)| self.pair(a, b)).collect();
            let rivals = |pair: &Pair<'_>| {
                let ends = [pair.earlier.entity, pair.later.entity];
                pairs.iter().any(|other| {
                    let others = [other.earlier.entity, other.later.entity];
                    ends != others && others.iter().any(|entity| ends.contains(entity))
                })
            };
            let lone: Vec<bool> = pairs.iter().map(|pair| !rivals(pair)).collect();
            found.extend(pairs.into_iter().zip(lone).filter_map(|(pair, lone)| lone.then_some(pair)));
        }
        found.sort_by_key(|pair| (pair.later.span, pair.earlier.span));
        found
    }

    fn pair<'s>(&self, a: &Holder<'s>, b: &Holder<'s>) -> Option<Pair<'s>> {
        let likeness = a.first()?.name.likeness(&b.first()?.name);
        if matches!(likeness, Likeness::Agree | Likeness::Unclear) {
            return None;
        }
        let all = || a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b)));
        let same = |a: &Statement, b: &Statement| match (a.uniqueness, &a.body, &b.body) {
            // Dead popes are called so too.
            (Uniqueness::World, ..) => a.form != Form::Title || b.form != Form::Title,
            (_, Some(a), Some(b)) => a.is_same(b),
            _ => false,
        };
        let pair = |(a, b): (&'s Statement, &'s Statement), grounds| {
            let (earlier, later) = if a.span <= b.span { (a, b) } else { (b, a) };
            Pair { earlier, later, likeness, grounds }
        };
        if let Some(both) = all().find(|(a, b)| same(a, b)) {
            return Some(pair(both, Grounds::Said));
        }
        let bodies = |holder: &Holder<'s>| holder.iter().find_map(|statement| statement.body.as_ref());
        let (of_a, of_b) = (bodies(a), bodies(b));
        let open = a[0].uniqueness == Uniqueness::Body && (of_a.is_none() || of_b.is_none());
        let both = all().next().filter(|_| open)?;
        if likeness == Likeness::Spelling {
            return Some(pair(both, Grounds::Names));
        }
        if goes_without_saying(a[0].canonical) {
            return None;
        }
        if likeness != Likeness::Different {
            return Some(pair(both, Grounds::Names));
        }
        let body: Option<&Body> = of_a.or(of_b);
        let apart = !self.background.meet(a[0].entity, b[0].entity);
        (apart && self.is_only_body(body)).then(|| pair(both, Grounds::Only))
    }
}

/// Offices of which the press of a country often doesn't say that they are its own, and by which the dead go on being
/// called: `President Lincoln`.
fn goes_without_saying(office: &str) -> bool {
    matches!(office, "attorney general" | "chief justice" | "president" | "surgeon general")
        || office.split(' ').any(|word| word == "secretary")
}

/// The statements of an office by holder, in the order of the text. Names that can be those of one person are taken for
/// such.
fn holders<'s>(statements: &[&'s Statement]) -> Vec<Holder<'s>> {
    let mut holders: Vec<Holder<'s>> = Vec::new();
    for statement in statements {
        let same = |holder: &&mut Holder<'s>| {
            holder.iter().any(|other| {
                other.entity == statement.entity || other.name.likeness(&statement.name) == Likeness::Agree
            })
        };
        match holders.iter_mut().take(MANY + 1).find(same) {
            Some(holder) => holder.push(statement),
            None => holders.push(vec![statement]),
        }
    }
    holders
}
