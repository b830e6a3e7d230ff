//! The same bytes in, the same bytes out: whatever the number of threads, the folder, the environment.

mod support;

use support::{claimbench, ran, root};

#[test]
fn threads_and_hash_seeds_change_nothing() {
    let stream: String = (0..40)
        .map(|n| format!("{{\"id\": \"{n}\", \"text\": \"The port of Lund closed at {n} p.m. on Friday after a storm.\\n\\nThe port of Lund closed at {} p.m. on Friday after a storm.\"}}\n", n + 1))
        .collect();
    let folder = support::scratch("determinism");
    support::write(&folder, "stream.jsonl", stream);
    let stream = folder.join("stream.jsonl");
    let stream = stream.to_str().expect("a path");
    let commands: [&[&str]; 8] = [
        &["review", "fixtures", "--all"],
        &["review", "fixtures", "--all", "--color", "always", "--width", "120"],
        &["check", "fixtures", "claims", "--format", "json"],
        &["check", "fixtures", "claims", "--format", "full"],
        &["check", "fixtures", "--format", "markdown"],
        &["extract", "fixtures"],
        &["parse", "fixtures", "--format", "json"],
        &["check", stream, "--format", "json"],
    ];
    for arguments in commands {
        // Each process has hash seeds of its own.
        let run = |threads: &str| ran(claimbench(root()).args(arguments).env("RAYON_NUM_THREADS", threads));
        let one = run("1");
        assert!(!one.stdout.is_empty(), "{arguments:?}: {}", one.stderr);
        for threads in ["2", "7"] {
            assert!(one == run(threads), "{arguments:?} with {threads} threads");
        }
    }
}

#[test]
fn no_output_holds_an_absolute_path() {
    let root_text = root().to_str().expect("a path");
    let absolute = root().join("fixtures/summit.txt");
    let absolute = absolute.to_str().expect("a path");
    for arguments in [
        ["review", absolute, "--all"],
        ["check", absolute, "--format=json"],
        ["extract", absolute, "--format=json"],
        ["parse", absolute, "--format=json"],
    ] {
        let ran = ran(claimbench(root()).args(arguments));
        assert!(!ran.stdout.contains(root_text) && !ran.stderr.contains(root_text), "{arguments:?}");
        assert!(ran.stdout.contains("fixtures/summit.txt"), "{arguments:?}");
    }
}
