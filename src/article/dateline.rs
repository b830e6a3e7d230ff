//! What the first lines of a text say of it: the dateline ("SEOUL, Jan 12 —"), a line that is a date, the byline.

use jiff::civil::Date;

use super::metadata::{DateBasis, Published};
use super::{Block, BlockKind, Metadata, date};

/// Blocks from the head of a text in which a dateline, date or byline is looked for.
const HEAD: usize = 8;

/// Fills in what the first blocks say, where nothing better is known. A byline, and a line that is nothing but a date,
/// is no sentence: it becomes [`BlockKind::Verbatim`].
pub(super) fn read(text: &str, blocks: &mut [Block], metadata: &mut Metadata) {
    let mut written = None;
    let mut prose = 0;
    for block in blocks.iter_mut().take(HEAD) {
        let reading = block.text(text).trim();
        let short = reading.len() <= 100;
        let byline = if short && prose == 0 { author(reading) } else { None };
        let date = if short { date::parse(reading) } else { None };
        let day_alone = || short && date::prefix(reading).is_some_and(|found| found.len == reading.len());
        let found = if block.kind == BlockKind::Paragraph { dateline(reading) } else { None };
        metadata.author = metadata.author.take().or_else(|| byline.map(str::to_owned));
        written = written.or(date);
        if let Some(found) = found {
            metadata.dateline = Some(block.source_span(0..found.len));
            written = written.or(found.date);
            break;
        }
        if block.kind == BlockKind::Paragraph {
            if byline.is_some() || date.is_some() || day_alone() {
                block.kind = BlockKind::Verbatim;
                continue;
            }
            prose += 1;
            if prose == 2 {
                break;
            }
        }
    }
    if let (None, Some(date)) = (&metadata.published, written) {
        metadata.published = Some(Published { date, basis: DateBasis::Dateline });
    }
}

/// The name in a line that is nothing but a byline: "By Jane Doe", "By JANE DOE and John Roe in Geneva".
pub(super) fn author(line: &str) -> Option<&str> {
    if line.len() > 100 {
        return None;
    }
    let names = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "))?.trim();
    let words: Vec<&str> = names.split_whitespace().collect();
    let is_name = |word: &&str| {
        let bare = word.trim_end_matches([',', '.']);
        bare.starts_with(char::is_uppercase) && bare.chars().all(|c| c.is_alphabetic() || "'’-.".contains(c))
    };
    let links = ["and", "in", "de", "van", "von", "der", "al", "bin", "for", "of", "&"];
    let named = words.iter().take(2).all(is_name) && words.iter().all(|word| is_name(word) || links.contains(word));
    // "By Monday evening, …" is no byline; nor is a sentence.
    let dated = words.iter().any(|word| {
        let bare = word.trim_end_matches([',', '.']);
        date::is_weekday(bare) || date::month(bare).is_some()
    });
    let sentence = names.ends_with('.') && words.last().is_none_or(|word| word.len() > 3);
    ((2..=10).contains(&words.len()) && named && !dated && !sentence && !names.ends_with(',')).then_some(names)
}

#[derive(Debug, PartialEq, Eq)]
struct Dateline {
    /// Length in bytes, up to and with the dash.
    len: usize,
    date: Option<Date>,
}

/// Reads a dateline at the start of a paragraph: a place, then perhaps a region, a date and an agency in brackets, then
/// a dash. A place in capitals needs no more; one in ordinary letters needs a date or an agency.
fn dateline(text: &str) -> Option<Dateline> {
    let head = &text[..text.floor_char_boundary(140)];
    let (place, capitals) = place(head)?;
    let mut rest = &head[place..];
    let (mut when, mut agency) = (None, false);
    loop {
        let trimmed = rest.trim_start();
        if let Some(after) = trimmed.strip_prefix('(') {
            let close = after.find(')')?;
            let inside = &after[..close];
            if agency || inside.is_empty() || inside.len() > 30 || !inside.starts_with(char::is_uppercase) {
                return None;
            }
            agency = true;
            rest = &after[close + 1..];
        } else if let Some(after) = trimmed.strip_prefix(',') {
            let after = after.trim_start();
            match date::prefix(after) {
                Some(found) if when.is_none() => {
                    when = Some(found);
                    rest = &after[found.len..];
                }
                Some(_) => return None,
                None => {
                    let len = region(after)?;
                    rest = &after[len..];
                }
            }
        } else {
            break;
        }
    }
    let spaced = rest.starts_with(char::is_whitespace);
    let trimmed = rest.trim_start();
    let after = ["—", "–", "--", "-"].iter().find_map(|dash| trimmed.strip_prefix(dash))?;
    let hyphen = trimmed.starts_with('-') && !trimmed.starts_with("--");
    let after_is_spaced = after.starts_with(char::is_whitespace);
    if hyphen && !(spaced && after_is_spaced) {
        return None;
    }
    let next = after.trim_start().chars().next()?;
    let starts = next.is_uppercase() || next.is_numeric() || "\"“‘'«".contains(next);
    let enough = (capitals && starts) || when.is_some() || agency;
    enough.then_some(Dateline { len: head.len() - after.len(), date: when.and_then(date::WrittenDate::date) })
}

/// The bytes of a place name at the start of a text, and whether all of it is in capitals.
fn place(text: &str) -> Option<(usize, bool)> {
    let end = text.find([',', '(', '—', '–', '\n', '\r']).unwrap_or(text.len());
    let end = text[..end].find(" - ").or_else(|| text[..end].find("--")).unwrap_or(end);
    let place = text[..end].trim_end();
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let fitting = place.chars().all(|c| c.is_alphabetic() || " .'’-/".contains(c));
    let words = place.split_whitespace().count();
    let capitals = place.chars().all(|c| !c.is_lowercase());
    let titles = place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (letters >= 3 && fitting && words <= 4 && titles && date::month(place).is_none() && !date::is_weekday(place))
        .then_some((place.len(), capitals))
}

/// The bytes of a region or country after the comma: one to three capitalised words.
fn region(text: &str) -> Option<usize> {
    let end = text.find([',', '(', '—', '–', '\n', '\r']).unwrap_or(text.len());
    let end = text[..end].find(" - ").or_else(|| text[..end].find("--")).unwrap_or(end);
    let region = text[..end].trim_end();
    let words = region.split_whitespace().count();
    let titles = region.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    ((1..=3).contains(&words) && titles && region.len() <= 40).then_some(region.len())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn datelines_of_the_agencies() {
        for (text, place, date) in [
            ("SEOUL, Jan 12 — The ministers met.", "SEOUL", None),
            ("WASHINGTON (Reuters) - The ministers met.", "WASHINGTON", None),
            ("PARIS, 12 January 2024 – The ministers met.", "PARIS", Some(date(2024, 1, 12))),
            ("GENEVA — The ministers met.", "GENEVA", None),
            ("GENEVA—“We met,” the minister said.", "GENEVA", None),
            ("RAFAH, Gaza Strip (AP) — Aid came.", "RAFAH", None),
            ("NEW DELHI, Jan. 12, 2024 (AFP) -- Aid came.", "NEW DELHI", Some(date(2024, 1, 12))),
            ("Lisbon, 12 January 2024 – aid came.", "Lisbon", Some(date(2024, 1, 12))),
            ("ST. JOHN'S, Antigua – The storm passed.", "ST. JOHN'S", None),
        ] {
            assert_eq!(dateline(text).map(|found| found.date), Some(date), "{text}");
            let len = dateline(text).map_or(0, |found| found.len);
            assert!(text.starts_with(place) && text[..len].ends_with(['—', '–', '-']), "{text}");
            assert!(!text[len..].trim().is_empty() && !text[len..].contains(['—', '–']), "{text}");
        }
    }

    #[test]
    fn what_is_no_dateline() {
        for text in [
            "Lisbon — the capital — was quiet.",
            "NATO — which met on Monday — said no.",
            "The minister (Labour) - a farmer - said no.",
            "US-China talks began.",
            "SEOUL, however, said no.",
            "",
            "—",
            "Friday — The ministers met.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn bylines_are_names_alone() {
        for (line, name) in [
            ("By Jane Doe", "Jane Doe"),
            ("By JANE DOE and John van Roe", "JANE DOE and John van Roe"),
            ("By Jane Q. Doe in Geneva", "Jane Q. Doe in Geneva"),
        ] {
            assert_eq!(author(line), Some(name));
        }
        for line in ["By Monday Evening", "By the river", "By Friday", "By Jane", "By Law the council must act.", "By"]
        {
            assert_eq!(author(line), None, "{line}");
        }
    }
}
