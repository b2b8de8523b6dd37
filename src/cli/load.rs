//! Reads a file into a document, or reports why not.

use std::path::Path;
use std::sync::Arc;

use super::args::SilenceMode;
use super::outcome::{Exit, Outcome};
use super::problems;
use crate::io::read_file;
use crate::session::command::{EditCommand, Origin};
use crate::session::document::Document;

/// A document, and its warnings as text.
pub(super) struct Read {
    pub(super) document: Document,
    pub(super) warnings: String,
}

/// Reads `path`; silence counts as asked, or as the file says.
pub(super) fn document(path: &Path, silence: Option<SilenceMode>) -> Result<Read, Outcome> {
    match read_file(path) {
        Ok(loaded) => {
            let warnings = problems::brief(&loaded.texts, &loaded.warnings);
            let origin = Origin::Path(path.to_path_buf());
            let mut document = Document::new(origin, Arc::new(loaded.framework), loaded.texts, loaded.warnings);
            if let Some(silence) = silence {
                document.edit(&EditCommand::SetSilence(silence.silence()));
            }
            Ok(Read { document, warnings })
        }
        Err(refused) => Err(Outcome::stop(Exit::Faulty, problems::all(&refused.texts, &refused.problems))),
    }
}
