//! The whole page: what it looks like, and that nothing breaks it.

use proptest::prelude::*;

use super::ink::width;
use super::sample::sample;
use super::*;
use crate::article::{Article, ReadOptions, Span};
use crate::finding::{Documentation, Family, Severity};

fn layout(width: usize, style: Style) -> Layout {
    Layout { width, style, limit: Limit::All }
}

/// A page is held against its picture. With `CLAIMBENCH_BLESS` set in the environment the picture is drawn anew.
#[track_caller]
fn picture(name: &str, expected: &str, page: &str) {
    if std::env::var_os("CLAIMBENCH_BLESS").is_some() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/review/snapshots");
        std::fs::write(format!("{folder}/{name}"), page).expect("the folder can be written");
    } else {
        assert_eq!(page, expected, "\n{page}");
    }
}

#[test]
fn the_page_at_80_columns() {
    let page = render(&sample().document(), &layout(80, Style::Plain));
    picture("ferry-80.txt", include_str!("snapshots/ferry-80.txt"), &page);
}

#[test]
fn the_page_at_100_columns() {
    let page = render(&sample().document(), &layout(100, Style::Plain));
    picture("ferry-100.txt", include_str!("snapshots/ferry-100.txt"), &page);
}

#[test]
fn the_page_in_colour_reads_the_same() {
    let sample = sample();
    let page = render(&sample.document(), &layout(100, Style::Coloured));
    for (width, style) in [(80, "c"), (100, "c"), (120, "c"), (100, "p"), (40, "p")] {
        if let Some(folder) = std::env::var_os("CLAIMBENCH_PAGES") {
            let chosen = if style == "c" { Style::Coloured } else { Style::Plain };
            let page = render(&sample.document(), &layout(width, chosen));
            std::fs::write(std::path::Path::new(&folder).join(format!("{style}{width}.txt")), page).expect("writable");
        }
    }
    assert!(page.contains("\u{1b}["));
}
