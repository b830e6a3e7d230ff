//! What is read of claims: their words, who says so, who does what to whom, when, and how much.
//!
//! Sentences are parsed once. A claim whose words are not those of its sentence, because something was cut out or
//! mended, is parsed by itself.

use std::ops::Range;

use super::extract::claim_text;
use super::{Argument, Part, Partition, QuantityRecord, TimeRecord};
use crate::article::Span;
use crate::meaning::quantity::{Kind, Quantity, Rational, quantities};
use crate::meaning::{Attribution, TimeExpression, TimeFinder, TimeKind, attribution, main_clause};
use crate::syntax::{Analyser, Analysis, Parse, Sentence};

/// What one claim says, but for its time.
pub(super) struct Slots {
    /// The claim as a sentence.
    pub text: String,
    /// Who says so, if that is said within the claim.
    pub attribution: Option<Attribution>,
    pub subject: Option<Argument>,
    pub predicate: Option<String>,
    pub object: Option<Argument>,
    pub quantities: Vec<QuantityRecord>,
}

/// The slots of all claims of an article, in order, and the times of the article.
pub(super) struct Reading {
    pub slots: Vec<Slots>,
    times: Vec<TimeExpression>,
}

impl Reading {
    /// Reads an article. Without a model nobody does anything, and times are told by their words alone.
    pub fn of(analysis: &Analysis, partition: &Partition) -> Self {
        let mut parts = partition.parts().filter_map(|part| match part {
            Part::Claim { sentence, spans } => Some((sentence, spans)),
            Part::NonClaim { .. } => None,
        });
        let (mut finder, mut slots) = (TimeFinder::default(), Vec::new());
        let mut next = parts.next();
        let mut read = |sentence: Sentence<'_>, parse: Option<&Parse<'_>>| {
            finder.read(sentence, parse);
            while let Some((_, spans)) = next.filter(|(id, _)| *id == sentence.id()) {
                slots.push(Slots::of(sentence, spans, claim_text(sentence, spans, partition), parse));
                next = parts.next();
            }
        };
        match Analyser::embedded() {
            Some(analyser) => {
                let parsed = analyser.parse_all(analysis.sentences());
                parsed.for_each(|(sentence, parse)| read(sentence, Some(&parse)));
            }
            None => analysis.sentences().for_each(|sentence| read(sentence, None)),
        }
        Self { slots, times: finder.finish(analysis.article()).expressions }
    }

    /// The time of a claim: the first that its places hold and that is a point or a stretch of the calendar; lengths and
    /// what comes back only where there is none, and never what only says `now` or `once` ("current officials").
    pub fn time(&self, analysis: &Analysis, spans: &[Span]) -> Option<TimeRecord> {
        let inside = |span: &Span| {
            let (from, to) = (span.start(), span.end());
            let start = self.times.partition_point(|time| time.span.start() < from);
            let inside = self.times[start..].iter().take_while(move |time| time.span.end() <= to);
            inside.filter(|time| !time.value.ends_with("_REF"))
        };
        let mut found = spans.iter().flat_map(inside);
        let first = found.clone().next();
        let placed = found.find(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
        let time = placed.or(first)?;
        let text = &analysis.article().text()[time.span.range()];
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(TimeRecord { text, value: time.value.clone() })
    }
}

impl Slots {
    /// What a claim says whose words are `text`, at these places of a sentence with this parse.
    fn of(sentence: Sentence<'_>, spans: &[Span], text: String, parse: Option<&Parse<'_>>) -> Self {
        let inside = |place: &Span| spans.iter().any(|span| span.contains(*place));
        let attribution = attribution(sentence).filter(|found| inside(&found.source_span) && inside(&found.cue_span));
        let cue = attribution.as_ref().map(|found| found.cue.as_str());
        let read = |parse: &Parse<'_>| (main_clause(parse, cue), quantities(parse));
        let (clause, found) = match parse {
            Some(parse) if text == sentence.text() => read(parse),
            Some(_) => Analyser::embedded().map(|analyser| read(&analyser.parse(&text))).unwrap_or_default(),
            None => Default::default(),
        };
        let argument =
            |range: Option<Range<usize>>| range.map(|range| Argument { text: text[range].to_owned(), entity: None });
        let record = |found: &Quantity| QuantityRecord {
            text: text[found.range()].to_owned(),
            value: found.value().to_f64(),
            upper: found.upper().map(Rational::to_f64),
            bound: Some(found.bound().name().to_owned()),
            unit: Some(found.unit().name().to_owned()).filter(|unit| !unit.is_empty()),
        };
        Self {
            subject: argument(clause.subject),
            predicate: clause.predicate,
            object: argument(clause.object),
            // "The first warning" is no amount of warnings.
            quantities: found.iter().filter(|found| found.kind() != Kind::Ordinal).map(record).collect(),
            attribution,
            text,
        }
    }
}
