//! Which sentences may be claimed, and why the others may not, in the light of what was found in them.
//!
//! Small: numbers and spans. The texts are made one at a time (see [`Passage`](super::passage::Passage)).

use std::ops::Range;

use super::Reason;
use super::passage::Passage;
use crate::article::{BlockKind, Span};
use crate::finding::{Edit, Family, Finding, Quarantine};
use crate::syntax::{Analysis, Sentence, SentenceId};

/// A passage of the article: it may be claimed, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The sentence may be claimed, in the stretches of it that count, in order.
    Claimable {
        /// The sentence it is made from.
        sentence: SentenceId,
        /// Its places in the source.
        spans: &'a [Span],
    },
    /// No claim.
    NonClaim {
        /// Its places in the source.
        spans: &'a [Span],
        /// Why.
        reason: Reason,
        /// Of a duplicate, the place where it is said first.
        of: Option<Span>,
    },
}

/// What becomes of each passage of an article. Parts are in the order of their sentences and don't overlap.
#[derive(Debug, Default)]
pub struct Screening {
    records: Vec<Record>,
    spans: Vec<Span>,
    repairs: Vec<Edit>,
}

#[derive(Clone, Copy, Debug)]
struct Record {
    first_span: u32,
    sentence: u32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Claimable,
    NonClaim(Reason),
    DuplicateOf(Span),
}

/// A stretch that may not become part of a claim.
struct Quarantined {
    span: Span,
    /// The whole of each sentence it touches, not only the stretch.
    sentences: bool,
    of: Option<Span>,
}

impl Screening {
    /// Decides on every sentence of an article, in the light of what was found in it. Findings about other articles
    /// don't count: what an article claims does not depend on what else was read in the same run.
    ///
    /// `original` gives the sentence that another repeats letter for letter: of passages that stand very often, not
    /// every copy has a finding.
    pub fn new<'f>(
        analysis: &Analysis,
        findings: impl IntoIterator<Item = &'f Finding>,
        original: impl Fn(SentenceId) -> Option<SentenceId>,
    ) -> Self {
        let (mut quarantined, mut repairs): (Vec<Quarantined>, Vec<Edit>) = (Vec::new(), Vec::new());
        for finding in findings.into_iter().filter(|finding| finding.primary().path == *analysis.article().path()) {
            quarantined.extend(quarantine(analysis, finding));
            // A sentence that still says what it says is claimed as it would read when mended.
            let mends = finding.family == Family::Garble && finding.quarantine == Quarantine::Nothing;
            repairs.extend(
                finding.suggestion.iter().filter(|_| mends).flat_map(|suggestion| suggestion.edits.iter().cloned()),
            );
        }
        repairs.sort_by_key(|edit| (edit.start, edit.end));
        quarantined.sort_by_key(|q| (q.span, !q.sentences));
        let mut screening = Screening { repairs, ..Screening::default() };
        let mut next = 0;
        let mut open: Vec<usize> = Vec::new();
        for sentence in analysis.sentences() {
            let span = sentence.span();
            while next < quarantined.len() && quarantined[next].span.start() < span.end() {
                open.push(next);
                next += 1;
            }
            open.retain(|&at| quarantined[at].span.end() > span.start());
            let original = original(sentence.id()).map(|original| analysis.sentence(original).span());
            screening.decide(sentence, span, open.iter().map(|&at| &quarantined[at]), original);
        }
        screening
    }

    fn decide<'q>(
        &mut self,
        sentence: Sentence<'_>,
        span: Span,
        open: impl Iterator<Item = &'q Quarantined> + Clone,
        original: Option<Span>,
    ) {
        let kind = sentence.block().kind;
        if kind == BlockKind::Heading {
            return self.push(sentence, &[span], Kind::NonClaim(Reason::Heading));
        }
        if open.clone().any(|q| q.sentences && q.of.is_none()) {
            return self.push(sentence, &[span], Kind::NonClaim(Reason::Garbled));
        }
        if let Some((repeat, of)) = open.clone().find_map(|q| q.of.filter(|_| q.sentences).map(|of| (q.span, of))) {
            return self.push(sentence, &[span], Kind::DuplicateOf(counterpart(sentence, repeat, of)));
        }
        if let Some(original) = original {
            return self.push(sentence, &[span], Kind::DuplicateOf(original));
        }
        let ending = sentence.tokens().rev().map(|token| token.form()).find(|form| !is_closing_mark(form));
        let stops = ending.is_some_and(|form| form.starts_with(['.', '!', '?', '…']));
        let names_only = kind == BlockKind::Verbatim || kind == BlockKind::Caption && !stops;
        if names_only || !sentence.tokens().any(|token| token.is_word()) {
            return self.push(sentence, &[span], Kind::NonClaim(Reason::NoAssertion));
        }
        if ending.is_some_and(|form| form.starts_with('?')) {
            return self.push(sentence, &[span], Kind::NonClaim(Reason::Question));
        }
        // A dateline puts nothing forward.
        let dateline = sentence.analysis().article().metadata().dateline.filter(|dateline| span.contains(*dateline));
        let debris: Vec<Span> = open.clone().map(|q| q.span).chain(dateline).collect();
        if debris.is_empty() && self.repairs(span).next().is_none() {
            return self.push(sentence, &[span], Kind::Claimable);
        }
        let (kept, cut) = cut_out(sentence, span, debris);
        // Nothing may be left to claim once the debris is taken out and the rest is mended.
        if !Passage::of(sentence, &kept, self).text().contains(char::is_alphanumeric) {
            return self.push(sentence, &[span], Kind::NonClaim(Reason::Garbled));
        }
        self.push(sentence, &kept, Kind::Claimable);
        for piece in cut {
            let original = open.clone().find(|q| q.of.is_some() && q.span.overlaps(piece)).and_then(|q| q.of);
            let kind = match original {
                _ if Some(piece) == dateline => Kind::NonClaim(Reason::NoAssertion),
                Some(of) => Kind::DuplicateOf(of),
                None => Kind::NonClaim(Reason::Garbled),
            };
            self.push(sentence, &[piece], kind);
        }
    }

    fn push(&mut self, sentence: Sentence<'_>, spans: &[Span], kind: Kind) {
        let first_span = u32::try_from(self.spans.len()).unwrap_or(u32::MAX);
        self.spans.extend_from_slice(spans);
        self.records.push(Record { first_span, sentence: sentence.id().0, kind });
    }

    /// The parts, in the order of their sentences.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        (0..self.records.len()).map(|at| self.part(at))
    }

    fn part(&self, at: usize) -> Part<'_> {
        let record = self.records[at];
        let spans = &self.spans[self.range(at)];
        match record.kind {
            Kind::Claimable => Part::Claimable { sentence: SentenceId(record.sentence), spans },
            Kind::NonClaim(reason) => Part::NonClaim { spans, reason, of: None },
            Kind::DuplicateOf(of) => Part::NonClaim { spans, reason: Reason::Duplicate, of: Some(of) },
        }
    }

    fn range(&self, at: usize) -> Range<usize> {
        let end = self.records.get(at + 1).map_or(self.spans.len(), |next| next.first_span as usize);
        self.records[at].first_span as usize..end
    }

    /// The safe repairs inside a span of the source, in order and not overlapping.
    pub fn repairs(&self, span: Span) -> impl Iterator<Item = &Edit> {
        let first = self.repairs.partition_point(|edit| edit.start < span.start());
        let mut at = span.start();
        self.repairs[first..].iter().take_while(move |edit| edit.start < span.end()).filter(move |edit| {
            let fits = edit.start >= at && edit.end <= span.end();
            if fits {
                at = edit.end;
            }
            fits
        })
    }
}

fn is_closing_mark(form: &str) -> bool {
    matches!(form, "\"" | "”" | "’" | "'" | "''" | "»" | ")" | "]")
}

/// The sentence of a passage `of` that stands where `sentence` stands in its repeat; the passage where there is none.
fn counterpart(sentence: Sentence<'_>, repeat: Span, of: Span) -> Span {
    let analysis = sentence.analysis();
    let first = |span: Span| analysis.sentence_from(span.start()).map(|sentence| sentence.id().0);
    let (Some(here), Some(there)) = (first(repeat), first(of)) else { return of };
    let wanted = there + sentence.id().0.saturating_sub(here);
    let twin = ((wanted as usize) < analysis.sentences().len()).then(|| analysis.sentence(SentenceId(wanted)).span());
    twin.filter(|twin| of.contains(*twin)).unwrap_or(of)
}

/// What of the article a finding keeps from becoming a claim.
fn quarantine(analysis: &Analysis, finding: &Finding) -> Option<Quarantined> {
    let path = analysis.article().path();
    if finding.quarantine == Quarantine::Nothing {
        return None;
    }
    let of = match finding.family {
        // A repeat of another article's words is still this article's claim.
        Family::Duplicate => Some(finding.spans.get(1).filter(|related| related.path == *path)?.span()),
        _ => None,
    };
    Some(Quarantined { span: finding.primary().span(), sentences: finding.quarantine == Quarantine::Sentences, of })
}

/// Parts a sentence into what stays and what is cut out, both without white space at their ends.
pub(super) fn cut_out(sentence: Sentence<'_>, span: Span, mut debris: Vec<Span>) -> (Vec<Span>, Vec<Span>) {
    debris.sort();
    let (mut kept, mut cut): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    let mut at = span.start();
    let mut keep = |from: usize, to: usize| {
        let trimmed = sentence.trimmed(Span::new(from, to));
        if !trimmed.is_empty() {
            kept.push(trimmed);
        }
    };
    for piece in debris {
        let (start, end) = (piece.start().max(at), piece.end().min(span.end()));
        if start < end {
            keep(at, start);
            let trimmed = sentence.trimmed(Span::new(start, end));
            if !trimmed.is_empty() {
                cut.push(trimmed);
            }
            at = end;
        }
    }
    keep(at, span.end());
    (kept, cut)
}
