//! The machine-readable output of `parse`: the layers below the claims.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::meaning::quantity::{self, Quantity, Rational};
use crate::meaning::{AttributionFinder, MentionFinder, TimeFinder};
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
    /// Quantities, in order. Without an analyser there are none.
    #[schemars(with = "Vec<QuantityRecord>")]
    pub quantities: QuantityRecords,
    /// Mentions by name, description or pronoun whose meaning is known, or narrowed down to candidates. Without an
    /// analyser there are none.
    #[schemars(with = "Vec<MentionRecord>")]
    pub mentions: MentionRecords,
    /// Who says what.
    #[schemars(with = "Vec<AttributionPlaces>")]
    pub attributions: Attributions<'a>,
}

impl<'a> AnalysisDocument<'a> {
    /// The document of an analysed article. Sentences are parsed, and turned into records, as they are written; without
    /// an analyser their tokens are told by their characters alone.
    pub fn of(analysis: &'a Analysis, path: Option<&'a str>, analyser: Option<&'a Analyser<'a>>) -> Self {
        let gathered = Rc::new(RefCell::new(Gathered::default()));
        AnalysisDocument {
            path,
            sentences: Sentences { analysis, analyser, gathered: Rc::clone(&gathered) },
            times: TimeRecords { analysis, gathered: Rc::clone(&gathered) },
            quantities: QuantityRecords(Rc::clone(&gathered)),
            mentions: MentionRecords(Rc::clone(&gathered)),
            attributions: Attributions { analysis, gathered },
        }
    }
}

/// What was read off the parses of sentences as they were written, for the later fields of the document.
#[derive(Default)]
struct Gathered {
    times: TimeFinder,
    attributions: AttributionFinder,
    quantities: Vec<QuantityRecord>,
    mentions: MentionFinder,
}

/// Written as a list of [`SentenceRecord`]s. A sentence is parsed once, here; what is read off its parse for the later
/// fields of the document is gathered as it is written.
pub struct Sentences<'a> {
    analysis: &'a Analysis,
    analyser: Option<&'a Analyser<'a>>,
    gathered: Rc<RefCell<Gathered>>,
}

impl<'a> Sentences<'a> {
    fn record(&self, sentence: Sentence<'a>, parse: Option<Parse<'a>>) -> SentenceRecord<'a> {
        let mut gathered = self.gathered.borrow_mut();
        gathered.times.read(sentence, parse.as_ref());
        gathered.attributions.read(sentence, parse.as_ref());
        gathered.mentions.read(sentence, parse.as_ref());
        if let Some(parse) = &parse {
            let found = quantity::quantities(parse);
            gathered.quantities.extend(found.iter().map(|found| QuantityRecord::of(sentence, found)));
        }
        SentenceRecord::of(sentence, parse)
    }
}

impl Serialize for Sentences<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sentences = self.analysis.sentences();
        self.gathered.take();
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
    gathered: Rc<RefCell<Gathered>>,
}

impl Serialize for TimeRecords<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let article = self.analysis.article();
        let times = std::mem::take(&mut self.gathered.borrow_mut().times).finish(article);
        serializer.collect_seq(times.expressions.into_iter().map(|time| TimeRecord {
            start: time.span.start(),
            end: time.span.end(),
            text: article.text()[time.span.range()].to_owned(),
            r#type: time.kind.name().to_owned(),
            value: time.value,
        }))
    }
}

/// Written as a list of [`QuantityRecord`]s, of the sentences that were written before.
pub struct QuantityRecords(Rc<RefCell<Gathered>>);

impl Serialize for QuantityRecords {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(std::mem::take(&mut self.0.borrow_mut().quantities))
    }
}

/// Written as a list of [`MentionRecord`]s, of the sentences that were written before.
pub struct MentionRecords(Rc<RefCell<Gathered>>);

impl Serialize for MentionRecords {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let found = std::mem::take(&mut self.0.borrow_mut().mentions).finish();
        let name = |id| found.entity(id).map(|entity| entity.name.clone());
        serializer.collect_seq(found.mentions.iter().map(|mention| MentionRecord {
            start: mention.span.start(),
            end: mention.span.end(),
            entity: mention.entity.and_then(name),
            candidates: mention.candidates.iter().filter_map(|id| name(*id)).collect(),
        }))
    }
}

/// Written as a list of [`AttributionPlaces`], of the sentences that were written before.
pub struct Attributions<'a> {
    analysis: &'a Analysis,
    gathered: Rc<RefCell<Gathered>>,
}

impl Serialize for Attributions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let found = std::mem::take(&mut self.gathered.borrow_mut().attributions).finish(self.analysis);
        serializer.collect_seq(found.into_iter().map(|found| AttributionPlaces {
            source_spans: found.source_spans,
            cue_spans: found.cue_spans,
            content_spans: found.content_spans,
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
    /// What it is: `count`, `number`, `measure`, `money`, `percentage`, `percentage-points`, `age`, `ordinal`,
    /// `fraction`, `ratio` or `score`.
    pub kind: &'static str,
    /// The number, in the unit that stands there.
    #[serde(serialize_with = "number")]
    #[schemars(with = "f64")]
    pub value: Rational,
    /// The other number of a range or score.
    #[serde(serialize_with = "numbers", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub upper: Option<Rational>,
    /// How it is meant: `exactly`, `about`, `nearly`, `just-over`, `at-least`, `at-most` or `between`.
    pub bound: &'static str,
    /// Of what: a unit, a currency, `percent`, or the lemma of the noun that is counted; empty if nothing tells.
    pub unit: String,
}

impl QuantityRecord {
    fn of(sentence: Sentence<'_>, found: &Quantity) -> Self {
        let span = sentence.span_of(found.range());
        QuantityRecord {
            start: span.start(),
            end: span.end(),
            text: sentence.text()[found.range()].to_owned(),
            kind: found.kind().name(),
            value: found.value(),
            upper: found.upper(),
            bound: found.bound().name(),
            unit: found.unit().name().to_owned(),
        }
    }
}

/// Whole numbers are written as such.
fn number<S: Serializer>(value: &Rational, serializer: S) -> Result<S::Ok, S::Error> {
    match value.as_whole().and_then(|whole| i64::try_from(whole).ok()) {
        Some(whole) => serializer.serialize_i64(whole),
        None => serializer.serialize_f64(value.to_f64()),
    }
}

fn numbers<S: Serializer>(value: &Option<Rational>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => number(value, serializer),
        None => serializer.serialize_none(),
    }
}

/// A mention of somebody or something.
#[derive(Serialize, JsonSchema)]
pub struct MentionRecord {
    /// First byte in the decoded text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Whom or what it names, in full; absent where that is not clear.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Whom or what it may name where that is not clear, the likeliest first; absent if there is nothing to name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
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
