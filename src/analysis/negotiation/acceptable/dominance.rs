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
    let (mut asked_low, mut asked_high) = (Vec::new(), Vec::new());
    for demand in demands {
        if demand.ranks[axis] < middle { asked_low.push(*demand) } else { asked_high.push(*demand) }
    }
    let (mut offered_low, mut offered_high) = (Vec::new(), Vec::new());
    for offer in offers {
        if offer.ranks[axis] < middle { offered_low.push(*offer) } else { offered_high.push(*offer) }
    }
    divide(&asked_high, &offered_low, axis, sums);
    divide(&asked_low, &offered_low, left, sums);
    drop((asked_low, offered_low));
    divide(&asked_high, &offered_high, left, sums);
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
    (n * passes * 2.0) as u64
}
