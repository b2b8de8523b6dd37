//! The relative utilitarian solution: the greatest sum of ρ_p = (u_p − d_p) / (m_p − d_p) (Dhillon and Mertens 1999, here over
//! no deal), where m_p is the best that a party can get from a rational package. A party with m_p = d_p is left out.

use super::ratios::{Best, doubted, ratios};
use super::{Answer, answer, for_units, space};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::search::best::{Wanted, best};
use crate::analysis::negotiation::search::measure::Goal;
use crate::analysis::negotiation::units::{Table, Unit};

/// The packages with the greatest sum of ratios.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn relative_utilitarian(game: &Game, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    for_units!(game, table => of(game, table, meter))
}

fn of<U: Unit>(game: &Game, table: &Table<U>, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    let Some(space) = space(game, table) else { return Ok(Answer::Nothing) };
    let ratios = match ratios(game, table, &space, Goal::Sum, meter)? {
        Best::Found(ratios) => ratios,
        Best::Nothing => return Ok(Answer::Nothing),
        Best::Unknown => return Ok(Answer::Unknown),
    };
    let found = best(&space, &ratios.measure, &vec![U::default(); space.parties], Wanted::Ties, meter)?;
    let found = if ratios.proven { found } else { doubted(found, space.parties as f64) };
    Ok(answer(game, &space, found, ratios.note))
}
