//! Base forms: what a word's longest known ending, under its tag, is replaced with.

use std::borrow::Cow;

use crate::Error;

use super::characters::{fold, lower};
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
        let key: Vec<u32> = form.chars().map(|ch| u32::from(lower(fold(ch)))).collect();
        let whole = Hash::of(200).with(tag).with_all(key.iter().copied());
        let endings = (0..=key.len().min(LONGEST_ENDING)).rev().map(|length| {
            let ending = &key[key.len() - length..];
            Hash::of(201).with(tag).with_all(ending.iter().copied())
        });
        let found = std::iter::once(whole).chain(endings).find_map(|hash| self.endings.get(hash));
        let script = found.and_then(|number| self.scripts.get(usize::from(number)));
        apply(*script.unwrap_or(&LOWER), form, key.len())
    }
}

/// The form with a script applied to it.
fn apply<'w>(script: Script<'_>, form: &'w str, length: usize) -> Cow<'w, str> {
    let script = if length < script.strip { LOWER } else { script };
    let kept = length - script.strip;
    let mut lemma = String::with_capacity(form.len() + script.append.len());
    for (at, ch) in form.chars().take(kept).enumerate() {
        let ch = if fold(ch) == '\'' { '\'' } else { ch };
        lemma.push(match script.case {
            Case::AsItStands => ch,
            Case::FirstAsItStands if at == 0 => ch,
            Case::FirstAsItStands | Case::Lowered => lower(ch),
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
        apply(Script { case, strip, append }, form, form.chars().count()).into_owned()
    }

    #[test]
    fn scripts_strip_and_append() {
        assert_eq!(applied(Case::Lowered, 3, "y", "Parties"), "party");
        assert_eq!(applied(Case::AsItStands, 0, "", "NATO"), "NATO");
        assert_eq!(applied(Case::FirstAsItStands, 0, "", "LUND"), "Lund");
        // Where more would go than there is, nothing does; where all goes, only what is appended stays, or the form.
        assert_eq!(applied(Case::AsItStands, 3, "x", "Is"), "is");
        assert_eq!(applied(Case::Lowered, 2, "be", "Is"), "be");
        assert_eq!(applied(Case::Lowered, 2, "", "Is"), "Is");
        assert_eq!(applied(Case::Lowered, 0, "", "’S"), "'s");
        assert_eq!(applied(Case::Lowered, 0, "", ""), "");
    }
}
