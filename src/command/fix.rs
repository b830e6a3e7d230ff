//! `fix`: the safe repairs of articles, as a patch or made.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use claimbench::check::plural;
use claimbench::error::ErrorKind;
use claimbench::repair::{ByteOrderMark, Repaired, repair};
use claimbench::report::sanitise::one_line;
use claimbench::{Article, Error, article, ledger};

use super::arguments::FixOptions;
use super::configuration::Configuration;
use super::input::{self, Input, Kind};
use super::status::Status;
use super::terminal::{Failure, Terminal};

/// UTF-8's byte-order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

pub fn run(options: &FixOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let configuration = Configuration::with_rules(&options.source, &options.rules)?;
    let inputs = input::inputs(&options.paths, &options.reading, &configuration, terminal)?;
    let mut status = Status::Clean;
    for input in inputs.iter().filter(|input| !(input.found && input.kind != Kind::Article)) {
        match fix_one(input, options, &configuration, terminal) {
            Ok(outcome) => status = status.max(outcome),
            Err(Failure::Error(error)) => terminal.error(&error),
            Err(failure) => return Err(failure),
        }
    }
    Ok(status)
}

/// Repairs one article. Each is repaired by itself, so that the outcome does not depend on what else is named.
fn fix_one(
    input: &Input,
    options: &FixOptions,
    configuration: &Configuration,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    match input.kind {
        Kind::Article => {}
        Kind::Stream => return Err(input::no_stream(input, "repaired").into()),
        Kind::ClaimFile => {
            let error = Error::new(ErrorKind::Usage, "claim files are not repaired").in_file(&input.name);
            return Err(error.help("name the article").into());
        }
    }
    let bytes = input::bytes(input)?;
    let read_options = input::read_options(&options.reading);
    let article = Article::read(&input.name, bytes.clone(), &read_options)?;
    let (mark, text) = match bytes.strip_prefix(MARK) {
        Some(text) => (ByteOrderMark::Present, text),
        None => (ByteOrderMark::Absent, &bytes[..]),
    };
    if text != article.text().as_bytes() {
        return Err(not_utf8(input, &article).into());
    }
    let repaired = repair(article, &read_options, &configuration.policy)?;
    match (&input.file, options.write) {
        (None, true) => {
            terminal.write_raw(
                &[if mark == ByteOrderMark::Present { MARK } else { b"" }, repaired.text().as_bytes()].concat(),
            )?;
        }
        (Some(file), true) if !repaired.made.is_empty() => {
            if let Err(errors) = replace(file, input, &bytes, mark, &repaired) {
                errors.iter().for_each(|error| terminal.error(error));
                return Ok(Status::Clean);
            }
        }
        (_, false) => print(&repaired.patch(&input.name, mark), terminal)?,
        (Some(_), true) => {}
    }
    if options.write {
        list(&repaired, text, input, terminal);
    }
    count(&repaired, options.write, input, terminal);
    Ok(if repaired.made.is_empty() || options.write { Status::Clean } else { Status::Findings })
}

/// A patch is about bytes, and is made of the text: both have to be the same.
fn not_utf8(input: &Input, article: &Article) -> Error {
    let how = article.notices().first().map_or_else(|| "it was decoded".to_owned(), Clone::clone);
    Error::new(ErrorKind::NotText, format!("only files in whole UTF-8 are repaired ({how})"))
        .in_file(&input.name)
        .help("convert it first: iconv -f ENCODING -t UTF-8")
}

/// Puts the repaired article in the place of the file, unless that changed since it was read.
fn replace(
    file: &Path,
    input: &Input,
    read: &[u8],
    mark: ByteOrderMark,
    repaired: &Repaired,
) -> Result<bool, Vec<Error>> {
    let mark = if mark == ByteOrderMark::Present { MARK } else { b"" };
    ledger::update(file, &input.name, article::MAX_BYTES, |now| {
        if now != read {
            let message = "the file changed while it was repaired, and is left as it is now";
            return Err(vec![Error::new(ErrorKind::Io, message).in_file(&input.name).help("run it again")]);
        }
        Ok([mark, repaired.text().as_bytes()].concat())
    })
}

/// Prints a patch: as it is for a program, with what could steer the terminal made visible for a person.
fn print(patch: &str, terminal: &mut Terminal) -> Result<(), Failure> {
    if !terminal.is_watched() && !terminal.coloured() {
        return Ok(terminal.write_raw(patch.as_bytes())?);
    }
    for line in patch.lines() {
        let style = match line.as_bytes() {
            _ if !terminal.coloured() => Style::new(),
            [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => Style::new().bold(),
            [b'-', ..] => AnsiColor::Red.on_default(),
            [b'+', ..] => AnsiColor::Green.on_default(),
            [b'@', ..] => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        writeln!(terminal.out(), "{style}{}{style:#}", one_line(line))?;
    }
    Ok(())
}

/// Says what was done, one repair a line.
fn list(repaired: &Repaired, text: &[u8], input: &Input, terminal: &mut Terminal) {
    // The bytes were compared with the decoded text before.
    let text = std::str::from_utf8(text).unwrap_or_default();
    let lines = claimbench::article::LineIndex::new(text);
    for made in &repaired.made {
        let place = lines.position(text, made.at);
        let (line, column) = (place.line, place.column);
        terminal.note(&format!("{}:{line}:{column}: {} ({})", input.name, made.title, made.rule));
    }
}

/// Says how many repairs there are, and what was left alone.
fn count(repaired: &Repaired, written: bool, input: &Input, terminal: &mut Terminal) {
    let mut parts = Vec::new();
    match (repaired.made.len(), written) {
        (0, _) => parts.push("nothing to repair".to_owned()),
        (made, true) => parts.push(format!("{} made", plural(made, "repair"))),
        (made, false) => parts.push(plural(made, "repair")),
    }
    if repaired.quoted > 0 {
        parts.push(format!("{} left inside quotation marks", repaired.quoted));
    }
    if repaired.withdrawn > 0 {
        parts.push(format!("{} left because something new would be found", repaired.withdrawn));
    }
    terminal.note(&format!("{}: {}", input.name, parts.join("; ")));
}
