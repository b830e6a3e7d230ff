//! Colour is used where it is wanted, and the width is fixed where there is no terminal.

mod support;

use support::{claimbench, ran, root};

fn coloured(arguments: &[&str], variables: &[(&str, &str)]) -> bool {
    let ran = ran(claimbench(root()).args(arguments).envs(variables.iter().copied()));
    assert!(!ran.stdout.is_empty(), "{}", ran.stderr);
    ran.stdout.contains('\u{1b}')
}

#[test]
fn colour_follows_the_option_then_the_environment() {
    for command in [["review", "fixtures/summit.txt"], ["check", "fixtures/summit.txt"]] {
        let with = |color: &str, variables: &[(&str, &str)]| {
            let mut arguments = command.to_vec();
            arguments.extend(["--color", color]);
            coloured(&arguments, variables)
        };
        assert!(!coloured(&command, &[]), "standard output is no terminal here");
        assert!(coloured(&command, &[("CLICOLOR_FORCE", "1")]));
        assert!(!coloured(&command, &[("CLICOLOR_FORCE", "0")]));
        assert!(!coloured(&command, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
        assert!(with("always", &[("NO_COLOR", "1")]));
        assert!(!with("never", &[("CLICOLOR_FORCE", "1")]));
    }
}

#[test]
fn every_line_fits_the_width() {
    use unicode_width::UnicodeWidthStr;
    let widest = |arguments: &[&str]| {
        let ran = ran(claimbench(root()).args(arguments).env("COLUMNS", "500"));
        ran.stdout.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
    };
    for width in ["60", "80", "100", "120"] {
        let widest = widest(&["review", "fixtures", "--all", "--width", width]);
        assert!(widest <= width.parse().expect("a number"), "{widest} columns at {width}");
    }
    assert!(widest(&["review", "fixtures"]) <= 100);
}
