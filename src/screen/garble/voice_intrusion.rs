//! `voice-intrusion`: somebody says "I" in a text that reports.

use super::prose::paragraphs;
use super::register::{Register, is_singular_first_person};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::meaning::Tree;
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Parse, Sentence, Word};

/// Finds sentences in which somebody speaks for himself, in a text that reports.
pub struct VoiceIntrusion;

static DOCUMENTATION: Documentation = Documentation {
    name: "voice-intrusion",
    code: "GAR004",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "Somebody says ‘I’ or ‘we’ outside quotation marks, in a text that reports.",
    what_it_does: "Judges the voice of the text as a whole, by its parses: it reports if few of its sentences hold a \
                   first or second person outside quotation marks, ask, exclaim or command, and most name somebody or \
                   something and are whole sentences; of eight and more, some must say who says so. In such a \
                   text it finds the sentences whose main clause has `I` or `we` for its subject; in a short text, short \
                   sentences that hold `I`, `me` or `my` at all. A sentence that is a paragraph of its own \
                   is a note: it may be set apart as a quotation.",
    why: "Readers don’t know who speaks: a quotation that lost its marks and its speaker, or a sentence that a \
          translation made up. What it says is not the text’s own to claim.",
    not_flagged: "Whatever is quoted, or may be (a mark is missing, single marks, a paragraph after a quotation that was \
                  not closed); letters, opinion pieces, interviews, reviews, instructions and all other texts in which \
                  somebody speaks in more than a few sentences; what holds for everybody (`as we know`, \
                  `we all need`, `we can see`); what a newspaper says of itself (`told us`, `our reporter`); two such sentences \
                  close to each other, which tell something; sentences with a colon, a semicolon or brackets.",
    examples: &[
        Example::Flags {
            article: "The council of Lund closed the northern lock on Friday because of the storm. The ships from Ystad \
                      have to wait in the outer harbour until Monday. I am following this closely. The lock was built in \
                      1911 by the engineers of the Holm company.",
            quote: "I am following this closely.",
        },
        Example::Passes {
            article: "The council of Lund closed the northern lock on Friday because of the storm. “I am following this \
                      closely,” Mayor Anna Holm told reporters in the harbour. “I never liked that lock.” The lock was built in \
                      1911 by the engineers of the Holm company.",
        },
        Example::Passes {
            article: "I have lived beside the northern lock of Lund for thirty years. My father worked there before the \
                      war. The council closed it on Friday because of the storm, and I am not surprised.",
        },
        Example::Passes {
            article: "The council of Lund closed the northern lock on Friday because of the storm. We all know what \
                      storms do to old gates of wood. The lock was built in 1911 by the engineers of the Holm company.",
        },
    ],
};

impl Rule for VoiceIntrusion {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// In a short text, a sentence of more words is not believed to be an intrusion.
const SHORT_SENTENCE: usize = 13;

impl DocumentRule for VoiceIntrusion {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        if !mentions_first_person(text) || !text.register().reports() {
            return;
        }
        let register = text.register();
        for passage in paragraphs(text.analysis()) {
            let alone = passage.sentences().nth(1).is_none();
            for sentence in passage.sentences().filter(|&it| !register.quotes(it) && !register.goes_on(it)) {
                let Some(word) = text.parses().get(sentence.id()).and_then(|parse| speaker(parse, register)) else {
                    continue;
                };
                let message = format!("‘{word}’ stands outside quotation marks, and the text does not say who speaks");
                let finding = Finding::new(&DOCUMENTATION, text.analysis().article(), sentence.span(), message)
                    .confidence(Confidence::percent(if alone { 55 } else { 80 }))
                    .severity(if alone { Severity::Note } else { Severity::Warning })
                    .quarantine(Quarantine::Sentences);
                findings.push(finding);
            }
        }
    }
}

/// A cheap first look.
fn mentions_first_person(text: &Text<'_>) -> bool {
    let is = |form: &str| {
        matches!(form, "I" | "My" | "my" | "me" | "Me" | "We" | "we")
            || form.starts_with("I’")
            || form.starts_with("I'")
            || form.starts_with("We’")
            || form.starts_with("We'")
    };
    paragraphs(text.analysis())
        .any(|passage| passage.sentences().flat_map(Sentence::tokens).any(|token| is(token.form())))
}

/// The pronoun by which somebody speaks in the sentence.
fn speaker<'a>(parse: &'a Parse<'_>, register: &Register) -> Option<&'a str> {
    let marks = |word: Word<'_>| matches!(word.form(), ":" | ";" | "(" | "[" | "..." | "…");
    let small_i = |word: Word<'_>| word.form() == "i";
    let count = parse.words().len();
    if count < 3
        || register.is_short() && count > SHORT_SENTENCE
        || parse.words().next_back().is_none_or(|last| last.form() != ".")
        || parse.words().any(|word| marks(word) || small_i(word))
    {
        return None;
    }
    let tree = Tree::of(parse);
    let root = tree.root()?;
    let heads_clause = |word: Word<'_>| {
        word.index() == root.index()
            || word.deprel() == "conj" && tree.head(word).is_some_and(|head| head.index() == root.index())
    };
    let subject = |word: Word<'_>| word.deprel().starts_with("nsubj") && tree.head(word).is_some_and(heads_clause);
    let found = parse.words().find(|&word| {
        let shouted = word.form().len() > 1 && !word.form().contains(char::is_lowercase);
        if is_singular_first_person(word) && !shouted {
            // “My heart is heavy.”
            let owns = || tree.head(word).is_some_and(|head| word.deprel() == "nmod:poss" && subject(head));
            return register.is_short() || subject(word) || owns();
        }
        word.form().eq_ignore_ascii_case("we")
            && subject(word)
            && tree.head(word).is_some_and(|verb| !is_everybody(&tree, word, verb))
    })?;
    Some(found.form())
}

/// Whether `we` with this verb may mean everybody: `we should`, `we all know`.
fn is_everybody(tree: &Tree<'_>, subject: Word<'_>, verb: Word<'_>) -> bool {
    let auxiliary = |word: Word<'_>| word.deprel().starts_with("aux");
    let mut auxiliaries = tree.dependents(verb).filter(|&word| auxiliary(word));
    let modal = |form: &str| matches!(form, "should" | "must" | "can" | "may" | "might" | "could" | "ca");
    let general = matches!(&*verb.lemma(), "know" | "need" | "see" | "call" | "live" | "have");
    let present = !tree.dependents(verb).any(auxiliary);
    // `We all`, `we readers`.
    let all = tree.parse().word(subject.index() + 1).is_some_and(|next| next.form() == "all" || next.xpos() == "NNS");
    all || auxiliaries.any(|word| modal(word.form())) || general && present
}
