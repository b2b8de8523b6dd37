//! What the methods are given of a framework, and what all of them together say of it.

use westphalia::analysis::exact::Total;
use westphalia::analysis::methods::input::{Input, input};
use westphalia::analysis::methods::opinion::{Method, Opinions, opinions};
use westphalia::analysis::methods::problem::Refusal;
use westphalia::analysis::methods::topsis::Normalisation;
use westphalia::analysis::scoring::{Basis, score};
use westphalia::analysis::values::ValueTable;
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::model::quantity::Micro;
use westphalia::model::value::Better;

use super::common::{UKRAINE, framework};
use super::near;

/// A term issue, a straight range, a bent one, one without weight, a red line, a link, a reference.
const HAND: &str = r#"
format = 1
id = "hand"
title = "Made by hand"

[[issues]]
id = "terms"
name = "Terms"
silent = { term = "y" }
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
id = "straight"
name = "Straight"
range = { from = -10, to = 10 }
better = "low"

[[issues]]
id = "bent"
name = "Bent"
range = { from = 0, to = 10 }
better = "high"

[[issues]]
id = "weightless"
name = "Weightless"
range = { from = 0, to = 10 }
better = "high"

[[parties]]
id = "p"
name = "P"
  [parties.weights]
  terms = 3
  straight = 2
  bent = 1
  weightless = 0
  [parties.values.terms]
  x = 100
  y = 40
  z = { low = 0, likely = 10, high = 30 }
  [parties.values]
  bent = { points = [[0, 0], [5, 80], [10, 100]] }
  [[parties.red_lines]]
  issue = "terms"
  never = ["z"]

[[scenarios]]
id = "settled"
name = "Settled"
outcomes = { terms = "x", straight = 4, bent = 5, weightless = 1 }

[[scenarios]]
id = "open"
name = "Open"
outcomes = { terms = { any = { x = 1, y = 3 } }, straight = { any = { "-2" = 1, "6" = 3 } }, bent = { low = 0, likely = 5, high = 10 }, weightless = 1 }

[[scenarios]]
id = "silent"
name = "Silent"
outcomes = { bent = 10, weightless = 1 }

[[scenarios]]
id = "blocked"
name = "Blocked"
outcomes = { terms = "z", straight = -10, bent = 10, weightless = 1 }

[[scenarios]]
id = "reference"
name = "Reference"
reference = true
outcomes = { terms = "y", straight = 0, bent = 0, weightless = 1 }

[[links]]
when = { terms = "x", bent = { above = 4 } }
adds = 5
"#;

fn asked(framework: &Framework, basis: &Basis, silence: Silence) -> Input {
    let table = ValueTable::new(framework, silence);
    input(framework, &table, basis, &score(framework, &table, basis), PartyIx(0))
}

fn all(framework: &Framework, party: usize) -> Opinions {
    let table = ValueTable::new(framework, framework.silence());
    let basis = Basis::of(framework);
    let scores = score(framework, &table, &basis);
    opinions(framework, &table, &basis, &scores, PartyIx(party), Normalisation::Vector)
}

#[test]
fn ranges_count_by_numbers_where_values_are_straight() {
    let framework = framework(HAND);
    let input = asked(&framework, &Basis::of(&framework), Silence::Open);
    assert_eq!(input.scenarios, [0, 1, 2].map(ScenarioIx), "neither what is ruled out nor the reference");
    assert_eq!(input.blocked, [ScenarioIx(3)]);
    assert_eq!(input.issues, [0, 1, 2].map(IssueIx));
    assert_eq!(input.by_numbers, [IssueIx(1)]);
    assert!(input.has_links);
    let problem = input.problem.unwrap();
    let columns: Vec<&[f64]> = problem.criteria().iter().map(|criterion| criterion.numbers.as_slice()).collect();
    // Terms: 100; (100 + 3 × 40) / 4; (100 + 40 + 10) / 3. Straight: 4; (−2 + 3 × 6) / 4; the middle. Bent: values.
    near(columns[0], &[100.0, 55.0, 50.0], 1e-12);
    near(columns[1], &[4.0, 4.0, 0.0], 1e-12);
    near(columns[2], &[80.0, 80.0, 100.0], 1e-12);
    let better: Vec<Better> = problem.criteria().iter().map(|criterion| criterion.better).collect();
    assert_eq!(better, [Better::High, Better::Low, Better::High]);
    near(
        &problem.criteria().iter().map(|criterion| criterion.weight).collect::<Vec<_>>(),
        &[0.5, 1.0 / 3.0, 1.0 / 6.0],
        1e-15,
    );
}

#[test]
fn silence_counts_as_it_does_for_totals() {
    let framework = framework(HAND);
    let basis = Basis::of(&framework);
    let column = |silence| asked(&framework, &basis, silence).problem.map(|problem| problem.criteria()[0].numbers[2]);
    assert_eq!(column(Silence::StatusQuo), Ok(40.0));
    assert_eq!(column(Silence::LeftOut), Err(Refusal::Missing(vec![0, 1])));
    let mut without = basis.clone();
    without.included[2] = false;
    let input = asked(&framework, &without, Silence::LeftOut);
    assert_eq!(input.scenarios, [0, 1].map(ScenarioIx));
    assert!(input.problem.is_ok(), "nobody compared leaves an issue out");
}

#[test]
fn nothing_to_judge_is_a_reason() {
    let framework = framework(HAND);
    let mut nobody = Basis::of(&framework);
    nobody.included = vec![false; 5];
    assert_eq!(asked(&framework, &nobody, Silence::Open).problem, Err(Refusal::NoAlternatives));
    let mut weightless = Basis::of(&framework);
    for issue in framework.issue_ixs() {
        weightless.weights.set(PartyIx(0), issue, Micro::ZERO);
    }
    assert_eq!(asked(&framework, &weightless, Silence::Open).problem, Err(Refusal::NoWeight));
}

/// Values of the case on which sum and product disagree (times 100), for one party.
const TORN: &str = r#"
format = 1
id = "torn"
title = "Torn"
[[issues]]
id = "a"
name = "A"
range = { from = 0, to = 100 }
better = "high"
[[issues]]
id = "b"
name = "B"
range = { from = 0, to = 100 }
better = "high"
[[issues]]
id = "c"
name = "C"
range = { from = 0, to = 100 }
better = "high"
[[parties]]
id = "p"
name = "P"
weights = { a = 0.5, b = 0.3, c = 0.2 }
[[scenarios]]
id = "s1"
name = "One"
outcomes = { a = 90, b = 20, c = 60 }
[[scenarios]]
id = "s2"
name = "Two"
outcomes = { a = 30, b = 80, c = 50 }
[[scenarios]]
id = "s3"
name = "Three"
outcomes = { a = 50, b = 50, c = 70 }
[[scenarios]]
id = "s4"
name = "Four"
outcomes = { a = 20, b = 30, c = 90 }
"#;

#[test]
fn verdicts_say_that_the_leader_depends_on_the_method() {
    let framework = framework(TORN);
    let found = all(&framework, 0);
    let verdicts = found.verdicts();
    assert_eq!(verdicts[0].0, [ScenarioIx(0)]);
    assert_eq!(verdicts[0].1[0], Method::Additive);
    let by_product = verdicts.iter().find(|(_, methods)| methods.contains(&Method::Product)).unwrap();
    assert_eq!(by_product.0, [ScenarioIx(2)]);
    let additive = found.of(Method::Additive).unwrap().says.clone().unwrap();
    near(&additive.figures, &[63.0, 49.0, 54.0, 37.0], 1e-12);
    assert_eq!(additive.ranks, [(1, 1), (3, 1), (2, 1), (4, 1)]);
    let electre = found.of(Method::Electre).unwrap();
    assert_eq!(electre.says, Err(Refusal::NoThresholds(vec![0, 1, 2])));
    assert!(found.leaders(Method::Electre).is_empty());
}

#[test]
fn the_reference_agrees_with_the_scores_of_the_bundled_framework() {
    let framework = framework(UKRAINE);
    let table = ValueTable::new(&framework, framework.silence());
    let basis = Basis::of(&framework);
    let scores = score(&framework, &table, &basis);
    for party in framework.party_ixs() {
        let found = all(&framework, party.0);
        let additive = found.of(Method::Additive).unwrap().says.clone().unwrap();
        for (at, scenario) in found.input.scenarios.iter().enumerate() {
            let score = &scores.parties[party.0].scenarios[scenario.0];
            assert_eq!((Some(additive.ranks[at].0), additive.ranks[at].1), (score.rank, score.tied));
            assert_eq!(Some(additive.figures[at]), score.total.map(Total::to_f64));
        }
        for opinion in &found.opinions {
            if let Ok(judged) = &opinion.says {
                assert_eq!(judged.figures.len(), found.input.scenarios.len());
                assert!(judged.figures.iter().all(|figure| figure.is_finite()));
            }
        }
    }
}

/// The weighted sum over numbers divided by the greatest of their column, as a range from 0 gives it.
#[test]
fn weighted_sum_of_jmcdm() {
    let columns = [
        [4.0, 4.0, 7.0, 3.0, 4.0],
        [7.0, 4.0, 6.0, 2.0, 2.0],
        [3.0, 6.0, 4.0, 5.0, 2.0],
        [2.0, 4.0, 2.0, 3.0, 5.0],
        [2.0, 4.0, 5.0, 3.0, 5.0],
        [2.0, 3.0, 5.0, 2.0, 3.0],
        [2.0, 7.0, 3.0, 5.0, 6.0],
    ];
    let weights = [0.283, 0.162, 0.162, 0.07, 0.085, 0.162, 0.076];
    let mut text = "format = 1\nid = \"saw\"\ntitle = \"Saw\"\n".to_owned();
    for (at, column) in columns.iter().enumerate() {
        let greatest = column.iter().copied().fold(0.0, f64::max);
        text += &format!(
            "[[issues]]\nid = \"i{at}\"\nname = \"I\"\nrange = {{ from = 0, to = {greatest} }}\nbetter = \"high\"\n"
        );
    }
    text += "[[parties]]\nid = \"p\"\nname = \"P\"\n[parties.weights]\n";
    for (at, weight) in weights.iter().enumerate() {
        text += &format!("i{at} = {weight}\n");
    }
    for scenario in 0..5 {
        text += &format!("[[scenarios]]\nid = \"s{scenario}\"\nname = \"S\"\n[scenarios.outcomes]\n");
        for (at, column) in columns.iter().enumerate() {
            text += &format!("i{at} = {}\n", column[scenario]);
        }
    }
    let found = all(&framework(&text), 0).of(Method::Additive).unwrap().says.clone().unwrap();
    let shares: Vec<f64> = found.figures.iter().map(|total| total / 100.0).collect();
    near(&shares, &[0.553228, 0.713485, 0.837428, 0.514657, 0.579342], 1e-6);
}
