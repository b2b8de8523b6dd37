//! Utilities as whole numbers: what a party's totals are multiples of, and how wide a number must be to hold them.
//!
//! total = (Σ W V) / C + A with W, V, A, C in millionths, so that Σ W V + A C is whole; it is multiplied by what makes the
//! no-deal value whole too, and divided by the greatest common divisor of all that can be added up. Two packages compare for
//! one party as their units do. Units of different parties never compare: that goes by [`Total`]s.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Sub};

use num_bigint::BigInt;

use crate::analysis::exact::Total;

mod sealed {
    pub trait Sealed {}
    impl Sealed for i32 {}
    impl Sealed for i64 {}
    impl Sealed for i128 {}
}

/// A whole number that sums of utilities fit: `i32`, `i64` or `i128`. Searches are written once for all three.
pub trait Unit:
    Copy
    + Ord
    + Default
    + Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + AddAssign
    + Into<i128>
    + Send
    + Sync
    + sealed::Sealed
    + 'static
{
    /// The number, where it fits.
    fn of(number: i128) -> Option<Self>;

    /// The nearest floating-point number.
    fn to_f64(self) -> f64;
}

macro_rules! unit {
    ($($name:ty),+) => {$(
        impl Unit for $name {
            fn of(number: i128) -> Option<Self> {
                Self::try_from(number).ok()
            }

            #[allow(clippy::cast_lossless, reason = "one macro for widths that are lossless and those that are not")]
            fn to_f64(self) -> f64 {
                self as f64
            }
        }
    )+};
}

unit!(i32, i64, i128);

/// The utilities of one game: for each block its choices' units, party by party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<U> {
    /// How many parties there are.
    pub parties: usize,
    /// The least units that a party accepts, in the order of the game's parties; those of a total of 0 where it gives no
    /// no-deal value.
    pub reservations: Vec<U>,
    /// For each block: choice by choice, the units of all parties.
    pub blocks: Vec<Vec<U>>,
}

impl<U: Unit> Table<U> {
    /// The units of one choice of a block, in the order of the parties.
    #[must_use]
    pub fn row(&self, block: usize, choice: usize) -> &[U] {
        &self.blocks[block][choice * self.parties..(choice + 1) * self.parties]
    }

    /// The choices of a block with their units.
    pub fn rows(&self, block: usize) -> impl ExactSizeIterator<Item = &[U]> {
        self.blocks[block].chunks_exact(self.parties)
    }

    /// The same in another width; `None` where something does not fit.
    #[must_use]
    pub fn narrowed<V: Unit>(&self) -> Option<Table<V>> {
        let all = |numbers: &[U]| numbers.iter().map(|number| V::of((*number).into())).collect::<Option<Vec<V>>>();
        Some(Table {
            parties: self.parties,
            reservations: all(&self.reservations)?,
            blocks: self.blocks.iter().map(|block| all(block)).collect::<Option<_>>()?,
        })
    }
}

/// The utilities in the narrowest width in which no sum of a package can overflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Units {
    /// Every sum is at most 2⁶² in size.
    Narrow(Table<i64>),
    /// Every sum is at most 2¹²⁵ in size.
    Wide(Table<i128>),
}

/// What one unit of a party is worth: total = units × `divisor` / `times` / `counted` millionths of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The greatest common divisor of the party's numbers.
    pub divisor: BigInt,
    /// What the numbers were multiplied by, to make the no-deal value whole.
    pub times: BigInt,
    /// C: the sum of points that count, in millionths.
    pub counted: i128,
}

impl Scale {
    /// What so many units of a package are worth. They are sums of the table's, so that the division is exact.
    #[must_use]
    pub fn total(&self, units: i128) -> Option<Total> {
        let raw = BigInt::from(units) * &self.divisor / &self.times;
        Total::new(i128::try_from(&raw).ok()?, self.counted)
    }

    /// The least units that are worth at least `total`, and the least that are worth more.
    #[must_use]
    pub fn reaching(&self, total: Total) -> (BigInt, BigInt) {
        let (numerator, points) = total.fraction();
        let above = BigInt::from(numerator) * self.counted * &self.times;
        let below = BigInt::from(points) * &self.divisor;
        let floor = floor_div(&above, &below);
        let more = &floor + 1;
        if &floor * &below == above { (floor, more) } else { (more.clone(), more) }
    }

    /// Points of 0 to 100 that one unit is worth, for display.
    #[must_use]
    pub fn points(&self) -> f64 {
        // Both are positive and of moderate size; the quotient is for display only.
        let million = crate::model::quantity::MILLION as f64;
        big_to_f64(&self.divisor) / big_to_f64(&self.times) / self.counted as f64 / million
    }
}

/// `above / below` rounded down; `below` is positive.
fn floor_div(above: &BigInt, below: &BigInt) -> BigInt {
    let quotient = above / below;
    if &quotient * below > *above { quotient - 1 } else { quotient }
}

/// A floating-point number near a big one.
#[must_use]
pub fn big_to_f64(number: &BigInt) -> f64 {
    let (sign, digits) = number.to_u32_digits();
    let size = digits.iter().rev().fold(0.0, |sum, digit| sum * 4_294_967_296.0 + f64::from(*digit));
    if sign == num_bigint::Sign::Minus { -size } else { size }
}

/// The greatest common divisor of two numbers, positive but for two zeros.
#[must_use]
pub fn gcd(mut left: BigInt, mut right: BigInt) -> BigInt {
    let zero = BigInt::ZERO;
    while right != zero {
        let rest = &left % &right;
        left = std::mem::replace(&mut right, rest);
    }
    if left < zero { -left } else { left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_the_least_units_that_reach_a_total() {
        let scale = Scale { divisor: 3.into(), times: 1.into(), counted: 2 };
        let reaching = |numerator, points| {
            let (at_least, more) = scale.reaching(Total::new(numerator, points).unwrap());
            (i128::try_from(&at_least).unwrap(), i128::try_from(&more).unwrap())
        };
        // A unit is worth 3/2.
        assert_eq!(reaching(3, 1), (2, 3));
        assert_eq!(reaching(4, 1), (3, 3));
        assert_eq!(reaching(-3, 1), (-2, -1));
        assert_eq!(reaching(-4, 1), (-2, -2));
        assert_eq!(reaching(9, 3), (2, 3));
        assert_eq!(scale.total(2), Total::new(6, 2));
    }

    #[test]
    fn divisors_and_floats_of_big_numbers() {
        assert_eq!(gcd(BigInt::from(-12), BigInt::from(18)), BigInt::from(6));
        assert_eq!(gcd(BigInt::ZERO, BigInt::from(-5)), BigInt::from(5));
        let big = BigInt::from(10).pow(40);
        assert!((big_to_f64(&-big) / -1e40 - 1.0).abs() < 1e-12);
    }
}
