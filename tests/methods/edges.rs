//! What must give an answer or a reason, and never a number that is none.

use westphalia::analysis::methods::electre::{MOST, electre};
use westphalia::analysis::methods::gaia::gaia;
use westphalia::analysis::methods::opinion::{Method, judge};
use westphalia::analysis::methods::problem::{Criterion, Problem, Refusal};
use westphalia::analysis::methods::product::product;
use westphalia::analysis::methods::promethee::{MOST_WITH_GAUSSIAN, Relation, promethee};
use westphalia::analysis::methods::topsis::{Normalisation, topsis};
use westphalia::analysis::methods::vikor::vikor;
use westphalia::model::issue::{Preference, Thresholds};
use westphalia::model::value::Better::{High, Low};

use super::{electre_thresholds, near, rows, thresholds, with_thresholds};

/// All methods, on a table with thresholds on every criterion.
fn all(problem: &Problem) -> Vec<(Method, Vec<f64>)> {
    let thresholds = vec![electre_thresholds([0.0, 1.0, 2.0]); problem.criteria().len()];
    let problem = with_thresholds(problem, &thresholds);
    Method::ALL
        .into_iter()
        .filter(|method| *method != Method::Additive)
        .map(|method| (method, judge(&problem, method, Normalisation::MinMax).unwrap().figures))
        .collect()
}

#[test]
fn one_scenario_leads_by_every_method() {
    for (method, figures) in all(&rows(&[&[3.0, 0.0]], &[High, Low], &[1.0, 2.0])) {
        let expected = match method {
            Method::Product | Method::Electre => 1.0,
            Method::Topsis => 0.5,
            _ => 0.0,
        };
        assert_eq!(figures, [expected], "{method:?}");
    }
    let alone = vikor(&rows(&[&[3.0]], &[High], &[1.0]));
    assert_eq!((alone.set, alone.lead), (vec![0], None));
}

#[test]
fn equal_scenarios_share_the_first_rank_by_every_method() {
    let problem = rows(&[&[3.0, 0.0], &[3.0, 0.0], &[3.0, 0.0]], &[High, Low], &[1.0, 2.0]);
    for (method, figures) in all(&problem) {
        assert!(figures.iter().all(|figure| figure.is_finite() && *figure == figures[0]), "{method:?} {figures:?}");
    }
    assert_eq!(vikor(&problem).set, [0, 1, 2]);
    let flows = promethee(&problem).unwrap();
    assert_eq!(flows.relation(0, 2), Relation::Same);
    assert!(gaia(&problem, &flows).is_none(), "there is no plane of one point");
    assert_eq!(
        electre(&with_thresholds(&problem, &[electre_thresholds([0.0, 0.0, 0.0]); 2])).unwrap().descending.len(),
        1
    );
}

#[test]
fn an_issue_on_which_all_are_equal_changes_no_order() {
    let with = rows(&[&[1.0, 4.0, 7.0], &[2.0, 3.0, 7.0], &[3.0, 1.0, 7.0]], &[High; 3], &[0.5, 0.3, 0.2]);
    let without = rows(&[&[1.0, 4.0], &[2.0, 3.0], &[3.0, 1.0]], &[High; 2], &[0.5, 0.3]);
    for method in [Method::Product, Method::Topsis, Method::Vikor, Method::Promethee] {
        for normalisation in Normalisation::ALL {
            let ranks = |problem| judge(problem, method, normalisation).unwrap().ranks;
            assert_eq!(ranks(&with), ranks(&without), "{method:?}");
        }
    }
}

#[test]
fn one_issue_alone_decides() {
    let problem = rows(&[&[1.0], &[4.0], &[2.0]], &[Low], &[1.0]);
    for (method, figures) in all(&problem) {
        let best = figures.iter().copied().fold(figures[0], if method.better() == High { f64::max } else { f64::min });
        assert_eq!(figures[0], best, "{method:?} {figures:?}");
    }
    let flows = promethee(&problem).unwrap();
    let plane = gaia(&problem, &flows).unwrap();
    assert_eq!((plane.quality, plane.axis), (1.0, [1.0, 0.0]));
    assert!(plane.alternatives.iter().all(|point| point[1] == 0.0));
}

#[test]
fn products_refuse_what_they_cannot_multiply() {
    let refused = |problem: &Problem| product(problem).unwrap_err();
    assert_eq!(refused(&rows(&[&[1.0, -1.0], &[2.0, 3.0]], &[High; 2], &[1.0; 2])), Refusal::Negative(1));
    assert_eq!(refused(&rows(&[&[1.0, 0.0], &[2.0, 3.0]], &[High, Low], &[1.0; 2])), Refusal::Zero(1));
    // Positions count the criteria without weight too.
    assert_eq!(refused(&rows(&[&[1.0, -1.0], &[2.0, 3.0]], &[High; 2], &[0.0, 1.0])), Refusal::Negative(1));
    let weightless = rows(&[&[-1.0, 1.0], &[2.0, 3.0]], &[High; 2], &[0.0, 1.0]);
    near(&product(&weightless).unwrap().products, &[1.0 / 3.0, 1.0], 1e-15);
    near(
        &product(&rows(&[&[0.0, 2.0], &[4.0, 1.0]], &[High; 2], &[0.5; 2])).unwrap().products,
        &[0.0, 0.5_f64.sqrt()],
        1e-15,
    );
    assert_eq!(product(&rows(&[&[0.0], &[0.0]], &[High], &[1.0])).unwrap().products, [1.0, 1.0]);
    assert_eq!(product(&rows(&[&[0.0], &[0.0]], &[Low], &[1.0])).unwrap().products, [1.0, 1.0]);
}

#[test]
fn the_others_take_negative_numbers() {
    let problem = rows(&[&[-10.0, 5.0], &[10.0, -5.0], &[0.0, 0.0]], &[High, Low], &[1.0, 1.0]);
    for normalisation in Normalisation::ALL {
        near(&topsis(&problem, normalisation).closeness, &[0.0, 1.0, 0.5], 1e-12);
    }
    near(&vikor(&problem).compromise, &[1.0, 0.0, 0.5], 1e-12);
    near(&promethee(&problem).unwrap().net, &[-1.0, 1.0, 0.0], 1e-12);
}

#[test]
fn thresholds_that_meet() {
    let table: [&[f64]; 3] = [&[0.0], &[0.2], &[0.3]];
    let net = |function, given| {
        let problem = with_thresholds(&rows(&table, &[High], &[1.0]), &[thresholds(function, given)]);
        promethee(&problem).unwrap().net
    };
    // A difference of exactly q counts for nothing, although 0.3 − 0.2 is less than 0.1 in floating point and 0.2 − 0 not.
    near(&net(Preference::Linear, [0.1, 0.1, 0.0, 0.0]), &[-1.0, 0.5, 0.5], 1e-12);
    near(&net(Preference::UShape, [0.2, 0.0, 0.0, 0.0]), &[-0.5, 0.0, 0.5], 1e-12);
    near(&net(Preference::VShape, [0.0, 0.0, 0.0, 0.0]), &[-1.0, 0.0, 1.0], 1e-12);
    near(&net(Preference::Level, [0.1, 0.2, 0.0, 0.0]), &[-0.75, 0.25, 0.5], 1e-12);
    near(&net(Preference::VShape, [0.0, 0.2, 0.0, 0.0]), &[-1.0, 0.25, 0.75], 1e-12);
}

#[test]
fn electre_says_which_thresholds_are_missing() {
    let problem = rows(&[&[1.0, 2.0, 3.0], &[2.0, 1.0, 3.0]], &[High; 3], &[1.0; 3]);
    assert_eq!(electre(&problem).unwrap_err(), Refusal::NoThresholds(vec![0, 1, 2]));
    let some = [
        electre_thresholds([0.0, 0.0, 0.0]),
        thresholds(Preference::UShape, [1.0, 0.0, 0.0, 0.0]),
        Thresholds { veto: None, ..electre_thresholds([0.0, 1.0, 0.0]) },
    ];
    assert_eq!(electre(&with_thresholds(&problem, &some)).unwrap_err(), Refusal::NoThresholds(vec![1]));
}

#[test]
fn full_concordance_needs_no_doubt() {
    // 1 − C = 0 for the first over the second, which is behind on everything.
    let problem = rows(&[&[9.0, 9.0, 9.0], &[1.0, 1.0, 1.0]], &[High; 3], &[0.1, 0.2, 0.7]);
    let found = electre(&with_thresholds(&problem, &[electre_thresholds([0.0, 0.0, 0.0]); 3])).unwrap();
    assert_eq!(found.credibility, [vec![1_000_000_000, 1_000_000_000], vec![0, 1_000_000_000]]);
    assert_eq!(found.descending, [vec![0], vec![1]]);
}

#[test]
fn too_many_scenarios_are_refused_where_pairs_are_gone_through() {
    let many = |count: usize, thresholds| {
        let column = Criterion::new((0..count).map(|x| x as f64).collect::<Vec<_>>(), High, 1.0);
        Problem::new(count, [Criterion { thresholds: Some(thresholds), ..column }]).unwrap()
    };
    assert_eq!(electre(&many(MOST + 1, electre_thresholds([0.0, 1.0, 2.0]))).unwrap_err(), Refusal::TooMany(MOST));
    let gaussian = thresholds(Preference::Gaussian, [0.0, 0.0, 0.0, 5.0]);
    let refused = promethee(&many(MOST_WITH_GAUSSIAN + 1, gaussian)).unwrap_err();
    assert_eq!(refused, Refusal::TooMany(MOST_WITH_GAUSSIAN));
    assert!(promethee(&many(MOST_WITH_GAUSSIAN + 1, thresholds(Preference::Usual, [0.0; 4]))).is_ok());
}

#[test]
fn numbers_as_large_as_files_allow_stay_numbers() {
    let problem = rows(&[&[-1e12, 1e-300], &[1e12, 2e-300], &[0.0, 0.0]], &[High, Low], &[1e12, 1e-6]);
    for normalisation in Normalisation::ALL {
        assert!(topsis(&problem, normalisation).closeness.iter().all(|x| (0.0..=1.0).contains(x)));
    }
    assert!(vikor(&problem).compromise.iter().all(|x| (0.0..=1.0).contains(x)));
    assert!(promethee(&problem).unwrap().net.iter().all(|x| x.abs() <= 1.0));
}

/// The first by Q alone leads by enough, but another is first by shortfall and a third by regret: the second joins the set.
#[test]
fn the_compromise_set_takes_the_second_in_where_the_first_is_not_stable() {
    let mut table: Vec<&[f64]> = vec![&[1.0, 0.2], &[0.5, 0.5], &[0.8, 0.35]];
    // Many, so that a lead of 0.025 is enough.
    table.push(&[1.0, 0.0]);
    table.extend([&[0.0, 1.0][..]; 40]);
    let found = vikor(&rows(&table, &[High; 2], &[1.0; 2]));
    near(&found.compromise[..3], &[0.3, 0.5, 0.275], 1e-12);
    assert!(found.lead.unwrap() < 0.025);
    assert_eq!(found.set, [0, 2]);
    // With fewer alternatives the lead is not enough, and all near the first are in.
    let few = vikor(&rows(&table[..8], &[High; 2], &[1.0; 2]));
    assert_eq!(few.set, [0, 2]);
    let fewer = vikor(&rows(&table[..5], &[High; 2], &[1.0; 2]));
    assert_eq!((fewer.lead, fewer.set), (Some(0.25), vec![0, 1, 2]));
}
