//! Sentences and tokens as CoNLL-U (<https://universaldependencies.org/format.html>).

use std::borrow::Cow;
use std::io::{self, Write};

use super::sanitise::one_line as sanitised;

use crate::syntax::Analysis;

/// Writes one document. What takes a tagger and a parser is `_` until there are such.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, analysis: &Analysis) -> io::Result<()> {
    writeln!(out, "# newdoc id = {}", one_line(analysis.article().path()))?;
    let mut block = None;
    for sentence in analysis.sentences() {
        if block.replace(sentence.block_number()) != Some(sentence.block_number()) {
            writeln!(out, "# newpar")?;
        }
        writeln!(out, "# sent_id = {}", sentence.id().0 + 1)?;
        writeln!(out, "# text = {}", one_line(sentence.text()))?;
        let count = sentence.tokens().len();
        for (at, token) in sentence.tokens().enumerate() {
            let space = if token.space_after() || at + 1 == count { "_" } else { "SpaceAfter=No" };
            writeln!(out, "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{space}", at + 1, visible(token.form()))?;
        }
        writeln!(out)?;
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
