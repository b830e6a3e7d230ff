//! The words that attribute, and which of their complements are what is attributed.

use std::sync::LazyLock;

use super::Act;

/// What can be content of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complement {
    /// `said that …`, `asked whether …`.
    Clause = 1,
    /// `said, “…”`.
    Quote = 2,
    /// `plans to …`.
    Infinitive = 4,
    /// `urges her to …`.
    Other = 8,
    /// `denied going`.
    Gerund = 16,
    /// `cited the report`.
    Object = 32,
    /// `is expected to …`, `was accused of …`: its subject is part of the content.
    Passive = 64,
    /// `told her that …`: somebody who is told is no content.
    Hearer = 128,
}

const COMPLEMENTS: [(&str, Complement); 8] = [
    ("clause", Complement::Clause),
    ("quote", Complement::Quote),
    ("to", Complement::Infinitive),
    ("other", Complement::Other),
    ("ing", Complement::Gerund),
    ("obj", Complement::Object),
    ("passive", Complement::Passive),
    ("hearer", Complement::Hearer),
];

const ACTS: [(&str, Act); 6] = [
    ("speech", Act::Speech),
    ("belief", Act::Belief),
    ("perception", Act::Perception),
    ("intention", Act::Intention),
    ("denial", Act::Denial),
    ("stance", Act::Stance),
];

/// A word that attributes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// Its lemma.
    pub lemma: &'static str,
    /// What the source does.
    pub act: Act,
    complements: u8,
    prepositions: Vec<&'static str>,
}

impl Cue {
    /// Whether such a complement is content.
    pub fn takes(&self, complement: Complement) -> bool {
        self.complements & complement as u8 != 0
    }

    /// Whether what stands behind this preposition is content.
    pub fn takes_after(&self, preposition: &str) -> bool {
        self.prepositions.contains(&preposition)
    }

    fn of(line: &'static str) -> Option<(Self, Vec<&'static str>)> {
        let mut words = line.split_whitespace();
        let mut forms = words.next()?.split('/');
        let (lemma, act) = (forms.next()?, words.next()?);
        let act = ACTS.iter().find(|(name, _)| *name == act)?.1;
        let mut cue = Cue { lemma, act, complements: 0, prepositions: Vec::new() };
        for word in words {
            match word.strip_prefix('+') {
                Some(preposition) => cue.prepositions.push(preposition),
                None => cue.complements |= COMPLEMENTS.iter().find(|(name, _)| *name == word)?.1 as u8,
            }
        }
        Some((cue, forms.collect()))
    }
}

/// Cues by their forms.
pub(super) struct Cues {
    cues: Vec<Cue>,
    /// Form and number of its cue, sorted.
    forms: Vec<(String, usize)>,
    longest: usize,
}

/// Verbs.
pub(super) static VERBS: LazyLock<Cues> = LazyLock::new(|| Cues::of(include_str!("verbs.txt"), verb_forms));
/// Nouns.
pub(super) static NOUNS: LazyLock<Cues> = LazyLock::new(|| Cues::of(include_str!("nouns.txt"), noun_forms));
/// Adjectives.
pub(super) static ADJECTIVES: LazyLock<Cues> =
    LazyLock::new(|| Cues::of(include_str!("adjectives.txt"), |_| Vec::new()));

impl Cues {
    fn of(data: &'static str, inflect: fn(&str) -> Vec<String>) -> Self {
        let (mut cues, mut forms) = (Vec::new(), Vec::new());
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let Some((cue, irregular)) = Cue::of(line) else { continue };
            let mut of_lemma = inflect(cue.lemma);
            of_lemma.push(cue.lemma.to_owned());
            of_lemma.extend(irregular.into_iter().map(str::to_owned));
            forms.extend(of_lemma.into_iter().map(|form| (form, cues.len())));
            cues.push(cue);
        }
        forms.sort();
        forms.dedup();
        let longest = forms.iter().map(|(form, _)| form.len()).max().unwrap_or(0);
        Self { cues, forms, longest }
    }

    /// The cue of which `form` (in any case) is a form.
    pub fn get(&self, form: &str) -> Option<&Cue> {
        if form.len() > self.longest {
            return None;
        }
        let lower = |byte: &u8| byte.to_ascii_lowercase();
        let at = self
            .forms
            .binary_search_by(|(candidate, _)| {
                candidate.as_bytes().iter().copied().cmp(form.as_bytes().iter().map(lower))
            })
            .ok()?;
        Some(&self.cues[self.forms[at].1])
    }
}

/// Whether a word is a form of a verb by which somebody says that something is so.
pub(crate) fn reports(form: &str) -> bool {
    let says = |cue: &Cue| matches!(cue.act, Act::Speech | Act::Denial | Act::Belief) && cue.takes(Complement::Clause);
    VERBS.get(form).is_some_and(says)
}

/// The regular forms of a verb. Doubled letters and other changes are written out in the list.
fn verb_forms(lemma: &str) -> Vec<String> {
    let mut forms = noun_forms(lemma);
    match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") => forms.extend([format!("{lemma}d"), format!("{stem}ing")]),
        _ if lemma.ends_with("ee") => forms.extend([format!("{lemma}d"), format!("{lemma}ing")]),
        _ => forms.extend([format!("{lemma}ed"), format!("{lemma}ing")]),
    }
    forms
}

/// The plural of a noun, which is spelled as the third person of a verb.
fn noun_forms(lemma: &str) -> Vec<String> {
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    let vowel = |end: &str| ["ay", "ey", "oy", "uy"].contains(&end);
    vec![match lemma.strip_suffix('y') {
        Some(stem) if !lemma.get(lemma.len() - 2..).is_some_and(vowel) => format!("{stem}ies"),
        _ if hissing => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: [&str; 3] = [include_str!("verbs.txt"), include_str!("nouns.txt"), include_str!("adjectives.txt")];

    #[test]
    fn the_lists_are_sorted_and_every_line_is_read() {
        for data in DATA {
            let lines: Vec<&str> = data.lines().filter(|line| !line.starts_with('#')).collect();
            for line in &lines {
                assert!(Cue::of(line).is_some(), "{line}");
            }
            let lemmas: Vec<&str> = lines.iter().filter_map(|line| line.split([' ', '/']).next()).collect();
            assert!(lemmas.is_sorted_by(|a, b| a < b), "{lemmas:?}");
        }
    }

    #[test]
    fn forms_lead_to_their_cue() {
        for (form, lemma) in [
            ("Said", "say"),
            ("denies", "deny"),
            ("denying", "deny"),
            ("disagreed", "disagree"),
            ("planned", "plan"),
            ("blames", "blame"),
            ("blaming", "blame"),
            ("stresses", "stress"),
        ] {
            assert_eq!(VERBS.get(form).map(|cue| cue.lemma), Some(lemma), "{form}");
        }
        assert_eq!(NOUNS.get("theories").map(|cue| cue.lemma), Some("theory"));
        assert_eq!(VERBS.get("swam"), None);
    }
}
