//! `decide`: a person's verdict on a claim, appended to its file.

use std::path::Path;

use claimbench::claim::{Decision, Evidence, Verdict};
use claimbench::error::ErrorKind;
use claimbench::evidence::{Quotation, Source, find, is_address};
use claimbench::{Error, ledger};
use jiff::civil::Date;

use super::arguments::DecideOptions;
use super::paths::name_of;
use super::status::Status;
use super::terminal::{Failure, Terminal};
use super::{git, input};

pub fn run(options: &DecideOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let name = name_of(&options.file);
    let by = match &options.by {
        Some(by) => by.trim().to_owned(),
        None => {
            let by = git_name(&options.file)?;
            terminal.note(&format!("signed as ‘{by}’, git's user.name"));
            by
        }
    };
    if by.is_empty() || options.reason.trim().is_empty() {
        let which = if by.is_empty() { "--by" } else { "--reason" };
        let error = Error::new(ErrorKind::Usage, format!("{which} is empty"));
        return Err(error.help("a decision has a name and a reason").into());
    }
    let folder = options.file.parent().unwrap_or(Path::new(""));
    let evidence: Vec<Evidence> =
        options.evidence.iter().map(|text| evidence(text, folder)).collect::<Result<_, _>>()?;
    let on = day(options.on)?.to_string();
    let mut told = String::new();
    let written = ledger::update(&options.file, &name, ledger::MAX_CLAIM_FILE_BYTES, |old| {
        ledger::decide(&name, old, &options.id, |claim| {
            told = format!("{name}: {} is {}, says {by} on {on}: {}", claim.id, options.verdict.name(), claim.claim);
            Ok(Decision {
                verdict: options.verdict,
                by: by.clone(),
                on: on.clone(),
                of: claim.judged().0,
                reason: Some(options.reason.trim().to_owned()),
                evidence,
            })
        })
    });
    match written {
        Ok(_) => terminal.note(&told),
        Err(errors) => errors.iter().for_each(|error| terminal.error(error)),
    }
    Ok(Status::Clean)
}

/// A piece of evidence as it is written on the command line: the mapping that stands in the file. A source that is a
/// file is read: the quote must stand in it, and its hash is added.
fn evidence(text: &str, folder: &Path) -> Result<Evidence, Error> {
    let refused = |message: String| Error::new(ErrorKind::Usage, format!("--evidence ‘{text}’: {message}"));
    let mut evidence: Evidence = serde_yaml::from_str(text).map_err(|error| {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(before, _)| before);
        refused(message.to_owned()).help(
            "write --evidence '{source: sources/a.txt, quote: \"…\", stance: supports}'; stance is supports, refutes or context",
        )
    })?;
    if is_address(&evidence.source) {
        return Ok(evidence);
    }
    match input::source(&evidence.source, folder, false) {
        Source::Missing(reason) => {
            let help = "the path is relative to the claim file; write an address with https://";
            return Err(refused(format!("the source ‘{}’ {reason}", evidence.source)).help(help));
        }
        Source::There { sha256, text } => {
            let help = "quote the source exactly; parts may be joined by ‘ … ’";
            match text.map(|text| find(&evidence.quote, &text)) {
                None | Some(Quotation::Found) => {}
                Some(Quotation::Near(said)) => return Err(refused(format!("the source says ‘{said}’")).help(help)),
                Some(Quotation::NotFound) => {
                    return Err(refused("the quote stands nowhere in the source".to_owned()).help(help));
                }
            }
            evidence.sha256.get_or_insert(sha256);
        }
    }
    Ok(evidence)
}

/// Who git says is working in the folder of a file.
fn git_name(file: &Path) -> Result<String, Error> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Without git there is no name either.
    let name = git::output(folder, &["config", "user.name"]).ok().flatten().map(|name| name.trim().to_owned());
    name.filter(|name| !name.is_empty()).ok_or_else(|| {
        Error::new(ErrorKind::Usage, "it isn't said who decides")
            .help("name yourself with --by, or set git's user.name")
    })
}

/// The day of a decision: the one that is given, that of `SOURCE_DATE_EPOCH`, or today's (UTC). Nowhere else does the
/// program look at the clock.
fn day(given: Option<Date>) -> Result<Date, Error> {
    if let Some(day) = given {
        return Ok(day);
    }
    let timestamp = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            seconds.trim().parse().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()).ok_or_else(
                || {
                    Error::new(ErrorKind::Usage, format!("SOURCE_DATE_EPOCH is no time: ‘{seconds}’"))
                        .help("set it to seconds since 1970-01-01, or unset it")
                },
            )?
        }
        Err(_) => jiff::Timestamp::now(),
    };
    Ok(jiff::tz::Offset::UTC.to_datetime(timestamp).date())
}

/// The verdict of this name.
pub fn verdict(name: &str) -> Result<Verdict, String> {
    Verdict::ALL.into_iter().find(|verdict| verdict.name() == name).ok_or_else(|| {
        let names = Verdict::ALL.map(Verdict::name);
        match claimbench::error::nearest(name, names.into_iter()) {
            Some(near) => format!("did you mean ‘{near}’? A verdict is one of {}", names.join(", ")),
            None => format!("a verdict is one of {}", names.join(", ")),
        }
    })
}
