//! What outcomes, red lines, links and silence do to draws; the edges of what a file may say.

use super::*;

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
pub(super) const MATTERS: &str = r#"
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

pub(super) fn acceptance(robustness: &Robustness, scenario: usize) -> (Option<f64>, f64, bool) {
    let found = robustness.parties[0].acceptance.iter().find(|found| found.scenario == ScenarioIx(scenario)).unwrap();
    (found.accepted.map(Share::value), found.crossed.value(), found.always_crosses)
}

pub(super) fn ranked(party: &PartyRobustness) -> Vec<usize> {
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
    let first = Limits { intervals: vec![(Part::Issue(IssueIx(0)), 0.5, 0.9)], conditions: Vec::new() };
    let robustness = found(&framework, &within(first), 5000);
    assert_eq!(robustness.parties[0].ranked[0].ranks[0].count, 5000, "more than half of the weight");
    let order = Limits {
        intervals: Vec::new(),
        conditions: vec![
            Condition::at_least_as_much(Part::Issue(IssueIx(2)), Part::Issue(IssueIx(1))),
            Condition::at_least_as_much(Part::Issue(IssueIx(1)), Part::Issue(IssueIx(0))),
        ],
    };
    let robustness = found(&framework, &within(order), 20_000);
    let central = robustness.parties[0].ranked[2].central_weights.clone().unwrap();
    for ((_, weight), centroid) in central.iter().zip([1.0 / 9.0, 5.0 / 18.0, 11.0 / 18.0]) {
        assert!((weight - centroid).abs() < 0.01, "an order by conditions is an order: {central:?}");
    }
    let none = Limits {
        intervals: vec![(Part::Issue(IssueIx(0)), 0.7, 0.9), (Part::Issue(IssueIx(1)), 0.7, 0.9)],
        conditions: Vec::new(),
    };
    let refused = Plan::new(&framework, &within(none)).unwrap_err();
    assert_eq!(refused, RobustnessError::Limits(P, LimitsError::Impossible));
}

#[test]
fn conditions_on_issues_and_groups_are_kept_exactly() {
    let framework = framework(&of_values(&[&[1.0, 0.0], &[0.3, 0.9]]));
    let first = |condition: Condition| {
        let limits = Limits { intervals: Vec::new(), conditions: vec![condition] };
        let study = Study { weights: WeightSet::Within(vec![limits]), ..Study::of(&framework) };
        found(&framework, &study, 100_000).parties[0].ranked[0].ranks[0]
    };
    let [one, other] = [0, 1].map(|at| Part::Issue(IssueIx(at)));
    // The first total is w, the second 0.9 − 0.6 w: the first leads from w = 0.5625 on. w is even between its bounds.
    within_four(first(Condition::at_least_as_much(one, other)), (1.0 - 0.5625) / 0.5);
    within_four(first(Condition { more: one, times: 0.5, less: other }), (1.0 - 0.5625) / (2.0 / 3.0));
    within_four(first(Condition { more: one, times: 2.0, less: other }), 1.0);
    within_four(first(Condition { more: other, times: 2.0, less: one }), 0.0);
}

#[test]
fn limits_on_groups_hold_for_the_sum_of_their_issues() {
    let text = of_values(&[&[0.0, 0.0, 1.0], &[1.0, 1.0, 0.5]]);
    let grouped = ["i0", "i1"]
        .into_iter()
        .fold(text, |text, id| text.replace(&format!("id = \"{id}\"\n"), &format!("id = \"{id}\"\ngroup = \"g\"\n")));
    let framework = framework(
        &grouped.replace("[[issues]]\nid = \"i0\"", "[[groups]]\nid = \"g\"\nname = \"G\"\n[[issues]]\nid = \"i0\""),
    );
    let (group, last) = (Part::Group(GroupIx(0)), Part::Issue(IssueIx(2)));
    let first = |limits: Limits| {
        let study = Study { weights: WeightSet::Within(vec![limits]), ..Study::of(&framework) };
        found(&framework, &study, 100_000).parties[0].ranked[0].ranks[0].value()
    };
    // The totals are 1 − u and (1 + u) / 2, u the weight of the group, whose density is that of u itself: the first leads below 1/3.
    let between = first(Limits { intervals: vec![(group, 0.2, 0.5)], conditions: Vec::new() });
    assert!((between - (1.0 / 9.0 - 0.04) / (0.25 - 0.04)).abs() < 0.01, "{between}");
    let lighter = first(Limits { intervals: Vec::new(), conditions: vec![Condition::at_least_as_much(last, group)] });
    assert!((lighter - (1.0 / 9.0) / 0.25).abs() < 0.01, "{lighter}");
    // A group against an issue of its own: the rest of it weighs something, so this always holds.
    let own = Condition::at_least_as_much(group, Part::Issue(IssueIx(0)));
    let all = first(Limits { intervals: Vec::new(), conditions: vec![own] });
    assert!((all - 1.0 / 9.0).abs() < 0.01, "{all}");
}
