//! All packages that lead to one label: counted, and listed in order.

use num_bigint::BigUint;

use super::labels::{Way, Ways};
use super::space::Space;
use crate::analysis::negotiation::game::Game;
use crate::analysis::negotiation::package::Package;
use crate::analysis::negotiation::units::Unit;

/// One step on the way to a label: a node of the layer before, and a position among the layer's choices.
#[derive(Clone, Copy, Debug)]
struct Arc {
    from: usize,
    choice: usize,
}

/// What decides one block.
#[derive(Clone, Debug)]
struct Stage {
    /// The game's block.
    block: usize,
    /// The block's choices in use, ascending.
    choices: Vec<usize>,
    /// For each node the arcs that lead to it.
    nodes: Vec<Vec<Arc>>,
}

/// The packages that lead to one label, as paths through stages of which only what leads there is kept.
#[derive(Clone, Debug)]
pub struct Tied {
    stages: Vec<Stage>,
}

impl Tied {
    /// The paths to `label` of the last layer.
    #[must_use]
    pub fn new<U: Unit>(space: &Space<U>, ways: &[Ways], label: usize) -> Self {
        let mut wanted = vec![label];
        let mut stages = Vec::with_capacity(ways.len());
        for layer in ways.iter().rev() {
            let open = &space.blocks[layer.block];
            let sorted = |of: &dyn Fn(&Way) -> usize| {
                let mut all: Vec<usize> = wanted.iter().flat_map(|label| layer.to(*label)).map(of).collect();
                all.sort_unstable();
                all.dedup();
                all
            };
            let before = sorted(&|way| way.from as usize);
            let choices = sorted(&|way| open.choices[way.pick as usize]);
            let arc = |way: &Way| Arc {
                from: before.binary_search(&(way.from as usize)).unwrap_or_default(),
                choice: choices.binary_search(&open.choices[way.pick as usize]).unwrap_or_default(),
            };
            let nodes = wanted.iter().map(|label| layer.to(*label).iter().map(arc).collect()).collect();
            stages.push(Stage { block: open.block, choices, nodes });
            wanted = before;
        }
        stages.reverse();
        Self { stages }
    }

    /// How many packages.
    #[must_use]
    pub fn count(&self) -> BigUint {
        let mut counts = vec![BigUint::from(1_u32)];
        for stage in &self.stages {
            counts = stage.nodes.iter().map(|arcs| arcs.iter().map(|arc| &counts[arc.from]).sum()).collect();
        }
        counts.into_iter().sum()
    }

    /// The first packages in order, at most `most`.
    #[must_use]
    pub fn first(&self, game: &Game, most: usize) -> Vec<Package> {
        let mut found = Vec::new();
        let open: Vec<Vec<bool>> = self.stages.iter().map(|stage| vec![true; stage.choices.len()]).collect();
        if most > 0 {
            self.list(game, 0, &open, (most, &mut found));
        }
        found
    }

    /// Decides `issue` in every way that leads anywhere, in order, and lists what follows.
    fn list(&self, game: &Game, issue: usize, open: &[Vec<bool>], (most, found): (usize, &mut Vec<Package>)) {
        let decides = |stage: &Stage| game.blocks()[stage.block].issues.iter().any(|member| member.0 == issue);
        let Some(at) = self.stages.iter().position(decides) else {
            found.extend(self.only(game, open));
            return;
        };
        let Stage { block, choices, .. } = &self.stages[at];
        let value = |choice: usize| {
            let mut made = game.blocks()[*block].decode(choice);
            made.find(|(member, _)| member.0 == issue).map_or(0, |(_, value)| value)
        };
        let of: Vec<usize> = choices.iter().map(|choice| value(*choice)).collect();
        let mut values: Vec<usize> = of.iter().zip(&open[at]).filter(|(_, open)| **open).map(|(of, _)| *of).collect();
        values.sort_unstable();
        values.dedup();
        for value in values {
            if found.len() >= most {
                return;
            }
            let mut narrower = open.to_vec();
            for (open, of) in narrower[at].iter_mut().zip(&of) {
                *open = *open && *of == value;
            }
            if self.path(&narrower).is_some() {
                self.list(game, issue + 1, &narrower, (most, found));
            }
        }
    }

    /// One path through what is open, a choice a stage; `None` where there is none.
    fn path(&self, open: &[Vec<bool>]) -> Option<Vec<usize>> {
        // For each stage and node the arc by which it is reached.
        let mut reached: Vec<Vec<Option<Arc>>> = Vec::with_capacity(self.stages.len());
        for (at, stage) in self.stages.iter().enumerate() {
            let before = |from: usize| at == 0 || reached[at - 1][from].is_some();
            let usable = |arc: &&Arc| open[at][arc.choice] && before(arc.from);
            let nodes = stage.nodes.iter().map(|arcs| arcs.iter().find(usable).copied()).collect();
            reached.push(nodes);
        }
        let mut path = vec![0; self.stages.len()];
        let mut node = 0;
        for (at, nodes) in reached.iter().enumerate().rev() {
            let arc = nodes[node]?;
            (path[at], node) = (arc.choice, arc.from);
        }
        Some(path)
    }

    /// The package of the one path that is left.
    fn only(&self, game: &Game, open: &[Vec<bool>]) -> Option<Package> {
        let path = self.path(open)?;
        let mut choices = vec![0; game.blocks().len()];
        for (stage, choice) in self.stages.iter().zip(path) {
            choices[stage.block] = stage.choices[choice];
        }
        Some(game.package(&choices))
    }
}
