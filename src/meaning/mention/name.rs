//! Names in a sentence: which words belong to one, which of them are titles, and what they name.

use std::ops::Range;

use super::words::{
    NounClass, demonym, first_name, full_name, is_calendar, is_name_particle, is_name_suffix, is_place, name_head,
    noun_class, title,
};
use super::{EntityKind, Gender};
use crate::syntax::{Parse, Word};

/// No name has more words.
const LONGEST: usize = 12;

/// A name: places of words in the parse.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The title before it, empty if there is none.
    pub title: Range<usize>,
    /// The name.
    pub name: Range<usize>,
}

/// Offices that are named with what they are for: `Secretary of State`.
fn is_department(form: &str) -> bool {
    matches!(
        form,
        "State"
            | "Defense"
            | "Defence"
            | "Homeland"
            | "Security"
            | "Education"
            | "Energy"
            | "Labor"
            | "Labour"
            | "Agriculture"
            | "Commerce"
            | "Transportation"
            | "Treasury"
            | "Interior"
            | "Health"
            | "Veterans"
            | "Affairs"
            | "Housing"
            | "War"
            | "Staff"
            | "Police"
            | "Foreign"
            | "Justice"
            | "Finance"
    )
}

/// Words before a title that belong to it: `Prime Minister`.
fn is_title_modifier(form: &str) -> bool {
    matches!(
        form,
        "Prime"
            | "Foreign"
            | "Vice"
            | "Deputy"
            | "Defense"
            | "Defence"
            | "Interior"
            | "Finance"
            | "National"
            | "Justice"
            | "Security"
            | "Acting"
            | "Former"
            | "Chief"
            | "House"
            | "Senate"
            | "Majority"
            | "Minority"
            | "Attorney"
            | "State"
            | "Assistant"
            | "Associate"
            | "District"
            | "Health"
            | "Home"
            | "Police"
            | "Executive"
            | "Senior"
            | "First"
            | "Crown"
            | "Supreme"
            | "Army"
            | "Press"
            | "Education"
            | "Trade"
            | "Environment"
            | "Managing"
            | "Head"
            | "Presidential"
            | "Democratic"
            | "Republican"
            | "Labour"
            | "Conservative"
    )
}

pub(super) fn is_capitalised(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

fn is_name_word(word: Word<'_>) -> bool {
    (word.upos() == "PROPN" || word.xpos().starts_with("NNP"))
        && is_capitalised(word.form())
        && !is_calendar(word.form())
}

fn is_title_word(form: &str) -> bool {
    title(form).is_some() || matches!(noun_class(form), Some(NounClass::Person(_)))
}

/// The names of a sentence, in order, not overlapping.
pub(super) fn runs(parse: &Parse<'_>) -> Vec<Run> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(word) = parse.word(at) {
        // `WHO` reads as a pronoun, `US` too.
        let abbreviation =
            full_name(word.form()).is_some() && at > 0 && form_at(parse, at - 1).eq_ignore_ascii_case("the");
        if !is_name_word(word) && !abbreviation {
            at += 1;
            continue;
        }
        let end = end_of_run(parse, at);
        split_titles(parse, at..end, &mut found);
        at = end;
    }
    found
}

fn form_at<'a>(parse: &'a Parse<'a>, at: usize) -> &'a str {
    parse.word(at).map_or("", Word::form)
}

fn is_name_at(parse: &Parse<'_>, at: usize) -> bool {
    parse.word(at).is_some_and(is_name_word)
}

/// Where the name that starts with a word ends.
fn end_of_run(parse: &Parse<'_>, start: usize) -> usize {
    let (mut end, mut complement) = (start + 1, false);
    while end < parse.words().len() && end - start < LONGEST {
        let (last, next) = (form_at(parse, end - 1), form_at(parse, end));
        if is_name_at(parse, end) {
            if !belongs(parse, start..end, end) {
                break;
            }
            end += 1;
            continue;
        }
        let after = |by: usize| is_name_at(parse, end + by);
        let joins = match next {
            "-" | "–" => {
                let tight = parse.word(end - 1).is_some_and(|word| !word.space_after())
                    && parse.word(end).is_some_and(|word| !word.space_after());
                let place = |form: &str| is_place(form) || demonym(form).is_some();
                tight && after(1) && !place(last) && !place(form_at(parse, end + 1))
            }
            "of" | "for" => {
                let office = title(last).is_some() && is_department(form_at(parse, end + 1));
                let for_what = matches!(
                    last,
                    "Center"
                        | "Centre"
                        | "Centers"
                        | "Institute"
                        | "Society"
                        | "Foundation"
                        | "Fund"
                        | "Association"
                        | "Council"
                        | "Agency"
                        | "Office"
                        | "Organization"
                        | "Organisation"
                        | "College"
                        | "Committee"
                        | "Commission"
                        | "Campaign"
                        | "Campaigners"
                        | "Coalition"
                        | "Alliance"
                        | "Department"
                        | "Ministry"
                        | "Bureau"
                );
                let institution = for_what || next == "of" && (name_head(last).is_some() || last == "House");
                complement |= institution;
                let the = usize::from(form_at(parse, end + 1) == "the");
                if (office || institution) && is_name_at(parse, end + 1 + the) {
                    end += the;
                    true
                } else {
                    false
                }
            }
            "&" => after(1),
            "and" => {
                complement
                    && parse.word(end + 1).is_some_and(|word| {
                        let joined = word.head().map(Word::index);
                        is_name_word(word)
                            && word.deprel() == "conj"
                            && joined.is_some_and(|head| head > start + 1 && head < end)
                    })
            }
            "'s" | "’s" => {
                matches!(last, "People" | "Women" | "Children" | "Men" | "Workers" | "King" | "Queen")
                    && name_head(form_at(parse, end + 1)).is_some()
            }
            "," => is_name_suffix(form_at(parse, end + 1)) && after(1),
            _ => is_name_particle(next) && (after(1) || is_name_particle(form_at(parse, end + 1)) && after(2)),
        };
        if !joins {
            break;
        }
        end += 1;
        while end < parse.words().len() && !is_name_at(parse, end) {
            end += 1;
        }
        end += 1;
    }
    end.min(parse.words().len())
}

/// Whether a word goes on with a name, as far as the tree says.
fn belongs(parse: &Parse<'_>, run: Range<usize>, next: usize) -> bool {
    let Some(word) = parse.word(next) else { return false };
    let head = word.head().map(Word::index);
    if head.is_some_and(|head| run.contains(&head)) {
        return !matches!(word.deprel(), "appos" | "parataxis" | "list") || is_name_suffix(word.form());
    }
    // `Atlantic City Press`: both hang on the word behind.
    parse.word(next - 1).and_then(|last| last.head()).is_some_and(|of_last| {
        let of_last = of_last.index();
        of_last == next
            || Some(of_last) == head
            || run.contains(&of_last)
                && run.clone().any(|at| {
                    let outside = parse.word(at).and_then(Word::head).map(Word::index);
                    outside.is_some_and(|outside| outside == next || Some(outside) == head)
                })
    })
}

/// Cuts titles off the front of a name.
fn split_titles(parse: &Parse<'_>, run: Range<usize>, found: &mut Vec<Run>) {
    let plain = |name: Range<usize>| Run { title: name.start..name.start, name };
    let form = |at: usize| form_at(parse, at);
    let starts_with_first_name = first_name(form(run.start)).is_some() && title(form(run.start)).is_none();
    let mut cut = None;
    if !starts_with_first_name {
        for at in run.clone() {
            let rest = at + 1..run.end;
            let office = form(at) == "of" && at > run.start && title(form(at - 1)).is_some();
            if office {
                let end =
                    rest.clone().take_while(|&at| is_department(form(at)) || form(at) == "and" || form(at) == "the");
                let end = rest.start + end.count();
                if end < run.end {
                    cut = Some(end);
                }
                continue;
            }
            let names_follow = !rest.is_empty()
                && !is_name_suffix(form(rest.start))
                && is_capitalised(form(rest.start))
                && rest.clone().all(|at| name_head(form(at)).is_none());
            if names_follow && is_title_word(form(at)) {
                cut = Some(at + 1);
            }
        }
    }
    let Some(cut) = cut else {
        found.push(plain(run));
        return;
    };
    // `Microsoft` of `Microsoft President Brad Smith` names something itself.
    let first_title =
        (run.start..cut).find(|&at| is_title_word(form(at)) || is_title_modifier(form(at))).unwrap_or(cut);
    if first_title > run.start {
        found.push(plain(run.start..first_title));
    }
    found.push(Run { title: first_title..cut, name: cut..run.end });
}

/// The words of a name; a hyphen joins its neighbours.
pub(super) fn parts(parse: &Parse<'_>, name: Range<usize>) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut glue = false;
    for word in name.filter_map(|at| parse.word(at)) {
        let form = word.form();
        if form == "," {
            continue;
        }
        match parts.last_mut().filter(|_| glue || matches!(form, "-" | "–" | "'s" | "’s")) {
            Some(last) => last.push_str(form),
            None => parts.push(form.to_owned()),
        }
        glue = matches!(form, "-" | "–");
    }
    parts
}

/// Whether a name is written in capitals only, as abbreviations are.
pub(super) fn is_acronym(part: &str) -> bool {
    let letters = part.chars().filter(|letter| letter.is_alphabetic()).count();
    (2..=7).contains(&letters) && part.chars().all(|letter| letter.is_uppercase() || letter == '.' || letter == '&')
}

/// What a name is a name of, as its own words tell.
pub(super) fn kind_of(parts: &[String]) -> Option<EntityKind> {
    let (first, last) = (parts.first()?, parts.last()?);
    let whole = parts.join(" ");
    if is_place(&whole) {
        return Some(EntityKind::Place);
    }
    if full_name(&whole).is_some() {
        return Some(EntityKind::Organisation);
    }
    let head = parts.iter().position(|part| matches!(part.as_str(), "of" | "for")).unwrap_or(parts.len());
    if let Some(kind) = head.checked_sub(1).and_then(|at| name_head(&parts[at])).filter(|_| parts.len() > 1) {
        return Some(kind);
    }
    if parts.len() > 1 && (first_name(first).is_some() || is_name_suffix(last)) {
        return Some(EntityKind::Person);
    }
    if parts.len() == 1 && is_acronym(first) {
        return Some(EntityKind::Organisation);
    }
    if matches!(first.as_str(), "Mount" | "Lake" | "Cape" | "Fort") && parts.len() > 1 {
        return Some(EntityKind::Place);
    }
    if let Some(kind) = name_head(first).filter(|kind| parts.len() == 1 || *kind == EntityKind::Other) {
        return Some(kind);
    }
    None
}

/// The gender that the words of a person's name tell.
pub(super) fn gender_of(parts: &[String]) -> Gender {
    parts.first().and_then(|first| first_name(first)).unwrap_or(Gender::Unknown)
}
