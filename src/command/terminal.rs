//! Standard output and standard error: colour, width, broken pipes.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use claimbench::Error;
use claimbench::report::sanitise::one_line;

use super::arguments::ColorWhen;
use super::paths::reason;
use super::status::Status;

/// Columns where standard output is no terminal.
pub const FIXED_WIDTH: usize = 100;

/// Where a command prints.
pub struct Terminal {
    out: BufWriter<anstream::AutoStream<io::StdoutLock<'static>>>,
    coloured: bool,
    failed: bool,
}

impl Terminal {
    /// Standard output and standard error, with or without colour.
    pub fn new(color: ColorWhen) -> Self {
        let coloured = match color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => {
                let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                let forced =
                    set("CLICOLOR_FORCE") && std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
                // https://no-color.org and https://bixense.com/clicolors
                !set("NO_COLOR")
                    && (forced
                        || io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb"))
            }
        };
        let choice = if coloured { anstream::ColorChoice::AlwaysAnsi } else { anstream::ColorChoice::Never };
        let out = BufWriter::with_capacity(1 << 16, anstream::AutoStream::new(io::stdout().lock(), choice));
        Terminal { out, coloured, failed: false }
    }

    /// Where findings and records are written.
    pub fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Writes bytes as they are, for what is read by programs: nothing that could steer a terminal is taken out.
    ///
    /// # Errors
    /// Those of standard output.
    pub fn write_raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.flush()?;
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }

    /// Whether standard output is read by a person.
    pub fn is_watched(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Whether output has colour.
    pub fn coloured(&self) -> bool {
        self.coloured
    }

    /// The columns of the terminal, or 100.
    pub fn width(&self) -> usize {
        match terminal_size::terminal_size_of(io::stdout()) {
            Some((width, _)) if io::stdout().is_terminal() => usize::from(width.0),
            _ => FIXED_WIDTH,
        }
    }

    /// Says on standard error what went wrong. The rest of the run goes on, and ends with exit status 2.
    pub fn error(&mut self, error: &Error) {
        self.failed = true;
        let mut lines = String::new();
        for line in error.to_string().lines() {
            lines.push_str(&one_line(line));
            lines.push('\n');
        }
        // Where standard error is gone, there is nobody to tell.
        let _ = write!(io::stderr().lock(), "error: {lines}");
    }

    /// Notes a failure that was told already: the run ends with exit status 2.
    pub fn fail(&mut self) {
        self.failed = true;
    }

    /// Whether something went wrong so far.
    pub fn has_failed(&self) -> bool {
        self.failed
    }

    /// Says something on standard error that is no failure.
    pub fn note(&mut self, note: &str) {
        let _ = writeln!(io::stderr().lock(), "note: {}", one_line(note));
    }

    /// Flushes and gives the exit status. A reader that went away is no failure.
    pub fn finish(mut self, result: Result<Status, Failure>) -> ExitCode {
        let flushed = self.out.flush();
        let status = match (result, flushed) {
            (Err(Failure::Output(error)), _) | (Ok(_), Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
                Status::Clean
            }
            (Err(Failure::Output(error)), _) | (Ok(_), Err(error)) => {
                let _ = writeln!(io::stderr().lock(), "error: standard output cannot be written: {}", reason(&error));
                Status::Failed
            }
            (Err(Failure::Error(error)), _) => {
                self.error(&error);
                Status::Failed
            }
            (Ok(status), Ok(())) => status,
        };
        let status = if self.failed { Status::Failed } else { status };
        status.into()
    }
}

/// Why a command stopped early.
pub enum Failure {
    /// It could not write.
    Output(io::Error),
    /// Anything else.
    Error(Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Error(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Failure::Output(error.into())
    }
}

/// Prints what clap has to say: help and version on standard output with status 0, wrong usage on standard error
/// with status 2.
pub fn usage(error: &clap::Error) -> ExitCode {
    let status = if error.use_stderr() { Status::Failed } else { Status::Clean };
    // A reader that went away is no failure.
    let _ = error.print();
    status.into()
}
