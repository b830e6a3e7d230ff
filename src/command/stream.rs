//! Streams: one record a line in, one object a line out, in the same order, in memory that does not grow with the
//! number of lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use claimbench::check::plural;
use claimbench::error::ErrorKind;
use claimbench::report::json::{StreamError, StreamLine};
use claimbench::report::safe_json;
use claimbench::syntax::Analysis;
use claimbench::{Article, Error, ReadOptions, analyse, article};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::input::Input;
use super::paths::reason;
use super::terminal::{Failure, Terminal};

/// A batch is read, worked on by all threads, and written: so many bytes at the most, or one line.
const BATCH_BYTES: usize = 4 << 20;
/// Lines in a batch at the most.
const BATCH_LINES: usize = 256;

#[derive(Deserialize)]
struct Record {
    id: Option<serde_json::Value>,
    text: Option<String>,
    published: Option<String>,
}

/// What became of a line: the line to print, and what the command wants to know of it.
struct Done<T> {
    line: String,
    outcome: Result<T, Unread>,
}

/// A record that could not be read: the number of its line, and why.
struct Unread {
    number: usize,
    reason: String,
}

/// The id of a record, which makes the line of output for it.
pub struct Id(serde_json::Value);

impl Id {
    /// The line: the id, and the document's part.
    pub fn line(self, part: impl Serialize) -> String {
        let mut line = Vec::new();
        // The records hold only texts, numbers and lists: writing them into memory cannot fail, and gives UTF-8.
        let _ = safe_json::compact(&mut line, &StreamLine { id: self.0, part });
        String::from_utf8(line).unwrap_or_default()
    }
}

/// Works on every record of a stream. `part` makes the line of output, with the document's part, and an outcome; the
/// outcomes are folded in order by `note`. Records that cannot be read give an object with `error`.
pub fn run<T: Send>(
    input: &Input,
    options: &ReadOptions,
    terminal: &mut Terminal,
    part: impl Fn(&Analysis, Id) -> (String, T) + Sync,
    mut note: impl FnMut(T),
) -> Result<(), Failure> {
    let mut reader: Box<dyn BufRead> = match &input.file {
        None => Box::new(io::stdin().lock()),
        Some(file) => {
            Box::new(BufReader::with_capacity(1 << 16, File::open(file).map_err(|error| unreadable(input, &error))?))
        }
    };
    let (mut number, mut records, mut failures) = (0_usize, 0_usize, 0_usize);
    let mut first_failure: Option<Unread> = None;
    loop {
        let batch = batch(&mut reader).map_err(|error| unreadable(input, &error))?;
        if batch.is_empty() {
            break;
        }
        let done: Vec<Done<T>> = batch
            .par_iter()
            .enumerate()
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .map(|(at, line)| work(line, number + at + 1, options, &part))
            .collect();
        number += batch.len();
        records += done.len();
        for Done { line, outcome } in done {
            terminal.out().write_all(line.as_bytes())?;
            terminal.out().write_all(b"\n")?;
            match outcome {
                Ok(outcome) => note(outcome),
                Err(unread) => {
                    failures += 1;
                    first_failure.get_or_insert(unread);
                }
            }
        }
    }
    if let Some(Unread { number, reason }) = first_failure {
        let records = plural(records, "record");
        let message = format!("{failures} of {records} could not be read; the first, in line {number}: {reason}");
        terminal.error(
            &Error::new(ErrorKind::Format, message)
                .in_file(&input.name)
                .help("each such record has an object with ‘error’ in the output"),
        );
    }
    if records == 0 {
        terminal.error(&Error::new(ErrorKind::Empty, "this stream holds no record").in_file(&input.name));
    }
    Ok(())
}

fn unreadable(input: &Input, error: &io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("cannot be read: {}", reason(error))).in_file(&input.name).help("check the name")
}

/// The next lines of a stream, without their ends.
fn batch(reader: &mut dyn BufRead) -> io::Result<Vec<Vec<u8>>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while bytes < BATCH_BYTES && lines.len() < BATCH_LINES {
        let mut line = Vec::new();
        // A longer line than an article may be is cut here, and refused as broken JSON.
        let limit = 2 * article::MAX_BYTES as u64;
        if (&mut *reader).take(limit).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        bytes += line.len();
        while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            line.pop();
        }
        lines.push(line);
    }
    Ok(lines)
}

/// Why a line is no record; the line of the error is always 1, and is left out.
fn no_record(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((what, _)) => format!("not a record: {what} at column {}", error.column()),
        None => format!("not a record: {text}"),
    }
}

fn work<T>(
    line: &[u8],
    number: usize,
    options: &ReadOptions,
    part: &(impl Fn(&Analysis, Id) -> (String, T) + Sync),
) -> Done<T> {
    let line = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
    let mut id = serde_json::Value::from(number);
    let result: Result<Analysis, String> = (|| {
        let record: Record = serde_json::from_slice(line).map_err(|error| no_record(&error))?;
        id = record.id.unwrap_or(id.clone());
        let text = record.text.ok_or("not a record: it has no ‘text’")?;
        let published = match &record.published {
            None => options.published,
            Some(day) => Some(day.parse().map_err(|_| format!("‘published’ is no date: ‘{day}’; write YYYY-MM-DD"))?),
        };
        let name = match &id {
            serde_json::Value::String(id) => id.clone(),
            other => other.to_string(),
        };
        let options =
            ReadOptions { published, format: options.format.or(Some(article::Format::Plain)), ..options.clone() };
        let article = Article::read(&name, text.into_bytes(), &options).map_err(|error| match error.kind() {
            ErrorKind::Empty => "the text is empty".to_owned(),
            _ => error.message().to_owned(),
        })?;
        Ok(analyse(article))
    })();
    match result {
        Ok(analysis) => {
            let (line, outcome) = part(&analysis, Id(id));
            Done { line, outcome: Ok(outcome) }
        }
        Err(reason) => {
            let line = Id(id).line(StreamError { error: reason.clone() });
            Done { line, outcome: Err(Unread { number, reason }) }
        }
    }
}
