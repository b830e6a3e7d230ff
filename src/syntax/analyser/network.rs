//! The network: from the embeddings of a sentence's words to tags, heads and relations.
//!
//! A linear map with maxout and a layer norm, residual blocks that each see a word with two others at a distance, and
//! on top linear maps for tags and features, a biaffine score for each arc, and a trilinear one for its relation.
//! Layers multiply whole numbers and add real ones in the order that `training/FORMAT.md` gives.

use crate::Error;

use super::features::{Embedding, Rows};
use super::kernel::{self, Weights};
use super::model::{Container, broken};
use super::tree::{self, Square};
use super::vector::{self, Quantised};

/// Arcs know how far they reach up to here.
const DISTANCE: usize = 20;
/// The most blocks, and the widest layer, that a model file may have.
const MAX_BLOCKS: usize = 8;
const MAX_WIDTH: usize = 512;

/// A linear map: whole weights with a scale for each row, and a bias or none.
struct Linear {
    weights: Weights,
    scales: Vec<f32>,
    bias: Option<Vec<f32>>,
}

impl Linear {
    fn read(container: &Container<'_>, name: &str, rows: usize, columns: usize) -> Result<Self, Error> {
        let matrix = container.matrix_of(name, rows, columns)?;
        let values: Vec<i8> = matrix.weights.iter().map(|value| value.cast_signed()).collect();
        let weights = Weights::pack(columns, values.chunks_exact(columns));
        Ok(Self { weights, scales: matrix.scales, bias: None })
    }

    fn biased(container: &Container<'_>, name: &str, bias: &str, shape: [usize; 2]) -> Result<Self, Error> {
        let linear = Self::read(container, name, shape[0], shape[1])?;
        Ok(Self { bias: Some(container.vector(bias, shape[0])?), ..linear })
    }

    /// The image of the vectors, one after the other. `sums` is room to work in.
    fn apply(&self, input: &Quantised, sums: &mut Vec<i32>, out: &mut Vec<f32>) {
        kernel::product(&self.weights, &input.values, sums);
        let rows = self.rows();
        // What is there is written over.
        out.resize(input.scales.len() * rows, 0.0);
        let vectors = sums.chunks_exact(self.weights.stride()).zip(&input.scales);
        for (out, (sums, &scale)) in out.chunks_exact_mut(rows).zip(vectors) {
            for ((out, &sum), &row) in out.iter_mut().zip(sums).zip(&self.scales) {
                *out = real(sum) * (scale * row);
            }
            if let Some(bias) = &self.bias {
                out.iter_mut().zip(bias).for_each(|(value, bias)| *value += bias);
            }
        }
    }

    fn rows(&self) -> usize {
        self.weights.rows()
    }
}

/// A sum as a real number; below 2²⁴ nothing is lost.
#[expect(clippy::cast_precision_loss, reason = "rounded alike everywhere")]
fn real(sum: i32) -> f32 {
    sum as f32
}

/// A linear map to pairs of values, of which the greater stays, and a layer norm.
struct Maxout {
    linear: Linear,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Maxout {
    fn read(container: &Container<'_>, name: &str, width: usize, columns: usize) -> Result<Self, Error> {
        let (weights, bias) = (format!("{name}.w"), format!("{name}.b"));
        Ok(Self {
            linear: Linear::biased(container, &weights, &bias, [2 * width, columns])?,
            gain: container.vector(&format!("{name}.g"), width)?,
            shift: container.vector(&format!("{name}.h"), width)?,
        })
    }

    /// Gives each image in order.
    fn apply(&self, input: &Quantised, room: &mut Room, mut image: impl FnMut(usize, &[f32])) {
        self.linear.apply(input, &mut room.sums, &mut room.pairs);
        let width = self.gain.len();
        room.image.resize(width, 0.0);
        let length = real(i32::try_from(width).unwrap_or(i32::MAX));
        for (at, pairs) in room.pairs.chunks_exact(2 * width).enumerate() {
            let out = &mut room.image;
            let (first, second) = pairs.split_at(width);
            for ((out, &first), &second) in out.iter_mut().zip(first).zip(second) {
                *out = if first > second { first } else { second };
            }
            let mean = vector::sum(out) / length;
            out.iter_mut().for_each(|value| *value -= mean);
            room.squares.clear();
            room.squares.extend(out.iter().map(|value| value * value));
            let variance = vector::sum(&room.squares) / length;
            let scale = 1.0 / (variance + 1e-5).sqrt();
            for ((value, gain), shift) in out.iter_mut().zip(&self.gain).zip(&self.shift) {
                *value = ((*value * scale) * gain) + shift;
            }
            image(at, out);
        }
    }
}

/// Room to work in, kept from layer to layer.
#[derive(Default)]
struct Room {
    sums: Vec<i32>,
    pairs: Vec<f32>,
    image: Vec<f32>,
    squares: Vec<f32>,
}

/// The relations by number.
struct Relations {
    count: usize,
    root: usize,
}

/// What the network says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The number of the tag.
    pub tag: usize,
    /// The number of the features.
    pub features: usize,
    /// The number of the head in the stretch, from 1; 0 is the root.
    pub head: usize,
    /// The number of the relation.
    pub relation: usize,
    /// By how much the arc beats the best other of this word, in 256ths.
    pub margin: i32,
}

/// The weights.
pub(super) struct Network<'m> {
    embedding: Embedding<'m>,
    width: usize,
    root: Vec<f32>,
    input: Maxout,
    blocks: Vec<(usize, Maxout)>,
    tag: Linear,
    feature: Linear,
    features_of: Vec<u32>,
    dependent: Linear,
    head: Linear,
    arc: Linear,
    distance: Vec<f32>,
    label_dependent: Linear,
    label_head: Linear,
    label_pair: Linear,
    label_of_dependent: Linear,
    label_of_head: Linear,
    label_bias: Vec<f32>,
    relations: Relations,
}

impl<'m> Network<'m> {
    /// The network of a model with so many tags and features, and these relations.
    pub(super) fn read(
        container: &Container<'m>,
        tags: usize,
        features: usize,
        relations: &[&str],
    ) -> Result<Self, Error> {
        let config = container.numbers("config")?;
        let sizes: Vec<usize> = config.iter().map(|&size| usize::try_from(size).unwrap_or(usize::MAX)).collect();
        let &[width, arc, label, blocks, ref dilations @ ..] = sizes.as_slice() else {
            return Err(broken("section ‘config’ is cut off"));
        };
        let fits = |size: usize| size > 0 && size <= MAX_WIDTH && size.is_multiple_of(32);
        if ![width, arc, label].into_iter().all(fits) || blocks > MAX_BLOCKS.min(dilations.len()) {
            return Err(broken("section ‘config’ asks for sizes beyond the limits"));
        }
        let block = |number: usize| {
            let dilation = dilations[number];
            if dilation == 0 || dilation > MAX_WIDTH {
                return Err(broken(format_args!("block {number} reaches {dilation} words")));
            }
            Ok((dilation, Maxout::read(container, &format!("b{number}"), width, 3 * width)?))
        };
        let features_of = container.numbers("feat.at")?;
        let rising = features_of.windows(2).all(|pair| pair[0] < pair[1]);
        let ends = (features_of.first().copied(), features_of.last().map(|&end| end as usize));
        if features_of.len() != tags + 1 || !rising || ends != (Some(0), Some(features)) {
            return Err(broken("section ‘feat.at’ does not part the features among the tags"));
        }
        let root = relations.iter().position(|&relation| relation == "root");
        let root = root.filter(|_| relations.len() > 1).ok_or_else(|| broken("there is no relation ‘root’"))?;
        let of = |name: &str, bias: &str, rows: usize, columns: usize| {
            Linear::biased(container, name, bias, [rows, columns])
        };
        let count = relations.len();
        Ok(Self {
            embedding: Embedding::read(container, width)?,
            width,
            root: container.vector("e.root", width)?,
            input: Maxout::read(container, "in", width, width)?,
            blocks: (0..blocks).map(block).collect::<Result<_, _>>()?,
            tag: of("tag.w", "tag.b", tags, width)?,
            feature: of("feat.w", "feat.b", features, width)?,
            features_of,
            dependent: of("arc.dw", "arc.db", arc, width)?,
            head: of("arc.hw", "arc.hb", arc, width)?,
            arc: of("arc.uw", "arc.ub", arc, arc)?,
            distance: container.vector("arc.dist", 2 * DISTANCE + 1)?,
            label_dependent: of("lab.dw", "lab.db", label, width)?,
            label_head: of("lab.hw", "lab.hb", label, width)?,
            label_pair: Linear::read(container, "lab.pw", count, label)?,
            label_of_dependent: Linear::read(container, "lab.aw", count, label)?,
            label_of_head: Linear::read(container, "lab.bw", count, label)?,
            label_bias: container.vector("lab.c", count)?,
            relations: Relations { count, root },
        })
    }

    /// The embedding tables.
    pub(super) fn embedding(&self) -> &Embedding<'m> {
        &self.embedding
    }

    /// What it says of the words of a stretch.
    pub(super) fn analyse(&self, words: &[Rows]) -> Vec<Outcome> {
        if words.is_empty() {
            return Vec::new();
        }
        let mut room = Room::default();
        let state = self.encode(words, &mut room);
        let mut input = Quantised::default();
        input.set(&state, self.width);
        let scores = self.arcs(&input, words.len(), &mut room);
        let heads = tree::heads(&scores);
        let relations = self.relations(&input, &heads, &mut room);
        let (mut tags, mut features) = (Vec::new(), Vec::new());
        self.tag.apply(&input, &mut room.sums, &mut tags);
        self.feature.apply(&input, &mut room.sums, &mut features);
        let (tag_count, feature_count) = (self.tag.rows(), self.feature.rows());
        let outcome = |word: usize| {
            let tag = vector::best(&tags[word * tag_count..][..tag_count]);
            let (start, end) = (self.features_of[tag] as usize, self.features_of[tag + 1] as usize);
            let scores_of_features = &features[word * feature_count..][start..end];
            Outcome {
                tag,
                features: start + vector::best(scores_of_features),
                head: heads[word],
                relation: relations[word],
                margin: margin(scores.row(word), word, heads[word]),
            }
        };
        (1..=words.len()).map(outcome).collect()
    }

    /// The state of the root and of each word after all blocks.
    fn encode(&self, words: &[Rows], room: &mut Room) -> Vec<f32> {
        let (width, positions) = (self.width, words.len() + 1);
        let mut state = vec![0.0; positions * width];
        state[..width].copy_from_slice(&self.root);
        for (rows, embedding) in words.iter().zip(state[width..].chunks_exact_mut(width)) {
            self.embedding.embed(rows, embedding);
        }
        let mut input = Quantised::default();
        input.set(&state, width);
        self.input.apply(&input, room, |at, image| state[at * width..][..width].copy_from_slice(image));
        let mut window = vec![0.0; 3 * width];
        for (dilation, block) in &self.blocks {
            input.clear();
            for at in 0..positions {
                let places = [at.checked_sub(*dilation), Some(at), Some(at + dilation)];
                for (place, part) in places.into_iter().zip(window.chunks_exact_mut(width)) {
                    match place.filter(|&place| place < positions) {
                        Some(place) => part.copy_from_slice(&state[place * width..][..width]),
                        None => part.fill(0.0),
                    }
                }
                input.push(&window);
            }
            block.apply(&input, room, |at, image| {
                let old = &mut state[at * width..][..width];
                old.iter_mut().zip(image).for_each(|(old, image)| *old += image);
            });
        }
        state
    }

    /// The scores of all arcs in 256ths.
    fn arcs(&self, state: &Quantised, words: usize, room: &mut Room) -> Square<i32> {
        let Room { sums, pairs, image, .. } = room;
        self.dependent.apply(state, sums, pairs);
        vector::rectify(pairs);
        let mut dependents = Quantised::default();
        dependents.set(pairs, self.dependent.rows());
        self.arc.apply(&dependents, sums, image);
        dependents.set(image, self.arc.rows());
        self.head.apply(state, sums, pairs);
        vector::rectify(pairs);
        let mut heads = Quantised::default();
        let size = self.head.rows();
        heads.set(pairs, size);
        let values: Vec<i8> = heads.values.iter().map(|&value| narrow(value)).collect();
        let weights = Weights::pack(size, values.chunks_exact(size));
        let pairwise = Linear { weights, scales: heads.scales, bias: None };
        // The root has no head.
        dependents.values.drain(..size);
        dependents.scales.remove(0);
        pairwise.apply(&dependents, sums, pairs);
        let mut scores = Square::new(words, 0);
        for (number, row) in pairs.chunks_exact(words + 1).enumerate() {
            let word = number + 1;
            for (head, (out, &score)) in scores.row_mut(word).iter_mut().zip(row).enumerate() {
                let distance = (head + DISTANCE).saturating_sub(word).min(2 * DISTANCE);
                let score = if head == 0 { score } else { score + self.distance[distance] };
                *out = vector::round(score.clamp(-8000.0, 8000.0) * 256.0);
            }
        }
        scores
    }

    /// The relation of each word to its head.
    fn relations(&self, state: &Quantised, heads: &[usize], room: &mut Room) -> Vec<usize> {
        let sums = &mut room.sums;
        let (mut dependent, mut head) = (Vec::new(), Vec::new());
        self.label_dependent.apply(state, sums, &mut dependent);
        vector::rectify(&mut dependent);
        self.label_head.apply(state, sums, &mut head);
        vector::rectify(&mut head);
        let size = self.label_dependent.rows();
        let (mut of_dependent, mut of_head, mut of_pair) = (Vec::new(), Vec::new(), Vec::new());
        let mut input = Quantised::default();
        input.set(&dependent, size);
        self.label_of_dependent.apply(&input, sums, &mut of_dependent);
        input.set(&head, size);
        self.label_of_head.apply(&input, sums, &mut of_head);
        input.clear();
        let product = &mut room.image;
        for (word, dependent) in dependent.chunks_exact(size).enumerate() {
            product.clear();
            product.extend(dependent.iter().zip(&head[heads[word] * size..][..size]).map(|(a, b)| a * b));
            input.push(product);
        }
        self.label_pair.apply(&input, sums, &mut of_pair);
        let Relations { count, root } = self.relations;
        let relation = |(word, &head): (usize, &usize)| {
            if head == 0 {
                return root;
            }
            let row = |at: usize| at * count..(at + 1) * count;
            let (pair, own, of_head) = (&of_pair[row(word)], &of_dependent[row(word)], &of_head[row(head)]);
            let mut best = (usize::MAX, 0.0);
            for label in (0..count).filter(|&label| label != root) {
                let score = ((pair[label] + own[label]) + of_head[label]) + self.label_bias[label];
                if best.0 == usize::MAX || score > best.1 {
                    best = (label, score);
                }
            }
            best.0
        };
        heads.iter().enumerate().map(relation).collect()
    }
}

fn narrow(value: i16) -> i8 {
    i8::try_from(value).unwrap_or(if value < 0 { -127 } else { 127 })
}

/// By how much an arc beats the best other one of its word; a word alone is measured against 0.
fn margin(scores: &[i32], word: usize, head: usize) -> i32 {
    let others = scores.iter().enumerate().filter(|&(other, _)| other != head && other != word);
    scores[head].saturating_sub(others.map(|(_, &score)| score).max().unwrap_or(0))
}
