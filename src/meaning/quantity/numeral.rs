//! Numbers of several words: `1.2 million`, `twenty-one hundred`, `two and a half`, `half a dozen`, `three-quarters`.

use std::ops::Range;

use super::piece::{Class, Pieces};
use super::rational::Rational;

/// What a number says about things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// How many.
    Cardinal,
    /// Which of a row.
    Ordinal,
    /// Which part.
    Fraction,
}

/// A number that was read.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    /// Its pieces.
    pub range: Range<usize>,
    pub value: Rational,
    /// The value of the last place that is told: 100,000 for `1.2 million`.
    pub place: Rational,
    pub shape: Shape,
    /// How many figures it has if it is nothing but figures.
    pub plain: usize,
    /// The last scale word or suffix that is part of it.
    pub scale: Option<i64>,
    /// Whether it starts in figures.
    pub in_figures: bool,
    /// Whether another number follows in the same breath, as in `nineteen eighty-four`.
    pub runs_on: bool,
}

/// How a number is read in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere.
    Plain,
    /// Behind the sign of a currency, where `m` means million.
    Money,
    /// Behind `between`, where `and` starts the other end.
    Between,
}

/// The number that starts at a piece.
pub(super) fn read(pieces: &Pieces<'_>, at: usize, place: Place) -> Option<Numeral> {
    if pieces.is_any(at, &["minus", "negative"]) || is_minus(pieces, at) {
        let number = unsigned(pieces, at + 1, place)?;
        let allowed = number.shape != Shape::Ordinal;
        return allowed.then_some(Numeral { range: at..number.range.end, value: number.value.negate()?, plain: 0, ..number });
    }
    unsigned(pieces, at, place)
}

/// Whether a piece is a dash that makes the number behind it negative: "-5", "−5 °C", but not "3 -5" or "F-16".
fn is_minus(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.form(at), "-" | "−")
        && pieces.spaced(at)
        && !pieces.spaced(at + 1)
        && pieces.digits(at + 1).is_some()
        && (at == 0 || pieces.digits(at - 1).is_none())
}

fn unsigned(pieces: &Pieces<'_>, at: usize, place: Place) -> Option<Numeral> {
    let has_article = pieces.is_any(at, &["a", "an"]) && pieces.is_word(at);
    let start = at + usize::from(has_article);
    if let Some(part) = bare_part(pieces, start, has_article) {
        return Some(Numeral { range: at..part.end, ..part.numeral(Shape::Fraction) });
    }
    let mut sum = Sum::new(start);
    if has_article {
        let opens = pieces.number(start).is_some_and(|word| {
            !word.is_plural && (matches!(word.class, Class::Hundred | Class::Scale | Class::Dozen) || word.class == Class::Ordinal)
        });
        if !opens || !pieces.spaced(start) {
            return None;
        }
    }
    sum.read(pieces, has_article, place)?;
    if let Some(done) = sum.denominator(pieces, has_article) {
        return Some(Numeral { range: at..done.range.end, ..done });
    }
    if !sum.is_started() {
        return None;
    }
    sum.and_a_part(pieces, place);
    let numeral = sum.numeral(Shape::Cardinal);
    let runs_on = sum.runs_on(pieces);
    Some(Numeral { range: at..numeral.range.end, runs_on, ..numeral })
}

/// `half`, `half a million`, `quarter million`: a part without a numerator.
fn bare_part(pieces: &Pieces<'_>, at: usize, has_article: bool) -> Option<Sum> {
    let part = pieces.number(at).filter(|word| word.class == Class::Part && !word.is_plural)?;
    let mut sum = Sum::new(at + 1);
    sum.group = Rational::new(1, part.value.into());
    sum.place = sum.group?;
    if sum.times_scale(pieces) {
        return Some(sum);
    }
    let next = |words: &[&str]| pieces.is_any(at + 1, words);
    let fits = match part.value {
        2 if has_article => !pieces.is_word(at + 1) || next(&["of", "percent", "per"]),
        2 => next(&[
            "of", "the", "a", "an", "its", "their", "his", "her", "our", "all", "these", "those", "that", "this", "as", "what",
        ]),
        _ => has_article && (next(&["of"]) || next(&["mile", "inch", "cup", "ounce", "teaspoon", "pound"])),
    };
    fits.then_some(sum)
}

/// A number as it grows while it is read.
struct Sum {
    /// The piece behind what was read.
    end: usize,
    start: usize,
    /// What stands complete, up to the last scale word.
    total: Rational,
    /// What is read since then.
    group: Option<Rational>,
    last_scale: Option<i64>,
    place: Rational,
    plain: usize,
    in_figures: bool,
    /// Whether the group is in figures, to which no words can be added.
    is_closed: bool,
}

impl Sum {
    fn new(start: usize) -> Self {
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

    fn is_started(&self) -> bool {
        self.group.is_some() || self.last_scale.is_some()
    }

    fn value(&self) -> Option<Rational> {
        self.total.add(self.group.unwrap_or(Rational::ZERO))
    }

    fn numeral(&self, shape: Shape) -> Numeral {
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
    fn read(&mut self, pieces: &Pieces<'_>, has_article: bool, place: Place) -> Option<()> {
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
                    self.group = self.group?.add(digits.value);
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
    fn figures(&mut self, pieces: &Pieces<'_>, place: Place) -> Option<()> {
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
                (self.group, self.place, self.plain) = (Some(digits.value.add(fraction)?), fraction, 0);
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
    fn word(&mut self, pieces: &Pieces<'_>, at: usize, has_article: bool) -> Option<bool> {
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
            self.group = Some(self.group.unwrap_or(Rational::ZERO).add(word.value.into())?);
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
    fn multiply(&mut self, scale: i64) -> Option<()> {
        let factor = Rational::from(scale);
        match self.group.take() {
            Some(group) => self.total = self.total.add(group.multiply(factor)?)?,
            None if self.last_scale.is_some() => self.total = self.total.multiply(factor)?,
            None => self.total = factor,
        }
        self.place = self.place.multiply(factor)?;
        (self.last_scale, self.plain, self.is_closed) = (Some(scale), 0, false);
        Some(())
    }

    /// Whether `and` at a piece goes on with the number: "two hundred and six", but not "two hundred and two hundred more".
    fn joins_by_and(&self, pieces: &Pieces<'_>, and: usize) -> bool {
        let Some(last) = pieces.number(self.end - 1).filter(|word| !word.is_plural) else { return false };
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
        let Some(first) = pieces.number(and + 1).filter(|word| matches!(word.class, Class::Unit | Class::Teen | Class::Ten))
        else {
            return false;
        };
        let second = joint(pieces, and + 2, and).filter(|&at| {
            first.class == Class::Ten && pieces.number(at).is_some_and(|word| word.class == Class::Unit && !word.is_plural)
        });
        let end = second.map_or(and + 2, |at| at + 1);
        match behind(end) {
            Some(next) if next.class == Class::Hundred => !after_hundred,
            Some(next) if next.class == Class::Scale => self.last_scale.is_none_or(|last| next.value < last),
            Some(next) if matches!(next.class, Class::Ordinal | Class::Part) => !next.is_plural,
            _ => true,
        }
    }

    /// The decimals behind `point`: one by one, or as a number below a hundred. Whether there are any.
    fn decimals(&mut self, pieces: &Pieces<'_>, from: usize) -> Option<bool> {
        if self.in_figures || !self.is_started() {
            return Some(false);
        }
        let (mut at, mut decimals, mut places) = (from, 0_i64, 0);
        while let Some(word) = pieces.number(at).filter(|word| !word.is_plural) {
            match word.class {
                Class::Unit | Class::Zero if places < 9 => (decimals, places) = (decimals * 10 + word.value, places + 1),
                Class::Teen if places == 0 => (decimals, places) = (word.value, 2),
                Class::Ten if places == 0 => {
                    let unit = joint(pieces, at + 1, from).filter(|&next| {
                        pieces.number(next).is_some_and(|word| word.class == Class::Unit)
                    });
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
        self.group = Some(self.group.unwrap_or(Rational::ZERO).add(decimals)?);
        (self.place, self.is_closed, self.end) = (place, true, at);
        Some(true)
    }

    /// The fraction or ordinal that the number makes with the word behind it: "two-thirds", "twenty-first".
    fn denominator(&self, pieces: &Pieces<'_>, has_article: bool) -> Option<Numeral> {
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
        if !self.is_started() {
            // "a third of": a part; "a third man", "the third": which of a row.
            let is_part = word.value > 2 && (next_is(&["of", "as", "more", "less", "fewer", "higher", "lower"]) || next_closes);
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
                || word.value == 4 && !is_hyphenated && !(next_is(&["of"]) || next_closes && self.start <= 1);
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
            return done(value.add(denominator)?, Shape::Ordinal);
        }
        (word.value >= 100 && whole < word.value.into()).then(|| done(value.multiply(denominator)?, Shape::Ordinal)).flatten()
    }

    /// "two and a half", "3 million and a quarter", "five and a half million".
    fn and_a_part(&mut self, pieces: &Pieces<'_>, place: Place) -> Option<()> {
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
                (self.value()?.add(part.multiply(scale.value.into())?)?, at + 2)
            }
            (Some(scale), None) => {
                self.last_scale = Some(scale.value);
                (self.value()?.add(part)?.multiply(scale.value.into())?, at + 2)
            }
            (_, Some(last)) => (self.value()?.add(part.multiply(last.into())?)?, at + 1),
            _ => (self.value()?.add(part)?, at + 1),
        };
        self.place = Rational::new(1, word.value.into())?.multiply(self.last_scale.unwrap_or(1).into())?;
        (self.total, self.group, self.plain, self.end) = (value, None, 0, end);
        Some(())
    }

    /// Multiplies a part by the scale behind it, as in "half a million" and "three quarters of a million".
    fn times_scale(&mut self, pieces: &Pieces<'_>) -> bool {
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

    /// Whether another number word follows that could not be added.
    fn runs_on(&self, pieces: &Pieces<'_>) -> bool {
        !self.in_figures
            && joint(pieces, self.end, self.start).and_then(|at| pieces.number(at)).is_some_and(|word| {
                !word.is_plural && matches!(word.class, Class::Unit | Class::Teen | Class::Ten | Class::Zero)
            })
    }
}

/// The piece behind `at` if it goes on with the number: the next word, or the one behind a hyphen.
fn joint(pieces: &Pieces<'_>, at: usize, start: usize) -> Option<usize> {
    if at == start || pieces.is_word(at) && pieces.spaced(at) || pieces.number(at).is_some() {
        return Some(at);
    }
    let is_loose = pieces.form(at) == "-" && pieces.spaced(at) == pieces.spaced(at + 1) && pieces.number(at - 1).is_some();
    (pieces.is_hyphen(at) || is_loose).then_some(at + 1).filter(|&next| pieces.number(next).is_some())
}

/// The proper fraction in figures with a stroke that starts at a piece: "3/4", but not "9/11", "24/7" or "5/17/2018".
fn slash(pieces: &Pieces<'_>, at: usize) -> Option<Rational> {
    let (above, below) = (pieces.digits(at)?, pieces.digits(at + 2)?);
    let is_grown = pieces.form(at + 1) == "/" && !pieces.spaced(at + 1) && !pieces.spaced(at + 2);
    let ends = pieces.form(at + 3) != "/" && !(at > 0 && pieces.form(at - 1) == "/");
    const DENOMINATORS: [i128; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64];
    let below_whole = below.value.as_whole().filter(|below| DENOMINATORS.contains(below))?;
    let is_proper = above.plain > 0 && above.value > Rational::ZERO && above.value.as_whole()? < below_whole;
    (is_grown && ends && is_proper).then(|| above.value.divide(below.value)).flatten()
}

/// The scale that letters grown on to figures mean: "5m", "10k", "$3bn".
fn suffix(pieces: &Pieces<'_>, at: usize, place: Place) -> Option<i64> {
    if pieces.spaced(at) || !pieces.is_word(at) {
        return None;
    }
    match pieces.form(at) {
        "k" | "K" => Some(1_000),
        "M" | "mil" | "MM" => Some(1_000_000),
        "m" => {
            const COURSES: [&str; 10] = [
                "backstroke", "breaststroke", "butterfly", "dash", "final", "freestyle", "hurdles", "race", "relay", "sprint",
            ];
            let counts = pieces.spaced(at + 1) && pieces.upos(at + 1) == "NOUN" && !pieces.is_any(at + 1, &COURSES);
            (place == Place::Money || counts).then_some(1_000_000)
        }
        "b" | "B" => Some(1_000_000_000),
        "T" | "t" => (place == Place::Money).then_some(1_000_000_000_000),
        _ => pieces.number(at).filter(|word| word.class == Class::Scale && !word.is_plural).map(|word| word.value),
    }
}
