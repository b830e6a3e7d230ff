//! How many sources speak for themselves.

use crate::article::{Article, Format, ReadOptions};
use crate::claim::Evidence;
use crate::screen::duplicate::Repeats;
use crate::syntax::analyse;

/// How many origins pieces of evidence have: those from one source, and those whose quotes are near-duplicates of one
/// another (copies of an agency's words, say), are one.
pub fn origins(evidence: &[&Evidence]) -> usize {
    let mut group: Vec<usize> = (0..evidence.len()).collect();
    let join = |group: &mut Vec<usize>, a: usize, b: usize| {
        let (keep, gone) = (group[a].min(group[b]), group[a].max(group[b]));
        group.iter_mut().filter(|one| **one == gone).for_each(|one| *one = keep);
    };
    for at in 0..evidence.len() {
        let same = |other: &usize| {
            let (one, other) = (evidence[*other], evidence[at]);
            one.source == other.source || one.sha256.is_some() && one.sha256 == other.sha256
        };
        if let Some(first) = (0..at).find(same) {
            join(&mut group, first, at);
        }
    }
    let options = ReadOptions { assume_english: true, format: Some(Format::Plain), ..ReadOptions::default() };
    let read = |(at, one): (usize, &&Evidence)| {
        let article = Article::read(&at.to_string(), one.quote.clone().into_bytes(), &options).ok()?;
        Some((at, analyse(article)))
    };
    let (numbers, analyses): (Vec<usize>, Vec<_>) = evidence.iter().enumerate().filter_map(read).unzip();
    for (one, other) in Repeats::find(&analyses).between() {
        join(&mut group, numbers[one], numbers[other]);
    }
    group.sort_unstable();
    group.dedup();
    group.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Stance;

    fn evidence(source: &str, quote: &str) -> Evidence {
        Evidence {
            source: source.to_owned(),
            locator: None,
            quote: quote.to_owned(),
            retrieved: None,
            sha256: None,
            stance: Stance::Supports,
        }
    }

    #[test]
    fn copies_are_one_origin() {
        let told = "The harbour of Lund hired fifty sailors in the spring after the old crew had left for Orran.";
        let items = [
            evidence("a.txt", told),
            evidence("b.txt", &told.replace("the spring", "spring")),
            evidence("a.txt", "It rained."),
            evidence("https://c.example/x", "Fifty new sailors work in the port, its register shows."),
        ];
        assert_eq!(origins(&items.iter().collect::<Vec<_>>()), 2);
        assert_eq!(origins(&[&items[0], &items[1]]), 1);
        assert_eq!(origins(&[]), 0);
    }
}
