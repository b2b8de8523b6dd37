//! The utilitarian solution: the greatest sum of totals, in points.
//!
//! Totals of different parties are added, which says something only where their points mean the same.

use super::{Answer, answer, for_units, points, space};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::search::best::{Wanted, best};
use crate::analysis::negotiation::search::measure::{Goal, Measure};
use crate::analysis::negotiation::units::{Table, Unit};

/// The rational packages with the greatest sum of totals.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn utilitarian(game: &Game, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    for_units!(game, table => of(game, table, meter))
}

fn of<U: Unit>(game: &Game, table: &Table<U>, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    let Some(space) = space(game, table) else { return Ok(Answer::Nothing) };
    let (fractions, units) = points(game);
    // Gains differ from totals by the same for all packages.
    let measure = Measure::new(Goal::Sum, &fractions, &units);
    let found = best(&space, &measure, &vec![U::default(); space.parties], Wanted::Ties, meter)?;
    Ok(answer(game, &space, found, None))
}
