//! One block of draws: weights, outcomes, totals, ranks by counting. The inner loops run over lanes without a branch.

use super::lanes::{LANES, Lane};
use super::plan::{Crosses, Judge, NoDeal, Plan, View};
use super::ranks::Ranks;
use super::tally::{JudgeTally, Tally};

/// How many draws a block has.
pub(super) const BLOCK: u64 = 256;

/// What one thread needs while it draws; made once, so that draws take no memory.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    drawn: Vec<Lane>,
    slots: Vec<Lane>,
    weights: Vec<Lane>,
    totals: Vec<Lane>,
    ranked: Vec<Lane>,
    /// One entry a party.
    ranks: Vec<Ranks>,
    all_accept: Vec<[bool; LANES]>,
}

impl Desk {
    pub(super) fn new(plan: &Plan) -> Self {
        let most = |size: &dyn Fn(&Judge) -> usize| plan.judges.iter().map(size).max().unwrap_or_default();
        let rows = plan.rows.len();
        Self {
            drawn: vec![[0.0; LANES]; plan.cells.len()],
            slots: vec![[0.0; LANES]; most(&|judge| judge.values.slots())],
            weights: vec![[0.0; LANES]; most(&|judge| judge.issues.len())],
            totals: vec![[0.0; LANES]; rows],
            ranked: vec![[0.0; LANES]; rows],
            ranks: plan.judges.iter().map(|judge| Ranks::new(judge.ranked.len())).collect(),
            all_accept: vec![[true; LANES]; rows],
        }
    }

    /// Draws outcomes for the draws from `draw` on, of which `count` are counted.
    pub(super) fn draw_outcomes(&mut self, plan: &Plan, draw: u64, count: usize, unresolved: &mut [u64]) {
        for (row, unresolved) in plan.rows.iter().zip(unresolved) {
            *unresolved += row.draw(&plan.cells, draw, count, &mut self.drawn);
        }
    }

    /// Draws a party's values, and gives what each row's drawn values and links add to its total under known weights.
    pub(super) fn draw_values(&mut self, judge: &Judge, draw: u64) {
        judge.values.draw(draw, &mut self.slots);
    }

    /// The total of a row in lane `lane` under `weights` that sum to `sum`: times the sum where totals are not divided.
    pub(super) fn total(&self, judge: &Judge, view: &View, weights: &[f64], sum: f64, known: f64, lane: usize) -> f64 {
        let mut numerator = known;
        for (place, source) in &view.drawn {
            numerator += source.value(&self.drawn, &self.slots, lane) * weights[*place];
        }
        let counted = sum - view.left_out.iter().map(|place| weights[*place]).sum::<f64>();
        numerator += self.adds(view, lane) * counted;
        divided(judge.divides, numerator, counted)
    }

    fn adds(&self, view: &View, lane: usize) -> f64 {
        let met =
            |(tests, _): &&(Vec<super::cells::Test>, f64)| tests.iter().all(|test| test.is_met(&self.drawn, lane));
        view.adds + view.links.iter().filter(met).map(|(_, adds)| adds).sum::<f64>()
    }

    /// Draws and counts one block: the draws from `block` × [`BLOCK`] on that are below `samples`.
    pub(super) fn block(&mut self, plan: &Plan, block: u64, samples: u64, tally: &mut Tally) {
        let first = block * BLOCK;
        let end = (first + BLOCK).min(samples);
        let mut chains: Vec<_> =
            plan.judges.iter().map(|judge| judge.sampler.as_ref().map(|sampler| sampler.begin(first))).collect();
        let mut draw = first;
        while draw < end {
            let count = (end - draw).min(LANES as u64) as usize;
            self.draw_outcomes(plan, draw, count, &mut tally.unresolved);
            self.all_accept.fill([true; LANES]);
            let judges = plan.judges.iter().zip(&mut chains).zip(&mut tally.judges).enumerate();
            for (place, ((judge, chain), tally)) in judges {
                let sums = match (&judge.sampler, chain) {
                    (Some(sampler), Some(chain)) => sampler.draw(draw, chain, &mut self.weights[..judge.issues.len()]),
                    _ => {
                        self.reject();
                        continue;
                    }
                };
                self.draw_values(judge, draw);
                for (row, view) in judge.views.iter().enumerate() {
                    self.totals[row] = self.weigh(judge, view, &sums);
                }
                self.count_acceptance(judge, &sums, count, tally);
                self.count_ranks((judge, place), &sums, count, tally);
            }
            for (sum, accepts) in tally.all_accept.iter_mut().zip(&self.all_accept) {
                *sum += accepts[..count].iter().filter(|accepts| **accepts).count() as u64;
            }
            draw += count as u64;
        }
        for (ranks, tally) in self.ranks.iter_mut().zip(&mut tally.judges) {
            ranks.take(&mut tally.ahead);
        }
        tally.draws += end.saturating_sub(first);
    }

    fn reject(&mut self) {
        self.all_accept.fill([false; LANES]);
    }

    /// The totals of a row: times the sum of weights where no party's total has to be divided.
    fn weigh(&self, judge: &Judge, view: &View, sums: &Lane) -> Lane {
        let mut numerators = [0.0; LANES];
        for (value, weights) in view.known.iter().zip(&self.weights) {
            for lane in 0..LANES {
                numerators[lane] += *value * weights[lane];
            }
        }
        for (place, source) in &view.drawn {
            source.weigh(&self.drawn, &self.slots, &self.weights[*place], &mut numerators);
        }
        if view.left_out.is_empty() && view.links.is_empty() && !judge.divides {
            for lane in 0..LANES {
                numerators[lane] += view.adds * sums[lane];
            }
            return numerators;
        }
        let mut counted = *sums;
        for place in &view.left_out {
            for lane in 0..LANES {
                counted[lane] -= self.weights[*place][lane];
            }
        }
        for lane in 0..LANES {
            let numerator = numerators[lane] + self.adds(view, lane) * counted[lane];
            numerators[lane] = divided(judge.divides, numerator, counted[lane]);
        }
        numerators
    }

    fn count_acceptance(&mut self, judge: &Judge, sums: &Lane, count: usize, tally: &mut JudgeTally) {
        for (row, view) in judge.views.iter().enumerate() {
            let mut accepts = [false; LANES];
            if let Some(no_deal) = judge.no_deal {
                let least = match no_deal {
                    NoDeal::Row(other) => self.totals[other],
                    NoDeal::Value(value) if judge.divides => [value; LANES],
                    NoDeal::Value(value) => sums.map(|sum| value * sum),
                };
                for lane in 0..LANES {
                    accepts[lane] = self.totals[row][lane] >= least[lane];
                }
            }
            match &view.crosses {
                Crosses::Always => {
                    accepts = [false; LANES];
                    tally.crossed[row] += count as u64;
                }
                Crosses::Where(tests) if tests.is_empty() => {}
                Crosses::Where(tests) => {
                    for lane in 0..LANES {
                        if tests.iter().any(|test| test.is_met(&self.drawn, lane)) {
                            accepts[lane] = false;
                            tally.crossed[row] += u64::from(lane < count);
                        }
                    }
                }
            }
            for lane in 0..LANES {
                self.all_accept[row][lane] &= accepts[lane];
            }
            tally.accepted[row] += accepts[..count].iter().filter(|accepts| **accepts).count() as u64;
        }
    }

    fn count_ranks(&mut self, (judge, place): (&Judge, usize), sums: &Lane, count: usize, tally: &mut JudgeTally) {
        let rows = judge.ranked.len();
        for (place, row) in judge.ranked.iter().enumerate() {
            self.ranked[place] = self.totals[*row];
        }
        let of = if judge.divides { &[1.0; LANES] } else { sums };
        let kept = (tally.ahead.as_mut_slice(), tally.equal.as_mut_slice());
        let ranks = self.ranks[place].rank(&self.ranked[..rows], (judge.cut, of), count, kept);
        let issues = judge.issues.len();
        for (place, ranks) in ranks.iter().enumerate() {
            for (lane, rank) in ranks[..count].iter().enumerate() {
                tally.ranks[place * rows + *rank as usize] += 1;
                if *rank == 0 {
                    tally.leading_sums[place] += sums[lane];
                    let leading = &mut tally.leading[place * issues..(place + 1) * issues];
                    for (sum, weights) in leading.iter_mut().zip(&self.weights) {
                        *sum += weights[lane];
                    }
                }
            }
        }
    }
}

/// A total that is divided where it must be; below all others where nothing counts.
fn divided(divides: bool, numerator: f64, counted: f64) -> f64 {
    match divides {
        false => numerator,
        true if counted > 0.0 => numerator / counted,
        true => f64::NEG_INFINITY,
    }
}
