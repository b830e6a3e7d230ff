//! Writing a claim file as YAML that people read and diff: one key a line, spans and small records in one line.
//!
//! `yaml_serde` cannot write flow style, and would spread each span over two lines; so the layout is ours. A text is
//! written plain only where no version of YAML could read it as anything else, and in double quotes otherwise.

use std::fmt::Write;

use serde_yaml::{Mapping, Value};

use super::ClaimFile;

/// Keys whose mapping (or list of mappings) is written in one line.
pub(super) const SMALL: [&str; 6] = ["subject", "object", "attribution", "time", "context", "quantities"];

/// The file as YAML text.
pub fn to_yaml(file: &ClaimFile) -> String {
    let mut out = String::new();
    // The record holds only maps with text keys, lists, texts and numbers: its conversion cannot fail.
    if let Ok(Value::Mapping(map)) = serde_yaml::to_value(file) {
        mapping(&mut out, &map, 0);
    }
    out
}

/// A value in one line. `alone`: it has its line to itself, so that commas and brackets mean nothing in a text.
pub(super) fn in_one_line(value: &Value, alone: bool) -> String {
    let mut out = String::new();
    flow(&mut out, value, alone);
    out
}

/// A key and its value, the lines below the first indented so that the key may stand at column `indent`; ends with a
/// line break.
pub(super) fn entry(key: &str, value: &Value, indent: usize) -> String {
    let mut map = Mapping::new();
    map.insert(Value::String(key.to_owned()), value.clone());
    item(&Value::Mapping(map), indent)
}

/// An item of a list, the lines below the first indented so that it may begin at column `indent`; ends with a line
/// break.
pub(super) fn item(value: &Value, indent: usize) -> String {
    let mut out = String::new();
    match value {
        Value::Mapping(map) => {
            // Written at column 0 the first line would be indented too; from there on nothing differs.
            mapping(&mut out, map, indent);
            if indent == 0 { out } else { out.trim_start_matches(' ').to_owned() }
        }
        other => in_one_line(other, true) + "\n",
    }
}

fn mapping(out: &mut String, map: &Mapping, indent: usize) {
    for (at, (key, value)) in map.iter().enumerate() {
        let key = key.as_str().unwrap_or_default();
        if at > 0 || indent == 0 {
            let _ = write!(out, "{:indent$}", "");
        }
        let _ = write!(out, "{key}:");
        match value {
            Value::Mapping(inner) if !SMALL.contains(&key) => {
                out.push('\n');
                let _ = write!(out, "{:1$}", "", indent + 2);
                mapping(out, inner, indent + 2);
            }
            Value::Sequence(items)
                if !items.is_empty() && items.iter().all(Value::is_mapping) && !SMALL.contains(&key) =>
            {
                out.push('\n');
                for item in items.iter().filter_map(Value::as_mapping) {
                    let _ = write!(out, "{:indent$}  - ", "");
                    mapping(out, item, indent + 4);
                }
            }
            _ => {
                out.push(' ');
                flow(out, value, matches!(value, Value::String(_)));
                out.push('\n');
            }
        }
    }
}

/// `alone`: the value has its line to itself, so that commas and brackets mean nothing in it.
fn flow(out: &mut String, value: &Value, alone: bool) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => {
            let _ = write!(out, "{value}");
        }
        Value::Number(number) => {
            let _ = write!(out, "{number}");
        }
        Value::String(text) => scalar(out, text, alone),
        Value::Sequence(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                flow(out, item, false);
            }
            out.push(']');
        }
        Value::Mapping(map) => {
            out.push('{');
            for (at, (key, item)) in map.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                let _ = write!(out, "{}: ", key.as_str().unwrap_or_default());
                flow(out, item, false);
            }
            out.push('}');
        }
        Value::Tagged(tagged) => flow(out, &tagged.value, alone),
    }
}

/// Words that some version of YAML reads as something else than text, in lower case, sorted.
const RESERVED: [&str; 9] = ["false", "n", "no", "null", "off", "on", "true", "y", "yes"];

fn is_plain(text: &str, alone: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let number_like = || text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'o' | b'x'));
    let starts = first.is_alphabetic()
        || matches!(first, '“' | '‘' | '.' if text.len() > first.len_utf8() + 3 && first != '.')
        || text.starts_with("../")
        || first.is_ascii_digit()
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
            && !number_like();
    let structural = |ch: char| !alone && matches!(ch, ',' | '[' | ']' | '{' | '}' | ':' | '#');
    starts
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(|ch| is_special(ch) || structural(ch))
        && RESERVED.binary_search(&text.to_ascii_lowercase().as_str()).is_err()
}

/// Characters that are escaped: controls, all separators of lines, marks that change the direction of text and
/// others that cannot be seen.
fn is_special(ch: char) -> bool {
    ch.is_control()
        || (ch.is_whitespace() && ch != ' ')
        || matches!(ch, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
        // Noncharacters of the other planes, which YAML does not allow raw either.
        || u32::from(ch) & 0xfffe == 0xfffe
}

fn scalar(out: &mut String, text: &str, alone: bool) {
    if is_plain(text, alone) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if is_special(ch) && u32::from(ch) <= 0xffff => {
                let _ = write!(out, "\\u{:04x}", u32::from(ch));
            }
            _ if is_special(ch) => {
                let _ = write!(out, "\\U{:08x}", u32::from(ch));
            }
            _ => out.push(ch),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(text: &str, alone: bool) -> String {
        let mut out = String::new();
        scalar(&mut out, text, alone);
        out
    }

    #[test]
    fn only_what_cannot_be_mistaken_is_plain() {
        for text in ["The port was closed, [sic] he said.", "../fixtures/summit.txt", "7k3m9qxa", "“We go,” she said."]
        {
            assert_eq!(written(text, true), text);
        }
        for text in [
            "no",
            "Yes",
            "12345678",
            "1e400000",
            "0x1f",
            "a: b",
            "a #b",
            "- a",
            "2024-01-13",
            "x:",
            "=",
            "a ",
            "",
            "12:30",
            "~",
            "a\nb",
            "\u{1b}[2J",
            "a\u{202e}b",
        ] {
            let quoted = written(text, true);
            assert!(quoted.starts_with('"') && quoted.ends_with('"'), "{quoted}");
            assert!(!quoted.contains(['\u{1b}', '\n', '\u{202e}']));
        }
        assert_eq!(written("a, b", false), "\"a, b\"");
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_as_it_was(text in "(?s).{0,40}", word in "[ -~]{0,12}") {
            for text in [&text, &word] {
                for (alone, line) in [(true, format!("k: {}\n", written(text, true))), (false, format!("k: [{}, x]\n", written(text, false)))] {
                    let value: Value = serde_yaml::from_str(&line).map_err(|error| TestCaseError::fail(format!("{line:?}: {error}")))?;
                    let read = if alone { value["k"].as_str() } else { value["k"][0].as_str() };
                    prop_assert_eq!(read, Some(text.as_str()), "{}", line);
                }
            }
        }
    }
}
