//! Statements of several articles beside each other.

use rayon::prelude::*;

use super::align::{Alignment, Pair};
use super::clause::{Clause, clauses};
use super::index::{Key, candidates, keys_with};
use super::recurrence::{Recurrence, recurrence};
use super::scene::Scene;
use super::unit::Content;
use crate::check::contradiction::ClaimedArticle;

/// A sentence that can be held against those of other articles.
pub struct Statement<'a> {
    /// The sentence.
    pub scene: Scene<'a>,
    clauses: Vec<Clause>,
}

impl<'a> Statement<'a> {
    /// A sentence, with those of its clauses that tell of somebody or something with a full name what happens once, or
    /// when it was; none if there are none.
    pub fn of(article: &ClaimedArticle<'a>, scene: Scene<'a>) -> Option<Self> {
        let named = |clause: &Clause| {
            scene.units[clause.subject].entity.is_some_and(|entity| article.name_of(entity).is_some())
        };
        let timed = |clause: &Clause| {
            clause.units.iter().any(|unit| matches!(scene.units[*unit].content, Content::Time(_)))
                || recurrence(&scene, clause) == Recurrence::Once
        };
        let clauses: Vec<Clause> =
            clauses(&scene).into_iter().filter(|clause| named(clause) && timed(clause)).collect();
        (!clauses.is_empty()).then_some(Self { scene, clauses })
    }
}

/// The clauses of different articles that are about the same and can be compared, with the numbers of the articles. The
/// numbers of sentences in an alignment are those among an article's statements.
pub fn alignments_between(articles: &[ClaimedArticle<'_>]) -> Vec<([usize; 2], Alignment)> {
    let all: Vec<(usize, usize)> = articles
        .iter()
        .enumerate()
        .flat_map(|(number, article)| (0..article.statements.len()).map(move |statement| (number, statement)))
        .collect();
    let keys: Vec<Vec<Key<'_>>> = all
        .iter()
        .map(|&(number, statement)| {
            let article = &articles[number];
            keys_with(&article.statements[statement].scene, |entity| article.name_of(entity).map(Key::Named))
        })
        .collect();
    // Collected in the order of the candidates, whichever thread is first.
    let aligned = candidates(&keys, |one, other| all[one].0 != all[other].0).into_par_iter();
    let aligned = aligned.flat_map_iter(|(one, other)| {
        let [(first, one), (second, other)] = [all[one], all[other]];
        let articles = [&articles[first], &articles[second]];
        let statements = [&articles[0].statements[one], &articles[1].statements[other]];
        let pair = Pair { articles, scenes: statements.map(|statement| &statement.scene) };
        let found = pair.alignments([one, other], statements.map(|statement| &*statement.clauses));
        found.into_iter().map(move |alignment| ([first, second], alignment))
    });
    aligned.collect()
}
