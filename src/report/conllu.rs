//! Sentences and tokens as CoNLL-U (<https://universaldependencies.org/format.html>).

use std::borrow::Cow;
use std::io::{self, Write};

use super::sanitise::one_line as sanitised;

use crate::syntax::{Analyser, Analysis, Parse, Sentence};

/// Whether the last column tells how sure the parser is of each arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margins {
    /// `Margin=` and [`Word::margin`](crate::syntax::Word::margin), to three places.
    Shown,
    /// Nothing of it.
    Hidden,
}

/// Writes one document. Without an analyser the tokens are those told by their characters, and what takes a tagger and
/// a parser is `_`.
///
/// # Errors
/// Those of the writer.
pub fn write(
    out: &mut dyn Write,
    analysis: &Analysis,
    analyser: Option<&Analyser<'_>>,
    margins: Margins,
) -> io::Result<()> {
    writeln!(out, "# newdoc id = {}", one_line(analysis.article().path()))?;
    let mut block = None;
    let mut start = |out: &mut dyn Write, sentence: Sentence<'_>| {
        if block.replace(sentence.block_number()) != Some(sentence.block_number()) {
            writeln!(out, "# newpar")?;
        }
        writeln!(out, "# sent_id = {}", sentence.id().0 + 1)?;
        writeln!(out, "# text = {}", one_line(sentence.text()))
    };
    match analyser {
        Some(analyser) => {
            for (sentence, parse) in analyser.parse_all(analysis.sentences()) {
                start(out, sentence)?;
                write_words(out, &parse, margins)?;
                writeln!(out)?;
            }
        }
        None => {
            for sentence in analysis.sentences() {
                start(out, sentence)?;
                write_tokens(out, sentence)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

fn write_tokens(out: &mut dyn Write, sentence: Sentence<'_>) -> io::Result<()> {
    let count = sentence.tokens().len();
    for (at, token) in sentence.tokens().enumerate() {
        let space = if token.space_after() || at + 1 == count { "_" } else { "SpaceAfter=No" };
        writeln!(out, "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{space}", at + 1, visible(token.form()))?;
    }
    Ok(())
}

/// Writes the words of a sentence, those of one token behind a line for the whole of it.
fn write_words(out: &mut dyn Write, parse: &Parse<'_>, margins: Margins) -> io::Result<()> {
    let mut words = parse.words();
    for token in parse.tokens() {
        let space = match parse.word(token.end - 1) {
            Some(last) if !last.space_after() => "SpaceAfter=No",
            _ => "_",
        };
        let is_many = token.len() > 1;
        if let (true, Some(first), Some(last)) = (is_many, parse.word(token.start), parse.word(token.end - 1)) {
            let form = &parse.sentence()[first.range().start..last.range().end];
            writeln!(out, "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{space}", token.start + 1, token.end, visible(form))?;
        }
        for word in words.by_ref().take(token.len()) {
            let space = if is_many { "_" } else { space };
            write!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t",
                word.index() + 1,
                visible(word.form()),
                visible(&word.lemma()),
                word.upos(),
                word.xpos(),
                word.features(),
                word.head().map_or(0, |head| head.index() + 1),
                word.deprel(),
            )?;
            match (margins, space) {
                (Margins::Hidden, _) => writeln!(out, "{space}")?,
                (Margins::Shown, "_") => writeln!(out, "Margin={:.3}", word.margin())?,
                (Margins::Shown, _) => writeln!(out, "Margin={:.3}|{space}", word.margin())?,
            }
        }
    }
    Ok(())
}

fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// Text as it is, but for what must not reach a terminal: control characters and marks that reorder text are shown by
/// their pictures or numbers.
fn visible(text: &str) -> Cow<'_, str> {
    let acts = |ch: char| ch.is_control() || matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    match text.contains(acts) {
        true => sanitised(text),
        false => Cow::Borrowed(text),
    }
}
