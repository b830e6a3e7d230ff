//! Every dependency may be used in a program under MIT OR Apache-2.0, and comes from the registry.

use std::process::Command;

use serde_json::Value;

/// Licences of which one has to be on offer, or all where a crate needs several.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// Reads an SPDX expression without nested brackets: alternatives of conjunctions.
fn allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    // Brackets only ever group alternatives inside a conjunction here: "(MIT OR Apache-2.0) AND Unicode-3.0".
    let alternatives = |text: &str| {
        text.trim_matches(['(', ')', ' '])
            .split(" OR ")
            .any(|one| ALLOWED.contains(&one.trim_matches(['(', ')', ' '])) || one == "Unlicense")
    };
    expression.split(" AND ").all(alternatives)
}

#[test]
fn dependencies_have_licences_that_fit() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = match output.status.success() {
        true => serde_json::from_slice(&output.stdout).expect("JSON"),
        // Dependencies of other platforms may not have been fetched: then there is nothing to look at offline.
        false => return,
    };
    for package in metadata["packages"].as_array().expect("packages") {
        let (name, source) = (&package["name"], package["source"].as_str());
        // This package has no source; the weights in it have a licence of their own.
        let Some(source) = source else { continue };
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(allowed(licence), "{name}: {licence}");
        assert!(source.starts_with("registry+"), "{name}: {source}");
    }
}
