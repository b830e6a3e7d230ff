//! Claim files: the record as YAML, read strictly, changed without loss, and written whole or not at all.
//!
//! A [`ClaimFile`] is made from an analysed article ([`ClaimFile::of`]), written as YAML ([`to_yaml`]) or read back
//! ([`read`]). What people have written in a file is never lost: a revision of the article is [merged](revise) into
//! it, [`rewrite`] changes only those nodes of its text that differ, and [`update`] holds a lock, refuses to replace a
//! file that changed meanwhile, and leaves the old file or the new one, whole, whenever the process is killed.

mod decide;
mod diagnosis;
mod difference;
mod edit;
mod pairing;
mod places;
mod read;
mod record;
mod relocate;
mod revision;
mod tree;
mod write;
mod yaml;

pub use decide::decide;
pub use difference::{ClaimVersion, Difference, DifferenceKind, differences};
pub use edit::{Origins, rewrite};
pub use pairing::{Change, pair};
pub use places::{Places, Step};
pub use read::{MAX_CLAIM_FILE_BYTES, looks_like_claim_file, read};
pub use record::{ArticleRecord, ClaimFile, SCHEMA, Waiver};
pub use revision::{Revision, revise};
pub use write::{update, write_atomically};
pub use yaml::to_yaml;
