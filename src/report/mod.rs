//! What was found, written down: for people, for programs, for pull requests.
//!
//! [`concise`] and [`full`] are for the terminal, [`markdown`] and [`html`] for reviews, and [`json`] for programs, which hold the
//! output against [`schema`]; [`sarif`], [`github`], [`gitlab`] and [`junit`] are what services for code read. Text from
//! articles reaches every format through [`sanitise`], or as JSON through [`safe_json`].

pub mod analysis;
pub mod concise;
pub mod conllu;
mod excerpt;
pub mod full;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
mod region;
pub mod safe_json;
pub mod sanitise;
pub mod sarif;
pub mod schema;
