//! Numbers of a criterion as whole numbers, so that differences and thresholds compare exactly as written.
//!
//! 0.3 − 0.1 is less than 0.2 in floating point; a threshold of 0.2 would then miss a difference of 0.2. Each number is
//! therefore held as a whole multiple of one power of ten, chosen so that the largest number or threshold of the criterion
//! has fifteen digits: decimals of up to fifteen digits are exact.

use super::problem::Criterion;
use crate::model::value::Better;

/// The numbers of one criterion, more always being better.
pub(super) struct Decimals {
    /// One an alternative, at most 10¹⁵ in size.
    pub(super) numbers: Vec<i64>,
    /// Ten to this power is one.
    exponent: i32,
}

impl Decimals {
    pub(super) fn new(criterion: &Criterion) -> Self {
        let thresholds = criterion.thresholds.iter().flat_map(|t| [t.indifference, t.preference, t.veto]).flatten();
        let largest = criterion.numbers.iter().copied().chain(thresholds).fold(0.0, |most: f64, x| most.max(x.abs()));
        // Between 10¹⁴ and 10¹⁵; all zeros may have any scale.
        let exponent = if largest > 0.0 { 14 - largest.log10().floor() as i32 } else { 0 };
        let mut decimals = Self { numbers: Vec::new(), exponent };
        let sign = if criterion.better == Better::High { 1 } else { -1 };
        decimals.numbers = criterion.numbers.iter().map(|number| sign * decimals.whole(*number)).collect();
        decimals
    }

    /// `x` on this scale.
    pub(super) fn whole(&self, x: f64) -> i64 {
        // Two steps, as ten to a large power is not finite.
        let half = self.exponent / 2;
        (x * 10_f64.powi(half) * 10_f64.powi(self.exponent - half)).round() as i64
    }

    /// The number that a whole one on this scale stands for.
    pub(super) fn number(&self, whole: i64) -> f64 {
        let half = self.exponent / 2;
        whole as f64 / 10_f64.powi(half) / 10_f64.powi(self.exponent - half)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_compare_as_written() {
        let decimals = Decimals::new(&Criterion::new([0.1, 0.3, -0.2], Better::High, 1.0));
        assert_eq!(decimals.numbers[1] - decimals.numbers[0], decimals.whole(0.2));
        assert_eq!(decimals.number(decimals.whole(0.2)), 0.2);
        let less = Decimals::new(&Criterion::new([0.1, 0.3], Better::Low, 1.0));
        assert!(less.numbers[0] > less.numbers[1]);
        let small = Decimals::new(&Criterion::new([1e-300, 3e-300], Better::High, 1.0));
        assert!(small.numbers[1] > small.numbers[0] && small.numbers[0] > 0);
        let large = Decimals::new(&Criterion::new([1e12, 0.0], Better::High, 1.0));
        assert_eq!(large.number(large.numbers[0]), 1e12);
        assert_eq!(Decimals::new(&Criterion::new([0.0], Better::High, 1.0)).numbers, [0]);
    }
}
