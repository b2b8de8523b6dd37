//! The efficient packages as points to be drawn, sorted and filtered, each with whether it is acceptable to all.
//!
//! A point is acceptable where some package with its totals is: it gives every party its no-deal value and crosses no red line.
//! Where the searched packages may cross red lines that is so exactly if the point is on the frontier of the acceptable
//! packages too: an acceptable package that nothing dominates is not dominated by an acceptable one.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::budget::{Meter, Stop};
use super::frontier::Frontier;
use super::game::Game;
use super::package::Package;
use super::setting::Domain;
use crate::analysis::exact::Total;

/// Efficient packages of a game.
#[derive(Clone, Debug)]
pub struct Cloud {
    frontier: Frontier,
    parties: usize,
    totals: Vec<f64>,
    acceptable: Vec<bool>,
    acceptable_points: usize,
    packages: BigUint,
}

impl Cloud {
    /// The efficient packages of `game`; `deal` is the same game with the no-deal values that count, over the packages that
    /// are acceptable.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn new(game: &Game, deal: &Game, meter: &mut Meter<'_>) -> Result<Self, Stop> {
        let frontier = Frontier::new(game, meter)?;
        let parties = game.players().len();
        let per_unit: Vec<f64> = game.players().iter().map(|player| player.scale.points()).collect();
        let least = least(game, deal);
        let mut totals = Vec::with_capacity(frontier.len() * parties);
        let mut acceptable = Vec::with_capacity(frontier.len());
        for point in 0..frontier.len() {
            if point % 4096 == 0 {
                meter.wanted()?;
            }
            let units = frontier.units(point);
            totals.extend(units.iter().zip(&per_unit).map(|(units, worth)| *units as f64 * worth));
            acceptable.push(units.iter().zip(&least).all(|(units, least)| units >= least));
        }
        if game.domain() != Domain::Acceptable && has_red_lines(game) {
            let inner = Frontier::new(deal, meter)?;
            keep_common(&mut acceptable, (game, &frontier), (deal, &inner));
        }
        let acceptable_points = acceptable.iter().filter(|acceptable| **acceptable).count();
        let packages = frontier.packages_count();
        meter.report(1.0, frontier.len() as u64);
        Ok(Self { frontier, parties, totals, acceptable, acceptable_points, packages })
    }

    /// How many points there are: packages that are worth the same to every party are one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.acceptable.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.acceptable.is_empty()
    }

    /// What a point is worth to each player, for display. `point` must be less than [`Self::len`].
    #[must_use]
    pub fn totals(&self, point: usize) -> &[f64] {
        &self.totals[point * self.parties..(point + 1) * self.parties]
    }

    /// Whether some package at a point is acceptable to all. `point` must be less than [`Self::len`].
    #[must_use]
    pub fn is_acceptable(&self, point: usize) -> bool {
        self.acceptable[point]
    }

    /// How many points are acceptable to all.
    #[must_use]
    pub const fn acceptable_points(&self) -> usize {
        self.acceptable_points
    }

    /// How many efficient packages there are.
    #[must_use]
    pub const fn packages(&self) -> &BigUint {
        &self.packages
    }

    /// How many packages a point stands for. `point` must be less than [`Self::len`].
    #[must_use]
    pub fn count(&self, point: usize) -> BigUint {
        self.frontier.count(point)
    }

    /// The packages at a point, at most `limit`, in order. `game` must be the one searched, `point` less than [`Self::len`].
    #[must_use]
    pub fn at(&self, game: &Game, point: usize, limit: usize) -> Vec<Package> {
        self.frontier.packages(game, point, limit)
    }

    /// By how many points of 0 to 100 efficient packages may be missed, at most for any party; `None` where all were found.
    #[must_use]
    pub fn missed_by(&self) -> Option<f64> {
        self.frontier.epsilon().map(|epsilon| epsilon.iter().copied().fold(0.0, f64::max))
    }

    /// The points that no other beats in what the players `across` and `up` get, by what `across` gets: all that matters to
    /// those two, since whatever is not efficient for all is worth no more to both than something that is.
    #[must_use]
    pub fn staircase(&self, across: usize, up: usize) -> Vec<[f64; 2]> {
        let pair = |point: usize| [self.totals(point)[across], self.totals(point)[up]];
        let mut pairs: Vec<[f64; 2]> = (0..self.len()).map(pair).collect();
        pairs.sort_by(|a, b| b[0].total_cmp(&a[0]).then(b[1].total_cmp(&a[1])));
        let mut steps: Vec<[f64; 2]> = Vec::new();
        for pair in pairs {
            if steps.last().is_none_or(|last| pair[1] > last[1]) {
                steps.push(pair);
            }
        }
        steps.reverse();
        steps
    }
}

/// For each player of `game` the least units that reach the no-deal value in `deal`.
fn least(game: &Game, deal: &Game) -> Vec<i128> {
    let least = |(player, with): (&super::game::Player, &super::game::Player)| match with.no_deal {
        // What passes 128 bits lies beyond every package, above or below.
        Some(total) => {
            let (least, _) = player.scale.reaching(total);
            let beyond = if least.sign() == num_bigint::Sign::Minus { i128::MIN } else { i128::MAX };
            i128::try_from(&least).unwrap_or(beyond)
        }
        None => i128::MIN,
    };
    game.players().iter().zip(deal.players()).map(least).collect()
}

fn has_red_lines(game: &Game) -> bool {
    let barred = |(at, block): (usize, &super::blocks::Block)| {
        (0..block.combinations.len()).any(|choice| game.is_barred(at, choice))
    };
    game.blocks().iter().enumerate().any(barred)
}

/// Leaves acceptable only points that both frontiers have; both are in descending order.
fn keep_common(acceptable: &mut [bool], (game, outer): (&Game, &Frontier), (deal, inner): (&Game, &Frontier)) {
    let totals = |game: &Game, frontier: &Frontier, point: usize| -> Option<Vec<Total>> {
        (point < frontier.len()).then(|| frontier.totals(game, point))
    };
    let mut at = 0;
    let mut now = totals(deal, inner, at);
    for (point, acceptable) in acceptable.iter_mut().enumerate() {
        if !*acceptable {
            continue;
        }
        let wanted = outer.totals(game, point);
        let order = loop {
            match now.as_ref().map(|now| now.cmp(&wanted)) {
                Some(Ordering::Greater) => {
                    at += 1;
                    now = totals(deal, inner, at);
                }
                order => break order,
            }
        };
        *acceptable = order == Some(Ordering::Equal);
    }
}
