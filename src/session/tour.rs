//! The tour: five steps through the program, on the bundled example and never on a file of the user's.

use super::command::{Command, EditCommand, FileCommand, Origin, ViewCommand};
use super::document::Document;
use super::view::{CompareTab, Selection, Workspace};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::scenario::Outcome;

/// The bundled file that the tour is shown on.
pub const EXAMPLE: &str = "ukraine-framework.toml";

/// What is asked of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourCommand {
    /// Open the example and begin.
    Start,
    /// The next step; after the last one the tour is over.
    Next,
    /// The step before.
    Back,
    /// Leave it where it is.
    Leave,
    /// Not to be offered on the start screen any more.
    Decline,
}

/// A step of the tour: the part of the program that it points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The list of scenarios.
    Scenarios,
    /// The weights.
    Weights,
    /// A cell with its sources, in the inspector.
    Cell,
    /// What stands in the way, beside Acceptance.
    Obstacles,
    /// The export.
    Export,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::Scenarios, Self::Weights, Self::Cell, Self::Obstacles, Self::Export];

    /// Its place, from 0.
    #[must_use]
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or_default()
    }

    /// The step after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.place() + 1).copied()
    }

    /// The step before it.
    #[must_use]
    pub fn back(self) -> Option<Self> {
        self.place().checked_sub(1).and_then(|place| Self::ALL.get(place)).copied()
    }
}

/// Where the example comes from.
#[must_use]
pub fn example() -> Origin {
    Origin::Bundled(EXAMPLE.to_owned())
}

/// Shows what a step points at. Nothing but the view changes.
pub(super) fn prepare(document: &mut Document, step: Step) {
    let framework = document.framework();
    let mut looks = Vec::new();
    match step {
        Step::Scenarios | Step::Weights => {
            looks.push(ViewCommand::Workspace(Workspace::Compare));
            looks.push(ViewCommand::CompareTab(CompareTab::Contributions));
        }
        Step::Cell => {
            let (scenario, issue) = best_sourced(document);
            let selection = Selection { scenario: Some(scenario), issue: Some(issue), party: None };
            looks.push(ViewCommand::CompareTab(CompareTab::Contributions));
            looks.push(ViewCommand::GoTo(Workspace::Compare, selection));
        }
        Step::Obstacles => {
            let (scenario, party) =
                crossed(document).unwrap_or((ScenarioIx(framework.scenarios().len().saturating_sub(1)), PartyIx(0)));
            let selection = Selection { scenario: Some(scenario), issue: None, party: Some(party) };
            looks.push(ViewCommand::GoTo(Workspace::Acceptance, selection));
        }
        Step::Export => {}
    }
    for look in looks {
        document.look(&look);
    }
}

/// The cell with the most sources among compared scenarios that are ranked, the first of equals.
fn best_sourced(document: &Document) -> (ScenarioIx, IssueIx) {
    let framework = document.framework();
    let mut best = ((ScenarioIx(0), IssueIx(0)), 0);
    for scenario in shown(document) {
        for issue in framework.issue_ixs() {
            let found = num_sources(framework, scenario, issue);
            if found > best.1 {
                best = ((scenario, issue), found);
            }
        }
    }
    best.0
}

fn num_sources(framework: &Framework, scenario: ScenarioIx, issue: IssueIx) -> usize {
    let position = &framework.scenario(scenario).positions[issue.0];
    match &position.outcome {
        // Only what is settled: the first cell that a reader is shown should be a plain one.
        Some(Outcome::Term(_) | Outcome::Number(_)) => position.evidence.sources.len(),
        _ => 0,
    }
}

/// The last compared scenario that certainly crosses a red line, with the first party whose it is.
fn crossed(document: &Document) -> Option<(ScenarioIx, PartyIx)> {
    let parties = &document.scores().parties;
    let of = |scenario: ScenarioIx| {
        let blocked = parties.iter().position(|party| party.scenarios[scenario.0].is_blocked());
        blocked.map(|party| (scenario, PartyIx(party)))
    };
    shown(document).filter_map(of).last()
}

fn shown(document: &Document) -> impl Iterator<Item = ScenarioIx> + '_ {
    let compared = |scenario: &ScenarioIx| document.edits().basis.included[scenario.0] && !document.is_apart(*scenario);
    document.framework().scenario_ixs().filter(compared)
}

/// What a command does to a tour that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing.
    None,
    /// The control that the step points at was used.
    Used,
    /// The user went elsewhere.
    Left,
}

/// What `command` does to the tour at `step`.
pub(super) fn meaning(step: Step, command: &Command) -> Meaning {
    match command {
        Command::File(command) => match command {
            FileCommand::Read(reading) if reading.origin == example() => Meaning::None,
            FileCommand::Exported(_)
            | FileCommand::Saved { .. }
            | FileCommand::Failed(_)
            | FileCommand::Done(_)
            | FileCommand::DismissNotice => Meaning::None,
            _ => Meaning::Left,
        },
        Command::View(command) => match (step, command) {
            (Step::Export, ViewCommand::ExportDialog(true)) => Meaning::Used,
            (Step::Cell | Step::Obstacles, ViewCommand::Select(_)) => Meaning::Used,
            (
                _,
                ViewCommand::Workspace(_)
                | ViewCommand::GoTo(..)
                | ViewCommand::CompareTab(_)
                | ViewCommand::ExportDialog(true)
                | ViewCommand::Help(true)
                | ViewCommand::Dialog(Some(_)),
            ) => Meaning::Left,
            _ => Meaning::None,
        },
        Command::Edit(command) => match (step, command) {
            (
                Step::Scenarios,
                EditCommand::Include(..)
                | EditCommand::MoveScenario { .. }
                | EditCommand::OrderScenarios(_)
                | EditCommand::SetBaseline(_),
            )
            | (
                Step::Weights,
                EditCommand::EndGesture
                | EditCommand::SetPoints { .. }
                | EditCommand::ResetWeight(..)
                | EditCommand::ResetWeights(_)
                | EditCommand::SetLock(..),
            ) => Meaning::Used,
            _ => Meaning::None,
        },
        Command::Search(_) | Command::Tour(_) | Command::Undo | Command::Redo => Meaning::None,
    }
}
