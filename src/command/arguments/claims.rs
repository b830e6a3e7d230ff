//! Options of the subcommands about claims.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::shared::{PolicyOptions, ReadingOptions, day};
use crate::command::decide;

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub struct ExtractOptions {
    /// Articles (text, Markdown, HTML), folders of them, streams (.jsonl), or - for standard input
    #[arg(required = true, value_name = "ARTICLE")]
    pub paths: Vec<PathBuf>,
    /// Write the one claim file here; - is standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "out_dir")]
    pub output: Option<PathBuf>,
    /// Write a claim file for each article into this folder
    #[arg(long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,
    /// How to print on standard output
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    pub format: ExtractFormat,
    #[command(flatten)]
    pub reading: ReadingOptions,
    #[command(flatten)]
    pub policy: PolicyOptions,
}

impl ExtractOptions {
    /// The one file to write to, if there is one.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|output| *output != Path::new("-"))
    }
}

/// How `extract` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// Claim files
    Yaml,
    /// One object
    Json,
}

/// Arguments of `decide`.
#[derive(Debug, Args)]
#[command(
    after_help = "Decisions are appended and never rewritten: to correct one, decide again. A verdict is supported, \
                  refuted, not-enough-evidence, conflicting-evidence or not-checkable."
)]
pub struct DecideOptions {
    /// The claim file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The id of the claim
    #[arg(value_name = "ID")]
    pub id: String,
    /// What is decided
    #[arg(value_name = "VERDICT", value_parser = decide::verdict)]
    pub verdict: claimbench::claim::Verdict,
    /// Who decides [default: git's user.name]
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// On what it rests, as it stands in the file: {source: …, quote: …, stance: supports}; may be repeated
    #[arg(long, value_name = "MAPPING")]
    pub evidence: Vec<String>,
    /// The day of the decision [default: that of SOURCE_DATE_EPOCH, or today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub on: Option<jiff::civil::Date>,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "Versions in git: git show HEAD~1:port.txt | claimbench diff - port.txt\n\
                  Exit status: 0 no claim differs; 1 some do; 2 something could not be read.")]
pub struct DiffOptions {
    /// The old version: an article, a claim file, or - for standard input
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The new version
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: DiffFormat,
    /// Columns to use, from 40 to 160, instead of those of the terminal
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=160))]
    pub width: Option<u16>,
    #[command(flatten)]
    pub reading: ReadingOptions,
    #[command(flatten)]
    pub policy: PolicyOptions,
}

/// How `diff` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// A table
    Table,
    /// A table for a pull request
    Markdown,
    /// One object
    Json,
}
