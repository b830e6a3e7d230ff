//! Reading a claim file strictly.

use super::diagnosis::diagnose;
use super::{ClaimFile, SCHEMA, tree};
use crate::claim::{Claim, Decision};
use crate::error::{Error, ErrorKind};

/// The largest claim file that is read, in bytes (64 MiB, some 200,000 claims).
pub const MAX_CLAIM_FILE_BYTES: usize = 64 << 20;

/// Brackets that open more often than this before they close, in one line, make a text suspicious.
const MANY_BRACKETS: usize = 100;

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
/// Too large, no UTF-8, no YAML, or not in the format: all mistakes (up to a number that is stated), in their order,
/// each with its line and column.
pub fn read(path: &str, bytes: &[u8]) -> Result<ClaimFile, Vec<Error>> {
    let text = text(path, bytes).map_err(|error| vec![error])?;
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let failed = |error: Error| match diagnose(path, body) {
        errors if errors.is_empty() => vec![error],
        errors => errors,
    };
    if is_suspicious(body) {
        tree::parse(path, body).map_err(|error| vec![error])?;
    }
    let file = record(path, body).map_err(failed)?;
    if file.schema == SCHEMA && is_sound(&file) {
        return Ok(file);
    }
    let message = "this is no valid claim file";
    Err(failed(
        Error::new(ErrorKind::Format, message).in_file(path).help("`claimbench schema claims` prints the format"),
    ))
}

/// The text of a claim file.
///
/// # Errors
/// Too large or no UTF-8.
pub(super) fn text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    if bytes.len() > MAX_CLAIM_FILE_BYTES {
        let message = format!("this claim file has more than {MAX_CLAIM_FILE_BYTES} bytes, and is not read");
        return Err(Error::new(ErrorKind::TooLarge, message).in_file(path).help("keep one file for each article"));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + String::from_utf8_lossy(
            &before[before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)..],
        )
        .chars()
        .count();
        let error = Error::new(ErrorKind::Format, "this claim file is not UTF-8").in_file(path);
        error.at(line, column).help("save it as UTF-8")
    })
}

/// The record of a text, as far as types can hold it to the format.
pub(super) fn record(path: &str, text: &str) -> Result<ClaimFile, Error> {
    serde_yaml::from_str(text).map_err(|error| {
        let message = error.to_string();
        // The library puts the place at the end of its message; ours stands in front.
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(before, _)| before);
        let found = Error::new(ErrorKind::Format, format!("this is no valid claim file: {message}")).in_file(path);
        match error.location() {
            Some(place) => found.at(place.line(), place.column()),
            None => found,
        }
        .help("`claimbench schema claims` prints the format; docs/claim-file.md explains it")
    })
}

/// Whether a text may hold what claim files do without, or what takes long to refuse: anchors, tags, deep nesting.
fn is_suspicious(text: &str) -> bool {
    let mut before = b'\n';
    let (mut depth, mut dashes) = (0_usize, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        let begins = matches!(before, b' ' | b'\n' | b'[' | b'{' | b',');
        match byte {
            b'&' | b'*' | b'!' if begins && text.as_bytes().get(at + 1).is_some_and(|next| *next > b' ') => {
                return true;
            }
            b'[' | b'{' => depth += 1,
            b'-' | b'?' => dashes += 1,
            b'\n' => (depth, dashes) = if depth < MANY_BRACKETS { (depth, 0) } else { (depth, dashes) },
            b']' | b'}' => depth = depth.saturating_sub(1),
            b' ' => {}
            _ => dashes = 0,
        }
        if depth > MANY_BRACKETS || dashes > MANY_BRACKETS {
            return true;
        }
        before = byte;
    }
    text.contains("\n---") || text.contains("<<")
}

/// What types cannot say: no text is empty that means something, and dates are dates.
fn is_sound(file: &ClaimFile) -> bool {
    let written = |text: &String| !text.trim().is_empty();
    let date = |text: &String| text.parse::<jiff::civil::Date>().is_ok();
    let decision = |decision: &Decision| {
        written(&decision.by)
            && written(&decision.of)
            && date(&decision.on)
            && decision.evidence.iter().all(|evidence| {
                written(&evidence.source) && written(&evidence.quote) && evidence.retrieved.as_ref().is_none_or(date)
            })
    };
    let claim = |claim: &Claim| {
        [&claim.id, &claim.claim, &claim.quote].into_iter().all(written)
            && !claim.spans.is_empty()
            && claim.decisions.iter().all(decision)
    };
    let waivers = || file.waivers.iter();
    [&file.article.path, &file.article.sha256].into_iter().all(written)
        && file.claims.iter().chain(&file.retired).all(claim)
        && waivers().all(|waiver| written(&waiver.rule) && written(&waiver.reason))
        && waivers().all(|waiver| waiver.until.as_ref().is_none_or(date))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_error_has_its_place_and_a_way_out() {
        let text = "schema: claimbench/claims/1\narticle:\n  path: a.txt\n  sha265: aa\nclaims: []\n";
        let errors = read("a.yaml", text.as_bytes()).expect_err("an unknown key");
        let shown: Vec<String> = errors.iter().map(Error::to_string).collect();
        assert_eq!(
            shown,
            [
                "a.yaml:3:3: article has no ‘sha256’\n  3 |   path: a.txt\n    |   ^\n  help: add `sha256: …` (SHA-256 of its bytes, in hexadecimal)",
                "a.yaml:4:3: there is no key ‘sha265’ in article\n  4 |   sha265: aa\n    |   ^^^^^^\n  help: did you mean ‘sha256’?"
            ]
        );
        for text in [
            "",
            "[",
            "schema: claimbench/claims/9\narticle: {path: a, sha256: b}\nclaims: []\n",
            "schema: claimbench/claims/1\narticle: {path: , sha256: b}\nclaims: []\n",
            "\u{0}",
        ] {
            assert!(read("a.yaml", text.as_bytes()).is_err(), "{text}");
        }
        assert_eq!(read("a.yaml", b"schema: x\n\xff").expect_err("not UTF-8")[0].place(), Some((2, 1)));
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
