//! Accounts for every character of the source: what no block reads is listed as left out.

use super::{Block, LeftOut, Span};

/// Lists what lies between the readable stretches of `blocks` and is not white space. `regions` (in order, not
/// overlapping) say what a stretch of the source is; what no region covers is `markup`.
pub(super) fn left_out(text: &str, blocks: &[Block], regions: &[LeftOut]) -> Vec<LeftOut> {
    let mut cover = Cover { text, regions, next_region: 0, left_out: Vec::new() };
    let mut at = 0;
    for block in blocks {
        block.each_run(block.span(), |part| {
            cover.gap(at, part.start());
            at = part.end();
        });
    }
    cover.gap(at, text.len());
    cover.left_out
}

/// Regions in the order of the text; of those that overlap the first counts, and of nested ones the outer.
pub(super) fn in_order(mut regions: Vec<LeftOut>) -> Vec<LeftOut> {
    regions.sort_by_key(|region| (region.span.start(), std::cmp::Reverse(region.span.end())));
    let mut end = 0;
    regions.retain(|region| {
        let fits = region.span.start() >= end;
        if fits {
            end = region.span.end();
        }
        fits
    });
    regions
}

/// One sentence about the regions: "left out: navigation, 3 scripts, footer". What goes without saying is not said.
pub(super) fn summary(regions: &[LeftOut]) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for region in regions.iter().filter(|region| !UNSAID.contains(&region.what)) {
        match counts.iter_mut().find(|(what, _)| *what == region.what) {
            Some((_, count)) => *count += 1,
            None => counts.push((region.what, 1)),
        }
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(what, count)| match count {
            1 => (*what).to_owned(),
            _ if UNCOUNTED.contains(what) => (*what).to_owned(),
            _ => format!("{count} {what}s"),
        })
        .collect();
    (!parts.is_empty()).then(|| format!("left out: {}", parts.join(", ")))
}

/// What goes without saying.
const UNSAID: [&str; 5] = ["front matter", "head", "list mark", "markup", "rule"];

/// What has no plural, or is one.
const UNCOUNTED: [&str; 9] = [
    "HTML",
    "comments",
    "embedded media",
    "hidden text",
    "links",
    "navigation",
    "other text of the page",
    "related links",
    "fallback",
];

struct Cover<'a> {
    text: &'a str,
    regions: &'a [LeftOut],
    next_region: usize,
    left_out: Vec<LeftOut>,
}

impl Cover<'_> {
    /// Lists a stretch that no block reads, cut at the bounds of the regions.
    fn gap(&mut self, mut start: usize, end: usize) {
        while start < end {
            while self.regions.get(self.next_region).is_some_and(|region| region.span.end() <= start) {
                self.next_region += 1;
            }
            let (stop, what) = match self.regions.get(self.next_region) {
                Some(region) if region.span.start() <= start => (region.span.end().min(end), region.what),
                Some(region) => (region.span.start().min(end), "markup"),
                None => (end, "markup"),
            };
            self.push(start, stop, what);
            start = stop;
        }
    }

    fn push(&mut self, start: usize, end: usize, what: &'static str) {
        let stretch = &self.text[start..end];
        let trimmed = stretch.trim_start();
        if !trimmed.is_empty() {
            let start = end - trimmed.len();
            let span = Span::new(start, start + trimmed.trim_end().len());
            self.left_out.push(LeftOut { span, what });
        }
    }
}
