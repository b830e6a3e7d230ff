//! The article as it reads, with the places of findings marked.

use std::io::{self, Write};

use super::Section;
use crate::article::{BlockKind, Span};
use crate::finding::{Role, Severity};
use crate::report::sanitise::without_markup;

/// A place of a finding in the article.
struct Mark {
    start: usize,
    end: usize,
    severity: Severity,
    /// The number of the finding in the document.
    finding: usize,
    role: Role,
}

/// Writes the article.
pub(super) fn write(out: &mut dyn Write, section: &Section<'_>) -> io::Result<()> {
    let article = section.page.analysis.article();
    let text = article.text();
    let marks = marks(section, article.path());
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.start, mark.end]).collect();
    cuts.sort_unstable();
    let mut sweep = Sweep { section, marks: &marks, next: 0, open: Vec::new() };
    writeln!(out, "<h3>Article</h3>\n<article>")?;
    for block in article.blocks() {
        let name = match block.kind {
            BlockKind::Heading => "h4",
            BlockKind::Quotation => "blockquote",
            _ => "p",
        };
        write!(out, "<{name}>")?;
        for run in block.readable(block.span()) {
            let first = cuts.partition_point(|&cut| cut <= run.start());
            let inside = cuts[first..].iter().copied().take_while(|&cut| cut < run.end());
            let mut start = run.start();
            for end in inside.chain([run.end()]) {
                if end > start {
                    sweep.write(out, text, Span::new(start, end))?;
                }
                start = end;
            }
        }
        writeln!(out, "</{name}>")?;
    }
    writeln!(out, "</article>")
}

fn marks(section: &Section<'_>, path: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, finding) in section.findings.iter().enumerate() {
        let places = finding.spans.iter().filter(|place| *place.path == *path);
        marks.extend(places.map(|place| Mark {
            start: place.start,
            end: place.end,
            severity: finding.severity,
            finding: at + 1,
            role: place.role,
        }));
    }
    marks.sort_by_key(|mark| (mark.start, mark.end, mark.finding));
    marks
}

/// Goes through the text in order and knows which marks are open.
struct Sweep<'a> {
    section: &'a Section<'a>,
    marks: &'a [Mark],
    next: usize,
    open: Vec<&'a Mark>,
}

impl Sweep<'_> {
    /// Writes a stretch in which no mark begins or ends, with links to the findings whose marks begin at its start.
    fn write(&mut self, out: &mut dyn Write, text: &str, span: Span) -> io::Result<()> {
        let number = self.section.number;
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.start <= span.start()) {
            self.next += 1;
            let finding = mark.finding;
            let name = if mark.role == Role::Primary { format!(" id=\"d{number}m{finding}\"") } else { String::new() };
            write!(
                out,
                "<a class=\"reference\"{name} href=\"#d{number}f{finding}\" aria-label=\"finding {finding}\">{finding}</a>"
            )?;
            self.open.push(mark);
        }
        self.open.retain(|mark| mark.end > span.start());
        let words = without_markup(text.get(span.range()).unwrap_or_default());
        match self.open.iter().map(|mark| mark.severity).max() {
            Some(severity) => write!(out, "<mark class=\"{}\">{words}</mark>", severity.name()),
            None => write!(out, "{words}"),
        }
    }
}
