//! Putting a file on disk whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file by way of a temporary one beside it: written, synced, renamed, the folder synced. Whenever the
/// process is killed, the old file is there or the new one, whole.
///
/// # Errors
/// Those of the file system. The temporary file is removed then.
pub fn write_atomically(path: &Path, contents: &[u8]) -> io::Result<()> {
    // A link is followed, so that the file it leads to is replaced and not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = target.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not a file name"))?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.tmp", std::process::id()));
    let temporary = folder.join(hidden);
    let result = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        file.write_all(contents)?;
        if let Ok(old) = fs::metadata(&target) {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&temporary, &target)?;
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

#[cfg(not(unix))]
const _: Option<File> = None;
