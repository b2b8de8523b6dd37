//! Unsaved work that is kept aside while a document is open, so that it survives a crash.

use super::command::Origin;
use super::document::Saved;
use crate::model::framework::Framework;

/// A copy of a document with its unsaved changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// What it is a copy of.
    pub origin: Origin,
    /// Tells copies of the same document by different runs of the program apart.
    pub run: u64,
    /// When it was made, in seconds since 1970.
    pub at: u64,
    /// How many weights and scenarios were not saved.
    pub changes: usize,
    /// The whole text that saving would have written.
    pub text: String,
}

/// The changes that lead from a file as it is now to the copy; `None` where the file has become another since, so that
/// they cannot be told.
#[must_use]
pub fn changes(now: &Framework, copy: &Framework) -> Option<Saved> {
    let parties = |framework: &Framework| framework.parties().iter().map(|party| party.id.clone()).collect::<Vec<_>>();
    let same = now.issues() == copy.issues()
        && now.sources() == copy.sources()
        && parties(now) == parties(copy)
        && copy.scenarios().starts_with(now.scenarios());
    same.then(|| Saved {
        weights: crate::analysis::weights::Weights::of(copy),
        added: copy.scenarios().get(now.scenarios().len()..).unwrap_or_default().to_vec(),
    })
}
