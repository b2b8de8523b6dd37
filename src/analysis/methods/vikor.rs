//! VIKOR: a compromise between the greatest good of the group of issues and the least regret on any one (Opricovic 1998;
//! Opricovic and Tzeng 2004).
//!
//! With f* the best and f⁻ the worst number of each criterion, S = Σ w (f* − f) / (f* − f⁻), R = the greatest of these
//! terms, Q = v (S − S*) / (S⁻ − S*) + (1 − v) (R − R*) / (R⁻ − R*), v = ½. Less is better; Q lies in 0..=1. A quotient
//! whose divisor is 0, because all are equal, counts as 0.
//!
//! The compromise set holds the first by Q alone where it leads the second by at least 1 / (n − 1) and is also first by S
//! or by R; with the second where only the latter fails; else all within 1 / (n − 1) of the first.

use super::problem::{Problem, ranks};
use crate::model::value::Better;

/// v: what the group counts against the regret.
pub const GROUP: f64 = 0.5;

/// Q with its working.
#[derive(Clone, Debug, PartialEq)]
pub struct Vikor {
    /// Q for each alternative.
    pub compromise: Vec<f64>,
    /// S: the weighted shortfall of each alternative.
    pub shortfall: Vec<f64>,
    /// R: its greatest shortfall on one criterion.
    pub regret: Vec<f64>,
    /// The compromise set, in the order given.
    pub set: Vec<usize>,
    /// 1 / (n − 1): the lead that makes the first stand alone; `None` with one alternative.
    pub lead: Option<f64>,
}

/// Q of each alternative, and the compromise set.
#[must_use]
pub fn vikor(problem: &Problem) -> Vikor {
    let count = problem.alternatives();
    let (mut shortfall, mut regret) = (vec![0.0_f64; count], vec![0.0_f64; count]);
    for criterion in problem.criteria() {
        let (best, worst) = criterion.best_and_worst();
        for (alternative, number) in criterion.numbers.iter().enumerate() {
            let term = criterion.weight * quotient(best - number, best - worst);
            shortfall[alternative] += term;
            regret[alternative] = regret[alternative].max(term);
        }
    }
    let (s, r) = (from_best(&shortfall), from_best(&regret));
    let compromise: Vec<f64> = s.iter().zip(&r).map(|(s, r)| GROUP * s + (1.0 - GROUP) * r).collect();
    let lead = (count > 1).then(|| 1.0 / (count - 1) as f64);
    let set = set(&compromise, &shortfall, &regret, lead);
    Vikor { compromise, shortfall, regret, set, lead }
}

/// 0 where nothing is divided by: all are equal, up to what adding in another order changes.
fn quotient(part: f64, whole: f64) -> f64 {
    if whole.abs() > 0.0 { part / whole } else { 0.0 }
}

/// How far each figure is on the way from the least to the greatest.
fn from_best(figures: &[f64]) -> Vec<f64> {
    let least = figures.iter().copied().fold(f64::INFINITY, f64::min);
    let greatest = figures.iter().copied().fold(0.0, f64::max);
    // Sums that differ by less than this are equal: their terms were added in floating point.
    let whole = if greatest - least > 1e-12 { greatest - least } else { 0.0 };
    figures.iter().map(|figure| quotient(figure - least, whole)).collect()
}

fn set(compromise: &[f64], shortfall: &[f64], regret: &[f64], lead: Option<f64>) -> Vec<usize> {
    let by = |figures: &[f64]| ranks(figures, Better::Low);
    let (q, s, r) = (by(compromise), by(shortfall), by(regret));
    let first: Vec<usize> = (0..q.len()).filter(|alternative| q[*alternative].0 == 1).collect();
    let (Some(lead), [only]) = (lead, first.as_slice()) else {
        // Several lead together: none leads another, so all near them belong to the set.
        return lead.map_or(first.clone(), |lead| near(compromise, lead));
    };
    let second: Vec<usize> = (0..q.len()).filter(|alternative| q[*alternative].0 == 2).collect();
    let ahead = second.iter().all(|second| at_least(compromise[*second] - compromise[*only], lead));
    if !ahead {
        return near(compromise, lead);
    }
    let stable = s[*only].0 == 1 || r[*only].0 == 1;
    let mut set = vec![*only];
    if !stable {
        set.extend(second);
        set.sort_unstable();
    }
    set
}

/// All that are less than `lead` behind the best.
fn near(compromise: &[f64], lead: f64) -> Vec<usize> {
    let best = compromise.iter().copied().fold(f64::INFINITY, f64::min);
    (0..compromise.len()).filter(|alternative| !at_least(compromise[*alternative] - best, lead)).collect()
}

/// Whether a difference reaches `lead`, equal to twelve decimals counting as equal.
fn at_least(difference: f64, lead: f64) -> bool {
    difference >= lead - 1e-12
}
