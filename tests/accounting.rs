//! Every character of any article that is not white space belongs to claims, to what joins them or says who says so, to
//! exactly one non-claim, or was not read; and to one of these only.

use claimbench::article::{Format, Span};
use claimbench::check::{self, Policy};
use claimbench::claim::{Accounting, Reason};
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
    let marked = |spans: &mut dyn Iterator<Item = Span>| {
        let mut counts = vec![0_u16; text.len()];
        spans.for_each(|span| counts[span.range()].iter_mut().for_each(|count| *count += 1));
        counts
    };
    for claim in partition.claims() {
        let parts: Vec<&str> = claim.spans.iter().map(|span| &text[span.range()]).collect();
        prop_assert_eq!(&claim.quote, &parts.join(" … "));
        prop_assert!(!claim.claim.trim().is_empty());
        prop_assert!(claim.spans.is_sorted_by(|a, b| a.end() < b.start()), "{:?}", claim);
    }
    let claims = marked(&mut partition.claims().iter().flat_map(|claim| claim.spans.iter().copied()));
    let nonclaims = marked(&mut partition.nonclaims(&analysis).flat_map(|nonclaim| nonclaim.spans));
    let passages = marked(&mut partition.claimed().iter().copied());
    let left_out = marked(&mut analysis.article().left_out().iter().map(|part| part.span));
    for (at, ch) in text.char_indices().filter(|(_, ch)| !ch.is_whitespace()) {
        let owners = [claims[at].min(1), nonclaims[at], left_out[at].min(1)];
        // Markup inside a sentence lies in its span and is left out of what is read.
        let place = owners[0] + owners[1] == 1 || owners[0] + owners[1] == 0 && (left_out[at] > 0 || passages[at] == 1);
        prop_assert!(place, "{:?} at {}: {:?} in {:?}", ch, at, owners, text);
        prop_assert!(claims[at] == 0 || passages[at] == 1, "{:?} at {}: no passage in {:?}", ch, at, text);
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
    assert_eq!(documents[0].claims, 2, "it met, and it agreed");
    assert!(findings.len() < 60, "copies beyond the first are counted, not listed");
}

#[test]
fn a_claim_reads_as_its_sentence_would_when_mended_with_markup_and_without() {
    for (name, text, claim) in [
        ("a.txt", "The ferry sank sank,, at last.", "The ferry sank, at last."),
        ("a.md", "The **ferry** sank sank,, at last.", "The ferry sank, at last."),
        ("a.html", "<p>The <b>ferry</b> sank&nbsp;sank,, at last.</p>", "The ferry sank, at last."),
    ] {
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let analysis = analyse(Article::read(name, text.into(), &options).expect("an article"));
        let (_, partitions, _) = check::articles(std::slice::from_ref(&analysis), &Policy::default());
        let read: Vec<String> = partitions[0].claims().iter().map(|claim| claim.claim.clone()).collect();
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
    let reasons: Vec<Reason> = partitions[0].nonclaims(&analysis).map(|nonclaim| nonclaim.reason).collect();
    // What stands before the copy says nothing.
    assert_eq!(reasons, [Reason::NoAssertion, Reason::Duplicate]);
}
