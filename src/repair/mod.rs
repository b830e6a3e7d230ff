//! Safe repairs of an article: what findings propose that loses and changes nothing, made all at once.
//!
//! [`repair`] goes in rounds, because a repair can bring another to light. A round takes the proposals that their
//! rules call [safe](Applicability::Safe), leaves those that lie in quotation marks (`quoted`), and makes the rest
//! (`draft`) in one order: by place, then by the code of the rule; of two that overlap the later waits for the next
//! round. What puts quotation marks into the text is done first and alone, so that what is quoted is known before
//! anything else is touched. Then the result is checked: a repair in a block where something new was found is
//! withdrawn. So every finding of the result was there before, and what a round does depends on the text alone:
//! repairing a repaired article changes nothing. [`Repaired::patch`] shows it as a unified diff (`patch`).

mod draft;
mod patch;
mod proposal;
mod quoted;
#[cfg(test)]
mod tests;

use draft::Draft;
use proposal::{Known, Proposal};

use crate::check::{self, Policy};
use crate::error::Error;
use crate::finding::{Applicability, Finding};
use crate::syntax::{Analysis, analyse};
use crate::{Article, ReadOptions};

/// How often a round is tried again without the repairs that brought up something new.
const TRIALS: usize = 6;

/// A repair that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The name of the rule.
    pub rule: &'static str,
    /// What was done, in the imperative.
    pub title: String,
    /// The first byte of the place in the text as it was given.
    pub at: usize,
}

/// An article with its safe repairs made.
#[derive(Clone, Debug)]
pub struct Repaired {
    draft: Draft,
    /// What was done, in the order of the text.
    pub made: Vec<Made>,
    /// How many safe repairs were left because they lie in quotation marks.
    pub quoted: usize,
    /// How many safe repairs were left because something new would be found in the result.
    pub withdrawn: usize,
}

impl Repaired {
    /// The text with the repairs made.
    pub fn text(&self) -> &str {
        self.draft.text()
    }

    /// A unified diff from the text as it was given to the repaired one, for `git apply` and `patch -p1`; empty if
    /// there is no repair. `path` is the file as it was named. The diff holds the bytes of the text as they are.
    pub fn patch(&self, path: &str, mark: ByteOrderMark) -> String {
        patch::unified(path, &self.draft, mark)
    }
}

/// Whether the file starts with a byte-order mark, which the decoded text does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does.
    Present,
    /// It does not.
    Absent,
}

/// Makes the safe repairs of an article. `options` are those it was read with; rules that are off repair nothing.
///
/// # Errors
/// None of its own: those of reading the repaired text again.
pub fn repair(article: Article, options: &ReadOptions, policy: &Policy) -> Result<Repaired, Error> {
    let options = ReadOptions { assume_english: true, format: Some(article.format()), ..options.clone() };
    let path = article.path().to_string();
    let read = |text: &str| Article::read(&path, text.as_bytes().to_vec(), &options).map(analyse);
    let mut repaired =
        Repaired { draft: Draft::new(article.text().to_owned()), made: Vec::new(), quoted: 0, withdrawn: 0 };
    let mut state = Checked::of(analyse(article), policy);
    while let Some((next, taken)) = state.round(&read, policy, &mut repaired)? {
        let edits = proposal::edits(&taken);
        repaired.made.extend(taken.iter().map(|proposal| Made {
            rule: proposal.rule,
            title: proposal.title.clone(),
            at: repaired.draft.original_start(proposal.start()),
        }));
        repaired.draft = repaired.draft.apply(&edits);
        state = next;
    }
    repaired.made.sort_by(|a, b| (a.at, a.rule).cmp(&(b.at, b.rule)));
    Ok(repaired)
}

/// A text and what was found in it.
struct Checked {
    analysis: Analysis,
    findings: Vec<Finding>,
}

impl Checked {
    fn of(analysis: Analysis, policy: &Policy) -> Self {
        let (documents, _, findings) = check::articles(std::slice::from_ref(&analysis), policy);
        let findings = check::Report::new(documents, findings).findings;
        Checked { analysis, findings }
    }

    /// The text after one round, and what was done; none where nothing is left to do. Counts what was left alone.
    fn round(
        &self,
        read: &dyn Fn(&str) -> Result<Analysis, Error>,
        policy: &Policy,
        repaired: &mut Repaired,
    ) -> Result<Option<(Checked, Vec<Proposal>)>, Error> {
        let text = self.analysis.article().text();
        let (mut proposals, quoted) = proposal::safe(&self.analysis, &self.findings);
        repaired.quoted = quoted;
        let all = proposals.len();
        let known = Known::of(&self.findings);
        for _ in 0..TRIALS {
            if proposals.is_empty() {
                break;
            }
            let draft = Draft::new(text.to_owned()).apply(&proposal::edits(&proposals));
            let Ok(analysis) = read(draft.text()) else { break };
            let next = Checked::of(analysis, policy);
            let new = known.new_in(&next.findings, &draft);
            if new.is_empty() && next.findings.len() < self.findings.len() {
                return Ok(Some((next, proposals)));
            }
            proposal::withdraw(&mut proposals, &new, self.analysis.article());
        }
        repaired.withdrawn = all;
        Ok(None)
    }
}

/// Whether a finding has a repair that may be made unseen.
pub fn is_safe(finding: &Finding) -> bool {
    finding.suggestion.as_ref().is_some_and(|suggestion| suggestion.applicability == Applicability::Safe)
}
