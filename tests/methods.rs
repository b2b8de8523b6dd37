//! Second opinions against published cases, each named after its source; fast flows against all pairs; edge cases that must
//! give an answer or a reason; laws.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

#[path = "methods/cases.rs"]
mod cases;
#[path = "methods/edges.rs"]
mod edges;
#[path = "methods/framework.rs"]
mod framework;
#[path = "methods/laws.rs"]
mod laws;

mod common;

use westphalia::analysis::methods::problem::{Criterion, Problem};
use westphalia::model::issue::{Preference, Thresholds};
use westphalia::model::value::Better::{self, High, Low};

/// A table given by rows, one an alternative, as papers print it.
fn rows(rows: &[&[f64]], better: &[Better], weights: &[f64]) -> Problem {
    let columns = better.iter().zip(weights).enumerate().map(|(column, (better, weight))| {
        Criterion::new(rows.iter().map(|row| row[column]).collect::<Vec<_>>(), *better, *weight)
    });
    Problem::new(rows.len(), columns).unwrap()
}

/// The table with thresholds, one a criterion.
fn with_thresholds(problem: &Problem, thresholds: &[Thresholds]) -> Problem {
    let criteria = problem.criteria().iter().zip(thresholds);
    let criteria = criteria.map(|(criterion, t)| Criterion { thresholds: Some(*t), ..criterion.clone() });
    Problem::new(problem.alternatives(), criteria.collect::<Vec<_>>()).unwrap()
}

/// Thresholds of a function; those that are 0 are not given.
fn thresholds(function: Preference, [q, p, v, s]: [f64; 4]) -> Thresholds {
    let given = |number: f64| (number > 0.0).then_some(number);
    Thresholds { function, indifference: given(q), preference: given(p), veto: given(v), spread: given(s) }
}

/// Fails where figures differ by more than half a unit of their last printed digit, or a bit more where those were cut.
#[track_caller]
fn near(found: &[f64], printed: &[f64], precision: f64) {
    assert_eq!(found.len(), printed.len());
    for (found_one, printed_one) in found.iter().zip(printed) {
        assert!((found_one - printed_one).abs() <= precision, "{found:?} against {printed:?}");
    }
}

/// Brans and Vincke (1985), siting power plants: rows, directions and the six functions.
fn power_plants() -> Problem {
    let plants = rows(
        &[
            &[80.0, 90.0, 600.0, 5.4, 8.0, 5.0],
            &[65.0, 58.0, 200.0, 9.7, 1.0, 1.0],
            &[83.0, 60.0, 400.0, 7.2, 4.0, 7.0],
            &[40.0, 80.0, 1000.0, 7.5, 7.0, 10.0],
            &[52.0, 72.0, 600.0, 2.0, 3.0, 8.0],
            &[94.0, 96.0, 700.0, 3.6, 5.0, 6.0],
        ],
        &[Low, High, Low, Low, Low, High],
        &[1.0; 6],
    );
    let functions = [
        thresholds(Preference::UShape, [10.0, 0.0, 0.0, 0.0]),
        thresholds(Preference::VShape, [0.0, 30.0, 0.0, 0.0]),
        thresholds(Preference::Linear, [50.0, 500.0, 0.0, 0.0]),
        thresholds(Preference::Level, [1.0, 6.0, 0.0, 0.0]),
        thresholds(Preference::Usual, [0.0; 4]),
        thresholds(Preference::Gaussian, [0.0, 0.0, 0.0, 5.0]),
    ];
    with_thresholds(&plants, &functions)
}

/// Buchanan, Sheppard and Vanderpooten, five projects: rows and thresholds.
fn projects() -> Problem {
    let projects = rows(
        &[
            &[-14.0, 90.0, 0.0, 40.0, 100.0],
            &[129.0, 100.0, 0.0, 0.0, 0.0],
            &[-10.0, 50.0, 0.0, 10.0, 100.0],
            &[44.0, 90.0, 0.0, 5.0, 20.0],
            &[-14.0, 100.0, 0.0, 20.0, 40.0],
        ],
        &[High; 5],
        &[1.0; 5],
    );
    let given = [[25.0, 50.0, 100.0], [16.0, 24.0, 60.0], [0.0, 1.0, 2.0], [12.0, 24.0, 48.0], [10.0, 20.0, 90.0]];
    with_thresholds(&projects, &given.map(electre_thresholds))
}

/// q, p and v, all given.
fn electre_thresholds([q, p, v]: [f64; 3]) -> Thresholds {
    Thresholds { function: Preference::Linear, indifference: Some(q), preference: Some(p), veto: Some(v), spread: None }
}
