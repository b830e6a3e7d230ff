//! Clauses that a verb attributes: `says that …`, `asks whether …`, `…, says`, and what a parser that wavers leaves of
//! them.

use super::cue::{Complement, VERBS};
use super::scene::Words;
use super::verb::{Content, Reader};
use super::{Act, ContentForm};
use crate::meaning::tree::is;
use crate::syntax::Word;

/// The most words of a clause that is only told by its place.
const LONGEST: usize = 60;

/// How far behind a verb its `that` is looked for, in words.
const NEAR: usize = 12;

impl<'a> Reader<'_, 'a> {
    /// `says that …`, `asks whether …`, `…, says`.
    pub(super) fn clause(self) -> Option<Content> {
        let Some(clause) = self.child(&["ccomp"]).filter(|clause| !self.is_subordinate(*clause)) else {
            return self.clause_by_mark().or_else(|| self.clause_by_place());
        };
        let gerund = clause.xpos() == "VBG" && self.scene.dependent(clause, &["nsubj", "aux", "mark"]).is_none();
        let (complement, form) = match gerund {
            true => (Complement::Gerund, ContentForm::Infinitive),
            false => (Complement::Clause, ContentForm::Clause),
        };
        let quoted = self.scene.is_quoted(clause.index()) && self.cue.takes(Complement::Quote);
        if !self.cue.takes(complement) && !quoted {
            return self.clause_of_purpose(clause);
        }
        let words = self.scene.extent(clause);
        if words.start <= self.verb.index() {
            return Content::of(self.cut(clause), form);
        }
        // What the parser tore off the clause: an object before it, coordinated clauses behind it.
        let torn = |word: &Word<'a>| {
            is(*word, &["obj", "xcomp", "dep"])
                && word.index() > self.verb.index()
                && !self.cue.takes(Complement::Hearer)
                && self.scene.extent(*word).start > self.verb.index()
        };
        let before = self.scene.dependents(self.verb).find(torn).map(|word| self.scene.extent(word).start);
        let start = before.map_or(words.start, |before| before.min(words.start));
        let mut words = start..self.end_of_clauses(words.end);
        if form == ContentForm::Clause && self.is_subject_only(&words) {
            words.end = self.next_border(words.end);
        }
        Content::of(vec![self.scene.trimmed(words)], form)
    }

    /// Whether a stretch that should be a clause is only its subject, with the finite verb behind it.
    pub(super) fn is_subject_only(self, words: &Words) -> bool {
        self.scene.is_verb(words.end) && !words.clone().any(|at| self.scene.is_verb(at))
    }

    /// The next mark of punctuation outside quotations.
    pub(super) fn next_border(self, from: usize) -> usize {
        let count = self.scene.words.len();
        (from..count)
            .find(|&at| self.scene.is_mark(at) && !self.scene.is_quoted(at) && !self.scene.reads(at, "-"))
            .unwrap_or(count)
    }

    /// Whether a clause has a conjunction that opens no content: `said the port was closed, though …`.
    fn is_subordinate(self, clause: Word<'a>) -> bool {
        let others = |word: Word<'a>| matches!(word.form(), "although" | "because" | "though" | "unless" | "while");
        let first = self.scene.words.get(self.scene.extent(clause).start).copied();
        first.is_some_and(|first| first.index() > self.verb.index() && others(first))
    }

    /// `said the port planned to close`: what stands right behind the verb up to the next comma, if it reads like a
    /// clause that the parser took apart.
    fn clause_by_place(self) -> Option<Content> {
        let at = self.verb.index();
        let says = self.cue.takes(Complement::Clause) && self.cue.takes(Complement::Quote);
        let next = self.scene.words.get(at + 1)?;
        let opens = matches!(next.upos(), "DET" | "PRON" | "PROPN" | "NOUN" | "ADJ" | "NUM") && next.xpos() != "WDT";
        let spoken_of = self.child(&["nsubj"]).is_some_and(|subject| subject.index() < at);
        if !says || !opens || !spoken_of || self.cue.takes(Complement::Hearer) {
            return None;
        }
        let end = self.next_border(at + 1).min(at + 1 + LONGEST);
        // The verb of the clause, taken for a participle or a noun, stands behind its subject.
        let verbal = |at: usize| self.scene.is_verb(at) || self.scene.words[at].xpos() == "VBN";
        (at + 3 < end && (at + 2..end).any(verbal)).then_some(())?;
        Content::of(vec![self.scene.trimmed(at + 1..end)], ContentForm::Clause)
    }

    /// Where the clauses that are content end, those among them that the parser has beside the first.
    fn end_of_clauses(self, end: usize) -> usize {
        let behind = self.scene.dependents(self.verb).filter(|word| word.index() >= end && word.upos() != "PUNCT");
        let mut last = end;
        for word in behind {
            let goes_on = match word.deprel() {
                "ccomp" | "xcomp" | "obj" | "dep" => true,
                "conj" => self.is_content_of_conjunction(word),
                _ => false,
            };
            if !goes_on {
                break;
            }
            last = last.max(self.scene.extent(word).end);
        }
        last
    }

    /// `said that it was late and that it rained`, `said it was late and was tired`: not `said so and left`.
    fn is_content_of_conjunction(self, word: Word<'a>) -> bool {
        let that = |below: Word<'a>| is(below, &["mark"]) && matches!(below.form(), "that" | "whether");
        let helped = |below: Word<'a>| is(below, &["cop", "aux", "aux:pass"]) && below.form() != "has";
        self.scene.dependents(word).any(|below| that(below) || helped(below)) && VERBS.get(word.form()).is_none()
    }

    /// `says on its website that …`: a clause that the parser has on another word, if nothing else can be meant.
    fn clause_by_mark(self) -> Option<Content> {
        let says = self.cue.takes(Complement::Clause) && self.cue.act == Act::Speech;
        let hearer = self.cue.takes(Complement::Hearer);
        if !says
            || !hearer && self.child(&["obj", "xcomp"]).is_some_and(|object| object.index() > self.verb.index() + 2)
        {
            return None;
        }
        let words = self.scene.extent(self.verb);
        let next = self.verb.index() + 1;
        let mark = self.scene.words.get(next..words.end)?.iter().take(NEAR).find(|word| {
            let opens = is(**word, &["mark"]) && matches!(word.form(), "that" | "whether");
            let asks = matches!(word.form(), "when" | "how" | "why" | "what" | "if" | "whether" | "where");
            opens || asks && word.index() == next
        })?;
        let clause = mark.head()?;
        let extent = self.scene.extent(clause);
        let start = mark.index().min(extent.start.max(next));
        (clause.index() > mark.index()).then_some(())?;
        Content::of(vec![self.scene.trimmed(start..extent.end)], ContentForm::Clause)
    }

    /// `calls for Congress to act`: a clause that a preposition of the cue opens.
    fn clause_of_purpose(self, clause: Word<'a>) -> Option<Content> {
        let mark = self.scene.dependents(clause).find(|word| is(*word, &["mark", "case"]))?;
        self.cue.takes_after(mark.form()).then_some(())?;
        let words = self.scene.extent(clause);
        let mut content = Content::of(
            vec![self.scene.trimmed(words.start.max(mark.index() + 1)..words.end)],
            ContentForm::Infinitive,
        )?;
        content.preposition = Some(mark.index());
        Some(content)
    }

    /// All that hangs on `top`, without the verb and its source.
    pub(super) fn cut(self, top: Word<'a>) -> Vec<Words> {
        let words = self.scene.trimmed(self.scene.extent(top));
        let at = self.verb.index();
        if !words.contains(&at) {
            return vec![words];
        }
        self.scene.without(&words, &self.own_words())
    }

    /// The words of the clause of the verb itself, if it stands inside or beside its content: source and cue.
    fn own_words(self) -> Words {
        let at = self.verb.index();
        self.scene.dependents(self.verb).filter(|word| !is(*word, &["ccomp", "parataxis", "punct"])).fold(
            at..at + 1,
            |words, word| {
                let extent = self.scene.extent(word);
                words.start.min(extent.start)..words.end.max(extent.end)
            },
        )
    }

    /// `…, officials say`, `…, officials say, …`, `as officials say`: the clause that the verb hangs on.
    pub(super) fn clause_around(self) -> Option<Content> {
        let says = self.cue.takes(Complement::Clause) || self.cue.takes(Complement::Quote);
        says.then_some(())?;
        if let Some(below) = self.child(&["parataxis"]).filter(|below| self.may_be_said(*below)) {
            return Content::of(self.cut(below), ContentForm::Clause);
        }
        let head = self.verb.head()?;
        let as_said = || self.child(&["mark", "advmod"]).is_some_and(|mark| mark.form().eq_ignore_ascii_case("as"));
        let fits = is(self.verb, &["parataxis"]) || is(self.verb, &["advcl"]) && as_said();
        let subject = self.child(&["nsubj"]).is_some();
        if !fits || !subject || self.child(&["obj", "xcomp"]).is_some() {
            return None;
        }
        let whole = self.scene.extent(head);
        Content::of(self.scene.without(&whole, &self.scene.extent(self.verb)), ContentForm::Clause)
    }

    /// A clause beside the verb is said if nothing but marks stands between them, or if it comes first.
    fn may_be_said(self, clause: Word<'a>) -> bool {
        let extent = self.scene.extent(clause);
        extent.end <= self.verb.index()
            || self.scene.is_quoted(clause.index())
            || extent.start > 0 && (self.scene.reads(extent.start - 1, ":") || self.scene.reads(extent.start, ":"))
    }
}
