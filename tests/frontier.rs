//! The efficient frontier against every package compared with every other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use oracle::problems::problem;
use oracle::{Oracle, Slow, dominates};
use proptest::prelude::*;
use westphalia::analysis::exact::Total;
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::negotiation::frontier::Frontier;
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::package::Package;
use westphalia::analysis::negotiation::setting::{Domain, Setting};
use westphalia::model::quantity::Micro;

fn meter() -> Meter<'static> {
    Meter::new(Limits::default())
}

/// Points with their packages, by totals descending.
fn slow_frontier(oracle: &Oracle, domain: Domain) -> Vec<(Vec<Total>, Vec<Package>)> {
    let inside = oracle.domain(domain);
    let is_efficient = |slow: &&&Slow| !inside.iter().any(|other| dominates(&other.totals, &slow.totals));
    let mut efficient: Vec<&Slow> = inside.iter().filter(is_efficient).copied().collect();
    efficient.sort_by(|a, b| b.totals.cmp(&a.totals).then_with(|| a.package.cmp(&b.package)));
    let mut points: Vec<(Vec<Total>, Vec<Package>)> = Vec::new();
    for slow in efficient {
        match points.last_mut().filter(|(totals, _)| *totals == slow.totals) {
            Some((_, packages)) => packages.push(slow.package.clone()),
            None => points.push((slow.totals.clone(), vec![slow.package.clone()])),
        }
    }
    points
}

fn fast_frontier(game: &Game) -> Vec<(Vec<Total>, Vec<Package>)> {
    let frontier = Frontier::new(game, &mut meter()).unwrap();
    assert!(frontier.is_exact());
    let point = |point| {
        let packages = frontier.packages(game, point, usize::MAX);
        assert_eq!(frontier.count(point), packages.len().into());
        (frontier.totals(game, point), packages)
    };
    (0..frontier.len()).map(point).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_efficient_point_and_package_and_no_other(problem in problem(6, 5)) {
        let framework = problem.framework();
        let mut setting = problem.setting(&framework);
        for domain in Domain::ALL {
            setting.domain = domain;
            let game = Game::new(&framework, &setting).unwrap();
            prop_assert_eq!(fast_frontier(&game), slow_frontier(&Oracle::new(&framework, &setting), domain));
        }
    }

    #[test]
    fn order_of_issues_and_parties_and_scale_of_points_change_nothing(problem in problem(5, 5), scale in 2_i64..1000) {
        let mut problem = problem;
        problem.links.clear();
        for judge in &mut problem.parties {
            judge.red_lines.clear();
            judge.reservation = 0;
        }
        let mut mirrored = problem.clone();
        mirrored.issues.reverse();
        mirrored.parties.reverse();
        for judge in &mut mirrored.parties {
            judge.weights.reverse();
            judge.values.reverse();
        }
        mirrored.scenarios.iter_mut().for_each(|said| said.reverse());
        let framework = problem.framework();
        let forward = fast_frontier(&Game::new(&framework, &Setting::of(&framework)).unwrap());
        let framework = mirrored.framework();
        let mut setting = Setting::of(&framework);
        for party in framework.party_ixs() {
            for issue in framework.issue_ixs() {
                let points = setting.weights.points(party, issue);
                setting.weights.set(party, issue, Micro(points.0 * scale));
            }
        }
        let mut backward = fast_frontier(&Game::new(&framework, &setting).unwrap());
        for (totals, packages) in &mut backward {
            totals.reverse();
            packages.iter_mut().for_each(|package| package.0.reverse());
            packages.sort();
        }
        backward.sort_by(|a, b| b.cmp(a));
        prop_assert_eq!(forward, backward);
    }
}

#[test]
fn raiffa_1982_panama_canal_has_26_efficient_packages_on_20_points() {
    let framework = common::framework(include_str!("../scenarios/panama-canal-1974.toml"));
    let setting = Setting { domain: Domain::All, ..Setting::of(&framework) };
    let game = Game::new(&framework, &setting).unwrap();
    assert_eq!(game.packages(), 1024_u32.into());
    let frontier = Frontier::new(&game, &mut meter()).unwrap();
    assert_eq!((frontier.len(), frontier.packages_count()), (20, 26_u32.into()));
    let whole = |point| -> Vec<i64> {
        frontier.totals(&game, point).iter().map(|total| total.to_f64().round() as i64).collect()
    };
    let points: Vec<Vec<i64>> = (0..20).map(whole).collect();
    assert!(points.contains(&vec![64, 68]) && points.contains(&vec![79, 53]));
    assert!(points.iter().all(|point| point[0] + point[1] <= 132));
}

#[test]
fn a_million_tied_packages_are_one_point() {
    let mut text = "format = 1\nid = \"ties\"\ntitle = \"Ties\"\n".to_owned();
    let (mut weights, mut values) = (String::new(), String::new());
    for issue in 0..200 {
        text += &format!("[[issues]]\nid = \"i{issue}\"\nname = \"I\"\n");
        text += "terms = [{ id = \"a\", name = \"A\" }, { id = \"b\", name = \"B\" }]\n";
        weights += &format!("i{issue} = 1\n");
        values += &format!("i{issue} = {{ a = 50, b = 50 }}\n");
    }
    for party in ["p", "q", "r"] {
        text += &format!(
            "[[parties]]\nid = \"{party}\"\nname = \"P\"\n[parties.weights]\n{weights}[parties.values]\n{values}"
        );
    }
    let framework = common::framework(&(text + "[[scenarios]]\nid = \"s\"\nname = \"S\"\n"));
    let game = Game::new(&framework, &Setting::of(&framework)).unwrap();
    let frontier = Frontier::new(&game, &mut meter()).unwrap();
    assert_eq!((frontier.len(), frontier.is_exact()), (1, true));
    assert_eq!(frontier.count(0), game.packages());
    assert_eq!(frontier.count(0).to_string().len(), 61, "2^200");
    assert_eq!(frontier.packages(&game, 0, 3).len(), 3);
}
