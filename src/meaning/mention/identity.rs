//! Which names are names of the same: full names and the short forms of them.

use std::collections::HashMap;

use super::name::{is_acronym, is_capitalised};
use super::sighting::{NameFacts, Sighting, Words};
use super::words::{NounClass, first_name, full_name, is_name_suffix, is_place, name_head, noun_class, title};
use super::{EntityKind, Gender};

/// So many names that share a part are told apart; names with more namesakes stay alone.
const NAMESAKES: usize = 8;

/// A name as it is written, with what its occurrences tell together.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub parts: Vec<String>,
    /// Whether it is one word that was seen with a title: `Mr. Liu`.
    titled: bool,
    pub kind: Option<EntityKind>,
    pub gender: Gender,
    /// Whether it was seen as no person's name can be.
    impersonal: bool,
    /// Its first sighting.
    pub first: usize,
    /// The first sighting that reads as its parts do.
    pub fullest: usize,
    /// The fuller form that it stands for wherever it is seen.
    parent: Option<usize>,
    /// Where it stands for one of several: these.
    choices: Vec<usize>,
}

/// All names of an article.
#[derive(Default)]
pub(super) struct Names {
    pub forms: Vec<Form>,
    by_key: HashMap<String, usize>,
    /// The form of each sighting that is a name.
    form_of: HashMap<usize, usize>,
}

/// Whom a name means.
pub(super) enum Bearer {
    /// The bearer of this form.
    One(usize),
    /// One of these.
    OneOf(Vec<usize>),
}

fn key(facts: &NameFacts) -> String {
    let whole = facts.parts.join(" ");
    if facts.parts.len() == 1 && facts.titled {
        return format!("~{whole}");
    }
    full_name(&whole).map_or(whole, str::to_owned)
}

/// Kinds and genders of two forms go together.
fn agree(a: &Form, b: &Form) -> bool {
    let kinds = match (a.kind, b.kind) {
        (Some(a), Some(b)) => a == b,
        (Some(EntityKind::Person), None) => b.reads_as_person(),
        (None, Some(EntityKind::Person)) => a.reads_as_person(),
        _ => true,
    };
    kinds && (a.gender == b.gender || a.gender == Gender::Unknown || b.gender == Gender::Unknown)
}

impl Form {
    /// The parts that name: without `Jr.`.
    fn core(&self) -> &[String] {
        match self.parts.split_last() {
            Some((last, rest)) if rest.len() > 1 && is_name_suffix(last) => rest,
            _ => &self.parts,
        }
    }

    /// Whether its words can be the name of a person.
    fn reads_as_person(&self) -> bool {
        let other = |part: &String| name_head(part).is_some() || part == "of" || part == "for" || is_place(part);
        self.kind
            .map_or_else(|| self.parts.len() <= 4 && !self.parts.iter().any(other), |kind| kind == EntityKind::Person)
    }

    /// Whether it can be the name of a person, with what stood around it.
    pub fn has_shape_of_person(&self) -> bool {
        self.reads_as_person() && (self.kind.is_some() || !self.impersonal)
    }

    fn initials(&self) -> String {
        self.parts.iter().filter(|part| is_capitalised(part)).filter_map(|part| part.chars().next()).collect()
    }
}

impl Names {
    /// Reads the names among all sightings.
    pub fn of(sightings: &[Sighting]) -> Self {
        let mut names = Self::default();
        for (at, sighting) in sightings.iter().enumerate() {
            if let Words::Name(facts) = &sighting.words {
                names.add(at, sighting, facts);
            }
        }
        names.unite(sightings);
        names
    }

    fn add(&mut self, at: usize, sighting: &Sighting, facts: &NameFacts) {
        let next = self.forms.len();
        let id = *self.by_key.entry(key(facts)).or_insert(next);
        if id == next {
            self.forms.push(Form {
                parts: facts.parts.clone(),
                titled: facts.parts.len() == 1 && facts.titled,
                kind: sighting.kind,
                gender: sighting.gender,
                impersonal: false,
                first: at,
                fullest: at,
                parent: None,
                choices: Vec::new(),
            });
        }
        let form = &mut self.forms[id];
        if form.kind.is_none() || facts.titled {
            form.kind = sighting.kind.or(form.kind);
        }
        if form.gender == Gender::Unknown {
            form.gender = sighting.gender;
        }
        form.impersonal |= facts.impersonal;
        if facts.parts.concat().len() > form.parts.concat().len() {
            form.parts.clone_from(&facts.parts);
            form.fullest = at;
        }
        self.form_of.insert(at, id);
    }

    /// Finds the fuller form of each short one.
    fn unite(&mut self, sightings: &[Sighting]) {
        let (mut by_first, mut by_last, mut by_initials) = (
            HashMap::<String, Vec<usize>>::new(),
            HashMap::<String, Vec<usize>>::new(),
            HashMap::<String, Vec<usize>>::new(),
        );
        for (id, form) in self.forms.iter().enumerate().filter(|(_, form)| form.parts.len() > 1) {
            let core = form.core();
            by_first.entry(core[0].clone()).or_default().push(id);
            by_last.entry(core[core.len() - 1].clone()).or_default().push(id);
            if form.kind != Some(EntityKind::Person) {
                by_initials.entry(form.initials()).or_default().push(id);
            }
        }
        // `Barack Obama` is `Barack Hussein Obama`, `van Gogh` is `Vincent van Gogh`.
        for id in 0..self.forms.len() {
            let form = &self.forms[id];
            let Some(last) = form.core().last().filter(|_| form.parts.len() > 1) else { continue };
            let fuller = by_last.get(last).filter(|sharing| sharing.len() <= NAMESAKES).into_iter().flatten().copied();
            let fuller: Vec<usize> = fuller.filter(|&other| other != id && is_part(form, &self.forms[other])).collect();
            if let [only] = fuller[..] {
                self.forms[id].parent = Some(only);
            }
        }
        // The short forms that were written in brackets.
        for (at, sighting) in sightings.iter().enumerate() {
            let Words::Name(NameFacts { short: Some(short), .. }) = &sighting.words else { continue };
            let (Some(&full), Some(&short)) = (self.form_of.get(&at), self.by_key.get(short)) else { continue };
            if full != short && self.forms[short].parent.is_none() && self.root(full) != short {
                self.forms[short].parent = Some(full);
                self.forms[short].kind = self.forms[full].kind;
            }
        }
        for id in 0..self.forms.len() {
            if self.forms[id].parts.len() != 1 || self.forms[id].parent.is_some() {
                continue;
            }
            let part = &self.forms[id].parts[0];
            let of = |index: &HashMap<String, Vec<usize>>, key: &str| -> Vec<usize> {
                index.get(key).filter(|sharing| sharing.len() <= NAMESAKES).cloned().unwrap_or_default()
            };
            let mut choices: Vec<usize> = if is_acronym(part) && full_name(part).is_some() {
                Vec::new()
            } else if is_acronym(part) && !self.forms[id].titled {
                of(&by_initials, &part.replace('.', ""))
            } else {
                let lasts = of(&by_last, part).into_iter().filter(|&other| self.is_short_of(id, other));
                let firsts = of(&by_first, part).into_iter().filter(|&other| self.starts(id, other));
                lasts.chain(firsts).collect()
            };
            for choice in &mut choices {
                *choice = self.root(*choice);
            }
            choices.sort_unstable();
            choices.dedup();
            choices.retain(|&other| other != id);
            // A headline in capitals makes names that nobody has: `Obama Power Plant`.
            let person = |choice: &usize| self.forms[*choice].kind == Some(EntityKind::Person);
            if choices.iter().any(person) {
                choices.retain(person);
            }
            if !self.forms[id].titled
                && let Some(&titled) = self.by_key.get(&format!("~{part}"))
                && self.forms[titled].parent.is_none()
                && choices.is_empty()
                && agree(&self.forms[id], &self.forms[titled])
            {
                choices.push(titled);
            }
            match choices[..] {
                [] => {}
                [only] if self.root(only) != id => self.forms[id].parent = Some(only),
                _ => self.forms[id].choices = choices,
            }
        }
        for id in 0..self.forms.len() {
            let root = self.root(id);
            let (kind, gender) = (self.forms[id].kind, self.forms[id].gender);
            let form = &mut self.forms[root];
            form.kind = form.kind.or(kind);
            if form.gender == Gender::Unknown && form.kind == Some(EntityKind::Person) {
                form.gender = gender;
            }
        }
    }

    /// Whether one word stands for the name that it ends.
    fn is_short_of(&self, short: usize, full: usize) -> bool {
        let (short, full) = (&self.forms[short], &self.forms[full]);
        if short.kind == Some(EntityKind::Place) || is_common_head(&short.parts[0]) {
            return false;
        }
        match full.kind {
            Some(EntityKind::Place | EntityKind::Other) => false,
            Some(EntityKind::Organisation) => short.kind != Some(EntityKind::Person),
            Some(EntityKind::Person) => agree(short, full),
            // `in Coron` is not `Penon de Coron`.
            None => agree(short, full) && !short.impersonal,
        }
    }

    /// Whether one word stands for the name that it starts: `Liu` for `Liu Jianchao`, `Bonnie` for `Bonnie Glaser`,
    /// `Harvard` for `Harvard University`.
    fn starts(&self, short: usize, full: usize) -> bool {
        let (short, full) = (&self.forms[short], &self.forms[full]);
        if short.kind == Some(EntityKind::Place) || name_head(&short.parts[0]).is_some() {
            return false;
        }
        match full.kind {
            Some(EntityKind::Place | EntityKind::Other) => false,
            Some(EntityKind::Organisation) => {
                short.kind.is_none() && full.parts[1..].iter().all(|part| name_head(part).is_some())
            }
            // `Queen Elizabeth` is not `Elizabeth Warren`, and `in York` not `York Minster`.
            _ => {
                let first_only = short.titled && first_name(&short.parts[0]).is_some();
                agree(short, full) && !first_only && (full.kind.is_some() || !short.impersonal)
            }
        }
    }

    /// The fullest form of a form.
    pub fn root(&self, form: usize) -> usize {
        let (mut at, mut steps) = (form, 0);
        while let Some(parent) = self.forms[at].parent.filter(|_| steps < NAMESAKES) {
            at = parent;
            steps += 1;
        }
        at
    }

    /// Whom the name of a sighting means.
    pub fn bearer(&self, sighting: usize) -> Option<Bearer> {
        let form = *self.form_of.get(&sighting)?;
        let choices = &self.forms[form].choices;
        if choices.is_empty() {
            return Some(Bearer::One(self.root(form)));
        }
        // Who is named so far; the form of a sighting behind this one is still to come.
        let known: Vec<usize> = choices.iter().copied().filter(|&choice| self.forms[choice].first < sighting).collect();
        Some(match known[..] {
            [only] => Bearer::One(only),
            _ => Bearer::OneOf(choices.clone()),
        })
    }

    /// The entity of a place by its full name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.by_key.get(name).map(|&form| self.root(form))
    }
}

/// Whether a name of more than one word is a fuller one with something left out, with the same end.
fn is_part(short: &Form, full: &Form) -> bool {
    let (few, many) = (short.core(), full.core());
    let fewer = few.len() < many.len() || few == many && short.parts.len() < full.parts.len();
    if !fewer || !agree(short, full) || full.kind == Some(EntityKind::Place) {
        return false;
    }
    if full.kind == Some(EntityKind::Organisation) {
        return many.ends_with(few);
    }
    let mut rest = many.iter();
    let within = few.iter().all(|part| rest.any(|other| other == part || is_initial_of(part, other)));
    let person = [short.kind, full.kind].contains(&Some(EntityKind::Person));
    within && (few[0] == many[0] || person && many.ends_with(few))
}

fn is_initial_of(initial: &str, name: &str) -> bool {
    initial.len() == 2 && initial.ends_with('.') && name.starts_with(&initial[..1])
}

/// Words that end many names, and that stand for none of them by themselves: `the House`.
fn is_common_head(part: &str) -> bool {
    let telling = matches!(
        part,
        "Court"
            | "Party"
            | "University"
            | "Bank"
            | "Commission"
            | "Council"
            | "Times"
            | "Post"
            | "Journal"
            | "Institute"
            | "Department"
            | "Ministry"
            | "Agency"
            | "College"
            | "Board"
            | "Committee"
    );
    let office = title(part).is_some() || matches!(noun_class(part), Some(NounClass::Person(_)));
    (name_head(part).is_some() || office) && !telling
}
