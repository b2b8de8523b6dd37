//! Adjusted Winner for two parties and issues that can be divided (Brams and Taylor 1996, *Fair Division*, chapter 4).
//!
//! Each party's points are scaled to the same sum. Issues are ordered by the ratio of the first party's points to the
//! second's; the first party gets those with the highest ratios, the second the rest, and at most one issue is divided,
//! where both then hold the same sum. The outcome is efficient, equitable and free of envy for additive points.
//! Of issues with equal ratios the earlier goes to the first party; the sums do not depend on it.
//!
//! In a framework an issue's points are its swing: weight times the distance between its worst and its best value, and to have
//! an issue means that it is settled as one values most.

use std::cmp::{Ordering, Reverse};

use num_bigint::{BigInt, Sign};

use super::units::big_to_f64;
use crate::analysis::weights::Weights;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};

/// An exact fraction; the denominator is positive.
#[derive(Clone, Debug)]
pub struct Fraction {
    numerator: BigInt,
    denominator: BigInt,
}

impl Fraction {
    /// `numerator / denominator`; `None` where the denominator is not positive.
    #[must_use]
    pub fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Option<Self> {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        (denominator.sign() == Sign::Plus).then_some(Self { numerator, denominator })
    }

    /// For display; full precision of floating point.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        // Both are cut by the same power of two, so that neither overflows.
        let excess = self.numerator.bits().max(self.denominator.bits()).saturating_sub(1000);
        big_to_f64(&(&self.numerator >> excess)) / big_to_f64(&(&self.denominator >> excess))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        &self.numerator * &other.denominator == &other.numerator * &self.denominator
    }
}

impl Eq for Fraction {}

/// Who gets what, and what that is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The first party's share of each issue, 0..=1, in the order given; the rest is the second's. `None` where neither
    /// party has points on it.
    pub shares: Vec<Option<Fraction>>,
    /// What each party holds, of 100: the same for both.
    pub worth: Fraction,
}

/// One issue with points scaled so that both parties' add up to the same.
struct Scaled {
    issue: usize,
    first: BigInt,
    second: BigInt,
}

/// Divides the issues of a framework between two parties by their swings. `None` where a party gives nothing any weight.
#[must_use]
pub fn between(framework: &Framework, weights: &Weights, parties: [PartyIx; 2]) -> Option<Division> {
    let swing = |party: PartyIx, issue: IssueIx| {
        let function = framework.party(party).judgements[issue.0].values.as_ref();
        let swing = function.and_then(|function| function.swing(framework.issue(issue).range()));
        let (least, most) = swing.map_or((0, 0), |(least, most)| (least.0, most.0));
        BigInt::from(weights.points(party, issue).0) * (most - least)
    };
    let [first, second] =
        parties.map(|party| framework.issue_ixs().map(|issue| swing(party, issue)).collect::<Vec<_>>());
    adjusted_winner(&first, &second)
}

/// Divides issues between two parties; `first` and `second` hold their points, one an issue, negative ones counting as
/// nothing. `None` where a party has no points at all, or the lengths differ.
#[must_use]
pub fn adjusted_winner(first: &[BigInt], second: &[BigInt]) -> Option<Division> {
    let positive = |points: &BigInt| points.clone().max(BigInt::ZERO);
    let sums = [first, second].map(|points| points.iter().map(positive).sum::<BigInt>());
    if first.len() != second.len() || sums.iter().any(|sum| sum.sign() != Sign::Plus) {
        return None;
    }
    let whole = &sums[0] * &sums[1];
    let mut issues: Vec<Scaled> = first
        .iter()
        .zip(second)
        .enumerate()
        .map(|(issue, (a, b))| Scaled { issue, first: positive(a) * &sums[1], second: positive(b) * &sums[0] })
        .filter(|scaled| scaled.first.sign() == Sign::Plus || scaled.second.sign() == Sign::Plus)
        .collect();
    issues.sort_by(by_ratio);
    let mut shares = vec![None; first.len()];
    let mut held = BigInt::ZERO;
    // How much more the second party holds while the first has the issues before this one and nothing else.
    let mut behind = whole.clone();
    let mut worth = None;
    for Scaled { issue, first, second } in issues {
        let both = &first + &second;
        let share = if behind.sign() != Sign::Plus {
            Fraction::new(0, 1)
        } else if behind >= both {
            Fraction::new(1, 1)
        } else {
            Fraction::new(behind.clone(), both.clone())
        }?;
        if behind.sign() == Sign::Plus {
            held = held * &share.denominator + &first * &share.numerator;
            let reached = Fraction::new(held.clone() * 100, &whole * &share.denominator);
            behind -= both;
            if behind.sign() != Sign::Plus {
                worth = reached;
            }
        }
        shares[issue] = Some(share);
    }
    Some(Division { shares, worth: worth? })
}

/// Highest ratio of the first party's points to the second's first, then in the order given.
fn by_ratio(a: &Scaled, b: &Scaled) -> Ordering {
    let ratio = |x: &Scaled, y: &Scaled| &x.first * &y.second;
    Reverse(ratio(a, b)).cmp(&Reverse(ratio(b, a))).then(a.issue.cmp(&b.issue))
}

#[cfg(test)]
mod tests {
    use super::{BigInt, Division, Fraction, adjusted_winner};

    fn points(points: &[i32]) -> Vec<BigInt> {
        points.iter().map(|points| BigInt::from(*points)).collect()
    }

    fn divided(first: &[i32], second: &[i32]) -> Division {
        adjusted_winner(&points(first), &points(second)).unwrap()
    }

    fn fraction(numerator: i64, denominator: i64) -> Fraction {
        Fraction::new(numerator, denominator).unwrap()
    }

    #[test]
    fn raiffa_1982_panama_canal() {
        let division = divided(&[22, 22, 15, 14, 11, 6, 4, 2, 2, 2], &[9, 15, 15, 3, 15, 5, 11, 7, 7, 13]);
        let [all, none] = [1, 0].map(|share| fraction(share, 1));
        let to_us = [&all, &all, &fraction(2, 15), &all, &none, &all, &none, &none, &none, &none];
        assert_eq!(division.shares.iter().map(|share| share.as_ref().unwrap()).collect::<Vec<_>>(), to_us);
        assert_eq!(division.worth, fraction(66, 1));
    }

    #[test]
    fn unlike_sums_are_scaled_and_changing_places_changes_nothing() {
        let (a, b) = ([3, 0, 1, 7, 0], [20, 30, 0, 10, 0]);
        let division = divided(&a, &b);
        let swapped = divided(&b, &a);
        assert_eq!(division.worth, swapped.worth);
        assert_eq!(division, divided(&a.map(|points| points * 7), &b));
        assert_eq!(division.shares[4], None);
        for (one, other) in division.shares.iter().zip(&swapped.shares).take(4) {
            let sum = one.as_ref().unwrap().to_f64() + other.as_ref().unwrap().to_f64();
            assert!((sum - 1.0).abs() < 1e-12);
        }
        let held = |points: &[i32], share: &dyn Fn(f64) -> f64| {
            let sum: i32 = points.iter().sum();
            let shares = division.shares.iter().map(|of| of.as_ref().map_or(0.0, Fraction::to_f64));
            points.iter().zip(shares).map(|(points, of)| f64::from(*points) * share(of)).sum::<f64>() / f64::from(sum)
        };
        let worth = division.worth.to_f64() / 100.0;
        assert!((held(&a, &|of| of) - worth).abs() < 1e-12 && (held(&b, &|of| 1.0 - of) - worth).abs() < 1e-12);
    }

    #[test]
    fn parties_without_points_have_nothing_to_divide() {
        assert_eq!(adjusted_winner(&points(&[0, 0]), &points(&[1, 2])), None);
        assert_eq!(adjusted_winner(&points(&[1]), &points(&[1, 2])), None);
        let same = divided(&[5], &[1]);
        assert_eq!((same.shares, same.worth), (vec![Some(fraction(1, 2))], fraction(50, 1)));
    }
}
