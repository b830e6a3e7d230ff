//! What is wrong with a claim file that cannot be read: everything that doesn't follow the format, with its place.
//!
//! The strict reader stops at the first mistake. This walk holds the [tree](super::tree) of the file against the JSON
//! Schema that is made from the record, and so names them all.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use super::tree::{self, Content, Node, Style};
use super::{ClaimFile, SCHEMA};
use crate::error::{Error, ErrorKind, nearest};

/// So many mistakes of one file are named; then the rest is counted.
const NAMED: usize = 20;

static FORMAT: LazyLock<Value> = LazyLock::new(|| {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.into_generator().into_root_schema_for::<ClaimFile>().to_value()
});

/// All that is wrong with a text, in its order; nothing, if it follows the format.
pub(super) fn diagnose(path: &str, text: &str) -> Vec<Error> {
    let root = match tree::parse(path, text) {
        Ok(root) => root,
        Err(error) => return vec![error],
    };
    let mut walk = Walk { path, text, errors: Vec::new() };
    if let Some(schema) = root.get("schema")
        && let Some(version) = schema.text().filter(|version| *version != SCHEMA)
    {
        let message = format!("the schema is ‘{version}’; this program reads ‘{SCHEMA}’");
        walk.error(schema, message, "use the version of the program that wrote the file, or extract the claims again");
        return walk.errors.into_iter().map(|(_, error)| error).collect();
    }
    walk.node(&root, &FORMAT, "");
    walk.errors.sort_by_key(|(at, _)| *at);
    let count = walk.errors.len();
    let mut errors: Vec<Error> = walk.errors.into_iter().map(|(_, error)| error).take(NAMED).collect();
    if count > NAMED {
        let message = format!("and {} more mistakes", count - NAMED);
        errors.push(Error::new(ErrorKind::Format, message).in_file(path).help("correct those above first"));
    }
    errors
}

struct Walk<'a> {
    path: &'a str,
    text: &'a str,
    errors: Vec<(usize, Error)>,
}

impl Walk<'_> {
    fn error(&mut self, node: &Node, message: impl Into<String>, help: impl Into<String>) {
        let error = Error::new(ErrorKind::Format, message).in_file(self.path);
        self.errors.push((node.start, error.in_text(self.text, node.start..node.end).help(help)));
    }

    /// Holds a node against a schema. `name` is how messages call it: `claims[3].quote`.
    fn node(&mut self, node: &Node, schema: &Value, name: &str) {
        let Some((schema, optional)) = resolved(schema) else { return };
        if optional && is_null(node) {
            return;
        }
        let allowed = constants(schema);
        if !allowed.is_empty() {
            return self.one_of(node, &allowed, name);
        }
        match (expected(schema), &node.content) {
            (Some("object"), Content::Mapping { .. }) => self.mapping(node, schema, name),
            (Some("array"), Content::Sequence { items, .. }) => {
                self.length(node, schema, items.len(), name);
                for (at, item) in items.iter().enumerate() {
                    self.node(item, &schema["items"], &format!("{name}[{at}]"));
                }
                let ends: Vec<Option<u64>> = items.iter().map(|item| item.text()?.parse().ok()).collect();
                if let ([Some(start), Some(end)], Some(2)) = (&ends[..], schema["maxItems"].as_u64())
                    && start > end
                {
                    self.error(node, format!("the span [{start}, {end}] ends before it starts"), "write [start, end]");
                }
            }
            (Some("string"), Content::Scalar { text, .. }) => self.string(node, text, schema, name),
            (Some("integer"), Content::Scalar { text, style: Style::Plain }) if text.parse::<u32>().is_ok() => {}
            (Some("number"), Content::Scalar { text, style: Style::Plain }) if text.parse::<f64>().is_ok() => {}
            (Some(expected), _) => {
                let message = format!("‘{name}’ is {}; it must be {}", what(node), kind(expected));
                self.error(node, message, help_for(schema));
            }
            (None, _) => {}
        }
    }

    fn mapping(&mut self, node: &Node, schema: &Value, name: &str) {
        let inside = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
        let place = if name.is_empty() { String::new() } else { format!(" in {name}") };
        let mut seen = BTreeSet::new();
        let Some(properties) = schema["properties"].as_object() else { return };
        for entry in node.entries() {
            let key = entry.key.text().unwrap_or_default();
            if !seen.insert(key) {
                let message = format!("the key ‘{key}’ stands twice{place}");
                self.error(&entry.key, message, "remove one of the two");
                continue;
            }
            match properties.get(key) {
                Some(schema) => self.node(&entry.value, schema, &inside(key)),
                None => {
                    let help = match nearest(key, properties.keys().map(String::as_str)) {
                        Some(near) => format!("did you mean ‘{near}’?"),
                        None => {
                            let keys: Vec<&str> = properties.keys().map(String::as_str).collect();
                            format!("the keys are {}", keys.join(", "))
                        }
                    };
                    self.error(&entry.key, format!("there is no key ‘{key}’{place}"), help);
                }
            }
        }
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for key in required.filter(|key| !seen.contains(key)) {
            let owner = if name.is_empty() { "this file" } else { name };
            let what = properties[key]["description"].as_str().unwrap_or_default();
            // The whole collection may be long: its first byte is pointed at.
            let first = Node {
                start: node.start,
                end: node.start + 1,
                content: Content::Mapping { entries: Vec::new(), layout: tree::Layout::Block },
            };
            self.error(&first, format!("{owner} has no ‘{key}’"), format!("add `{key}: …` ({})", lower(what)));
        }
    }

    fn one_of(&mut self, node: &Node, allowed: &[&str], name: &str) {
        let text = node.text().unwrap_or_default();
        if allowed.contains(&text) {
            return;
        }
        let found = if node.text().is_some() { format!("‘{text}’") } else { what(node).to_owned() };
        let help = match nearest(text, allowed.iter().copied()) {
            Some(near) => format!("did you mean ‘{near}’? It may be {}", allowed.join(", ")),
            None => format!("it may be {}", allowed.join(", ")),
        };
        self.error(node, format!("‘{name}’ cannot be {found}"), help);
    }

    fn string(&mut self, node: &Node, text: &str, schema: &Value, name: &str) {
        if schema["minLength"].as_u64().is_some_and(|least| least > 0) && text.trim().is_empty() {
            self.error(node, format!("‘{name}’ is empty"), help_for(schema));
        } else if schema["format"] == "date" && text.parse::<jiff::civil::Date>().is_err() {
            self.error(node, format!("‘{name}’ is no date: ‘{text}’"), "write YYYY-MM-DD, as in \"2024-03-12\"");
        }
    }

    fn length(&mut self, node: &Node, schema: &Value, length: usize, name: &str) {
        let bound = |key: &str| schema[key].as_u64().and_then(|bound| usize::try_from(bound).ok());
        if bound("minItems").is_some_and(|least| length < least) || bound("maxItems").is_some_and(|most| length > most)
        {
            let message = match length {
                0 => format!("‘{name}’ is empty"),
                _ => format!("‘{name}’ has {length} items"),
            };
            self.error(node, message, help_for(schema));
        }
    }
}

/// A schema behind its reference, and whether nothing may stand there too.
fn resolved(schema: &Value) -> Option<(&Value, bool)> {
    if let Some(either) = schema["anyOf"].as_array() {
        let (schema, _) = resolved(either.first()?)?;
        return Some((schema, true));
    }
    let nullable = schema["type"].as_array().is_some_and(|types| types.iter().any(|name| name == "null"));
    match schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        Some(name) => Some((&FORMAT["$defs"][name], false)),
        None => Some((schema, nullable)),
    }
}

fn expected(schema: &Value) -> Option<&str> {
    match &schema["type"] {
        Value::String(name) => Some(name),
        Value::Array(names) => names.first().and_then(Value::as_str),
        _ => None,
    }
}

/// The values of an enumeration.
fn constants(schema: &Value) -> Vec<&str> {
    let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let described = schema["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["const"].as_str());
    let nested = schema["oneOf"].as_array().into_iter().flatten().filter_map(|one| one["enum"].as_array());
    listed.chain(described).chain(nested.flatten().filter_map(Value::as_str)).collect()
}

fn is_null(node: &Node) -> bool {
    matches!(&node.content, Content::Scalar { text, style: Style::Plain } if matches!(text.as_str(), "" | "~" | "null"))
}

fn what(node: &Node) -> &'static str {
    match &node.content {
        Content::Mapping { .. } => "a mapping",
        Content::Sequence { .. } => "a list",
        Content::Scalar { .. } if is_null(node) => "empty",
        Content::Scalar { .. } => "a text",
    }
}

fn kind(expected: &str) -> &'static str {
    match expected {
        "object" => "a mapping (`key: value`)",
        "array" => "a list (`[…]`, or a line with `- ` for each item)",
        "integer" => "a whole number",
        "number" => "a number",
        _ => "a text",
    }
}

fn help_for(schema: &Value) -> String {
    match schema["description"].as_str() {
        Some(description) => format!("it says: {}", lower(description)),
        None => "`claimbench schema claims` prints the format; docs/claim-file.md explains it".to_owned(),
    }
}

/// The first sentence of a description, to stand inside another.
fn lower(description: &str) -> String {
    let line = description.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let line = line.trim_end_matches('.');
    let mut chars = line.chars();
    match chars.next() {
        Some(first) if !chars.as_str().starts_with(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => line.to_owned(),
    }
}
