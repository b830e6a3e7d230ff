//! Front matter: what stands before the article and speaks of it.
//!
//! Two forms are read. Between lines of `---`, as site generators write it, in Markdown and plain text; and bare
//! `Key: value` lines at the very start of plain text, only where they cannot be anything else: at least two keys known
//! here, or one of a date with a readable date, and nothing but such lines up to a blank one. "Note: the council …" is
//! text. Only plain `key: value` pairs are taken; nested values are passed over, so no YAML is loaded.

use super::metadata::{DateBasis, Published};
use super::{Metadata, date};

/// The keys that are known, in small letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Title,
    Date,
    Source,
    Author,
}

fn key(name: &str) -> Option<Key> {
    Some(match name.trim().to_ascii_lowercase().as_str() {
        "title" | "headline" => Key::Title,
        "date" | "published" | "pubdate" | "publish_date" | "publication date" => Key::Date,
        "source" | "publisher" => Key::Source,
        "author" | "by" | "byline" => Key::Author,
        _ => return None,
    })
}

/// Reads front matter between `---` lines. Returns the length of it in bytes, or 0.
pub(super) fn fenced(text: &str, metadata: &mut Metadata) -> usize {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return 0;
    };
    let mut len = first.len();
    let mut found = Metadata::default();
    let mut keys = 0;
    for line in lines {
        len += line.len();
        let bare = line.trim_end();
        if (bare == "---" || bare == "...") && keys > 0 {
            *metadata = found;
            return len;
        }
        let nested = line.starts_with([' ', '\t', '#', '-']) || bare.is_empty();
        match pair(bare) {
            _ if nested => {}
            Some((name, value)) => {
                keys += 1;
                if let Some(key) = key(name) {
                    set(&mut found, key, value);
                }
            }
            // Between rules there may as well be text.
            None => return 0,
        }
        if len > 64 * 1024 {
            return 0;
        }
    }
    0
}

/// Reads bare `Key: value` lines at the start of plain text. Returns the length of them in bytes, or 0.
pub(super) fn bare(text: &str, metadata: &mut Metadata) -> usize {
    let mut found = Metadata::default();
    let (mut len, mut at, mut keys) = (0, 0, 0);
    for line in text.split_inclusive('\n').take(12) {
        at += line.len();
        let trimmed = line.trim();
        if trimmed.is_empty() {
            if keys == 0 {
                continue;
            }
            let enough = keys >= 2 || found.published.is_some();
            if enough {
                *metadata = found;
            }
            return if enough { len } else { 0 };
        }
        let Some((key, value)) = pair(trimmed).and_then(|(name, value)| Some((key(name)?, value))) else {
            return 0;
        };
        if trimmed.len() > 300 || value.is_empty() {
            return 0;
        }
        set(&mut found, key, value);
        keys += 1;
        len = at;
    }
    0
}

/// A line split at its first colon, which a space or nothing must follow.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let fits = !name.is_empty() && name.len() <= 40 && name.chars().all(|c| c.is_alphanumeric() || "_- .".contains(c));
    (fits && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (name, unquoted(value.trim())))
}

fn unquoted(value: &str) -> &str {
    let inner = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

fn set(metadata: &mut Metadata, key: Key, value: &str) {
    let text = || Some(value.to_owned()).filter(|value| !value.is_empty());
    match key {
        Key::Title => metadata.title = metadata.title.take().or_else(text),
        Key::Source => metadata.source = metadata.source.take().or_else(text),
        Key::Author => metadata.author = metadata.author.take().or_else(text),
        Key::Date if metadata.published.is_none() => {
            let published = |date| Published { date, basis: DateBasis::FrontMatter };
            metadata.published = date::parse(value).map(published);
        }
        Key::Date => {}
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn fenced_front_matter_is_read() {
        let head = "---\ntitle: \"Harbour: the plan\"\ndate: 2024-01-12T08:00:00Z\ntags:\n  - harbour\nauthor: Ada Okoye\n---\n";
        let mut metadata = Metadata::default();
        assert_eq!(fenced(&format!("{head}\nText."), &mut metadata), head.len());
        assert_eq!(metadata.title.as_deref(), Some("Harbour: the plan"));
        assert_eq!(metadata.author.as_deref(), Some("Ada Okoye"));
        assert_eq!(metadata.published.map(|published| published.date), Some(date(2024, 1, 12)));
        for text in ["---\nThe council met.\n---\n", "---\ntitle: open", "--- \n---\n", "text"] {
            assert_eq!(fenced(text, &mut Metadata::default()), 0, "{text}");
        }
    }

    #[test]
    fn bare_lines_only_where_unmistakable() {
        let mut metadata = Metadata::default();
        let head = "Title: Harbour plan passes\r\nPublished: 12 January 2024\r\n";
        assert_eq!(bare(&format!("{head}\r\nThe council met."), &mut metadata), head.len());
        assert_eq!(metadata.title.as_deref(), Some("Harbour plan passes"));
        assert_eq!(bare("Date: 12 January 2024\n\nThe council met.", &mut Metadata::default()), 22);
        for text in [
            "Note: the council met.\n\nMore.",
            "Title: Harbour plan passes\n\nThe council met.",
            "Date: soon\n\nThe council met.",
            "Source: the council.\nThe council met.\n\nMore.",
            "Title: one\nAuthor: two\nThe council met.\n\n",
            "Title: one\nAuthor: two",
        ] {
            let mut metadata = Metadata::default();
            assert_eq!(bare(text, &mut metadata), 0, "{text}");
            assert_eq!(metadata, Metadata::default());
        }
    }
}
