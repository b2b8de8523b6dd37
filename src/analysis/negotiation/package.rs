//! Packages: one choice on every issue.

use num_bigint::BigUint;

use crate::analysis::exact::Total;

/// A choice on every issue, in the framework's order: positions among [`Game::issues`](super::game::Game::issues)' choices.
///
/// Packages are ordered issue by issue, as their choices are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Package(pub Vec<usize>);

/// Packages that are worth the same to every party.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// What they are worth, in the order of the game's parties.
    pub totals: Vec<Total>,
    /// How many there are.
    pub count: BigUint,
    /// The first of them, at most [`LISTED`], in order.
    pub packages: Vec<Package>,
}

/// The most packages of a tie that are listed; all are counted.
pub const LISTED: usize = 100;
