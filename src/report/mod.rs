//! What was found, written down: for people, for programs, for pull requests.
//!
//! [`concise`] and [`full`] are for the terminal, [`markdown`] for reviews, and [`json`] for programs, which hold the
//! output against [`schema`]. Every format that is read by people goes through [`sanitise`].

pub mod analysis;
pub mod concise;
pub mod conllu;
mod excerpt;
pub mod full;
pub mod json;
pub mod markdown;
pub mod safe_json;
pub mod sanitise;
pub mod schema;
