//! Solutions that single out packages: one a file. What they return.
//!
//! Each is over the rational packages of the game's domain: every party gets at least its no-deal value, 0 where it has none.

use num_bigint::BigInt;

use super::budget::{Meter, Stop};
use super::game::Game;
use super::package::{LISTED, Package, Tie};
use super::search::best::{Best, Found, Group};
use super::search::space::Space;
use super::setting::Domain;
use super::units::{Scale, Table, Unit};
use crate::analysis::exact::Total;
use crate::model::ids::PartyIx;
use crate::model::quantity::MILLION;

pub mod egalitarian;
pub mod kalai_smorodinsky;
pub mod nash;
pub mod raiffa;
pub mod ratios;
pub mod relative_utilitarian;
pub mod utilitarian;

/// What a solution singles out: every package that attains it.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// What the packages are worth, in the order of the game's parties; where they differ, the first in descending order.
    pub totals: Vec<Total>,
    /// The packages with these totals, in order, at most [`LISTED`](super::package::LISTED).
    pub packages: Vec<Package>,
    /// All packages that attain it, together where their totals are equal, these first ones included; totals descending.
    /// At most [`LISTED`](super::package::LISTED) packages are listed over all of them.
    pub ties: Vec<Tie>,
    /// How far the best possible may lie above the best found, in the solution's own measure; 0 where it is exact.
    pub gap: f64,
    /// What must be known to read it.
    pub note: Option<Note>,
}

/// What must be known to read a solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// These parties can gain nothing over no deal, and are left out.
    NothingToGain(Vec<PartyIx>),
    /// The work allowed was used up: the best found, with a proven gap. Others as good may exist.
    Unfinished,
}

/// What looking for a solution gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The packages that attain it, or the best found.
    Found(Solution),
    /// There is none: no package gives every party its no-deal value, or for [`nash`] more than that.
    Nothing,
    /// The work allowed was used up before any such package was found.
    Unknown,
}

impl Answer {
    /// The solution, if there is one.
    #[must_use]
    pub const fn solution(&self) -> Option<&Solution> {
        match self {
            Self::Found(solution) => Some(solution),
            Self::Nothing | Self::Unknown => None,
        }
    }

    /// Whether it is proven: the best with all its ties, or that there is none.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Found(solution) => solution.note != Some(Note::Unfinished),
            Self::Nothing => true,
            Self::Unknown => false,
        }
    }
}

/// All single solutions of one game.
#[derive(Clone, Debug, PartialEq)]
pub struct Solutions {
    /// The greatest product of gains.
    pub nash: Answer,
    /// The lexicographic maximin of gains relative to the best possible.
    pub kalai_smorodinsky: Answer,
    /// The lexicographic maximin of gains.
    pub egalitarian: Answer,
    /// The greatest sum of totals.
    pub utilitarian: Answer,
    /// The greatest sum of relative gains.
    pub relative_utilitarian: Answer,
    /// The end of Raiffa's staircase.
    pub raiffa: Answer,
}

impl Solutions {
    /// Computes all of them; each may take an equal part of what work is left.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn new(game: &Game, meter: &mut Meter<'_>) -> Result<Self, Stop> {
        let mut left = 6;
        let mut part = |solve: &dyn Fn(&Game, &mut Meter<'_>) -> Result<Answer, Stop>| {
            let allowed = meter.left() / left;
            left -= 1;
            meter.within(allowed, |meter| solve(game, meter))
        };
        Ok(Self {
            nash: part(&nash::nash)?,
            kalai_smorodinsky: part(&kalai_smorodinsky::kalai_smorodinsky)?,
            egalitarian: part(&egalitarian::egalitarian)?,
            utilitarian: part(&utilitarian::utilitarian)?,
            relative_utilitarian: part(&relative_utilitarian::relative_utilitarian)?,
            raiffa: part(&|game, meter| raiffa::raiffa(game, meter).map(|found| found.answer))?,
        })
    }

    /// Each with the name that JSON and exports use.
    #[must_use]
    pub const fn named(&self) -> [(&'static str, &Answer); 6] {
        [
            ("nash", &self.nash),
            ("kalai_smorodinsky", &self.kalai_smorodinsky),
            ("egalitarian", &self.egalitarian),
            ("utilitarian", &self.utilitarian),
            ("relative_utilitarian", &self.relative_utilitarian),
            ("raiffa", &self.raiffa),
        ]
    }
}

/// Runs the same lines for both widths of units.
macro_rules! for_units {
    ($game:expr, $table:ident => $body:expr) => {
        match $game.units() {
            $crate::analysis::negotiation::units::Units::Narrow($table) => $body,
            $crate::analysis::negotiation::units::Units::Wide($table) => $body,
        }
    };
}
pub(super) use for_units;

/// The packages that solutions are over, but for rationality: without those that cross a red line where red lines bind.
fn space<U: Unit>(game: &Game, table: &Table<U>) -> Option<Space<U>> {
    let binding = game.domain() == Domain::Acceptable;
    Space::new(table, |block, choice| !(binding && game.is_barred(block, choice)))
}

/// What one unit of each party is worth in points, as a fraction and in floating point.
pub(super) fn points(game: &Game) -> (Vec<Option<(BigInt, BigInt)>>, Vec<f64>) {
    let scales = || game.players().iter().map(|player| &player.scale);
    let fractions = scales().map(|scale| Some((scale.divisor.clone(), &scale.times * scale.counted * MILLION)));
    (fractions.collect(), scales().map(Scale::points).collect())
}

/// What was found as an answer.
fn answer<U: Unit>(game: &Game, space: &Space<U>, found: Found, note: Option<Note>) -> Answer {
    let best = match found {
        Found::Best(best) => best,
        Found::Nothing => return Answer::Nothing,
        Found::Unknown => return Answer::Unknown,
    };
    let ties = ties(game, space, &best);
    let Some(first) = ties.first() else { return Answer::Nothing };
    let (totals, packages) = (first.totals.clone(), first.packages.clone());
    let note = if best.finished { note } else { Some(Note::Unfinished) };
    Answer::Found(Solution { totals, packages, ties, gap: best.gap, note })
}

fn ties<U: Unit>(game: &Game, space: &Space<U>, best: &Best) -> Vec<Tie> {
    let mut room = LISTED;
    let no_deal: Vec<i128> = space.start.iter().map(|start| (*start).into()).collect();
    let of = |group: &Group| {
        let tied = best.tied(space, group);
        let units: Vec<i128> = group.gains.iter().zip(&no_deal).map(|(gain, start)| gain - start).collect();
        let packages = tied.first(game, room);
        room -= packages.len();
        Tie { totals: game.totals(&units), count: tied.count(), packages }
    };
    best.groups.iter().map(of).collect()
}
