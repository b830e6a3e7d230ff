//! The product with the vector instructions of x86-64: `pmaddwd`, eight or sixteen multiplications at once.
//!
//! This file holds all the `unsafe` of the library: the calls of functions that need a feature of the processor, each
//! behind the test for it, and the loads and stores of whole arrays. Without it the analyser reads a fifth of the
//! words in the same time at best.
#![expect(unsafe_code, reason = "measured: see the figures in the module above")]

use std::arch::x86_64::{
    __m128i, __m256i, _mm_add_epi32, _mm_loadu_si128, _mm_madd_epi16, _mm_set1_epi32, _mm_setzero_si128,
    _mm_srai_epi16, _mm_storeu_si128, _mm_unpackhi_epi8, _mm_unpacklo_epi8, _mm256_add_epi32, _mm256_cvtepi8_epi16,
    _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256, _mm256_storeu_si256,
};

use super::{GROUP, Pairs, Sums, Values, Weights};

/// See [`super::product`].
pub(super) fn product(weights: &Weights, vectors: &[i16], sums: &mut [i32]) {
    if std::arch::is_x86_feature_detected!("avx2") {
        with_avx2(weights, vectors, sums);
    } else {
        with_sse2(weights, vectors, sums);
    }
}

#[cfg(test)]
type Kernel = fn(&Weights, &[i16], &mut [i32]);

/// The kernels that this processor can run.
#[cfg(test)]
pub(super) fn available() -> Vec<Kernel> {
    let mut kernels: Vec<Kernel> = vec![with_sse2];
    if std::arch::is_x86_feature_detected!("avx2") {
        kernels.push(with_avx2);
    }
    kernels
}

fn with_avx2(weights: &Weights, vectors: &[i16], sums: &mut [i32]) {
    assert!(std::arch::is_x86_feature_detected!("avx2"), "only where there is AVX2");
    // SAFETY: the processor has AVX2, by the line above.
    unsafe { avx2(weights, vectors, sums) }
}

fn with_sse2(weights: &Weights, vectors: &[i16], sums: &mut [i32]) {
    // SAFETY: SSE2 is part of x86-64.
    unsafe { sse2(weights, vectors, sums) }
}

#[target_feature(enable = "avx2")]
fn avx2(weights: &Weights, vectors: &[i16], sums: &mut [i32]) {
    super::tiles!(weights, vectors, sums, avx2_tile);
}

#[target_feature(enable = "sse2")]
fn sse2(weights: &Weights, vectors: &[i16], sums: &mut [i32]) {
    super::tiles!(weights, vectors, sums, sse2_tile);
}

/// Both values of a pair, the first in the lower half.
#[inline]
fn both([first, second]: [i16; 2]) -> i32 {
    (u32::from(first.cast_unsigned()) | u32::from(second.cast_unsigned()) << 16).cast_signed()
}

#[target_feature(enable = "avx2")]
#[inline]
fn avx2_tile<const N: usize>(group: &[Pairs], vectors: &[Values<N>]) -> [Sums; N] {
    let mut sums = [[_mm256_setzero_si256(); 2]; N];
    for (weights, values) in group.iter().zip(vectors) {
        let (low, high) = halves(weights);
        let (low, high) = (_mm256_cvtepi8_epi16(low), _mm256_cvtepi8_epi16(high));
        for (sums, &pair) in sums.iter_mut().zip(values) {
            let pair = _mm256_set1_epi32(both(pair));
            sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(low, pair));
            sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(high, pair));
        }
    }
    let mut out = [[0; GROUP]; N];
    for (out, sums) in out.iter_mut().zip(sums) {
        // SAFETY: the array holds twice the 32 bytes of a vector, and unaligned stores may begin anywhere.
        unsafe {
            let start = out.as_mut_ptr().cast::<__m256i>();
            _mm256_storeu_si256(start, sums[0]);
            _mm256_storeu_si256(start.add(1), sums[1]);
        }
    }
    out
}

/// The weights of the first half of the rows, and of the second.
#[target_feature(enable = "sse2")]
#[inline]
fn halves(weights: &Pairs) -> (__m128i, __m128i) {
    // SAFETY: the array holds twice the 16 bytes of a vector, and unaligned loads may begin anywhere.
    unsafe {
        let start = weights.as_ptr().cast::<__m128i>();
        (_mm_loadu_si128(start), _mm_loadu_si128(start.add(1)))
    }
}

/// With vectors of half the size, the sums of a group are made in two halves, so that all stay in registers.
#[target_feature(enable = "sse2")]
#[inline]
fn sse2_tile<const N: usize>(group: &[Pairs], vectors: &[Values<N>]) -> [Sums; N] {
    let mut out = [[0; GROUP]; N];
    for half in 0..2 {
        let mut sums = [[_mm_setzero_si128(); 2]; N];
        for (weights, values) in group.iter().zip(vectors) {
            let (first, second) = halves(weights);
            let weights = if half == 0 { first } else { second };
            // Each byte twice, then only its sign and itself.
            let low = _mm_srai_epi16::<8>(_mm_unpacklo_epi8(weights, weights));
            let high = _mm_srai_epi16::<8>(_mm_unpackhi_epi8(weights, weights));
            for (sums, &pair) in sums.iter_mut().zip(values) {
                let pair = _mm_set1_epi32(both(pair));
                sums[0] = _mm_add_epi32(sums[0], _mm_madd_epi16(low, pair));
                sums[1] = _mm_add_epi32(sums[1], _mm_madd_epi16(high, pair));
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            // SAFETY: the array holds four times the 16 bytes of a vector, and unaligned stores may begin anywhere.
            unsafe {
                let start = out.as_mut_ptr().cast::<__m128i>().add(2 * half);
                _mm_storeu_si128(start, sums[0]);
                _mm_storeu_si128(start.add(1), sums[1]);
            }
        }
    }
    out
}
