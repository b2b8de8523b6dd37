//! The band of one party's weight in which the first of all parties stays first: against scoring on a fine grid.

use std::fmt::Write as _;

use proptest::prelude::*;
use westphalia::analysis::exact::Margin;
use westphalia::analysis::scoring::{Scores, score};
use westphalia::analysis::sensitivity::together::together;
use westphalia::analysis::weights::Weights;
use westphalia::model::framework::Silence;
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::model::quantity::Micro;

use crate::given::{Case, Given};

/// Two parties over the same outcomes: one likes high numbers, the other low ones on some issues.
fn file(given: &Given, no_deal: u32, by_scenario: bool) -> String {
    let mut text = Given { adds: vec![0; given.values.len()], ..given.clone() }.file();
    let at = text.find("[[parties]]").unwrap();
    let end = text.find("[[scenarios]]").unwrap();
    let mut parties = String::new();
    for party in 0..2 {
        let reservation =
            if by_scenario && party == 0 { "{ scenario = \"a\" }".to_owned() } else { no_deal.to_string() };
        let _ = writeln!(parties, "[[parties]]\nid = \"p{party}\"\nname = \"P\"\nreservation = {reservation}");
        let _ = writeln!(parties, "[parties.weights]");
        for (issue, points) in given.points.iter().enumerate() {
            let _ = writeln!(parties, "i{issue} = {}", (points + party * issue as u32) % 20 + 1);
        }
        let _ = writeln!(parties, "[parties.values]");
        for issue in 0..given.points.len() {
            let better = if party == 1 && issue % 2 == 0 { "low" } else { "high" };
            let _ = writeln!(parties, "i{issue} = {{ better = \"{better}\" }}");
        }
    }
    text.replace_range(at..end, &parties);
    text
}

fn scores_at(case: &Case, party: PartyIx, moved: IssueIx, x: f64) -> Scores {
    let mut weights: Weights = case.basis.weights.clone();
    let rest = 1.0 - case.basis.weights.share(party, moved);
    for issue in case.framework.issue_ixs() {
        let share = case.basis.weights.share(party, issue);
        let others = case.framework.issues().len() as f64 - 1.0;
        let kept = if rest > 0.0 { share / rest } else { 1.0 / others };
        let now = if issue == moved { x } else { (1.0 - x) * kept };
        weights.set(party, issue, Micro((now * 1e12).round() as i64));
    }
    score(&case.framework, &case.table, &westphalia::analysis::scoring::Basis { weights, ..case.basis.clone() })
}

/// Whether `first` is first and acceptable; `None` where it is too close to tell by rounded weights.
fn stays(scores: &Scores, first: ScenarioIx) -> Option<bool> {
    let margin = |scenario: usize| scores.all[scenario].smallest_margin.map_or(f64::NEG_INFINITY, Margin::to_f64);
    let ranked = (0..scores.all.len()).filter(|s| *s != first.0 && scores.all[*s].rank.is_some());
    let rival = ranked.map(margin).fold(f64::NEG_INFINITY, f64::max);
    let own = margin(first.0);
    ((own - rival).abs() > 1e-6 && own.abs() > 1e-6).then_some(own > rival && own >= 0.0)
}

fn check(case: &Case) {
    let scores = score(&case.framework, &case.table, &case.basis);
    for party in case.framework.party_ixs() {
        for issue in case.framework.issue_ixs() {
            let found = together(&case.framework, &case.table, &case.basis, &scores, party, &[issue]);
            let acceptable = scores.all.iter().any(|all| all.rank == Some(1) && all.accepting == 2);
            assert_eq!(found.is_some(), acceptable);
            let Some(found) = found else { continue };
            let interval = &found.interval;
            for step in 1..100 {
                let x = f64::from(step) / 100.0;
                if x >= interval.low && x <= interval.high && case.framework.issues().len() > 1 {
                    let stays = stays(&scores_at(case, party, issue, x), found.first);
                    assert_ne!(stays, Some(false), "{found:?} at {x} of {issue:?} for {party:?}");
                }
            }
            for (bound, way) in [(interval.low, -1.0), (interval.high, 1.0)] {
                let beyond = bound + 1e-5 * way;
                if (0.0..=1.0).contains(&beyond) && case.framework.issues().len() > 1 {
                    let stays = stays(&scores_at(case, party, issue, beyond), found.first);
                    assert_ne!(stays, Some(true), "{found:?} just beyond {bound}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_band_of_all_agrees_with_a_fine_grid(
        given in crate::given::random(true), no_deal in 5_u32..50, by_scenario: bool, left_out: bool,
    ) {
        let silence = if left_out { Silence::LeftOut } else { Silence::Open };
        check(&Case::new(&file(&given, no_deal, by_scenario), silence));
    }
}

#[test]
fn a_band_can_end_where_the_first_is_acceptable_no_more() {
    // One scenario, 60 and 40 to the first party, whose no-deal value is 50: acceptable from a half up.
    let given = Given::new(&[&[60, 40], &[0, 0]], &[9, 1]);
    let text = file(&given, 50, false).replace("{ better = \"low\" }", "{ points = [[0, 90], [100, 90]] }");
    let case = Case::new(&text, Silence::Open);
    let scores = score(&case.framework, &case.table, &case.basis);
    let found = together(&case.framework, &case.table, &case.basis, &scores, PartyIx(0), &[IssueIx(0)]).unwrap();
    assert_eq!(found.first, ScenarioIx(0));
    assert!((found.interval.low - 0.5).abs() < 1e-9 && found.interval.below.is_none(), "{found:?}");
    assert_eq!(found.interval.high, 1.0);
}
