//! The range of each weight with which a scenario can lead at all, whatever the other weights (methods, section 2).
//!
//! For each scenario two linear programmes a weight over the simplex Σw = 1, w ≥ 0, V_s ≥ V_t for every other t: the least and
//! the greatest share. Ties count as leading. It does not depend on the present weights.

use super::judged::Judged;
use super::simplex::Feasible;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::model::quantity::Micro;

/// With which weights a scenario can lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// Which scenario.
    pub scenario: ScenarioIx,
    /// Least and greatest share of each part asked for, 0..=1; `None` where no weights let it lead.
    pub ranges: Option<Vec<(f64, f64)>>,
}

/// The ranges of the shares of `parts`, each some issues together, for every scenario in the order of ids. `None` where totals
/// are ratios, as under left-out silence. Issues that the party has no values for have no weight.
#[must_use]
pub fn reach(judged: &Judged, parts: &[Vec<IssueIx>]) -> Option<Vec<Reach>> {
    if !judged.is_straight() {
        return None;
    }
    let issues: Vec<usize> = (0..judged.points().len()).filter(|issue| judged.is_valued(*issue)).collect();
    let counts: Vec<Vec<bool>> =
        parts.iter().map(|part| issues.iter().map(|issue| part.contains(&IssueIx(*issue))).collect()).collect();
    let value = |scenario: usize, issue: usize| judged.value_with_links(scenario, issue).unwrap_or(0);
    let reach = |scenario: usize| {
        let lead = |other: usize| -> Vec<f64> {
            let lead = issues.iter().map(|issue| value(scenario, *issue) - value(other, *issue));
            lead.map(|lead| lead as f64 / Micro::HUNDRED.0 as f64).collect()
        };
        let rows: Vec<Vec<f64>> = (0..judged.len())
            .filter(|other| *other != scenario)
            .map(lead)
            .filter(|row| row.iter().any(|lead| *lead < 0.0))
            .collect();
        let ranges = Feasible::new(issues.len(), &rows).map(|mut feasible| {
            let mut range = |counts: &Vec<bool>| (snapped(feasible.least(counts)), snapped(feasible.greatest(counts)));
            counts.iter().map(&mut range).collect()
        });
        Reach { scenario: judged.scenarios()[scenario], ranges }
    };
    Some((0..judged.len()).map(reach).collect())
}

/// Within a billionth of an end is at the end.
fn snapped(share: f64) -> f64 {
    if share < 1e-9 {
        0.0
    } else if share > 1.0 - 1e-9 {
        1.0
    } else {
        share
    }
}
