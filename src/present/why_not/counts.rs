//! What is known of the counts that Why not shows: they come one after the other.

use std::time::Duration;

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
    /// How the count came about.
    pub way: Way,
}

/// How the count of what is acceptable came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// How long it took; zero where that was not measured.
    pub took: Duration,
    /// Whether it is an estimate while the exact count goes on.
    pub is_interim: bool,
    /// Whether counting ended before everything was known.
    pub is_over: bool,
}

impl Counts<'_> {
    /// Whether nothing is acceptable, for certain.
    #[must_use]
    pub fn nothing(&self) -> bool {
        self.acceptable.count().is_none()
    }
}
