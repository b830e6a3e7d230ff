//! A small model of random weights in the format of `training/FORMAT.md`: it says nothing sensible, but says it with
//! every part of the machinery.

/// Small numbers in a fixed sequence (Knuth's MMIX constants).
pub(super) struct Sequence(pub u64);

impl Sequence {
    pub(super) fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn real(&mut self, size: f32) -> f32 {
        (self.next(2001) as f32 / 1000.0 - 1.0) * size
    }
}

struct Writer {
    sections: Vec<(String, Vec<u8>)>,
    numbers: Sequence,
}

impl Writer {
    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.sections.push((name.to_owned(), bytes));
    }

    fn numbers(&mut self, name: &str, numbers: &[u32]) {
        self.add(name, numbers.iter().flat_map(|number| number.to_le_bytes()).collect());
    }

    fn vector(&mut self, name: &str, length: usize, around: f32) {
        let bytes = (0..length).flat_map(|_| (around + self.numbers.real(0.3)).to_le_bytes()).collect();
        self.add(name, bytes);
    }

    /// A table of embeddings.
    fn table(&mut self, name: &str, rows: usize, columns: usize) {
        self.rows(name, rows, columns, 0.3, 127);
    }

    /// A matrix to multiply with.
    fn matrix(&mut self, name: &str, rows: usize, columns: usize) {
        self.rows(name, rows, columns, 0.2, 63);
    }

    fn rows(&mut self, name: &str, rows: usize, columns: usize, size: f32, most: i16) {
        let mut bytes = Vec::new();
        bytes.extend((rows as u32).to_le_bytes());
        bytes.extend((columns as u32).to_le_bytes());
        for _ in 0..rows {
            bytes.extend((size * (1.0 + self.numbers.real(0.5)) / f32::from(most)).to_le_bytes());
        }
        bytes.resize(bytes.len().next_multiple_of(64), 0);
        for _ in 0..rows * columns {
            bytes.push((self.numbers.next(2 * most as u64 + 1) as i16 - most) as i8 as u8);
        }
        self.add(name, bytes);
    }

    fn map(&mut self, name: &str, bits: u32, entries: &[(u64, u16)]) {
        let capacity = 1_usize << bits;
        let (mut keys, mut values) = (vec![0_u32; capacity], vec![0_u16; capacity]);
        for &(hash, value) in entries {
            let mut slot = (hash as usize) & (capacity - 1);
            while keys[slot] != 0 {
                slot = (slot + 1) & (capacity - 1);
            }
            keys[slot] = ((hash >> 32) as u32).max(1);
            values[slot] = value;
        }
        let mut bytes = bits.to_le_bytes().to_vec();
        bytes.extend(keys.iter().flat_map(|key| key.to_le_bytes()));
        bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
        self.add(name, bytes);
    }

    fn strings(&mut self, name: &str, strings: &[&str]) {
        let mut bytes = (strings.len() as u32).to_le_bytes().to_vec();
        let mut end = 0_u32;
        bytes.extend(end.to_le_bytes());
        for string in strings {
            end += string.len() as u32;
            bytes.extend(end.to_le_bytes());
        }
        bytes.extend(strings.concat().bytes());
        self.add(name, bytes);
    }

    fn finish(self) -> Vec<u8> {
        let mut bytes = b"CBEN".to_vec();
        bytes.extend(super::model::VERSION.to_le_bytes());
        bytes.extend((self.sections.len() as u32).to_le_bytes());
        bytes.extend([0; 4]);
        let mut body = Vec::new();
        let start = (16 + 16 * self.sections.len()).next_multiple_of(64);
        for (name, section) in &self.sections {
            body.resize(body.len().next_multiple_of(64), 0);
            let mut padded = name.clone().into_bytes();
            padded.resize(8, 0);
            bytes.extend(padded);
            bytes.extend(((start + body.len()) as u32).to_le_bytes());
            bytes.extend((section.len() as u32).to_le_bytes());
            body.extend(section);
        }
        bytes.resize(start, 0);
        bytes.extend(body);
        let length = (bytes.len() as u32).to_le_bytes();
        bytes[12..16].copy_from_slice(&length);
        bytes
    }
}

fn hash(number: u32, text: &str) -> u64 {
    super::hash::Hash::of(number).with_all(text.chars().map(u32::from)).finish()
}

/// The sizes of a sample model.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub width: usize,
    pub arc: usize,
    pub label: usize,
    /// The base-2 logarithm of the rows of the hashed tables.
    pub table_bits: u32,
}

/// Sizes for tests.
pub(super) const SMALL: Sizes = Sizes { width: 32, arc: 32, label: 32, table_bits: 3 };

/// The codes of a word.
const CODES: usize = 2;

/// A model whose random weights follow from `seed`.
pub(super) fn model(sizes: Sizes, seed: u64) -> Vec<u8> {
    let Sizes { width, arc, label, table_bits } = sizes;
    let mut out = Writer { sections: Vec::new(), numbers: Sequence(seed) };
    let tags = ["NOUN|NN", "VERB|VBD", "PUNCT|.", "PART|RB"];
    let features = ["Number=Sing", "_", "Tense=Past|VerbForm=Fin", "_", "_"];
    let labels = ["nsubj", "root", "punct", "parataxis", "acl:relcl"];
    let layers = [1, 0, 2, 0, 8];
    let mut config = vec![width as u32, arc as u32, label as u32, layers.len() as u32];
    config.extend(layers);
    config.resize(12, u32::MAX);
    out.numbers("config", &config);
    out.map("words", 4, &[(hash(100, "port"), 1), (hash(100, "the"), 2), (hash(100, "can"), 3)]);
    out.table("e.form", 3, width);
    let codes = (0..4 * CODES).map(|_| out.numbers.next(256) as u8).collect();
    out.add("codes", codes);
    out.table("e.code", 256 * CODES, width);
    for table in ["e.suf1", "e.suf2", "e.suf3", "e.suf4", "e.pre2", "e.pre3", "e.shape"] {
        out.table(table, 1 << table_bits, width);
    }
    out.table("e.glue", 4, width);
    out.vector("e.root", width, 0.0);
    let mut layer = |name: &str, columns: usize| {
        out.matrix(&format!("{name}.w"), 2 * width, columns);
        out.vector(&format!("{name}.b"), 2 * width, 0.0);
        out.vector(&format!("{name}.g"), width, 1.0);
        out.vector(&format!("{name}.h"), width, 0.0);
    };
    layer("in", width);
    for (number, &dilation) in layers.iter().enumerate() {
        layer(&format!("b{number}"), if dilation == 0 { width } else { 3 * width });
    }
    let mut linear = |weights: &str, bias: &str, rows: usize, columns: usize| {
        out.matrix(weights, rows, columns);
        if !bias.is_empty() {
            out.vector(bias, rows, 0.0);
        }
    };
    linear("tag.w", "tag.b", tags.len(), width);
    linear("feat.w", "feat.b", features.len(), width);
    linear("arc.dw", "arc.db", arc, width);
    linear("arc.hw", "arc.hb", arc, width);
    linear("arc.uw", "arc.ub", arc, arc);
    linear("lab.dw", "lab.db", label, width);
    linear("lab.hw", "lab.hb", label, width);
    linear("lab.pw", "", labels.len(), label);
    linear("lab.aw", "", labels.len(), label);
    linear("lab.bw", "lab.c", labels.len(), label);
    out.numbers("feat.at", &[0, 2, 3, 4, 5]);
    out.vector("arc.dist", 41, 0.0);
    out.strings("s.tags", &tags);
    out.strings("s.feats", &features);
    out.strings("s.labels", &labels);
    out.map(
        "lem.map",
        4,
        &[(super::hash::Hash::of(201).with(0).with(0).with_all("ies".chars().map(u32::from)).finish(), 1)],
    );
    out.add("lem.ops", vec![0, 0, 0, 3]);
    out.strings("lem.str", &["", "y"]);
    let weights: Vec<u8> = (0..1 << 16).flat_map(|_| (out.numbers.next(201) as i16 - 100).to_le_bytes()).collect();
    out.add("tok.w", weights);
    out.map("tok.map", 4, &[(hash(300, "cannot"), 3)]);
    out.finish()
}
