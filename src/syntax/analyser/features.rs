//! What the network is told of a word: the rows of its embedding tables.

use crate::Error;

use super::characters::Character;
use super::hash::Hash;
use super::model::{Container, Map, Matrix, broken, low_bits};

/// Of more equal characters in a row only so many are kept, and of equal classes.
const KEPT_CHARACTERS: usize = 4;
const KEPT_CLASSES: usize = 3;

/// The tables that are found by a hash.
const HASHED: [&str; 7] = ["e.suf1", "e.suf2", "e.suf3", "e.suf4", "e.pre2", "e.pre3", "e.shape"];

/// How a word is joined to its neighbours: bit 0 to the one before, bit 1 to the one behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glue(pub usize);

/// The rows of a word: of the form, of the hashed tables, of the glue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    form: usize,
    hashed: [usize; HASHED.len()],
    glue: usize,
}

/// The embedding tables.
pub(super) struct Embedding<'m> {
    forms: Map<'m>,
    form: Matrix<'m>,
    hashed: [Matrix<'m>; HASHED.len()],
    glue: Matrix<'m>,
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
        let tables = Self {
            forms: container.map("forms")?,
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
        };
        match tables.forms.reaches(tables.form.rows) {
            true => Err(broken("map ‘forms’ leads out of table ‘e.form’")),
            false => Ok(tables),
        }
    }

    /// The rows of a word. `scratch` is room to work in.
    pub(super) fn rows(&self, word: &[Character], glue: Glue, scratch: &mut Vec<u32>) -> Rows {
        let mut hashed = [0; HASHED.len()];
        cut_runs(word.iter().map(|character| character.norm), KEPT_CHARACTERS, scratch);
        let norm = scratch.as_slice();
        let form = self.forms.get(Hash::of(100).with_all(norm.iter().copied())).unwrap_or(0);
        for (number, length) in [(101, 1), (102, 2), (103, 3), (104, 4)] {
            let start = Hash::of(number);
            let hash = match norm.len().checked_sub(length) {
                Some(from) => start.with_all(norm[from..].iter().copied()),
                None => start.with('^' as u32).with_all(norm.iter().copied()),
            };
            hashed[length - 1] = self.row(length - 1, hash);
        }
        for (number, length) in [(112, 2), (113, 3)] {
            let start = Hash::of(number);
            let hash = match norm.get(..length) {
                Some(prefix) => start.with_all(prefix.iter().copied()),
                None => start.with_all(norm.iter().copied()).with('$' as u32),
            };
            hashed[length + 2] = self.row(length + 2, hash);
        }
        cut_runs(word.iter().map(|character| character.class), KEPT_CLASSES, scratch);
        hashed[6] = self.row(6, Hash::of(120).with_all(scratch.iter().copied()));
        Rows { form: usize::from(form), hashed, glue: glue.0 & 3 }
    }

    fn row(&self, table: usize, hash: Hash) -> usize {
        low_bits(hash.finish(), self.hashed[table].rows - 1)
    }

    /// The sum of a word's rows.
    pub(super) fn embed(&self, rows: &Rows, sum: &mut [f32]) {
        let columns = self.form.columns;
        let scale = self.form.scales[rows.form];
        let first = &self.form.weights[rows.form * columns..(rows.form + 1) * columns];
        for (sum, &value) in sum.iter_mut().zip(first) {
            *sum = f32::from(value.cast_signed()) * scale;
        }
        for (table, &row) in self.hashed.iter().zip(&rows.hashed) {
            table.add_row(row, sum);
        }
        self.glue.add_row(rows.glue, sum);
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
