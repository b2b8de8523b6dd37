//! What is acceptable to everyone, and why not more is (methods, section 4): A = {x: u_p(x) ≥ d_p for all p, and no red line
//! crossed}. How many packages that is, who alone rejects how many, what each red line and no-deal value costs, how far the
//! closest packages are from acceptable, and which terms occur in how much of it.
//!
//! A party without a no-deal value rejects by its red lines alone. An empty A is a result.

pub mod closest;
pub mod count;
mod crossings;
pub mod dominance;
pub mod estimate;
pub mod lists;
pub mod problem;
pub mod stages;

use num_bigint::BigUint;

use super::budget::{Meter, Stop};
use super::game::Game;
use super::setting::RedLineRef;
use super::units::{Table, Unit};
use crate::model::ids::{IssueIx, PartyIx};
use closest::{Closest, closest};
use count::{Count, Counted, Share, count};
use problem::pose;
use stages::Stages;

/// One thing that is tried without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// A red line.
    RedLine(RedLineRef),
    /// A party's no-deal value.
    NoDeal(PartyIx),
}

impl Change {
    /// Whose red line or no-deal value it is.
    #[must_use]
    pub const fn party(self) -> PartyIx {
        match self {
            Self::RedLine(line) => line.party,
            Self::NoDeal(party) => party,
        }
    }
}

/// What would be acceptable without one or two things.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxation {
    /// What is tried without; one, or two.
    pub changes: Vec<Change>,
    /// |A| then.
    pub acceptable: Count,
}

/// How much of A one choice of an issue occurs in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TermShare {
    /// The issue.
    pub issue: IssueIx,
    /// Position among the game's choices on it.
    pub choice: usize,
    /// 0..=1.
    pub share: f64,
}

/// What is acceptable, and why not more is.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot {
    /// |F|: the packages that no impossible link forbids.
    pub packages: BigUint,
    /// |A|.
    pub acceptable: Count,
    /// For each of the game's players how many packages it alone rejects.
    pub sole_blockers: Vec<Count>,
    /// |A| without each red line that rules anything out and without each no-deal value; where A and all these are empty, also
    /// without two of them, those pairs that leave anything. Greatest first.
    pub relaxations: Vec<Relaxation>,
    /// The packages closest to being acceptable, where none is.
    pub closest: Closest,
    /// How much of A each choice occurs in, issue by issue; empty where A is.
    pub shares: Vec<TermShare>,
    /// Players without a no-deal value: they reject by red lines alone.
    pub without_no_deal: Vec<PartyIx>,
}

impl WhyNot {
    /// Whether every number is a count, and the distance proven.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let mut counts = self.relaxations.iter().map(|relaxation| &relaxation.acceptable).chain(&self.sole_blockers);
        self.acceptable.is_exact() && self.closest.proven && counts.all(Count::is_exact)
    }
}

/// The seed of estimates where the user gives none.
pub const SEED: u64 = 1;

/// What is acceptable in a game, and why not more is. Counts that would take too long are estimates, drawn by `seed`.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn why_not(game: &Game, seed: u64, meter: &mut Meter<'_>) -> Result<WhyNot, Stop> {
    Ok(Stages::count(game.clone(), seed, meter)?.answer())
}

/// Everything that the counts of one game have in common.
struct Asked<'a, U> {
    game: &'a Game,
    table: &'a Table<U>,
    /// What a unit of each player is worth in points.
    points: Vec<f64>,
    /// Players with a no-deal value.
    bound: Vec<usize>,
    /// Red lines that rule anything out, in order.
    lines: Vec<RedLineRef>,
    seed: u64,
}

impl<'a, U: Unit> Asked<'a, U> {
    fn new(game: &'a Game, table: &'a Table<U>, seed: u64) -> Self {
        let points = game.players().iter().map(|player| player.scale.points()).collect();
        let bound = (0..game.players().len()).filter(|player| game.players()[*player].no_deal.is_some()).collect();
        let mut lines: Vec<RedLineRef> =
            game.issues().iter().flat_map(|issue| &issue.crossed).flatten().copied().collect();
        lines.sort_unstable();
        lines.dedup();
        Self { game, table, points, bound, lines, seed }
    }

    /// The closest packages where nothing is acceptable, else how much is.
    fn base(&self, meter: &mut Meter<'_>) -> Result<(Closest, Counted), Stop> {
        let closest =
            meter.within(meter.left() / 4, |meter| closest(self.game, self.table, &self.points, &self.bound, meter))?;
        if !closest.packages.is_empty() && closest.proven {
            return Ok((closest, Counted { count: Count::ZERO, shares: Vec::new() }));
        }
        let open = |block, choice| !self.game.is_barred(block, choice);
        let base = meter.within(meter.left() / 2, |meter| self.count(open, &self.bound, true, meter))?;
        Ok((closest, base))
    }

    /// What each player alone rejects; `progress` is told from the first of `told` to the second.
    fn every_alone(&self, acceptable: &Count, told: [f64; 2], meter: &mut Meter<'_>) -> Result<Vec<Count>, Stop> {
        let players = self.game.players().len();
        let mut found = Vec::with_capacity(players);
        for player in 0..players {
            let allowed = meter.left() / (players - player) as u64;
            found.push(meter.within(allowed, |meter| self.alone_rejected(player, acceptable, meter))?);
            tell(meter, told, (found.len(), players));
        }
        Ok(found)
    }

    /// |A| without each single change, in the order of the changes.
    fn every_single(&self, acceptable: &Count, told: [f64; 2], meter: &mut Meter<'_>) -> Result<Vec<Relaxation>, Stop> {
        let changes = self.changes();
        let mut found = Vec::with_capacity(changes.len());
        for change in &changes {
            let allowed = meter.left() / (changes.len() - found.len()) as u64;
            let acceptable = meter.within(allowed, |meter| self.without(&[*change], acceptable, meter))?;
            found.push(Relaxation { changes: vec![*change], acceptable });
            tell(meter, told, (found.len(), changes.len()));
        }
        Ok(found)
    }

    fn count(
        &self,
        open: impl Fn(usize, usize) -> bool,
        bound: &[usize],
        shares: bool,
        meter: &mut Meter<'_>,
    ) -> Result<Counted, Stop> {
        count(&pose(self.table, open, bound, &self.points), shares, self.seed, meter)
    }

    /// Every red line and no-deal value, player by player.
    fn changes(&self) -> Vec<Change> {
        let of = |(at, player): (usize, &super::game::Player)| {
            let party = player.party;
            let lines = self.lines.iter().filter(move |line| line.party == party).map(|line| Change::RedLine(*line));
            lines.chain(self.bound.contains(&at).then_some(Change::NoDeal(party)))
        };
        self.game.players().iter().enumerate().flat_map(of).collect()
    }

    /// The packages that one player rejects and all others accept.
    fn alone_rejected(&self, player: usize, acceptable: &Count, meter: &mut Meter<'_>) -> Result<Count, Stop> {
        let party = self.game.players()[player].party;
        let others: Vec<usize> = self.bound.iter().copied().filter(|other| *other != player).collect();
        let open = |block, choice| self.game.red_lines(block, choice).all(|line| line.party == party);
        let without = self.count(open, &others, false, meter)?.count;
        Ok(less(&without, acceptable))
    }

    /// |A| without some things.
    fn without(&self, changes: &[Change], acceptable: &Count, meter: &mut Meter<'_>) -> Result<Count, Stop> {
        let kept = |player: &&usize| !changes.contains(&Change::NoDeal(self.game.players()[**player].party));
        let bound: Vec<usize> = self.bound.iter().filter(kept).copied().collect();
        let lifted = |line: RedLineRef| changes.contains(&Change::RedLine(line));
        if let [Change::RedLine(line)] = changes {
            // What comes in addition crosses this line, which is on one issue of one block: only that is counted.
            let own = |block: usize| {
                self.game.blocks()[block].issues.iter().any(|issue| self.issue_of(*line) == Some(*issue))
            };
            let open = |block, choice| {
                let mut crossed = self.game.red_lines(block, choice).peekable();
                crossed.peek().is_some() == own(block) && crossed.all(lifted)
            };
            return Ok(more(acceptable, &self.count(open, &bound, false, meter)?.count));
        }
        let open = |block, choice| self.game.red_lines(block, choice).all(lifted);
        Ok(self.count(open, &bound, false, meter)?.count)
    }

    fn issue_of(&self, line: RedLineRef) -> Option<IssueIx> {
        let issues = self.game.issues().iter();
        issues
            .filter(|issue| issue.crossed.iter().flatten().any(|crossed| *crossed == line))
            .map(|issue| issue.issue)
            .next()
    }

    /// Shares of blocks' choices as shares of issues' choices.
    fn shares(&self, shares: &[Share]) -> Vec<TermShare> {
        if shares.is_empty() {
            return Vec::new();
        }
        let mut sums: Vec<Vec<f64>> = self.game.issues().iter().map(|issue| vec![0.0; issue.choices.len()]).collect();
        for Share { block, choice, share } in shares {
            for (issue, at) in self.game.blocks()[*block].decode(*choice) {
                sums[issue.0][at] += share;
            }
        }
        let of = |(issue, sums): (usize, &Vec<f64>)| {
            let each = sums.iter().enumerate();
            each.map(move |(choice, share)| TermShare { issue: IssueIx(issue), choice, share: *share })
                .collect::<Vec<_>>()
        };
        sums.iter().enumerate().flat_map(of).collect()
    }
}

/// Tells progress from one share to another, so much of it done.
fn tell(meter: &mut Meter<'_>, [from, to]: [f64; 2], (done, all): (usize, usize)) {
    meter.report(from + (to - from) * done as f64 / all.max(1) as f64, done as u64);
}

/// Greatest first, single ones before pairs.
fn sort(relaxations: &mut [Relaxation]) {
    relaxations.sort_by(|a, b| {
        let by_size = b.acceptable.packages.cmp(&a.acceptable.packages);
        by_size.then_with(|| a.changes.len().cmp(&b.changes.len())).then_with(|| a.changes.cmp(&b.changes))
    });
}

/// The sum of two numbers of packages.
fn more(one: &Count, other: &Count) -> Count {
    Count { packages: &one.packages + &other.packages, standard_error: error(one, other) }
}

/// The first less the second, which it includes.
fn less(one: &Count, other: &Count) -> Count {
    let packages = if one.packages > other.packages { &one.packages - &other.packages } else { BigUint::ZERO };
    Count { packages, standard_error: error(one, other) }
}

/// The standard error of a sum or difference, as if the two were independent; `None` where both are exact.
fn error(one: &Count, other: &Count) -> Option<f64> {
    match (one.standard_error, other.standard_error) {
        (None, None) => None,
        (first, second) => Some(first.unwrap_or(0.0).hypot(second.unwrap_or(0.0))),
    }
}
