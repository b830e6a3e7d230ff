//! One run over articles and claim files.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use super::Policy;
use super::contradiction::{self, ClaimedArticle};
use super::record::{self, ClaimFileInput};
use super::waive::Waived;
use crate::claim::{Accounting, Partition};
use crate::finding::{Finding, Rule, Severity, sort_and_number};
use crate::screen::{self, Corpus, Text, TextRule};
use crate::syntax::{Analysis, Parses};

/// What is said of one document of a run.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Checked {
    /// The file as it was named, with forward slashes.
    pub path: String,
    /// SHA-256 of the article's bytes, in hexadecimal.
    pub sha256: String,
    /// How many sentences the article has.
    pub sentences: usize,
    /// How many claims.
    pub claims: usize,
    /// Where its characters went.
    pub accounting: Accounting,
}

impl Checked {
    fn of(analysis: &Analysis, partition: &Partition) -> Self {
        Checked {
            path: analysis.article().path().to_string(),
            sha256: analysis.article().sha256().to_owned(),
            sentences: analysis.sentences().len(),
            claims: partition.claims().len(),
            accounting: Accounting::new(analysis, partition),
        }
    }
}

/// What a run found, in its total order.
#[derive(Debug, Default)]
pub struct Report {
    /// The documents, in the order of the input.
    pub documents: Vec<Checked>,
    /// The findings, by document, place, severity and code.
    pub findings: Vec<Finding>,
    /// What people have let stand, in the order of their waivers.
    pub waived: Vec<Waived>,
}

impl Report {
    /// Puts what was found into its order and gives each finding its fingerprint.
    pub fn new(documents: Vec<Checked>, mut findings: Vec<Finding>) -> Self {
        let order: BTreeMap<Arc<str>, usize> =
            documents.iter().enumerate().map(|(at, document)| (Arc::from(document.path.as_str()), at)).collect();
        sort_and_number(&mut findings, &order);
        Report { documents, findings, waived: Vec::new() }
    }

    /// The documents with their findings, in order.
    pub fn by_document(&self) -> impl Iterator<Item = (&Checked, Vec<&Finding>)> {
        let mut found: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            found.entry(&*finding.primary().path).or_default().push(finding);
        }
        self.documents.iter().map(move |document| (document, found.remove(&*document.path).unwrap_or_default()))
    }

    /// How many errors, warnings and notes were found: `1 error, 2 warnings, 0 notes`.
    pub fn severities(&self) -> String {
        let found = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let counts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
        counts.map(|(severity, noun)| plural(found(severity), noun)).join(", ")
    }

    /// What was found, in one line: `1 error, 2 warnings, 0 notes in 1 document (27 sentences, 21 claims)`.
    pub fn counts(&self) -> String {
        let sum = |of: fn(&Checked) -> usize| self.documents.iter().map(of).sum();
        format!(
            "{} in {} ({}, {})",
            self.severities(),
            plural(self.documents.len(), "document"),
            plural(sum(|document| document.sentences), "sentence"),
            plural(sum(|document| document.claims), "claim"),
        )
    }
}

/// A count with its noun.
pub fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Screens the articles of a run, decides which of their sentences are claims, and looks for what cannot all be true.
/// Gives what is said of each, its partition, and all findings (in no order yet), with the policy applied.
pub fn articles(analyses: &[Analysis], policy: &Policy) -> (Vec<Checked>, Vec<Partition>, Vec<Finding>) {
    let running = || screen::RULES.iter().filter(|rule| policy.runs(rule.documentation()));
    let number: BTreeMap<&str, usize> =
        analyses.iter().enumerate().map(|(at, a)| (&**a.article().path(), at)).collect();
    let corpus = Corpus::new(analyses);
    let mut compared: Vec<Vec<Finding>> = analyses.iter().map(|_| Vec::new()).collect();
    for rule in running() {
        if let TextRule::Corpus(rule) = rule {
            let mut findings = Vec::new();
            rule.check(&corpus, &mut findings);
            for finding in findings {
                if let Some(&at) = number.get(&*finding.primary().path) {
                    compared[at].push(finding);
                }
            }
        }
    }
    let repeats_count = policy.runs(screen::duplicate::RepeatedSentence.documentation());
    // The order in which threads finish does not matter: the results are collected in the order of the articles.
    let screened: Vec<((Parses, Partition), Vec<Finding>)> = analyses
        .par_iter()
        .zip(compared.into_par_iter())
        .enumerate()
        .map(|(at, (analysis, mut findings))| {
            let parses = Parses::of(analysis);
            findings.extend(screen::screen(&Text::new(&parses), |rule| policy.runs(rule)));
            let original = |sentence| {
                let (article, original) = corpus.repeats().original(at, sentence).filter(|_| repeats_count)?;
                (article == at).then_some(original)
            };
            let partition = Partition::new(&parses, &findings, original);
            ((parses, partition), findings)
        })
        .collect();
    let (read, found): (Vec<(Parses, Partition)>, Vec<Vec<Finding>>) = screened.into_iter().unzip();
    let documents = read.par_iter().map(|(parses, partition)| Checked::of(parses.analysis(), partition)).collect();
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    findings.extend(contradictions(&read, policy));
    let partitions = read.into_iter().map(|(_, partition)| partition).collect();
    findings.iter_mut().for_each(|finding| policy.apply(finding));
    (documents, partitions, findings)
}

/// What articles say that cannot all be true, each by itself and one with another.
fn contradictions(read: &[(Parses, Partition)], policy: &Policy) -> Vec<Finding> {
    let rules: Vec<_> = contradiction::RULES.iter().copied().filter(|rule| policy.runs(rule.documentation())).collect();
    if rules.is_empty() {
        return Vec::new();
    }
    let several = read.len() > 1;
    let checked: Vec<(ClaimedArticle, Vec<Finding>)> = read
        .par_iter()
        .map(|(parses, partition)| {
            let mut article = ClaimedArticle::new(parses, partition);
            let findings = contradiction::within(&article, &rules);
            if several {
                article.keep_statements();
            }
            (article, findings)
        })
        .collect();
    let (articles, findings): (Vec<ClaimedArticle>, Vec<Vec<Finding>>) = checked.into_iter().unzip();
    let mut findings: Vec<Finding> = findings.into_iter().flatten().collect();
    findings.extend(contradiction::between(articles, &rules));
    findings
}

/// Checks a claim file against its article. Gives what is said of it and the findings, with the policy applied.
pub fn claim_file(input: &ClaimFileInput, policy: &Policy) -> (Checked, Vec<Finding>) {
    let mut findings = Vec::new();
    for rule in record::RULES.iter().filter(|rule| policy.runs(rule.documentation())) {
        rule.check(input, &policy.demands, &mut findings);
    }
    findings.iter_mut().for_each(|finding| policy.apply(finding));
    let document = Checked {
        path: input.path.to_string(),
        sha256: input.article.article().sha256().to_owned(),
        sentences: input.article.sentences().len(),
        claims: input.file.claims.len(),
        accounting: input.accounting(),
    };
    (document, findings)
}
