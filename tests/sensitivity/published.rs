//! Cases 4.9 and 4.10 of the methods, with their published numbers.

use westphalia::analysis::sensitivity::flip::flips;
use westphalia::analysis::sensitivity::map::map;
use westphalia::analysis::sensitivity::reach::reach;
use westphalia::analysis::sensitivity::stability::stability;
use westphalia::analysis::sensitivity::walk::Walk;
use westphalia::model::ids::IssueIx;

use crate::given::{Case, Given, at};

/// V = [[1, 0, .5], [0, 1, .5], [.4, .4, 1]], values times 100.
fn case() -> Case {
    Case::of(&Given::new(&[&[100, 0, 50], &[0, 100, 50], &[40, 40, 100]], &[5, 3, 2]))
}

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} instead of {expected}");
}

#[test]
fn intervals_of_case_4_9() {
    let judged = case().judged();
    assert_eq!(judged.ranking(), [at(0), at(2), at(1)]);
    let expected = [(11.0 / 26.0, 1.0), (0.0, 5.0 / 12.0), (0.0, 9.0 / 29.0)];
    for (issue, (low, high)) in expected.into_iter().enumerate() {
        let found = stability(&judged, &[IssueIx(issue)]).leader.unwrap();
        near(found.low, low, 1e-15);
        near(found.high, high, 1e-15);
    }
}

#[test]
fn lines_of_case_4_9_start_at_the_scores() {
    let judged = case().judged();
    let walk = Walk::new(&judged, &[IssueIx(0)]);
    let totals: Vec<f64> = walk.lines.iter().map(|line| line.at(walk.now).unwrap()).collect();
    for (found, expected) in totals.into_iter().zip([60.0, 52.0, 40.0]) {
        near(found, expected, 1e-12);
    }
    // With all weight on the first issue A1 has 100; with none A2 leads 80 to 64 to 20.
    assert_eq!(walk.lines[0].at(1.0), Some(100.0));
    let leaders: Vec<_> = walk.stretches.iter().map(|stretch| stretch.leaders.clone()).collect();
    assert_eq!(leaders, [vec![at(1)], vec![at(2)], vec![at(0)]]);
    near(walk.stretches[2].from, 11.0 / 26.0, 1e-15);
}

#[test]
fn smallest_flips_of_case_4_9() {
    let flips = flips(&case().judged()).unwrap();
    assert_eq!(flips.iter().map(|flip| flip.to).collect::<Vec<_>>(), [at(2), at(1)]);
    let to_third = flips[0].tie.as_ref().unwrap();
    near(to_third.distance, 0.092_998, 5e-7);
    for (found, expected) in to_third.shares.iter().zip([0.42432, 0.33243, 0.24324]) {
        near(*found, expected, 5e-6);
    }
    let to_second = flips[1].tie.as_ref().unwrap();
    near(to_second.distance, 0.02_f64.sqrt(), 1e-15);
    for (found, expected) in to_second.shares.iter().zip([0.4, 0.4, 0.2]) {
        near(*found, expected, 1e-15);
    }
}

#[test]
fn favourable_ranges_of_case_4_10() {
    let parts: Vec<Vec<IssueIx>> = (0..3).map(|issue| vec![IssueIx(issue)]).collect();
    let reach = reach(&case().judged(), &parts).unwrap();
    let expected = [
        [(5.0 / 12.0, 1.0), (0.0, 0.5), (0.0, 6.0 / 11.0)],
        [(0.0, 0.5), (5.0 / 12.0, 1.0), (0.0, 6.0 / 11.0)],
        [(0.0, 5.0 / 11.0), (0.0, 5.0 / 11.0), (1.0 / 6.0, 1.0)],
    ];
    for (found, expected) in reach.iter().zip(expected) {
        for (found, expected) in found.ranges.as_ref().unwrap().iter().zip(expected) {
            near(found.0, expected.0, 1e-12);
            near(found.1, expected.1, 1e-12);
        }
    }
}

#[test]
fn areas_are_the_first_rank_acceptabilities_of_case_4_10() {
    let judged = case().judged();
    let issues = [0, 1, 2].map(|issue| [IssueIx(issue)]);
    let map = map(&judged, [&issues[0], &issues[1], &issues[2]]).unwrap();
    assert_eq!(map.now, [0.5, 0.3, 0.2]);
    near(map.together, 1.0, 0.0);
    for region in &map.regions {
        let expected = if region.leaders == [at(2)] { 25.0 / 66.0 } else { 41.0 / 132.0 };
        near(region.share, expected, 1e-14);
    }
    assert_eq!(map.regions.iter().map(|region| region.leaders[0]).collect::<Vec<_>>(), [at(2), at(0), at(1)]);
}
