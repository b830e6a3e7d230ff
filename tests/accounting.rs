//! Every character of any article that is not white space belongs to exactly one claim or non-claim, or was not read.

use claimbench::article::{Format, Span};
use claimbench::check::{self, Policy};
use claimbench::claim::{Accounting, Reason, claims, nonclaims};
use claimbench::{Article, ReadOptions, analyse};
use proptest::prelude::*;

/// Pieces that articles of our kind are made of, good and bad.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "The port of Lund closed on Friday.",
        " ",
        "\n\n",
        "\n",
        "\r\n",
        ". ,",
        ". .",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "Told.",
        "the the",
        " — ",
        "...",
        "?",
        "!",
        "# Title\n\n",
        "- item\n",
        "> quoted\n",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "&amp;",
        "&nbsp;",
        "<!--",
        "-->",
        "<script>x</script>",
        "[a](b)",
        "**",
        "`",
        "---\ntitle: A\n---\n",
        "Mr. Ek said that the ferry was late.",
        "It will reopen in May, officials say.",
        "â€™",
        "\u{feff}",
        "\u{200b}",
        "\0",
        "e\u{301}",
        "日本。",
        "👩‍🚀",
        "Who knows?",
        "SEOUL, Jan 12 — ",
        "Published: 2024-01-02\n",
        "Read more: x",
        "\u{202e}",
    ]);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => "(?s).{0,12}"]
}

fn account(text: &str, format: Format) -> Result<(), TestCaseError> {
    let options = ReadOptions { format: Some(format), assume_english: true, ..ReadOptions::default() };
    let Ok(article) = Article::read("a", text.as_bytes().to_vec(), &options) else {
        return Ok(());
    };
    let analysis = analyse(article);
    let (documents, partitions, _) = check::articles(std::slice::from_ref(&analysis), &Policy::default());
    let (text, partition) = (analysis.article().text(), &partitions[0]);
    let mut owners = vec![0_u8; text.len()];
    let own = |span: Span, owners: &mut Vec<u8>| owners[span.range()].iter_mut().for_each(|count| *count += 1);
    for claim in claims(&analysis, partition) {
        let parts: Vec<&str> = claim.spans.iter().map(|span| &text[span.range()]).collect();
        prop_assert_eq!(&claim.quote, &parts.join(" … "));
        prop_assert!(!claim.claim.trim().is_empty());
        claim.spans.iter().for_each(|span| own(*span, &mut owners));
    }
    for nonclaim in nonclaims(&analysis, partition) {
        nonclaim.spans.iter().for_each(|span| own(*span, &mut owners));
    }
    let mut left_out = vec![false; text.len()];
    for part in analysis.article().left_out() {
        left_out[part.span.range()].iter_mut().for_each(|byte| *byte = true);
    }
    for (at, ch) in text.char_indices().filter(|(_, ch)| !ch.is_whitespace()) {
        let owners = owners[at];
        // Markup inside a sentence lies in its span and is left out of what is read.
        prop_assert!(
            owners == 1 || owners == 0 && left_out[at],
            "{:?} at {} has {} owners in {:?}",
            ch,
            at,
            owners,
            text
        );
    }
    let Accounting { unaccounted, characters, claim, attribution, nonclaim, left_out } = &documents[0].accounting;
    prop_assert_eq!(*unaccounted, 0, "{:?}", text);
    prop_assert_eq!(*characters, claim + attribution + nonclaim.values().sum::<usize>() + left_out, "{:?}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_character_has_one_place(pieces in prop::collection::vec(piece(), 0..30)) {
        let text = pieces.concat();
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            account(&text, format)?;
        }
    }
}

#[test]
fn no_copy_of_a_sentence_becomes_a_claim_however_many_there_are() {
    let text = "The committee of the region met on Monday and agreed on a plan for the harbour.\n\n".repeat(60);
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let analysis = analyse(Article::read("a.txt", text.into_bytes(), &options).expect("an article"));
    let (documents, _, findings) = check::articles(&[analysis], &Policy::default());
    assert_eq!(documents[0].claims, 1);
    assert!(findings.len() < 60, "copies beyond the first are counted, not listed");
}

#[test]
fn a_claim_reads_as_its_sentence_would_when_mended_with_markup_and_without() {
    for (name, text, claim) in [
        ("a.txt", "The mayor said said it would reopen,, at last.", "The mayor said it would reopen, at last."),
        ("a.md", "The **mayor** said said it would reopen,, at last.", "The mayor said it would reopen, at last."),
        (
            "a.html",
            "<p>The <b>mayor</b> said said it would&nbsp;reopen,, at last.</p>",
            "The mayor said it would reopen, at last.",
        ),
    ] {
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let analysis = analyse(Article::read(name, text.into(), &options).expect("an article"));
        let (_, partitions, _) = check::articles(std::slice::from_ref(&analysis), &Policy::default());
        let read: Vec<String> = claims(&analysis, &partitions[0]).map(|claim| claim.claim).collect();
        assert_eq!(read, [claim], "{name}");
    }
}

#[test]
fn a_copy_inside_a_longer_sentence_is_a_duplicate_and_no_garble() {
    let text = "The council of Lund closed the old ferry harbour on Monday for the winter.\n\n\
                Nobody had been told in time.\n\n\
                Harbour news The council of Lund closed the old ferry harbour on Monday for the winter.";
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let analysis = analyse(Article::read("a.txt", text.into(), &options).expect("an article"));
    let (_, partitions, findings) = check::articles(std::slice::from_ref(&analysis), &Policy::default());
    assert!(!findings.is_empty());
    let reasons: Vec<Reason> = nonclaims(&analysis, &partitions[0]).map(|nonclaim| nonclaim.reason).collect();
    assert_eq!(reasons, [Reason::Duplicate]);
}
