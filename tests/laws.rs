//! Laws that scoring must keep on random frameworks, and the fast way against the obvious one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use std::fmt::Write as _;

use common::framework;
use proptest::prelude::*;
use westphalia::analysis::scoring::{Basis, Scores, score};
use westphalia::analysis::values::ValueTable;
use westphalia::model::framework::{Framework, Silence};

/// A small random problem: per issue the number of terms, per party weights and values, per scenario outcomes.
#[derive(Clone, Debug)]
struct Problem {
    terms: Vec<usize>,
    parties: Vec<Party>,
    scenarios: Vec<Vec<Said>>,
    reservations: Vec<Option<u32>>,
}

#[derive(Clone, Debug)]
struct Party {
    weights: Vec<u32>,
    values: Vec<Vec<u32>>,
}

#[derive(Clone, Copy, Debug)]
enum Said {
    Nothing,
    Term(usize),
    Either(usize, usize),
}

fn problem() -> impl Strategy<Value = Problem> {
    (proptest::collection::vec(1_usize..4, 1..5), 1_usize..4, 1_usize..5).prop_flat_map(
        |(terms, parties, scenarios)| {
            let issues = terms.len();
            let values: Vec<_> = terms.iter().map(|terms| proptest::collection::vec(0_u32..=4, *terms)).collect();
            let party = (proptest::collection::vec(0_u32..6, issues), values).prop_map(|(mut weights, values)| {
                weights[0] += 1;
                Party { weights, values }
            });
            let said: Vec<_> = terms
                .iter()
                .map(|terms| {
                    let terms = *terms;
                    (0_usize..3, 0..terms, 0..terms).prop_map(|(kind, a, b)| match kind {
                        0 => Said::Nothing,
                        1 => Said::Term(a),
                        _ if a == b => Said::Term(a),
                        _ => Said::Either(a, b),
                    })
                })
                .collect();
            (
                Just(terms),
                proptest::collection::vec(party, parties),
                proptest::collection::vec(said, scenarios),
                proptest::collection::vec(proptest::option::of(0_u32..100), parties),
            )
                .prop_map(|(terms, parties, scenarios, reservations)| Problem {
                    terms,
                    parties,
                    scenarios,
                    reservations,
                })
        },
    )
}

/// The problem as a scenario file, weights times `scale`, issues and scenarios in the order given.
fn file(problem: &Problem, scale: u32, issues: &[usize], scenarios: &[usize]) -> String {
    let mut text = "format = 1\nid = \"random\"\ntitle = \"Random\"\n".to_owned();
    for issue in issues {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I\"\nsilent = {{ term = \"t0\" }}");
        for term in 0..problem.terms[*issue] {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"");
        }
    }
    for (at, party) in problem.parties.iter().enumerate() {
        let _ = writeln!(text, "[[parties]]\nid = \"p{at}\"\nname = \"P\"");
        if let Some(reservation) = problem.reservations[at] {
            let _ = writeln!(text, "reservation = {reservation}");
        }
        let _ = writeln!(text, "[parties.weights]");
        for issue in issues {
            let _ = writeln!(text, "i{issue} = {}", party.weights[*issue] * scale);
        }
        for issue in issues {
            let _ = writeln!(text, "[parties.values.i{issue}]");
            for (term, value) in party.values[*issue].iter().enumerate() {
                let _ = writeln!(text, "t{term} = {}", value * 25);
            }
        }
    }
    for scenario in scenarios {
        let _ = writeln!(text, "[[scenarios]]\nid = \"s{scenario}\"\nname = \"S\"\n[scenarios.outcomes]");
        for issue in issues {
            let _ = match problem.scenarios[*scenario][*issue] {
                Said::Nothing => Ok(()),
                Said::Term(term) => writeln!(text, "i{issue} = \"t{term}\""),
                Said::Either(a, b) => writeln!(text, "i{issue} = {{ any = [\"t{a}\", \"t{b}\"] }}"),
            };
        }
    }
    text
}

fn in_order(problem: &Problem) -> (Vec<usize>, Vec<usize>) {
    ((0..problem.terms.len()).collect(), (0..problem.scenarios.len()).collect())
}

fn scored(framework: &Framework, silence: Silence) -> Scores {
    score(framework, &ValueTable::new(framework, silence), &Basis::of(framework))
}

/// The total in floating point, straight from the definition.
fn obvious(problem: &Problem, party: usize, scenario: usize, silence: Silence) -> Option<[f64; 3]> {
    let party = &problem.parties[party];
    let mut sums = [0.0; 3];
    let mut counted = 0.0;
    for (issue, terms) in problem.terms.iter().enumerate() {
        let possible: Vec<usize> = match (problem.scenarios[scenario][issue], silence) {
            (Said::Term(term), _) => vec![term],
            (Said::Either(a, b), _) => vec![a, b],
            (Said::Nothing, Silence::Open) => (0..*terms).collect(),
            (Said::Nothing, Silence::StatusQuo) => vec![0],
            (Said::Nothing, Silence::LeftOut) => continue,
        };
        let weight = f64::from(party.weights[issue]);
        let values: Vec<f64> = possible.iter().map(|term| f64::from(party.values[issue][*term] * 25)).collect();
        counted += weight;
        sums[0] += weight * values.iter().copied().fold(f64::INFINITY, f64::min);
        sums[1] += weight * values.iter().sum::<f64>() / values.len() as f64;
        sums[2] += weight * values.iter().copied().fold(0.0, f64::max);
    }
    (counted > 0.0).then(|| sums.map(|sum| sum / counted))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_follow_the_definition_and_lie_within_their_range(problem in problem()) {
        let (issues, scenarios) = in_order(&problem);
        let framework = framework(&file(&problem, 1, &issues, &scenarios));
        for silence in Silence::ALL {
            let scores = scored(&framework, silence);
            for (p, party) in scores.parties.iter().enumerate() {
                for (s, score) in party.scenarios.iter().enumerate() {
                    let ours = score.low.zip(score.total).zip(score.high);
                    let theirs = obvious(&problem, p, s, silence);
                    prop_assert_eq!(ours.is_some(), theirs.is_some());
                    if let (Some(((low, total), high)), Some(theirs)) = (ours, theirs) {
                        prop_assert!(low <= total && total <= high);
                        for (ours, theirs) in [low, total, high].into_iter().zip(theirs) {
                            prop_assert!((ours.to_f64() - theirs).abs() < 1e-5, "{} against {}", ours.to_f64(), theirs);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn only_proportions_of_points_count(problem in problem(), scale in 2_u32..1000) {
        let (issues, scenarios) = in_order(&problem);
        let once = framework(&file(&problem, 1, &issues, &scenarios));
        let scaled = framework(&file(&problem, scale, &issues, &scenarios));
        for silence in Silence::ALL {
            let (once, scaled) = (scored(&once, silence), scored(&scaled, silence));
            for (once, scaled) in once.parties.iter().zip(&scaled.parties) {
                for (once, scaled) in once.scenarios.iter().zip(&scaled.scenarios) {
                    prop_assert_eq!((once.low, once.total, once.high), (scaled.low, scaled.total, scaled.high));
                    prop_assert_eq!((once.rank, once.tied, once.acceptable), (scaled.rank, scaled.tied, scaled.acceptable));
                }
            }
            for (once, scaled) in once.all.iter().zip(&scaled.all) {
                prop_assert_eq!((once.rank, once.smallest_party), (scaled.rank, scaled.smallest_party));
            }
        }
    }

    #[test]
    fn the_order_of_the_input_changes_nothing(problem in problem()) {
        let (issues, scenarios) = in_order(&problem);
        let (mut backwards, mut last_first) = (issues.clone(), scenarios.clone());
        backwards.reverse();
        last_first.reverse();
        let forward = framework(&file(&problem, 1, &issues, &scenarios));
        let reversed = framework(&file(&problem, 1, &backwards, &last_first));
        for silence in Silence::ALL {
            let (a, b) = (scored(&forward, silence), scored(&reversed, silence));
            for (s, scenario) in scenarios.iter().enumerate() {
                let other = last_first.iter().position(|x| x == scenario).unwrap_or_default();
                for (a, b) in a.parties.iter().zip(&b.parties) {
                    let (a, b) = (&a.scenarios[s], &b.scenarios[other]);
                    prop_assert_eq!((a.low, a.total, a.high, a.rank, a.tied), (b.low, b.total, b.high, b.rank, b.tied));
                }
                prop_assert_eq!((a.all[s].rank, a.all[s].tied), (b.all[other].rank, b.all[other].tied));
            }
        }
    }
}
