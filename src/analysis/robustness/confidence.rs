//! Confidence factors: how often a scenario leads under its central weights, outcomes and values drawn as before.

use super::block::Desk;
use super::lanes::LANES;
use super::plan::{Judge, Plan};
use super::result::Share;
use super::tally::Tally;
use super::weights::shares_as_whole;
use crate::analysis::negotiation::budget::{Meter, Stop};

/// The most draws: enough for half a percent.
pub const DRAWS: u64 = 10_000;

/// One scenario's central weights, ready to weigh with.
struct Central {
    /// Whole numbers.
    weights: Vec<f64>,
    sum: f64,
    /// What is known of the numerator of every ranked row.
    known: Vec<f64>,
    leads: u64,
}

/// For each party its ranked rows' confidence factors; `None` for a row that never leads.
///
/// # Errors
/// [`Stop::Cancelled`].
pub(super) fn confidence(plan: &Plan, tally: &Tally, meter: &mut Meter<'_>) -> Result<Vec<Vec<Option<Share>>>, Stop> {
    let mut desk = Desk::new(plan);
    let mut ignored = vec![0; plan.rows.len()];
    let draws = if plan.cells.is_empty() && plan.judges.iter().all(|judge| judge.values.is_empty()) {
        // Nothing is drawn but weights: one look is enough.
        tally.draws.min(1)
    } else {
        tally.draws.min(DRAWS)
    };
    let mut all: Vec<Vec<Option<Central>>> = (0..plan.judges.len()).map(|judge| centrals(plan, tally, judge)).collect();
    let mut draw = 0;
    while draw < draws {
        let count = (draws - draw).min(LANES as u64) as usize;
        desk.draw_outcomes(plan, draw, count, &mut ignored);
        for (judge, centrals) in plan.judges.iter().zip(&mut all) {
            desk.draw_values(judge, draw);
            for (place, central) in centrals.iter_mut().enumerate() {
                if let Some(central) = central {
                    central.leads +=
                        (0..count).filter(|lane| leads(&desk, judge, central, place, *lane)).count() as u64;
                }
            }
        }
        draw += count as u64;
        meter.wanted()?;
    }
    let share = |central: Option<Central>| central.map(|central| Share { count: central.leads, of: draws });
    Ok(all.into_iter().map(|centrals| centrals.into_iter().map(share).collect()).collect())
}

fn centrals(plan: &Plan, tally: &Tally, judge: usize) -> Vec<Option<Central>> {
    let (judge, tally) = (&plan.judges[judge], &tally.judges[judge]);
    let issues = judge.issues.len();
    let of = |place: usize| {
        let sum = tally.leading_sums[place];
        (sum > 0.0).then(|| {
            let leading = &tally.leading[place * issues..(place + 1) * issues];
            let weights = shares_as_whole(leading.iter().map(|weight| weight / sum));
            let known = judge
                .ranked
                .iter()
                .map(|row| judge.views[*row].known.iter().zip(&weights).map(|(value, weight)| value * weight).sum());
            Central { sum: weights.iter().sum(), known: known.collect(), weights, leads: 0 }
        })
    };
    (0..judge.ranked.len()).map(of).collect()
}

/// Whether no ranked row is ahead of the one at `place`.
fn leads(desk: &Desk, judge: &Judge, central: &Central, place: usize, lane: usize) -> bool {
    let total = |place: usize| {
        let view = &judge.views[judge.ranked[place]];
        desk.total(judge, view, &central.weights, central.sum, central.known[place], lane)
    };
    let own = total(place);
    (0..judge.ranked.len()).all(|other| other == place || total(other) <= own)
}
