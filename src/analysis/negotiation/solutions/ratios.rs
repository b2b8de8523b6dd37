//! Gains relative to the best possible: ρ_p = (u_p − d_p) / (m_p − d_p), what two of the solutions compare.

use num_bigint::BigInt;

use super::{Note, points};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::search::best::{Found, Wanted, best};
use crate::analysis::negotiation::search::measure::{Goal, Measure};
use crate::analysis::negotiation::search::space::Space;
use crate::analysis::negotiation::setting::Ideal;
use crate::analysis::negotiation::units::{Table, Unit};

/// A measure of relative gains.
pub(super) struct Ratios {
    /// The measure; parties that can gain nothing do not count.
    pub(super) measure: Measure,
    /// The parties that can gain nothing.
    pub(super) note: Option<Note>,
    /// Whether every m_p is proven.
    pub(super) proven: bool,
}

/// The greatest gains and the measure they make; `None` where no package is rational, or none was found.
pub(super) enum Best {
    /// The measure.
    Found(Ratios),
    /// No package is rational.
    Nothing,
    /// The work allowed was used up before one was found.
    Unknown,
}

/// The measure of relative gains for a goal.
///
/// # Errors
/// [`Stop::Cancelled`].
pub(super) fn ratios<U: Unit>(
    game: &Game,
    table: &Table<U>,
    space: &Space<U>,
    goal: Goal,
    meter: &mut Meter<'_>,
) -> Result<Best, Stop> {
    let zeros = vec![U::default(); space.parties];
    let (fractions, units) = points(game);
    let whole = match game.ideal() {
        Ideal::Rational => None,
        Ideal::All => Space::new(table, |_, _| true),
    };
    let mut proven = true;
    let mut greatest: Vec<i128> = Vec::with_capacity(space.parties);
    for party in 0..space.parties {
        if let Some(whole) = &whole {
            greatest.push(whole.greatest(party).into());
            continue;
        }
        let alone: Vec<_> =
            fractions.iter().enumerate().map(|(other, points)| points.clone().filter(|_| other == party)).collect();
        let measure = Measure::new(Goal::Least, &alone, &units);
        match best(space, &measure, &zeros, Wanted::One, meter)? {
            Found::Best(best) => {
                proven &= best.finished;
                greatest.extend(best.groups.first().map(|group| group.gains[party]));
            }
            Found::Nothing => return Ok(Best::Nothing),
            Found::Unknown => return Ok(Best::Unknown),
        }
    }
    let idle = |party: &usize| greatest[*party] <= 0;
    let nothing: Vec<usize> = (0..space.parties).filter(idle).collect();
    // Where nobody can gain, every rational package gives no deal: any measure finds them all.
    let all_idle = nothing.len() == space.parties;
    let fraction = |greatest: &i128| {
        let below = if all_idle { 1 } else { *greatest };
        (below > 0).then(|| (BigInt::from(1), BigInt::from(below)))
    };
    let fractions: Vec<_> = greatest.iter().map(fraction).collect();
    let measure = Measure::new(goal, &fractions, &units);
    let parties = nothing.iter().map(|party| game.players()[*party].party).collect();
    let note = (!nothing.is_empty()).then_some(Note::NothingToGain(parties));
    Ok(Best::Found(Ratios { measure, note, proven }))
}

/// What was found under a measure whose greatest gains are not all proven is not proven either: ratios are at most 1.
pub(super) fn doubted(found: Found, most: f64) -> Found {
    match found {
        Found::Best(mut best) => {
            best.finished = false;
            best.gap = best.gap.max(most - best.shadow);
            Found::Best(best)
        }
        Found::Nothing | Found::Unknown => found,
    }
}
