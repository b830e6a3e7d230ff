//! The linear map with the vector instructions of 64-bit ARM, which every such processor has.
//!
//! As in the file for x86, the `unsafe` is in the call and in the loads and stores of whole arrays.
#![expect(unsafe_code, reason = "measured for x86: see there")]

use std::arch::aarch64::{
    int8x16_t, vdupq_n_s32, vget_low_s8, vld1q_s8, vmlal_high_s8, vmlal_s8, vmull_high_s8, vmull_s8, vpadalq_s16,
    vpaddq_s32, vreinterpretq_s8_s32, vst1q_s32,
};

use super::{Block, GROUP, Linear, Step, Sums, Vectors};

/// See [`Linear::apply`].
pub(super) fn apply(linear: &Linear, vectors: Vectors<'_>, out: &mut [f32]) {
    // SAFETY: NEON is part of 64-bit ARM.
    unsafe { neon(linear, vectors, out) }
}

#[target_feature(enable = "neon")]
fn neon(linear: &Linear, vectors: Vectors<'_>, out: &mut [f32]) {
    super::tiles!(linear, vectors, out, tile);
}

/// Rows are taken four at a time, in halves of the group, so that all sums stay in registers.
#[target_feature(enable = "neon")]
#[inline]
fn tile<const N: usize>(group: &[Block], vectors: [&[Step]; N]) -> [Sums; N] {
    let mut out = [[0; GROUP]; N];
    for part in [0, GROUP / 2] {
        // For each four rows, the sums of the first two in halves, and of the others.
        let mut sums = [[[vdupq_n_s32(0); 2]; 2]; N];
        for (step, Block([first, second])) in group.iter().enumerate() {
            let (first, second) = (halves(&first[part..]), halves(&second[part..]));
            for (sums, vector) in sums.iter_mut().zip(vectors) {
                let [one, other] = vector[step];
                let one = vreinterpretq_s8_s32(vdupq_n_s32(i32::from_ne_bytes(one)));
                let other = vreinterpretq_s8_s32(vdupq_n_s32(i32::from_ne_bytes(other)));
                for half in 0..2 {
                    let low = vmull_s8(vget_low_s8(one), vget_low_s8(first[half]));
                    let low = vmlal_s8(low, vget_low_s8(other), vget_low_s8(second[half]));
                    let high = vmlal_high_s8(vmull_high_s8(one, first[half]), other, second[half]);
                    sums[half] = [vpadalq_s16(sums[half][0], low), vpadalq_s16(sums[half][1], high)];
                }
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            for (out, [low, high]) in out[part..].as_chunks_mut::<4>().0.iter_mut().zip(sums) {
                // SAFETY: the array holds the 16 bytes of a vector.
                unsafe { vst1q_s32(out.as_mut_ptr(), vpaddq_s32(low, high)) }
            }
        }
    }
    out
}

/// Four weights of each of the first four rows, and of the next four.
#[target_feature(enable = "neon")]
#[inline]
fn halves(weights: &[[i8; 4]]) -> [int8x16_t; 2] {
    let weights = weights[..GROUP / 2].as_flattened();
    // SAFETY: the slice holds twice the 16 bytes of a vector.
    unsafe { [vld1q_s8(weights.as_ptr()), vld1q_s8(weights.as_ptr().add(16))] }
}
