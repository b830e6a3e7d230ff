//! The clauses of a sentence, as far as reference asks: subjects, objects, roles, quotation.

use super::sighting::Role;
use crate::meaning::attribution::reports;
use crate::meaning::tree::{Tree, is};
use crate::syntax::{Parse, Word};

/// How far up a chain of heads is followed.
const DEEP: usize = 12;

/// How sure it is that a subject is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    Sure,
    Guess,
}

/// The clauses of one sentence.
pub(super) struct Frame<'a> {
    pub tree: Tree<'a>,
    /// The subject and the first object of each word.
    subjects: Vec<Option<u32>>,
    objects: Vec<Option<u32>>,
    /// Whether each word stands between quotation marks.
    quoted: Vec<bool>,
}

impl<'a> Frame<'a> {
    /// The frame of a parse, in which a quotation may already be open.
    pub fn of(parse: &'a Parse<'a>, mut open: bool) -> Self {
        let count = parse.words().len();
        let (mut subjects, mut objects, mut quoted) = (vec![None; count], vec![None; count], Vec::with_capacity(count));
        for (index, word) in (0_u32..).zip(parse.words()) {
            match word.form() {
                "“" | "``" => open = true,
                "”" | "''" => open = false,
                "\"" => open = !open,
                _ => {}
            }
            quoted.push(open);
            let (relation, Some(head)) = (word.deprel(), word.head()) else { continue };
            let kept = match relation {
                "nsubj" | "nsubj:pass" => &mut subjects,
                "obj" | "iobj" => &mut objects,
                _ => continue,
            };
            kept[head.index()].get_or_insert(index);
        }
        Self { tree: Tree::of(parse), subjects, objects, quoted }
    }

    pub fn parse(&self) -> &'a Parse<'a> {
        self.tree.parse()
    }

    /// Whether a word stands between quotation marks.
    pub fn quoted(&self, word: Word<'_>) -> bool {
        self.quoted.get(word.index()).copied().unwrap_or(false)
    }

    /// The subject of the verb by which a quotation in this sentence is told.
    pub fn speaker(&self) -> Option<Word<'a>> {
        self.quoted.contains(&true).then_some(())?;
        let outside = |word: &Word<'a>| !self.quoted[word.index()];
        self.parse()
            .words()
            .filter(|word| outside(word) && word.upos() == "VERB" && reports(word.form()))
            .find_map(|verb| self.subject(verb).filter(outside))
    }

    /// Whether any word stands between quotation marks.
    pub fn is_quoted_at_all(&self) -> bool {
        self.quoted.contains(&true)
    }

    /// The subject of the verb by which a sentence that ends in a colon announces what somebody says: `Berg writes:`.
    pub fn announcer(&self) -> Option<Word<'a>> {
        let last = self.parse().words().next_back().filter(|last| last.form() == ":");
        let root = self.tree.root().filter(|root| last.is_some() && reports(root.form()));
        root.and_then(|root| self.subject(root))
    }

    /// Whether a quotation is open at the end.
    pub fn open_at_end(&self) -> bool {
        self.quoted.last().copied().unwrap_or(false)
    }

    /// The word without coordination: the first of what it is joined to.
    pub fn first_conjunct(word: Word<'a>) -> Word<'a> {
        let mut at = word;
        for _ in 0..DEEP {
            match at.head().filter(|_| at.deprel() == "conj") {
                Some(head) => at = head,
                None => break,
            }
        }
        at
    }

    /// What a noun phrase with this head does.
    pub fn role(word: Word<'a>) -> Role {
        let first = Self::first_conjunct(word);
        let relation = first.deprel();
        match relation.split(':').next().unwrap_or(relation) {
            "nsubj" => Role::Subject,
            "obj" | "iobj" => Role::Object,
            "obl" => Role::Oblique,
            "nmod" if relation == "nmod:poss" => Role::Possessor,
            "nmod" | "compound" | "amod" | "flat" => Role::Nested,
            _ => Role::Other,
        }
    }

    /// Whether a word holds a clause together.
    pub fn is_predicate(&self, word: Word<'_>) -> bool {
        self.subjects[word.index()].is_some()
            || matches!(word.upos(), "VERB" | "AUX")
            || matches!(word.deprel(), "root" | "ccomp" | "xcomp" | "advcl" | "acl" | "acl:relcl" | "parataxis")
    }

    /// The head of the clause that a word stands in, and the nouns on the way up to it.
    pub fn clause(&self, word: Word<'a>) -> (Option<Word<'a>>, Vec<Word<'a>>) {
        let (mut nouns, mut at) = (Vec::new(), word.head());
        while let Some(head) = at.filter(|_| nouns.len() < DEEP) {
            if self.is_predicate(head) {
                return (Some(head), nouns);
            }
            nouns.push(head);
            at = head.head();
        }
        (None, nouns)
    }

    fn word(&self, index: Option<u32>) -> Option<Word<'a>> {
        self.parse().word(index? as usize)
    }

    /// The subject of a word's clause, as written.
    pub fn subject(&self, predicate: Word<'_>) -> Option<Word<'a>> {
        self.word(self.subjects[predicate.index()])
    }

    /// The subject that is understood: `Smith` for `sold` in `Smith came and sold it`, for `sell` in `Smith wants to
    /// sell it`.
    ///
    /// Of an adverbial clause it is a guess: `… , making him the chief`.
    pub fn understood_subject(&self, predicate: Word<'a>) -> Option<(Word<'a>, Certainty)> {
        let (mut at, mut certainty) = (predicate, Certainty::Sure);
        for _ in 0..DEEP {
            let relative = |word: Word<'_>| is(at, &["acl:relcl"]) && matches!(word.xpos(), "WP" | "WDT");
            // `A man who lost his house`: the man's.
            if let Some(subject) = self.subject(at).filter(|subject| !relative(*subject)) {
                return Some((subject, certainty));
            }
            let head = at.head()?;
            match at.deprel() {
                "xcomp" => {
                    if let Some(object) = self.word(self.objects[head.index()]) {
                        return Some((object, certainty));
                    }
                }
                "acl" | "acl:relcl" => return Some((head, certainty)),
                "advcl" | "ccomp" => certainty = Certainty::Guess,
                "conj" => {}
                _ => return None,
            }
            at = head;
        }
        None
    }

    /// The predicates above one, from the inside out, each with the relation by which the way goes up to it.
    pub fn above(&self, predicate: Word<'a>) -> Vec<(Word<'a>, &'a str)> {
        let (mut found, mut at, mut relation) = (Vec::new(), predicate, predicate.deprel());
        for _ in 0..DEEP {
            let Some(head) = at.head() else { break };
            if self.is_predicate(head) {
                found.push((head, relation));
                relation = head.deprel();
            } else if relation == "conj" || relation == "nmod" {
                relation = head.deprel();
            }
            at = head;
        }
        found
    }
}
