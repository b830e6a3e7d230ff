//! `explain`: what a rule, or each rule of a family, does, why, and what it leaves alone.

use claimbench::Error;
use claimbench::check::Registry;
use claimbench::error::ErrorKind;

use unicode_width::UnicodeWidthStr;

use super::arguments::ExplainOptions;
use super::rules::documentation;
use super::status::Status;
use super::terminal::{Failure, Terminal};

/// Lines of prose longer than this are hard to read.
const LONGEST_LINE: usize = 100;

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
    let width = terminal.width().min(LONGEST_LINE);
    for (at, rule) in rules.into_iter().enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        write!(terminal.out(), "{gap}{}", filled(&documentation(rule, "#"), width))?;
    }
    Ok(Status::Clean)
}

/// Markdown with its long lines broken at words; code stays as it is.
fn filled(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 50);
    let mut in_code = false;
    for line in text.lines() {
        in_code ^= line.starts_with("```");
        let mut column = 0;
        for (at, word) in line.split(' ').enumerate() {
            let taken = word.width();
            if at > 0 && !in_code && column + 1 + taken > width {
                out.push('\n');
                column = 0;
            } else if at > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += taken;
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_filled_and_code_is_left_alone() {
        let text = "# a rule\n\nWhat it does, said in words.\n\n```text\nA line of an example.\n```\n";
        let filled = filled(text, 14);
        assert_eq!(filled, text.replace("does, said in", "does,\nsaid in"));
    }
}
