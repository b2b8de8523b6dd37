//! What every second opinion works on: a table of numbers, alternatives × criteria, each criterion with a direction, a
//! weight and, for some methods, thresholds.

use crate::model::issue::Thresholds;
use crate::model::value::Better;

/// One column of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// One number an alternative.
    pub numbers: Vec<f64>,
    /// Whether more or less is better.
    pub better: Better,
    /// 0 or more; only proportions count.
    pub weight: f64,
    /// Which differences matter, in the units of `numbers`.
    pub thresholds: Option<Thresholds>,
}

/// A table that the methods can work on: finite numbers, one of each criterion for every alternative, weights that sum to 1.
///
/// Criteria without weight are left out, so that they have no say in any method, a veto included.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    alternatives: usize,
    criteria: Vec<Criterion>,
    positions: Vec<usize>,
}

/// Why a method gives no answer. Criteria are named by their position among those that were given.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// There is nothing to judge.
    NoAlternatives,
    /// No criterion has weight.
    NoWeight,
    /// Some alternatives have no number on these criteria.
    Missing(Vec<usize>),
    /// A number or weight of this criterion is not finite, a weight is negative, or a number is missing.
    NotNumbers(usize),
    /// The method multiplies, and this criterion has negative numbers.
    Negative(usize),
    /// The method divides by numbers of this criterion, of which less is better, and one of them is 0.
    Zero(usize),
    /// The method needs to know which differences matter, and these criteria do not say.
    NoThresholds(Vec<usize>),
    /// There are more alternatives than the method finishes in a moment; the most it takes.
    TooMany(usize),
}

impl Criterion {
    /// A criterion without thresholds.
    #[must_use]
    pub fn new(numbers: impl Into<Vec<f64>>, better: Better, weight: f64) -> Self {
        Self { numbers: numbers.into(), better, weight, thresholds: None }
    }

    /// The least and the greatest number; 0 and 0 of nothing.
    #[must_use]
    pub fn extremes(&self) -> (f64, f64) {
        let mut numbers = self.numbers.iter().copied();
        let first = numbers.next().unwrap_or_default();
        numbers.fold((first, first), |(least, greatest), number| (least.min(number), greatest.max(number)))
    }

    /// The best and the worst number.
    #[must_use]
    pub fn best_and_worst(&self) -> (f64, f64) {
        let (least, greatest) = self.extremes();
        match self.better {
            Better::High => (greatest, least),
            Better::Low => (least, greatest),
        }
    }
}

impl Problem {
    /// The table of `criteria` for so many alternatives.
    ///
    /// # Errors
    /// [`Refusal::NoAlternatives`], [`Refusal::NotNumbers`] or [`Refusal::NoWeight`].
    pub fn new(alternatives: usize, criteria: impl IntoIterator<Item = Criterion>) -> Result<Self, Refusal> {
        if alternatives == 0 {
            return Err(Refusal::NoAlternatives);
        }
        let mut kept = Vec::new();
        let mut positions = Vec::new();
        for (position, criterion) in criteria.into_iter().enumerate() {
            let sound = criterion.numbers.len() == alternatives
                && criterion.numbers.iter().all(|number| number.is_finite())
                && criterion.weight.is_finite()
                && criterion.weight >= 0.0;
            if !sound {
                return Err(Refusal::NotNumbers(position));
            }
            if criterion.weight > 0.0 {
                kept.push(criterion);
                positions.push(position);
            }
        }
        // Divided by the greatest first, so that the sum of any finite weights is finite.
        let greatest = kept.iter().fold(0.0, |greatest: f64, criterion| greatest.max(criterion.weight));
        let sum: f64 = kept.iter().map(|criterion| criterion.weight / greatest).sum();
        if kept.is_empty() {
            return Err(Refusal::NoWeight);
        }
        for criterion in &mut kept {
            criterion.weight = criterion.weight / greatest / sum;
        }
        Ok(Self { alternatives, criteria: kept, positions })
    }

    /// How many alternatives there are; at least one.
    #[must_use]
    pub const fn alternatives(&self) -> usize {
        self.alternatives
    }

    /// The criteria with weight; never empty. Their weights are shares and sum to 1.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The position, among the criteria that were given, of one with weight.
    #[must_use]
    pub fn position(&self, criterion: usize) -> usize {
        self.positions[criterion]
    }

    /// The positions of the criteria for which `holds`.
    pub(super) fn positions_where(&self, holds: impl Fn(&Criterion) -> bool) -> Vec<usize> {
        self.criteria.iter().zip(&self.positions).filter(|(c, _)| holds(c)).map(|(_, position)| *position).collect()
    }
}

/// Competition ranks (1, 2, 2, 4), each with how many share it. Figures equal to twelve decimals are equal: they are sums,
/// products and roots of floating point, whose last digits depend on the order of adding.
#[must_use]
pub fn ranks(figures: &[f64], better: Better) -> Vec<(usize, usize)> {
    let keys: Vec<f64> = figures.iter().map(|figure| (figure * 1e12).round()).collect();
    let mut sorted = keys.clone();
    sorted.sort_by(f64::total_cmp);
    keys.iter()
        .map(|key| {
            let (below, not_above) = (sorted.partition_point(|k| k < key), sorted.partition_point(|k| k <= key));
            let before = match better {
                Better::High => sorted.len() - not_above,
                Better::Low => below,
            };
            (before + 1, not_above - below)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_shared_and_leave_gaps() {
        assert_eq!(ranks(&[0.2, 0.5, 0.5, 0.1], Better::High), [(3, 1), (1, 2), (1, 2), (4, 1)]);
        assert_eq!(ranks(&[0.2, 0.5, 0.5, 0.1], Better::Low), [(2, 1), (3, 2), (3, 2), (1, 1)]);
        assert_eq!(ranks(&[0.1 + 0.2, 0.3], Better::High), [(1, 2), (1, 2)]);
        assert_eq!(ranks(&[], Better::High), []);
    }

    #[test]
    fn criteria_without_weight_have_no_say() {
        let column = |weight| Criterion::new([1.0, 2.0], Better::High, weight);
        let problem = Problem::new(2, [column(0.0), column(1.0), column(3.0)]).unwrap();
        assert_eq!(problem.criteria().iter().map(|c| c.weight).collect::<Vec<_>>(), [0.25, 0.75]);
        assert_eq!((problem.position(0), problem.position(1)), (1, 2));
        assert_eq!(Problem::new(2, [column(0.0)]), Err(Refusal::NoWeight));
        assert_eq!(Problem::new(0, []), Err(Refusal::NoAlternatives));
        assert_eq!(Problem::new(3, [column(1.0)]), Err(Refusal::NotNumbers(0)));
        assert_eq!(Problem::new(2, [column(1.0), column(f64::NAN)]), Err(Refusal::NotNumbers(1)));
        assert_eq!(Problem::new(2, [column(-1.0)]), Err(Refusal::NotNumbers(0)));
        let huge = Problem::new(2, [column(f64::MAX), column(f64::MAX)]).unwrap();
        assert_eq!(huge.criteria()[0].weight, 0.5);
    }
}
