//! What files are called in output and in claim files, and why the system refused them.

use std::io;
use std::path::{Component, Path, PathBuf};

/// What a file is called in output: relative to the working folder, with forward slashes, so that no output holds a
/// path of the machine.
pub fn name_of(path: &Path) -> String {
    let relative = match (path.is_absolute(), std::env::current_dir()) {
        (true, Ok(here)) => relative_to(path, &here),
        _ => path.to_path_buf(),
    };
    slashed(&relative)
}

/// A path with forward slashes and without `.` in the middle.
pub fn slashed(path: &Path) -> String {
    let parts: Vec<String> = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/").replacen("//", "/", 1)
}

/// How to get from a folder to a path, both absolute.
pub fn relative_to(path: &Path, folder: &Path) -> PathBuf {
    let (to, from): (Vec<Component>, Vec<Component>) = (path.components().collect(), folder.components().collect());
    let shared = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let up = from[shared..].iter().map(|_| Component::ParentDir);
    up.chain(to[shared..].iter().copied()).collect()
}

/// The text of an error of the system, without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_in_output_are_relative() {
        assert_eq!(relative_to(Path::new("/a/b/c.txt"), Path::new("/a/d/e")), Path::new("../../b/c.txt"));
        assert_eq!(relative_to(Path::new("/a/b/c.txt"), Path::new("/a/b")), Path::new("c.txt"));
        assert_eq!(slashed(Path::new("./a/./b.txt")), "a/b.txt");
    }
}
