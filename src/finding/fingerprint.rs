//! What a finding is known by over revisions of an article.

use sha2::{Digest, Sha256};

/// Text as it counts for identity: white space folded to single spaces, quotation marks, apostrophes and dashes
/// brought to one form each, letters lower-cased.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for ch in word.chars() {
            match ch {
                '‘' | '’' | '‚' | '‛' | '`' | '´' | 'ʼ' => out.push('\''),
                '“' | '”' | '„' | '‟' | '«' | '»' => out.push('"'),
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                _ => out.extend(ch.to_lowercase()),
            }
        }
    }
    out
}

/// The fingerprint of a finding: `v1:` and 16 hexadecimal digits of the SHA-256 of the rule's name and the
/// [normalised](normalise) words at its places. Line numbers and the wording of the message don't enter.
pub fn fingerprint<'a>(rule: &str, quotes: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    hash.update(rule.as_bytes());
    for quote in quotes {
        hash.update(b"\n");
        hash.update(normalise(quote).as_bytes());
    }
    let digest = hash.finalize();
    digest[..8].iter().fold(String::from("v1:"), |out, byte| out + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_and_wrapping_do_not_change_a_fingerprint() {
        let of = |text: &str| fingerprint("near-duplicate", [text].into_iter());
        assert_eq!(of("China’s  “One\nChina” policy – here"), of("China's \"One China\" policy - here"));
        assert_ne!(of("two sons"), of("three sons"));
    }

    #[test]
    fn fingerprints_are_the_same_for_ever() {
        assert_eq!(fingerprint("doubled-word", ["the the"].into_iter()), "v1:62d3c0bc622a2bc3");
    }
}
