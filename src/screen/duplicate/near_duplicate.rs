//! `near-duplicate`: two passages say the same in nearly the same words.

use super::drift::{Alignment, Drift};
use super::names::Names;
use super::repeats::{NearPair, Similarity};
use super::wording;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Quarantine, Rule, Severity};
use crate::screen::{Corpus, CorpusRule};

/// Finds a passage that says nearly the same as an earlier one.
pub struct NearDuplicate;

static DOCUMENTATION: Documentation = Documentation {
    name: "near-duplicate",
    code: "DUP003",
    family: Family::Duplicate,
    severity: Severity::Warning,
    summary: "Two passages say the same in nearly the same words.",
    what_it_does: "\
Compares paragraphs, and then the sentences of those that have no match, by the share of the longer one that the \
other has: half of it counts in whatever order the words stand, half in one order. Words agree in their first letters, \
and function words count less. A pair is reported when each passage is the other's best match and they are alike \
enough. How much is enough depends on the rest of the article: where all of it is told twice, as when two translations \
follow each other, 37 % suffice, and 22 % beside pairs that match already; where nothing else is, 70 % are needed. The \
later passage is reported with the earlier one beside it. Where numbers, dates or names stand in the place of others \
(drift), the message and the values of the finding say which.

A pair that shares less than 50 % is a note, and so is a pair of two articles, which must share 70 %. A near-duplicate \
stays a claim, since it may say something else; only where no word with a meaning of its own differs doesn't it.",
    why: "\
Two versions of one passage are left over from a merge or from two translations. Where they drift apart, one of them \
is wrong, and the reader can't know which.",
    not_flagged: "\
Passages that `repeated-paragraph` or `repeated-sentence` report; a heading and the text under it, such as a headline \
and its lead; passages of fewer than 5 words or 3 words with a meaning of their own, unless all else is told twice; captions, list items, bylines and \
notices; sentences that say alike \
things of different subjects; paraphrases in other words, which are for `restated-claim`.",
    examples: &[
        Example::Flags {
            article: "The storm killed two fishermen off the coast of Galway on Sunday.\n\n\
                      Schools stayed closed in the whole county.\n\n\
                      The storm killed three fishermen off the Galway coast on Sunday.",
            quote: "The storm killed three fishermen off the Galway coast on Sunday.",
        },
        Example::Passes {
            article: "Storm kills two fishermen off Galway coast\n\n\
                      A storm killed two fishermen off the Galway coast on Sunday.",
        },
        Example::Passes {
            article: "The storm killed two fishermen off the coast of Galway on Sunday.\n\n\
                      The coast guard ended its search for two other fishermen at dusk.",
        },
    ],
};

impl Rule for NearDuplicate {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

/// From this similarity on a pair of one article is a warning.
const WARNING: Similarity = Similarity(0.5);
/// How many differences the message names; the values of the finding have all.
const NAMED: usize = 3;

impl CorpusRule for NearDuplicate {
    fn check(&self, corpus: &Corpus, findings: &mut Vec<Finding>) {
        let mut names = Names::default();
        findings.extend(corpus.repeats().near.iter().map(|pair| finding(corpus, pair, &mut names)));
    }
}

fn finding(corpus: &Corpus, pair: &NearPair, names: &mut Names) -> Finding {
    let analyses = corpus.analyses();
    let (copy, original) = (pair.copy, pair.original);
    let alignment = Alignment::new(analyses, copy, original);
    let drifts = alignment.drift(names);
    let message = format!(
        "{} say{} nearly the same as {}{}{}",
        wording::copy(analyses, copy),
        wording::ending(analyses, copy),
        wording::original(corpus.repeats(), analyses, copy, original),
        differences(&drifts),
        wording::unlisted(pair.unlisted),
    );
    let within = copy.article == original.article;
    let mut finding = Finding::new(&DOCUMENTATION, analyses[copy.article].article(), copy.span(analyses), message)
        .related(analyses[original.article].article(), original.span(analyses))
        .confidence(confidence(pair));
    if !within || pair.similarity < WARNING {
        finding = finding.severity(Severity::Note);
    }
    if within && drifts.is_empty() && alignment.same_content() {
        finding = finding.quarantine(Quarantine::Sentences);
    }
    drifts.into_iter().fold(finding, |finding, drift| finding.value(drift.slot.name(), [drift.copy, drift.original]))
}

/// The share of such pairs that are indeed the same, as measured on articles that hold two translations of one text
/// and on those with one passage of the other translation added. A pair that stands alone is less sure than one of
/// many.
fn confidence(pair: &NearPair) -> Confidence {
    let (alone, of_many) = match pair.similarity.0 {
        s if s >= 0.85 => (88, 99),
        s if s >= 0.7 => (80, 99),
        s if s >= 0.5 => (65, 98),
        s if s >= 0.4 => (60, 94),
        // The least that two by themselves need, or else beside other pairs.
        _ => (60, 85),
    };
    let more = f32::from(of_many - alone) * pair.told_twice.0.clamp(0.0, 1.0);
    Confidence::percent(alone + more as u8)
}

/// ", but differs in a number: ‘three’ here, ‘two’ there".
fn differences(drifts: &[Drift]) -> String {
    if drifts.is_empty() {
        return String::new();
    }
    let named: Vec<String> = drifts
        .iter()
        .take(NAMED)
        .map(|drift| format!("a {}: ‘{}’ here, ‘{}’ there", drift.slot.name(), drift.copy, drift.original))
        .collect();
    let more = match drifts.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and in {more} more"),
    };
    format!(", but differs in {}{more}", named.join("; in "))
}
