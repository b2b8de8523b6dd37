//! The egalitarian solution: the lexicographic maximin of gains in points (Kalai 1977; lexicographic after Imai 1983).
//!
//! The least gain is made as great as it can be, then the second least, and so on. Gains of different parties are compared,
//! which says something only where their points mean the same.

use super::{Answer, answer, for_units, points, space};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::search::levels::lexicographic;
use crate::analysis::negotiation::search::measure::{Goal, Measure};
use crate::analysis::negotiation::units::{Table, Unit};

/// The packages with the lexicographically greatest gains, the least first.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn egalitarian(game: &Game, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    for_units!(game, table => of(game, table, meter))
}

fn of<U: Unit>(game: &Game, table: &Table<U>, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    let Some(space) = space(game, table) else { return Ok(Answer::Nothing) };
    let (fractions, units) = points(game);
    let measure = Measure::new(Goal::Least, &fractions, &units);
    let found = lexicographic(&space, &measure, &vec![U::default(); space.parties], meter)?;
    Ok(answer(game, &space, found, None))
}
