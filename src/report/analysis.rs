//! The machine-readable output of `parse`: the layers below the claims.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::meaning::{TimeFinder, attribution};
use crate::syntax::{Analyser, Analysis, Parse, Sentence};

/// The name and version of the output of `parse`.
pub const ANALYSIS_SCHEMA: &str = "claimbench/analysis/1";

/// What `parse --format json` prints.
#[derive(Serialize, JsonSchema)]
pub struct Analyses<'a> {
    /// `claimbench/analysis/1`.
    pub schema: &'static str,
    /// The documents, in the order of the input.
    pub documents: Vec<AnalysisDocument<'a>>,
}

/// One document of `parse --format json`.
#[derive(Serialize, JsonSchema)]
pub struct AnalysisDocument<'a> {
    /// The file as it was named, with forward slashes; absent in a stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'a str>,
    /// The sentences, in order.
    #[schemars(with = "Vec<SentenceRecord>")]
    pub sentences: Sentences<'a>,
    /// Times, as in TIMEX3.
    #[schemars(with = "Vec<TimeRecord>")]
    pub times: TimeRecords<'a>,
    /// Quantities. The grammar for them is not there yet: always empty.
    pub quantities: Vec<QuantityRecord>,
    /// Mentions of people, organisations and places. Not there yet: always empty.
    pub mentions: Vec<MentionRecord>,
    /// Who says what.
    #[schemars(with = "Vec<AttributionPlaces>")]
    pub attributions: Attributions<'a>,
}

impl<'a> AnalysisDocument<'a> {
    /// The document of an analysed article. Sentences are parsed, and turned into records, as they are written; without
    /// an analyser their tokens are told by their characters alone.
    pub fn of(analysis: &'a Analysis, path: Option<&'a str>, analyser: Option<&'a Analyser<'a>>) -> Self {
        let finder = Rc::new(RefCell::new(TimeFinder::default()));
        AnalysisDocument {
            path,
            sentences: Sentences { analysis, analyser, finder: Rc::clone(&finder) },
            times: TimeRecords { analysis, finder },
            quantities: Vec::new(),
            mentions: Vec::new(),
            attributions: Attributions(analysis),
        }
    }
}

/// Written as a list of [`SentenceRecord`]s. A sentence is parsed once, here; what is read off its parse for the later
/// fields of the document is collected as it is written.
pub struct Sentences<'a> {
    analysis: &'a Analysis,
    analyser: Option<&'a Analyser<'a>>,
    finder: Rc<RefCell<TimeFinder>>,
}

impl<'a> Sentences<'a> {
    fn record(&self, sentence: Sentence<'a>, parse: Option<Parse<'a>>) -> SentenceRecord<'a> {
        self.finder.borrow_mut().read(sentence, parse.as_ref());
        SentenceRecord::of(sentence, parse)
    }
}

impl Serialize for Sentences<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sentences = self.analysis.sentences();
        self.finder.take();
        match self.analyser {
            Some(analyser) => {
                let parsed = analyser.parse_all(sentences);
                serializer.collect_seq(parsed.map(|(sentence, parse)| self.record(sentence, Some(parse))))
            }
            None => serializer.collect_seq(sentences.map(|sentence| self.record(sentence, None))),
        }
    }
}

/// Written as a list of [`TimeRecord`]s, of the sentences that were written before.
pub struct TimeRecords<'a> {
    analysis: &'a Analysis,
    finder: Rc<RefCell<TimeFinder>>,
}

impl Serialize for TimeRecords<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let article = self.analysis.article();
        let times = self.finder.take().finish(article);
        serializer.collect_seq(times.expressions.into_iter().map(|time| TimeRecord {
            start: time.span.start(),
            end: time.span.end(),
            text: article.text()[time.span.range()].to_owned(),
            r#type: time.kind.name().to_owned(),
            value: time.value,
        }))
    }
}

/// Written as a list of [`AttributionPlaces`].
pub struct Attributions<'a>(&'a Analysis);

impl Serialize for Attributions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.sentences().filter_map(attribution).map(|found| AttributionPlaces {
            source_spans: vec![found.source_span],
            cue_spans: vec![found.cue_span],
            content_spans: vec![found.content_span],
        }))
    }
}

/// A sentence and its tokens.
#[derive(Serialize, JsonSchema)]
pub struct SentenceRecord<'a> {
    /// First byte in the decoded text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The tokens, in order.
    #[schemars(with = "Vec<TokenRecord>")]
    pub tokens: Tokens<'a>,
}

/// A token: a word as Universal Dependencies counts them (`do` and `n't` are two). Where there is no analyser, what
/// takes a tagger and a parser is `_`, and the head 0.
#[derive(Serialize, JsonSchema)]
pub struct TokenRecord<'a> {
    /// First byte in the decoded text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// As it reads.
    pub form: &'a str,
    /// The base form.
    pub lemma: Cow<'a, str>,
    /// Universal part of speech.
    pub upos: &'a str,
    /// Penn Treebank tag.
    pub xpos: &'a str,
    /// Morphological features.
    pub feats: &'a str,
    /// The number of its head in the sentence, from 1; 0 for the root.
    pub head: usize,
    /// The relation to its head.
    pub deprel: &'a str,
}

impl<'a> SentenceRecord<'a> {
    fn of(sentence: Sentence<'a>, parse: Option<Parse<'a>>) -> Self {
        let span = sentence.span();
        SentenceRecord { start: span.start(), end: span.end(), tokens: Tokens { sentence, parse } }
    }
}

/// Written as a list of [`TokenRecord`]s.
pub struct Tokens<'a> {
    sentence: Sentence<'a>,
    parse: Option<Parse<'a>>,
}

impl Serialize for Tokens<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(parse) = &self.parse else {
            return serializer.collect_seq(self.sentence.tokens().map(unparsed));
        };
        serializer.collect_seq(parse.words().map(|word| {
            let span = self.sentence.span_of(word.range());
            TokenRecord {
                start: span.start(),
                end: span.end(),
                form: word.form(),
                lemma: word.lemma(),
                upos: word.upos(),
                xpos: word.xpos(),
                feats: word.features(),
                head: word.head().map_or(0, |head| head.index() + 1),
                deprel: word.deprel(),
            }
        }))
    }
}

fn unparsed(token: crate::syntax::Token<'_>) -> TokenRecord<'_> {
    let span = token.span();
    TokenRecord {
        start: span.start(),
        end: span.end(),
        form: token.form(),
        lemma: "_".into(),
        upos: "_",
        xpos: "_",
        feats: "_",
        head: 0,
        deprel: "_",
    }
}

/// A time expression.
#[derive(Serialize, JsonSchema)]
pub struct TimeRecord {
    /// First byte in the decoded text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// As it reads.
    pub text: String,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub r#type: String,
    /// The value as in TIMEX3.
    pub value: String,
}

/// An amount.
#[derive(Serialize, JsonSchema)]
pub struct QuantityRecord {
    /// First byte in the decoded text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// As it reads.
    pub text: String,
    /// The number.
    pub value: f64,
    /// How it is meant.
    pub bound: String,
    /// Of what.
    pub unit: String,
}

/// A mention of somebody or something.
#[derive(Serialize, JsonSchema)]
pub struct MentionRecord {
    /// First byte in the decoded text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Whom or what it names, in full.
    pub entity: String,
}

/// The places of who says what.
#[derive(Serialize, JsonSchema)]
pub struct AttributionPlaces {
    /// The source.
    pub source_spans: Vec<crate::article::Span>,
    /// The cue.
    pub cue_spans: Vec<crate::article::Span>,
    /// What is said.
    pub content_spans: Vec<crate::article::Span>,
}
