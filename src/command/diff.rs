//! `diff`: the claims that differ between two versions of an article.

use std::path::Path;

use claimbench::claim::Claim;
use claimbench::error::ErrorKind;
use claimbench::report::json::Differences;
use claimbench::report::safe_json;
use claimbench::review::{Layout, Limit, Style, markdown_differences, render_differences};
use claimbench::{Article, Error, ReadOptions, analyse, check, ledger};

use super::arguments::{DiffFormat, DiffOptions};
use super::configuration::Configuration;
use super::input::{self, Input};
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(options: &DiffOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    if [&options.old, &options.new].iter().all(|path| path.as_os_str() == "-") {
        let error = Error::new(ErrorKind::Usage, "standard input can be one of the two, not both");
        return Err(error.help("name a file for the other").into());
    }
    let configuration = Configuration::load(&options.policy)?;
    let read_options = input::read_options(&options.reading);
    let mut sides = Vec::new();
    for path in [&options.old, &options.new] {
        match side(path, &read_options, &configuration) {
            Ok(side) => sides.push(side),
            Err(errors) => errors.iter().for_each(|error| terminal.error(error)),
        }
    }
    let [(old, before), (new, now)] = &sides[..] else { return Ok(Status::Failed) };
    let differences = ledger::differences(before, now);
    match options.format {
        DiffFormat::Table => {
            let layout = Layout {
                width: options.width.map_or_else(|| terminal.width(), usize::from),
                style: if terminal.coloured() { Style::Coloured } else { Style::Plain },
                limit: Limit::All,
            };
            let text = render_differences(old, new, &differences, &layout);
            terminal.out().write_all(text.as_bytes())?;
        }
        DiffFormat::Markdown => {
            terminal.out().write_all(markdown_differences(old, new, &differences).as_bytes())?;
        }
        DiffFormat::Json => {
            safe_json::pretty(terminal.out(), &Differences::of(old, new, before.len(), now.len(), &differences))?;
            writeln!(terminal.out())?;
        }
    }
    Ok(if differences.is_empty() { Status::Clean } else { Status::Findings })
}

/// The name and the claims of a claim file, or of an article.
fn side(path: &Path, options: &ReadOptions, configuration: &Configuration) -> Result<(String, Vec<Claim>), Vec<Error>> {
    let input = Input::named(path);
    let one = |error: Error| vec![error];
    let bytes = input::bytes(&input).map_err(one)?;
    if ledger::looks_like_claim_file(&String::from_utf8_lossy(&bytes)) {
        return Ok((input.name.clone(), ledger::read(&input.name, &bytes)?.claims));
    }
    if input.is_claim_file() {
        // What is wrong with it is told; it cannot be a claim file.
        ledger::read(&input.name, &bytes)?;
    }
    let analysis = analyse(Article::read(&input.name, bytes, options).map_err(one)?);
    let (_, partitions, _) = check::articles(std::slice::from_ref(&analysis), &configuration.policy);
    Ok((input.name, partitions[0].claims().to_vec()))
}
