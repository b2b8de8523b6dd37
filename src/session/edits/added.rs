//! Scenarios that were added to a document: adding, naming, settling and taking away.

use super::Edits;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::model::scenario::{Outcome, Position, Scenario};
use crate::model::source::Evidence;

/// What stands as the note of an outcome that was chosen in the program rather than read.
pub const CHOSEN_HERE: &str = "Chosen in the program, not taken from a document.";

impl Edits {
    /// Adds a scenario behind all others. Whether it is valid the document finds out.
    pub(super) fn add(&mut self, scenario: Scenario) {
        self.order.push(ScenarioIx(self.order.len()));
        self.basis.included.push(true);
        self.added.push(scenario);
    }

    /// Adds the package under construction as a scenario, and goes on from there.
    pub(super) fn save_draft(&mut self, framework: &Framework, name: &str) {
        let Some(mut draft) = self.draft.take() else { return };
        let saved = draft.saved(framework, name);
        if !saved.name.is_empty() && framework.with_scenarios(std::slice::from_ref(&saved)).is_ok() {
            self.add(saved.clone());
            draft.from.clone_from(&saved.name);
            draft.start.clone_from(&saved.positions);
            draft.scenario.name = saved.name;
        }
        self.draft = Some(draft);
    }

    /// The package under construction says what is fixed.
    pub(super) fn settle_fixed(&mut self) {
        if let Some(draft) = &mut self.draft {
            for (issue, choice) in &self.fixed {
                draft.choose(*issue, *choice);
            }
        }
    }

    /// Gives an added scenario another name; an empty one is not taken.
    pub(super) fn rename(&mut self, framework: &Framework, scenario: ScenarioIx, name: &str) {
        if let Some(added) = self.added_mut(framework, scenario)
            && !name.trim().is_empty()
        {
            name.trim().clone_into(&mut added.name);
            added.short = None;
        }
    }

    /// Settles an issue of an added scenario, or leaves it open; what it rested on before no longer holds.
    pub(super) fn settle(
        &mut self,
        framework: &Framework,
        scenario: ScenarioIx,
        issue: IssueIx,
        outcome: Option<&Outcome>,
    ) {
        if let Some(added) = self.added_mut(framework, scenario)
            && added.positions[issue.0].outcome.as_ref() != outcome
        {
            let evidence = Evidence { note: Some(CHOSEN_HERE.to_owned()), ..Evidence::default() };
            added.positions[issue.0] = Position { outcome: outcome.cloned(), evidence };
        }
    }

    /// Where the scenarios that were added begin.
    fn first_added(&self, framework: &Framework) -> usize {
        framework.scenarios().len() - self.added.len()
    }

    fn added_mut(&mut self, framework: &Framework, scenario: ScenarioIx) -> Option<&mut Scenario> {
        let first = self.first_added(framework);
        self.added.get_mut(scenario.0.checked_sub(first)?)
    }

    /// Takes an added scenario away; those behind it move up, and what named it names nothing.
    pub(super) fn remove(&mut self, framework: &Framework, scenario: ScenarioIx) {
        let first = self.first_added(framework);
        let Some(at) = scenario.0.checked_sub(first).filter(|at| *at < self.added.len()) else { return };
        self.added.remove(at);
        self.basis.included.remove(scenario.0);
        let moved = |other: ScenarioIx| match other.cmp(&scenario) {
            std::cmp::Ordering::Less => Some(other),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(ScenarioIx(other.0 - 1)),
        };
        self.order = self.order.iter().filter_map(|other| moved(*other)).collect();
        self.baseline = self.baseline.and_then(moved);
        self.basis.assumed_no_deal = self.basis.assumed_no_deal.and_then(moved);
    }
}
