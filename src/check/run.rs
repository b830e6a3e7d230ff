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
use crate::screen::{self, Corpus, TextRule};
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

    /// What was found, in one line: `1 error, 2 warnings, 0 notes in 1 document (27 sentences, 21 claims)`.
    pub fn counts(&self) -> String {
        let found = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let sum = |of: fn(&Checked) -> usize| self.documents.iter().map(of).sum();
        format!(
            "{}, {}, {} in {} ({}, {})",
            plural(found(Severity::Error), "error"),
            plural(found(Severity::Warning), "warning"),
            plural(found(Severity::Note), "note"),
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
    // The order in which threads finish does not matter: the results are collected in the order of the articles.
    let mut found: Vec<Vec<Finding>> = analyses
        .par_iter()
        .map(|analysis| {
            let mut findings = Vec::new();
            for rule in running() {
                if let TextRule::Document(rule) = rule {
                    rule.check(analysis, &mut findings);
                }
            }
            findings
        })
        .collect();
    let number: BTreeMap<&str, usize> =
        analyses.iter().enumerate().map(|(at, a)| (&**a.article().path(), at)).collect();
    let corpus = Corpus::new(analyses);
    let mut compared = Vec::new();
    for rule in running() {
        if let TextRule::Corpus(rule) = rule {
            rule.check(&corpus, &mut compared);
        }
    }
    for finding in compared {
        if let Some(&at) = number.get(&*finding.primary().path) {
            found[at].push(finding);
        }
    }
    let repeats_count = policy.runs(screen::duplicate::RepeatedSentence.documentation());
    let taken_apart: Vec<(Checked, Partition, Vec<Finding>)> = analyses
        .par_iter()
        .zip(found.par_iter())
        .enumerate()
        .map(|(at, (analysis, findings))| {
            let original = |sentence| {
                let (article, original) = corpus.repeats().original(at, sentence).filter(|_| repeats_count)?;
                (article == at).then_some(original)
            };
            let parses = Parses::of(analysis);
            let partition = Partition::new(&parses, findings, original);
            let document = Checked {
                path: analysis.article().path().to_string(),
                sha256: analysis.article().sha256().to_owned(),
                sentences: analysis.sentences().len(),
                claims: partition.claims().len(),
                accounting: Accounting::new(analysis, &partition),
            };
            let (article, mut contradictions) = (ClaimedArticle::new(&parses, &partition), Vec::new());
            for rule in contradiction::RULES.iter().filter(|rule| policy.runs(rule.documentation())) {
                rule.check(&article, &mut contradictions);
            }
            (document, partition, contradictions)
        })
        .collect();
    let (mut documents, mut partitions) = (Vec::new(), Vec::new());
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    for (document, partition, contradictions) in taken_apart {
        documents.push(document);
        partitions.push(partition);
        findings.extend(contradictions);
    }
    findings.iter_mut().for_each(|finding| policy.apply(finding));
    (documents, partitions, findings)
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
