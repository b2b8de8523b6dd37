//! Decimal numbers with six digits after the point, held as whole millionths so that sums and comparisons are exact.

use std::fmt;

/// How many millionths make one.
pub const MILLION: i64 = 1_000_000;

/// The largest size any written number may have: 10¹².
pub const LARGEST: f64 = 1e12;

/// A decimal number of at most six digits after the point: points of weight, values of 0 to 100, `adds` of links.
///
/// The whole number inside counts millionths. It is at most 10¹⁸ in size, so sums of products fit `i128`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Micro(pub i64);

/// Why a number cannot be held as a [`Micro`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// NaN or infinite.
    #[error("not a finite number")]
    NotFinite,
    /// Larger than 10¹² in size.
    #[error("larger than 10¹² in size")]
    TooLarge,
    /// More than six digits after the point.
    #[error("more than six digits after the point")]
    TooManyDecimals,
}

impl Micro {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One point.
    pub const ONE: Self = Self(MILLION);
    /// The best value, 100.
    pub const HUNDRED: Self = Self(100 * MILLION);
    /// The middle of the value scale, 50.
    pub const FIFTY: Self = Self(50 * MILLION);

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i32) -> Self {
        Self(number as i64 * MILLION)
    }

    /// The written number `x`, exactly.
    ///
    /// # Errors
    /// Refuses NaN, infinities, sizes over 10¹², and numbers whose shortest decimal form has more than six digits
    /// after the point.
    pub fn exact(x: f64) -> Result<Self, QuantityError> {
        let rounded = Self::rounded(x)?;
        // The shortest text that reads back as `x` is what a person wrote; its digits decide.
        let text = format!("{x}");
        let digits = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        if digits > 6 { Err(QuantityError::TooManyDecimals) } else { Ok(rounded) }
    }

    /// `x` rounded once to six digits after the point, halves away from zero.
    ///
    /// # Errors
    /// Refuses NaN, infinities and sizes over 10¹².
    pub fn rounded(x: f64) -> Result<Self, QuantityError> {
        if !x.is_finite() {
            return Err(QuantityError::NotFinite);
        }
        if x.abs() > LARGEST {
            return Err(QuantityError::TooLarge);
        }
        Ok(Self((x * MILLION as f64).round() as i64))
    }

    /// `part / whole` of this quantity, rounded once to a millionth, halves away from zero.
    /// `whole` must be positive; a `whole` of nothing gives nothing.
    #[must_use]
    pub fn fraction(self, part: i128, whole: i128) -> Self {
        Self(divide_rounded(i128::from(self.0) * part, whole))
    }

    /// The number as floating point, for display and for sampling; never for comparison.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / MILLION as f64
    }

    /// Whether this is exactly nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// `numerator / denominator` rounded to a whole number, halves away from zero; nothing where `denominator <= 0`.
#[must_use]
pub fn divide_rounded(numerator: i128, denominator: i128) -> i64 {
    if denominator <= 0 {
        return 0;
    }
    let half = denominator / 2;
    let shifted = if numerator < 0 { numerator - half } else { numerator + half };
    i64::try_from(shifted / denominator).unwrap_or(if numerator < 0 { i64::MIN } else { i64::MAX })
}

/// Written without trailing zeros, as scenario files hold it: `12`, `4.5`, `-0.25`.
impl fmt::Display for Micro {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let (whole, rest) = (size / MILLION as u64, size % MILLION as u64);
        if rest == 0 {
            return write!(formatter, "{sign}{whole}");
        }
        let digits = format!("{rest:06}");
        write!(formatter, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::{Micro, QuantityError, divide_rounded};

    #[test]
    fn six_digits_are_exact_and_seven_are_refused() {
        assert_eq!(Micro::exact(0.1), Ok(Micro(100_000)));
        assert_eq!(Micro::exact(33.333_333), Ok(Micro(33_333_333)));
        assert_eq!(Micro::exact(0.000_000_1), Err(QuantityError::TooManyDecimals));
        assert_eq!(Micro::exact(f64::NAN), Err(QuantityError::NotFinite));
        assert_eq!(Micro::exact(1.1e12), Err(QuantityError::TooLarge));
        assert_eq!(Micro::exact(1e12), Ok(Micro(1_000_000_000_000_000_000)));
    }

    #[test]
    fn text_has_no_trailing_zeros() {
        assert_eq!(Micro(4_500_000).to_string(), "4.5");
        assert_eq!(Micro(-250_000).to_string(), "-0.25");
        assert_eq!(Micro::whole(12).to_string(), "12");
        assert_eq!(Micro(1).to_string(), "0.000001");
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(divide_rounded(5, 2), 3);
        assert_eq!(divide_rounded(-5, 2), -3);
        assert_eq!(divide_rounded(4, 3), 1);
        assert_eq!(divide_rounded(4, 0), 0);
    }
}
