//! An estimate of how many packages are acceptable, for problems that are too large to count.
//!
//! The last blocks are listed in full; of the others packages are drawn evenly, and for each draw the completions are counted
//! exactly (conditional Monte Carlo). The estimate is unbiased and comes with its standard error; the same seed gives the same.

use num_bigint::BigUint;

use super::count::{Count, Counted, named};
use super::problem::{Problem, product};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::units::{Unit, big_to_f64};
use crate::analysis::random::Stream;

/// The most completions that are listed.
const LISTED: usize = 2048;

/// The most draws.
const DRAWS: u64 = 200_000;

/// Draws without one hit say little: their standard error is that of one hit of all completions at once.
#[derive(Clone, Debug, Default)]
struct Tally {
    draws: u64,
    sum: f64,
    squares: f64,
}

/// Estimates a problem, with shares.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn estimate<U: Unit>(problem: &Problem<U>, seed: u64, meter: &mut Meter<'_>) -> Result<Counted, Stop> {
    let space = &problem.space;
    let parties = space.parties;
    let size = |block: usize| space.blocks[block].choices.len();
    let mut order: Vec<usize> = (0..space.blocks.len()).collect();
    order.sort_by_key(|block| (size(*block), *block));
    let mut listed = 1;
    let in_full = order.iter().take_while(|block| {
        listed *= size(**block);
        listed <= LISTED
    });
    let (tail, head) = order.split_at(in_full.count());
    let completions = completions(problem, tail);
    let cost = (completions.len() * (parties + 1) + head.len() * parties * 4) as u64;
    let draws = (meter.left() / cost.max(1)).clamp(1000, DRAWS);
    let mut random = Stream::of(seed);
    let mut tally = Tally::default();
    let mut occurring: Vec<Vec<f64>> = space.blocks.iter().map(|open| vec![0.0; open.choices.len()]).collect();
    let mut hits = vec![0_u64; completions.len()];
    let mut picks = vec![0; head.len()];
    for draw in 0..draws {
        let mut sums = space.start.clone();
        for (pick, block) in picks.iter_mut().zip(head) {
            *pick = random.below(size(*block));
            let row = &space.blocks[*block].units[*pick * parties..];
            sums.iter_mut().zip(row).for_each(|(sum, unit)| *sum += *unit);
        }
        let mut met = 0_u64;
        for ((_, offer), hits) in completions.iter().zip(&mut hits) {
            let meets = sums.iter().zip(offer).all(|(sum, offer)| *sum + *offer >= U::default());
            met += u64::from(meets);
            *hits += u64::from(meets);
        }
        let met = met as f64;
        tally.draws += 1;
        tally.sum += met;
        tally.squares += met * met;
        for (pick, block) in picks.iter().zip(head) {
            occurring[*block][*pick] += met;
        }
        if draw % 256 == 0 {
            meter.wanted()?;
        }
    }
    // What is used up here was allowed for; an estimate is always given.
    let _ = meter.spend(draws * cost);
    for ((tail_picks, _), hits) in completions.iter().zip(hits) {
        for (pick, block) in tail_picks.iter().zip(tail) {
            occurring[*block][*pick] += hits as f64;
        }
    }
    let all = tally.sum.max(1.0);
    occurring.iter_mut().flatten().for_each(|count| *count /= all);
    let heads = big_to_f64(&head.iter().map(|block| BigUint::from(size(*block))).product::<BigUint>().into());
    let shares = if tally.sum > 0.0 { named(&space.blocks, &occurring) } else { Vec::new() };
    Ok(Counted { count: tally.count(heads, completions.len() as f64, &product(&space.blocks)), shares })
}

impl Tally {
    fn count(&self, heads: f64, most: f64, all: &BigUint) -> Count {
        let draws = self.draws as f64;
        let mean = self.sum / draws;
        let variance = ((self.squares / draws - mean * mean) * draws / (draws - 1.0)).max(0.0);
        let error = if self.sum > 0.0 { (variance / draws).sqrt() } else { most / draws };
        Count { packages: whole(mean * heads).min(all.clone()), standard_error: Some(error * heads) }
    }
}

/// The nearest whole number to one that is not negative.
fn whole(number: f64) -> BigUint {
    if number < 9e18 {
        return BigUint::from(number.round() as u64);
    }
    let bits = number.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as usize;
    let mantissa = BigUint::from((bits & ((1 << 52) - 1)) | 1 << 52);
    if exponent == 0x7ff { BigUint::ZERO } else { mantissa << (exponent.saturating_sub(1075)) }
}

/// All choices of some blocks with their sums.
fn completions<U: Unit>(problem: &Problem<U>, blocks: &[usize]) -> Vec<(Vec<usize>, Vec<U>)> {
    let parties = problem.space.parties;
    let mut all = vec![(Vec::new(), vec![U::default(); parties])];
    for block in blocks {
        let open = &problem.space.blocks[*block];
        let longer = |(picks, sums): &(Vec<usize>, Vec<U>)| {
            let one = |(pick, row): (usize, &[U])| {
                let sums = sums.iter().zip(row).map(|(sum, unit)| *sum + *unit).collect();
                ([picks.as_slice(), &[pick]].concat(), sums)
            };
            open.units.chunks_exact(parties).enumerate().map(one).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn great_numbers_are_whole() {
        assert_eq!(whole(2.5e3), BigUint::from(2500_u32));
        assert_eq!(whole(2_f64.powi(100) * 3.0), BigUint::from(3_u32) << 100);
    }
}
