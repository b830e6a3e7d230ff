//! `repeated-paragraph`: a paragraph stands twice, letter for letter.

use super::wording;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{Corpus, CorpusRule};

use super::removal::removal;
use super::repeats::Repeat;
use crate::syntax::Analysis;

/// Finds a paragraph that stands in an earlier place, letter for letter.
pub struct RepeatedParagraph;

static DOCUMENTATION: Documentation = Documentation {
    name: "repeated-paragraph",
    code: "DUP001",
    family: Family::Duplicate,
    severity: Severity::Error,
    summary: "A paragraph stands in the text twice, letter for letter.",
    what_it_does: "\
Compares each paragraph with all earlier ones, in the same article and in the other articles of the run, after \
folding white space, the forms of quotation marks and dashes, and upper case. It reports the later place with the \
first one beside it; of three equal paragraphs the second and the third, each against the first. Where the first is \
the opening paragraph of the article, the message calls it the lede. After 20 copies of one paragraph the message \
says how many more there are.

A copy within an article is an error, and its sentences don't become claims. Where it has its lines to itself and is \
the same as the first but for white space, the suggested repair deletes it, and `fix` makes it: nothing is lost. A copy of another article's paragraph \
is a warning, and its sentences stay claims, so that the claims of an article don't depend on what else is checked \
with it.",
    why: "\
A text that was merged, re-posted or translated in pieces says the same paragraph twice, most often the lede. The \
reader takes it for a slip, and a count of claims counts it double.",
    not_flagged: "\
Paragraphs of fewer than 5 words or 3 words with a meaning of their own; lines of fewer than 8 words without final \
punctuation (section headings, names, credits); captions, list items and tables; quotations set off with the name of \
their speaker (pull quotes); bylines and notices such as \
“Reporting by …” or “… contributed to this report”; a paragraph of up to 8 words that stands three times or more \
in one article (a refrain).",
    examples: &[
        Example::Flags {
            article: "The city council of Graz voted on Monday to close the old tram depot.\n\n\
                      Residents had asked for a park in its place.\n\n\
                      The city council of Graz  voted on Monday to close the old tram depot.",
            quote: "The city council of Graz  voted on Monday to close the old tram depot.",
        },
        Example::Passes {
            article: "The depot opened in 1891 and closed last year.\n\nWhat comes next\n\n\
                      A park will take its place, the mayor said.\n\nWhat comes next",
        },
        Example::Passes {
            article: "The depot opened in 1891 and closed last year.\n\nHe declined to comment.\n\n\
                      A park will take its place, the mayor said.\n\nHe declined to comment.",
        },
    ],
};

impl Rule for RepeatedParagraph {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl CorpusRule for RepeatedParagraph {
    fn check(&self, corpus: &Corpus, findings: &mut Vec<Finding>) {
        findings.extend(corpus.repeats().paragraphs.iter().map(|repeat| {
            let finding = finding(&DOCUMENTATION, corpus, repeat);
            match removal(corpus.analyses(), repeat) {
                Some(span) => finding.suggest("delete the copy", span, "").safely(),
                None => finding,
            }
        }));
    }
}

/// The finding about a copy that is equal letter for letter.
pub(super) fn finding(rule: &'static Documentation, corpus: &Corpus, repeat: &Repeat) -> Finding {
    let analyses: &[Analysis] = corpus.analyses();
    let (copy, original) = (repeat.copy, repeat.original);
    let message = format!(
        "{} repeat{} {} word for word{}",
        wording::copy(analyses, copy),
        wording::ending(analyses, copy),
        wording::original(corpus.repeats(), analyses, copy, original),
        wording::unlisted(repeat.unlisted),
    );
    let finding = Finding::new(rule, analyses[copy.article].article(), copy.span(analyses), message)
        .related(analyses[original.article].article(), original.span(analyses));
    if copy.article == original.article {
        let quarantine = if copy.part.is_some() { Quarantine::Place } else { Quarantine::Sentences };
        finding.confidence(Confidence::percent(99)).quarantine(quarantine)
    } else {
        finding.confidence(Confidence::percent(90)).severity(Severity::Warning)
    }
}
