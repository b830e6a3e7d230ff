//! The quantities of whole sentences.

