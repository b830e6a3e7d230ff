//! The verbs that say who says so.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A finite form of a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReportingVerb {
    /// The lemma.
    pub lemma: &'static str,
    /// Whether the form is rarely anything else than a verb of saying.
    pub plain: bool,
}

static DATA: &str = include_str!("reporting_verbs.txt");

static FORMS: LazyLock<BTreeMap<&'static str, ReportingVerb>> = LazyLock::new(|| {
    let mut forms = BTreeMap::new();
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(lemma) = words.next() else { continue };
        for word in words {
            let form = word.trim_end_matches('?');
            forms.insert(form, ReportingVerb { lemma, plain: form == word });
        }
    }
    forms
});

/// The reporting verb of which `form` (in any case) is a finite form.
pub(super) fn reporting_verb(form: &str) -> Option<ReportingVerb> {
    // The longest form has 12 letters; longer words need no lookup.
    if form.len() > 12 || !form.is_ascii() {
        return None;
    }
    FORMS.get(form.to_ascii_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_free_of_duplicates() {
        let lemmas: Vec<&str> =
            DATA.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').next()).collect();
        assert!(lemmas.is_sorted_by(|a, b| a < b), "{lemmas:?}");
        let forms = DATA.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(' ').skip(1));
        assert_eq!(forms.count(), FORMS.len(), "no form stands under two lemmas");
    }

    #[test]
    fn a_form_gives_its_lemma() {
        assert_eq!(reporting_verb("Said"), Some(ReportingVerb { lemma: "say", plain: true }));
        assert_eq!(reporting_verb("reports"), Some(ReportingVerb { lemma: "report", plain: false }));
        assert_eq!(reporting_verb("sang"), None);
    }
}
