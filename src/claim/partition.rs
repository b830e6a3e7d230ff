//! Every sentence is a claim, or has a reason why it is none.

use std::ops::Range;

use super::extract::claim_text;
use crate::article::{BlockKind, Span};
use crate::finding::{Edit, Family, Finding, Quarantine};
use crate::syntax::{Analysis, Sentence, SentenceId};

/// Why a passage is no claim.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It lost its meaning: a finding says how.
    Garbled,
    /// It is said before, word for word.
    Duplicate,
    /// It asks.
    Question,
    /// It judges.
    Opinion,
    /// It tells the reader to do something.
    Instruction,
    /// It is a title or section heading.
    Heading,
    /// It puts nothing forward: a byline, a table, a caption that only names.
    NoAssertion,
}

impl Reason {
    /// All reasons, in order.
    pub const ALL: [Reason; 7] = [
        Reason::Garbled,
        Reason::Duplicate,
        Reason::Question,
        Reason::Opinion,
        Reason::Instruction,
        Reason::Heading,
        Reason::NoAssertion,
    ];

    /// The name in files and output.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Garbled => "garbled",
            Reason::Duplicate => "duplicate",
            Reason::Question => "question",
            Reason::Opinion => "opinion",
            Reason::Instruction => "instruction",
            Reason::Heading => "heading",
            Reason::NoAssertion => "no-assertion",
        }
    }
}

/// A passage of the article: a claim, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// A claim: the sentence, and the stretches of it that count, in order.
    Claim {
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
pub struct Partition {
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
    Claim,
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

impl Partition {
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
        let mut partition = Partition { repairs, ..Partition::default() };
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
            partition.decide(sentence, span, open.iter().map(|&at| &quarantined[at]), original);
        }
        partition
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
            return self.push(sentence, &[span], Kind::Claim);
        }
        let (kept, cut) = cut_out(sentence, span, debris);
        // Nothing may be left to claim once the debris is taken out and the rest is mended.
        if !claim_text(sentence, &kept, self).contains(char::is_alphanumeric) {
            return self.push(sentence, &[span], Kind::NonClaim(Reason::Garbled));
        }
        self.push(sentence, &kept, Kind::Claim);
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
            Kind::Claim => Part::Claim { sentence: SentenceId(record.sentence), spans },
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

    /// How many claims there are.
    pub fn claim_count(&self) -> usize {
        self.records.iter().filter(|record| matches!(record.kind, Kind::Claim)).count()
    }

    /// How many passages are no claim.
    pub fn nonclaim_count(&self) -> usize {
        self.records.len() - self.claim_count()
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
fn cut_out(sentence: Sentence<'_>, span: Span, mut debris: Vec<Span>) -> (Vec<Span>, Vec<Span>) {
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
