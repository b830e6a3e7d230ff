//! claimbench reads an article, breaks it into claims, and finds what it says twice, contradicts and garbles.
pub mod article;
pub mod check;
pub mod claim;
pub mod error;
pub mod finding;
pub mod ledger;
pub mod meaning;
pub mod report;
pub mod review;
pub mod screen;
pub mod syntax;

pub use article::{Article, ReadOptions};
pub use error::Error;
pub use syntax::{Analysis, analyse};
