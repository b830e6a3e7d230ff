//! The verbs that say who says so.

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

/// All forms, and which lengths there are for each first letter: most words of a text are none, and go no further.
struct Forms {
    sorted: Vec<(&'static str, ReportingVerb)>,
    lengths: [u16; 26],
}

/// The length of the longest form, in letters.
const LONGEST: usize = 12;

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms { sorted: Vec::new(), lengths: [0; 26] };
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(lemma) = words.next() else { continue };
        for word in words {
            let form = word.trim_end_matches('?');
            forms.sorted.push((form, ReportingVerb { lemma, plain: form == word }));
            if let Some(lengths) =
                form.bytes().next().and_then(|first| forms.lengths.get_mut(usize::from(first.wrapping_sub(b'a'))))
            {
                *lengths |= 1 << form.len();
            }
        }
    }
    forms.sorted.sort_by_key(|(form, _)| *form);
    forms
});

/// The reporting verb of which `form` (in any case) is a finite form.
pub(super) fn reporting_verb(form: &str) -> Option<ReportingVerb> {
    let first = form.bytes().next()?.to_ascii_lowercase().wrapping_sub(b'a');
    let lengths = FORMS.lengths.get(usize::from(first))?;
    if form.len() > LONGEST || lengths >> form.len() & 1 == 0 {
        return None;
    }
    let mut buffer = [0; LONGEST];
    let word = &mut buffer[..form.len()];
    word.copy_from_slice(form.as_bytes());
    word.make_ascii_lowercase();
    let at = FORMS.sorted.binary_search_by(|(candidate, _)| candidate.as_bytes().cmp(word)).ok()?;
    Some(FORMS.sorted[at].1)
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
        assert_eq!(forms.count(), FORMS.sorted.len());
        assert!(FORMS.sorted.is_sorted_by(|(a, _), (b, _)| a < b), "no form stands under two lemmas");
        assert_eq!(FORMS.sorted.iter().map(|(form, _)| form.len()).max(), Some(LONGEST));
    }

    #[test]
    fn a_form_gives_its_lemma() {
        assert_eq!(reporting_verb("Said"), Some(ReportingVerb { lemma: "say", plain: true }));
        assert_eq!(reporting_verb("reports"), Some(ReportingVerb { lemma: "report", plain: false }));
        assert_eq!(reporting_verb("sang"), None);
    }
}
