//! `init`: a configuration with the defaults, and a folder for claim files.

use std::fs;

use claimbench::Error;
use claimbench::error::ErrorKind;
use claimbench::ledger::write_atomically;
use claimbench::report::schema::{Described, schema};

use super::arguments::InitOptions;
use super::configuration::file_in;
use super::paths::{name_of, reason};
use super::status::Status;
use super::terminal::{Failure, Terminal};

/// What the JSON Schema of claim files is called, beside them.
pub const SCHEMA_FILE: &str = "claims.schema.json";

const TEMPLATE: &str = r#"# Configuration of claimbench. What is commented out is the default.

# The least severity that makes `claimbench check` exit with 1: note, warning, error or never.
# fail-on = "error"

# Files that are passed over in folders, as in .gitignore.
# exclude = ["drafts/"]

# What is asked of claim files: which claims need a verdict (none, high or all), from how many people, and from how
# many independent origins its evidence must be.
[review]
# verdicts = "none"
# sign-offs = 1
# origins = 1

# Rules and families (duplicate, contradiction, garble, record): off, note, warning or error.
# `claimbench rules` lists them, `claimbench explain RULE` says what a rule does.
[rules]
# near-duplicate = "note"
"#;

pub fn run(options: &InitOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let file = file_in(&options.folder);
    let claims = options.folder.join("claims");
    if file.exists() {
        return Err(Error::new(ErrorKind::Usage, "there is a configuration already")
            .in_file(name_of(&file))
            .help("edit it, or remove it first")
            .into());
    }
    let failed = |path: &std::path::Path, error: std::io::Error| {
        Error::new(ErrorKind::Io, format!("cannot be written: {}", reason(&error)))
            .in_file(name_of(path))
            .help("name a folder that can be written to")
    };
    fs::create_dir_all(&claims).map_err(|error| failed(&claims, error))?;
    write_atomically(&file, TEMPLATE.as_bytes()).map_err(|error| failed(&file, error))?;
    let format = claims.join(SCHEMA_FILE);
    let text = serde_json::to_string_pretty(&schema(Described::Claims))? + "\n";
    write_atomically(&format, text.as_bytes()).map_err(|error| failed(&format, error))?;
    terminal.note(&format!("{} written; claim files go to {}", name_of(&file), name_of(&claims)));
    terminal.note("next: claimbench extract ARTICLE --out-dir claims");
    Ok(Status::Clean)
}
