//! What a page says of itself: `<title>`, `<meta>`, `<time datetime>` and the date in JSON-LD.

use html5gum::StartTag;
use jiff::civil::Date;

use super::super::date;
use super::super::metadata::{DateBasis, Metadata, Published};
use super::entity::decoded;

/// What was found; the first of each counts.
#[derive(Default)]
pub(super) struct Head {
    shared_title: Option<String>,
    title: Option<String>,
    author: Option<String>,
    source: Option<String>,
    /// The date in `<meta>`, in JSON-LD and in `<time>`: the first that is there counts.
    dates: [Option<Date>; 3],
}

impl Head {
    /// Takes note of the text of a `<title>`.
    pub(super) fn title(&mut self, text: &str) {
        if self.title.is_none() {
            self.title = filled(&decoded(text));
        }
    }

    /// Looks for the date of publication in a script, which may be JSON-LD. Only the one key is read.
    pub(super) fn script(&mut self, text: &str) {
        if self.dates[1].is_some() {
            return;
        }
        let value = (|| {
            let rest = &text[text.find("\"datePublished\"")? + "\"datePublished\"".len()..];
            let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
            rest.get(..rest.find('"')?)
        })();
        self.dates[1] = value.and_then(date::parse);
    }

    /// Takes note of `<meta>` and `<time>`.
    pub(super) fn tag(&mut self, tag: &StartTag<usize>) {
        let attribute = |key: &[u8]| tag.attributes.get(key).map(|value| String::from_utf8_lossy(value).into_owned());
        match tag.name.as_slice() {
            b"meta" => {
                let key = attribute(b"property").or_else(|| attribute(b"name")).or_else(|| attribute(b"itemprop"));
                if let (Some(key), Some(content)) = (key, attribute(b"content")) {
                    self.meta(&key.to_ascii_lowercase(), &content);
                }
            }
            b"time" if self.dates[2].is_none() => {
                self.dates[2] = attribute(b"datetime").as_deref().and_then(date::parse);
            }
            _ => {}
        }
    }

    fn meta(&mut self, key: &str, content: &str) {
        let slot = match key {
            "og:title" | "twitter:title" => &mut self.shared_title,
            // An author given as an address of a profile is no name.
            "author" | "article:author" if !content.contains("://") => &mut self.author,
            "og:site_name" => &mut self.source,
            "article:published_time" | "date" | "pubdate" | "datepublished" | "dc.date.issued" | "parsely-pub-date" => {
                self.dates[0] = self.dates[0].or_else(|| date::parse(content));
                return;
            }
            _ => return,
        };
        if slot.is_none() {
            *slot = filled(content);
        }
    }

    /// Fills in what was found.
    pub(super) fn fill(&self, metadata: &mut Metadata) {
        metadata.title = self.shared_title.clone().or_else(|| self.title.clone());
        metadata.author = self.author.clone();
        metadata.source = self.source.clone();
        let published = |date| Published { date, basis: DateBasis::FrontMatter };
        metadata.published = self.dates.iter().flatten().next().copied().map(published);
    }
}

/// A text on one line, if there is any.
fn filled(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
