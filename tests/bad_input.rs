//! Bad input gets a clear error with a way out, the rest is still done, and the exit status is 2.

mod support;

use std::io::Write;
use std::process::Stdio;

use support::{Ran, claimbench, ran, run_in, scratch, write};

const GOOD: &str = "The port of Lund closed on Friday after a storm had damaged two of its piers.\n";

fn fails(ran: &Ran, words: &[&str]) {
    assert_eq!(ran.status, 2, "{ran:?}");
    for word in words {
        assert!(ran.stderr.contains(word), "no ‘{word}’ in: {}", ran.stderr);
    }
    assert!(ran.stderr.contains("help:"), "a way out: {}", ran.stderr);
}

#[test]
fn an_empty_file() {
    let folder = scratch("empty");
    write(&folder, "a.txt", "");
    write(&folder, "b.txt", " \n\n\t");
    fails(&run_in(&folder, &["check", "a.txt"]), &["a.txt", "empty"]);
    fails(&run_in(&folder, &["review", "b.txt"]), &["b.txt", "white space"]);
}

#[test]
fn a_sentence_without_end() {
    let folder = scratch("endless");
    write(&folder, "a.txt", "the old council sold the harbour and ".repeat(200));
    let ran = run_in(&folder, &["parse", "a.txt"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stderr.contains("a.txt: line 1: a sentence of 1400 words: parsed in pieces of 400"), "{}", ran.stderr);
    assert_eq!(ran.stdout.lines().filter(|line| line.contains("\troot\t")).count(), 1, "one tree a sentence");
}

#[test]
fn a_dash_is_standard_output() {
    let folder = scratch("dash");
    write(&folder, "a.txt", GOOD);
    let ran = run_in(&folder, &["extract", "a.txt", "--lang", "en", "-o", "-"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stdout.contains("claim: The port of Lund closed on Friday"), "{ran:?}");
    assert!(!folder.join("-").exists());
}

#[test]
fn a_binary_file() {
    let folder = scratch("binary");
    let bytes: Vec<u8> = (0..4000_u32).map(|n| (n * 7919 % 251) as u8).collect();
    write(&folder, "a.txt", bytes);
    fails(&run_in(&folder, &["check", "a.txt"]), &["a.txt", "no text"]);
}

#[test]
fn another_language() {
    let folder = scratch("language");
    let german = "Der Hafen wurde am Freitag nach einem schweren Sturm geschlossen, der zwei Molen beschädigt hatte. Die Behörden \
                  rechnen damit, dass der Betrieb erst in der kommenden Woche wieder aufgenommen werden kann, sagte ein Sprecher.\n";
    write(&folder, "a.txt", german);
    fails(&run_in(&folder, &["check", "a.txt"]), &["a.txt", "English", "--lang en"]);
    assert_eq!(run_in(&folder, &["check", "a.txt", "--lang", "en"]).status, 0);
}

#[test]
fn a_missing_file_does_not_stop_the_rest() {
    let folder = scratch("missing");
    write(&folder, "b.txt", GOOD);
    let ran = run_in(&folder, &["check", "a.txt", "b.txt", "--format", "json"]);
    fails(&ran, &["a.txt", "no such file"]);
    let output: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(output["documents"][0]["path"], "b.txt");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = scratch("unreadable");
    write(&folder, "a.txt", GOOD);
    std::fs::set_permissions(folder.join("a.txt"), std::fs::Permissions::from_mode(0o0)).expect("permissions");
    if std::fs::read(folder.join("a.txt")).is_ok() {
        // For root nothing is unreadable; a folder in place of a file is.
        std::fs::create_dir(folder.join("c.yaml")).expect("a folder");
        fails(&run_in(&folder, &["check", "c.yaml"]), &["c.yaml"]);
        return;
    }
    fails(&run_in(&folder, &["check", "a.txt"]), &["a.txt", "permission"]);
}

#[test]
fn a_folder_without_articles() {
    let folder = scratch("nothing");
    write(&folder, "sub/notes.rs", "fn main() {}");
    fails(&run_in(&folder, &["check", "sub"]), &["sub", "no article"]);
    fails(&run_in(&folder, &["extract", "sub"]), &["sub", "no article"]);
}

#[test]
fn invalid_utf8_and_lone_surrogates() {
    let folder = scratch("encoding");
    write(
        &folder,
        "a.txt",
        [GOOD.as_bytes(), b"It will \xff\xfe reopen on Monday, the city said. \xed\xa0\x80\n"].concat(),
    );
    let ran = run_in(&folder, &["check", "a.txt", "--format", "json"]);
    assert_ne!(ran.status, 2, "{ran:?}");
    assert!(!ran.stderr.is_empty(), "what was done to the bytes is said");
    write(
        &folder,
        "s.jsonl",
        "{\"id\": \"a\", \"text\": \"\\ud800\"}\n{\"id\": \"b\", \"text\": \"The port closed.\"}\n{\"id\": \"c\"\n",
    );
    let ran = run_in(&folder, &["check", "s.jsonl", "--format", "json"]);
    fails(&ran, &["2 of 3 records"]);
    let lines: Vec<serde_json::Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(lines[0]["error"].is_string() && lines[2]["error"].is_string());
    assert_eq!((&lines[1]["id"], &lines[1]["sentences"]), (&"b".into(), &1.into()));
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let folder = scratch("control");
    let text = "The port of \u{1b}[31mLund\u{1b}]0;x\u{7} closed closed on\u{202e} Friday after the the storm.\n\nIt\u{9b}2J reopened\u{8} . , on Monday.\n";
    write(&folder, "a.txt", text);
    for arguments in [
        &["check", "a.txt"][..],
        &["check", "a.txt", "--format", "concise"],
        &["check", "a.txt", "--format", "markdown"],
        &["check", "a.txt", "--format", "json"],
        &["review", "a.txt"],
        &["extract", "a.txt"],
        &["parse", "a.txt", "--format", "json"],
        &["parse", "a.txt"],
    ] {
        let ran = run_in(&folder, arguments);
        assert!(!ran.stdout.is_empty());
        let hostile = |ch: char| ch.is_control() && !matches!(ch, '\n' | '\t') || ch == '\u{202e}';
        assert!(!ran.stdout.contains(hostile) && !ran.stderr.contains(hostile), "{arguments:?}: {:?}", ran.stdout);
    }
    let ran = run_in(&folder, &["review", "a.txt", "--color", "always"]);
    assert!(!ran.stdout.contains("\u{1b}]") && !ran.stdout.contains('\u{9b}') && !ran.stdout.contains('\u{7}'));
}

#[test]
fn a_long_line_and_a_long_text() {
    let folder = scratch("long");
    write(&folder, "line.txt", "word ".repeat(400_000));
    write(&folder, "glued.txt", "x".repeat(2_000_000));
    let sentence = "The committee of the region met on Monday and agreed on a plan for the harbour. ";
    write(&folder, "one.txt", sentence.repeat(25_000));
    for file in ["line.txt", "glued.txt", "one.txt"] {
        let ran = run_in(&folder, &["check", file, "--format", "json", "--lang", "en"]);
        assert_ne!(ran.status, 2, "{file}: {}", ran.stderr);
        let output: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert_eq!(output["documents"][0]["accounting"]["unaccounted"], 0, "{file}");
    }
}

#[test]
fn wrong_usage() {
    let folder = scratch("usage");
    write(&folder, "a.txt", GOOD);
    assert_eq!(run_in(&folder, &["chek", "a.txt"]).status, 2);
    fails(&run_in(&folder, &["check", "a.txt", "--rule", "garbel=off"]), &["garbel", "did you mean ‘garble’"]);
    fails(&run_in(&folder, &["check", "a.txt", "--rule", "garble"]), &["sets nothing"]);
    fails(&run_in(&folder, &["explain", "near-duplicat"]), &["did you mean ‘near-duplicate’"]);
    fails(&run_in(&folder, &["check", "a.txt", "--config", "none.toml"]), &["none.toml"]);
}

#[test]
fn a_wrong_configuration_has_its_place() {
    let folder = scratch("configuration");
    write(&folder, "a.txt", GOOD);
    let cases = [
        ("fail_on = \"error\"\n", "claimbench.toml:1:1: there is no key ‘fail_on’"),
        ("\n[rules]\nnear-duplicat = \"off\"\n", "claimbench.toml:3:1: there is no rule ‘near-duplicat’"),
        ("[rules]\ngarble = \"loud\"\n", "claimbench.toml:2:10: ‘garble’ has no such setting"),
        ("fail-on = \n", "claimbench.toml:1:"),
        ("fail-on = 3\n", "wrong kind"),
    ];
    for (text, message) in cases {
        write(&folder, "claimbench.toml", text);
        fails(&run_in(&folder, &["check", "a.txt"]), &[message]);
    }
}

#[test]
fn a_file_that_is_no_claim_file_is_not_replaced() {
    let folder = scratch("foreign");
    write(&folder, "a.txt", GOOD);
    write(&folder, "notes.yaml", "mine: true\n");
    fails(&run_in(&folder, &["extract", "a.txt", "-o", "notes.yaml"]), &["no claim file"]);
    assert_eq!(std::fs::read_to_string(folder.join("notes.yaml")).expect("still there"), "mine: true\n");
}

#[test]
fn a_broken_claim_file_and_a_missing_article() {
    let folder = scratch("claim-file");
    write(&folder, "a.yaml", "schema: claimbench/claims/1\narticle: {path: none.txt, sha256: aa}\nclaims: []\n");
    fails(&run_in(&folder, &["check", "a.yaml"]), &["a.yaml", "none.txt"]);
    write(&folder, "b.yaml", "schema: claimbench/claims/1\nclaims: [\n");
    fails(&run_in(&folder, &["check", "b.yaml"]), &["b.yaml:"]);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = scratch("pipe");
    write(&folder, "a.txt", "The the port of Lund closed on on Friday.\n\n".repeat(20_000));
    let mut child = claimbench(&folder)
        .args(["check", "a.txt", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn standard_input_is_read() {
    let folder = scratch("stdin");
    let with = |arguments: &[&str], input: &str| {
        let mut child = claimbench(&folder)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("input");
        let output = child.wait_with_output().expect("it ends");
        (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
    };
    let (status, output) = with(&["check", "-", "--format", "concise"], "The port of Lund closed closed on Friday.\n");
    assert_eq!((status, output.contains("<stdin>:1:18: warning[doubled-word]")), (Some(0), true), "{output}");
    let (status, output) =
        with(&["extract", "-", "--jsonl"], "{\"id\": 7, \"text\": \"The port closed on Friday.\"}\n");
    assert_eq!((status, output.starts_with("{\"id\":7,")), (Some(0), true), "{output}");
    let ran = ran(claimbench(&folder).args(["check", "-"]));
    fails(&ran, &["<stdin>", "empty"]);
}

/// A claim file that is in order.
const CLAIM_FILE: &str = "schema: claimbench/claims/1
article: {path: a.txt, sha256: aa}
claims:
  - id: c1
    claim: The port closed.
    quote: The port closed
    spans: [[0, 15]]
    paragraph: 1
    sentence: 1
    modality: asserted
    polarity: positive
    check_worthy: low
    decisions:
      - {verdict: supported, by: Ada, on: \"2026-01-02\", of: v1:aa}
";

#[test]
fn every_mistake_of_a_claim_file_is_told_with_its_place() {
    let folder = scratch("mistakes");
    write(&folder, "a.txt", GOOD);
    let broken = CLAIM_FILE
        .replace("quote:", "qoute:")
        .replace("paragraph: 1", "paragraph: first")
        .replace("asserted", "assertd")
        .replace("verdict: supported", "verdict: true-ish")
        .replace("2026-01-02", "2026-02-30")
        .replace("sentence: 1", "sentence: 1\n    sentence: 2");
    write(&folder, "a.yaml", broken);
    let ran = run_in(&folder, &["check", "a.yaml"]);
    fails(
        &ran,
        &[
            "a.yaml:4:5: claims[0] has no ‘quote’",
            "a.yaml:6:5: there is no key ‘qoute’ in claims[0]\n  6 |     qoute: The port closed\n    |     ^^^^^\n  help: did you mean ‘quote’?",
            "a.yaml:8:16: ‘claims[0].paragraph’ is a text; it must be a whole number",
            "a.yaml:10:5: the key ‘sentence’ stands twice in claims[0]",
            "a.yaml:11:15: ‘claims[0].modality’ cannot be ‘assertd’",
            "did you mean ‘asserted’?",
            "a.yaml:15:19: ‘claims[0].decisions[0].verdict’ cannot be ‘true-ish’",
            "a.yaml:15:42: ‘claims[0].decisions[0].on’ is no date: ‘2026-02-30’",
        ],
    );
    assert_eq!(ran.stderr.matches("error:").count(), 7, "{}", ran.stderr);
}

#[test]
fn yaml_that_claim_files_do_without_is_refused() {
    let folder = scratch("hostile");
    write(&folder, "a.txt", GOOD);
    let cases = [
        (CLAIM_FILE.replace("    claim:", "\tclaim:"), "indent with spaces"),
        (format!("{CLAIM_FILE}---\nb: 1\n"), "second YAML document"),
        (CLAIM_FILE.replace("id: c1", "id: &x c1").replace("quote: The port closed", "quote: *x"), "anchors"),
        (CLAIM_FILE.replace("id: c1", "id: !!str c1"), "tags"),
        (format!("{CLAIM_FILE}nonclaims: {}", "[".repeat(200_000)), "nested too deep"),
        (format!("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n{CLAIM_FILE}"), "anchors"),
        (CLAIM_FILE.replace("[[0, 15]]", "[[15, 0]]"), "ends before it starts"),
        (CLAIM_FILE.replace("[[0, 15]]", "[]"), "‘claims[0].spans’ is empty"),
    ];
    for (text, message) in cases {
        write(&folder, "a.yaml", text);
        fails(&run_in(&folder, &["check", "a.yaml"]), &["a.yaml:", message]);
        fails(&run_in(&folder, &["decide", "a.yaml", "c1", "refuted", "--by", "Bo", "--reason", "x"]), &[message]);
    }
}

#[test]
fn an_enormous_claim_file_is_refused_at_once() {
    let folder = scratch("enormous");
    let file = std::fs::File::create(folder.join("a.yaml")).expect("a file");
    file.set_len(1 << 30).expect("a sparse file");
    fails(&run_in(&folder, &["check", "a.yaml"]), &["a.yaml", "more than 67108864 bytes"]);
}

#[test]
fn an_article_outside_of_the_repository_is_not_read() {
    let folder = scratch("outside");
    write(&folder, "a.txt", GOOD);
    std::fs::create_dir_all(folder.join("house/.git")).expect("a repository");
    write(&folder, "house/a.yaml", CLAIM_FILE.replace("path: a.txt", "path: ../a.txt"));
    fails(&run_in(&folder, &["check", "house/a.yaml"]), &["a.yaml", "lies outside of the repository", "--outside"]);
    assert_eq!(run_in(&folder, &["check", "house/a.yaml", "--outside"]).status, 1, "it is stale, and read");
}
