//! What people have let stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::record::waivers::{EXPIRED, UNUSED};
use super::{Policy, Registry, Report};
use crate::finding::{Family, Finding, Place, sort_and_number};
use crate::ledger::Waiver;

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

/// A waiver and where it stands.
#[derive(Clone, Debug)]
pub struct PlacedWaiver {
    /// The claim file.
    pub file: Arc<str>,
    /// The article that the file is about.
    pub article: Arc<str>,
    /// What is let stand.
    pub waiver: Waiver,
    /// Where it says so.
    pub place: Place,
}

impl Report {
    /// Takes the findings that waivers let stand out of the report, and adds those about the waivers: expired ones,
    /// which let nothing stand, and unused ones. Time grows with the number of findings.
    pub fn waive(&mut self, waivers: &[PlacedWaiver], policy: &Policy) {
        if waivers.is_empty() {
            return;
        }
        let mut told = Vec::new();
        // Which waivers may take a finding, by its rule and file.
        let mut index: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (at, one) in waivers.iter().enumerate() {
            if one.is_expired(policy) {
                let until = one.waiver.until.as_deref().unwrap_or_default();
                let message =
                    format!("the waiver of ‘{}’ has expired ({until}): {}", one.waiver.rule, one.waiver.reason);
                told.push(Finding::at(&EXPIRED, one.place.clone(), message));
                continue;
            }
            for path in [&one.file, &one.article] {
                index.entry((&one.waiver.rule, path)).or_default().push(at);
            }
        }
        let mut used = vec![false; waivers.len()];
        for finding in std::mem::take(&mut self.findings) {
            let may = index.get(&(finding.rule, &*finding.primary().path));
            match may.into_iter().flatten().find(|at| waivers[**at].covers(&finding)) {
                Some(&at) => {
                    used[at] = true;
                    let Waiver { by, reason, .. } = waivers[at].waiver.clone();
                    self.waived.push(Waived { finding, by, reason });
                }
                None => self.findings.push(finding),
            }
        }
        for (one, _) in waivers.iter().zip(&used).filter(|(_, used)| !**used) {
            if !one.is_expired(policy) && self.is_judged(one, policy) {
                let Waiver { rule, reason, .. } = &one.waiver;
                let message = match Registry::all().rule(rule) {
                    Some(_) => format!("the waiver of ‘{rule}’ lets nothing stand: {reason}"),
                    None => format!("this is a waiver of ‘{rule}’, and there is no such rule"),
                };
                told.push(Finding::at(&UNUSED, one.place.clone(), message));
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
    fn is_judged(&self, one: &PlacedWaiver, policy: &Policy) -> bool {
        match Registry::all().rule(&one.waiver.rule) {
            None => true,
            Some(rule) if rule.family == Family::Record => policy.runs(rule),
            Some(rule) => policy.runs(rule) && self.documents.iter().any(|document| *document.path == *one.article),
        }
    }
}

impl PlacedWaiver {
    fn is_expired(&self, policy: &Policy) -> bool {
        let until = self.waiver.until.as_deref().and_then(|until| until.parse::<jiff::civil::Date>().ok());
        policy.demands.as_of.zip(until).is_some_and(|(day, until)| day > until)
    }

    /// Whether it lets a finding of its rule in its file or article stand: the one with its fingerprint, or on its claim.
    fn covers(&self, finding: &Finding) -> bool {
        let place = finding.primary();
        match (&self.waiver.fingerprint, &self.waiver.claim) {
            (Some(fingerprint), _) => *fingerprint == finding.fingerprint,
            (None, Some(claim)) => place.path == self.file && place.quote.trim_matches(['"', '\'']) == claim,
            (None, None) => false,
        }
    }
}
