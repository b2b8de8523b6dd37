//! The slow, obvious way: every package of a small game, one by one, straight from the framework and from scoring.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

pub mod acceptability;
pub mod problems;

use westphalia::analysis::exact::{Margin, Total};
use westphalia::analysis::negotiation::choices::outcome;
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::package::Package;
use westphalia::analysis::negotiation::setting::{Choice, Domain, NoDeal, RedLineRef, Setting};
use westphalia::analysis::outcome::{Counted, may_cross};
use westphalia::analysis::scoring::{Basis, central, score};
use westphalia::analysis::values::ValueTable;
use westphalia::model::framework::Framework;
use westphalia::model::ids::{IssueIx, PartyIx, TermIx};
use westphalia::model::issue::Scale;
use westphalia::model::link::{Condition, Effect};
use westphalia::model::party::Never;
use westphalia::model::scenario::Outcome;
use westphalia::model::value::ValueFunction;

/// One package.
#[derive(Clone, Debug)]
pub struct Slow {
    /// What it says, issue by issue.
    pub choices: Vec<Choice>,
    /// The same as positions among what may be agreed.
    pub package: Package,
    /// What it is worth to each party that negotiates.
    pub totals: Vec<Total>,
    /// Red lines that it crosses, of the parties that negotiate.
    pub crossed: Vec<RedLineRef>,
}

/// All packages that are not impossible, in order, and the no-deal values.
#[derive(Clone, Debug)]
pub struct Oracle {
    /// Who negotiates.
    pub parties: Vec<PartyIx>,
    /// Every package that no impossible link forbids.
    pub packages: Vec<Slow>,
    /// The no-deal values of those who negotiate.
    pub no_deal: Vec<Option<Total>>,
}

impl Oracle {
    /// Every package of `framework` under `setting`.
    pub fn new(framework: &Framework, setting: &Setting) -> Self {
        let parties: Vec<PartyIx> = framework.party_ixs().filter(|party| setting.parties.contains(party)).collect();
        let agreed: Vec<Vec<Choice>> =
            framework.issue_ixs().map(|issue| may_be_agreed(framework, setting, issue)).collect();
        let mut packages = vec![Vec::new()];
        for choices in &agreed {
            packages = packages
                .iter()
                .flat_map(|package| (0..choices.len()).map(|choice| [package.as_slice(), &[choice]].concat()))
                .collect();
        }
        let packages = packages
            .into_iter()
            .map(Package)
            .filter_map(|package| {
                let choices: Vec<Choice> = package.0.iter().zip(&agreed).map(|(at, choices)| choices[*at]).collect();
                (!is_impossible(framework, &choices)).then(|| slow(framework, setting, &parties, choices, package))
            })
            .collect();
        let no_deal = no_deal(framework, setting, &parties);
        Self { parties, packages, no_deal }
    }

    /// Whether every party that has a no-deal value reaches it; with `zero` a party without one wants 0.
    pub fn is_rational(&self, slow: &Slow, zero: bool) -> bool {
        let zero = zero.then(|| Total::new(0, 1).unwrap());
        self.no_deal
            .iter()
            .zip(&slow.totals)
            .all(|(no_deal, total)| no_deal.or(zero).is_none_or(|least| *total >= least))
    }

    /// The packages of a domain: parties without a no-deal value want 0 in the rational one.
    pub fn domain(&self, domain: Domain) -> Vec<&Slow> {
        let inside = |slow: &&Slow| match domain {
            Domain::All => true,
            Domain::Rational => self.is_rational(slow, true),
            Domain::Acceptable => self.is_rational(slow, false) && slow.crossed.is_empty(),
        };
        self.packages.iter().filter(inside).collect()
    }

    /// The gains over the no-deal values, 0 where there is none.
    pub fn gains(&self, slow: &Slow) -> Vec<Margin> {
        let zero = Total::new(0, 1).unwrap();
        self.no_deal
            .iter()
            .zip(&slow.totals)
            .map(|(no_deal, total)| Margin::new(*total, no_deal.unwrap_or(zero)))
            .collect()
    }
}

/// Whether the first gives no party less than the second, and some party more.
pub fn dominates(first: &[Total], second: &[Total]) -> bool {
    first.iter().zip(second).all(|(a, b)| a >= b) && first.iter().zip(second).any(|(a, b)| a > b)
}

/// Asserts that a game holds the same packages with the same worth as the slow way.
pub fn assert_same(game: &Game, slow: &Oracle) {
    assert_eq!(game.packages(), slow.packages.len().into());
    assert_eq!(game.players().iter().map(|player| player.no_deal).collect::<Vec<_>>(), slow.no_deal);
    for package in &slow.packages {
        let choices = game.block_choices(&package.package).expect("a possible package");
        assert_eq!(game.package(&choices), package.package);
        assert_eq!(game.package_of(&package.choices).as_ref(), Some(&package.package));
        let units = game.sum(&choices);
        assert_eq!(game.totals(&units), package.totals);
        let mut crossed: Vec<RedLineRef> =
            choices.iter().enumerate().flat_map(|(block, choice)| game.red_lines(block, *choice)).collect();
        crossed.sort_unstable();
        assert_eq!(crossed, package.crossed);
        let barred = choices.iter().enumerate().any(|(block, choice)| game.is_barred(block, *choice));
        assert_eq!(barred, !crossed.is_empty());
    }
}

fn may_be_agreed(framework: &Framework, setting: &Setting, issue: IssueIx) -> Vec<Choice> {
    if let Some((_, choice)) = setting.fixed.iter().rev().find(|(fixed, _)| *fixed == issue) {
        return vec![*choice];
    }
    match &framework.issue(issue).scale {
        Scale::Terms(terms) => (0..terms.len()).map(|term| Choice::Term(TermIx(term))).collect(),
        Scale::Range(range) => {
            let mut numbers = match range.step {
                Some(step) => {
                    let whole = ((range.to - range.from) / step).floor() as usize;
                    (0..=whole).map(|k| range.from + k as f64 * step).collect()
                }
                None => happenings(framework, setting, issue),
            };
            numbers.extend(setting.also.iter().filter(|(of, _)| *of == issue).map(|(_, number)| *number));
            numbers.retain(|number| (range.from..=range.to).contains(number));
            numbers.sort_by(f64::total_cmp);
            numbers.dedup();
            numbers.into_iter().map(Choice::Number).collect()
        }
    }
}

fn happenings(framework: &Framework, setting: &Setting, issue: IssueIx) -> Vec<f64> {
    let range = framework.issue(issue).range().unwrap();
    let mut numbers = vec![range.from, range.to];
    numbers.extend(range.marks.iter().map(|mark| mark.at));
    let file =
        framework.party_ixs().flat_map(|party| &framework.party(party).red_lines).map(|line| (line.issue, &line.never));
    for (_, never) in
        file.chain(setting.added.iter().map(|line| (line.issue, &line.never))).filter(|(on, _)| *on == issue)
    {
        if let Never::Numbers { below, above } = never {
            numbers.extend([*below, *above].into_iter().flatten());
        }
    }
    for party in framework.parties() {
        if let Some(ValueFunction::Points(points)) = &party.judgements[issue.0].values {
            numbers.extend(points.iter().map(|point| point.0));
        }
    }
    let positions = framework.scenarios().iter().filter_map(|scenario| scenario.positions[issue.0].outcome.as_ref());
    for outcome in positions.chain(framework.issue(issue).silent.iter().map(|silent| &silent.outcome)) {
        match outcome {
            Outcome::Number(number) => numbers.push(*number),
            Outcome::AnyNumber(chances) => numbers.extend(chances.iter().map(|chance| chance.of)),
            Outcome::Between { low, likely, high } => {
                numbers.extend([Some(*low), *likely, Some(*high)].into_iter().flatten());
            }
            Outcome::Term(_) | Outcome::AnyTerm(_) => {}
        }
    }
    for link in framework.links() {
        for (on, condition) in &link.when {
            if let (true, Condition::Numbers { above, below }) = (*on == issue, condition) {
                numbers.extend([*above, *below].into_iter().flatten());
            }
        }
    }
    numbers
}

fn is_impossible(framework: &Framework, choices: &[Choice]) -> bool {
    framework.links().iter().any(|link| {
        link.effect == Effect::Impossible
            && link.when.iter().all(|(issue, condition)| match choices[issue.0] {
                Choice::Term(term) => condition.meets_term(term),
                Choice::Number(number) => condition.meets_number(number),
            })
    })
}

fn slow(framework: &Framework, setting: &Setting, parties: &[PartyIx], choices: Vec<Choice>, package: Package) -> Slow {
    let outcomes: Vec<Outcome> = choices.iter().map(|choice| outcome(*choice)).collect();
    let worth = |party: &PartyIx| {
        central(framework, &setting.weights, *party, |issue| Counted::Outcome(&outcomes[issue.0])).unwrap()
    };
    let mut crossed = Vec::new();
    for party in parties {
        let own = framework.party(*party).red_lines.iter().map(|line| (line.issue, &line.never));
        let tried = setting.added.iter().filter(|line| line.party == *party).map(|line| (line.issue, &line.never));
        for (index, (issue, never)) in own.chain(tried).enumerate() {
            let line = RedLineRef { party: *party, index };
            let counts = Counted::Outcome(&outcomes[issue.0]);
            if may_cross(framework, issue, counts, never) && !setting.lifted.contains(&line) {
                crossed.push(line);
            }
        }
    }
    Slow { totals: parties.iter().map(worth).collect(), choices, package, crossed }
}

fn no_deal(framework: &Framework, setting: &Setting, parties: &[PartyIx]) -> Vec<Option<Total>> {
    let basis =
        Basis { weights: setting.weights.clone(), assumed_no_deal: setting.assumed_no_deal, ..Basis::of(framework) };
    let scores = score(framework, &ValueTable::new(framework, setting.silence), &basis);
    let of = |party: &PartyIx| {
        let scores = &scores.parties[party.0];
        match setting.no_deal.iter().rev().find(|(whose, _)| whose == party) {
            Some((_, NoDeal::None)) => None,
            Some((_, NoDeal::Value(value))) => Some(Total::stated(*value)),
            Some((_, NoDeal::Scenario(scenario))) => scores.scenarios[scenario.0].total,
            None => scores.reservation,
        }
    };
    parties.iter().map(of).collect()
}
