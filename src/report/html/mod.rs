//! Findings, article and claims as one page of HTML that stands alone: no network, no script, and a policy in the page
//! that forbids both.
//!
//! `article` writes the text with the places marked, `chart` the picture of where in it findings lie, `pair` what
//! differs between two places. All text goes through `without_markup`.

mod article;
mod chart;
mod pair;

use std::cmp::Reverse;
use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::excerpt::Excerpt;
use super::sanitise::without_markup;
use crate::check::{Checked, Registry, Report, plural};
use crate::claim::Claim;
use crate::finding::{Finding, Place, Role, Severity};
use crate::syntax::Analysis;

/// A quote of more characters is understood without the words around it.
const LONG_ENOUGH: usize = 30;
/// Words around a short quote, on each side, in characters.
const CONTEXT: usize = 60;

const STYLE: &str = include_str!("style.css");

/// A document of the report besides what was found in it.
pub struct Page<'a> {
    /// The article; of a claim file, the one it is about.
    pub analysis: &'a Analysis,
    /// The claims.
    pub claims: &'a [Claim],
}

/// A document with all that is said of it. `number` makes the names of places in the page.
struct Section<'a> {
    number: usize,
    document: &'a Checked,
    page: &'a Page<'a>,
    findings: Vec<&'a Finding>,
}

/// Writes the page. `pages` are those of the report's documents, in their order; `configuration` is what the run was
/// configured with, of which the page shows a digest.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report, pages: &[Page<'_>], configuration: &str) -> io::Result<()> {
    let mut sections: Vec<Section<'_>> = report
        .by_document()
        .zip(pages)
        .enumerate()
        .map(|(at, ((document, findings), page))| Section { number: at + 1, document, page, findings })
        .collect();
    // The worst first: most errors, then warnings, then notes.
    sections.sort_by_key(|section| {
        let count = |severity| section.findings.iter().filter(|finding| finding.severity == severity).count();
        Reverse([count(Severity::Error), count(Severity::Warning), count(Severity::Note)])
    });
    head(out, report)?;
    if sections.len() > 1 {
        index(out, &sections)?;
    }
    writeln!(out, "<main id=\"main\">")?;
    for section in &sections {
        section.write(out)?;
    }
    writeln!(out, "</main>")?;
    foot(out, configuration)
}

fn head(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let title = match &report.documents[..] {
        [document] => without_markup(&document.path),
        documents => plural(documents.len(), "document"),
    };
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE))
    );
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>claimbench: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">To the findings</a>\n<header>\n<h1>claimbench: {title}</h1>\n<p>{}.</p>\n</header>\n",
        report.counts()
    )
}

fn index(out: &mut dyn Write, sections: &[Section<'_>]) -> io::Result<()> {
    writeln!(out, "<nav aria-label=\"Documents\">\n<ul>")?;
    for section in sections {
        let (number, path) = (section.number, without_markup(&section.document.path));
        writeln!(out, "<li><a href=\"#d{number}\">{path}</a>: {}</li>", plural(section.findings.len(), "finding"))?;
    }
    writeln!(out, "</ul>\n</nav>")
}

fn foot(out: &mut dyn Write, configuration: &str) -> io::Result<()> {
    let rules = Registry::all().rules();
    let names: String = rules.map(|rule| format!("{} {}\n", rule.code, rule.name)).collect();
    let digest = |text: &str| {
        let digest = Sha256::digest(text);
        digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let (version, count) = (env!("CARGO_PKG_VERSION"), names.lines().count());
    let (rules, configuration) = (digest(&names), digest(configuration));
    writeln!(
        out,
        "<footer>\n<p>claimbench {version}; {count} rules ({rules}); configuration {configuration}.</p>\n</footer>\n</body>\n</html>"
    )
}

impl Section<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (number, path) = (self.number, without_markup(&self.document.path));
        let counts = [plural(self.document.sentences, "sentence"), plural(self.document.claims, "claim")].join(", ");
        writeln!(out, "<section aria-labelledby=\"d{number}\">\n<h2 id=\"d{number}\">{path}</h2>\n<p>{counts}.</p>")?;
        chart::write(out, self)?;
        writeln!(out, "<h3>Findings</h3>")?;
        if self.findings.is_empty() {
            writeln!(out, "<p>Nothing found.</p>")?;
        } else {
            writeln!(out, "<ol class=\"findings\">")?;
            for (at, finding) in self.findings.iter().enumerate() {
                self.finding(out, at + 1, finding)?;
            }
            writeln!(out, "</ol>")?;
        }
        article::write(out, self)?;
        self.claims(out)?;
        self.accounting(out)?;
        writeln!(out, "</section>")
    }

    fn finding(&self, out: &mut dyn Write, at: usize, finding: &Finding) -> io::Result<()> {
        let (number, severity, rule) = (self.number, finding.severity.name(), finding.rule);
        writeln!(out, "<li id=\"d{number}f{at}\" class=\"{severity}\">")?;
        writeln!(
            out,
            "<h4>{at}. <span class=\"severity\">{severity}</span> {}</h4>",
            without_markup(&finding.message)
        )?;
        writeln!(out, "<p class=\"soft\">{rule} {} · {:.0} %</p>", finding.code, finding.confidence.value() * 100.0)?;
        if !pair::write(out, finding)? {
            for place in &finding.spans {
                let compared = if place.role == Role::Related { "compared with " } else { "" };
                writeln!(
                    out,
                    "<p>{compared}{}:</p>\n<blockquote>{}</blockquote>",
                    self.place(place, at),
                    self.in_context(place)
                )?;
            }
        } else if let [first, second, ..] = &finding.spans[..] {
            writeln!(out, "<p>{}, compared with {}</p>", self.place(first, at), self.place(second, at))?;
        }
        if let Some(suggestion) = &finding.suggestion {
            writeln!(out, "<p>Repair: {}</p>", without_markup(&suggestion.title))?;
        }
        writeln!(out, "</li>")
    }

    /// The words at a place; those around a short one too.
    fn in_context(&self, place: &Place) -> String {
        let quote = without_markup(&place.quote);
        if place.quote.chars().count() > LONG_ENOUGH {
            return quote;
        }
        let article = self.page.analysis.article();
        let text = Some(article.text()).filter(|_| *place.path == **article.path());
        let excerpt = Excerpt::of(place, text, CONTEXT);
        let mark = format!("<strong>{quote}</strong>");
        format!("{}{mark}{}", without_markup(&excerpt.before), without_markup(&excerpt.after))
    }

    /// A place by name; a link where it is marked in the article.
    fn place(&self, place: &Place, at: usize) -> String {
        let name = format!("{}:{}:{}", without_markup(&place.path), place.line, place.column);
        let marked = place.role == Role::Primary && *place.path == **self.page.analysis.article().path();
        if marked { format!("<a href=\"#d{}m{at}\">{name}</a>", self.number) } else { name }
    }

    fn claims(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.page.claims.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "<h3>Claims</h3>\n<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Who says so</th>\
             <th scope=\"col\" class=\"number\">Line</th><th scope=\"col\">Worth a check</th><th scope=\"col\">Status</th></tr></thead>\n<tbody>"
        )?;
        for claim in self.page.claims {
            let source = claim.attribution.as_ref().map_or("", |said| said.entity.as_deref().unwrap_or(&said.source));
            let start = claim.spans.first().map_or(0, |span| span.start());
            writeln!(
                out,
                "<tr><td>{}</td><td>{}</td><td class=\"number\">{}</td><td>{}</td><td>{}</td></tr>",
                without_markup(&claim.claim),
                without_markup(source),
                self.page.analysis.article().position(start).line,
                claim.check_worthy.name(),
                without_markup(claim.status()),
            )?;
        }
        writeln!(out, "</tbody>\n</table>\n</div>")
    }

    fn accounting(&self, out: &mut dyn Write) -> io::Result<()> {
        let total = self.document.accounting.characters.max(1) as f64;
        writeln!(
            out,
            "<h3>Where the characters went</h3>\n<table>\n<thead><tr><th scope=\"col\">Part</th>\
             <th scope=\"col\" class=\"number\">Characters</th><th scope=\"col\" class=\"number\">Share</th></tr></thead>\n<tbody>"
        )?;
        for (name, count) in self.document.accounting.shares() {
            let share = 100.0 * count as f64 / total;
            writeln!(
                out,
                "<tr><th scope=\"row\">{name}</th><td class=\"number\">{count}</td><td class=\"number\">{share:.1} %</td></tr>"
            )?;
        }
        writeln!(out, "</tbody>\n</table>")
    }
}

/// Bytes in base 64 (RFC 4648), as a policy names a digest.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let number =
            group.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte)) << (8 * (3 - group.len()));
        for digit in 0..4 {
            let shown = digit <= group.len();
            out.push(if shown { char::from(DIGITS[number >> (18 - 6 * digit) & 63]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_that_of_the_standard() {
        for (text, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }
}
