//! Who is said to hold an office.

use std::ops::Range;

use super::body::Body;
use super::list::Uniqueness;
use super::passage::{NameRun, Passage};
use super::phrase::{Phrase, Standing};
use crate::article::Span;
use crate::check::contradiction::person::PersonName;
use crate::meaning::is;
use crate::meaning::mention::EntityId;
use crate::syntax::Word;

/// In which words an office is given to its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Form {
    /// `Mayor Karl Lund`.
    Title,
    /// `Karl Lund, the mayor`; `the mayor, Karl Lund`.
    Apposition,
    /// `Karl Lund is the mayor`.
    Predicate,
}

/// That somebody holds an office now.
#[derive(Clone, Debug)]
pub(in super::super) struct Statement {
    /// The office, with what narrows it.
    pub office: String,
    /// The office as the list has it.
    pub canonical: &'static str,
    pub uniqueness: Uniqueness,
    /// Of what, where that is said.
    pub body: Option<Body>,
    /// All that is said behind the office of what it is one of.
    pub complement: String,
    pub entity: EntityId,
    /// The holder as the article calls him or her in full.
    pub name: PersonName,
    /// From the office to the name.
    pub span: Span,
    pub form: Form,
}

/// What a phrase says of a holder, if it says it and there is one.
pub(super) fn statement(passage: &Passage<'_>, phrase: &Phrase) -> Option<Statement> {
    if phrase.standing != Standing::Held {
        return None;
    }
    let plain = |form, name: Range<usize>| Found { form, name, body: phrase.body.clone(), end: phrase.extent.end };
    let found = title(passage, phrase)
        .or_else(|| {
            let name = name_behind(passage, phrase).or_else(|| name_before(passage, phrase))?;
            Some(plain(Form::Apposition, name))
        })
        .or_else(|| Some(plain(Form::Predicate, subject(passage, phrase)?)))?;
    let Found { form, name, body, end } = found;
    let run = passage.name_at(name.end - 1)?;
    if !passage.can_be_person(run) {
        return None;
    }
    let entity = run.mention.entity?;
    let written = passage.text(name.clone());
    let full = passage.mentions.entity(entity).filter(|entity| entity.named).map(|entity| entity.name.clone());
    // A title that was taken for a part of the name makes it longer than what stands here.
    let full = full.filter(|full| full.ends_with(&written) && name == run.words).unwrap_or(written);
    let words = phrase.extent.start.min(name.start)..end.max(name.end);
    Some(Statement {
        office: phrase.key.clone(),
        canonical: phrase.canonical,
        uniqueness: phrase.uniqueness,
        body,
        complement: passage.text(phrase.complement.clone()),
        entity,
        name: PersonName::read(&full)?,
        span: passage.span(words),
        form,
    })
}

/// A holder of an office in the sentence.
struct Found {
    form: Form,
    name: Range<usize>,
    body: Option<Body>,
    /// Where what is said of the office ends.
    end: usize,
}

/// `Mayor Karl Lund of Aberg`: the name right behind the office, and what the office is one of.
fn title(passage: &Passage<'_>, phrase: &Phrase) -> Option<Found> {
    let start = phrase.office.end;
    let run = passage.name_at(start).filter(|_| phrase.extent.end == start)?;
    let name = start..run.words.end;
    let of = || {
        let case = passage.word(name.end).filter(|word| word.form() == "of")?;
        let noun = passage.tree.head(case)?;
        let body = passage.name_at(noun.index()).filter(|run| run.words.start > case.index())?;
        let inside = phrase.extent.start..name.end;
        let belongs = passage.tree.head(noun).is_some_and(|head| inside.contains(&head.index()));
        belongs.then(|| (Body::of_name(passage, &body.words), body.words.end))
    };
    let (body, end) = match (phrase.body.clone(), of()) {
        (body, None) => (body, name.end),
        (None, Some((body, end))) => (Some(body), end),
        (Some(_), Some(_)) => return None,
    };
    Some(Found { form: Form::Title, name, body, end })
}

/// `The mayor of Aberg, Karl Lund,`.
fn name_behind(passage: &Passage<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let comma = phrase.extent.end;
    let run = passage.name_at(comma + 1).filter(|run| run.words.start == comma + 1)?;
    let top = passage.top(run.words.clone())?;
    let ends = matches!(passage.form(run.words.end), "," | "." | ";" | ":" | ")" | "–" | "—" | "");
    let head = passage.tree.head(top)?;
    let office = passage.top(phrase.office.clone())?;
    // The parser may take both for the subject of one verb.
    let beside = is(top, &["nsubj"]) && is(office, &["nsubj"]);
    let belongs = is(top, &["appos", "flat"]) && phrase.extent.contains(&head.index())
        || beside && passage.tree.head(office).is_some_and(|verb| verb.index() == head.index());
    let definite = phrase.extent.start < phrase.office.start;
    (passage.form(comma) == "," && ends && belongs && definite).then(|| run.words.clone())
}

/// `Karl Lund, the mayor of Aberg,`.
fn name_before(passage: &Passage<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let comma = phrase.extent.start.checked_sub(1).filter(|at| passage.form(*at) == ",")?;
    let run = passage.name_at(comma.checked_sub(1)?)?;
    let top = passage.top(phrase.office.clone())?;
    let name = &run.words;
    let belongs = is(top, &["appos", "list", "parataxis"])
        && passage.tree.head(top).is_some_and(|head| name.contains(&head.index()));
    let ends = matches!(passage.form(phrase.extent.end), "," | "." | ";" | ":" | ")" | "–" | "—" | "" | "who");
    (belongs && ends).then(|| name.clone())
}

/// `Karl Lund is the mayor of Aberg`, `who has been mayor since 2022`, `serves as mayor`, `the mayor of Aberg is Karl
/// Lund`.
fn subject(passage: &Passage<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let top = first_of_list(passage, passage.top(phrase.office.clone())?);
    let hedged = |verb: Word<'_>| {
        passage.tree.dependents(verb).any(|word| {
            let form = word.form().to_lowercase();
            let no =
                matches!(&*form, "not" | "n't" | "n’t" | "never" | "no" | "longer" | "if" | "whether" | "reportedly");
            is(word, &["mark"]) || no
        })
    };
    if let Some(name) = predicate(passage, top).filter(|name| !hedged(*name)) {
        return passage.name_at(name.index()).map(|run| run.words.clone());
    }
    let verb = match copula(passage, phrase) {
        Some(copula) => is_present(passage, phrase, copula).then_some(top)?,
        None => serving(passage, top)?,
    };
    let subject = passage.tree.dependent(verb, &["nsubj", "nsubj:outer"]).filter(|_| !hedged(verb))?;
    let subject = match passage.name_at(subject.index()) {
        Some(run) => run,
        None => relative(passage, verb, subject)?,
    };
    (subject.words.start < phrase.office.start).then(|| subject.words.clone())
}

/// The first of what is listed: `serves as mayor and head of the school board`.
fn first_of_list<'a>(passage: &Passage<'a>, word: Word<'a>) -> Word<'a> {
    let first = passage.tree.head(word).filter(|first| is(word, &["conj"]) && first.upos() == word.upos());
    first.unwrap_or(word)
}

/// The name in `the mayor of Aberg is Karl Lund`.
fn predicate<'a>(passage: &Passage<'a>, top: Word<'a>) -> Option<Word<'a>> {
    let name = passage.tree.head(top).filter(|name| is(top, &["nsubj"]) && name.upos() == "PROPN")?;
    let copula = passage.tree.dependent(name, &["cop"])?;
    let alone = passage.tree.dependent(name, &["aux", "conj"]).is_none();
    (alone && matches!(copula.form(), "is" | "'s" | "’s")).then_some(name)
}

/// The form of `be` before an office. The parser may hang it on the possessor.
fn copula<'a>(passage: &Passage<'a>, phrase: &Phrase) -> Option<Word<'a>> {
    let before = phrase.extent.start.checked_sub(2)?..phrase.extent.start;
    let belongs = |word: &Word<'_>| {
        is(*word, &["cop"]) && passage.tree.head(*word).is_some_and(|head| phrase.extent.contains(&head.index()))
    };
    before.filter_map(|at| passage.word(at)).find(belongs)
}

/// Whose the clause of `who` is.
fn relative<'p, 'a>(passage: &'p Passage<'a>, verb: Word<'a>, subject: Word<'a>) -> Option<&'p NameRun<'a>> {
    let above = passage.tree.head(verb).filter(|_| is(verb, &["acl:relcl"]) && subject.form() == "who")?;
    // `Karl Lund, the Swede who …`: of the bearer of the name.
    let bearer = passage.tree.head(above).filter(|_| is(above, &["appos"]));
    bearer.and_then(|bearer| passage.name_at(bearer.index())).or_else(|| passage.name_at(above.index()))
}

/// `Is the mayor`, and `has been mayor since 2022`; not `was`, `will be`, `had been`.
fn is_present(passage: &Passage<'_>, phrase: &Phrase, copula: Word<'_>) -> bool {
    let belongs = |word: &Word<'_>| {
        let head = passage.tree.head(*word).map(|head| head.index());
        head.is_some_and(|head| head == copula.index() || phrase.extent.contains(&head))
    };
    let words = passage.tree.parse().words();
    let auxiliaries = words.clone().filter(|word| is(*word, &["aux"]) && belongs(word));
    let auxiliaries: Vec<String> = auxiliaries.map(|word| word.form().to_lowercase()).collect();
    match (&*copula.form().to_lowercase(), auxiliaries.as_slice()) {
        ("is" | "'s" | "’s", []) => true,
        ("been", [has]) => {
            let since = words.skip(phrase.office.end).any(|word| word.form() == "since");
            matches!(&**has, "has" | "'s" | "’s") && since
        }
        _ => false,
    }
}

/// `Serves as mayor`, `remains mayor`.
fn serving<'a>(passage: &Passage<'a>, top: Word<'a>) -> Option<Word<'a>> {
    let verb = passage.tree.head(top).filter(|verb| verb.xpos() == "VBZ")?;
    let lemma = verb.lemma();
    let as_office = passage.tree.dependent(top, &["case"]).is_some_and(|case| case.form() == "as");
    let serves = matches!(&*lemma, "serve" | "act" | "work") && is(top, &["obl"]) && as_office;
    let remains = lemma == "remain" && is(top, &["xcomp", "obj"]);
    (serves || remains).then_some(verb)
}
