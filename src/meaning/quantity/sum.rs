//! A number while it grows, word by word.

use super::numeral::{Numeral, Place, Shape, joint, suffix};
use super::part::slash;
use super::piece::{Class, Pieces};
use super::rational::Rational;

/// A number as it grows while it is read.
pub(super) struct Sum {
    /// The piece behind what was read.
    pub end: usize,
    pub start: usize,
    /// What stands complete, up to the last scale word.
    pub total: Rational,
    /// What is read since then.
    pub group: Option<Rational>,
    pub last_scale: Option<i64>,
    pub place: Rational,
    pub plain: usize,
    pub in_figures: bool,
    /// Whether the group is in figures, to which no words can be added.
    pub is_closed: bool,
}

impl Sum {
    pub(super) fn new(start: usize) -> Self {
        Sum {
            end: start,
            start,
            total: Rational::ZERO,
            group: None,
            last_scale: None,
            place: Rational::ONE,
            plain: 0,
            in_figures: false,
            is_closed: false,
        }
    }

    pub(super) fn is_started(&self) -> bool {
        self.group.is_some() || self.last_scale.is_some()
    }

    pub(super) fn value(&self) -> Option<Rational> {
        self.total.plus(self.group.unwrap_or(Rational::ZERO))
    }

    pub(super) fn numeral(&self, shape: Shape) -> Numeral {
        Numeral {
            range: self.start..self.end,
            value: self.value().unwrap_or(Rational::ZERO),
            place: self.place,
            shape,
            plain: self.plain,
            scale: self.last_scale,
            in_figures: self.in_figures,
            runs_on: false,
        }
    }

    /// Reads figures and number words as far as they make one number. Nothing if the number is too large.
    pub(super) fn read(&mut self, pieces: &Pieces<'_>, has_article: bool, place: Place) -> Option<()> {
        if pieces.digits(self.end).is_some() {
            self.figures(pieces, place)?;
        }
        loop {
            let Some(at) = joint(pieces, self.end, self.start) else { return Some(()) };
            if pieces.is(at, "and") {
                if place == Place::Between || !self.joins_by_and(pieces, at) {
                    return Some(());
                }
                self.end = at + 1;
                if let Some(digits) = pieces.digits(at + 1) {
                    self.group = self.group?.plus(digits.value);
                    self.is_closed = true;
                    self.end = at + 2;
                    continue;
                }
                let grown = self.word(pieces, at + 1, has_article)?;
                debug_assert!(grown || self.end > at, "joins_by_and looked at the word");
                continue;
            }
            if pieces.is(at, "point") && self.decimals(pieces, at + 1)? {
                continue;
            }
            if !self.word(pieces, at, has_article)? {
                return Some(());
            }
        }
    }

    /// A number in figures with what is grown on or follows: `2½`, `1 4/5`, `3/4`, `5m`.
    pub(super) fn figures(&mut self, pieces: &Pieces<'_>, place: Place) -> Option<()> {
        let digits = pieces.digits(self.end)?;
        (self.group, self.place, self.in_figures, self.is_closed) = (Some(digits.value), digits.place, true, true);
        self.end += 1;
        if let Some(fraction) = slash(pieces, self.end - 1) {
            (self.group, self.place) = (Some(fraction), fraction);
            self.end += 2;
        } else if digits.plain > 0 {
            self.plain = digits.plain;
            let vulgar = pieces.digits(self.end).filter(|next| next.is_fraction).map(|next| (next.value, 1));
            let mixed = vulgar.or_else(|| slash(pieces, self.end).map(|fraction| (fraction, 3)));
            if let Some((fraction, length)) = mixed.filter(|_| digits.plain <= 4) {
                (self.group, self.place, self.plain) = (Some(digits.value.plus(fraction)?), fraction, 0);
                self.end += length;
            }
        }
        if let Some(scale) = suffix(pieces, self.end, place) {
            self.multiply(scale)?;
            self.end += 1;
        }
        Some(())
    }

    /// Takes one number word if it goes with what was read.
    pub(super) fn word(&mut self, pieces: &Pieces<'_>, at: usize, has_article: bool) -> Option<bool> {
        let Some(word) = pieces.number(at) else { return Some(false) };
        let small = self.group.and_then(Rational::as_whole).filter(|_| !self.is_closed);
        let is_first = !self.is_started();
        let takes = match word.class {
            Class::Zero => is_first,
            Class::Unit => {
                is_first
                    || self.group.is_none()
                    || small.is_some_and(|small| small % 100 == 0 && small > 0 || small % 100 >= 20 && small % 10 == 0)
            }
            Class::Teen | Class::Ten => {
                is_first || self.group.is_none() || small.is_some_and(|small| small % 100 == 0 && small > 0)
            }
            _ => false,
        };
        if takes {
            self.group = Some(self.group.unwrap_or(Rational::ZERO).plus(word.value.into())?);
            self.is_closed |= word.class == Class::Zero;
            self.end = at + 1;
            return Some(true);
        }
        let hundred_below_scale = || pieces.number(at + 1).is_some_and(|next| next.class == Class::Scale);
        match word.class {
            Class::Hundred | Class::Dozen => {
                let counts = match self.group {
                    Some(group) => group.as_whole().is_some_and(|group| group > 0 && group < 1000) || self.in_figures,
                    None => is_first && !word.is_plural && (has_article || hundred_below_scale()),
                };
                if !counts {
                    return Some(false);
                }
                let factor = Rational::from(word.value);
                self.group = Some(self.group.unwrap_or(Rational::ONE).multiply(factor)?);
                self.is_closed = word.class == Class::Dozen;
                self.plain = 0;
                self.end = at + 1;
                Some(true)
            }
            Class::Scale => {
                let fits = match (self.group, self.last_scale) {
                    (Some(_), last) => last.is_none_or(|last| word.value < last),
                    // "three lakh crore", "a thousand million".
                    (None, Some(last)) => word.value > last && self.total.divide(last.into())?.as_whole().is_some(),
                    (None, None) => has_article && !word.is_plural,
                };
                if fits {
                    self.multiply(word.value)?;
                    self.end = at + 1;
                }
                Some(fits)
            }
            _ => Some(false),
        }
    }

    /// Multiplies the group, or what stands complete if there is no group, by a scale.
    pub(super) fn multiply(&mut self, scale: i64) -> Option<()> {
        let factor = Rational::from(scale);
        match self.group.take() {
            Some(group) => self.total = self.total.plus(group.multiply(factor)?)?,
            None if self.last_scale.is_some() => self.total = self.total.multiply(factor)?,
            None => self.total = factor,
        }
        self.place = self.place.multiply(factor)?;
        (self.last_scale, self.plain, self.is_closed) = (Some(scale), 0, false);
        Some(())
    }

    /// Whether `and` at a piece goes on with the number: "two hundred and six", but not "two hundred and two hundred more".
    pub(super) fn joins_by_and(&self, pieces: &Pieces<'_>, and: usize) -> bool {
        let last = self.end.checked_sub(1).filter(|_| self.is_started()).and_then(|last| pieces.number(last));
        let Some(last) = last.filter(|word| !word.is_plural) else { return false };
        if !matches!(last.class, Class::Hundred | Class::Scale) {
            return false;
        }
        let after_hundred = last.class == Class::Hundred;
        let behind = |end: usize| joint(pieces, end, and).and_then(|at| pieces.number(at));
        if self.in_figures {
            // "3 hundred and 21": figures go on with figures, and only below a hundred.
            let below = pieces.digits(and + 1).is_some_and(|digits| digits.plain > 0 && digits.plain <= 2);
            return after_hundred && below && behind(and + 2).is_none();
        }
        let Some(first) =
            pieces.number(and + 1).filter(|word| matches!(word.class, Class::Unit | Class::Teen | Class::Ten))
        else {
            return false;
        };
        let second = joint(pieces, and + 2, and).filter(|&at| {
            first.class == Class::Ten
                && pieces.number(at).is_some_and(|word| word.class == Class::Unit && !word.is_plural)
        });
        let end = second.map_or(and + 2, |at| at + 1);
        match behind(end) {
            Some(next) if next.class == Class::Hundred => !after_hundred,
            Some(next) if next.class == Class::Scale => self.last_scale.is_none_or(|last| next.value < last),
            Some(next) if next.class == Class::Part => false,
            Some(next) if next.class == Class::Ordinal => !next.is_plural && first.value > 1,
            _ => true,
        }
    }

    /// The decimals behind `point`: one by one, or as a number below a hundred. Whether there are any.
    pub(super) fn decimals(&mut self, pieces: &Pieces<'_>, from: usize) -> Option<bool> {
        if self.in_figures || !self.is_started() {
            return Some(false);
        }
        let (mut at, mut decimals, mut places) = (from, 0_i64, 0);
        while let Some(word) = pieces.number(at).filter(|word| !word.is_plural) {
            match word.class {
                Class::Unit | Class::Zero if places < 9 => {
                    (decimals, places) = (decimals * 10 + word.value, places + 1)
                }
                Class::Teen if places == 0 => (decimals, places) = (word.value, 2),
                Class::Ten if places == 0 => {
                    let unit = joint(pieces, at + 1, from)
                        .filter(|&next| pieces.number(next).is_some_and(|word| word.class == Class::Unit));
                    decimals = word.value + unit.and_then(|next| pieces.number(next)).map_or(0, |word| word.value);
                    places = 2;
                    at = unit.unwrap_or(at);
                }
                _ => break,
            }
            at += 1;
        }
        if places == 0 {
            return Some(false);
        }
        let place = Rational::ten_to(-places)?;
        let decimals = Rational::from(decimals).multiply(place)?;
        self.group = Some(self.group.unwrap_or(Rational::ZERO).plus(decimals)?);
        (self.place, self.is_closed, self.end) = (place, true, at);
        Some(true)
    }

    /// Whether another number word follows that could not be added.
    pub(super) fn runs_on(&self, pieces: &Pieces<'_>) -> bool {
        !self.in_figures
            && joint(pieces, self.end, self.start).and_then(|at| pieces.number(at)).is_some_and(|word| {
                !word.is_plural && matches!(word.class, Class::Unit | Class::Teen | Class::Ten | Class::Zero)
            })
    }
}
