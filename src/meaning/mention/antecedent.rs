//! The antecedent of a pronoun: who can be meant, what speaks for each, and whether one leads clearly.
//!
//! What speaks for a candidate is read off as a list of [`Feature`]s, each of which has a weight for each kind of
//! pronoun (`weights.txt`); the weights are those of a mention-ranking model (Denis and Baldridge 2008): a choice among
//! the candidates and no one, logistic in the sum of the weights. They are hundredths of logits, so that a lead of 220
//! is nine to one.

use std::sync::LazyLock;

use super::sighting::{PronounClass, PronounForm};
use super::{EntityKind, Gender, Number};

/// Pronouns look back so many sentences,
pub(super) const BACK: u32 = 3;
/// and at so many mentions.
pub(super) const MENTIONS: usize = 80;

/// What can speak for a candidate, and (from [`NoOne`](Feature::NoOne) on) for none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    Distance0,
    Distance1,
    Distance2,
    Distance3,
    DistanceFar,
    Subject,
    Object,
    Oblique,
    Possessor,
    Nested,
    OtherRole,
    OwnSubject,
    SubjectAbove,
    SubjectFurtherAbove,
    BothSubjects,
    BothObjects,
    Name,
    Nominal,
    Pronoun,
    GenderKnown,
    KindKnown,
    MentionedOnce,
    MentionedAgain,
    MentionedOften,
    Nearest,
    Second,
    Third,
    Further,
    FirstOfSentence,
    SubjectBefore,
    QuotationBetween,
    Definite,
    Possessed,
    Indefinite,
    SamePronoun,
    Organisation,
    Place,
    Group,
    People,
    OtherParagraph,
    Collective,
    BestCount,
    OnlyOne,
    NoOne,
    OfOne,
    OfTwo,
    OfMore,
    PronounIsSubject,
    PronounBeforeUnclear,
    PronounQuoted,
    NoneInSentence,
    SubjectBehind,
}

/// Which column of weights counts.
fn model(class: PronounClass, form: PronounForm) -> usize {
    let kind = match class {
        PronounClass::He | PronounClass::She => 0,
        PronounClass::It => 1,
        PronounClass::They => 2,
    };
    kind * 2 + usize::from(form == PronounForm::Possessive)
}

static WEIGHTS: LazyLock<Vec<[i32; 6]>> = LazyLock::new(|| {
    let lines = include_str!("weights.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let mut row = [0; 6];
            for (weight, field) in row.iter_mut().zip(line.split_whitespace().skip(1)) {
                *weight = field.parse().unwrap_or(0);
            }
            row
        })
        .collect()
});

/// The sum of weights.
pub(super) fn score(class: PronounClass, form: PronounForm, features: &[Feature]) -> i32 {
    let model = model(class, form);
    features.iter().filter_map(|&feature| WEIGHTS.get(feature as usize)).map(|row| row[model]).sum()
}

/// What is known of an entity when a pronoun is read.
#[derive(Clone, Debug)]
pub(super) struct Traits {
    pub kind: Option<EntityKind>,
    pub gender: Gender,
    pub number: Number,
    pub named: bool,
    /// Whether a name that nothing is known of can be that of a person.
    pub shape_of_person: bool,
}

/// Whether a pronoun can mean such an entity at all.
pub(super) fn agrees(class: PronounClass, traits: &Traits) -> bool {
    let singular = traits.number == Number::Singular;
    let person = traits.kind == Some(EntityKind::Person);
    let gender = |wanted| traits.gender == wanted || traits.gender == Gender::Unknown;
    let perhaps = person || traits.named && traits.kind.is_none() && traits.shape_of_person;
    match class {
        PronounClass::He => singular && perhaps && gender(Gender::Masculine),
        PronounClass::She => singular && perhaps && gender(Gender::Feminine),
        PronounClass::It => singular && !person,
        PronounClass::They => !singular || traits.kind == Some(EntityKind::Organisation),
    }
}

/// How far the first candidate, of which this is known, must lead before the next and before no one. Set by hand on
/// GUM: of what is resolved there, .93 are right in the development part and .85 in the training part (`it` least).
pub(super) fn lead(class: PronounClass, form: PronounForm, traits: &Traits, features: &[Feature]) -> i32 {
    let possessive = form == PronounForm::Possessive;
    let has = |feature| features.contains(&feature);
    match class {
        // The only one whose gender is known to agree: GUM has few of these, the news many.
        PronounClass::He | PronounClass::She
            if has(Feature::OnlyOne)
                && has(Feature::GenderKnown)
                && has(Feature::KindKnown)
                && (has(Feature::Distance0) || has(Feature::Distance1))
                && !has(Feature::QuotationBetween) =>
        {
            -100
        }
        // One who was not mentioned in the last sentences.
        PronounClass::He | PronounClass::She if has(Feature::DistanceFar) => 250,
        PronounClass::He | PronounClass::She if possessive => 150,
        PronounClass::He | PronounClass::She => 120,
        // Whether `it` stands for a thing or for all that was said is hard to tell.
        PronounClass::It if !traits.named && traits.kind.is_none() => 320,
        PronounClass::It => 150 + 20 * i32::from(possessive),
        PronounClass::They => 190,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_has_its_weights() {
        let lines = include_str!("weights.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let names: Vec<String> =
            lines.filter_map(|line| line.split_whitespace().next()).map(|name| name.replace('-', "")).collect();
        assert_eq!(names.len(), Feature::SubjectBehind as usize + 1);
        assert_eq!(WEIGHTS.len(), names.len());
        for feature in [Feature::Distance0, Feature::OwnSubject, Feature::Group, Feature::NoOne, Feature::SubjectBehind]
        {
            assert_eq!(names[feature as usize], format!("{feature:?}").to_lowercase());
        }
    }
}
