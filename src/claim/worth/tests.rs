//! Grades and reasons of whole claims.

use super::WorthReason::{
    self, Causation, Comparison, Conditional, Figures, Future, Named, Opinion, PastEvent, Personal, Possible, Repeated,
    Time, Trivial, Unresolved, Vague,
};
use crate::claim::{Claim, Partition};
use crate::syntax::Parses;
use crate::{Article, ReadOptions, analyse};

fn claims(text: &str) -> Vec<Claim> {
    let published = Some("2024-01-13".parse().expect("a day"));
    let options = ReadOptions { assume_english: true, published, ..ReadOptions::default() };
    let article = Article::read("port.txt", text.as_bytes().to_vec(), &options).expect("an article");
    let analysis = analyse(article);
    Partition::new(&Parses::of(&analysis), [], |_| None).claims().to_vec()
}

#[track_caller]
fn graded(text: &str, grade: &str, because: &[WorthReason]) {
    let claims = claims(text);
    let last = claims.last().expect("a claim");
    assert_eq!((last.check_worthy.name(), &*last.check_worthy_because), (grade, because), "{}", last.claim);
}

#[test]
fn what_can_be_looked_up_is_worth_a_check() {
    graded("The port took 340 ships.", "high", &[Figures, PastEvent]);
    graded("The new pier is higher than the old bridge.", "high", &[Comparison]);
    graded("Exports of timber doubled.", "high", &[Comparison, PastEvent]);
    graded("The smoke causes asthma.", "high", &[Causation]);
    graded("Ana Ruiz opened the port on Friday.", "high", &[Named, Time, PastEvent]);
    graded("The ferry sank in 1931.", "high", &[Time, PastEvent]);
    graded("Varberg is a town in Sweden.", "high", &[Named]);
}

#[test]
fn what_says_little_or_no_fact_is_not() {
    graded("The port was closed.", "low", &[Vague]);
    graded("The mayor of Varberg will resign.", "low", &[Future]);
    graded("The mayor of Varberg might resign.", "low", &[Possible]);
    graded("The mayor of Varberg should resign.", "low", &[Opinion]);
    graded("Ana Ruiz is a disgrace.", "low", &[Opinion]);
    graded("Varberg is beautiful.", "low", &[Opinion]);
    graded("Ana Ruiz smiled on Friday.", "low", &[Trivial]);
    graded("Ana Ruiz declined to comment.", "low", &[Trivial]);
    graded("We went to Varberg.", "low", &[Personal]);
    graded("It lies beside Varberg.", "low", &[Unresolved]);
    graded("If the dam breaks, the town will be flooded.", "low", &[Conditional]);
}

#[test]
fn firm_holds_outweigh_who_says_them() {
    graded("We built 340 houses.", "high", &[Figures, PastEvent]);
    graded("It took more than 40 hours.", "high", &[Figures, Time, PastEvent]);
}

#[test]
fn what_names_no_amount_has_no_figures() {
    graded("One of the sailors was tired.", "low", &[Vague]);
}

#[test]
fn what_is_said_with_more_is_checked_there() {
    let claims = claims("Ana Ruiz met the council in Varberg on Friday after the vote in the new town hall.");
    let repeated = claims.iter().filter(|claim| claim.check_worthy_because == [Repeated]).count();
    assert!(claims.len() == 1 || repeated > 0, "{claims:?}");
}
