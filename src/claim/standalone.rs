//! Drafts become claims that can be read without the article: what only the whole of it tells is added.

use super::draft::{Draft, Named};
use super::passage::quote;
use super::sources::Sources;
use super::worth::{Evidence, Signs};
use super::{Argument, AttributionRecord, Claim, Context, TimeRecord};
use crate::article::Span;
use crate::meaning::mention::{Entity, Gender, Mention, MentionKind};
use crate::meaning::{Act, Certainty, Mentions, Modality, TimeExpression, TimeKind, Times};
use crate::syntax::Analysis;

/// What can only be told from a whole article.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    /// When things happen, and when the article appeared, as far as that can be told.
    pub times: Times,
    /// Who vouches for what.
    pub sources: Sources,
    /// Who and what is mentioned.
    pub mentions: Mentions,
}

/// An article, and what it tells as a whole.
pub(super) struct Article<'a> {
    pub analysis: &'a Analysis,
    pub discourse: &'a Discourse,
}

impl Article<'_> {
    /// The claim that a draft becomes, without id.
    pub fn claim(&self, draft: Draft) -> Claim {
        let place = draft.head.or(draft.spans.first().copied());
        let attribution = place.and_then(|place| self.discourse.sources.of(place));
        let denied = attribution.is_some_and(|found| found.act == Act::Denial);
        let modality = match draft.modality {
            Modality::Asserted if denied => Modality::Denied,
            modality => modality,
        };
        let time = self.time(&draft.spans);
        let argument = |slot: Option<Named>| {
            slot.map(|slot| Argument { entity: slot.head.and_then(|head| self.entity(head)), text: slot.text })
        };
        let (text, context) = self.stand_alone(&draft);
        let evidence = Evidence {
            signs: Signs {
                names: draft.signs.names || draft.head.is_none() && self.names(&draft.spans),
                ..draft.signs
            },
            repeated: draft.repeated,
            modality,
            subject: draft.subject.as_ref().map(|subject| &*subject.text),
            context: &context,
            time: time.as_ref(),
            quantities: &draft.quantities,
        };
        let (check_worthy, check_worthy_because) = evidence.grade();
        Claim {
            id: String::new(),
            quote: quote(self.analysis.article().text(), &draft.spans),
            claim: text,
            spans: draft.spans,
            paragraph: draft.paragraph,
            sentence: draft.sentence,
            subject: argument(draft.subject),
            predicate: draft.predicate,
            object: argument(draft.object),
            context,
            attribution: attribution.map(|found| AttributionRecord {
                entity: self.source(&found.source_spans),
                source: found.source.clone(),
                cue: found.cue.clone(),
                kind: found.kind,
                source_spans: found.source_spans.clone(),
                cue_spans: found.cue_spans.clone(),
            }),
            modality,
            polarity: draft.polarity,
            time,
            quantities: draft.quantities,
            check_worthy,
            check_worthy_because,
            decisions: Vec::new(),
            last_in: None,
        }
    }

    /// The text of a draft with names for pronouns and in full, and calendar dates behind relative ones; and what was taken
    /// from elsewhere for that, or could not be told.
    fn stand_alone(&self, draft: &Draft) -> (String, Vec<Context>) {
        let mut edits: Vec<(usize, usize, String)> = Vec::new();
        let mut context = Vec::new();
        // Whose full name stands in the text already.
        let mut named: Vec<Span> = draft
            .spans
            .iter()
            .flat_map(|span| self.discourse.mentions.mentions_in(*span))
            .filter_map(|mention| {
                let entity = self.named(mention)?;
                (mention.kind == MentionKind::Name && self.analysis.words_at(mention.span) == entity.name)
                    .then_some(entity.name_span)
            })
            .collect();
        for mention in draft.spans.iter().flat_map(|span| self.discourse.mentions.mentions_in(*span)) {
            let Some((start, end)) = draft.range(mention.span) else { continue };
            let text = self.analysis.words_at(mention.span);
            let Some(entity) = self.named(mention) else {
                let unclear = mention.kind == MentionKind::Pronoun && mention.entity.is_none();
                context.extend(unclear.then_some(Context { text, resolved: None, from: None }));
                continue;
            };
            let short =
                mention.kind == MentionKind::Name && entity.name.len() > text.len() && entity.name.contains(&text);
            // `It` is told wrongly too often to be replaced.
            let person = mention.kind == MentionKind::Pronoun && mention.gender != Gender::Neuter;
            if !(short || person) || named.contains(&entity.name_span) {
                continue;
            }
            // The rest of the name may stand before it already, outside the mention.
            let rest = entity.name.strip_suffix(&text).map_or("", str::trim_end);
            if !rest.is_empty() && draft.text[..start].trim_end().ends_with(rest) {
                continue;
            }
            named.push(entity.name_span);
            // As it reads there.
            let name = self.analysis.words_at(entity.name_span);
            let genitive = if draft.possessive.contains(&mention.span) { "’s" } else { "" };
            edits.push((start, end, format!("{name}{genitive}")));
            context.push(Context { text, resolved: Some(name), from: Some(entity.name_span) });
        }
        for time in
            draft.spans.iter().flat_map(|span| self.discourse.times.within(*span)).filter(|time| self.is_relative(time))
        {
            if let Some((_, end)) = draft.range(time.span) {
                // `On Friday’s [2024-01-12] talks`.
                let genitive = ["’s", "'s"].iter().find(|genitive| draft.text[end..].starts_with(*genitive));
                let end = end + genitive.map_or(0, |genitive| genitive.len());
                edits.push((end, end, format!(" [{}]", time.value)));
            }
        }
        edits.sort();
        let (mut out, mut at) = (String::with_capacity(draft.text.len()), 0);
        for (start, end, words) in edits.iter().filter(|(start, end, _)| start <= end) {
            if *start >= at {
                out.push_str(&draft.text[at..*start]);
                out.push_str(words);
                at = *end;
            }
        }
        out.push_str(&draft.text[at..]);
        (out, context)
    }

    /// Whether a name stands at some places.
    fn names(&self, spans: &[Span]) -> bool {
        let mut mentions = spans.iter().flat_map(|span| self.discourse.mentions.mentions_in(*span));
        mentions.any(|mention| mention.kind == MentionKind::Name)
    }

    /// Whom a mention names or means, if that has a name.
    fn named(&self, mention: &Mention) -> Option<&Entity> {
        self.discourse.mentions.entity(mention.entity?).filter(|entity| entity.named)
    }

    /// The full name of whom or what is named or meant by the words around a place.
    fn entity(&self, head: Span) -> Option<String> {
        let mentions = &self.discourse.mentions.mentions;
        let upto = mentions.partition_point(|mention| mention.span.start() <= head.start());
        // Names are short: what holds the place starts among the last few.
        let around = mentions[..upto].iter().rev().take(8).filter(|mention| mention.span.contains(head));
        around
            .min_by_key(|mention| mention.span.len())
            .and_then(|mention| self.named(mention))
            .map(|entity| entity.name.clone())
    }

    /// The full name of a source that is named by a pronoun or a short name.
    fn source(&self, spans: &[Span]) -> Option<String> {
        let [span] = spans else { return None };
        let mention =
            self.discourse.mentions.mentions_in(*span).iter().find(|mention| mention.span.end() == span.end())?;
        let entity = self.named(mention)?;
        (!self.analysis.words_at(*span).contains(&entity.name)).then(|| entity.name.clone())
    }

    /// Whether a time is a day, month or year of the calendar, for sure, and its words don't tell the year.
    fn is_relative(&self, time: &TimeExpression) -> bool {
        let calendar = time.value.len() >= 4 && time.value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let sure = time.certainty == Certainty::Told;
        time.kind == TimeKind::Date && calendar && sure && !self.analysis.words_at(time.span).contains(&time.value[..4])
    }

    /// The time of a claim: the first that its places hold and that is a point or a stretch of the calendar; lengths and
    /// what comes back only where there is none, and never what only says `now` or `once` ("current officials").
    fn time(&self, spans: &[Span]) -> Option<TimeRecord> {
        let inside = |span: &Span| self.discourse.times.within(*span).filter(|time| !time.value.ends_with("_REF"));
        let mut found = spans.iter().flat_map(inside);
        let first = found.clone().next();
        let placed = found.find(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
        let time = placed.or(first)?;
        Some(TimeRecord { text: self.analysis.words_at(time.span), value: time.value.clone() })
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Partition;
    use crate::syntax::Parses;
    use crate::{Article, ReadOptions, analyse};

    /// The claims of a text that appeared on Saturday, 13 January 2024.
    fn claims(text: &str) -> Vec<String> {
        let published = Some("2024-01-13".parse().expect("a day"));
        let options = ReadOptions { assume_english: true, published, ..ReadOptions::default() };
        let analysis = analyse(Article::read("port.txt", text.into(), &options).expect("an article"));
        Partition::new(&Parses::of(&analysis), [], |_| None).claims().iter().map(|claim| claim.claim.clone()).collect()
    }

    #[track_caller]
    fn reads(text: &str, wanted: &str) {
        assert_eq!(claims(text), [wanted], "{text}");
    }

    #[test]
    fn days_that_the_words_tell_stand_in_brackets() {
        reads("The port closed on Friday.", "The port closed on Friday [2024-01-12].");
        reads("The port will reopen in May.", "The port will reopen in May [2024-05].");
        reads("The council cancelled Friday’s market.", "The council cancelled Friday’s [2024-01-12] market.");
        reads("The port could close in March.", "The port could close in March [2024-03].");
    }

    #[test]
    fn what_was_said_to_come_lies_behind_the_day_it_was_said() {
        let said = claims("The minister said on 3 November 2023 that the ferry would cross before the end of April.");
        assert_eq!(said, ["The ferry would cross before the end of April [2024-04]."]);
        let said = claims("The council announced on Monday that the ferry would sail on Thursday.");
        assert!(said.iter().any(|claim| claim.ends_with("on Thursday [2024-01-11].")), "{said:?}");
    }

    #[test]
    fn a_guess_stands_in_no_bracket() {
        // Plans in the present tense, where the last such day and the next are both near.
        reads("The council meets on Tuesday.", "The council meets on Tuesday.");
        // Days that only name something, and one of which no more is said than that.
        reads("The town bought Christmas trees.", "The town bought Christmas trees.");
        reads("The mayor remembered the Sept. 11 attacks.", "The mayor remembered the Sept. 11 attacks.");
        // The end of a range is not in the value.
        reads("The fair opened December 16-19.", "The fair opened December 16-19.");
        // No day is meant, and no day is known to count from.
        reads("A bridge will stand here in 18 years.", "A bridge will stand here in 18 years.");
        reads("The following year the mill closed.", "The following year the mill closed.");
    }
}
