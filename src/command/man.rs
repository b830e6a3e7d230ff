//! `man`: the manual page, one for the whole program.

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::arguments::Arguments;
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(terminal: &mut Terminal) -> Result<Status, Failure> {
    let page = page()?;
    terminal.out().write_all(page.as_bytes())?;
    Ok(Status::Clean)
}

/// The page in roff. The library makes a page for each subcommand; here each is a subsection, with what all of them
/// take left out.
fn page() -> Result<String, std::io::Error> {
    let mut command = Arguments::command();
    command.build();
    let program = Man::new(command.clone());
    let mut page = Vec::new();
    program.render_title(&mut page)?;
    program.render_name_section(&mut page)?;
    program.render_synopsis_section(&mut page)?;
    program.render_options_section(&mut page)?;
    page.extend_from_slice(b".SH COMMANDS\n");
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        page.extend_from_slice(subsection(subcommand)?.as_bytes());
    }
    program.render_extra_section(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    Ok(page.replace(".SH EXTRA\nExit status: ", ".SH \"EXIT STATUS\"\n"))
}

fn subsection(subcommand: &Command) -> Result<String, std::io::Error> {
    let hidden = |argument: clap::Arg| argument.hide(true);
    let mut subcommand = subcommand.clone().mut_arg("color", hidden);
    if subcommand.get_arguments().any(|argument| argument.get_id() == "help") {
        subcommand = subcommand.mut_arg("help", hidden);
    }
    let man = Man::new(subcommand.clone());
    let mut body = Vec::new();
    man.render_description_section(&mut body)?;
    man.render_options_section(&mut body)?;
    let body = String::from_utf8_lossy(&body).replace(".SH DESCRIPTION\n", "").replace(".SH OPTIONS\n", "");
    Ok(format!(".SS \"claimbench {}\"\n{body}", subcommand.get_name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_is_a_part_of_the_one_page() {
        let page = page().expect("a page");
        let heads: Vec<&str> = page.lines().filter(|line| line.starts_with(".S")).collect();
        assert_eq!(heads[..4], [".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS", ".SH COMMANDS"], "{heads:?}");
        assert!(heads.contains(&".SS \"claimbench extract\"") && heads.ends_with(&[".SH \"EXIT STATUS\""]));
        assert!(!page.contains("(1)") && page.matches("\\-\\-color\\fR \\fI").count() == 1);
    }
}
