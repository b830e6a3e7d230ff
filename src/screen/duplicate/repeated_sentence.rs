//! `repeated-sentence`: a sentence stands twice, letter for letter.

use super::repeated_paragraph::finding;
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};
use crate::screen::{Corpus, CorpusRule};

/// Finds a sentence that stands in an earlier place, letter for letter.
pub struct RepeatedSentence;

static DOCUMENTATION: Documentation = Documentation {
    name: "repeated-sentence",
    code: "DUP002",
    family: Family::Duplicate,
    severity: Severity::Error,
    summary: "A sentence stands in the text twice, letter for letter.",
    what_it_does: "\
Compares each sentence with all earlier ones as `repeated-paragraph` compares paragraphs, also where it stands \
inside a longer one, with a capital and its own punctuation (a heading that runs into it, a quotation that holds it): then only the part is reported. Sentences that follow each \
other in one paragraph, in both places, make one finding. Where the first place is the opening sentence of the \
article, the message says so.

A copy within an article is an error, and doesn't become a claim. A copy of another article's sentence is a warning, \
and stays a claim.",
    why: "\
A sentence that comes again further down is left over from a cut or a merge. Nothing is lost when one of the two goes.",
    not_flagged: "\
Sentences of a paragraph that `repeated-paragraph` reports; sentences of fewer than 5 words or 3 words with a meaning \
of their own; short lines without final punctuation, the words of a headline in the text, captions, quotations set off \
with the name of their speaker (pull quotes), list items, bylines and notices; a sentence of up to 8 \
words that stands three times or more in one article (a refrain).",
    examples: &[
        Example::Flags {
            article: "The museum lost a third of its visitors last year. Its roof leaks in two halls.\n\n\
                      The director wants to close the north wing. Its roof leaks in two halls. Its roof leaks.",
            quote: "Its roof leaks in two halls.",
        },
        Example::Flags {
            article: "The ferry between the islands stopped on Tuesday. Nobody was hurt in the accident.\n\n\
                      Divers looked at the hull.\n\n\
                      The ferry between the islands stopped on Tuesday. The owner gave no reason.",
            quote: "The ferry between the islands stopped on Tuesday.",
        },
        Example::Passes {
            article: "The choir sang of the miners. And the river keeps on running down. Then it sang of the \
                      strike. And the river keeps on running down. Last came the flood.\n\n\
                      And the river keeps on running down. The hall was silent for a minute.",
        },
    ],
};

impl Rule for RepeatedSentence {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl CorpusRule for RepeatedSentence {
    fn check(&self, corpus: &Corpus, findings: &mut Vec<Finding>) {
        findings.extend(corpus.repeats().sentences.iter().map(|repeat| finding(&DOCUMENTATION, corpus, repeat)));
    }
}
