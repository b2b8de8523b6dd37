//! Robustness against exact geometry, published cases, the slow way, and the edges of what a file may say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;

use common::{UKRAINE, framework};
use oracle::acceptability::{Exact, acceptabilities};
use westphalia::analysis::negotiation::budget::{Limits as Budget, Meter, Progress, Stop};
use westphalia::analysis::robustness::limits::{Condition, Limits, LimitsError};
use westphalia::analysis::robustness::plan::Plan;
use westphalia::analysis::robustness::result::{PartyRobustness, Robustness, Share};
use westphalia::analysis::robustness::run::{FIRST, next_stage, run};
use westphalia::analysis::robustness::tally::Tally;
use westphalia::analysis::robustness::weights::WeightSet;
use westphalia::analysis::robustness::{RobustnessError, Study};
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
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
    let limits = Limits { intervals: vec![(IssueIx(0), 0.1, 0.3)], conditions: Vec::new() };
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
        assert!(next > draws && (next % 256 == 0 || next == 10_000_000));
        draws = next;
        stages += 1;
    }
    assert!(stages < 250);
}

/// A scenario open between what one party wants and what the other wants; both have the same open outcome.
const JOINT: &str = r#"
format = 1
id = "joint"
title = "Joint"
[[issues]]
id = "a"
name = "A"
  [[issues.terms]]
  id = "x"
  name = "X"
  [[issues.terms]]
  id = "y"
  name = "Y"
[[parties]]
id = "p"
name = "P"
reservation = 50
  [parties.values.a]
  x = 100
  y = 0
[[parties]]
id = "q"
name = "Q"
reservation = 50
  [parties.values.a]
  x = 100
  y = 0
[[parties]]
id = "r"
name = "R"
reservation = 50
  [parties.values.a]
  x = 0
  y = 100
[[scenarios]]
id = "open"
name = "Open"
  [scenarios.outcomes]
  a = { any = { x = 0.7, y = 0.3 } }
[[scenarios]]
id = "settled"
name = "Settled"
  [scenarios.outcomes]
  a = "x"
"#;

#[test]
fn one_draw_of_an_outcome_serves_all_parties() {
    let framework = framework(JOINT);
    let robustness = found(&framework, &Study::of(&framework), 20_000);
    let accepted = |party: usize| robustness.parties[party].acceptance[0].accepted.unwrap();
    within_four(accepted(0), 0.7);
    // The first two want the same, so they accept in the same draws; the third in all others. Were outcomes drawn for each,
    // all three would accept in 0.7 × 0.7 × 0.3 of the draws.
    assert_eq!(accepted(0), accepted(1));
    assert_eq!(accepted(0).count + accepted(2).count, 20_000);
    assert_eq!(robustness.all_accept[0].1, Some(Share { count: 0, of: 20_000 }));
    let without = JOINT.split("[[parties]]\nid = \"r\"").next().unwrap().to_owned()
        + &JOINT[JOINT.find("[[scenarios]]").unwrap()..];
    let framework = common::framework(&without);
    let robustness = found(&framework, &Study::of(&framework), 20_000);
    assert_eq!(robustness.all_accept[0].1, robustness.parties[0].acceptance[0].accepted);
}

/// Red lines, links and silence, with what they come to worked out by hand.
const MATTERS: &str = r#"
format = 1
id = "matters"
title = "Matters"
[[issues]]
id = "a"
name = "A"
silent = { term = "z" }
  [[issues.terms]]
  id = "x"
  name = "X"
  [[issues.terms]]
  id = "y"
  name = "Y"
  [[issues.terms]]
  id = "z"
  name = "Z"
[[issues]]
id = "b"
name = "B"
range = { from = 0, to = 10 }
better = "high"
[[parties]]
id = "p"
name = "P"
reservation = { scenario = "none" }
  [parties.weights]
  a = 1
  b = 1
  [parties.values.a]
  x = 100
  y = 50
  z = 0
  [[parties.red_lines]]
  issue = "a"
  never = ["z"]
  [[parties.red_lines]]
  issue = "b"
  below = 2
[[scenarios]]
id = "certain"
name = "Certain"
  [scenarios.outcomes]
  a = "z"
  b = 9
[[scenarios]]
id = "links"
name = "Links"
  [scenarios.outcomes]
  a = { any = ["x", "y"] }
  b = { any = [4, 8] }
[[scenarios]]
id = "risk"
name = "Risk"
  [scenarios.outcomes]
  a = { any = ["x", "z"] }
  b = 5
[[scenarios]]
id = "silent"
name = "Silent"
  [scenarios.outcomes]
  b = 5
[[scenarios]]
id = "none"
name = "None"
  [scenarios.outcomes]
  a = "z"
  b = 0
[[links]]
when = { a = "x", b = { above = 7 } }
effect = "impossible"
[[links]]
when = { a = "y", b = { above = 7 } }
adds = 3
"#;

fn acceptance(robustness: &Robustness, scenario: usize) -> (Option<f64>, f64, bool) {
    let found = robustness.parties[0].acceptance.iter().find(|found| found.scenario == ScenarioIx(scenario)).unwrap();
    (found.accepted.map(Share::value), found.crossed.value(), found.always_crosses)
}

fn ranked(party: &PartyRobustness) -> Vec<usize> {
    party.ranked.iter().map(|found| found.scenario.0).collect()
}

#[test]
fn red_lines_bar_from_a_rank_in_every_draw_and_from_acceptance_in_some() {
    let framework = framework(MATTERS);
    let robustness = found(&framework, &Study::of(&framework), 20_000);
    assert_eq!(ranked(&robustness.parties[0]), [1, 2, 3], "the reference is shown apart, the first is barred");
    assert_eq!(acceptance(&robustness, 0), (Some(0.0), 1.0, true));
    let risk = robustness.parties[0].acceptance[2];
    within_four(risk.crossed, 0.5);
    assert_eq!(risk.accepted.unwrap().count + risk.crossed.count, 20_000, "else it is worth more than no deal");
    within_four(robustness.parties[0].acceptance[3].crossed, 1.0 / 3.0);
    // As the state of affairs, silence is the red line in every draw.
    let study = Study { silence: Silence::StatusQuo, ..Study::of(&framework) };
    let robustness = found(&framework, &study, 100);
    assert_eq!(ranked(&robustness.parties[0]), [1, 2]);
    assert_eq!(acceptance(&robustness, 3), (Some(0.0), 1.0, true));
    // Left out, it counts only what it says.
    let study = Study { silence: Silence::LeftOut, ..Study::of(&framework) };
    let robustness = found(&framework, &study, 2000);
    assert_eq!(ranked(&robustness.parties[0]), [1, 2, 3]);
    assert_eq!(acceptance(&robustness, 3), (Some(1.0), 0.0, false));
    // Set aside, the red lines bar nobody.
    let mut study = Study::of(&framework);
    study.basis.waived.insert((P, 0));
    assert_eq!(ranked(&found(&framework, &study, 100).parties[0]), [0, 1, 2, 3]);
}

#[test]
fn forbidden_combinations_are_drawn_again_and_bonuses_follow_the_draw() {
    // Of x4, x8, y4, y8 the second cannot be; y8 has a bonus. With equal weights the totals are 70, –, 45, 68.
    let framework = framework(MATTERS);
    let study = Study { weights: WeightSet::Around { spread: 0.0 }, ..Study::of(&framework) };
    for (no_deal, exact) in [(45, 1.0), (46, 2.0 / 3.0), (68, 2.0 / 3.0), (69, 1.0 / 3.0), (71, 0.0)] {
        let mut study = study.clone();
        study.basis.tried_no_deal[0] = Some(Micro::whole(no_deal));
        let robustness = found(&framework, &study, 20_000);
        within_four(robustness.parties[0].acceptance[1].accepted.unwrap(), exact);
        assert!(robustness.unresolved.is_empty());
    }
}

#[test]
fn what_cannot_be_drawn_without_a_forbidden_combination_is_said() {
    // Neither link forbids the scenario by itself; together they leave nothing.
    let text = MATTERS.replace("b = { above = 7 } }\neffect", "b = { above = 1 } }\neffect");
    let text = text
        .replace("a = \"y\", b = { above = 7 } }\nadds = 3", "a = \"y\", b = { above = 1 } }\neffect = \"impossible\"");
    let framework = framework(&text);
    let robustness = found(&framework, &Study::of(&framework), 300);
    assert_eq!(robustness.unresolved, [(ScenarioIx(1), 300)]);
}

#[test]
fn edges_give_an_answer() {
    let one = |text: &str, study: &dyn Fn(&mut Study)| {
        let framework = framework(text);
        let mut asked = Study::of(&framework);
        study(&mut asked);
        found(&framework, &asked, 500)
    };
    // One scenario, one issue.
    let alone = one(&of_values(&[&[0.4]]), &|_| {});
    assert_eq!(alone.parties[0].ranked[0].ranks, [Share { count: 500, of: 500 }]);
    assert!(alone.is_certain || alone.parties[0].ranked[0].confidence == Some(Share { count: 1, of: 1 }));
    // All equal: all lead, all tied.
    let equal = one(&of_values(&[&[0.4, 0.6], &[0.4, 0.6], &[0.4, 0.6]]), &|_| {});
    assert!(equal.parties[0].ranked.iter().all(|found| found.ranks[0].count == 500 && found.mean_rank == 1.0));
    assert!(equal.parties[0].pairs.iter().flatten().all(|pair| pair.is_tied()));
    // A weight of nothing stays nothing when weights are ranked, and when they are around the present ones.
    for weights in [WeightSet::Ranked, WeightSet::Around { spread: 0.5 }] {
        let zero = one(&of_values(&[&[0.4, 0.6], &[0.5, 0.0]]), &|study| {
            study.weights = weights.clone();
            study.basis.weights.set(P, IssueIx(1), Micro::ZERO);
        });
        assert_eq!(zero.parties[0].ranked[1].ranks[0].count, 500);
    }
    // No weight at all: no order to draw from, so no ranking; any weights are possible still.
    let none = |weights: WeightSet| {
        one(&of_values(&[&[0.4, 0.6], &[0.5, 0.0]]), &move |study| {
            study.weights = weights.clone();
            study.basis.weights.set(P, IssueIx(0), Micro::ZERO);
            study.basis.weights.set(P, IssueIx(1), Micro::ZERO);
        })
    };
    assert!(none(WeightSet::Ranked).parties[0].ranked.is_empty());
    assert_eq!(none(WeightSet::Uniform).parties[0].ranked.len(), 2);
    // No draws.
    let framework = framework(UKRAINE);
    let nothing = found(&framework, &Study::of(&framework), 0);
    assert!(nothing.parties.iter().flat_map(|party| &party.ranked).all(|found| found.mean_rank == 0.0));
    assert_eq!(nothing.standard_error(), 0.0);
}

#[test]
fn present_weights_without_spread_rank_as_scoring_does() {
    use westphalia::analysis::robustness::Uncertain;
    use westphalia::analysis::scoring::score;
    use westphalia::analysis::values::ValueTable;
    let framework = framework(UKRAINE);
    for silence in Silence::ALL {
        let vary = Uncertain { open: false, numbers: false, silent: false, values: false, only_order: false };
        let weights = WeightSet::Around { spread: 0.0 };
        let study = Study { silence, weights, uncertain: vary, ..Study::of(&framework) };
        let robustness = found(&framework, &study, 10);
        assert!(robustness.is_certain);
        let scores = score(&framework, &ValueTable::new(&framework, silence), &study.basis);
        for (party, scores) in robustness.parties.iter().zip(&scores.parties) {
            // Where the state of affairs crosses a red line a scenario is at risk in scoring, and barred here.
            let barred: Vec<bool> = party.acceptance.iter().map(|found| found.always_crosses).collect();
            if barred.iter().filter(|barred| **barred).count()
                != scores.scenarios.iter().filter(|score| score.is_blocked()).count()
            {
                assert_eq!(silence, Silence::StatusQuo);
                continue;
            }
            for found in &party.ranked {
                let rank = found.ranks.iter().position(|share| share.count == 10).unwrap() + 1;
                assert_eq!(scores.scenarios[found.scenario.0].rank, Some(rank), "{silence:?}");
            }
        }
    }
}

#[test]
fn limits_are_kept_and_what_cannot_be_kept_is_said() {
    let framework = framework(&of_values(&[&[1.0, 0.0, 0.0], &[0.0, 1.0, 0.0], &[0.0, 0.0, 1.0]]));
    let within = |limits: Limits| Study { weights: WeightSet::Within(vec![limits]), ..Study::of(&framework) };
    let first = Limits { intervals: vec![(IssueIx(0), 0.5, 0.9)], conditions: Vec::new() };
    let robustness = found(&framework, &within(first), 5000);
    assert_eq!(robustness.parties[0].ranked[0].ranks[0].count, 5000, "more than half of the weight");
    let order = Limits {
        intervals: Vec::new(),
        conditions: vec![
            Condition::at_least_as_much(IssueIx(2), IssueIx(1)),
            Condition::at_least_as_much(IssueIx(1), IssueIx(0)),
        ],
    };
    let robustness = found(&framework, &within(order), 20_000);
    let central = robustness.parties[0].ranked[2].central_weights.clone().unwrap();
    for ((_, weight), centroid) in central.iter().zip([1.0 / 9.0, 5.0 / 18.0, 11.0 / 18.0]) {
        assert!((weight - centroid).abs() < 0.01, "an order by conditions is an order: {central:?}");
    }
    let none = Limits { intervals: vec![(IssueIx(0), 0.7, 0.9), (IssueIx(1), 0.7, 0.9)], conditions: Vec::new() };
    let refused = Plan::new(&framework, &within(none)).unwrap_err();
    assert_eq!(refused, RobustnessError::Limits(P, LimitsError::Impossible));
}
