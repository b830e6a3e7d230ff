//! Which rules run, and how grave what they find is.

use std::collections::BTreeMap;

use super::Registry;
use crate::error::{Error, ErrorKind};
use crate::finding::{Documentation, Finding, Severity};

/// What the configuration says of a rule or a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The rule does not run.
    Off,
    /// What it finds has this severity; see [`Policy::apply`] for findings that are milder than their rule.
    Severity(Severity),
}

impl Setting {
    /// From the word in the configuration.
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Setting::Off),
            "note" => Some(Setting::Severity(Severity::Note)),
            "warning" => Some(Setting::Severity(Severity::Warning)),
            "error" => Some(Setting::Severity(Severity::Error)),
            _ => None,
        }
    }
}

/// Which claims must have a verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerdictsFor {
    /// None: people decide on what they like.
    #[default]
    Nothing,
    /// Those that are worth a check.
    Worthy,
    /// All.
    All,
}

impl VerdictsFor {
    /// All of them, in order.
    pub const EACH: [VerdictsFor; 3] = [VerdictsFor::Nothing, VerdictsFor::Worthy, VerdictsFor::All];

    /// The name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            VerdictsFor::Nothing => "none",
            VerdictsFor::Worthy => "high",
            VerdictsFor::All => "all",
        }
    }
}

/// What the house asks of claim files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demands {
    /// Which claims must have a verdict.
    pub verdicts: VerdictsFor,
    /// How many people must have given it.
    pub sign_offs: usize,
    /// How many independent origins the evidence for a verdict must have.
    pub origins: usize,
    /// The day against which `until` of waivers is judged; without it none expires.
    pub as_of: Option<jiff::civil::Date>,
}

impl Default for Demands {
    fn default() -> Self {
        Demands { verdicts: VerdictsFor::Nothing, sign_offs: 1, origins: 1, as_of: None }
    }
}

/// Settings for rules, by name. What is not named is as the rule says itself.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    settings: BTreeMap<&'static str, Setting>,
    /// What the house asks of claim files.
    pub demands: Demands,
}

impl Policy {
    /// Sets a rule, or all rules of a family. Later settings win over earlier ones.
    ///
    /// # Errors
    /// If there is no such rule or family; the message names the nearest.
    pub fn set(&mut self, name: &str, setting: Setting) -> Result<(), Error> {
        let rules: Vec<&'static Documentation> = Registry::all().matching(name);
        if rules.is_empty() {
            let error = Error::new(ErrorKind::Usage, format!("there is no rule ‘{name}’"));
            return Err(match Registry::all().nearest(name) {
                Some(near) => error.help(format!("did you mean ‘{near}’? `claimbench rules` lists all")),
                None => error.help("`claimbench rules` lists all"),
            });
        }
        self.settings.extend(rules.into_iter().map(|rule| (rule.name, setting)));
        Ok(())
    }

    /// Whether a rule runs.
    pub fn runs(&self, rule: &Documentation) -> bool {
        self.settings.get(rule.name) != Some(&Setting::Off)
    }

    /// The settings that were made, in the order of names: `doubled-word=off`.
    pub fn settings(&self) -> impl Iterator<Item = String> + '_ {
        self.settings.iter().map(|(name, setting)| match setting {
            Setting::Off => format!("{name}=off"),
            Setting::Severity(severity) => format!("{name}={}", severity.name()),
        })
    }

    /// The severity of a rule by the configuration.
    pub fn severity(&self, rule: &Documentation) -> Severity {
        match self.settings.get(rule.name) {
            Some(Setting::Severity(severity)) => *severity,
            _ => rule.severity,
        }
    }

    /// Gives a finding the severity of its rule's setting. A finding that is milder than its rule by its own doubts
    /// stays so unless the setting is milder still.
    pub fn apply(&self, finding: &mut Finding) {
        if let Some(Setting::Severity(severity)) = self.settings.get(finding.rule) {
            let own = Registry::all().rule(finding.rule).map_or(finding.severity, |rule| rule.severity);
            finding.severity = if finding.severity < own { finding.severity.min(*severity) } else { *severity };
        }
    }
}
