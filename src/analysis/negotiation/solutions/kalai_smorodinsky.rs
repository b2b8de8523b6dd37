//! The solution of Kalai and Smorodinsky (1975) for finitely many packages: the lexicographic maximin (Imai 1983) of the ratios
//! ρ_p = (u_p − d_p) / (m_p − d_p), where m_p is the best that a party can get from a rational package.
//!
//! It is not the smallest spread of ratios. A party with m_p = d_p is left out.

use super::ratios::{Best, doubted, ratios};
use super::{Answer, answer, for_units, space};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::search::levels::lexicographic;
use crate::analysis::negotiation::search::measure::Goal;
use crate::analysis::negotiation::units::{Table, Unit};

/// The packages with the lexicographically greatest ratios, the least first.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn kalai_smorodinsky(game: &Game, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    for_units!(game, table => of(game, table, meter))
}

fn of<U: Unit>(game: &Game, table: &Table<U>, meter: &mut Meter<'_>) -> Result<Answer, Stop> {
    let Some(space) = space(game, table) else { return Ok(Answer::Nothing) };
    let ratios = match ratios(game, table, &space, Goal::Least, meter)? {
        Best::Found(ratios) => ratios,
        Best::Nothing => return Ok(Answer::Nothing),
        Best::Unknown => return Ok(Answer::Unknown),
    };
    let found = lexicographic(&space, &ratios.measure, &vec![U::default(); space.parties], meter)?;
    let found = if ratios.proven { found } else { doubted(found, 1.0) };
    Ok(answer(game, &space, found, ratios.note))
}
