//! Whole numbers of any size, fast while they fit 128 bits: products of weights and values rarely do not.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;

use crate::analysis::negotiation::units::{big_to_f64, gcd};

/// A whole number; held small wherever it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Fits 128 bits.
    Small(i128),
    /// Does not.
    Large(BigInt),
}

impl Whole {
    /// Nothing.
    pub const ZERO: Self = Self::Small(0);

    fn large(&self) -> BigInt {
        match self {
            Self::Small(small) => BigInt::from(*small),
            Self::Large(large) => large.clone(),
        }
    }

    fn of(large: BigInt) -> Self {
        i128::try_from(&large).map_or(Self::Large(large), Self::Small)
    }

    /// How it stands to nothing.
    #[must_use]
    pub fn sign(&self) -> Ordering {
        match self {
            Self::Small(small) => small.cmp(&0),
            Self::Large(large) => large.cmp(&BigInt::ZERO),
        }
    }

    /// Whether this is nothing.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::ZERO
    }

    /// For display and for a first guess.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        match self {
            Self::Small(small) => *small as f64,
            Self::Large(large) => big_to_f64(large),
        }
    }

    /// The numbers without the divisor that all of them share; all zeros stay.
    #[must_use]
    pub fn reduced<const N: usize>(numbers: [Self; N]) -> [Self; N] {
        let small: Option<Vec<u128>> = numbers
            .iter()
            .map(|number| match number {
                Self::Small(small) => Some(small.unsigned_abs()),
                Self::Large(_) => None,
            })
            .collect();
        if let Some(small) = small {
            let divisor = small.into_iter().fold(0, small_gcd);
            return match i128::try_from(divisor) {
                Ok(divisor) if divisor > 1 => numbers.map(|number| match number {
                    Self::Small(small) => Self::Small(small / divisor),
                    large => large,
                }),
                _ => numbers,
            };
        }
        let divisor = numbers.iter().fold(BigInt::ZERO, |divisor, number| gcd(divisor, number.large()));
        numbers.map(|number| Self::of(number.large() / &divisor))
    }
}

/// The greatest common divisor; by halving, since 128-bit division is slow.
pub(super) fn small_gcd(mut left: u128, mut right: u128) -> u128 {
    if left == 0 || right == 0 {
        return left | right;
    }
    let shared = (left | right).trailing_zeros();
    left >>= left.trailing_zeros();
    while right != 0 {
        right >>= right.trailing_zeros();
        if left > right {
            std::mem::swap(&mut left, &mut right);
        }
        right -= left;
    }
    left << shared
}

impl From<i128> for Whole {
    fn from(small: i128) -> Self {
        Self::Small(small)
    }
}

impl Ord for Whole {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small(left), Self::Small(right)) => left.cmp(right),
            _ => self.large().cmp(&other.large()),
        }
    }
}

impl PartialOrd for Whole {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

macro_rules! operation {
    ($operation:ident, $method:ident, $checked:ident) => {
        impl $operation for &Whole {
            type Output = Whole;

            fn $method(self, other: Self) -> Whole {
                if let (Whole::Small(left), Whole::Small(right)) = (self, other)
                    && let Some(small) = left.$checked(*right)
                {
                    return Whole::Small(small);
                }
                Whole::of(self.large().$method(other.large()))
            }
        }
    };
}

operation!(Add, add, checked_add);
operation!(Sub, sub, checked_sub);
operation!(Mul, mul, checked_mul);

impl Neg for &Whole {
    type Output = Whole;

    fn neg(self) -> Whole {
        &Whole::ZERO - self
    }
}

#[cfg(test)]
mod tests {
    use super::{Whole, small_gcd};

    #[test]
    fn what_outgrows_128_bits_stays_exact_and_comes_back() {
        let huge = Whole::Small(i128::MAX);
        let square = &huge * &huge;
        assert!(matches!(square, Whole::Large(_)) && square > huge);
        assert_eq!(&(&square - &square) + &huge, huge);
        assert_eq!(&(&huge + &huge) - &huge, huge);
        assert_eq!(-&Whole::Small(i128::MIN), &huge + &Whole::Small(1));
    }

    #[test]
    fn common_divisors_go() {
        assert_eq!(small_gcd(48, 36), 12);
        assert_eq!(small_gcd(0, 7), 7);
        let numbers = Whole::reduced([12, -18, 0].map(Whole::Small));
        assert_eq!(numbers, [2, -3, 0].map(Whole::Small));
        let huge = &Whole::Small(i128::MAX) * &Whole::Small(6);
        assert_eq!(Whole::reduced([huge.clone(), huge]), [1, 1].map(Whole::Small));
        assert_eq!(Whole::reduced([0, 0].map(Whole::Small)), [0, 0].map(Whole::Small));
    }
}
