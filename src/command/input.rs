//! From paths to articles and claim files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use claimbench::check::plural;
use claimbench::check::record::ClaimFileInput;
use claimbench::error::ErrorKind;
use claimbench::evidence::{Source, is_address};
use claimbench::ledger::ClaimFile;
use claimbench::syntax::Analysis;
use claimbench::{Article, Error, ReadOptions, analyse, article, ledger};
use rayon::prelude::*;

use super::arguments::ReadingOptions;
use super::configuration::Configuration;
use super::paths::{name_of, reason};
use super::terminal::Terminal;

/// Endings of files that are read as articles where a folder is named.
const ARTICLE_ENDINGS: [&str; 7] = ["htm", "html", "markdown", "md", "text", "txt", "xhtml"];
/// Endings of files that may be claim files.
const CLAIM_ENDINGS: [&str; 2] = ["yaml", "yml"];
/// What standard input is called in output.
const STANDARD_INPUT: &str = "<stdin>";

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An article.
    Article,
    /// A YAML file.
    ClaimFile,
    /// A stream of records, one a line.
    Stream,
}

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What it is called in output: relative to the working folder, with forward slashes.
    pub name: String,
    /// Where it is; none for standard input.
    pub file: Option<PathBuf>,
    /// What it is.
    pub kind: Kind,
    /// Found in a folder: what is of another kind is passed over then.
    pub found: bool,
    /// Whether what a claim file names may lie outside of its repository.
    outside: bool,
}

impl Input {
    /// What is named on the command line; `-` is standard input.
    pub fn named(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            return Input {
                name: STANDARD_INPUT.to_owned(),
                file: None,
                kind: Kind::Article,
                found: false,
                outside: false,
            };
        }
        Input { name: name_of(path), kind: kind_of(path), file: Some(path.to_path_buf()), found: false, outside: false }
    }

    /// Whether its name says that it is a claim file.
    pub fn is_claim_file(&self) -> bool {
        self.kind == Kind::ClaimFile
    }
}

/// The options for reading articles.
pub fn read_options(options: &ReadingOptions) -> ReadOptions {
    ReadOptions {
        format: options.input_format.map(Into::into),
        published: options.published,
        assume_english: options.lang.is_some(),
    }
}

/// The files that the paths of a command lead to: each once, folders in the order of names, ignore rules heeded.
///
/// # Errors
/// If there is nothing to read at all. A path that isn't there is told on standard error, and the rest is still done.
pub fn inputs(
    paths: &[PathBuf],
    reading: &ReadingOptions,
    configuration: &Configuration,
    terminal: &mut Terminal,
) -> Result<Vec<Input>, Error> {
    let mut inputs = Vec::new();
    let mut failed = false;
    for path in paths {
        if path.as_os_str() == "-" {
            let kind = if reading.jsonl { Kind::Stream } else { Kind::Article };
            inputs.push(Input { name: STANDARD_INPUT.to_owned(), file: None, kind, found: false, outside: false });
        } else if path.is_dir() {
            let before = inputs.len();
            walk(path, configuration, &mut inputs, terminal)?;
            if inputs.len() == before {
                failed = true;
                let message = "this folder holds no article and no claim file";
                let help = format!(
                    "articles end in {}; claim files in .yaml",
                    ARTICLE_ENDINGS.map(|e| format!(".{e}")).join(", ")
                );
                terminal.error(&Error::new(ErrorKind::Usage, message).in_file(name_of(path)).help(help));
            }
        } else {
            inputs.push(Input::named(path));
        }
    }
    inputs.iter_mut().for_each(|input| input.outside = reading.outside);
    let mut seen = BTreeSet::new();
    inputs.retain(|input| seen.insert(input.name.clone()));
    match inputs.is_empty() && !failed {
        true => {
            Err(Error::new(ErrorKind::Usage, "there is nothing to read")
                .help("name an article or a folder of articles"))
        }
        false => Ok(inputs),
    }
}

fn kind_of(path: &Path) -> Kind {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match ending.as_str() {
        "jsonl" => Kind::Stream,
        ending if CLAIM_ENDINGS.contains(&ending) => Kind::ClaimFile,
        _ => Kind::Article,
    }
}

fn walk(
    folder: &Path,
    configuration: &Configuration,
    inputs: &mut Vec<Input>,
    terminal: &mut Terminal,
) -> Result<(), Error> {
    let mut overrides = ignore::overrides::OverrideBuilder::new(folder);
    for glob in &configuration.exclude {
        // In overrides an exclamation mark excludes.
        overrides
            .add(&format!("!{glob}"))
            .map_err(|error| Error::new(ErrorKind::Usage, format!("exclude: {error}")))?;
    }
    let overrides = overrides.build().map_err(|error| Error::new(ErrorKind::Usage, format!("exclude: {error}")))?;
    let walker = ignore::WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false)
        .git_exclude(false)
        .overrides(overrides)
        .sort_by_file_name(Ord::cmp)
        .build();
    for entry in walker {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                terminal.error(&Error::new(ErrorKind::Io, error.to_string()).in_file(name_of(folder)));
                continue;
            }
        };
        let path = entry.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let known = ARTICLE_ENDINGS.contains(&ending.as_str()) || CLAIM_ENDINGS.contains(&ending.as_str());
        if entry.file_type().is_some_and(|kind| kind.is_file()) && known {
            inputs.push(Input {
                name: name_of(path),
                kind: kind_of(path),
                file: Some(path.to_path_buf()),
                found: true,
                outside: false,
            });
        }
    }
    Ok(())
}

/// Says that a command takes no stream; `done` is what it does to others.
pub fn no_stream(input: &Input, done: &str) -> Error {
    let error = Error::new(ErrorKind::Usage, format!("a stream cannot be {done}")).in_file(&input.name);
    error.help("check, extract and parse take streams")
}

/// The bytes of an input.
pub fn bytes(input: &Input) -> Result<Vec<u8>, Error> {
    let fail = |error: io::Error| {
        let help = match error.kind() {
            io::ErrorKind::NotFound => "check the name",
            io::ErrorKind::PermissionDenied => "check who may read it",
            _ => "try again, or leave it out",
        };
        Error::new(ErrorKind::Io, format!("cannot be read: {}", reason(&error))).in_file(&input.name).help(help)
    };
    let most = if input.kind == Kind::ClaimFile { ledger::MAX_CLAIM_FILE_BYTES } else { article::MAX_BYTES };
    let limit = most as u64 + 1;
    let mut bytes = Vec::new();
    match &input.file {
        None => io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(fail)?,
        Some(file) => {
            let file = fs::File::open(file).map_err(fail)?;
            if let Ok(metadata) = file.metadata() {
                bytes.reserve_exact(usize::try_from(metadata.len().min(limit)).unwrap_or(0));
            }
            file.take(limit).read_to_end(&mut bytes).map_err(fail)?
        }
    };
    Ok(bytes)
}

/// What could be read of the inputs of a run.
pub struct Loaded<T> {
    /// The articles, in order.
    pub articles: Vec<Analysis>,
    /// What became of the claim files, in order.
    pub claim_files: Vec<T>,
}

enum Opened<T> {
    Article(Box<Analysis>),
    ClaimFile(T),
    PassedOver,
}

/// Reads and analyses articles and claim files, several at a time. What cannot be read is told on standard error. Of a
/// claim file only what `keep` makes of it stays in memory.
pub fn load<T: Send>(
    inputs: &[Input],
    options: &ReadOptions,
    terminal: &mut Terminal,
    keep: impl Fn(ClaimFileInput) -> T + Sync,
) -> Loaded<T> {
    let read: Vec<Result<Opened<T>, Vec<Error>>> =
        inputs.par_iter().map(|input| load_one(input, options, &keep)).collect();
    let mut loaded = Loaded { articles: Vec::new(), claim_files: Vec::new() };
    let mut passed_over = 0;
    for result in read {
        match result {
            Ok(Opened::Article(analysis)) => {
                notices(&analysis, terminal);
                loaded.articles.push(*analysis);
            }
            Ok(Opened::ClaimFile(file)) => loaded.claim_files.push(file),
            Ok(Opened::PassedOver) => passed_over += 1,
            Err(errors) => errors.iter().for_each(|error| terminal.error(error)),
        }
    }
    if passed_over > 0 {
        let files = plural(passed_over, "YAML file");
        terminal.note(&format!("passed over {files} without claims"));
    }
    loaded
}

/// Says on standard error what a person should know about the reading of an article.
fn notices(analysis: &Analysis, terminal: &mut Terminal) {
    for notice in analysis.article().notices().iter().chain(&analysis.notice()) {
        terminal.note(&format!("{}: {notice}", analysis.article().path()));
    }
}

fn load_one<T>(
    input: &Input,
    options: &ReadOptions,
    keep: &(impl Fn(ClaimFileInput) -> T + Sync),
) -> Result<Opened<T>, Vec<Error>> {
    let bytes = bytes(input).map_err(|error| vec![error])?;
    if input.kind != Kind::ClaimFile {
        return Article::read(&input.name, bytes, options)
            .map(|article| Opened::Article(Box::new(analyse(article))))
            .map_err(|error| vec![error]);
    }
    let text = String::from_utf8_lossy(&bytes);
    if input.found && !ledger::looks_like_claim_file(&text) {
        return Ok(Opened::PassedOver);
    }
    let file = ledger::read(&input.name, &bytes)?;
    let folder = input.file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let path = folder.join(&file.article.path);
    within_repository(&path, folder, input.outside).map_err(|reason| {
        let error = Error::new(ErrorKind::Usage, format!("its article ‘{}’ {reason}", file.article.path));
        vec![error.in_file(&input.name).help("move it into the repository, or allow it with --outside")]
    })?;
    let beside = Input { name: name_of(&path), file: Some(path), kind: Kind::Article, found: false, outside: false };
    let article = self::bytes(&beside)
        .and_then(|bytes| Article::read(&beside.name, bytes, &ReadOptions { assume_english: true, ..options.clone() }))
        .map_err(|error| {
            let message = format!("its article: {error}").replace('\n', ";");
            let error = Error::new(error.kind(), message).in_file(&input.name);
            vec![error.help("correct `article.path`, which is relative to the claim file")]
        })?;
    let sources = sources(&file, folder, input.outside);
    let file = ClaimFileInput::new(input.name.as_str().into(), text.into_owned(), file, analyse(article));
    Ok(Opened::ClaimFile(keep(file.with_sources(sources))))
}

/// The local copies of the sources that the evidence of a claim file names, each read once.
fn sources(file: &ClaimFile, folder: &Path, outside: bool) -> BTreeMap<String, Source> {
    let evidence = file.claims.iter().flat_map(|claim| &claim.decisions).flat_map(|decision| &decision.evidence);
    let names: BTreeSet<&str> = evidence.map(|one| one.source.as_str()).filter(|name| !is_address(name)).collect();
    names.into_iter().map(|name| (name.to_owned(), source(name, folder, outside))).collect()
}

/// The local copy of a source of a claim file in a folder.
pub fn source(name: &str, folder: &Path, outside: bool) -> Source {
    let path = folder.join(name);
    if let Err(reason) = within_repository(&path, folder, outside) {
        return Source::Missing(reason.to_owned());
    }
    let beside = Input { name: name_of(&path), file: Some(path), kind: Kind::Article, found: false, outside: false };
    match bytes(&beside) {
        Ok(bytes) => Source::of(&beside.name, bytes),
        Err(error) => Source::Missing(error.message().to_owned()),
    }
}

/// Whether a file lies in the repository of the claim files in a folder: below the nearest folder above them that holds
/// `.git` or a configuration. Where there is none, there is nothing to leave.
fn within_repository(path: &Path, folder: &Path, outside: bool) -> Result<(), &'static str> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (Ok(folder), Ok(path)) = (fs::canonicalize(here), fs::canonicalize(path)) else { return Ok(()) };
    let is_root = |folder: &&Path| folder.join(".git").exists();
    match folder.ancestors().find(is_root) {
        Some(root) if !outside && !path.starts_with(root) => Err("lies outside of the repository, and is not read"),
        _ => Ok(()),
    }
}
