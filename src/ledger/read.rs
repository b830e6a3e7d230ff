//! Reading a claim file strictly.

use super::{ClaimFile, SCHEMA};
use crate::error::{Error, ErrorKind};

/// The largest claim file that is read, in bytes (64 MiB, some 200,000 claims).
pub const MAX_CLAIM_FILE_BYTES: usize = 64 << 20;

/// Whether text says of itself, in its first lines, that it is a claim file of any version.
pub fn looks_like_claim_file(text: &str) -> bool {
    text.trim_start_matches('\u{feff}')
        .lines()
        .take(50)
        .filter_map(|line| line.strip_prefix("schema:"))
        .any(|value| value.trim().trim_matches(['"', '\'']).starts_with("claimbench/claims/"))
}

/// Reads a claim file. `path` is how it is called in the message of an error.
///
/// # Errors
/// Too large, no UTF-8, no YAML, or not in the format; the error has the line and column where they are known.
pub fn read(path: &str, bytes: &[u8]) -> Result<ClaimFile, Error> {
    let fail = |message: String| Error::new(ErrorKind::Format, message).in_file(path);
    if bytes.len() > MAX_CLAIM_FILE_BYTES {
        let message = format!("this claim file has {} bytes; at most {MAX_CLAIM_FILE_BYTES} are read", bytes.len());
        return Err(Error::new(ErrorKind::TooLarge, message).in_file(path).help("keep one file for each article"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + String::from_utf8_lossy(
            &before[before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)..],
        )
        .chars()
        .count();
        fail("this claim file is not UTF-8".to_owned()).at(line, column).help("save it as UTF-8")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file: ClaimFile = serde_yaml::from_str(text).map_err(|error| {
        let message = error.to_string();
        // The library puts the place at the end of its message; ours stands in front.
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(before, _)| before);
        let found = fail(format!("this is no valid claim file: {message}"));
        match error.location() {
            Some(place) => found.at(place.line(), place.column()),
            None => found,
        }
        .help("`claimbench schema claims` prints the format; docs/claim-file.md explains it")
    })?;
    if file.schema != SCHEMA {
        return Err(fail(format!("the schema is ‘{}’; this program reads ‘{SCHEMA}’", file.schema))
            .help("use the version of the program that wrote the file, or extract the claims again"));
    }
    // YAML reads an empty value as empty text, where a text was forgotten.
    let forgotten = [("article.path", &file.article.path), ("article.sha256", &file.article.sha256)]
        .into_iter()
        .find(|(_, value)| value.trim().is_empty())
        .map(|(key, _)| key.to_owned())
        .or_else(|| {
            let fields = |claim: &crate::claim::Claim| {
                [
                    ("id", claim.id.trim().is_empty()),
                    ("claim", claim.claim.trim().is_empty()),
                    ("quote", claim.quote.trim().is_empty()),
                    ("spans", claim.spans.is_empty()),
                ]
            };
            let empty = |(at, claim)| {
                fields(claim).into_iter().find(|(_, empty)| *empty).map(|(key, _)| format!("claims[{at}].{key}"))
            };
            file.claims.iter().enumerate().find_map(empty)
        });
    match forgotten {
        Some(key) => Err(fail(format!("‘{key}’ is empty")).help("give it a value, or extract the claims again")),
        None => Ok(file),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_error_has_its_place_and_a_way_out() {
        let text = "schema: claimbench/claims/1\narticle:\n  path: a.txt\n  sha265: aa\nclaims: []\n";
        let error = read("a.yaml", text.as_bytes()).expect_err("an unknown key");
        let shown = error.to_string();
        assert!(
            shown.starts_with("a.yaml:4:3: this is no valid claim file: article: unknown field `sha265`"),
            "{shown}"
        );
        assert!(error.way_out().is_some());
        for text in [
            "",
            "[",
            "schema: claimbench/claims/9\narticle: {path: a, sha256: b}\nclaims: []\n",
            "schema: claimbench/claims/1\narticle: {path: , sha256: b}\nclaims: []\n",
            "\u{0}",
        ] {
            assert!(read("a.yaml", text.as_bytes()).is_err(), "{text}");
        }
        assert_eq!(read("a.yaml", b"schema: x\n\xff").expect_err("not UTF-8").place(), Some((2, 1)));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), at in 0..300_usize, piece in "(?s).{0,8}") {
            let _ = read("a.yaml", &bytes);
            let good = "schema: claimbench/claims/1\narticle: {path: a.txt, sha256: aa}\nclaims:\n  - id: a\n    claim: b\n    quote: b\n    spans: [[0, 1]]\n    paragraph: 1\n    sentence: 1\n    modality: asserted\n    polarity: positive\n    check_worthy: low\n";
            prop_assert!(read("a.yaml", good.as_bytes()).is_ok());
            let at = (0..=at.min(good.len())).rev().find(|at| good.is_char_boundary(*at)).unwrap_or(0);
            let _ = read("a.yaml", format!("{}{piece}{}", &good[..at], &good[at..]).as_bytes());
        }
    }

    #[test]
    fn hostile_nesting_is_an_error_and_no_crash() {
        for open in ["[", "{a: ", "- "] {
            assert!(read("a.yaml", open.repeat(4_000).as_bytes()).is_err());
        }
    }
}
