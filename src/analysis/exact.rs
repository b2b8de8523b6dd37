//! Totals as exact fractions: equality, order and thresholds never depend on rounding.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::model::quantity::{MILLION, Micro};

/// A total on the scale of 0 to 100 (links can take it beyond), as an exact fraction.
///
/// `numerator` is Σ points × value + Σ points × adds, both in millionths; `points` is Σ points in millionths, positive.
#[derive(Clone, Copy, Debug)]
pub struct Total {
    numerator: i128,
    points: i128,
}

impl Total {
    /// `numerator` in millionths of millionths over `points` in millionths; `None` where no points count.
    #[must_use]
    pub fn new(numerator: i128, points: i128) -> Option<Self> {
        (points > 0).then_some(Self { numerator, points })
    }

    /// A stated number, such as a reservation value.
    #[must_use]
    pub fn stated(value: Micro) -> Self {
        Self { numerator: i128::from(value.0), points: 1 }
    }

    /// Numerator, in millionths, and positive denominator: what was given, not reduced.
    #[must_use]
    pub const fn fraction(self) -> (i128, i128) {
        (self.numerator, self.points)
    }

    /// For display; full precision of floating point.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.points as f64 / MILLION as f64
    }
}

impl PartialEq for Total {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Total {}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Total {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.points == other.points {
            return self.numerator.cmp(&other.numerator);
        }
        match (self.numerator.checked_mul(other.points), other.numerator.checked_mul(self.points)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => (BigInt::from(self.numerator) * other.points).cmp(&(BigInt::from(other.numerator) * self.points)),
        }
    }
}

/// How far a total lies above (positive) or below (negative) a reservation value.
#[derive(Clone, Copy, Debug)]
pub struct Margin {
    total: Total,
    reservation: Total,
}

impl Margin {
    /// `total` less `reservation`.
    #[must_use]
    pub const fn new(total: Total, reservation: Total) -> Self {
        Self { total, reservation }
    }

    /// For display; full precision of floating point.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.total.to_f64() - self.reservation.to_f64()
    }

    /// Whether the total reaches the reservation value.
    #[must_use]
    pub fn is_reached(self) -> bool {
        self.total >= self.reservation
    }

    /// Numerator and positive denominator, where they fit.
    fn small_fraction(self) -> Option<(i128, i128)> {
        let (total, reservation) = (self.total, self.reservation);
        if total.points == reservation.points {
            return Some((total.numerator.checked_sub(reservation.numerator)?, total.points));
        }
        let scaled = total.numerator.checked_mul(reservation.points)?;
        let numerator = scaled.checked_sub(reservation.numerator.checked_mul(total.points)?)?;
        Some((numerator, total.points.checked_mul(reservation.points)?))
    }

    /// Numerator and positive denominator, of any size.
    fn fraction(self) -> (BigInt, BigInt) {
        let (total, reservation) = (self.total, self.reservation);
        let numerator =
            BigInt::from(total.numerator) * reservation.points - BigInt::from(reservation.numerator) * total.points;
        (numerator, BigInt::from(total.points) * reservation.points)
    }

    fn compare_small(self, other: Self) -> Option<Ordering> {
        let ((left, left_of), (right, right_of)) = (self.small_fraction()?, other.small_fraction()?);
        Some(left.checked_mul(right_of)?.cmp(&right.checked_mul(left_of)?))
    }
}

impl PartialEq for Margin {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Margin {}

impl PartialOrd for Margin {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Margin {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare_small(*other).unwrap_or_else(|| {
            let ((left, left_of), (right, right_of)) = (self.fraction(), other.fraction());
            (left * right_of).cmp(&(right * left_of))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Margin, Total};
    use crate::model::quantity::Micro;

    fn total(numerator: i128, points: i128) -> Total {
        Total::new(numerator, points).unwrap()
    }

    #[test]
    fn thirds_are_equal_however_they_are_written() {
        assert_eq!(total(1, 3), total(10, 30));
        assert!(total(1, 3) > total(333_333, 1_000_000));
        assert!(Total::new(5, 0).is_none());
    }

    #[test]
    fn comparison_survives_products_beyond_128_bits() {
        let huge = i128::MAX / 2;
        assert!(total(huge, 3) > total(huge, 4));
        assert!(total(huge, i128::MAX) < total(huge, i128::MAX - 1));
        assert_eq!(total(huge, huge), total(huge - 1, huge - 1));
    }

    #[test]
    fn margins_of_unlike_parties_compare_exactly() {
        let margin = |numerator, points, reservation| {
            Margin::new(total(numerator, points), Total::stated(Micro::whole(reservation)))
        };
        let million = 1_000_000_i128;
        // 50/1 - 45 = 5 against 165/3 - 50 = 5.
        assert_eq!(margin(50 * million * million, million, 45), margin(165 * million * million, 3 * million, 50));
        assert!(margin(50 * million * million + 1, million, 45) > margin(165 * million * million, 3 * million, 50));
        assert!(margin(45 * million * million, million, 45).is_reached());
        assert!(!margin(45 * million * million - 1, million, 45).is_reached());
        // Beyond 128 bits the comparison is the same.
        let huge = Margin::new(total(i128::MAX - 1, i128::MAX / 3), total(1, i128::MAX / 5));
        assert!(huge.compare_small(huge).is_none());
        assert!(huge > margin(0, 1, 0) && huge == huge);
    }
}
