//! What verbs attribute.

use super::cue::{Complement, Cue};
use super::finder::Draft;
use super::scene::{Scene, Words, alone};
use super::source::{self, Source};
use super::{Act, ContentForm, aside, noun, tail};
use crate::meaning::tree::is;
use crate::syntax::Word;

/// Prepositions that go on with what an object is about, sorted: not those of time and place.
const ADDS: &[&str] = &["about", "against", "as", "between", "for", "from", "like", "of", "over", "to", "with"];

/// Whether a subject is something that is looked at to learn from: a poll shows a lead, a dress shows taste.
fn is_evidence(word: Word<'_>) -> bool {
    const EVIDENCE: &[&str] = &[
        "analysis", "average", "chart", "data", "document", "estimate", "evidence", "figure", "footage", "map",
        "photo", "poll", "record", "report", "research", "result", "study", "survey", "video",
    ];
    word.upos() == "NOUN" && EVIDENCE.binary_search(&&*word.lemma()).is_ok()
}

/// The attribution of a verb that can be a cue, if it has content.
pub(super) fn draft<'a>(scene: &Scene<'a>, verb: Word<'a>, cue: &Cue) -> Option<Draft> {
    Reader { scene, verb, cue }.draft()
}

/// A verb that is looked at.
#[derive(Clone, Copy)]
pub(super) struct Reader<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) verb: Word<'a>,
    pub(super) cue: &'s Cue,
}

/// What is attributed, and what it is.
pub(super) struct Content {
    places: Vec<Words>,
    form: ContentForm,
    /// The preposition that belongs to the cue.
    pub(super) preposition: Option<usize>,
}

impl Content {
    pub(super) fn of(places: Vec<Words>, form: ContentForm) -> Option<Self> {
        (!places.is_empty()).then_some(Content { places, form, preposition: None })
    }
}

impl<'a> Reader<'_, 'a> {
    fn draft(self) -> Option<Draft> {
        if let Some(draft) = aside::draft(self.scene, self.verb, self.cue) {
            return Some(draft);
        }
        let passive = self.is_passive();
        let mut content = if passive { self.of_passive()? } else { self.of_active()? };
        for words in content.places.iter_mut().filter(|words| words.start > self.verb.index()) {
            *words = tail::cut(self.scene, self.verb, words.clone());
        }
        let mut source = match passive {
            true => source::of_passive(self.scene, self.verb),
            false => source::of_verb(self.scene, self.verb),
        };
        // `Those close to her say that …`, parsed as `…, says`: without a mark between, the content is the source.
        if !passive
            && source.places.is_empty()
            && let [before] = &content.places[..]
            && before.end == self.verb.index()
        {
            source.places = vec![before.clone()];
            let behind = self.verb.index() + 1..self.next_border(self.verb.index() + 1);
            content = Content::of(
                Some(behind).filter(|behind| self.scene.has_word(behind)).into_iter().collect(),
                ContentForm::Clause,
            )?;
        }
        Some(self.found(source, content))
    }

    fn found(self, source: Source, content: Content) -> Draft {
        let act = match content.form {
            ContentForm::Clause => self.cue.act,
            ContentForm::Infinitive if self.cue.act == Act::Speech && self.cue.lemma != "claim" => Act::Intention,
            ContentForm::Phrase if matches!(self.cue.act, Act::Speech | Act::Belief) => Act::Stance,
            _ => self.cue.act,
        };
        let mut cue = alone(self.verb.index());
        let particle = self.child(&["compound:prt"]).map(Word::index);
        cue.extend(particle.into_iter().chain(content.preposition).map(|at| at..at + 1));
        Draft::new(self.verb, self.cue, act, content.form, source, cue, content.places)
    }

    pub(super) fn child(self, relations: &[&str]) -> Option<Word<'a>> {
        self.scene.dependent(self.verb, relations)
    }

    fn is_passive(self) -> bool {
        self.child(&["aux:pass", "nsubj:pass"]).is_some()
            || self.verb.xpos() == "VBN"
                && is(self.verb, &["acl", "amod"])
                && self.child(&["obj", "ccomp", "nsubj"]).is_none()
    }

    /// Content of `X says …`.
    fn of_active(self) -> Option<Content> {
        self.clause()
            .or_else(|| self.clause_around())
            .or_else(|| self.infinitive())
            .or_else(|| self.after_preposition())
            .or_else(|| self.object())
    }

    /// `plans to go`, `urges her to go`, `denied going`.
    fn infinitive(self) -> Option<Content> {
        let clause = self.child(&["xcomp"])?;
        let to = self.scene.dependent(clause, &["mark"]).is_some_and(|mark| mark.form().eq_ignore_ascii_case("to"));
        let object = self.child(&["obj", "iobj"]).filter(|object| object.index() < clause.index());
        let complement = match (to, object) {
            (true, Some(_)) => Complement::Other,
            (true, None) => Complement::Infinitive,
            (false, None) if clause.xpos() == "VBG" => Complement::Gerund,
            (false, _) => Complement::Object,
        };
        self.cue.takes(complement).then_some(())?;
        let mut words = self.scene.extent(clause);
        words.end = self.end_of_infinitives(clause, words.end);
        let start = object.map_or(words.start, |object| self.scene.extent(object).start.min(words.start));
        if start <= self.verb.index() && self.verb.index() < words.end {
            return Content::of(vec![self.scene.trimmed(self.verb.index() + 1..words.end)], ContentForm::Infinitive);
        }
        let form = if to || complement == Complement::Gerund { ContentForm::Infinitive } else { ContentForm::Phrase };
        Content::of(vec![self.scene.trimmed(start..words.end)], form)
    }

    /// Where coordinated infinitives or gerunds end that the parser has beside the first: `wants to build it, pay for it
    /// and leave`.
    fn end_of_infinitives(self, clause: Word<'a>, end: usize) -> usize {
        let alike = |word: &Word<'a>| {
            is(*word, &["conj"])
                && word.index() >= end
                && word.xpos() == clause.xpos()
                && matches!(word.xpos(), "VB" | "VBG")
                && word.xpos() != self.verb.xpos()
        };
        self.scene.dependents(self.verb).filter(alike).map(|word| self.scene.extent(word).end).max().unwrap_or(end)
    }

    /// `cites the report`, `describes her as a friend`.
    fn object(self) -> Option<Content> {
        self.cue.takes(Complement::Object).then_some(())?;
        if self.cue.lemma == "show" && !self.child(&["nsubj"]).is_some_and(is_evidence) {
            return None;
        }
        let object =
            self.child(&["obj"]).filter(|object| self.cue.lemma != "show" || !noun::attributes(self.scene, *object))?;
        let words = self.scene.extent(object);
        if self.cue.takes(Complement::Clause) && words.start > self.verb.index() && self.is_subject_only(&words) {
            let clause = words.start..self.next_border(words.end);
            return Content::of(vec![self.scene.trimmed(clause)], ContentForm::Clause);
        }
        let end = self.end_of_complements(words.end);
        if words.start <= self.verb.index() && self.verb.index() < end {
            // What … said: the object stands before.
            let before = self.scene.trimmed(words.start..words.end.min(self.verb.index()));
            return Content::of(vec![before], ContentForm::Phrase).filter(|_| words.end <= self.verb.index());
        }
        Content::of(vec![self.scene.trimmed(words.start..end)], ContentForm::Phrase)
    }

    /// Where what follows an object ends: what it is called, or what goes on with `as`, `for` or `of`.
    fn end_of_complements(self, end: usize) -> usize {
        let mut last = end;
        for word in self.scene.dependents(self.verb).filter(|word| word.index() >= end) {
            let mark = || self.scene.dependents(word).find(|below| is(*below, &["case", "mark"]));
            let goes_on = match word.deprel() {
                "xcomp" | "obj" | "dep" | "appos" | "nmod" | "acl" | "acl:relcl" => true,
                "obl" | "advcl" => mark().is_some_and(|mark| ADDS.binary_search(&mark.form()).is_ok()),
                "ccomp" => self.cue.lemma == "call",
                _ => false,
            };
            let extent = self.scene.extent(word);
            if !goes_on || extent.start != last {
                break;
            }
            last = extent.end;
        }
        last
    }

    /// `calls for calm`, `insists on leaving`.
    fn after_preposition(self) -> Option<Content> {
        let (word, case) =
            self.scene.dependents(self.verb).filter(|word| is(*word, &["obl", "advcl", "ccomp"])).find_map(|word| {
                let case = self.scene.dependents(word).find(|below| is(*below, &["case", "mark"]))?;
                self.cue.takes_after(&case.form().to_ascii_lowercase()).then_some((word, case))
            })?;
        let words = self.scene.extent(word);
        let mut start = words.start.max(case.index() + 1);
        let mut end = words.end;
        // Calls on her to go; calls for her to go.
        if let Some(clause) = self.child(&["xcomp", "advcl"]).filter(|clause| clause.index() > word.index()) {
            let extent = self.scene.extent(clause);
            let to = self.scene.dependent(clause, &["mark"]).is_some_and(|mark| mark.form().eq_ignore_ascii_case("to"));
            if to && extent.start == end {
                end = extent.end;
            }
        }
        if (start..end).contains(&self.verb.index()) {
            start = self.verb.index() + 1;
        }
        let form = if is(word, &["obl"]) { ContentForm::Phrase } else { ContentForm::Infinitive };
        let mut content = Content::of(vec![self.scene.trimmed(start..end)], form)?;
        content.preposition = Some(case.index());
        Some(content)
    }

    /// `It is expected that …`, `X is expected to …`, `X was accused of …`, `X was criticised by …`.
    fn of_passive(self) -> Option<Content> {
        if let Some(clause) =
            self.child(&["ccomp", "csubj:pass", "csubj"]).filter(|_| self.cue.takes(Complement::Clause))
        {
            return Content::of(self.cut(clause), ContentForm::Clause);
        }
        let agent = source::agent(self.scene, self.verb);
        let subject = self.child(&["nsubj:pass"]).or_else(|| self.verb.head().filter(|_| is(self.verb, &["acl"])))?;
        let rest = self.rest(agent);
        let infinitive = self.child(&["xcomp"]).is_some()
            && (self.cue.takes(Complement::Passive) || self.cue.takes(Complement::Other));
        let taken = infinitive
            || self.cue.takes(Complement::Passive) && self.child(&["aux:pass"]).is_some() && rest.is_some()
            || (self.cue.takes(Complement::Object) || self.cue.takes(Complement::Passive)) && agent.is_some();
        taken.then_some(())?;
        let mut of_subject = self.scene.extent(subject);
        if of_subject.contains(&self.verb.index()) {
            of_subject.end = self.scene.extent(self.verb).start.max(of_subject.start);
        }
        let mut places = vec![self.scene.trimmed(of_subject)];
        places.extend(rest);
        places.retain(|words| !words.is_empty());
        let form = if infinitive { ContentForm::Infinitive } else { ContentForm::Phrase };
        Content::of(places, form)
    }

    /// What follows a passive verb as part of its content: an infinitive, what stands behind `as`, `of` or `for`.
    fn rest(self, agent: Option<Word<'a>>) -> Option<Words> {
        let marks = |word: Word<'a>| {
            let mark = self.scene.dependents(word).find(|below| is(*below, &["case", "mark"]));
            mark.is_some_and(|mark| matches!(mark.form(), "as" | "of" | "for" | "to"))
        };
        self.scene
            .dependents(self.verb)
            .filter(|word| word.index() > self.verb.index() && agent.is_none_or(|agent| agent.index() != word.index()))
            .find(|word| is(*word, &["xcomp", "obj"]) || is(*word, &["obl", "advcl"]) && marks(*word))
            .map(|word| self.scene.trimmed(self.scene.extent(word)))
    }
}
