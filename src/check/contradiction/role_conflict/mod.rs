//! `role-conflict`: one office with two holders, or one person in two offices that nobody holds together.

mod holders;
mod offices;
mod unit;

use super::{ClaimedArticle, ContradictionRule};
use crate::finding::{Documentation, Example, Family, Finding, Rule, Severity};

/// Finds offices with two holders, and persons with two offices.
pub struct RoleConflict;

static DOCUMENTATION: Documentation = Documentation {
    name: "role-conflict",
    code: "CON011",
    family: Family::Contradiction,
    severity: Severity::Warning,
    summary: "An office that has one holder is given to two, or one person is given two offices that nobody holds together.",
    what_it_does: "\
Reads who holds which office, and of what, off titles (“Mayor Karl Lund of Aberg”), appositions (“Karl Lund, the mayor of \
Aberg,”) and sentences (“Karl Lund is the mayor of Aberg”), and compares them through the article. Two offices are the \
same if both say of what they are; if one of them doesn't, only if the article knows of one place it can be, which \
is a note. Also a note are two who, in almost the same words, lead the same unit (“heads the party's press arm”, \
“director of the party's press office”).",
    why: "One of the two is not who the article says: names were mixed up, or one passage is older than the other.",
    not_flagged: "\
Offices of different places; former, acting, deputy, elected and future holders; articles that tell of a change (somebody \
was elected, resigned, was replaced) where they speak of the office or the two, or that tell of another time; three \
and more holders; what is said in quotation marks; what one source says and another doesn't; films and novels; names that \
can be those of one person, and those that differ in a first name or a letter (see `name-conflict`).",
    examples: &[
        Example::Flags {
            article: "Mayor Karl Lund of Aberg opened the bridge. The mayor of Aberg, Anna Holm, praised the builders.",
            quote: "The mayor of Aberg, Anna Holm",
        },
        Example::Flags {
            article: "Karl Lund, the mayor of Aberg, opened the bridge. The builders thanked Karl Lund, the mayor of Belm.",
            quote: "Karl Lund, the mayor of Belm",
        },
        Example::Passes {
            article: "Mayor Karl Lund of Aberg opened the bridge. The mayor of Belm, Anna Holm, praised the builders.",
        },
        Example::Passes {
            article: "Mayor Karl Lund of Aberg opened the bridge. The former mayor of Aberg, Anna Holm, stayed away.",
        },
        Example::Passes {
            article: "Mayor Karl Lund of Aberg resigned on Friday. The mayor of Aberg, Anna Holm, opened the bridge.",
        },
    ],
};

impl Rule for RoleConflict {
    fn documentation(&self) -> &'static Documentation {
        &DOCUMENTATION
    }
}

impl ContradictionRule for RoleConflict {
    fn check(&self, article: &ClaimedArticle<'_>, findings: &mut Vec<Finding>) {
        let offices = article.offices();
        findings.extend(holders::findings(article, offices));
        findings.extend(offices::findings(article, offices));
        findings.extend(unit::findings(article, offices));
    }
}
