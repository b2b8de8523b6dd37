//! Counts of what happened in draws. They are whole numbers, so that sums of blocks in any order are the same.

use super::plan::{Judge, Plan};

/// What happened so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// How many draws.
    pub draws: u64,
    /// One entry a party.
    pub(super) judges: Vec<JudgeTally>,
    /// Draws in which every party accepts, by row.
    pub(super) all_accept: Vec<u64>,
    /// Draws in which no possible combination was found, by row.
    pub(super) unresolved: Vec<u64>,
}

/// What happened so far for one party; rows that are ranked by their place among these.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct JudgeTally {
    /// Draws by row and rank.
    pub(super) ranks: Vec<u64>,
    /// Draws in which the first row of a pair is ahead, by [`pair`](super::ranks::pair).
    pub(super) ahead: Vec<u64>,
    /// Draws in which the rows of a pair are equal, by pair.
    pub(super) equal: Vec<u64>,
    /// Σ of weights over the draws in which a row leads, by row and issue: whole numbers below 2⁵³.
    pub(super) leading: Vec<f64>,
    /// Σ of sums of weights over the same draws, by row.
    pub(super) leading_sums: Vec<f64>,
    /// Draws in which the party accepts, by row of the plan.
    pub(super) accepted: Vec<u64>,
    /// Draws in which a red line of the party is crossed, by row of the plan.
    pub(super) crossed: Vec<u64>,
}

impl Tally {
    /// No draws yet.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        Self {
            draws: 0,
            judges: plan.judges.iter().map(|judge| JudgeTally::new(judge, plan.rows.len())).collect(),
            all_accept: vec![0; plan.rows.len()],
            unresolved: vec![0; plan.rows.len()],
        }
    }

    /// Adds the draws of `other`, which were of the same plan.
    pub(super) fn add(&mut self, other: &Self) {
        self.draws += other.draws;
        for (mine, theirs) in self.judges.iter_mut().zip(&other.judges) {
            mine.add(theirs);
        }
        add(&mut self.all_accept, &other.all_accept);
        add(&mut self.unresolved, &other.unresolved);
    }
}

impl JudgeTally {
    fn new(judge: &Judge, rows: usize) -> Self {
        let ranked = judge.ranked.len();
        Self {
            ranks: vec![0; ranked * ranked],
            ahead: vec![0; ranked * ranked.saturating_sub(1) / 2],
            equal: vec![0; ranked * ranked.saturating_sub(1) / 2],
            leading: vec![0.0; ranked * judge.issues.len()],
            leading_sums: vec![0.0; ranked],
            accepted: vec![0; rows],
            crossed: vec![0; rows],
        }
    }

    fn add(&mut self, other: &Self) {
        add(&mut self.ranks, &other.ranks);
        add(&mut self.ahead, &other.ahead);
        add(&mut self.equal, &other.equal);
        add(&mut self.leading, &other.leading);
        add(&mut self.leading_sums, &other.leading_sums);
        add(&mut self.accepted, &other.accepted);
        add(&mut self.crossed, &other.crossed);
    }
}

fn add<T: std::ops::AddAssign + Copy>(sums: &mut [T], more: &[T]) {
    sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += *more);
}
