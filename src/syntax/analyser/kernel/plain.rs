//! The linear map in plain Rust, for every processor.

use super::{Block, GROUP, Linear, Step, Sums, Vectors};

/// See [`Linear::apply`].
pub(super) fn apply(linear: &Linear, vectors: Vectors<'_>, out: &mut [f32]) {
    super::tiles!(linear, vectors, out, tile);
}

fn tile<const N: usize>(group: &[Block], vectors: [&[Step]; N]) -> [Sums; N] {
    let mut sums = [[0; GROUP]; N];
    for (sums, vector) in sums.iter_mut().zip(vectors) {
        for (weights, values) in group.iter().zip(vector) {
            for (weights, values) in weights.0.iter().zip(values) {
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    let products =
                        weights.iter().zip(values).map(|(&weight, &value)| i32::from(weight) * i32::from(value));
                    *sum += products.sum::<i32>();
                }
            }
        }
    }
    sums
}
