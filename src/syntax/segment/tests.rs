//! The rules on sentences of our own, and what must hold on any text.

use proptest::prelude::*;

use super::{MAX_SENTENCE, sentences};
use crate::article::BlockKind;

fn cut(text: &str, kind: BlockKind) -> Vec<&str> {
    sentences(text, kind).into_iter().map(|range| &text[range]).collect()
}

/// Each case is a text with `|` where one sentence ends and the next starts; the bar and a space behind it stand for
/// the space between.
fn check(cases: &[&str]) {
    for case in cases {
        let expected: Vec<&str> = case.split('|').map(str::trim).collect();
        let text = case.replace('|', "");
        assert_eq!(cut(&text, BlockKind::Paragraph), expected, "{case}");
    }
}

#[test]
fn a_mark_before_a_capital_ends_a_sentence() {
    check(&[
        "The ferry left at noon.| It was late.",
        "Who paid for it?| Nobody knows!| The mayor least of all.",
        "In 2019 the dam held.| 40 people had doubted it.",
        "It cost $4.50 a litre, up from 3.9.| Then it fell.",
        "Sales rose 3.5% in v. 2 of the plan.| Nobody cheered.",
    ]);
}

#[test]
fn the_stamp_of_a_quoted_letter_is_a_line() {
    check(&[
        "Ann Lund| 08/16/2000 12:05 PM| Will you come to the port?",
        "<ann@port.example>| 3/1/01 07:15:02 AM| we sail on Monday.",
        "Sent by Ann Lund on 08/16/2000 12:05 PM| The crane is back.",
        "On 08/16/2000 12:05 Lund closed the port.",
        "The log of 08/16/2000 12:05 names no ship.",
        "The score was 3/4/10 2:1 for us.",
    ]);
}

#[test]
fn titles_and_connectives_bind() {
    check(&[
        "Mr. Okoro met Dr. Lund and Gen. Ruiz in St. Malo.| They ate.",
        "Sen. Ana Bell, R-Ohio, spoke vs. Rep. Coe.| Both left.",
        "Fruit, e.g. Cox apples, i.e. The old kinds, sold well.",
        "See Fig. 3 and pp. 41 ff. of No. 5 in vol. 2.| The rest is lost.",
        "He simply said no.| The others nodded.",
        "Mr . Okoro came.| He sat down.",
    ]);
}

#[test]
fn abbreviations_that_may_end_a_sentence_do_so_before_words_that_open_one() {
    check(&[
        "She lives in the U.S.| He does not.",
        "The U.S. Treasury and U.S.-Malay talks failed.",
        "They met in Washington D.C.| The talks lasted a day.",
        "Brandt Inc.| It is small.",
        "Brandt Inc. Chairman Otto Brandt resigned.",
        "It closed in Jan.| But Feb. 3 was worse, and on Tues. May 4 it shut.",
        "He sells nuts, bolts, etc.| Nails are extra.",
        "She earned her Ph.D.| Tom did not.",
    ]);
}

#[test]
fn times_end_a_sentence_unless_they_stand_before_the_subject() {
    check(&[
        "The bus left at 6 p.m.| Ms. Ito missed it.",
        "At 6 p.m. Ms. Ito missed the bus.",
        "Polls close at 8 p.m. EST on Sunday.",
        "Polls close at 8 p.m. Sunday.| They open at 7 a.m. Eastern time.",
        "The bus leaves at 6 p.m. on Sundays.",
        "One bus left at 6 p.m.| 7 more were late.",
        "She weighs 60 kg.| Tom weighs more.",
        "The plank is 6 in. wide.| Come in.| Sit down.",
    ]);
}

#[test]
fn initials_are_no_ends() {
    check(&[
        "George W. Harper and J. R. R. Toller wrote it.| They were poor.",
        "It lacks vitamin C.| The doctor said so.",
        "They asked Ann and I.| We said yes.",
        "It was led by J. Edgar Cole.",
    ]);
}

#[test]
fn quotations_may_hold_several_sentences_and_keep_their_marks() {
    check(&[
        "“It is early.| We do not know yet,” said Ann Roe.| “Ask again.”| She left.",
        "\"It rained.| We stayed in,\" he said.| \"Then it stopped.\"",
        "“Why?” he asked.| “Why now?” Roe asked.",
        "“Stop!” Mr. Roe shouted.| Nobody did.",
        "She turned to him, “This is good.” and left.",
        "'It was cold. We lit a fire,' he said.| Then he slept.",
        "The players' bus broke down.| The players' cars did not.",
        "“We won.” — Ann Roe",
        "\"Will it rain?\"| She sighed.| \"Rain?\" Ms. Roe asked.",
        "\"They stayed.\"|We left.|“They ate.”|We did not.",
        "He runs Zing! Inc. from home.",
    ]);
}

#[test]
fn ellipses_end_a_sentence_only_before_a_capital() {
    check(&[
        "He waited ... and then went on.",
        "He waited...| Nobody came.",
        "She paused… but I did not.| Well… I did.",
        "The law “is clear [...] and fair” (Roe 55).",
        "It was tried.| . . . The rest is known. . . .",
    ]);
}

#[test]
fn what_garbled_news_does() {
    check(&[
        "It may end badly after the vote. , whether or not they talk.| Nobody knows.",
        "This is the main route. .| They agreed.",
        "They will meet.|Then they will part.| See a.example.com/b.Html for more.",
        "The fleet grew in the strait.| not present.| It left.",
        "They met last week.| Held.| foreign policy.",
        "“It ended”. , he said.",
        "The talks failed .|He left .|They use .NET there. .",
        "“They stayed.” \"",
        "It was held on 5.June in 3.5 halls.",
    ]);
}

#[test]
fn datelines_and_brackets() {
    check(&[
        "SEOUL, Jan. 12 — Two ships collided on Friday.| Nobody was hurt.",
        "BATON ROUGE, La. -- A judge has quit.",
        "He taught (he had once been a cook.) at the school.",
        "It was long.[3]| It was dull. [4][5]| The end (of sorts).| (Nobody read it.)",
        "The harbour at dawn| Photo: Ann Lee",
        "It is in the Photo: Ann is on the left.",
        "They met at 9 p.m. (4 p.m. in Lima) on Monday.",
    ]);
}

#[test]
fn items_of_a_list_in_one_line_are_sentences() {
    check(&[
        "1. Wash the pan| 2. Dry it| 3. Put it away",
        "a) bread| b) milk| c) eggs",
        "(i) A first word.| (ii) A second.",
        "• bread| • milk",
        "J. Smith met K. Lee and L. Moe.",
        "We need 1. above and 2. below.",
    ]);
}

#[test]
fn full_stops_of_chinese_and_japanese_need_no_space() {
    check(&["今日は雨です。|明日は晴れです。", "He said 「好。」| Then he left."]);
}

#[test]
fn a_line_break_ends_a_sentence_only_where_it_was_meant() {
    let wrapped =
        "The council of the town met on Monday and spoke about the\nBridge Street works until late in the night.";
    assert_eq!(cut(wrapped, BlockKind::Paragraph), [wrapped]);
    let poster = "Town meeting\nMonday at eight in the old hall of the council, Bridge Street\nAll are welcome";
    assert_eq!(cut(poster, BlockKind::Paragraph), poster.lines().collect::<Vec<_>>());
    assert_eq!(cut("Bring:\n- bread\n- milk", BlockKind::Paragraph), ["Bring:", "- bread", "- milk"]);
    assert_eq!(cut("a b\nc d", BlockKind::Verbatim), ["a b", "c d"]);
    assert_eq!(cut("The mayor\nand the bridge", BlockKind::Heading), ["The mayor\nand the bridge"]);
}

#[test]
fn a_sentence_without_end_is_cut_at_white_space() {
    let text = "word ".repeat(100_000);
    let found = sentences(&text, BlockKind::Paragraph);
    assert!(found.iter().all(|range| range.len() <= MAX_SENTENCE && !text[range.clone()].starts_with(' ')));
    assert!(found.len() > 10);
    let whole = "x".repeat(3 * MAX_SENTENCE);
    assert_eq!(sentences(&whole, BlockKind::Paragraph), std::slice::from_ref(&(0..whole.len())));
}

#[test]
fn hostile_text_is_cut_in_linear_time() {
    // A quadratic walk over any of these would not come back.
    for unit in
        ["• ", "' ", "a. \" ", "(", "1. A. ", "(a) B. ", ". ", "A.B", "a.[1] ", "`a b. C", "Photo: ", "Ab c\n", "?!"]
    {
        holds(&unit.repeat(40_000 / unit.len()));
    }
}

fn holds(text: &str) {
    for kind in [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Verbatim] {
        let mut at = 0;
        for range in sentences(text, kind) {
            assert!(range.start >= at && range.start < range.end, "{range:?} in {text:?}");
            assert!(text[at..range.start].chars().all(char::is_whitespace), "{text:?}");
            assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
            at = range.end;
        }
        assert!(text[at..].chars().all(char::is_whitespace), "{text:?}");
    }
}

proptest! {
    #[test]
    fn every_character_is_in_exactly_one_sentence(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn also_among_the_characters_that_the_rules_look_at(
        text in "([A-Zaé1I中]{0,3}|[.!?…。:,;]|[ \n\u{2028}\u{a0}]|['\"“”‘’`()\\[\\]<>]|[-—•*#$&]|Mr|U\\.S|p\\.m|said|Photo){0,40}"
    ) {
        holds(&text);
    }
}
