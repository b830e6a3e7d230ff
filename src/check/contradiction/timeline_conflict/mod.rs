//! `timeline-conflict`: something is still to come at a time that is past, or somebody acts beyond their own life.

mod lifetime;

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{ClaimedArticle, ContradictionRule};
use crate::article::{DateBasis, Span};
use crate::claim::Claim;
use crate::finding::{Confidence, Documentation, Example, Family, Finding, Rule, Severity};
use crate::meaning::{
    AttributionKind, Certainty, Modality, Polarity, PublicationDay, TimeExpression, Tree, is, looks_ahead,
};
use crate::syntax::{Analyser, SentenceId, Word};

/// Finds plans for times that are past, and deeds of the dead.
pub struct TimelineConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "timeline-conflict",
    code: "CON004",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "Something is planned for a time that was past when the article appeared, or somebody acts after their death or \
before their birth.",
    what_it_does: "\
Takes the claims that look ahead in the present tense (“will meet”, “plan to meet”, “is expected to open”) and tell when, \
with the year, and holds that time against the day of publication, which is given, in the dateline, or follows from \
the text (“last November” that is “November 2023” elsewhere). The time must belong to what is planned by the parse.

Takes the years of lives (“Karl Lund (1901–1991)”, “Lund died in 1991”, “was born in 1901”) and finds what only the \
living do (“founded”, “moved”, “taught”) in a year after the death or before the birth.",
    why: "The year is wrong, or an old passage was left standing: either way the reader is told something that cannot be.",
    not_flagged: "\
Plans told in the past tense (“planned to open in 2020”, “would open in 2020”); sentences that also hold an earlier \
time, from which the plan may be seen (“in 2018 he said it will open in 2020”); quotations; conditions; times \
that ended less than a week before publication, or more than 20 years: history can be told in the present tense; \
articles of which the day of publication is not known; what may be told of the dead (“was awarded”, “was published”); \
sentences about kin, namesakes, films, estates and the like; lives of which two different years are told.",
    examples: &[
        Example::Flags {
            article: "LUND, January 13, 2024 — The two sides plan to meet again in 2020.",
            quote: "The two sides plan to meet again in 2020.",
        },
        Example::Flags {
            article: "LUND, January 13, 2024 — The new bridge will open in May 2021.",
            quote: "The new bridge will open in May 2021.",
        },
        Example::Passes { article: "LUND, January 13, 2024 — The two sides had planned to meet again in 2020." },
        Example::Passes { article: "LUND, January 13, 2024 — In 2018 he said that the bridge will open in 2020." },
        Example::Passes { article: "LUND, January 13, 2024 — The council will vote on the plan of 2021." },
        Example::Passes { article: "The two sides plan to meet again in 2020." },
        Example::Flags {
            article: "Karl Lund (1901–1971) was a painter. In 1985 Lund founded a school in Aberg.",
            quote: "In 1985 Lund founded a school in Aberg.",
        },
        Example::Passes { article: "Karl Lund (1901–1971) was a painter. In 1961 Lund founded a school in Aberg." },
    ],
};

/// Plans may be told some days late.
const LATE_DAYS: i32 = 7;
/// What lies further back is history, which can be told in the present tense.
const HISTORY_YEARS: i16 = 20;

impl Rule for TimelineConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for TimelineConflict {
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        findings.extend(lifetime::findings(article));
        let Some(published) = &article.partition.times().published else { return };
        // Several claims of a sentence may be about one time: it is looked at once.
        let mut seen: BTreeSet<Span> = BTreeSet::new();
        for claim in article.partition.claims().iter().filter(|claim| is_plan(claim)) {
            let late = late_time(article, claim, published).filter(|time| seen.insert(time.span));
            if let Some(time) = late.filter(|time| is_planned_for(article, claim, time)) {
                findings.push(finding(article, claim, time, published));
            }
        }
    }
}

fn is_plan(claim: &Claim) -> bool {
    let quoted = claim.attribution.as_ref().is_some_and(|source| source.kind == AttributionKind::Direct);
    claim.modality == Modality::Expected && claim.polarity == Polarity::Positive && !quoted
}

/// The first time in a claim that was past when the article appeared.
fn late_time<'a>(
    article: &'a ClaimedArticle<'_>,
    claim: &Claim,
    published: &PublicationDay,
) -> Option<&'a TimeExpression> {
    // Of a year or a month the first day counts.
    let day = Date::new(published.year, published.month.unwrap_or(1), published.day.unwrap_or(1)).ok()?;
    let limit = day.checked_sub(LATE_DAYS.days()).ok()?;
    let is_late = |time: &&TimeExpression| {
        let Some(days) = time.interval.filter(|_| time.certainty == Certainty::Told) else { return false };
        let year = format!("{:04}", days.last.year());
        days.last < limit
            && days.last.year() >= published.year - HISTORY_YEARS
            && article.analysis.words_at(time.span).contains(&year)
    };
    let times = article.partition.times();
    claim.spans.iter().flat_map(|span| times.within(*span)).find(is_late)
}

/// Whether a claim plans something for a time, and does so when the article appears.
fn is_planned_for(article: &ClaimedArticle<'_>, claim: &Claim, planned: &TimeExpression) -> bool {
    let number = u32::try_from(claim.sentence).unwrap_or(u32::MAX).saturating_sub(1);
    let sentence = article.analysis.sentence(SentenceId(number));
    let seen_from = |time: &TimeExpression| {
        let earlier = time.interval.zip(planned.interval).is_some_and(|(time, plan)| time.first < plan.first);
        earlier || time.interval.is_none() && time.value == "PAST_REF"
    };
    if article.partition.times().within(sentence.span()).any(seen_from) {
        return false;
    }
    let depends = || {
        // Without the dateline, and whatever else was cut off before it.
        let text = sentence.text();
        let passages = article.partition.claimed();
        let passage = passages.get(passages.partition_point(|passage| passage.end() <= planned.span.start()))?;
        let starts = |at: &usize| sentence.span_of(*at..text.len()).start() >= passage.start();
        let start = text.char_indices().map(|(at, _)| at).find(starts)?;
        let parse = Analyser::embedded()?.parse(&text[start..]);
        let tree = Tree::of(&parse);
        let place = |word: &Word<'_>| sentence.span_of(start + word.range().start..start + word.range().end);
        let of_time = |word: &Word<'_>| planned.span.contains(place(word));
        let top = parse.words().filter(of_time).find(|word| tree.head(*word).is_some_and(|head| !of_time(&head)))?;
        let case = tree.dependent(top, &["case"]).map_or(String::new(), |case| case.form().to_lowercase());
        let places = matches!(&*case, "" | "at" | "before" | "by" | "during" | "in" | "on" | "until");
        let verb = tree.head(top).filter(|verb| places && verb.upos() == "VERB")?;
        Some(looks_ahead_now(&tree, verb))
    };
    depends() == Some(true)
}

/// Whether what a verb tells is to come, seen from the time of telling: `will meet`, `plan to meet`, `is expected to
/// meet`.
fn looks_ahead_now(tree: &Tree<'_>, verb: Word<'_>) -> bool {
    let future = |word: Word<'_>| {
        is(word, &["aux"]) && matches!(&*word.form().to_lowercase(), "will" | "shall" | "wo" | "'ll" | "’ll")
    };
    if tree.dependents(verb).any(future) {
        return !tree.dependents(verb).any(|word| is(word, &["aux"]) && word.form().eq_ignore_ascii_case("have"));
    }
    let present = |word: Word<'_>| matches!(word.xpos(), "VBZ" | "VBP");
    let Some(planning) = tree.head(verb).filter(|_| is(verb, &["xcomp"])) else { return false };
    let auxiliary = || tree.dependents(planning).filter(|word| is(*word, &["aux", "aux:pass", "cop"]));
    let now = present(planning) || auxiliary().next().is_some() && auxiliary().all(present);
    let perfect = auxiliary().any(|word| &*word.lemma() == "have");
    looks_ahead(&planning.lemma()) && now && !perfect
}

fn finding(article: &ClaimedArticle<'_>, claim: &Claim, time: &TimeExpression, published: &PublicationDay) -> Finding {
    let planned = article.analysis.words_at(time.span);
    let known = match &published.basis {
        DateBasis::Given => "as given".to_owned(),
        DateBasis::FrontMatter => "by its own data".to_owned(),
        DateBasis::Dateline => "by its dateline".to_owned(),
        DateBasis::Inferred(words) => format!("since ‘{}’", words.replace(" = ", "’ is ‘")),
    };
    let message =
        format!("still to come in ‘{planned}’, in an article of {published} ({known}): one of the times is wrong");
    let span = claim.spans.iter().copied().reduce(Span::join).unwrap_or(time.span);
    let sure = !matches!(published.basis, DateBasis::Inferred(_));
    Finding::new(&DOCUMENTATION, article.analysis.article(), span, message)
        .value("time", [planned])
        .confidence(Confidence::percent(if sure { 85 } else { 75 }))
}
