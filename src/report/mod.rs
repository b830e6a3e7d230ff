//! Findings and claims in the formats in which they are printed.
//!
//! Whatever the format, text from an article passes through [`sanitise`] on its way out.

pub mod sanitise;
