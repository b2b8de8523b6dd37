//! Exact fractions: where lines cross, and shares of weight.

use std::cmp::Ordering;

use super::whole::Whole;

/// A fraction of whole numbers.
#[derive(Clone, Debug)]
pub struct Fraction {
    above: Whole,
    /// Positive.
    below: Whole,
    /// The quotient in floating point, which decides comparisons that are not close.
    near: f64,
}

/// Quotients further apart than this part of their size are told apart by floating point: three roundings of 2⁻⁵³ each,
/// and a few more for numbers beyond 128 bits.
const CLOSE: f64 = 1e-13;

impl Fraction {
    /// `above / below`; the sign of `below` goes to `above`. A `below` of nothing counts as one.
    #[must_use]
    pub(super) fn new(above: Whole, below: Whole) -> Self {
        let (above, below) = match below.sign() {
            Ordering::Greater => (above, below),
            Ordering::Less => (-&above, -&below),
            Ordering::Equal => (above, Whole::Small(1)),
        };
        let near = above.to_f64() / below.to_f64();
        Self { above, below, near }
    }

    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self::new(Whole::ZERO, Whole::Small(1))
    }

    /// One.
    #[must_use]
    pub fn one() -> Self {
        Self::new(Whole::Small(1), Whole::Small(1))
    }

    pub(super) const fn parts(&self) -> (&Whole, &Whole) {
        (&self.above, &self.below)
    }

    /// For display; within a rounding or two.
    #[must_use]
    pub const fn to_f64(&self) -> f64 {
        self.near
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let gap = self.near - other.near;
        if gap.abs() > CLOSE * self.near.abs().max(other.near.abs()) && gap.is_finite() {
            return gap.total_cmp(&0.0);
        }
        (&self.above * &other.below).cmp(&(&other.above * &self.below))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

#[cfg(test)]
mod tests {
    use super::{Fraction, Whole};

    #[test]
    fn fractions_that_floating_point_cannot_tell_apart_compare_exactly() {
        let fraction = |above, below| Fraction::new(Whole::Small(above), Whole::Small(below));
        let huge = 10_i128.pow(30);
        assert!(fraction(huge, 3 * huge) == fraction(-1, -3));
        assert!(fraction(huge + 1, 3 * huge) > fraction(1, 3));
        assert!(fraction(-huge - 1, 3 * huge) < fraction(1, -3));
        assert!(fraction(0, 5) < fraction(1, i128::MAX) && Fraction::zero() < Fraction::one());
    }
}
