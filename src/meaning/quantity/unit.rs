//! What is counted or measured: units with their conversions, currencies, shares, and rates of these.

use std::sync::LazyLock;

use super::piece::{Class, Pieces};
use super::rational::Rational;
use super::table::Table;

/// The unit of a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    name: String,
    base: String,
    factor: Rational,
    offset: Rational,
}

impl Unit {
    /// A unit that is its own base: a counted noun by its lemma.
    pub fn counted(name: impl Into<String>) -> Self {
        let name = name.into();
        Unit { base: name.clone(), name, factor: Rational::ONE, offset: Rational::ZERO }
    }

    /// A share of a hundred.
    pub(super) fn percent() -> Self {
        Self::counted("percent")
    }

    /// The name: of a measure in the singular and in full (`kilometre/hour`), of a currency its code of ISO 4217 where
    /// it is known, of what is counted its lemma; empty for a bare number.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the base unit. Quantities are comparable if it is the same.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// An amount of this unit in the base unit; nothing if the number grows too large.
    pub fn to_base(&self, value: Rational) -> Option<Rational> {
        value.plus(self.offset)?.multiply(self.factor)
    }

    /// A hundredth of this unit, as cents are of dollars.
    pub(super) fn hundredth(&self) -> Option<Self> {
        Some(Unit { factor: self.factor.divide(Rational::whole(100))?, ..self.clone() })
    }

    /// How many of the base unit one is.
    pub(super) fn factor(&self) -> Rational {
        self.factor
    }

    fn read(fields: &str) -> Option<Self> {
        let mut fields = fields.split('\t');
        let (name, base) = (fields.next()?.to_owned(), fields.next()?.to_owned());
        let factor = Rational::parse(fields.next()?)?;
        let offset = fields.next().map_or(Some(Rational::ZERO), Rational::parse)?;
        Some(Unit { name, base, factor, offset })
    }

    /// This unit for each of another: `mile` and `hour` make `mile/hour`.
    fn per(self, other: &Unit) -> Self {
        let name = format!("{}/{}", self.name, other.name);
        if let Some(unit) = RATES.get(&name).and_then(Unit::read) {
            return unit;
        }
        Unit { base: format!("{}/{}", self.base, other.name), name, ..self }
    }
}

static UNITS: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("units.txt")));
static CURRENCIES: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("currencies.txt")));

/// Rates by their names, which have conversions of their own.
static RATES: LazyLock<Table> = LazyLock::new(|| {
    let rates = UNITS.entries().map(|(_, fields)| (fields.split('\t').next().unwrap_or(fields), fields));
    Table::of(rates.filter(|(name, _)| name.contains('/')).collect())
});

/// The currency whose sign or code starts at a piece, and the piece behind it: "$", "US$", "EUR", "Rs.".
pub(super) fn currency_before(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Unit)> {
    let starts = pieces.get(at).is_some_and(|piece| piece.number.is_none()) && pieces.digits(at).is_none();
    if !starts {
        return None;
    }
    (at + 1..=at + 5).rev().find_map(|end| {
        let is_grown = (at + 1..end).all(|piece| !pieces.spaced(piece));
        let mut written = String::new();
        (at..end).for_each(|piece| written.push_str(pieces.form(piece)));
        let fields = CURRENCIES.get_lower(&written).or_else(|| CURRENCIES.get(&written))?;
        let has_sign = !written.chars().all(|ch| ch.is_ascii_alphabetic() || ch == '.');
        // "a $5 million deal" is none in Australian dollars, but "US $5 million" is one in American.
        let fits = if has_sign {
            is_grown || pieces.form(at).len() > 1 || pieces.is(at, "c")
        } else {
            is_grown
                && (is_code(&written, fields) || matches!(written.as_str(), "Rs" | "Rs." | "rmb" | "usd" | "dollar"))
        };
        fits.then(|| Unit::read(fields)).flatten().map(|unit| (end, unit))
    })
}

/// Whether a word is the code of a currency.
pub(super) fn is_currency_code(word: &str) -> bool {
    CURRENCIES.get_lower(word).is_some_and(|fields| is_code(word, fields))
}

fn is_code(written: &str, fields: &str) -> bool {
    let is_short = written.len() == 3 && written.bytes().all(|byte| byte.is_ascii_uppercase());
    is_short && fields.split('\t').next().is_some_and(|name| name == written || matches!(written, "RMB" | "NIS"))
}

/// The currency named from a piece on, and the piece behind it: "million **euros**", "10 **Swiss francs**", "50**p**".
pub(super) fn currency_after(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Unit)> {
    let last = (at + 4).min(pieces.pieces.len());
    (at + 1..=last).rev().find_map(|end| {
        let (written, fields) = find(&CURRENCIES, pieces, at, end)?;
        let fits = match written {
            "p" => !pieces.spaced(at),
            "Rs" | "rs" => false,
            _ if written.len() == 3 && fields.starts_with(&written.to_ascii_uppercase()) => {
                is_code(written, fields) || matches!(written, "usd" | "rmb" | "eur" | "btc")
            }
            _ => true,
        };
        fits.then(|| Unit::read(fields)).flatten().map(|unit| (end, unit))
    })
}

/// The percentage that is named from a piece on, and the piece behind it; whether it is one of points.
pub(super) fn percentage(pieces: &Pieces<'_>, at: usize) -> Option<(usize, IsPoints)> {
    let end = if pieces.is_any(at, &["%", "percent", "percents", "pct", "percentage"])
        || pieces.is(at, "pc") && !pieces.spaced(at)
    {
        at + 1
    } else if pieces.is(at, "per") && pieces.is(at + 1, "cent") {
        at + 2
    } else {
        return None;
    };
    let hyphen = usize::from(pieces.is_hyphen(end));
    if pieces.is_any(end + hyphen, &["point", "points"]) {
        return Some((end + hyphen + 1, IsPoints::Yes));
    }
    Some((end, IsPoints::No))
}

/// Whether a percentage counts points between percentages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IsPoints {
    Yes,
    No,
}

/// The measure named from a piece on, and the piece behind it.
pub(super) fn measure(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Unit)> {
    let last = (at + 4).min(pieces.pieces.len());
    let (end, unit) = (at + 1..=last).rev().find_map(|end| {
        let (written, fields) = find(&UNITS, pieces, at, end)?;
        let is_grown = !pieces.spaced(at);
        let fits = match written {
            "in" => is_grown || pieces.form(end) == ")" || pieces.form(end) == "(" && pieces.digits(end + 1).is_some(),
            "h" | "s" => is_grown,
            // Grown on it is a thousand.
            "K" => !is_grown && !pieces.is_hyphen(end),
            "m" | "g" | "t" | "L" | "W" | "V" => true,
            // A letter by itself is none: "5 C", "10 l".
            _ if written.len() == 1 => is_grown && written.is_ascii(),
            // "a five second-hand cars": the joint belongs to the next word.
            "second" => !pieces.is_hyphen(end),
            "°" | "′" | "″" => true,
            _ => true,
        };
        fits.then(|| Unit::read(fields)).flatten().map(|unit| (end, unit))
    })?;
    Some((end, unit))
}

/// The measure with this entry in the table.
pub(super) fn measure_named(form: &str) -> Option<Unit> {
    UNITS.get(form).and_then(Unit::read)
}

/// The words of the pieces as they are written if they are in a table: as they stand, in lower case, or in the singular.
fn find<'p>(table: &Table, pieces: &Pieces<'p>, start: usize, end: usize) -> Option<(&'p str, &'static str)> {
    let range = pieces.get(start)?.range.start..pieces.get(end.checked_sub(1)?)?.range.end;
    let written = &pieces.text[range];
    let in_lower_case = |written: &str| {
        // "MW" and "mW" differ, so that short signs count only as they stand, all but "KM" and the like.
        let is_word = written.len() > 3 || written.bytes().all(|byte| byte.is_ascii_uppercase()) && written.len() == 2;
        if is_word || !written.is_ascii() || std::ptr::eq(table, &*CURRENCIES) {
            table.get_lower(written)
        } else {
            None
        }
    };
    let fields = table.get(written).or_else(|| in_lower_case(written)).or_else(|| {
        let singular = written.strip_suffix(['s', 'S']).filter(|singular| singular.len() > 2)?;
        table.get_lower(singular)
    });
    let fields = fields.or_else(|| {
        // "miles per hour", "degrees Celsius": the plural is inside.
        let (first, rest) = written.split_once(' ')?;
        let first = first.strip_suffix('s')?;
        table.get_lower(&format!("{first} {rest}"))
    })?;
    Some((written, fields))
}

/// What counts with "a" as that for which a price or an amount is given: "$5 a share".
const EACH: [&str; 20] = [
    "barrel", "bottle", "bushel", "dozen", "gallon", "game", "head", "kilo", "kilogram", "liter", "litre", "night",
    "ounce", "person", "piece", "pound", "share", "ticket", "ton", "tonne",
];

/// The rate that a unit makes with what follows: "per hour", "a day", "/kg". The piece behind it and the unit.
pub(super) fn rate(pieces: &Pieces<'_>, at: usize, unit: Unit) -> (usize, Unit) {
    let hyphen = usize::from(pieces.is_hyphen(at));
    let by = at + hyphen;
    let next = by + 1 + usize::from(hyphen > 0 && pieces.is_hyphen(by + 1));
    let is_per = pieces.is(by, "per") || pieces.form(by) == "/" && !pieces.spaced(by) && !pieces.spaced(next);
    let is_each = pieces.is_any(by, &["a", "an", "every", "each"]) && pieces.is_word(by);
    if !(is_per || is_each)
        || !pieces.is_word(next)
        || pieces.number(next).is_some_and(|word| word.class != Class::Ordinal)
    {
        return (at, unit);
    }
    if let Some((end, other)) = measure(pieces, next).filter(|(end, _)| *end == next + 1) {
        let is_time = matches!(other.base(), "second" | "month");
        // "$50 million a year earlier": when, not for how long.
        let tells_when = is_each && is_time && pieces.is_any(end, &["ago", "before", "earlier", "later"]);
        if tells_when {
            return (at, unit);
        }
        if is_per || is_time || EACH.contains(&other.name()) {
            return (end, unit.per(&other));
        }
    }
    let word = pieces.form(next).to_ascii_lowercase();
    let is_noun = pieces.upos(next) == "NOUN" || word == "capita";
    if is_per && is_noun || is_each && EACH.binary_search(&word.as_str()).is_ok() {
        return (next + 1, unit.per(&Unit::counted(word)));
    }
    (at, unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound() {
        for table in [&*UNITS, &*CURRENCIES] {
            assert!(table.is_sound());
            for (form, fields) in table.entries() {
                assert!(Unit::read(fields).is_some(), "{form}");
            }
        }
        assert!(EACH.is_sorted());
    }

    #[test]
    fn conversions_are_exact() {
        let unit = |form: &str| UNITS.get(form).and_then(Unit::read).expect("a unit");
        let base = |form: &str, value: &str| unit(form).to_base(Rational::parse(value).expect("a number"));
        assert_eq!(base("mile", "1"), Rational::parse("1609.344"));
        assert_eq!(base("degree fahrenheit", "212"), base("degree celsius", "100"));
        assert_eq!(base("mph", "25"), base("km/h", "40.2336"));
        assert_eq!(base("stone", "1"), base("pound", "14"));
        assert_eq!(base("pound", "1"), base("ounce", "16"));
        assert_eq!(base("square mile", "1"), base("acre", "640"));
    }
}
