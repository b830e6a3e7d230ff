//! Whole expressions in sentences. These are read without a parse: what the tags decide is seen in `parse` itself.

use proptest::prelude::*;

use super::items::Items;
use super::narrative::TimeFinder;
use super::{TimeInterval, Times};
use crate::article::DateBasis;
use crate::{Article, ReadOptions, analyse};

fn times_of(text: &str, published: Option<&str>) -> (Times, String) {
    let published = published.map(|day| day.parse().expect("a day"));
    let options = ReadOptions { published, assume_english: true, ..ReadOptions::default() };
    let analysis = analyse(Article::read("text.txt", text.as_bytes().to_vec(), &options).expect("an article"));
    let mut finder = TimeFinder::default();
    for sentence in analysis.sentences() {
        finder.read(sentence, None);
    }
    (finder.finish(analysis.article()), analysis.article().text().to_owned())
}

/// Each time as `words = value`.
fn read(text: &str, published: Option<&str>) -> Vec<String> {
    let (times, text) = times_of(text, published);
    times.expressions.iter().map(|time| format!("{} = {}", &text[time.span.range()], time.value)).collect()
}

/// The times of a text that appeared on Saturday, 13 January 2024.
fn news(text: &str) -> Vec<String> {
    read(text, Some("2024-01-13"))
}

#[test]
fn calendar_dates_in_the_usual_orders() {
    for (date, value) in [
        ("12 January 2023", "2023-01-12"),
        ("January 12, 2023", "2023-01-12"),
        ("Jan. 12, 2023", "2023-01-12"),
        ("Thursday, 12 January 2023", "2023-01-12"),
        ("the 12th of January 2023", "2023-01-12"),
        ("2023-01-12", "2023-01-12"),
        ("12/31/2022", "2022-12-31"),
        ("31.12.2022", "2022-12-31"),
        ("05-Aug-2016", "2016-08-05"),
        ("May 2021", "2021-05"),
        ("late 2023", "2023"),
        ("the 1990s", "199"),
        ("the '90s", "199"),
        ("the late 19th century", "18"),
        ("the 5th century BC", "BC04"),
        ("480 BC", "BC0480"),
        ("the spring of 1916", "1916-SP"),
        ("the third quarter of 2019", "2019-Q3"),
        ("the second half of 2008", "2008-H2"),
        ("the first week of 2021", "2021-W01"),
        ("Christmas Eve 2022", "2022-12-24"),
        ("Easter Monday 2024", "2024-04-01"),
        ("the end of June 2020", "2020-06"),
        ("the night of 10 May 1940", "1940-05-10TNI"),
    ] {
        assert_eq!(news(&format!("The port was closed in {date}.")), [format!("{date} = {value}")], "{date}");
    }
}

#[test]
fn times_told_from_the_day_of_publication() {
    for (words, value) in [
        ("last November", "2023-11"),
        ("last year", "2023"),
        ("this weekend", "2024-W02-WE"),
        ("last week", "2024-W01"),
        ("yesterday", "2024-01-12"),
        ("tomorrow morning", "2024-01-14TMO"),
        ("next month", "2024-02"),
        ("two days ago", "2024-01-11"),
        ("three months ago", "2023-10"),
        ("the day after tomorrow", "2024-01-15"),
        ("last Monday", "2024-01-01"),
        ("next Tuesday", "2024-01-16"),
        ("two weeks before Christmas 2023", "2023-12-11"),
        ("5 p.m. on Friday", "2024-01-12T17"),
        ("Friday at 10:30 a.m. GMT", "2024-01-12T10:30Z"),
        ("early next year", "2025"),
        ("next year's first quarter", "2025-Q1"),
    ] {
        assert_eq!(news(&format!("The port closed {words}.")), [format!("{words} = {value}")], "{words}");
    }
    assert_eq!(news("It may close in February or March 2025."), ["February = 2025-02", "March 2025 = 2025-03"]);
    assert_eq!(news("It rose from 10 to 12 June 2022."), ["10 = 2022-06-10", "12 June 2022 = 2022-06-12"]);
    assert_eq!(news("The war of 1939–45 began."), ["1939 = 1939", "45 = 1945"]);
}

#[test]
fn lengths_and_what_comes_back() {
    for (words, value) in [
        ("two days", "P2D"),
        ("the next few years", "PXY"),
        ("more than three years", "P3Y"),
        ("a year and a half", "P1.5Y"),
        ("two years and three months", "P2Y3M"),
        ("half a century", "P0.5CE"),
        ("several hours", "PTXH"),
        ("every Monday", "XXXX-WXX-1"),
        ("every two years", "P2Y"),
        ("twice a week", "P1W"),
        ("every day at 7 p.m.", "XXXX-XX-XXT19"),
        ("daily", "P1D"),
    ] {
        assert_eq!(news(&format!("The ferry ran for {words}.")), [format!("{words} = {value}")], "{words}");
    }
}

#[test]
fn plain_prose_has_no_times() {
    for text in [
        "You may march on, and they may not.",
        "A second ship saw the sun fall into the sea.",
        "They sat down, and prices fell.",
        "It paid $2000 for 1,950 tonnes and 2000 people.",
        "The score was 2-1 after extra play, and 10.5% left.",
        "He took minute steps to spring a leak.",
        "Flight 1549 and Resolution 1973 are on page 1812 of the list, no. 1850.",
    ] {
        assert_eq!(news(text), [""; 0], "{text}");
    }
}

#[test]
fn without_a_day_of_publication_values_stay_relative() {
    assert_eq!(read("The port closed last November.", None), ["last November = XXXX-11"]);
    assert_eq!(read("The port closed on Friday.", None), ["Friday = XXXX-WXX-5"]);
    assert_eq!(read("The port closed two days ago.", None), ["two days ago = XXXX-XX-XX"]);
    assert!(times_of("The port closed last November.", None).0.published.is_none());
}

#[test]
fn the_year_of_publication_is_worked_out_and_the_basis_kept() {
    let (times, _) = times_of("The port closed last November. It was shut in November 2023 by a storm.", None);
    let published = times.published.expect("a year");
    assert_eq!(published.to_string(), "2024");
    assert_eq!(published.basis, DateBasis::Inferred("last November = November 2023".to_owned()));
    assert_eq!(times.expressions[0].value, "2023-11");
}

#[test]
fn a_story_counts_from_the_time_it_has_come_to() {
    let text = "In 1812 the army crossed the river. On 14 September it entered the city. Two days later the city burned. \
        It left on 19 October. In 1813 it was back. The following year it surrendered.";
    assert_eq!(
        read(text, Some("2024-01-13")),
        [
            "1812 = 1812",
            "14 September = 1812-09-14",
            "Two days later = 1812-09-16",
            "19 October = 1812-10-19",
            "1813 = 1813",
            "The following year = 1814"
        ]
    );
}

#[test]
fn an_interval_is_days() {
    let interval = |text: &str| {
        let days = times_of(text, None).0.expressions[0].interval.expect("days");
        let TimeInterval { first, last } = days;
        format!("{first}/{last}")
    };
    assert_eq!(interval("It closed in February 2024."), "2024-02-01/2024-02-29");
    assert_eq!(interval("It closed in late 2023."), "2023-07-02/2023-12-31");
    assert_eq!(interval("It closed in the 1990s."), "1990-01-01/1999-12-31");
}

/// Words that expressions are made of, to make nonsense of.
const PIECES: &[&str] = &[
    "the",
    "last",
    "next",
    "end",
    "of",
    "May",
    "2023",
    "12",
    "second",
    "week",
    "years",
    "two",
    "a",
    "half",
    "and",
    "before",
    "after",
    "Monday",
    "at",
    "5",
    "p.m.",
    ":",
    "-",
    "–",
    "/",
    "'",
    "’",
    "s",
    "in",
    "every",
    "day",
    "early",
    "mid",
    "BC",
    "th",
    "century",
    "night",
    "Christmas",
    "ago",
    "later",
    "hundred",
    "1990s",
    "32",
    "0",
    "99999999",
    "few",
    "É",
    "ß",
    "日",
];

proptest! {
    #[test]
    fn nonsense_is_survived(pieces in prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..40), text in "\\PC{0,40}") {
        let mut nonsense = String::new();
        for (piece, space) in pieces {
            nonsense.push_str(piece);
            nonsense.push_str(if space { " " } else { "" });
        }
        nonsense.push_str(&text);
        if !nonsense.trim().is_empty() && let Ok(article) = Article::read("t.txt", nonsense.into_bytes(), &ReadOptions {
            assume_english: true, published: Some(jiff::civil::date(2024, 2, 29)), ..ReadOptions::default()
        }) {
            let analysis = analyse(article);
            let mut finder = TimeFinder::default();
            analysis.sentences().for_each(|sentence| finder.read(sentence, None));
            let text = analysis.article().text();
            let mut at = 0;
            for time in finder.finish(analysis.article()).expressions {
                prop_assert!(time.span.start() >= at && time.span.end() > time.span.start());
                prop_assert!(text.is_char_boundary(time.span.start()) && text.is_char_boundary(time.span.end()));
                prop_assert!(!time.value.is_empty());
                at = time.span.end();
            }
        }
    }
}

#[test]
fn a_long_line_of_times_is_read_once() {
    // Each would go on to the end of the line if expressions could hold any number of others.
    for piece in [
        "early ",
        "the first day of ",
        "the end of ",
        "two weeks before ",
        "a single ",
        "2 years and ",
        "Monday, ",
        "last last ",
        "10-",
        "one hundred and ",
    ] {
        let text = piece.repeat(5_000);
        assert!(Items::of(&text, None).expressions().len() <= 20_000);
    }
}
