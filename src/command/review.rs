//! `review`: articles as diff-style review tables.

use claimbench::check::record::ClaimFileInput;
use claimbench::check::{self, Checked, Report};
use claimbench::claim::{Claim, Partition};
use claimbench::finding::Finding;
use claimbench::ledger::{ArticleRecord, ClaimFile};
use claimbench::meaning::Modality;
use claimbench::review::{ClaimRow, Document, Layout, Limit, Share, Style, Summary, most_worthy_first, render_all};
use claimbench::syntax::Analysis;

use super::arguments::ReviewOptions;
use super::check::status;
use super::configuration::Configuration;
use super::input::{self, Kind};
use super::status::Status;
use super::terminal::{Failure, Terminal};

/// Findings, and claims, of a document that are shown without `--all`.
const SHOWN: usize = 30;

pub fn run(options: &ReviewOptions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let configuration = Configuration::load(&options.policy)?;
    let read_options = input::read_options(&options.reading);
    let mut inputs = input::inputs(&options.paths, &options.reading, &configuration, terminal)?;
    inputs.retain(|input| {
        if input.kind == Kind::Stream {
            terminal.error(&input::no_stream(input, "reviewed"));
        }
        input.kind != Kind::Stream
    });
    let loaded = input::load(&inputs, &read_options, terminal, |file| file);
    let (mut documents, partitions, mut findings) = check::articles(&loaded.articles, &configuration.policy);
    let mut pages: Vec<Page> = Vec::new();
    let limit = if options.all { Limit::All } else { Limit::First(SHOWN) };
    for (analysis, partition) in loaded.articles.iter().zip(&partitions) {
        pages.push(Page::of_article(analysis, partition, limit));
    }
    for file in &loaded.claim_files {
        let (document, found) = check::claim_file(file, &configuration.policy);
        documents.push(document);
        findings.extend(found);
        pages.push(Page::of_claims(&file.article, &file.file, limit));
    }
    let mut report = Report::new(documents, findings);
    let waivers: Vec<_> = loaded.claim_files.iter().flat_map(ClaimFileInput::waivers).collect();
    report.waive(&waivers, &configuration.policy);
    let found: Vec<Vec<Finding>> = by_document(&report);
    let summaries: Vec<Summary> = report
        .documents
        .iter()
        .zip(&pages)
        .zip(&found)
        .map(|((document, page), found)| summary(document, page, found))
        .collect();
    let articles = pages.iter().map(|page| page.analysis.article()).collect();
    let shown = pages.iter().zip(&summaries).zip(&found).map(|((page, summary), findings)| Document {
        summary,
        findings,
        claims: &page.rows,
        articles: &articles,
    });
    let layout = Layout {
        width: options.width.map_or_else(|| terminal.width(), usize::from),
        style: if terminal.coloured() { Style::Coloured } else { Style::Plain },
        limit,
    };
    let text = render_all(shown, &layout);
    terminal.out().write_all(text.as_bytes())?;
    Ok(status(&report.findings, configuration.fail_on))
}

/// What is shown of a document besides its findings.
struct Page<'a> {
    analysis: &'a Analysis,
    rows: Vec<ClaimRow>,
    nonclaims: usize,
    record: ArticleRecord,
}

impl<'a> Page<'a> {
    fn of_article(analysis: &'a Analysis, partition: &Partition, limit: Limit) -> Self {
        let rows = rows(analysis, partition.claims(), limit);
        let record = ArticleRecord::of(analysis.article(), partition.published(), String::new());
        Page { analysis, rows, nonclaims: partition.excluded().len(), record }
    }

    fn of_claims(analysis: &'a Analysis, file: &ClaimFile, limit: Limit) -> Self {
        let rows = rows(analysis, &file.claims, limit);
        Page { analysis, rows, nonclaims: file.nonclaims.len(), record: file.article.clone() }
    }
}

/// The findings of each document, in their order.
fn by_document(report: &Report) -> Vec<Vec<Finding>> {
    let mut out: Vec<Vec<Finding>> = report.documents.iter().map(|_| Vec::new()).collect();
    let mut at = 0;
    // Findings are in the order of the documents.
    for finding in &report.findings {
        while at + 1 < out.len() && report.documents[at].path != *finding.primary().path {
            at += 1;
        }
        out[at].push(finding.clone());
    }
    out
}

/// As many of the claims as are shown.
fn rows(analysis: &Analysis, claims: &[Claim], limit: Limit) -> Vec<ClaimRow> {
    limit.take(most_worthy_first(claims).into_iter()).map(|claim| row(analysis, claim)).collect()
}

fn row(analysis: &Analysis, claim: &Claim) -> ClaimRow {
    let position = analysis.article().position(claim.spans.first().map_or(0, |span| span.start()));
    ClaimRow {
        id: claim.id.clone(),
        claim: claim.claim.clone(),
        attribution: claim
            .attribution
            .as_ref()
            .map(|attribution| attribution.entity.clone().unwrap_or_else(|| attribution.source.clone())),
        place: format!("{}:{}", position.line, position.column),
        worth: claim.check_worthy.name().to_owned(),
        because: claim.check_worthy_because.iter().map(|reason| reason.name().to_owned()).collect(),
        status: claim.status().to_owned(),
        note: match claim.modality {
            Modality::Asserted => String::new(),
            modality => modality.name().to_owned(),
        },
    }
}

fn summary(document: &Checked, page: &Page<'_>, findings: &[Finding]) -> Summary {
    let record = &page.record;
    let shares = document.accounting.shares();
    let total = document.accounting.characters.max(1) as f64;
    Summary {
        path: document.path.clone(),
        title: record.title.clone(),
        published: record
            .published
            .as_ref()
            .map(|day| format!("{day} ({})", record.published_basis.as_deref().unwrap_or_default())),
        sentences: document.sentences,
        claims: document.claims,
        nonclaims: page.nonclaims,
        findings: Summary::count(findings),
        accounting: shares
            .into_iter()
            .map(|(label, count)| Share { label: label.to_owned(), share: count as f64 / total })
            .collect(),
    }
}
