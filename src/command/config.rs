//! `config`: the configuration in force.

use claimbench::check::Registry;
use clap::ValueEnum;

use super::arguments::ConfigOptions;
use super::configuration::Configuration;
use super::paths::name_of;
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(options: &ConfigOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let configuration = Configuration::from_file(&options.source)?;
    let from = configuration.file.as_deref().map_or("the defaults".to_owned(), name_of);
    let fail_on =
        configuration.fail_on.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let exclude: Vec<String> = configuration.exclude.iter().map(|pattern| format!("{pattern:?}")).collect();
    let out = terminal.out();
    writeln!(out, "# From {from}.\nfail-on = \"{fail_on}\"\nexclude = [{}]\n", exclude.join(", "))?;
    let demands = configuration.policy.demands;
    writeln!(out, "[review]\nverdicts = \"{}\"", demands.verdicts.name())?;
    writeln!(out, "sign-offs = {}\norigins = {}\n\n[rules]", demands.sign_offs, demands.origins)?;
    for rule in Registry::all().rules() {
        let policy = &configuration.policy;
        let setting = if policy.runs(rule) { policy.severity(rule).name() } else { "off" };
        writeln!(out, "{} = \"{setting}\"", rule.name)?;
    }
    Ok(Status::Clean)
}
