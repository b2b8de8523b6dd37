//! How many packages are acceptable: exactly by meeting in the middle, or estimated where that takes too long.
//!
//! Half of the blocks give a list of sums, the other half another, and for each sum of the first those of the second that make
//! up for it are counted by [`dominance`](super::dominance) (Horowitz and Sahni 1974 for one party). Work is estimated
//! beforehand, so that an estimate comes at once where a count would not end.

use num_bigint::BigUint;

use super::dominance::{Demand, Offer, Weight, count as pairs, steps};
use super::estimate::estimate;
use super::lists::List;
use super::problem::{Posed, Problem, product};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::search::space::Open;
use crate::analysis::negotiation::units::{Unit, big_to_f64};

/// A number of packages.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// How many.
    pub packages: BigUint,
    /// `None`: exact. Otherwise an estimate, with its standard error.
    pub standard_error: Option<f64>,
}

impl Count {
    /// None at all.
    pub const ZERO: Self = Self { packages: BigUint::ZERO, standard_error: None };

    /// An exact number.
    #[must_use]
    pub const fn exact(packages: BigUint) -> Self {
        Self { packages, standard_error: None }
    }

    /// Whether it is a count rather than an estimate.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.standard_error.is_none()
    }

    /// Whether there are certainly none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.is_exact() && self.packages == BigUint::ZERO
    }
}

/// How often a choice occurs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The game's block.
    pub block: usize,
    /// Its choice.
    pub choice: usize,
    /// The part of the packages counted that make it, 0..=1.
    pub share: f64,
}

/// What was counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// How many packages.
    pub count: Count,
    /// How often each choice occurs in them, by block and choice; those that never do may be missing. Only where asked for.
    pub shares: Vec<Share>,
}

/// The most dimensions in which pairs are counted; with more parties that can fall short there is an estimate.
const MOST_PARTIES: usize = 8;

/// Counts a problem, with shares if wanted. `seed` is for the estimate.
///
/// # Errors
/// [`Stop::Cancelled`].
pub fn count<U: Unit>(posed: &Posed<U>, shares: bool, seed: u64, meter: &mut Meter<'_>) -> Result<Counted, Stop> {
    match posed {
        Posed::Nothing => Ok(Counted { count: Count::ZERO, shares: Vec::new() }),
        Posed::All(blocks) => {
            let even = |open: &Open<U>| vec![1.0 / open.choices.len() as f64; open.choices.len()];
            let even: Vec<Vec<f64>> = blocks.iter().map(even).collect();
            Ok(Counted { count: Count::exact(product(blocks)), shares: named(blocks, &even) })
        }
        Posed::Some(problem) => match exact(problem, shares, meter)? {
            Some(counted) => Ok(counted),
            None => estimate(problem, seed, meter),
        },
    }
}

/// Shares with the game's blocks and choices.
pub(super) fn named<U>(blocks: &[Open<U>], shares: &[Vec<f64>]) -> Vec<Share> {
    let of = |(open, shares): (&Open<U>, &Vec<f64>)| {
        let block = open.block;
        let each = open.choices.iter().zip(shares);
        each.map(|(choice, share)| Share { block, choice: *choice, share: *share }).collect::<Vec<_>>()
    };
    blocks.iter().zip(shares).flat_map(of).collect()
}

/// The exact count; `None` where it would take more than is left.
fn exact<U: Unit>(problem: &Problem<U>, shares: bool, meter: &mut Meter<'_>) -> Result<Option<Counted>, Stop> {
    meter.wanted()?;
    let space = &problem.space;
    let passes = if shares { 2 } else { 1 };
    // A label holds its sums, its count, its ranks and its way there.
    let most = meter.limits().memory / (4 * (space.parties * size_of::<U>() + 64));
    let (left, right) = halves(problem);
    let zeros = vec![U::default(); space.parties];
    let Some(left) = List::new(problem, &left, &space.start, most) else { return Ok(None) };
    let Some(right) = List::new(problem, &right, &zeros, most) else { return Ok(None) };
    if left.is_empty() || right.is_empty() {
        return Ok(Some(Counted { count: Count::ZERO, shares: Vec::new() }));
    }
    let work = passes * steps(left.len(), right.len(), space.parties);
    if space.parties > MOST_PARTIES || work > meter.left() {
        return Ok(None);
    }
    // Both were looked at before: more work than that is not taken.
    meter.spend(work.min(meter.left()))?;
    let completions = completed(&left, &right);
    let each = left.counts().iter().zip(&completions);
    let packages: BigUint = each.map(|(count, ways)| BigUint::from(*count) * *ways).sum();
    let mut shares_of = Vec::new();
    if shares && packages != BigUint::ZERO {
        let mut occurring: Vec<Vec<BigUint>> =
            space.blocks.iter().map(|open| vec![BigUint::ZERO; open.choices.len()]).collect();
        left.share_out(space, &completions, &mut occurring);
        right.share_out(space, &completed(&right, &left), &mut occurring);
        let all = big_to_f64(&packages.clone().into());
        let share = |count: &BigUint| big_to_f64(&count.clone().into()) / all;
        let occurring: Vec<Vec<f64>> = occurring.iter().map(|counts| counts.iter().map(share).collect()).collect();
        shares_of = named(&space.blocks, &occurring);
    }
    Ok(Some(Counted { count: Count::exact(packages), shares: shares_of }))
}

/// The blocks in two parts whose products are alike: the widest first, each to the smaller part.
fn halves<U: Unit>(problem: &Problem<U>) -> (Vec<usize>, Vec<usize>) {
    let size = |block: usize| problem.space.blocks[block].choices.len();
    let mut order: Vec<usize> = (0..problem.space.blocks.len()).collect();
    order.sort_by_key(|block| (std::cmp::Reverse(size(*block)), *block));
    let (mut left, mut right) = ((Vec::new(), 0.0), (Vec::new(), 0.0));
    for block in order {
        let part = if left.1 <= right.1 { &mut left } else { &mut right };
        part.0.push(block);
        part.1 += (size(block) as f64).ln();
    }
    (left.0, right.0)
}

/// For each label of `own` how many partial packages of `other` make it acceptable: all sums together at least 0.
fn completed<U: Unit>(own: &List<U>, other: &List<U>) -> Vec<u128> {
    let all: Option<u64> =
        other.counts().iter().try_fold(0_u64, |sum, count| sum.checked_add(u64::try_from(*count).ok()?));
    match all {
        Some(_) => widened(own, other, |count| u64::try_from(count).unwrap_or(u64::MAX)),
        None => widened(own, other, |count| count),
    }
}

fn widened<U: Unit, W: Weight + Into<u128>>(own: &List<U>, other: &List<U>, weight: impl Fn(u128) -> W) -> Vec<u128> {
    let parties = own.sum(0).len();
    let weights: Vec<W> = other.counts().iter().map(|count| weight(*count)).collect();
    let ranks: Vec<(Vec<u32>, Vec<u32>)> = (0..parties).map(|party| ranked(own, other, party)).collect();
    let sums = match parties {
        1 => counted::<1, W>(&ranks, &weights),
        2 => counted::<2, W>(&ranks, &weights),
        3 => counted::<3, W>(&ranks, &weights),
        4 => counted::<4, W>(&ranks, &weights),
        5 => counted::<5, W>(&ranks, &weights),
        6 => counted::<6, W>(&ranks, &weights),
        7 => counted::<7, W>(&ranks, &weights),
        _ => counted::<8, W>(&ranks, &weights),
    };
    sums.into_iter().map(Into::into).collect()
}

fn counted<const K: usize, W: Weight>(ranks: &[(Vec<u32>, Vec<u32>)], weights: &[W]) -> Vec<W> {
    let demands = ranks.first().map_or(0, |(demands, _)| demands.len());
    let asked = |at: usize| std::array::from_fn(|axis| ranks[axis].0[at]);
    let offered = |at: usize| std::array::from_fn(|axis| ranks[axis].1[at]);
    let mut asks: Vec<Demand<K>> = (0..demands).map(|at| Demand { ranks: asked(at), at: at as u32 }).collect();
    let mut offers: Vec<Offer<K, W>> =
        weights.iter().enumerate().map(|(at, weight)| Offer { ranks: offered(at), weight: *weight }).collect();
    asks.sort_by_key(|ask| ask.ranks[0]);
    offers.sort_by_key(|offer| offer.ranks[0]);
    let mut sums = vec![W::default(); demands];
    pairs(&asks, &offers, &mut sums);
    sums
}

/// For one party the ranks of what `own` has and of what it needs beside `other`: what it has makes up where the other's rank
/// is less than its own.
fn ranked<U: Unit>(own: &List<U>, other: &List<U>, party: usize) -> (Vec<u32>, Vec<u32>) {
    let sorted = |values: &mut dyn Iterator<Item = U>| -> Vec<(U, u32)> {
        let mut values: Vec<(U, u32)> = values.zip(0_u32..).collect();
        values.sort_unstable();
        values
    };
    let needed = sorted(&mut (0..other.len()).map(|label| U::default() - other.sum(label)[party]));
    let had = sorted(&mut (0..own.len()).map(|label| own.sum(label)[party]));
    let mut needs = vec![0; other.len()];
    for (rank, (_, label)) in (0_u32..).zip(&needed) {
        needs[*label as usize] = rank;
    }
    let mut has = vec![0; own.len()];
    let mut met = 0;
    for (value, label) in had {
        while needed.get(met).is_some_and(|(need, _)| *need <= value) {
            met += 1;
        }
        has[label as usize] = met as u32;
    }
    (has, needs)
}
