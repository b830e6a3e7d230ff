//! Parts of a whole: "two-thirds", "a quarter of", "two and a half", "half a million"; and ordinals, which share their
//! words ("a third", "the third").

use super::numeral::{Numeral, Place, Shape, joint};
use super::piece::{Class, Pieces};
use super::rational::Rational;
use super::sum::Sum;

/// `half`, `half a million`, `quarter million`: a part without a numerator.
pub(super) fn bare_part(pieces: &Pieces<'_>, at: usize, has_article: bool) -> Option<Sum> {
    let part = pieces.number(at).filter(|word| word.class == Class::Part && !word.is_plural)?;
    // "the first half of", "the bottom half of": one of two, not how much.
    let which = at > 0 && (pieces.upos(at - 1) == "ADJ" || pieces.number(at - 1).is_some()) && !has_article;
    if which && super::bound::before(pieces, at).is_none() {
        return None;
    }
    let mut sum = Sum::new(at + 1);
    sum.group = Rational::new(1, part.value.into());
    sum.place = sum.group?;
    if sum.times_scale(pieces) {
        return Some(sum);
    }
    let next = |words: &[&str]| pieces.is_any(at + 1, words);
    let fits = match part.value {
        2 if has_article => {
            let closes = !pieces.is_word(at + 1) && !pieces.is_hyphen(at + 1);
            closes || next(&["of", "percent", "per"])
        }
        // "more than half people" and "half of them", but not "half measures".
        2 if at > 0 && matches!(pieces.upos(at + 1), "NOUN") => super::bound::before(pieces, at).is_some(),
        2 => next(&[
            "of", "the", "a", "an", "its", "their", "his", "her", "our", "all", "these", "those", "that", "this", "as",
            "what",
        ]),
        _ => has_article && (next(&["of"]) || next(&["mile", "inch", "cup", "ounce", "teaspoon", "pound"])),
    };
    fits.then_some(sum)
}

/// The proper fraction in figures with a stroke that starts at a piece: "3/4", but not "9/11", "24/7" or "5/17/2018".
pub(super) fn slash(pieces: &Pieces<'_>, at: usize) -> Option<Rational> {
    let (above, below) = (pieces.digits(at)?, pieces.digits(at + 2)?);
    let is_grown = pieces.form(at + 1) == "/" && !pieces.spaced(at + 1) && !pieces.spaced(at + 2);
    let ends = pieces.form(at + 3) != "/" && !(at > 0 && pieces.form(at - 1) == "/");
    const DENOMINATORS: [i128; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64];
    let below_whole = below.value.as_whole().filter(|below| DENOMINATORS.contains(below))?;
    let is_proper = above.plain > 0 && above.value > Rational::ZERO && above.value.as_whole()? < below_whole;
    (is_grown && ends && is_proper).then(|| above.value.divide(below.value)).flatten()
}

impl Sum {
    /// The fraction or ordinal that the number makes with the word behind it: "two-thirds", "twenty-first".
    pub(super) fn denominator(&self, pieces: &Pieces<'_>, has_article: bool) -> Option<Numeral> {
        let at = if self.is_started() { joint(pieces, self.end, self.start)? } else { self.end };
        let is_hyphenated = at > self.end;
        let word = pieces.number(at).filter(|word| matches!(word.class, Class::Ordinal | Class::Part))?;
        let value = self.value()?;
        let denominator = Rational::from(word.value);
        let done = |value: Rational, shape: Shape| {
            let mut sum = Sum::new(at + 1);
            (sum.group, sum.start, sum.place) = (Some(value), self.start, Rational::ONE);
            if shape == Shape::Fraction {
                sum.place = Rational::ONE.divide(denominator)?;
                sum.times_scale(pieces);
            }
            Some(Numeral { in_figures: self.in_figures, ..sum.numeral(shape) })
        };
        let next_is = |words: &[&str]| pieces.is_any(at + 1, words);
        let next_closes = pieces.get(at + 1).is_none_or(|_| !pieces.is_word(at + 1) && !pieces.is_hyphen(at + 1));
        let next_is_scale = pieces.number(at + 1).is_some_and(|next| next.class == Class::Scale);
        if !self.is_started() {
            // "a third of": a part; "a third man", "the third": which of a row.
            let is_part =
                word.value > 2 && (next_is(&["of", "as", "more", "less", "fewer", "higher", "lower"]) || next_closes);
            if has_article && (is_part || word.value >= 1000) && !word.is_plural {
                return done(Rational::ONE.divide(denominator)?, Shape::Fraction);
            }
            let is_ordinal = word.class == Class::Ordinal && !word.is_plural;
            return is_ordinal.then(|| done(denominator, Shape::Ordinal)).flatten();
        }
        if self.in_figures && (self.plain == 0 || self.plain > 2) {
            return None;
        }
        if word.is_plural {
            // "two seconds" are no halves, and "three quarters of growth" no part.
            let is_time = word.value == 2 && word.class == Class::Ordinal
                || word.value == 4
                    && !is_hyphenated
                    && !(next_is(&["of"]) || next_is_scale || next_closes && self.start <= 1);
            return if is_time { None } else { done(value.divide(denominator)?, Shape::Fraction) };
        }
        let whole = value.as_whole()?;
        if whole == 1 && self.last_scale.is_none() && !self.in_figures {
            let fits = word.value > 2 || word.class == Class::Part;
            let goes_on = pieces.is_hyphen(at + 1) && !is_hyphenated;
            return if fits && !goes_on { done(value.divide(denominator)?, Shape::Fraction) } else { None };
        }
        if word.class == Class::Part || self.in_figures {
            return None;
        }
        let below = whole % 100;
        let adds = (word.value < 10 && (below >= 20 && below % 10 == 0 || below == 0))
            || (word.value < 100 && below == 0)
            || (self.group.is_none() && word.value < 1000);
        if adds {
            return done(value.plus(denominator)?, Shape::Ordinal);
        }
        (word.value >= 100 && whole < word.value.into())
            .then(|| done(value.multiply(denominator)?, Shape::Ordinal))
            .flatten()
    }

    /// "two and a half", "3 million and a quarter", "five and a half million".
    pub(super) fn and_a_part(&mut self, pieces: &Pieces<'_>, place: Place) -> Option<()> {
        if !pieces.is(self.end, "and") || place == Place::Between {
            return None;
        }
        let at = self.end + 1;
        let numerator = match pieces.number(at) {
            Some(word) if word.class == Class::Unit => word.value,
            None if pieces.is_any(at, &["a", "an"]) => 1,
            _ => return None,
        };
        let at = joint(pieces, at + 1, self.start)?;
        let word = pieces.number(at).filter(|word| matches!(word.class, Class::Ordinal | Class::Part))?;
        if word.is_plural != (numerator > 1) || word.class == Class::Ordinal && word.value < 3 {
            return None;
        }
        let part = Rational::new(numerator.into(), word.value.into())?;
        let scale = pieces.number(at + 1).filter(|word| word.class == Class::Scale);
        let (value, end) = match (scale, self.last_scale.filter(|_| self.group.is_none())) {
            (Some(scale), Some(last)) if scale.value < last => {
                (self.value()?.plus(part.multiply(scale.value.into())?)?, at + 2)
            }
            (Some(scale), None) => {
                self.last_scale = Some(scale.value);
                (self.value()?.plus(part)?.multiply(scale.value.into())?, at + 2)
            }
            (_, Some(last)) => (self.value()?.plus(part.multiply(last.into())?)?, at + 1),
            _ => (self.value()?.plus(part)?, at + 1),
        };
        self.place = Rational::new(1, word.value.into())?.multiply(self.last_scale.unwrap_or(1).into())?;
        (self.total, self.group, self.plain, self.end) = (value, None, 0, end);
        Some(())
    }

    /// Multiplies a part by the scale behind it, as in "half a million" and "three quarters of a million".
    pub(super) fn times_scale(&mut self, pieces: &Pieces<'_>) -> bool {
        let mut at = self.end + usize::from(pieces.is(self.end, "of") && pieces.is(self.end + 1, "a"));
        at += usize::from(pieces.is(at, "a"));
        let scale = pieces.number(at).filter(|word| {
            !word.is_plural && matches!(word.class, Class::Scale | Class::Dozen | Class::Hundred) && pieces.spaced(at)
        });
        match scale {
            Some(scale) if self.multiply(scale.value).is_some() => {
                self.end = at + 1;
                true
            }
            _ => false,
        }
    }
}
