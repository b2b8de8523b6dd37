//! Weights from a ranking alone, as exact fractions.
//!
//! *Rank-order centroid* (Barron 1992): w_k = (1/n) Σ_{i ≥ k} 1/i, the mean of all weights that keep the order. *Rank sum*:
//! w_k in proportion to n + 1 − k. *Rank reciprocal* (both Stillwell, Seaver and Edwards 1981): in proportion to 1/k.
//! What is ranked as equal shares the mean of the places that it takes up.

use num_bigint::BigUint;

use super::shares::{Shares, Unanswered};

/// How a place becomes a weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rule {
    /// (1/n) Σ_{i ≥ k} 1/i.
    #[default]
    Centroid,
    /// n + 1 − k.
    Sum,
    /// 1/k.
    Reciprocal,
}

/// The shares of `count` items ranked by `order`: most important first, those in one inner list equal.
///
/// # Errors
/// [`Unanswered::Nothing`]; [`Unanswered::Malformed`] where an item is missing, unknown, or ranked twice.
pub fn ranking(order: &[Vec<usize>], count: usize, rule: Rule) -> Result<Shares, Unanswered> {
    let places = places(count, rule);
    let mut parts = vec![None; count];
    // Equal items share a mean: all parts are taken so many times that every mean is whole.
    let sizes = order.iter().map(|class| class.len().max(1) as u64);
    let times = sizes.fold(BigUint::from(1_u8), common_multiple);
    let mut next = 0;
    for class in order {
        let taken = places.get(next..next + class.len()).ok_or(Unanswered::Malformed)?;
        let sum: BigUint = taken.iter().sum();
        for item in class {
            let part = parts.get_mut(*item).ok_or(Unanswered::Malformed)?;
            if part.replace(&sum * &times / class.len()).is_some() {
                return Err(Unanswered::Malformed);
            }
        }
        next += class.len();
    }
    Shares::new(parts.into_iter().collect::<Option<_>>().ok_or(Unanswered::Malformed)?)
}

/// Whole parts of the places from first to last.
fn places(count: usize, rule: Rule) -> Vec<BigUint> {
    let multiple = (1..=count as u64).fold(BigUint::from(1_u8), common_multiple);
    let reciprocals = (1..=count).map(|place| &multiple / place);
    match rule {
        Rule::Sum => (1..=count).rev().map(BigUint::from).collect(),
        Rule::Reciprocal => reciprocals.collect(),
        Rule::Centroid => {
            let mut sum = BigUint::ZERO;
            let mut places: Vec<BigUint> = reciprocals
                .rev()
                .map(|reciprocal| {
                    sum += reciprocal;
                    sum.clone()
                })
                .collect();
            places.reverse();
            places
        }
    }
}

fn common_multiple(of: BigUint, and: u64) -> BigUint {
    let mut divisor = (u64::try_from(&of % and).unwrap_or_default(), and);
    while divisor.0 != 0 {
        divisor = (divisor.1 % divisor.0, divisor.0);
    }
    of * (and / divisor.1)
}
