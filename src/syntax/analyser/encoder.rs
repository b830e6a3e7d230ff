//! The encoder: from the embeddings of words to what each of them is in its sentence.
//!
//! A linear map with maxout and a layer norm, then layers that add to what is known of a word what its neighbours tell:
//! windows see a word with two others at a distance, recurrences run through the whole sentence in both directions.
//! Several stretches of words go through side by side, so that every load of weights serves many; each sees itself
//! alone.

use std::ops::Range;

use crate::Error;

use super::features::{Embedding, Rows};
use super::kernel::Linear;
use super::model::{Container, broken};
use super::vector::{self, Quantised};

/// The most layers, and the widest one, that a model file may have.
const MAX_LAYERS: usize = 8;
pub(super) const MAX_WIDTH: usize = 512;

/// The linear map of a model with a bias.
pub(super) fn linear(
    container: &Container<'_>,
    [name, bias]: [&str; 2],
    rows: usize,
    columns: usize,
) -> Result<Linear, Error> {
    let bias = container.vector(bias, rows)?;
    Ok(unbiased(container, name, rows, columns)?.biased(&bias))
}

/// The linear map of a model.
pub(super) fn unbiased(container: &Container<'_>, name: &str, rows: usize, columns: usize) -> Result<Linear, Error> {
    let matrix = container.weights_of(name, rows, columns)?;
    Ok(Linear::pack(columns, matrix.weights.iter().map(|weight| weight.cast_signed()), &matrix.scales))
}

/// What a layer looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The word and those so many places before and behind it; of each pair of results the greater stays.
    Window(usize),
    /// The word, and a state that each word draws towards itself: half of it runs forwards, half backwards.
    Recurrence,
    /// The word alone.
    Word,
}

/// A layer: a linear map to twice the width, which its kind makes one width of, and a layer norm.
struct Layer {
    kind: Kind,
    linear: Linear,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Layer {
    fn read(container: &Container<'_>, name: &str, kind: Kind, width: usize) -> Result<Self, Error> {
        let [weights, bias, gain, shift] = ["w", "b", "g", "h"].map(|part| format!("{name}.{part}"));
        let columns = if matches!(kind, Kind::Window(_)) { 3 * width } else { width };
        Ok(Self {
            kind,
            linear: linear(container, [&weights, &bias], 2 * width, columns)?,
            gain: container.vector(&gain, width)?,
            shift: container.vector(&shift, width)?,
        })
    }
}

/// Room to work in, kept from call to call.
#[derive(Default)]
pub(super) struct Room {
    /// What is known of each position, and the greatest absolute value of it.
    state: Vec<f32>,
    most: Vec<f32>,
    /// What goes into a linear map: in the end the state.
    pub(super) quantised: Quantised,
    /// What comes out of it.
    images: Vec<f32>,
    carried: Vec<f32>,
}

/// The positions of stretches of so many words, one after the other: a root, then the words.
pub(super) fn positions(lengths: &[usize]) -> impl Iterator<Item = Range<usize>> {
    lengths.iter().scan(0, |start, length| {
        let range = *start..*start + 1 + length;
        *start = range.end;
        Some(range)
    })
}

/// The weights.
pub(super) struct Encoder<'m> {
    pub(super) embedding: Embedding<'m>,
    width: usize,
    root: Vec<f32>,
    input: Layer,
    layers: Vec<Layer>,
}

impl<'m> Encoder<'m> {
    /// The encoder of a model of this width with layers given by their dilations, 0 for a recurrence.
    pub(super) fn read(container: &Container<'m>, width: usize, layers: &[usize]) -> Result<Self, Error> {
        if layers.len() > MAX_LAYERS {
            return Err(broken(format_args!("{} layers, where {MAX_LAYERS} is the limit", layers.len())));
        }
        let layer = |(number, &dilation): (usize, &usize)| {
            let kind = match dilation {
                0 => Kind::Recurrence,
                1..=MAX_WIDTH => Kind::Window(dilation),
                _ => return Err(broken(format_args!("layer {number} reaches {dilation} words"))),
            };
            Layer::read(container, &format!("b{number}"), kind, width)
        };
        Ok(Self {
            embedding: Embedding::read(container, width)?,
            width,
            root: container.vector("e.root", width)?,
            input: Layer::read(container, "in", Kind::Word, width)?,
            layers: layers.iter().enumerate().map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// Leaves the state of each position of stretches of so many words in `room`.
    pub(super) fn encode(&self, words: &[Rows], lengths: &[usize], room: &mut Room) {
        let width = self.width;
        let count = words.len() + lengths.len();
        // What is there is written over.
        room.state.resize(count * width, 0.0);
        room.most.resize(count, 0.0);
        let mut words = words.iter();
        for range in positions(lengths) {
            let mut states = room.state[range.start * width..range.end * width].chunks_exact_mut(width);
            states.by_ref().take(1).for_each(|state| state.copy_from_slice(&self.root));
            states.zip(&mut words).for_each(|(state, rows)| self.embedding.embed(rows, state));
        }
        vector::maxima(&room.state, &mut room.most);
        self.layer(&self.input, lengths, room);
        for layer in &self.layers {
            self.layer(layer, lengths, room);
        }
        room.quantise(width);
    }

    /// Replaces the states by the images of a layer that sees words alone, or adds those of another.
    fn layer(&self, layer: &Layer, lengths: &[usize], room: &mut Room) {
        let width = self.width;
        match layer.kind {
            Kind::Window(dilation) => room.quantise_windows(width, dilation, lengths),
            Kind::Recurrence | Kind::Word => room.quantise(width),
        }
        layer.linear.apply(room.quantised.all(), &mut room.images);
        let stride = layer.linear.stride();
        if layer.kind == Kind::Recurrence {
            for range in positions(lengths) {
                recur(&mut room.images[range.start * stride..range.end * stride], stride, width, &mut room.carried);
            }
        }
        let states = room.state.chunks_exact_mut(width).zip(&mut room.most);
        for ((state, most), image) in states.zip(room.images.chunks_exact_mut(stride)) {
            let (image, others) = image[..2 * width].split_at_mut(width);
            if layer.kind != Kind::Recurrence {
                for (first, second) in image.iter_mut().zip(others) {
                    *first = if *first > *second { *first } else { *second };
                }
            }
            vector::normalise(image, &layer.gain, &layer.shift);
            match layer.kind {
                Kind::Word => state.copy_from_slice(image),
                _ => state.iter_mut().zip(image).for_each(|(state, image)| *state += *image),
            }
            *most = vector::greatest(state);
        }
    }
}

impl Room {
    /// Takes the states as whole numbers.
    fn quantise(&mut self, width: usize) {
        self.quantised.clear(width);
        for (state, &most) in self.state.chunks_exact(width).zip(&self.most) {
            self.quantised.push([Some(state)], most);
        }
    }

    /// Takes each state with those at a distance as whole numbers.
    fn quantise_windows(&mut self, width: usize, dilation: usize, lengths: &[usize]) {
        self.quantised.clear(3 * width);
        for range in positions(lengths) {
            for at in range.clone() {
                let places = [at.checked_sub(dilation), Some(at), Some(at + dilation)];
                let places = places.map(|place| place.filter(|place| range.contains(place)));
                let most = places.iter().flatten().fold(0.0, |most, &place| self.most[place].max(most));
                let parts = places.map(|place| Some(&self.state[place? * width..][..width]));
                self.quantised.push(parts, most);
            }
        }
    }
}

/// Runs the recurrence over the positions of a stretch: each new value, in place, becomes the state there. The gates
/// follow the new values.
fn recur(images: &mut [f32], stride: usize, width: usize, carried: &mut Vec<f32>) {
    let half = width / 2;
    let step = |image: &mut [f32], carried: &mut [f32], first: usize| {
        let (new, gates) = image.split_at_mut(width);
        let values = new[first..first + half].iter_mut().zip(&gates[first..first + half]);
        for ((new, gate), carried) in values.zip(carried) {
            let keep = 0.5 + 0.5 * (gate / (1.0 + gate.abs()));
            *carried = *new + keep * (*carried - *new);
            *new = *carried;
        }
    };
    carried.clear();
    carried.resize(half, 0.0);
    images.chunks_exact_mut(stride).for_each(|image| step(image, carried, 0));
    carried.fill(0.0);
    images.chunks_exact_mut(stride).rev().for_each(|image| step(image, carried, half));
}
