//! What draws say: shares with their errors, for every party and for all together.

use std::cmp::Ordering;

use super::confidence::confidence;
use super::plan::{Crosses, Judge, Plan};
use super::ranks;
use super::tally::{JudgeTally, Tally};
use crate::analysis::negotiation::budget::{Meter, Stop};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};

/// A share of draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Draws in which it was so.
    pub count: u64,
    /// Draws.
    pub of: u64,
}

impl Share {
    /// 0..=1; 0 of no draws.
    #[must_use]
    pub fn value(self) -> f64 {
        if self.of == 0 { 0.0 } else { self.count as f64 / self.of as f64 }
    }

    /// √(b (1 − b) / N).
    #[must_use]
    pub fn standard_error(self) -> f64 {
        let share = self.value();
        if self.of == 0 { 0.0 } else { (share * (1.0 - share) / self.of as f64).sqrt() }
    }
}

/// How two scenarios compare, in draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Draws in which the first has the higher total.
    pub ahead: u64,
    /// Draws in which the totals are equal.
    pub equal: u64,
    /// Draws.
    pub of: u64,
}

impl Pair {
    /// The pairwise winning index: the share of draws in which the first has the higher total.
    #[must_use]
    pub fn wins(self) -> Share {
        Share { count: self.ahead, of: self.of }
    }

    /// P(ahead) + ½ P(equal), 0..=1.
    #[must_use]
    pub fn index(self) -> f64 {
        if self.of == 0 { 0.5 } else { (2 * self.ahead + self.equal) as f64 / (2 * self.of) as f64 }
    }

    /// Whether the two are shown as tied: [`index`](Self::index) is within 0.4 and 0.6.
    #[must_use]
    pub const fn is_tied(self) -> bool {
        let (twice, of) = (5 * (2 * self.ahead + self.equal), self.of);
        twice >= 4 * of && twice <= 6 * of
    }
}

/// How far rankings can be trusted.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// How many draws it rests on.
    pub draws: u64,
    /// What they began with.
    pub seed: u64,
    /// One entry a party, in file order.
    pub parties: Vec<PartyRobustness>,
    /// Compared scenarios with the share of draws in which all parties accept; `None` where a party has no no-deal value.
    pub all_accept: Vec<(ScenarioIx, Option<Share>)>,
    /// Draws in which a scenario could not be kept from a combination that a link forbids, with the scenario; those with none
    /// are left out.
    pub unresolved: Vec<(ScenarioIx, u64)>,
    /// Whether nothing varied, so that every draw was equal.
    pub is_certain: bool,
}

/// One party's ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyRobustness {
    /// Whose.
    pub party: PartyIx,
    /// Ranked scenarios, in file order.
    pub ranked: Vec<ScenarioRobustness>,
    /// How two ranked scenarios compare, first by first: `pairs[a][b]`.
    pub pairs: Vec<Vec<Pair>>,
    /// Every compared scenario, in file order, ranked or not.
    pub acceptance: Vec<Acceptance>,
    /// Whether the party has a no-deal value.
    pub has_no_deal: bool,
}

/// One ranked scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioRobustness {
    /// Which.
    pub scenario: ScenarioIx,
    /// Rank acceptability: the share of draws with rank 1, 2, ….
    pub ranks: Vec<Share>,
    /// The mean of its ranks.
    pub mean_rank: f64,
    /// The mean of the weights with which it leads, share by issue; `None` where it never leads.
    pub central_weights: Option<Vec<(IssueIx, f64)>>,
    /// How often it leads with those, outcomes drawn; `None` where it never leads.
    pub confidence: Option<Share>,
}

/// Whether a party accepts a scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Acceptance {
    /// Which scenario.
    pub scenario: ScenarioIx,
    /// The share of draws in which its total reaches the no-deal value and it crosses no red line; `None` without that value.
    pub accepted: Option<Share>,
    /// The share of draws in which it crosses a red line of the party.
    pub crossed: Share,
    /// Whether it crosses one whatever is drawn, and so has no rank.
    pub always_crosses: bool,
    /// Whether it says something that the party can weigh.
    pub has_total: bool,
}

impl Robustness {
    /// What `tally`, drawn from `plan`, says. Confidence factors are drawn here.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn new(plan: &Plan, tally: &Tally, meter: &mut Meter<'_>) -> Result<Self, Stop> {
        let confidence = confidence(plan, tally, meter)?;
        let parties = plan.judges.iter().zip(&tally.judges).zip(confidence);
        let by_all = plan.judges.iter().all(|judge| judge.no_deal.is_some());
        let mut all_accept: Vec<(ScenarioIx, Option<Share>)> = (0..plan.compared)
            .map(|row| {
                let share = Share { count: tally.all_accept[row], of: tally.draws };
                (plan.rows[row].scenario, by_all.then_some(share))
            })
            .collect();
        all_accept.sort_by_key(|(scenario, _)| *scenario);
        let unresolved = plan.rows.iter().zip(&tally.unresolved).map(|(row, count)| (row.scenario, *count));
        Ok(Self {
            draws: tally.draws,
            seed: plan.seed,
            parties: parties
                .map(|((judge, counts), confidence)| party(plan, judge, counts, tally.draws, &confidence))
                .collect(),
            all_accept,
            unresolved: unresolved.filter(|(_, count)| *count > 0).collect(),
            is_certain: plan.is_certain(),
        })
    }

    /// What is found of one party.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> Option<&PartyRobustness> {
        self.parties.iter().find(|found| found.party == party)
    }

    /// The greatest standard error that a share of this many draws can have: that of a half.
    #[must_use]
    pub fn standard_error(&self) -> f64 {
        if self.draws == 0 { 0.0 } else { 0.5 / (self.draws as f64).sqrt() }
    }
}

impl PartyRobustness {
    /// Places of the ranked scenarios by mean rank; equal ones in file order.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.ranked.len()).collect();
        order.sort_by(|one, other| self.ranked[*one].mean_rank.total_cmp(&self.ranked[*other].mean_rank));
        order
    }

    /// The place of a scenario among the ranked.
    #[must_use]
    pub fn place(&self, scenario: ScenarioIx) -> Option<usize> {
        self.ranked.iter().position(|ranked| ranked.scenario == scenario)
    }

    /// How two scenarios compare; `None` where one is not ranked.
    #[must_use]
    pub fn pair(&self, one: ScenarioIx, other: ScenarioIx) -> Option<Pair> {
        Some(self.pairs[self.place(one)?][self.place(other)?])
    }
}

fn party(plan: &Plan, judge: &Judge, counts: &JudgeTally, draws: u64, confidence: &[Option<Share>]) -> PartyRobustness {
    let rows = judge.ranked.len();
    // The plan goes by id, what is shown by the file.
    let mut by_file: Vec<usize> = (0..rows).collect();
    by_file.sort_by_key(|place| plan.rows[judge.ranked[*place]].scenario);
    let ranked = by_file.iter().map(|place| {
        let ranks = &counts.ranks[place * rows..(place + 1) * rows];
        let sum: u64 = ranks.iter().zip(1..).map(|(count, rank)| count * rank).sum();
        ScenarioRobustness {
            scenario: plan.rows[judge.ranked[*place]].scenario,
            ranks: ranks.iter().map(|count| Share { count: *count, of: draws }).collect(),
            mean_rank: sum as f64 / draws.max(1) as f64,
            central_weights: central_weights(judge, counts, *place),
            confidence: confidence.get(*place).copied().flatten(),
        }
    });
    let pair = |one: &usize, other: &usize| {
        let at = || ranks::pair(*one.min(other), *one.max(other), rows);
        match one.cmp(other) {
            Ordering::Equal => Pair { ahead: 0, equal: draws, of: draws },
            Ordering::Less => Pair { ahead: counts.ahead[at()], equal: counts.equal[at()], of: draws },
            Ordering::Greater => {
                Pair { ahead: draws - counts.ahead[at()] - counts.equal[at()], equal: counts.equal[at()], of: draws }
            }
        }
    };
    let mut acceptance: Vec<Acceptance> = (0..plan.compared)
        .map(|row| Acceptance {
            scenario: plan.rows[row].scenario,
            accepted: judge.no_deal.map(|_| Share { count: counts.accepted[row], of: draws }),
            crossed: Share { count: counts.crossed[row], of: draws },
            always_crosses: matches!(judge.views[row].crosses, Crosses::Always),
            has_total: judge.has_total[row],
        })
        .collect();
    acceptance.sort_by_key(|accepted| accepted.scenario);
    PartyRobustness {
        party: judge.party,
        ranked: ranked.collect(),
        pairs: by_file.iter().map(|one| by_file.iter().map(|other| pair(one, other)).collect()).collect(),
        acceptance,
        has_no_deal: judge.no_deal.is_some(),
    }
}

fn central_weights(judge: &Judge, counts: &JudgeTally, place: usize) -> Option<Vec<(IssueIx, f64)>> {
    let sum = counts.leading_sums[place];
    if sum <= 0.0 {
        return None;
    }
    let issues = judge.issues.len();
    let leading = &counts.leading[place * issues..(place + 1) * issues];
    let mut weights: Vec<(IssueIx, f64)> =
        judge.issues.iter().zip(leading).map(|(issue, weight)| (*issue, weight / sum)).collect();
    weights.sort_by_key(|(issue, _)| *issue);
    Some(weights)
}
