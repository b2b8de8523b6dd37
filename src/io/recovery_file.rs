//! Copies of unsaved work, one small JSON file a document and run, in the user's data folder.
//!
//! A copy that cannot be understood is left where it is: a person may still find the text in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{places, write_atomic};
use crate::session::command::Origin;
use crate::session::recovery::Recovery;

/// The version that is written.
const VERSION: u32 = 1;

/// Where copies are kept: `$XDG_DATA_HOME/westphalia/recovery` or what the platform has instead.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    places::data().map(|folder| folder.join("recovery"))
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bundled: Option<String>,
    run: u64,
    at: u64,
    changes: usize,
    text: String,
}

/// Every copy that is kept, latest first.
#[must_use]
pub fn read_all(folder: &Path) -> Vec<Recovery> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let mut copies: Vec<Recovery> = paths.iter().filter_map(|path| read(path)).collect();
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.at));
    copies
}

fn read(path: &Path) -> Option<Recovery> {
    let File { version, path, bundled, run, at, changes, text } = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    let origin = path.map(Origin::Path).or(bundled.map(Origin::Bundled))?;
    (version <= VERSION).then_some(Recovery { origin, run, at, changes, text })
}

/// Keeps a copy, in the place of the one of the same document and run.
///
/// # Errors
/// Whatever the system reports.
pub fn write(folder: &Path, copy: &Recovery) -> io::Result<()> {
    let (path, bundled) = match &copy.origin {
        Origin::Path(path) => (Some(path.clone()), None),
        Origin::Bundled(name) => (None, Some(name.clone())),
    };
    let Recovery { run, at, changes, text, .. } = copy.clone();
    let file = File { version: VERSION, path, bundled, run, at, changes, text };
    fs::create_dir_all(folder)?;
    write_atomic(&folder.join(file_name(&copy.origin, run)), &serde_json::to_vec(&file).map_err(io::Error::other)?)
}

/// Takes a copy away; nothing happens where there is none.
pub fn remove(folder: &Path, origin: &Origin, run: u64) {
    // What cannot be removed is offered once more at the next start, which loses nothing.
    let _ = fs::remove_file(folder.join(file_name(origin, run)));
}

fn file_name(origin: &Origin, run: u64) -> String {
    let text = match origin {
        Origin::Path(path) => format!("path:{}", path.display()),
        Origin::Bundled(name) => format!("bundled:{name}"),
    };
    // FNV-1a, 64 bits: the same name in every run and on every system.
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}-{run:x}.json")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{read_all, remove, write};
    use crate::session::command::Origin;
    use crate::session::recovery::Recovery;

    #[test]
    fn copies_are_kept_replaced_listed_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("recovery");
        assert!(read_all(&kept).is_empty());
        let copy = |origin: Origin, run, at| Recovery { origin, run, at, changes: 2, text: "title = \"é\"\n".into() };
        let path = Origin::Path(PathBuf::from("/home/analyst/drafts.toml"));
        write(&kept, &copy(path.clone(), 1, 10)).unwrap();
        write(&kept, &copy(path.clone(), 1, 20)).unwrap();
        write(&kept, &copy(path.clone(), 2, 15)).unwrap();
        write(&kept, &copy(Origin::Bundled("a.toml".into()), 1, 30)).unwrap();
        std::fs::write(kept.join("broken.json"), "{").unwrap();
        let ats = |copies: Vec<Recovery>| copies.into_iter().map(|copy| copy.at).collect::<Vec<_>>();
        assert_eq!(ats(read_all(&kept)), [30, 20, 15]);
        assert_eq!(read_all(&kept)[1], copy(path.clone(), 1, 20));
        remove(&kept, &path, 1);
        remove(&kept, &path, 9);
        assert_eq!(ats(read_all(&kept)), [30, 15]);
        assert!(kept.join("broken.json").exists(), "what is not understood stays");
    }
}
