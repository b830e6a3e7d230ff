//! Properties of parses, on models of random weights and on damaged ones.

use proptest::prelude::*;

use super::sample::{self, SMALL, Sequence, Sizes};
use super::*;

fn words_of(parse: &Parse<'_>) -> Vec<String> {
    parse.words().map(|word| word.form().to_owned()).collect()
}

/// Words and the gaps between them spell the sentence, gaps are white space, heads make one tree.
fn check(parse: &Parse<'_>) {
    let sentence = parse.sentence();
    let mut end = 0;
    for word in parse.words() {
        let range = word.range();
        assert!(end <= range.start && range.start < range.end, "{range:?} behind {end}");
        assert!(sentence[end..range.start].chars().all(char::is_whitespace));
        assert!(!word.form().contains(char::is_whitespace));
        assert!(!word.lemma().is_empty());
        assert!(!word.upos().is_empty() && !word.xpos().is_empty() && !word.features().is_empty());
        assert_eq!(word.head().is_none(), word.deprel() == "root");
        end = range.end;
    }
    assert!(sentence[end..].chars().all(char::is_whitespace));
    let roots = parse.words().filter(|word| word.head().is_none()).count();
    assert_eq!(roots, usize::from(parse.words().len() > 0));
    let mut at = 0;
    for token in parse.tokens() {
        assert!(token.start == at && token.end > at);
        at = token.end;
    }
    assert_eq!(at, parse.words().len());
    for word in parse.words() {
        let mut next = Some(word);
        for _ in 0..=parse.words().len() {
            next = next.and_then(Word::head);
        }
        assert!(next.is_none(), "a circle");
    }
}

#[test]
fn split_words_are_one_token() {
    let model = sample::model(SMALL, 1);
    let analyser = Analyser::new(&model).expect("a model");
    let parse = analyser.parse("Ships cannot sail");
    assert_eq!(words_of(&parse), ["Ships", "can", "not", "sail"]);
    assert_eq!(parse.tokens().collect::<Vec<_>>(), [0..1, 1..3, 3..4]);
    let negation = analyser.parse("They didn’t");
    assert_eq!(words_of(&negation)[..2], ["They", "did"]);
    assert_eq!(analyser.parse("  ").words().len(), 0);
}

#[test]
fn base_forms_come_from_the_longest_ending() {
    let model = sample::model(SMALL, 1);
    let analyser = Analyser::new(&model).expect("a model");
    let lemma = |form, tag| analyser.lemmatizer.lemma(form, tag).into_owned();
    assert_eq!(lemma("Parties", 0), "party");
    assert_eq!(lemma("Parties", 1), "parties");
}

#[test]
fn long_sentences_are_parsed_in_stretches() {
    let model = sample::model(SMALL, 2);
    let analyser = Analyser::new(&model).expect("a model");
    let sentence = "port ".repeat(2 * MAX_WORDS + 7);
    let parse = analyser.parse(&sentence);
    assert_eq!(parse.words().len(), 2 * MAX_WORDS + 7);
    check(&parse);
    let endless = "z".repeat(3 * MAX_TEXT);
    check(&analyser.parse(&endless));
}

/// The bits are the same on every processor, whatever kernel it runs.
#[test]
fn parses_are_the_same_everywhere() {
    let model = sample::model(Sizes { width: 128, arc: 160, label: 96, table_bits: 6 }, 7);
    let analyser = Analyser::new(&model).expect("a model");
    let mut hash = super::hash::Hash::of(0);
    let mut numbers = Sequence(11);
    let stock =
        ["port", "The", "cannot", "didn’t", "12:30", "(a)", "…", "Lund's", "U.S.", "www.lund.example/x", "ÉTÉ", ","];
    for length in 1..40 {
        let words: Vec<&str> =
            (0..length).map(|_| stock[usize::try_from(numbers.next(12)).expect("a place")]).collect();
        let sentence = words.join(if length % 3 == 0 { "" } else { " " });
        for record in analyser.parse(&sentence).records {
            let values = [record.start, record.end, record.head, record.tag, record.features, record.relation];
            hash = hash.with_all(values).with(record.margin.cast_unsigned());
        }
    }
    assert_eq!(hash.finish(), 7_767_285_683_062_662_043);
}

#[test]
fn every_cut_of_a_model_is_refused() {
    let model = sample::model(SMALL, 3);
    for length in (0..model.len()).step_by(997) {
        assert!(Analyser::new(&model[..length]).is_err());
        // Also where the length in its head is right.
        let mut cut = model[..length].to_vec();
        if let Some(field) = cut.get_mut(12..16) {
            field.copy_from_slice(&narrow(length).to_le_bytes());
        }
        assert!(Analyser::new(&cut).is_err());
    }
}

fn debris() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("n't".to_owned()),
        Just("cannot".to_owned()),
        Just("www.a.b/c@d".to_owned()),
        Just(" ".to_owned()),
        Just("…”’—\u{a0}\u{200b}".to_owned()),
        "[a-zA-Z]{1,9}",
        "[0-9.,:;!?'\"-]{1,4}",
        any::<String>(),
    ];
    prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_gives_words_that_spell_it(seed in 0_u64..8, sentence in debris()) {
        let model = sample::model(SMALL, seed);
        let analyser = Analyser::new(&model).expect("a model");
        check(&analyser.parse(&sentence));
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), claims in any::<bool>()) {
        let mut bytes = bytes;
        if claims && bytes.len() >= 16 {
            let length = narrow(bytes.len()).to_le_bytes();
            bytes[..8].copy_from_slice(b"CBEN\x02\0\0\0");
            bytes[12..16].copy_from_slice(&length);
        }
        prop_assert!(Analyser::new(&bytes).is_err());
    }

    #[test]
    fn no_damaged_model_panics(seed in any::<u64>(), changes in 1_usize..40, sentence in debris()) {
        let mut model = sample::model(SMALL, seed % 8);
        let mut numbers = Sequence(seed);
        for _ in 0..changes {
            // Half of the changes hit the head, where they do most.
            let below = if numbers.next(2) == 0 { 1200 } else { model.len() };
            let at = usize::try_from(numbers.next(below as u64)).expect("a place");
            if !(12..16).contains(&at) {
                model[at] = u8::try_from(numbers.next(256)).expect("a byte");
            }
        }
        if let Ok(analyser) = Analyser::new(&model) {
            let parse = analyser.parse(&sentence);
            for word in parse.words() {
                let _ = (word.lemma(), word.upos(), word.deprel(), word.margin());
            }
        }
    }
}

/// The model in the program gives what the reference in NumPy gives, to the last bit of each margin.
#[test]
fn the_embedded_model_parses_as_the_reference_does() {
    let analyser = Analyser::embedded().expect("the model in the program can be read");
    let golden = include_str!("../model/golden.conllu");
    let mut sentences = 0;
    for block in golden.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let text = block.lines().find_map(|line| line.strip_prefix("# text = ")).expect("the text of a sentence");
        let parse = analyser.parse(text);
        let rows: Vec<Vec<&str>> = block
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .filter(|cells| !cells[0].contains('-'))
            .collect();
        assert_eq!(parse.words().count(), rows.len(), "{text}");
        for (word, cells) in parse.words().zip(&rows) {
            let head = word.head().map_or(0, |head| head.index() + 1).to_string();
            let lemma = word.lemma();
            let read = [word.form(), &lemma, word.upos(), word.xpos(), word.features(), &head, word.deprel()];
            assert_eq!(read[..], cells[1..8], "{text}");
            let margin = cells[9].split('|').find_map(|part| part.strip_prefix("Margin=")).expect("a margin");
            let margin: f32 = margin.parse().expect("a number");
            assert!((word.margin() - margin).abs() <= margin.abs() * 1e-6, "{text}: {} and {margin}", word.margin());
        }
        sentences += 1;
    }
    assert!(sentences > 10, "the golden file holds sentences");
}
