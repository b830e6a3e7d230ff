//! Whole expressions in sentences.
