//! A small article with findings of every shape, for the tests of this module.

use crate::article::{Article, ReadOptions, Span};
use crate::finding::{Confidence, Documentation, Family, Finding, Severity};

use super::{Articles, ClaimRow, Document, Share, Summary};

/// A ferry, told badly.
const TEXT: &str = "\
Two ferries ran aground off Port Elara on Tuesday, and 214 passengers were brought ashore, the coast guard said.

The ferry company said that none of its passengers had been hurt, that divers would inspect both hulls on Wednesday and that the route would stay closed until the harbour master had approved the repairs, which could take the rest of the month.

Captain Ines Moreau had warned in March that the sandbank was moving. , whether the warning reached the the company is unclear.

Two ferries ran aground off Port Elara late on Tuesday, and 241 passengers were brought ashore, the harbour master said.

The ferry company said that none of its passengers had been hurt, that divers would inspect both hulls on Wednesday and that the route would stay closed until the harbour master had approved the repairs, which could take the rest of the month.

Was told of the danger by a fisherman who has worked these waters for thirty years. By nightfall three ferries lay on the bank, and the rescue of everyone on board had taken nine hours.

The harbour master’s The office will publish its report on Friday 31 June 2025.
";

macro_rules! rule {
    ($const:ident, $name:literal, $code:literal, $family:ident, $severity:ident) => {
        static $const: Documentation = Documentation {
            name: $name,
            code: $code,
            family: Family::$family,
            severity: Severity::$severity,
            summary: "",
            what_it_does: "",
            why: "",
            not_flagged: "",
            examples: &[],
        };
    };
}

rule!(REPEATED, "repeated-paragraph", "DUP901", Duplicate, Error);
rule!(NEAR, "near-duplicate", "DUP903", Duplicate, Warning);
rule!(NUMBER, "number-conflict", "CON901", Contradiction, Warning);
rule!(WEEKDAY, "date-conflict", "CON902", Contradiction, Error);
rule!(STRAY, "stray-punctuation", "GAR904", Garble, Warning);
rule!(SUBJECT, "missing-subject", "GAR902", Garble, Warning);
rule!(CAPITAL, "misplaced-capital", "GAR906", Garble, Note);
rule!(DOUBLED, "doubled-word", "GAR907", Garble, Warning);

/// All that a [`Document`] borrows.
pub(super) struct Sample {
    articles: Articles<'static>,
    summary: Summary,
    findings: Vec<Finding>,
    claims: Vec<ClaimRow>,
}

impl Sample {
    pub(super) fn document(&self) -> Document<'_> {
        Document { summary: &self.summary, findings: &self.findings, claims: &self.claims, articles: &self.articles }
    }
}

/// An article that lives as long as the tests.
fn kept(article: Article) -> Articles<'static> {
    std::iter::once(&*Box::leak(Box::new(article))).collect()
}

/// The sample.
pub(super) fn sample() -> Sample {
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let article = Article::read("fixtures/ferry.txt", TEXT.as_bytes().to_vec(), &options).expect("the sample is text");
    let find = |words: &str, nth: usize| {
        let start = TEXT.match_indices(words).nth(nth).expect("the words are in the sample").0;
        Span::new(start, start + words.len())
    };
    let block = |at: usize| article.blocks()[at].span();
    let stray = find(". ,", 0);
    let findings = vec![
        Finding::new(
            &STRAY,
            &article,
            Span::new(stray.start() + 1, stray.end()),
            "a comma after the end of a sentence",
        )
        .confidence(Confidence::percent(97))
        .suggest("join the two parts", stray, ","),
        Finding::new(&DOUBLED, &article, find("the the", 0), "‘the’ stands twice")
            .confidence(Confidence::percent(90))
            .suggest("delete the second ‘the’", Span::new(find("the the", 0).end() - 4, find("the the", 0).end()), ""),
        Finding::new(
            &SUBJECT,
            &article,
            find("Was told of the danger by a fisherman who has worked these waters for thirty years.", 0),
            "a statement without a subject: who was told?",
        )
        .confidence(Confidence::percent(85)),
        Finding::new(&CAPITAL, &article, find("’s The", 0), "a capital in the middle of a sentence")
            .confidence(Confidence::percent(60)),
        Finding::new(&WEEKDAY, &article, find("Friday 31 June 2025", 0), "June has 30 days")
            .value("day", ["31 June".to_owned()]),
        Finding::new(
            &NUMBER,
            &article,
            find("By nightfall three ferries lay on the bank", 0),
            "the number of ferries differs",
        )
        .related(&article, find("Two ferries ran aground off Port Elara on Tuesday", 0))
        .confidence(Confidence::percent(80))
        .value("number", ["three".to_owned(), "Two".to_owned()]),
        Finding::new(&NEAR, &article, block(3), "the lede is told again, and its figures drift")
            .related(&article, block(0))
            .confidence(Confidence::percent(96))
            .value("number", ["241".to_owned(), "214".to_owned()]),
        Finding::new(&REPEATED, &article, block(4), "the same paragraph stands twice").related(&article, block(1)),
    ];
    let share = |label: &str, share| Share { label: label.to_owned(), share };
    let summary = Summary {
        path: "fixtures/ferry.txt".to_owned(),
        title: Some("Ferries run aground off Port Elara".to_owned()),
        published: Some("2025-06-18 (front matter)".to_owned()),
        sentences: 10,
        claims: 4,
        nonclaims: 5,
        findings: Summary::count(&findings),
        accounting: vec![
            share("claim", 0.452),
            share("attribution", 0.051),
            share("duplicate", 0.371),
            share("garbled", 0.126),
        ],
    };
    let claim = |id: &str, claim: &str, said: Option<&str>, at: &str, worth: (&str, &[&str])| ClaimRow {
        id: id.to_owned(),
        claim: claim.to_owned(),
        attribution: said.map(str::to_owned),
        place: at.to_owned(),
        worth: worth.0.to_owned(),
        because: worth.1.iter().map(|&word| word.to_owned()).collect(),
        status: "unreviewed".to_owned(),
        note: String::new(),
    };
    let mut claims = vec![
        claim(
            "7k3m9qxa",
            "Two ferries ran aground off Port Elara on Tuesday, 17 June 2025.",
            Some("the coast guard"),
            "1:1",
            ("high", &["figures", "named", "time", "past-event"]),
        ),
        claim(
            "c02fnw4e",
            "214 passengers were brought ashore on Tuesday, 17 June 2025.",
            Some("the coast guard"),
            "1:56",
            ("high", &["figures", "time", "past-event"]),
        ),
        claim(
            "q8d1tz6r",
            "None of the passengers of the ferry company had been hurt.",
            Some("the ferry company"),
            "3:29",
            ("low", &["vague"]),
        ),
        claim(
            "m5xj0h2v",
            "Captain Ines Moreau had warned in March 2025 that the sandbank off Port Elara was moving.",
            None,
            "5:1",
            ("low", &["conditional"]),
        ),
    ];
    claims[1].status = "supported".to_owned();
    claims[3].status = "stale".to_owned();
    claims[3].note = "conditional".to_owned();
    Sample { articles: kept(article), summary, findings, claims }
}

/// An article with many findings of one rule, a sentence told three times and one that stands in another file.
pub(super) fn crowd() -> Sample {
    const TEXT: &str = "\
The mill closed in 1987 and its 340 workers were dismissed within the week, the town clerk recalled.

Its its chimney still stands. The the roof does not. Nobody nobody visits. Weeds weeds cover the yard. Rain rain falls.

The mill closed in 1989 and its 340 workers were dismissed within the week, the town clerk recalled.

The mill closed in 1987 and nearly all of its 430 workers were dismissed within a week, the clerk recalled.

\u{1b}[31mSold\u{1b}[0m for a\u{200b}pound, the 日本語 sign in Hebrew says שלום and Donaudampfschifffahrtsgesellschaftskapitänswitwenrente \u{202e}.
";
    const OTHER: &str = "In its last year the mill spun 12,000 tonnes of yarn.";
    let options = ReadOptions { assume_english: true, ..ReadOptions::default() };
    let article = Article::read("mill.txt", TEXT.as_bytes().to_vec(), &options).expect("the sample is text");
    let other = Article::read("archive/1990/mill.txt", OTHER.as_bytes().to_vec(), &options).expect("it is text");
    let block = |at: usize| article.blocks()[at].span();
    let mut findings = Vec::new();
    for words in ["Its its", "The the", "Nobody nobody", "Weeds weeds", "Rain rain"] {
        let start = TEXT.find(words).expect("the words are in the sample");
        let first = words.split(' ').next().unwrap_or_default();
        findings.push(
            Finding::new(&DOUBLED, &article, Span::new(start, start + words.len()), format!("‘{first}’ stands twice"))
                .confidence(Confidence::percent(90))
                .suggest("delete the second", Span::new(start + first.len(), start + words.len()), ""),
        );
    }
    findings.push(
        Finding::new(&NEAR, &article, block(3), "one sentence in three wordings")
            .related(&article, block(0))
            .related(&article, block(2))
            .value("date", ["1987".to_owned(), "1987".to_owned(), "1989".to_owned()])
            .value("number", ["430".to_owned(), "340".to_owned(), "340".to_owned()]),
    );
    findings.push(
        Finding::new(&NUMBER, &article, block(4), "text that tries to break the page \u{1b}[2J")
            .related(&other, other.blocks()[0].span())
            .value("amount", ["a\u{200b}pound".to_owned(), "12,000 tonnes".to_owned()]),
    );
    let summary = Summary {
        path: "mill.txt".to_owned(),
        sentences: 9,
        findings: Summary::count(&findings),
        ..Summary::default()
    };
    Sample { articles: kept(article), summary, findings, claims: Vec::new() }
}
