//! Words that say which way something changes, and by what factor.

use std::sync::LazyLock;

use crate::meaning::quantity::Rational;

/// Which way something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// It becomes more.
    Up,
    /// It becomes less.
    Down,
}

/// Words with their direction, a tabulator between them.
static DIRECTIONS: LazyLock<Vec<(&str, Direction)>> = LazyLock::new(|| {
    let lines = include_str!("directions.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, way)| (word, if way == "up" { Direction::Up } else { Direction::Down }))
        .collect()
});

/// The direction that a word tells.
pub(super) fn direction(word: &str) -> Option<Direction> {
    let at = DIRECTIONS.binary_search_by(|(entry, _)| (*entry).cmp(word)).ok()?;
    Some(DIRECTIONS[at].1)
}

/// How many times as much there is of what "doubled" or "halved".
pub(super) fn factor_verb(word: &str) -> Option<Rational> {
    Some(match word {
        "doubled" | "doubling" | "doubles" => Rational::whole(2),
        "tripled" | "trebled" | "tripling" | "trebling" | "triples" => Rational::whole(3),
        "quadrupled" | "quadrupling" => Rational::whole(4),
        "halved" | "halving" => Rational::new(1, 2)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(DIRECTIONS.is_sorted_by(|one, other| one.0 < other.0));
        assert_eq!(direction("fell"), Some(Direction::Down));
        assert_eq!(direction("jump"), Some(Direction::Up));
    }
}
