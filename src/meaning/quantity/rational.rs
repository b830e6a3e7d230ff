//! Exact numbers: fractions of whole numbers.

use std::cmp::Ordering;
use std::fmt;

/// A fraction of two whole numbers in lowest terms, so that `0.1`, `a third` and `1 mile in metres` are exact and two
/// numbers are equal or not. Every operation gives nothing where the result does not fit into 127 bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rational {
    numerator: i128,
    /// Above zero.
    denominator: i128,
}

impl Rational {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A fraction; nothing if the denominator is zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = i128::try_from(greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs()));
        let (numerator, denominator) = (numerator.checked_div(divisor.ok()?)?, denominator.checked_div(divisor.ok()?)?);
        if denominator < 0 {
            return Some(Self { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? });
        }
        Some(Self { numerator, denominator })
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self { numerator: number as i128, denominator: 1 }
    }

    /// Ten to a power.
    pub fn ten_to(power: i32) -> Option<Self> {
        let ten = 10_i128.checked_pow(power.unsigned_abs())?;
        if power < 0 { Self::new(1, ten) } else { Self::new(ten, 1) }
    }

    /// The number that plain digits with at most one point write, as `1200`, `.5` or `12.50`, or a fraction of two such
    /// whole numbers, as `1609344/1000`. Signs and separators of thousands are not read.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((above, below)) = text.split_once('/') {
            return Self::parse(above)?.divide(Self::parse(below)?);
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() && decimals.is_empty() {
            return None;
        }
        let mut numerator = 0_i128;
        for byte in whole.bytes().chain(decimals.bytes()) {
            let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
            numerator = numerator.checked_mul(10)?.checked_add(digit)?;
        }
        Self::new(numerator, 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let divisor = greatest_common_divisor(self.denominator.unsigned_abs(), other.denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?;
        let left = self.numerator.checked_mul(other.denominator.checked_div(divisor)?)?;
        let right = other.numerator.checked_mul(self.denominator.checked_div(divisor)?)?;
        let denominator = self.denominator.checked_div(divisor)?.checked_mul(other.denominator)?;
        Self::new(left.checked_add(right)?, denominator)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negate()?)
    }

    /// The product.
    pub fn multiply(self, other: Self) -> Option<Self> {
        // Reduced crosswise first, so that no product is larger than it must be.
        let (left, right) = (
            Self::new(self.numerator, other.denominator)?, //
            Self::new(other.numerator, self.denominator)?,
        );
        let numerator = left.numerator.checked_mul(right.numerator)?;
        Self::new(numerator, left.denominator.checked_mul(right.denominator)?)
    }

    /// The quotient; nothing if the other is zero.
    pub fn divide(self, other: Self) -> Option<Self> {
        self.multiply(Self::new(other.denominator, other.numerator)?)
    }

    /// The number with the other sign.
    pub fn negate(self) -> Option<Self> {
        Some(Self { numerator: self.numerator.checked_neg()?, denominator: self.denominator })
    }

    /// Without its sign.
    pub fn absolute(self) -> Option<Self> {
        if self.numerator < 0 { self.negate() } else { Some(self) }
    }

    /// The whole number it is, if it is one.
    pub fn as_whole(self) -> Option<i128> {
        (self.denominator == 1).then_some(self.numerator)
    }

    /// The nearest floating-point number, for output; nothing is compared by it.
    #[expect(clippy::cast_precision_loss, reason = "output is rounded, what is compared is not")]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl fmt::Debug for Rational {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(formatter, "{}", self.numerator),
            below => write!(formatter, "{}/{below}", self.numerator),
        }
    }
}

impl From<i64> for Rational {
    fn from(number: i64) -> Self {
        Self::whole(number)
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    /// By whole parts, then by what remains turned upside down, as Euclid compares: no product that could overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = (*self, *other);
        let mut turned = false;
        loop {
            let wholes = |number: Self| number.numerator.div_euclid(number.denominator);
            let rests = |number: Self| number.numerator.rem_euclid(number.denominator);
            let order = wholes(left).cmp(&wholes(right));
            let order = if order == Ordering::Equal {
                match (rests(left), rests(right)) {
                    (0, 0) => Ordering::Equal,
                    (0, _) => Ordering::Less,
                    (_, 0) => Ordering::Greater,
                    (above, other_above) => {
                        left = Self { numerator: left.denominator, denominator: above };
                        right = Self { numerator: right.denominator, denominator: other_above };
                        turned = !turned;
                        continue;
                    }
                }
            } else {
                order
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

fn greatest_common_divisor(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left.max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Rational {
        Rational::parse(text).expect("a number")
    }

    #[test]
    fn digits_are_read_exactly() {
        assert_eq!(number("0.10"), number("1/10"));
        assert_eq!(number(".5").plus(number("1/3")), Rational::new(5, 6));
        assert_eq!(number("1609.344").multiply(number("1000")), Some(Rational::whole(1_609_344)));
        assert_eq!(Rational::parse("1e5"), None);
        assert_eq!(Rational::parse("."), None);
        assert_eq!(Rational::parse(&"9".repeat(60)), None);
    }

    proptest! {
        #[test]
        fn order_is_that_of_cross_products(a in -900_i64..900, b in 1_i64..900, c in -900_i64..900, d in 1_i64..900) {
            let left = Rational::new(a.into(), b.into()).expect("a fraction");
            let right = Rational::new(c.into(), d.into()).expect("a fraction");
            prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
            let sum = left.plus(right).expect("it fits");
            prop_assert_eq!(sum.minus(right), Some(left));
        }

        #[test]
        fn nothing_overflows(a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), d in any::<i128>()) {
            if let (Some(left), Some(right)) = (Rational::new(a, b), Rational::new(c, d)) {
                prop_assert_eq!(left.cmp(&right), right.cmp(&left).reverse());
                for result in [left.plus(right), left.multiply(right), left.divide(right), left.minus(right)] {
                    prop_assert!(result.is_none_or(|result| result.denominator > 0));
                }
            }
        }
    }
}
