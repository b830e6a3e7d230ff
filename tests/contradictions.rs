//! The rules about contradictions, held to short articles: the files of `tests/contradictions`.

mod support;

use claimbench::finding::Family;

#[test]
fn what_contradicts_is_found_and_nothing_else() {
    support::literate::check("contradictions", Family::Contradiction);
}
