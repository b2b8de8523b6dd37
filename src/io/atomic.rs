//! Writes a file so that it is always whole: the old content or the new, never half of it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path` by way of a temporary file beside it, which is flushed to the disk and then renamed.
///
/// The permissions of a file that is replaced are kept, and a symbolic link stays one: its target is replaced.
///
/// # Errors
/// Whatever the system reports; the old file is then untouched and the temporary one is gone.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link to a file that does not exist yet cannot be followed, and neither can a new path.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let (temporary, mut file) = create_beside(&target)?;
    let written =
        file.write_all(bytes).and_then(|()| keep_permissions(&target, &file)).and_then(|()| file.sync_all()).and_then(
            |()| {
                // Some systems do not rename a file that is open.
                drop(file);
                fs::rename(&temporary, &target)
            },
        );
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&temporary);
        return written;
    }
    sync_folder(&target);
    Ok(())
}

/// A new file beside `target`, named after it.
fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "this path does not name a file"))?;
    let mut attempt = 0_u32;
    loop {
        let mut temporary = std::ffi::OsString::from(".");
        temporary.push(name);
        temporary.push(format!(".{}-{attempt}.tmp", std::process::id()));
        let path = target.with_file_name(temporary);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(err) if err.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => attempt += 1,
            opened => return opened.map(|file| (path, file)),
        }
    }
}

fn keep_permissions(target: &Path, file: &File) -> io::Result<()> {
    match fs::metadata(target) {
        Ok(metadata) => file.set_permissions(metadata.permissions()),
        // A new file has the usual permissions.
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(err) => Err(err),
    }
}

/// Makes the new name itself survive a power cut, where the system can; the content is safe already.
fn sync_folder(target: &Path) {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
