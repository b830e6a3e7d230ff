//! `explain`: what a rule, or each rule of a family, does, why, and what it leaves alone.

use claimbench::Error;
use claimbench::check::Registry;
use claimbench::error::ErrorKind;

use super::arguments::ExplainOptions;
use super::rules::documentation;
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(options: &ExplainOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let registry = Registry::all();
    let rules = registry.matching(&options.rule);
    if rules.is_empty() {
        let error = Error::new(ErrorKind::Usage, format!("there is no rule ‘{}’", options.rule));
        let help = match registry.nearest(&options.rule) {
            Some(near) => format!("did you mean ‘{near}’? `claimbench rules` lists all"),
            None => "`claimbench rules` lists all".to_owned(),
        };
        return Err(error.help(help).into());
    }
    for (at, rule) in rules.into_iter().enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        write!(terminal.out(), "{gap}{}", documentation(rule, "#"))?;
    }
    Ok(Status::Clean)
}
