//! The command line.
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use claimbench::{Article, ReadOptions, analyse, finding, screen};
use serde_json::{Value, json};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let stream = std::fs::read_to_string(&args[2]).unwrap();
    for line in stream.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let bytes = record["text"].as_str().unwrap().as_bytes().to_vec();
        let article = match Article::read("x.txt", bytes, &ReadOptions { assume_english: true, ..Default::default() }) {
            Ok(article) => article,
            Err(error) => {
                println!("{}", json!({"id": record["id"], "error": error.to_string()}));
                continue;
            }
        };
        let analyses = [analyse(article)];
        if args[1] == "parse" {
            let sentences: Vec<Value> = analyses[0]
                .sentences()
                .map(|s| {
                    let tokens: Vec<Value> = s.tokens().map(|t| json!({"start": t.span().start(), "end": t.span().end(), "form": t.form(), "head": 0, "deprel": "_"})).collect();
                    json!({"start": s.span().start(), "end": s.span().end(), "tokens": tokens})
                })
                .collect();
            println!("{}", json!({"id": record["id"], "sentences": sentences}));
        } else {
            let corpus = screen::Corpus::new(&analyses);
            let mut findings = Vec::new();
            for rule in screen::RULES {
                match rule {
                    screen::TextRule::Document(rule) => rule.check(&analyses[0], &mut findings),
                    screen::TextRule::Corpus(rule) => rule.check(&corpus, &mut findings),
                }
            }
            finding::sort_and_number(&mut findings, &Default::default());
            println!("{}", json!({"id": record["id"], "findings": findings}));
        }
    }
}
