//! The `claimbench` program: see [`command`].

mod command;

fn main() -> std::process::ExitCode {
    command::main()
}
