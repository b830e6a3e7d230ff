//! How a number is meant: exactly, at least, about.

use std::sync::LazyLock;

use super::piece::Pieces;
use super::rational::Rational;
use super::table::Table;

/// How a number is meant. A closed set: what a phrase may say beyond it is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// As it stands.
    Exactly,
    /// Near it, on either side: "about", "some", "or so".
    About,
    /// Below it, and near: "nearly", "almost", "just under".
    Nearly,
    /// Above it, and near: "just over".
    JustOver,
    /// It or more: "at least", "or more".
    AtLeast,
    /// More, not it: "more than", "over".
    MoreThan,
    /// It or less: "at most", "up to".
    AtMost,
    /// Less, not it: "fewer than", "under".
    LessThan,
    /// From one number to another: "five to ten".
    Between,
}

impl Bound {
    /// The name in output. Records don't tell "more than" from "at least", nor "less than" from "at most".
    pub fn name(self) -> &'static str {
        match self {
            Bound::Exactly => "exactly",
            Bound::About => "about",
            Bound::Nearly => "nearly",
            Bound::JustOver => "just-over",
            Bound::AtLeast | Bound::MoreThan => "at-least",
            Bound::AtMost | Bound::LessThan => "at-most",
            Bound::Between => "between",
        }
    }

    fn of(name: &str) -> Self {
        match name {
            "about" => Bound::About,
            "nearly" => Bound::Nearly,
            "just-over" => Bound::JustOver,
            "at-least" => Bound::AtLeast,
            "more-than" => Bound::MoreThan,
            "at-most" => Bound::AtMost,
            "less-than" => Bound::LessThan,
            _ => Bound::Exactly,
        }
    }
}

/// An end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Where it lies.
    pub value: Rational,
    /// Whether the value itself belongs to the interval.
    pub is_included: bool,
}

/// What a quantity may be in truth: all numbers between two ends; without an end it goes on for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Option<End>,
    /// The upper end.
    pub high: Option<End>,
}

impl Interval {
    /// What `value` may be if it is meant like this and its last place is worth `place`.
    ///
    /// "About", "nearly" and "just over" reach a tenth of the value, or half its last place if that is more. A number
    /// that stands alone reaches half its last place where that is visibly rounded (`1.2 million`, `31.2`), and else
    /// is only itself. Nothing where numbers grow too large.
    pub fn of(value: Rational, upper: Option<Rational>, bound: Bound, place: Rational) -> Option<Self> {
        let closed = |value| Some(End { value, is_included: true });
        let open = |value| Some(End { value, is_included: false });
        let half_place = place.divide(Rational::whole(2))?.absolute()?;
        let near = value.absolute()?.divide(Rational::whole(10))?.max(half_place);
        let rounding = if place == Rational::ONE { Rational::ZERO } else { half_place };
        let (low, high) = match bound {
            Bound::Exactly => (closed(value.minus(rounding)?), closed(value.plus(rounding)?)),
            Bound::About => (closed(value.minus(near)?), closed(value.plus(near)?)),
            Bound::Nearly => (closed(value.minus(near)?), open(value)),
            Bound::JustOver => (open(value), closed(value.plus(near)?)),
            Bound::AtLeast => (closed(value), None),
            Bound::MoreThan => (open(value), None),
            Bound::AtMost => (None, closed(value)),
            Bound::LessThan => (None, open(value)),
            Bound::Between => {
                let upper = upper.unwrap_or(value);
                (closed(value.min(upper)), closed(value.max(upper)))
            }
        };
        Some(Interval { low, high })
    }

    /// Whether some number lies in both.
    pub fn meets(&self, other: &Interval) -> bool {
        let reaches = |low: Option<End>, high: Option<End>| match (low, high) {
            (Some(low), Some(high)) => {
                low.value < high.value || low.value == high.value && low.is_included && high.is_included
            }
            _ => true,
        };
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }
}

static BOUNDS: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("bounds.txt")));

/// The most words of a phrase in the table.
const LONGEST: usize = 5;

/// The phrase that ends right before a piece, and what it means: its first piece. The longest counts, so that "no more
/// than" is not taken for "more than".
pub(super) fn before(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Bound)> {
    let first = at.saturating_sub(LONGEST);
    (first..at).find_map(|start| find(pieces, start, at, "before").map(|bound| (start, bound)))
}

/// The phrase that starts at a piece, and the piece behind it: "or more", "or so".
pub(super) fn after(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Bound)> {
    if pieces.form(at) == "+" && !pieces.spaced(at) {
        return Some((at + 1, Bound::AtLeast));
    }
    if pieces.is_hyphen(at) && pieces.is(at + 1, "plus") {
        return Some((at + 2, Bound::AtLeast));
    }
    let last = (at + LONGEST).min(pieces.pieces.len());
    (at + 1..=last).rev().find_map(|end| find(pieces, at, end, "after").map(|bound| (end, bound)))
}

fn find(pieces: &Pieces<'_>, start: usize, end: usize, side: &str) -> Option<Bound> {
    if !(start..end).all(|at| pieces.is_word(at)) {
        return None;
    }
    let range = pieces.pieces.get(start)?.range.start..pieces.pieces.get(end.checked_sub(1)?)?.range.end;
    let written = &pieces.text[range];
    let fields = if (start + 1..end).all(|at| pieces.text[..pieces.pieces[at].range.start].ends_with(' ')) {
        BOUNDS.get_lower(written)
    } else {
        None
    };
    let (found, name) = fields?.split_once('\t')?;
    (found == side).then(|| Bound::of(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        assert!(BOUNDS.is_sound());
        for (phrase, fields) in BOUNDS.entries() {
            let (side, name) = fields.split_once('\t').expect("two fields");
            assert!(matches!(side, "before" | "after"), "{phrase}");
            assert!(name == "exactly" || Bound::of(name) != Bound::Exactly, "{phrase}");
            assert!(phrase.split(' ').count() <= LONGEST, "{phrase}");
        }
    }

    #[test]
    fn intervals_meet_where_statements_agree() {
        let interval = |value: &str, bound: Bound| {
            let value = Rational::parse(value).expect("a number");
            Interval::of(value, None, bound, Rational::ONE).expect("it fits")
        };
        let agree = |a: (&str, Bound), b: (&str, Bound)| interval(a.0, a.1).meets(&interval(b.0, b.1));
        assert!(agree(("1000", Bound::MoreThan), ("1200", Bound::About)));
        assert!(!agree(("5", Bound::AtLeast), ("3", Bound::Exactly)));
        assert!(!agree(("5", Bound::MoreThan), ("5", Bound::Exactly)));
        assert!(agree(("5", Bound::AtLeast), ("5", Bound::Exactly)));
        assert!(agree(("30", Bound::About), ("31.2", Bound::Exactly)));
        assert!(agree(("100", Bound::Nearly), ("96", Bound::Exactly)));
        assert!(!agree(("100", Bound::Nearly), ("104", Bound::Exactly)));
    }
}
