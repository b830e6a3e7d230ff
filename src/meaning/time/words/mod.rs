//! The word lists of time expressions, and how their lines are read.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::unit::{Edge, Origin, Unit};

/// What a word is to an expression of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Class {
    /// A month, from 1.
    Month(i8),
    /// A day of the week, from Monday = 1.
    Weekday(i8),
    /// `Mondays`.
    Weekdays(i8),
    /// A season, as in TIMEX3: `SP`, `SU`, `FA`, `WI`.
    Season(&'static str),
    /// A unit in the singular.
    Unit(Unit),
    /// A unit in the plural.
    Units(Unit),
    /// A part of the day, as in TIMEX3: `MO`, `AF`, `EV`, `NI`, `DT`.
    Part(&'static str),
    /// `mornings`.
    Parts(&'static str),
    /// `noon`, `midnight`: the hour.
    Noon(i8),
    /// A cardinal number.
    Number(i32),
    /// An ordinal number.
    Ordinal(i8),
    /// `several`, `many`.
    Vague,
    /// `today`, `tomorrow`: days from the day of publication.
    Day(i32),
    /// `tonight`.
    Tonight,
    /// `last`, `next`, `that`: from where, and how many units on.
    Pointer(Origin, i32),
    /// `early`, `late`.
    Edge(Edge),
    /// `beginning`, `end`.
    Bound(Edge),
    /// `about`, `almost`.
    About,
    /// `daily`: the value.
    Frequency(&'static str),
    /// `now`, `former`: the value.
    Reference(&'static str),
    /// `km`, `people`: what four digits before it count.
    Measure,
    /// `due`, `plans`: what follows with `to` is to come.
    Plan,
    /// `flight`, `resolution`: what four digits behind it are the number of.
    Numbered,
    /// `every`.
    Every,
    /// `ago`, `previously`: from where, and the direction.
    Offset(Origin, i32),
    /// A time zone: its distance from UTC.
    Zone(&'static str),
}

/// A word of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimeWord {
    pub class: Class,
    /// Whether it is more often something else (`may`, `fall`): it counts only beside other words of time.
    pub unsure: bool,
}

const WORDS: &str = include_str!("words.txt");
const HOLIDAYS: &str = include_str!("holidays.txt");
const PHRASES: &str = include_str!("phrases.txt");

/// The longest word of the list, in bytes.
const LONGEST: usize = 13;

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

static TABLE: LazyLock<HashMap<&'static str, TimeWord>> = LazyLock::new(|| lines(WORDS).filter_map(read).collect());

fn read(line: &'static str) -> Option<(&'static str, TimeWord)> {
    let mut parts = line.split(' ');
    let (word, name, value) = (parts.next()?, parts.next()?, parts.next()?);
    let unsure = name.ends_with('?');
    let pointer = || {
        let origin = if value.starts_with('S') { Origin::Speech } else { Origin::Text };
        let amount = match &value[1..] {
            "-" => -1,
            "+" => 1,
            number => number.parse().ok()?,
        };
        Some((origin, amount))
    };
    let class = match name.trim_end_matches('?') {
        "month" => Class::Month(value.parse().ok()?),
        "weekday" => Class::Weekday(value.parse().ok()?),
        "weekdays" => Class::Weekdays(value.parse().ok()?),
        "season" => Class::Season(value),
        "unit" => Class::Unit(Unit::of_code(value)?),
        "units" => Class::Units(Unit::of_code(value)?),
        "part" => Class::Part(value),
        "parts" => Class::Parts(value),
        "noon" => Class::Noon(value.parse().ok()?),
        "number" => Class::Number(value.parse().ok()?),
        "ordinal" => Class::Ordinal(value.parse().ok()?),
        "vague" => Class::Vague,
        "day" => Class::Day(value.parse().ok()?),
        "tonight" => Class::Tonight,
        "pointer" => pointer().map(|(origin, amount)| Class::Pointer(origin, amount))?,
        "offset" => pointer().map(|(origin, sign)| Class::Offset(origin, sign))?,
        "edge" => Class::Edge(Edge::of_code(value)?),
        "bound" => Class::Bound(Edge::of_code(value)?),
        "about" => Class::About,
        "frequency" => Class::Frequency(value),
        "reference" => Class::Reference(value),
        "every" => Class::Every,
        "measure" => Class::Measure,
        "numbered" => Class::Numbered,
        "plan" => Class::Plan,
        "zone" => Class::Zone(value),
        _ => return None,
    };
    Some((word, TimeWord { class, unsure }))
}

/// The word of the list that `form` is, in any case.
pub(super) fn time_word(form: &str) -> Option<TimeWord> {
    if form.len() > LONGEST || form.len() < 2 || !form.is_ascii() {
        return None;
    }
    let mut buffer = [0_u8; LONGEST];
    let lower = &mut buffer[..form.len()];
    lower.copy_from_slice(form.as_bytes());
    lower.make_ascii_lowercase();
    TABLE.get(std::str::from_utf8(lower).ok()?).copied()
}

/// A fixed run of words with a meaning of its own.
pub(super) struct Phrase {
    /// The words, as items are cut: an apostrophe is one.
    pub words: Vec<&'static str>,
    /// What the line says of it.
    pub value: &'static str,
}

/// The phrases of a file by their first word, longest first.
pub(super) struct Phrases(HashMap<&'static str, Vec<Phrase>>);

impl Phrases {
    fn read(file: &'static str) -> Self {
        let mut phrases: Vec<Phrase> = lines(file)
            .filter_map(|line| line.split_once(' '))
            .map(|(value, text)| Phrase { words: super::items::cut(text).map(|range| &text[range]).collect(), value })
            .collect();
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        let mut table: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
        for phrase in phrases {
            if let Some(&first) = phrase.words.first() {
                table.entry(first).or_default().push(phrase);
            }
        }
        Self(table)
    }

    /// Those that start with a word, given in lower case.
    pub(super) fn starting(&self, word: &str) -> &[Phrase] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}

/// The holidays: rule and name.
pub(super) static HOLIDAY_NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(HOLIDAYS));

/// The fixed phrases: value and words.
pub(super) static FIXED: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(PHRASES));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_every_line_is_read() {
        let words: Vec<&str> = lines(WORDS).filter_map(|line| line.split(' ').next()).collect();
        assert!(words.is_sorted_by(|a, b| a < b));
        for line in lines(WORDS) {
            assert!(read(line).is_some(), "{line}");
        }
        assert_eq!(words.iter().map(|word| word.len()).max(), Some(LONGEST));
        for file in [HOLIDAYS, PHRASES] {
            assert!(lines(file).map(|line| line.split_once(' ')).is_sorted_by(|a, b| a.map(|a| a.1) < b.map(|b| b.1)));
        }
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(time_word("OCTOBER").map(|word| word.class), Some(Class::Month(10)));
        assert!(time_word("May").is_some_and(|word| word.unsure));
        assert_eq!(time_word("Mayor"), None);
    }
}
