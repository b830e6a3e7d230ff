//! `quotation-conflict`: one quotation in two wordings, or of two speakers.

mod alignment;
mod index;
mod occasion;
mod quotation;
mod speaker;
mod word;

use super::person::{Likeness, PersonName};
use super::{ClaimedArticle, ContradictionRule};
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Rule, Severity};
use alignment::Alignment;
use index::candidates;
use quotation::{Quotation, Quotations};
use speaker::Speaker;

/// Finds quotations that change their words or their speaker.
pub struct QuotationConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "quotation-conflict",
    code: "CON012",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "One quotation stands in two wordings, or is given to two speakers.",
    what_it_does: "\
Lays the words between quotation marks beside each other. Two quotations of one speaker are taken for the same if they \
share at least six words of content in the same order, and seven in ten of the words of the shorter. They are found where \
they differ in a word of content, a number, a negation, a pronoun or a modal verb. Two quotations that are the same word \
for word, eight words or more, are found where two persons with different names are said to have spoken them.",
    why: "Who quotes has promised the very words: one of the two is not what was said, or not by whom it was said.",
    not_flagged: "\
Punctuation, contractions (“don’t”), spelling, figures for words, articles and fillers; what an ellipsis or brackets \
stand for; a quotation that is cut shorter, at its ends or by whole sentences; what was said at two times or to two \
audiences; quotations beside which the article speaks of repeating, quoting, correcting or translating, of songs, \
slogans and the like; paraphrase outside the marks; quotations of fewer than six words of content.",
    examples: &[
        Example::Flags {
            article: "“We will close two schools in the harbour district next summer,” said Karl Lund, the mayor. The \
council was surprised.\n\nParents wrote to Lund on Monday. “We will close three schools in the harbour district next \
summer,” Lund said.",
            quote: "We will close three schools in the harbour district next summer",
        },
        Example::Passes {
            article: "“We will close two schools in the harbour district next summer,” said Karl Lund, the mayor. The \
council was surprised.\n\nParents wrote to Lund on Monday. “We’ll close two schools in the harbour district …,” Lund said.",
        },
    ],
};

impl Rule for QuotationConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for QuotationConflict {
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        let quotations = Quotations::of(article);
        // A quotation is held against the first that it clashes with.
        let mut last = None;
        for (earlier, later) in candidates(&quotations.all) {
            let pair = quotations.all.get(earlier).zip(quotations.all.get(later));
            let Some((first, second)) = pair.filter(|_| last != Some(later)) else { continue };
            if let Some(found) = finding(article, &quotations, first, second) {
                findings.push(found);
                last = Some(later);
            }
        }
    }
}

/// What is wrong with two quotations, if anything.
fn finding(
    article: &ClaimedArticle<'_>,
    quotations: &Quotations<'_>,
    earlier: &Quotation<'_>,
    later: &Quotation<'_>,
) -> Option<Finding> {
    if std::ptr::eq(earlier.source, later.source)
        || article.is_unusable(earlier.span)
        || article.is_unusable(later.span)
    {
        return None;
    }
    if earlier.speaker == later.speaker {
        let alignment = Alignment::of(&earlier.words, &later.words)?;
        let gap = alignment.difference(&earlier.words, &later.words)?;
        let once = !quotations.are_apart(article, earlier, later) && !quotations.are_explained(article, earlier, later);
        return once.then(|| in_two_wordings(article, quotations, [earlier, later], &gap));
    }
    let [first, second] = persons(article, earlier, later)?;
    let same = alignment::is_word_for_word(&earlier.words, &later.words);
    let owned = same && !quotations.are_shared(article, earlier, later);
    owned.then(|| of_two_speakers(article, [earlier, later], [first, second]))
}

/// The names of two different persons.
fn persons<'m>(
    article: &'m ClaimedArticle<'_>,
    earlier: &Quotation<'_>,
    later: &Quotation<'_>,
) -> Option<[&'m str; 2]> {
    let name = |speaker: &Speaker| speaker.person(article.partition.mentions());
    let (first, second) = (name(&earlier.speaker)?, name(&later.speaker)?);
    let likeness = PersonName::read(first)?.likeness(&PersonName::read(second)?);
    (likeness == Likeness::Different).then_some([first, second])
}

fn in_two_wordings(
    article: &ClaimedArticle<'_>,
    quotations: &Quotations<'_>,
    [earlier, later]: [&Quotation<'_>; 2],
    gap: &alignment::Gap,
) -> Finding {
    // Where one has nothing, the words beside it show where.
    let beside = gap.iter().any(|words| words.is_empty());
    let words = |quotation: &Quotation<'_>, at: usize| quotations.text(article, quotation, &gap[at], beside);
    let (here, there) = (words(later, 1), words(earlier, 0));
    let speaker = &later.source.source;
    let message = format!("‘{here}’ here and ‘{there}’ elsewhere in one quotation of ‘{speaker}’: what was said?");
    Finding::new(&DOCUMENTATION, article.analysis.article(), later.span, message)
        .related(article.analysis.article(), earlier.span)
        .value("wording", [here, there])
        .confidence(Confidence::percent(80))
}

fn of_two_speakers(
    article: &ClaimedArticle<'_>,
    [earlier, later]: [&Quotation<'_>; 2],
    [first, second]: [&str; 2],
) -> Finding {
    let message = format!("the same words are said by ‘{second}’ here and by ‘{first}’ elsewhere: who said them?");
    Finding::new(&DOCUMENTATION, article.analysis.article(), later.span, message)
        .related(article.analysis.article(), earlier.span)
        .value("speaker", [second.to_owned(), first.to_owned()])
        .confidence(Confidence::percent(80))
}
