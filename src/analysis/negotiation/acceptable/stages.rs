//! The same answers one after the other, the quickest first, for who would rather see something than wait for everything:
//! what is acceptable, then who alone rejects what, then what single relaxations would buy, then pairs of them.

use num_bigint::BigUint;

use super::closest::Closest;
use super::count::Count;
use super::{Asked, Change, Relaxation, SEED, TermShare, WhyNot, sort, tell};
use crate::analysis::exact::Total;
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::{Game, GameError};
use crate::analysis::negotiation::package::Package;
use crate::analysis::negotiation::setting::{Choice, RedLineRef, Setting};
use crate::analysis::negotiation::solutions::for_units;
use crate::analysis::negotiation::units::Unit;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};

/// What is acceptable, or closest to it, with the game that it is counted in.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptable {
    game: Game,
    seed: u64,
    parties: Vec<PartyIx>,
    packages: BigUint,
    count: Count,
    closest: Closest,
    shares: Vec<TermShare>,
}

impl Acceptable {
    /// Counts the packages of `framework` under `setting`.
    ///
    /// # Errors
    /// [`Stop::Cancelled`]; within that [`GameError`], where the setting makes no game.
    pub fn new(
        framework: &Framework,
        setting: &Setting,
        meter: &mut Meter<'_>,
    ) -> Result<Result<Self, GameError>, Stop> {
        let game = match Game::new(framework, setting) {
            Ok(game) => game,
            Err(error) => return Ok(Err(error)),
        };
        Self::of(game, SEED, meter).map(Ok)
    }

    /// Counts the packages of a game; estimates are drawn by `seed`.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn of(game: Game, seed: u64, meter: &mut Meter<'_>) -> Result<Self, Stop> {
        let (closest, count, shares) = for_units!(game, table => Asked::new(&game, table, seed).acceptable(meter))?;
        let parties = game.players().iter().map(|player| player.party).collect();
        Ok(Self { packages: game.packages(), game, seed, parties, count, closest, shares })
    }

    /// The game that it is counted in.
    #[must_use]
    pub const fn game(&self) -> &Game {
        &self.game
    }

    /// Who must agree, in the order of the file.
    #[must_use]
    pub fn parties(&self) -> &[PartyIx] {
        &self.parties
    }

    /// The no-deal value of each of them.
    pub fn no_deals(&self) -> impl Iterator<Item = Option<Total>> + '_ {
        self.game.players().iter().map(|player| player.no_deal)
    }

    /// |F|.
    #[must_use]
    pub const fn packages(&self) -> &BigUint {
        &self.packages
    }

    /// |A|.
    #[must_use]
    pub const fn count(&self) -> &Count {
        &self.count
    }

    /// Whether it is counted and, where nothing is acceptable, the distance proven.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.count.is_exact() && self.closest.is_proven()
    }

    /// The packages closest to being acceptable, where none is.
    #[must_use]
    pub const fn closest(&self) -> &Closest {
        &self.closest
    }

    /// How many issues were counted with the central value of an uncertain one.
    #[must_use]
    pub fn uncertain(&self) -> usize {
        self.game.uncertain().len()
    }

    /// On how many issues numbers of a range are looked at, and how many numbers together.
    #[must_use]
    pub fn ranges(&self) -> (usize, usize) {
        self.game.ranges().fold((0, 0), |(issues, numbers), (_, of)| (issues + 1, numbers + of))
    }

    /// What may be chosen on an issue, each with its share of the acceptable packages: 0 where there are none.
    #[must_use]
    pub fn shares(&self, issue: IssueIx) -> Vec<(Choice, f64)> {
        let shares: Vec<_> = self.shares.iter().filter(|share| share.issue == issue).collect();
        let of = |at: usize| shares.iter().find(|share| share.choice == at).map_or(0.0, |share| share.share);
        let choices = self.game.issues().get(issue.0).map_or(&[][..], |issue| &issue.choices);
        choices.iter().enumerate().map(|(at, choice)| (*choice, of(at))).collect()
    }

    /// The red lines that a package crosses, issue by issue.
    #[must_use]
    pub fn crossed(&self, package: &Package) -> Vec<RedLineRef> {
        let issues = self.game.issues().iter().zip(&package.0);
        issues.flat_map(|(issue, at)| issue.crossed.get(*at).into_iter().flatten().copied()).collect()
    }

    /// What a package says, issue by issue.
    #[must_use]
    pub fn choices(&self, package: &Package) -> Vec<Choice> {
        let issues = self.game.issues().iter().zip(&package.0);
        issues.filter_map(|(issue, at)| issue.choices.get(*at).copied()).collect()
    }
}

/// For each of those who must agree how many packages it alone rejects.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn alone(of: &Acceptable, meter: &mut Meter<'_>) -> Result<Vec<Count>, Stop> {
    for_units!(of.game, table => Asked::new(&of.game, table, of.seed).every_alone(&of.count, [0.0, 1.0], meter))
}

/// What giving up one thing would buy.
#[derive(Clone, Debug, PartialEq)]
pub struct Singles {
    /// |A| without each red line that rules anything out and without each no-deal value; greatest first.
    pub each: Vec<(Change, Count)>,
    /// Where nothing is acceptable: |A| without all red lines on each issue that has any, in the framework's order.
    pub issues: Vec<(IssueIx, Count)>,
}

/// Counts what giving up one thing would buy.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn singles(of: &Acceptable, meter: &mut Meter<'_>) -> Result<Singles, Stop> {
    for_units!(of.game, table => Asked::new(&of.game, table, of.seed).singles(&of.count, [0.0, 1.0], meter))
}

/// |A| without two things, for every two of them, greatest first.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn pairs(of: &Acceptable, meter: &mut Meter<'_>) -> Result<Vec<Relaxation>, Stop> {
    for_units!(of.game, table => Asked::new(&of.game, table, of.seed).every_pair(meter))
}

/// All of it: what is acceptable, and why not more is.
#[derive(Clone, Debug, PartialEq)]
pub struct Stages {
    /// What is acceptable, or closest to it.
    pub acceptable: Acceptable,
    /// What each of those who must agree alone rejects.
    pub alone: Vec<Count>,
    /// What giving up one thing would buy.
    pub singles: Singles,
    /// What giving up two would; only where nothing is acceptable and no one thing would change that.
    pub pairs: Vec<Relaxation>,
}

impl Stages {
    /// Counts one stage after the other. Each count may use up its part of the work allowed, and is an estimate, drawn by
    /// `seed`, where it would need more.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn count(game: Game, seed: u64, meter: &mut Meter<'_>) -> Result<Self, Stop> {
        let acceptable = Acceptable::of(game, seed, meter)?;
        meter.report(0.1, 0);
        let (alone, singles, pairs) = for_units!(acceptable.game, table => {
            Asked::new(&acceptable.game, table, seed).stages(&acceptable.count, meter)
        })?;
        Ok(Self { acceptable, alone, singles, pairs })
    }

    /// The stages as one answer.
    #[must_use]
    pub fn answer(&self) -> WhyNot {
        let Acceptable { game, packages, count, closest, shares, .. } = &self.acceptable;
        let single = |(change, acceptable): &(Change, Count)| Relaxation {
            changes: vec![*change],
            acceptable: acceptable.clone(),
        };
        let gaining = self.pairs.iter().filter(|pair| !pair.acceptable.is_none());
        let mut relaxations: Vec<Relaxation> = self.singles.each.iter().map(single).chain(gaining.cloned()).collect();
        sort(&mut relaxations);
        let unbound = game.players().iter().filter(|player| player.no_deal.is_none());
        WhyNot {
            packages: packages.clone(),
            acceptable: count.clone(),
            sole_blockers: self.alone.clone(),
            relaxations,
            closest: closest.clone(),
            shares: shares.clone(),
            without_no_deal: unbound.map(|player| player.party).collect(),
        }
    }
}

impl<U: Unit> Asked<'_, U> {
    /// What follows the count of what is acceptable.
    fn stages(
        &self,
        acceptable: &Count,
        meter: &mut Meter<'_>,
    ) -> Result<(Vec<Count>, Singles, Vec<Relaxation>), Stop> {
        let (players, changes) = (self.game.players().len(), self.changes().len());
        let middle = 0.1 + 0.9 * players as f64 / (players + changes) as f64;
        let allowed = meter.left() / (players + changes) as u64 * players as u64;
        let alone = meter.within(allowed, |meter| self.every_alone(acceptable, [0.1, middle], meter))?;
        let singles = self.singles(acceptable, [middle, 1.0], meter)?;
        let helps = |(_, count): &(Change, Count)| !count.is_none();
        let pairs =
            if acceptable.is_none() && !singles.each.iter().any(helps) { self.every_pair(meter)? } else { Vec::new() };
        Ok((alone, singles, pairs))
    }

    fn acceptable(&self, meter: &mut Meter<'_>) -> Result<(Closest, Count, Vec<TermShare>), Stop> {
        let (closest, base) = self.base(meter)?;
        let shares = self.shares(&base.shares);
        Ok((closest, base.count, shares))
    }

    fn singles(&self, acceptable: &Count, told: [f64; 2], meter: &mut Meter<'_>) -> Result<Singles, Stop> {
        let issues = if acceptable.is_none() { self.without_issues(meter)? } else { Vec::new() };
        let mut each = self.every_single(acceptable, told, meter)?;
        sort(&mut each);
        let single = |of: Relaxation| of.changes.first().map(|change| (*change, of.acceptable));
        Ok(Singles { each: each.into_iter().filter_map(single).collect(), issues })
    }

    fn without_issues(&self, meter: &mut Meter<'_>) -> Result<Vec<(IssueIx, Count)>, Stop> {
        let issues = self.game.issues().iter();
        let with_lines: Vec<IssueIx> = issues
            .filter(|issue| issue.crossed.iter().any(|crossed| !crossed.is_empty()))
            .map(|issue| issue.issue)
            .collect();
        let mut found = Vec::with_capacity(with_lines.len());
        for issue in &with_lines {
            let lines = self.lines.iter().filter(|line| self.issue_of(**line) == Some(*issue));
            let changes: Vec<Change> = lines.map(|line| Change::RedLine(*line)).collect();
            let allowed = meter.left() / 2 / (with_lines.len() - found.len()) as u64;
            found.push((*issue, meter.within(allowed, |meter| self.without(&changes, &Count::ZERO, meter))?));
        }
        Ok(found)
    }

    fn every_pair(&self, meter: &mut Meter<'_>) -> Result<Vec<Relaxation>, Stop> {
        let changes = self.changes();
        let all = changes.len() * changes.len().saturating_sub(1) / 2;
        let mut found = Vec::with_capacity(all);
        for (at, first) in changes.iter().enumerate() {
            for second in &changes[at + 1..] {
                let allowed = meter.left() / (all - found.len()) as u64;
                let pair = vec![*first, *second];
                let acceptable = meter.within(allowed, |meter| self.without(&pair, &Count::ZERO, meter))?;
                found.push(Relaxation { changes: pair, acceptable });
                tell(meter, [0.0, 1.0], (found.len(), all));
            }
        }
        sort(&mut found);
        Ok(found)
    }
}
