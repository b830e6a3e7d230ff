//! What a claim is known by: the same on every machine, in every revision, wherever it moves in the article.
//!
//! Version 1: SHA-256 over `claimbench/claim-id/1`, a line feed, the [normalised](crate::finding::normalise) text of
//! the claim, a line feed, and its ordinal among equal ones, from 1, in decimal digits; of that the first 40 bits, in
//! base 32 with Crockford's alphabet in lower case, five bits a character, most significant first.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::finding::normalise;

/// Crockford's alphabet: no i, l, o, u.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// So many equal claims of a file are looked through to tell whether an id was made from a text.
const MOST_EQUALS: u32 = 8;

/// Gives out the ids of one claim file, in its order.
#[derive(Debug, Default)]
pub struct Identities {
    ordinals: BTreeMap<[u8; 16], u32>,
    taken: BTreeSet<String>,
}

impl Identities {
    /// The id that a claim has already, if it is not in use; the next one for its text if it is.
    pub fn free(&mut self, id: &str, claim: &str) -> String {
        if self.taken.insert(id.to_owned()) { id.to_owned() } else { self.next(claim) }
    }

    /// Says that an id is in use already.
    pub fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// Whether an id is that of a claim with this text, the first or one of a few equal ones. If not, a person wrote the
    /// claim, or changed its words.
    pub fn made(id: &str, claim: &str) -> bool {
        let normalised = normalise(claim);
        (1..=MOST_EQUALS).any(|ordinal| hash(&normalised, ordinal) == id)
    }

    /// The id of the next claim.
    pub fn next(&mut self, claim: &str) -> String {
        let normalised = normalise(claim);
        let mut key = [0; 16];
        key.copy_from_slice(&Sha256::digest(normalised.as_bytes())[..16]);
        let ordinal = self.ordinals.entry(key).or_default();
        loop {
            *ordinal += 1;
            let id = hash(&normalised, *ordinal);
            // Two texts that share 40 bits of hash are told apart by a higher ordinal of the later one.
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn hash(normalised: &str, ordinal: u32) -> String {
    let mut hash = Sha256::new();
    hash.update(b"claimbench/claim-id/1\n");
    hash.update(normalised.as_bytes());
    hash.update(format!("\n{ordinal}"));
    let digest = hash.finalize();
    let bits = digest[..5].iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..8).map(|at| char::from(ALPHABET[(bits >> (35 - 5 * at) & 31) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_same_for_ever() {
        let mut ids = Identities::default();
        assert_eq!(ids.next("The port of Lund was closed on Friday."), "c54n4cx4");
        assert_eq!(ids.next("The  port of Lund was closed on\nFriday."), "jsekka55");
        assert_eq!(Identities::default().next("the port of Lund was closed on Friday."), "c54n4cx4");
    }
}
