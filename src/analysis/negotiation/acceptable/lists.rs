//! All partial packages of some blocks as a list of sums: equal ones together, with how many there are, and without those
//! that cannot become acceptable.

use num_bigint::BigUint;

use crate::analysis::negotiation::search::multipliers::threshold;
use crate::analysis::negotiation::search::space::{Space, dot};
use crate::analysis::negotiation::units::Unit;

use super::problem::Problem;

/// Where each label of a layer goes with each choice of the next block.
#[derive(Clone, Debug)]
struct Step {
    /// The block of the space.
    block: usize,
    /// Label by label and choice by choice the label it becomes; [`NOWHERE`] where it is dropped.
    to: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;

/// The sums of all partial packages of some blocks.
#[derive(Clone, Debug)]
pub struct List<U> {
    parties: usize,
    /// The sums, label by label, ascending.
    sums: Vec<U>,
    /// How many partial packages have each sum.
    counts: Vec<u128>,
    steps: Vec<Step>,
}

impl<U: Unit> List<U> {
    /// The partial packages of `blocks`, from `start` on; `None` where there are more than `most` labels, or packages than
    /// 128 bits can count.
    #[must_use]
    pub fn new(problem: &Problem<U>, blocks: &[usize], start: &[U], most: usize) -> Option<Self> {
        let space = &problem.space;
        let packages = blocks.iter().map(|block| space.blocks[*block].choices.len() as u128);
        packages
            .clone()
            .try_fold(1_u128, |product, size| product.checked_mul(size).filter(|product| *product < 1 << 126))?;
        let mut list = Self { parties: space.parties, sums: start.to_vec(), counts: vec![1], steps: Vec::new() };
        for (at, block) in blocks.iter().enumerate() {
            list.extend(problem, *block, &problem.needs(blocks, start, at + 1), most)?;
        }
        Some(list)
    }

    /// How many labels.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether no partial package can become acceptable.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The sums of one label.
    #[must_use]
    pub fn sum(&self, label: usize) -> &[U] {
        &self.sums[label * self.parties..(label + 1) * self.parties]
    }

    /// How many partial packages have the sums of each label.
    #[must_use]
    pub fn counts(&self) -> &[u128] {
        &self.counts
    }

    fn extend(&mut self, problem: &Problem<U>, block: usize, least: &[f64], most: usize) -> Option<()> {
        let open = &problem.space.blocks[block];
        let (parties, picks) = (self.parties, open.choices.len());
        let mut sums: Vec<U> = Vec::new();
        let mut from: Vec<u32> = Vec::new();
        let mut floating = vec![0.0; parties];
        // Choice by choice, so that the candidates are runs that are sorted already.
        for pick in 0..picks {
            let row = &open.units[pick * parties..(pick + 1) * parties];
            for label in 0..self.len() {
                let start = sums.len();
                for (party, (sum, unit)) in self.sum(label).iter().zip(row).enumerate() {
                    let sum = *sum + *unit;
                    sums.push(sum);
                    floating[party] = sum.to_f64();
                }
                let reaches = |(weights, least): (&Vec<f64>, &f64)| dot(weights, &floating) >= *least;
                if problem.weights.iter().zip(least).all(reaches) {
                    from.push((label * picks + pick) as u32);
                } else {
                    sums.truncate(start);
                }
            }
            if from.len() > most.saturating_mul(8) || self.len() * picks > NOWHERE as usize {
                return None;
            }
        }
        let of = |at: u32| &sums[at as usize * parties..(at as usize + 1) * parties];
        let mut order: Vec<u32> = (0..from.len() as u32).collect();
        order.sort_by(|a, b| of(*a).cmp(of(*b)));
        let mut next = Self { parties, sums: Vec::new(), counts: Vec::new(), steps: Vec::new() };
        let mut to = vec![NOWHERE; self.len() * picks];
        let mut before: Option<&[U]> = None;
        for at in order {
            let own = of(at);
            if before != Some(own) {
                before = Some(own);
                next.sums.extend_from_slice(own);
                next.counts.push(0);
            }
            let came = from[at as usize] as usize;
            to[came] = next.counts.len() as u32 - 1;
            if let Some(count) = next.counts.last_mut() {
                *count += self.counts[came / picks];
            }
        }
        self.sums = next.sums;
        self.counts = next.counts;
        self.steps.push(Step { block, to });
        (self.len() <= most).then_some(())
    }

    /// For each block of the space that the list decides and each of its choices: how many whole packages have it, where each
    /// label is completed in so many ways.
    pub fn share_out(&self, space: &Space<U>, completions: &[u128], into: &mut [Vec<BigUint>]) {
        // How many partial packages lead to each label of each layer before the last.
        let mut forward: Vec<Vec<u128>> = vec![vec![1]];
        for step in &self.steps {
            let picks = space.blocks[step.block].choices.len();
            let before = forward.last().map_or(&[][..], Vec::as_slice);
            let labels = step.to.iter().filter(|to| **to != NOWHERE).max().map_or(0, |to| *to as usize + 1);
            let mut counts = vec![0; labels];
            for (came, to) in step.to.iter().enumerate().filter(|(_, to)| **to != NOWHERE) {
                counts[*to as usize] += before[came / picks];
            }
            forward.push(counts);
        }
        let mut ways: Vec<BigUint> = completions.iter().map(|count| BigUint::from(*count)).collect();
        for (step, counts) in self.steps.iter().zip(&forward).rev() {
            let picks = space.blocks[step.block].choices.len();
            let mut before = vec![BigUint::ZERO; counts.len()];
            for (came, to) in step.to.iter().enumerate().filter(|(_, to)| **to != NOWHERE) {
                let ways = &ways[*to as usize];
                before[came / picks] += ways;
                into[step.block][came % picks] += ways * counts[came / picks];
            }
            ways = before;
        }
    }
}

/// The least weighted sums after the first `decided` of `blocks`, multiplier by multiplier, for a list that starts at `start`.
impl<U: Unit> Problem<U> {
    fn needs(&self, blocks: &[usize], start: &[U], decided: usize) -> Vec<f64> {
        let floors = vec![0.0; self.space.parties];
        let floating: Vec<f64> =
            start.iter().zip(&self.measure.scale).map(|(sum, scale)| sum.to_f64() * scale).collect();
        self.multipliers
            .iter()
            .map(|weights| {
                let most = |block: usize| {
                    self.shadow.rows(block).map(|row| dot(row, weights)).fold(f64::NEG_INFINITY, f64::max)
                };
                let here: f64 = blocks[..decided].iter().map(|block| most(*block)).sum();
                let all: f64 = (0..self.space.blocks.len()).map(most).sum();
                // Of the space's start this list holds the part that it starts from.
                let rest = dot(weights, &self.shadow.start) - dot(weights, &floating);
                threshold(&self.measure, &self.shadow, &floors, weights, None) - (all - here) - rest
            })
            .collect()
    }
}
