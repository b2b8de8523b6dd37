//! What is known of the counts that Why not shows: they come one after the other.

use crate::analysis::negotiation::acceptable::Relaxation;
use crate::analysis::negotiation::acceptable::count::Count;
use crate::analysis::negotiation::acceptable::stages::{Acceptable, Singles};

/// The counts of one question, as far as they are known.
#[derive(Clone, Copy, Debug)]
pub struct Counts<'a> {
    /// What is acceptable.
    pub acceptable: &'a Acceptable,
    /// What each party alone rejects, by those who must agree.
    pub alone: Option<&'a [Count]>,
    /// What one relaxation would buy.
    pub singles: Option<&'a Singles>,
    /// What two would buy; asked only where nothing is acceptable.
    pub pairs: Option<&'a [Relaxation]>,
}

impl Counts<'_> {
    /// Whether nothing is acceptable, for certain.
    #[must_use]
    pub fn nothing(&self) -> bool {
        self.acceptable.count().is_none()
    }
}
