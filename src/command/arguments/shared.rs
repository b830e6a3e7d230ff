//! Options that several subcommands take.

use std::path::PathBuf;

use claimbench::article::Format;
use claimbench::finding::Severity;
use clap::{Args, ValueEnum};

/// How articles are read.
#[derive(Debug, Default, Args)]
pub struct ReadingOptions {
    /// The date of publication, where the article does not say it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published: Option<jiff::civil::Date>,
    /// Take the text as being in this language without looking
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Language>,
    /// The markup of the articles, instead of telling it from name and content
    #[arg(long, value_name = "FORMAT")]
    pub input_format: Option<InputFormat>,
    /// Standard input holds one record a line: {"id", "text", "published"?}
    #[arg(long)]
    pub jsonl: bool,
    /// Let claim files name articles and sources outside of their repository
    #[arg(long)]
    pub outside: bool,
}

/// A day as people give it on the command line.
pub(super) fn day(text: &str) -> Result<jiff::civil::Date, &'static str> {
    text.parse().map_err(|_| "no such day; write it as 2024-03-12")
}

/// A language that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    En,
}

/// How an article is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// Plain text
    Plain,
    /// Markdown
    Markdown,
    /// HTML
    Html,
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Format {
        match format {
            InputFormat::Plain => Format::Plain,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
        }
    }
}

/// Which rules run.
#[derive(Debug, Default, Args)]
pub struct RuleOptions {
    /// Set a rule or a family: off, note, warning or error
    #[arg(long = "rule", value_name = "NAME=SETTING")]
    pub rules: Vec<String>,
}

/// Which rules run and what counts as a failure.
#[derive(Debug, Default, Args)]
pub struct PolicyOptions {
    #[command(flatten)]
    pub rules: RuleOptions,
    /// The least severity that makes the exit status 1 [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// The day against which waivers expire
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub as_of: Option<jiff::civil::Date>,
    #[command(flatten)]
    pub source: ConfigurationOptions,
}

/// Where the configuration is from.
#[derive(Debug, Default, Args)]
pub struct ConfigurationOptions {
    /// Read this configuration instead of the nearest claimbench.toml
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long)]
    pub no_config: bool,
}

/// The least severity that makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Notes and all above
    Note,
    /// Warnings and errors
    Warning,
    /// Errors
    Error,
    /// Nothing that is found
    Never,
}

impl FailOn {
    /// Whether a finding of this severity makes a run fail.
    pub fn includes(self, severity: Severity) -> bool {
        match self {
            FailOn::Note => true,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Error => severity >= Severity::Error,
            FailOn::Never => false,
        }
    }
}

/// Which findings are passed over.
#[derive(Debug, Default, Args)]
pub struct FilterOptions {
    /// Hide the findings that this baseline holds
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Only files that differ from where this branch left a git revision, and claim files of such articles
    #[arg(long, value_name = "REF")]
    pub changed_since: Option<String>,
}
