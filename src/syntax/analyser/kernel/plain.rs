//! The product in plain Rust, for every processor.

use super::{GROUP, Pairs, Sums, Weights};

/// See [`super::product`].
pub(super) fn product(weights: &Weights, vectors: &[i16], sums: &mut [i32]) {
    super::tiles!(weights, vectors, sums, tile);
}

fn tile<const N: usize>(group: &[Pairs], vectors: [&[[i16; 2]]; N]) -> [Sums; N] {
    vectors.map(|vector| {
        let mut sums = [0_i32; GROUP];
        for (weights, &[first, second]) in group.iter().zip(vector) {
            let (first, second) = (i32::from(first), i32::from(second));
            for (sum, &[left, right]) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
                let pair = (i32::from(left) * first).wrapping_add(i32::from(right) * second);
                *sum = sum.wrapping_add(pair);
            }
        }
        sums
    })
}
