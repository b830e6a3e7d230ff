//! Who vouches for what an article says.

use crate::article::Span;
use crate::meaning::Attribution;

/// Who vouches for what, by place.
#[derive(Debug, Default)]
pub(super) struct Sources {
    attributions: Vec<Attribution>,
    /// Stretches of content with the numbers of their attributions, in the order of where they start; and how far the
    /// longest of those up to each reaches.
    contents: Vec<(Span, usize)>,
    reach: Vec<usize>,
}

impl Sources {
    /// Keeps what is reported, with its source.
    pub fn new(attributions: Vec<Attribution>) -> Self {
        let mut contents: Vec<(Span, usize)> = attributions
            .iter()
            .enumerate()
            .filter(|(_, found)| found.is_report() && !found.source_spans.is_empty())
            .flat_map(|(at, found)| found.content_spans.iter().map(move |span| (*span, at)))
            .collect();
        contents.sort_unstable();
        let ends = contents.iter().scan(0, |furthest: &mut usize, (span, _)| {
            *furthest = span.end().max(*furthest);
            Some(*furthest)
        });
        let reach = ends.collect();
        Self { attributions, contents, reach }
    }

    /// The nearest source in whose words a place stands.
    pub fn of(&self, place: Span) -> Option<&Attribution> {
        let upto = self.contents.partition_point(|(span, _)| span.start() <= place.start());
        let open = (0..upto).rev().take_while(|&at| self.reach[at] >= place.end());
        let around = open.filter(|&at| self.contents[at].0.contains(place));
        around.map(|at| &self.attributions[self.contents[at].1]).min_by_key(|found| found.extent().len())
    }
}
