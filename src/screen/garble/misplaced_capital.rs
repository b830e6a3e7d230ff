//! `misplaced-capital`: a capital letter in the middle of a sentence.

use super::chars;
use super::lexicon::{FUNCTION, LOWER_CASE, is_past};
use super::openings::word_at;
use super::prose::prose;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Analysis, Sentence, Token};

/// Finds words that start with a capital in the middle of a sentence and are no names.
pub struct MisplacedCapital;

static DOCUMENTATION: Documentation = Documentation {
    name: "misplaced-capital",
    code: "GAR103",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "A word that is no name starts with a capital in the middle of a sentence.",
    what_it_does: "Looks for articles, pronouns, prepositions, conjunctions, auxiliaries, verbs and adverbs that are \
                   capitalised between two words in small letters. Verbs and adverbs come from a list of words that \
                   were never capitalised within sentences of the English treebanks. The suggested repair is the \
                   small letter; `fix` does not make it, because it would hide the seam.",
    why: "`Mr. Smith’s The talks` is two sentences pushed into one, or a sentence that lost its head: the capital \
          shows the seam.",
    not_flagged: "Anything before another capital (“The Hague”, “The New York Times”, “From Russia with Love”) or \
                  after a mark, a figure or a line break; after a \
                  capital, all but adverbs, words in -ed and a few more; the word after “called”, “titled”, “film”, “song” \
                  and the like; sentences with three such capitals or more, which are set as titles; headings and \
                  captions; nouns and adjectives, which may be names.",
    examples: &[
        Example::Flags { article: "The visit of Mr. Smith’s The talks was short.", quote: "The" },
        Example::Flags { article: "Its army had Virtually collapsed before the war.", quote: "Virtually" },
        Example::Flags { article: "He sold his house To his brother.", quote: "To" },
        Example::Passes { article: "He flew to The Hague and wrote for The Guardian." },
        Example::Passes { article: "She said: “The talks are over.” They saw the film The thing from the lake." },
        Example::Passes { article: "How To Win friends And Influence people was read by all." },
    ],
};

impl Rule for MisplacedCapital {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// So many in one sentence are a title.
const TITLE: usize = 3;

/// Words after which a title or name comes.
const INTRODUCERS: [&str; 26] = [
    "album",
    "band",
    "book",
    "called",
    "campaign",
    "column",
    "entitled",
    "episode",
    "film",
    "game",
    "group",
    "hit",
    "magazine",
    "movie",
    "named",
    "newspaper",
    "novel",
    "play",
    "poem",
    "series",
    "show",
    "single",
    "song",
    "story",
    "titled",
    "track",
];

impl DocumentRule for MisplacedCapital {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        for passage in prose(analysis) {
            for sentence in passage.sentences().filter(|sentence| may_hold_one(sentence.text())) {
                let places: Vec<_> = misplaced(passage.text, sentence).take(TITLE).collect();
                if places.len() < TITLE {
                    findings.extend(places.into_iter().map(|token| finding(analysis, token)));
                }
            }
        }
    }
}

/// A cheap look: whether a word of the lists stands with a capital between two spaces, with a small letter behind.
fn may_hold_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    let small = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_lowercase() || !byte.is_ascii());
    let capitals = bytes.iter().enumerate().skip(2).filter(|&(at, byte)| {
        byte.is_ascii_uppercase()
            && !bytes[at - 1].is_ascii_graphic()
            && !bytes[at - 2].is_ascii_punctuation()
            && small(at + 1)
    });
    capitals.map(|(at, _)| (at, word_at(text, at))).any(|(at, word)| {
        let behind = bytes[at + word.len()..].iter().position(|byte| !byte.is_ascii_whitespace());
        let goes_on = behind.is_some_and(|gap| gap > 0 && small(at + word.len() + gap));
        goes_on && (FUNCTION.has(word) || LOWER_CASE.has(word))
    })
}

fn misplaced<'a>(text: &'a str, sentence: Sentence<'a>) -> impl Iterator<Item = Token<'a>> {
    let tokens = sentence.tokens();
    let mut ahead = tokens.clone().skip(2);
    tokens.clone().zip(tokens.skip(1)).filter_map(move |(before, token)| {
        let after = ahead.next();
        // "books that Speak for Themselves" is a title: the capital comes again.
        let title = || {
            let next = ahead.clone().next();
            may_start_title(before.form(), token.form()) && next.is_some_and(|next| chars::is_title(next.form()))
        };
        (is_misplaced(text, before, token, after) && !title()).then_some(token)
    })
}

fn is_misplaced(text: &str, before: Token<'_>, token: Token<'_>, after: Option<Token<'_>>) -> bool {
    let word = token.form();
    // The cheap tests first: most words are in small letters.
    if !word.as_bytes()[0].is_ascii_uppercase() || !token.is_word() || word.len() < 2 || !before.is_word() {
        return false;
    }
    let seam = before.form().ends_with("’s") || before.form().ends_with("'s");
    let name_before = !chars::is_lower(before.form());
    let gap = &text[before.range().end..token.range().start];
    if gap.is_empty() || gap.contains(chars::is_line_break) || !chars::is_title(word) {
        return false;
    }
    let Some(after) = after else { return false };
    if INTRODUCERS.contains(&before.form()) || before.form().to_lowercase().starts_with(&word.to_lowercase()) {
        return false;
    }
    if after.form().eq_ignore_ascii_case(word) {
        return false;
    }
    let goes_on = after.is_word() && chars::is_lower(after.form()) && token.range().end < after.range().start;
    if name_before && !seam {
        return goes_on && cannot_be_a_surname(word) && LOWER_CASE.has(word) && !LOWER_CASE.has(before.form());
    }
    if FUNCTION.has(word) {
        return goes_on;
    }
    let in_title = word.ends_with("ing") && FUNCTION.has(before.form());
    goes_on && !in_title && !seam && LOWER_CASE.has(word)
}

/// Whether titles of plans, books and events start with such a word: a verb in its base form or in -ing, or a
/// preposition where none can stand.
fn may_start_title(before: &str, word: &str) -> bool {
    let adverb =
        word.ends_with("ly") || matches!(word, "Again" | "Already" | "Also" | "Always" | "Never" | "Often" | "Still");
    // "Welcome to Into the Deep"
    let preposition = matches!(word, "After" | "Before" | "Behind" | "Beyond" | "From" | "Into" | "Inside" | "Under");
    preposition && matches!(before, "be" | "in" | "is" | "of" | "on" | "to" | "was" | "with")
        || !FUNCTION.has(word) && !is_past(word) && !adverb
}

/// After a name, only words whose ending or sense tells them from a second name.
fn cannot_be_a_surname(word: &str) -> bool {
    word.ends_with("ed")
        || word.ends_with("ly")
        || matches!(word, "Although" | "Because" | "Despite" | "Including" | "Instead" | "Known" | "Whereas")
}

fn finding(analysis: &Analysis, token: Token<'_>) -> Finding {
    let word = token.form();
    let function = FUNCTION.has(word);
    Finding::new(
        &DOCUMENTATION,
        analysis.article(),
        token.span(),
        format!("‘{word}’ starts with a capital in the middle of a sentence"),
    )
    .confidence(Confidence::percent(if function { 85 } else { 75 }))
    .suggest(format!("write ‘{}’", word.to_lowercase()), token.span(), word.to_lowercase())
    .quarantine(Quarantine::Nothing)
}
