//! Findings as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), for code scanning.
//!
//! Columns are counted in Unicode code points, which the log says (`columnKind`). Addresses are relative to
//! `%SRCROOT%`, the folder the program ran in. A pair has its other places as related locations, with links to them in
//! the message. The fingerprint of a finding is a partial fingerprint, by which a result is followed through
//! revisions.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::sanitise::{many_lines, one_line};
use super::{region, safe_json};
use crate::article::{LineIndex, Position};
use crate::check::{Registry, Report, Waived};
use crate::finding::{Documentation, Edit, Finding, Place, Role, Severity};

/// Where the schema of SARIF 2.1.0 is published.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one log with one run. `text_of` gives the decoded text of a file, for the places of repairs.
///
/// # Errors
/// Those of the writer.
pub fn write<'a>(out: &mut dyn Write, report: &Report, text_of: &dyn Fn(&str) -> Option<&'a str>) -> io::Result<()> {
    // What people let stand is told too, as suppressed.
    let waived = report.waived.iter().map(|waived| (&waived.finding, Some(waived)));
    let all: Vec<(&Finding, Option<&Waived>)> =
        report.findings.iter().map(|finding| (finding, None)).chain(waived).collect();
    let mut rules: Vec<&'static Documentation> =
        all.iter().filter_map(|(finding, _)| Registry::all().rule(finding.rule)).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    let index: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(at, rule)| (rule.name, at)).collect();
    let mut lines: BTreeMap<&str, LineIndex> = BTreeMap::new();
    let mut results = Vec::with_capacity(all.len());
    for (finding, waived) in all {
        let mut result = result(finding, index.get(finding.rule).copied());
        if let Some(waived) = waived {
            result.insert("suppressions".to_owned(), json!([suppression(waived)]));
        }
        let path: &str = &finding.primary().path;
        if let (Some(suggestion), Some(text)) = (&finding.suggestion, text_of(path)) {
            let lines = lines.entry(path).or_insert_with(|| LineIndex::new(text));
            let replacements: Vec<Value> = suggestion.edits.iter().map(|edit| replacement(edit, text, lines)).collect();
            let change = json!({ "artifactLocation": location(path), "replacements": replacements });
            result.insert(
                "fixes".to_owned(),
                json!([{ "description": { "text": words(&suggestion.title) }, "artifactChanges": [change] }]),
            );
        }
        results.push(Value::Object(result));
    }
    let artifacts: Vec<Value> = report
        .documents
        .iter()
        .map(|document| json!({ "location": location(&document.path), "hashes": { "sha-256": document.sha256 } }))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "claimbench",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "originalUriBaseIds": { "%SRCROOT%": {
                "description": { "text": "The folder in which the program ran." },
            } },
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "artifacts": artifacts,
            "results": results,
        }],
    });
    safe_json::pretty(out, &log)?;
    writeln!(out)
}

/// What is said of a rule.
fn descriptor(rule: &Documentation) -> Value {
    let help = format!("{}\n\nWhy: {}\n\nWhat it leaves alone: {}", rule.what_it_does, rule.why, rule.not_flagged);
    json!({
        "id": rule.name,
        "name": pascal_case(rule.name),
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.what_it_does },
        "help": { "text": help },
        "defaultConfiguration": { "level": rule.severity.name() },
        "properties": { "code": rule.code, "tags": [rule.family.name()] },
    })
}

fn pascal_case(name: &str) -> String {
    let word = |word: &str| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
    name.split('-').map(word).collect::<Vec<String>>().concat()
}

fn result(finding: &Finding, rule: Option<usize>) -> Map<String, Value> {
    let others: Vec<&Place> = finding.spans.iter().filter(|place| place.role == Role::Related).collect();
    let mut message = words(&finding.message);
    for (at, place) in others.iter().enumerate() {
        message.push_str(&format!(" ([{}:{}]({}))", words(&place.path), place.line, at + 1));
    }
    let mut result = Map::new();
    let mut set = |key: &str, value: Value| result.insert(key.to_owned(), value);
    set("ruleId", json!(finding.rule));
    if let Some(rule) = rule {
        set("ruleIndex", json!(rule));
    }
    set("level", json!(level(finding.severity)));
    set("rank", json!(finding.confidence.value() * 100.0));
    set("message", json!({ "text": message }));
    set("locations", json!([{ "physicalLocation": physical(finding.primary()) }]));
    if !others.is_empty() {
        let related = |(at, place): (usize, &&Place)| {
            json!({
                "id": at + 1,
                "physicalLocation": physical(place),
                "message": { "text": "what it is compared with" },
            })
        };
        set("relatedLocations", others.iter().enumerate().map(related).collect());
    }
    // The version of the algorithm is part of the name, as the standard wants it.
    let (version, value) = finding.fingerprint.split_once(':').unwrap_or(("v0", &finding.fingerprint));
    set("partialFingerprints", json!({ format!("claimbench/{version}"): value }));
    set("properties", json!({ "code": finding.code, "family": finding.family.name() }));
    result
}

/// Who lets a finding stand, and why. It is in the source: a waiver stands in the claim file.
fn suppression(waived: &Waived) -> Value {
    let reason = one_line(&waived.reason);
    let reason = waived.by.as_ref().map_or_else(|| reason.to_string(), |by| format!("{reason} ({})", one_line(by)));
    json!({ "kind": "inSource", "status": "accepted", "justification": reason })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn physical(place: &Place) -> Value {
    let start = Position { line: place.line, column: place.column };
    let mut region = span(start, region::end(place));
    region["snippet"] = json!({ "text": many_lines(&place.quote) });
    json!({ "artifactLocation": location(&place.path), "region": region })
}

fn replacement(edit: &Edit, text: &str, lines: &LineIndex) -> Value {
    let region = span(lines.position(text, edit.start), lines.position(text, edit.end));
    // What is put there has to be put there letter for letter: the writer of JSON escapes what acts.
    json!({ "deletedRegion": region, "insertedContent": { "text": edit.replacement } })
}

fn span(start: Position, end: Position) -> Value {
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn location(path: &str) -> Value {
    json!({ "uri": address(path), "uriBaseId": "%SRCROOT%" })
}

/// A path as a relative reference: all but unreserved characters (RFC 3986, 2.3) is percent-encoded.
fn address(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
        out
    })
}

/// Text in which nothing is a link: brackets make one in messages (3.11.6).
fn words(text: &str) -> String {
    one_line(text).chars().fold(String::with_capacity(text.len()), |mut out, ch| {
        if matches!(ch, '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(ch);
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_words_hold_no_more_than_they_should() {
        assert_eq!(address("a b/c:d#é.txt"), "a%20b/c%3Ad%23%C3%A9.txt");
        assert_eq!(words("see [here](http://x) \u{202e}"), "see \\[here\\](http://x) <U+202E>");
        assert_eq!(pascal_case("doubled-word"), "DoubledWord");
    }
}
