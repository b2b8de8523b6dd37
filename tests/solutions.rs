//! Single solutions against every package taken one by one, and their published cases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::{Add, Mul, Sub};

use num_bigint::BigInt;
use oracle::problems::problem;
use oracle::{Oracle, Slow, dominates};
use proptest::prelude::*;
use westphalia::analysis::exact::Total;
use westphalia::analysis::negotiation::adjusted_winner::between;
use westphalia::analysis::negotiation::budget::{Limits, Meter, Stop};
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::package::Package;
use westphalia::analysis::negotiation::setting::{Choice, Domain, Ideal, Setting};
use westphalia::analysis::negotiation::solutions::egalitarian::egalitarian;
use westphalia::analysis::negotiation::solutions::raiffa::raiffa;
use westphalia::analysis::negotiation::solutions::{Answer, Note, Solutions};
use westphalia::model::framework::Framework;
use westphalia::model::ids::{PartyIx, TermIx};

/// A fraction in the obvious way.
#[derive(Clone, Debug)]
struct Fraction(BigInt, BigInt);

impl Fraction {
    fn whole(number: i32) -> Self {
        Self(number.into(), 1.into())
    }

    fn over(self, other: &Self) -> Self {
        Self(self.0 * &other.1, self.1 * &other.0)
    }
}

impl From<Total> for Fraction {
    fn from(total: Total) -> Self {
        let (numerator, points) = total.fraction();
        Self(numerator.into(), points.into())
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.0 * &other.1).cmp(&(&other.0 * &self.1))
    }
}

impl Add for Fraction {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(&self.0 * &other.1 + &other.0 * &self.1, self.1 * other.1)
    }
}

impl Sub for Fraction {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(&self.0 * &other.1 - &other.0 * &self.1, self.1 * other.1)
    }
}

impl Mul for Fraction {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0, self.1 * other.1)
    }
}

/// The rational packages of a domain with their gains.
struct Rational<'a> {
    packages: Vec<(&'a Slow, Vec<Fraction>)>,
    greatest: Vec<Fraction>,
}

impl<'a> Rational<'a> {
    fn new(oracle: &'a Oracle, setting: &Setting) -> Self {
        let gains = |slow: &Slow| -> Vec<Fraction> {
            let no_deal = |at: usize| oracle.no_deal[at].map_or_else(|| Fraction::whole(0), Fraction::from);
            slow.totals.iter().enumerate().map(|(at, total)| Fraction::from(*total) - no_deal(at)).collect()
        };
        let inside = |slow: &&Slow| setting.domain != Domain::Acceptable || slow.crossed.is_empty();
        let all: Vec<(&Slow, Vec<Fraction>)> = oracle.packages.iter().map(|slow| (slow, gains(slow))).collect();
        let is_rational = |gains: &[Fraction]| gains.iter().all(|gain| *gain >= Fraction::whole(0));
        let packages: Vec<_> = all.iter().filter(|(slow, gains)| inside(slow) && is_rational(gains)).cloned().collect();
        let over = if setting.ideal == Ideal::All { &all } else { &packages };
        let best = |at: usize| over.iter().map(|(_, gains)| gains[at].clone()).max();
        let greatest = (0..oracle.parties.len()).filter_map(best).collect();
        Self { packages, greatest }
    }

    /// All packages with the greatest key; those without a key do not count.
    fn best<K: Ord>(&self, key: impl Fn(&[Fraction]) -> Option<K>) -> Vec<&'a Slow> {
        let keys: Vec<Option<K>> = self.packages.iter().map(|(_, gains)| key(gains)).collect();
        let Some(most) = keys.iter().flatten().max() else { return Vec::new() };
        self.packages
            .iter()
            .zip(&keys)
            .filter(|(_, key)| key.as_ref() == Some(most))
            .map(|((slow, _), _)| *slow)
            .collect()
    }

    fn ratios(&self, gains: &[Fraction]) -> Vec<Fraction> {
        let counted = gains.iter().zip(&self.greatest).filter(|(_, greatest)| **greatest > Fraction::whole(0));
        counted.map(|(gain, greatest)| gain.clone().over(greatest)).collect()
    }

    fn raiffa(&self) -> Vec<&'a Slow> {
        let parties = self.greatest.len();
        let reach = |gains: &[Fraction], t: &[Fraction], but: usize| {
            (0..parties).all(|party| party == but || gains[party] >= t[party])
        };
        let mut t = vec![Fraction::whole(0); parties];
        while !self.packages.is_empty() {
            let best = |party: usize| {
                let allowed = self.packages.iter().filter(|(_, gains)| reach(gains, &t, party));
                allowed.map(|(_, gains)| gains[party].clone()).max().unwrap()
            };
            let top: Vec<Fraction> = (0..parties).map(best).collect();
            let given = |t: &[Fraction]| self.packages.iter().any(|(_, gains)| reach(gains, t, parties));
            if given(&top) {
                t = top;
                break;
            }
            let part = Fraction(1.into(), parties.into());
            let next: Vec<Fraction> =
                t.iter().zip(&top).map(|(t, top)| t.clone() + part.clone() * (top.clone() - t.clone())).collect();
            if !given(&next) {
                break;
            }
            t = next;
        }
        let above: Vec<&Slow> =
            self.packages.iter().filter(|(_, gains)| reach(gains, &t, parties)).map(|(slow, _)| *slow).collect();
        let efficient = |slow: &&&Slow| !above.iter().any(|other| dominates(&other.totals, &slow.totals));
        above.iter().filter(efficient).copied().collect()
    }
}

fn sum(of: impl IntoIterator<Item = Fraction>) -> Fraction {
    of.into_iter().fold(Fraction::whole(0), |sum, number| sum + number)
}

fn sorted(mut of: Vec<Fraction>) -> Vec<Fraction> {
    of.sort();
    of
}

/// Asserts that an answer holds exactly these packages.
fn assert_is(name: &str, answer: &Answer, slow: &[&Slow]) {
    let Some(solution) = answer.solution() else {
        assert_eq!(*answer, Answer::Nothing, "{name}");
        assert!(slow.is_empty(), "{name}: {} packages", slow.len());
        return;
    };
    assert!(answer.is_exact() && solution.gap == 0.0, "{name}");
    let mut expected: Vec<(Reverse<Vec<Total>>, Package)> =
        slow.iter().map(|slow| (Reverse(slow.totals.clone()), slow.package.clone())).collect();
    expected.sort();
    let found: Vec<(Reverse<Vec<Total>>, Package)> = solution
        .ties
        .iter()
        .flat_map(|tie| tie.packages.iter().map(|package| (Reverse(tie.totals.clone()), package.clone())))
        .collect();
    let count: num_bigint::BigUint = solution.ties.iter().map(|tie| tie.count.clone()).sum();
    assert_eq!(count, expected.len().into(), "{name}");
    assert_eq!(found.len(), expected.len().min(100), "{name}");
    if expected.len() <= 100 {
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(
        (&solution.totals, &solution.packages),
        (&solution.ties[0].totals, &solution.ties[0].packages),
        "{name}"
    );
}

fn solved(framework: &Framework, setting: &Setting) -> Solutions {
    let game = Game::new(framework, setting).unwrap();
    Solutions::new(&game, &mut Meter::new(Limits::default())).unwrap()
}

fn assert_same_as_slow(framework: &Framework, setting: &Setting) {
    let oracle = Oracle::new(framework, setting);
    let rational = Rational::new(&oracle, setting);
    let found = solved(framework, setting);
    let zero = Fraction::whole(0);
    let product = |gains: &[Fraction]| {
        let positive = gains.iter().all(|gain| *gain > zero);
        positive.then(|| gains.iter().cloned().fold(Fraction::whole(1), |product, gain| product * gain))
    };
    assert_is("nash", &found.nash, &rational.best(product));
    let ratios = rational.best(|gains| Some(sorted(rational.ratios(gains))));
    assert_is("kalai_smorodinsky", &found.kalai_smorodinsky, &ratios);
    assert_is("egalitarian", &found.egalitarian, &rational.best(|gains| Some(sorted(gains.to_vec()))));
    assert_is("utilitarian", &found.utilitarian, &rational.best(|gains| Some(sum(gains.to_vec()))));
    let relative = rational.best(|gains| Some(sum(rational.ratios(gains))));
    assert_is("relative_utilitarian", &found.relative_utilitarian, &relative);
    assert_is("raiffa", &found.raiffa, &rational.raiffa());
    let idle: Vec<_> =
        oracle.parties.iter().zip(&rational.greatest).filter(|(_, m)| **m <= zero).map(|(p, _)| *p).collect();
    if let Some(solution) = found.kalai_smorodinsky.solution() {
        assert_eq!(solution.note, (!idle.is_empty()).then_some(Note::NothingToGain(idle)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_solution_is_that_of_the_slow_way(problem in problem(5, 5), ideal in any::<bool>(), domain in 0_usize..3) {
        let framework = problem.framework();
        let mut setting = problem.setting(&framework);
        setting.ideal = if ideal { Ideal::All } else { Ideal::Rational };
        setting.domain = Domain::ALL[domain];
        assert_same_as_slow(&framework, &setting);
    }
}

/// The totals and the number of packages of each tie, as whole points.
fn points(answer: &Answer) -> Vec<(Vec<i64>, String)> {
    let ties = &answer.solution().unwrap().ties;
    let whole = |total: &Total| total.to_f64().round() as i64;
    ties.iter().map(|tie| (tie.totals.iter().map(whole).collect(), tie.count.to_string())).collect()
}

#[test]
fn raiffa_1982_panama_canal_indivisible() {
    let framework = common::framework(include_str!("../scenarios/panama-canal-1974.toml"));
    let setting = Setting::of(&framework);
    let game = Game::new(&framework, &setting).unwrap();
    assert_eq!(game.packages(), 1024_u32.into());
    assert_same_as_slow(&framework, &setting);
    let found = solved(&framework, &setting);
    let fair = vec![(vec![64, 68], "1".to_owned())];
    assert_eq!(points(&found.nash), fair);
    assert_eq!(points(&found.egalitarian), fair);
    assert_eq!(points(&found.kalai_smorodinsky), fair);
    assert_eq!(points(&found.utilitarian), [(vec![79, 53], "1".to_owned()), (vec![64, 68], "1".to_owned())]);
    let held: Vec<&str> = framework
        .issue_ixs()
        .filter(|issue| game.choice(&found.nash.solution().unwrap().packages[0], *issue) == Choice::Term(TermIx(0)))
        .map(|issue| framework.issue(issue).id.as_str())
        .collect();
    assert_eq!(held, ["us-defence-rights", "use-rights", "expansion-rights", "expansion-routes"]);
}

#[test]
fn brams_and_taylor_1996_panama_canal_divisible() {
    let framework = common::framework(include_str!("../scenarios/panama-canal-1974.toml"));
    let division = between(&framework, &Setting::of(&framework).weights, [PartyIx(0), PartyIx(1)]).unwrap();
    assert_eq!(division.worth.to_f64(), 66.0);
    let shares: Vec<f64> = division.shares.iter().map(|share| share.as_ref().unwrap().to_f64()).collect();
    assert_eq!(shares, [1.0, 1.0, 2.0 / 15.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
}

/// Issues of so many terms each, values of each party by a rule, as a scenario file. `order` lists issues and parties.
fn file(
    issues: &[usize],
    terms: usize,
    parties: &[usize],
    reservation: i32,
    value: impl Fn(usize, usize, usize) -> u32,
    weight: impl Fn(usize, usize) -> u32,
) -> String {
    let mut text = "format = 1\nid = \"rule\"\ntitle = \"Rule\"\n".to_owned();
    for issue in issues {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I\"");
        for term in 0..terms {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"");
        }
    }
    for party in parties {
        let _ = writeln!(text, "[[parties]]\nid = \"p{party}\"\nname = \"P\"\nreservation = {reservation}");
        let _ = writeln!(text, "[parties.weights]");
        for issue in issues {
            let _ = writeln!(text, "i{issue} = {}", weight(*party, *issue));
        }
        for issue in issues {
            let _ = writeln!(text, "[parties.values.i{issue}]");
            for term in 0..terms {
                let _ = writeln!(text, "t{term} = {}", value(*party, *issue, term));
            }
        }
    }
    text + "[[scenarios]]\nid = \"s\"\nname = \"S\"\n"
}

fn mixed(party: usize, issue: usize, term: usize) -> u32 {
    ((issue * 31 + party * 57 + term * 83 + issue * term * 7 + party * issue * 13) % 101) as u32
}

fn weights(party: usize, issue: usize) -> u32 {
    (1 + (issue * 7 + party * 5 + issue * party) % 9) as u32
}

/// What every solution gives, by the ids of parties and issues.
fn by_id(framework: &Framework, found: &Solutions) -> Vec<(&'static str, Vec<BTreeMap<String, String>>)> {
    let setting = Setting::of(framework);
    let game = Game::new(framework, &setting).unwrap();
    let named = |answer: &Answer| {
        let mut packages = Vec::new();
        for tie in answer.solution().into_iter().flat_map(|solution| &solution.ties) {
            for package in &tie.packages {
                let mut all = BTreeMap::new();
                for (party, total) in framework.parties().iter().zip(&tie.totals) {
                    all.insert(party.id.clone(), format!("{:.9}", total.to_f64()));
                }
                for issue in framework.issue_ixs() {
                    all.insert(framework.issue(issue).id.clone(), format!("{:?}", game.choice(package, issue)));
                }
                packages.push(all);
            }
        }
        packages.sort();
        packages
    };
    found.named().map(|(name, answer)| (name, named(answer))).to_vec()
}

#[test]
fn names_of_parties_order_of_issues_and_scale_of_points_change_nothing() {
    let (issues, parties): (Vec<usize>, Vec<usize>) = ((0..12).collect(), (0..4).collect());
    let plain = common::framework(&file(&issues, 3, &parties, 40, mixed, weights));
    let expected = by_id(&plain, &solved(&plain, &Setting::of(&plain)));
    assert!(expected.iter().all(|(_, packages)| !packages.is_empty()));
    let back: Vec<usize> = issues.iter().rev().copied().collect();
    for parties in [vec![3, 1, 0, 2], vec![2, 3, 1, 0]] {
        let other =
            common::framework(&file(&back, 3, &parties, 40, mixed, |party, issue| 1000 * weights(party, issue)));
        assert_eq!(by_id(&other, &solved(&other, &Setting::of(&other))), expected);
    }
}

#[test]
fn ties_beyond_a_hundred_are_counted_and_the_first_in_order_listed() {
    // Twelve issues that nobody weighs: each solution has 3¹² packages for each of its own.
    let weight = |party: usize, issue: usize| if issue.is_multiple_of(2) { 0 } else { weights(party, issue) };
    let issues: Vec<usize> = (0..24).collect();
    let framework = common::framework(&file(&issues, 3, &[0, 1, 2], 0, mixed, weight));
    let found = solved(&framework, &Setting::of(&framework));
    let all = num_bigint::BigUint::from(3_u32).pow(12);
    for (name, answer) in found.named() {
        let solution = answer.solution().unwrap();
        assert!(answer.is_exact(), "{name}");
        for tie in &solution.ties {
            assert_eq!(&tie.count % &all, num_bigint::BigUint::ZERO, "{name}");
        }
        assert_eq!(solution.packages.len(), 100, "{name}");
        let settled = |package: &Package| package.0.iter().skip(1).step_by(2).copied().collect::<Vec<_>>();
        for (number, package) in solution.packages.iter().enumerate() {
            // The first hundred are the numbers 0 to 99 in base 3 on the issues that nobody weighs, the last one fastest.
            let digits = (0..12).rev().map(|place| number / 3_usize.pow(place) % 3);
            let expected: Vec<usize> = package.0.iter().step_by(2).copied().collect();
            if solution.ties[0].count == all {
                assert_eq!(digits.collect::<Vec<_>>(), expected, "{name}");
                assert_eq!(settled(package), settled(&solution.packages[0]));
            }
        }
    }
}

#[test]
fn a_party_that_can_gain_little_does_not_hide_the_levels_above_it() {
    // The third party weighs one issue of twelve, and reaches one point over no deal at most: all packages that give it that
    // share the least gain, and the second least decides.
    let value = |party: usize, issue: usize, term: usize| match (party, term) {
        (2, 0) => 41,
        (2, _) => 40 + u32::from(term == 1),
        _ => mixed(party, issue, term),
    };
    let weight = |party: usize, issue: usize| if party == 2 { u32::from(issue == 3) } else { weights(party, issue) };
    let issues: Vec<usize> = (0..10).collect();
    let framework = common::framework(&file(&issues, 3, &[0, 1, 2], 40, value, weight));
    assert_same_as_slow(&framework, &Setting::of(&framework));
}

#[test]
fn where_the_work_ends_the_best_found_comes_with_a_proven_gap() {
    let issues: Vec<usize> = (0..20).collect();
    let framework = common::framework(&file(&issues, 4, &[0, 1, 2, 3, 4], 0, mixed, weights));
    let game = Game::new(&framework, &Setting::of(&framework)).unwrap();
    let short = egalitarian(&game, &mut Meter::new(Limits { work: 1, ..Limits::default() })).unwrap();
    let whole = egalitarian(&game, &mut Meter::new(Limits::default())).unwrap();
    let least = |answer: &Answer| answer.solution().unwrap().totals.iter().min().copied().unwrap().to_f64();
    let solution = short.solution().unwrap();
    assert_eq!(solution.note, Some(Note::Unfinished));
    assert!(!short.is_exact() && whole.is_exact());
    assert!(least(&short) <= least(&whole) && least(&whole) <= least(&short) + solution.gap + 1e-9);
}

#[test]
fn a_cancelled_search_stops() {
    let issues: Vec<usize> = (0..20).collect();
    let framework = common::framework(&file(&issues, 4, &[0, 1, 2, 3], 0, mixed, weights));
    let game = Game::new(&framework, &Setting::of(&framework)).unwrap();
    let cancel = std::sync::atomic::AtomicBool::new(true);
    let mut ignore = |_| {};
    assert_eq!(
        Solutions::new(&game, &mut Meter::watched(Limits::default(), &cancel, &mut ignore)),
        Err(Stop::Cancelled)
    );
}

#[test]
fn raiffas_staircase_climbs_from_no_deal() {
    let framework = common::framework(include_str!("../scenarios/panama-canal-1974.toml"));
    let game = Game::new(&framework, &Setting::of(&framework)).unwrap();
    let found = raiffa(&game, &mut Meter::new(Limits::default())).unwrap();
    assert_eq!(found.steps[0].at, [0.0, 0.0]);
    assert_eq!(found.steps[0].best, [100.0, 100.0]);
    assert_eq!(found.steps[1].at, [50.0, 50.0]);
    assert!(found.steps.windows(2).all(|pair| pair[0].at.iter().zip(&pair[1].at).all(|(a, b)| a <= b)));
}
