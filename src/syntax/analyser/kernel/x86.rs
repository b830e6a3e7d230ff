//! The linear map with the vector instructions of x86-64: `pmaddubsw`, which multiplies 16 or 32 pairs of bytes at once.
//!
//! This file and its twin for ARM hold all the `unsafe` of the library: the calls of functions that need a feature of the
//! processor, each behind the test for it, and the loads and stores of whole arrays. Without it the analyser reads a
//! twentieth of the words in the same time; with SSSE3 alone half.
#![expect(unsafe_code, reason = "measured: see above")]

use std::arch::x86_64::{
    __m128i, __m256i, _mm_add_epi16, _mm_add_epi32, _mm_loadu_si128, _mm_madd_epi16, _mm_maddubs_epi16, _mm_set1_epi16,
    _mm_set1_epi32, _mm_setzero_si128, _mm_storeu_si128, _mm256_add_epi16, _mm256_add_epi32, _mm256_loadu_si256,
    _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
    _mm256_storeu_si256,
};

use super::{Block, GROUP, Linear, Step, Sums, Vectors};

/// See [`Linear::apply`].
pub(super) fn apply(linear: &Linear, vectors: Vectors<'_>, out: &mut [f32]) {
    if std::arch::is_x86_feature_detected!("avx2") {
        with_avx2(linear, vectors, out);
    } else if std::arch::is_x86_feature_detected!("ssse3") {
        with_ssse3(linear, vectors, out);
    } else {
        super::plain::apply(linear, vectors, out);
    }
}

#[cfg(test)]
type Kernel = fn(&Linear, Vectors<'_>, &mut [f32]);

/// The kernels that this processor can run.
#[cfg(test)]
pub(super) fn available() -> Vec<Kernel> {
    let mut kernels: Vec<Kernel> = Vec::new();
    if std::arch::is_x86_feature_detected!("ssse3") {
        kernels.push(with_ssse3);
    }
    if std::arch::is_x86_feature_detected!("avx2") {
        kernels.push(with_avx2);
    }
    kernels
}

fn with_avx2(linear: &Linear, vectors: Vectors<'_>, out: &mut [f32]) {
    assert!(std::arch::is_x86_feature_detected!("avx2"), "only where there is AVX2");
    // SAFETY: the processor has AVX2, by the line above.
    unsafe { avx2(linear, vectors, out) }
}

fn with_ssse3(linear: &Linear, vectors: Vectors<'_>, out: &mut [f32]) {
    assert!(std::arch::is_x86_feature_detected!("ssse3"), "only where there is SSSE3");
    // SAFETY: the processor has SSSE3, by the line above.
    unsafe { ssse3(linear, vectors, out) }
}

#[target_feature(enable = "avx2")]
fn avx2(linear: &Linear, vectors: Vectors<'_>, out: &mut [f32]) {
    super::tiles!(linear, vectors, out, avx2_tile);
}

#[target_feature(enable = "ssse3")]
fn ssse3(linear: &Linear, vectors: Vectors<'_>, out: &mut [f32]) {
    super::tiles!(linear, vectors, out, ssse3_tile);
}

#[target_feature(enable = "avx2")]
#[inline]
fn avx2_tile<const N: usize>(group: &[Block], mut vectors: [&[Step]; N]) -> [Sums; N] {
    let ones = _mm256_set1_epi16(1);
    let mut sums = [[_mm256_setzero_si256(); 2]; N];
    for vector in &mut vectors {
        *vector = &vector[..group.len()];
    }
    for (step, Block([first, second])) in group.iter().enumerate() {
        let (first, second) = (avx2_halves(first), avx2_halves(second));
        for (sums, vector) in sums.iter_mut().zip(vectors) {
            let [one, other] = vector[step];
            let one = _mm256_set1_epi32(i32::from_ne_bytes(one));
            let other = _mm256_set1_epi32(i32::from_ne_bytes(other));
            for half in 0..2 {
                let products = _mm256_maddubs_epi16(one, first[half]);
                let products = _mm256_add_epi16(products, _mm256_maddubs_epi16(other, second[half]));
                sums[half] = _mm256_add_epi32(sums[half], _mm256_madd_epi16(products, ones));
            }
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

/// Four weights of each of the first eight rows, and of the others.
#[target_feature(enable = "avx2")]
#[inline]
fn avx2_halves(weights: &[[i8; 4]; GROUP]) -> [__m256i; 2] {
    // SAFETY: the array holds twice the 32 bytes of a vector, and unaligned loads may begin anywhere.
    unsafe {
        let start = weights.as_ptr().cast::<__m256i>();
        [_mm256_loadu_si256(start), _mm256_loadu_si256(start.add(1))]
    }
}

/// With vectors of half the size, the sums of a group are made in two halves, so that all stay in registers.
#[target_feature(enable = "ssse3")]
#[inline]
fn ssse3_tile<const N: usize>(group: &[Block], mut vectors: [&[Step]; N]) -> [Sums; N] {
    let ones = _mm_set1_epi16(1);
    let mut out = [[0; GROUP]; N];
    for vector in &mut vectors {
        *vector = &vector[..group.len()];
    }
    for part in [0, GROUP / 2] {
        let mut sums = [[_mm_setzero_si128(); 2]; N];
        for (step, Block([first, second])) in group.iter().enumerate() {
            let (first, second) = (ssse3_halves(&first[part..]), ssse3_halves(&second[part..]));
            for (sums, vector) in sums.iter_mut().zip(vectors) {
                let [one, other] = vector[step];
                let one = _mm_set1_epi32(i32::from_ne_bytes(one));
                let other = _mm_set1_epi32(i32::from_ne_bytes(other));
                for half in 0..2 {
                    let products = _mm_maddubs_epi16(one, first[half]);
                    let products = _mm_add_epi16(products, _mm_maddubs_epi16(other, second[half]));
                    sums[half] = _mm_add_epi32(sums[half], _mm_madd_epi16(products, ones));
                }
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            let out = &mut out[part..][..GROUP / 2];
            // SAFETY: the slice holds twice the 16 bytes of a vector, and unaligned stores may begin anywhere.
            unsafe {
                let start = out.as_mut_ptr().cast::<__m128i>();
                _mm_storeu_si128(start, sums[0]);
                _mm_storeu_si128(start.add(1), sums[1]);
            }
        }
    }
    out
}

/// Four weights of each of the first four rows, and of the next four.
#[target_feature(enable = "ssse3")]
#[inline]
fn ssse3_halves(weights: &[[i8; 4]]) -> [__m128i; 2] {
    let weights = &weights[..GROUP / 2];
    // SAFETY: the slice holds twice the 16 bytes of a vector, and unaligned loads may begin anywhere.
    unsafe {
        let start = weights.as_ptr().cast::<__m128i>();
        [_mm_loadu_si128(start), _mm_loadu_si128(start.add(1))]
    }
}
