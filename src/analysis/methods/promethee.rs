//! PROMETHEE I and II (Brans and Vincke 1985): how much each alternative is preferred to the others, less how much they are
//! preferred to it.
//!
//! The preference for a over b is π(a, b) = Σ w P(d), d the difference in favour of a on a criterion, P one of six
//! functions of it ([`Preference`](crate::model::issue::Preference)); a criterion without thresholds uses `usual`, for which
//! any difference is full preference. Leaving flow φ⁺ = Σ π(a, ·) / (n − 1), entering flow φ⁻ = Σ π(·, a) / (n − 1), net
//! flow φ = φ⁺ − φ⁻ in −1..=1, more is better: PROMETHEE II ranks by it. PROMETHEE I says less: a is before b only where
//! neither flow speaks against it, else the two cannot be compared. With one alternative all flows are 0.

use super::decimals::Decimals;
use super::flows::{flows, preference};
use super::problem::{Problem, Refusal};
use crate::model::issue::Preference;

/// The most alternatives with a Gaussian criterion, which goes through all pairs.
pub const MOST_WITH_GAUSSIAN: usize = 2_000;

/// Flows with their working.
#[derive(Clone, Debug, PartialEq)]
pub struct Promethee {
    /// φ⁺ of each alternative, 0..=1.
    pub leaving: Vec<f64>,
    /// φ⁻ of each alternative, 0..=1.
    pub entering: Vec<f64>,
    /// φ of each alternative.
    pub net: Vec<f64>,
    /// The net flow on each criterion alone, without its weight, for each alternative.
    pub by_criterion: Vec<Vec<f64>>,
    /// Positions of the criteria that have no thresholds, so that any difference is full preference.
    pub usual: Vec<usize>,
}

/// How two alternatives stand in PROMETHEE I.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The first is preferred.
    Before,
    /// The second is.
    After,
    /// Both flows are equal.
    Same,
    /// One flow speaks for the first, the other for the second.
    Incomparable,
}

/// The flows of each alternative.
///
/// # Errors
/// [`Refusal::TooMany`] where a criterion is Gaussian.
pub fn promethee(problem: &Problem) -> Result<Promethee, Refusal> {
    let count = problem.alternatives();
    let is_gaussian = |p: Preference| p == Preference::Gaussian;
    let gaussian = problem.criteria().iter().any(|c| c.thresholds.is_some_and(|t| is_gaussian(t.function)));
    if gaussian && count > MOST_WITH_GAUSSIAN {
        return Err(Refusal::TooMany(MOST_WITH_GAUSSIAN));
    }
    let others = count.saturating_sub(1).max(1) as f64;
    let (mut leaving, mut entering) = (vec![0.0; count], vec![0.0; count]);
    let mut by_criterion = Vec::with_capacity(problem.criteria().len());
    for criterion in problem.criteria() {
        let flows = flows(criterion);
        for ((leaving, entering), (above, below)) in leaving.iter_mut().zip(&mut entering).zip(&flows) {
            *leaving += criterion.weight * above / others;
            *entering += criterion.weight * below / others;
        }
        by_criterion.push(flows.iter().map(|(above, below)| (above - below) / others).collect());
    }
    let net = leaving.iter().zip(&entering).map(|(leaving, entering)| leaving - entering).collect();
    let usual = problem.positions_where(|criterion| criterion.thresholds.is_none());
    Ok(Promethee { leaving, entering, net, by_criterion, usual })
}

impl Promethee {
    /// How `one` stands to `other` in PROMETHEE I; flows equal to twelve decimals are equal.
    #[must_use]
    pub fn relation(&self, one: usize, other: usize) -> Relation {
        let more = |flows: &[f64]| (flows[one] * 1e12).round().total_cmp(&(flows[other] * 1e12).round());
        let (for_it, against) = (more(&self.leaving), more(&self.entering));
        match (for_it.is_ge() && against.is_le(), for_it.is_le() && against.is_ge()) {
            (true, true) => Relation::Same,
            (true, false) => Relation::Before,
            (false, true) => Relation::After,
            (false, false) => Relation::Incomparable,
        }
    }

    /// The pairs that PROMETHEE I does not compare, each once, in order.
    #[must_use]
    pub fn incomparable(&self) -> Vec<(usize, usize)> {
        let count = self.net.len();
        let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        pairs.filter(|(one, other)| self.relation(*one, *other) == Relation::Incomparable).collect()
    }
}

/// π: the weighted preference of every alternative over every other. For showing pairs; flows do not need it.
#[must_use]
pub fn preferences(problem: &Problem) -> Vec<Vec<f64>> {
    let count = problem.alternatives();
    let mut table = vec![vec![0.0; count]; count];
    for criterion in problem.criteria() {
        let decimals = Decimals::new(criterion);
        for (one, row) in table.iter_mut().enumerate() {
            for (other, cell) in row.iter_mut().enumerate() {
                *cell += criterion.weight * preference(criterion, &decimals, one, other);
            }
        }
    }
    table
}
