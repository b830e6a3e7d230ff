//! The hash behind tables and maps: FNV-1a over whole values, mixed once at the end.
//!
//! FNV: Fowler, Noll and Vo (1991); the mixing constant is the golden ratio in 64 bits.

/// Takes values one after the other.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    /// The hash of one first value: the number of the feature.
    pub(super) fn of(first: u32) -> Self {
        Self(0xcbf2_9ce4_8422_2325).with(first)
    }

    /// With one more value.
    #[inline]
    pub(super) fn with(self, value: u32) -> Self {
        Self((self.0 ^ u64::from(value)).wrapping_mul(0x0100_0000_01b3))
    }

    /// With more values.
    pub(super) fn with_all(self, values: impl IntoIterator<Item = u32>) -> Self {
        values.into_iter().fold(self, Self::with)
    }

    /// The hash of all values so far.
    pub(super) fn finish(self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_format() {
        // Computed with `hashed` of training/features.py.
        assert_eq!(Hash::of(0).finish(), HASH_0);
        assert_eq!(Hash::of(100).with_all("the".chars().map(u32::from)).finish(), HASH_THE);
    }

    const HASH_0: u64 = 0x71d92418536132d1;
    const HASH_THE: u64 = 0x2b353c55c652c634;
}
