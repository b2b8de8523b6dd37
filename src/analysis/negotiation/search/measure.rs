//! What a search makes as great as it can, compared exactly.

use num_bigint::BigInt;

use crate::analysis::negotiation::units::{Unit, big_to_f64};

/// How the gains of several parties become one order of packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The product of all gains, each of which must be positive.
    Product,
    /// The least gain, then the second least, and so on.
    Least,
    /// The sum of gains.
    Sum,
}

/// A goal, and what one unit of each party counts.
#[derive(Clone, Debug)]
pub struct Measure {
    /// How gains are put together.
    pub goal: Goal,
    /// What one unit of each party counts, as whole numbers with a common denominator; 0 for parties that do not count.
    pub factors: Vec<BigInt>,
    /// Whether each party counts: asked too often to look at its factor each time.
    counted: Vec<bool>,
    /// What one unit of each party is worth in floating point: in the measure where it counts, else in any scale. Positive.
    pub scale: Vec<f64>,
}

/// What a package is worth under a measure. Values of one measure compare exactly.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A product or a sum.
    One(BigInt),
    /// Gains, the least first.
    Each(Vec<BigInt>),
}

impl Measure {
    /// A measure in which a unit of party p counts `fractions[p].0 / fractions[p].1`, both positive; parties with `None` do
    /// not count.
    #[must_use]
    pub fn new(goal: Goal, fractions: &[Option<(BigInt, BigInt)>], units: &[f64]) -> Self {
        let common: BigInt = fractions.iter().flatten().map(|(_, below)| below).product();
        let factor = |fraction: &Option<(BigInt, BigInt)>| {
            fraction.as_ref().map_or(BigInt::ZERO, |(above, below)| above * (&common / below))
        };
        let scale = |(fraction, unit): (&Option<(BigInt, BigInt)>, &f64)| {
            fraction.as_ref().map_or(*unit, |(above, below)| big_to_f64(above) / big_to_f64(below))
        };
        Self {
            goal,
            factors: fractions.iter().map(factor).collect(),
            counted: fractions.iter().map(Option::is_some).collect(),
            scale: fractions.iter().zip(units).map(scale).collect(),
        }
    }

    /// The same measure in which `party` does not count.
    #[must_use]
    pub fn without(&self, party: usize) -> Self {
        let mut without = self.clone();
        without.factors[party] = BigInt::ZERO;
        without.counted[party] = false;
        without
    }

    /// Whether a party counts; one that does not must only reach its floor.
    #[must_use]
    pub fn counts(&self, party: usize) -> bool {
        self.counted[party]
    }

    /// What gains are worth.
    #[must_use]
    pub fn value<U: Unit>(&self, gains: &[U]) -> Value {
        let counted = gains.iter().zip(&self.factors).filter(|(_, factor)| **factor != BigInt::ZERO);
        let each = counted.map(|(gain, factor)| BigInt::from((*gain).into()) * factor);
        match self.goal {
            Goal::Product => Value::One(each.product()),
            Goal::Sum => Value::One(each.sum()),
            Goal::Least => {
                let mut each: Vec<BigInt> = each.collect();
                each.sort_unstable();
                Value::Each(each)
            }
        }
    }

    /// The same in floating point, from gains in the measure's scale: the geometric mean, the least, or the sum.
    #[must_use]
    pub fn shadow(&self, gains: &[f64]) -> f64 {
        let counted = gains.iter().enumerate().filter(|(party, _)| self.counts(*party)).map(|(_, gain)| *gain);
        match self.goal {
            Goal::Product => {
                let product: f64 = counted.product();
                if product <= 0.0 { 0.0 } else { product.powf(1.0 / gains.len() as f64) }
            }
            Goal::Least => counted.fold(f64::INFINITY, f64::min),
            Goal::Sum => counted.sum(),
        }
    }

    /// The least units with which a party's own gain is at least what the least of `value` is; `None` for other goals than
    /// [`Goal::Least`], and for parties that do not count.
    #[must_use]
    pub fn level<U: Unit>(&self, value: &Value, party: usize) -> Option<U> {
        let (least, factor) = self.least_of(value, party)?;
        let down = least / factor;
        let units = if &down * factor < *least { down + 1 } else { down };
        U::of(i128::try_from(&units).ok()?)
    }

    /// The least units with which it is more; `None` as for [`level`](Self::level).
    #[must_use]
    pub fn above<U: Unit>(&self, value: &Value, party: usize) -> Option<U> {
        let (least, factor) = self.least_of(value, party)?;
        let down = least / factor;
        let units = if &down * factor > *least { down } else { down + 1 };
        U::of(i128::try_from(&units).ok()?)
    }

    fn least_of<'a>(&'a self, value: &'a Value, party: usize) -> Option<(&'a BigInt, &'a BigInt)> {
        let Value::Each(each) = value else { return None };
        each.first().filter(|_| self.counts(party)).map(|least| (least, &self.factors[party]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(goal: Goal, fractions: &[(i32, i32)]) -> Measure {
        let fractions: Vec<_> =
            fractions.iter().map(|(above, below)| Some((BigInt::from(*above), BigInt::from(*below)))).collect();
        Measure::new(goal, &fractions, &vec![1.0; fractions.len()])
    }

    #[test]
    fn unlike_units_compare_exactly() {
        let thirds = measure(Goal::Sum, &[(1, 3), (1, 7)]);
        assert_eq!(thirds.value(&[3_i64, 7]), thirds.value(&[0_i64, 14]));
        assert!(thirds.value(&[1_i64, 0]) > thirds.value(&[0_i64, 2]));
        let least = measure(Goal::Least, &[(1, 3), (1, 7)]);
        assert!(least.value(&[3_i64, 8]) < least.value(&[4_i64, 7]));
        assert_eq!(least.level::<i64>(&least.value(&[4_i64, 7]), 0), Some(3));
        assert_eq!(least.level::<i64>(&least.value(&[1_i64, 3]), 1), Some(3));
        assert_eq!(least.level::<i64>(&least.value(&[-1_i64, 3]), 1), Some(-2));
        assert_eq!(least.above::<i64>(&least.value(&[4_i64, 7]), 0), Some(4));
        assert_eq!(least.above::<i64>(&least.value(&[1_i64, 3]), 1), Some(3));
        assert_eq!(least.above::<i64>(&least.value(&[-1_i64, 3]), 1), Some(-2));
        assert_eq!(least.above::<i64>(&least.value(&[-1_i64, 3]), 0), Some(0));
    }

    #[test]
    fn two_points_that_tell_solutions_apart() {
        // (0.40, 0.38) and (0.39, 0.60) from (0, 0) with ideal (1, 1): maximin picks the first by its least ratio of 0.38
        // against 0.39, and so the second; the smallest spread of ratios would pick the first.
        let ratios = measure(Goal::Least, &[(1, 100), (1, 100)]);
        assert!(ratios.value(&[39_i64, 60]) > ratios.value(&[40_i64, 38]));
    }
}
