//! How far a ranking can be trusted: stochastic multicriteria acceptability analysis (SMAA-2: Lahdelma and Salminen 2001).
//!
//! Weights, outcomes and values are drawn again and again from what is possible, and every draw is scored as usual. One draw of
//! an outcome serves every party. Rank = 1 + the number of scenarios with a higher total, so that equal totals share a rank.
//!
//! *Who is ranked*: scenarios that are compared and not shown apart, and that do not cross a red line of the party in every
//! draw. Those that cross one in some draws only are ranked by their totals in all draws; their crossings count against
//! acceptance alone. A scenario that says nothing the party can weigh has no total and no rank.
//!
//! *Exactness*: weights are drawn as whole numbers and values are whole millionths, so that totals are whole numbers below 2⁵³
//! unless links add more than hundreds of points, and equal outcomes tie exactly. All counts are whole numbers, and every draw
//! has its own random numbers: neither threads nor the order of blocks can change a figure. Parties, scenarios and issues are
//! gone through in the order of their ids, so that the order of the file changes nothing either.

#![allow(clippy::needless_range_loop, reason = "a lane is a place in several arrays at once")]

use std::collections::BTreeSet;

use self::limits::LimitsError;
use self::weights::WeightSet;
use super::scoring::Basis;
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};

mod block;
mod cells;
pub mod confidence;
pub mod knock_out;
mod lanes;
pub mod limits;
pub mod plan;
mod random;
mod ranks;
pub mod rests_on;
pub mod result;
pub mod run;
pub mod tally;
mod values;
pub mod weights;

/// Draws where none are asked for.
pub const SAMPLES: u64 = 100_000;

/// The most draws.
pub const MOST_SAMPLES: u64 = 10_000_000;

/// The seed where none is given.
pub const SEED: u64 = 1;

/// What varies beside weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Uncertain {
    /// Outcomes left open between terms or numbers are drawn by likelihood; else they count as their mean.
    pub open: bool,
    /// Uncertain numbers are drawn from their triangle, or evenly without a likeliest number; else they count as that.
    pub numbers: bool,
    /// What is not addressed, and counts, is drawn: any term, or any number of the range; else it counts as its mean.
    pub silent: bool,
    /// Uncertain values are drawn: evenly where the central value lies in the middle, else from a triangle with its peak there.
    pub values: bool,
    /// Values that were derived from an order are any that keep it, the best 100 and the worst 0.
    pub only_order: bool,
}

impl Default for Uncertain {
    fn default() -> Self {
        Self { open: true, numbers: true, silent: true, values: true, only_order: false }
    }
}

/// What is to be found out about a framework.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// How silence counts.
    pub silence: Silence,
    /// Present weights, what is compared and what is assumed, as in scoring.
    pub basis: Basis,
    /// Which weights are possible.
    pub weights: WeightSet,
    /// What else varies.
    pub uncertain: Uncertain,
    /// Cells that count as if they were not addressed and might be settled in any way: what they rest on is left out.
    pub opened: BTreeSet<(ScenarioIx, IssueIx)>,
    /// Equal seeds give equal figures.
    pub seed: u64,
}

impl Study {
    /// The file's own weights and silence, any weights possible, everything uncertain varied, the usual seed.
    #[must_use]
    pub fn of(framework: &Framework) -> Self {
        Self {
            silence: framework.silence(),
            basis: Basis::of(framework),
            weights: WeightSet::Uniform,
            uncertain: Uncertain::default(),
            opened: BTreeSet::new(),
            seed: SEED,
        }
    }
}

/// Why nothing can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RobustnessError {
    /// The limits on a party's weights do not work out.
    #[error("{1}")]
    Limits(PartyIx, LimitsError),
    /// The tables of pairs and ranks would not fit into memory.
    #[error("too many scenarios to compare every pair")]
    TooMany,
}
