//! From scores of arcs to a tree: the best single root, the best head of each word, and where those run in a circle
//! the maximum spanning arborescence.
//!
//! The method is that of Chu and Liu (1965) and Edmonds (1967) with contraction in place; every tie falls to the
//! lowest number, so that one tree comes out everywhere.

use std::ops::{Index, IndexMut};

/// A table with a row and a column for each of the positions 0 (the root) to n.
#[derive(Clone, Debug, Default)]
pub(super) struct Square<T> {
    side: usize,
    cells: Vec<T>,
}

impl<T: Clone> Square<T> {
    /// A table for so many words.
    fn new(words: usize, value: T) -> Self {
        let mut square = Self { side: 0, cells: Vec::new() };
        square.resize(words, value);
        square
    }

    /// Makes it one for so many words. What the cells hold is not said.
    pub(super) fn resize(&mut self, words: usize, value: T) {
        self.side = words + 1;
        self.cells.resize(self.side * self.side, value);
    }

    /// A row.
    fn row(&self, row: usize) -> &[T] {
        &self.cells[row * self.side..(row + 1) * self.side]
    }

    /// A row to write to.
    pub(super) fn row_mut(&mut self, row: usize) -> &mut [T] {
        &mut self.cells[row * self.side..(row + 1) * self.side]
    }
}

impl<T> Index<(usize, usize)> for Square<T> {
    type Output = T;
    fn index(&self, (row, column): (usize, usize)) -> &T {
        &self.cells[row * self.side + column]
    }
}

impl<T> IndexMut<(usize, usize)> for Square<T> {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut T {
        &mut self.cells[row * self.side + column]
    }
}

/// The place of a word in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its head; 0 is the root.
    pub head: usize,
    /// By how much the score of this arc beats the best other one of the word, 0 if it has no other.
    pub margin: i32,
}

/// The places of the words 1 to n, from the scores of each word (row) having each head (column, 0 the root). Exactly
/// one word has the head 0.
pub(super) fn places(scores: &Square<i32>) -> impl Iterator<Item = Place> {
    let words = scores.side - 1;
    let choices: Vec<Choice> = (1..=words).map(|word| Choice::of(scores.row(word), word)).collect();
    let mut root = (i64::MIN, 0);
    for (word, choice) in (1..).zip(&choices) {
        let gain = i64::from(scores[(word, 0)]) - i64::from(choice.score);
        if root.1 == 0 || gain > root.0 {
            root = (gain, word);
        }
    }
    let root = root.1;
    let mut heads: Vec<usize> = std::iter::once(0).chain(choices.iter().map(|choice| choice.head)).collect();
    heads[root] = 0;
    let live: Vec<usize> = (1..=words).collect();
    if cycle(&live, &heads, root).is_some() {
        heads = spanning(scores, root);
    }
    choices.into_iter().zip(1..).map(move |(choice, word)| {
        let head = heads[word];
        let of_root = scores[(word, 0)];
        let other = match head {
            0 => choice.score,
            _ if head == choice.head => choice.next.max(of_root),
            _ => choice.score.max(of_root),
        };
        Place { head, margin: if words == 1 { of_root } else { scores[(word, head)].saturating_sub(other) } }
    })
}

/// The best head of a word among the words, and the scores of it and of the next best.
struct Choice {
    head: usize,
    score: i32,
    next: i32,
}

impl Choice {
    fn of(scores: &[i32], word: usize) -> Self {
        let mut choice = Choice { head: 0, score: i32::MIN, next: i32::MIN };
        let mut take = |first: usize, scores: &[i32]| {
            for (head, &score) in (first..).zip(scores) {
                if score > choice.score {
                    choice = Choice { head, score, next: choice.score };
                } else if score > choice.next {
                    choice.next = score;
                }
            }
        };
        take(1, &scores[1..word]);
        take(word + 1, &scores[word + 1..]);
        choice
    }
}

/// The first of the candidates with the greatest value.
fn best_of(candidates: impl Iterator<Item = usize>, value: impl Fn(usize) -> i64) -> usize {
    let mut best = (i64::MIN, 0);
    for candidate in candidates {
        let value = value(candidate);
        if best.1 == 0 || value > best.0 {
            best = (value, candidate);
        }
    }
    best.1
}

/// The first cycle met from the live nodes, in rising order, along `best`; its nodes in rising order.
fn cycle(live: &[usize], best: &[usize], root: usize) -> Option<Vec<usize>> {
    // The start from which a node was reached first.
    let mut reached = vec![0; best.len()];
    for &start in live {
        let mut node = start;
        while node != root && node != 0 && reached[node] == 0 {
            reached[node] = start;
            node = best[node];
        }
        if node != root && node != 0 && reached[node] == start {
            let mut nodes = vec![node];
            let mut next = best[node];
            while next != node {
                nodes.push(next);
                next = best[next];
            }
            nodes.sort_unstable();
            return Some(nodes);
        }
    }
    None
}

/// An arc: who hangs on whom.
#[derive(Clone, Copy, Debug, Default)]
struct Arc {
    dependent: u32,
    head: u32,
}

/// A node of a cycle that was contracted: the words it stands for, and its arc within the cycle.
struct Member {
    words: Vec<u32>,
    arc: Arc,
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The maximum spanning arborescence under `root`.
fn spanning(scores: &Square<i32>, root: usize) -> Vec<usize> {
    let words = scores.side - 1;
    let mut weight = Square::new(words, 0_i64);
    let mut from = Square::new(words, Arc::default());
    for word in 1..=words {
        for head in 1..=words {
            weight[(word, head)] = i64::from(scores[(word, head)]);
            from[(word, head)] = Arc { dependent: narrow(word), head: narrow(head) };
        }
    }
    let mut group: Vec<Vec<u32>> = (0..=words).map(|word| vec![narrow(word)]).collect();
    let mut live: Vec<usize> = (1..=words).collect();
    let mut best = vec![0; words + 1];
    let find = |weight: &Square<i64>, live: &[usize], node: usize| {
        best_of(live.iter().copied().filter(|&head| head != node), |head| weight[(node, head)])
    };
    for &node in live.iter().filter(|&&node| node != root) {
        best[node] = find(&weight, &live, node);
    }
    let mut remembered: Vec<Vec<Member>> = Vec::new();
    let mut is_inside = vec![false; words + 1];
    while let Some(nodes) = cycle(&live, &best, root) {
        let lowest = nodes[0];
        nodes.iter().for_each(|&node| is_inside[node] = true);
        let outside: Vec<usize> = live.iter().copied().filter(|&node| !is_inside[node]).collect();
        let members: Vec<Member> =
            nodes.iter().map(|&node| Member { words: group[node].clone(), arc: from[(node, best[node])] }).collect();
        let entries: Vec<(usize, i64, Arc)> = outside
            .iter()
            .map(|&head| {
                let gain = |node: usize| weight[(node, head)] - weight[(node, best[node])];
                let node = best_of(nodes.iter().copied(), gain);
                (head, gain(node), from[(node, head)])
            })
            .collect();
        for &node in outside.iter().filter(|&&node| node != root) {
            let head = best_of(nodes.iter().copied(), |head| weight[(node, head)]);
            weight[(node, lowest)] = weight[(node, head)];
            from[(node, lowest)] = from[(node, head)];
        }
        for (head, gain, arc) in entries {
            weight[(lowest, head)] = gain;
            from[(lowest, head)] = arc;
        }
        group[lowest] = members.iter().flat_map(|member| member.words.iter().copied()).collect();
        remembered.push(members);
        live.retain(|&node| node == lowest || !is_inside[node]);
        // Only who hung on the cycle may hang elsewhere now, or on a tie at a lower number: the cycle's.
        for &node in live.iter().filter(|&&node| node != root) {
            let old = best[node];
            if node == lowest || is_inside[old] {
                best[node] = find(&weight, &live, node);
            } else if lowest < old && weight[(node, lowest)] == weight[(node, old)] {
                best[node] = lowest;
            }
        }
        nodes.iter().for_each(|&node| is_inside[node] = false);
    }
    let mut heads = vec![0; words + 1];
    let mut has_head = vec![false; words + 1];
    has_head[root] = true;
    let mut take = |arc: Arc, has_head: &mut [bool]| {
        heads[arc.dependent as usize] = arc.head as usize;
        has_head[arc.dependent as usize] = true;
    };
    for &node in live.iter().filter(|&&node| node != root) {
        take(from[(node, best[node])], &mut has_head);
    }
    for members in remembered.iter().rev() {
        // Only the node that an arc from outside enters holds a word with a head.
        let entered: Vec<bool> =
            members.iter().map(|member| member.words.iter().any(|&word| has_head[word as usize])).collect();
        for (member, _) in members.iter().zip(entered).filter(|(_, entered)| !entered) {
            take(member.arc, &mut has_head);
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(words: usize, values: &[i32]) -> Square<i32> {
        let mut scores = Square::new(words, 0);
        for word in 1..=words {
            for head in 0..=words {
                scores[(word, head)] = values[(word * (words + 1) + head) % values.len()];
            }
        }
        scores
    }

    fn heads(scores: &Square<i32>) -> Vec<usize> {
        std::iter::once(0).chain(places(scores).map(|place| place.head)).collect()
    }

    /// By the definition.
    fn margin(scores: &Square<i32>, word: usize, head: usize) -> i32 {
        let others = (0..scores.side).filter(|&other| other != head && other != word);
        scores[(word, head)] - others.map(|other| scores[(word, other)]).max().unwrap_or(0)
    }

    fn is_tree(heads: &[usize]) -> bool {
        let words = heads.len() - 1;
        let reaches_root = |mut word: usize| {
            for _ in 0..=words {
                if word == 0 {
                    return true;
                }
                word = heads[word];
            }
            false
        };
        (1..=words).all(reaches_root) && heads[1..].iter().filter(|&&head| head == 0).count() == 1
    }

    fn total(scores: &Square<i32>, heads: &[usize]) -> i64 {
        (1..heads.len()).map(|word| i64::from(scores[(word, heads[word])])).sum()
    }

    /// The best total under this root, by trying all.
    fn brute(scores: &Square<i32>, root: usize) -> i64 {
        let words = scores.side - 1;
        let mut heads = vec![0; words + 1];
        let mut best = i64::MIN;
        for mut number in 0..(words + 1).pow(u32::try_from(words).expect("few words")) {
            for head in heads.iter_mut().skip(1) {
                *head = number % (words + 1);
                number /= words + 1;
            }
            if heads[root] == 0 && is_tree(&heads) {
                best = best.max(total(scores, &heads));
            }
        }
        best
    }

    proptest! {
        #[test]
        fn any_scores_give_a_tree(words in 1_usize..40, values in prop::collection::vec(-50_i32..50, 1..400)) {
            let scores = table(words, &values);
            prop_assert!(is_tree(&heads(&scores)));
            for (word, place) in (1..).zip(places(&scores)) {
                prop_assert_eq!(place.margin, margin(&scores, word, place.head));
            }
        }

        #[test]
        fn small_trees_are_the_best_under_their_root(
            words in 1_usize..6,
            values in prop::collection::vec(-9_i32..9, 36),
        ) {
            let scores = table(words, &values);
            let heads = heads(&scores);
            let root = (1..=words).find(|&word| heads[word] == 0).expect("a root");
            prop_assert_eq!(total(&scores, &heads), brute(&scores, root));
        }
    }
}
