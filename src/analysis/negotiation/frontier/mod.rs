//! The efficient frontier: every package of the domain than which no other gives all parties at least as much and one more.
//!
//! Block after block, partial packages that another one dominates are dropped: whatever completes them completes the other
//! at least as well (multi-criteria dynamic programming; Bazgan, Hugot and Vanderpooten 2009 for the knapsack). Equal partial
//! packages are merged and counted. Candidates come in descending order, merged from one shifted copy of the front a
//! choice, so that a candidate can only be dominated by what is kept already; what is kept is held in a running maximum
//! (two parties), a staircase (three), or a tree of bounding corners (more). Exact, unless memory or work would be passed:
//! then fronts are thinned by a grid, and the result says by how much.

mod counts;
mod line;
mod merge;
mod packages;
mod reduction;
mod stages;
mod staircase;
#[cfg(test)]
mod tests;
mod thin;
mod tree;

use num_bigint::BigUint;

use super::budget::{Meter, Stop};
use super::game::Game;
use super::package::Package;
use super::units::Unit;
use crate::analysis::exact::Total;
use counts::Counts;
use reduction::Reduction;
use stages::Stage;

/// All efficient points, by totals descending, party by party, with the packages that attain each.
#[derive(Clone, Debug)]
pub struct Frontier {
    reduction: Reduction,
    stages: Vec<Stage>,
    rows: Rows,
    counts: Counts,
    epsilon: Option<Vec<f64>>,
}

/// The points in the width that they were searched in.
#[derive(Clone, Debug)]
enum Rows {
    Small(Vec<i32>),
    Narrow(Vec<i64>),
    Wide(Vec<i128>),
}

impl Frontier {
    /// The frontier of `game`'s domain.
    ///
    /// # Errors
    /// [`Stop::Cancelled`]; limits that are reached thin the result instead.
    pub fn new(game: &Game, meter: &mut Meter<'_>) -> Result<Self, Stop> {
        let reduction = Reduction::new(game);
        if let Some(table) = reduction.table::<i32>() {
            return Self::search(game, reduction, &table, Rows::Small, meter);
        }
        if let Some(table) = reduction.table::<i64>() {
            return Self::search(game, reduction, &table, Rows::Narrow, meter);
        }
        // What a game holds fits 128 bits.
        let table = reduction.table::<i128>().unwrap_or_default();
        Self::search(game, reduction, &table, Rows::Wide, meter)
    }

    fn search<U: Unit>(
        game: &Game,
        reduction: Reduction,
        table: &reduction::Shifted<U>,
        wrap: fn(Vec<U>) -> Rows,
        meter: &mut Meter<'_>,
    ) -> Result<Self, Stop> {
        let found = stages::search(table, meter)?;
        let counts = Counts::new(&found.stages, meter)?;
        let epsilon = found.thinned.map(|lost| reduction.points(game, &lost));
        Ok(Self { reduction, stages: found.stages, rows: wrap(found.rows), counts, epsilon })
    }

    /// How many points there are: packages with equal totals are one.
    #[must_use]
    pub fn len(&self) -> usize {
        let numbers = match &self.rows {
            Rows::Small(rows) => rows.len(),
            Rows::Narrow(rows) => rows.len(),
            Rows::Wide(rows) => rows.len(),
        };
        numbers / self.reduction.columns()
    }

    /// Whether the domain has no package at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether these are all efficient points, and no others.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.epsilon.is_none()
    }

    /// The points of 0 to 100 by which the frontier may be missed, party by party; `None` where it is exact.
    ///
    /// For every efficient package that lies at least so far above the no-deal values, one is listed that gives no party
    /// less by more than this.
    #[must_use]
    pub fn epsilon(&self) -> Option<&[f64]> {
        self.epsilon.as_deref()
    }

    /// The units of a point, party by party. `point` must be less than [`Self::len`].
    #[must_use]
    pub fn units(&self, point: usize) -> Vec<i128> {
        let columns = self.reduction.columns();
        let row = point * columns..(point + 1) * columns;
        let row: Vec<i128> = match &self.rows {
            Rows::Small(rows) => rows[row].iter().map(|unit| i128::from(*unit)).collect(),
            Rows::Narrow(rows) => rows[row].iter().map(|unit| i128::from(*unit)).collect(),
            Rows::Wide(rows) => rows[row].to_vec(),
        };
        self.reduction.units(&row)
    }

    /// The totals of a point, party by party. `point` must be less than [`Self::len`].
    #[must_use]
    pub fn totals(&self, game: &Game, point: usize) -> Vec<Total> {
        game.totals(&self.units(point))
    }

    /// How many packages attain a point.
    #[must_use]
    pub fn count(&self, point: usize) -> BigUint {
        self.counts.of(point)
    }

    /// How many efficient packages there are.
    #[must_use]
    pub fn packages_count(&self) -> BigUint {
        self.counts.sum()
    }

    /// The packages that attain a point, at most `limit`, in order.
    ///
    /// Where more than 20,000 attain it, those that are found first are put in order, not the first of all.
    #[must_use]
    pub fn packages(&self, game: &Game, point: usize, limit: usize) -> Vec<Package> {
        packages::packages(game, &self.stages, point, limit)
    }
}
