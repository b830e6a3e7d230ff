//! Git, the only other program that is run.

use std::io;
use std::path::Path;
use std::process::Command;

/// What git prints in a folder, or none where it says no.
///
/// # Errors
/// Git cannot be run.
pub fn output(folder: &Path, arguments: &[&str]) -> io::Result<Option<String>> {
    let output = Command::new("git").args(arguments).current_dir(folder).output()?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}
