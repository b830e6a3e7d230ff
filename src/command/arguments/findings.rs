//! Options of the subcommands that write findings, and of what is repaired by them.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::shared::{ConfigurationOptions, FilterOptions, PolicyOptions, ReadingOptions, RuleOptions};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// Articles, claim files, folders of both, streams (.jsonl), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub format: FindingsFormat,
    /// Write findings in this format to a file too; may be given several times
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = report_file)]
    pub reports: Vec<ReportFile>,
    #[command(flatten)]
    pub filter: FilterOptions,
    #[command(flatten)]
    pub reading: ReadingOptions,
    #[command(flatten)]
    pub policy: PolicyOptions,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    /// The text around each finding, with the place underlined
    Full,
    /// One line for each finding
    Concise,
    /// One object
    Json,
    /// Tables for a pull request
    Markdown,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// A code quality report of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
    /// One page with the article marked, its claims and the accounting
    Html,
}

/// A format and the file to write it to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    /// How to write.
    pub format: FindingsFormat,
    /// Where to.
    pub file: PathBuf,
}

/// `FORMAT=FILE`.
fn report_file(text: &str) -> Result<ReportFile, String> {
    let (format, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or("write FORMAT=FILE")?;
    let names = FindingsFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
    let format = FindingsFormat::from_str(format, false)
        .map_err(|_| format!("there is no format ‘{format}’; the formats are {}", names.join(", ")))?;
    Ok(ReportFile { format, file: PathBuf::from(file) })
}

/// Arguments of `report`.
#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 written, whatever was found; 2 usage, unreadable or invalid input.")]
pub struct ReportOptions {
    /// Articles, claim files, folders of both, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to write
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    pub format: FindingsFormat,
    /// Write here instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterOptions,
    #[command(flatten)]
    pub reading: ReadingOptions,
    #[command(flatten)]
    pub policy: PolicyOptions,
}

/// Arguments of `baseline`.
#[derive(Debug, Args)]
pub struct BaselineOptions {
    /// What to do
    #[command(subcommand)]
    pub action: BaselineAction,
}

/// What to do with a baseline.
#[derive(Debug, Subcommand)]
pub enum BaselineAction {
    /// Write a baseline of all that is found now
    Create(BaselineFileOptions),
    /// Take out of a baseline what is no longer found; never adds anything
    Prune(BaselineFileOptions),
}

/// A baseline, and what it is about.
#[derive(Debug, Args)]
pub struct BaselineFileOptions {
    /// Articles, claim files, folders of both
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The baseline
    #[arg(long, value_name = "FILE", default_value = "claimbench.baseline")]
    pub baseline: PathBuf,
    #[command(flatten)]
    pub reading: ReadingOptions,
    #[command(flatten)]
    pub rules: RuleOptions,
    #[command(flatten)]
    pub source: ConfigurationOptions,
}

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct ReviewOptions {
    /// Articles, claim files, folders of both, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Show every finding and every claim
    #[arg(long)]
    pub all: bool,
    /// Columns to use, from 40 to 160, instead of those of the terminal
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=160))]
    pub width: Option<u16>,
    #[command(flatten)]
    pub reading: ReadingOptions,
    #[command(flatten)]
    pub policy: PolicyOptions,
}

/// Arguments of `fix`.
#[derive(Debug, Args)]
#[command(after_help = "\
Only repairs that lose and change nothing are made, none inside quotation marks; `claimbench explain RULE` says which. \
The patch applies with `git apply` or `patch -p1`.

Exit status: 0 nothing to repair, or all written; 1 the patch holds repairs; 2 usage, unreadable or invalid input.")]
pub struct FixOptions {
    /// Articles (text, Markdown, HTML), folders of them, or - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    pub paths: Vec<PathBuf>,
    /// Print the repairs as a unified diff (the default)
    #[arg(long, conflicts_with = "write")]
    pub diff: bool,
    /// Make the repairs in the files; standard input is printed with them made
    #[arg(long)]
    pub write: bool,
    #[command(flatten)]
    pub reading: ReadingOptions,
    #[command(flatten)]
    pub rules: RuleOptions,
    #[command(flatten)]
    pub source: ConfigurationOptions,
}
