//! `fragment`: a few words between two full stops that are no sentence.

use std::ops::Range;

use super::chars;
use super::lexicon::{THIRD_PERSON, is_past};
use super::openings::has_short_piece;
use super::piece::{End, Habits, Piece, pieces};
use super::prose::{Passage, paragraphs};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::Word;

/// Finds a few words between two full stops that are no sentence.
pub struct Fragment;

static DOCUMENTATION: Documentation = Documentation {
    name: "fragment",
    code: "GAR001",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "A few words stand between two full stops and are no sentence.",
    what_it_does: "Looks in paragraphs of prose for one to six words between two full stops that start with a small \
                   letter (`not present.`), and for a single participle or past form (`Told.`). Also \
                   short pieces after a full sentence that start with a capital preposition, or with an article and \
                   one word, and hold no verb known to it; three or more of these in a text are its style, and notes. In a \
                   text that reports (see `voice-intrusion`) also a lone verb, and pieces that start with an article, a \
                   pronoun or a name and whose parse has no predicate. Fragments that follow each other are one finding. \
                   Where the words may be joined with the sentence before, that is suggested.",
    why: "The words are torn from a sentence, by a translation or a merge: they say nothing, and the sentence they \
          come from says less than it did.",
    not_flagged: "Texts that start many sentences with small letters, or in which somebody speaks for himself (then a \
                  note at most); quotations; answers, interjections and what is said with weight (“Agreed.”, “Not so.”, “For decades.”); words after an \
                  abbreviation (`Corp. said`), a question or an exclamation mark; lines of their own; headings, \
                  captions and lists.",
    examples: &[
        Example::Flags {
            article: "The lock was opened at noon. Told. canal policy. All ships passed.",
            quote: "Told. canal policy.",
        },
        Example::Flags {
            article: "The lock was opened at noon. not present. All ships passed.",
            quote: "not present.",
        },
        Example::Flags {
            article: "“The lock is shut,” the pilot said. “It will open at noon.” the ships. All of them wait.",
            quote: "the ships.",
        },
        Example::Flags {
            article: "The northern lock of Lund was opened on Friday after the storm. Their long nets. The ships from \
                      Ystad had waited for two days in the outer harbour. The lock was built in 1911 by the Holm company.",
            quote: "Their long nets.",
        },
        Example::Passes { article: "“The lock is shut.” the pilot said. He left at noon." },
        Example::Passes { article: "The lock is shut. Agreed. Not so. It opened at 5 p.m. local time." },
        Example::Passes { article: "Miller Corp. said so. He asked: “Who? the mayor.”" },
    ],
};

impl Rule for Fragment {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// A fragment behind a quotation has at most so many words.
const AFTER_QUOTATION: usize = 3;

/// A fragment has at most so many words.
const MOST: usize = 6;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sureness {
    Maybe,
    Sure,
}

impl DocumentRule for Fragment {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        let mut found: Vec<Found<'_>> = Vec::new();
        for passage in paragraphs(analysis).filter(|&passage| has_short_piece(passage)) {
            let mut goes_on = false;
            for piece in pieces(passage) {
                let sureness = fragment(&piece).or_else(|| has_no_predicate(text, passage, &piece));
                match (sureness, found.last_mut().filter(|_| goes_on)) {
                    (Some(sureness), Some(last)) => {
                        last.range.end = piece.range.end;
                        last.sureness = sureness.max(last.sureness);
                    }
                    (Some(sureness), None) => found.push(Found { passage, range: piece.range.clone(), sureness }),
                    (None, _) => {}
                }
                goes_on = sureness.is_some();
            }
        }
        if found.is_empty() {
            return;
        }
        let habits = Habits::of(analysis);
        if !habits.starts_with_capitals() {
            return;
        }
        let style = found.iter().filter(|found| found.sureness == Sureness::Maybe).count() >= STYLE;
        findings.extend(found.into_iter().map(|found| {
            let note = habits.is_personal() || style && found.sureness == Sureness::Maybe;
            let (message, percent) = match found.sureness {
                Sureness::Sure => ("the words between these full stops are no sentence", 85),
                Sureness::Maybe => ("the words between these full stops have no verb", 65),
            };
            let joint = joint(found.passage, &found.range).and_then(|stop| found.passage.repairable(stop));
            let mut finding =
                Finding::new(&DOCUMENTATION, analysis.article(), found.passage.span(found.range), message)
                    .confidence(Confidence::percent(if note { 45 } else { percent }))
                    .quarantine(Quarantine::Sentences);
            if let Some(stop) = joint.filter(|_| !note) {
                finding = finding.suggest("join the words with the sentence before", stop, "");
            }
            if note { finding.severity(Severity::Note).quarantine(Quarantine::Nothing) } else { finding }
        }));
    }
}

/// A fragment, or several that follow each other.
struct Found<'a> {
    passage: Passage<'a>,
    range: Range<usize>,
    sureness: Sureness,
}

/// Whether a piece is a fragment, and how sure that is.
fn fragment(piece: &Piece<'_>) -> Option<Sureness> {
    if piece.end != End::Stop || piece.quoted || piece.breaks_line || !piece.is_plain() || piece.count > MOST {
        return None;
    }
    let first = piece.form(0);
    let small = first.chars().all(char::is_lowercase);
    let has_verb = |from: usize| {
        let mut forms = piece.tokens.iter().skip(from).map(|token| token.form());
        forms.any(|form| is_past(form) || is_auxiliary(form) || THIRD_PERSON.has(form))
    };
    match piece.after {
        Some(End::Stop) if small => return Some(Sureness::Sure),
        Some(End::Stop) => {}
        // Behind a quotation a small letter may go on with who said it: “It is shut.” the pilot said.
        Some(End::Quoted) => {
            return (small && piece.count <= AFTER_QUOTATION && !has_verb(0)).then_some(Sureness::Sure);
        }
        _ => return None,
    }
    if !chars::is_title(first) {
        return None;
    }
    if piece.count == 1 {
        return (is_past(first) && !ANSWERS.contains(&first)).then_some(Sureness::Sure);
    }
    let preposition = matches!(first, "Of" | "To" | "By" | "In" | "On" | "At" | "From" | "With");
    let determined = piece.count == 2 && matches!(first, "The" | "Their" | "His" | "Its" | "Her" | "A" | "An");
    let verb = has_verb(1);
    let second = piece.form(1);
    let idiom = IDIOMS.iter().any(|&(one, two)| first == one && second == two);
    ((preposition || determined) && !verb && !idiom && piece.tokens_before >= SENTENCE).then_some(Sureness::Maybe)
}

/// Whether a piece, in a text that reports, is parsed as a lone verb or as something of which nothing is said.
fn has_no_predicate(text: &Text<'_>, passage: Passage<'_>, piece: &Piece<'_>) -> Option<Sureness> {
    let after_sentence = piece.after == Some(End::Stop) && piece.tokens_before >= SENTENCE;
    let plain = piece.end == End::Stop && !piece.quoted && !piece.breaks_line && piece.is_plain();
    if !after_sentence
        || !plain
        || piece.count > MOST
        || !chars::is_title(piece.form(0))
        || ANSWERS.contains(&piece.form(0))
    {
        return None;
    }
    let sentence = passage.sentence_at(&piece.range)?;
    let parse = text.parses().get(sentence.id())?;
    let first = parse.word(0)?;
    let found = if piece.count == 1 {
        first.upos() == "VERB"
    } else {
        // A name at the end of a paragraph is that of its author, or of the one who took the picture.
        let named = first.upos() == "PROPN" && sentence.next_in_block().is_some();
        let determined = matches!(first.xpos(), "DT" | "PRP$") && !matches!(first.form(), "No" | "Another");
        (named || determined) && !parse.words().any(predicates)
    };
    (found && !text.register().quotes(sentence) && text.register().reports()).then_some(Sureness::Maybe)
}

/// Whether a word says something of something: a finite verb, or what has a subject.
fn predicates(word: Word<'_>) -> bool {
    word.features().contains("VerbForm=Fin")
        || matches!(word.xpos(), "MD" | "VBZ" | "VBP" | "VBD")
        || word.deprel().starts_with("nsubj")
        || word.deprel().starts_with("csubj")
}

/// Small words that go on with the sentence before.
const JOINTS: [&str; 16] = [
    "against", "at", "because", "between", "by", "for", "from", "in", "into", "of", "on", "to", "which", "while",
    "who", "with",
];

/// The full stop that parts a fragment from the sentence that it may go on with.
fn joint(passage: Passage<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let first = passage.text[range.start..].split_whitespace().next()?;
    let before = passage.text[..range.start].trim_end();
    let stop = before.strip_suffix('.')?.len();
    (JOINTS.contains(&first) && before[..stop].ends_with(char::is_alphanumeric)).then_some(stop..stop + 1)
}

/// What stands before a torn-off piece has at least so many tokens.
const SENTENCE: usize = 5;

/// So many short pieces without a verb are the style of the text.
const STYLE: usize = 3;

/// How sentences start that need no verb.
const IDIOMS: [(&str, &str); 19] = [
    ("At", "best"),
    ("At", "all"),
    ("At", "first"),
    ("At", "last"),
    ("At", "least"),
    ("At", "worst"),
    ("By", "contrast"),
    ("By", "no"),
    ("By", "the"),
    ("In", "fact"),
    ("In", "other"),
    ("In", "part"),
    ("In", "short"),
    ("In", "theory"),
    ("In", "vain"),
    ("Of", "course"),
    ("On", "the"),
    ("On", "time"),
    ("To", "be"),
];

/// Single words that answer or comment.
const ANSWERS: [&str; 12] = [
    "Accepted",
    "Agreed",
    "Confirmed",
    "Denied",
    "Done",
    "Fixed",
    "Granted",
    "Guaranteed",
    "Noted",
    "Resolved",
    "Settled",
    "Understood",
];

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "are"
            | "be"
            | "been"
            | "could"
            | "did"
            | "does"
            | "had"
            | "has"
            | "have"
            | "is"
            | "should"
            | "was"
            | "were"
            | "will"
            | "would"
    )
}
