//! The exit status.

use std::process::ExitCode;

/// How a run ended. Ordered: the graver wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Done, and nothing at or above `--fail-on` was found.
    Clean,
    /// Something at or above `--fail-on` was found.
    Findings,
    /// Something could not be read, written or understood.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Failed => 2,
        })
    }
}
