//! Claim files: the record as YAML, read strictly and written whole or not at all.
//!
//! A [`ClaimFile`] is made from an analysed article ([`ClaimFile::of`]), written as YAML ([`to_yaml`]) or read back
//! ([`read`]). [`write_atomically`] puts it on disk so that a killed process leaves the old file or the new one.

mod read;
mod record;
mod write;
mod yaml;

pub use read::{MAX_CLAIM_FILE_BYTES, looks_like_claim_file, read};
pub use record::{ArticleRecord, ClaimFile, SCHEMA, Waiver};
pub use write::write_atomically;
pub use yaml::to_yaml;
