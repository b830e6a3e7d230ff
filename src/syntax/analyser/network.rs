//! The network: from the words of sentences to tags, features, heads and relations.
//!
//! On what the [`Encoder`] says of each word stand linear maps for tags and features, a biaffine score for each arc, and
//! a trilinear one for its relation. Layers multiply whole numbers and add real ones in the order that
//! `training/FORMAT.md` gives.

use std::ops::Range;

use crate::Error;

use super::MAX_WORDS;
use super::encoder::{self, Encoder, MAX_WIDTH, linear, positions, unbiased};
use super::features::{Embedding, Rows};
use super::kernel::Linear;
use super::model::{Container, Matrix, broken};
use super::tree::{self, Place, Square};
use super::vector::{self, OFFSET, Quantised, real};

/// Arcs know how far they reach up to here.
const DISTANCE: usize = 20;

/// Room to work in, kept from call to call.
#[derive(Default)]
pub(super) struct Room {
    encoder: encoder::Room,
    places: Vec<Place>,
    first: Vec<f32>,
    second: Vec<f32>,
    third: Vec<f32>,
    quantised: Quantised,
    heads: Quantised,
    pairwise: Linear,
    scores: Square<i32>,
    row: Vec<f32>,
}

/// The relations by number.
struct Relations {
    count: usize,
    root: usize,
}

/// The maps for features: those of a tag are the rows from its start to the next one's.
struct Features<'m> {
    rows: Matrix<'m>,
    bias: Vec<f32>,
    starts: Vec<u32>,
}

impl<'m> Features<'m> {
    fn read(container: &Container<'m>, tags: usize, features: usize, width: usize) -> Result<Self, Error> {
        let starts = container.numbers("feat.at")?;
        let rising = starts.windows(2).all(|pair| pair[0] < pair[1]);
        let ends = (starts.first().copied(), starts.last().map(|&end| end as usize));
        if starts.len() != tags + 1 || !rising || ends != (Some(0), Some(features)) {
            return Err(broken("section ‘feat.at’ does not part the features among the tags"));
        }
        let rows = container.weights_of("feat.w", features, width)?;
        Ok(Self { rows, bias: container.vector("feat.b", features)?, starts })
    }

    /// The best features of a word with this tag. Only the rows of the tag are looked at.
    fn best(&self, tag: usize, values: &[u8], scale: f32) -> usize {
        let (start, end) = (self.starts[tag] as usize, self.starts[tag + 1] as usize);
        let mut best = (start, f32::NEG_INFINITY);
        // Most tags have one row only, which needs no score.
        for row in (start..end).filter(|_| end > start + 1) {
            let (weights, row_scale) = self.rows.row(row);
            let product = |(&weight, &value): (&u8, &u8)| {
                i32::from(i16::from(weight.cast_signed()) * (i16::from(value) - i16::from(OFFSET)))
            };
            let sum = weights.iter().zip(values).map(product).sum();
            let score = real(sum) * (scale * row_scale) + self.bias[row];
            if score > best.1 {
                best = (row, score);
            }
        }
        best.0
    }
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
    encoder: Encoder<'m>,
    tag: Linear,
    features: Features<'m>,
    dependent: Linear,
    head: Linear,
    arc: Linear,
    /// What an arc gets for reaching so far, from −[`MAX_WORDS`] to [`MAX_WORDS`] words.
    reach: Vec<f32>,
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
        let &[width, arc, label, layers, ref dilations @ ..] = sizes.as_slice() else {
            return Err(broken("section ‘config’ is cut off"));
        };
        let fits = |size: usize| size > 0 && size <= MAX_WIDTH && size.is_multiple_of(32);
        let layers = dilations.get(..layers).filter(|_| [width, arc, label].into_iter().all(fits));
        let layers = layers.ok_or_else(|| broken("section ‘config’ asks for sizes beyond the limits"))?;
        let root = relations.iter().position(|&relation| relation == "root");
        let root = root.filter(|_| relations.len() > 1).ok_or_else(|| broken("there is no relation ‘root’"))?;
        let count = relations.len();
        let distance = container.vector("arc.dist", 2 * DISTANCE + 1)?;
        let reach = (0..=2 * MAX_WORDS)
            .map(|reach| distance[reach.clamp(MAX_WORDS - DISTANCE, MAX_WORDS + DISTANCE) + DISTANCE - MAX_WORDS]);
        Ok(Self {
            encoder: Encoder::read(container, width, layers)?,
            tag: linear(container, ["tag.w", "tag.b"], tags, width)?,
            features: Features::read(container, tags, features, width)?,
            dependent: linear(container, ["arc.dw", "arc.db"], arc, width)?,
            head: linear(container, ["arc.hw", "arc.hb"], arc, width)?,
            arc: linear(container, ["arc.uw", "arc.ub"], arc, arc)?,
            reach: reach.collect(),
            label_dependent: linear(container, ["lab.dw", "lab.db"], label, width)?,
            label_head: linear(container, ["lab.hw", "lab.hb"], label, width)?,
            label_pair: unbiased(container, "lab.pw", count, label)?,
            label_of_dependent: unbiased(container, "lab.aw", count, label)?,
            label_of_head: unbiased(container, "lab.bw", count, label)?,
            label_bias: container.vector("lab.c", count)?,
            relations: Relations { count, root },
        })
    }

    /// The embedding tables.
    pub(super) fn embedding(&self) -> &Embedding<'m> {
        &self.encoder.embedding
    }

    /// What it says of the words of stretches of so many words, at most [`MAX_WORDS`] each. Joined or alone, a stretch
    /// gets the same.
    pub(super) fn analyse(&self, words: &[Rows], lengths: &[usize], room: &mut Room) -> Vec<Outcome> {
        self.encoder.encode(words, lengths, &mut room.encoder);
        self.arcs(lengths, room);
        let relations = self.relations(lengths, room);
        let Room { encoder: encoder::Room { quantised: state, .. }, places, first: tags, .. } = room;
        self.tag.apply(state.all(), tags);
        let word = |((position, _), (place, relation)): ((usize, usize), (&Place, usize))| {
            let tag = vector::best(&tags[position * self.tag.stride()..][..self.tag.rows()]);
            Outcome {
                tag,
                features: self.features.best(tag, state.vector(position), state.scale(position)),
                head: place.head,
                relation,
                margin: place.margin,
            }
        };
        word_positions(lengths).zip(places.iter().zip(relations)).map(word).collect()
    }

    /// Leaves the place of each word in the tree of its stretch in `room.places`.
    fn arcs(&self, lengths: &[usize], room: &mut Room) {
        let Room { encoder, places, first, second, quantised, heads, pairwise, scores, .. } = room;
        let state = encoder.quantised.all();
        self.dependent.apply(state, first);
        vector::rectify(first);
        quantised.set(first, self.dependent.rows(), self.dependent.stride());
        self.arc.apply(quantised.all(), second);
        quantised.set(second, self.arc.rows(), self.arc.stride());
        self.head.apply(state, first);
        vector::rectify(first);
        heads.set(first, self.head.rows(), self.head.stride());
        places.clear();
        for range in positions(lengths) {
            let heads = heads.some(range.clone());
            let weights = heads.values.iter().map(|&value| value.wrapping_sub(OFFSET).cast_signed());
            pairwise.repack(self.head.rows(), weights, heads.scales);
            // The root has no head.
            pairwise.apply(quantised.some(range.start + 1..range.end), first);
            scores.resize(range.len() - 1, 0);
            for (word, row) in (1..).zip(first.chunks_exact(pairwise.stride())) {
                self.score(word, row, scores.row_mut(word));
            }
            places.extend(tree::places(scores));
        }
    }

    /// The scores of all arcs of a word in 256ths, from the products with all heads.
    fn score(&self, word: usize, products: &[f32], scores: &mut [i32]) {
        let whole = |score: f32| vector::round(score.clamp(-8000.0, 8000.0) * 256.0);
        scores[0] = whole(products[0]);
        let reaches = &self.reach[MAX_WORDS + 1 - word..];
        for ((score, product), reach) in scores[1..].iter_mut().zip(&products[1..]).zip(reaches) {
            *score = whole(product + reach);
        }
    }

    /// The relation of each word to its head.
    fn relations(&self, lengths: &[usize], room: &mut Room) -> Vec<usize> {
        let Room { encoder, places, first, second, third, quantised, row, .. } = room;
        let state = encoder.quantised.all();
        let size = self.label_dependent.rows();
        let stride = self.label_dependent.stride();
        self.label_dependent.apply(state, first);
        vector::rectify(first);
        self.label_head.apply(state, second);
        vector::rectify(second);
        let word_heads = || {
            let words = word_positions(lengths).zip(places.iter());
            words.map(|((word, root), place)| (word, root + place.head))
        };
        let mut of_pair = Vec::new();
        quantised.clear(size);
        for (word, head) in word_heads() {
            row.clear();
            let pairs = first[word * stride..][..size].iter().zip(&second[head * stride..][..size]);
            row.extend(pairs.map(|(dependent, head)| dependent * head));
            quantised.push([Some(row)], vector::greatest(row));
        }
        self.label_pair.apply(quantised.all(), &mut of_pair);
        quantised.set(first, size, stride);
        self.label_of_dependent.apply(quantised.all(), third);
        quantised.set(second, size, stride);
        self.label_of_head.apply(quantised.all(), first);
        let Relations { count, root } = self.relations;
        let stride = self.label_pair.stride();
        let relation = |((word, head), (pair, place)): ((usize, usize), (&[f32], &Place))| {
            if place.head == 0 {
                return root;
            }
            let (own, of_head) = (&third[word * stride..][..count], &first[head * stride..][..count]);
            row.clear();
            row.extend(
                pair.iter().zip(own).zip(of_head).zip(&self.label_bias).map(|(((a, b), c), d)| ((a + b) + c) + d),
            );
            row[root] = f32::NEG_INFINITY;
            vector::best(row)
        };
        word_heads().zip(of_pair.chunks_exact(stride).zip(places.iter())).map(relation).collect()
    }
}

/// The positions of all words of stretches of so many, each with that of its root.
fn word_positions(lengths: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    positions(lengths).flat_map(|Range { start, end }| (start + 1..end).map(move |word| (word, start)))
}
