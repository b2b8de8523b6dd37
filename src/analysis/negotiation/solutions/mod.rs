//! Solutions that single out packages: one a file. What they return.

use crate::analysis::exact::Total;
use crate::analysis::negotiation::package::{Package, Tie};
use crate::model::ids::PartyIx;

/// What a solution singles out: every package that attains it.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// What the packages are worth, in the order of the game's parties; where they differ, the first in descending order.
    pub totals: Vec<Total>,
    /// The packages with these totals, in order, at most [`LISTED`](super::package::LISTED).
    pub packages: Vec<Package>,
    /// All packages that attain it, together where their totals are equal, these first ones included; totals descending.
    pub ties: Vec<Tie>,
    /// How far the best possible may lie above the best found, in the solution's own measure; 0 where it is exact.
    pub gap: f64,
    /// What must be known to read it.
    pub note: Option<Note>,
}

/// What must be known to read a solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// These parties can gain nothing over no deal, and are left out.
    NothingToGain(Vec<PartyIx>),
    /// The work allowed was used up: the best found, with a proven gap.
    Unfinished,
}
