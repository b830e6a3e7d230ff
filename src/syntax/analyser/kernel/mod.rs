//! Products of integer matrices: the one place where the time of the analyser goes.
//!
//! Rows of weights are packed in groups of 16, column pair by column pair, so that the sums of 16 rows grow side by side
//! and are never added across. All is exact arithmetic in `i32`, so that every kernel gives the same sums: [`plain`]
//! runs anywhere and is the twin that the others are tested against; [`x86`] uses the multiply-and-add of SSE2, which
//! every x86-64 has, and of AVX2 where the processor has it.
//!
//! Measured on one core of an AMD EPYC (Zen 3) that others used too, 18 vectors through seven matrices of 256 × 384, in
//! 10⁹ multiplications a second: [`x86`] with AVX2 67, with SSE2 24; [`plain`] 2.5, and the best that the compiler made
//! of other safe code for the SSE2 of every x86-64 11. A word takes 0.67 × 10⁶ of them.

#[cfg(any(test, not(target_arch = "x86_64")))]
mod plain;
#[cfg(target_arch = "x86_64")]
mod x86;

/// Rows in a group.
const GROUP: usize = 16;

/// The weights of a group for a pair of columns: the pair of each row.
type Pairs = [i8; 2 * GROUP];

/// A pair of values of each of a few vectors.
type Values<const N: usize> = [[i16; 2]; N];

/// The sums of a group.
type Sums = [i32; GROUP];

/// A matrix of small whole numbers, packed for [`product`].
pub(super) struct Weights {
    rows: usize,
    /// Pairs of columns.
    pairs: usize,
    packed: Vec<Pairs>,
}

impl Weights {
    /// Packs the rows of a matrix with an even number of columns, two at least.
    pub(super) fn pack<'a>(columns: usize, rows: impl ExactSizeIterator<Item = &'a [i8]>) -> Self {
        let pairs = (columns / 2).max(1);
        let mut weights = Weights { rows: rows.len(), pairs, packed: Vec::new() };
        weights.packed.resize(weights.rows.div_ceil(GROUP) * pairs, [0; 2 * GROUP]);
        for (number, row) in rows.enumerate() {
            let group = &mut weights.packed[number / GROUP * pairs..][..pairs];
            let at = 2 * (number % GROUP);
            for (packed, pair) in group.iter_mut().zip(row.as_chunks::<2>().0) {
                packed[at] = pair[0];
                packed[at + 1] = pair[1];
            }
        }
        weights
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// How many sums [`product`] gives for a vector: the rows, filled up to whole groups.
    pub(super) fn stride(&self) -> usize {
        self.rows.next_multiple_of(GROUP)
    }

    /// The columns.
    pub(super) fn columns(&self) -> usize {
        2 * self.pairs
    }

    fn groups(&self) -> impl Iterator<Item = &[Pairs]> {
        self.packed.chunks_exact(self.pairs)
    }
}

/// Multiplies vectors, one after the other in `vectors`, with the rows of `weights`. `sums` gets
/// [`Weights::stride`] sums for each vector, wrapping beyond `i32`.
pub(super) fn product(weights: &Weights, vectors: &[i16], sums: &mut Vec<i32>) {
    // What is there is written over.
    sums.resize(vectors.len() / weights.columns() * weights.stride(), 0);
    #[cfg(target_arch = "x86_64")]
    x86::product(weights, vectors, sums);
    #[cfg(not(target_arch = "x86_64"))]
    plain::product(weights, vectors, sums);
}

/// Vectors in tiles of `N`, the values of a tile pair by pair side by side; what is left over is left out.
fn side_by_side<const N: usize>(vectors: &[i16], pairs: usize) -> Vec<Values<N>> {
    let vectors = vectors.as_chunks::<2>().0;
    let mut out = vec![[[0; 2]; N]; vectors.len() / (N * pairs) * pairs];
    for (out, tile) in out.chunks_exact_mut(pairs).zip(vectors.chunks_exact(N * pairs)) {
        for (number, vector) in tile.chunks_exact(pairs).enumerate() {
            for (values, &pair) in out.iter_mut().zip(vector) {
                values[number] = pair;
            }
        }
    }
    out
}

/// Makes the sums of `vectors` in tiles: four vectors at a time with each group of rows, so that a load of weights
/// serves four vectors, then the one to three left over.
macro_rules! tiles {
    ($weights:expr, $vectors:expr, $sums:expr, $tile:ident) => {{
        macro_rules! tiles_of {
            ($count:literal, $from:expr) => {{
                let packed = super::side_by_side::<$count>(&$vectors[$from * $weights.columns()..], $weights.pairs);
                for (number, group) in $weights.groups().enumerate() {
                    for (at, tile) in packed.chunks_exact($weights.pairs).enumerate() {
                        for (offset, sums) in $tile::<$count>(group, tile).into_iter().enumerate() {
                            let vector = $from + $count * at + offset;
                            let start = vector * $weights.stride() + number * super::GROUP;
                            $sums[start..][..super::GROUP].copy_from_slice(&sums);
                        }
                    }
                }
            }};
        }
        let count = $vectors.len() / $weights.columns();
        tiles_of!(4, 0);
        match count % 4 {
            1 => tiles_of!(1, count - 1),
            2 => tiles_of!(2, count - 2),
            3 => tiles_of!(3, count - 3),
            _ => {}
        }
    }};
}
use tiles;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn simple(columns: usize, rows: &[i8], vectors: &[i16], stride: usize) -> Vec<i32> {
        let mut sums = Vec::new();
        for vector in vectors.chunks_exact(columns) {
            let row_sums = rows.chunks_exact(columns).map(|row| {
                row.iter().zip(vector).map(|(&weight, &value)| i32::from(weight) * i32::from(value)).sum::<i32>()
            });
            let mut row_sums: Vec<i32> = row_sums.collect();
            row_sums.resize(stride, 0);
            sums.extend(row_sums);
        }
        sums
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn all_kernels_agree(
            rows in 1_usize..40,
            count in 0_usize..11,
            columns in (1_usize..5).prop_map(|columns| 32 * columns),
            seed in any::<u64>(),
        ) {
            let mut state = seed;
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                i8::try_from((state >> 40) % 255).map_or_else(|_| ((state >> 40) % 255) as i16 - 255, i16::from)
            };
            let values: Vec<i8> = (0..rows * columns).map(|_| next() as i8).collect();
            let vectors: Vec<i16> = (0..count * columns).map(|_| next().clamp(-127, 127)).collect();
            let weights = Weights::pack(columns, values.chunks_exact(columns));
            let wanted = simple(columns, &values, &vectors, weights.stride());
            let mut sums = vec![0; count * weights.stride()];
            plain::product(&weights, &vectors, &mut sums);
            prop_assert_eq!(&sums, &wanted);
            #[cfg(target_arch = "x86_64")]
            for kernel in x86::available() {
                sums.fill(1);
                kernel(&weights, &vectors, &mut sums);
                prop_assert_eq!(&sums, &wanted);
            }
        }
    }
}
