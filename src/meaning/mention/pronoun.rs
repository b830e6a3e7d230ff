//! Pronouns of the third person in their sentence: which ones there are, and what syntax says of their antecedents.

use super::frame::{Certainty, Frame};
use super::sighting::{PronounClass, PronounFacts, PronounForm};
use super::{Gender, Number, words};
use crate::meaning::attribution::reports;
use crate::syntax::Word;

/// So many words that a pronoun cannot mean are kept.
const BARRED: usize = 24;

/// The pronoun that a word is.
pub(super) fn pronoun(word: Word<'_>) -> Option<(PronounClass, PronounForm)> {
    use PronounClass::{He, It, She, They};
    use PronounForm::{Plain, Possessive, Reflexive};
    if word.upos() != "PRON" {
        return None;
    }
    let is = |form: &str| word.form().eq_ignore_ascii_case(form);
    let possessive = |class| (class, if word.deprel() == "nmod:poss" { Possessive } else { Plain });
    [
        ("he", (He, Plain)),
        ("him", (He, Plain)),
        ("himself", (He, Reflexive)),
        ("she", (She, Plain)),
        ("herself", (She, Reflexive)),
        ("it", (It, Plain)),
        ("its", (It, Possessive)),
        ("itself", (It, Reflexive)),
        ("they", (They, Plain)),
        ("them", (They, Plain)),
        ("their", (They, Possessive)),
        ("themselves", (They, Reflexive)),
    ]
    .into_iter()
    .find(|(form, _)| is(form))
    .map(|(_, found)| found)
    .or_else(|| is("his").then(|| possessive(He)))
    .or_else(|| is("her").then(|| possessive(She)))
}

/// Whether a pronoun is half of `he or she`, which means no one in particular.
pub(super) fn is_either(frame: &Frame<'_>, word: Word<'_>) -> bool {
    let at = |by: isize| word.index().checked_add_signed(by).and_then(|index| frame.parse().word(index));
    let third = |other: Option<Word<'_>>| other.is_some_and(|other| pronoun(other).is_some());
    let or = |other: Option<Word<'_>>| other.is_some_and(|other| matches!(other.form(), "or" | "/"));
    or(at(1)) && third(at(2)) || or(at(-1)) && third(at(-2))
}

/// Number and gender of a pronoun.
pub(super) fn agreement(class: PronounClass) -> (Number, Gender) {
    match class {
        PronounClass::He => (Number::Singular, Gender::Masculine),
        PronounClass::She => (Number::Singular, Gender::Feminine),
        PronounClass::It => (Number::Singular, Gender::Neuter),
        PronounClass::They => (Number::Plural, Gender::Unknown),
    }
}

/// Whether `it` stands for nothing: `it is clear that …`, `it rains`, `it was Monday`.
pub(super) fn is_pleonastic(frame: &Frame<'_>, it: Word<'_>) -> bool {
    if it.deprel().starts_with("expl") {
        return true;
    }
    let Some(head) = it.head().filter(|_| it.deprel().starts_with("nsubj")) else { return false };
    let form = head.form();
    if ["rain", "snow", "hail"].iter().any(|weather| {
        form.get(..weather.len()).is_some_and(|start| start.eq_ignore_ascii_case(weather)) && head.upos() == "VERB"
    }) {
        return true;
    }
    let has = |relations: &[&str]| frame.tree.dependent(head, relations).is_some();
    let copula = has(&["cop"]);
    let time = head.upos() == "NUM"
        || words::is_calendar(form)
        || matches!(words::noun_class(form), Some(words::NounClass::Time));
    let seems = matches!(
        form,
        "seems"
            | "seem"
            | "seemed"
            | "appears"
            | "appear"
            | "appeared"
            | "turns"
            | "turned"
            | "happens"
            | "happened"
            | "takes"
            | "took"
            | "remains"
            | "remained"
    );
    let clause = has(&["csubj", "ccomp", "xcomp", "csubj:pass"]);
    copula && (time || has(&["csubj", "ccomp", "csubj:pass", "acl:relcl", "advcl", "advcl:relcl"]))
        || copula && head.upos() == "ADJ" && has(&["xcomp"])
        || seems && clause
        || has(&["csubj", "csubj:pass"])
        || has(&["aux:pass"]) && has(&["ccomp"])
}

/// Whether a participle can tell of what came of the clause before it: `… , making him the chief`.
fn has_result(predicate: Word<'_>) -> bool {
    matches!(
        predicate.form(),
        "making"
            | "leaving"
            | "giving"
            | "forcing"
            | "allowing"
            | "causing"
            | "prompting"
            | "earning"
            | "costing"
            | "enabling"
            | "bringing"
            | "putting"
            | "sending"
            | "letting"
            | "helping"
            | "driving"
            | "pushing"
            | "keeping"
    )
}

/// What the syntax of its sentence says of a pronoun's antecedent.
pub(super) fn facts(frame: &Frame<'_>, word: Word<'_>, class: PronounClass, form: PronounForm) -> PronounFacts {
    let number = |word: Word<'_>| u32::try_from(word.index()).unwrap_or(u32::MAX);
    let parse = frame.parse();
    let mut facts = PronounFacts {
        class,
        form,
        barred: Vec::new(),
        own_subject: None,
        relative: false,
        above: Vec::new(),
        teller: None,
        speaker: None,
        behind: None,
    };
    let Some(word) = parse.word(word.index()) else { return facts };
    // `Galois himself`
    if form == PronounForm::Reflexive
        && let Some(head) = word.head().filter(|head| !frame.is_predicate(*head) && head.index() < word.index())
    {
        facts.own_subject = Some(number(head));
        return facts;
    }
    let first = Frame::first_conjunct(word);
    let (predicate, nouns) = frame.clause(first);
    if form == PronounForm::Possessive {
        facts.barred.extend(word.head().map(number));
    } else {
        if form == PronounForm::Plain {
            facts.barred.extend(nouns.iter().copied().map(number));
        }
        if first.index() != word.index() {
            facts.barred.push(number(first));
        }
        let joined = frame.tree.dependents(first).filter(|other| other.deprel() == "conj");
        facts.barred.extend(joined.take(BARRED).map(number));
    }
    let Some(predicate) = predicate else { return facts };
    let in_subject = |subject: Word<'_>| {
        subject.index() == first.index() || nouns.iter().any(|noun| noun.index() == subject.index())
    };
    let subject = frame.understood_subject(predicate).filter(|(subject, _)| !in_subject(*subject));
    facts.own_subject = subject.map(|(subject, _)| number(subject));
    facts.relative = form == PronounForm::Possessive
        && frame.subject(predicate).is_some_and(|who| who.xpos() == "WP")
        && subject.is_some_and(|(noun, _)| predicate.head().is_some_and(|head| head.index() == noun.index()));
    if form == PronounForm::Plain && nouns.is_empty() {
        if let Some((subject, certainty)) = subject {
            match certainty {
                Certainty::Sure => facts.barred.push(number(subject)),
                Certainty::Guess if has_result(predicate) => facts.own_subject = None,
                Certainty::Guess => facts.barred.push(number(subject)),
            }
        }
        let arguments = frame.tree.dependents(predicate).filter(|other| {
            matches!(other.deprel().split(':').next(), Some("nsubj" | "obj" | "iobj" | "obl"))
                && other.deprel() != "obl:unmarked"
        });
        facts.barred.extend(arguments.take(BARRED).map(number));
        if predicate.deprel().starts_with("acl") {
            facts.barred.extend(predicate.head().map(number));
        }
    }
    let quoted = frame.quoted(word);
    for (above, relation) in frame.above(predicate) {
        let Some(subject) = frame.subject(above) else { continue };
        if subject.index() == first.index() || facts.own_subject == Some(number(subject)) {
            continue;
        }
        if quoted && !frame.quoted(subject) {
            // Nobody says `he` of himself.
            facts.barred.push(number(subject));
        } else if subject.index() < word.index() {
            let told = relation == "ccomp" && facts.above.is_empty() && reports(above.form());
            facts.teller = facts.teller.or_else(|| told.then(|| number(subject)));
            facts.above.push(number(subject));
        } else if relation == "advcl" || relation == "obl" || form == PronounForm::Possessive {
            facts.behind = Some(number(subject));
        } else {
            facts.barred.push(number(subject));
        }
    }
    // `In his speech, Smith said …`
    if facts.own_subject.is_some_and(|subject| subject > number(word)) {
        facts.behind = facts.own_subject.take();
    }
    facts.barred.truncate(BARRED * 2);
    facts
}
