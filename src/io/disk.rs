//! Reads scenario files from the disk, with the files they extend.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::scenario_file::reader::capital;
use super::scenario_file::{LARGEST_FILE, Loaded, Refused, Resolve, read_bytes, read_text};
use crate::model::problem::{Place, Problem, SourceText};

/// Reads the scenario file at `path`, and those it extends, from the disk.
///
/// # Errors
/// Every fault of the files at once; a file that cannot be read at all is a problem with the code `cannot-read`.
pub fn read_file(path: &Path) -> Result<Loaded, Refused> {
    let name = path.display().to_string();
    let bytes = read_limited(path).map_err(|err| {
        let problem = Problem::error("cannot-read", Place::default(), capital(&reason(&err)) + ".")
            .label("cannot be read")
            .found(err.to_string())
            .expected("a scenario file that this program may read");
        Refused { problems: vec![problem], texts: vec![SourceText { name: name.clone(), text: String::new() }] }
    })?;
    with_bases(path, &mut |resolve| read_bytes(&name, &bytes, resolve))
}

/// Reads `text` as if it stood in the file at `path`: what it builds on is found from there.
///
/// # Errors
/// Every fault of the text and of the files it extends, at once.
pub fn read_text_at(path: &Path, text: &str) -> Result<Loaded, Refused> {
    let name = path.display().to_string();
    with_bases(path, &mut |resolve| read_text(&name, text, resolve))
}

/// Reads with what finds the files that the one at `path` builds on.
fn with_bases(path: &Path, read: &mut dyn FnMut(Resolve<'_>) -> Result<Loaded, Refused>) -> Result<Loaded, Refused> {
    let name = path.display().to_string();
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    // The same file under two paths keeps the name it was first read under, so that a circle is seen.
    let mut known: Vec<(PathBuf, String)> = fs::canonicalize(path).map(|real| (real, name)).into_iter().collect();
    let mut resolve = |relative: &str| {
        let path = folder.join(relative);
        let bytes = read_limited(&path).map_err(|err| reason(&err))?;
        let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
        let mut name = path.display().to_string();
        if let Ok(real) = fs::canonicalize(&path) {
            match known.iter().find(|(known, _)| *known == real) {
                Some((_, first)) => name.clone_from(first),
                None => known.push((real, name.clone())),
            }
        }
        Ok((name, text))
    };
    read(&mut resolve)
}

/// All the bytes of a file, or one more than are allowed: enough to see that it is too large.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why a file cannot be read, as the end of a sentence.
fn reason(err: &io::Error) -> String {
    match err.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "this program may not read the file".into(),
        io::ErrorKind::IsADirectory => "this is a folder, not a file".into(),
        _ => format!("the system reports: {err}"),
    }
}
