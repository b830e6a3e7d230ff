//! Paragraphs of plain text.
//!
//! Plain text has no marks for paragraphs, and three habits are common. Some texts part paragraphs by blank lines and
//! wrap the lines inside; some put one paragraph on a line, with or without blank lines between; some do either in
//! places. So a blank line always parts, and each *line break inside a group of lines* is decided by itself:
//!
//! - It joins where the text, or its group, is **wrapped**: lines are about equally long, end where the next word would
//!   not have fitted, and often end in mid-sentence ([`wrap_width`]); and where this very line is full.
//! - It joins where a sentence plainly runs on: no mark of punctuation ends the line, and the next begins small.
//! - It never joins before the marker of a list item, unless that is a wrapped line that happens to begin so.
//! - Otherwise it parts: the text has one paragraph a line.
//!
//! A heading is a short line by itself, without a mark at its end, that begins like a title and is followed by a longer
//! paragraph; past the first block it must also stand after one. A fragment such as "not present." ends in a full stop
//! and begins small, and is none. A byline, and a line that is nothing but a date, is [`BlockKind::Verbatim`]: it is
//! never a sentence.

use super::{Block, BlockKind, Span, date, dateline};

/// Lines longer than this (in characters) were not wrapped by anyone.
const WIDEST_WRAP: usize = 130;

/// Breaks looked at to learn how a whole text is laid out.
const SAMPLE: usize = 4000;

/// One line without the white space around it, never blank.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
}

/// Cuts `text` from byte `from` into blocks. Every character that is not white space lies in one.
pub(super) fn blocks(text: &str, from: usize) -> Vec<Block> {
    let text_width = text_width(text, from);
    let mut blocks = Vec::new();
    let mut group = Vec::new();
    for line in lines(text, from).chain([None]) {
        match line {
            Some(line) => group.push(line),
            None if group.is_empty() => {}
            None => {
                push_group(text, &group, text_width, &mut blocks);
                group.clear();
            }
        }
    }
    mark_headings(text, &mut blocks);
    blocks
}

/// The lines of a text, `None` for a blank one. Lines end at `\n`, `\r\n` or a lone `\r`.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Option<Line>> {
    let bytes = text.as_bytes();
    let mut at = from;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |len| start + len);
        at = match bytes.get(end..end + 2) {
            Some(b"\r\n") => end + 2,
            _ => end + 1,
        };
        let line = &text[start..end];
        let trimmed = line.trim_start();
        let start = end - trimmed.len();
        let end = start + trimmed.trim_end().len();
        Some((start < end).then_some(Line { start, end }))
    })
}

/// The width at which the whole text is wrapped, learnt from its first breaks inside groups.
fn text_width(text: &str, from: usize) -> Option<usize> {
    let mut breaks = Vec::new();
    let mut before: Option<Line> = None;
    for line in lines(text, from) {
        if let (Some(before), Some(line)) = (before, line) {
            breaks.push((before, line));
            if breaks.len() == SAMPLE {
                break;
            }
        }
        before = line;
    }
    if breaks.len() < 4 { None } else { wrap_width(text, breaks.iter().copied()) }
}

/// The width at which lines are wrapped, if they are: hardly a line is wider than people wrap, nearly all that have a
/// follower are full, and one in three or more ends in mid-sentence.
fn wrap_width(text: &str, breaks: impl Iterator<Item = (Line, Line)> + Clone) -> Option<usize> {
    let mut widths: Vec<usize> = breaks.clone().map(|(line, _)| width(text, line)).collect();
    widths.sort_unstable();
    let widest = widths[(widths.len() - 1) * 49 / 50];
    if !(30..=WIDEST_WRAP).contains(&widest) {
        return None;
    }
    let (mut full, mut running, mut all) = (0, 0, 0);
    for (line, next) in breaks {
        all += 1;
        full += usize::from(is_full(text, line, next, widest));
        running += usize::from(!ends_sentence(&text[line.start..line.end]));
    }
    (full * 10 >= all * 7 && running * 3 >= all).then_some(widest)
}

/// Characters of a line, counted only as far as it matters.
fn width(text: &str, line: Line) -> usize {
    match line.end - line.start > 4 * WIDEST_WRAP {
        true => WIDEST_WRAP + 1,
        false => text[line.start..line.end].chars().count(),
    }
}

/// Whether the first word of the next line would not have fitted on this one, give or take what tidy wrapping leaves.
fn is_full(text: &str, line: Line, next: Line, widest: usize) -> bool {
    let word = text[next.start..next.end].split(char::is_whitespace).next().unwrap_or("");
    width(text, line) + 1 + word.chars().take(WIDEST_WRAP).count() + 5 > widest
}

/// Whether a line ends with a mark that ends a sentence, closing quotation marks and brackets aside.
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_']);
    bare.ends_with(['.', '!', '?', '…', ':'])
}

fn push_group(text: &str, group: &[Line], text_width: Option<usize>, blocks: &mut Vec<Block>) {
    let pairs = || group.iter().copied().zip(group.iter().copied().skip(1));
    let own_width = || if group.len() > 2 { wrap_width(text, pairs()) } else { None };
    let group_width = if group.len() > 1 { text_width.or_else(own_width) } else { None };
    let Some(first) = group.first() else { return };
    let mut kind = kind_of(&text[first.start..first.end]);
    let (mut start, mut end) = (first.start, first.end);
    for (line, next) in pairs() {
        if joins(text, line, next, group_width, kind) {
            end = next.end;
            continue;
        }
        blocks.push(Block::plain(kind, Span::new(start, end)));
        (start, end) = (next.start, next.end);
        kind = kind_of(&text[next.start..next.end]);
    }
    blocks.push(Block::plain(kind, Span::new(start, end)));
}

/// Whether a paragraph goes on over the break between two lines.
fn joins(text: &str, line: Line, next: Line, width: Option<usize>, kind: BlockKind) -> bool {
    let (this, then) = (&text[line.start..line.end], &text[next.start..next.end]);
    let ended = ends_sentence(this);
    let starts_item = kind_of(then) == BlockKind::ListItem;
    let in_list = kind == BlockKind::ListItem;
    if starts_item && (ended || in_list || width.is_none_or(|width| !is_full(text, line, next, width))) {
        return false;
    }
    if kind == BlockKind::Verbatim {
        return false;
    }
    let runs_on = !ended && then.starts_with(char::is_lowercase);
    runs_on || width.is_some_and(|width| is_full(text, line, next, width))
}

/// What a block is by its first line alone.
fn kind_of(line: &str) -> BlockKind {
    if has_list_marker(line) {
        BlockKind::ListItem
    } else if dateline::author(line).is_some() || is_date(line) {
        BlockKind::Verbatim
    } else {
        BlockKind::Paragraph
    }
}

/// A line that is nothing but a date. Most lines are ruled out by their length or for want of a figure.
fn is_date(line: &str) -> bool {
    line.len() <= 60 && line.bytes().any(|byte| byte.is_ascii_digit()) && date::parse(line).is_some()
}

/// `- item`, `* item`, `• item`, `1. item`, `2) item`, `3.) item`. A dash as dialogue uses it ("– Yes") is none.
fn has_list_marker(line: &str) -> bool {
    let after_digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = match line.len() - after_digits.len() {
        0 => line.strip_prefix(['-', '*', '•', '◦', '‣', '·']),
        1 | 2 => after_digits.strip_prefix(".)").or_else(|| after_digits.strip_prefix(['.', ')'])),
        _ => None,
    };
    rest.is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}']))
}

/// Turns short title-like paragraphs before longer ones into headings.
fn mark_headings(text: &str, blocks: &mut [Block]) {
    let mut seen_prose = false;
    let mut previous_is_long = false;
    for at in 0..blocks.len() {
        if blocks[at].kind != BlockKind::Paragraph {
            // A heading may follow a list, but not two in a row.
            previous_is_long = blocks[at].kind == BlockKind::ListItem;
            continue;
        }
        let this = blocks[at].text(text);
        let most_words = if seen_prose { 9 } else { 20 };
        let candidate = (previous_is_long || !seen_prose) && is_title_like(this, most_words);
        let longer_follows = || {
            let prose = |next: &&Block| matches!(next.kind, BlockKind::Paragraph | BlockKind::ListItem);
            // Between a headline and its text there may be a caption or a standfirst; a section begins at once.
            let within = if seen_prose { 1 } else { 3 };
            let mut after = blocks[at + 1..].iter().take(5).filter(prose).take(within);
            after.any(|next| is_longer_prose(next, text, this.len()))
        };
        if candidate && longer_follows() {
            blocks[at].kind = BlockKind::Heading;
            previous_is_long = false;
        } else {
            seen_prose = true;
            previous_is_long = is_longer_prose(&blocks[at], text, 30);
        }
    }
}

fn is_longer_prose(block: &Block, text: &str, than: usize) -> bool {
    let next = block.text(text);
    next.len() >= 60 && next.len() * 2 >= than * 3 && ends_sentence(next)
}

/// A line of at most so many words that begins with a capital, a figure or a quotation mark and ends without a mark.
fn is_title_like(line: &str, most_words: usize) -> bool {
    let opening = ['"', '\'', '“', '‘', '«'];
    let first = line.trim_start_matches(opening).chars().next();
    // Words that no title ends with: the line was cut there.
    let cut = ["a", "an", "the", "of", "and", "or", "to", "with", "by", "for", "that", "is", "was", "are", "were"];
    line.len() <= 160
        && !line.ends_with(['.', '!', '?', '…', ':', ';', ',', '-', '–', '—', '"', '”', ')', ']'])
        && first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && !line.contains(['\n', '\r'])
        && line.contains(char::is_alphabetic)
        && line.split_whitespace().count() <= most_words
        && line.split_whitespace().next_back().is_some_and(|word| !cut.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block as one line, its kind by a letter, its inner line breaks as `/`.
    fn outline(text: &str) -> Vec<String> {
        let kind = |kind| match kind {
            BlockKind::Heading => 'H',
            BlockKind::Paragraph => 'P',
            BlockKind::ListItem => 'L',
            _ => 'V',
        };
        let line = |block: &Block| format!("{} {}", kind(block.kind), block.text(text).replace('\n', "/"));
        blocks(text, 0).iter().map(line).collect()
    }

    const LONG: &str =
        "The council approved the new harbour plan on Monday after a debate of nearly six hours in public.";

    #[test]
    fn one_paragraph_a_line_with_and_without_blank_lines() {
        let short = "Work begins in May.";
        let expected = [format!("P {LONG}"), format!("P {short}"), format!("P {LONG}")];
        assert_eq!(outline(&format!("{LONG}\n{short}\n{LONG}\n")), expected);
        assert_eq!(outline(&format!("{LONG}\n\n{short}\n{LONG}\n")), expected);
        assert_eq!(outline(&format!("{LONG}\r\n\r\n\r\n{short}\r{LONG}")), expected);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The council approved the new harbour plan on Monday after\n\
                    a debate of nearly six hours. Residents of the old town\n\
                    Stayed away. The vote was seven to four, with two members\n\
                    absent.\n\
                    \n\
                    Work begins in May. It will take three years in all, said\n\
                    Mayor Okoye.\n";
        let expected = [
            "P The council approved the new harbour plan on Monday after/a debate of nearly six hours. Residents of \
             the old town/Stayed away. The vote was seven to four, with two members/absent.",
            "P Work begins in May. It will take three years in all, said/Mayor Okoye.",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn a_sentence_that_runs_on_is_joined_even_where_nothing_else_wraps() {
        let text = format!("{LONG}\n\nThe mayor said the city\nwould pay. {LONG}\n\n{LONG}");
        assert_eq!(outline(&text)[1], format!("P The mayor said the city/would pay. {LONG}"));
    }

    #[test]
    fn lists_are_items() {
        let text =
            "The plan has three parts:\n- a new quay\n- a bridge for\n  bicycles\n- trees\n\n1. Dredging\n2. Piling";
        let expected = [
            "P The plan has three parts:",
            "L - a new quay",
            "L - a bridge for/  bicycles",
            "L - trees",
            "L 1. Dredging",
            "L 2. Piling",
        ];
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn headings_are_short_titles_before_longer_text() {
        let text = format!("Harbour plan passes\nBy Ada Okoye\n12 January 2024\n{LONG}\nWhat comes next\n{LONG}\n");
        let expected = [
            "H Harbour plan passes".to_owned(),
            "V By Ada Okoye".to_owned(),
            "V 12 January 2024".to_owned(),
            format!("P {LONG}"),
            "H What comes next".to_owned(),
            format!("P {LONG}"),
        ];
        assert_eq!(outline(&text), expected);
    }

    #[test]
    fn fragments_are_no_headings() {
        for fragment in ["not present.", "Told.", "the vote", "The council and the", "“We will see,”", "Plan, cost,"]
        {
            let text = format!("{LONG}\n{fragment}\n{LONG}");
            assert_eq!(outline(&text)[1], format!("P {fragment}"), "{fragment}");
        }
        assert_eq!(outline(&format!("{LONG}\nLast words")), [format!("P {LONG}"), "P Last words".to_owned()]);
    }
}
