//! `parse`: sentences, tokens and what is read off them.

use claimbench::report::analysis::{ANALYSIS_SCHEMA, Analyses, AnalysisDocument};
use claimbench::report::conllu::{self, Margins};
use claimbench::report::safe_json;
use claimbench::syntax::{Analyser, Analysis};

use super::arguments::{ConfigurationOptions, ParseFormat, ParseOptions};
use super::configuration::Configuration;
use super::input::{self, Kind};
use super::status::Status;
use super::stream;
use super::terminal::{Failure, Terminal};

pub fn run(options: &ParseOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let configuration = Configuration::from_file(&ConfigurationOptions { config: None, no_config: true })?;
    let read_options = input::read_options(&options.reading);
    let mut inputs = input::inputs(&options.paths, &options.reading, &configuration, terminal)?;
    inputs.retain(|input| input.kind != Kind::ClaimFile);
    let (streams, files): (Vec<_>, Vec<_>) = inputs.into_iter().partition(|input| input.kind == Kind::Stream);
    let analyser = Analyser::embedded();
    for stream in &streams {
        let part = |analysis: &Analysis, id: stream::Id| (id.line(AnalysisDocument::of(analysis, None, analyser)), ());
        stream::run(stream, &read_options, terminal, part, |()| {})?;
    }
    if files.is_empty() {
        return Ok(Status::Clean);
    }
    let loaded = input::load(&files, &read_options, terminal, |_| ());
    match options.format {
        ParseFormat::Json => {
            let document = |analysis| AnalysisDocument::of(analysis, Some(analysis.article().path()), analyser);
            let documents = loaded.articles.iter().map(document);
            let output = Analyses { schema: ANALYSIS_SCHEMA, documents: documents.collect() };
            safe_json::compact(terminal.out(), &output)?;
            writeln!(terminal.out())?;
        }
        ParseFormat::Conllu => {
            let margins = if options.margins { Margins::Shown } else { Margins::Hidden };
            for analysis in &loaded.articles {
                conllu::write(terminal.out(), analysis, analyser, margins)?;
            }
        }
    }
    Ok(Status::Clean)
}
