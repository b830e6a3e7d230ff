//! `claimbench.toml`: which rules run, what makes a run fail, what is passed over.

use std::fs;
use std::path::{Path, PathBuf};

use claimbench::Error;
use claimbench::article::LineIndex;
use claimbench::check::{Demands, Policy, Setting, VerdictsFor};
use claimbench::error::{ErrorKind, nearest};
use clap::ValueEnum;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::arguments::{ConfigurationOptions, FailOn, PolicyOptions, RuleOptions};
use super::paths::{name_of, reason};

/// The name of the file.
pub const FILE_NAME: &str = "claimbench.toml";
/// The keys of the file.
const KEYS: [&str; 4] = ["exclude", "fail-on", "review", "rules"];

/// The configuration in force.
#[derive(Debug)]
pub struct Configuration {
    /// The file it is from.
    pub file: Option<PathBuf>,
    /// Settings of rules.
    pub policy: Policy,
    /// What makes a run fail.
    pub fail_on: FailOn,
    /// Patterns, in the form of .gitignore, of files that are passed over in folders.
    pub exclude: Vec<String>,
}

impl Configuration {
    /// Command line over file over defaults.
    ///
    /// # Errors
    /// A file that cannot be read or understood, or a setting that does not exist.
    pub fn load(options: &PolicyOptions) -> Result<Self, Error> {
        let mut configuration = Configuration::with_rules(&options.source, &options.rules)?;
        if let Some(fail_on) = options.fail_on {
            configuration.fail_on = fail_on;
        }
        configuration.policy.demands.as_of = options.as_of;
        Ok(configuration)
    }

    /// Settings of rules on the command line over file over defaults.
    ///
    /// # Errors
    /// A file that cannot be read or understood, or a setting that does not exist.
    pub fn with_rules(source: &ConfigurationOptions, rules: &RuleOptions) -> Result<Self, Error> {
        let mut configuration = Configuration::from_file(source)?;
        for rule in &rules.rules {
            let (name, word) = rule.split_once('=').unwrap_or((rule, ""));
            let setting = Setting::named(word).ok_or_else(|| {
                Error::new(ErrorKind::Usage, format!("‘--rule {rule}’ sets nothing"))
                    .help("write --rule NAME=off, NAME=note, NAME=warning or NAME=error")
            })?;
            configuration.policy.set(name, setting)?;
        }
        Ok(configuration)
    }

    /// File over defaults.
    ///
    /// # Errors
    /// A file that cannot be read or understood.
    pub fn from_file(options: &ConfigurationOptions) -> Result<Self, Error> {
        let defaults =
            Configuration { file: None, policy: Policy::default(), fail_on: FailOn::Error, exclude: Vec::new() };
        let file = match &options.config {
            _ if options.no_config => return Ok(defaults),
            Some(file) => file.clone(),
            None => match nearest_file() {
                Some(file) => file,
                None => return Ok(defaults),
            },
        };
        let name = name_of(&file);
        let text = fs::read_to_string(&file).map_err(|error| {
            Error::new(ErrorKind::Io, format!("the configuration cannot be read: {}", reason(&error)))
                .in_file(&name)
                .help("check the name given to --config")
        })?;
        let configuration = Reader { name, lines: LineIndex::new(&text), text: &text }.read(defaults)?;
        Ok(Configuration { file: Some(file), ..configuration })
    }
}

/// The file in the working folder or the nearest folder above, up to the root of the repository.
fn nearest_file() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    for folder in here.ancestors() {
        let file = folder.join(FILE_NAME);
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

struct Reader<'a> {
    name: String,
    lines: LineIndex,
    text: &'a str,
}

impl Reader<'_> {
    fn error(&self, offset: usize, message: String) -> Error {
        let position = self.lines.position(self.text, offset);
        Error::new(ErrorKind::Format, message).in_file(&self.name).at(position.line, position.column)
    }

    fn read(&self, mut into: Configuration) -> Result<Configuration, Error> {
        let table = DeTable::parse(self.text).map_err(|error| {
            self.error(error.span().map_or(0, |span| span.start), error.message().to_owned())
                .help("see https://toml.io for the notation")
        })?;
        for (key, value) in table.get_ref() {
            let (at, name) = (key.span().start, key.get_ref());
            match (&**name, value.get_ref()) {
                ("fail-on", DeValue::String(word)) => {
                    into.fail_on = FailOn::from_str(word, false).map_err(|_| {
                        self.error(value.span().start, format!("‘{word}’ is no severity"))
                            .help("write note, warning, error or never")
                    })?;
                }
                ("exclude", DeValue::Array(items)) => {
                    for item in items {
                        let pattern = item.get_ref().as_str().ok_or_else(|| {
                            self.error(item.span().start, "a pattern is a text".to_owned())
                                .help("write exclude = [\"drafts/\"]")
                        })?;
                        into.exclude.push(pattern.to_owned());
                    }
                }
                ("rules", DeValue::Table(rules)) => self.rules(rules, &mut into.policy)?,
                ("review", DeValue::Table(demands)) => self.review(demands, &mut into.policy.demands)?,
                ("fail-on" | "exclude" | "review" | "rules", _) => {
                    let form = match &**name {
                        "fail-on" => "fail-on = \"error\"",
                        "exclude" => "exclude = [\"drafts/\"]",
                        "review" => "[review] and a line for each demand below it",
                        _ => "[rules] and a line for each rule below it",
                    };
                    return Err(self
                        .error(value.span().start, format!("‘{name}’ has a value of the wrong kind"))
                        .help(format!("write {form}")));
                }
                _ => {
                    let error = self.error(at, format!("there is no key ‘{name}’"));
                    return Err(match nearest(name, KEYS.into_iter()) {
                        Some(near) => error.help(format!("did you mean ‘{near}’?")),
                        None => error.help(format!("the keys are {}", KEYS.join(", "))),
                    });
                }
            }
        }
        Ok(into)
    }

    /// What the house asks of claim files.
    fn review(&self, table: &DeTable<'_>, demands: &mut Demands) -> Result<(), Error> {
        const KEYS: [&str; 3] = ["origins", "sign-offs", "verdicts"];
        for (key, value) in table {
            let count = || value.get_ref().as_integer().and_then(|count| count.as_str().parse::<usize>().ok());
            let wrong = |help: &str| {
                let message = format!("‘{}’ has no such setting", key.get_ref());
                self.error(value.span().start, message).help(help)
            };
            match &**key.get_ref() {
                "verdicts" => {
                    let named = |one: &VerdictsFor| value.get_ref().as_str() == Some(one.name());
                    demands.verdicts = (VerdictsFor::EACH.into_iter().find(named))
                        .ok_or_else(|| wrong("write \"none\", \"high\" or \"all\""))?;
                }
                "sign-offs" => demands.sign_offs = count().ok_or_else(|| wrong("write a number of people"))?,
                "origins" => demands.origins = count().ok_or_else(|| wrong("write a number of origins"))?,
                name => {
                    let error = self.error(key.span().start, format!("there is no key ‘{name}’ in [review]"));
                    return Err(match nearest(name, KEYS.into_iter()) {
                        Some(near) => error.help(format!("did you mean ‘{near}’?")),
                        None => error.help(format!("the keys are {}", KEYS.join(", "))),
                    });
                }
            }
        }
        Ok(())
    }

    fn rules(&self, rules: &DeTable<'_>, policy: &mut Policy) -> Result<(), Error> {
        // Families first, so that a rule's own setting wins wherever it stands.
        let is_family = |name: &str| claimbench::finding::Family::ALL.iter().any(|family| family.name() == name);
        let mut entries: Vec<(&Spanned<_>, &Spanned<DeValue<'_>>)> = rules.iter().collect();
        entries.sort_by_key(|(key, _): &(&Spanned<std::borrow::Cow<'_, str>>, _)| {
            (!is_family(key.get_ref()), key.span().start)
        });
        for (key, value) in entries {
            let setting = value.get_ref().as_str().and_then(Setting::named).ok_or_else(|| {
                self.error(value.span().start, format!("‘{}’ has no such setting", key.get_ref()))
                    .help("write \"off\", \"note\", \"warning\" or \"error\"")
            })?;
            policy.set(key.get_ref(), setting).map_err(|error| {
                let placed = self.error(key.span().start, error.message().to_owned());
                placed.help(error.way_out().unwrap_or_default())
            })?;
        }
        Ok(())
    }
}

/// Where `init` puts the file.
pub fn file_in(folder: &Path) -> PathBuf {
    folder.join(FILE_NAME)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Configuration, Error> {
        let defaults =
            Configuration { file: None, policy: Policy::default(), fail_on: FailOn::Error, exclude: Vec::new() };
        Reader { name: FILE_NAME.to_owned(), lines: LineIndex::new(text), text }.read(defaults)
    }

    #[test]
    fn a_rule_wins_over_its_family_wherever_it_stands() {
        use claimbench::check::Registry;
        let text = "[rules]\nnear-duplicate = \"error\"\nduplicate = \"off\"\n";
        let configuration = read(text).expect("a configuration");
        let runs = |name: &str| configuration.policy.runs(Registry::all().rule(name).expect("a rule"));
        assert!(runs("near-duplicate") && !runs("repeated-sentence") && runs("doubled-word"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(?s).{0,80}", line in "(fail-on|exclude|rules|\\[rules\\]|garble) ?=? ?[\"a-z0-9\\[{ ]{0,12}") {
            let _ = read(&text);
            let _ = read(&line);
            let _ = read(&format!("{line}\n{text}"));
        }
    }
}
