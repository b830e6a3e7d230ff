//! Linear maps on small whole numbers: the one place where the time of the analyser goes.
//!
//! Weights lie in −64…63 and values in −64…63, kept as bytes from 0 to 127 with an offset of 64. So a sum of four
//! products fits in an `i16` (4 × 127 × 64 = 32,512), which is what the instructions for bytes can add up, and the offset
//! is taken off at the end: 64 times the sum of the row. Rows of weights are packed in groups of 16, eight columns at a
//! time, so that the sums of 16 rows grow side by side. All sums are exact, and real numbers are multiplied and added
//! one operation at a time, so that every kernel gives the same bits: [`plain`] runs anywhere and is the twin that the
//! others are tested against; `x86` multiplies bytes with AVX2, or with SSSE3 where the processor has no more, and `neon`
//! with what every 64-bit ARM has.
//!
//! Measured on one core of an AMD EPYC (Zen 3) that others used too: AVX2 makes about 100 × 10⁹ multiplications a second in
//! the whole analyser. A word takes 0.55 × 10⁶ of them, half of the time of a parse. Tiles of four vectors and sixteen rows
//! were as fast as any other shape.

#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
mod neon;
#[cfg(any(test, not(all(target_arch = "aarch64", target_endian = "little"))))]
mod plain;
#[cfg(target_arch = "x86_64")]
mod x86;

#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
use neon as kernel;
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "aarch64", target_endian = "little"))))]
use plain as kernel;
#[cfg(target_arch = "x86_64")]
use x86 as kernel;

use super::vector::{OFFSET, Vectors, real};

/// Rows in a group.
const GROUP: usize = 16;

/// Values of a vector that are multiplied at a time: two fours.
type Step = [[u8; 4]; 2];

/// The weights of a group for the columns of a step; they begin where a line of the cache does.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Block([[[i8; 4]; GROUP]; 2]);

/// The sums of a group.
type Sums = [i32; GROUP];

/// What becomes of the sums of a group: `f32(sum − offset) × (scale of the vector × scale) + bias`.
#[derive(Clone, Copy)]
struct Finish {
    offset: [i32; GROUP],
    scale: [f32; GROUP],
    bias: [f32; GROUP],
}

impl Finish {
    const ZERO: Self = Self { offset: [0; GROUP], scale: [0.0; GROUP], bias: [0.0; GROUP] };

    #[inline(always)]
    fn apply(&self, sums: &Sums, scale: f32, out: &mut [f32; GROUP]) {
        for row in 0..GROUP {
            out[row] = real(sums[row] - self.offset[row]) * (scale * self.scale[row]) + self.bias[row];
        }
    }
}

/// A linear map: whole weights with a scale and a bias for each row, packed for [`Linear::apply`].
#[derive(Default)]
pub(super) struct Linear {
    rows: usize,
    /// Blocks of a group: an eighth of the columns.
    steps: usize,
    blocks: Vec<Block>,
    finish: Vec<Finish>,
}

impl Linear {
    /// Packs so many rows, one after the other in `weights`, each with its scale. The columns are a multiple of 8 and
    /// the weights lie in −64…63.
    pub(super) fn pack(columns: usize, weights: impl Iterator<Item = i8>, scales: &[f32]) -> Self {
        let mut linear = Self::default();
        linear.repack(columns, weights, scales);
        linear
    }

    /// As [`Linear::pack`], in the room of another map.
    pub(super) fn repack(&mut self, columns: usize, weights: impl Iterator<Item = i8>, scales: &[f32]) {
        (self.rows, self.steps) = (scales.len(), columns.div_ceil(8));
        let groups = self.rows.div_ceil(GROUP);
        self.blocks.clear();
        self.blocks.resize(groups * self.steps, Block([[[0; 4]; GROUP]; 2]));
        self.finish.clear();
        self.finish.resize(groups, Finish::ZERO);
        let mut weights = weights;
        for (number, &scale) in scales.iter().enumerate() {
            let (group, row) = (number / GROUP, number % GROUP);
            let mut sum = 0;
            for block in &mut self.blocks[group * self.steps..][..self.steps] {
                for four in &mut block.0 {
                    for (place, weight) in four[row].iter_mut().zip(&mut weights) {
                        *place = weight;
                        sum += i32::from(weight);
                    }
                }
            }
            let finish = &mut self.finish[group];
            finish.offset[row] = i32::from(OFFSET) * sum;
            finish.scale[row] = scale;
        }
    }

    /// With this added to each row.
    pub(super) fn biased(mut self, bias: &[f32]) -> Self {
        for (number, &bias) in bias.iter().enumerate().take(self.rows) {
            self.finish[number / GROUP].bias[number % GROUP] = bias;
        }
        self
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// How many values [`Linear::apply`] gives for a vector: the rows, filled up to whole groups.
    pub(super) fn stride(&self) -> usize {
        self.finish.len() * GROUP
    }

    /// The images of the vectors, one after the other, each [`Linear::stride`] values long.
    pub(super) fn apply(&self, vectors: Vectors<'_>, out: &mut Vec<f32>) {
        // What is there is written over.
        out.resize(vectors.scales.len() * self.stride(), 0.0);
        kernel::apply(self, vectors, out);
    }
}

/// Makes the images in tiles: a few vectors at a time with each group of rows, so that a load of weights serves them
/// all, then the few left over.
macro_rules! tiles {
    ($linear:expr, $vectors:expr, $out:expr, $tile:ident) => {{
        let (linear, vectors, out): (&super::Linear, super::Vectors<'_>, &mut [f32]) = ($linear, $vectors, $out);
        let (steps, stride) = (linear.steps, linear.stride());
        let fours = vectors.values.as_chunks::<4>().0.as_chunks::<2>().0;
        macro_rules! tiles_of {
            ($count:literal, $first:expr, $end:expr, $group:expr, $finish:expr, $at:expr) => {{
                let mut first = $first;
                while $end - first >= $count {
                    let mut tile: [&[super::Step]; $count] = [&[]; $count];
                    for (vector, values) in tile.iter_mut().zip(fours[first * steps..].chunks_exact(steps)) {
                        *vector = values;
                    }
                    for (offset, sums) in $tile::<$count>($group, tile).iter().enumerate() {
                        let vector = first + offset;
                        let out = &mut out[vector * stride + $at..].as_chunks_mut().0[0];
                        $finish.apply(sums, vectors.scales[vector], out);
                    }
                    first += $count;
                }
                first
            }};
        }
        for (number, finish) in linear.finish.iter().enumerate() {
            let group = &linear.blocks[number * steps..][..steps];
            let (count, at) = (vectors.scales.len(), number * super::GROUP);
            let first = tiles_of!(4, 0, count, group, finish, at);
            let first = tiles_of!(2, first, count, group, finish, at);
            tiles_of!(1, first, count, group, finish, at);
        }
    }};
}
use tiles;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::Sequence;
    use super::*;

    /// The definition, without tiles, groups or offsets.
    fn simple(columns: usize, rows: &[i8], scales: &[f32], bias: &[f32], vectors: Vectors<'_>) -> Vec<f32> {
        let mut out = Vec::new();
        for (vector, scale) in vectors.values.chunks_exact(columns).zip(vectors.scales) {
            for (row, (row_scale, bias)) in rows.chunks_exact(columns).zip(scales.iter().zip(bias)) {
                let products = row.iter().zip(vector).map(|(&a, &b)| i32::from(a) * (i32::from(b) - i32::from(OFFSET)));
                out.push(real(products.sum()) * (scale * row_scale) + bias);
            }
            out.resize(out.len().next_multiple_of(GROUP), 0.0);
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn all_kernels_agree(
            rows in 1_usize..40,
            count in 0_usize..15,
            columns in (1_usize..13).prop_map(|columns| 32 * columns),
            seed in any::<u64>(),
            extreme in any::<bool>(),
        ) {
            let mut numbers = Sequence(seed);
            // At the limits the sums of an `i16` are at theirs.
            let mut byte = || match (extreme, numbers.next(128)) {
                (true, number) => (number % 2 * 127) as u8,
                (false, number) => number as u8,
            };
            let weights: Vec<i8> = (0..rows * columns).map(|_| byte() as i8 - 64).collect();
            let values: Vec<u8> = (0..count * columns).map(|_| byte()).collect();
            let mut real = |length: usize| -> Vec<f32> { (0..length).map(|_| f32::from(byte()) - 61.7).collect() };
            let (scales, bias, vector_scales) = (real(rows), real(rows), real(count));
            let vectors = Vectors { values: &values, scales: &vector_scales };
            let linear = Linear::pack(columns, weights.iter().copied(), &scales).biased(&bias);
            let wanted = simple(columns, &weights, &scales, &bias, vectors);
            let mut out = vec![1.0; count * linear.stride()];
            plain::apply(&linear, vectors, &mut out);
            prop_assert_eq!(&out, &wanted);
            out.fill(1.0);
            kernel::apply(&linear, vectors, &mut out);
            prop_assert_eq!(&out, &wanted);
            #[cfg(target_arch = "x86_64")]
            for kernel in x86::available() {
                out.fill(1.0);
                kernel(&linear, vectors, &mut out);
                prop_assert_eq!(&out, &wanted);
            }
        }
    }
}
