//! Laws on random tables: fast flows are those of all pairs; order and names of input change nothing; where a method must
//! not move, it does not.

use proptest::prelude::*;
use westphalia::analysis::methods::electre::electre;
use westphalia::analysis::methods::opinion::{Method, judge};
use westphalia::analysis::methods::problem::{Criterion, Problem};
use westphalia::analysis::methods::promethee::{preferences, promethee};
use westphalia::analysis::methods::topsis::Normalisation;
use westphalia::model::issue::{Preference, Thresholds};
use westphalia::model::value::Better;

const OTHERS: [Method; 5] = [Method::Product, Method::Topsis, Method::Vikor, Method::Promethee, Method::Electre];

/// A criterion of tenths, with many ties and differences equal to a threshold.
fn criterion(alternatives: usize) -> impl Strategy<Value = Criterion> {
    let numbers = prop::collection::vec((1_i32..40).prop_map(|tenths| f64::from(tenths) / 10.0), alternatives);
    let function = prop::sample::select(Preference::ALL.to_vec());
    (numbers, any::<bool>(), 1_u32..9, function, 0_u32..9, 0_u32..9, 0_u32..9).prop_map(
        |(numbers, high, weight, function, q, p, v)| Criterion {
            numbers,
            better: if high { Better::High } else { Better::Low },
            weight: f64::from(weight),
            thresholds: Some(Thresholds {
                function,
                indifference: Some(f64::from(q) / 10.0),
                preference: Some(f64::from(q + p) / 10.0),
                veto: (v > 0).then(|| f64::from(q + p + v) / 10.0),
                spread: Some(f64::from(v + 1) / 10.0),
            }),
        },
    )
}

fn table() -> impl Strategy<Value = (usize, Vec<Criterion>)> {
    (1_usize..12, 1_usize..6).prop_flat_map(|(alternatives, criteria)| {
        (Just(alternatives), prop::collection::vec(criterion(alternatives), criteria))
    })
}

/// The preference function as it is defined, on tenths, so that differences are exact.
fn obvious(thresholds: &Thresholds, difference: f64) -> f64 {
    let d = (difference * 10.0).round() / 10.0;
    let (q, p) = (thresholds.indifference.unwrap(), thresholds.preference.unwrap());
    let tenths = |x: f64| (x * 10.0).round() as i64;
    if d <= 0.0 {
        return 0.0;
    }
    match thresholds.function {
        Preference::Usual => 1.0,
        Preference::UShape => f64::from(u8::from(tenths(d) > tenths(q))),
        Preference::VShape => {
            if tenths(d) >= tenths(p) {
                1.0
            } else {
                d / p
            }
        }
        Preference::Level => match () {
            () if tenths(d) <= tenths(q) => 0.0,
            () if tenths(d) <= tenths(p) => 0.5,
            () => 1.0,
        },
        Preference::Linear => match () {
            () if tenths(d) <= tenths(q) => 0.0,
            () if tenths(d) >= tenths(p) => 1.0,
            () => (d - q) / (p - q),
        },
        Preference::Gaussian => 1.0 - (-d * d / (2.0 * thresholds.spread.unwrap().powi(2))).exp(),
    }
}

/// Σ w P(d) for every pair, straight from the definition.
fn all_pairs(alternatives: usize, criteria: &[Criterion]) -> Vec<Vec<f64>> {
    let sum: f64 = criteria.iter().map(|criterion| criterion.weight).sum();
    let pair = |one: usize, other: usize| {
        let terms = criteria.iter().map(|criterion| {
            let difference = criterion.numbers[one] - criterion.numbers[other];
            let sign = if criterion.better == Better::High { 1.0 } else { -1.0 };
            criterion.weight / sum * obvious(criterion.thresholds.as_ref().unwrap(), sign * difference)
        });
        terms.sum::<f64>()
    };
    (0..alternatives).map(|one| (0..alternatives).map(|other| pair(one, other)).collect()).collect()
}

fn close(one: &[f64], other: &[f64]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| (a - b).abs() < 1e-11)
}

proptest! {
    #[test]
    fn flows_by_sorting_are_those_of_all_pairs((alternatives, criteria) in table()) {
        let problem = Problem::new(alternatives, criteria.clone()).unwrap();
        let found = promethee(&problem).unwrap();
        let pairs = all_pairs(alternatives, &criteria);
        let others = (alternatives.max(2) - 1) as f64;
        let leaving: Vec<f64> = pairs.iter().map(|row| row.iter().sum::<f64>() / others).collect();
        let entering: Vec<f64> =
            (0..alternatives).map(|at| pairs.iter().map(|row| row[at]).sum::<f64>() / others).collect();
        prop_assert!(close(&found.leaving, &leaving), "{:?} {leaving:?}", found.leaving);
        prop_assert!(close(&found.entering, &entering));
        for (row, expected) in preferences(&problem).iter().zip(&pairs) {
            prop_assert!(close(row, expected));
        }
        prop_assert!(found.net.iter().sum::<f64>().abs() < 1e-11, "what is gained is lost");
    }

    #[test]
    fn the_order_of_scenarios_and_issues_changes_nothing((alternatives, criteria) in table()) {
        let problem = Problem::new(alternatives, criteria.clone()).unwrap();
        let turned = criteria.iter().rev().map(|criterion| Criterion {
            numbers: criterion.numbers.iter().rev().copied().collect(),
            ..criterion.clone()
        });
        let turned = Problem::new(alternatives, turned).unwrap();
        for method in OTHERS {
            for normalisation in Normalisation::ALL {
                let (one, mut other) = (judge(&problem, method, normalisation), judge(&turned, method, normalisation));
                if let Ok(other) = &mut other {
                    other.figures.reverse();
                    other.ranks.reverse();
                }
                let (one, other) = (one.unwrap(), other.unwrap());
                prop_assert!(close(&one.figures, &other.figures), "{method:?}");
                prop_assert_eq!(one.ranks, other.ranks, "{:?}", method);
            }
        }
    }

    /// Weights are proportions; TOPSIS, VIKOR, product, PROMETHEE and ELECTRE do not mind the unit that numbers are in, as
    /// long as thresholds are in the same.
    #[test]
    fn units_change_nothing((alternatives, criteria) in table(), factor in prop::sample::select(vec![0.5, 4.0, 1000.0])) {
        let times = |number: Option<f64>| number.map(|number| number * factor);
        let scaled = criteria.iter().map(|criterion| Criterion {
            numbers: criterion.numbers.iter().map(|number| number * factor).collect(),
            weight: criterion.weight * 3.0,
            thresholds: criterion.thresholds.map(|t| Thresholds {
                indifference: times(t.indifference),
                preference: times(t.preference),
                veto: times(t.veto),
                spread: times(t.spread),
                ..t
            }),
            ..criterion.clone()
        });
        let scaled = Problem::new(alternatives, scaled).unwrap();
        let problem = Problem::new(alternatives, criteria.clone()).unwrap();
        for method in OTHERS {
            for normalisation in Normalisation::ALL {
                let figures = |problem| judge(problem, method, normalisation).unwrap().figures;
                prop_assert!(close(&figures(&scaled), &figures(&problem)), "{method:?}");
            }
        }
    }

    /// Moving every number of an issue by the same amount changes no difference; products and vectors of TOPSIS do mind.
    #[test]
    fn a_shift_changes_nothing_that_goes_by_differences((alternatives, criteria) in table(), shift in -50_i32..50) {
        let shifted = criteria.iter().map(|criterion| Criterion {
            numbers: criterion.numbers.iter().map(|number| number + f64::from(shift)).collect(),
            ..criterion.clone()
        });
        let shifted = Problem::new(alternatives, shifted).unwrap();
        let problem = Problem::new(alternatives, criteria.clone()).unwrap();
        for method in [Method::Topsis, Method::Vikor, Method::Promethee, Method::Electre] {
            let figures = |problem| judge(problem, method, Normalisation::MinMax).unwrap().figures;
            prop_assert!(close(&figures(&shifted), &figures(&problem)), "{method:?}");
        }
    }

    /// More of what is better on every issue is never ranked behind.
    #[test]
    fn better_on_everything_is_never_behind((alternatives, criteria) in table()) {
        let problem = Problem::new(alternatives, criteria.clone()).unwrap();
        let dominates = |one: usize, other: usize| criteria.iter().all(|criterion| match criterion.better {
            Better::High => criterion.numbers[one] >= criterion.numbers[other],
            Better::Low => criterion.numbers[one] <= criterion.numbers[other],
        });
        // ELECTRE promises no such thing: it distils by counting who outranks whom.
        for method in [Method::Product, Method::Topsis, Method::Vikor, Method::Promethee] {
            let ranks = judge(&problem, method, Normalisation::Vector).unwrap().ranks;
            for one in 0..alternatives {
                for other in (0..alternatives).filter(|other| dominates(one, *other)) {
                    prop_assert!(ranks[one].0 <= ranks[other].0, "{method:?} {one} {other}");
                }
            }
        }
    }

    #[test]
    fn both_orders_of_electre_hold_everyone_once((alternatives, criteria) in table()) {
        let found = electre(&Problem::new(alternatives, criteria).unwrap()).unwrap();
        for order in [&found.descending, &found.ascending] {
            let mut all: Vec<usize> = order.iter().flatten().copied().collect();
            all.sort_unstable();
            prop_assert_eq!(all, (0..alternatives).collect::<Vec<_>>());
        }
        for (one, row) in found.credibility.iter().enumerate() {
            prop_assert_eq!(row[one], 1_000_000_000, "each is at least as good as itself");
            prop_assert!(row.iter().all(|credibility| (0..=1_000_000_000).contains(credibility)));
        }
    }
}
