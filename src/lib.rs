//! claimbench reads an article, breaks it into claims, and finds what it says twice, contradicts and garbles.
//!
//! The flow has one direction: bytes become an [`Article`], that an [`Analysis`] with sentences and tokens; rules
//! screen it ([`check::articles`]), and what passes becomes claims. Every place is a [`Span`](article::Span) of bytes
//! into the decoded text. The library neither prints nor looks at a clock, an environment or a network.
//!
//! ```
//! use claimbench::check::{self, Policy, Report};
//! use claimbench::{Article, ReadOptions, analyse};
//!
//! let text = "The port of Lund closed closed on Friday.\n\nIt will reopen in May, officials say.";
//! let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
//! let article = Article::read("port.txt", text.as_bytes().to_vec(), &options)?;
//!
//! let analyses = [analyse(article)];
//! let (documents, partitions, findings) = check::articles(&analyses, &Policy::default());
//! let report = Report::new(documents, findings);
//! assert_eq!(report.findings[0].rule, "doubled-word");
//! assert_eq!(report.findings[0].primary().quote, "closed closed");
//!
//! let last = partitions[0].claims().last().expect("two claims");
//! assert_eq!(last.attribution.as_ref().expect("a source").source, "officials");
//! # Ok::<(), claimbench::Error>(())
//! ```
pub mod article;
pub mod check;
pub mod claim;
pub mod error;
pub mod evidence;
pub mod finding;
pub mod ledger;
pub mod meaning;
pub mod repair;
pub mod report;
pub mod review;
pub mod screen;
pub mod syntax;

pub use article::{Article, ReadOptions};
pub use error::Error;
pub use syntax::{Analysis, analyse};
