//! Claim files live: nothing that people wrote is lost, whoever writes at the same time and whenever it is killed.

mod support;

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use claimbench::ledger;
use support::{claimbench, run_in, scratch, write};

const ARTICLE: &str = "Ana Ruiz opened the port of Lund on Friday. She hired 40 sailors, Karl Oster said.\n\n\
                       The ferry to Orran sank on Monday. Nobody was hurt.\n\nWho will pay for it?\n";

/// A folder with an article and its claim file; gives the ids of the claims.
fn extracted(name: &str) -> (std::path::PathBuf, Vec<String>) {
    let folder = scratch(name);
    write(&folder, "port.txt", ARTICLE);
    let ran = run_in(&folder, &["extract", "port.txt", "--lang", "en", "-o", "port.yaml"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let ids = file(&folder).claims.into_iter().map(|claim| claim.id).collect();
    (folder, ids)
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("port.yaml")).expect("a claim file")
}

fn file(folder: &Path) -> ledger::ClaimFile {
    ledger::read("port.yaml", text(folder).as_bytes()).expect("a claim file")
}

fn decide(folder: &Path, id: &str, verdict: &str, by: &str) {
    let ran =
        run_in(folder, &["decide", "port.yaml", id, verdict, "--by", by, "--on", "2026-03-01", "--reason", "seen"]);
    assert_eq!(ran.status, 0, "{ran:?}");
}

fn extract(folder: &Path) -> String {
    let ran = run_in(folder, &["extract", "port.txt", "--lang", "en", "-o", "port.yaml"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.stderr
}

#[test]
fn a_file_follows_its_article() {
    let (folder, ids) = extracted("life");
    decide(&folder, &ids[0], "supported", "Ada");
    let hired = file(&folder).claims.iter().find(|claim| claim.claim.contains("hired")).expect("a claim").id.clone();
    let hurt = file(&folder).claims.iter().find(|claim| claim.claim.contains("hurt")).expect("a claim").id.clone();
    decide(&folder, &hired, "refuted", "Bo");
    decide(&folder, &hurt, "supported", "Ada");
    // By hand: a comment, a blank line, and other words for a claim.
    let mended = text(&folder).replace("nonclaims:", "\n# seen by the desk\nnonclaims:").replace(
        "claim: The ferry to Orran sank on Monday.",
        "claim: 'The ferry *Elin* sank on Monday.' # name: see log",
    );
    write(&folder, "port.yaml", &mended);
    let later = ARTICLE.replace("hired 40", "hired 50").replace(" Nobody was hurt.", "");
    write(&folder, "port.txt", format!("The storm came at noon.\n\n{later}"));
    let told = extract(&folder);
    assert!(told.contains("1 changed, 1 added, 1 retired"), "{told}");
    let now = file(&folder);
    assert!(
        text(&folder).contains("# seen by the desk")
            && text(&folder).contains("'The ferry *Elin* sank on Monday.' # name: see log")
    );
    assert_eq!(now.retired.len(), 1);
    assert_eq!((now.retired[0].id.as_str(), now.retired[0].status()), (hurt.as_str(), "supported"));
    assert_eq!(now.retired[0].last_in.as_ref().map(String::len), Some(64));
    let statuses: Vec<(&str, &str)> = now.claims.iter().map(|claim| (claim.claim.as_str(), claim.status())).collect();
    assert!(statuses.contains(&("The storm came at noon.", "unreviewed")), "{statuses:?}");
    assert!(statuses.iter().any(|(claim, status)| claim.contains("hired 50") && *status == "stale"), "{statuses:?}");
    assert!(now.claim(&ids[0]).is_some_and(|claim| claim.status() == "supported"));
    // Nothing changes a second time, and what comes back takes its decisions along.
    let before = text(&folder);
    assert!(extract(&folder).contains("nothing has changed"));
    assert_eq!(text(&folder), before);
    write(&folder, "port.txt", ARTICLE);
    assert!(extract(&folder).contains("1 back from the retired"));
    assert_eq!(file(&folder).claim(&hurt).map(claimbench::claim::Claim::status), Some("supported"));
    assert!(!text(&folder).contains("retired:"));
}

#[test]
fn twenty_people_decide_at_once() {
    let (folder, ids) = extracted("twenty");
    let children: Vec<_> = (0..20)
        .map(|n| {
            let by = format!("Editor {n}");
            claimbench(&folder)
                .args([
                    "decide",
                    "port.yaml",
                    &ids[n % ids.len()],
                    "supported",
                    "--by",
                    &by,
                    "--on",
                    "2026-03-01",
                    "--reason",
                    "seen",
                ])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("the program starts")
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let mut signed: Vec<String> =
        file(&folder).claims.iter().flat_map(|claim| &claim.decisions).map(|decision| decision.by.clone()).collect();
    signed.sort();
    let mut wanted: Vec<String> = (0..20).map(|n| format!("Editor {n}")).collect();
    wanted.sort();
    assert_eq!(signed, wanted);
}

#[test]
fn a_killed_write_leaves_the_old_file_or_the_new_one() {
    let (folder, ids) = extracted("killed");
    let (mut old, mut decided) = (text(&folder), 0);
    for n in 0..200_u64 {
        let by = format!("Editor {n}");
        let mut child = claimbench(&folder)
            .args(["decide", "port.yaml", &ids[0], "supported", "--by", &by, "--on", "2026-03-01", "--reason", "seen"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        // Spread over the time that a run takes, without a pattern.
        std::thread::sleep(Duration::from_micros(n * 7919 % 200 * 50));
        let _ = child.kill();
        child.wait().expect("it ends");
        let now = text(&folder);
        let found = file(&folder).claims[0].decisions.len();
        assert!(now == old || found == decided + 1, "after run {n}");
        (old, decided) = (now, found);
    }
    decide(&folder, &ids[0], "supported", "the last");
    assert_eq!(file(&folder).claims[0].decisions.len(), decided + 1);
    let left: Vec<_> = fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 2, "no temporary file is left: {left:?}");
}
