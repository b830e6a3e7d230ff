//! Options of the subcommands about the program and the layers below the claims.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::{ConfigurationOptions, ReadingOptions};

/// Arguments of `parse`.
#[derive(Debug, Args)]
pub struct ParseOptions {
    /// Articles, streams (.jsonl), or - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "conllu")]
    pub format: ParseFormat,
    /// Tell in the last column of CoNLL-U by how much each arc beats the best other (little: a guess)
    #[arg(long)]
    pub margins: bool,
    #[command(flatten)]
    pub reading: ReadingOptions,
}

/// How `parse` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ParseFormat {
    /// CoNLL-U
    Conllu,
    /// One object
    Json,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainOptions {
    /// A rule, by name or code, or a family
    #[arg(value_name = "RULE")]
    pub rule: String,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesOptions {
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: RulesFormat,
}

/// How `rules` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// One line for each rule
    Table,
    /// The whole documentation, as docs/rules.md
    Markdown,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaOptions {
    /// What to describe
    #[arg(value_name = "OUTPUT", value_parser = schema_names())]
    pub output: String,
}

fn schema_names() -> Vec<&'static str> {
    claimbench::report::schema::Described::ALL.into_iter().map(claimbench::report::schema::Described::name).collect()
}

/// Arguments of `config`.
#[derive(Debug, Args)]
pub struct ConfigOptions {
    #[command(flatten)]
    pub source: ConfigurationOptions,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitOptions {
    /// The folder to set up
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsOptions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}
