//! The command line: the one definition behind parsing, help, man page and completions.

//!
//! `shared` has the options that several subcommands take, the others those of single ones: of what writes `findings`, of
//! what is done with `claims`, and of what is said of the `program` and the layers below.

mod claims;
mod findings;
mod program;
mod shared;

pub use claims::*;
pub use findings::*;
pub use program::*;
pub use shared::*;

use clap::{Parser, Subcommand, ValueEnum};

/// Read an article, break it into claims, and see what it says twice, contradicts and garbles.
#[derive(Debug, Parser)]
#[command(name = "claimbench", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 nothing found at or above --fail-on; 1 findings; 2 usage, unreadable or invalid input."
)]
pub struct Arguments {
    /// When to use colour; NO_COLOR and CLICOLOR_FORCE are heeded where this is auto
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 900)]
    pub color: ColorWhen,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the claims of articles as claim files (YAML)
    Extract(ExtractOptions),
    /// Report findings in articles, claim files and folders of both; never writes
    Check(CheckOptions),
    /// Show articles as diff-style review tables
    Review(ReviewOptions),
    /// Append a person's verdict on a claim to its file
    Decide(DecideOptions),
    /// Show which claims differ between two versions: articles or claim files
    Diff(DiffOptions),
    /// Print the safe repairs of articles as a patch, or make them
    Fix(FixOptions),
    /// Write findings for a pull request, a code scanner or a test report
    Report(ReportOptions),
    /// Write or prune a file of known findings, which check can hide
    Baseline(BaselineOptions),
    /// Print sentences, tokens and what is read off them
    Parse(ParseOptions),
    /// Explain a rule: what it does, why, examples, what it leaves alone
    Explain(ExplainOptions),
    /// List all rules
    Rules(RulesOptions),
    /// Print the JSON Schema of an output or of claim files
    Schema(SchemaOptions),
    /// Print the configuration in force, and where it is from
    Config(ConfigOptions),
    /// Write a configuration with the defaults, and a folder for claim files
    Init(InitOptions),
    /// Print completions for a shell
    Completions(CompletionsOptions),
    /// Print the manual page (roff)
    Man,
}
