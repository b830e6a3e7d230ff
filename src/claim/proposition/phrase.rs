//! Words of a sentence, and made ones between them, put together to a text that can stand by itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::claim::ending::{begun, ended};
use crate::meaning::Tree;
use crate::meaning::mention::is_demonym;
use crate::syntax::Word;

/// A part of a text that is put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A word of the sentence, by its number.
    Word(usize),
    /// A word of the sentence in another form (`capping` as `capped`).
    Form(usize, String),
    /// A word that does not stand there (`is`).
    Made(Cow<'static, str>),
}

impl Piece {
    /// The number of the word of the sentence that it is.
    pub fn index(&self) -> Option<usize> {
        match self {
            Piece::Word(index) | Piece::Form(index, _) => Some(*index),
            Piece::Made(_) => None,
        }
    }
}

/// Pieces in the order in which they read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(pub Vec<Piece>);

impl Phrase {
    /// The words with these numbers.
    pub fn of(words: impl IntoIterator<Item = usize>) -> Self {
        Self(words.into_iter().map(Piece::Word).collect())
    }

    /// The numbers of its words.
    pub fn words(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().filter_map(Piece::index)
    }

    /// With the marks that stand between its words where nothing else was left out between them, and without quotation
    /// marks and brackets whose other half is missing.
    pub fn punctuated(self, tree: &Tree<'_>) -> Self {
        // Those that stand where something was left out are made: the place of the part does not reach over them.
        let bracket = |index: Option<usize>, made: [&'static str; 2]| {
            let word = index.and_then(|index| tree.parse().word(index)).filter(|word| word.upos() == "PUNCT");
            made.into_iter()
                .find(|made| word.is_some_and(|word| word.form() == *made))
                .map(|made| Piece::Made(made.into()))
        };
        let mut out: Vec<Piece> = Vec::with_capacity(self.0.len());
        for piece in self.0 {
            let before = out.last().and_then(Piece::index);
            match (before, piece.index()) {
                (Some(before), Some(index))
                    if before < index && (before + 1..index).all(|between| is_mark(tree, between)) =>
                {
                    out.extend((before + 1..index).map(Piece::Word));
                }
                // The brackets around what stays, where what stands outside them does not.
                (before, index) => {
                    let adjacent = before.is_some() && before.map(|before| before + 1) == index;
                    let ends = before.filter(|_| !adjacent).map(|before| before + 1);
                    let starts = index.filter(|_| !adjacent && before.is_some()).and_then(|index| index.checked_sub(1));
                    out.extend(bracket(ends, [")", "]"]));
                    out.extend(bracket(starts, ["(", "["]));
                }
            }
            out.push(piece);
        }
        out.extend(bracket(out.last().and_then(Piece::index).map(|last| last + 1), [")", "]"]));
        let mut phrase = Self(out);
        phrase.drop_halves(tree);
        phrase
    }

    /// Takes away the halves of pairs of marks whose other half is missing, also from words they are grown on to; there,
    /// `'` and `’` are apostrophes.
    fn drop_halves(&mut self, tree: &Tree<'_>) {
        let mut halves: Vec<(usize, usize)> = Vec::new();
        // What waits for its other half: the piece, the place in it, the mark.
        let mut open: Vec<(usize, usize, char)> = Vec::new();
        // How many of each mark are open: what has no partner is not looked for.
        let mut count: BTreeMap<char, usize> = BTreeMap::new();
        for (at, piece) in self.0.iter().enumerate() {
            let (form, lone) = match piece {
                Piece::Word(index) => (tree.parse().word(*index).map_or("", Word::form), is_mark(tree, *index)),
                Piece::Made(form) if matches!(&**form, "(" | ")" | "[" | "]") => (&**form, true),
                Piece::Form(..) | Piece::Made(_) => continue,
            };
            for (place, mark) in form.char_indices().filter(|(_, ch)| lone || !matches!(ch, '\'' | '‘' | '’')) {
                let partner = match mark {
                    '”' => '“',
                    ')' => '(',
                    ']' => '[',
                    '’' => '‘',
                    '"' | '\'' => mark,
                    _ => ' ',
                };
                let waits = count.get(&partner).is_some_and(|count| *count > 0);
                if let Some(found) = waits.then(|| open.iter().rposition(|(.., mark)| *mark == partner)).flatten() {
                    for (nth, (at, place, mark)) in open.drain(found..).enumerate() {
                        *count.entry(mark).or_default() -= 1;
                        halves.extend((nth > 0).then_some((at, place)));
                    }
                } else if matches!(mark, '“' | '(' | '[' | '‘' | '"' | '\'') {
                    open.push((at, place, mark));
                    *count.entry(mark).or_default() += 1;
                } else if partner != ' ' {
                    halves.push((at, place));
                }
            }
        }
        halves.extend(open.into_iter().map(|(at, place, _)| (at, place)));
        let halves: BTreeSet<(usize, usize)> = halves.into_iter().collect();
        if halves.is_empty() {
            return;
        }
        for (at, piece) in self.0.iter_mut().enumerate() {
            if matches!(piece, Piece::Made(_)) && halves.contains(&(at, 0)) {
                *piece = Piece::Made("".into());
            }
            let Piece::Word(index) = *piece else { continue };
            let form = tree.parse().word(index).map_or("", Word::form);
            let kept: String =
                form.char_indices().filter(|(place, _)| !halves.contains(&(at, *place))).map(|(_, ch)| ch).collect();
            if kept.len() < form.len() {
                *piece = Piece::Form(index, kept);
            }
        }
        self.0.retain(|piece| match piece {
            Piece::Form(_, form) => !form.is_empty(),
            Piece::Made(form) => !form.is_empty(),
            Piece::Word(_) => true,
        });
    }

    /// With `a` and `an` as the words want that now stand behind them.
    pub fn with_articles(mut self, tree: &Tree<'_>) -> Self {
        for at in 0..self.0.len().saturating_sub(1) {
            let (Piece::Word(index), Some(next)) = (&self.0[at], self.0[at + 1].index()) else { continue };
            let article = tree.parse().word(*index).is_some_and(|word| matches!(word.form(), "a" | "an" | "A" | "An"));
            let moved = next != index + 1;
            if let Some(next) = tree.parse().word(next).filter(|_| article && moved) {
                self.0[at] = Piece::Form(*index, article_before(next.form()).to_owned());
            }
        }
        self
    }

    /// A phrase with a preposition as that, in small letters, and the rest; none if it has none, or tells of a time.
    pub fn without_preposition(&self, tree: &Tree<'_>) -> Option<(String, Phrase)> {
        let word = |piece: &Piece| piece.index().and_then(|index| tree.parse().word(index));
        let cases =
            self.0.iter().take_while(|piece| word(piece).is_some_and(|word| matches!(word.deprel(), "case" | "fixed")));
        let count = cases.count();
        let (cases, rest) = self.0.split_at(count);
        let case = Phrase(cases.to_vec()).text(tree).to_lowercase();
        (count > 0 && !rest.is_empty()).then(|| (case, Phrase(rest.to_vec())))
    }

    /// How it reads.
    pub fn text(&self, tree: &Tree<'_>) -> String {
        self.placed(tree).0
    }

    /// How it reads, and where in that its words stand, with their numbers.
    fn placed(&self, tree: &Tree<'_>) -> (String, Vec<(Range<usize>, usize)>) {
        let (mut out, mut places) = (String::new(), Vec::new());
        let mut before: Option<&Piece> = None;
        for (at, piece) in self.0.iter().enumerate() {
            if !out.is_empty() && spaced(tree, before, piece) {
                out.push(' ');
            }
            let start = out.len();
            match piece {
                Piece::Word(index) => {
                    out.push_str(&self.article(tree, at).unwrap_or_else(|| inside(tree, *index, out.is_empty())))
                }
                Piece::Form(_, form) => out.push_str(form),
                Piece::Made(form) => out.push_str(form),
            }
            places.extend(piece.index().map(|index| (start..out.len(), index)));
            before = Some(piece);
        }
        (out, places)
    }

    /// `A` or `an` as it reads before a word that it does not stand before in the sentence.
    fn article(&self, tree: &Tree<'_>, at: usize) -> Option<String> {
        let word = |at: usize| self.0.get(at).and_then(Piece::index).and_then(|index| tree.parse().word(index));
        let (article, next) = (word(at).filter(|word| is_indefinite(*word))?, word(at + 1)?);
        if article.index() + 1 == next.index() || !next.form().starts_with(char::is_alphabetic) {
            return None;
        }
        let form = next.form().to_lowercase();
        let consonant = ["eu", "one", "uni", "us", "u.s", "ur"].iter().any(|start| form.starts_with(start));
        let vowel = form.starts_with(['a', 'e', 'i', 'o', 'u']) && !consonant
            || form.starts_with("hour")
            || form.starts_with("honest");
        let first = if article.form().starts_with('A') && at == 0 { "A" } else { "a" };
        Some(format!("{first}{}", if vowel { "n" } else { "" }))
    }

    /// How it reads as a sentence, and where in that its words stand, with their numbers.
    pub fn sentence(&self, tree: &Tree<'_>) -> (String, Vec<(Range<usize>, usize)>) {
        let (text, mut places) = self.placed(tree);
        let out = begun(&ended(&text));
        places.retain(|(range, _)| range.end <= out.len());
        (out, places)
    }
}

/// The indefinite article before a word, by how it begins to sound.
pub(super) fn article_before(word: &str) -> &'static str {
    const SILENT: &[&str] = &["heir", "honest", "honor", "honour", "hour"];
    const CONSONANT: &[&str] = &["eu", "one", "once", "ub", "uni", "us", "ut"];
    let lower = word.to_ascii_lowercase();
    let begins = |list: &[&str]| list.iter().any(|start| lower.starts_with(start));
    // Short forms are spelled out: `an FBI agent`, `a US firm`.
    let spelled = word.len() > 1 && word.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
    let vowel = match spelled {
        true => word.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']),
        false => begins(SILENT) || lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !begins(CONSONANT),
    };
    if vowel { "an" } else { "a" }
}

/// Whether white space stands before `piece`, after `before`.
fn spaced(tree: &Tree<'_>, before: Option<&Piece>, piece: &Piece) -> bool {
    let word = |piece: &Piece| match piece {
        Piece::Word(index) | Piece::Form(index, _) => tree.parse().word(*index),
        Piece::Made(_) => None,
    };
    if let Piece::Made(form) = piece {
        return !form.starts_with(['’', '\'', ',', '.', ')', ']']);
    }
    if let Some(Piece::Made(form)) = before {
        return !form.starts_with(['(', '[']);
    }
    let (previous, next) = (before.and_then(word), word(piece));
    match (previous, next) {
        (Some(previous), Some(next)) if previous.index() + 1 == next.index() => previous.space_after(),
        (_, Some(next)) => {
            // What grows on to a word without a space (`’s`, `n’t`) grows on to another, too.
            let grown = next.index().checked_sub(1).and_then(|index| tree.parse().word(index));
            let clitic = matches!(next.upos(), "PART" | "AUX") && next.form().contains(['’', '\'']);
            let closing = next.upos() == "PUNCT" && !matches!(next.form(), "“" | "(" | "[" | "‘" | "–" | "—" | "-");
            !(closing || clitic && grown.is_some_and(|grown| !grown.space_after()))
        }
        _ => true,
    }
}

/// A word as it reads inside a sentence: what has a capital only for its place at the start of one loses it.
fn inside(tree: &Tree<'_>, index: usize, first: bool) -> String {
    let Some(word) = tree.parse().word(index) else { return String::new() };
    let form = word.form();
    let named = word.upos() == "PROPN" || matches!(form, "I" | "God") || word.xpos().starts_with("NNP");
    let mut chars = form.chars();
    let plain = chars.next().is_some_and(char::is_uppercase) && !chars.any(char::is_uppercase);
    if first || named || !plain || is_demonym(form) {
        return form.to_owned();
    }
    if !tree.parse().words().take(index).all(|before| before.upos() == "PUNCT") {
        return form.to_owned();
    }
    form.to_lowercase()
}

fn is_indefinite(word: Word<'_>) -> bool {
    word.xpos() == "DT" && matches!(&*word.form().to_ascii_lowercase(), "a" | "an")
}

pub(super) fn is_mark(tree: &Tree<'_>, index: usize) -> bool {
    tree.parse().word(index).is_some_and(|word| word.upos() == "PUNCT")
}
