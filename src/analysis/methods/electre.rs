//! ELECTRE III (Roy 1978): how credible it is that one alternative is at least as good as another, and two orders
//! distilled from that.
//!
//! With d = g(b) − g(a) the difference against a: concordance c = 1 for d ≤ q, 0 for d ≥ p, else (p − d) / (p − q),
//! C(a, b) = Σ w c; discordance D = 0 for d ≤ p, 1 for d ≥ v, else (d − p) / (v − p), and 0 without a veto v; credibility
//! σ(a, b) = C · Π over D > C of (1 − D) / (1 − C), rounded once to nine decimals, so that the orders do not hang on the
//! last digit of a sum. Distillation as in `distillation.rs`, with s(λ) = 0.3 − 0.15 λ. Each criterion must say q and p.
//!
//! The figure is the mean of an alternative's places in the two orders (1, 2, 2, 4), less is better.

use super::decimals::Decimals;
use super::distillation::{Direction, classes};
use super::problem::{Criterion, Problem, Refusal};

/// The most alternatives: distilling goes through all pairs again and again.
pub const MOST: usize = 200;

/// One, in the whole numbers of [`Electre::credibility`].
pub const ONE: i64 = 1_000_000_000;

/// Credibility and the two orders.
#[derive(Clone, Debug, PartialEq)]
pub struct Electre {
    /// C(a, b), 0..=1: the weight that does not speak against "a is at least as good as b".
    pub concordance: Vec<Vec<f64>>,
    /// σ(a, b) in billionths.
    pub credibility: Vec<Vec<i64>>,
    /// Classes from best to worst, distilled from the top; each ascending.
    pub descending: Vec<Vec<usize>>,
    /// Classes from best to worst, distilled from the bottom; each ascending.
    pub ascending: Vec<Vec<usize>>,
    /// The mean of the places in the two orders.
    pub places: Vec<f64>,
}

/// Credibility and orders of the alternatives.
///
/// # Errors
/// [`Refusal::NoThresholds`] or [`Refusal::TooMany`].
pub fn electre(problem: &Problem) -> Result<Electre, Refusal> {
    let complete = |c: &Criterion| c.thresholds.is_some_and(|t| t.indifference.is_some() && t.preference.is_some());
    let incomplete = problem.positions_where(|criterion| !complete(criterion));
    if !incomplete.is_empty() {
        return Err(Refusal::NoThresholds(incomplete));
    }
    let count = problem.alternatives();
    if count > MOST {
        return Err(Refusal::TooMany(MOST));
    }
    let scales: Vec<Scale> = problem.criteria().iter().map(Scale::new).collect();
    let mut concordance = vec![vec![0.0; count]; count];
    let mut credibility = vec![vec![0; count]; count];
    for one in 0..count {
        for other in 0..count {
            let weighted = scales.iter().zip(problem.criteria());
            let c: f64 = weighted.map(|(scale, criterion)| criterion.weight * scale.concordance(one, other)).sum();
            let c = c.min(1.0);
            let kept: f64 = scales.iter().map(|scale| scale.discordance(one, other)).map(|d| doubt(c, d)).product();
            concordance[one][other] = c;
            credibility[one][other] = (c * kept * ONE as f64).round() as i64;
        }
    }
    let descending = classes(&credibility, Direction::Descending);
    let ascending = classes(&credibility, Direction::Ascending);
    let (down, up) = (places(&descending, count), places(&ascending, count));
    let places = down.iter().zip(&up).map(|(down, up)| (down + up) as f64 / 2.0).collect();
    Ok(Electre { concordance, credibility, descending, ascending, places })
}

/// What a discordance greater than the concordance leaves of it. Sums of weights that make 1 are 1 to nine decimals.
fn doubt(concordance: f64, discordance: f64) -> f64 {
    if discordance > concordance && concordance < 1.0 - 1e-12 { (1.0 - discordance) / (1.0 - concordance) } else { 1.0 }
}

/// The place of each alternative: one more than how many stand in classes before its own.
fn places(classes: &[Vec<usize>], count: usize) -> Vec<usize> {
    let mut places = vec![0; count];
    let mut before = 0;
    for class in classes {
        for alternative in class {
            places[*alternative] = before + 1;
        }
        before += class.len();
    }
    places
}

/// A criterion's numbers and thresholds as whole numbers.
struct Scale {
    numbers: Vec<i64>,
    indifference: i64,
    preference: i64,
    veto: Option<i64>,
}

impl Scale {
    fn new(criterion: &Criterion) -> Self {
        let decimals = Decimals::new(criterion);
        let whole = |of: Option<f64>| of.map(|threshold| decimals.whole(threshold));
        let thresholds = criterion.thresholds.as_ref();
        let indifference = whole(thresholds.and_then(|t| t.indifference)).unwrap_or_default();
        Self {
            indifference,
            preference: whole(thresholds.and_then(|t| t.preference)).unwrap_or(indifference),
            veto: whole(thresholds.and_then(|t| t.veto)),
            numbers: decimals.numbers,
        }
    }

    fn against(&self, one: usize, other: usize) -> i64 {
        self.numbers[other] - self.numbers[one]
    }

    fn concordance(&self, one: usize, other: usize) -> f64 {
        let (d, q, p) = (self.against(one, other), self.indifference, self.preference);
        if d <= q {
            1.0
        } else if d >= p {
            0.0
        } else {
            (p - d) as f64 / (p - q) as f64
        }
    }

    fn discordance(&self, one: usize, other: usize) -> f64 {
        let Some(v) = self.veto else { return 0.0 };
        let (d, p) = (self.against(one, other), self.preference);
        if d <= p {
            0.0
        } else if d >= v {
            1.0
        } else {
            (d - p) as f64 / (v - p) as f64
        }
    }
}
