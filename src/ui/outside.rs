//! What lies outside the interface (dialogs, disk, clock), behind a trait, so that tests can stand in for it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::session::command::{Origin, Reading};
use crate::session::recovery::Recovery;
use crate::session::settings::Settings;

pub mod disk;
pub mod scripted;

/// A question for the user about places on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Which files to open.
    Open {
        /// A folder to start in.
        folder: Option<PathBuf>,
    },
    /// Where to write a file.
    Save {
        /// A name to start from, with its ending.
        suggested: String,
        /// A folder to start in.
        folder: Option<PathBuf>,
        /// What kind of file, for people: `Scenario file`.
        kind: &'static str,
    },
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These places, at least one.
    Paths(Vec<PathBuf>),
    /// Nothing was chosen.
    Cancelled,
    /// The system has no dialog to show; the program must ask with its own.
    NoDialog,
}

/// Everything that the interface cannot do by itself. One question is asked at a time.
pub trait Outside {
    /// Asks the user with the system's dialog, without waiting.
    fn ask(&mut self, request: Request);

    /// The answer to the last question, once, when it is there.
    fn answer(&mut self) -> Option<Answer>;

    /// Reads a scenario file.
    fn read(&mut self, origin: &Origin) -> Reading;

    /// Reads `text` as if it stood at `origin`.
    fn read_as(&mut self, origin: &Origin, text: &str) -> Reading;

    /// Unsaved work that earlier runs left, latest first; none while another run is under way.
    fn recoveries(&mut self) -> Vec<Recovery>;

    /// Keeps a copy of unsaved work, in the place of the one of the same document and run.
    ///
    /// # Errors
    /// Why it cannot be kept, as the end of a sentence.
    fn keep_recovery(&mut self, copy: &Recovery) -> Result<(), String>;

    /// Takes a copy of unsaved work away, where there is one.
    fn forget_recovery(&mut self, origin: &Origin, run: u64);

    /// The text at `path` just now.
    fn text(&self, path: &Path) -> Option<String>;

    /// Writes a file whole, or not at all.
    ///
    /// # Errors
    /// Why it cannot be written, as the end of a sentence.
    fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), String>;

    /// When the file was changed last; `None` where there is no such file, or it is a folder.
    fn modified(&self, path: &Path) -> Option<SystemTime>;

    /// Shows the file's folder in the system's file manager.
    ///
    /// # Errors
    /// Why it cannot be shown, as the end of a sentence.
    fn show_in_folder(&mut self, path: &Path) -> Result<(), String>;

    /// Keeps the settings for the next run.
    ///
    /// # Errors
    /// Why they cannot be kept, as the end of a sentence.
    fn store(&mut self, settings: &Settings) -> Result<(), String>;

    /// Seconds since 1970.
    fn now(&self) -> u64;

    /// The user's own folder, to shorten paths by.
    fn home(&self) -> Option<PathBuf>;
}
