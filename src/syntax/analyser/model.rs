//! The model file: sections found, measured and checked once; large ones are then read in place.
//!
//! `training/FORMAT.md` gives the layout. Any bytes whatever either give a model whose every part has the shape the
//! rest counts on, or an [`Error`] that says which section is wrong.

use crate::Error;
use crate::error::ErrorKind;

use super::hash::Hash;

/// The version of the format that is read.
pub(super) const VERSION: u32 = 2;

/// Says what is wrong with a model.
pub(super) fn broken(what: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Format, format!("the model of the analyser cannot be used: {what}"))
        .help(format!("take a model file that training/export.py wrote, version {VERSION}"))
}

/// The little-endian number at a place, 0 beyond the end.
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    at.checked_add(4)
        .and_then(|end| bytes.get(at..end))
        .and_then(|four| four.try_into().ok())
        .map_or(0, u32::from_le_bytes)
}

fn size_at(bytes: &[u8], at: usize) -> usize {
    usize::try_from(u32_at(bytes, at)).unwrap_or(usize::MAX)
}

/// The file, and where its sections are.
pub(super) struct Container<'m> {
    sections: Vec<(&'m [u8], &'m [u8])>,
}

/// More sections than any model has: a bound for what a damaged file may claim.
const MAX_SECTIONS: usize = 256;

impl<'m> Container<'m> {
    /// Reads the table of sections.
    pub(super) fn read(bytes: &'m [u8]) -> Result<Self, Error> {
        if bytes.get(..4) != Some(b"CBEN") {
            return Err(broken("it does not begin with ‘CBEN’"));
        }
        if u32_at(bytes, 4) != VERSION {
            return Err(broken(format_args!("it is of version {}, not {VERSION}", u32_at(bytes, 4))));
        }
        if size_at(bytes, 12) != bytes.len() {
            return Err(broken(format_args!("it has {} bytes and should have {}", bytes.len(), size_at(bytes, 12))));
        }
        let count = size_at(bytes, 8);
        if count > MAX_SECTIONS {
            return Err(broken(format_args!("{count} sections, where {MAX_SECTIONS} is the limit")));
        }
        let mut sections = Vec::with_capacity(count);
        for number in 0..count {
            let entry = bytes.get(16 + 16 * number..32 + 16 * number);
            let entry = entry.ok_or_else(|| broken("its table of sections is cut off"))?;
            let name = entry[..8].trim_ascii_end();
            let name = &name[..name.iter().position(|&byte| byte == 0).unwrap_or(name.len())];
            let (start, length) = (size_at(entry, 8), size_at(entry, 12));
            let section = start.checked_add(length).and_then(|end| bytes.get(start..end));
            let section = section
                .filter(|_| start % 64 == 0)
                .ok_or_else(|| broken(format_args!("section ‘{}’ lies outside the file", name.escape_ascii())))?;
            sections.push((name, section));
        }
        Ok(Self { sections })
    }

    /// The bytes of a section.
    pub(super) fn bytes(&self, name: &str) -> Result<&'m [u8], Error> {
        let found = self.sections.iter().find(|(other, _)| *other == name.as_bytes());
        found.map(|&(_, bytes)| bytes).ok_or_else(|| broken(format_args!("there is no section ‘{name}’")))
    }

    /// A section of whole numbers.
    pub(super) fn numbers(&self, name: &str) -> Result<Vec<u32>, Error> {
        let (words, rest) = self.bytes(name)?.as_chunks::<4>();
        if !rest.is_empty() {
            return Err(broken(format_args!("section ‘{name}’ is not made of words of four bytes")));
        }
        Ok(words.iter().map(|&word| u32::from_le_bytes(word)).collect())
    }

    /// A section of so many real numbers.
    pub(super) fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, Error> {
        let values: Vec<f32> = self.numbers(name)?.into_iter().map(f32::from_bits).collect();
        if values.len() != length {
            return Err(broken(format_args!("section ‘{name}’ has {} numbers, not {length}", values.len())));
        }
        checked(name, values)
    }

    /// A matrix with so many columns and any number of rows.
    pub(super) fn matrix(&self, name: &str, columns: usize) -> Result<Matrix<'m>, Error> {
        let bytes = self.bytes(name)?;
        let (rows, found) = (size_at(bytes, 0), size_at(bytes, 4));
        if found != columns || columns == 0 || !columns.is_multiple_of(32) {
            return Err(broken(format_args!("matrix ‘{name}’ has {found} columns, not {columns}")));
        }
        let shape = rows.checked_mul(4).and_then(|scales| scales.checked_add(8)).and_then(|head| {
            let start = head.checked_next_multiple_of(64)?;
            Some((head, start, start.checked_add(rows.checked_mul(columns)?)?))
        });
        let Some((head, start, end)) = shape.filter(|&(_, _, end)| rows > 0 && end <= bytes.len()) else {
            return Err(broken(format_args!("matrix ‘{name}’ is cut off")));
        };
        let scales = bytes[8..head].as_chunks::<4>().0.iter().map(|&scale| f32::from_le_bytes(scale)).collect();
        Ok(Matrix { rows, columns, scales: checked(name, scales)?, weights: &bytes[start..end] })
    }

    /// A matrix with so many rows and columns.
    pub(super) fn matrix_of(&self, name: &str, rows: usize, columns: usize) -> Result<Matrix<'m>, Error> {
        let matrix = self.matrix(name, columns)?;
        if matrix.rows != rows {
            return Err(broken(format_args!("matrix ‘{name}’ has {} rows, not {rows}", matrix.rows)));
        }
        Ok(matrix)
    }

    /// A matrix with so many rows and columns that is multiplied: its values lie from −63 to 63.
    pub(super) fn weights_of(&self, name: &str, rows: usize, columns: usize) -> Result<Matrix<'m>, Error> {
        let matrix = self.matrix_of(name, rows, columns)?;
        match matrix.weights.iter().all(|weight| weight.cast_signed().unsigned_abs() <= 63) {
            true => Ok(matrix),
            false => Err(broken(format_args!("matrix ‘{name}’ holds weights beyond 63"))),
        }
    }

    /// A map from hashes to numbers.
    pub(super) fn map(&self, name: &str) -> Result<Map<'m>, Error> {
        let bytes = self.bytes(name)?;
        let wrong = || broken(format_args!("map ‘{name}’ is cut off or full"));
        let capacity = 1_usize.checked_shl(u32_at(bytes, 0)).filter(|&capacity| capacity <= bytes.len());
        let capacity = capacity.ok_or_else(wrong)?;
        let keys = bytes.get(4..4 + 4 * capacity).ok_or_else(wrong)?.as_chunks::<4>().0;
        let values = bytes.get(4 + 4 * capacity..4 + 6 * capacity).ok_or_else(wrong)?.as_chunks::<2>().0;
        // A search ends at an empty slot.
        if !keys.contains(&[0; 4]) {
            return Err(wrong());
        }
        Ok(Map { keys, values })
    }

    /// A list of strings without control characters.
    pub(super) fn strings(&self, name: &str) -> Result<Vec<&'m str>, Error> {
        let bytes = self.bytes(name)?;
        let wrong = || broken(format_args!("the strings of ‘{name}’ are cut off or no text"));
        let count = size_at(bytes, 0);
        let head = count.checked_mul(4).and_then(|size| size.checked_add(8)).filter(|&head| head <= bytes.len());
        let texts = &bytes[head.ok_or_else(wrong)?..];
        (0..count)
            .map(|number| {
                let text =
                    texts.get(size_at(bytes, 4 + 4 * number)..size_at(bytes, 8 + 4 * number)).ok_or_else(wrong)?;
                let text = std::str::from_utf8(text).map_err(|_| wrong())?;
                if text.contains(char::is_control) { Err(wrong()) } else { Ok(text) }
            })
            .collect()
    }
}

/// Numbers so large come from no training; without them nothing that is computed leaves the range of `f32`.
const MAX_NUMBER: f32 = 1e4;

fn checked(name: &str, values: Vec<f32>) -> Result<Vec<f32>, Error> {
    match values.iter().all(|value| value.abs() <= MAX_NUMBER) {
        true => Ok(values),
        false => Err(broken(format_args!("section ‘{name}’ holds what is no sensible number"))),
    }
}

/// Rows of bytes (`i8`), each with a scale.
pub(super) struct Matrix<'m> {
    /// How many rows.
    pub rows: usize,
    /// How many values in a row: a multiple of 32.
    pub columns: usize,
    /// What the values of each row are multiplied with.
    pub scales: Vec<f32>,
    /// The rows, one after the other.
    pub weights: &'m [u8],
}

impl<'m> Matrix<'m> {
    /// A row, and its scale.
    #[inline]
    pub(super) fn row(&self, row: usize) -> (&'m [u8], f32) {
        (&self.weights[row * self.columns..][..self.columns], self.scales[row])
    }
}

/// A hash table with open addressing. Only hashes are compared.
pub(super) struct Map<'m> {
    keys: &'m [[u8; 4]],
    values: &'m [[u8; 2]],
}

impl Map<'_> {
    /// What is kept for a hash.
    pub(super) fn get(&self, hash: Hash) -> Option<u16> {
        let hash = hash.finish();
        let mask = self.keys.len() - 1;
        let key = u32::try_from(hash >> 32).unwrap_or(u32::MAX).max(1).to_le_bytes();
        let mut slot = low_bits(hash, mask);
        loop {
            match self.keys[slot] {
                [0, 0, 0, 0] => return None,
                found if found == key => return Some(u16::from_le_bytes(self.values[slot])),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// Whether some value is `limit` or more.
    pub(super) fn reaches(&self, limit: usize) -> bool {
        let filled = self.keys.iter().zip(self.values).filter(|(key, _)| **key != [0; 4]);
        filled.map(|(_, &value)| usize::from(u16::from_le_bytes(value))).any(|value| value >= limit)
    }
}

/// The low bits of a hash that `mask` asks for.
pub(super) fn low_bits(hash: u64, mask: usize) -> usize {
    // The mask is narrower than a `usize`, so nothing is lost.
    usize::try_from(hash & mask as u64).unwrap_or(0)
}
