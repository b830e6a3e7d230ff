//! Tables of words, kept as data: one entry a line, its fields parted by tabulators.

/// A sorted table; lines that start with `#` are its header.
pub(super) struct Table(Vec<(&'static str, &'static str)>);

/// No key is longer, in bytes.
const LONGEST: usize = 48;

impl Table {
    /// Reads a table. The first field of each line is its key.
    pub(super) fn read(source: &'static str) -> Self {
        let lines = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        Table(lines.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect())
    }

    /// The table of these entries, of which the first of a key counts.
    pub(super) fn of(mut entries: Vec<(&'static str, &'static str)>) -> Self {
        entries.sort();
        entries.dedup_by_key(|(key, _)| *key);
        Table(entries)
    }

    /// The other fields of the entry of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'static str> {
        let at = self.0.binary_search_by(|(entry, _)| (*entry).cmp(key)).ok()?;
        Some(self.0[at].1)
    }

    /// The other fields of the entry of a key that is looked up without regard to ASCII case.
    pub(super) fn get_lower(&self, key: &str) -> Option<&'static str> {
        let mut buffer = [0_u8; LONGEST];
        let lower = buffer.get_mut(..key.len())?;
        lower.copy_from_slice(key.as_bytes());
        lower.make_ascii_lowercase();
        self.get(std::str::from_utf8(lower).ok()?)
    }

    /// Whether a key is in the table under a class, without regard to ASCII case.
    pub(super) fn is(&self, key: &str, class: &str) -> bool {
        self.get_lower(key).is_some_and(|fields| fields.split('\t').any(|field| field == class))
    }

    /// The entries, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.0.iter().copied()
    }

    /// Whether the table is sorted, without doubles, and short enough in its keys.
    #[cfg(test)]
    pub(super) fn is_sound(&self) -> bool {
        self.0.is_sorted_by(|(a, _), (b, _)| a < b) && self.0.iter().all(|(key, _)| key.len() <= LONGEST)
    }
}
