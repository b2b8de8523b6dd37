//! Efficient packages as points against every package taken one by one, and the claims that the screen rests on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use std::collections::BTreeSet;
use std::sync::Arc;

use oracle::problems::problem;
use oracle::{Oracle, Slow};
use proptest::prelude::*;
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::negotiation::cloud::Cloud;
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::package::Package;
use westphalia::analysis::negotiation::setting::{Domain, Setting};
use westphalia::session::command::{Origin, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::search::Question;
use westphalia::session::view::Workspace;

fn cloud(game: &Game, deal: &Game) -> Cloud {
    Cloud::new(game, deal, &mut Meter::new(Limits::default())).unwrap()
}

/// What no package beats for two parties, from all packages: ascending in what the first gets.
fn slow_staircase(packages: &[&Slow], across: usize, up: usize) -> Vec<[f64; 2]> {
    let pair = |slow: &&Slow| (slow.totals[across], slow.totals[up]);
    let beaten = |one: &&Slow| {
        let (x, y) = pair(one);
        packages.iter().map(pair).any(|(a, b)| (a >= x && b > y) || (a > x && b >= y))
    };
    let mut kept: Vec<_> = packages.iter().filter(|slow| !beaten(slow)).map(pair).collect();
    kept.sort();
    kept.dedup();
    kept.into_iter().map(|(x, y)| [x.to_f64(), y.to_f64()]).collect()
}

fn is_near(one: &[[f64; 2]], other: &[[f64; 2]]) -> bool {
    one.len() == other.len()
        && one.iter().flatten().zip(other.iter().flatten()).all(|(one, other)| (one - other).abs() < 1e-6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn points_are_acceptable_where_a_package_is_and_the_line_is_that_of_all_packages(problem in problem(5, 4)) {
        let framework = problem.framework();
        let setting = problem.setting(&framework);
        let deal_setting = Setting { domain: Domain::Acceptable, ..setting.clone() };
        let deal = Game::new(&framework, &deal_setting).unwrap();
        let oracle = Oracle::new(&framework, &setting);
        let acceptable: BTreeSet<&Package> =
            oracle.domain(Domain::Acceptable).into_iter().map(|slow| &slow.package).collect();
        for domain in Domain::ALL {
            let game = Game::new(&framework, &Setting { domain, ..setting.clone() }).unwrap();
            let cloud = cloud(&game, &deal);
            for point in 0..cloud.len() {
                let packages = cloud.at(&game, point, usize::MAX);
                let expected = packages.iter().any(|package| acceptable.contains(package));
                prop_assert_eq!(cloud.is_acceptable(point), expected, "{:?} {:?}", domain, cloud.totals(point));
            }
            let all = oracle.domain(domain);
            for (across, up) in [(0, 1), (1, 0)].into_iter().filter(|_| game.players().len() > 1) {
                let (found, slow) = (cloud.staircase(across, up), slow_staircase(&all, across, up));
                prop_assert!(is_near(&found, &slow), "{domain:?}: {found:?} for {slow:?}");
            }
        }
    }

    #[test]
    fn what_is_acceptable_below_no_deal_values_too_is_the_frontier_of_the_acceptable_set(problem in problem(5, 4)) {
        let framework = Arc::new(problem.framework());
        let origin = Origin::Bundled("test.toml".to_owned());
        let mut document = Document::new(origin, framework, Vec::new(), Vec::new());
        document.look(&ViewCommand::Workspace(Workspace::Negotiate));
        let asked = document.asked();
        let packages = asked.iter().find_map(|question| match question {
            Question::Packages { game, deal } => Some((game, deal)),
            _ => None,
        });
        let Some((game, deal)) = packages else { return Ok(()) };
        let (all, inner) = (cloud(game, deal), cloud(deal, deal));
        let of = |game: &Game, cloud: &Cloud| -> BTreeSet<Package> {
            let points = (0..cloud.len()).filter(|point| cloud.is_acceptable(*point));
            points.flat_map(|point| cloud.at(game, point, usize::MAX)).collect()
        };
        prop_assert_eq!(of(game, &all), of(deal, &inner));
    }
}
