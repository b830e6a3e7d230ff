//! Forms of English verbs that a text does not hold, made from the ones it does.

use std::sync::LazyLock;

/// Base form and past tense of the irregular verbs, sorted by the base form.
static IRREGULAR: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("irregular_verbs.txt").lines().filter(|line| !line.starts_with('#'));
    let mut forms: Vec<(&str, &str)> = lines
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            // Where two are in use (`dreamed/dreamt`), the first.
            Some((words.next()?, words.next()?.split('/').next()?))
        })
        .collect();
    forms.sort_unstable();
    forms
});

/// The past tense of a verb, from its base form; `participle` is a form of it in `-ing`, if one is known: it tells
/// whether the last consonant is doubled (`capping`, `capped`). `be` has two and gives that of the singular.
pub fn past(lemma: &str, participle: Option<&str>) -> String {
    if lemma == "be" {
        return "was".to_owned();
    }
    if let Ok(at) = IRREGULAR.binary_search_by(|(base, _)| (*base).cmp(lemma)) {
        return IRREGULAR[at].1.to_owned();
    }
    let doubled = participle
        .and_then(|form| form.strip_suffix("ing"))
        .filter(|stem| stem.len() == lemma.len() + 1 && stem.starts_with(lemma) && lemma.ends_with(last(stem)));
    match (doubled, before_y(lemma)) {
        (Some(stem), _) => format!("{stem}ed"),
        (None, Some(stem)) => format!("{stem}ied"),
        (None, None) if lemma.ends_with('e') => format!("{lemma}d"),
        (None, None) => format!("{lemma}ed"),
    }
}

/// The present tense of the third person singular of a verb, from its base form.
pub fn third_person(lemma: &str) -> String {
    match lemma {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        _ => match before_y(lemma) {
            Some(stem) => format!("{stem}ies"),
            None if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
                format!("{lemma}es")
            }
            None => format!("{lemma}s"),
        },
    }
}

/// What stands before a final `y` that follows a consonant.
fn before_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| stem.len() > 1 && !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn last(word: &str) -> char {
    word.chars().next_back().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_put_into_the_past() {
        let cases = [
            ("cap", "capping", "capped"),
            ("defeat", "defeating", "defeated"),
            ("carry", "carrying", "carried"),
            ("play", "playing", "played"),
            ("lead", "leading", "led"),
            ("agree", "agreeing", "agreed"),
            ("dye", "dyeing", "dyed"),
            ("add", "adding", "added"),
            ("put", "putting", "put"),
        ];
        for (lemma, participle, wanted) in cases {
            assert_eq!(past(lemma, Some(participle)), wanted);
        }
    }

    #[test]
    fn verbs_agree_with_one_person() {
        for (lemma, wanted) in [("go", "goes"), ("try", "tries"), ("play", "plays"), ("teach", "teaches"), ("be", "is")]
        {
            assert_eq!(third_person(lemma), wanted);
        }
    }
}
