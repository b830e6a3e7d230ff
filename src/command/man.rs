//! `man`: the manual page.

use clap::CommandFactory;

use super::arguments::Arguments;
use super::status::Status;
use super::terminal::{Failure, Terminal};

pub fn run(terminal: &mut Terminal) -> Result<Status, Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        let man = clap_mangen::Man::new(subcommand.clone());
        page.extend_from_slice(format!("\n.SH {}\n", subcommand.get_name().to_uppercase()).as_bytes());
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    terminal.out().write_all(&page)?;
    Ok(Status::Clean)
}
