//! The rules about garbled text, held to short articles: the files of `tests/garble`.

mod support;

use claimbench::finding::Family;

#[test]
fn what_is_garbled_is_found_and_nothing_else() {
    support::literate::check("garble", Family::Garble);
}
