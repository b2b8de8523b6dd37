//! Statements about several issues at once: combinations that cannot be, and bonuses or penalties.

use super::ids::{IssueIx, PartyIx, TermIx};
use super::quantity::Micro;
use super::source::Evidence;

/// A statement about one or more issues at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Unique among links that have one.
    pub id: Option<String>,
    /// It holds where every condition does; in the order of the framework's issues, each issue once, never empty.
    pub when: Vec<(IssueIx, Condition)>,
    /// What follows.
    pub effect: Effect,
    /// Why.
    pub reason: Option<String>,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a link asks of one issue's outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// One of these terms; never empty.
    Terms(Vec<TermIx>),
    /// A number greater than `above` and less than `below`; at least one is given.
    Numbers {
        /// Holds for numbers greater than this.
        above: Option<f64>,
        /// Holds for numbers less than this.
        below: Option<f64>,
    },
}

/// What follows where a link holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The combination cannot be.
    Impossible,
    /// The party's total changes by so many points of 0 to 100.
    Adds {
        /// Whose total; every party's where none is named.
        party: Option<PartyIx>,
        /// Negative takes away.
        points: Micro,
    },
}

impl Condition {
    /// Whether a term meets it.
    #[must_use]
    pub fn meets_term(&self, term: TermIx) -> bool {
        match self {
            Self::Terms(terms) => terms.contains(&term),
            Self::Numbers { .. } => false,
        }
    }

    /// Whether a number meets it.
    #[must_use]
    pub fn meets_number(&self, number: f64) -> bool {
        match self {
            Self::Terms(_) => false,
            Self::Numbers { above, below } => {
                above.is_none_or(|above| number > above) && below.is_none_or(|below| number < below)
            }
        }
    }
}
