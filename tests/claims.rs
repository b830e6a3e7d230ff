//! Whatever an article reads like, its claims are sentences with places that hold: on any text made of the pieces of
//! news, good and bad, and on texts that are made to break or to slow down what reads them.

use claimbench::article::{Format, Span};
use claimbench::check::{self, Policy};
use claimbench::claim::{Claim, Partition};
use claimbench::syntax::SentenceId;
use claimbench::{Analysis, Article, ReadOptions, analyse};
use proptest::prelude::*;

/// Pieces of sentences: clauses, what hangs on them, what joins them, and what goes wrong.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "The port of Lund closed",
        "Anna Berg opened the bridge",
        "the council sold the harbour and the mill",
        "she thanked the workers",
        "he was not told",
        "It will reopen in May",
        "They said that the ferry was late",
        "officials say",
        "said Karl Ek, the mayor of Lund",
        "according to the police",
        "Mr. Ek told reporters",
        "She wants to go and said so",
        "who lives in Malmö",
        "which carries oil",
        "whose brother owns the ships",
        "where the talks were held",
        "built in 1897",
        "defeating the old champions",
        "because the storm came",
        "if the bridge falls",
        "after the vote",
        "at least 40 of its 200 ships",
        "$1.5 million",
        "3 percent",
        "between Lund and Malmö",
        "Anna, Karl and Eva",
        "her",
        "his own ships",
        "we",
        "the company (NYSE: LND)",
        "the ministry [of ports]",
        "on Friday",
        "last year",
        "in January 2023",
        "at 4 p.m.",
        "and",
        "or",
        "but",
        "both",
        "that",
        "as well as",
        " ",
        " ",
        ", ",
        "; ",
        ": ",
        " – ",
        "—",
        ". ",
        ".",
        "? ",
        "!",
        "...",
        "…",
        "\n",
        "\n\n",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'s ",
        "(",
        ")",
        "[",
        "]",
        "Yes.",
        "Go home!",
        "Who knows?",
        "SEOUL, Jan 12 — ",
        "# Harbour\n\n",
        "- item\n",
        "**",
        "<b>",
        "</b>",
        "<p>",
        "&nbsp;",
        "the the",
        "ǆ",
        "ß",
        "İstanbul",
        "日本は",
        "Ек сказал",
        "\u{202e}",
        "\u{2028}",
        "e\u{301}",
    ]);
    // Pieces stand apart more often than not.
    prop_oneof![
        3 => fixed.clone().prop_map(str::to_owned),
        4 => fixed.prop_map(|piece| format!("{piece} ")),
        1 => "(?s).{0,8}",
    ]
}

fn read(text: &str, format: Format) -> Option<Analysis> {
    let options = ReadOptions { format: Some(format), assume_english: true, ..ReadOptions::default() };
    Article::read("a", text.as_bytes().to_vec(), &options).ok().map(analyse)
}

fn partition(analysis: &Analysis) -> Partition {
    let (_, mut partitions, _) = check::articles(std::slice::from_ref(analysis), &Policy::default());
    partitions.pop().unwrap_or_default()
}

/// Whether a place lies in the article, on boundaries of characters.
fn holds(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some_and(|words| !words.is_empty())
}

/// The words at a place without markup, white space folded.
fn words(analysis: &Analysis, span: Span) -> String {
    let text = analysis.article().text();
    let parts = match analysis.block_at(span.start()) {
        Some(block) => block.readable(span).iter().map(|part| &text[part.range()]).collect::<String>(),
        None => text[span.range()].to_owned(),
    };
    parts.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many marks of a kind have no other half, and how many may have theirs inside a word (`:)`, `told]last`).
fn halves(text: &str, opening: char, closing: char) -> (usize, usize) {
    let (mut open, mut lone, mut inner) = (0_usize, 0, 0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        let grown = before != ' ' && chars.peek().is_some_and(|next| *next != ' ')
            || !before.is_alphanumeric() && !matches!(before, ' ' | '.' | ',' | '!' | '?' | '…');
        inner += usize::from(grown && (ch == opening || ch == closing));
        before = if ch.is_whitespace() { ' ' } else { ch };
        match ch {
            _ if ch == closing && open > 0 => open -= 1,
            _ if ch == opening => open += 1,
            _ if ch == closing => lone += 1,
            _ => {}
        }
    }
    (open + lone, inner)
}

/// What holds of every claim, or in words what does not.
fn broken(analysis: &Analysis, claim: &Claim) -> Option<&'static str> {
    let text = analysis.article().text();
    let sentence = u32::try_from(claim.sentence - 1).map(|number| analysis.sentence(SentenceId(number))).ok()?;
    let said = &*claim.claim;
    let places_hold = !claim.spans.is_empty()
        && claim.spans.iter().all(|span| holds(text, *span) && sentence.span().contains(*span))
        && claim.spans.is_sorted_by(|a, b| a.end() < b.start());
    if !places_hold {
        return Some("spans are sorted places inside the sentence");
    }
    if claim.quote != claim.spans.iter().map(|span| &text[span.range()]).collect::<Vec<_>>().join(" … ") {
        return Some("the quote is what stands at the spans");
    }
    for context in &claim.context {
        match (&context.resolved, context.from) {
            (Some(resolved), Some(from)) if holds(text, from) && words(analysis, from) == *resolved => {}
            (None, None) => {}
            _ => return Some("what is resolved stands at its place"),
        }
    }
    if let Some(attribution) = &claim.attribution {
        let mut places = attribution.source_spans.iter().chain(&attribution.cue_spans);
        if !places.all(|span| holds(text, *span)) {
            return Some("attributions have places in the article");
        }
    }
    if said.trim().is_empty() || said.trim() != said {
        return Some("a claim has words, and no white space at its ends");
    }
    if said.contains("  ") || said.contains(|ch: char| ch.is_whitespace() && ch != ' ') {
        return Some("words stand one space apart");
    }
    let pairs = [('“', '”'), ('"', '"'), ('(', ')'), ('[', ']')];
    let lacks_a_half = |&(opening, closing): &(char, char)| {
        let (lone, inner) = halves(sentence.text(), opening, closing);
        halves(said, opening, closing).0 > lone + inner
    };
    if pairs.iter().any(lacks_a_half) {
        return Some("no half of a pair of marks that the sentence has whole");
    }
    if !said.ends_with(['.', '!', '?', '…', '。', '”', '"', '’', '\'', ')', ']', '»']) {
        return Some("a claim ends as a sentence does");
    }
    None
}

/// The claims of a text, if all that must hold of them holds.
fn claims(text: &str, format: Format) -> Result<Vec<Claim>, String> {
    let Some(analysis) = read(text, format) else { return Ok(Vec::new()) };
    let claims = partition(&analysis).claims().to_vec();
    if let Some((rule, claim)) = claims.iter().find_map(|claim| broken(&analysis, claim).map(|rule| (rule, claim))) {
        return Err(format!("{rule}: {claim:#?}\nin {text:?}"));
    }
    let mut ids: Vec<&str> = claims.iter().map(|claim| &*claim.id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() < claims.len() {
        return Err(format!("two claims have one id in {text:?}"));
    }
    if partition(&analysis).claims() != claims {
        return Err(format!("other claims the second time in {text:?}"));
    }
    Ok(claims)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn claims_are_sentences_with_places_that_hold(pieces in prop::collection::vec(piece(), 1..40)) {
        let text = pieces.concat();
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            claims(&text, format).map_err(TestCaseError::fail)?;
        }
    }
}

/// Texts that grow with `n` where something that is read slowly or deeply grows.
fn hostile(n: usize) -> [(&'static str, String); 10] {
    let listed = |of: &dyn Fn(usize) -> String, joint: &str| (0..n).map(of).collect::<Vec<_>>().join(joint);
    [
        (
            "a long sentence",
            format!("The council {} left.", listed(&|at| format!("met the mayor of town {at} on Friday"), " and ")),
        ),
        ("a list of names", format!("Present were {} and Eva Ek.", listed(&|at| format!("Anna{at} Berg{at}"), ", "))),
        ("quotation marks in each other", format!("He said {}no{}.", "“".repeat(n), "”".repeat(n))),
        ("brackets in each other", format!("The port {}of Lund{} closed.", "(".repeat(n), ")".repeat(n))),
        ("the same conjunction over and over", format!("The port closed {}opened.", "and ".repeat(n))),
        ("relative clauses", format!("The man {} left.", listed(&|_| "who saw the dog".into(), " "))),
        ("coordinated additions", format!("She spoke {}.", listed(&|at| format!("in May and June at desk {at}"), " "))),
        ("paragraphs of one word", "Yes\n\n".repeat(n)),
        ("reports in each other", format!("{} it rained.", listed(&|at| format!("Anna{at} said that"), " "))),
        ("several scripts", "The port 日本は closed, Ек сказал, and שלום opened مرحبا on Friday. ".repeat(n)),
    ]
}

#[test]
fn what_is_made_to_break_a_reader_does_not() {
    for (name, text) in hostile(300) {
        claims(&text, Format::Plain).unwrap_or_else(|broken| panic!("{name}: {broken}"));
    }
}
