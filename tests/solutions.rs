//! Single solutions against every package taken one by one, and their published cases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
mod oracle;

use std::cmp::{Ordering, Reverse};
use std::ops::{Add, Mul, Sub};

use num_bigint::BigInt;
use oracle::problems::problem;
use oracle::{Oracle, Slow, dominates};
use proptest::prelude::*;
use westphalia::analysis::exact::Total;
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::package::Package;
use westphalia::analysis::negotiation::setting::{Choice, Domain, Ideal, Setting};
use westphalia::analysis::negotiation::solutions::raiffa::raiffa;
use westphalia::analysis::negotiation::solutions::{Answer, Note, Solutions};
use westphalia::model::framework::Framework;
use westphalia::model::ids::TermIx;

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
