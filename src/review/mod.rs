//! What a person looks at and decides on: the findings and the claims of a document as diff-style tables.
//!
//! [`render`] takes a [`Document`] and gives a string. It neither prints nor asks the terminal for anything: the caller
//! says how wide the page is and whether it has colours. The way of a text onto the page is always the same:
//!
//! 1. `order` says which findings come first, and which share a heading;
//! 2. `pair` (several places) or `passage` (one place, with its context and its repair) chooses what is shown;
//! 3. `diff` compares two texts token by token and gives words in different inks, sanitised;
//! 4. `flow` sets the words into lines, with the equal words of two columns side by side;
//! 5. `table` draws the rules around the lines, with comfy-table.
//!
//! No line is ever wider than the page, and without colours no escape sequence is in the output, whatever the text of
//! the article.

mod claims;
mod diff;
mod differences;
mod document;
mod flow;
mod heading;
mod ink;
mod order;
mod pair;
mod passage;
mod place;
mod summary;
mod table;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use claims::most_worthy_first;
pub use differences::{markdown_differences, render_differences};
pub use document::{Articles, ClaimRow, Document, FindingCount, Layout, Limit, Share, Style, Summary};

use crate::finding::Finding;

/// The review of a document: a summary, the findings by importance, the claims. Every line ends in `\n` and takes at
/// most [`Layout::width`] columns.
pub fn render(document: &Document, layout: &Layout) -> String {
    let mut lines = summary::draw(document.summary, layout);
    if !document.findings.is_empty() {
        lines.push(String::new());
        findings(document, layout, &mut lines);
    }
    if !document.claims.is_empty() {
        lines.push(String::new());
        claims(document, layout, &mut lines);
    }
    lines.join("\n") + "\n"
}

/// The reviews of several documents, one below the other with a rule between them.
pub fn render_all<'a>(documents: impl IntoIterator<Item = Document<'a>>, layout: &Layout) -> String {
    let rule = ink::Line::of(&"━".repeat(layout.columns()), ink::Ink::Quiet).paint(layout.style);
    let pages: Vec<String> = documents.into_iter().map(|document| render(&document, layout)).collect();
    pages.join(&format!("\n{rule}\n\n"))
}

fn findings(document: &Document, layout: &Layout, lines: &mut Vec<String>) {
    let count = document.findings.len();
    let shown = layout.limit.of(count);
    lines.extend(summary::section("Findings", &part(shown, count, "most important first"), layout));
    let mut left = shown;
    for mut group in order::groups(document.findings) {
        if left == 0 {
            break;
        }
        let whole = group.findings.len();
        if whole > 1 {
            lines.push(String::new());
            lines.extend(heading::of_group(&group, layout));
        }
        group.findings.truncate(left);
        left -= group.findings.len();
        for (at, finding) in group.findings.into_iter().enumerate() {
            if whole == 1 || at > 0 {
                lines.push(String::new());
            }
            lines.extend(match whole {
                1 => heading::of_finding(finding, layout),
                _ => heading::in_group(finding, layout),
            });
            lines.extend(body(finding, document, layout));
        }
    }
    lines.extend(rest(count - shown, "finding", "findings", layout));
}

fn body(finding: &Finding, document: &Document, layout: &Layout) -> Vec<String> {
    match finding.spans.len() {
        0 | 1 => passage::draw(finding, &document.summary.path, document.articles, layout),
        _ => pair::draw(finding, &document.summary.path, document.articles, layout),
    }
}

fn claims(document: &Document, layout: &Layout, lines: &mut Vec<String>) {
    let count = document.summary.claims.max(document.claims.len());
    let shown = layout.limit.of(document.claims.len());
    lines.extend(summary::section("Claims", &part(shown, count, "what is worth a check first"), layout));
    if shown > 0 {
        lines.extend(claims::draw(&document.claims[..shown], layout));
    }
    lines.extend(rest(count - shown, "claim", "claims", layout));
}

fn part(shown: usize, count: usize, order: &str) -> String {
    if shown < count { format!("{shown} of {count}, {order}") } else { format!("{count}, {order}") }
}

/// How to see what is not shown.
fn rest(hidden: usize, one: &str, many: &str, layout: &Layout) -> Vec<String> {
    if hidden == 0 {
        return Vec::new();
    }
    let name = if hidden == 1 { one } else { many };
    let line = ink::Line::of(&format!("… {hidden} more {name}: --all"), ink::Ink::Quiet);
    vec![String::new(), line.paint(layout.style)]
}
