//! What is acceptable, and why not more is, against every package taken one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use common::UKRAINE;
use num_bigint::BigUint;
use oracle::problems::problem;
use oracle::{Oracle, Slow};
use proptest::prelude::*;
use westphalia::analysis::exact::{Margin, Total};
use westphalia::analysis::negotiation::acceptable::closest::SEARCHED;
use westphalia::analysis::negotiation::acceptable::{Change, SEED, WhyNot, why_not};
use westphalia::analysis::negotiation::budget::{Limits, Meter, Stop};
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::setting::{RedLineRef, Setting};
use westphalia::analysis::negotiation::units::Units;
use westphalia::model::framework::Framework;
use westphalia::model::ids::IssueIx;
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

/// The closest packages of every least set of red lines that is crossed, where every package crosses some.
fn assert_by_crossing(oracle: &Oracle, answer: &WhyNot) {
    let closest = &answer.closest;
    let all: BTreeSet<BTreeSet<RedLineRef>> =
        oracle.packages.iter().map(|slow| slow.crossed.iter().copied().collect()).collect();
    let least: Vec<&BTreeSet<RedLineRef>> = all
        .iter()
        .filter(|set| !set.is_empty() && !all.iter().any(|other| other != *set && other.is_subset(set)))
        .collect();
    if all.contains(&BTreeSet::new()) || all.is_empty() {
        assert_eq!((closest.by_crossing.len(), &closest.crossings), (0, &BigUint::ZERO));
        return;
    }
    assert!(closest.is_proven());
    assert_eq!(closest.crossings, least.len().into());
    assert_eq!(closest.by_crossing.len(), least.len().min(SEARCHED));
    let bound = oracle.no_deal.iter().any(Option::is_some);
    let smallest = |slow: &Slow| margins(oracle, slow).first().copied();
    // Each set: its lines, the smallest margin of its best package, and all packages that are as close.
    let mut sets: Vec<(Vec<RedLineRef>, Option<Margin>, Vec<&Slow>)> = Vec::new();
    for set in least {
        let inside = |slow: &&Slow| slow.crossed.iter().copied().collect::<BTreeSet<_>>() == *set;
        let mut packages: Vec<&Slow> = oracle.packages.iter().filter(inside).collect();
        let most = packages.iter().map(|slow| smallest(slow)).max().unwrap();
        packages.retain(|slow| !bound || smallest(slow) == most);
        packages.sort_by(|a, b| margins(oracle, b).cmp(&margins(oracle, a)).then(a.package.cmp(&b.package)));
        sets.push((set.iter().copied().collect(), most, packages));
    }
    sets.sort_by(|a, b| a.0.len().cmp(&b.0.len()).then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0)));
    if sets.len() > SEARCHED {
        // Only the closest of all is sure to be searched.
        assert_eq!(closest.by_crossing[0].lines, sets[0].0);
        sets.retain(|set| closest.by_crossing.iter().any(|of| of.lines == set.0));
    }
    assert_eq!(closest.by_crossing.len(), sets.len());
    for (found, (lines, _, packages)) in closest.by_crossing.iter().zip(&sets) {
        assert_eq!(found.lines, *lines);
        assert_eq!(found.count.packages, packages.len().into());
        let close = |slow: &&Slow| (slow.package.clone(), slow.totals.clone());
        let of: Vec<_> = found.packages.iter().map(|close| (close.package.clone(), close.totals.clone())).collect();
        assert_eq!(of, packages.iter().take(100).map(close).collect::<Vec<_>>());
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
        assert_by_crossing(&oracle, &answer);
        assert_shares(&oracle, &answer);
    }
}

/// `issues` issues of three terms, each of which crosses a red line of one party or more; every number follows from `seed`.
fn all_crossed(issues: usize, seed: usize, bound: bool) -> String {
    let mut text = "format = 1\nid = \"walls\"\ntitle = \"Walls\"\n".to_owned();
    let number = |a: usize, b: usize, c: usize| (seed * 7919 + a * 104_729 + b * 1299 + c * 15_485) / 7 % 97;
    for issue in 0..issues {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I\"");
        for term in 0..3 {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"");
        }
    }
    for party in 0..3 {
        let _ = writeln!(text, "[[parties]]\nid = \"p{party}\"\nname = \"P\"");
        if bound && party != seed % 4 {
            let _ = writeln!(text, "reservation = {}", 30 + number(party, 1, 1) / 2);
        }
        for issue in 0..issues {
            // Few values, so that many packages are worth the same.
            let [a, b, c] = [0, 1, 2].map(|term| number(party, issue, term) % 4 * 25);
            let _ = writeln!(text, "[parties.values.i{issue}]\nt0 = {a}\nt1 = {b}\nt2 = {c}");
        }
        for issue in 0..issues {
            let crosses = |term: usize| party == term || number(party, issue, term) % 5 == 0;
            for term in (0..3).filter(|term| crosses(*term)) {
                let _ = writeln!(text, "[[parties.red_lines]]\nissue = \"i{issue}\"\nnever = \"t{term}\"");
            }
        }
    }
    text + "[[scenarios]]\nid = \"s\"\nname = \"S\"\n"
}

#[test]
fn every_least_set_of_red_lines_has_its_own_closest_packages() {
    for seed in 0..60 {
        for issues in 1..=4 {
            let framework = common::framework(&all_crossed(issues, seed, seed % 3 > 0));
            let setting = Setting::of(&framework);
            let oracle = Oracle::new(&framework, &setting);
            let (_, answer) = answered(&framework, &setting);
            assert_closest(&oracle, &answer);
            assert_by_crossing(&oracle, &answer);
        }
    }
}

#[test]
fn a_search_that_is_cut_short_says_that_closer_packages_may_exist() {
    let framework = common::framework(&all_crossed(4, 1, true));
    let game = Game::new(&framework, &Setting::of(&framework)).unwrap();
    let answer = why_not(&game, SEED, &mut Meter::new(Limits { work: 100, ..Limits::default() })).unwrap();
    assert!(!answer.closest.is_proven());
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

/// Twelve issues of three terms; `order` lists the parties, values and weights follow by rule.
fn file(order: &[usize], issues: &[usize], reservation: usize, scale: u64) -> String {
    let mut text = "format = 1\nid = \"rule\"\ntitle = \"Rule\"\n".to_owned();
    for issue in issues {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I\"");
        for term in 0..3 {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"");
        }
    }
    for party in order {
        let _ = writeln!(text, "[[parties]]\nid = \"p{party}\"\nname = \"P\"\nreservation = {reservation}.123457");
        let _ = writeln!(text, "[parties.weights]");
        for issue in issues {
            let _ = writeln!(text, "i{issue} = {}", scale * (1 + (issue * 7 + party * 5 + issue * party) as u64 % 9));
        }
        for issue in issues {
            let _ = writeln!(text, "[parties.values.i{issue}]");
            for term in 0..3 {
                let value = (issue * 31 + party * 57 + term * 83 + issue * term * 7 + party * issue * 13) % 101;
                let _ = writeln!(text, "t{term} = {value}");
            }
        }
        let _ = writeln!(text, "[[parties.red_lines]]\nissue = \"i{party}\"\nnever = \"t{}\"", party % 3);
    }
    text + "[[scenarios]]\nid = \"s\"\nname = \"S\"\n"
}

fn issues() -> Vec<usize> {
    (0..12).collect()
}

#[test]
fn names_of_parties_order_of_issues_and_scale_of_points_change_nothing() {
    let plain = common::framework(&file(&[0, 1, 2, 3], &issues(), 45, 1));
    let (game, expected) = answered(&plain, &Setting::of(&plain));
    assert!(expected.is_exact() && !expected.acceptable.is_none());
    let back: Vec<usize> = issues().into_iter().rev().collect();
    let order = [2, 0, 3, 1];
    let other = common::framework(&file(&order, &back, 45, 1000));
    let (_, found) = answered(&other, &Setting::of(&other));
    assert_eq!(found.acceptable, expected.acceptable);
    for (at, party) in order.iter().enumerate() {
        assert_eq!(found.sole_blockers[at], expected.sole_blockers[*party]);
    }
    let counts = |answer: &WhyNot| answer.relaxations.iter().map(|of| of.acceptable.clone()).collect::<Vec<_>>();
    assert_eq!(counts(&found), counts(&expected));
    for share in &expected.shares {
        let back = IssueIx(issues().len() - 1 - share.issue.0);
        let same = found.shares.iter().find(|of| of.issue == back && of.choice == share.choice).unwrap();
        assert!((same.share - share.share).abs() < 1e-12);
    }
    assert_eq!(game.packages(), expected.packages);
}

#[test]
fn numbers_beyond_64_bits_are_counted_alike() {
    // Points near 10¹¹ without a common divisor: sums pass 2⁶².
    let text = file(&[0, 1, 2], &issues()[..8], 47, 12_345_678_901).replace("8901\n", "8902\n");
    let framework = common::framework(&text);
    let setting = Setting::of(&framework);
    let (game, answer) = answered(&framework, &setting);
    assert!(matches!(game.units(), Units::Wide(_)));
    let oracle = Oracle::new(&framework, &setting);
    assert_counts(&oracle, &answer);
    assert_closest(&oracle, &answer);
    assert_by_crossing(&oracle, &answer);
    assert_shares(&oracle, &answer);
}

#[test]
fn an_estimate_says_so_and_is_near_the_count() {
    let framework = common::framework(&file(&[0, 1, 2, 3], &issues(), 45, 1));
    let setting = Setting::of(&framework);
    let (game, exact) = answered(&framework, &setting);
    let short = || why_not(&game, 7, &mut Meter::new(Limits { work: 100, ..Limits::default() })).unwrap();
    let answer = short();
    assert!(!answer.is_exact());
    let error = answer.acceptable.standard_error.unwrap();
    let number = |count: &BigUint| count.to_string().parse::<f64>().unwrap();
    let apart = (number(&answer.acceptable.packages) - number(&exact.acceptable.packages)).abs();
    assert!(error > 0.0 && apart < 5.0 * error, "{apart} against a standard error of {error}");
    for share in &answer.shares {
        let same = exact.shares.iter().find(|of| of.issue == share.issue && of.choice == share.choice).unwrap();
        assert!((same.share - share.share).abs() < 0.1);
    }
    assert_eq!(answer, short(), "the same seed gives the same");
}

#[test]
fn a_cancelled_count_stops() {
    let framework = common::framework(&file(&[0, 1, 2, 3], &issues(), 45, 1));
    let game = Game::new(&framework, &Setting::of(&framework)).unwrap();
    let cancel = std::sync::atomic::AtomicBool::new(true);
    let mut ignore = |_| {};
    assert_eq!(
        why_not(&game, SEED, &mut Meter::watched(Limits::default(), &cancel, &mut ignore)),
        Err(Stop::Cancelled)
    );
}

#[test]
fn a_count_that_is_under_way_stops_too() {
    // Cancelled once it has told of its first progress, it ends without an answer.
    let framework = common::framework(&all_crossed(4, 2, true));
    let game = Game::new(&framework, &Setting::of(&framework)).unwrap();
    let cancel = std::sync::atomic::AtomicBool::new(false);
    let mut told = 0;
    let mut after_first = |_| {
        told += 1;
        cancel.store(true, std::sync::atomic::Ordering::Relaxed);
    };
    let mut meter = Meter::watched(Limits::default(), &cancel, &mut after_first);
    assert_eq!(why_not(&game, SEED, &mut meter), Err(Stop::Cancelled));
    assert!(told <= 2, "{told}");
}
