//! `doubled-word`: the same word twice in a row.

use std::ops::Range;

use super::chars;
use super::lexicon::{DOUBLED, FUNCTION};
use super::prose::{Passage, prose};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::meaning::names_time;
use crate::screen::{DocumentRule, Text};
use crate::syntax::{Analysis, Parse, Token};

/// Finds a word that stands twice in a row.
pub struct DoubledWord;

static DOCUMENTATION: Documentation = Documentation {
    name: "doubled-word",
    code: "GAR107",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "The same word stands twice in a row.",
    what_it_does: "Compares each word with the next, without regard to a capital at the start of a sentence. Words \
                   that stand twice for good reason are in a list (`doubled_allowed.txt`). The suggested repair \
                   deletes all but the first, and `fix` makes it: whatever was meant, the word was meant once. In a text \
                   that reports (see `voice-intrusion`) a note says where one noun, participle or adjective is joined \
                   with itself (`prosperity and prosperity`).",
    why: "It is a slip of the hand, of a line break or of a merge, and readers notice it at once.",
    not_flagged: "“had had”, “that that”, “is is” (“what it is is …”), “her her”, “you you”; words doubled for \
                  emphasis or as a cry (“very very”, “no no”, “bye bye”, “ha ha”), and any word but an article, \
                  preposition or the like that stands three times or more; names (“Duran Duran”, “Walla Walla”, \
                  capitalised both times); “US us”; figures and single letters other than “a”; words with a mark \
                  between them (“no, no”), or a line break and a new line that starts with a capital.",
    examples: &[
        Example::Flags { article: "The minister met the the president on Friday.", quote: "the the" },
        Example::Flags { article: "The the bridge is closed to lorries.", quote: "The the" },
        Example::Flags { article: "They left in a a hurry after the talks.", quote: "a a" },
        Example::Flags {
            article: "The harbour of Lund brought the province prosperity and prosperity for a hundred years. The \
                      northern lock was built in 1911 by the engineers of the Holm company, and the ships came from Ystad.",
            quote: "prosperity and prosperity",
        },
        Example::Passes {
            article: "The keeper of the northern lock waited and waited, for years and years, and day and day went by. \
                      Ships came from Ystad again and again, and the Holm company grew and grew.",
        },
        Example::Passes { article: "He had had enough of that. They knew that that law was old." },
        Example::Passes { article: "Duran Duran played in Walla Walla, and it was very very loud." },
        Example::Passes { article: "“No, no,” he said. In 2019 2019 people came." },
    ],
};

impl Rule for DoubledWord {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl DocumentRule for DoubledWord {
    fn check(&self, text: &Text<'_>, findings: &mut Vec<Finding>) {
        let analysis = text.analysis();
        for passage in prose(analysis) {
            let mut run: Vec<Token<'_>> = Vec::new();
            for token in passage.tokens() {
                if run.last().is_some_and(|last| repeats(passage.text, *last, token)) {
                    run.push(token);
                    continue;
                }
                findings.extend(finding(analysis, passage, &run));
                run.clear();
                if token.is_word() {
                    run.push(token);
                }
            }
            findings.extend(finding(analysis, passage, &run));
            for sentence in passage.sentences().filter(|sentence| sentence.text().contains(" and ")) {
                let pair = text.parses().get(sentence.id()).and_then(joined_with_itself);
                let Some(range) = pair.filter(|_| text.register().reports() && !text.register().quotes(sentence))
                else {
                    continue;
                };
                let words = &sentence.text()[range.clone()];
                let message = format!("‘{words}’ says one thing twice: another word may have been meant");
                findings.push(
                    Finding::new(&DOCUMENTATION, analysis.article(), sentence.span_of(range), message)
                        .severity(Severity::Note)
                        .confidence(Confidence::percent(50)),
                );
            }
        }
    }
}

/// Two words that are the same, joined by `and`: nouns in the singular, participles or adjectives.
fn joined_with_itself(parse: &Parse<'_>) -> Option<Range<usize>> {
    parse.words().find_map(|second| {
        let first = parse.word(second.index().checked_sub(2)?)?;
        let between = parse.word(first.index() + 1)?;
        let coordinated = between.form() == "and"
            && second.deprel() == "conj"
            && second.head().is_some_and(|head| head.index() == first.index());
        // “waited and waited”, “years and years”, “over and over” are said on purpose.
        let kind = first.xpos() == second.xpos() && matches!(first.xpos(), "NN" | "VBN" | "JJ");
        let same = first.form() == second.form() && !names_time(first.form());
        (coordinated && kind && same).then(|| first.range().start..second.range().end)
    })
}

/// Whether `second` is `first` again, with nothing but white space between them.
fn repeats(text: &str, first: Token<'_>, second: Token<'_>) -> bool {
    let (one, two) = (first.form(), second.form());
    if one.len() != two.len() || !second.is_word() || !one.eq_ignore_ascii_case(two) {
        return false;
    }
    let between = &text[first.range().end..second.range().start];
    if between.is_empty() || !between.chars().all(char::is_whitespace) {
        return false;
    }
    let breaks = between.contains(chars::is_line_break);
    // "The the" is one word twice; "the The", "US us" and "May may" may not be.
    let same_word = one == two && (!breaks || chars::is_lower(two)) || chars::is_title(one) && chars::is_lower(two);
    same_word && (one.chars().nth(1).is_some() || matches!(one, "a" | "A" | "I"))
}

fn finding(analysis: &Analysis, passage: Passage<'_>, run: &[Token<'_>]) -> Option<Finding> {
    let (first, second, last) = (run.first()?, run.get(1)?, run.last()?);
    let word = first.form();
    let function = FUNCTION.has(word);
    // Bands, towns and people are called twice the same; "the" isn't.
    let name = !chars::is_lower(word) && (!chars::is_lower(second.form()) || !function);
    if DOUBLED.has(word) || (run.len() > 2 && !function) || name && !(function && word.len() > 1) {
        return None;
    }
    let times = if run.len() == 2 { "twice" } else { "several times" };
    let span = first.span().join(last.span());
    let finding = Finding::new(&DOCUMENTATION, analysis.article(), span, format!("‘{word}’ stands {times} in a row"))
        .confidence(Confidence::percent(if function { 95 } else { 85 }))
        .quarantine(Quarantine::Nothing);
    Some(match passage.repairable(first.range().end..last.range().end) {
        Some(surplus) => finding.suggest(format!("keep one ‘{word}’"), surplus, "").safely(),
        None => finding,
    })
}
