//! `name-conflict`: one person under two names, or with two titles that exclude each other.

mod holders;
mod kind;
mod spelling;
mod titles;

use super::office::Passage;
use super::statement::Comparison;
use super::{ClaimedArticle, Clash, ContradictionRule};
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// Finds persons who change their name.
pub struct NameConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "name-conflict",
    code: "CON010",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "One person is called by two names, by one name in two spellings, or by two titles that exclude each other.",
    what_it_does: "\
Compares the names of the article. Two are those of one person if they hold the same office of the same place and share \
the family name (“Karl Lund, the mayor of Aberg” and “Mayor Kurt Lund of Aberg”), or all but one letter. Full names that \
differ in one letter of the family name are a note even where no office is told. One name that is “Mr.” here and “Ms.” \
there, or “Colonel” here and “General” there, is found too.",
    why: "One of the two names is wrong, and readers can't look up who was meant.",
    not_flagged: "\
Short forms and nicknames (“Bill” for William), initials, middle names, diacritics; names that stand in one sentence \
together; persons of whose kin the article speaks; persons of the same family name whose offices or places differ; what is \
said in quotation marks; promotions.",
    examples: &[
        Example::Flags {
            article: "Karl Lund, the mayor of Aberg, opened the bridge. Mayor Kurt Lund of Aberg spoke first.",
            quote: "Mayor Kurt Lund of Aberg",
        },
        Example::Flags {
            article: "The keeper, Agnes Halvorsen, found the letters. On Friday Agnes Halversen sold them.",
            quote: "Agnes Halversen",
        },
        Example::Passes {
            article: "William Lund, the mayor of Aberg, opened the bridge. Mayor Bill Lund of Aberg spoke first.",
        },
        Example::Passes {
            article: "Karl Lund, the mayor of Aberg, opened the bridge. The mayor of Belm, Kurt Lund, spoke first.",
        },
        Example::Passes { article: "Karl Lund opened the bridge. His brother Kurt Lund spoke first." },
    ],
};

impl Rule for NameConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for NameConflict {
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        let offices = article.offices();
        let passages: Vec<Passage<'_>> = Passage::all(article).collect();
        let by_role = holders::pairs(offices);
        let known: Vec<_> = by_role.iter().map(|pair| [pair.earlier.entity, pair.later.entity]).collect();
        findings.extend(by_role.iter().map(|pair| holders::finding(article, pair)));
        findings.extend(spelling::findings(article, offices, &known));
        findings.extend(titles::findings(article, offices, &passages));
    }

    fn clash(&self, compared: &Comparison<'_, '_>) -> Option<Clash> {
        kind::clash(compared)
    }
}
