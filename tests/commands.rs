//! Console sessions with the real program, as a person sees them: `tests/cmd/*.trycmd`, each in a copy of its folder
//! `*.in` where there is one. `TRYCMD=overwrite cargo test --test commands` writes down what the program says now.

#[test]
fn sessions() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "")
        .env("CLICOLOR_FORCE", "")
        .env("COLUMNS", "80")
        .case("tests/cmd/*.trycmd");
}
