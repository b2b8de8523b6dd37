//! A file as it is dropped on the window.

use std::path::{Path, PathBuf};

/// A file that is read by its path.
#[derive(Debug)]
pub(super) struct Dropped(pub(super) PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("read by path".to_owned())
    }
}
