//! From articles and claim files to findings: the registry of all rules, and the policy that is applied to them.
//!
//! [`articles`] screens the articles of one run; [`claim_file`] checks a claim file against its article. Both give
//! [`Checked`] documents and findings, which [`Report::new`] puts into their total order.

pub mod baseline;
mod contradiction;
mod policy;
pub mod record;
mod registry;
mod run;
mod waive;

pub use policy::{Demands, Policy, Setting, VerdictsFor};
pub use registry::Registry;
pub use run::{Checked, Report, articles, claim_file, plural};
pub use waive::{PlacedWaiver, Waived};
