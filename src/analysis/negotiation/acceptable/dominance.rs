//! Counting pairs: for each of many demands, the weight of the offers that meet it in every dimension.
//!
//! Divide and conquer over one dimension after the other (Bentley 1980, "Multidimensional divide-and-conquer"): a split at a
//! middle rank settles the dimension for the pairs across it, and the last dimension is one merge of two sorted lists. Time
//! n logᵏ⁻¹ n for k dimensions and n demands and offers, less where whole boxes lie inside or outside.

use std::ops::AddAssign;

/// A whole number that weights are added up in.
pub trait Weight: Copy + Default + AddAssign {}

impl Weight for u64 {}
impl Weight for u128 {}

/// A demand: an offer meets it where its rank is less than the demand's in every dimension.
#[derive(Clone, Copy, Debug)]
pub struct Demand<const K: usize> {
    /// Ranks.
    pub ranks: [u32; K],
    /// Position among the sums that come back.
    pub at: u32,
}

/// An offer with its weight.
#[derive(Clone, Copy, Debug)]
pub struct Offer<const K: usize, W> {
    /// Ranks.
    pub ranks: [u32; K],
    /// How much it counts.
    pub weight: W,
}

/// Up to so many pairs are compared one by one.
const FEW: usize = 32 * 32;

/// Adds to each demand's place in `sums` the weight of the offers that meet it. Both lists must be sorted by their first rank.
pub fn count<const K: usize, W: Weight>(demands: &[Demand<K>], offers: &[Offer<K, W>], sums: &mut [W]) {
    divide(demands, offers, K, sums);
}

/// Counts over the first `left` dimensions; the others are met by every pair.
fn divide<const K: usize, W: Weight>(demands: &[Demand<K>], offers: &[Offer<K, W>], left: usize, sums: &mut [W]) {
    if demands.is_empty() || offers.is_empty() {
        return;
    }
    if left <= 1 {
        merge(demands, offers, left, sums);
        return;
    }
    let axis = left - 1;
    let (mut least_asked, mut most_asked) = (u32::MAX, 0);
    for demand in demands {
        least_asked = least_asked.min(demand.ranks[axis]);
        most_asked = most_asked.max(demand.ranks[axis]);
    }
    let (mut least, mut most) = (u32::MAX, 0);
    for offer in offers {
        least = least.min(offer.ranks[axis]);
        most = most.max(offer.ranks[axis]);
    }
    if least >= most_asked {
        return;
    }
    if most < least_asked {
        divide(demands, offers, axis, sums);
        return;
    }
    if demands.len() * offers.len() <= FEW {
        compare(demands, offers, left, sums);
        return;
    }
    // Offers below the middle meet what demands at or above it ask; none at or above it meets a demand below it.
    let (low, high) = (least.max(least_asked.saturating_sub(1)), most.min(most_asked));
    let middle = low + (high - low) / 2 + 1;
    let (asked_low, asked_high) = split(demands, |demand| demand.ranks[axis] < middle);
    let (offered_low, offered_high) = split(offers, |offer| offer.ranks[axis] < middle);
    divide(&asked_high, &offered_low, axis, sums);
    divide(&asked_low, &offered_low, left, sums);
    drop((asked_low, offered_low));
    divide(&asked_high, &offered_high, left, sums);
}

/// Those for which `low` holds and the others, in order.
fn split<T: Copy>(all: &[T], low: impl Fn(&T) -> bool) -> (Vec<T>, Vec<T>) {
    let lows = all.iter().filter(|one| low(one)).count();
    let (mut left, mut right) = (Vec::with_capacity(lows), Vec::with_capacity(all.len() - lows));
    for one in all {
        if low(one) {
            left.push(*one);
        } else {
            right.push(*one);
        }
    }
    (left, right)
}

/// One dimension, or none: both lists are sorted by it.
fn merge<const K: usize, W: Weight>(demands: &[Demand<K>], offers: &[Offer<K, W>], left: usize, sums: &mut [W]) {
    let mut offers = offers.iter().peekable();
    let mut weight = W::default();
    for demand in demands {
        while let Some(offer) = offers.next_if(|offer| left == 0 || offer.ranks[0] < demand.ranks[0]) {
            weight += offer.weight;
        }
        sums[demand.at as usize] += weight;
    }
}

/// Every pair.
fn compare<const K: usize, W: Weight>(demands: &[Demand<K>], offers: &[Offer<K, W>], left: usize, sums: &mut [W]) {
    for demand in demands {
        let mut weight = W::default();
        for offer in offers {
            let mut met = true;
            for axis in 0..left {
                met &= offer.ranks[axis] < demand.ranks[axis];
            }
            if met {
                weight += offer.weight;
            }
        }
        sums[demand.at as usize] += weight;
    }
}

/// About how many steps [`count`] takes for so many demands and offers in so many dimensions.
#[must_use]
pub fn steps(demands: usize, offers: usize, dimensions: usize) -> u64 {
    let n = (demands + offers) as f64;
    let levels = (n / 64.0).log2().max(1.0);
    let mut passes = 1.0;
    for dimension in 1..dimensions {
        passes *= (levels + dimension as f64 - 1.0) / dimension as f64;
    }
    (n * passes * 6.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_those_found_one_by_one() {
        // Ranks by rule, with ties, in four dimensions.
        let rank = |at: u32, axis: usize| (at * 37 + at * at * (axis as u32 + 3) + 11 * axis as u32) % 150;
        let ranks = |at: u32| std::array::from_fn::<u32, 4, _>(|axis| rank(at, axis));
        let mut demands: Vec<Demand<4>> = (0..400).map(|at| Demand { ranks: ranks(at + 7), at }).collect();
        let mut offers: Vec<Offer<4, u64>> =
            (0..300).map(|at| Offer { ranks: ranks(at), weight: u64::from(at) + 1 }).collect();
        demands.sort_by_key(|demand| demand.ranks[0]);
        offers.sort_by_key(|offer| offer.ranks[0]);
        let mut sums = vec![0; demands.len()];
        count(&demands, &offers, &mut sums);
        for demand in &demands {
            let met =
                offers.iter().filter(|offer| offer.ranks.iter().zip(&demand.ranks).all(|(offer, own)| offer < own));
            assert_eq!(sums[demand.at as usize], met.map(|offer| offer.weight).sum::<u64>());
        }
    }
}
