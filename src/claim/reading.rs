//! From the passages that may be claimed to claims: what each says, who says so, when, how much.
//!
//! Sentences are parsed once, and read into drafts. A passage whose words are not those of its sentence, because
//! something was cut out or mended, is parsed by itself. What can only be told from the whole article (who `he` is, which
//! day `Friday` was, who speaks on) is added to the drafts at the end.

use super::accounting::union;
use super::bracket::taken_out;
use super::draft::{Draft, place};
use super::ending::begun;
use super::passage::Passage;
use super::proposition::{Proposition, propositions};
use super::saying::{is_torn, words_of_saying};
use super::screening::{Part, Screening};
use super::sources::Sources;
use super::standalone::{Article, Discourse};
use super::{Claim, Identities, Reason};
use crate::article::Span;
use crate::meaning::quantity::quantities;
use crate::meaning::{AttributionFinder, MentionFinder, TimeFinder, Tree, reports};
use crate::syntax::{Analyser, Parse, Parses, Sentence, Word};

/// What the passages that may be claimed say.
#[derive(Default)]
pub(super) struct Reading {
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// Stretches of the passages that say nothing that could be true or false, and why.
    pub unsaid: Vec<(Vec<Span>, Reason)>,
    /// What can only be told from the whole article.
    pub discourse: Discourse,
}

/// What the layers below the claims find, sentence by sentence.
#[derive(Default)]
struct Finders {
    times: TimeFinder,
    attributions: AttributionFinder,
    mentions: MentionFinder,
}

/// Reads an article. Without a model a claim is a sentence, nobody does anything, and times are told by their words
/// alone.
pub(super) fn read(parses: &Parses<'_>, screening: &Screening) -> Reading {
    let mut passages = screening.parts().filter_map(|part| match part {
        Part::Claimable { sentence, spans } => Some((sentence, spans)),
        Part::NonClaim { .. } => None,
    });
    let (mut finders, mut drafts, mut unsaid) = (Finders::default(), Vec::new(), Vec::new());
    let mut next = passages.next();
    let mut read = |sentence: Sentence<'_>, parse: Option<&Parse<'_>>| {
        finders.times.read(sentence, parse);
        finders.attributions.read(sentence, parse);
        finders.mentions.read(sentence, parse);
        while let Some((_, spans)) = next.filter(|(id, _)| *id == sentence.id()) {
            let aside = Analyser::embedded().and_then(|_| taken_out(sentence, spans));
            let (spans, brackets) = match &aside {
                Some((kept, brackets)) => (kept.as_slice(), brackets.as_slice()),
                None => (spans, [].as_slice()),
            };
            let passage = Passage::of(sentence, spans, screening);
            let mut take = |parse: Option<&Parse<'_>>| {
                let said = Said { passage: &passage, spans, finder: &finders.attributions };
                said.read(parse, &mut drafts, &mut unsaid);
            };
            match (parse, Analyser::embedded()) {
                (Some(parse), _) if passage.is_whole() => take(Some(parse)),
                (Some(_), Some(analyser)) => take(Some(&analyser.parse(passage.text()))),
                _ => take(None),
            }
            for bracket in brackets {
                let inside = sentence.trimmed(Span::new(bracket.start() + 1, bracket.end() - 1));
                let passage = Passage::of(sentence, &[inside], screening);
                let said = Said { passage: &passage, spans: &[*bracket], finder: &finders.attributions };
                said.aside(&mut drafts, &mut unsaid);
            }
            next = passages.next();
        }
    };
    parses.sentences().for_each(|(sentence, parse)| read(sentence, parse));
    let analysis = parses.analysis();
    let discourse = Discourse {
        times: finders.times.finish(analysis.article()),
        sources: Sources::new(finders.attributions.finish(analysis)),
        mentions: finders.mentions.finish(),
    };
    let article = Article { analysis, discourse: &discourse };
    let mut identities = Identities::default();
    let claims = drafts.into_iter().map(|draft| {
        let claim = article.claim(draft);
        Claim { id: identities.next(&claim.claim), ..claim }
    });
    let claims = claims.collect();
    Reading { claims, unsaid, discourse }
}

/// A passage that may be claimed, and what was found in its sentence.
struct Said<'r, 'a> {
    passage: &'r Passage<'a>,
    /// Where it stands.
    spans: &'r [Span],
    finder: &'r AttributionFinder,
}

impl Said<'_, '_> {
    /// Adds what the passage says to the drafts, and what says nothing to the rest.
    fn read(&self, parse: Option<&Parse<'_>>, drafts: &mut Vec<Draft>, unsaid: &mut Vec<(Vec<Span>, Reason)>) {
        let Some(parse) = parse else {
            drafts.push(Draft::unread(self.passage, self.spans));
            return;
        };
        let tree = Tree::of(parse);
        let mut cut = words_of_saying(self.passage, self.finder, &tree);
        // `He said:` only says who says what comes next.
        let announces = self.passage.text().ends_with(':') && tree.root().is_some_and(|root| reports(root.form()));
        let says = |word: Word<'_>| word.upos() == "PUNCT" || cut.get(word.index()).copied().unwrap_or_default();
        if !cut.is_empty() && parse.words().all(says) || announces {
            unsaid.push((self.spans.to_vec(), Reason::NoAssertion));
            return;
        }
        let mut found = propositions(&tree, &cut);
        // `“How long will it last?” she said`: what stands before the mark is asked.
        let asked = parse.words().rfind(|word| word.form() == "?" && !cut.is_empty()).map_or(0, Word::index);
        let question: Vec<usize> = (0..asked).filter(|&index| !cut[index]).collect();
        if !question.is_empty() {
            found.retain(|one| one.head > asked);
            question.iter().for_each(|&index| cut[index] = true);
            if parse.words().all(|word| word.upos() == "PUNCT" || cut[word.index()]) {
                unsaid.push((self.spans.to_vec(), Reason::Question));
                return;
            }
        }
        let (left, most) = left_over(&tree, &cut, &found);
        // What says who says so was cut out of the middle of what is said, or half of it: the rest makes no sense.
        if most || found.is_empty() && is_torn(parse, &cut) {
            // It was taken apart wrongly: a claim that covers it whole is better.
            drafts.push(Draft::unread(self.passage, self.spans));
            return;
        }
        let amounts = quantities(parse);
        let is_word = |index: usize| parse.word(index).is_some_and(|word| word.upos() != "PUNCT");
        let words = (0..parse.words().len()).filter(|&index| is_word(index)).count();
        let (start, before) = (drafts.len(), unsaid.len());
        let mut claimed = vec![false; parse.words().len()];
        let whole = |one: &Proposition| one.words().into_iter().filter(|&index| is_word(index)).count() == words;
        match found.as_slice() {
            [] if cut.is_empty() => drafts.push(Draft::unread(self.passage, self.spans)),
            several if cut.is_empty() && several.iter().all(|one| one.subject.is_none()) => match silence(&tree) {
                Some(reason) => unsaid.push((self.spans.to_vec(), reason)),
                // Somebody does something, and who is only not understood.
                None => drafts.push(Draft::whole(self.passage, self.spans, &tree, &several[0], &amounts)),
            },
            // A sentence that says one thing stands as it is.
            [one] if one.subject.is_some() && whole(one) => {
                drafts.push(Draft::whole(self.passage, self.spans, &tree, one, &amounts));
            }
            several => {
                for proposition in several.iter().filter(|one| one.subject.is_some()) {
                    proposition.words().into_iter().for_each(|index| claimed[index] = true);
                    drafts.push(Draft::of(self.passage, &tree, proposition, &amounts));
                }
                // A clause without a subject says nothing by itself.
                for proposition in several.iter().filter(|one| one.subject.is_none()) {
                    let own = proposition.words().into_iter();
                    let rest: Vec<usize> = own.filter(|&index| !std::mem::replace(&mut claimed[index], true)).collect();
                    let rest = place(self.passage, parse, &rest);
                    unsaid.extend((!rest.is_empty()).then_some((rest, Reason::NoAssertion)));
                }
                let left: Vec<usize> = left.into_iter().filter(|&index| !claimed[index]).collect();
                let left = place(self.passage, parse, &left);
                unsaid.extend((!left.is_empty()).then_some((left, Reason::NoAssertion)));
            }
        }
        if drafts.len() == start && !cut.is_empty() && silence(&tree).is_none() {
            // Who does it is only not understood: all that is said is one claim.
            unsaid.truncate(before);
            let rest = Proposition::of_rest(&tree, &cut);
            if is_torn(parse, &cut) || rest.words().is_empty() {
                drafts.push(Draft::unread(self.passage, self.spans));
                return;
            }
            drafts.push(Draft::of(self.passage, &tree, &rest, &amounts));
        } else if drafts.len() == start {
            // Nothing in it can be true or false.
            let reason = unsaid.get(before).map_or(Reason::NoAssertion, |(_, reason)| *reason);
            unsaid.truncate(before);
            unsaid.push((self.spans.to_vec(), reason));
        }
        if drafts.len() > start && !question.is_empty() {
            unsaid.push((place(self.passage, parse, &question), Reason::Question));
        }
        // What is mended may stand for words of both.
        for (spans, _) in &mut unsaid[before..] {
            let claimed = drafts[start..].iter().flat_map(|draft| draft.spans.iter().copied());
            let apart = without(spans, claimed).into_iter().map(|span| self.passage.sentence().trimmed(span));
            *spans = apart.filter(|span| !span.is_empty()).collect();
        }
        let kept = unsaid.split_off(before).into_iter().filter(|(spans, _)| !spans.is_empty());
        unsaid.extend(kept);
        Draft::mark_repeated(&mut drafts[start..]);
    }

    /// Adds what stands in brackets: it is claimed if it is a clause.
    fn aside(&self, drafts: &mut Vec<Draft>, unsaid: &mut Vec<(Vec<Span>, Reason)>) {
        let parse = Analyser::embedded().map(|analyser| analyser.parse(self.passage.text()));
        let clause = |parse: &Parse<'_>| {
            let tree = Tree::of(parse);
            silence(&tree).is_none() && propositions(&tree, &[]).iter().any(|one| one.subject.is_some())
        };
        match parse.filter(clause) {
            Some(parse) => {
                let start = drafts.len();
                self.read(Some(&parse), drafts, unsaid);
                drafts[start..].iter_mut().for_each(|draft| draft.text = begun(&draft.text));
            }
            None => unsaid.push((self.spans.to_vec(), Reason::NoAssertion)),
        }
    }
}

/// The numbers of the words that say something and are in nothing that was taken apart, with what stands between them, if
/// they are more than a few; and whether they are most of what the sentence says.
fn left_over(tree: &Tree<'_>, cut: &[bool], found: &[Proposition]) -> (Vec<usize>, bool) {
    const FEW: usize = 2;
    let mut kept = cut.to_vec();
    kept.resize(tree.parse().words().len(), false);
    found.iter().flat_map(Proposition::words).for_each(|index| kept[index] = true);
    let says = |word: &Word<'_>| matches!(word.upos(), "NOUN" | "PROPN" | "VERB" | "NUM" | "ADJ");
    let left = tree.parse().words().filter(|word| says(word) && !kept[word.index()]).count();
    let all =
        tree.parse().words().filter(|word| says(word) && !cut.get(word.index()).copied().unwrap_or_default()).count();
    if left <= FEW || found.is_empty() {
        return (Vec::new(), false);
    }
    let words = tree.parse().words().filter(|word| word.upos() != "PUNCT" && !kept[word.index()]);
    (words.map(Word::index).collect(), 2 * left > all)
}

/// Why a sentence in which nobody does anything says nothing that could be true or false, if that is so: it tells the
/// reader to do something, or has no finite verb that something could be the subject of.
fn silence(tree: &Tree<'_>) -> Option<Reason> {
    let words = || tree.parse().words().filter(|word| word.upos() != "PUNCT");
    let finite = |word: Word<'_>| matches!(word.xpos(), "VBD" | "VBZ" | "VBP" | "MD");
    let mut nominal = false;
    for word in words() {
        if finite(word) && nominal {
            return None;
        }
        nominal |= matches!(word.upos(), "NOUN" | "PROPN" | "PRON");
    }
    let tells = |word: Word<'_>| matches!(word.xpos(), "VB" | "VBP");
    let root = tree.root().filter(|root| tells(*root));
    Some(if root.is_some() { Reason::Instruction } else { Reason::NoAssertion })
}

/// What of some places lies outside others.
fn without(spans: &[Span], others: impl Iterator<Item = Span>) -> Vec<Span> {
    let others = union(others);
    let mut out = Vec::new();
    for span in spans {
        let mut at = span.start();
        let first = others.partition_point(|other| other.end() <= at);
        for other in others[first..].iter().take_while(|other| other.start() < span.end()) {
            out.extend((other.start() > at).then(|| Span::new(at, other.start())));
            at = at.max(other.end());
        }
        out.extend((at < span.end()).then(|| Span::new(at, span.end())));
    }
    out
}
