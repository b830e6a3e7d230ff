//! How long each stage takes, in bytes of text a second on one thread. Run with `cargo bench`.
//!
//! The text is made from the fixtures: their paragraphs over and over, each time with other figures and names, so
//! that most of it is no repeat. Compare ratios within one run: machines are noisy.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write;
use std::hint::black_box;

use claimbench::check::{self, Policy, Setting};
use claimbench::claim::Partition;
use claimbench::syntax::{Analyser, Parses};
use claimbench::{Article, ReadOptions, analyse};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// News of about so many bytes.
fn news(bytes: usize) -> String {
    let sources = ["clean.txt", "summit.txt", "football.txt", "election.txt"];
    let paragraphs: Vec<String> = sources
        .iter()
        .map(|name| std::fs::read_to_string(format!("{}/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap())
        .flat_map(|text| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let mut out = String::with_capacity(bytes + 4096);
    let mut seed = 1_u64;
    while out.len() < bytes {
        for word in paragraphs[usize::try_from(seed >> 33).unwrap() % paragraphs.len()].split(' ') {
            // A linear congruential generator (Knuth's MMIX constants): the same text on every machine.
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if seed >> 61 == 0 {
                write!(out, "Name{} ", seed >> 50).unwrap();
            }
            out.push_str(word);
            out.push(' ');
        }
        out.push_str("\n\n");
    }
    out
}

fn stages(criterion: &mut Criterion) {
    let text = news(1 << 20);
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let read = || Article::read("news.txt", text.clone().into_bytes(), &options).unwrap();
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("read", |bench| bench.iter(|| black_box(read())));
    group.bench_function("read, analyse", |bench| bench.iter(|| black_box(analyse(read()))));
    let analyses = [analyse(read())];
    let analyser = Analyser::embedded().unwrap();
    group
        .bench_function("parse", |bench| bench.iter(|| black_box(analyser.parse_all(analyses[0].sentences()).count())));
    // Parsing is part of it: what the layers above it add is the difference.
    group.bench_function("claims", |bench| {
        bench.iter(|| black_box(Partition::new(&Parses::of(&analyses[0]), std::iter::empty(), |_| None)));
    });
    let mut without = Policy::default();
    without.set("contradiction", Setting::Off).unwrap();
    group.bench_function("check without contradictions", |bench| {
        bench.iter(|| black_box(check::articles(&analyses, &without)));
    });
    group.bench_function("check", |bench| bench.iter(|| black_box(check::articles(&analyses, &Policy::default()))));
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let mut group = criterion.benchmark_group("read, analyse, check");
    group.sample_size(10);
    for size in [1 << 18, 1 << 20, 1 << 22] {
        let text = news(size);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bench, text| {
            bench.iter(|| {
                let article = Article::read("news.txt", text.clone().into_bytes(), &options).unwrap();
                black_box(check::articles(&[analyse(article)], &Policy::default()))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, stages, growth);
criterion_main!(benches);
