//! What is said twice.

use crate::syntax::Analysis;

/// What the articles of a run say more than once.
pub struct Repeats {}

impl Repeats {
    /// Finds all repeats.
    pub fn find(_analyses: &[Analysis]) -> Self {
        Repeats {}
    }
}
