//! The smallest change that unseats the leader: it makes a tie, a little more unseats, and nothing nearer does.

use proptest::prelude::*;
use westphalia::analysis::scoring::score;
use westphalia::analysis::sensitivity::flip::{beyond, flips};
use westphalia::model::framework::Silence;
use westphalia::model::ids::IssueIx;

use crate::given::{Case, Given, PARTY, at, random};

/// V_leader − V_rival in exact shares, from the totals of single issues.
fn lead(values: &[f64], shares: &[f64]) -> f64 {
    values.iter().zip(shares).map(|(value, share)| value * share).sum()
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_smallest_flip_flips_and_none_is_smaller(
        given in random(false),
        probes in prop::collection::vec(prop::collection::vec(0.0_f64..1.0, 6), 60),
    ) {
        let case = Case::of(&given);
        let judged = case.judged();
        let (now, leader) = (case.shares(), judged.leader().unwrap());
        let issues = given.points.len();
        for flip in flips(&judged).unwrap() {
            // What the leader has more on each issue, links' points among it; the issue that tells links apart adds none.
            let value = |scenario: usize, issue: usize| f64::from(given.values[scenario][issue].unwrap());
            let links = f64::from(given.adds[leader.0] - given.adds[flip.to.0]);
            let more: Vec<f64> = (0..now.len())
                .map(|issue| match issue < issues {
                    true => value(leader.0, issue) - value(flip.to.0, issue) + links,
                    false => 100.0 / given.adds.len() as f64 * (leader.0 as f64 - flip.to.0 as f64) + links,
                })
                .collect();
            let Some(tie) = flip.tie else {
                prop_assert!(more.iter().all(|more| *more >= -1e-4), "dominated: {more:?}");
                prop_assert!(lead(&more, &now) > 0.0);
                continue;
            };
            prop_assert!((tie.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(tie.shares.iter().all(|share| (0.0..=1.0).contains(share)));
            prop_assert!((distance(&tie.shares, &now) - tie.distance).abs() < 1e-12);
            // Values of the issue that tells links apart are rounded to six digits.
            prop_assert!(lead(&more, &tie.shares).abs() < 1e-5, "{}", lead(&more, &tie.shares));
            if tie.distance == 0.0 {
                continue;
            }
            // Every probe that unseats the leader is further away; so is every one on the way to it.
            for probe in &probes {
                let sum: f64 = probe[..now.len().min(6)].iter().sum();
                let far: Vec<f64> = (0..now.len()).map(|i| probe.get(i).unwrap_or(&0.0) / sum).collect();
                let (here, there) = (lead(&more, &now), lead(&more, &far));
                if there < 0.0 {
                    let t = here / (here - there);
                    let crossing: Vec<f64> = now.iter().zip(&far).map(|(a, b)| a + t * (b - a)).collect();
                    prop_assert!(distance(&crossing, &now) >= tie.distance - 1e-7, "{crossing:?} is nearer");
                }
                // Near the tie, to all sides: what is nearer to now than the tie keeps the leader.
                let beside: Vec<f64> = tie.shares.iter().zip(&far).map(|(a, b)| a + 0.01 * (b - a)).collect();
                if distance(&beside, &now) < tie.distance - 1e-7 {
                    prop_assert!(lead(&more, &beside) > -1e-5, "{beside:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_applied_puts_the_rival_ahead_and_keeps_the_sum(given in random(false)) {
        let case = Case::of(&given);
        let judged = case.judged();
        let leader = judged.leader().unwrap();
        let now = case.basis.weights.party(PARTY).to_vec();
        for flip in flips(&judged).unwrap() {
            let Some(points) = beyond(&judged, &flip, &now) else {
                prop_assert!(flip.tie.is_none_or(|tie| tie.distance == 0.0));
                continue;
            };
            let mut basis = case.basis.clone();
            basis.weights.put(PARTY, &points);
            let totals = score(&case.framework, &case.table, &basis).parties[PARTY.0].scenarios.clone();
            let (rival, leader) = (totals[flip.to.0].total.unwrap(), totals[leader.0].total.unwrap());
            prop_assert!(rival > leader, "{rival:?} is not above {leader:?}");
            let sum = |weights: &westphalia::analysis::weights::Weights| weights.sum(PARTY);
            prop_assert!((sum(&basis.weights) - sum(&case.basis.weights)).abs() <= points.len() as i128);
            // As near as the tie is, but for the little that goes beyond it.
            let far: f64 = (0..points.len())
                .map(|issue| (basis.weights.share(PARTY, IssueIx(issue)) - judged.share(IssueIx(issue))).powi(2))
                .sum();
            let tie = flip.tie.unwrap().distance;
            prop_assert!(far.sqrt() <= tie * 1.002 + 1e-5, "{} beyond {tie}", far.sqrt());
        }
    }
}

#[test]
fn weights_that_reach_nothing_stay_there() {
    // Towards the tie the second weight would become negative: D c/(c·c) alone gives w₂ < 0.
    let case = Case::of(&Given::new(&[&[60, 100, 0, 50], &[50, 0, 10, 50]], &[60, 4, 26, 10]));
    let flips = flips(&case.judged()).unwrap();
    let tie = flips[0].tie.as_ref().unwrap();
    assert_eq!(tie.shares[1], 0.0);
    assert!(lead(&[10.0, 100.0, -10.0, 0.0], &tie.shares).abs() < 1e-12);
    // On x₂ = 0 the tie is x₁ = x₃: the nearest point by hand, with x₁ + x₃ + x₄ = 1.
    let (a, b) = (1.0 / 3.0 * (1.0 + 0.5 * 0.86 - 0.1), 1.0 / 3.0 * (1.0 - 0.86 + 0.2));
    assert!((tie.shares[0] - a).abs() < 1e-12 && (tie.shares[3] - b).abs() < 1e-12, "{:?}", tie.shares);
}

#[test]
fn ties_and_dominated_rivals_are_said() {
    let case = Case::of(&Given::new(&[&[80, 20], &[20, 80], &[10, 20], &[80, 20]], &[1, 1]));
    let flips = flips(&case.judged()).unwrap();
    assert_eq!(flips.iter().map(|flip| flip.to).collect::<Vec<_>>(), [at(1), at(3), at(2)]);
    assert_eq!(flips[0].tie.as_ref().unwrap().distance, 0.0);
    assert_eq!(flips[1].tie.as_ref().unwrap().distance, 0.0);
    assert!(flips[2].tie.is_none(), "equal on one issue and behind on the other");
}

#[test]
fn nothing_is_offered_where_totals_are_ratios() {
    let mut given = Given::new(&[&[80, 20], &[20, 80]], &[1, 2]);
    assert!(flips(&Case::new(&given.file(), Silence::LeftOut).judged()).is_some(), "every issue counts for both");
    given.values[1][1] = None;
    assert!(flips(&Case::new(&given.file(), Silence::LeftOut).judged()).is_none());
    assert!(flips(&Case::of(&given).judged()).is_some());
}
