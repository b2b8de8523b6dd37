//! The lexicographic maximin: the least gain as great as it can be, then the second least, and so on.
//!
//! One search usually settles all of it. Where very many packages share the least gain, because a party can get no more than
//! that whatever is chosen, the levels are taken one after the other: such parties are fixed at what they get, and the search
//! goes on with the others.

use super::best::{Found, Wanted, best};
use super::measure::Measure;
use super::space::Space;
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::units::Unit;

/// Steps that one search for everything may take before levels are tried.
const AT_ONCE: u64 = 50_000_000;

/// All packages with the lexicographically greatest gains, of those that give every party at least its floor. The measure's
/// goal must be [`Goal::Least`](super::measure::Goal::Least).
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn lexicographic<U: Unit>(
    space: &Space<U>,
    measure: &Measure,
    floors: &[U],
    meter: &mut Meter<'_>,
) -> Result<Found, Stop> {
    let (mut measure, mut floors) = (measure.clone(), floors.to_vec());
    loop {
        let found = meter.within(AT_ONCE, |meter| best(space, &measure, &floors, Wanted::Ties, meter))?;
        if !matches!(&found, Found::Best(best) if !best.finished) && !matches!(found, Found::Unknown)
            || meter.left() == 0
        {
            return Ok(found);
        }
        let Found::Best(level) = best(space, &measure, &floors, Wanted::One, meter)? else { return Ok(found) };
        let (Some(group), true) = (level.groups.first(), level.finished) else { return Ok(found) };
        let gains: Vec<U> = group.gains.iter().filter_map(|gain| U::of(*gain)).collect();
        let value = measure.value(&gains);
        for (party, floor) in floors.iter_mut().enumerate() {
            *floor = measure.level(&value, party).map_or(*floor, |level: U| level.max(*floor));
        }
        let fixed = stuck(space, &measure, &floors, meter)?;
        if fixed.is_empty() {
            return best(space, &measure, &floors, Wanted::Ties, meter);
        }
        for party in fixed {
            measure = measure.without(party);
        }
    }
}

/// The parties that count and can get no more than their floors, which some package gives to all.
fn stuck<U: Unit>(
    space: &Space<U>,
    measure: &Measure,
    floors: &[U],
    meter: &mut Meter<'_>,
) -> Result<Vec<usize>, Stop> {
    let mut stuck = Vec::new();
    let counted: Vec<usize> = (0..space.parties).filter(|party| measure.counts(*party)).collect();
    for party in counted.iter().copied().filter(|_| counted.len() > 1) {
        let alone =
            counted.iter().filter(|other| **other != party).fold(measure.clone(), |alone, other| alone.without(*other));
        if let Found::Best(most) = best(space, &alone, floors, Wanted::One, meter)? {
            let floor: i128 = floors[party].into();
            if most.finished && most.groups.iter().all(|group| group.gains[party] == floor) {
                stuck.push(party);
            }
        }
    }
    // One party at least must be left to count.
    stuck.truncate(counted.len().saturating_sub(1));
    Ok(stuck)
}
