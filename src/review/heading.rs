//! The line above a finding, and the values below it.

use super::Layout;
use super::flow::{words, wrap};
use super::ink::{Ink, Line, width};
use super::order::Group;
use crate::finding::{Confidence, Finding};

/// Columns of the severity at the left, which the message keeps clear of.
const SEVERITY: usize = 9;
/// A message gets at least so many columns beside the name of its rule, or the name goes below.
const ROOM: usize = 30;

/// The heading of one finding: severity, message, and at the right the rule.
pub(super) fn of_finding(finding: &Finding, layout: &Layout) -> Vec<String> {
    let mut rule = format!("{} {}", finding.rule, finding.code);
    if finding.confidence != Confidence::CERTAIN {
        rule.push_str(&format!(" · {:.0} %", finding.confidence.value() * 100.0));
    }
    with_severity(finding, &finding.message, &rule, layout)
}

/// The heading of many findings of one rule.
pub(super) fn of_group(group: &Group, layout: &Layout) -> Vec<String> {
    let Some(first) = group.findings.first() else {
        return Vec::new();
    };
    with_severity(first, &format!("{} ({} findings)", first.rule, group.findings.len()), first.code, layout)
}

/// What stands above a finding that has a heading in common with others.
pub(super) fn in_group(finding: &Finding, layout: &Layout) -> Vec<String> {
    let lines = wrap(&words(&finding.message, Ink::Normal), layout.columns() - SEVERITY);
    lines.iter().map(|line| format!("{:SEVERITY$}{}", "", line.paint(layout.style))).collect()
}

fn with_severity(finding: &Finding, message: &str, rule: &str, layout: &Layout) -> Vec<String> {
    let columns = layout.columns();
    let beside = (columns - SEVERITY).checked_sub(width(rule) + 2).filter(|&room| room >= ROOM);
    let lines = wrap(&words(message, Ink::Strong), beside.unwrap_or(columns - SEVERITY));
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut whole = Line::new();
        let word = if at == 0 { finding.severity.name() } else { "" };
        whole.push(word, Ink::Severity(finding.severity));
        whole.push(&" ".repeat(SEVERITY - word.len()), Ink::Normal);
        whole.append(line);
        if at == 0 && beside.is_some() {
            whole.push(&" ".repeat(columns.saturating_sub(whole.width() + width(rule))), Ink::Normal);
            whole.push(rule, Ink::Quiet);
        }
        out.push(whole.paint(layout.style));
    }
    if beside.is_none() {
        for line in wrap(&words(rule, Ink::Quiet), columns - SEVERITY) {
            out.push(format!("{:SEVERITY$}{}", "", line.paint(layout.style)));
        }
    }
    out
}

/// The values that clash: `number: ‘two’ ≠ ‘three’`, in the order in which the places are shown, in lines of at most
/// `limit` columns.
pub(super) fn values(finding: &Finding, order: &[usize], limit: usize) -> Vec<Line> {
    let mut out = Vec::new();
    for value in &finding.values {
        let mut line = words(&format!("{}:", value.slot), Ink::Quiet);
        let texts = order.iter().filter_map(|&place| value.texts.get(place));
        let mut shown: Vec<&str> = Vec::new();
        for text in texts.map(|text| text.trim()).filter(|text| !text.is_empty()) {
            // Of three places two may agree.
            if shown.contains(&text) {
                continue;
            }
            shown.push(text);
            if shown.len() > 1 {
                line.extend(words("≠", Ink::Strong));
            }
            line.extend(words(&format!("‘{text}’"), Ink::Strong));
        }
        out.extend(wrap(&line, limit));
    }
    out
}
