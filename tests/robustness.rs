//! Robustness against exact geometry, published cases, the slow way, and the edges of what a file may say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;
#[path = "robustness/uncertain.rs"]
mod uncertain;

use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;

use common::{UKRAINE, framework};
use oracle::acceptability::{Exact, acceptabilities};
use uncertain::MATTERS;
use westphalia::analysis::negotiation::budget::{Limits as Budget, Meter, Progress, Stop};
use westphalia::analysis::robustness::limits::{Condition, Limits, LimitsError};
use westphalia::analysis::robustness::plan::Plan;
use westphalia::analysis::robustness::result::{PartyRobustness, Robustness, Share};
use westphalia::analysis::robustness::run::{FIRST, next_stage, run};
use westphalia::analysis::robustness::tally::Tally;
use westphalia::analysis::robustness::weights::WeightSet;
use westphalia::analysis::robustness::{RobustnessError, Study};
use westphalia::analysis::sensitivity::judged::Part;
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx};
use westphalia::model::quantity::Micro;

const P: PartyIx = PartyIx(0);

fn meter() -> Meter<'static> {
    Meter::new(Budget::default())
}

fn tally(framework: &Framework, study: &Study, samples: u64, threads: usize) -> (Plan, Tally) {
    let plan = Plan::new(framework, study).unwrap();
    let tally = run(&plan, &Tally::new(&plan), samples, threads, &mut meter()).unwrap();
    (plan, tally)
}

fn found(framework: &Framework, study: &Study, samples: u64) -> Robustness {
    let (plan, tally) = tally(framework, study, samples, 2);
    Robustness::new(&plan, &tally, &mut meter()).unwrap()
}

/// Ranges of 0 to 1 and one party with equal weights: the values are the numbers, a hundredfold.
fn of_values(values: &[&[f64]]) -> String {
    let mut text = "format = 1\nid = \"v\"\ntitle = \"V\"\n".to_owned();
    for issue in 0..values[0].len() {
        let _ = writeln!(
            text,
            "[[issues]]\nid = \"i{issue}\"\nname = \"I\"\nrange = {{ from = 0, to = 1 }}\nbetter = \"high\""
        );
    }
    text += "[[parties]]\nid = \"p\"\nname = \"P\"\nreservation = 40\n";
    for (at, row) in values.iter().enumerate() {
        let _ = writeln!(text, "[[scenarios]]\nid = \"s{at}\"\nname = \"S\"\n[scenarios.outcomes]");
        for (issue, value) in row.iter().enumerate() {
            let _ = writeln!(text, "i{issue} = {value}");
        }
    }
    text
}

/// Asserts that a share is within four standard errors of what is exact.
fn within_four(share: Share, exact: f64) {
    let error = (exact * (1.0 - exact) / share.of as f64).sqrt();
    assert!((share.value() - exact).abs() <= 4.0 * error + 1e-12, "{} against {exact}, error {error}", share.value());
}

fn against_exact(values: &[[f64; 3]]) -> (Robustness, Vec<Exact>) {
    let rows: Vec<&[f64]> = values.iter().map(<[f64; 3]>::as_slice).collect();
    let framework = framework(&of_values(&rows));
    let robustness = found(&framework, &Study::of(&framework), 100_000);
    let exact = acceptabilities(values);
    for (found, exact) in robustness.parties[0].ranked.iter().zip(&exact) {
        for (share, exact) in found.ranks.iter().zip(&exact.ranks) {
            within_four(*share, *exact);
        }
        match (&found.central_weights, exact.central) {
            (Some(found), Some(exact)) => {
                for ((_, weight), exact) in found.iter().zip(exact) {
                    assert!((weight - exact).abs() < 0.01, "{found:?} {exact:?}");
                }
            }
            (None, None) => {}
            (found, exact) => panic!("{found:?} against {exact:?}"),
        }
    }
    (robustness, exact)
}

#[test]
fn exact_case_of_three_unit_scenarios() {
    // Methods 4.10: V = I3.
    let (robustness, exact) = against_exact(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]);
    assert!(exact.iter().flat_map(|exact| &exact.ranks).all(|rank| (rank - 1.0 / 3.0).abs() < 1e-12));
    for (weight, exact) in exact[0].central.unwrap().iter().zip([11.0 / 18.0, 7.0 / 36.0, 7.0 / 36.0]) {
        assert!((weight - exact).abs() < 1e-12);
    }
    // Nothing but weights varies: a scenario leads under its central weights or does not.
    assert!(robustness.parties[0].ranked.iter().all(|found| found.confidence == Some(Share { count: 1, of: 1 })));
}

#[test]
fn exact_case_with_a_scenario_in_the_middle() {
    // Methods 4.10, second case.
    let (robustness, exact) = against_exact(&[[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [0.4, 0.4, 1.0]]);
    let published = [[41.0 / 132.0, 34.0 / 165.0, 29.0 / 60.0], [25.0 / 66.0, 97.0 / 165.0, 1.0 / 30.0]];
    for (found, published) in [&exact[0], &exact[2]].iter().zip(published) {
        assert!(found.ranks.iter().zip(published).all(|(rank, published)| (rank - published).abs() < 1e-12));
    }
    for (found, published) in
        [&exact[0], &exact[2]].iter().zip([[0.62780, 0.18360, 0.18859], [0.21465, 0.21465, 0.57071]])
    {
        assert!(
            found.central.unwrap().iter().zip(published).all(|(weight, published)| (weight - published).abs() < 1e-5)
        );
    }
    // The first two are mirror images: each is ahead of the other in half of all draws.
    let pair = robustness.parties[0].pairs[0][1];
    within_four(pair.wins(), 0.5);
    assert!(pair.is_tied());
}

#[test]
fn exact_cases_with_equal_and_beaten_scenarios() {
    // The last is beaten by the first everywhere, the second is its equal.
    let (robustness, _) = against_exact(&[[0.9, 0.2, 0.6], [0.3, 0.8, 0.5], [0.5, 0.5, 0.7], [0.8, 0.1, 0.5]]);
    let beaten = &robustness.parties[0].ranked[3];
    assert_eq!((beaten.ranks[0].count, &beaten.central_weights, beaten.confidence), (0, &None, None));
    assert_eq!(robustness.parties[0].pairs[0][3].ahead, 100_000);
    let framework = framework(&of_values(&[&[0.3, 0.7], &[0.3, 0.7], &[0.1, 0.9]]));
    let robustness = found(&framework, &Study::of(&framework), 1000);
    let pair = robustness.parties[0].pairs[0][1];
    assert_eq!((pair.ahead, pair.equal, pair.is_tied()), (0, 1000, true));
    // Equals share a rank: 1, 1, 3 or 2, 2 behind the third.
    let ranks = |at: usize| robustness.parties[0].ranked[at].ranks.iter().map(|share| share.count).collect::<Vec<_>>();
    assert_eq!(ranks(0), ranks(1));
    assert_eq!((ranks(0)[0], ranks(0)[1], ranks(0)[2], ranks(2)[1]), (ranks(2)[2], ranks(2)[0], 0, 0));
}

/// Lahdelma, Hokkanen and Salminen 1998 (methods 4.10): six sites, four criteria, all uncertain. Values are linear between the
/// worst and the best nominal value; ranges that are wider by the same share on every criterion give the same order.
#[test]
fn published_case_of_six_sites() {
    let rows = [
        [5.0, -1.5, 15.0, 4.0],
        [2.5, -3.8, 25.0, 2.5],
        [3.0, -2.8, 10.0, 2.8],
        [3.0, -3.2, 16.0, 3.2],
        [2.0, -6.7, 0.0, 1.0],
        [4.0, -3.4, 30.0, 3.5],
    ];
    let mut text = "format = 1\nid = \"v\"\ntitle = \"V\"\n".to_owned();
    for issue in 0..4 {
        let column = || rows.iter().map(|row| row[issue]);
        let (low, high) = (column().fold(f64::INFINITY, f64::min), column().fold(f64::NEG_INFINITY, f64::max));
        let (from, to) = (low - (high - low) / 2.0, high + (high - low) / 2.0);
        let _ = writeln!(
            text,
            "[[issues]]\nid = \"i{issue}\"\nname = \"I\"\nrange = {{ from = {from}, to = {to} }}\nbetter = \"high\""
        );
    }
    for (at, row) in rows.iter().enumerate() {
        let _ = writeln!(text, "[[scenarios]]\nid = \"s{at}\"\nname = \"S\"\n[scenarios.outcomes]");
        for (issue, value) in row.iter().enumerate() {
            let half = [0.5, value.abs() * 0.1, 10.0, 0.5][issue];
            let _ = writeln!(text, "i{issue} = {{ low = {}, high = {} }}", value - half, value + half);
        }
    }
    let framework = framework(&text);
    let robustness = found(&framework, &Study::of(&framework), 100_000);
    let ranked = &robustness.parties[0].ranked;
    for (found, published) in ranked.iter().zip([0.74, 0.01, 0.0, 0.0, 0.0, 0.25]) {
        assert!((found.ranks[0].value() - published).abs() <= 0.01, "{} {published}", found.ranks[0].value());
    }
    for (found, published) in ranked.iter().zip([Some(0.988), Some(0.126), None, Some(0.01), None, Some(0.714)]) {
        if let Some(published) = published {
            assert!(
                (found.confidence.unwrap().value() - published).abs() <= 0.02,
                "{:?} {published}",
                found.confidence
            );
        }
    }
}

#[test]
fn ranked_weights_converge_to_the_rank_order_centroid() {
    // Two scenarios whose lead is decided by the first issue alone, one a mirror: the central weights of one that always leads
    // are the mean of all weights.
    let text = of_values(&[&[0.9, 0.9, 0.9, 0.9, 0.9], &[0.1, 0.1, 0.1, 0.1, 0.1]]);
    let framework = framework(&text);
    let mut study = Study { weights: WeightSet::Ranked, ..Study::of(&framework) };
    for (issue, points) in [50, 40, 30, 20, 10].into_iter().enumerate() {
        study.basis.weights.set(P, IssueIx(issue), Micro::whole(points));
    }
    let robustness = found(&framework, &study, 100_000);
    let central = robustness.parties[0].ranked[0].central_weights.clone().unwrap();
    let centroid = [137.0 / 300.0, 77.0 / 300.0, 47.0 / 300.0, 9.0 / 100.0, 1.0 / 25.0];
    for ((_, weight), centroid) in central.iter().zip(centroid) {
        assert!((weight - centroid).abs() < 0.002, "{central:?}");
    }
    assert!((central.iter().map(|(_, weight)| weight).sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn the_same_seed_gives_the_same_on_any_number_of_threads_and_in_any_steps() {
    let limits = Limits { intervals: vec![(Part::Issue(IssueIx(0)), 0.1, 0.3)], conditions: Vec::new() };
    let sets = [
        (UKRAINE, WeightSet::Uniform),
        (MATTERS, WeightSet::Uniform),
        (MATTERS, WeightSet::Ranked),
        (MATTERS, WeightSet::Around { spread: 0.35 }),
        (MATTERS, WeightSet::Within(vec![limits])),
    ];
    let draws = FIRST + 300;
    for (text, weights) in sets {
        let framework = framework(text);
        let study = Study { weights, ..Study::of(&framework) };
        let (plan, one) = tally(&framework, &study, draws, 1);
        assert_eq!(one, tally(&framework, &study, draws, 2).1);
        assert_eq!(one, tally(&framework, &study, draws, 5).1);
        let mut staged = Tally::new(&plan);
        while staged.draws < draws {
            let next = next_stage(staged.draws, draws);
            staged = run(&plan, &staged, next, 2, &mut meter()).unwrap();
        }
        assert_eq!(one, staged);
        let other = Study { seed: 2, ..study };
        assert_ne!(one, tally(&framework, &other, draws, 1).1);
    }
}

#[test]
fn the_order_of_the_file_and_names_change_nothing() {
    let forward = of_values(&[&[0.9, 0.2, 0.6], &[0.3, 0.8, 0.5], &[0.5, 0.5, 0.7]]);
    let parts: Vec<&str> = forward.split("[[scenarios]]").collect();
    let backward = format!("{}[[scenarios]]{}[[scenarios]]{}[[scenarios]]{}", parts[0], parts[3], parts[2], parts[1]);
    let renamed = forward.replace("name = \"S\"", "name = \"Another\"");
    let ranks = |text: &str| {
        let framework = framework(text);
        let robustness = found(&framework, &Study::of(&framework), 2000);
        let mut ranks: Vec<(String, Vec<Share>)> = robustness.parties[0]
            .ranked
            .iter()
            .map(|found| (framework.scenario(found.scenario).id.clone(), found.ranks.clone()))
            .collect();
        ranks.sort_by(|one, other| one.0.cmp(&other.0));
        ranks
    };
    assert_eq!(ranks(&forward), ranks(&backward));
    assert_eq!(ranks(&forward), ranks(&renamed));
}

#[test]
fn a_search_that_is_cancelled_stops_and_one_that_is_not_tells_how_far_it_is() {
    let framework = framework(UKRAINE);
    let plan = Plan::new(&framework, &Study::of(&framework)).unwrap();
    let cancel = AtomicBool::new(true);
    let mut nothing = |_: Progress| {};
    let mut cancelled = Meter::watched(Budget::default(), &cancel, &mut nothing);
    assert_eq!(run(&plan, &Tally::new(&plan), 1_000_000_000, 2, &mut cancelled), Err(Stop::Cancelled));
    let go_on = AtomicBool::new(false);
    let mut told: Vec<Progress> = Vec::new();
    let mut note = |progress: Progress| told.push(progress);
    run(&plan, &Tally::new(&plan), 3000, 2, &mut Meter::watched(Budget::default(), &go_on, &mut note)).unwrap();
    assert!(told.is_sorted_by(|one, other| one.share <= other.share));
    assert!(told.last().is_none_or(|last| last.count <= 3000));
}

#[test]
fn the_first_picture_is_small_and_each_next_has_half_its_error() {
    assert_eq!(next_stage(0, 100_000), FIRST);
    assert_eq!(next_stage(FIRST, 100_000), 4 * FIRST);
    assert_eq!(next_stage(0, 10), 10);
    let mut draws = 0;
    let mut stages = 0;
    while draws < 10_000_000 {
        let next = next_stage(draws, 10_000_000);
        assert!(next > draws && (next.is_multiple_of(256) || next == 10_000_000));
        draws = next;
        stages += 1;
    }
    assert!(stages < 250);
}
