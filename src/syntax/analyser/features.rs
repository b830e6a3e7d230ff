//! What the network is told of a word: the rows of its embedding tables.

use crate::Error;

use super::characters::Character;
use super::hash::Hash;
use super::model::{Container, Map, Matrix, broken, low_bits};

/// Of more equal characters in a row only so many are kept, and of equal classes.
const KEPT_CHARACTERS: usize = 4;
const KEPT_CLASSES: usize = 3;

/// The most bytes that tell of a word.
const MAX_STAGES: usize = 16;
/// The rows of the table for one of them.
const VALUES: usize = 256;

/// The tables that are found by a hash.
const HASHED: [&str; 7] = ["e.suf1", "e.suf2", "e.suf3", "e.suf4", "e.pre2", "e.pre3", "e.shape"];

/// Values that are added up together: a divisor of every width.
const STRETCH: usize = 16;

/// How a word is joined to its neighbours: bit 0 to the one before, bit 1 to the one behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glue(pub u8);

/// The rows of a word in the hashed tables and in that of the glue, and its number among the known words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    word: u16,
    hashed: [u32; HASHED.len()],
    glue: u8,
}

/// The embedding tables.
pub(super) struct Embedding<'m> {
    /// The numbers of the known words, from 1; the frequent ones come first and have a row of their own.
    words: Map<'m>,
    form: Matrix<'m>,
    hashed: [Matrix<'m>; HASHED.len()],
    glue: Matrix<'m>,
    /// What other texts tell of each word, in so many bytes.
    codes: &'m [u8],
    stages: usize,
    /// A table for each of these bytes.
    code: Matrix<'m>,
}

impl<'m> Embedding<'m> {
    /// The tables of a model of this width.
    pub(super) fn read(container: &Container<'m>, width: usize) -> Result<Self, Error> {
        let hashed = |name: &str| {
            let table = container.matrix(name, width)?;
            if !table.rows.is_power_of_two() {
                return Err(broken(format_args!("table ‘{name}’ has {} rows, no power of two", table.rows)));
            }
            Ok(table)
        };
        let [suf1, suf2, suf3, suf4, pre2, pre3, shape] = HASHED;
        let code = container.matrix("e.code", width)?;
        let stages = code.rows / VALUES;
        if !code.rows.is_multiple_of(VALUES) || stages > MAX_STAGES {
            return Err(broken(format_args!("table ‘e.code’ has {} rows, no multiple of {VALUES}", code.rows)));
        }
        let codes = container.bytes("codes")?;
        if !codes.len().is_multiple_of(stages) {
            return Err(broken(format_args!("section ‘codes’ is not made of {stages} bytes for each word")));
        }
        let tables = Self {
            words: container.map("words")?,
            form: container.matrix("e.form", width)?,
            hashed: [
                hashed(suf1)?,
                hashed(suf2)?,
                hashed(suf3)?,
                hashed(suf4)?,
                hashed(pre2)?,
                hashed(pre3)?,
                hashed(shape)?,
            ],
            glue: container.matrix_of("e.glue", 4, width)?,
            codes,
            stages,
            code,
        };
        match codes.is_empty() || tables.words.reaches(codes.len() / stages) {
            true => Err(broken("section ‘codes’ has no codes for some words")),
            false => Ok(tables),
        }
    }

    /// The rows of a word. `scratch` is room to work in.
    pub(super) fn rows(&self, word: &[Character], glue: Glue, scratch: &mut Vec<u32>) -> Rows {
        let mut hashed = [0; HASHED.len()];
        cut_runs(word.iter().map(|character| character.norm), KEPT_CHARACTERS, scratch);
        let norm = scratch.as_slice();
        let number = self.words.get(Hash::of(100).with_all(norm.iter().copied())).unwrap_or(0);
        for (feature, length) in [(101, 1), (102, 2), (103, 3), (104, 4)] {
            let start = Hash::of(feature);
            let hash = match norm.len().checked_sub(length) {
                Some(from) => start.with_all(norm[from..].iter().copied()),
                None => start.with('^' as u32).with_all(norm.iter().copied()),
            };
            hashed[length - 1] = self.row(length - 1, hash);
        }
        for (feature, length) in [(112, 2), (113, 3)] {
            let start = Hash::of(feature);
            let hash = match norm.get(..length) {
                Some(prefix) => start.with_all(prefix.iter().copied()),
                None => start.with_all(norm.iter().copied()).with('$' as u32),
            };
            hashed[length + 2] = self.row(length + 2, hash);
        }
        cut_runs(word.iter().map(|character| character.class), KEPT_CLASSES, scratch);
        hashed[6] = self.row(6, Hash::of(120).with_all(scratch.iter().copied()));
        Rows { word: number, hashed, glue: glue.0 }
    }

    fn row(&self, table: usize, hash: Hash) -> u32 {
        u32::try_from(low_bits(hash.finish(), self.hashed[table].rows - 1)).unwrap_or(0)
    }

    /// The sum of a word's rows.
    pub(super) fn embed(&self, rows: &Rows, sum: &mut [f32]) {
        let number = usize::from(rows.word);
        let form = if number < self.form.rows { number } else { 0 };
        let mut parts: [(&[u8], f32); 2 + HASHED.len() + MAX_STAGES] = Default::default();
        let mut count = 0;
        let mut add = |part| {
            parts[count] = part;
            count += 1;
        };
        add(self.form.row(form));
        for (table, &row) in self.hashed.iter().zip(&rows.hashed) {
            add(table.row(row as usize));
        }
        add(self.glue.row(usize::from(rows.glue & 3)));
        for (stage, &code) in self.codes[number * self.stages..][..self.stages].iter().enumerate() {
            add(self.code.row(VALUES * stage + usize::from(code)));
        }
        // A stretch of the sum at a time, so that it stays in registers.
        for (at, out) in sum.as_chunks_mut::<STRETCH>().0.iter_mut().enumerate() {
            let mut sum = [0.0; STRETCH];
            for (row, scale) in &parts[..count] {
                let row: &[u8; STRETCH] = &row.as_chunks().0[at];
                for (sum, &value) in sum.iter_mut().zip(row) {
                    *sum += f32::from(value.cast_signed()) * scale;
                }
            }
            *out = sum;
        }
    }
}

/// The values, but of more than `longest` equal ones in a row only so many.
fn cut_runs(values: impl Iterator<Item = u32>, longest: usize, out: &mut Vec<u32>) {
    out.clear();
    let mut run = 0;
    for value in values {
        run = if out.last() == Some(&value) { run + 1 } else { 1 };
        if run <= longest {
            out.push(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs_are_cut() {
        let mut out = Vec::new();
        cut_runs("soooooo looong".chars().map(u32::from), 4, &mut out);
        assert_eq!(out, "soooo looong".chars().map(u32::from).collect::<Vec<_>>());
    }
}
