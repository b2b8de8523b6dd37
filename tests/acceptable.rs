//! What is acceptable, and why not more is, against every package taken one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use std::collections::BTreeSet;

use common::UKRAINE;
use num_bigint::BigUint;
use oracle::problems::problem;
use oracle::{Oracle, Slow};
use proptest::prelude::*;
use westphalia::analysis::exact::{Margin, Total};
use westphalia::analysis::negotiation::acceptable::{Change, SEED, WhyNot, why_not};
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::setting::{RedLineRef, Setting};
use westphalia::model::framework::Framework;
use westphalia::model::quantity::Micro;

fn answered(framework: &Framework, setting: &Setting) -> (Game, WhyNot) {
    let game = Game::new(framework, setting).unwrap();
    let answer = why_not(&game, SEED, &mut Meter::new(Limits::default())).unwrap();
    (game, answer)
}

/// What is tried without, as a party's position among those that negotiate.
type Without<'a> = &'a [Change];

/// Whether all but `but` accept a package, some things left out.
fn accepted(oracle: &Oracle, slow: &Slow, without: Without<'_>, but: Option<usize>) -> bool {
    oracle.parties.iter().enumerate().filter(|(at, _)| Some(*at) != but).all(|(at, party)| {
        let mut lines = slow.crossed.iter().filter(|line| line.party == *party);
        let enough = oracle.no_deal[at].is_none_or(|least| slow.totals[at] >= least);
        lines.all(|line| without.contains(&Change::RedLine(*line)))
            && (enough || without.contains(&Change::NoDeal(*party)))
    })
}

fn number(oracle: &Oracle, without: Without<'_>, but: Option<usize>) -> BigUint {
    oracle.packages.iter().filter(|slow| accepted(oracle, slow, without, but)).count().into()
}

/// Margins of those that have a no-deal value, the smallest first; where nobody has one, totals: margins over 0.
fn margins(oracle: &Oracle, slow: &Slow) -> Vec<Margin> {
    let nobody = oracle.no_deal.iter().all(Option::is_none);
    let zero = || nobody.then(|| Total::stated(Micro::ZERO));
    let of = |(at, total): (usize, &_)| oracle.no_deal[at].or_else(zero).map(|least| Margin::new(*total, least));
    let mut margins: Vec<Margin> = slow.totals.iter().enumerate().filter_map(of).collect();
    margins.sort();
    margins
}

fn assert_counts(oracle: &Oracle, answer: &WhyNot) {
    assert!(answer.is_exact());
    assert_eq!(answer.packages, oracle.packages.len().into());
    assert_eq!(answer.acceptable.packages, number(oracle, &[], None));
    for (at, alone) in answer.sole_blockers.iter().enumerate() {
        assert_eq!(alone.packages, number(oracle, &[], Some(at)) - number(oracle, &[], None), "party {at} alone");
    }
    let lines: BTreeSet<RedLineRef> = oracle.packages.iter().flat_map(|slow| slow.crossed.iter().copied()).collect();
    let no_deals = oracle.parties.iter().zip(&oracle.no_deal).filter(|(_, value)| value.is_some());
    let changes: BTreeSet<Change> =
        lines.into_iter().map(Change::RedLine).chain(no_deals.map(|(party, _)| Change::NoDeal(*party))).collect();
    let mut singles = BTreeSet::new();
    let mut pairs = BTreeSet::new();
    for relaxation in &answer.relaxations {
        assert_eq!(
            relaxation.acceptable.packages,
            number(oracle, &relaxation.changes, None),
            "{:?}",
            relaxation.changes
        );
        match relaxation.changes.as_slice() {
            [one] => assert!(singles.insert(*one)),
            pair => {
                let mut pair = pair.to_vec();
                pair.sort();
                assert!(pairs.insert(pair));
            }
        }
    }
    // A red line on what links forbid anyway bars no package, but is tried without as well.
    assert!(changes.iter().all(|change| singles.contains(change)));
    let empty = answer.relaxations.iter().filter(|of| of.changes.len() == 1).all(|of| of.acceptable.is_none());
    let expected: BTreeSet<Vec<Change>> = changes
        .iter()
        .flat_map(|one| changes.range(one..).skip(1).map(|other| vec![*one, *other]))
        .filter(|pair| empty && answer.acceptable.is_none() && number(oracle, pair, None) > BigUint::ZERO)
        .collect();
    assert_eq!(pairs, expected);
}

fn assert_closest(oracle: &Oracle, answer: &WhyNot) {
    let closest = &answer.closest;
    let acceptable = number(oracle, &[], None);
    let Some(fewest) = oracle.packages.iter().map(|slow| slow.crossed.len()).min() else {
        assert_eq!((closest.distance, closest.packages.len()), (None, 0));
        return;
    };
    if acceptable > BigUint::ZERO {
        assert_eq!((closest.distance, closest.packages.len()), (Some(0.0), 0));
        return;
    }
    let candidates: Vec<&Slow> = oracle.packages.iter().filter(|slow| slow.crossed.len() == fewest).collect();
    // Without any no-deal value all that cross as few are as close, whatever their order.
    let bound = oracle.no_deal.iter().any(Option::is_some);
    let smallest = |slow: &Slow| margins(oracle, slow).first().copied().filter(|_| bound);
    let most = candidates.iter().map(|slow| smallest(slow)).max().unwrap();
    let mut expected: Vec<&Slow> = candidates.into_iter().filter(|slow| smallest(slow) == most).collect();
    expected.sort_by(|a, b| margins(oracle, b).cmp(&margins(oracle, a)).then(a.package.cmp(&b.package)));
    assert_eq!(closest.count.packages, expected.len().into());
    assert_eq!(closest.crossed, fewest);
    assert_eq!(closest.distance.is_some(), fewest == 0);
    if let Some(distance) = closest.distance {
        assert!((distance + most.unwrap().to_f64()).abs() < 1e-9 && distance > 0.0);
    }
    let found: Vec<_> = closest.packages.iter().map(|close| close.package.clone()).collect();
    assert_eq!(found, expected.iter().take(100).map(|slow| slow.package.clone()).collect::<Vec<_>>());
    for (close, slow) in closest.packages.iter().zip(&expected) {
        assert_eq!(close.totals, slow.totals);
        for (at, short) in close.shortfalls.iter().enumerate() {
            let least = oracle.no_deal[at].map_or(0.0, |least| (least.to_f64() - slow.totals[at].to_f64()).max(0.0));
            assert!((short - least).abs() < 1e-9);
        }
    }
}

fn assert_shares(oracle: &Oracle, answer: &WhyNot) {
    let accepted: Vec<&Slow> = oracle.packages.iter().filter(|slow| accepted(oracle, slow, &[], None)).collect();
    assert_eq!(answer.shares.is_empty(), accepted.is_empty());
    for of in &answer.shares {
        let with = accepted.iter().filter(|slow| slow.package.0[of.issue.0] == of.choice).count();
        assert!((of.share - with as f64 / accepted.len() as f64).abs() < 1e-12);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_blockers_relaxations_distance_and_shares_are_those_of_the_slow_way(problem in problem(5, 5)) {
        let framework = problem.framework();
        let setting = problem.setting(&framework);
        let oracle = Oracle::new(&framework, &setting);
        let (_, answer) = answered(&framework, &setting);
        assert_counts(&oracle, &answer);
        assert_closest(&oracle, &answer);
        assert_shares(&oracle, &answer);
    }
}

#[test]
fn without_no_deal_values_counts_are_products() {
    let framework = common::framework(UKRAINE);
    let (game, answer) = answered(&framework, &Setting::of(&framework));
    let open =
        |block: usize| (0..game.blocks()[block].combinations.len()).filter(|at| !game.is_barred(block, *at)).count();
    let product: BigUint = (0..game.blocks().len()).map(open).map(BigUint::from).product();
    assert_eq!(answer.acceptable.packages, product);
    assert_eq!(answer.without_no_deal.len(), framework.parties().len());
    assert!(answer.is_exact());
}
