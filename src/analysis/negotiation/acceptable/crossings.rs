//! Which red lines must be crossed where every package crosses some: the sets of them that some package crosses and of which
//! no package crosses a part alone.
//!
//! A red line is on one issue, and so of one block. The least sets of a game are thus those of its blocks, one of each, put
//! together; they are never listed in full.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigUint;

use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::setting::RedLineRef;

/// The least sets of a game, block by block.
#[derive(Clone, Debug)]
pub(super) struct Crossings {
    blocks: Vec<OfBlock>,
}

#[derive(Clone, Debug)]
struct OfBlock {
    /// The least sets, smallest first, then in the order of the file.
    sets: Vec<Vec<RedLineRef>>,
    /// For each choice of the block which of them it crosses, if it is one of them.
    of_choice: Vec<Option<usize>>,
}

/// One least set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Crossing {
    /// Its red lines, in the order of the file.
    pub(super) lines: Vec<RedLineRef>,
    /// For each block which of its sets is a part of it.
    parts: Vec<usize>,
}

impl Crossings {
    /// The least sets of a game. `None`: they are too many to be told apart within the work allowed.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub(super) fn new(game: &Game, meter: &mut Meter<'_>) -> Result<Option<Self>, Stop> {
        let mut blocks = Vec::with_capacity(game.blocks().len());
        for block in 0..game.blocks().len() {
            match of_block(game, block, meter) {
                Ok(of) => blocks.push(of),
                Err(Stop::Exhausted) => return Ok(None),
                Err(stop) => return Err(stop),
            }
        }
        Ok(Some(Self { blocks }))
    }

    /// How many there are.
    pub(super) fn count(&self) -> BigUint {
        self.blocks.iter().map(|of| BigUint::from(of.sets.len())).product()
    }

    /// The first of them: smallest first, then in the order of the file.
    pub(super) fn first(&self, most: usize) -> Vec<Crossing> {
        let mut found = vec![Crossing { lines: Vec::new(), parts: Vec::new() }];
        for of in &self.blocks {
            // What is not among the first of some blocks is not among the first with any set of a further one added to it.
            let longer = |before: &Crossing| {
                let with = |(part, set): (usize, &Vec<RedLineRef>)| {
                    let mut lines = [before.lines.as_slice(), set].concat();
                    lines.sort_unstable();
                    Crossing { lines, parts: [before.parts.as_slice(), &[part]].concat() }
                };
                of.sets.iter().take(most).enumerate().map(with).collect::<Vec<_>>()
            };
            found = found.iter().flat_map(longer).collect();
            found.sort_by(|a, b| order(&a.lines, &b.lines));
            found.truncate(most);
        }
        found
    }

    /// The set that a package crosses; `None` where it is not one of the least.
    pub(super) fn of(&self, choices: &[usize]) -> Option<Crossing> {
        let part = |(of, choice): (&OfBlock, &usize)| of.of_choice.get(*choice).copied().flatten();
        let parts: Vec<usize> = self.blocks.iter().zip(choices).map(part).collect::<Option<_>>()?;
        let of_part = |(of, part): (&OfBlock, &usize)| of.sets[*part].clone();
        let mut lines: Vec<RedLineRef> = self.blocks.iter().zip(&parts).flat_map(of_part).collect();
        lines.sort_unstable();
        Some(Crossing { lines, parts })
    }

    /// Whether a block's choice crosses just those red lines of a set that are on it.
    pub(super) fn is_open(&self, crossing: &Crossing, block: usize, choice: usize) -> bool {
        self.blocks[block].of_choice[choice] == Some(crossing.parts[block])
    }
}

/// Smallest first, then in the order of the file.
fn order(one: &[RedLineRef], other: &[RedLineRef]) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

fn of_block(game: &Game, block: usize, meter: &mut Meter<'_>) -> Result<OfBlock, Stop> {
    /// Choices that are looked at between two counts of the work.
    const AT_ONCE: usize = 1024;
    let mut known: BTreeMap<Vec<RedLineRef>, usize> = BTreeMap::new();
    let choices = game.blocks()[block].combinations.len();
    let mut crossed = Vec::with_capacity(choices);
    for choice in 0..choices {
        if choice % AT_ONCE == 0 {
            meter.spend(100 * AT_ONCE.min(choices - choice) as u64)?;
        }
        let mut lines: Vec<RedLineRef> = game.red_lines(block, choice).collect();
        lines.sort_unstable();
        lines.dedup();
        let next = known.len();
        crossed.push(*known.entry(lines).or_insert(next));
    }
    let mut all: Vec<(Vec<RedLineRef>, usize)> = known.into_iter().collect();
    all.sort_by(|(a, _), (b, _)| order(a, b));
    let mut sets: Vec<Vec<RedLineRef>> = Vec::new();
    let mut least = vec![None; all.len()];
    for (lines, at) in all {
        meter.spend((sets.len() * lines.len()) as u64)?;
        if !sets.iter().any(|set| is_part(set, &lines)) {
            least[at] = Some(sets.len());
            sets.push(lines);
        }
    }
    Ok(OfBlock { sets, of_choice: crossed.into_iter().map(|at| least[at]).collect() })
}

/// Whether all of the first are among the second; both are sorted.
fn is_part(part: &[RedLineRef], whole: &[RedLineRef]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|line| rest.any(|other| other == line))
}
