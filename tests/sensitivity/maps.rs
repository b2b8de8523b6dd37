//! The map of three weights against scoring at its points, and ranges against corners of the simplex.

use proptest::prelude::*;
use westphalia::analysis::sensitivity::map::{NoMap, Region, map};
use westphalia::analysis::sensitivity::reach::reach;
use westphalia::model::framework::Silence;
use westphalia::model::ids::IssueIx;

use crate::given::{Case, Given, greatest, random};

const ISSUES: [[IssueIx; 1]; 3] = [[IssueIx(0)], [IssueIx(1)], [IssueIx(2)]];

fn parts() -> [&'static [IssueIx]; 3] {
    [&ISSUES[0], &ISSUES[1], &ISSUES[2]]
}

/// Whether a point is well within a convex polygon, by the signs of the areas to its sides.
fn within(region: &Region, point: [f64; 3]) -> bool {
    let side = |a: &[f64; 3], b: &[f64; 3]| (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
    let next = region.corners.iter().cycle().skip(1);
    let sides: Vec<f64> = region.corners.iter().zip(next).map(|(a, b)| side(a, b)).collect();
    sides.iter().all(|side| *side > 1e-9) || sides.iter().all(|side| *side < -1e-9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn regions_fill_the_triangle_and_their_leaders_score_highest(
        given in random(false).prop_filter("three issues with weight", |given| {
            given.points.len() >= 3 && given.points[..3].iter().sum::<u32>() > 0
        }),
        points in prop::collection::vec((0.001_f64..1.0, 0.001_f64..1.0, 0.001_f64..1.0), 12),
    ) {
        let case = Case::of(&given);
        let found = map(&case.judged(), parts()).unwrap();
        let area: f64 = found.regions.iter().map(|region| region.share).sum();
        prop_assert!((area - 1.0).abs() < 1e-12, "{area}");
        prop_assert!((found.now.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        for (a, b, c) in points {
            let point = [a, b, c].map(|part| part / (a + b + c));
            let mut shares = case.shares();
            for (issue, part) in point.into_iter().enumerate() {
                shares[issue] = part * found.together;
            }
            let totals = case.totals(&shares);
            for region in found.regions.iter().filter(|region| within(region, point)) {
                for leader in &region.leaders {
                    prop_assert!(totals[leader.0].unwrap() > greatest(&totals) - 1e-6, "{region:?} at {point:?}");
                }
            }
        }
    }

    /// With three issues every feasible set is a polygon whose corners are known: crossings of two borders.
    #[test]
    fn ranges_are_those_of_the_corners_that_can_be_counted(
        given in random(false).prop_filter("three issues, no links", |given| {
            given.points.len() == 3 && given.adds.iter().all(|adds| *adds == 0)
        }),
    ) {
        let case = Case::of(&given);
        let judged = case.judged();
        let singles: Vec<Vec<IssueIx>> = ISSUES.iter().map(|issue| issue.to_vec()).collect();
        let value = |s: usize, i: usize| f64::from(given.values[s][i].unwrap());
        for (scenario, found) in reach(&judged, &singles).unwrap().iter().enumerate() {
            let axes = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
            let leads = (0..given.values.len()).filter(|other| *other != scenario);
            let leads: Vec<[f64; 3]> = leads.map(|t| [0, 1, 2].map(|i| value(scenario, i) - value(t, i))).collect();
            let borders: Vec<[f64; 3]> = axes.into_iter().chain(leads.iter().copied()).collect();
            let mut corners = Vec::new();
            for (at, a) in borders.iter().enumerate() {
                for b in &borders[at + 1..] {
                    let cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
                    let sum: f64 = cross.iter().sum();
                    if sum.abs() > 1e-9 {
                        corners.push(cross.map(|part| part / sum));
                    }
                }
            }
            let dot = |a: &[f64; 3], b: &[f64; 3]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
            corners.retain(|corner| borders.iter().all(|border| dot(border, corner) > -1e-7));
            prop_assert_eq!(found.ranges.is_some(), !corners.is_empty(), "{:?}", found);
            for (issue, (low, high)) in found.ranges.iter().flatten().enumerate() {
                let least = corners.iter().map(|corner| corner[issue]).fold(1.0, f64::min);
                let most = corners.iter().map(|corner| corner[issue]).fold(0.0, f64::max);
                prop_assert!((low - least).abs() < 1e-6 && (high - most).abs() < 1e-6, "{low}–{high}, {least}–{most}");
            }
        }
    }
}

#[test]
fn ranges_of_issues_together_are_those_of_a_group() {
    let case = Case::of(&Given::new(&[&[100, 0, 50], &[0, 100, 50], &[40, 40, 100]], &[5, 3, 2]));
    let both = vec![IssueIx(0), IssueIx(1)];
    let found = reach(&case.judged(), &[both]).unwrap();
    let ranges: Vec<(f64, f64)> = found.iter().map(|reach| reach.ranges.as_ref().unwrap()[0]).collect();
    for ((low, high), expected) in ranges.into_iter().zip([(5.0 / 11.0, 1.0), (5.0 / 11.0, 1.0), (0.0, 5.0 / 6.0)]) {
        assert!((low - expected.0).abs() < 1e-12 && (high - expected.1).abs() < 1e-12, "{low} {high}");
    }
}

#[test]
fn a_map_that_cannot_be_drawn_says_why() {
    let case = Case::of(&Given::new(&[&[10, 20, 30, 40], &[40, 30, 20, 10]], &[0, 0, 0, 1]));
    let judged = case.judged();
    assert_eq!(map(&judged, parts()), Err(NoMap::NoWeight));
    assert_eq!(map(&judged, [&ISSUES[0], &ISSUES[0], &ISSUES[1]]), Err(NoMap::NotApart));
    let mut given = Given::new(&[&[10, 20, 30], &[40, 30, 20]], &[1, 1, 1]);
    given.values[0][2] = None;
    let left_out = Case::new(&given.file(), Silence::LeftOut);
    assert_eq!(map(&left_out.judged(), parts()), Err(NoMap::Curved));
    let mut nothing = Case::of(&given);
    nothing.basis.included = vec![false, false];
    assert_eq!(map(&nothing.judged(), parts()), Err(NoMap::NoScenario));
}

#[test]
fn equal_scenarios_share_a_region() {
    let case = Case::of(&Given::new(&[&[10, 20, 30], &[40, 30, 20], &[10, 20, 30]], &[1, 1, 1]));
    let found = map(&case.judged(), parts()).unwrap();
    let leaders: Vec<usize> = found.regions.iter().map(|region| region.leaders.len()).collect();
    assert_eq!(leaders.iter().sum::<usize>(), 3);
    assert_eq!(found.regions.len(), 2);
}
