//! Better for everyone: packages that dominate a scenario, those that change least of it first.
//!
//! A scenario's central total, silence and open outcomes counted as the setting says, is what must be reached by every party
//! and passed by one. A change is an issue on which the package says something that the scenario does not: settling an
//! open outcome among its own options is none. Numbers that the scenario names may be kept even off the steps of a range.
//!
//! The search goes through packages with no change, one change, and so on, block by block. What is left of the way gives
//! at most so much in any mix of the parties' gains; a branch that cannot do without a loss, or cannot beat the smallest
//! gain of what is listed already, is cut off. Bounds are floating point with room for its errors; what is listed has been
//! compared exactly.

use std::cmp::Reverse;

use super::budget::{Meter, Stop};
use super::choices::outcome;
use super::game::{Game, GameError};
use super::package::Package;
use super::setting::{Choice, Domain, Setting};
use crate::analysis::exact::{Margin, Total};
use crate::analysis::outcome::{Counted, counted};
use crate::analysis::scoring::central;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::scenario::Outcome;

/// A package that dominates the scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Better {
    /// The package, of [`Improvements::game`].
    pub package: Package,
    /// Issues on which it says what the scenario does not.
    pub changed: Vec<IssueIx>,
    /// Issues that the scenario leaves open, or is silent on, and that it settles among the options left.
    pub settled: Vec<IssueIx>,
    /// What every party gains, in the order of the game's parties.
    pub gains: Vec<Margin>,
}

/// What is better for everyone than a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Improvements {
    /// The game that the packages are of: the setting's, with the scenario's own numbers among what may be agreed.
    pub game: Game,
    /// Fewest changes first, then the greatest smallest gain.
    pub packages: Vec<Better>,
    /// Whether there are no others.
    pub is_complete: bool,
    /// Whether there are others that only the limit on their number leaves out, or may be; otherwise, where the list is not
    /// complete, the work allowed was used up.
    pub is_cut: bool,
    /// The number of changes up to which nothing was left out, but for what the limit cuts off; `None`: not even without change.
    pub searched: Option<usize>,
}

/// Why there is nothing to compare with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BetterError {
    /// The setting makes no game.
    #[error(transparent)]
    Game(#[from] GameError),
    /// The scenario has no total for a party: nothing that counts has weight.
    #[error("the scenario has no total for a party")]
    NoTotal(PartyIx),
    /// Nobody wants the result any more.
    #[error("cancelled")]
    Cancelled,
}

/// At most `limit` packages of the setting's domain that dominate `scenario`.
///
/// # Errors
/// [`BetterError`]. A search that uses up its work returns what it has found, and says how far it came.
pub fn better(
    framework: &Framework,
    setting: &Setting,
    scenario: ScenarioIx,
    limit: usize,
    meter: &mut Meter<'_>,
) -> Result<Improvements, BetterError> {
    let mut setting = setting.clone();
    setting.also.extend(framework.issue_ixs().filter_map(|issue| {
        let said = counted(framework, scenario, issue, setting.silence).1;
        if let Counted::Outcome(Outcome::Number(number)) = said { Some((issue, *number)) } else { None }
    }));
    let game = Game::new(framework, &setting)?;
    let mut now = Vec::new();
    for player in game.players() {
        let counts = |issue| counted(framework, scenario, issue, setting.silence).1;
        let total = central(framework, &setting.weights, player.party, counts);
        now.push(total.ok_or(BetterError::NoTotal(player.party))?);
    }
    let kinds = kinds(framework, &setting, &game, scenario);
    let mut search = Search::new(&game, &kinds, &now, limit);
    let (mut packages, mut searched, mut is_cut, mut is_over) = (Vec::new(), None, limit == 0, false);
    for changes in 0..=framework.issues().len() {
        if packages.len() >= limit {
            is_cut = true;
            break;
        }
        let end = search.level(changes, limit - packages.len(), meter);
        packages.append(&mut search.found);
        match end {
            Ok(cut) => is_cut |= cut,
            Err(Stop::Cancelled) => return Err(BetterError::Cancelled),
            Err(Stop::Exhausted) => {
                is_over = true;
                break;
            }
        }
        searched = Some(changes);
        meter.report(changes as f64 / framework.issues().len() as f64, packages.len() as u64);
    }
    Ok(Improvements { packages, is_complete: !is_cut && !is_over, is_cut, searched, game })
}

/// How a choice stands to what the scenario says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Same,
    Settled,
    Changed,
}

/// For every issue and choice how it stands to the scenario.
fn kinds(framework: &Framework, setting: &Setting, game: &Game, scenario: ScenarioIx) -> Vec<Vec<Kind>> {
    let kind = |issue: IssueIx, choice: Choice| match counted(framework, scenario, issue, setting.silence).1 {
        Counted::Anything | Counted::Nothing => Kind::Settled,
        Counted::Outcome(said) if *said == outcome(choice) => Kind::Same,
        Counted::Outcome(said) if is_option(said, choice) => Kind::Settled,
        Counted::Outcome(_) => Kind::Changed,
    };
    game.issues().iter().map(|issue| issue.choices.iter().map(|choice| kind(issue.issue, *choice)).collect()).collect()
}

/// Whether an open outcome may turn out as the choice.
fn is_option(said: &Outcome, choice: Choice) -> bool {
    match (said, choice) {
        (Outcome::AnyTerm(chances), Choice::Term(term)) => {
            chances.iter().any(|chance| chance.of == term && !chance.likelihood.is_zero())
        }
        (Outcome::AnyNumber(chances), Choice::Number(number)) => {
            chances.iter().any(|chance| chance.of == number && !chance.likelihood.is_zero())
        }
        (Outcome::Between { low, high, .. }, Choice::Number(number)) => (*low..=*high).contains(&number),
        _ => false,
    }
}

/// One choice of a block.
struct Step {
    choice: usize,
    changes: usize,
    /// Gains in every mix.
    mixed: Vec<f64>,
}

struct Search<'a> {
    game: &'a Game,
    kinds: &'a [Vec<Kind>],
    now: &'a [Total],
    /// For each block its choices, those that change least first.
    steps: Vec<Vec<Step>>,
    /// For each block on, and number of changes left: the most that any way on adds to each mix.
    most: Vec<Vec<Vec<f64>>>,
    /// What each mix starts from.
    start: Vec<f64>,
    /// Room for errors of floating point.
    slack: f64,
    limit: usize,
    wanted: usize,
    found: Vec<Better>,
    is_cut: bool,
    choices: Vec<usize>,
    work: u64,
}

/// Mixes of the parties' gains that bounds are taken over, each with weights that add up to 1: one party, two, all.
fn mixes(parties: usize) -> Vec<Vec<f64>> {
    let mut mixes = Vec::new();
    let alone = |party: usize| (0..parties).map(|other| f64::from(u8::from(other == party))).collect::<Vec<f64>>();
    mixes.extend((0..parties).map(alone));
    for first in 0..parties {
        for second in first + 1..parties {
            for share in [0.5, 0.25, 0.75] {
                let both = |party| {
                    if party == first {
                        share
                    } else if party == second {
                        1.0 - share
                    } else {
                        0.0
                    }
                };
                mixes.push((0..parties).map(both).collect());
            }
        }
    }
    mixes.push(vec![1.0 / parties as f64; parties]);
    mixes
}

impl<'a> Search<'a> {
    fn new(game: &'a Game, kinds: &'a [Vec<Kind>], now: &'a [Total], limit: usize) -> Self {
        let mixes = mixes(now.len());
        let mix = |gains: &[f64]| -> Vec<f64> {
            mixes.iter().map(|mix| mix.iter().zip(gains).map(|(share, gain)| share * gain).sum()).collect()
        };
        let points: Vec<f64> = game.players().iter().map(|player| player.scale.points()).collect();
        let binds = game.domain() == Domain::Acceptable;
        let mut steps = Vec::new();
        let mut size = 0.0_f64;
        for (at, block) in game.blocks().iter().enumerate() {
            let mut of: Vec<Step> = (0..block.combinations.len())
                .filter(|choice| !binds || !game.is_barred(at, *choice))
                .map(|choice| {
                    let units = game.row(at, choice);
                    let gains: Vec<f64> =
                        units.iter().zip(&points).map(|(units, point)| *units as f64 * point).collect();
                    size = gains.iter().fold(size, |size, gain| size.max(gain.abs()));
                    let changed = |(issue, at): &(IssueIx, usize)| kinds[issue.0][*at] == Kind::Changed;
                    Step { choice, changes: block.decode(choice).filter(changed).count(), mixed: mix(&gains) }
                })
                .collect();
            of.sort_by_key(|step| (step.changes, step.choice));
            steps.push(of);
        }
        let start: Vec<f64> = now.iter().map(|total| -total.to_f64()).collect();
        let slack = (size * game.blocks().len() as f64 + 100.0) * 1e-11;
        let most = Self::most(&steps, mixes.len(), game.issues().len());
        let choices = vec![0; steps.len()];
        let start = mix(&start);
        Self {
            game,
            kinds,
            now,
            steps,
            most,
            start,
            slack,
            limit,
            wanted: 0,
            found: Vec::new(),
            is_cut: false,
            choices,
            work: 0,
        }
    }

    fn most(steps: &[Vec<Step>], mixes: usize, changes: usize) -> Vec<Vec<Vec<f64>>> {
        let mut most = vec![vec![vec![0.0; mixes]; changes + 1]];
        for block in steps.iter().rev() {
            let after = most.last().cloned().unwrap_or_default();
            let mut here = vec![vec![f64::NEG_INFINITY; mixes]; changes + 1];
            for (left, here) in here.iter_mut().enumerate() {
                for step in block.iter().take_while(|step| step.changes <= left) {
                    let after = &after[left - step.changes];
                    for (most, (step, after)) in here.iter_mut().zip(step.mixed.iter().zip(after)) {
                        *most = most.max(step + after);
                    }
                }
            }
            most.push(here);
        }
        most.reverse();
        most
    }

    /// Finds the best `wanted` packages with exactly so many changes; says whether there were more.
    fn level(&mut self, changes: usize, wanted: usize, meter: &mut Meter<'_>) -> Result<bool, Stop> {
        (self.wanted, self.is_cut) = (wanted.min(self.limit), false);
        let end = self.descend(0, changes, &self.start.clone(), meter);
        self.shorten();
        end.map(|()| self.is_cut)
    }

    fn descend(&mut self, block: usize, left: usize, sums: &[f64], meter: &mut Meter<'_>) -> Result<(), Stop> {
        self.work += 1;
        if self.work.is_multiple_of(1024) {
            meter.spend(1024 * 20 * self.steps.len() as u64)?;
        }
        if block == self.steps.len() {
            if left == 0 {
                self.consider();
            }
            return Ok(());
        }
        for at in 0..self.steps[block].len() {
            let step = &self.steps[block][at];
            if step.changes > left {
                break;
            }
            let rest = &self.most[block + 1][left - step.changes];
            let bound = sums.iter().zip(&step.mixed).zip(rest).map(|((sum, step), rest)| sum + step + rest);
            let bound = bound.fold(f64::INFINITY, f64::min);
            if bound < -self.slack {
                continue;
            }
            if self.found.len() >= self.wanted
                && self.found.last().is_some_and(|last| bound < smallest(last) - self.slack)
            {
                self.is_cut = true;
                continue;
            }
            let sums: Vec<f64> = sums.iter().zip(&step.mixed).map(|(sum, step)| sum + step).collect();
            (self.choices[block], _) = (step.choice, step.changes);
            let left = left - step.changes;
            self.descend(block + 1, left, &sums, meter)?;
        }
        Ok(())
    }

    /// Lists the package if it dominates the scenario, compared exactly.
    fn consider(&mut self) {
        let totals = self.game.totals(&self.game.sum(&self.choices));
        let is_better = totals.iter().zip(self.now).all(|(total, now)| total >= now)
            && totals.iter().zip(self.now).any(|(total, now)| total > now);
        let wants = |total: &Total, no_deal: Option<Total>| match self.game.domain() {
            Domain::All => true,
            Domain::Rational => *total >= no_deal.unwrap_or(Total::stated(crate::model::quantity::Micro::ZERO)),
            Domain::Acceptable => no_deal.is_none_or(|no_deal| *total >= no_deal),
        };
        if !is_better || !totals.iter().zip(self.game.players()).all(|(total, player)| wants(total, player.no_deal)) {
            return;
        }
        let package = self.game.package(&self.choices);
        let of = |kind: Kind| -> Vec<IssueIx> {
            (0..package.0.len()).map(IssueIx).filter(|issue| self.kinds[issue.0][package.0[issue.0]] == kind).collect()
        };
        let gains = totals.iter().zip(self.now).map(|(total, now)| Margin::new(*total, *now)).collect();
        let better = Better { changed: of(Kind::Changed), settled: of(Kind::Settled), gains, package };
        let place = self.found.partition_point(|other| order(other) < order(&better));
        self.found.insert(place, better);
        if self.found.len() > self.wanted.saturating_add(1) {
            self.shorten();
        }
    }

    fn shorten(&mut self) {
        if self.found.len() > self.wanted {
            self.found.truncate(self.wanted);
            self.is_cut = true;
        }
    }
}

/// The greatest smallest gain first, then the order of packages.
fn order(better: &Better) -> (Reverse<Option<Margin>>, &Package) {
    (Reverse(better.gains.iter().min().copied()), &better.package)
}

fn smallest(better: &Better) -> f64 {
    better.gains.iter().map(|gain| gain.to_f64()).fold(f64::INFINITY, f64::min)
}
