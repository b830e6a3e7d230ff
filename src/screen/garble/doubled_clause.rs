//! `doubled-clause`: some words of a sentence stand in it twice.

use std::ops::Range;

use super::prose::prose;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::meaning::Tree;
use crate::screen::duplicate::hash_of_bytes;
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Sentence, Token, TokenKind};

/// Finds a clause or phrase that stands twice in its sentence.
pub struct DoubledClause;

static DOCUMENTATION: Documentation = Documentation {
    name: "doubled-clause",
    code: "GAR007",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "A phrase or clause stands in its sentence twice.",
    what_it_does: "Looks for three or more words that are repeated at once, with no mark between (`in the outer harbour in \
                   the outer harbour`). In a text that does not report (see `voice-intrusion`) that may be a figure of speech, and is a \
                   note; so are eight or more words, a verb with its subject among them, that come again later in the \
                   sentence. Marks the repeat.",
    why: "A clause that was pasted or translated twice: one of the two is left over, and readers stumble.",
    not_flagged: "Quotations; one word or two (see `doubled-word`); refrains of words that all are the same; what is said again in \
                  another sentence, which is the business of the `duplicate` family.",
    examples: &[
        Example::Flags {
            article: "The council of Lund shut the northern lock at noon on Friday. The ships from Ystad have to wait in \
                      the outer harbour in the outer harbour until Monday. The lock was built in 1911 by the Holm company.",
            quote: "in the outer harbour",
        },
        Example::Passes { article: "The ships wait day after day after day, in the harbour and outside the harbour." },
        Example::Passes {
            article: "“We wait, we wait, we wait,” he said. Ships came, ships went, and ships were lost.",
        },
    ],
};

impl Rule for DoubledClause {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// So many words repeated at once are a phrase.
const PHRASE: usize = 3;

/// So many words that come again are a clause.
const CLAUSE: usize = 8;

/// Longer phrases than this, repeated at once, are found as clauses.
const LONGEST_PHRASE: usize = 24;

impl DocumentRule for DoubledClause {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        for passage in prose(text.analysis()) {
            for sentence in passage.sentences() {
                let words: Vec<Token<'_>> = sentence.tokens().collect();
                let hashes: Vec<u64> = words.iter().map(|&word| hash(word)).collect();
                let phrase = doubled_phrase(&words, &hashes).map(|found| (found, 85));
                let found = phrase.or_else(|| {
                    let found = doubled_clause(&words, &hashes)?;
                    holds_verb(text, sentence, &words[found.clone()]).then_some((found, 50))
                });
                let Some((found, percent)) = found.filter(|_| !text.register().quotes(sentence)) else { continue };
                let (first, last) = (words[found.start], words[found.end - 1]);
                let range = first.range().start..last.range().end;
                let sure = percent > 50 && text.register().reports();
                let message = "these words stand in the sentence twice";
                let finding = Finding::new(&DOCUMENTATION, text.analysis().article(), passage.span(range), message)
                    .confidence(Confidence::percent(if sure { percent } else { 50 }));
                findings.push(match sure {
                    true => finding.quarantine(Quarantine::Place),
                    false => finding.severity(Severity::Note),
                });
            }
        }
    }
}

/// The words that repeat those just before them.
fn doubled_phrase(words: &[Token<'_>], hashes: &[u64]) -> Option<Range<usize>> {
    (0..words.len()).find_map(|start| {
        let longest = LONGEST_PHRASE.min((words.len() - start) / 2);
        let same = |len: usize| {
            hashes[start..start + len] == hashes[start + len..start + 2 * len]
                && (0..len).all(|at| alike(words[start + at], words[start + len + at]))
        };
        let len = (PHRASE..=longest).find(|&len| same(len))?;
        // “day after day after day”, “wait, wait, wait”
        let plain =
            words[start..start + len].iter().all(|word| matches!(word.kind(), TokenKind::Word | TokenKind::Number));
        let distinct = plain && hashes[start + 1..start + len].iter().all(|&hash| hash != hashes[start]);
        distinct.then_some(start + len..start + 2 * len)
    })
}

/// The words that stood further up in the sentence.
fn doubled_clause(words: &[Token<'_>], hashes: &[u64]) -> Option<Range<usize>> {
    if words.len() < 2 * CLAUSE {
        return None;
    }
    let combined = |stretch: &[u64]| stretch.iter().fold(0_u64, |sum, &hash| sum.rotate_left(9) ^ hash);
    let mut stretches: Vec<(u64, usize)> =
        hashes.windows(CLAUSE).enumerate().map(|(start, stretch)| (combined(stretch), start)).collect();
    stretches.sort_unstable();
    let twins = stretches.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 + CLAUSE <= pair[1].1);
    let (earlier, start) = twins
        .map(|pair| (pair[0].1, pair[1].1))
        .filter(|&(one, other)| (0..CLAUSE).all(|at| alike(words[one + at], words[other + at])))
        .min_by_key(|&(_, start)| start)?;
    let same = |&more: &usize| earlier + more < start && alike(words[earlier + more], words[start + more]);
    let len = (CLAUSE..words.len() - start).take_while(same).count();
    let end = start + CLAUSE + len;
    (start..end).find(|&at| words[at].is_word()).map(|first| first..end)
}

fn alike(one: Token<'_>, other: Token<'_>) -> bool {
    one.form().eq_ignore_ascii_case(other.form())
}

/// A number that words which are alike share.
fn hash(token: Token<'_>) -> u64 {
    hash_of_bytes(token.form().bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Whether one of some tokens is a verb with its subject among them.
fn holds_verb(text: &Text<'_>, sentence: Sentence<'_>, tokens: &[Token<'_>]) -> bool {
    let (Some(first), Some(last), Some(parse)) = (tokens.first(), tokens.last(), text.parses().get(sentence.id()))
    else {
        return false;
    };
    let inside = first.range_in_sentence().start..last.range_in_sentence().end;
    let tree = Tree::of(parse);
    parse.words().any(|word| {
        let subject = word.deprel().starts_with("nsubj") && inside.contains(&word.range().start);
        subject && tree.head(word).is_some_and(|head| inside.contains(&head.range().start))
    })
}
