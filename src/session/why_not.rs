//! What Why not shows: looked at, never undone, never written into the file.

use crate::analysis::negotiation::setting::RedLineRef;
use crate::model::ids::PartyIx;

/// What a party could give up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relaxation {
    /// A red line.
    RedLine(RedLineRef),
    /// A no-deal value.
    NoDeal(PartyIx),
}

/// Which relaxations are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Relaxed {
    /// Red lines.
    RedLines,
    /// No-deal values.
    NoDeal,
    /// Both, alone and together.
    #[default]
    Both,
}

impl Relaxed {
    /// Every choice, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::RedLines, Self::NoDeal, Self::Both];
}

/// What is chosen on Why not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhyNotView {
    /// What is tried without, one relaxation or two; empty for none. An assumption of the reader, not of a party.
    pub trial: Vec<Relaxation>,
    /// Which relaxations are listed.
    pub shown: Relaxed,
    /// Statements on all issues rather than on one.
    pub all_statements: bool,
}
