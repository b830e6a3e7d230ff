//! The JSON Schemas of everything machine-readable.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::analysis::{Analyses, AnalysisDocument};
use super::json::{Claims, Differences, Findings, StreamError, StreamFindings, StreamLine};
use crate::ledger::ClaimFile;

/// An output or a file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Described {
    /// `check --format json`.
    Findings,
    /// A claim file, and each article of `extract --format json`.
    Claims,
    /// `extract --format json`.
    Extract,
    /// `parse --format json`.
    Analysis,
    /// `diff --format json`.
    Differences,
    /// A line of a stream of `check`.
    FindingsStream,
    /// A line of a stream of `extract`.
    ClaimsStream,
    /// A line of a stream of `parse`.
    AnalysisStream,
}

impl Described {
    /// All of them.
    pub const ALL: [Described; 8] = [
        Described::Findings,
        Described::Claims,
        Described::Extract,
        Described::Analysis,
        Described::Differences,
        Described::FindingsStream,
        Described::ClaimsStream,
        Described::AnalysisStream,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Described::Findings => "findings",
            Described::Claims => "claims",
            Described::Extract => "extract",
            Described::Analysis => "analysis",
            Described::Differences => "diff",
            Described::FindingsStream => "findings-stream",
            Described::ClaimsStream => "claims-stream",
            Described::AnalysisStream => "analysis-stream",
        }
    }
}

/// Either a document's part or an error.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Line<T> {
    Done(StreamLine<T>),
    Failed(StreamLine<StreamError>),
}

/// The JSON Schema (2020-12) of an output.
pub fn schema(described: Described) -> Schema {
    // Outputs are described as they are written, claim files as they are read.
    let written = || schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    let read = || schemars::generate::SchemaSettings::draft2020_12().into_generator();
    fn of<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
        generator.into_root_schema_for::<T>()
    }
    match described {
        Described::Findings => of::<Findings<'static>>(written()),
        Described::Claims => of::<ClaimFile>(read()),
        Described::Extract => of::<Claims>(written()),
        Described::Analysis => of::<Analyses<'static>>(written()),
        Described::Differences => of::<Differences<'static>>(written()),
        Described::FindingsStream => of::<Line<StreamFindings>>(written()),
        Described::ClaimsStream => of::<Line<ClaimFile>>(written()),
        Described::AnalysisStream => of::<Line<AnalysisDocument<'static>>>(written()),
    }
}
