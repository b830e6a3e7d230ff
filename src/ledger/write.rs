//! Putting a file on disk whole or not at all, one process at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};

/// Writes a file by way of a temporary one beside it: written, synced, renamed, the folder synced. Whenever the
/// process is killed, the old file is there or the new one, whole.
///
/// # Errors
/// Those of the file system. The temporary file is removed then.
pub fn write_atomically(path: &Path, contents: &[u8]) -> io::Result<()> {
    let target = followed(path);
    replace(&target, contents, &|| Ok(()))
}

/// Changes a file while no other process does: locks it, reads it, and replaces it with what `change` makes of it; a
/// `change` that changes nothing writes nothing. `name` is how the file is called in messages, and no more than `most`
/// bytes and one of it are read. Says whether it wrote.
///
/// The lock is advisory: other runs of this program wait for it. A file that something else has changed between
/// reading and writing is not replaced.
///
/// # Errors
/// Those of the file system, of a file that changed meanwhile, and of `change`; the file is left as it is.
pub fn update(
    path: &Path,
    name: &str,
    most: usize,
    change: impl FnOnce(&[u8]) -> Result<Vec<u8>, Vec<Error>>,
) -> Result<bool, Vec<Error>> {
    let failed = |what: &str, error: &io::Error| {
        let reason = error.to_string();
        let reason = reason.split(" (os error").next().unwrap_or_default().to_lowercase();
        let help = match error.kind() {
            io::ErrorKind::NotFound => "check the name",
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "check who may write to it",
            _ => "check the folder and its disk, and try again",
        };
        vec![Error::new(ErrorKind::Io, format!("{what}: {reason}")).in_file(name).help(help)]
    };
    let target = followed(path);
    let mut file = locked(&target).map_err(|error| failed("cannot be opened for writing", &error))?;
    let mut old = Vec::new();
    let limit = most as u64 + 1;
    (&mut file).take(limit).read_to_end(&mut old).map_err(|error| failed("cannot be read", &error))?;
    let new = change(&old)?;
    if new == old {
        return Ok(false);
    }
    remove_leftovers(&target);
    let unchanged = || match fs::read(&target) {
        Ok(now) if now == old => Ok(()),
        _ => Err(io::Error::new(io::ErrorKind::ResourceBusy, CHANGED)),
    };
    match replace(&target, &new, &unchanged) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::ResourceBusy && error.to_string() == CHANGED => {
            let error = Error::new(ErrorKind::Io, "this file has changed since it was read, and is not replaced");
            Err(vec![error.in_file(name).help("what is in it now is as it was; look at it, and try again")])
        }
        Err(error) => Err(failed("cannot be written", &error)),
    }
}

const CHANGED: &str = "changed meanwhile";

/// The file that a path leads to: a link is followed, so that the file it leads to is replaced and not the link.
fn followed(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Opens a file and locks it. Whoever held the lock before may have replaced the file, and with it what is locked: then
/// the new one is opened.
fn locked(path: &Path) -> io::Result<File> {
    loop {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => file.lock()?,
            // Some network file systems have no locks: the comparison before the replacement has to do.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(file),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let held = same_file::Handle::from_file(file.try_clone()?)?;
        if same_file::Handle::from_path(path)? == held {
            return Ok(file);
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How the names of temporary files begin.
fn hidden(path: &Path) -> io::Result<String> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not a file name"))?;
    Ok(format!(".{}.", name.to_string_lossy()))
}

/// Removes the temporary files that killed processes have left: whoever holds the lock is the only one who writes.
fn remove_leftovers(path: &Path) {
    let Ok(hidden) = hidden(path) else { return };
    let entries = fs::read_dir(folder_of(path)).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let middle = name.strip_prefix(&hidden).and_then(|rest| rest.strip_suffix(".tmp"));
        if middle.is_some_and(|middle| !middle.is_empty() && middle.bytes().all(|byte| byte.is_ascii_digit())) {
            // If it cannot be removed, it does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// `ready` is asked last before the new file takes the place of the old one.
fn replace(target: &Path, contents: &[u8], ready: &dyn Fn() -> io::Result<()>) -> io::Result<()> {
    let folder = folder_of(target);
    let temporary = folder.join(format!("{}{}.tmp", hidden(target)?, std::process::id()));
    let result = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        if let Ok(old) = fs::metadata(target) {
            file.set_permissions(old.permissions())?;
        }
        file.write_all(contents)?;
        file.sync_all()?;
        ready()?;
        fs::rename(&temporary, target)?;
        #[cfg(unix)]
        File::open(folder)?.sync_all()?;
        Ok(())
    })();
    if result.is_err() {
        // Nothing can be done about a temporary file that cannot be removed either.
        let _ = fs::remove_file(&temporary);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("claimbench-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_not_replaced() {
        let folder = folder("meanwhile");
        let path = folder.join("a.yaml");
        fs::write(&path, "old").expect("a file");
        let errors = update(&path, "a.yaml", 1000, |old| {
            assert_eq!(old, b"old");
            fs::write(&path, "theirs").expect("a file");
            Ok(b"ours".to_vec())
        });
        assert!(errors.expect_err("a conflict")[0].message().contains("has changed since it was read"));
        assert_eq!(fs::read(&path).expect("a file"), b"theirs");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "no temporary file is left");
        fs::remove_dir_all(folder).expect("removed");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept_and_leftovers_removed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("links");
        let path = folder.join("a.yaml");
        fs::write(&path, "old").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
        fs::write(folder.join(".a.yaml.123.tmp"), "half").expect("a file");
        fs::write(folder.join(".a.yaml.mine.tmp"), "not ours").expect("a file");
        std::os::unix::fs::symlink("a.yaml", folder.join("b.yaml")).expect("a link");
        assert!(update(&folder.join("b.yaml"), "b.yaml", 1000, |_| Ok(b"new".to_vec())).expect("written"));
        assert!(!update(&folder.join("b.yaml"), "b.yaml", 1000, |old| Ok(old.to_vec())).expect("left alone"));
        assert_eq!(fs::read(&path).expect("a file"), b"new");
        assert!(fs::symlink_metadata(folder.join("b.yaml")).expect("a link").is_symlink());
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o640);
        assert!(!folder.join(".a.yaml.123.tmp").exists() && folder.join(".a.yaml.mine.tmp").exists());
        fs::remove_dir_all(folder).expect("removed");
    }
}
