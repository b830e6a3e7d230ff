//! Lists of counted things: "five men, six women and a child".

use super::estimate::Estimate;
use super::line::{Line, unit};
use super::words;
use crate::meaning::quantity::{Kind, Rational};
use crate::meaning::{names_actor, names_time};

/// A list of two or more, each with its number.
pub(super) struct List {
    /// The tokens of the numbers, or of an article that counts one.
    pub parts: Vec<usize>,
    /// The token behind its last word.
    pub end: usize,
    /// All of them together.
    pub sum: Estimate,
    /// The sum of the numbers as they stand.
    pub value: Rational,
    /// What the parts count; empty where that isn't told.
    units: Vec<String>,
}

/// No more words stand behind a number and its noun in one part.
const LONGEST: usize = 8;

impl List {
    /// The list that starts at a token. Nothing where a part isn't counted, or more may belong to it.
    pub fn read(line: &Line<'_>, from: usize) -> Option<Self> {
        let mut list = Self { parts: Vec::new(), end: from, sum: zero(), value: Rational::ZERO, units: Vec::new() };
        let mut at = from;
        loop {
            at = list.take(line, at)?;
            match list.joint(line, at) {
                Some(next) => at = next,
                None => break,
            }
        }
        list.end = at;
        let goes_on = line.is_any(at, &["and", "or", "plus", "&"])
            || line.is(at, ",") && line.is_any(at + 1, &["and", "plus", "or", "as", "along"]);
        (list.parts.len() > 1 && !goes_on).then_some(list)
    }

    /// Takes the part that starts at a token, and gives the token behind it.
    fn take(&mut self, line: &Line<'_>, at: usize) -> Option<usize> {
        let (value, sum, counted) = if let Some(amount) = line.amount(at) {
            // "300 of them women": what the part counts stands behind.
            let noun = line.word(at + 3).filter(|noun| is_of_them(line, at) && noun.upos() == "NOUN");
            let counted = noun.map_or_else(|| unit(amount).to_owned(), |noun| noun.lemma().into_owned());
            let counts = line.count(at).is_some() || amount.kind() == Kind::Money;
            let sum = Estimate::of(amount).filter(|_| counts && amount.value() >= Rational::ZERO)?;
            (amount.value(), sum, counted)
        } else {
            let noun = line.is_any(at, &["a", "an", "one"]).then(|| line.word(at + 1)).flatten()?;
            let counts = noun.upos() == "NOUN" && !line.text(at + 1).is_empty();
            let one = Estimate::between(Rational::ONE, Rational::ONE);
            counts.then(|| (Rational::ONE, one, noun.lemma().into_owned()))?
        };
        self.value = self.value.plus(value)?;
        self.sum = self.sum.plus(sum)?;
        self.parts.push(at);
        self.units.push(counted);
        let end = (at + 1..line.len()).find(|&at| closes(line, at)).unwrap_or(line.len());
        (end - at <= LONGEST).then_some(end)
    }

    /// Where the next part starts behind what joins it to the last.
    fn joint(&self, line: &Line<'_>, at: usize) -> Option<usize> {
        let comma = usize::from(line.is_any(at, &[",", ";"]));
        let and = usize::from(line.is(at + comma, "and"));
        let next = at + comma + and;
        let is_sum = line.is_any(next + 1, &["total", "number", "lot", "few", "majority"]) || is_total(line, next);
        let is_single = line.is_any(next, &["a", "an", "one"]) && line.upos(next + 1) == "NOUN" && !is_sum;
        let starts = line.amount(next).is_some() && !is_sum || is_single;
        // "five men and six women, two of them officers": no part of its own.
        let last = self.parts.last().copied().unwrap_or_default();
        let is_part_of_part = line.is(next + 1, "of") && !(is_of_them(line, next) && is_of_them(line, last));
        (comma + and > 0 && starts && !is_part_of_part && !self.parts.is_empty()).then_some(next)
    }

    /// Whether all parts count people by sex and age, of which no two are the same people.
    pub fn is_of_sexes(&self) -> bool {
        let mut units: Vec<&str> = self.units.iter().map(String::as_str).collect();
        units.sort_unstable();
        units.dedup();
        units.len() == self.units.len() && units.iter().all(|unit| words::SEXES.contains(unit))
    }

    /// Whether all parts count people.
    pub fn is_of_people(&self) -> bool {
        let is_people = |unit: &String| words::SEXES.contains(&&**unit) || is_people(unit) || names_actor(unit);
        self.units.iter().all(is_people)
    }

    /// Whether all parts count something that has a name.
    pub fn is_of_things(&self) -> bool {
        self.units.iter().all(|unit| !unit.is_empty() && !names_time(unit))
    }

    /// Whether no part tells what it counts.
    pub fn is_bare(&self) -> bool {
        self.units.iter().all(String::is_empty)
    }

    /// Whether each part is told where or for what it is: "200 in Oslo and 150 in Lund".
    pub fn is_placed(&self, line: &Line<'_>) -> bool {
        self.parts.iter().all(|&part| line.is_any(part + 1, &["in", "for", "from", "at"]))
    }

    /// Whether a part counts this.
    pub fn counts(&self, unit: &str) -> bool {
        self.units.iter().any(|counted| counted == unit)
    }
}

/// Whether a noun means people of whatever kind.
pub(super) fn is_people(noun: &str) -> bool {
    words::PEOPLE.has(noun)
}

/// Whether a number is that of a part of what was named before.
pub(super) fn is_of_them(line: &Line<'_>, at: usize) -> bool {
    line.is(at + 1, "of") && line.is_any(at + 2, &["them", "these", "those", "whom", "which"])
}

/// Whether a number is said to be that of all: "12 in all".
pub(super) fn is_total(line: &Line<'_>, at: usize) -> bool {
    line.is(at + 1, "in") && line.is_any(at + 2, &["all", "total"])
        || line.is(at + 1, "all") && line.is(at + 2, "told")
        || line.is_any(at + 1, &["altogether", "combined"])
}

fn zero() -> Estimate {
    Estimate::between(Rational::ZERO, Rational::ZERO)
}

/// Whether a part of a list ends before a token.
fn closes(line: &Line<'_>, at: usize) -> bool {
    const SIGNS: [&str; 16] = ["!", "&", "(", ")", ",", "-", ".", ":", ";", "and", "but", "or", "plus", "–", "—", "”"];
    line.amount(at).is_some() || SIGNS.contains(&line.text(at)) || matches!(line.upos(at), "VERB" | "AUX")
}
