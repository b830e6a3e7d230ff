//! A new version of an article, merged into the claim file of the old one.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::{Origins, rewrite, verified};
use super::relocate::{Move, relocate};
use super::{ClaimFile, read};
use crate::claim::{Claim, GAP, Identities};
use crate::error::Error;
use crate::finding::normalise;

use super::pairing::{Change, pair};

/// What became of the claims of a file, and its new text.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The claim file.
    pub text: String,
    /// Claims whose text and quote still stand, moved or not.
    pub kept: usize,
    /// Of these, those that stand elsewhere now.
    pub moved: usize,
    /// Claims that say something else now: their decisions are stale.
    pub changed: usize,
    /// New claims.
    pub added: usize,
    /// Claims that are gone, and on which people had decided.
    pub retired: usize,
    /// Claims that are gone, and that nobody had decided on.
    pub removed: usize,
    /// Retired claims that are back.
    pub restored: usize,
}

/// Where a claim of the new list comes from.
#[derive(Clone, Copy)]
enum Source {
    /// A claim of the old list, with the number of the new claim it became.
    Old(usize, usize),
    /// A claim that a person wrote, at its new places.
    ByHand(usize),
    /// A claim of the old list that leaves it.
    Retiring(usize),
    /// A retired claim that is back.
    Back(usize, usize),
    /// A new claim.
    New(usize),
}

/// Merges what was extracted from the article as it is now (`new`, with `article` as its decoded text) into the text of
/// a claim file: claims whose text and quote still stand keep their id, decisions, comments, order and layout; moved
/// ones get their new places; changed ones keep their decisions, which are stale then; new ones are added; those that
/// are gone move to `retired` if people decided on them or commented them, and disappear if not.
///
/// # Errors
/// The text is no claim file, or its layout cannot be changed safely.
pub fn revise(path: &str, text: &str, new: &ClaimFile, article: &str) -> Result<Revision, Vec<Error>> {
    let old = read(path, text.as_bytes())?;
    let plan = Plan::new(&old, new, article, text);
    let one = |error: Error| vec![error];
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let out = plan.carry_out(path, body, &old, new).map_err(one)?;
    Ok(Revision { text: format!("{}{out}", &text[..text.len() - body.len()]), ..plan.counts })
}

struct Plan {
    sources: Vec<Source>,
    by_hand: BTreeMap<usize, Claim>,
    counts: Revision,
}

impl Plan {
    fn new(old: &ClaimFile, new: &ClaimFile, article: &str, text: &str) -> Self {
        let changes = pair(&old.claims, &new.claims);
        let mut counts = Revision {
            text: String::new(),
            kept: 0,
            moved: 0,
            changed: 0,
            added: 0,
            retired: 0,
            removed: 0,
            restored: 0,
        };
        let mut became: BTreeMap<usize, usize> = BTreeMap::new();
        let mut added = BTreeSet::new();
        for change in &changes {
            match *change {
                Change::Kept { old: from, new: to, moved } => {
                    counts.kept += 1;
                    counts.moved += usize::from(moved);
                    became.insert(from, to);
                }
                Change::Changed { old: from, new: to } => {
                    counts.changed += 1;
                    became.insert(from, to);
                }
                Change::Added { new: to } => {
                    added.insert(to);
                }
                Change::Removed { .. } => {}
            }
        }
        let mut back: BTreeMap<usize, usize> = BTreeMap::new();
        let mut retired: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (at, claim) in old.retired.iter().enumerate() {
            retired.insert(key(claim), at);
        }
        for &at in &added {
            if let Some(from) = retired.remove(&key(&new.claims[at])) {
                back.insert(at, from);
            }
        }
        counts.restored = back.len();
        counts.added = added.len() - back.len();
        // New claims come behind the claim that they follow in the article.
        let origin: BTreeMap<usize, usize> = became.iter().map(|(from, to)| (*to, *from)).collect();
        let mut behind: BTreeMap<Option<usize>, Vec<Source>> = BTreeMap::new();
        let mut last = None;
        for at in 0..new.claims.len() {
            match (origin.get(&at), back.get(&at)) {
                (Some(from), _) => last = Some(*from),
                (None, Some(from)) => behind.entry(last).or_default().push(Source::Back(*from, at)),
                (None, None) => behind.entry(last).or_default().push(Source::New(at)),
            }
        }
        let mut sources = behind.remove(&None).unwrap_or_default();
        let mut by_hand = BTreeMap::new();
        let commented = commented(text, old.claims.len());
        for (at, claim) in old.claims.iter().enumerate() {
            if let Some(to) = became.get(&at) {
                sources.push(Source::Old(at, *to));
            } else if let Some(there) = written_by_hand(claim, article) {
                by_hand.insert(at, there);
                sources.push(Source::ByHand(at));
                counts.kept += 1;
            } else if !claim.decisions.is_empty() || commented.contains(&at) {
                sources.push(Source::Retiring(at));
                counts.retired += 1;
            } else {
                counts.removed += 1;
            }
            sources.append(&mut behind.remove(&Some(at)).unwrap_or_default());
        }
        Plan { sources, by_hand, counts }
    }

    /// The claims in their new order, and where each is from, with those that leave or come back where `stays` says.
    fn claims(&self, old: &ClaimFile, new: &ClaimFile) -> Vec<Claim> {
        let mut identities = Identities::default();
        for source in &self.sources {
            match source {
                Source::Old(at, to) if key(&old.claims[*at]) == key(&new.claims[*to]) => {
                    identities.take(&old.claims[*at].id);
                }
                Source::ByHand(at) | Source::Retiring(at) => identities.take(&old.claims[*at].id),
                Source::Back(at, _) => identities.take(&old.retired[*at].id),
                _ => {}
            }
        }
        let mut merged = |before: Option<&Claim>, now: &Claim| {
            let mut claim = now.clone();
            match before {
                Some(before) => {
                    claim.decisions.clone_from(&before.decisions);
                    // The same id with other words: a person has mended the claim.
                    if before.id == now.id && before.quote == now.quote {
                        claim.claim.clone_from(&before.claim);
                    }
                    if key(before) == key(&claim) {
                        claim.id.clone_from(&before.id);
                    } else {
                        claim.id = identities.free(&now.id, &now.claim);
                    }
                }
                None => claim.id = identities.free(&now.id, &now.claim),
            }
            claim
        };
        self.sources
            .iter()
            .map(|source| match *source {
                Source::Old(at, to) => merged(Some(&old.claims[at]), &new.claims[to]),
                Source::Back(at, to) => merged(Some(&old.retired[at]), &new.claims[to]),
                Source::New(to) => merged(None, &new.claims[to]),
                Source::ByHand(at) => self.by_hand[&at].clone(),
                Source::Retiring(at) => {
                    let mut claim = old.claims[at].clone();
                    claim.last_in = Some(old.article.sha256.clone());
                    claim
                }
            })
            .collect()
    }

    /// The text of the file as it shall be. Claims that leave or come back take their lines along; where that cannot be,
    /// since a list stands in brackets, they are written anew.
    fn carry_out(&self, path: &str, text: &str, old: &ClaimFile, new: &ClaimFile) -> Result<String, Error> {
        let claims = self.claims(old, new);
        let mut wanted = old.clone();
        wanted.article.clone_from(&new.article);
        wanted.nonclaims.clone_from(&new.nonclaims);
        wanted.claims.clear();
        let back: BTreeSet<usize> = self.sources.iter().filter_map(|source| source.back()).collect();
        wanted.retired = old
            .retired
            .iter()
            .enumerate()
            .filter(|(at, _)| !back.contains(at))
            .map(|(_, claim)| claim.clone())
            .collect();
        let mut origins = Origins { claims: Vec::new(), nonclaims: nonclaim_origins(old, new) };
        for (source, claim) in self.sources.iter().zip(&claims) {
            match source {
                Source::Retiring(_) => wanted.retired.push(claim.clone()),
                Source::Old(at, _) | Source::ByHand(at) => {
                    wanted.claims.push(claim.clone());
                    origins.claims.push(Some(*at));
                }
                Source::Back(..) | Source::New(_) => {
                    wanted.claims.push(claim.clone());
                    origins.claims.push(None);
                }
            }
        }
        if back.is_empty() && !self.sources.iter().any(Source::leaves) {
            return rewrite(path, text, &wanted, &origins);
        }
        match self.moved(path, text, old, &wanted, &claims, &origins) {
            Ok(text) if verified(path, &text, &wanted) => Ok(text),
            _ => rewrite(path, text, &wanted, &origins),
        }
    }

    /// Three steps, each of which is an edit of its own: claims change where they stand, those that are back move up,
    /// those that leave move down.
    fn moved(
        &self,
        path: &str,
        text: &str,
        old: &ClaimFile,
        wanted: &ClaimFile,
        claims: &[Claim],
        origins: &Origins,
    ) -> Result<String, Error> {
        let mut first = ClaimFile { claims: Vec::new(), retired: old.retired.clone(), ..wanted.clone() };
        let mut from = Vec::new();
        let mut backs = Vec::new();
        for (source, claim) in self.sources.iter().zip(claims) {
            match *source {
                Source::Back(at, _) => {
                    first.retired[at].clone_from(claim);
                    // They come behind the claim before them.
                    backs.push(Move { item: at, after: first.claims.len().checked_sub(1) });
                    continue;
                }
                Source::Old(at, _) | Source::ByHand(at) | Source::Retiring(at) => from.push(Some(at)),
                Source::New(_) => from.push(None),
            }
            first.claims.push(claim.clone());
        }
        let mut text = rewrite(path, text, &first, &Origins { claims: from, ..origins.clone() })?;
        if !backs.is_empty() {
            text = relocate(path, &text, "retired", "claims", &backs)?;
        }
        let after = (old.retired.len() - backs.len()).checked_sub(1);
        let leaving = self.sources.iter().enumerate().filter(|(_, source)| source.leaves());
        let leaving: Vec<Move> = leaving.map(|(item, _)| Move { item, after }).collect();
        if leaving.is_empty() { Ok(text) } else { relocate(path, &text, "claims", "retired", &leaving) }
    }
}

impl Source {
    fn leaves(&self) -> bool {
        matches!(self, Source::Retiring(_))
    }

    fn back(&self) -> Option<usize> {
        match self {
            Source::Back(at, _) => Some(*at),
            _ => None,
        }
    }
}

/// What two claims have in common that are the same.
fn key(claim: &Claim) -> (String, String) {
    (normalise(&claim.claim), normalise(&claim.quote))
}

/// A claim that the program did not make, at its places in the article, if its quote still stands there.
fn written_by_hand(claim: &Claim, article: &str) -> Option<Claim> {
    if Identities::made(&claim.id, &claim.claim) {
        return None;
    }
    let mut spans = Vec::new();
    let mut from = 0;
    for part in claim.quote.split(GAP) {
        let start = from + article.get(from..)?.find(part)?;
        from = start + part.len();
        spans.push((start..from).into());
    }
    Some(Claim { spans, ..claim.clone() })
}

/// The numbers of the claims in which a person has written a comment.
fn commented(text: &str, count: usize) -> BTreeSet<usize> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !body.contains('#') {
        return BTreeSet::new();
    }
    let Ok(root) = super::tree::parse("", body) else { return BTreeSet::new() };
    let items = root.get("claims").map(super::tree::Node::items).unwrap_or_default();
    let has = |item: &super::tree::Node| item.has_comment(body);
    items.iter().take(count).enumerate().filter(|(_, item)| has(item)).map(|(at, _)| at).collect()
}

/// From which old non-claim each new one comes: the next that has its words and its reason.
fn nonclaim_origins(old: &ClaimFile, new: &ClaimFile) -> Vec<Option<usize>> {
    let mut places: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, nonclaim) in old.nonclaims.iter().enumerate().rev() {
        places.entry((nonclaim.reason.name(), &nonclaim.quote)).or_default().push(at);
    }
    let mut next = 0;
    let mut origin = |places: &mut Vec<usize>| {
        while let Some(at) = places.pop() {
            if at >= next {
                next = at + 1;
                return Some(at);
            }
        }
        None
    };
    new.nonclaims
        .iter()
        .map(|nonclaim| places.get_mut(&(nonclaim.reason.name(), nonclaim.quote.as_str())).and_then(&mut origin))
        .collect()
}
