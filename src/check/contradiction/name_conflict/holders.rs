//! One holder of an office under two names.

use super::DOCUMENTATION;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::office::{Grounds, Offices, Pair};
use crate::check::contradiction::person::Likeness;
use crate::finding::{Confidence, Finding};

/// Those who hold one office and have almost one name.
pub(super) fn pairs(offices: &Offices) -> Vec<Pair<'_>> {
    let background = &offices.background;
    let one = |pair: &Pair<'_>| {
        let (a, b) = (pair.earlier.entity, pair.later.entity);
        // A daughter may follow her father in office.
        let follows =
            || offices.is_changing(pair.later.canonical) || background.changes_for(a) || background.changes_for(b);
        let alike = match pair.likeness {
            Likeness::Spelling => true,
            Likeness::Family => !follows(),
            _ => false,
        };
        alike && !background.meet(a, b) && !background.has_kin(a) && !background.has_kin(b)
    };
    offices.pairs().into_iter().filter(one).collect()
}

pub(super) fn finding(article: &ClaimedArticle<'_>, pair: &Pair<'_>) -> Finding {
    let (earlier, later) = (&pair.earlier.name.written, &pair.later.name.written);
    let office = pair.later.canonical;
    let message = format!("the {office} is ‘{later}’ here and ‘{earlier}’ elsewhere: which name is right?");
    let article = article.analysis.article();
    Finding::new(&DOCUMENTATION, article, pair.later.span, message)
        .related(article, pair.earlier.span)
        .value("name", [later.clone(), earlier.clone()])
        .confidence(Confidence::percent(if pair.grounds == Grounds::Said { 90 } else { 80 }))
}
