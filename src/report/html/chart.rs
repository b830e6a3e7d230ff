//! Where in the article the findings lie: a line for each severity, from the beginning on the left to the end.

use std::io::{self, Write};

use super::Section;
use crate::finding::Severity;
use crate::report::sanitise::without_markup;

/// Units of the picture from the beginning of the article to its end, and before it.
const WIDTH: f64 = 900.0;
const LEFT: f64 = 90.0;
/// Height of a line.
const LINE: f64 = 22.0;

/// Writes the picture, if there is anything to see.
pub(super) fn write(out: &mut dyn Write, section: &Section<'_>) -> io::Result<()> {
    let article = section.page.analysis.article();
    let inside = |path: &str| *path == **article.path();
    if !section.findings.iter().any(|finding| inside(&finding.primary().path)) {
        return Ok(());
    }
    let length = article.text().len().max(1) as f64;
    writeln!(out, "<svg viewBox=\"0 0 1000 72\" role=\"group\" aria-label=\"Where in the article the findings lie\">")?;
    for (line, severity) in [Severity::Error, Severity::Warning, Severity::Note].into_iter().enumerate() {
        let (top, name) = (2.0 + line as f64 * LINE, severity.name());
        writeln!(
            out,
            "<text x=\"0\" y=\"{}\">{name}s</text><rect class=\"ground\" x=\"{LEFT}\" y=\"{top}\" width=\"{WIDTH}\" height=\"18\"/>",
            top + 14.0
        )?;
        for (at, finding) in section.findings.iter().enumerate() {
            let place = finding.primary();
            if finding.severity != severity || !inside(&place.path) {
                continue;
            }
            let width = ((place.end - place.start) as f64 / length * WIDTH).max(4.0);
            let left = (LEFT + place.start as f64 / length * WIDTH).min(LEFT + WIDTH - width);
            writeln!(
                out,
                "<a href=\"#d{}f{}\"><rect class=\"{name}\" x=\"{left:.1}\" y=\"{top}\" width=\"{width:.1}\" height=\"18\">\
                 <title>{}: {}</title></rect></a>",
                section.number,
                at + 1,
                at + 1,
                without_markup(&finding.message)
            )?;
        }
    }
    writeln!(out, "</svg>")
}
