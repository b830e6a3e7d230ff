//! One office, two holders.

use super::DOCUMENTATION;
use crate::check::contradiction::ClaimedArticle;
use crate::check::contradiction::office::{Grounds, Offices, Pair};
use crate::check::contradiction::person::Likeness;
use crate::finding::{Confidence, Finding, Severity};

pub(super) fn findings(article: &ClaimedArticle<'_>, offices: &Offices) -> Vec<Finding> {
    let pairs = offices.pairs().into_iter();
    let conflicts = pairs.filter(|pair| {
        matches!(pair.likeness, Likeness::Different | Likeness::Given)
            && !offices.is_changing(pair.later.canonical)
            && ![pair.earlier, pair.later].iter().any(|one| offices.background.changes_for(one.entity))
    });
    conflicts.map(|pair| finding(article, &pair)).collect()
}

fn finding(article: &ClaimedArticle<'_>, pair: &Pair<'_>) -> Finding {
    let (earlier, later) = (&pair.earlier.name.written, &pair.later.name.written);
    let office = pair.later.canonical;
    let message =
        format!("‘{later}’ here and ‘{earlier}’ elsewhere hold the office of {office}: who does, and since when?");
    let article = article.analysis.article();
    let finding = Finding::new(&DOCUMENTATION, article, pair.later.span, message)
        .related(article, pair.earlier.span)
        .value("name", [later.clone(), earlier.clone()]);
    match pair.grounds {
        Grounds::Said if is_vague(pair.later.canonical) => {
            finding.confidence(Confidence::percent(65)).severity(Severity::Note)
        }
        Grounds::Said => finding.confidence(Confidence::percent(85)),
        Grounds::Names => finding.confidence(Confidence::percent(75)),
        Grounds::Only => finding.confidence(Confidence::percent(60)).severity(Severity::Note),
    }
}

/// Offices of which one place can have several, though often it has one.
fn is_vague(office: &str) -> bool {
    const VAGUE: [&str; 10] =
        ["captain", "chief", "coach", "commander", "director", "editor", "head", "leader", "manager", "superintendent"];
    VAGUE.contains(&office)
}
