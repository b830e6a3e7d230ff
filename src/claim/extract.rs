//! The records of claims and non-claims, made from the partition one at a time.

use super::slots::{Reading, Slots};
use super::{AttributionRecord, CheckWorthiness, Claim, Identities, NonClaim, Part, Partition};
use crate::article::Span;
use crate::finding::Edit;
use crate::meaning::{Modality, modality, polarity};
use crate::syntax::{Analysis, Sentence, Token, TokenKind};

/// Between the parts of a discontinuous quote.
pub(crate) const GAP: &str = " … ";

/// The claims of an article, in the order of the text, without decisions.
pub fn claims<'a>(analysis: &'a Analysis, partition: &'a Partition) -> impl Iterator<Item = Claim> + 'a {
    let mut reading = Reading::of(analysis, partition);
    let slots = std::mem::take(&mut reading.slots);
    let mut identities = Identities::default();
    let parts = partition.parts().filter_map(|part| match part {
        Part::Claim { sentence, spans } => Some((sentence, spans)),
        Part::NonClaim { .. } => None,
    });
    parts.zip(slots).map(move |((sentence, spans), slots)| {
        let claim = claim(analysis, analysis.sentence(sentence), spans, slots);
        let time = reading.time(analysis, spans);
        Claim { id: identities.next(&claim.claim), time, ..claim }
    })
}

/// The passages of an article that are no claims, in the order of the text.
pub fn nonclaims<'a>(analysis: &'a Analysis, partition: &'a Partition) -> impl Iterator<Item = NonClaim> + 'a {
    partition.parts().filter_map(move |part| match part {
        Part::Claim { .. } => None,
        Part::NonClaim { spans, reason, of } => {
            Some(NonClaim { spans: spans.to_vec(), quote: quote(analysis.article().text(), spans), reason, of })
        }
    })
}

/// The words at several places, as quotes give them.
pub(crate) fn quote(text: &str, spans: &[Span]) -> String {
    let parts: Vec<&str> = spans.iter().map(|span| &text[span.range()]).collect();
    parts.join(GAP)
}

/// A claim that has neither id nor time yet.
fn claim(analysis: &Analysis, sentence: Sentence<'_>, spans: &[Span], slots: Slots) -> Claim {
    let attribution = slots.attribution;
    let modality = modality(sentence, attribution.as_ref());
    let polarity = polarity(sentence, attribution.as_ref());
    Claim {
        id: String::new(),
        subject: slots.subject,
        predicate: slots.predicate,
        object: slots.object,
        claim: slots.text,
        quote: quote(analysis.article().text(), spans),
        spans: spans.to_vec(),
        paragraph: sentence.block_number() + 1,
        sentence: sentence.id().0 as usize + 1,
        context: Vec::new(),
        attribution: attribution.map(|found| AttributionRecord {
            source: found.source,
            cue: found.cue,
            kind: found.kind,
            source_spans: vec![found.source_span],
            cue_spans: vec![found.cue_span],
        }),
        modality,
        polarity,
        time: None,
        quantities: slots.quantities,
        check_worthy: check_worthiness(sentence, modality),
        decisions: Vec::new(),
    }
}

/// The sentence as it reads, without what was cut out of it, with its safe repairs, white space folded.
pub(super) fn claim_text(sentence: Sentence<'_>, spans: &[Span], partition: &Partition) -> String {
    let reads_as_it_stands = sentence.span().len() == sentence.text().len();
    let pieces: Vec<String> = match reads_as_it_stands {
        true => spans.iter().map(|span| mended(sentence, *span, partition)).collect(),
        false => reading(sentence, spans, partition),
    };
    let words: Vec<&str> = pieces.iter().flat_map(|piece| piece.split_whitespace()).collect();
    words.join(" ")
}

/// The source at a span with its safe repairs.
fn mended(sentence: Sentence<'_>, span: Span, partition: &Partition) -> String {
    let text = sentence.analysis().article().text();
    let (mut out, mut at) = (String::with_capacity(span.len()), span.start());
    for edit in partition.repairs(span) {
        out.push_str(&text[at..edit.start]);
        out.push_str(&edit.replacement);
        at = edit.end;
    }
    out.push_str(&text[at..span.end()]);
    out
}

/// What a sentence with markup reads at some spans of the source, with its safe repairs. Tokens are the finest pieces
/// that stand wholly inside or outside a span or a repair.
fn reading(sentence: Sentence<'_>, spans: &[Span], partition: &Partition) -> Vec<String> {
    let text = sentence.text();
    let edits: Vec<&Edit> = partition.repairs(sentence.span()).collect();
    let mut pieces: Vec<String> = Vec::new();
    // Where the last token that belongs ended, while its piece goes on; and the last repair that was made.
    let (mut open, mut made): (Option<usize>, Option<usize>) = (None, None);
    for token in sentence.tokens() {
        let (range, place) = (token.range_in_sentence(), token.span());
        if !spans.iter().any(|span| span.overlaps(place)) {
            open = None;
            continue;
        }
        let edit = edits.iter().position(|edit| Span::new(edit.start, edit.end).overlaps(place));
        let form = match edit {
            Some(at) if made == Some(at) => String::new(),
            Some(at) => mended_token(token, edits[at]),
            None => token.form().to_owned(),
        };
        made = edit;
        if open.is_none() {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut()
            && !form.is_empty()
        {
            piece.push_str(open.map_or("", |end| &text[end..range.start]));
            piece.push_str(&form);
        }
        open = Some(range.end);
    }
    pieces
}

/// A token with a repair that touches it: what of the token lies outside the repair stays.
fn mended_token(token: Token<'_>, edit: &Edit) -> String {
    let (place, form) = (token.span(), token.form());
    if place.len() != form.len() {
        return edit.replacement.clone();
    }
    let before = form.get(..edit.start.saturating_sub(place.start())).unwrap_or_default();
    let after = form.get(edit.end.saturating_sub(place.start())..).unwrap_or_default();
    format!("{before}{}{after}", edit.replacement)
}

/// Figures and names make a claim checkable and of consequence, unless it only says what may be.
fn check_worthiness(sentence: Sentence<'_>, modality: Modality) -> CheckWorthiness {
    let factual = matches!(modality, Modality::Asserted | Modality::Alleged | Modality::Denied);
    let specific = sentence.tokens().enumerate().any(|(at, token)| {
        token.kind() == TokenKind::Number || at > 0 && token.is_word() && token.form().starts_with(char::is_uppercase)
    });
    if factual && specific { CheckWorthiness::High } else { CheckWorthiness::Low }
}
