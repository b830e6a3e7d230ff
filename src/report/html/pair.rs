//! Two places of a finding, one above the other, with the words that differ marked.

use std::io::{self, Write};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::finding::Finding;
use crate::report::sanitise::without_markup;

/// Longer texts are shown without marking what differs: the search may take the product of their lengths.
const MOST_WORDS: usize = 1500;

/// Writes the table of a finding about two places; gives whether it is one.
pub(super) fn write(out: &mut dyn Write, finding: &Finding) -> io::Result<bool> {
    let [new, old] = &finding.spans[..] else { return Ok(false) };
    let words = |text: &'_ str| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    let (old_words, new_words) = (words(&old.quote), words(&new.quote));
    let (mut before, mut after) = (String::new(), String::new());
    if old_words.len().max(new_words.len()) > MOST_WORDS {
        (before, after) = (without_markup(&old.quote), without_markup(&new.quote));
    } else {
        for step in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
            let same = matches!(step, DiffOp::Equal { .. });
            push(&mut before, &old_words[step.old_range()], if same { "" } else { "del" });
            push(&mut after, &new_words[step.new_range()], if same { "" } else { "ins" });
        }
    }
    writeln!(out, "<table class=\"diff\">\n<tbody>")?;
    for (place, text) in [(old, before), (new, after)] {
        writeln!(out, "<tr><th scope=\"row\" class=\"number\">{}</th><td>{text}</td></tr>", place.line)?;
    }
    writeln!(out, "</tbody>\n</table>")?;
    Ok(true)
}

/// Adds words, in an element where they differ.
fn push(out: &mut String, words: &[String], element: &str) {
    if words.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(' ');
    }
    let words = without_markup(&words.join(" "));
    match element {
        "" => out.push_str(&words),
        _ => out.push_str(&format!("<{element}>{words}</{element}>")),
    }
}
