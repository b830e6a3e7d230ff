//! Which files changed since a revision, as git says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use claimbench::error::ErrorKind;
use claimbench::{Error, ledger};

use super::git;
use super::input::{self, Input, Kind};
use super::paths::reason;

/// The inputs that changed since the present branch left a revision, are not under version control, or are claim files
/// whose article did so. Standard input counts as changed.
///
/// # Errors
/// There is no git, no repository, no such revision, or an input that the repository does not hold.
pub fn since(reference: &str, inputs: Vec<Input>) -> Result<Vec<Input>, Error> {
    let unknown = || {
        Error::new(ErrorKind::Usage, format!("git knows no revision ‘{reference}’"))
            .help("name a branch, tag or commit; in CI, fetch the whole history (fetch-depth: 0)")
    };
    let root = git(&["rev-parse", "--show-toplevel"])?.ok_or_else(|| {
        Error::new(ErrorKind::Usage, "--changed-since needs a git repository, and this folder is in none")
            .help("leave it out, or run inside the repository")
    })?;
    let root = canonical(Path::new(line(&root)));
    let revision = format!("{reference}^{{commit}}");
    // A name that starts with a dash would be an option.
    if reference.starts_with('-') {
        return Err(unknown());
    }
    let commit = git(&["rev-parse", "--verify", "--quiet", &revision])?.ok_or_else(unknown)?;
    let base = git(&["merge-base", line(&commit), "HEAD"])?.ok_or_else(|| {
        Error::new(ErrorKind::Usage, format!("git knows no common commit of ‘{reference}’ and this branch"))
            .help("in CI, fetch the whole history (fetch-depth: 0)")
    })?;
    let refused = || Error::new(ErrorKind::Io, "git could not list the changed files").help("run `git status`");
    let root_text = root.to_string_lossy();
    let differing = git(&["-C", &root_text, "diff", "--name-only", "--no-renames", "-z", line(&base), "--"])?;
    let untracked = git(&["-C", &root_text, "ls-files", "--others", "--exclude-standard", "-z"])?;
    let names = [differing.ok_or_else(refused)?, untracked.ok_or_else(refused)?];
    let changed: BTreeSet<PathBuf> = names
        .iter()
        .flat_map(|names| names.split('\0'))
        .filter(|name| !name.is_empty())
        .map(|name| root.join(name))
        .collect();
    let mut kept = Vec::new();
    for input in inputs {
        if is_changed(&input, &root, &changed)? {
            kept.push(input);
        }
    }
    Ok(kept)
}

fn is_changed(input: &Input, root: &Path, changed: &BTreeSet<PathBuf>) -> Result<bool, Error> {
    let Some(file) = &input.file else { return Ok(true) };
    let file = canonical(file);
    if !file.starts_with(root) {
        return Err(Error::new(ErrorKind::Usage, "this file is outside the git repository")
            .in_file(&input.name)
            .help("check it without --changed-since"));
    }
    if changed.contains(&file) || !file.exists() {
        return Ok(true);
    }
    if input.kind != Kind::ClaimFile {
        return Ok(false);
    }
    let bytes = input::bytes(input)?;
    if !ledger::looks_like_claim_file(&String::from_utf8_lossy(&bytes)) {
        return Ok(!input.found);
    }
    // What cannot be read is kept: it is told then.
    let Ok(claims) = ledger::read(&input.name, &bytes) else { return Ok(true) };
    Ok(changed.contains(&canonical(&file.with_file_name("").join(&claims.article.path))))
}

/// The output of git, or none where it says no.
fn git(arguments: &[&str]) -> Result<Option<String>, Error> {
    git::output(Path::new("."), arguments).map_err(|error| {
        Error::new(ErrorKind::Io, format!("--changed-since needs git, which cannot be run: {}", reason(&error)))
            .help("install git, or leave --changed-since out")
    })
}

fn line(output: &str) -> &str {
    output.trim_end_matches(['\n', '\r'])
}

/// A path without links and dots; of a file that is gone, as far as its folder is there.
fn canonical(path: &Path) -> PathBuf {
    let folder = |path: &Path| Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(|| folder(path)).unwrap_or_else(|| path.to_path_buf())
}
