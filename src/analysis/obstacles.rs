//! What stands between a scenario and a party: where its value is lost, and which red lines it crosses.

use super::outcome::Standing;
use super::scoring::Score;
use super::values::ValueTable;
use super::weights::Weights;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::quantity::MILLION;

/// Points of the total that one issue falls short of its best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loss {
    /// The issue.
    pub issue: IssueIx,
    /// w_i (100 − v_i) / C, in points of the total; positive.
    pub points: f64,
    /// How the scenario stands on it.
    pub standing: Standing,
}

/// Where a scenario loses value for a party, greatest first, then in file order; issues without loss are left out.
///
/// With the links and the total the losses add up: Σ losses = 100 + links − total.
#[must_use]
pub fn losses(table: &ValueTable, weights: &Weights, party: PartyIx, scenario: ScenarioIx) -> Vec<Loss> {
    let row = table.row(party, scenario);
    let points = weights.party(party);
    let counted: i128 =
        points.iter().zip(row).filter(|(_, value)| value.is_some()).map(|(points, _)| i128::from(points.0)).sum();
    if counted == 0 {
        return Vec::new();
    }
    let mut losses: Vec<(i128, Loss)> = points
        .iter()
        .zip(row)
        .enumerate()
        .filter_map(|(issue, (points, value))| {
            let short = i128::from(points.0) * i128::from(100 * MILLION - (*value)?.central.0);
            let standing = table.standing(scenario, IssueIx(issue));
            let points = short as f64 / (counted as f64 * MILLION as f64);
            (short > 0).then_some((short, Loss { issue: IssueIx(issue), points, standing }))
        })
        .collect();
    losses.sort_by_key(|(short, _)| std::cmp::Reverse(*short));
    losses.into_iter().map(|(_, loss)| loss).collect()
}

/// What the difference of two scenarios is worth to a party, issue by issue in file order: contribution of the second
/// less contribution of the first.
#[must_use]
pub fn differences(first: &Score, second: &Score) -> Vec<f64> {
    first.contributions.iter().zip(&second.contributions).map(|(first, second)| second - first).collect()
}
