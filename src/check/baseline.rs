//! Findings that are known, so that a gate can hold back new ones alone.
//!
//! A baseline is a text file: a first line with its format, then a line for each finding, sorted by bytes, with path,
//! rule and fingerprint between tabs. The fingerprint decides, so a finding stays known when its article is moved or
//! changed elsewhere; path and rule are there for people, and to tell what may be pruned.

use std::collections::BTreeSet;

use crate::error::{Error, ErrorKind};
use crate::finding::Finding;

/// The first line.
const HEAD: &str = "# claimbench/baseline/1";

/// Known findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeSet<Entry>,
    fingerprints: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    path: String,
    rule: String,
    fingerprint: String,
}

impl Baseline {
    /// The baseline of these findings.
    pub fn of(findings: &[Finding]) -> Self {
        Baseline::new(findings.iter().map(|finding| Entry {
            path: finding.primary().path.to_string(),
            rule: finding.rule.to_owned(),
            fingerprint: finding.fingerprint.clone(),
        }))
    }

    fn new(entries: impl Iterator<Item = Entry>) -> Self {
        let entries: BTreeSet<Entry> = entries.collect();
        let fingerprints = entries.iter().map(|entry| entry.fingerprint.clone()).collect();
        Baseline { entries, fingerprints }
    }

    /// How many findings are known.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether a finding is known.
    pub fn holds(&self, finding: &Finding) -> bool {
        self.fingerprints.contains(&finding.fingerprint)
    }

    /// Takes out what is not among these findings, unless `keep` says so of its path.
    pub fn prune(&mut self, findings: &[Finding], keep: impl Fn(&str) -> bool) {
        let found: BTreeSet<&str> = findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        let stays = |entry: &Entry| found.contains(entry.fingerprint.as_str()) || keep(&entry.path);
        *self = Baseline::new(std::mem::take(&mut self.entries).into_iter().filter(stays));
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut lines: Vec<String> = self
            .entries
            .iter()
            .map(|entry| format!("{}\t{}\t{}", escape(&entry.path), entry.rule, entry.fingerprint))
            .collect();
        lines.sort_unstable();
        lines.insert(0, HEAD.to_owned());
        lines.push(String::new());
        lines.join("\n")
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// Another first line, or a line that has not three fields; with the line.
    pub fn read(text: &str) -> Result<Self, Error> {
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            let message = format!("this is no baseline: the first line is not ‘{HEAD}’");
            return Err(Error::new(ErrorKind::Format, message)
                .at(1, 1)
                .help("write one with `claimbench baseline create`"));
        }
        let mut entries = Vec::new();
        for (at, line) in lines.enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [path, rule, fingerprint] = fields[..] else {
                let message = "a line holds path, rule and fingerprint, with a tab between them";
                return Err(Error::new(ErrorKind::Format, message)
                    .at(at + 2, 1)
                    .help("restore the line, or create the baseline again"));
            };
            entries.push(Entry { path: unescape(path), rule: rule.to_owned(), fingerprint: fingerprint.to_owned() });
        }
        Ok(Baseline::new(entries.into_iter()))
    }
}

/// A path in one field of one line: control characters and what acts unseen are written by their numbers (`\u{9}`).
fn escape(path: &str) -> String {
    path.chars().fold(String::with_capacity(path.len()), |mut out, ch| {
        let unseen =
            matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
        if ch.is_control() || unseen || ch == '\\' || ch == '#' && out.is_empty() {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(ch)));
        } else {
            out.push(ch);
        }
        out
    })
}

fn unescape(field: &str) -> String {
    let mut parts = field.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap_or(("", part));
        out.extend(u32::from_str_radix(number, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_that_is_broken_is_told() {
        assert_eq!(Baseline::read("x").expect_err("no baseline").place(), Some((1, 1)));
        let text = format!("{HEAD}\na.txt\tdoubled-word\tv1:0\nb.txt doubled-word\n");
        assert_eq!(Baseline::read(&text).expect_err("spaces").place(), Some((3, 1)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            entries in prop::collection::vec((any::<String>(), "[a-z-]{1,9}", "v1:[0-9a-f]{4}"), 0..9)
        ) {
            let entries = entries.into_iter().map(|(path, rule, fingerprint)| Entry { path, rule, fingerprint });
            let baseline = Baseline::new(entries);
            let text = baseline.to_text();
            let lines: Vec<&str> = text.lines().skip(1).collect();
            prop_assert!(lines.is_sorted());
            prop_assert_eq!(Baseline::read(&text).expect("a baseline"), baseline);
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = Baseline::read(&text);
            let _ = Baseline::read(&format!("{HEAD}\n{text}"));
        }
    }
}
