//! How a claim begins and ends: as a sentence does, whether its words were the start and the end of one or not.

/// A text as a sentence: without the marks that only join it to what follows, and with a full stop if it has none. It
/// begins with the text, cut at its end at most.
pub fn ended(text: &str) -> String {
    let joining = |ch: char| matches!(ch, ',' | ';' | ':' | '-' | '–' | '—') || ch.is_whitespace();
    let words = match text.trim_end_matches(joining) {
        "" => text.trim_end(),
        words => words,
    };
    let inner = words.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']);
    let stops = inner.ends_with(['.', '!', '?', '…', '。', '！', '？']);
    if stops { words.to_owned() } else { format!("{words}.") }
}

/// A text with a capital, if that is as long as the small letter: places in the text stay what they are.
pub fn begun(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    let capital =
        first.and_then(|first| first.to_uppercase().next().filter(|capital| capital.len_utf8() == first.len_utf8()));
    match capital {
        Some(capital) => format!("{capital}{}", chars.as_str()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_begins_as_a_sentence_does() {
        for (text, sentence) in [("the port", "The port"), ("ıt", "ıt"), ("7 ports", "7 ports"), ("", "")] {
            assert_eq!(begun(text), sentence);
        }
    }

    #[test]
    fn a_claim_ends_as_a_sentence_does() {
        for (text, sentence) in [
            ("The port closed", "The port closed."),
            ("The port closed.", "The port closed."),
            ("The port closed –", "The port closed."),
            ("It is “done!”", "It is “done!”"),
            ("It is “done”", "It is “done”."),
            ("(The port closed.)", "(The port closed.)"),
            ("", "."),
        ] {
            assert_eq!(ended(text), sentence);
        }
    }
}
