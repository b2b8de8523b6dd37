//! The packages that a search looks at, as gains over no deal, and their floating-point shadow for bounds.

use super::measure::Measure;
use crate::analysis::negotiation::units::{Table, Unit};

/// The choices of one block that are looked at.
#[derive(Clone, Debug)]
pub struct Open<U> {
    /// Which block of the game.
    pub block: usize,
    /// Which of its choices, ascending; never empty.
    pub choices: Vec<usize>,
    /// What they are worth: choice by choice, the units of all parties.
    pub units: Vec<U>,
}

/// Packages as one choice a block, and the gains of all parties: units less those of no deal.
#[derive(Clone, Debug)]
pub struct Space<U> {
    /// How many parties there are.
    pub parties: usize,
    /// The gains before anything is chosen: what no deal is worth, taken away.
    pub start: Vec<U>,
    /// One entry a block.
    pub blocks: Vec<Open<U>>,
}

impl<U: Unit> Space<U> {
    /// The packages of a table whose choices are all `open`; `None` where a block has no such choice.
    #[must_use]
    pub fn new(table: &Table<U>, open: impl Fn(usize, usize) -> bool) -> Option<Self> {
        let mut blocks = Vec::with_capacity(table.blocks.len());
        for block in 0..table.blocks.len() {
            let choices: Vec<usize> = (0..table.rows(block).len()).filter(|choice| open(block, *choice)).collect();
            if choices.is_empty() {
                return None;
            }
            let units = choices.iter().flat_map(|choice| table.row(block, *choice)).copied().collect();
            blocks.push(Open { block, choices, units });
        }
        let start = table.reservations.iter().map(|reservation| U::default() - *reservation).collect();
        Some(Self { parties: table.parties, start, blocks })
    }

    /// The gains of one choice a block, given by positions among [`Open::choices`].
    #[must_use]
    pub fn gains(&self, picks: &[usize]) -> Vec<U> {
        let mut gains = self.start.clone();
        for (open, pick) in self.blocks.iter().zip(picks) {
            for (gain, unit) in gains.iter_mut().zip(&open.units[pick * self.parties..]) {
                *gain += *unit;
            }
        }
        gains
    }

    /// The greatest gain of a party over all packages, whatever the others get.
    #[must_use]
    pub fn greatest(&self, party: usize) -> U {
        self.extreme(party, Ord::max)
    }

    /// The least gain of a party over all packages.
    #[must_use]
    pub fn least(&self, party: usize) -> U {
        self.extreme(party, Ord::min)
    }

    fn extreme(&self, party: usize, better: impl Fn(U, U) -> U) -> U {
        let mut sum = self.start[party];
        for open in &self.blocks {
            let units = open.units.iter().skip(party).step_by(self.parties).copied();
            sum += units.reduce(&better).unwrap_or_default();
        }
        sum
    }
}

/// A space in floating point, in a measure's scale: for bounds and for finding good packages, never to decide.
#[derive(Clone, Debug)]
pub struct Shadow {
    /// How many parties there are.
    pub parties: usize,
    /// As [`Space::start`].
    pub start: Vec<f64>,
    /// As [`Open::units`], one entry a block.
    pub blocks: Vec<Vec<f64>>,
    /// What a sum of weighted gains may be off by, for weights that add up to 1.
    pub error: f64,
}

impl Shadow {
    /// The shadow of a space.
    #[must_use]
    pub fn new<U: Unit>(space: &Space<U>, measure: &Measure) -> Self {
        let parties = space.parties;
        let scaled = |units: &[U]| -> Vec<f64> {
            units.iter().enumerate().map(|(at, unit)| unit.to_f64() * measure.scale[at % parties]).collect()
        };
        let start = scaled(&space.start);
        let blocks: Vec<Vec<f64>> = space.blocks.iter().map(|open| scaled(&open.units)).collect();
        let size = |party: usize| {
            let of_block =
                |block: &Vec<f64>| block.iter().skip(party).step_by(parties).fold(0.0, |a: f64, b| a.max(b.abs()));
            start[party].abs() + blocks.iter().map(of_block).sum::<f64>()
        };
        let greatest = (0..parties).map(size).fold(0.0, f64::max);
        // A sum of m + n terms, each rounded a few times, is off by less than (m + n + 16) ε times the sum of their sizes.
        let error = greatest * (blocks.len() + parties + 16) as f64 * 8.0 * f64::EPSILON;
        Self { parties, start, blocks, error }
    }

    /// One choice of a block.
    #[must_use]
    pub fn row(&self, block: usize, pick: usize) -> &[f64] {
        &self.blocks[block][pick * self.parties..(pick + 1) * self.parties]
    }

    /// The choices of a block.
    pub fn rows(&self, block: usize) -> impl ExactSizeIterator<Item = &[f64]> {
        self.blocks[block].chunks_exact(self.parties)
    }
}

/// Σ a b.
#[must_use]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
