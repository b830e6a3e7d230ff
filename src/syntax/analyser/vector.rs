//! Operations on vectors of `f32`, each rounded on its own and in a fixed order, so that every processor gives the same
//! bits. The compiler may do several elements at once, but never reorders or fuses them.

/// Eight sums that run side by side, added up in a fixed order.
pub(super) fn sum(values: &[f32]) -> f32 {
    let (eights, rest) = values.as_chunks::<8>();
    let mut sums = [0_f32; 8];
    for eight in eights {
        for (sum, value) in sums.iter_mut().zip(eight) {
            *sum += value;
        }
    }
    for (sum, value) in sums.iter_mut().zip(rest) {
        *sum += value;
    }
    let [a, b, c, d, e, f, g, h] = sums;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// Adding this to a number of less than 2²² and reading the bits gives the nearest whole number, ties to even.
const ROUND: f32 = 12_582_912.0;

/// The nearest whole number, ties to even; for numbers of less than 2²².
pub(super) fn round(value: f32) -> i32 {
    (value + ROUND).to_bits().wrapping_sub(ROUND.to_bits()).cast_signed()
}

/// The greatest absolute value.
fn greatest(values: &[f32]) -> f32 {
    let (eights, rest) = values.as_chunks::<8>();
    let mut most = [0_f32; 8];
    for eight in eights {
        for (most, value) in most.iter_mut().zip(eight) {
            *most = if value.abs() > *most { value.abs() } else { *most };
        }
    }
    most.iter().copied().chain(rest.iter().map(|value| value.abs())).fold(0.0, |a, b| if b > a { b } else { a })
}

/// Vectors of one length as whole numbers from −127 to 127, each with its scale.
#[derive(Default)]
pub(super) struct Quantised {
    /// The values, vector after vector.
    pub values: Vec<i16>,
    /// The scale of each vector.
    pub scales: Vec<f32>,
}

impl Quantised {
    /// Forgets all vectors.
    pub(super) fn clear(&mut self) {
        self.values.clear();
        self.scales.clear();
    }

    /// Adds a vector.
    pub(super) fn push(&mut self, vector: &[f32]) {
        let most = greatest(vector);
        let (scale, inverse) = if most == 0.0 { (0.0, 0.0) } else { (most / 127.0, 127.0 / most) };
        self.scales.push(scale);
        // Only numbers so small that the inverse is infinite could leave the range of an `i16`.
        #[expect(clippy::cast_possible_truncation, reason = "−127 to 127")]
        self.values.extend(vector.iter().map(|&value| round(value * inverse) as i16));
    }

    /// Makes it hold these vectors of so many values.
    pub(super) fn set(&mut self, vectors: &[f32], length: usize) {
        self.clear();
        vectors.chunks_exact(length).for_each(|vector| self.push(vector));
    }
}

/// Zero where a number is not above it.
pub(super) fn rectify(values: &mut [f32]) {
    for value in values {
        *value = if *value > 0.0 { *value } else { 0.0 };
    }
}

/// The place of the greatest value, the first of equal ones.
pub(super) fn best(values: &[f32]) -> usize {
    let mut best = 0;
    for (at, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = at;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_even() {
        let rounded = [0.5, 1.5, 2.5, -0.5, -1.5, 126.7, -127.0].map(round);
        assert_eq!(rounded, [0, 2, 2, 0, -2, 127, -127]);
    }

    #[test]
    fn a_vector_is_scaled_to_its_greatest_value() {
        let mut quantised = Quantised::default();
        quantised.set(&[1.0, -2.0, 0.0, 0.0], 2);
        assert_eq!(quantised.values, [64, -127, 0, 0]);
        assert_eq!(quantised.scales, [2.0 / 127.0, 0.0]);
    }
}
