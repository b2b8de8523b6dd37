//! The real disk and the real clock; dialogs are left to whoever can show them.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::SystemTime;

use super::{Answer, Outside, Request};
use crate::io::{Loaded, Refused, bundled, read_file, read_text_at, recovery_file, settings_file, write_atomic};
use crate::present::start::{self, Card};
use crate::session::command::{Origin, Reading};
use crate::session::document::Document;
use crate::session::recovery::Recovery;
use crate::session::settings::Settings;

/// Shows the system's dialogs.
pub trait Dialogs {
    /// Begins to ask.
    fn ask(&mut self, request: Request);

    /// The answer, once, when it is there.
    fn answer(&mut self) -> Option<Answer>;
}

/// The disk, with dialogs.
#[derive(Debug)]
pub struct Disk<D> {
    dialogs: D,
    settings: Option<PathBuf>,
    recovery: Option<PathBuf>,
    /// Held as long as this run lasts: another run then knows that what it finds is not left behind.
    run: Option<File>,
}

impl<D: Dialogs> Disk<D> {
    /// A disk whose settings are kept at `settings`, and copies of unsaved work in the folder `recovery`; nowhere where
    /// `None`.
    pub const fn new(dialogs: D, settings: Option<PathBuf>, recovery: Option<PathBuf>) -> Self {
        Self { dialogs, settings, recovery, run: None }
    }
}

/// Reads a file or a bundled scenario.
#[must_use]
pub fn read(origin: &Origin) -> Reading {
    let loaded = match origin {
        Origin::Path(path) => read_file(path),
        Origin::Bundled(name) => bundled::read(name),
    };
    reading(origin, loaded)
}

/// What reading `origin` gave, for the session.
pub(super) fn reading(origin: &Origin, loaded: Result<Loaded, Refused>) -> Reading {
    match loaded {
        Ok(Loaded { framework, warnings, texts }) => {
            Reading { origin: origin.clone(), texts, problems: warnings, framework: Some(Arc::new(framework)) }
        }
        Err(Refused { problems, texts }) => Reading { origin: origin.clone(), texts, problems, framework: None },
    }
}

/// The cards of all bundled scenarios, for the start screen.
#[must_use]
pub fn cards() -> Vec<Card> {
    let card = |file: &bundled::Bundled| {
        let Loaded { framework, warnings, texts } = bundled::read(file.file_name).ok()?;
        let origin = Origin::Bundled(file.file_name.to_owned());
        Some(start::card(file.file_name, &Document::new(origin, Arc::new(framework), texts, warnings)))
    };
    bundled::all().iter().filter_map(card).collect()
}

impl<D: Dialogs> Outside for Disk<D> {
    fn ask(&mut self, request: Request) {
        self.dialogs.ask(request);
    }

    fn answer(&mut self) -> Option<Answer> {
        self.dialogs.answer()
    }

    fn read(&mut self, origin: &Origin) -> Reading {
        read(origin)
    }

    fn read_as(&mut self, origin: &Origin, text: &str) -> Reading {
        let loaded = match origin {
            Origin::Path(path) => read_text_at(path, text),
            Origin::Bundled(name) => bundled::read_as(name, text),
        };
        reading(origin, loaded)
    }

    fn recoveries(&mut self) -> Vec<Recovery> {
        let Some(folder) = &self.recovery else { return Vec::new() };
        let lock = fs::create_dir_all(folder).and_then(|()| File::create(folder.join("lock")));
        self.run = lock.ok().filter(|lock| lock.try_lock().is_ok());
        if self.run.is_some() { recovery_file::read_all(folder) } else { Vec::new() }
    }

    fn keep_recovery(&mut self, copy: &Recovery) -> Result<(), String> {
        let Some(folder) = &self.recovery else { return Ok(()) };
        recovery_file::write(folder, copy).map_err(|err| reason(&err))
    }

    fn forget_recovery(&mut self, origin: &Origin, run: u64) {
        if let Some(folder) = &self.recovery {
            recovery_file::remove(folder, origin, run);
        }
    }

    fn text(&self, path: &Path) -> Option<String> {
        fs::read_to_string(path).ok()
    }

    fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), String> {
        write_atomic(path, bytes).map_err(|err| reason(&err))
    }

    fn modified(&self, path: &Path) -> Option<SystemTime> {
        fs::metadata(path).ok().filter(fs::Metadata::is_file)?.modified().ok()
    }

    fn show_in_folder(&mut self, path: &Path) -> Result<(), String> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let program = if cfg!(target_os = "macos") {
            "open"
        } else if cfg!(target_os = "windows") {
            "explorer"
        } else {
            "xdg-open"
        };
        Command::new(program)
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(drop)
            .map_err(|_| format!("{} does not open here", folder.display()))
    }

    fn store(&mut self, settings: &Settings) -> Result<(), String> {
        let Some(path) = &self.settings else { return Ok(()) };
        settings_file::write(path, settings).map_err(|err| reason(&err))
    }

    fn now(&self) -> u64 {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
    }

    fn home(&self) -> Option<PathBuf> {
        std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
    }
}

/// Why something could not be written, as the end of a sentence.
fn reason(err: &io::Error) -> String {
    match err.kind() {
        io::ErrorKind::NotFound => "the folder does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "this program may not write there".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        _ => format!("the system reports: {err}"),
    }
}
