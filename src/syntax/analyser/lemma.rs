//! Base forms: what a word's longest known ending, under its tag and as it is written, is replaced with.

use std::borrow::Cow;

use crate::Error;

use super::characters::{CAPITAL, Character, fold, lower};
use super::hash::Hash;
use super::model::{Container, Map, broken};

/// The longest ending that is looked up.
const LONGEST_ENDING: usize = 6;

/// What happens to the letters before the ending is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Lowered,
    AsItStands,
    FirstAsItStands,
    FirstRaised,
    WithoutCommas,
}

/// How a word is written. The numbers are those of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    Any = 0,
    Small = 1,
    /// The first character is its only capital.
    Capitalised = 2,
    /// Capitals alone, few of them.
    Acronym = 3,
    /// Capitals alone, many of them.
    Capitals = 4,
    Mixed = 5,
}

/// The most letters of an acronym.
const LONGEST_ACRONYM: usize = 4;

impl Writing {
    fn of(form: &str) -> Self {
        let (mut letters, mut capitals, mut starts_with_capital) = (0, 0, false);
        for (at, ch) in form.chars().enumerate() {
            let character = Character::new(ch, 0);
            letters += usize::from(character.is_letter());
            capitals += usize::from(character.class == CAPITAL);
            starts_with_capital |= at == 0 && character.class == CAPITAL;
        }
        match capitals {
            0 => Self::Small,
            1 if starts_with_capital => Self::Capitalised,
            _ if capitals < letters => Self::Mixed,
            1..=LONGEST_ACRONYM => Self::Acronym,
            _ => Self::Capitals,
        }
    }
}

#[derive(Clone, Copy)]
struct Script<'m> {
    case: Case,
    strip: usize,
    append: &'m str,
}

/// The script where nothing else is known.
const LOWER: Script<'static> = Script { case: Case::Lowered, strip: 0, append: "" };

/// The scripts, and which belongs to which words.
pub(super) struct Lemmatizer<'m> {
    endings: Map<'m>,
    scripts: Vec<Script<'m>>,
}

impl<'m> Lemmatizer<'m> {
    /// The lemmatizer of a model.
    pub(super) fn read(container: &Container<'m>) -> Result<Self, Error> {
        let (operations, strings) = (container.bytes("lem.ops")?, container.strings("lem.str")?);
        if operations.len() != 2 * strings.len() {
            return Err(broken("‘lem.ops’ and ‘lem.str’ are not of one length"));
        }
        let script = |(operation, append): (&[u8; 2], &'m str)| {
            let case = match operation[0] {
                0 => Case::Lowered,
                1 => Case::AsItStands,
                2 => Case::FirstAsItStands,
                3 => Case::FirstRaised,
                4 => Case::WithoutCommas,
                other => return Err(broken(format_args!("‘lem.ops’ holds the case {other}"))),
            };
            Ok(Script { case, strip: usize::from(operation[1]), append })
        };
        let scripts: Vec<_> =
            operations.as_chunks::<2>().0.iter().zip(strings).map(script).collect::<Result<_, _>>()?;
        let endings = container.map("lem.map")?;
        match endings.reaches(scripts.len()) {
            true => Err(broken("map ‘lem.map’ leads out of ‘lem.ops’")),
            false => Ok(Self { endings, scripts }),
        }
    }

    /// The base form of a word with the tag of this number.
    pub(super) fn lemma<'w>(&self, form: &'w str, tag: u32) -> Cow<'w, str> {
        let key: Vec<u32> = form.chars().map(key_of).collect();
        let writings = [Writing::of(form) as u32, Writing::Any as u32];
        let look_up = |kind: u32, ending: &[u32]| {
            let hash = |writing| Hash::of(kind).with(tag).with(writing).with_all(ending.iter().copied());
            writings.into_iter().find_map(|writing| self.endings.get(hash(writing)))
        };
        let longest = key.len().min(LONGEST_ENDING);
        let found = look_up(200, &key)
            .or_else(|| (0..=longest).rev().find_map(|length| look_up(201, &key[key.len() - length..])));
        let script = found.and_then(|number| self.scripts.get(usize::from(number)));
        apply(*script.unwrap_or(&LOWER), form)
    }
}

/// A character as forms are looked up by it.
fn key_of(ch: char) -> u32 {
    u32::from(if ch.is_ascii_digit() { '0' } else { lower(quote_folded(ch)) })
}

/// An apostrophe for all that folds to one; all other characters stay.
fn quote_folded(ch: char) -> char {
    if fold(ch) == '\'' { '\'' } else { ch }
}

/// The form with a script applied to it.
fn apply<'w>(script: Script<'_>, form: &'w str) -> Cow<'w, str> {
    let dropped = |ch: char, case: Case| case == Case::WithoutCommas && ch == ',';
    let length = form.chars().filter(|ch| !dropped(*ch, script.case)).count();
    let (script, kept) = match length.checked_sub(script.strip) {
        Some(kept) => (script, kept),
        None => (LOWER, form.chars().count()),
    };
    let mut lemma = String::with_capacity(form.len() + script.append.len());
    for (at, ch) in form.chars().filter(|ch| !dropped(*ch, script.case)).take(kept).enumerate() {
        let ch = quote_folded(ch);
        lemma.push(match script.case {
            Case::AsItStands | Case::WithoutCommas => ch,
            Case::FirstAsItStands if at == 0 => ch,
            Case::FirstRaised if at == 0 => lower(ch).to_ascii_uppercase(),
            Case::FirstRaised | Case::FirstAsItStands | Case::Lowered => lower(ch),
        });
    }
    lemma.push_str(script.append);
    match lemma.is_empty() || lemma == form {
        true => Cow::Borrowed(form),
        false => Cow::Owned(lemma),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(case: Case, strip: usize, append: &str, form: &str) -> String {
        apply(Script { case, strip, append }, form).into_owned()
    }

    #[test]
    fn scripts_strip_and_append() {
        assert_eq!(applied(Case::Lowered, 3, "y", "Parties"), "party");
        assert_eq!(applied(Case::AsItStands, 0, "", "NATO"), "NATO");
        assert_eq!(applied(Case::FirstAsItStands, 0, "", "LUND"), "Lund");
        assert_eq!(applied(Case::FirstRaised, 1, "", "lunds"), "Lund");
        assert_eq!(applied(Case::WithoutCommas, 0, "", "12,500"), "12500");
        // Where more would go than there is, nothing does; where all goes, only what is appended stays, or the form.
        assert_eq!(applied(Case::AsItStands, 3, "x", "Is"), "is");
        assert_eq!(applied(Case::Lowered, 2, "be", "Is"), "be");
        assert_eq!(applied(Case::Lowered, 2, "", "Is"), "Is");
        assert_eq!(applied(Case::Lowered, 0, "", "’S"), "'s");
        assert_eq!(applied(Case::Lowered, 0, "", ""), "");
        assert_eq!(applied(Case::WithoutCommas, 2, "", ",5"), ",5");
    }

    #[test]
    fn forms_are_told_by_their_capitals() {
        let cases = [
            ("port", Writing::Small),
            ("1990", Writing::Small),
            ("Port", Writing::Capitalised),
            ("NATO", Writing::Acronym),
            ("U.S.", Writing::Acronym),
            ("HARBOUR", Writing::Capitals),
            ("McLund", Writing::Mixed),
            ("e-Port", Writing::Mixed),
        ];
        for (form, writing) in cases {
            assert_eq!(Writing::of(form), writing, "{form}");
        }
    }
}
