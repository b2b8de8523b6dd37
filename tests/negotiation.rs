//! Games against every package taken one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use common::UKRAINE;
use oracle::problems::problem;
use oracle::{Oracle, assert_same};
use proptest::prelude::*;
use westphalia::analysis::negotiation::game::{Game, GameError};
use westphalia::analysis::negotiation::setting::{Choice, Setting};
use westphalia::analysis::outcome::counted;
use westphalia::analysis::scoring::{Basis, central, score};
use westphalia::analysis::values::ValueTable;
use westphalia::model::framework::Silence;
use westphalia::model::ids::{IssueIx, TermIx};
use westphalia::model::quantity::Micro;

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_game_holds_every_package_with_its_exact_worth(problem in problem(5, 5)) {
        let framework = problem.framework();
        let setting = problem.setting(&framework);
        let game = Game::new(&framework, &setting).unwrap();
        assert_same(&game, &Oracle::new(&framework, &setting));
    }

    #[test]
    fn central_totals_are_those_of_scoring(problem in problem(3, 4)) {
        let framework = problem.framework();
        for silence in Silence::ALL {
            let scores = score(&framework, &ValueTable::new(&framework, silence), &Basis::of(&framework));
            for party in framework.party_ixs() {
                for scenario in framework.scenario_ixs() {
                    let weights = Setting::of(&framework).weights;
                    let counts = |issue| counted(&framework, scenario, issue, silence).1;
                    let ours = central(&framework, &weights, party, counts);
                    prop_assert_eq!(ours, scores.parties[party.0].scenarios[scenario.0].total);
                }
            }
        }
    }
}

#[test]
fn the_bundled_framework_has_its_packages_counted() {
    let framework = common::framework(UKRAINE);
    let setting = Setting::of(&framework);
    let game = Game::new(&framework, &setting).unwrap();
    let sizes: u64 = game.issues().iter().map(|issue| issue.choices.len() as u64).product();
    assert!(framework.links().is_empty() && sizes > 1_000_000_000);
    assert_eq!(game.packages(), sizes.into());
    assert_eq!(game.ranges().count(), framework.issues().iter().filter(|issue| issue.range().is_some()).count());
}

#[test]
fn what_makes_no_game_is_refused() {
    let framework = common::framework(UKRAINE);
    let setting = Setting { parties: Vec::new(), ..Setting::of(&framework) };
    assert_eq!(Game::new(&framework, &setting), Err(GameError::NoParty));
    let setting = Setting { fixed: vec![(IssueIx(0), Choice::Term(TermIx(99)))], ..Setting::of(&framework) };
    assert_eq!(Game::new(&framework, &setting), Err(GameError::NoSuchOutcome(IssueIx(0))));
    let mut setting = Setting::of(&framework);
    for issue in framework.issue_ixs() {
        setting.weights.set(setting.parties[1], issue, Micro::ZERO);
    }
    assert_eq!(Game::new(&framework, &setting), Err(GameError::Weightless(setting.parties[1])));
}

#[test]
fn links_that_join_too_much_are_named() {
    let mut text = "format = 1\nid = \"chain\"\ntitle = \"Chain\"\n".to_owned();
    for issue in 0..12 {
        text += &format!("[[issues]]\nid = \"i{issue}\"\nname = \"I\"\n");
        for term in 0..4 {
            text += &format!("[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"\n");
        }
    }
    text += "[[parties]]\nid = \"p\"\nname = \"P\"\n[parties.weights]\ni0 = 1\n[parties.values.i0]\n";
    text += "t0 = 0\nt1 = 1\nt2 = 2\nt3 = 3\n[[scenarios]]\nid = \"s\"\nname = \"S\"\n";
    for issue in 0..11 {
        let next = issue + 1;
        text += &format!("[[links]]\nwhen = {{ i{issue} = \"t0\", i{next} = \"t1\" }}\nadds = 1\n");
    }
    let framework = common::framework(&text);
    let error = GameError::TooManyCombinations(framework.issue_ixs().collect(), (0..11).collect());
    assert_eq!(Game::new(&framework, &Setting::of(&framework)), Err(error));
    // One outcome in the middle that is fixed parts them.
    let fixed = vec![(IssueIx(5), Choice::Term(TermIx(2)))];
    assert!(Game::new(&framework, &Setting { fixed, ..Setting::of(&framework) }).is_ok());
}
