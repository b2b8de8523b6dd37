//! Shares of weight as exact fractions: whole parts of a whole.

use num_bigint::BigUint;

/// Why answers give no weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// There is nothing to weigh.
    Nothing,
    /// Nothing was given any weight.
    AllZero,
    /// An answer is missing, given twice, or not of the kind that was asked for.
    Malformed,
}

/// Shares that sum to exactly 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    parts: Vec<BigUint>,
    whole: BigUint,
}

impl Shares {
    /// Shares in proportion to `parts`.
    ///
    /// # Errors
    /// [`Unanswered::Nothing`] or [`Unanswered::AllZero`].
    pub fn new(parts: Vec<BigUint>) -> Result<Self, Unanswered> {
        let whole: BigUint = parts.iter().sum();
        if parts.is_empty() {
            return Err(Unanswered::Nothing);
        }
        if whole == BigUint::ZERO {
            return Err(Unanswered::AllZero);
        }
        Ok(Self { parts, whole })
    }

    /// The same share for each of `count`.
    ///
    /// # Errors
    /// [`Unanswered::Nothing`].
    pub fn equal(count: usize) -> Result<Self, Unanswered> {
        Self::new(vec![BigUint::from(1_u8); count])
    }

    /// How many there are; at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// Numerator and denominator of a share, in lowest terms.
    #[must_use]
    pub fn fraction(&self, at: usize) -> (BigUint, BigUint) {
        let part = &self.parts[at];
        let divisor = common_divisor(part.clone(), self.whole.clone());
        (part / &divisor, &self.whole / &divisor)
    }

    /// All shares as floating point, from the exact fractions to eighteen decimals.
    #[must_use]
    pub fn to_f64(&self) -> Vec<f64> {
        // Eighteen digits are more than floating point holds, and fit 64 bits.
        let scale = BigUint::from(1_000_000_000_000_000_000_u64);
        let digits = |part: &BigUint| u64::try_from(part * &scale / &self.whole).unwrap_or_default();
        self.parts.iter().map(|part| digits(part) as f64 / 1e18).collect()
    }
}

/// Euclid's: of two numbers that are not both 0.
fn common_divisor(mut one: BigUint, mut other: BigUint) -> BigUint {
    while other != BigUint::ZERO {
        (one, other) = (other.clone(), one % other);
    }
    one
}
