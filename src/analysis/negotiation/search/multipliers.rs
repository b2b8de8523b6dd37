//! Lagrangian bounds: weights on parties under which no package, or none that a label can become, is worth more than so much.
//!
//! For weights λ ≥ 0 every package has λ·g ≤ β, the sum over blocks of the best choice. From that follows what the goal can
//! reach: product (β/n)ⁿ / Πλ (arithmetic and geometric mean), least gain β / Σλ, sum β where λ ≥ 1, less what λ spends above
//! 1 on floors. Good weights are found by descent on that bound (Shor 1985); around them some more are put.

use super::measure::{Goal, Measure};
use super::space::{Shadow, dot};

/// How many steps the descent takes.
const STEPS: usize = 40;

/// How many weights are put around the best at least; few are needed for few parties, and more do no harm.
const LEAST_MANY: usize = 30;

/// The descent's outcome.
#[derive(Clone, Debug)]
pub struct Descent {
    /// The weights with the least bound.
    pub weights: Vec<f64>,
    /// No package that reaches all floors is worth more, in the measure's shadow; `None`: there is no such package.
    pub bound: Option<f64>,
    /// The maximisers met on the way: one choice a block.
    pub met: Vec<Vec<usize>>,
}

/// What the shadow of a package's worth can be at most where λ·g ≤ `beta` and all gains reach `floors`.
#[must_use]
pub fn reach(measure: &Measure, floors: &[f64], weights: &[f64], beta: f64) -> f64 {
    let parties = weights.len() as f64;
    match measure.goal {
        Goal::Product => {
            let product: f64 = weights.iter().product();
            if beta <= 0.0 { 0.0 } else { beta / parties / product.powf(1.0 / parties) }
        }
        Goal::Least => {
            let (mut rest, mut sum) = (beta, 0.0);
            for (party, (weight, floor)) in weights.iter().zip(floors).enumerate() {
                if measure.counts(party) {
                    sum += weight;
                } else {
                    rest -= weight * floor;
                }
            }
            if sum > 0.0 { rest / sum } else { f64::INFINITY }
        }
        Goal::Sum => {
            let mut rest = beta;
            for (party, (weight, floor)) in weights.iter().zip(floors).enumerate() {
                let counted = f64::from(u8::from(measure.counts(party)));
                if *weight < counted {
                    return f64::INFINITY;
                }
                rest -= (weight - counted) * floor;
            }
            rest
        }
    }
}

/// The least λ·g of a package that reaches all floors and is worth at least `known`, less what rounding may hide.
///
/// For [`Goal::Least`] the floors alone say it: they are raised to what is known.
#[must_use]
pub fn threshold(measure: &Measure, shadow: &Shadow, floors: &[f64], weights: &[f64], known: Option<f64>) -> f64 {
    let parties = weights.len() as f64;
    let feasible = dot(weights, floors);
    let better = known.map_or(f64::NEG_INFINITY, |known| match measure.goal {
        Goal::Product => parties * known * weights.iter().product::<f64>().powf(1.0 / parties),
        Goal::Least => f64::NEG_INFINITY,
        Goal::Sum => match reach(measure, floors, weights, 0.0) {
            spent if spent.is_finite() => known - spent,
            _ => f64::NEG_INFINITY,
        },
    });
    feasible.max(better) - shadow.error * weights.iter().sum::<f64>()
}

/// The package that is best under `weights`, into `picks` and `gains`; returns λ·g.
pub fn maximiser(shadow: &Shadow, weights: &[f64], picks: &mut [usize], gains: &mut [f64]) -> f64 {
    gains.copy_from_slice(&shadow.start);
    for (block, pick) in picks.iter_mut().enumerate() {
        let mut best = f64::NEG_INFINITY;
        for (at, row) in shadow.rows(block).enumerate() {
            let worth = dot(row, weights);
            if worth > best {
                (best, *pick) = (worth, at);
            }
        }
        for (gain, unit) in gains.iter_mut().zip(shadow.row(block, *pick)) {
            *gain += unit;
        }
    }
    dot(gains, weights)
}

/// Weights with a small bound.
#[must_use]
pub fn descend(measure: &Measure, shadow: &Shadow, floors: &[f64], spreads: &[f64]) -> Descent {
    let parties = shadow.parties;
    let mut weights: Vec<f64> = (0..parties)
        .map(|party| match measure.goal {
            // Nothing moves the gains of a party without spread, whatever its weight.
            Goal::Product => 1.0 / if spreads[party] > 0.0 { spreads[party] } else { 1.0 },
            Goal::Least => 1.0,
            Goal::Sum => f64::from(u8::from(measure.counts(party))),
        })
        .collect();
    let mut descent = Descent { weights: weights.clone(), bound: Some(f64::INFINITY), met: Vec::new() };
    let (mut picks, mut gains) = (vec![0; shadow.blocks.len()], vec![0.0; parties]);
    let mut reached = f64::NEG_INFINITY;
    for step in 0..STEPS {
        let beta = maximiser(shadow, &weights, &mut picks, &mut gains);
        if beta < threshold(measure, shadow, floors, &weights, None) {
            return Descent { weights, bound: None, met: descent.met };
        }
        let bound = reach(measure, floors, &weights, beta);
        if descent.bound.is_none_or(|least| bound < least) {
            descent.bound = Some(bound);
            descent.weights.clone_from(&weights);
        }
        if descent.met.last() != Some(&picks) {
            descent.met.push(picks.clone());
        }
        if gains.iter().zip(floors).all(|(gain, floor)| gain >= floor) {
            reached = reached.max(measure.shadow(&gains));
        }
        let moved = match measure.goal {
            Goal::Sum => add(measure, floors, &mut weights, &gains, (bound - reached, step)),
            Goal::Product | Goal::Least => multiply(measure, floors, spreads, &mut weights, &gains, (beta, step)),
        };
        if !moved {
            break;
        }
    }
    descent
}

/// A step of projected subgradient for sums; `false` where the weights are best already.
fn add(measure: &Measure, floors: &[f64], weights: &mut [f64], gains: &[f64], (gap, step): (f64, usize)) -> bool {
    let least = |party: usize| f64::from(u8::from(measure.counts(party)));
    let slack: Vec<f64> = gains.iter().zip(floors).map(|(gain, floor)| gain - floor).collect();
    let blocked = |party: usize| weights[party] <= least(party) && slack[party] > 0.0;
    let size: f64 = (0..slack.len()).filter(|party| !blocked(*party)).map(|party| slack[party] * slack[party]).sum();
    let violated = slack.iter().copied().fold(0.0, f64::min);
    if size == 0.0 || violated == 0.0 && gap <= 0.0 {
        return false;
    }
    // Polyak's step towards the best sum known, or a tenth of the greatest violation a step where none is.
    let aim = if gap.is_finite() { gap.max(0.0) * 0.7 } else { f64::INFINITY };
    let stride = aim.min(size.sqrt() * size.sqrt() / (2.0 + step as f64)) / size;
    for (party, weight) in weights.iter_mut().enumerate() {
        *weight = (*weight - stride * slack[party]).max(least(party));
    }
    true
}

/// A step of multiplicative weights for products and least gains.
fn multiply(
    measure: &Measure,
    floors: &[f64],
    spreads: &[f64],
    weights: &mut [f64],
    gains: &[f64],
    (beta, step): (f64, usize),
) -> bool {
    let sum: f64 =
        weights.iter().enumerate().filter(|(party, _)| measure.counts(*party)).map(|(_, weight)| weight).sum();
    let parties = weights.len() as f64;
    let stride = 0.9 / (1.0 + 0.25 * step as f64);
    let level = reach(measure, floors, weights, beta);
    let widest = spreads.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    for (party, weight) in weights.iter_mut().enumerate() {
        let excess = match measure.goal {
            Goal::Product => parties * *weight * gains[party] / beta - 1.0,
            Goal::Least | Goal::Sum => {
                let aim = if measure.counts(party) { level } else { floors[party] };
                (gains[party] - aim) / widest * 8.0
            }
        };
        *weight *= (-stride * excess).clamp(-1.0, 1.0).exp() / sum;
    }
    // Bounds stay the same under a common factor; no weight may vanish beside the others.
    let greatest = weights.iter().copied().fold(0.0, f64::max);
    for weight in weights.iter_mut() {
        *weight = weight.max(greatest * 1e-9);
    }
    greatest.is_finite() && greatest > 0.0
}

/// The best weights and others around them, best first; then each party alone, for its floor.
#[must_use]
pub fn around(measure: &Measure, best: &[f64]) -> Vec<Vec<f64>> {
    let parties = best.len();
    let least = |party: usize| match measure.goal {
        Goal::Sum => f64::from(u8::from(measure.counts(party))),
        Goal::Product | Goal::Least => 0.0,
    };
    let greatest = best.iter().copied().fold(0.0, f64::max);
    let mut many = vec![best.to_vec()];
    for width in [0.1, 0.3, 0.8] {
        for party in 0..parties {
            for sign in [1.0, -1.0] {
                let mut other = best.to_vec();
                // A weight that a floor alone asks for may be 0, and is moved by a part of the greatest instead.
                other[party] = if best[party] > greatest * 1e-3 {
                    best[party] * f64::exp(sign * width)
                } else {
                    best[party] + (sign * width * 0.2 * greatest).max(0.0)
                };
                other[party] = other[party].max(least(party));
                many.push(other);
            }
        }
    }
    // Evenly spread directions by the golden ratio's powers: the same ones every time.
    for at in 0..LEAST_MANY.saturating_sub(many.len()) {
        let turn = |party: usize| ((at + 1) as f64 * 0.618_033_988_749_894_9_f64.powi(party as i32 + 1)).fract() - 0.5;
        many.push((0..parties).map(|party| (best[party] * f64::exp(turn(party))).max(least(party))).collect());
    }
    many.dedup();
    for party in 0..parties {
        many.push((0..parties).map(|other| f64::from(u8::from(other == party))).collect());
    }
    many
}
