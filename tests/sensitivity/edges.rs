//! Edge cases that must give an answer (methods, section 6), and the tornado.

use westphalia::analysis::sensitivity::flip::flips;
use westphalia::analysis::sensitivity::judged::Part;
use westphalia::analysis::sensitivity::reach::reach;
use westphalia::analysis::sensitivity::stability::{Interval, stability};
use westphalia::analysis::sensitivity::tornado::{Cause, Subject, tornado};
use westphalia::analysis::sensitivity::walk::Walk;
use westphalia::model::framework::Silence;
use westphalia::model::ids::IssueIx;

use crate::common::UKRAINE;
use crate::given::{Case, Given, PARTY, at};

fn everywhere(interval: Option<Interval>) -> bool {
    interval.is_some_and(|interval| (interval.low, interval.high) == (0.0, 1.0) && interval.below.is_none())
}

#[test]
fn one_scenario_leads_everywhere() {
    let case = Case::of(&Given::new(&[&[40, 60]], &[1, 3]));
    let judged = case.judged();
    let found = stability(&judged, &[IssueIx(0)]);
    assert!(everywhere(found.leader) && everywhere(found.ranking));
    assert_eq!(flips(&judged), Some(Vec::new()));
    assert_eq!(reach(&judged, &[vec![IssueIx(1)]]).unwrap()[0].ranges, Some(vec![(0.0, 1.0)]));
    assert_eq!(Walk::new(&judged, &[IssueIx(0)]).stretches.len(), 1);
}

#[test]
fn one_issue_has_all_weight_and_nothing_to_move() {
    let case = Case::of(&Given::new(&[&[40], &[60]], &[3]));
    let judged = case.judged();
    let found = stability(&judged, &[IssueIx(0)]);
    assert_eq!(found.weight, 1.0);
    assert!(everywhere(found.leader) && everywhere(found.ranking));
    assert!(flips(&judged).unwrap()[0].tie.is_none());
    assert_eq!(reach(&judged, &[vec![IssueIx(0)]]).unwrap()[1].ranges, Some(vec![(1.0, 1.0)]));
    assert!(reach(&judged, &[vec![IssueIx(0)]]).unwrap()[0].ranges.is_none());
}

#[test]
fn with_all_weight_on_one_issue_the_others_share_equally() {
    // At 1 on the first issue A leads 60 to 50; without it B leads by (0 + 100 + 50) / 3 to (0 + 0 + 50) / 3.
    let case = Case::of(&Given::new(&[&[60, 0, 0, 50], &[50, 0, 100, 50]], &[7, 0, 0, 0]));
    let judged = case.judged();
    let walk = Walk::new(&judged, &[IssueIx(0)]);
    assert_eq!((walk.now, walk.lines[1].at(0.0)), (1.0, Some(50.0)));
    let found = stability(&judged, &[IssueIx(0)]).leader.unwrap();
    // 10 x = (100 / 3)(1 − x).
    assert!((found.low - 10.0 / 13.0).abs() < 1e-15 && found.high == 1.0);
    let other = stability(&judged, &[IssueIx(2)]).leader.unwrap();
    assert!((other.high - 1.0 / 11.0).abs() < 1e-15 && other.low == 0.0);
}

#[test]
fn equal_totals_hold_only_where_no_one_passes() {
    let all_equal = Case::of(&Given::new(&[&[40, 60], &[40, 60]], &[1, 1]));
    let found = stability(&all_equal.judged(), &[IssueIx(0)]);
    assert!(everywhere(found.leader) && everywhere(found.ranking));
    // Tied now at 50; A gains with the first issue, so the leader by id stays first from here up.
    let crossing = Case::of(&Given::new(&[&[80, 20], &[20, 80]], &[1, 1]));
    assert_eq!(crossing.judged().tied(), 2);
    let found = stability(&crossing.judged(), &[IssueIx(0)]).leader.unwrap();
    assert_eq!((found.low, found.high), (0.5, 1.0));
    assert_eq!(found.below.unwrap().rises, at(1));
}

#[test]
fn no_scenario_that_is_ranked_is_no_fault() {
    let mut case = Case::of(&Given::new(&[&[80, 20], &[20, 80]], &[1, 1]));
    case.basis.included = vec![false, false];
    let judged = case.judged();
    assert!(judged.is_empty() && judged.leader().is_none() && judged.tied() == 0);
    let found = stability(&judged, &[IssueIx(0)]);
    assert!(found.leader.is_none() && found.ranking.is_none() && found.weight == 0.5);
    assert!(Walk::new(&judged, &[IssueIx(0)]).stretches.is_empty());
    assert_eq!((flips(&judged), reach(&judged, &[])), (Some(Vec::new()), Some(Vec::new())));
}

#[test]
fn weights_beyond_64_bits_are_exact() {
    // 10¹² points each: sums of products leave 128 bits behind.
    let text = Given::new(&[&[100, 0, 50], &[0, 100, 50], &[40, 40, 100]], &[5, 3, 2])
        .file()
        .replace("i0 = 5\n", "i0 = 500000000000.000001\n")
        .replace("i1 = 3\n", "i1 = 300000000000.000003\n")
        .replace("i2 = 2\n", "i2 = 199999999999.999999\n");
    let case = Case::new(&text, Silence::Open);
    let found = stability(&case.judged(), &[IssueIx(0)]).leader.unwrap();
    assert!((found.low - 11.0 / 26.0).abs() < 1e-12, "{found:?}");
    let tie = flips(&case.judged()).unwrap()[1].tie.clone().unwrap();
    assert!((tie.distance - 0.02_f64.sqrt()).abs() < 1e-9);
}

#[test]
fn the_bundled_file_is_answered_for_every_party_and_way_of_silence() {
    for silence in Silence::ALL {
        let mut case = Case::new(UKRAINE, silence);
        for party in case.framework.party_ixs() {
            // Left-out silence leaves nothing to compare ranges by; the rest must be there.
            let judged = westphalia::analysis::sensitivity::judged::Judged::new(
                &case.framework,
                &case.table,
                &case.basis,
                party,
            );
            for part in Part::all(&case.framework) {
                let found = stability(&judged, &part.issues(&case.framework));
                let (leader, ranking) = (found.leader.unwrap(), found.ranking.unwrap());
                assert!(leader.low <= found.weight && found.weight <= leader.high);
                assert!(leader.low <= ranking.low && ranking.high <= leader.high, "a swap of the lead is a swap");
            }
            assert_eq!(flips(&judged).is_none(), silence == Silence::LeftOut);
            case.basis.included[0] = !case.basis.included[0];
        }
    }
}

#[test]
fn tornado_bars_are_what_scoring_gives() {
    let text = Given::new(&[&[60, 40, 50], &[50, 50, 45]], &[5, 3, 2]).file().replacen(
        "i1 = 40\n",
        "i1 = { low = 20, likely = 40, high = 90 }\n",
        1,
    );
    let case = Case::new(&text, Silence::Open);
    let judged = case.judged();
    let parts: Vec<Part> = case.framework.issue_ixs().map(Part::Issue).collect();
    let subject = Subject::Lead { of: at(0), over: at(1) };
    let found = tornado(&case.framework, &case.table, &judged, subject, &parts, 0.5).unwrap();
    let totals = case.totals(&case.shares());
    assert!((found.now - (totals[0].unwrap() - totals[1].unwrap())).abs() < 1e-9);
    for bar in &found.bars {
        let (less, more) = match bar.cause {
            Cause::Weight(Part::Issue(issue)) => {
                let share = case.basis.weights.share(PARTY, issue);
                let lead = |x: f64| {
                    let totals = case.totals(&case.walked(&[issue], x));
                    totals[0].unwrap() - totals[1].unwrap()
                };
                (lead(share * 0.5), lead(share * 1.5))
            }
            // 30 % of the weight, 20 less and 50 more.
            Cause::Outcome(scenario, issue) => {
                assert_eq!((scenario, issue), (at(0), IssueIx(1)));
                (found.now - 6.0, found.now + 15.0)
            }
            Cause::Weight(Part::Group(_)) => panic!("no groups were asked for"),
        };
        assert!((bar.less - less).abs() < 1e-6 && (bar.more - more).abs() < 1e-6, "{bar:?}");
    }
    assert!(found.bars.windows(2).all(|pair| pair[0].width() >= pair[1].width()));
    assert_eq!(found.bars[0].cause, Cause::Outcome(at(0), IssueIx(1)));
    // The rival's uncertain outcome counts against the lead.
    let other = Subject::Lead { of: at(1), over: at(0) };
    let found = tornado(&case.framework, &case.table, &judged, other, &parts, 0.5).unwrap();
    let bar = found.bars.iter().find(|bar| matches!(bar.cause, Cause::Outcome(..))).unwrap();
    assert!(bar.less > bar.more);
    let alone = tornado(&case.framework, &case.table, &judged, Subject::Total(at(1)), &[], 0.5).unwrap();
    assert!((alone.now - 49.0).abs() < 1e-9 && alone.bars.is_empty());
}
