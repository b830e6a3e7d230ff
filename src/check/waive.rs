//! What people have let stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::record::ClaimFileInput;
use super::record::waivers::{EXPIRED, UNUSED};
use super::{Policy, Registry, Report};
use crate::finding::{Family, Finding, sort_and_number};
use crate::ledger::{Step, Waiver};

/// A finding that a person lets stand, and who, and why.
#[derive(Clone, Debug)]
pub struct Waived {
    /// The finding.
    pub finding: Finding,
    /// Who lets it stand, if that is said.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
}

impl Report {
    /// Takes the findings that the waivers of these claim files let stand out of the report, and adds those about the
    /// waivers: expired ones, which let nothing stand, and unused ones.
    pub fn waive(&mut self, files: &[&ClaimFileInput], policy: &Policy) {
        let mut told = Vec::new();
        // Which waiver takes what, by rule: a run has many findings and few waivers.
        for file in files.iter().filter(|file| !file.file.waivers.is_empty()) {
            for (at, waiver) in file.file.waivers.iter().enumerate() {
                let place = || file.place(&[Step::Key("waivers"), Step::Item(at), Step::Key("rule")]);
                if is_expired(waiver, policy) {
                    let until = waiver.until.as_deref().unwrap_or_default();
                    let message = format!("the waiver of ‘{}’ has expired ({until}): {}", waiver.rule, waiver.reason);
                    told.push(Finding::at(&EXPIRED, place(), message));
                    continue;
                }
                let count = self.findings.len();
                let (gone, left) =
                    std::mem::take(&mut self.findings).into_iter().partition(|one| covers(waiver, file, one));
                self.findings = left;
                self.waived.extend(Vec::into_iter(gone).map(|finding| Waived {
                    finding,
                    by: waiver.by.clone(),
                    reason: waiver.reason.clone(),
                }));
                if self.findings.len() == count && self.is_judged(waiver, file, policy) {
                    let message = match Registry::all().rule(&waiver.rule) {
                        Some(_) => format!("the waiver of ‘{}’ lets nothing stand: {}", waiver.rule, waiver.reason),
                        None => format!("this is a waiver of ‘{}’, and there is no such rule", waiver.rule),
                    };
                    told.push(Finding::at(&UNUSED, place(), message));
                }
            }
        }
        told.retain(|finding| Registry::all().rule(finding.rule).is_none_or(|rule| policy.runs(rule)));
        told.iter_mut().for_each(|finding| policy.apply(finding));
        if !told.is_empty() {
            self.findings.extend(told);
            let order: BTreeMap<Arc<str>, usize> = (self.documents.iter().enumerate())
                .map(|(at, document)| (Arc::from(document.path.as_str()), at))
                .collect();
            sort_and_number(&mut self.findings, &order);
        }
    }

    /// Whether a run looks for what a waiver lets stand: its rule runs, on what the file is about.
    fn is_judged(&self, waiver: &Waiver, file: &ClaimFileInput, policy: &Policy) -> bool {
        match Registry::all().rule(&waiver.rule) {
            None => true,
            Some(rule) if rule.family == Family::Record => policy.runs(rule),
            Some(rule) => {
                let article = file.article.article().path();
                policy.runs(rule) && self.documents.iter().any(|document| *document.path == **article)
            }
        }
    }
}

fn is_expired(waiver: &Waiver, policy: &Policy) -> bool {
    let until = waiver.until.as_deref().and_then(|until| until.parse::<jiff::civil::Date>().ok());
    policy.demands.as_of.zip(until).is_some_and(|(day, until)| day > until)
}

/// Whether a waiver lets a finding stand: one of its rule in its file or the article of that, with its fingerprint, or
/// on its claim.
fn covers(waiver: &Waiver, file: &ClaimFileInput, finding: &Finding) -> bool {
    let place = finding.primary();
    let named = match (&waiver.fingerprint, &waiver.claim) {
        (Some(fingerprint), _) => *fingerprint == finding.fingerprint,
        (None, Some(claim)) => place.path == file.path && place.quote == *claim,
        (None, None) => false,
    };
    named && waiver.rule == finding.rule && (place.path == file.path || place.path == *file.article.article().path())
}
