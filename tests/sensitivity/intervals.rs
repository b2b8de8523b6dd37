//! Walks and stability intervals against scoring on a fine grid of shares.

use proptest::prelude::*;
use westphalia::analysis::sensitivity::judged::Judged;
use westphalia::analysis::sensitivity::stability::{Interval, stability};
use westphalia::analysis::sensitivity::walk::Walk;
use westphalia::model::framework::Silence;
use westphalia::model::ids::{IssueIx, ScenarioIx};

use crate::given::{Case, Given, greatest, random};

/// Totals by scoring carry the rounding of weights; closer ones are equal.
const EQUAL: f64 = 1e-7;

const STEPS: usize = 200;

/// Shares of a grid, without those that are too close to a bound to tell on which side rounding puts them.
fn grid(bounds: &[f64]) -> Vec<f64> {
    let all = (0..=STEPS).map(|step| step as f64 / STEPS as f64);
    all.filter(|x| bounds.iter().all(|bound| (x - bound).abs() > 1e-6)).collect()
}

/// Whether `above` holds along the grid exactly within the part of the interval that is connected with now.
fn agrees(case: &Case, moved: &[IssueIx], found: &Interval, holds: impl Fn(&[Option<f64>]) -> bool) {
    let judged_now = case.walked(moved, stability(&case.judged(), moved).weight);
    assert!(holds(&case.totals(&judged_now)), "it holds now");
    for x in grid(&[found.low, found.high]) {
        if (found.low..=found.high).contains(&x) {
            assert!(holds(&case.totals(&case.walked(moved, x))), "at {x} within {found:?}");
        }
    }
    // Just beyond a bound it fails: by as little as the lines there are apart.
    for (bound, swap, beyond) in [(found.low, found.below, -1.0_f64), (found.high, found.above, 1.0)] {
        let Some(swap) = swap else {
            assert!(bound == 0.0 || bound == 1.0);
            continue;
        };
        let walk = Walk::new(&case.judged(), moved);
        let lead = |x: f64| {
            let at = |scenario: ScenarioIx| walk.lines.iter().find(|line| line.scenario == scenario).unwrap().at(x);
            Some(at(swap.falls)? - at(swap.rises)?)
        };
        let on_bound = lead(bound);
        assert!(on_bound.is_none_or(|lead| lead.abs() < 1e-7), "equal at the bound: {on_bound:?}");
        let step = (1e-4_f64 * beyond).clamp(-bound / 2.0, (1.0 - bound) / 2.0);
        assert!(lead(bound + step).is_none_or(|lead| lead < 1e-9), "behind beyond {bound}");
    }
}

fn check(case: &Case) -> Result<(), TestCaseError> {
    let judged = case.judged();
    let issues: Vec<IssueIx> = case.framework.issue_ixs().collect();
    let pair: Vec<IssueIx> = issues.iter().copied().take(2).collect();
    for moved in issues.iter().map(|issue| vec![*issue]).chain([pair]) {
        let found = stability(&judged, &moved);
        let leader = judged.leader().unwrap();
        agrees(case, &moved, found.leader.as_ref().unwrap(), |totals| {
            totals[leader.0].is_none_or(|total| total >= greatest(totals) - EQUAL)
        });
        let ranking = judged.ranking();
        agrees(case, &moved, found.ranking.as_ref().unwrap(), |totals| {
            ranking.windows(2).all(|pair| match (totals[pair[0].0], totals[pair[1].0]) {
                (Some(upper), Some(lower)) => upper >= lower - EQUAL,
                _ => true,
            })
        });
        walk_agrees(case, &judged, &moved)?;
    }
    Ok(())
}

fn walk_agrees(case: &Case, judged: &Judged, moved: &[IssueIx]) -> Result<(), TestCaseError> {
    let walk = Walk::new(judged, moved);
    let bounds: Vec<f64> = walk.changes().collect();
    prop_assert_eq!(walk.stretches.first().map(|stretch| stretch.from), Some(0.0));
    prop_assert_eq!(walk.stretches.last().map(|stretch| stretch.to), Some(1.0));
    for pair in walk.stretches.windows(2) {
        prop_assert!(pair[0].to == pair[1].from && pair[0].leaders != pair[1].leaders);
    }
    for x in grid(&bounds) {
        let totals = case.totals(&case.walked(moved, x));
        for line in &walk.lines {
            let (drawn, scored) = (line.at(x), totals[line.scenario.0]);
            let apart = drawn.zip(scored).map_or(0.0, |(drawn, scored)| (drawn - scored).abs());
            prop_assert!(drawn.is_some() == scored.is_some() && apart < EQUAL, "{:?} at {}", line, x);
        }
        let stretch = walk.stretches.iter().find(|stretch| (stretch.from..=stretch.to).contains(&x)).unwrap();
        for leader in &stretch.leaders {
            prop_assert!(
                totals[leader.0].is_none_or(|total| total >= greatest(&totals) - EQUAL),
                "{:?} at {}",
                stretch,
                x
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn straight_lines_agree_with_a_fine_grid(given in random(false)) {
        check(&Case::of(&given))?;
    }

    #[test]
    fn silence_that_may_be_settled_agrees_with_a_fine_grid(given in random(true)) {
        check(&Case::of(&given))?;
    }

    #[test]
    fn ratios_under_left_out_silence_agree_with_a_fine_grid(given in random(true)) {
        check(&Case::new(&given.file(), Silence::LeftOut))?;
    }
}

#[test]
fn a_lead_under_left_out_silence_can_come_and_go_twice() {
    // A speaks to the first two issues, B to the last two: two hyperbolas that cross twice.
    let given = Given {
        values: vec![
            vec![Some(60), None, Some(20)],
            vec![Some(45), Some(50), Some(45)],
            vec![None, Some(90), Some(10)],
        ],
        points: vec![3, 2, 5],
        adds: vec![0, 0, 0],
    };
    let case = Case::new(&given.file(), Silence::LeftOut);
    let judged = case.judged();
    assert!(!judged.is_straight());
    check(&case).unwrap();
    let changes: usize = (0..3).map(|issue| Walk::new(&judged, &[IssueIx(issue)]).changes().count()).sum();
    assert!(changes >= 2, "{changes}");
}
