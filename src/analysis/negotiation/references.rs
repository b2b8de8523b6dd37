//! Packages that rules single out, with the way to the one that has a way: what a chart of a game marks.

use std::collections::BTreeMap;

use super::budget::{Meter, Stop};
use super::game::Game;
use super::solutions::raiffa::{Stair, raiffa};
use super::solutions::{
    Answer, egalitarian::egalitarian, kalai_smorodinsky::kalai_smorodinsky, nash::nash,
    relative_utilitarian::relative_utilitarian, utilitarian::utilitarian,
};

/// A rule that singles out packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// The greatest product of gains.
    Nash,
    /// The most even shares of the best possible gains.
    KalaiSmorodinsky,
    /// The greatest smallest gain.
    EqualGain,
    /// The greatest sum of totals.
    Sum,
    /// The greatest sum of shares of the best possible gains.
    RelativeSum,
    /// The end of Raiffa's staircase.
    Raiffa,
}

impl Reference {
    /// Every rule, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Nash, Self::KalaiSmorodinsky, Self::EqualGain, Self::Sum, Self::RelativeSum, Self::Raiffa];
}

/// What rules single out of one game.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct References {
    answers: BTreeMap<Reference, Answer>,
    stairs: Vec<Stair>,
}

impl References {
    /// What `rules` single out; each may take an equal part of what work is left.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn new(
        game: &Game,
        rules: impl ExactSizeIterator<Item = Reference>,
        meter: &mut Meter<'_>,
    ) -> Result<Self, Stop> {
        let mut found = Self::default();
        let all = rules.len();
        for (at, rule) in rules.enumerate() {
            let allowed = meter.left() / (all - at) as u64;
            let answer = meter.within(allowed, |meter| found.solve(game, rule, meter))?;
            found.answers.insert(rule, answer);
        }
        Ok(found)
    }

    fn solve(&mut self, game: &Game, rule: Reference, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
        match rule {
            Reference::Nash => nash(game, meter),
            Reference::KalaiSmorodinsky => kalai_smorodinsky(game, meter),
            Reference::EqualGain => egalitarian(game, meter),
            Reference::Sum => utilitarian(game, meter),
            Reference::RelativeSum => relative_utilitarian(game, meter),
            Reference::Raiffa => {
                let found = raiffa(game, meter)?;
                self.stairs = found.steps;
                Ok(found.answer)
            }
        }
    }

    /// Leaves only what is proven.
    #[must_use]
    pub fn proven(mut self) -> Self {
        self.answers.retain(|_, answer| answer.is_exact());
        self
    }

    /// What a rule singles out; `None` where it was not asked for.
    #[must_use]
    pub fn answer(&self, rule: Reference) -> Option<&Answer> {
        self.answers.get(&rule)
    }

    /// Whether every one of `rules` was asked for.
    #[must_use]
    pub fn covers(&self, mut rules: impl Iterator<Item = Reference>) -> bool {
        rules.all(|rule| self.answers.contains_key(&rule))
    }

    /// Raiffa's staircase, from no deal on; empty where it was not asked for.
    #[must_use]
    pub fn stairs(&self) -> &[Stair] {
        &self.stairs
    }
}
