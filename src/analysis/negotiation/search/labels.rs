//! Labels of the dynamic programme: sums of partial packages, with the ways that lead to them.

use super::space::{Open, Space};
use crate::analysis::negotiation::units::Unit;

/// How many groups of labels a new one is compared with for dominance: the most promising, which dominate most of what is
/// dominated.
const COMPARED: usize = 4;

/// How many labels are compared at once.
const LANES: usize = 32;

/// For how many labels weighted sums are carried on; those of more would take much memory.
const CARRIED: usize = 100_000;

/// How many multipliers are looked at together.
const CHUNK: usize = 8;

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
    /// What [`Needs`] weigh, label by label, carried on from step to step; empty where it has to be worked out.
    pub sums: Vec<f64>,
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

    /// Keeps the first labels.
    pub fn truncate(&mut self, labels: usize) {
        let per_label = self.sums.len() / self.len().max(1);
        self.gains.truncate(labels * self.parties);
        self.sums.truncate(labels * per_label);
    }

    /// The weighted sums of one label, so many.
    fn sums_of(&self, label: usize, many: usize) -> Option<&[f64]> {
        self.sums.get(label * many..(label + 1) * many).filter(|_| many > 0)
    }

    /// The gains of each label.
    pub fn labels(&self) -> impl ExactSizeIterator<Item = &[U]> {
        self.gains.chunks_exact(self.parties)
    }
}

/// What a label must be able to reach: for each multiplier the least λ·g, less what the blocks ahead can add.
#[derive(Clone, Debug)]
pub struct Needs<'a, U> {
    /// Weights on parties in the measure's scale, times that scale: they apply to units.
    pub weights: &'a [Vec<f64>],
    /// The least weighted sum, multiplier by multiplier.
    pub least: Vec<f64>,
    /// For each party the units with which it is served, whatever comes; more of them count for nothing. `None`: all count.
    pub enough: Vec<Option<U>>,
}

impl<U: Unit> Needs<'_, U> {
    /// The weighted sums of some units, multiplier by multiplier.
    fn sums(&self, units: &[U]) -> impl Iterator<Item = f64> {
        let sum = |weights: &Vec<f64>| units.iter().zip(weights).map(|(unit, weight)| unit.to_f64() * weight).sum();
        self.weights.iter().map(sum)
    }

    /// Whether a label with these sums reaches what one multiplier asks for once something is added.
    fn is_met(&self, at: usize, own: &[f64], adds: &[f64]) -> bool {
        self.least.get(at).is_none_or(|least| own[at] + adds[at] >= *least)
    }

    /// The first multiplier that asks for more. Whole chunks are looked at together, which processors do at once.
    fn first_missed(&self, own: &[f64], adds: &[f64]) -> Option<usize> {
        let chunks = self.least.chunks(CHUNK).zip(own.chunks(CHUNK)).zip(adds.chunks(CHUNK));
        for (chunk, ((least, own), adds)) in chunks.enumerate() {
            let all =
                least.iter().zip(own).zip(adds).fold(true, |all, ((least, own), add)| all & (own + add >= *least));
            if !all {
                let missed = least.iter().zip(own).zip(adds).position(|((least, own), add)| own + add < *least);
                return Some(chunk * CHUNK + missed.unwrap_or_default());
            }
        }
        None
    }
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
pub fn step<U: Unit>(
    space: &Space<U>,
    layer: &Layer<U>,
    block: usize,
    picks: &[usize],
    needs: &Needs<'_, U>,
) -> Step<U> {
    let parties = space.parties;
    let open: &Open<U> = &space.blocks[block];
    let row = |pick: &usize| &open.units[pick * parties..(pick + 1) * parties];
    let adds: Vec<Vec<f64>> = picks.iter().map(|pick| needs.sums(row(pick)).collect()).collect();
    let mut gains: Vec<U> = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut own = Vec::new();
    let mut likely = 0;
    for (from, label) in layer.labels().enumerate() {
        own.clear();
        match layer.sums_of(from, needs.least.len()) {
            Some(carried) => own.extend_from_slice(carried),
            None => own.extend(needs.sums(label)),
        }
        for (pick, adds) in picks.iter().zip(&adds) {
            // What ruled the last one out rules out most of its like.
            if !needs.is_met(likely, &own, adds) {
                continue;
            }
            if let Some(at) = needs.first_missed(&own, adds) {
                likely = at;
                continue;
            }
            let at = (gains.len() / parties) as u32;
            gains.extend(label.iter().zip(row(pick)).map(|(gain, unit)| *gain + *unit));
            // Equal gains must have equal promise, however they came about: it is worked out anew.
            let own_gains = gains[at as usize * parties..].iter().map(|gain| gain.to_f64());
            let promise = needs.weights.first().map_or(0.0, |weights| own_gains.zip(weights).map(|(a, b)| a * b).sum());
            candidates.push(Candidate { promise, at, way: Way { from: from as u32, pick: *pick as u32 } });
        }
    }
    let tried = layer.len() as u64 * picks.len() as u64;
    let (mut next, mut ways) = merged(&needs.enough, &gains, candidates);
    ways.block = block;
    if next.len() <= CARRIED {
        next.sums = carried(layer, &ways, needs, |pick| picks.binary_search(&pick).ok().map(|at| &adds[at][..]));
    }
    Step { layer: next, ways, tried }
}

/// The weighted sums of all labels of the next layer: those of the first way's label, and what its choice adds. Empty where
/// the layer before has none.
fn carried<'a, U: Unit>(
    layer: &Layer<U>,
    ways: &Ways,
    needs: &Needs<'_, U>,
    adds: impl Fn(usize) -> Option<&'a [f64]>,
) -> Vec<f64> {
    let many = needs.least.len();
    let mut sums = Vec::with_capacity(many * ways.starts.len());
    for label in 0..ways.starts.len().saturating_sub(1) {
        let Some(way) = ways.to(label).first() else { return Vec::new() };
        let Some(adds) = adds(way.pick as usize) else { return Vec::new() };
        let from = way.from as usize;
        match layer.sums_of(from, many) {
            Some(own) => sums.extend(own.iter().zip(adds).map(|(own, add)| own + add)),
            None => sums.extend(needs.sums(layer.label(from)).zip(adds).map(|(own, add)| own + add)),
        }
    }
    sums
}

/// The most promising labels, for finding those that dominate another: scaled down to few digits, so that many are compared
/// at once. Scaling keeps order, so that what looks smaller is.
struct Heads {
    /// Group by group of [`LANES`] labels, party by party; the least where a group is not full.
    small: Vec<[i16; LANES]>,
    held: usize,
    /// For each party what is taken away, and how much a unit then counts.
    scale: Vec<(f64, f64)>,
    /// The label that is compared.
    own: Vec<i16>,
}

impl Heads {
    /// For gains of these.
    fn new<U: Unit>(parties: usize, gains: &[U]) -> Self {
        let scale = |party: usize| {
            let column = || gains.iter().skip(party).step_by(parties).copied();
            let least = column().min().unwrap_or_default().to_f64();
            let width = column().max().unwrap_or_default().to_f64() - least;
            (least, if width > 0.0 { 64_000.0 / width } else { 0.0 })
        };
        Self { small: Vec::new(), held: 0, scale: (0..parties).map(scale).collect(), own: Vec::new() }
    }

    /// The label that is compared from now on.
    fn take<U: Unit>(&mut self, gains: &[U]) {
        self.own.clear();
        let scaled = |(gain, (least, times)): (&U, &(f64, f64))| ((gain.to_f64() - least) * times - 32_000.0) as i16;
        self.own.extend(gains.iter().zip(&self.scale).map(scaled));
    }

    /// Puts a label among them, where there is room.
    fn add<U: Unit>(&mut self, gains: &[U]) {
        if self.held >= COMPARED * LANES {
            return;
        }
        self.take(gains);
        let lane = self.held % LANES;
        if lane == 0 {
            self.small.resize(self.small.len() + self.own.len(), [i16::MIN; LANES]);
        }
        let group = self.small.len() - self.own.len();
        for (column, own) in self.small[group..].iter_mut().zip(&self.own) {
            column[lane] = *own;
        }
        self.held += 1;
    }

    /// Whether one of them, the first labels of `layer`, is nowhere less than `gains`.
    fn beat<U: Unit>(&mut self, layer: &Layer<U>, gains: &[U]) -> bool {
        self.take(gains);
        let beats = |label: usize| layer.label(label).iter().zip(gains).all(|(other, own)| other >= own);
        for (at, group) in self.small.chunks_exact(self.own.len()).enumerate() {
            let mut less = [0; LANES];
            for (column, own) in group.iter().zip(&self.own) {
                mark_less(&mut less, column, *own);
            }
            if less.contains(&0)
                && (0..LANES).any(|lane| less[lane] == 0 && at * LANES + lane < self.held && beats(at * LANES + lane))
            {
                return true;
            }
        }
        false
    }
}

/// Marks where a column is less. Kept apart, because compilers then compare many at once.
#[inline(never)]
fn mark_less(less: &mut [i16; LANES], column: &[i16; LANES], own: i16) {
    for (less, other) in less.iter_mut().zip(column) {
        *less |= if *other < own { -1 } else { 0 };
    }
}

/// Equal candidates as one label with several ways, the most promising first, without most of the dominated.
fn merged<U: Unit>(enough: &[Option<U>], gains: &[U], mut candidates: Vec<Candidate>) -> (Layer<U>, Ways) {
    let parties = enough.len();
    let of = |candidate: &Candidate| {
        let start = candidate.at as usize * parties;
        &gains[start..start + parties]
    };
    candidates.sort_unstable_by(|a, b| {
        let promise = b.promise.total_cmp(&a.promise);
        promise.then_with(|| of(b).cmp(of(a))).then_with(|| a.at.cmp(&b.at))
    });
    let mut layer = Layer { parties, gains: Vec::new(), sums: Vec::new() };
    let mut ways = Ways { block: 0, starts: Vec::new(), ways: Vec::with_capacity(candidates.len()) };
    let mut heads = Heads::new(parties, gains);
    let mut counted: Vec<U> = Vec::with_capacity(parties);
    let mut before: Option<&[U]> = None;
    let mut dropped = false;
    for candidate in &candidates {
        let own = of(candidate);
        if before != Some(own) {
            before = Some(own);
            counted.clear();
            counted.extend(own.iter().zip(enough).map(|(own, enough)| enough.map_or(*own, |enough| enough.min(*own))));
            dropped = heads.beat(&layer, &counted);
            if !dropped {
                ways.starts.push(ways.ways.len() as u32);
                layer.gains.extend_from_slice(own);
                heads.add(own);
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
