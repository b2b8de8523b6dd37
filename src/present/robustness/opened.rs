//! Which cells become open without some evidence, scenario by scenario.

use crate::analysis::robustness::knock_out::LeftOut;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::present::labels::{Length, letter, outcome};

/// The cells of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedCells {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its name for narrow places.
    pub name: String,
    /// Its cells, in file order.
    pub cells: Vec<OpenedCell>,
}

/// A cell that becomes open.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedCell {
    /// On which issue.
    pub issue: IssueIx,
    /// `Guarantee form: Article 5-type`: the issue, and what the scenario says with all evidence in.
    pub words: String,
}

/// Those of scenarios that are compared, in file order.
#[must_use]
pub fn opened(framework: &Framework, left_out: &LeftOut, is_compared: impl Fn(ScenarioIx) -> bool) -> Vec<OpenedCells> {
    let mut found: Vec<OpenedCells> = Vec::new();
    for (scenario, issue) in left_out.opens(framework) {
        if !is_compared(scenario) {
            continue;
        }
        if found.last().is_none_or(|last| last.scenario != scenario) {
            found.push(OpenedCells {
                scenario,
                letter: letter(scenario),
                name: framework.scenario(scenario).label().to_owned(),
                cells: Vec::new(),
            });
        }
        let says = framework.scenario(scenario).positions[issue.0].outcome.as_ref();
        let says = says.map_or_else(String::new, |says| outcome(framework.issue(issue), says, Length::Short));
        let words = format!("{}: {says}", framework.issue(issue).label());
        if let Some(last) = found.last_mut() {
            last.cells.push(OpenedCell { issue, words });
        }
    }
    found
}
