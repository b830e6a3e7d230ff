//! The records of claims and non-claims, made from the partition one at a time.

use super::{AttributionRecord, CheckWorthiness, Claim, Identities, NonClaim, Part, Partition};
use crate::article::Span;
use crate::meaning::{Modality, attribution, modality, polarity};
use crate::syntax::{Analysis, Sentence, TokenKind};

/// Between the parts of a discontinuous quote.
pub(crate) const GAP: &str = " … ";

/// The claims of an article, in the order of the text, without decisions.
pub fn claims<'a>(analysis: &'a Analysis, partition: &'a Partition) -> impl Iterator<Item = Claim> + 'a {
    let mut identities = Identities::default();
    partition.parts().filter_map(move |part| match part {
        Part::Claim { sentence, spans } => {
            Some(claim(analysis, analysis.sentence(sentence), spans, partition, &mut identities))
        }
        Part::NonClaim { .. } => None,
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

fn claim(
    analysis: &Analysis,
    sentence: Sentence<'_>,
    spans: &[Span],
    partition: &Partition,
    identities: &mut Identities,
) -> Claim {
    let text = claim_text(sentence, spans, partition);
    let modality = modality(sentence);
    let inside = |place: &Span| spans.iter().any(|span| span.contains(*place));
    let attribution = attribution(sentence).filter(|found| inside(&found.source_span) && inside(&found.cue_span));
    Claim {
        id: identities.next(&text),
        claim: text,
        quote: quote(analysis.article().text(), spans),
        spans: spans.to_vec(),
        paragraph: sentence.block_number() + 1,
        sentence: sentence.id().0 as usize + 1,
        subject: None,
        predicate: None,
        object: None,
        context: Vec::new(),
        attribution: attribution.map(|found| AttributionRecord {
            source: found.source,
            cue: found.cue,
            kind: found.kind,
            source_spans: vec![found.source_span],
            cue_spans: vec![found.cue_span],
        }),
        modality,
        polarity: polarity(sentence),
        time: None,
        quantities: Vec::new(),
        check_worthy: check_worthiness(sentence, modality),
        decisions: Vec::new(),
    }
}

/// The sentence as it reads, without what was cut out of it, with its safe repairs, white space folded.
fn claim_text(sentence: Sentence<'_>, spans: &[Span], partition: &Partition) -> String {
    let whole = sentence.text();
    let mut words = String::with_capacity(whole.len());
    let mut push = |piece: &str| {
        for word in piece.split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
    };
    match spans {
        [only] if *only == sentence.span() => push(mended(sentence, partition).as_deref().unwrap_or(whole)),
        _ => {
            // Tokens are the finest pieces that stand wholly inside or outside a span.
            let mut piece: Option<(usize, usize)> = None;
            for token in sentence.tokens() {
                let range = token.range_in_sentence();
                match (spans.iter().any(|span| span.overlaps(token.span())), piece) {
                    (true, None) => piece = Some((range.start, range.end)),
                    (true, Some((start, _))) => piece = Some((start, range.end)),
                    (false, Some((start, end))) => {
                        push(&whole[start..end]);
                        piece = None;
                    }
                    (false, None) => {}
                }
            }
            if let Some((start, end)) = piece {
                push(&whole[start..end]);
            }
        }
    }
    words
}

/// The text of a sentence with its safe repairs, if it has any; only where it stands in the source as it reads.
fn mended(sentence: Sentence<'_>, partition: &Partition) -> Option<String> {
    let span = sentence.span();
    let text = sentence.text();
    let mut edits = partition.repairs(span).peekable();
    if edits.peek().is_none() || span.len() != text.len() {
        return None;
    }
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        out.push_str(text.get(at..edit.start - span.start())?);
        out.push_str(&edit.replacement);
        at = edit.end - span.start();
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// Figures and names make a claim checkable and of consequence, unless it only says what may be.
fn check_worthiness(sentence: Sentence<'_>, modality: Modality) -> CheckWorthiness {
    let factual = matches!(modality, Modality::Asserted | Modality::Alleged | Modality::Denied);
    let specific = sentence.tokens().enumerate().any(|(at, token)| {
        token.kind() == TokenKind::Number || at > 0 && token.is_word() && token.form().starts_with(char::is_uppercase)
    });
    if factual && specific { CheckWorthiness::High } else { CheckWorthiness::Low }
}
