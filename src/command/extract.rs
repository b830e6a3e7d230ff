//! `extract`: the claims of articles, as claim files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use claimbench::article::DateBasis;
use claimbench::check::plural;
use claimbench::error::ErrorKind;
use claimbench::ledger::{self, ClaimFile, Revision};
use claimbench::report::json::Claims;
use claimbench::report::safe_json;
use claimbench::syntax::Analysis;
use claimbench::{Error, analyse, check};

use super::arguments::{ExtractFormat, ExtractOptions};
use super::configuration::Configuration;
use super::init::SCHEMA_FILE;
use super::input::{self, Input, Kind};
use super::paths::{name_of, reason, relative_to, slashed};
use super::status::Status;
use super::stream;
use super::terminal::{Failure, Terminal};

pub fn run(options: &ExtractOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let configuration = Configuration::load(&options.policy)?;
    let read_options = input::read_options(&options.reading);
    let inputs = input::inputs(&options.paths, &options.reading, &configuration, terminal)?;
    let (streams, mut files): (Vec<_>, Vec<_>) = inputs.into_iter().partition(|input| input.kind == Kind::Stream);
    in_a_file(options, &streams)?;
    for stream in &streams {
        let part = |analysis: &Analysis, id: stream::Id| {
            (id.line(claim_file(analysis, &configuration, analysis.article().path())), ())
        };
        stream::run(stream, &read_options, terminal, part, |()| {})?;
    }
    files.retain(|file| match file.kind {
        Kind::ClaimFile if options.paths.iter().any(|path| name_of(path) == file.name) => {
            terminal.error(
                &Error::new(ErrorKind::Usage, "this is no article")
                    .in_file(&file.name)
                    .help("claims are extracted from text, Markdown and HTML"),
            );
            false
        }
        kind => kind != Kind::ClaimFile,
    });
    if files.is_empty() {
        return Ok(Status::Clean);
    }
    let loaded = input::load(&files, &read_options, terminal, |_| ());
    match (options.file(), &options.out_dir) {
        (Some(_), _) if files.len() > 1 => Err(Error::new(ErrorKind::Usage, "-o takes the claims of one article")
            .help("use --out-dir for several")
            .into()),
        (Some(output), _) => {
            for analysis in &loaded.articles {
                write(analysis, &files, output, &configuration, terminal)?;
            }
            Ok(Status::Clean)
        }
        (None, Some(folder)) => {
            fs::create_dir_all(folder).map_err(|error| {
                Error::new(ErrorKind::Io, format!("cannot be made: {}", reason(&error)))
                    .in_file(name_of(folder))
                    .help("name a folder that can be written to")
            })?;
            let names = file_names(&loaded.articles);
            let mut taken = BTreeSet::new();
            for (analysis, name) in loaded.articles.iter().zip(&names) {
                if !taken.insert(name) {
                    let message = format!("the claims of another article are in {name} already");
                    let error = Error::new(ErrorKind::Usage, message).in_file(&**analysis.article().path());
                    terminal.error(&error.help("extract it by itself, with -o FILE"));
                    continue;
                }
                write(analysis, &files, &folder.join(name), &configuration, terminal)?;
            }
            Ok(Status::Clean)
        }
        (None, None) => print(options.format, &loaded.articles, &configuration, terminal),
    }
}

/// Whether what is asked for can be written to files: claim files of articles that are no streams.
fn in_a_file(options: &ExtractOptions, streams: &[Input]) -> Result<(), Error> {
    if options.file().is_none() && options.out_dir.is_none() {
        return Ok(());
    }
    if options.format == ExtractFormat::Json {
        let error = Error::new(ErrorKind::Usage, "claim files are YAML; JSON goes to standard output");
        return Err(error.help("leave out --format json, or redirect standard output"));
    }
    match streams.first() {
        Some(stream) => Err(Error::new(ErrorKind::Usage, "the claims of a stream go to standard output")
            .in_file(&stream.name)
            .help("leave out -o and --out-dir, and redirect standard output")),
        None => Ok(()),
    }
}

fn claim_file(analysis: &Analysis, configuration: &Configuration, path: &str) -> ClaimFile {
    let (_, partitions, _) = check::articles(std::slice::from_ref(analysis), &configuration.policy);
    ClaimFile::of(analysis, &partitions[0], path.to_owned())
}

fn print(
    format: ExtractFormat,
    articles: &[Analysis],
    configuration: &Configuration,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let files = articles.iter().map(|analysis| claim_file(analysis, configuration, analysis.article().path()));
    match format {
        ExtractFormat::Json => {
            safe_json::pretty(terminal.out(), &Claims { schema: ledger::SCHEMA, articles: files.collect() })?;
            writeln!(terminal.out())?;
        }
        ExtractFormat::Yaml => {
            for (at, file) in files.enumerate() {
                if at > 0 {
                    writeln!(terminal.out(), "---")?;
                }
                terminal.out().write_all(ledger::to_yaml(&in_yaml(file)).as_bytes())?;
            }
        }
    }
    Ok(Status::Clean)
}

/// A claim file has no places of attributions: they follow from the quote.
fn in_yaml(mut file: ClaimFile) -> ClaimFile {
    for attribution in file.claims.iter_mut().filter_map(|claim| claim.attribution.as_mut()) {
        attribution.source_spans.clear();
        attribution.cue_spans.clear();
    }
    file
}

/// Names of claim files: that of the article with the ending `.yaml`; where two would be the same, the article's whole
/// name and `.yaml`; and where these are the same too, its path with `-` for each slash.
fn file_names(articles: &[Analysis]) -> Vec<String> {
    let forms = |analysis: &Analysis| -> [String; 3] {
        let path = analysis.article().path();
        let name = path.rsplit('/').next().unwrap_or_default().trim_matches(['<', '>']);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
        [stem, name, &parts.join("-")].map(|form| format!("{form}.yaml"))
    };
    let all: Vec<[String; 3]> = articles.iter().map(forms).collect();
    // In how many articles a form of the name occurs.
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for forms in &all {
        let distinct: BTreeSet<&str> = forms.iter().map(String::as_str).collect();
        distinct.into_iter().for_each(|form| *uses.entry(form).or_default() += 1);
    }
    let chosen = |forms: &[String; 3]| {
        let only = forms.iter().find(|form| uses[form.as_str()] == 1);
        only.unwrap_or(&forms[2]).clone()
    };
    all.iter().map(chosen).collect()
}

/// Writes a new claim file, or merges what was extracted into the one that is there.
fn write(
    analysis: &Analysis,
    inputs: &[Input],
    output: &Path,
    configuration: &Configuration,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let name = name_of(output);
    let article =
        inputs.iter().find(|input| *input.name == **analysis.article().path()).and_then(|input| input.file.as_ref());
    let path = match article {
        Some(article) => from_file_to(output, article),
        None => analysis.article().path().to_string(),
    };
    let dated = given_day(output, analysis);
    let analysis = dated.as_ref().unwrap_or(analysis);
    let file = in_yaml(claim_file(analysis, configuration, &path));
    if output.exists() {
        match merge(output, &name, &file, analysis) {
            Ok(told) => terminal.note(&format!("{name}: {told}")),
            Err(errors) => errors.iter().for_each(|error| terminal.error(error)),
        }
        return Ok(());
    }
    let yaml = format!("{}{}", modeline(output), ledger::to_yaml(&file));
    ledger::write_atomically(output, yaml.as_bytes()).map_err(|error| {
        Error::new(ErrorKind::Io, format!("cannot be written: {}", reason(&error)))
            .in_file(&name)
            .help("check the folder and who may write to it")
    })?;
    let counts = format!("{} and {}", plural(file.claims.len(), "claim"), plural(file.nonclaims.len(), "non-claim"));
    terminal.note(&format!("{name}: {counts} written"));
    Ok(())
}

/// Merges a new version of the article into the claim file that is there, and says what became of its claims.
fn merge(output: &Path, name: &str, new: &ClaimFile, analysis: &Analysis) -> Result<String, Vec<Error>> {
    let mut told = String::new();
    let written = ledger::update(output, name, ledger::MAX_CLAIM_FILE_BYTES, |old| {
        if !ledger::looks_like_claim_file(&String::from_utf8_lossy(old)) {
            let error = Error::new(ErrorKind::Usage, "this file is no claim file, and is not replaced");
            return Err(vec![error.in_file(name).help("name another file, or remove this one")]);
        }
        ledger::read(name, old)?;
        let revision = ledger::revise(name, &String::from_utf8_lossy(old), new, analysis.article().text())?;
        told = summary(&revision);
        Ok(revision.text.into_bytes())
    })?;
    Ok(if written { told } else { format!("nothing has changed ({told})") })
}

fn summary(revision: &Revision) -> String {
    let moved = if revision.moved > 0 { format!(" ({} moved)", revision.moved) } else { String::new() };
    let mut parts = vec![format!("{} kept{moved}", plural(revision.kept, "claim"))];
    let counts = [
        (revision.changed, "changed"),
        (revision.added, "added"),
        (revision.restored, "back from the retired"),
        (revision.retired, "retired"),
        (revision.removed, "removed"),
    ];
    parts.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")));
    parts.join(", ")
}

/// The article with the day that was given when its claim file was made, unless another is given now.
fn given_day(output: &Path, analysis: &Analysis) -> Option<Analysis> {
    let old = ledger::read("", &fs::read(output).ok()?).ok()?.article;
    let article = analysis.article();
    let now = article.metadata().published.as_ref().is_some_and(|published| published.basis == DateBasis::Given);
    let day = old.published.filter(|_| !now && old.published_basis.as_deref() == Some("given"))?.parse().ok()?;
    Some(analyse(article.clone().published_on(day)))
}

/// What tells editors of text where the schema is, if it lies beside the claim file, as `init` puts it.
fn modeline(output: &Path) -> String {
    match output.with_file_name(SCHEMA_FILE).is_file() {
        true => format!("# yaml-language-server: $schema={SCHEMA_FILE}\n"),
        false => String::new(),
    }
}

/// How a claim file calls its article: relative to the claim file, with forward slashes.
fn from_file_to(output: &Path, article: &Path) -> String {
    let absolute = |path: &Path| {
        fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf())
    };
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let relative: PathBuf = relative_to(&absolute(article), &absolute(folder));
    slashed(&relative)
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimbench::{Article, ReadOptions, analyse};

    #[test]
    fn two_articles_of_one_name_get_two_files() {
        let article = |path: &str| {
            let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
            analyse(Article::read(path, b"The port closed.".to_vec(), &options).expect("an article"))
        };
        let names = file_names(&[article("a/x.txt"), article("a/x.html"), article("y.md")]);
        assert_eq!(names, ["x.txt.yaml", "x.html.yaml", "y.yaml"]);
        let names = file_names(&[article("../mon/x.txt"), article("../tue/x.txt"), article("<stdin>")]);
        assert_eq!(names, ["mon-x.txt.yaml", "tue-x.txt.yaml", "stdin.yaml"]);
    }
}
