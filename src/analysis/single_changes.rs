//! One issue of a scenario settled otherwise: what that is worth to every party, exactly.
//!
//! A change takes one of the choices that packages are made of (methods, section 4). Its totals are the central totals of the
//! scenario with that one outcome exchanged, links included; what is left open elsewhere stays open.

use super::exact::Total;
use super::negotiation::choices::{choices, outcome};
use super::negotiation::setting::{RedLineRef, Setting};
use super::outcome::{Counted, counted};
use super::scoring::central;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::model::scenario::Outcome;

/// One issue settled otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct SingleChange {
    /// Which issue.
    pub issue: IssueIx,
    /// What it is settled as.
    pub to: Outcome,
    /// For each party, in file order, its total then; `None` where nothing that counts has weight.
    pub totals: Vec<Option<Total>>,
    /// Red lines that the new outcome crosses, of the parties of the setting.
    pub crossed: Vec<RedLineRef>,
}

/// Every single change of `scenario` that no impossible link forbids, issue by issue in the order of the choices.
#[must_use]
pub fn single_changes(framework: &Framework, setting: &Setting, scenario: ScenarioIx) -> Vec<SingleChange> {
    let positions = &framework.scenario(scenario).positions;
    let mut changes = Vec::new();
    for issue in framework.issue_ixs() {
        let Some(choices) = choices(framework, setting, issue) else { continue };
        for (choice, crossed) in choices.choices.iter().zip(choices.crossed) {
            let to = outcome(*choice);
            let said = |on: IssueIx| if on == issue { Some(&to) } else { positions[on.0].outcome.as_ref() };
            if positions[issue.0].outcome.as_ref() == Some(&to) || framework.forbids(said) {
                continue;
            }
            let counts = |on: IssueIx| match on == issue {
                true => Counted::Outcome(&to),
                false => counted(framework, scenario, on, setting.silence).1,
            };
            let totals =
                framework.party_ixs().map(|party| central(framework, &setting.weights, party, counts)).collect();
            changes.push(SingleChange { issue, totals, crossed, to });
        }
    }
    changes
}
