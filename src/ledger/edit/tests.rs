use proptest::prelude::*;
use serde_yaml::Value;

use super::scribe::Scribe;
use super::*;
use crate::claim::{Decision, Verdict};
use crate::ledger::{read, revise, to_yaml};

const FILE: &str = "schema: claimbench/claims/1
article: {path: a.txt, sha256: aa, title: \"Port: closed\"}
claims:
  - id: c1
    claim: The port closed on Friday, they said.
    quote: The port … closed on Friday
    spans: [[0, 8], [10, 26]]
    paragraph: 1
    sentence: 1
    subject: {text: The port}
    context: [{text: it, resolved: \"the port, of Lund\", from: [3, 4]}]
    modality: asserted
    polarity: positive
    quantities: [{text: \"40\", value: 40, unit: sailor}]
    check_worthy: low
    check_worthy_because: [named, time]
    decisions:
      - verdict: supported
        by: Ada
        on: \"2026-01-02\"
        of: v1:aa
        reason: \"The log's words: it closed\"
        evidence:
          - {source: log.txt, quote: It closed., stance: supports}
      - {verdict: refuted, by: Bo, on: \"2026-01-03\", of: v1:bb}
  - id: c2
    claim: Nobody was hurt.
    quote: nobody was hurt
    spans: [[30, 45]]
    paragraph: 1
    sentence: 2
    context: []
    modality: asserted
    polarity: negative
    quantities: []
    check_worthy: low
    decisions: []
  - id: c3
    claim: It rained.
    quote: It rained.
    spans: [[50, 60]]
    paragraph: 2
    sentence: 3
    modality: asserted
    polarity: positive
    check_worthy: high
    decisions:
      - {verdict: not-checkable, by: Cem, on: \"2026-01-04\", of: v1:cc, reason: weather}
nonclaims:
  - spans: [[62, 70]]
    quote: Who pays?
    reason: question
waivers:
  - rule: near-duplicate
    claim: c2
    reason: said twice on purpose
";

fn record(text: &str) -> ClaimFile {
    read("a.yaml", text.as_bytes()).unwrap_or_else(|errors| panic!("{}\n{text}", errors[0]))
}

/// The file in a drawn layout.
fn laid_out(seed: u64) -> String {
    let mut scribe = Scribe::new(seed);
    let value = serde_yaml::to_value(record(FILE)).expect("a value");
    let Value::Mapping(map) = value else { panic!("a mapping") };
    scribe.file(&map);
    let mut text = std::mem::take(&mut scribe.out);
    match scribe.draw(6) {
        0 => text = text.replace('\n', "\r\n"),
        1 => text.truncate(text.trim_end().len()),
        2 => text.insert(0, '\u{feff}'),
        _ => {}
    }
    text
}

/// What was taken away between two texts, and what was put in its place.
fn middle<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str) {
    let head = old
        .char_indices()
        .zip(new.chars())
        .take_while(|((_, a), b)| a == b)
        .last()
        .map_or(0, |((at, a), _)| at + a.len_utf8());
    let (old, new) = (&old[head..], &new[head..]);
    let tail: usize =
        old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    (&old[..old.len() - tail], &new[..new.len() - tail])
}

/// Whether all characters of one text stand in another, in their order.
fn within(part: &str, whole: &str) -> bool {
    let mut chars = whole.chars();
    part.chars().all(|ch| chars.any(|other| other == ch))
}

fn decision(reason: &str) -> Decision {
    Decision {
        verdict: Verdict::Supported,
        by: "Dora, of \"The Mail\"".to_owned(),
        on: "2026-02-01".to_owned(),
        of: "v1:0123456789abcdef".to_owned(),
        reason: Some(reason.to_owned()),
        evidence: Vec::new(),
    }
}

#[test]
fn only_the_list_of_decisions_changes() {
    let text = to_yaml(&record(FILE)).replace("decisions: []", "decisions:   []  # none yet");
    let mut file = record(&text);
    file.claims[1].decisions.push(decision("seen: it"));
    let out = rewrite("a.yaml", &text, &file, &Origins::kept(&file)).expect("an edit");
    let (removed, added) = middle(&text, &out);
    // The spaces before the bracket are taken for those behind it.
    assert_eq!(removed.trim_start(), "[]  # none yet");
    assert_eq!(
        added.trim_start(),
        "# none yet\n      - verdict: supported\n        by: Dora, of \"The Mail\"\n        on: \"2026-02-01\"\n        of: v1:0123456789abcdef\n        reason: \"seen: it\""
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn layouts_are_the_same_record(seed in any::<u64>()) {
        prop_assert_eq!(record(&laid_out(seed)), record(FILE));
    }

    #[test]
    fn a_decision_is_added_and_nothing_is_lost(seed in any::<u64>(), at in 0..3_usize, reason in "(?s).{1,20}") {
        let text = laid_out(seed);
        let mut file = record(&text);
        file.claims[at].decisions.push(decision(&reason));
        let out = rewrite("a.yaml", &text, &file, &Origins::kept(&file));
        let out = out.map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&record(&out), &file);
        let (removed, added) = middle(&text, &out);
        prop_assert!(within(removed.replace("[]", "").trim_start(), added), "{:?} gave way to {:?} in\n{}", removed, added, text);
        prop_assert_eq!(out.contains("\r\n"), text.contains("\r\n"));
    }

    #[test]
    fn what_changes_is_confined_to_its_nodes(seed in any::<u64>(), which in 0..6_usize) {
        let text = laid_out(seed);
        let mut file = record(&text);
        match which {
            0 => file.claims[0].spans = vec![(1..2).into()],
            1 => file.claims[1].quote = "nobody – was: hurt".to_owned(),
            2 => file.article.title = None,
            3 => file.claims[2].predicate = Some("rain".to_owned()),
            4 => file.claims[0].context.clear(),
            _ => file.article.published = Some("2026-01-01".to_owned()),
        }
        let out = match rewrite("a.yaml", &text, &file, &Origins::kept(&file)) {
            Ok(out) => out,
            // What stands behind a key that goes may become part of a block scalar before it: then nothing is done.
            Err(_) if which == 2 => return Ok(()),
            Err(error) => return Err(TestCaseError::fail(format!("{error}\n{text}"))),
        };
        let (removed, _) = middle(&text, &out);
        prop_assert!(removed.lines().count() <= 12, "{}", removed);
        // Comments inside of a node that goes may go with it; all others stay.
        let inside = removed.matches("# note").count();
        prop_assert!(out.matches("# note").count() + inside >= text.matches("# note").count());
    }

    #[test]
    fn a_revision_keeps_what_people_wrote(seed in any::<u64>(), gone in 0..3_usize, added in 0..4_usize, moved in any::<bool>()) {
        let text = laid_out(seed);
        let old = record(&text);
        let mut new = old.clone();
        new.waivers.clear();
        new.claims.iter_mut().for_each(|claim| claim.decisions.clear());
        let fresh = crate::claim::Claim { id: "n1".to_owned(), claim: "Dogs barked all night.".to_owned(), quote: "dogs barked".to_owned(), decisions: Vec::new(), ..old.claims[1].clone() };
        new.claims.remove(gone);
        new.claims.insert(added.min(2), fresh);
        if moved {
            new.claims.reverse();
        }
        new.article.sha256 = "bb".to_owned();
        let revision = revise("a.yaml", &text, &new, "Nothing of it.");
        let revision = revision.map_err(|errors| TestCaseError::fail(format!("{}\n{text}", errors[0])))?;
        let file = record(&revision.text);
        prop_assert_eq!(&file.waivers, &old.waivers);
        prop_assert_eq!(file.claims.len(), 3 + usize::from(file.claims.iter().any(|claim| claim.id == old.claims[gone].id)));
        let decisions = |claims: &[crate::claim::Claim]| -> Vec<Decision> { claims.iter().flat_map(|claim| claim.decisions.clone()).collect() };
        let (kept, mut all) = (decisions(&old.claims), decisions(&file.claims));
        all.extend(decisions(&file.retired));
        prop_assert_eq!(kept.len(), all.len());
        prop_assert!(kept.iter().all(|decision| all.contains(decision)));
        prop_assert!(revision.text.matches("# note").count() + 2 >= text.matches("# note").count());
        // The same article once more changes nothing; the old one brings the claim back.
        let again = revise("a.yaml", &revision.text, &new, "Nothing of it.").map_err(|errors| TestCaseError::fail(format!("{}\n{}", errors[0], revision.text)))?;
        prop_assert_eq!(&again.text, &revision.text);
        let back = revise("a.yaml", &revision.text, &ClaimFile { waivers: Vec::new(), ..old.clone() }, "Nothing of it.");
        let back = back.map_err(|errors| TestCaseError::fail(format!("{}\n{}", errors[0], revision.text)))?;
        let file = record(&back.text);
        prop_assert!(file.retired.is_empty(), "{}\n=====\n{}", revision.text, back.text);
        prop_assert_eq!(decisions(&file.claims).len(), kept.len());
    }
}
