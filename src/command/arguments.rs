//! The command line: the one definition behind parsing, help, man page and completions.

use std::path::{Path, PathBuf};

use claimbench::article::Format;
use claimbench::finding::Severity;
use clap::{Args, Parser, Subcommand, ValueEnum};

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
fn day(text: &str) -> Result<jiff::civil::Date, &'static str> {
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
    #[arg(value_name = "VERDICT", value_parser = super::decide::verdict)]
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
