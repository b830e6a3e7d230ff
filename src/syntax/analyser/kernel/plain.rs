//! The product in plain Rust, for every processor.

use super::{GROUP, Pairs, Sums, Values, Weights};

/// See [`super::product`].
pub(super) fn product(weights: &Weights, vectors: &[i16], sums: &mut [i32]) {
    super::tiles!(weights, vectors, sums, tile);
}

fn tile<const N: usize>(group: &[Pairs], vectors: &[Values<N>]) -> [Sums; N] {
    let mut sums = [[0_i32; GROUP]; N];
    for (weights, values) in group.iter().zip(vectors) {
        for (sums, &[first, second]) in sums.iter_mut().zip(values) {
            let (first, second) = (i32::from(first), i32::from(second));
            for (sum, &[left, right]) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                let pair = (i32::from(left) * first).wrapping_add(i32::from(right) * second);
                *sum = sum.wrapping_add(pair);
            }
        }
    }
    sums
}
