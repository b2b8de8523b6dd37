//! The two flows of one criterion, by sorting and sums over runs of the sorted numbers: O(n log n) where going through all
//! pairs would be O(n²). Only the Gaussian, which does not break into straight pieces, goes through the pairs.

use super::decimals::Decimals;
use super::problem::Criterion;
use crate::model::issue::{Preference, Thresholds};

/// How much each alternative is preferred to all others (`.0`), and all others to it (`.1`): sums, not yet divided by n − 1.
pub(super) type Flows = Vec<(f64, f64)>;

/// The sums of one criterion.
pub(super) fn flows(criterion: &Criterion) -> Flows {
    let decimals = Decimals::new(criterion);
    let shape = Shape::of(criterion.thresholds.as_ref(), &decimals);
    if let Shape::Gaussian { spread } = shape {
        return all_pairs(&decimals, spread);
    }
    // Each number with its alternative, ascending.
    let mut sorted: Vec<(i64, usize)> = decimals.numbers.iter().copied().zip(0..).collect();
    sorted.sort_unstable();
    let numbers: Vec<i64> = sorted.iter().map(|(number, _)| *number).collect();
    let above = one_way(&numbers, shape);
    // Seen from the other end, what was lost is gained.
    let mirrored: Vec<i64> = numbers.iter().rev().map(|number| -number).collect();
    let below = one_way(&mirrored, shape);
    let mut flows = vec![(0.0, 0.0); numbers.len()];
    for (place, (_, alternative)) in sorted.iter().enumerate() {
        flows[*alternative] = (above[place], below[numbers.len() - 1 - place]);
    }
    flows
}

/// A preference function on the scale of [`Decimals`].
#[derive(Clone, Copy)]
enum Shape {
    /// So much from each of the differences greater than a bound; `(bound, preference)`, each on top of those before.
    Steps([(i64, f64); 2]),
    /// 0 up to `from`, growing evenly to 1 at `to`, which is greater.
    Slope { from: i64, to: i64 },
    /// 1 − e^(−d² / 2s²).
    Gaussian { spread: f64 },
}

impl Shape {
    fn of(thresholds: Option<&Thresholds>, decimals: &Decimals) -> Self {
        let whole = |threshold: Option<f64>| decimals.whole(threshold.unwrap_or_default());
        let step = |bound: i64| Self::Steps([(bound, 1.0), (i64::MAX, 0.0)]);
        let slope = |from: i64, to: i64| if to > from { Self::Slope { from, to } } else { step(from) };
        let Some(thresholds) = thresholds else { return step(0) };
        let (q, p) = (whole(thresholds.indifference), whole(thresholds.preference));
        match thresholds.function {
            Preference::Usual => step(0),
            Preference::UShape => step(q),
            Preference::VShape => slope(0, p),
            Preference::Level => Self::Steps([(q, 0.5), (p.max(q), 0.5)]),
            Preference::Linear => slope(q, p),
            Preference::Gaussian => {
                thresholds.spread.filter(|spread| *spread > 0.0).map_or(step(0), |spread| Self::Gaussian { spread })
            }
        }
    }
}

/// For each of some ascending numbers, the sum of its preferences over those below it.
fn one_way(numbers: &[i64], shape: Shape) -> Vec<f64> {
    match shape {
        Shape::Steps(steps) => {
            let mut sums = vec![0.0; numbers.len()];
            for (bound, preference) in steps.into_iter().filter(|(_, preference)| *preference > 0.0) {
                let mut behind = 0;
                for (sum, number) in sums.iter_mut().zip(numbers) {
                    while numbers[behind] < *number && number - numbers[behind] > bound {
                        behind += 1;
                    }
                    *sum += behind as f64 * preference;
                }
            }
            sums
        }
        Shape::Slope { from, to } => slope(numbers, from, to),
        Shape::Gaussian { .. } => Vec::new(),
    }
}

/// Full preference over those at least `to` below; over those in between (d − from) / (to − from), summed as count × number
/// less a difference of running sums, in whole numbers, so that nothing is lost.
fn slope(numbers: &[i64], from: i64, to: i64) -> Vec<f64> {
    let mut running = Vec::with_capacity(numbers.len() + 1);
    running.push(0_i128);
    for number in numbers {
        running.push(running.last().copied().unwrap_or_default() + i128::from(*number));
    }
    let (mut full, mut some) = (0, 0);
    numbers
        .iter()
        .map(|number| {
            while number - numbers[full] >= to {
                full += 1;
            }
            while number - numbers[some] > from {
                some += 1;
            }
            let between = (some - full) as i128 * i128::from(number - from) - (running[some] - running[full]);
            full as f64 + between as f64 / (to - from) as f64
        })
        .collect()
}

fn all_pairs(decimals: &Decimals, spread: f64) -> Flows {
    let mut flows = vec![(0.0, 0.0); decimals.numbers.len()];
    for (one, better) in decimals.numbers.iter().enumerate() {
        for (other, worse) in decimals.numbers.iter().enumerate() {
            if better > worse {
                let preference = gaussian(decimals.number(better - worse), spread);
                flows[one].0 += preference;
                flows[other].1 += preference;
            }
        }
    }
    flows
}

fn gaussian(difference: f64, spread: f64) -> f64 {
    -(-(difference / spread).powi(2) / 2.0).exp_m1()
}

/// The preference for the first of two alternatives of a criterion: what the sums are made of, for showing a pair.
pub(super) fn preference(criterion: &Criterion, decimals: &Decimals, one: usize, other: usize) -> f64 {
    let difference = decimals.numbers[one] - decimals.numbers[other];
    if difference <= 0 {
        return 0.0;
    }
    match Shape::of(criterion.thresholds.as_ref(), decimals) {
        Shape::Steps(steps) => steps.iter().filter(|(bound, _)| difference > *bound).map(|(_, more)| more).sum(),
        Shape::Slope { from, to } => ((difference - from) as f64 / (to - from) as f64).clamp(0.0, 1.0),
        Shape::Gaussian { spread } => gaussian(decimals.number(difference), spread),
    }
}
