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
use westphalia::analysis::negotiation::setting::Domain;

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
}
