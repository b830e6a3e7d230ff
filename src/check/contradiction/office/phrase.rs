//! Offices in a sentence: which office, of what, and whether somebody holds it now.

use std::ops::Range;

use super::body::Body;
use super::list::{Entry, NEUTRAL, QUALIFIERS, Uniqueness, offices_from};
use super::passage::Passage;
use crate::meaning::is;
use crate::meaning::mention::is_demonym;
use crate::syntax::Word;

/// So many words before an office are looked at.
const NEAR: usize = 8;

/// Whether what a phrase names is an office as it is held now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is.
    Held,
    /// `Former`, `next`, `president-elect`.
    OtherTime,
    /// `Deputy`, `a mayor`, `the mayor's`.
    Other,
    /// It can't be told which office it is, or of what.
    Unclear,
}

/// An office in a sentence.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The words of the office alone.
    pub office: Range<usize>,
    /// The phrase from its article to the end of its complement.
    pub extent: Range<usize>,
    /// The office, with what narrows it.
    pub key: String,
    /// The office as the list has it.
    pub canonical: &'static str,
    pub uniqueness: Uniqueness,
    pub body: Option<Body>,
    /// All that is said behind the office of what it is one of: `press office of the party`.
    pub complement: Range<usize>,
    pub standing: Standing,
}

/// The offices in a sentence, in order.
pub(super) fn phrases(passage: &Passage<'_>) -> Vec<Phrase> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < passage.len() {
        match matched(passage, at) {
            Some((entry, end)) => {
                found.extend(read(passage, entry, at..end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The longest office that starts at a word, and where it ends.
fn matched(passage: &Passage<'_>, start: usize) -> Option<(&'static Entry, usize)> {
    let ends = |entry: &Entry| {
        let mut at = start;
        for (number, word) in entry.words.iter().enumerate() {
            if number > 0 && is_hyphen(passage.form(at)) {
                at += 1;
            }
            if !passage.form(at).eq_ignore_ascii_case(word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    };
    let first = passage.lower(start);
    offices_from(&first).iter().find_map(|entry| Some((entry, ends(entry)?)))
}

pub(super) fn is_hyphen(form: &str) -> bool {
    matches!(form, "-" | "–" | "‑")
}

fn read(passage: &Passage<'_>, entry: &'static Entry, office: Range<usize>) -> Option<Phrase> {
    let top = passage.top(office.clone())?;
    if !matches!(top.upos(), "NOUN" | "PROPN" | "ADJ") {
        return None;
    }
    let before = Before::read(passage, &office);
    let after = After::read(passage, &office, top);
    let mut key = entry.canonical.clone();
    for modifier in before.modifiers.iter().chain(&after.modifiers) {
        key.push('+');
        key.push_str(modifier);
    }
    let standing = match (before.standing, after.standing) {
        (Standing::OtherTime, _) | (_, Standing::OtherTime) => Standing::OtherTime,
        (Standing::Other, _) | (_, Standing::Other) => Standing::Other,
        (Standing::Unclear, _) | (_, Standing::Unclear) => Standing::Unclear,
        _ if before.body.is_some() && after.body.is_some() => Standing::Unclear,
        _ => Standing::Held,
    };
    Some(Phrase {
        extent: before.start..after.end,
        office,
        key,
        canonical: &entry.canonical,
        uniqueness: entry.uniqueness,
        body: before.body.or(after.body),
        complement: after.complement,
        standing,
    })
}

/// What stands before an office and belongs to it.
struct Before {
    start: usize,
    modifiers: Vec<String>,
    body: Option<Body>,
    standing: Standing,
}

impl Before {
    fn read(passage: &Passage<'_>, office: &Range<usize>) -> Self {
        let mut before = Self { start: office.start, modifiers: Vec::new(), body: None, standing: Standing::Held };
        while before.start > 0 && before.start + NEAR > office.start {
            if !before.step(passage, office) {
                break;
            }
        }
        before
    }

    /// Takes the word before what is read so far, if it belongs to it.
    fn step(&mut self, passage: &Passage<'_>, office: &Range<usize>) -> bool {
        let at = self.start - 1;
        let Some(word) = passage.word(at) else { return false };
        let lower = passage.lower(at);
        let possessed = matches!(&*lower, "'s" | "’s" | "'" | "’") && word.upos() == "PART";
        if possessed {
            return self.possessor(passage, at);
        }
        if let Some(run) = passage.name_at(at) {
            return self.name(passage, office, run.words.clone());
        }
        match word.upos() {
            "DET" => {
                self.start = at;
                if !matches!(&*lower, "the" | "this" | "our") {
                    self.qualify(Standing::Other);
                }
                false
            }
            "PRON" if word.xpos() == "PRP$" => {
                self.start = at;
                match passage.named_by(at).and_then(|id| passage.mentions.entity(id)) {
                    Some(entity) => self.add_body(Body::named(&entity.name)),
                    None => self.standing = Standing::Unclear,
                }
                false
            }
            "PUNCT" if is_hyphen(&lower) => {
                // `Vice-president`, `ex-mayor`; but `the 54-year-old mayor`.
                if at + 1 == office.start {
                    self.qualify(Standing::Other);
                }
                self.start = at;
                true
            }
            "ADJ" | "NOUN" | "PROPN" | "NUM" | "VERB" | "ADV" => self.modifier(passage, word, office, lower),
            _ => false,
        }
    }

    /// `Norland` of `Norland President Karl Lund`; a title that is taken for a part of the name may hold it too.
    fn name(&mut self, passage: &Passage<'_>, office: &Range<usize>, name: Range<usize>) -> bool {
        let near = self.start..office.end + 2;
        let last = passage.word(self.start - 1);
        if name.end < self.start || !last.is_some_and(|last| passage.hangs_on(last, &near)) {
            return false;
        }
        let words = name.start..self.start;
        let body =
            if name.end == self.start { Body::of_name(passage, &words) } else { Body::named(&passage.text(words)) };
        self.add_body(body);
        self.start = name.start;
        true
    }

    fn modifier(&mut self, passage: &Passage<'_>, word: Word<'_>, office: &Range<usize>, lower: String) -> bool {
        let at = word.index();
        if let Some(class) = QUALIFIERS.get(&lower) {
            let standing = if class == "rank" { Standing::Other } else { Standing::OtherTime };
            self.qualify(standing);
        } else if !passage.word(at).is_some_and(|word| passage.hangs_on(word, &(self.start..office.end + 2)))
            || is(word, &["nsubj", "obj", "obl", "root"])
        {
            return false;
        } else if is_demonym(word.form()) {
            self.add_body(Body::named(word.form()));
        } else if word.form().starts_with(char::is_uppercase) && at > 0 && word.upos() == "ADJ" {
            self.add_body(Body::named(&lower));
        } else if !NEUTRAL.has(&lower) && word.upos() != "NUM" && !is_age(&lower) {
            self.modifiers.push(lower);
        }
        self.start = at;
        true
    }

    /// What stands before `'s`: a name, or a noun that means one.
    fn possessor(&mut self, passage: &Passage<'_>, mark: usize) -> bool {
        let Some(owner) = mark.checked_sub(1) else { return false };
        if let Some(run) = passage.name_at(owner) {
            let words = run.words.clone();
            self.add_body(Body::of_name(passage, &words));
            self.start = words.start;
            return false;
        }
        self.start = owner;
        match passage.named_by(owner).and_then(|id| passage.mentions.entity(id)) {
            Some(entity) => self.add_body(Body::named(&entity.name)),
            None => self.standing = Standing::Unclear,
        }
        false
    }

    /// Another time outweighs another office: `former vice president`.
    fn qualify(&mut self, standing: Standing) {
        if self.standing != Standing::OtherTime {
            self.standing = standing;
        }
    }

    fn add_body(&mut self, body: Body) {
        self.body = Some(match self.body.take() {
            Some(inner) => Body::named(&format!("{} {}", body.written(), inner.written())),
            None => body,
        });
    }
}

fn is_age(lower: &str) -> bool {
    matches!(lower, "year" | "old" | "years")
}

/// What stands behind an office and belongs to it.
struct After {
    end: usize,
    complement: Range<usize>,
    modifiers: Vec<String>,
    body: Option<Body>,
    standing: Standing,
}

impl After {
    fn read(passage: &Passage<'_>, office: &Range<usize>, top: Word<'_>) -> Self {
        let next = office.end;
        let (body, standing) = (None, Standing::Held);
        let mut after = Self { end: next, complement: next..next, modifiers: Vec::new(), body, standing };
        let Some(word) = passage.word(next) else { return after };
        let lower = passage.lower(next);
        let ties = matches!(&*lower, "'s" | "’s" | "'" | "’") && word.upos() == "PART";
        let beyond = if is_hyphen(&lower) { passage.lower(next + 1) } else { lower.clone() };
        if matches!(&*beyond, "elect" | "designate" | "emeritus" | "nominee" | "candidate") {
            after.standing = Standing::OtherTime;
        } else if is_hyphen(&lower) || ties {
            after.standing = Standing::Other;
        } else if matches!(&*lower, "and" | "or" | "/" | "&") {
            // Whether what follows the next office belongs to this one too can't be told.
            after.standing = Standing::Unclear;
        } else if matches!(word.upos(), "NOUN")
            && passage.tree.head(word).is_none_or(|head| head.index() != top.index())
        {
            // `The mayor candidate`.
            after.standing = Standing::Other;
        } else if matches!(&*lower, "until" | "till" | "from" | "during" | "between") {
            after.standing = Standing::OtherTime;
        } else if word.upos() == "ADP" && word.deprel() == "case" && lower != "since" {
            after.read_complement(passage, word, &lower);
        }
        after
    }

    fn read_complement(&mut self, passage: &Passage<'_>, case: Word<'_>, lower: &str) {
        let Some(noun) = passage.tree.head(case).filter(|noun| noun.index() > case.index()) else { return };
        let noun = passage.word(noun.index()).unwrap_or(noun);
        let inside = |at: usize| at < case.index();
        if !passage.tree.head(noun).is_some_and(|head| inside(head.index())) {
            return;
        }
        let of_body = matches!(lower, "of" | "at");
        if !of_body && !is(noun, &["nmod"]) {
            return;
        }
        let start = case.index() + 1;
        let cut =
            |word: Word<'_>| is(word, &["acl", "acl:relcl", "appos", "parataxis", "punct", "advcl", "nsubj", "cop"]);
        let below = passage.tree.below(noun, cut);
        let words: Vec<usize> = below.into_iter().filter(|at| *at >= case.index()).collect();
        let run = words.iter().zip(case.index()..).take_while(|(at, wanted)| **at == *wanted).count();
        self.end = case.index() + run.max(1);
        let first = start + usize::from(passage.word(start).is_some_and(|word| word.upos() == "DET"));
        self.complement = first..self.end.max(first);
        let name = passage.name_at(first).filter(|run| run.words.end >= self.end && run.words.start <= first);
        let words = name.map(|run| run.words.clone());
        if let Some(words) = &words {
            self.end = words.end;
        }
        let body = match words {
            Some(words) => Some(Body::of_name(passage, &words)),
            None if first + 1 == self.end => {
                let entity = passage.named_by(first).and_then(|id| passage.mentions.entity(id));
                entity.map(|entity| Body::named(&entity.name))
            }
            None => Some(Body::named(&passage.text(first..self.end).to_lowercase())),
        };
        match body {
            Some(body) if of_body => self.body = Some(body),
            Some(body) => self.modifiers.push(format!("{lower} {}", body.key())),
            None => self.standing = Standing::Unclear,
        }
    }
}
