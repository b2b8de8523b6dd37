//! One counting problem: of some choices, which packages give some parties at least no deal.

use num_bigint::{BigInt, BigUint};

use crate::analysis::negotiation::search::measure::{Goal, Measure};
use crate::analysis::negotiation::search::multipliers::{around, descend, threshold};
use crate::analysis::negotiation::search::space::{Open, Shadow, Space, dot};
use crate::analysis::negotiation::units::{Table, Unit};

/// Packages that are to be counted, reduced to what can make a difference.
#[derive(Clone, Debug)]
pub struct Problem<U> {
    /// The choices that can be part of an acceptable package, and the parties that could fall short.
    pub space: Space<U>,
    /// Points of those parties.
    pub measure: Measure,
    /// The space in points.
    pub shadow: Shadow,
    /// Weights on the parties by which partial packages are dropped.
    pub multipliers: Vec<Vec<f64>>,
    /// The same, to be applied to units.
    pub weights: Vec<Vec<f64>>,
}

/// What a problem comes to at first sight.
#[derive(Clone, Debug)]
pub enum Posed<U> {
    /// No package is acceptable.
    Nothing,
    /// All packages of these choices are, one entry a block: the counts are products.
    All(Vec<Open<U>>),
    /// They must be counted.
    Some(Box<Problem<U>>),
}

/// Poses the problem of the choices that are `open`, where the parties in `bound` must reach their no-deal values. `points`
/// holds what a unit of each party is worth.
#[must_use]
pub fn pose<U: Unit>(
    table: &Table<U>,
    open: impl Fn(usize, usize) -> bool,
    bound: &[usize],
    points: &[f64],
) -> Posed<U> {
    let Some(whole) = Space::new(table, open) else { return Posed::Nothing };
    let zero = U::default();
    if bound.iter().any(|party| whole.greatest(*party) < zero) {
        return Posed::Nothing;
    }
    let tight: Vec<usize> = bound.iter().copied().filter(|party| whole.least(*party) < zero).collect();
    if tight.is_empty() {
        return Posed::All(whole.blocks);
    }
    let mut space = only(&whole, &tight);
    let one = || (BigInt::from(1), BigInt::from(1));
    let fractions: Vec<_> = tight.iter().map(|_| Some(one())).collect();
    let scale: Vec<f64> = tight.iter().map(|party| points[*party]).collect();
    let mut measure = Measure::new(Goal::Least, &fractions, &[]);
    measure.scale = scale;
    let mut shadow = Shadow::new(&space, &measure);
    let spread = |party: usize| (space.greatest(party) - space.least(party)).to_f64() * measure.scale[party];
    let spreads: Vec<f64> = (0..tight.len()).map(spread).collect();
    let floors = vec![0.0; tight.len()];
    let descent = descend(&measure, &shadow, &floors, &spreads);
    if descent.bound.is_none() {
        return Posed::Nothing;
    }
    let multipliers = around(&measure, &descent.weights);
    for weights in &multipliers {
        let least = threshold(&measure, &shadow, &floors, weights, None);
        if !prune(&mut space, &shadow, weights, least) {
            return Posed::Nothing;
        }
        shadow = Shadow { error: shadow.error, ..Shadow::new(&space, &measure) };
    }
    let units = |weights: &Vec<f64>| weights.iter().zip(&measure.scale).map(|(weight, scale)| weight * scale).collect();
    let weights = multipliers.iter().map(units).collect();
    Posed::Some(Box::new(Problem { space, measure, shadow, multipliers, weights }))
}

/// The space with these parties alone.
fn only<U: Unit>(whole: &Space<U>, parties: &[usize]) -> Space<U> {
    let blocks = whole.blocks.iter().map(|open| {
        let rows = open.units.chunks_exact(whole.parties);
        let units = rows.flat_map(|row| parties.iter().map(|party| row[*party])).collect();
        Open { block: open.block, choices: open.choices.clone(), units }
    });
    let start = parties.iter().map(|party| whole.start[*party]).collect();
    Space { parties: parties.len(), start, blocks: blocks.collect() }
}

/// Drops the choices with which no package reaches `least` under `weights`. `false`: a block has none left.
fn prune<U: Unit>(space: &mut Space<U>, shadow: &Shadow, weights: &[f64], least: f64) -> bool {
    let worth: Vec<Vec<f64>> =
        (0..space.blocks.len()).map(|block| shadow.rows(block).map(|row| dot(row, weights)).collect()).collect();
    let most = |worth: &Vec<f64>| worth.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let all = dot(&shadow.start, weights) + worth.iter().map(most).sum::<f64>();
    let parties = space.parties;
    for (open, worth) in space.blocks.iter_mut().zip(&worth) {
        let best = most(worth);
        let keep: Vec<usize> = (0..worth.len()).filter(|pick| all - best + worth[*pick] >= least).collect();
        if keep.len() < worth.len() {
            open.units =
                keep.iter().flat_map(|pick| &open.units[pick * parties..(pick + 1) * parties]).copied().collect();
            open.choices = keep.iter().map(|pick| open.choices[*pick]).collect();
        }
        if open.choices.is_empty() {
            return false;
        }
    }
    true
}

/// How many packages there are of such choices.
#[must_use]
pub fn product<U>(blocks: &[Open<U>]) -> BigUint {
    blocks.iter().map(|open| BigUint::from(open.choices.len())).product()
}
