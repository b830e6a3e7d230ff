//! The finding: the record that is printed, and how rules make it.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::fingerprint::fingerprint;
use super::{Documentation, Family, Severity};
use crate::article::{Article, Span};

/// How sure a rule is, in hundredths; printed as a number from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// Nothing else is possible.
    pub const CERTAIN: Confidence = Confidence(100);

    /// So many hundredths, at most 100.
    pub const fn percent(hundredths: u8) -> Self {
        Confidence(if hundredths > 100 { 100 } else { hundredths })
    }

    /// From 0 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl JsonSchema for Confidence {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 0, "maximum": 1 })
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

/// Whether a place is what the finding is about, or what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What the finding is about: of two equal passages, the later.
    Primary,
    /// What it is compared with.
    Related,
}

/// A place in an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Place {
    /// The file, as it was named, with forward slashes.
    #[schemars(with = "String")]
    #[serde(serialize_with = "shared_text")]
    pub path: Arc<str>,
    /// Whether this is the place the finding is about.
    pub role: Role,
    /// First byte in the decoded text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Line of the start, from 1.
    pub line: usize,
    /// Column of the start in characters, from 1.
    pub column: usize,
    /// The decoded text from start to end.
    pub quote: String,
}

fn shared_text<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

impl Place {
    /// The place of a span in an article.
    pub fn new(article: &Article, span: Span, role: Role) -> Self {
        let position = article.position(span.start());
        Place {
            path: Arc::clone(article.path()),
            role,
            start: span.start(),
            end: span.end(),
            line: position.line,
            column: position.column,
            quote: article.text()[span.range()].to_owned(),
        }
    }

    /// Start and end as a span.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// One of the values that clash, as the rule read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Value {
    /// What it is a value of: `number`, `name`, `date`, …
    pub slot: String,
    /// The words at each place, in the order of the finding's places; empty where a place has none.
    pub texts: Vec<String>,
}

/// A replacement of a stretch of the article. An empty replacement deletes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Edit {
    /// First byte in the decoded text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What to put there.
    pub replacement: String,
}

/// Whether a repair may be made without a person looking at the place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Applicability {
    /// A person decides: the defect may be the seam of something lost.
    #[default]
    Proposed,
    /// Nothing that was said is lost or changed. `fix` makes such repairs.
    Safe,
}

/// A repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Suggestion {
    /// What it does, in the imperative: "delete the second ‘the’".
    pub title: String,
    /// The edits, all in the article of the primary place, in order, not overlapping.
    pub edits: Vec<Edit>,
    /// Whether it may be made unseen.
    #[serde(skip)]
    pub applicability: Applicability,
}

/// What of the text may not become a claim because of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quarantine {
    /// The claim stands.
    #[default]
    Nothing,
    /// The primary place is cut out; the rest of the sentence may be a claim.
    Place,
    /// Every sentence that the primary place touches.
    Sentences,
}

/// Something an editor should see, with all its places.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// The rule's code.
    pub code: &'static str,
    /// The rule's family.
    pub family: Family,
    /// How grave it is.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What it is known by over revisions of the article; set by [`sort_and_number`].
    pub fingerprint: String,
    /// The places; the first is the primary one.
    pub spans: Vec<Place>,
    /// The values that clash, for findings that have them.
    pub values: Vec<Value>,
    /// A repair, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Suggestion>,
    /// What may not become a claim because of it.
    #[serde(skip)]
    pub quarantine: Quarantine,
}

impl Finding {
    /// A finding of a rule about one place, with the rule's severity.
    pub fn new(rule: &Documentation, article: &Article, span: Span, message: impl Into<String>) -> Self {
        Finding::at(rule, Place::new(article, span, Role::Primary), message)
    }

    /// A finding of a rule about a place that is already known.
    pub fn at(rule: &Documentation, place: Place, message: impl Into<String>) -> Self {
        Finding {
            rule: rule.name,
            code: rule.code,
            family: rule.family,
            severity: rule.severity,
            confidence: Confidence::CERTAIN,
            message: message.into(),
            fingerprint: String::new(),
            spans: vec![place],
            values: Vec::new(),
            suggestion: None,
            quarantine: Quarantine::Nothing,
        }
    }

    /// Sets how sure the rule is.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Sets the severity, where it differs from the rule's.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds a place that the primary one is compared with.
    #[must_use]
    pub fn related(mut self, article: &Article, span: Span) -> Self {
        self.spans.push(Place::new(article, span, Role::Related));
        self
    }

    /// Adds a value that clashes.
    #[must_use]
    pub fn value(mut self, slot: impl Into<String>, texts: impl IntoIterator<Item = String>) -> Self {
        self.values.push(Value { slot: slot.into(), texts: texts.into_iter().collect() });
        self
    }

    /// Proposes a repair of one edit.
    #[must_use]
    pub fn suggest(self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        let edit = Edit { start: span.start(), end: span.end(), replacement: replacement.into() };
        self.suggest_edits(title, vec![edit])
    }

    /// Proposes a repair of several edits, in order and not overlapping.
    #[must_use]
    pub fn suggest_edits(mut self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.suggestion = Some(Suggestion { title: title.into(), edits, applicability: Applicability::Proposed });
        self
    }

    /// Says that the proposed repair, if there is one, loses and changes nothing that was said.
    #[must_use]
    pub fn safely(mut self) -> Self {
        if let Some(suggestion) = &mut self.suggestion {
            suggestion.applicability = Applicability::Safe;
        }
        self
    }

    /// Says what of the text may not become a claim.
    #[must_use]
    pub fn quarantine(mut self, quarantine: Quarantine) -> Self {
        self.quarantine = quarantine;
        self
    }

    /// The place the finding is about.
    pub fn primary(&self) -> &Place {
        &self.spans[0]
    }
}

/// Puts findings into their total order (place, severity, code, message) and gives each its fingerprint. Findings
/// with the same rule and the same words are told apart by their ordinal.
///
/// `order` is the position of each path in the run.
pub fn sort_and_number(findings: &mut [Finding], order: &BTreeMap<Arc<str>, usize>) {
    let key = |place: &Place| (order.get(&place.path).copied().unwrap_or(usize::MAX), place.start, place.end);
    findings.sort_by(|a, b| {
        key(a.primary())
            .cmp(&key(b.primary()))
            .then_with(|| b.severity.cmp(&a.severity))
            .then_with(|| a.code.cmp(b.code))
            .then_with(|| a.spans.iter().map(key).cmp(b.spans.iter().map(key)))
            .then_with(|| a.message.cmp(&b.message))
    });
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for finding in findings {
        let base = fingerprint(finding.rule, finding.spans.iter().map(|place| place.quote.as_str()));
        let ordinal = seen.entry(base.clone()).and_modify(|n| *n += 1).or_insert(1);
        finding.fingerprint = if *ordinal == 1 { base } else { format!("{base}-{ordinal}") };
    }
}
