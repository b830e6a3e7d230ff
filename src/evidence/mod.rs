//! What decisions rest on: whether a quote stands in its source, what it tells of the claim's figures, and how many
//! sources are copies of one another. Nothing here opens a file or a network: the caller brings the sources.

mod figures;
mod origin;
mod quotation;
mod source;

pub use figures::untold;
pub use origin::origins;
pub use quotation::{Quotation, find};
pub use source::{Source, is_address};
