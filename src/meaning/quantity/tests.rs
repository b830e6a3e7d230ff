//! The quantities of whole sentences.

use proptest::prelude::*;

use super::{Bound, Kind, Quantity, Rational, quantities};
use crate::syntax::Analyser;

fn analyser() -> &'static Analyser<'static> {
    Analyser::embedded().expect("the model of the program")
}

/// Each quantity of a sentence as `text | kind | value[..upper] | bound | unit`.
fn read(sentence: &str) -> Vec<String> {
    let parse = analyser().parse(sentence);
    let line = |found: &Quantity| {
        let upper = found.upper().map(|upper| format!("..{upper:?}")).unwrap_or_default();
        format!(
            "{} | {} | {:?}{upper} | {} | {}",
            &sentence[found.range()],
            found.kind().name(),
            found.value(),
            found.bound().name(),
            found.unit().name()
        )
    };
    quantities(&parse).iter().map(line).collect()
}

/// Asserts the quantities of sentences, each given with its lines.
fn assert_read(cases: &[(&str, &[&str])]) {
    let wrong: Vec<_> = cases.iter().filter(|(sentence, expected)| read(sentence) != *expected).collect();
    let shown: Vec<_> = wrong.iter().map(|(sentence, expected)| (sentence, read(sentence), expected)).collect();
    assert!(wrong.is_empty(), "sentence, read, expected: {shown:#?}");
}

#[test]
fn numbers_count_nouns() {
    assert_read(&[
        ("Five men left the port.", &["Five men | count | 5 | exactly | man"]),
        ("The ferry carried 1,200 tired passengers.", &["1,200 tired passengers | count | 1200 | exactly | passenger"]),
        ("They sold 1.2 million cars.", &["1.2 million cars | count | 1200000 | exactly | car"]),
        ("Half a million letters were lost.", &["Half a million letters | count | 500000 | exactly | letter"]),
        ("He wrote twenty-one hundred poems.", &["twenty-one hundred poems | count | 2100 | exactly | poem"]),
        ("She bought a dozen eggs.", &["a dozen eggs | count | 12 | exactly | egg"]),
        ("A six-member panel met.", &["six-member | count | 6 | exactly | member"]),
    ]);
}

#[test]
fn bounds_say_how_a_number_is_meant() {
    assert_read(&[
        ("More than 1,000 ships came.", &["More than 1,000 ships | count | 1000 | at-least | ship"]),
        ("No more than 30 people died.", &["No more than 30 people | count | 30 | at-most | people"]),
        ("Nearly 200 houses burned.", &["Nearly 200 houses | count | 200 | nearly | house"]),
        ("The army lost at least 40 tanks.", &["at least 40 tanks | count | 40 | at-least | tank"]),
        ("Up to 90 percent voted.", &["Up to 90 percent | percentage | 90 | at-most | percent"]),
        ("It cost just over $5 million.", &["just over $5 million | money | 5000000 | just-over | dollar"]),
        ("The trip takes 20 minutes or so.", &["20 minutes or so | measure | 20 | about | minute"]),
    ]);
}

#[test]
fn money_and_shares_have_units() {
    assert_read(&[
        ("The fine was €2.5bn.", &["€2.5bn | money | 2500000000 | exactly | EUR"]),
        ("He paid US$40 for it.", &["US$40 | money | 40 | exactly | USD"]),
        ("They raised 10 million Swiss francs.", &["10 million Swiss francs | money | 10000000 | exactly | CHF"]),
        ("It costs 50 cents a share.", &["50 cents a share | money | 50 | exactly | cent/share"]),
        ("It earned $5 million a year.", &["$5 million a year | money | 5000000 | exactly | dollar/year"]),
        ("It earned $5 million a year earlier.", &["$5 million | money | 5000000 | exactly | dollar"]),
        ("Prices rose by 3.5%.", &["3.5% | percentage | 7/2 | exactly | percent"]),
        (
            "Support fell two percentage points.",
            &["two percentage points | percentage-points | 2 | exactly | percentage point"],
        ),
    ]);
}

#[test]
fn measures_are_read_and_converted() {
    assert_read(&[
        ("The bridge is 300 feet long.", &["300 feet | measure | 300 | exactly | foot"]),
        ("Winds reached 70 mph.", &["70 mph | measure | 70 | exactly | mile/hour"]),
        ("Winds reached 70 miles per hour.", &["70 miles per hour | measure | 70 | exactly | mile/hour"]),
        ("The field covers 12 square miles.", &["12 square miles | measure | 12 | exactly | square mile"]),
        ("It was 30 degrees Celsius.", &["30 degrees Celsius | measure | 30 | exactly | degree Celsius"]),
    ]);
    let base = |sentence: &str| {
        let parse = analyser().parse(sentence);
        let found = quantities(&parse);
        let quantity = found.first().expect("a quantity");
        (quantity.unit().base().to_owned(), quantity.unit().to_base(quantity.value()))
    };
    assert_eq!(base("He is 6 feet 3 inches tall."), base("He is 75 inches tall."));
    assert_eq!(base("It is 5 km away."), ("metre".to_owned(), Some(Rational::whole(5000))));
}

#[test]
fn two_numbers_make_ranges_scores_and_shares() {
    assert_read(&[
        ("Five to ten ships came.", &["Five to ten ships | count | 5..10 | between | ship"]),
        ("It would cost $3-5m.", &["$3-5m | money | 3000000..5000000 | between | dollar"]),
        ("Between 10 and 20 houses burned.", &["10 and 20 houses | count | 10..20 | between | house"]),
        ("Lund won 3-2.", &["3-2 | score | 3..2 | exactly | "]),
        ("One in five voters stayed home.", &["One in five voters | fraction | 1/5 | exactly | voter"]),
        ("Two-thirds of the voters stayed home.", &["Two-thirds | fraction | 2/3 | exactly | voter"]),
    ]);
}

#[test]
fn ages_and_ordinals_are_told() {
    assert_read(&[
        ("A 46-year-old man drowned.", &["46-year-old | age | 46 | exactly | year"]),
        ("Anna Berg, 46, said no.", &["46 | age | 46 | exactly | year"]),
        ("The man was aged 46.", &["aged 46 | age | 46 | exactly | year"]),
        ("It was her third term.", &["third term | ordinal | 3 | exactly | term"]),
    ]);
}

#[test]
fn names_and_dates_are_no_quantities() {
    let silent = [
        "He was born in 1984.",
        "The talks ended on January 12, 2024.",
        "It happened on 12 May.",
        "The F-16 landed beside a Boeing 747.",
        "Leaders of the G20 met about Covid-19.",
        "Article 5 of the treaty applies.",
        "Call 555-0142 after 12:30.",
        "It was built in the 1990s.",
        "They met at 5 p.m. on Friday.",
        "No one came.",
        "The council meets at 10 Downing Street.",
        "He ran in the 2010-11 season.",
    ];
    let loud: Vec<_> =
        silent.iter().map(|sentence| (sentence, read(sentence))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn statements_meet_or_clash() {
    let interval = |sentence: &str| {
        let parse = analyser().parse(sentence);
        quantities(&parse).first().and_then(Quantity::interval).expect("an interval")
    };
    assert!(interval("More than 1,000 ships came.").meets(&interval("About 1,200 ships came.")));
    assert!(!interval("At least five ships came.").meets(&interval("Three ships came.")));
    assert!(interval("It weighs 100 pounds.").meets(&interval("It weighs about 45 kg.")));
    assert!(!interval("It weighs 100 pounds.").meets(&interval("It weighs 60 kg.")));
}

#[test]
fn two_thousand_numbers_in_one_sentence_are_read() {
    let sentence = "5 ".repeat(2000);
    let parse = analyser().parse(&sentence);
    assert_eq!(quantities(&parse).len(), 2000);
}

/// Words and signs of which numbers are made, and some others.
const SCRAPS: [&str; 40] = [
    "one",
    "two",
    "twenty",
    "hundred",
    "million",
    "dozen",
    "half",
    "third",
    "quarters",
    "and",
    "a",
    "point",
    "of",
    "in",
    "to",
    "between",
    "5",
    "1,200",
    "2.5",
    "1984",
    "½",
    "/",
    "-",
    "–",
    ":",
    "$",
    "US$",
    "%",
    "percent",
    "feet",
    "in",
    "km",
    "men",
    "more than",
    "or so",
    "aged",
    "May",
    "(",
    ")",
    "é",
];

proptest! {
    // Few cases: each is parsed, which is slow without optimisation.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn quantities_lie_in_order_on_boundaries(scraps in prop::collection::vec((0..SCRAPS.len(), any::<bool>()), 0..24)) {
        let mut sentence = String::new();
        for (scrap, spaced) in scraps {
            sentence.push_str(SCRAPS[scrap]);
            sentence.push_str(if spaced { " " } else { "" });
        }
        check(&sentence);
    }

    #[test]
    fn nothing_panics(sentence in "\\PC{0,60}") {
        check(&sentence);
    }
}

fn check(sentence: &str) {
    let parse = analyser().parse(sentence);
    let mut at = 0;
    for found in quantities(&parse) {
        let range = found.range();
        assert!(range.start >= at && range.end > range.start, "{sentence:?} {range:?}");
        assert!(sentence.get(range.clone()).is_some_and(|text| text.trim() == text), "{sentence:?} {range:?}");
        at = range.end;
        assert!(found.kind() != Kind::Count || !found.unit().name().is_empty());
        assert_eq!(found.bound() == Bound::Between, found.upper().is_some() && found.kind() != Kind::Score);
        let _ = found.interval();
    }
}
