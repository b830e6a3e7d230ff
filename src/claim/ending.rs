//! How a claim ends: as a sentence does, whether its words were the end of one or not.

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

#[cfg(test)]
mod tests {
    use super::*;

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
