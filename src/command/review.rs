//! `review`: articles as diff-style review tables.

use super::arguments::ReviewOptions;
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(_options: &ReviewOptions, _terminal: &mut Terminal) -> Result<Status, Failure> {
    Ok(Status::Clean)
}
