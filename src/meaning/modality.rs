//! How surely a sentence says what it says, and whether it denies it: read off cue words.

use super::{Attribution, AttributionKind};
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

/// Words that open a clause of its own, lower-cased and sorted: what is said in it is not what the sentence says.
const SUBORDINATING: &[&str] = &[
    "after", "although", "as", "because", "before", "since", "that", "though", "unless", "until", "when", "whenever",
    "where", "whereas", "which", "while", "who", "whom", "whose",
];

/// The words of the main clause of what a sentence puts forward, lower-cased where they are ASCII.
///
/// Where an attribution is known, that is its content. Words in quotation marks are left out, since they are the
/// speaker's, unless all of the content is quoted. A subordinate clause between commas is passed over; one without
/// ends the walk.
fn words<'a>(sentence: Sentence<'a>, attribution: Option<&'a Attribution>) -> impl Iterator<Item = String> + 'a {
    let content = attribution.map(|attribution| attribution.content_span);
    let direct = attribution.is_some_and(|attribution| attribution.kind == AttributionKind::Direct);
    let (mut quoted, mut comma, mut inside, mut ended, mut first) = (false, false, false, false, true);
    sentence.tokens().filter(move |token| content.is_none_or(|content| content.contains(token.span()))).filter_map(
        move |token| {
            let form = token.form();
            match form {
                "“" => quoted = true,
                "”" => quoted = false,
                "\"" => quoted = !quoted,
                _ => {}
            }
            let after_comma = std::mem::replace(&mut comma, form == ",");
            if !token.is_word() {
                inside &= form != ",";
                return None;
            }
            let word = form.to_ascii_lowercase();
            let opens = !std::mem::replace(&mut first, false) && SUBORDINATING.binary_search(&word.as_str()).is_ok();
            inside |= opens && after_comma;
            ended |= opens && !after_comma && !inside;
            // "May" is the month: "in May", "May 5".
            (!ended && !inside && (!quoted || direct) && form != "May").then_some(word)
        },
    )
}

/// The modality that the sentence's own cue words give. Where several stand, hearsay comes before condition, then
/// possibility, then expectation.
pub fn modality(sentence: Sentence<'_>, attribution: Option<&Attribution>) -> Modality {
    let mut found = Modality::Asserted;
    let mut before = String::new();
    for (at, current) in words(sentence, attribution).enumerate() {
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
                || word == "to" && EXPECTED.binary_search(&previous.as_str()).is_ok()
                || word == "likely" && matches!(previous.as_str(), "are" | "is" | "was" | "were"))
        {
            found = Modality::Expected;
        }
    }
    found
}

/// Negative if a negation stands in the main clause of what the sentence puts forward. Its scope is not looked at.
pub fn polarity(sentence: Sentence<'_>, attribution: Option<&Attribution>) -> Polarity {
    let negates =
        |word: String| NEGATIVE.binary_search(&word.as_str()).is_ok() || word.ends_with("n't") || word.ends_with("n’t");
    if words(sentence, attribution).any(negates) { Polarity::Negative } else { Polarity::Positive }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, ReadOptions, analyse};

    fn read(text: &str) -> (Modality, Polarity) {
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let analysis = analyse(Article::read("a.txt", text.as_bytes().to_vec(), &options).expect("text"));
        let sentence = analysis.sentences().next().expect("a sentence");
        let attribution = crate::meaning::attribution(sentence);
        (modality(sentence, attribution.as_ref()), polarity(sentence, attribution.as_ref()))
    }

    #[test]
    fn cue_words_tell_modality_and_polarity() {
        let cases = [
            ("The council met on Friday.", Modality::Asserted, Polarity::Positive),
            ("The council will meet on Friday.", Modality::Expected, Polarity::Positive),
            ("The mayor, who will step down in May, met the council.", Modality::Asserted, Polarity::Positive),
            ("The mayor met a man who is expected to succeed her.", Modality::Asserted, Polarity::Positive),
            ("The council, which did not meet, will vote.", Modality::Expected, Polarity::Positive),
            ("The mayor said that the council will not meet.", Modality::Expected, Polarity::Negative),
            ("“We will not go,” said Ana Ruiz.", Modality::Expected, Polarity::Negative),
            ("More clashes are likely on the border.", Modality::Expected, Polarity::Positive),
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
        for list in [ALLEGED, EXPECTED, FUTURE, POSSIBLE, NEGATIVE, SUBORDINATING] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
