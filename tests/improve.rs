//! Better for everyone, swaps and common ground against every package and every swap taken one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use std::cmp::Reverse;

use oracle::problems::problem;
use oracle::{Oracle, Slow, dominates};
use proptest::prelude::*;
use westphalia::analysis::exact::{Margin, Total};
use westphalia::analysis::negotiation::better::{BetterError, better};
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::negotiation::choices::outcome;
use westphalia::analysis::negotiation::common_ground::{Ground, common_ground};
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::package::Package;
use westphalia::analysis::negotiation::setting::{Choice, Domain, Setting};
use westphalia::analysis::negotiation::swaps::{Start, swaps};
use westphalia::analysis::outcome::{Counted, chance, counted};
use westphalia::analysis::scoring::central;
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::model::link::Effect;
use westphalia::model::scenario::Outcome;

fn meter() -> Meter<'static> {
    Meter::new(Limits::default())
}

/// What each party has now; `None` where one has no total.
fn now(framework: &Framework, setting: &Setting, parties: &[PartyIx], scenario: ScenarioIx) -> Option<Vec<Total>> {
    let counts = |issue| counted(framework, scenario, issue, setting.silence).1;
    parties.iter().map(|party| central(framework, &setting.weights, *party, counts)).collect()
}

/// Whether a choice is said, left open, or neither.
fn says(
    framework: &Framework,
    setting: &Setting,
    scenario: ScenarioIx,
    issue: IssueIx,
    choice: Choice,
) -> (bool, bool) {
    let position = &framework.scenario(scenario).positions[issue.0].outcome;
    let silent = framework.issue(issue).silent.as_ref().map(|silent| &silent.outcome);
    let said = match (position, setting.silence) {
        (Some(said), _) => Some(said),
        (None, Silence::StatusQuo) => silent,
        (None, Silence::Open | Silence::LeftOut) => None,
    };
    match (said, choice) {
        (None, _) => (false, true),
        (Some(Outcome::Term(term)), Choice::Term(other)) => (*term == other, false),
        (Some(Outcome::Number(number)), Choice::Number(other)) => (*number == other, false),
        (Some(Outcome::AnyTerm(any)), Choice::Term(other)) => (false, any.iter().any(|chance| chance.of == other)),
        (Some(Outcome::Between { low, high, .. }), Choice::Number(other)) => (false, *low <= other && other <= *high),
        (Some(other), choice) => panic!("{other:?} {choice:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn better_for_everyone_in_order(problem in problem(4, 4), limit in prop_oneof![Just(usize::MAX), 1_usize..4]) {
        let framework = problem.framework();
        let mut setting = problem.setting(&framework);
        let scenario = ScenarioIx(0);
        for domain in Domain::ALL {
            setting.domain = domain;
            let found = better(&framework, &setting, scenario, limit, &mut meter());
            let mut widened = setting.clone();
            for (issue, position) in framework.scenario(scenario).positions.iter().enumerate() {
                if let Some(Outcome::Number(number)) = position.outcome {
                    widened.also.push((IssueIx(issue), number));
                }
            }
            let oracle = Oracle::new(&framework, &widened);
            let Some(now) = now(&framework, &setting, &oracle.parties, scenario) else {
                prop_assert!(matches!(found, Err(BetterError::NoTotal(_))));
                continue;
            };
            let split = |slow: &Slow| -> (Vec<IssueIx>, Vec<IssueIx>) {
                let say = |issue: &IssueIx| says(&framework, &setting, scenario, *issue, slow.choices[issue.0]);
                let changed = framework.issue_ixs().filter(|issue| say(issue) == (false, false)).collect();
                (changed, framework.issue_ixs().filter(|issue| say(issue).1).collect())
            };
            let gains = |slow: &Slow| -> Vec<Margin> {
                slow.totals.iter().zip(&now).map(|(then, now)| Margin::new(*then, *now)).collect()
            };
            let mut slow: Vec<&Slow> =
                oracle.domain(domain).into_iter().filter(|slow| dominates(&slow.totals, &now)).collect();
            slow.sort_by_key(|slow| (split(slow).0.len(), Reverse(gains(slow).into_iter().min()), slow.package.clone()));
            let found = found.unwrap();
            if limit == usize::MAX {
                prop_assert!(found.is_complete);
            }
            prop_assert!(found.is_complete || slow.len() >= found.packages.len());
            prop_assert_eq!(found.packages.len(), slow.len().min(limit));
            for (fast, slow) in found.packages.iter().zip(slow) {
                prop_assert_eq!(&fast.package, &slow.package);
                prop_assert_eq!((&fast.changed, &fast.settled), (&split(slow).0, &split(slow).1));
                prop_assert_eq!(&fast.gains, &gains(slow));
            }
        }
    }

    #[test]
    fn swaps_are_differences_of_totals_the_best_first(problem in problem(4, 4), from in any::<u16>(), limit in 1_usize..9) {
        let framework = problem.framework();
        let mut setting = problem.setting(&framework);
        setting.domain = Domain::ALL[usize::from(from) % 3];
        let game = Game::new(&framework, &setting).unwrap();
        let oracle = Oracle::new(&framework, &setting);
        let package = oracle.packages.get(usize::from(from) % oracle.packages.len().max(1)).map(|slow| slow.package.clone());
        let starts = [Some(Start::Scenario(ScenarioIx(1))), package.as_ref().map(Start::Package)];
        for start in starts.into_iter().flatten() {
            let found = swaps(&framework, &setting, &game, start, limit, &mut meter()).unwrap();
            let slow = slow_swaps(&framework, &setting, &game, start);
            prop_assert_eq!(found.is_some(), slow.is_some());
            let (Some(found), Some([single, double])) = (found, slow) else { continue };
            prop_assert!(found.is_complete);
            for (fast, slow) in [(&found.single, single), (&found.double, double)] {
                prop_assert_eq!(fast.len(), slow.len().min(limit));
                for (fast, slow) in fast.iter().zip(&slow) {
                    prop_assert_eq!((&fast.changes, &fast.gains), (&slow.0, &slow.1));
                }
            }
        }
    }
}

type SlowSwap = (Vec<(IssueIx, Choice)>, Vec<Margin>);

fn slow_swaps(framework: &Framework, setting: &Setting, game: &Game, start: Start<'_>) -> Option<[Vec<SlowSwap>; 2]> {
    let said: Vec<Option<Outcome>> = framework
        .issue_ixs()
        .map(|issue| match start {
            Start::Package(Package(choices)) => Some(outcome(game.issues()[issue.0].choices[choices[issue.0]])),
            Start::Scenario(_) => None,
        })
        .collect();
    let base = |issue: IssueIx| match (start, &said[issue.0]) {
        (Start::Scenario(scenario), _) => counted(framework, scenario, issue, setting.silence).1,
        (Start::Package(_), Some(outcome)) => Counted::Outcome(outcome),
        (Start::Package(_), None) => Counted::Nothing,
    };
    let totals = |changes: &[(IssueIx, Outcome)]| -> Option<Vec<Total>> {
        let counts = |issue: IssueIx| {
            let changed = changes.iter().find(|(on, _)| *on == issue);
            changed.map_or_else(|| base(issue), |(_, outcome)| Counted::Outcome(outcome))
        };
        game.players().iter().map(|player| central(framework, &setting.weights, player.party, counts)).collect()
    };
    let before = totals(&[])?;
    let forbidden = |changes: &[(IssueIx, Outcome)]| {
        framework.links().iter().filter(|link| link.effect == Effect::Impossible).any(|link| {
            let touches = link.when.iter().any(|(on, condition)| {
                let changed = changes.iter().find(|(issue, _)| issue == on);
                changed.is_some_and(|(_, outcome)| chance(framework, *on, Counted::Outcome(outcome), condition) > 0.0)
            });
            let surely = link.when.iter().all(|(on, condition)| {
                let changed = changes.iter().find(|(issue, _)| issue == on);
                let counts = changed.map_or_else(|| base(*on), |(_, outcome)| Counted::Outcome(outcome));
                chance(framework, *on, counts, condition) >= 1.0
            });
            touches && surely
        })
    };
    let mut lists = [Vec::new(), Vec::new()];
    let options: Vec<(IssueIx, Choice)> = game
        .issues()
        .iter()
        .flat_map(|issue| {
            let may = move |at: &usize| setting.domain != Domain::Acceptable || issue.crossed[*at].is_empty();
            (0..issue.choices.len()).filter(may).map(|at| (issue.issue, issue.choices[at]))
        })
        .filter(|(issue, choice)| base(*issue) != Counted::Outcome(&outcome(*choice)))
        .collect();
    let mut take = |list: usize, changes: Vec<(IssueIx, Choice)>| {
        let outcomes: Vec<(IssueIx, Outcome)> =
            changes.iter().map(|(issue, choice)| (*issue, outcome(*choice))).collect();
        if let Some(then) = totals(&outcomes).filter(|_| !forbidden(&outcomes)) {
            let gains = then.iter().zip(&before).map(|(then, now)| Margin::new(*then, *now)).collect();
            lists[list].push((changes, gains));
        }
    };
    for one in &options {
        take(0, vec![*one]);
        for other in options.iter().filter(|other| other.0 > one.0) {
            take(1, vec![*one, *other]);
        }
    }
    for list in &mut lists {
        list.sort_by_key(|(_, gains): &SlowSwap| {
            let mut sorted = gains.clone();
            sorted.sort();
            Reverse(sorted)
        });
    }
    Some(lists)
}

#[test]
fn a_trade_is_where_swings_stand_in_different_proportions() {
    let text = r#"
format = 1
id = "trade"
title = "Two contested issues, one in common"
[[issues]]
id = "land"
name = "Land"
terms = [{ id = "a", name = "A" }, { id = "b", name = "B" }]
[[issues]]
id = "water"
name = "Water"
terms = [{ id = "a", name = "A" }, { id = "b", name = "B" }]
[[issues]]
id = "peace"
name = "Peace"
terms = [{ id = "a", name = "A" }, { id = "b", name = "B" }]
[[parties]]
id = "p"
name = "P"
weights = { land = 6, water = 2, peace = 2 }
values = { land = { a = 100, b = 0 }, water = { a = 80, b = 0 }, peace = { a = 100, b = 0 } }
[[parties]]
id = "q"
name = "Q"
weights = { land = 3, water = 5, peace = 2 }
values = { land = { a = 0, b = 50 }, water = { a = 0, b = 100 }, peace = { a = 100, b = 0 } }
[[scenarios]]
id = "s"
name = "S"
outcomes = { land = "b", water = "a", peace = "b" }
"#;
    let framework = common::framework(text);
    let setting = Setting::of(&framework);
    let game = Game::new(&framework, &setting).unwrap();
    let ground = common_ground(&framework, &setting, &game);
    let grounds: Vec<Ground> = ground.issues.iter().map(|issue| issue.ground).collect();
    assert_eq!(grounds, [Ground::Contested, Ground::Contested, Ground::Common]);
    let swings: Vec<Vec<f64>> =
        ground.issues.iter().map(|issue| issue.swings.iter().map(|swing| swing.to_f64()).collect()).collect();
    assert_eq!(swings, [[60.0, 15.0], [16.0, 50.0], [20.0, 20.0]]);
    // (60 / 16) / (15 / 50) = 12.5: P should get the land, Q the water.
    let [trade] = ground.trades.as_slice() else { panic!("{:?}", ground.trades) };
    assert_eq!((trade.gets, trade.leverage), ([IssueIx(0), IssueIx(1)], Some(12.5)));
    // Both issues swapped, that trade gives P 60 − 16 and Q 50 − 15 more.
    let found = swaps(&framework, &setting, &game, Start::Scenario(ScenarioIx(0)), 1, &mut meter()).unwrap().unwrap();
    let [best] = found.double.as_slice() else { panic!("{:?}", found.double) };
    assert!(best.is_better_for_everyone());
    let gains: Vec<f64> = best.gains.iter().map(|gain| gain.to_f64()).collect();
    assert_eq!(gains, [44.0, 35.0]);
}
