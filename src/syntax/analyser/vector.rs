//! Operations on vectors of `f32`, each rounded on its own and in a fixed order, so that every processor gives the same
//! bits. The compiler may do several elements at once, but never reorders or fuses them.

/// Eight sums that run side by side, added up in a fixed order.
fn sum(values: impl Iterator<Item = [f32; 8]>) -> f32 {
    let mut sums = [0_f32; 8];
    for eight in values {
        for (sum, value) in sums.iter_mut().zip(eight) {
            *sum += value;
        }
    }
    let [a, b, c, d, e, f, g, h] = sums;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// A whole number as a real one; below 2²⁴ nothing is lost.
#[expect(clippy::cast_precision_loss, reason = "rounded alike everywhere")]
#[inline]
pub(super) fn real(number: i32) -> f32 {
    number as f32
}

/// Adding this to a number of less than 2²² and reading the bits gives the nearest whole number, ties to even.
const ROUND: f32 = 12_582_912.0;

/// The nearest whole number, ties to even; for numbers of less than 2²².
#[inline]
pub(super) fn round(value: f32) -> i32 {
    (value + ROUND).to_bits().wrapping_sub(ROUND.to_bits()).cast_signed()
}

/// The greatest absolute value.
pub(super) fn greatest(values: &[f32]) -> f32 {
    let (eights, rest) = values.as_chunks::<8>();
    let mut most = [0_f32; 8];
    for eight in eights {
        for (most, value) in most.iter_mut().zip(eight) {
            *most = if value.abs() > *most { value.abs() } else { *most };
        }
    }
    most.iter().copied().chain(rest.iter().map(|value| value.abs())).fold(0.0, |a, b| if b > a { b } else { a })
}

/// The greatest absolute value of each vector; there are as many as `most` has room for.
pub(super) fn maxima(vectors: &[f32], most: &mut [f32]) {
    let length = vectors.len() / most.len().max(1);
    vectors.chunks_exact(length.max(1)).zip(most).for_each(|(vector, most)| *most = greatest(vector));
}

/// Scales values of a multiple of 8 to mean 0 and variance 1, then each by its gain, and shifts it.
pub(super) fn normalise(values: &mut [f32], gain: &[f32], shift: &[f32]) {
    let length = real(i32::try_from(values.len()).unwrap_or(i32::MAX));
    let mean = sum(values.as_chunks::<8>().0.iter().copied()) / length;
    values.iter_mut().for_each(|value| *value -= mean);
    let squares = values.as_chunks::<8>().0.iter().map(|eight| eight.map(|value| value * value));
    let variance = sum(squares) / length;
    let scale = 1.0 / (variance + 1e-5).sqrt();
    for ((value, gain), shift) in values.iter_mut().zip(gain).zip(shift) {
        *value = ((*value * scale) * gain) + shift;
    }
}

/// Whole values lie from −[`MOST`] to [`MOST`].
const MOST: f32 = 63.0;
/// Whole values are kept with this added, as bytes.
pub(super) const OFFSET: u8 = 64;

/// Vectors of whole numbers, each with its scale.
#[derive(Clone, Copy)]
pub(super) struct Vectors<'a> {
    /// The values with [`OFFSET`] added, vector after vector; none is above 127.
    pub values: &'a [u8],
    /// The scale of each vector.
    pub scales: &'a [f32],
}

/// Room for [`Vectors`] of one length.
#[derive(Default)]
pub(super) struct Quantised {
    length: usize,
    values: Vec<u8>,
    scales: Vec<f32>,
}

impl Quantised {
    /// Forgets all vectors; the next are of this length.
    pub(super) fn clear(&mut self, length: usize) {
        self.length = length;
        self.values.clear();
        self.scales.clear();
    }

    /// Adds a vector, of which `most` is the greatest absolute value: the parts, one after the other, zeros for none.
    pub(super) fn push<const N: usize>(&mut self, parts: [Option<&[f32]>; N], most: f32) {
        let (scale, inverse) = if most == 0.0 { (0.0, 0.0) } else { (most / MOST, MOST / most) };
        self.scales.push(scale);
        let start = self.values.len();
        self.values.resize(start + self.length, OFFSET);
        for (part, bytes) in parts.iter().zip(self.values[start..].chunks_exact_mut(self.length / N)) {
            for (byte, &value) in bytes.iter_mut().zip(part.unwrap_or_default()) {
                *byte = quantise(value * inverse);
            }
        }
    }

    /// Makes it hold the first `length` values of every `stride`.
    pub(super) fn set(&mut self, vectors: &[f32], length: usize, stride: usize) {
        self.clear(length);
        for vector in vectors.chunks_exact(stride) {
            let vector = &vector[..length];
            self.push([Some(vector)], greatest(vector));
        }
    }

    /// All vectors.
    pub(super) fn all(&self) -> Vectors<'_> {
        self.some(0..self.scales.len())
    }

    /// The vectors of these numbers.
    pub(super) fn some(&self, range: std::ops::Range<usize>) -> Vectors<'_> {
        let values = &self.values[range.start * self.length..range.end * self.length];
        Vectors { values, scales: &self.scales[range] }
    }

    /// The values of a vector.
    pub(super) fn vector(&self, number: usize) -> &[u8] {
        &self.values[number * self.length..][..self.length]
    }

    /// The scale of a vector.
    pub(super) fn scale(&self, number: usize) -> f32 {
        self.scales[number]
    }
}

/// The nearest whole number as a byte with the offset.
#[inline]
fn quantise(value: f32) -> u8 {
    // Only numbers so small that the inverse is infinite leave the range; in seven bits they do no harm.
    ((value + (ROUND + f32::from(OFFSET))).to_bits() & 0x7f) as u8
}

/// Zero where a number is not above it.
pub(super) fn rectify(values: &mut [f32]) {
    for value in values {
        *value = if *value > 0.0 { *value } else { 0.0 };
    }
}

/// The place of the greatest value, the first of equal ones.
pub(super) fn best(values: &[f32]) -> usize {
    let (eights, rest) = values.as_chunks::<8>();
    let mut most = [f32::NEG_INFINITY; 8];
    for eight in eights {
        for (most, &value) in most.iter_mut().zip(eight) {
            *most = if value > *most { value } else { *most };
        }
    }
    let most = most.iter().chain(rest).fold(f32::NEG_INFINITY, |most, &value| if value > most { value } else { most });
    values.iter().position(|&value| value == most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_even() {
        let numbers = [0.5, 1.5, 2.5, -0.5, -1.5, 62.7, -63.0];
        assert_eq!(numbers.map(round), [0, 2, 2, 0, -2, 63, -63]);
        assert_eq!(numbers.map(|number| i32::from(quantise(number)) - 64), numbers.map(round));
    }

    #[test]
    fn a_vector_is_scaled_to_its_greatest_value() {
        let mut quantised = Quantised::default();
        quantised.set(&[1.0, -2.0, 9.0, 0.0, 0.0, 9.0], 2, 3);
        assert_eq!(quantised.all().values, [96, 1, 64, 64]);
        assert_eq!(quantised.all().scales, [2.0 / 63.0, 0.0]);
    }

    #[test]
    fn of_equal_values_the_first_is_the_best() {
        let mut values = [0.0; 19];
        assert_eq!(best(&values), 0);
        (values[11], values[18]) = (2.0, 2.0);
        assert_eq!(best(&values), 11);
    }
}
