//! GAIA: alternatives and criteria of PROMETHEE on one plane (Mareschal and Brans 1988).
//!
//! Each alternative is a point in as many dimensions as there are criteria: its net flow on each of them. The plane is the
//! one that keeps most of their spread: the first two eigenvectors of ΦᵀΦ, Φ the alternatives × criteria table of net
//! flows, without weights. Quality δ = (λ₁ + λ₂) / Σ λ says how much it keeps. Criteria are drawn as arrows, and the
//! weights as one more: the decision axis, which points to where the weights prefer alternatives to lie.
//!
//! An eigenvector's sign means nothing; it is chosen so that the decision axis points right and up, and where it has no
//! part along an eigenvector, so that the longest criterion arrow does.

use super::jacobi::eigen;
use super::problem::Problem;
use super::promethee::Promethee;

/// The most criteria that are drawn: the eigenvectors take time with the third power of their number.
pub const MOST: usize = 100;

/// The plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Gaia {
    /// Each alternative.
    pub alternatives: Vec<[f64; 2]>,
    /// The tip of each criterion's arrow from the origin; at most 1 long.
    pub criteria: Vec<[f64; 2]>,
    /// The tip of the decision axis: the criteria weighted.
    pub axis: [f64; 2],
    /// δ: the share of the spread that the plane keeps, 0..=1.
    pub quality: f64,
    /// Eigenvalues, the greatest first; none is negative.
    pub eigenvalues: Vec<f64>,
}

/// The plane of some flows; `None` where no alternative differs from another, or with more than [`MOST`] criteria.
#[must_use]
pub fn gaia(problem: &Problem, flows: &Promethee) -> Option<Gaia> {
    let criteria = flows.by_criterion.len();
    if criteria > MOST {
        return None;
    }
    let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
    let products = flows.by_criterion.iter();
    let products: Vec<Vec<f64>> =
        products.map(|one| flows.by_criterion.iter().map(|other| dot(one, other)).collect()).collect();
    let found = eigen(products);
    let eigenvalues: Vec<f64> = found.values.iter().map(|value| value.max(0.0)).collect();
    let all: f64 = eigenvalues.iter().sum();
    // Flows are multiples of preferences: a spread this small is what adding them in floating point leaves.
    if all <= 1e-12 {
        return None;
    }
    let weights: Vec<f64> = problem.criteria().iter().map(|criterion| criterion.weight).collect();
    let [first, second] = [0, 1].map(|at| {
        let mut direction = found.vectors.get(at).cloned().unwrap_or_else(|| vec![0.0; criteria]);
        let along = dot(&direction, &weights);
        let longest =
            direction.iter().copied().fold(0.0, |most: f64, x| if x.abs() > most.abs() + 1e-9 { x } else { most });
        let sign = if along.abs() > 1e-9 { along } else { longest };
        if sign < 0.0 {
            direction.iter_mut().for_each(|x| *x = -*x);
        }
        direction
    });
    let point = |alternative: usize| {
        let flow = |direction: &[f64]| {
            flows.by_criterion.iter().zip(direction).map(|(flows, x)| flows[alternative] * x).sum::<f64>()
        };
        [flow(&first), flow(&second)]
    };
    Some(Gaia {
        alternatives: (0..problem.alternatives()).map(point).collect(),
        criteria: first.iter().zip(&second).map(|(x, y)| [*x, *y]).collect(),
        axis: [dot(&first, &weights), dot(&second, &weights)],
        quality: eigenvalues.iter().take(2).sum::<f64>() / all,
        eigenvalues,
    })
}
