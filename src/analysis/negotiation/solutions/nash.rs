//! The Nash solution: the greatest product of gains over no deal (Nash 1950), compared exactly.
//!
//! Only packages that give every party more than its no-deal value count: two losses do not multiply into a gain. Where there
//! are none, there is no solution. The gap is in points of the geometric mean of gains.

use super::{Answer, answer, for_units, points, space};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::search::best::{Wanted, best};
use crate::analysis::negotiation::search::measure::{Goal, Measure};
use crate::analysis::negotiation::units::{Table, Unit};

/// The packages with the greatest product of gains.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn nash(game: &Game, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    for_units!(game, table => of(game, table, meter))
}

fn of<U: Unit>(game: &Game, table: &Table<U>, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    let (Some(space), Some(one)) = (space(game, table), U::of(1)) else { return Ok(Answer::Nothing) };
    let (fractions, units) = points(game);
    let measure = Measure::new(Goal::Product, &fractions, &units);
    let found = best(&space, &measure, &vec![one; space.parties], Wanted::Ties, meter)?;
    Ok(answer(game, &space, found, None))
}
