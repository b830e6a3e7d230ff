//! Sentences and tokens as CoNLL-U (<https://universaldependencies.org/format.html>).

use std::io::{self, Write};

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
            writeln!(out, "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{space}", at + 1, token.form())?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn one_line(text: &str) -> String {
    text.split(|ch: char| ch.is_whitespace() || ch.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
