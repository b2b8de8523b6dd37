//! The search itself: bounds, the best package known, then block after block.

use super::exchange::improve;
use super::labels::{Layer, Needs, Step, Way, Ways, efficient, step};
use super::measure::{Goal, Measure, Value};
use super::multipliers::{Descent, around, descend, maximiser, reach, threshold};
use super::space::{Shadow, Space, dot};
use super::tied::Tied;
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::analysis::negotiation::units::Unit;

/// What is asked of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All packages that are best.
    Ties,
    /// One package that is best; for [`Goal::Least`] alone, of which only the least gain then counts.
    One,
    /// Any package at all; the goal only guides.
    Any,
    /// All packages that no other dominates; the goal only guides.
    Efficient,
}

/// Packages that are worth the same to every party.
#[derive(Clone, Debug)]
pub struct Group {
    /// Their gains, in units.
    pub gains: Vec<i128>,
    /// Position among the labels of the last layer.
    label: usize,
}

/// The best that there is.
#[derive(Clone, Debug)]
pub struct Best {
    /// All packages that are best; gains descending, party by party. At least one group.
    pub groups: Vec<Group>,
    /// What the first of them is worth, in the measure's shadow.
    pub shadow: f64,
    ways: Vec<Ways>,
    /// How much more the best may be worth than what was found, in the measure's shadow; 0 where the search is finished.
    pub gap: f64,
    /// Whether the search came to its end; otherwise better packages, or further ones as good, may exist.
    pub finished: bool,
}

impl Best {
    /// One package of a group: positions among the choices of the space's blocks.
    #[must_use]
    pub fn picks(&self, group: &Group) -> Vec<usize> {
        traced(&self.ways, group.label)
    }

    /// The packages of a group.
    #[must_use]
    pub fn tied<U: Unit>(&self, space: &Space<U>, group: &Group) -> Tied {
        Tied::new(space, &self.ways, group.label)
    }
}

/// One choice a block that leads to a label: the first way to it.
fn traced<'a>(ways: impl IntoIterator<Item = &'a Ways, IntoIter: DoubleEndedIterator>, mut label: usize) -> Vec<usize> {
    let mut picks = Vec::new();
    for layer in ways.into_iter().rev() {
        let Some(way) = layer.to(label).first() else { break };
        if picks.len() <= layer.block {
            picks.resize(layer.block + 1, 0);
        }
        (picks[layer.block], label) = (way.pick as usize, way.from as usize);
    }
    picks
}

/// How a search ended.
#[derive(Clone, Debug)]
pub enum Found {
    /// With the best, or the best found.
    Best(Best),
    /// No package reaches all floors.
    Nothing,
    /// The work allowed was used up before any package was found that reaches all floors.
    Unknown,
}

/// The best package known.
#[derive(Clone, Debug)]
struct Known {
    value: Value,
    shadow: f64,
    picks: Vec<usize>,
}

/// From how many labels on a narrow search looks for a better package first, and how many labels it keeps. Both grow by
/// [`WIDER`] each time. Where one package is enough, it may be the last one looked for, and is looked for early.
const MANY: usize = 1500;
const NARROW: usize = 64;
const EARLY: (usize, usize) = (50, 8);
const WIDER: usize = 4;

struct Search<'a, U> {
    space: &'a Space<U>,
    measure: &'a Measure,
    wanted: Wanted,
    shadow: Shadow,
    /// What every party must get, raised for [`Goal::Least`] as better packages become known.
    floors: Vec<U>,
    known: Option<Known>,
    multipliers: Vec<Vec<f64>>,
    /// The same, times the measure's scale.
    weights: Vec<Vec<f64>>,
    /// The space's blocks in the order in which they are decided, each with the choices that can still matter.
    order: Vec<(usize, Vec<usize>)>,
    /// For each multiplier what the blocks from each position of the order on can add.
    ahead: Vec<Vec<f64>>,
    /// The least that they can add for each party, position by position.
    least_ahead: Vec<Vec<U>>,
}

/// What is wanted of all packages that give every party at least its floor, in units of gain.
///
/// # Errors
/// [`Stop::Cancelled`] alone; where the work allowed is used up, [`Best::gap`] says how far the best found may be from the
/// best.
pub fn best<U: Unit>(
    space: &Space<U>,
    measure: &Measure,
    floors: &[U],
    wanted: Wanted,
    meter: &mut Meter<'_>,
) -> Result<Found, Stop> {
    best_near(space, measure, floors, wanted, &[], meter)
}

/// The same where good packages are known that may reach the floors: positions among the choices of the space's blocks. They
/// change what is found in nothing but the time that it takes, and which of several packages as good.
///
/// # Errors
/// As [`best`].
pub fn best_near<U: Unit>(
    space: &Space<U>,
    measure: &Measure,
    floors: &[U],
    wanted: Wanted,
    near: &[Vec<usize>],
    meter: &mut Meter<'_>,
) -> Result<Found, Stop> {
    let shadow = Shadow::new(space, measure);
    let spread = |party: usize| (space.greatest(party) - space.least(party)).to_f64() * measure.scale[party];
    let spreads: Vec<f64> = (0..space.parties).map(spread).collect();
    let floors = floors.to_vec();
    let descent = descend(measure, &shadow, &scaled(&floors, measure), &spreads);
    let Some(bound) = descent.bound else { return Ok(Found::Nothing) };
    let multipliers = around(measure, &descent.weights);
    let mut search = Search {
        space,
        measure,
        wanted,
        weights: multipliers.iter().map(|weights| times(weights, &measure.scale)).collect(),
        multipliers,
        shadow,
        floors,
        known: None,
        order: space.blocks.iter().enumerate().map(|(at, open)| (at, (0..open.choices.len()).collect())).collect(),
        ahead: Vec::new(),
        least_ahead: Vec::new(),
    };
    search.start(&descent, near);
    if search.is_enough() || !search.reduce(&descent.weights) {
        return Ok(search.settled());
    }
    search.run(bound, meter)
}

fn times(left: &[f64], right: &[f64]) -> Vec<f64> {
    left.iter().zip(right).map(|(left, right)| left * right).collect()
}

fn scaled<U: Unit>(units: &[U], measure: &Measure) -> Vec<f64> {
    units.iter().zip(&measure.scale).map(|(unit, scale)| unit.to_f64() * scale).collect()
}

impl<U: Unit> Search<'_, U> {
    /// Good packages near those that the descent met: the best known from now on.
    fn start(&mut self, descent: &Descent, near: &[Vec<usize>]) {
        let floors = scaled(&self.floors, self.measure);
        let mut met = descent.met.clone();
        let (mut picks, mut gains) = (vec![0; self.space.blocks.len()], vec![0.0; self.space.parties]);
        maximiser(&self.shadow, &descent.weights, &mut picks, &mut gains);
        met.push(picks);
        met.extend_from_slice(near);
        let sums: Vec<Vec<f64>> = met.iter().map(|picks| scaled(&self.space.gains(picks), self.measure)).collect();
        let short = |gains: &[f64]| gains.iter().zip(&floors).map(|(gain, floor)| (gain - floor).min(0.0)).sum::<f64>();
        let mut order: Vec<usize> = (0..met.len()).collect();
        let key = |at: usize| (short(&sums[at]), self.measure.shadow(&sums[at]));
        order.sort_by(|a, b| {
            let (a, b) = (key(*a), key(*b));
            b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1))
        });
        let starts = if matches!(self.wanted, Wanted::One | Wanted::Any) { 1 } else { 3 };
        for at in order.into_iter().take(starts) {
            let mut picks = met[at].clone();
            improve(self.measure, &self.shadow, &floors, &mut picks);
            self.learn(picks);
        }
    }

    /// Takes note of a package that is better than the best known.
    fn learn(&mut self, picks: Vec<usize>) {
        let gains = self.space.gains(&picks);
        if gains.iter().zip(&self.floors).any(|(gain, floor)| gain < floor) {
            return;
        }
        let value = self.measure.value(&gains);
        if self.known.as_ref().is_some_and(|known| known.value >= value) {
            return;
        }
        let shadow = self.measure.shadow(&scaled(&gains, self.measure));
        for (party, floor) in self.floors.iter_mut().enumerate() {
            let level = match self.wanted {
                Wanted::Ties => self.measure.level(&value, party),
                Wanted::One => self.measure.above(&value, party),
                Wanted::Any | Wanted::Efficient => None,
            };
            *floor = level.map_or(*floor, |level: U| level.max(*floor));
        }
        self.known = Some(Known { value, shadow, picks });
    }

    /// For each multiplier the least weighted gains of a package that can still matter.
    fn thresholds(&self) -> Vec<f64> {
        let floors = scaled(&self.floors, self.measure);
        let known = self.known.as_ref().filter(|_| self.wanted == Wanted::Ties).map(|known| known.shadow);
        let of = |weights: &Vec<f64>| threshold(self.measure, &self.shadow, &floors, weights, known);
        self.multipliers.iter().map(of).collect()
    }

    /// Drops choices with which nothing reaches a threshold, and puts the blocks with the widest choices first. `false`:
    /// nothing is left.
    fn reduce(&mut self, weights: &[f64]) -> bool {
        let thresholds = self.thresholds();
        for (multiplier, threshold) in self.multipliers.iter().zip(&thresholds) {
            let worth = |block: usize, pick: usize| dot(self.shadow.row(block, pick), multiplier);
            let most = |(block, picks): &(usize, Vec<usize>)| {
                picks.iter().map(|pick| worth(*block, *pick)).fold(f64::NEG_INFINITY, f64::max)
            };
            let best: Vec<f64> = self.order.iter().map(most).collect();
            let all = dot(&self.shadow.start, multiplier) + best.iter().sum::<f64>();
            for ((block, picks), best) in self.order.iter_mut().zip(best) {
                picks.retain(|pick| all - best + worth(*block, *pick) >= *threshold);
                if picks.is_empty() {
                    return false;
                }
            }
        }
        let width = |(block, picks): &(usize, Vec<usize>)| {
            let of = |party: usize| {
                let column = picks.iter().map(|pick| self.shadow.row(*block, *pick)[party]);
                let (least, most) = column.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
                (most - least) * weights[party]
            };
            (0..self.space.parties).map(of).sum::<f64>()
        };
        let mut order: Vec<(f64, (usize, Vec<usize>))> =
            std::mem::take(&mut self.order).into_iter().map(|block| (width(&block), block)).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.0.cmp(&b.1.0)));
        self.order = order.into_iter().map(|(_, block)| block).collect();
        self.ahead = self.multipliers.iter().map(|weights| self.ahead_of(weights)).collect();
        self.least_ahead = self.least_of_order();
        true
    }

    fn least_of_order(&self) -> Vec<Vec<U>> {
        let parties = self.space.parties;
        let mut ahead = vec![vec![U::default(); parties]];
        for (block, picks) in self.order.iter().rev() {
            let units = &self.space.blocks[*block].units;
            let least = |party: usize| picks.iter().map(|pick| units[pick * parties + party]).min().unwrap_or_default();
            let after = ahead.last().cloned().unwrap_or_default();
            ahead.push(after.into_iter().enumerate().map(|(party, sum)| sum + least(party)).collect());
        }
        ahead.reverse();
        ahead
    }

    /// Whether a party must only reach its floor: what it has beyond does not matter.
    fn is_only_served(&self, party: usize) -> bool {
        match self.wanted {
            Wanted::Any => true,
            Wanted::One => !self.measure.counts(party),
            Wanted::Ties | Wanted::Efficient => false,
        }
    }

    fn ahead_of(&self, weights: &[f64]) -> Vec<f64> {
        let mut ahead = vec![0.0; self.order.len() + 1];
        for (at, (block, picks)) in self.order.iter().enumerate().rev() {
            let worth = picks.iter().map(|pick| dot(self.shadow.row(*block, *pick), weights));
            ahead[at] = ahead[at + 1] + worth.fold(f64::NEG_INFINITY, f64::max);
        }
        ahead
    }

    /// What labels need once the first `decided` blocks are decided.
    fn needs(&self, decided: usize) -> Needs<'_, U> {
        let least = self.thresholds().into_iter().zip(&self.ahead).map(|(threshold, ahead)| threshold - ahead[decided]);
        let enough =
            |party: usize| self.is_only_served(party).then(|| self.floors[party] - self.least_ahead[decided][party]);
        let enough = (0..self.space.parties).map(enough).collect();
        Needs { weights: &self.weights, least: least.collect(), enough }
    }

    fn step(&self, layer: &Layer<U>, at: usize) -> Step<U> {
        let (block, picks) = &self.order[at];
        step(self.space, layer, *block, picks, &self.needs(at + 1))
    }

    /// What it takes to try so many labels.
    const fn work(&self, tried: u64) -> u64 {
        tried * (4 * self.space.parties as u64 + 20)
    }

    /// All blocks, one after the other.
    fn run(mut self, root: f64, meter: &mut Meter<'_>) -> Result<Found, Stop> {
        let mut layer = Layer { parties: self.space.parties, gains: self.space.start.clone(), sums: Vec::new() };
        let mut ways: Vec<Ways> = Vec::with_capacity(self.order.len());
        let mut held = 0;
        let (mut many, mut width) = if self.wanted == Wanted::One { EARLY } else { (MANY, NARROW) };
        for at in 0..self.order.len() {
            let next = self.step(&layer, at);
            held += next.ways.ways.len() * 8;
            let holds =
                held + next.layer.gains.len() * size_of::<U>() * 3 + next.layer.sums.len() * size_of::<f64>() * 3;
            let spent = meter.spend(self.work(next.tried));
            if spent == Err(Stop::Cancelled) {
                return Err(Stop::Cancelled);
            }
            if spent.is_err() || holds > meter.limits().memory {
                return Ok(self.unfinished(&layer, at, root));
            }
            layer = next.layer;
            meter.report(0.0, layer.len() as u64);
            if layer.is_empty() {
                return Ok(self.settled());
            }
            ways.push(next.ways);
            if layer.len() > many && at + 1 < self.order.len() && self.wanted != Wanted::Efficient {
                self.narrow(&layer, &ways, at + 1, (width, meter))?;
                (many, width) = (many * WIDER, width * WIDER);
                if self.is_enough() {
                    return Ok(self.settled());
                }
            }
        }
        Ok(self.finished(&layer, ways))
    }

    /// Goes on from `at` with the most promising labels only, and takes note of the best package that this finds.
    fn narrow(
        &mut self,
        layer: &Layer<U>,
        ways: &[Ways],
        at: usize,
        (width, meter): (usize, &mut Meter<'_>),
    ) -> Result<(), Stop> {
        let mut beam = layer.clone();
        beam.truncate(width);
        let mut taken = Vec::new();
        for at in at..self.order.len() {
            let next = self.step(&beam, at);
            // Where the work ends the next step of the search itself says so.
            if meter.spend(self.work(next.tried)) == Err(Stop::Cancelled) {
                return Err(Stop::Cancelled);
            }
            beam = next.layer;
            if beam.is_empty() {
                return Ok(());
            }
            beam.truncate(width);
            taken.push(next.ways);
        }
        let reaches = |gains: &[U]| gains.iter().zip(&self.floors).all(|(gain, floor)| gain >= floor);
        let worth = |gains: &[U]| self.measure.shadow(&scaled(gains, self.measure));
        let good = beam.labels().enumerate().filter(|(_, gains)| reaches(gains));
        let Some((label, _)) = good.max_by(|a, b| worth(a.1).total_cmp(&worth(b.1))) else { return Ok(()) };
        self.learn(traced(ways.iter().chain(&taken), label));
        Ok(())
    }

    /// What there is where the work ends before block `at` is decided.
    fn unfinished(&self, layer: &Layer<U>, at: usize, root: f64) -> Found {
        let floors = scaled(&self.floors, self.measure);
        let reach_of = |gains: &[U]| {
            let gains = scaled(gains, self.measure);
            let each = self.multipliers.iter().zip(&self.ahead).map(|(weights, ahead)| {
                let beta = dot(weights, &gains) + ahead[at] + self.shadow.error * weights.iter().sum::<f64>();
                let positive = weights.iter().all(|weight| *weight > 0.0) || self.measure.goal != Goal::Product;
                if positive { reach(self.measure, &floors, weights, beta) } else { f64::INFINITY }
            });
            each.fold(root, f64::min)
        };
        let most = layer.labels().map(reach_of).fold(f64::NEG_INFINITY, f64::max);
        let Some(known) = &self.known else { return Found::Unknown };
        let gap = (most - known.shadow).max(0.0);
        self.known(gap, false)
    }

    /// The best package known, alone.
    fn known(&self, gap: f64, finished: bool) -> Found {
        let Some(known) = &self.known else { return Found::Nothing };
        let gains = self.space.gains(&known.picks).into_iter().map(Into::into).collect();
        let ways = known.picks.iter().enumerate().map(|(block, pick)| Ways {
            block,
            starts: vec![0, 1],
            ways: vec![Way { from: 0, pick: *pick as u32 }],
        });
        let groups = vec![Group { gains, label: 0 }];
        Found::Best(Best { groups, shadow: known.shadow, ways: ways.collect(), gap, finished })
    }

    /// Whether what is known is all that is wanted.
    fn is_enough(&self) -> bool {
        self.wanted == Wanted::Any && self.known.is_some()
    }

    /// What there is where nothing better than the best known is left.
    fn settled(&self) -> Found {
        self.known(0.0, true)
    }

    /// What is wanted of the last layer.
    fn finished(&self, layer: &Layer<U>, ways: Vec<Ways>) -> Found {
        let reaches = |label: &usize| layer.label(*label).iter().zip(&self.floors).all(|(gain, floor)| gain >= floor);
        let reached: Vec<usize> = (0..layer.len()).filter(reaches).collect();
        let labels =
            if self.wanted == Wanted::Efficient { efficient(layer, &reached) } else { self.top(layer, &reached) };
        let group =
            |label: usize| Group { gains: layer.label(label).iter().map(|gain| (*gain).into()).collect(), label };
        let mut groups: Vec<Group> = labels.into_iter().map(group).collect();
        groups.sort_by(|a, b| b.gains.cmp(&a.gains));
        let Some(first) = groups.first() else { return self.settled() };
        let shadow = self.measure.shadow(&scaled(layer.label(first.label), self.measure));
        Found::Best(Best { groups, shadow, ways, gap: 0.0, finished: true })
    }

    /// Those of the labels that are worth most.
    fn top(&self, layer: &Layer<U>, reached: &[usize]) -> Vec<usize> {
        let mut best: Option<(Value, Vec<usize>)> = None;
        for label in reached {
            let value = self.measure.value(layer.label(*label));
            match &mut best {
                Some((most, labels)) if *most == value => labels.push(*label),
                Some((most, _)) if *most > value => {}
                _ => best = Some((value, vec![*label])),
            }
        }
        best.map_or_else(Vec::new, |(_, labels)| labels)
    }
}
