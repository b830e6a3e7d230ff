//! The machine-readable outputs are what their schemas say.

mod support;

use serde_json::Value;
use support::{root, run_in, scratch, write};

fn holds(schema: &str, instance: &Value) {
    let schema_text = run_in(root(), &["schema", schema]).stdout;
    let schema_value: Value = serde_json::from_str(&schema_text).expect("a schema");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("mem:///schema.json", schema_value).expect("a resource");
    let index = compiler.compile("mem:///schema.json", &mut schemas).expect("a valid schema");
    if let Err(error) = schemas.validate(instance, index) {
        panic!("{schema}: {error:#}");
    }
}

fn json(arguments: &[&str]) -> Value {
    let ran = run_in(root(), arguments);
    assert_ne!(ran.status, 2, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

#[test]
fn outputs_follow_their_schemas() {
    holds("findings", &json(&["check", "fixtures", "claims", "--format", "json"]));
    holds("analysis", &json(&["parse", "fixtures", "--format", "json"]));
    holds("diff", &json(&["diff", "fixtures/summit.txt", "fixtures/election.txt", "--format", "json"]));
    let extracted = json(&["extract", "fixtures", "--format", "json"]);
    holds("extract", &extracted);
    for article in extracted["articles"].as_array().expect("articles") {
        holds("claims", article);
    }
}

#[test]
fn claim_files_follow_their_schema() {
    let yaml = run_in(root(), &["extract", "fixtures/summit.txt"]).stdout;
    let value: Value = serde_yaml::from_str(&yaml).expect("YAML");
    holds("claims", &value);
}

#[test]
fn stream_lines_follow_their_schemas() {
    let folder = scratch("schema-stream");
    write(
        &folder,
        "s.jsonl",
        "{\"id\": \"a\", \"text\": \"The port closed closed.\", \"published\": \"2024-01-13\"}\n{\"id\": 2}\n",
    );
    for (command, schema) in [("check", "findings-stream"), ("extract", "claims-stream"), ("parse", "analysis-stream")]
    {
        let ran = run_in(&folder, &[command, "s.jsonl", "--format", "json"]);
        assert_eq!(ran.status, 2);
        for line in ran.stdout.lines() {
            holds(schema, &serde_json::from_str(line).expect("JSON"));
        }
    }
}

#[test]
fn a_schema_refuses_what_is_wrong() {
    let broken = serde_json::json!({"schema": "claimbench/findings/1", "documents": [], "findings": [{"rule": "x"}]});
    let refused = std::panic::catch_unwind(|| holds("findings", &broken));
    assert!(refused.is_err());
}
