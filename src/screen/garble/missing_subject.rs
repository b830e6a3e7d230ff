//! `missing-subject`: a sentence that starts with its verb and is neither a command nor a question.

use super::chars;
use super::lexicon::{FUNCTION, TAKE_OBJECT, THIRD_PERSON, is_past};
use super::openings::{openings, word_at};
use super::piece::{End, Habits, Piece, pieces};
use super::prose::{Passage, paragraphs};
use crate::article::Span;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::meaning::Tree;
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Parse, TokenKind, Word};

/// Finds sentences that start with a finite verb and are neither a command nor a question.
pub struct MissingSubject;

static DOCUMENTATION: Documentation = Documentation {
    name: "missing-subject",
    code: "GAR002",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "A sentence starts with its verb, and nobody does it.",
    what_it_does: "Looks in paragraphs of prose for sentences, ended by a full stop, that start with a form of be, \
                   have or a modal verb followed by a participle, an adverb or the like (`Are expected.`, `Has \
                   announced …`); with a third person form that is no plural noun (`Maintains ties …`); or with a past \
                   form and its object (`Cemented this view.`). The forms come from the English treebanks. Also, by its \
                   parse, for a main clause that starts with its finite verb, or with a participle and no auxiliary, and has \
                   no subject: a warning in a text that reports (see `voice-intrusion`), where nobody writes so.",
    why: "The subject was lost, or the first half of the sentence: readers can’t tell who did it, and no claim can be \
          made of it.",
    not_flagged: "Commands and questions; conditions (`Had they known, …`, `Should it rain, …`); quotations; lines of \
                  their own, headings, captions and lists, where telegraphic style is usual; participles before a \
                  comma (`Asked about it, he left.`); texts in which somebody speaks for himself (`Was great.` is \
                  then a note), and those in which every tenth sentence is so.",
    examples: &[
        Example::Flags { article: "The ferry is late. Are expected. It sails at noon.", quote: "Are expected." },
        Example::Flags {
            article: "The ferry is late. Maintains links with the north.",
            quote: "Maintains links with the north.",
        },
        Example::Flags { article: "The ferry is late. Has announced a new plan.", quote: "Has announced a new plan." },
        Example::Flags {
            article: "The ferry from Ystad is two days late because of the storm. Saw service in the Arctic between 1941 \
                      and 1944. It sails at noon for the northern islands.",
            quote: "Saw service in the Arctic between 1941 and 1944.",
        },
        Example::Passes { article: "The ferry is late. Is it safe? Had they known, they would have walked." },
        Example::Passes { article: "The ferry is late. Asked about it, the captain left. Let them wait." },
        Example::Passes { article: "The ferry is late. Sales rose. Gone are the days of steam." },
    ],
};

impl Rule for MissingSubject {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl DocumentRule for MissingSubject {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        let mut found: Vec<(Span, String)> = Vec::new();
        for passage in paragraphs(analysis).filter(|passage| may_lack_subject(passage.text)) {
            let mut pieces = pieces(passage).peekable();
            while let Some(piece) = pieces.next() {
                let among_sentences = piece.after.is_some() || pieces.peek().is_some();
                if among_sentences && (lacks_subject(&piece) || is_parsed_without_subject(text, passage, &piece)) {
                    let message = format!("the sentence starts with its verb ‘{}’ and has no subject", piece.form(0));
                    found.push((passage.span(piece.range.clone()), message));
                }
            }
        }
        if found.is_empty() {
            return;
        }
        let style = found.len() >= STYLE && SHARE * found.len() >= analysis.sentences().len();
        let note = style || Habits::of(analysis).is_personal();
        findings.extend(found.into_iter().map(|(span, message)| {
            Finding::new(&DOCUMENTATION, analysis.article(), span, message)
                .severity(if note { Severity::Note } else { Severity::Warning })
                .confidence(Confidence::percent(if note { 50 } else { 80 }))
                .quarantine(Quarantine::Sentences)
        }));
    }
}

/// So many sentences without a subject, and one of so many of all, are the style of the text.
const STYLE: usize = 3;
const SHARE: usize = 10;

/// Whether any sentence of the text might start with its verb.
fn may_lack_subject(text: &str) -> bool {
    openings(text).map(|at| word_at(text, at)).any(may_be_verb)
}

fn may_be_verb(word: &str) -> bool {
    chars::is_title(word) && (AUXILIARIES.contains(&word) || THIRD_PERSON.has(word) || is_past(word))
}

/// Whether the parse of a piece, in a text that reports, is a main clause that starts with its verb.
fn is_parsed_without_subject(text: &Text<'_>, passage: Passage<'_>, piece: &Piece<'_>) -> bool {
    let after_sentence = piece.after.is_none_or(|end| end == End::Stop);
    if piece.end != End::Stop || piece.breaks_line || !after_sentence || !may_be_verb(piece.form(0)) {
        return false;
    }
    let Some(sentence) = passage.sentence_at(&piece.range) else { return false };
    let found = text.parses().get(sentence.id()).is_some_and(starts_with_verb);
    found && !text.register().quotes(sentence) && text.register().reports()
}

/// Whether the main clause starts with its verb, finite or a participle, and has no subject.
fn starts_with_verb(parse: &Parse<'_>) -> bool {
    let tree = Tree::of(parse);
    let (Some(root), Some(first)) = (tree.root(), parse.word(0)) else { return false };
    let has = |relation: &str| tree.dependents(root).any(|word| word.deprel().starts_with(relation));
    if parse.words().len() < 3 || ["nsubj", "csubj", "expl"].iter().any(|relation| has(relation)) {
        return false;
    }
    // “Faced with questions, the council closed the lock.”, where the parser takes the first word for the main verb.
    let clause =
        |word: Word<'_>| matches!(word.deprel(), "parataxis" | "ccomp" | "conj") && word.index() > root.index();
    let subject = |word: Word<'_>| tree.dependents(word).any(|word| word.deprel().starts_with("nsubj"));
    let comma = parse.words().any(|word| word.form() == ",");
    if comma && tree.dependents(root).any(|word| clause(word) && subject(word)) {
        return false;
    }
    let finite = |word: Word<'_>| word.features().contains("VerbForm=Fin") && !word.features().contains("Mood=Imp");
    let helps = matches!(first.deprel(), "aux" | "aux:pass" | "cop")
        && tree.head(first).is_some_and(|head| head.index() == root.index());
    let is_root = first.index() == root.index();
    let participle = is_root
        && parse.words().len() > 4
        && matches!(first.xpos(), "VBN" | "VBD" | "JJ")
        && !has("aux")
        && !has("cop");
    finite(first) && (helps || is_root) || participle
}

/// Auxiliaries that a sentence can start with only in a question, a condition or without its subject.
const AUXILIARIES: [&str; 14] =
    ["Are", "Can", "Could", "Did", "Does", "Had", "Has", "Is", "Must", "Should", "Was", "Were", "Will", "Would"];

fn lacks_subject(piece: &Piece<'_>) -> bool {
    let first = piece.form(0);
    let after_sentence = piece.after.is_none_or(|end| end == End::Stop);
    if piece.end != End::Stop || piece.breaks_line || !after_sentence || piece.count < 2 || !chars::is_title(first) {
        return false;
    }
    // A quotation later in the sentence is no matter, one that it starts in is.
    if piece.quoted && piece.tokens.iter().take(2).any(|token| token.form().starts_with(['"', '“', '«', '”'])) {
        return false;
    }
    let second = &piece.tokens[1];
    let next = second.form();
    let third_person = THIRD_PERSON.has(first);
    let fits = chars::is_lower(next) || third_person && chars::is_title(next);
    if second.kind() != TokenKind::Word || !fits {
        return false;
    }
    let comma = piece.tokens.iter().any(|token| token.form() == ",");
    let adverb = next.ends_with("ly")
        || matches!(next, "not" | "also" | "now" | "already" | "never" | "still" | "just" | "been");
    let participle = is_past(next) || next.ends_with("ing");
    match first {
        // "Were he to go, …", "Is this a farce."
        "Is" | "Are" | "Was" | "Were" => !INVERTED.contains(&next),
        "Has" => adverb || participle || matches!(next, "a" | "an" | "to" | "no"),
        "Had" => adverb || participle,
        "Does" | "Did" => next == "not",
        "Can" | "Could" | "Will" | "Would" | "Should" | "Must" => {
            matches!(next, "be" | "have" | "not" | "also" | "never")
        }
        _ if third_person => !matches!(next, "and" | "or"),
        _ if TRYING.contains(&first) => next == "to" && !comma,
        // A participle takes no object, so that this is a past form.
        _ if is_past(first) && !FUNCTION.has(first) && !TAKE_OBJECT.has(first) => {
            // "Published the same year, the book …"
            let time = TIMES.contains(&piece.form(2)) || next == "all";
            DETERMINERS.contains(&next) && !(comma && time)
        }
        _ => false,
    }
}

/// Words that start an object.
const DETERMINERS: [&str; 17] = [
    "a", "all", "an", "another", "her", "him", "his", "it", "its", "our", "that", "the", "their", "them", "these",
    "this", "those",
];

/// Words that measure when something was done.
const TIMES: [&str; 26] = [
    "century",
    "couple",
    "day",
    "days",
    "decade",
    "few",
    "first",
    "following",
    "half",
    "hour",
    "last",
    "little",
    "long",
    "mere",
    "month",
    "morning",
    "next",
    "night",
    "previous",
    "quarter",
    "same",
    "second",
    "short",
    "time",
    "week",
    "year",
];

/// Subjects that stand behind their verb in conditions and exclamations.
const INVERTED: [&str; 14] =
    ["he", "her", "his", "it", "my", "she", "that", "there", "these", "they", "this", "those", "we", "you"];

/// Past forms that are no participles of a passive before an infinitive.
const TRYING: [&str; 14] = [
    "Attempted",
    "Began",
    "Ceased",
    "Continued",
    "Failed",
    "Hesitated",
    "Managed",
    "Pledged",
    "Promised",
    "Refused",
    "Seemed",
    "Tended",
    "Tried",
    "Vowed",
];
