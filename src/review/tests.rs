//! The whole page: what it looks like, and that nothing breaks it.

use proptest::prelude::*;

use super::ink::width;
use super::sample::{crowd, sample};
use super::*;
use crate::article::{Article, ReadOptions, Span};
use crate::finding::{Documentation, Family, Severity};

fn layout(width: usize, style: Style) -> Layout {
    Layout { width, style, limit: Limit::All }
}

/// A page is held against its picture. With `CLAIMBENCH_BLESS` set in the environment the picture is drawn anew.
#[track_caller]
fn picture(name: &str, expected: &str, page: &str) {
    if std::env::var_os("CLAIMBENCH_BLESS").is_some() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/review/snapshots");
        std::fs::write(format!("{folder}/{name}"), page).expect("the folder can be written");
    } else {
        assert_eq!(page, expected, "\n{page}");
    }
}

#[test]
fn the_page_at_80_columns() {
    let page = render(&sample().document(), &layout(80, Style::Plain));
    picture("ferry-80.txt", include_str!("snapshots/ferry-80.txt"), &page);
}

#[test]
fn the_page_at_100_columns() {
    let page = render(&sample().document(), &layout(100, Style::Plain));
    picture("ferry-100.txt", include_str!("snapshots/ferry-100.txt"), &page);
}

/// The page without the escape sequences that we put there.
fn without_colours(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        out.push_str(before);
        let end = after.find(|ch: char| !ch.is_ascii_digit() && ch != ';').expect("a sequence ends");
        assert_eq!(&after[end..=end], "m");
        rest = &after[end + 1..];
    }
    out + rest
}

#[test]
fn colours_change_nothing_but_colours() {
    let sample = sample();
    let document = Document { findings: &[], ..sample.document() };
    let coloured = render(&document, &layout(100, Style::Coloured));
    assert!(coloured.contains("\u{1b}[1m"));
    assert_eq!(without_colours(&coloured), render(&document, &layout(100, Style::Plain)));
    for (width, style, name) in [
        (80, Style::Coloured, "c"),
        (100, Style::Coloured, "c"),
        (120, Style::Coloured, "c"),
        (40, Style::Plain, "p"),
        (120, Style::Plain, "p"),
    ] {
        if let Some(folder) = std::env::var_os("CLAIMBENCH_PAGES") {
            let page = render(&sample.document(), &layout(width, style));
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}{width}.txt")), page).expect("writable");
        }
    }
}

#[test]
fn many_findings_of_one_rule_and_many_places() {
    let page = render(&crowd().document(), &Layout { width: 80, style: Style::Plain, limit: Limit::First(6) });
    picture("crowd-80.txt", include_str!("snapshots/crowd-80.txt"), &page);
}

#[test]
fn documents_are_parted_by_a_rule() {
    let sample = sample();
    let document = Document { findings: &[], claims: &[], ..sample.document() };
    let page = render_all([document, document], &layout(60, Style::Plain));
    assert_eq!(page.matches(&"━".repeat(60)).count(), 1);
}

#[test]
fn a_long_list_says_how_to_see_the_rest() {
    let sample = sample();
    let page = render(&sample.document(), &Layout { width: 80, style: Style::Plain, limit: Limit::First(3) });
    assert!(page.contains("Findings  3 of 8, most important first"));
    assert!(page.contains("\n… 5 more findings: --all\n"));
    assert!(page.contains("\n… 1 more claim: --all\n"));
    assert!(!page.contains("GAR904"));
}

#[test]
fn two_places_are_shown_as_they_read() {
    let page = "<p>The port took <b>41</b> ships.</p><p>The port took 43&nbsp;ships.</p>";
    let article = Article::read("port.html", page.into(), &ReadOptions::default()).expect("a page");
    let [first, second] = article.blocks() else { panic!("two paragraphs") };
    let findings = [Finding::new(&RULE, &article, second.span(), "told twice").related(&article, first.span())];
    let summary = Summary { path: "port.html".to_owned(), ..Summary::default() };
    let articles = std::iter::once(&article).collect();
    let document = Document { summary: &summary, findings: &findings, claims: &[], articles: &articles };
    let page = render(&document, &layout(80, Style::Plain));
    assert!(page.contains("The port took [-41-] ships.") && page.contains("The port took {+43+} ships."), "{page}");
}

static RULE: Documentation = Documentation {
    name: "some-rule",
    code: "GAR999",
    family: Family::Garble,
    severity: Severity::Warning,
    summary: "",
    what_it_does: "",
    why: "",
    not_flagged: "",
    examples: &[],
};

/// Text with what is known to break tables.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[a-z]{1,12}",
        "[a-z]{40,90}",
        Just(" ".to_owned()),
        Just(". ,".to_owned()),
        Just("\n\n".to_owned()),
        Just("\u{1b}[31;1mred\u{1b}]8;;http://a\u{7}".to_owned()),
        Just("\u{202e}txt\u{2066}".to_owned()),
        Just("日本語のとても長い言葉".to_owned()),
        Just("مرحبا بالعالم لا إله".to_owned()),
        Just("שָׁלוֹם".to_owned()),
        Just("👩‍👩‍👧‍👦🇺🇸🇺❤️1️⃣👍🏽".to_owned()),
        Just("\u{fe0f}\u{301}\u{200d}\u{20e3}".to_owned()),
        Just("\t\r\u{0}\u{9b}\u{feff}\u{200b}\u{2028}".to_owned()),
        Just("ก็็็็็็็็็".to_owned()),
        Just("│─┼[-x-]{+y+}".to_owned()),
    ];
    prop::collection::vec((piece, prop::bool::ANY), 0..14)
        .prop_map(|pieces| pieces.into_iter().map(|(text, gap)| if gap { text + " " } else { text }).collect())
}

/// A place in a text: its boundaries are two characters of it, chosen by fractions.
fn span(text: &str, from: f64, to: f64) -> Span {
    let boundary = |share: f64| {
        let mut at = (text.len() as f64 * share) as usize;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    Span::new(boundary(from.min(to)), boundary(from.max(to)))
}

type Spot = (f64, f64, f64, f64, u8);

fn spots() -> impl Strategy<Value = Vec<Spot>> {
    prop::collection::vec((0.0..1.0, 0.0..1.0, 0.0..1.0, 0.0..1.0, 0_u8..6), 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_breaks_the_page(text in nasty(), words in nasty(), spots in spots(), columns in 40_usize..130) {
        let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
        let Ok(article) = Article::read("a/b.txt", text.clone().into_bytes(), &options) else {
            return Ok(());
        };
        let text = article.text();
        let findings: Vec<Finding> = spots.iter().map(|&(a, b, c, d, shape)| {
            let (first, second) = (span(text, a, b), span(text, c, d));
            let finding = Finding::new(&RULE, &article, first, words.clone());
            match shape {
                0 => finding,
                1 => finding.suggest(words.clone(), first, words.clone()),
                2 => finding.related(&article, second).value(words.clone(), [words.clone(), text.to_owned()]),
                3 => finding.related(&article, first),
                4 => finding.related(&article, second).related(&article, first),
                _ => finding.suggest("delete", second, ""),
            }
        }).collect();
        let claim = ClaimRow {
            id: words.clone(),
            claim: text.to_owned(),
            attribution: Some(words.clone()),
            place: words.clone(),
            worth: words.clone(),
            because: vec![words.clone(), text.to_owned()],
            status: words.clone(),
            note: words.clone(),
        };
        let summary = Summary {
            path: words.clone(),
            title: Some(words.clone()),
            published: Some(words.clone()),
            findings: Summary::count(&findings),
            accounting: vec![Share { label: words.clone(), share: 0.5 }],
            ..Summary::default()
        };
        let claims = [claim.clone(), claim];
        let articles = std::iter::once(&article).collect();
        let document = Document { summary: &summary, findings: &findings, claims: &claims, articles: &articles };
        let plain = render(&document, &layout(columns, Style::Plain));
        prop_assert!(plain.chars().all(|ch| ch == '\n' || !ch.is_control()));
        let coloured = without_colours(&render(&document, &layout(columns, Style::Coloured)));
        prop_assert!(coloured.chars().all(|ch| ch == '\n' || !ch.is_control()));
        for line in plain.lines().chain(coloured.lines()) {
            prop_assert!(width(line) <= columns, "{} of {columns} columns: {line:?}", width(line));
        }
    }
}

#[test]
fn what_is_worth_a_check_comes_first() {
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let text = "The pier was old. The port took 340 ships. It rained. Ana Ruiz opened the bridge.";
    let analysis = crate::analyse(Article::read("port.txt", text.into(), &options).expect("text"));
    let partition = crate::claim::Partition::new(&crate::syntax::Parses::of(&analysis), [], |_| None);
    let ordered: Vec<&str> =
        most_worthy_first(partition.claims()).into_iter().map(|claim| claim.claim.as_str()).collect();
    assert_eq!(ordered, ["The port took 340 ships.", "Ana Ruiz opened the bridge.", "The pier was old.", "It rained."]);
}
