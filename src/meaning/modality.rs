//! How surely a sentence says what it says, and whether it denies it: read off cue words.

use crate::syntax::Sentence;

/// How surely a claim is put forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As something that is to come: "is expected to", "will".
    Expected,
    /// As something that may be: "could", "might".
    Possible,
    /// Only if something else holds.
    Conditional,
    /// As hearsay: "reportedly", "allegedly".
    Alleged,
    /// As something that its subject denies.
    Denied,
    /// As a judgement.
    Opinion,
}

impl Modality {
    /// The name in files and output.
    pub fn name(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Expected => "expected",
            Modality::Possible => "possible",
            Modality::Conditional => "conditional",
            Modality::Alleged => "alleged",
            Modality::Denied => "denied",
            Modality::Opinion => "opinion",
        }
    }
}

/// Whether a claim affirms or denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// It affirms.
    Positive,
    /// It denies.
    Negative,
}

const ALLEGED: &[&str] =
    &["allegedly", "purportedly", "reportedly", "rumored", "rumors", "rumoured", "rumours", "supposedly"];
/// These look ahead by themselves.
const FUTURE: &[&str] = &["shall", "will"];
/// These look ahead before "to": "is expected to", "plan to", but not "the planned bridge", "likely voters".
const EXPECTED: &[&str] = &[
    "due",
    "expected",
    "expects",
    "forecast",
    "likely",
    "plan",
    "planned",
    "planning",
    "plans",
    "projected",
    "scheduled",
    "set",
];
const POSSIBLE: &[&str] = &["could", "may", "might", "perhaps", "possibly"];
const NEGATIVE: &[&str] = &["cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"];

/// The words of a sentence outside quotation marks, lower-cased where they are ASCII.
fn words(sentence: Sentence<'_>) -> impl Iterator<Item = String> + '_ {
    let mut quoted = false;
    sentence.tokens().filter_map(move |token| {
        match token.form() {
            "“" => quoted = true,
            "”" => quoted = false,
            "\"" => quoted = !quoted,
            _ => {}
        }
        // "May" is the month: "in May", "May 5".
        (token.is_word() && !quoted && token.form() != "May").then(|| token.form().to_ascii_lowercase())
    })
}

/// The modality that the sentence's own cue words give. Where several stand, hearsay comes before condition, then
/// possibility, then expectation. Words inside quotation marks are the speaker's and don't count.
pub fn modality(sentence: Sentence<'_>) -> Modality {
    let mut found = Modality::Asserted;
    let mut before = String::new();
    for (at, current) in words(sentence).enumerate() {
        let previous = std::mem::replace(&mut before, current);
        let word = before.as_str();
        if ALLEGED.binary_search(&word).is_ok() {
            return Modality::Alleged;
        } else if at == 0 && matches!(word, "if" | "unless") {
            found = Modality::Conditional;
        } else if POSSIBLE.binary_search(&word).is_ok() && found != Modality::Conditional {
            found = Modality::Possible;
        } else if found == Modality::Asserted
            && (FUTURE.binary_search(&word).is_ok()
                || word == "to" && EXPECTED.binary_search(&previous.as_str()).is_ok())
        {
            found = Modality::Expected;
        }
    }
    found
}

/// Negative if a negation stands in the sentence outside quotation marks. Its scope is not looked at.
pub fn polarity(sentence: Sentence<'_>) -> Polarity {
    let negates =
        |word: String| NEGATIVE.binary_search(&word.as_str()).is_ok() || word.ends_with("n't") || word.ends_with("n’t");
    if words(sentence).any(negates) { Polarity::Negative } else { Polarity::Positive }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, ReadOptions, analyse};

    fn read(text: &str) -> (Modality, Polarity) {
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let analysis = analyse(Article::read("a.txt", text.as_bytes().to_vec(), &options).expect("text"));
        let sentence = analysis.sentences().next().expect("a sentence");
        (modality(sentence), polarity(sentence))
    }

    #[test]
    fn cue_words_tell_modality_and_polarity() {
        let cases = [
            ("The council met on Friday.", Modality::Asserted, Polarity::Positive),
            ("The council will meet on Friday.", Modality::Expected, Polarity::Positive),
            ("The council is due to meet on Friday.", Modality::Expected, Polarity::Positive),
            ("The poll of likely voters was planned in May.", Modality::Asserted, Polarity::Positive),
            ("The council might not meet on Friday.", Modality::Possible, Polarity::Negative),
            ("The mayor reportedly didn’t resign.", Modality::Alleged, Polarity::Negative),
            ("If the council meets, it could vote.", Modality::Conditional, Polarity::Positive),
            ("She said “we will never go” on Friday.", Modality::Asserted, Polarity::Positive),
        ];
        for (text, modality, polarity) in cases {
            assert_eq!(read(text), (modality, polarity), "{text}");
        }
    }

    #[test]
    fn the_cue_lists_are_sorted() {
        for list in [ALLEGED, EXPECTED, FUTURE, POSSIBLE, NEGATIVE] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
