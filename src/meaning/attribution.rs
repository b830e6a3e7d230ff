//! Who says so: attributions that can be read off the surface.
//!
//! Three plain patterns are read, with a finite form of a reporting verb as cue:
//! - at the end: `…, current officials say.` or, inverted, `“…,” said Ms. Glaser, an expert.`
//! - at the start: `The ministry said that …`, `Officials say …`
//! - by preposition at either end: `According to the report, …`, `…, according to the ministry.`
//!
//! A source has to be plain: a name, or a noun phrase that begins with a determiner or a known kind of source, and
//! nothing in between that could be a clause of its own. Where that can't be told, there is no attribution: nested
//! and running ones need the syntax model.

use std::ops::Range;

use super::reporting_verbs::{ReportingVerb, reporting_verb};
use crate::article::Span;
use crate::syntax::{Sentence, Token};

/// How the words of a source are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AttributionKind {
    /// Word for word: all of it stands in quotation marks.
    Direct,
    /// In the article's words.
    Indirect,
    /// In the article's words, with some of the source's in quotation marks.
    Mixed,
}

/// Who vouches for what a sentence says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source as it reads.
    pub source: String,
    /// The lemma of the reporting verb, or `according to`.
    pub cue: String,
    /// How the words are given.
    pub kind: AttributionKind,
    /// The place of the source.
    pub source_span: Span,
    /// The place of the cue.
    pub cue_span: Span,
    /// The place of what is said.
    pub content_span: Span,
}

/// The longest source that counts as plain, in tokens.
const LONGEST_SOURCE: usize = 14;

/// Words that begin a noun phrase, lower-cased and sorted.
const DETERMINERS: &[&str] = &[
    "a", "all", "an", "another", "both", "each", "every", "her", "his", "its", "many", "most", "one", "our", "several",
    "some", "that", "the", "their", "these", "this", "those", "three", "two",
];

/// Plural and bare nouns that are sources without a determiner, lower-cased and sorted.
const SOURCES: &[&str] = &[
    "aides",
    "analysts",
    "authorities",
    "campaigners",
    "critics",
    "current",
    "diplomats",
    "doctors",
    "economists",
    "experts",
    "former",
    "health",
    "investigators",
    "lawmakers",
    "lawyers",
    "local",
    "military",
    "observers",
    "officers",
    "officials",
    "opponents",
    "organisers",
    "organizers",
    "police",
    "prosecutors",
    "researchers",
    "residents",
    "scientists",
    "senior",
    "sources",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "state",
    "supporters",
    "witnesses",
];

/// Pronouns that can be a source, lower-cased and sorted.
const PRONOUNS: &[&str] = &["he", "i", "it", "she", "they", "we"];

/// Words that make a stretch of text more than a noun phrase, lower-cased and sorted: clauses have no plain source.
const CLAUSE_WORDS: &[&str] = &[
    "after", "although", "are", "as", "because", "before", "but", "can", "could", "did", "does", "had", "has", "have",
    "if", "is", "may", "might", "must", "or", "shall", "should", "since", "that", "though", "unless", "until", "was",
    "were", "when", "where", "whether", "which", "while", "will", "would", "yet",
];

fn listed(list: &[&str], word: &str) -> bool {
    word.len() <= 13 && list.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

fn is_quotation_mark(form: &str) -> bool {
    matches!(form, "\"" | "“" | "”" | "''" | "``" | "«" | "»")
}

/// A sentence of more tokens than this is no plain one: a list, a table, debris.
const LONGEST_SENTENCE: usize = 400;

/// Who vouches for what the sentence says, if it says so plainly.
pub fn attribution(sentence: Sentence<'_>) -> Option<Attribution> {
    if sentence.tokens().len() > LONGEST_SENTENCE {
        return None;
    }
    // Most sentences have no cue, and are looked at no further.
    let is_cue = |token: Token<'_>| {
        token.is_word() && (reporting_verb(token.form()).is_some() || token.form().eq_ignore_ascii_case("according"))
    };
    if !sentence.tokens().any(is_cue) {
        return None;
    }
    Reader::new(sentence).read()
}

/// The tokens of a sentence, and which stand inside quotation marks.
struct Reader<'a> {
    sentence: Sentence<'a>,
    tokens: Vec<Token<'a>>,
    quoted: Vec<bool>,
    /// The number of the first token behind the closing punctuation of the sentence.
    end: usize,
}

impl<'a> Reader<'a> {
    fn new(sentence: Sentence<'a>) -> Self {
        let tokens: Vec<Token<'a>> = sentence.tokens().collect();
        let mut inside = false;
        let mut quoted = Vec::with_capacity(tokens.len());
        for token in &tokens {
            let mark = is_quotation_mark(token.form());
            inside = match token.form() {
                "“" | "«" | "``" => true,
                "”" | "»" | "''" => false,
                "\"" => !inside,
                _ => inside,
            };
            quoted.push(inside || mark);
        }
        let closing = tokens.iter().rev().take_while(|token| matches!(token.form(), "." | "!" | "?")).count();
        let end = tokens.len() - closing;
        Reader { sentence, tokens, quoted, end }
    }

    fn form(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.form())
    }

    fn read(&self) -> Option<Attribution> {
        let cues: Vec<(usize, ReportingVerb)> = (0..self.end)
            .filter(|&at| !self.quoted[at] && self.tokens[at].is_word())
            .filter_map(|at| reporting_verb(self.form(at)).map(|verb| (at, verb)))
            .collect();
        for &(at, verb) in cues.iter().rev() {
            if let Some(found) = self.at_the_end(at, verb) {
                return Some(found);
            }
        }
        if let Some(&(at, verb)) = cues.first()
            && let Some(found) = self.at_the_start(at, verb)
        {
            return Some(found);
        }
        self.by_preposition()
    }

    /// `content , source CUE` and `content , CUE source …`, up to the end of the sentence.
    fn at_the_end(&self, cue: usize, verb: ReportingVerb) -> Option<Attribution> {
        let comma = (0..cue).rev().take(LONGEST_SOURCE + 1).find(|&at| self.separates(at))?;
        let content = 0..comma + usize::from(self.quoted[comma]);
        if !self.is_clause(&content) {
            return None;
        }
        if comma + 1 < cue && (cue + 1 == self.end || self.is_adjunct(cue + 1)) && self.is_source(comma + 1..cue) {
            return Some(self.found(comma + 1..cue, cue, verb.lemma, content));
        }
        // The inverted order is at home behind quotations: "…," said Ms. Glaser, an expert at the fund.
        if comma + 1 == cue && verb.plain && self.quoted[..comma + 1].contains(&true) {
            let source = self.phrase_from(cue + 1);
            if self.is_source(source.clone()) {
                return Some(self.found(source, cue, verb.lemma, content));
            }
        }
        None
    }

    /// `source CUE (that) content`.
    fn at_the_start(&self, cue: usize, verb: ReportingVerb) -> Option<Attribution> {
        let start = usize::from(self.form(0).eq_ignore_ascii_case("but") || self.form(0).eq_ignore_ascii_case("and"));
        // "also" and the like may stand between the source and the verb.
        let adverb = cue.checked_sub(1).filter(|&at| matches!(self.form(at), "also" | "later" | "then" | "previously"));
        let source = start..adverb.unwrap_or(cue);
        if !self.is_source(source.clone()) {
            return None;
        }
        let mut content = cue + 1;
        if self.form(content) == "," || self.form(content) == ":" {
            content += 1;
        }
        let that = self.form(content) == "that";
        let opens_clause = that
            || self.quoted.get(content).copied().unwrap_or(false)
            || verb.plain
                && (listed(DETERMINERS, self.form(content))
                    || listed(PRONOUNS, self.form(content))
                    || self.is_name(content));
        if !opens_clause || (verb.lemma == "say" && self.form(content).is_empty()) {
            return None;
        }
        let content = content + usize::from(that)..self.end;
        // A reporting verb with an object ("announced the results", "denied the claims") reports no clause.
        if !that && !self.quoted[content.start] && !self.has_verb_like_word(&content) {
            return None;
        }
        self.is_clause(&content).then(|| self.found(source, cue, verb.lemma, content))
    }

    fn by_preposition(&self) -> Option<Attribution> {
        let at = (0..self.end.saturating_sub(2)).find(|&at| {
            !self.quoted[at]
                && self.form(at).eq_ignore_ascii_case("according")
                && self.form(at + 1).eq_ignore_ascii_case("to")
        })?;
        let source = self.phrase_from(at + 2);
        if !self.is_source(source.clone()) {
            return None;
        }
        let content = if at == 0 && self.form(source.end) == "," {
            source.end + 1..self.end
        } else if at > 0 && (source.end == self.end || self.form(source.end) == ",") {
            0..at - usize::from(self.form(at - 1) == ",")
        } else {
            return None;
        };
        if !self.is_clause(&content) {
            return None;
        }
        let mut found = self.found(source, at, "according to", content);
        found.cue_span = self.tokens[at].span().join(self.tokens[at + 1].span());
        Some(found)
    }

    /// A comma, or a closing quotation mark behind one.
    fn separates(&self, at: usize) -> bool {
        match self.form(at) {
            "," => !self.quoted[at],
            form => is_quotation_mark(form) && at > 0 && matches!(self.form(at - 1), "," | "?" | "!" | "…"),
        }
    }

    /// The noun phrase that begins at a token: up to the next comma, bracket or dash outside quotation marks.
    fn phrase_from(&self, start: usize) -> Range<usize> {
        let ends = |at: &usize| matches!(self.form(*at), "," | ";" | ":" | "(" | "–" | "—" | "--") || self.quoted[*at];
        let end = (start..self.end).find(ends).unwrap_or(self.end);
        let verb = (start..end)
            .find(|&at| listed(CLAUSE_WORDS, self.form(at)) || matches!(self.form(at), "on" | "in" | "during"));
        start..verb.unwrap_or(end)
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word() && token.form().starts_with(char::is_uppercase))
    }

    /// Whether tokens are a plain source.
    fn is_source(&self, range: Range<usize>) -> bool {
        let Some(last) = range.end.checked_sub(1).filter(|&last| last >= range.start) else { return false };
        let (first, last_form) = (self.form(range.start), self.form(last));
        if range.len() > LONGEST_SOURCE
            || range.clone().any(|at| self.quoted[at] || listed(CLAUSE_WORDS, self.form(at)))
        {
            return false;
        }
        if range.clone().any(|at| !self.tokens[at].is_word() && !matches!(self.form(at), "'" | "’" | "&")) {
            return false;
        }
        if range.len() == 1 && listed(PRONOUNS, first) {
            return true;
        }
        // "port officials", "two senior diplomats": a bare plural that ends in a known kind of source.
        let bare = range.len() <= 4 && listed(SOURCES, last_form) && !is_function_word(first);
        let name = self.is_name(range.start) && !is_function_word(first);
        let begins = bare || name || listed(DETERMINERS, first) || listed(SOURCES, first);
        begins && !is_function_word(last_form) && !listed(DETERMINERS, last_form)
    }

    /// Whether a stretch could be what somebody says: at least three words, or a quotation.
    fn is_clause(&self, range: &Range<usize>) -> bool {
        let words = range.clone().filter(|&at| self.tokens[at].is_word()).count();
        words >= 3 || words > 0 && range.clone().all(|at| self.quoted[at] || !self.tokens[at].is_word())
    }

    /// A time or place behind a reporting verb at the end: `officials said on Friday`.
    fn is_adjunct(&self, from: usize) -> bool {
        let rest = self.end - from;
        let first = self.form(from);
        rest <= 8
            && (matches!(first, "on" | "in" | "at" | "during" | "late" | "earlier" | "this" | "last" | "," | "by")
                || self.is_name(from) && rest == 1)
            && !(from..self.end).any(|at| self.quoted[at])
    }

    /// Without a tagger: an auxiliary, or a word with a verbal ending, somewhere in the stretch.
    fn has_verb_like_word(&self, range: &Range<usize>) -> bool {
        range.clone().any(|at| {
            let form = self.form(at);
            listed(CLAUSE_WORDS, form) && !matches!(form, "as" | "or" | "but" | "after" | "before" | "that" | "since")
                || self.tokens[at].is_word() && form.len() > 4 && form.ends_with("ed")
        })
    }

    fn found(&self, source: Range<usize>, cue: usize, lemma: &str, content: Range<usize>) -> Attribution {
        let span = |range: &Range<usize>| {
            let first = self.tokens[range.start].range_in_sentence().start;
            let last = self.tokens[range.end - 1].range_in_sentence().end;
            first..last
        };
        let source_range = span(&source);
        let quoted = content.clone().filter(|&at| self.tokens[at].is_word()).filter(|&at| self.quoted[at]).count();
        let words = content.clone().filter(|&at| self.tokens[at].is_word()).count();
        Attribution {
            source: self.sentence.text()[source_range.clone()].split_whitespace().collect::<Vec<_>>().join(" "),
            cue: lemma.to_owned(),
            kind: match quoted {
                0 => AttributionKind::Indirect,
                n if n == words => AttributionKind::Direct,
                _ => AttributionKind::Mixed,
            },
            source_span: self.sentence.span_of(source_range),
            cue_span: self.tokens[cue].span(),
            content_span: self.sentence.span_of(span(&content)),
        }
    }
}

/// Capitalised at the start of a sentence, these begin no name; at the end of a phrase, they leave it open.
fn is_function_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "also", "and", "at", "by", "during", "for", "from", "in", "into", "no", "not", "of", "on", "so", "then",
        "there", "they", "to", "under", "what", "who", "why", "with",
    ];
    listed(WORDS, word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, ReadOptions, analyse};

    fn read(text: &str) -> Option<(String, String, AttributionKind, String)> {
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let analysis = analyse(Article::read("a.txt", text.as_bytes().to_vec(), &options).expect("text"));
        let found = attribution(analysis.sentences().next().expect("a sentence"))?;
        let content = text[found.content_span.range()].to_owned();
        assert_eq!(text[found.source_span.range()], found.source);
        Some((found.source, found.cue, found.kind, content))
    }

    #[test]
    fn plain_attributions_are_read() {
        use AttributionKind::{Direct, Indirect, Mixed};
        let cases = [
            (
                "The harbour will close in May, port officials say.",
                Some(("port officials", "say", Indirect, "The harbour will close in May")),
            ),
            (
                "The harbour will close in May, current officials say.",
                Some(("current officials", "say", Indirect, "The harbour will close in May")),
            ),
            (
                "“We are ready,” said Ana Ruiz, a pilot at the port.",
                Some(("Ana Ruiz", "say", Direct, "“We are ready,”")),
            ),
            ("The ministry said on Friday it had no plans.", None),
            (
                "The ministry said that the port was closed.",
                Some(("The ministry", "say", Indirect, "the port was closed")),
            ),
            (
                "The mayor warned the bridge “could fall” soon.",
                Some(("The mayor", "warn", Mixed, "the bridge “could fall” soon")),
            ),
            (
                "According to the report, the bridge is safe.",
                Some(("the report", "according to", Indirect, "the bridge is safe")),
            ),
            (
                "The bridge is safe, according to the report.",
                Some(("the report", "according to", Indirect, "The bridge is safe")),
            ),
            ("He denied the charges on Monday.", None),
            ("The council announced the results.", None),
            ("They met at the harbour and talked.", None),
        ];
        for (text, expected) in cases {
            let expected = expected
                .map(|(source, cue, kind, content)| (source.to_owned(), cue.to_owned(), kind, content.to_owned()));
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [DETERMINERS, SOURCES, PRONOUNS, CLAUSE_WORDS] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }
}
