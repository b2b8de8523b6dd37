//! What a session asks the outside world to do. The shell performs it and answers with a command.

use std::path::{Path, PathBuf};

use super::command::{Origin, TabId};
use super::export::ExportRequest;
use crate::model::quantity::Micro;
use crate::model::scenario::Scenario;

/// One thing to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Show the system's open dialog; answer with `FileCommand::Open`.
    AskOpen,
    /// Show the system's save dialog for a new file; answer with `FileCommand::NewAt`.
    AskNew {
        /// A name to start from.
        suggested: String,
        /// A folder to start in.
        folder: Option<PathBuf>,
    },
    /// Write the template there, then read it; answer with `FileCommand::Read` and `Done`, or with `Failed`.
    New(PathBuf),
    /// Show the system's save dialog; answer with `FileCommand::SaveTo`.
    AskSave {
        /// A name to start from.
        suggested: String,
        /// A folder to start in.
        folder: Option<PathBuf>,
    },
    /// Read this; answer with `FileCommand::Read`.
    Read(Origin),
    /// Write the document's text with these weights and scenarios, and beside it what it builds on where that is not there
    /// yet; answer with `FileCommand::Saved` or `Failed`.
    Save {
        /// The tab it belongs to.
        tab: TabId,
        /// Where to.
        path: PathBuf,
        /// Weights that differ from the text.
        weights: Vec<WeightEdit>,
        /// Scenarios that differ from the text.
        scenarios: ScenarioEdits,
        /// The revision being saved.
        revision: u64,
    },
    /// Write this text there, then read it; answer with `FileCommand::Read` or `Failed`.
    Rewrite {
        /// Where to.
        path: PathBuf,
        /// The whole text.
        text: String,
    },
    /// Show the system's save dialog; answer with `FileCommand::ExportTo`.
    AskExportPlace {
        /// The tab it belongs to.
        tab: TabId,
        /// What is to be written.
        request: ExportRequest,
        /// A name to start from.
        suggested: String,
        /// A folder to start in.
        folder: Option<PathBuf>,
    },
    /// Write the tab's comparison in the form asked for; answer with `FileCommand::Exported` or `Failed`.
    Export {
        /// The tab it belongs to.
        tab: TabId,
        /// What to write.
        request: ExportRequest,
        /// Where to.
        path: PathBuf,
    },
    /// Keep the settings.
    StoreSettings,
}

/// A weight to be written into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightEdit {
    /// The party's id.
    pub party: String,
    /// The issue's id.
    pub issue: String,
    /// Its points.
    pub points: Micro,
}

/// Scenarios to be written into a file, and ids of those to be taken out of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScenarioEdits {
    /// New ones, and those that take the place of the entry with their id.
    pub written: Vec<Scenario>,
    /// Ids of entries that go.
    pub removed: Vec<String>,
}

/// The name of a file or folder without those it lies in.
pub(super) fn last_part(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
