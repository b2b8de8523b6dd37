//! All packages that a rule singles out, with the way to the one that has a way: what a chart of a game marks.

use super::budget::{Meter, Stop};
use super::game::Game;
use super::solutions::raiffa::{Raiffa, raiffa};
use super::solutions::{
    Answer, egalitarian::egalitarian, kalai_smorodinsky::kalai_smorodinsky, nash::nash,
    relative_utilitarian::relative_utilitarian, utilitarian::utilitarian,
};

/// What each rule singles out of one game.
#[derive(Clone, Debug, PartialEq)]
pub struct References {
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
    /// Raiffa's staircase and its end.
    pub raiffa: Raiffa,
}

impl References {
    /// Computes all of them; each may take an equal part of what work is left.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn new(game: &Game, meter: &mut Meter<'_>) -> Result<Self, Stop> {
        let within = |left: u64, meter: &mut Meter<'_>, solve: fn(&Game, &mut Meter<'_>) -> Result<Answer, Stop>| {
            let allowed = meter.left() / left;
            meter.within(allowed, |meter| solve(game, meter))
        };
        Ok(Self {
            nash: within(6, meter, nash)?,
            kalai_smorodinsky: within(5, meter, kalai_smorodinsky)?,
            egalitarian: within(4, meter, egalitarian)?,
            utilitarian: within(3, meter, utilitarian)?,
            relative_utilitarian: within(2, meter, relative_utilitarian)?,
            raiffa: raiffa(game, meter)?,
        })
    }

    /// Whether every one of them is proven.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let Self { nash, kalai_smorodinsky, egalitarian, utilitarian, relative_utilitarian, raiffa } = self;
        [nash, kalai_smorodinsky, egalitarian, utilitarian, relative_utilitarian, &raiffa.answer]
            .into_iter()
            .all(Answer::is_exact)
    }
}
