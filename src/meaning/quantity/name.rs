//! Numbers that count nothing: years, dates, times of day, telephone numbers, and parts of names.

use std::ops::Range;
use std::sync::LazyLock;

use super::numeral::Numeral;
use super::piece::{Kind, Pieces};
use super::rational::Rational;
use super::table::Table;

/// Words that make a name, a date or an idiom of a number beside them, each with its class.
static WORDS: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("names.txt")));

fn is_class(pieces: &Pieces<'_>, at: usize, class: &str) -> bool {
    pieces.is_word(at) && WORDS.is(pieces.form(at), class)
}

/// Whether a piece is the name of a month. "May" and "March" are only with a capital.
fn is_month(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is_capitalised(at) && is_class(pieces, at, "month")
}

/// The end of a chain of figures that is a date, a time of day, a telephone number or some other code and starts at a
/// piece: "5/17/2018", "12:30", "555-0142", "2010-11", "1-800-555-0100".
pub(super) fn code(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let first = pieces.digits(at)?;
    let mut end = at + 1;
    let (mut links, mut colons, mut strokes) = (0, 0, 0);
    let mut last = first;
    while let Some(next) = pieces.digits(end + 1) {
        let joint = pieces.form(end);
        // "1902 – 05" of texts whose dashes stand apart.
        let is_span = joint == "–" && links == 0 && first.plain == 4 && next.plain == 2;
        let is_grown = !pieces.spaced(end) && !pieces.spaced(end + 1) || is_span;
        if !is_grown || !matches!(joint, "-" | "–" | "‑" | "/" | ":") {
            break;
        }
        colons += usize::from(joint == ":");
        strokes += usize::from(joint == "/");
        links += 1;
        last = next;
        end += 2;
    }
    let is_year = |plain: usize, value: Rational| plain == 4 && years().contains(&value);
    let is_code = match links {
        0 => false,
        1 if colons == 1 => last.plain == 2,
        1 if strokes == 1 => {
            is_year(first.plain, first.value)
                || first.value >= last.value
                || first.plain == 0
                || last.plain == 2 && first.plain <= 2 && last.value.as_whole() == Some(11)
        }
        1 => {
            is_year(first.plain, first.value) && matches!(last.plain, 1 | 2 | 4) && !counts_behind(pieces, end)
                || first.plain == 3 && last.plain == 4
                || first.plain > 1 && pieces.form(at).starts_with('0')
        }
        _ => true,
    };
    is_code.then_some(end)
}

fn years() -> std::ops::RangeInclusive<Rational> {
    Rational::whole(1000)..=Rational::whole(2100)
}

/// Whether what follows makes an amount of figures that look like years: "1500-2000 people".
fn counts_behind(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.form(at), "%") || pieces.upos(at) == "NOUN" && pieces.form(at).ends_with('s')
}

/// Whether a number with neither currency nor unit is none that counts. `is_bounded` tells whether a phrase such as
/// "more than" stands before it.
pub(super) fn is_name(pieces: &Pieces<'_>, range: &Range<usize>, numeral: &Numeral, is_bounded: bool) -> bool {
    let (start, end) = (range.start, range.end);
    numeral.plain > 15
        || numeral.plain > 1 && pieces.form(start).starts_with('0')
        || grows_on(pieces, start, end)
        || is_capitalised_inside(pieces, start)
        || is_date(pieces, start, end, numeral)
        || is_time_of_day(pieces, start, end, numeral)
        || is_labelled(pieces, start, end, numeral)
        || numeral.plain == 4 && is_year(pieces, start, end, numeral, is_bounded)
        || numeral.plain == 3 && is_early_year(pieces, start, end)
        || is_list_mark(pieces, start, end)
        || is_address(pieces, end, numeral)
        || numeral.value == Rational::ONE && !numeral.in_figures && is_idle_one(pieces, start, end)
        || pieces.is_hyphen(end) && is_class(pieces, end + 1, "idle")
}

/// Whether letters are grown on, or a letter and a hyphen before: "5G", "F-16", "mid-30".
fn grows_on(pieces: &Pieces<'_>, start: usize, end: usize) -> bool {
    if start > 0 && pieces.form(start - 1) == "#" {
        return true;
    }
    let before = start > 0 && !pieces.spaced(start) && {
        let hyphen = pieces.is_dash(start - 1);
        let piece = if hyphen && start > 1 && !pieces.spaced(start - 1) { start - 2 } else { start - 1 };
        matches!(pieces.kind(piece), Some(Kind::Word | Kind::Code)) && !pieces.is_any(piece, &["then", "now"])
            || matches!(pieces.form(start - 1), "#" | "№" | "§" | "^")
            || hyphen && pieces.spaced(start - 1) && pieces.kind(start.wrapping_sub(2)) == Some(Kind::Code)
    };
    // "the 90's".
    let is_decade = matches!(pieces.form(end), "'" | "’") && pieces.is(end + 1, "s") && pieces.digits(start).is_some();
    let after = !pieces.spaced(end)
        && (is_decade && !pieces.spaced(end + 1)
            || matches!(pieces.kind(end), Some(Kind::Word | Kind::Code | Kind::Digits(_)))
            || matches!(pieces.form(end), "/" | ":" | "_" | "×" | "*" | "=" | "^") && !pieces.spaced(end + 1));
    before || after
}

/// Whether a number word has a capital where no sentence starts: "the Big Four", "Fifth Avenue".
fn is_capitalised_inside(pieces: &Pieces<'_>, start: usize) -> bool {
    let opens = start == 0
        || matches!(
            pieces.form(start - 1),
            "“" | "\"" | "‘" | "'" | ":" | "(" | "[" | "—" | "•" | "…" | "." | "!" | "?" | "-" | "–"
        );
    !opens && pieces.is_word(start) && pieces.is_capitalised(start)
}

/// Whether the number is the day of a month.
pub(super) fn is_date(pieces: &Pieces<'_>, start: usize, end: usize, numeral: &Numeral) -> bool {
    let is_day = numeral.value.as_whole().is_some_and(|day| (1..=31).contains(&day)) && numeral.scale.is_none();
    if !is_day {
        return false;
    }
    let skip = |mut at: usize| {
        at -= usize::from(at > 0 && pieces.form(at - 1) == ".");
        at.checked_sub(1).is_some_and(|before| is_month(pieces, before))
    };
    let behind = end + usize::from(pieces.is(end, "of"));
    // "Jan. 12", "12 January", "the 21st of May", "January 12 and 13", "12-13 January", "12 and 13 January".
    let other_day_before =
        start >= 2 && pieces.digits(start - 2).is_some() && skip(start - 2) && is_joint(pieces, start - 1);
    let other_day_behind = is_joint(pieces, end) && pieces.digits(end + 1).is_some() && is_month(pieces, end + 2);
    let is_weekday_before =
        start > 0 && is_class(pieces, start.saturating_sub(1), "weekday") && pieces.is_word(start - 1);
    skip(start)
        || is_month(pieces, behind)
        || other_day_before
        || other_day_behind
        || is_weekday_before && numeral.in_figures && !is_counting(pieces, end)
}

fn is_joint(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is_dash(at) || pieces.is_any(at, &["and", "or", "to", ",", "&"])
}

fn is_counting(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.upos(at), "NOUN" | "ADJ")
}

fn is_time_of_day(pieces: &Pieces<'_>, start: usize, end: usize, numeral: &Numeral) -> bool {
    let is_hour = numeral.value.as_whole().is_some_and(|hour| (0..=24).contains(&hour)) && numeral.scale.is_none();
    let named = pieces.is_any(end, &["am", "pm", "GMT", "UTC"])
        || pieces.is_any(end, &["a", "p"]) && pieces.form(end + 1) == "." && pieces.is(end + 2, "m")
        || pieces.is(end, "o") && matches!(pieces.form(end + 1), "'" | "’");
    let at_hour = start > 0
        && pieces.is(start - 1, "at")
        && !matches!(pieces.upos(end), "NOUN" | "PROPN" | "ADJ" | "NUM")
        && !pieces.is_hyphen(end);
    is_hour && (named || at_hour)
}

/// Whether the number is part of a name or label: "Article 5", "Boeing 747", "Chapter Eleven", "No. 3".
fn is_labelled(pieces: &Pieces<'_>, start: usize, end: usize, numeral: &Numeral) -> bool {
    let Some(mut before) = start.checked_sub(1) else { return false };
    if pieces.form(before) == "." && before > 0 {
        before -= 1;
        if !is_class(pieces, before, "label") || before + 1 < start - 1 || pieces.spaced(before + 1) {
            return false;
        }
        return true;
    }
    // "Articles 5 and 6", "pages 3-5".
    let chained = before > 0 && pieces.digits(before - 1).is_some() && is_joint(pieces, before);
    if chained && before >= 2 && is_class(pieces, before - 2, "label") && pieces.is_word(before - 2) {
        return !counts_behind(pieces, end);
    }
    if !pieces.is_word(before) {
        return false;
    }
    let is_label = is_class(pieces, before, "label");
    let is_acronym = pieces.form(before).len() > 1 && pieces.form(before).chars().all(char::is_uppercase);
    let capital = pieces.is_capitalised(before) && (before > 0 || is_acronym);
    if is_label && (capital || is_class(pieces, before, "always") || before == 0) {
        return !counts_behind(pieces, end) || pieces.is_capitalised(before);
    }
    // "in round 8", "game two".
    if is_class(pieces, before, "row")
        && !matches!(pieces.upos(end), "NOUN" | "ADJ" | "PROPN")
        && !pieces.is_hyphen(end)
    {
        return true;
    }
    // A name right before figures, unless the number counts what follows: "Apollo 11", but "in Gaza 30 people".
    let is_code = numeral.scale.is_none() || end == start + 2 && !pieces.spaced(start + 1);
    const FUNCTIONS: [&str; 8] = ["ADP", "ADV", "AUX", "CCONJ", "DET", "PRON", "SCONJ", "VERB"];
    let is_name = capital && !FUNCTIONS.contains(&pieces.upos(before)) && numeral.in_figures && is_code;
    let plural_behind = counts_behind(pieces, end) || pieces.upos(end) == "ADJ" || pieces.is(end, "people");
    is_name && !pieces.form(start).contains(',') && !plural_behind
}

/// Whether letters that look like a unit are part of a name: "MS 9W".
pub(super) fn is_named_code(pieces: &Pieces<'_>, start: usize, end: usize) -> bool {
    let is_grown =
        end == start + 2 && !pieces.spaced(start + 1) && pieces.form(start + 1).len() == 1 && pieces.is_word(start + 1);
    let before = start.wrapping_sub(1);
    let is_name =
        start > 0 && pieces.is_word(before) && pieces.is_capitalised(before) && pieces.upos(before) == "PROPN";
    is_grown && is_name && pieces.digits(start).is_some_and(|digits| digits.plain > 0)
}

/// Whether four figures are a year. A bound or a counted noun in the plural may make an amount of them, but not behind
/// "in" or "since", and not of a year of our days without a bound.
fn is_year(pieces: &Pieces<'_>, start: usize, end: usize, numeral: &Numeral, is_bounded: bool) -> bool {
    if !years().contains(&numeral.value) {
        return false;
    }
    let before = start.wrapping_sub(1);
    if is_class(pieces, before, "era") {
        return !is_bounded || !counts_behind(pieces, end);
    }
    let is_recent = numeral.value >= Rational::whole(1850);
    !(counts_behind(pieces, end) && (is_bounded || !is_recent) || is_bounded && !is_recent)
}

/// "in 778": three figures behind a preposition of time that count nothing.
fn is_early_year(pieces: &Pieces<'_>, start: usize, end: usize) -> bool {
    let is_era = start > 0 && pieces.is_any(start - 1, &["in", "since", "until", "circa", "year"]);
    is_era
        && !matches!(pieces.upos(end), "NOUN" | "ADJ" | "PROPN" | "VERB")
        && !pieces.is(end, "of")
        && !pieces.is_hyphen(end)
}

/// "(2)" and "1." and "3)" that number a list.
fn is_list_mark(pieces: &Pieces<'_>, start: usize, end: usize) -> bool {
    let closes = matches!(pieces.form(end), ")" | "]") && pieces.digits(start).is_some() && end == start + 1;
    let opens = start == 0 || matches!(pieces.form(start - 1), "(" | "[") && !pieces.spaced(start);
    closes && opens
        || start == 0 && pieces.digits(0).is_some() && pieces.form(end) == "." && end == 1 && pieces.get(2).is_some()
}

/// "10 Downing Street", "1600 Pennsylvania Avenue".
fn is_address(pieces: &Pieces<'_>, end: usize, numeral: &Numeral) -> bool {
    numeral.plain > 0
        && pieces.is_capitalised(end)
        && (end + 1..end + 5)
            .take_while(|&at| {
                pieces.is_capitalised(at) || pieces.digits(at).is_some() || pieces.is_any(at, &["st", "nd", "rd", "th"])
            })
            .any(|at| is_class(pieces, at, "street"))
}

/// "one" where it is a pronoun or says no more than "a": "no one", "one of them", "one day", "the one who".
fn is_idle_one(pieces: &Pieces<'_>, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let is_title = start > 0 && pieces.is_capitalised(start) && pieces.is_capitalised(end);
    let follows = is_title || start > 0 && (pieces.is_hyphen(before) || is_class(pieces, before, "before-one"));
    // "in one day" and "one day a week" count, "one day he left" does not.
    let counts = start > 0
        && pieces.is_any(before, &["in", "for", "within", "than", "least", "about", "only", "just", "by", "after"]);
    let precedes = pieces.is(end, "of") || is_class(pieces, end, "after-one") && !counts;
    let is_counting = matches!(pieces.upos(end), "NOUN" | "ADJ" | "PROPN") || pieces.is_hyphen(end);
    follows || precedes || !is_counting && pieces.upos(start) != "NUM"
}

/// Whether an ordinal only orders words, or is part of a name or a date: "at first", "first aid", "the 21st century".
pub(super) fn is_idle_ordinal(pieces: &Pieces<'_>, start: usize, end: usize, numeral: &Numeral) -> bool {
    let before = start.wrapping_sub(1);
    grows_on(pieces, start, end)
        || is_capitalised_inside(pieces, start)
        || is_date(pieces, start, end, numeral)
        || start > 0 && pieces.is_any(before, &["at"])
        || start > 1 && pieces.is(before, "the") && pieces.is(before - 1, "in") && pieces.is(end, "place")
        || is_class(pieces, end, "after-ordinal")
        || pieces.is_hyphen(end) && is_class(pieces, end + 1, "after-ordinal")
        || start > 0 && is_class(pieces, before, "label") && pieces.is_capitalised(before)
}

/// Whether a capitalised word before a comma may be the last name of a person whose age follows.
pub(super) fn may_be_person(pieces: &Pieces<'_>, at: usize) -> bool {
    let is_known = is_month(pieces, at) || is_class(pieces, at, "weekday") || is_class(pieces, at, "label");
    pieces.is_capitalised(at) && pieces.upos(at) == "PROPN" && !is_known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        assert!(WORDS.is_sound());
    }
}
