//! Values of outcomes, 0 (worst) to 100 (best): spreads, and the functions that give them.

use super::ids::TermIx;
use super::issue::Range;
use super::quantity::Micro;

/// A value that may be uncertain: `low <= central <= high`, each 0..=100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spread {
    /// The least it may be.
    pub low: Micro,
    /// What is counted with.
    pub central: Micro,
    /// The greatest it may be.
    pub high: Micro,
}

impl Spread {
    /// Anything from worst to best, counted as 50: what an order that does not name a term leaves open.
    pub const UNKNOWN: Self = Self { low: Micro::ZERO, central: Micro::FIFTY, high: Micro::HUNDRED };

    /// A certain value.
    #[must_use]
    pub const fn exact(value: Micro) -> Self {
        Self { low: value, central: value, high: value }
    }

    /// Whether low and high are the same.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.low == self.high
    }
}

/// Which end of a range is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// The greatest number is worth 100.
    High,
    /// The least number is worth 100.
    Low,
}

/// Gives each outcome of one issue its value for one party.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueFunction {
    /// One spread a term, in the order of the issue's terms.
    Terms(Vec<Spread>),
    /// From worst end to best end of the range: with t the position, 100 (1 − e^(−c t)) / (1 − e^(−c)); c = 0 is linear.
    Curve {
        /// Which end is best.
        better: Better,
        /// The bend c, −50 to 50.
        curve: f64,
    },
    /// Piecewise linear through points of strictly increasing number, flat beyond the ends. Never empty.
    Points(Vec<(f64, Micro)>),
}

impl ValueFunction {
    /// The value of a term; `None` where the function is for a range or has no such term.
    #[must_use]
    pub fn of_term(&self, term: TermIx) -> Option<Spread> {
        match self {
            Self::Terms(values) => values.get(term.0).copied(),
            Self::Curve { .. } | Self::Points(_) => None,
        }
    }

    /// The value of a number on `range`, rounded to six digits; `None` where the function is for terms.
    #[must_use]
    pub fn of_number(&self, number: f64, range: &Range) -> Option<Micro> {
        let value = match self {
            Self::Terms(_) => return None,
            Self::Curve { better, curve } => {
                let up = ((number - range.from) / (range.to - range.from)).clamp(0.0, 1.0);
                let t = if *better == Better::High { up } else { 1.0 - up };
                100.0 * if *curve == 0.0 { t } else { (-curve * t).exp_m1() / (-curve).exp_m1() }
            }
            Self::Points(points) => interpolate(points, number),
        };
        Micro::rounded(value.clamp(0.0, 100.0)).ok()
    }

    /// The least and the greatest value over the numbers from `low` to `high`, break points included.
    #[must_use]
    pub fn extremes(&self, low: f64, high: f64, range: &Range) -> Option<(Micro, Micro)> {
        let (at_low, at_high) = (self.of_number(low, range)?, self.of_number(high, range)?);
        let mut extremes = (at_low.min(at_high), at_low.max(at_high));
        if let Self::Points(points) = self {
            for (_, value) in points.iter().filter(|(x, _)| *x > low && *x < high) {
                extremes = (extremes.0.min(*value), extremes.1.max(*value));
            }
        }
        Some(extremes)
    }

    /// The worst and the best value that any outcome of the issue can have: what its weight weighs.
    #[must_use]
    pub fn swing(&self, range: Option<&Range>) -> Option<(Micro, Micro)> {
        match (self, range) {
            (Self::Terms(values), _) => {
                Some((values.iter().map(|v| v.central).min()?, values.iter().map(|v| v.central).max()?))
            }
            (_, Some(range)) => self.extremes(range.from, range.to, range),
            (_, None) => None,
        }
    }
}

fn interpolate(points: &[(f64, Micro)], number: f64) -> f64 {
    let after = points.partition_point(|(x, _)| *x < number);
    match (after.checked_sub(1).and_then(|before| points.get(before)), points.get(after)) {
        (Some((x0, v0)), Some((x1, v1))) => v0.to_f64() + (v1.to_f64() - v0.to_f64()) * ((number - x0) / (x1 - x0)),
        (Some((_, only)), None) | (None, Some((_, only))) => only.to_f64(),
        (None, None) => 0.0,
    }
}
