//! Labels of the dynamic programme: sums of partial packages, with the ways that lead to them.

use super::space::{Open, Space, dot};
use crate::analysis::negotiation::units::Unit;

/// How many labels a new one is compared with for dominance: the most promising, which dominate most of what is dominated.
const COMPARED: usize = 100;

/// One way to a label: from a label before, by a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Position among the labels of the layer before.
    pub from: u32,
    /// Position among the block's open choices.
    pub pick: u32,
}

/// All ways to the labels of one layer.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// Which block of the space was decided.
    pub block: usize,
    /// Where each label's ways start; one more at the end.
    pub starts: Vec<u32>,
    /// The ways, label by label.
    pub ways: Vec<Way>,
}

impl Ways {
    /// The ways to one label.
    #[must_use]
    pub fn to(&self, label: usize) -> &[Way] {
        &self.ways[self.starts[label] as usize..self.starts[label + 1] as usize]
    }
}

/// One layer: the gains of all labels, the most promising first.
#[derive(Clone, Debug)]
pub struct Layer<U> {
    /// How many parties there are.
    pub parties: usize,
    /// The gains, label by label.
    pub gains: Vec<U>,
}

impl<U: Unit> Layer<U> {
    /// How many labels.
    #[must_use]
    pub fn len(&self) -> usize {
        self.gains.len() / self.parties
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gains.is_empty()
    }

    /// The gains of one label.
    #[must_use]
    pub fn label(&self, label: usize) -> &[U] {
        &self.gains[label * self.parties..(label + 1) * self.parties]
    }

    /// The gains of each label.
    pub fn labels(&self) -> impl ExactSizeIterator<Item = &[U]> {
        self.gains.chunks_exact(self.parties)
    }
}

/// What a label must be able to reach: for each multiplier the least λ·g, less what the blocks ahead can add.
#[derive(Clone, Debug)]
pub struct Needs {
    /// Weights on parties in the measure's scale, times that scale: they apply to units.
    pub weights: Vec<Vec<f64>>,
    /// The least weighted sum, multiplier by multiplier.
    pub least: Vec<f64>,
}

/// What one step found.
pub struct Step<U> {
    /// The labels.
    pub layer: Layer<U>,
    /// How to get to them.
    pub ways: Ways,
    /// How many labels were tried.
    pub tried: u64,
}

/// One candidate for a label.
struct Candidate {
    promise: f64,
    at: u32,
    way: Way,
}

/// All labels after deciding one more block, without those that cannot reach what they need, equal ones together, and without
/// most of those that others dominate.
#[must_use]
pub fn step<U: Unit>(space: &Space<U>, layer: &Layer<U>, block: usize, picks: &[usize], needs: &Needs) -> Step<U> {
    let parties = space.parties;
    let open: &Open<U> = &space.blocks[block];
    let mut gains: Vec<U> = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut floating = vec![0.0; parties];
    let mut likely = 0;
    for (from, label) in layer.labels().enumerate() {
        for pick in picks {
            let at_gain = gains.len();
            for (party, (gain, unit)) in label.iter().zip(&open.units[pick * parties..]).enumerate() {
                let gain = *gain + *unit;
                gains.push(gain);
                floating[party] = gain.to_f64();
            }
            // What ruled the last one out rules out most of its like.
            let reaches = |at: usize| dot(&needs.weights[at], &floating) >= needs.least[at];
            let fails = if reaches(likely) { (0..needs.least.len()).find(|at| !reaches(*at)) } else { Some(likely) };
            if let Some(at) = fails {
                likely = at;
                gains.truncate(at_gain);
            } else {
                let promise = needs.weights.first().map_or(0.0, |weights| dot(weights, &floating));
                let way = Way { from: from as u32, pick: *pick as u32 };
                candidates.push(Candidate { promise, at: (at_gain / parties) as u32, way });
            }
        }
    }
    let tried = layer.len() as u64 * picks.len() as u64;
    let (layer, mut ways) = merged(parties, &gains, candidates);
    ways.block = block;
    Step { layer, ways, tried }
}

/// Equal candidates as one label with several ways, the most promising first, without most of the dominated.
fn merged<U: Unit>(parties: usize, gains: &[U], mut candidates: Vec<Candidate>) -> (Layer<U>, Ways) {
    let of = |candidate: &Candidate| {
        let start = candidate.at as usize * parties;
        &gains[start..start + parties]
    };
    candidates.sort_unstable_by(|a, b| {
        let promise = b.promise.total_cmp(&a.promise);
        promise.then_with(|| of(b).cmp(of(a))).then_with(|| a.at.cmp(&b.at))
    });
    let mut layer = Layer { parties, gains: Vec::new() };
    let mut ways = Ways { block: 0, starts: Vec::new(), ways: Vec::with_capacity(candidates.len()) };
    let mut before: Option<&[U]> = None;
    let mut dropped = false;
    for candidate in &candidates {
        let own = of(candidate);
        if before != Some(own) {
            before = Some(own);
            let beats = |other: &[U]| other.iter().zip(own).all(|(other, own)| other >= own);
            dropped = layer.labels().take(COMPARED).any(beats);
            if !dropped {
                ways.starts.push(ways.ways.len() as u32);
                layer.gains.extend_from_slice(own);
            }
        }
        if !dropped {
            ways.ways.push(candidate.way);
        }
    }
    ways.starts.push(ways.ways.len() as u32);
    (layer, ways)
}

/// Those of some labels that none of them dominates.
#[must_use]
pub fn efficient<U: Unit>(layer: &Layer<U>, labels: &[usize]) -> Vec<usize> {
    // A label can only be dominated by one that is greater in the order of gains.
    let mut sorted = labels.to_vec();
    sorted.sort_by(|a, b| layer.label(*b).cmp(layer.label(*a)));
    let mut kept: Vec<usize> = Vec::new();
    for label in sorted {
        let own = layer.label(label);
        let beats = |other: &usize| layer.label(*other).iter().zip(own).all(|(other, own)| other >= own);
        if !kept.iter().any(beats) {
            kept.push(label);
        }
    }
    kept
}
