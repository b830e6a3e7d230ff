//! The day of publication: given, or worked out from the text.
//!
//! A text that says `last November` and, elsewhere, `November 2023` was written in the year after that November;
//! one that says `this year` beside a year was written in it. Only a year comes of it, and only one that nothing in
//! the text speaks against.

use super::narrative::Sighting;
use super::point::{From, Meaning, Pick};
use super::resolve::Anchor;
use super::unit::{Origin, Unit};
use crate::article::{DateBasis, Published};

/// When an article appeared, as far as it is known, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationDay {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// How it is known.
    pub basis: DateBasis,
}

impl PublicationDay {
    /// What the article says of itself.
    pub(super) fn given(published: &Published) -> Self {
        let (date, basis) = (published.date, published.basis.clone());
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()), basis }
    }

    pub(super) fn anchor(&self) -> Anchor {
        match (self.month, self.day) {
            (Some(month), Some(day)) => jiff::civil::Date::new(self.year, month, day)
                .map_or(Anchor { year: i32::from(self.year), month: None, day: None }, Anchor::of_day),
            (month, day) => Anchor { year: i32::from(self.year), month, day },
        }
    }

    /// Works the year out from the times of a text.
    pub(super) fn inferred(sightings: &[Sighting], text: &str) -> Option<Self> {
        let years = years_of_months(sightings);
        let year_of = |month: i8| years.get(usize::try_from(month).ok()?).copied().flatten();
        let mut found: Option<(i32, String)> = None;
        for (at, sighting) in sightings.iter().enumerate() {
            let Meaning::Point(point) = &sighting.meaning else { continue };
            let words = |sighting: &Sighting| &text[sighting.span.range()];
            let (year, other) = match (point.pick, point.fields.month, point.base.as_deref()) {
                // "last November" with the one November whose year is written
                (Some((Pick::Last, Origin::Speech)), Some(month), None) if point.fields.day.is_none() => {
                    let Some((year, other)) = year_of(month) else { continue };
                    (year + i32::from(month < 12), other)
                }
                (Some((Pick::This, Origin::Speech)), Some(month), None) if point.fields.day.is_none() => {
                    let Some((year, other)) = year_of(month) else { continue };
                    (year, other)
                }
                // "this year, 2024", "last year (2023)"
                (None, None, Some(shift)) if shift.unit == Unit::Year && shift.from == From::Origin(Origin::Speech) => {
                    let Some(step) = shift.amount.whole().filter(|step| step.abs() <= 1 && point.fields.is_empty())
                    else {
                        continue;
                    };
                    let beside =
                        [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| sightings.get(at));
                    let year = beside
                        .filter(|other| {
                            text.get(gap(sighting, other)).is_some_and(|gap| matches!(gap, ", " | " (" | " in "))
                        })
                        .find_map(|other| Some((bare_year(other)?, other)));
                    let Some((year, other)) = year else { continue };
                    (year - step, other)
                }
                _ => continue,
            };
            let basis = format!("{} = {}", words(sighting), words(other));
            match &found {
                Some((known, _)) if *known != year => return None,
                Some(_) => {}
                None => found = Some((year, basis)),
            }
        }
        let (year, basis) = found?;
        let year = i16::try_from(year).ok().filter(|year| (1600..2200).contains(year))?;
        Some(Self { year, month: None, day: None, basis: DateBasis::Inferred(basis) })
    }
}

fn gap(a: &Sighting, b: &Sighting) -> std::ops::Range<usize> {
    let (first, second) = if a.span <= b.span { (a, b) } else { (b, a) };
    first.span.end()..second.span.start()
}

fn bare_year(sighting: &Sighting) -> Option<i32> {
    let Meaning::Point(point) = &sighting.meaning else { return None };
    (!point.fields.has_middle() && !point.fields.has_day() && point.base.is_none()).then_some(point.fields.year)?
}

/// For each month the latest year that is written beside it, and where.
fn years_of_months(sightings: &[Sighting]) -> [Option<(i32, &Sighting)>; 13] {
    let mut years = [None; 13];
    for sighting in sightings {
        let Meaning::Point(point) = &sighting.meaning else { continue };
        let (Some(year), Some(month)) = (point.fields.year, point.fields.month) else { continue };
        let Some(best) = usize::try_from(month).ok().and_then(|month| years.get_mut(month)) else { continue };
        if best.is_none_or(|(known, _)| year > known) {
            *best = Some((year, sighting));
        }
    }
    years
}

impl std::fmt::Display for PublicationDay {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        for number in [self.month, self.day].into_iter().flatten() {
            write!(formatter, "-{number:02}")?;
        }
        Ok(())
    }
}
