//! Which noun a number counts.

use super::piece::{Class, Kind, Pieces};

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The piece behind the noun.
    pub end: usize,
    /// Its base form, in lower case unless it is a name.
    pub lemma: String,
}

/// No noun is looked for beyond so many pieces.
const REACH: usize = 10;

/// The noun that a number ending before a piece counts: "five **men**", "12 heavily armed **soldiers**", "three of the
/// **ships**", "six-**member**".
///
/// Words and tags decide where they can: the first noun behind the number, with the nouns it opens a compound of. The
/// parse decides where something stands between ("30 or so tired **sailors**").
pub(super) fn counted(pieces: &Pieces<'_>, number: usize, after: usize) -> Option<Counted> {
    if pieces.is_hyphen(after) {
        if pieces.is(after + 1, "ever") {
            return walk(pieces, after + 2);
        }
        const LINKS: [&str; 9] = ["a", "and", "by", "in", "of", "on", "or", "the", "to"];
        let is_noun = pieces.is_word(after + 1) && !pieces.is_any(after + 1, &LINKS);
        return is_noun.then(|| joined(pieces, after + 1));
    }
    if pieces.is(after, "of") {
        return part_of(pieces, after + 1);
    }
    let walked = walk(pieces, after);
    walked.or_else(|| by_parse(pieces, number, after))
}

/// The noun behind the hyphen of "six-member".
fn joined(pieces: &Pieces<'_>, at: usize) -> Counted {
    let form = pieces.form(at);
    let is_word_of_its_own =
        pieces.words.get(at).and_then(|&word| pieces.parse.word(word)).is_some_and(|word| word.form() == form);
    let lemma = if is_word_of_its_own { lemma(pieces, at) } else { form.to_lowercase() };
    Counted { end: at + 1, lemma }
}

fn lemma(pieces: &Pieces<'_>, at: usize) -> String {
    let Some(word) = pieces.words.get(at).and_then(|&word| pieces.parse.word(word)) else { return String::new() };
    let lemma = word.lemma().into_owned();
    if word.upos() == "PROPN" { lemma } else { lemma.to_lowercase() }
}

/// The noun of "half **the money**" and "a third of **its members**", if what stands at a piece opens one.
pub(super) fn divided(pieces: &Pieces<'_>, at: usize) -> Option<Counted> {
    let opens = OPENERS.iter().any(|word| pieces.is(at, word));
    if opens { part_of(pieces, at) } else { None }
}

const OPENERS: [&str; 14] =
    ["a", "all", "an", "her", "his", "its", "my", "our", "that", "the", "their", "these", "this", "those"];

/// "three of the ships", "two of its members"; a number of "them" is one of nothing named.
fn part_of(pieces: &Pieces<'_>, at: usize) -> Option<Counted> {
    let at = at + usize::from(pieces.is(at, "all"));
    let opens = OPENERS.iter().any(|word| pieces.is(at, word));
    walk(pieces, if opens { at + 1 } else { at })
}

/// Walks over what may stand between a number and its noun, and then over the noun.
fn walk(pieces: &Pieces<'_>, from: usize) -> Option<Counted> {
    let mut found: Option<usize> = None;
    let mut at = from;
    while at < from + REACH {
        let form = pieces.form(at);
        // A possessor is no noun that is counted, but what it has is: "half of the town's houses".
        if matches!(form, "'" | "’") && found.is_some() {
            found = None;
            at += 1 + usize::from(pieces.is(at + 1, "s") && !pieces.spaced(at + 1));
            continue;
        }
        if matches!(form, "“" | "\"") && found.is_none() {
            at += 1;
            continue;
        }
        if pieces.is_hyphen(at) {
            // Of "battalion-sized units" only the units are counted.
            if !matches!(pieces.upos(at + 1), "NOUN" | "PROPN") {
                found = None;
                at += 1;
            }
            at += 1;
            continue;
        }
        if !matches!(pieces.kind(at), Some(Kind::Word | Kind::Code)) {
            break;
        }
        // "coal- and gas-fired plants".
        if pieces.is_dash(at + 1) && !pieces.spaced(at + 1) && pieces.spaced(at + 2) {
            break;
        }
        let is_noun = match pieces.upos(at) {
            "NOUN" => true,
            // "one tweet Friday": names open a compound and don't close it.
            "PROPN" => pieces.is_word(at) && found.is_none_or(|found| pieces.upos(found) != "NOUN"),
            // No verb in -s agrees with a number above one: "300 acres", whatever the tag.
            "VERB" if at == from && form.ends_with('s') && is_above_one(pieces, from) => true,
            "ADJ" | "ADV" if found.is_none() => false,
            // "five wounded men", "two competing bids".
            "VERB" if found.is_none() && (form.ends_with("ed") || form.ends_with("ing")) => false,
            "NUM" if found.is_none() && at == from => false,
            _ => break,
        };
        if is_noun {
            if found.is_some() && !pieces.spaced(at) && !pieces.is_hyphen(at - 1) {
                break;
            }
            found = Some(at);
        } else if found.is_some() {
            break;
        }
        at += 1;
        if found.is_some() && ends_compound(pieces, at - 1) {
            break;
        }
    }
    let noun = found?;
    Some(Counted { end: noun + 1, lemma: lemma(pieces, noun) })
}

/// Whether the word before a piece is a cardinal number other than one.
fn is_above_one(pieces: &Pieces<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let in_words = pieces.number(before).is_some_and(|word| !matches!(word.class, Class::Ordinal | Class::Part));
    (in_words || pieces.digits(before).is_some()) && !pieces.is_any(before, &["one", "1"])
}

/// Whether a noun in the plural ends its phrase: "five men Monday", "three years prison".
fn ends_compound(pieces: &Pieces<'_>, at: usize) -> bool {
    let word = pieces.words.get(at).and_then(|&word| pieces.parse.word(word));
    word.is_some_and(|word| matches!(word.xpos(), "NNS" | "NNPS") && !pieces.is_hyphen(at + 1))
}

/// The noun that the parse hangs the number on, if it stands near behind it.
fn by_parse(pieces: &Pieces<'_>, number: usize, after: usize) -> Option<Counted> {
    let word = pieces.words.get(number).and_then(|&word| pieces.parse.word(word))?;
    let head = word.head().filter(|_| word.deprel().starts_with("nummod"))?;
    if head.index() <= word.index() || !matches!(head.upos(), "NOUN" | "PROPN") {
        return None;
    }
    let last = (after + REACH).min(pieces.pieces.len());
    let at = (after..last).find(|&at| pieces.words[at] == head.index() && pieces.is_word(at))?;
    let clear = (after..at).all(|between| !matches!(pieces.form(between), "," | ";" | ":" | "." | "(" | ")" | "—"));
    clear.then(|| Counted { end: at + 1, lemma: lemma(pieces, at) })
}
