//! What a person has changed in a document: everything that undo covers.

use std::collections::{BTreeMap, BTreeSet};

use super::command::{EditCommand, WeightTarget};
use super::draft::Draft;
use crate::analysis::negotiation::setting::Choice;
use crate::analysis::scoring::Basis;
use crate::analysis::weights::{Weights, issues_under};
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx};
use crate::model::scenario::{Position, Scenario};
use crate::model::source::Evidence;

/// The undoable state of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Edits {
    /// Weights, what is compared, and what is assumed.
    pub basis: Basis,
    /// How silence counts.
    pub silence: Silence,
    /// Issues whose share stays, by party.
    pub locked: BTreeSet<(PartyIx, IssueIx)>,
    /// Groups whose share stays, by party.
    pub locked_groups: BTreeSet<(PartyIx, GroupIx)>,
    /// The order by hand; every scenario once.
    pub order: Vec<ScenarioIx>,
    /// The scenario that the others are compared with.
    pub baseline: Option<ScenarioIx>,
    /// Scenarios that were added, behind those that were read.
    pub added: Vec<Scenario>,
    /// Issues that are decided for the search of packages.
    pub fixed: BTreeMap<IssueIx, Choice>,
    /// The package under construction.
    pub draft: Option<Draft>,
}

/// What stands as the note of an outcome that was chosen in the program rather than read.
pub const CHOSEN_HERE: &str = "Chosen in the program, not taken from a document.";

impl Edits {
    /// A document as its file has it.
    #[must_use]
    pub fn of(framework: &Framework) -> Self {
        Self {
            basis: Basis::of(framework),
            silence: framework.silence(),
            locked: BTreeSet::new(),
            locked_groups: BTreeSet::new(),
            order: framework.scenario_ixs().collect(),
            baseline: None,
            added: Vec::new(),
            fixed: BTreeMap::new(),
            draft: None,
        }
    }

    /// Whether the share of `issue` stays when others move: it or a group above it is locked.
    #[must_use]
    pub fn is_locked(&self, framework: &Framework, party: PartyIx, issue: IssueIx) -> bool {
        if self.locked.contains(&(party, issue)) {
            return true;
        }
        let mut group = framework.issue(issue).group;
        while let Some(inside) = group {
            if self.locked_groups.contains(&(party, inside)) {
                return true;
            }
            group = framework.group(inside).parent;
        }
        false
    }

    /// Carries `command` out; `framework` holds what was added so far. Movements of one gesture all start from `start`, the state before it, so that a drag
    /// there and back ends where it began.
    pub(super) fn apply(&mut self, framework: &Framework, command: &EditCommand, start: Option<&Self>) {
        match *command {
            EditCommand::SetShare { party, target, share, .. } => {
                if let Some(start) = start {
                    self.basis.weights = start.basis.weights.clone();
                }
                let moved = issues_of(framework, target);
                let locked = |issue| self.is_locked(framework, party, issue);
                let mut weights = self.basis.weights.clone();
                weights.set_share(party, &moved, share, locked);
                self.basis.weights = weights;
            }
            EditCommand::SetShareInGroup { party, issue, share, .. } => {
                if let Some(start) = start {
                    self.basis.weights = start.basis.weights.clone();
                }
                let group = framework.issue(issue).group;
                let held =
                    |other: IssueIx| framework.issue(other).group != group || self.is_locked(framework, party, other);
                let mut weights = self.basis.weights.clone();
                weights.set_share(party, &[issue], share, held);
                self.basis.weights = weights;
            }
            EditCommand::EndGesture => {}
            EditCommand::SetPoints { party, issue, points } => {
                self.basis.weights.set(party, issue, points);
                if self.basis.weights.sum(party) == 0 {
                    // A party whose weights are all zero has no totals, and no slider could bring them back.
                    self.basis.weights.set(party, issue, crate::model::quantity::Micro(1));
                }
            }
            EditCommand::ResetWeight(party, target) => {
                let original = Weights::of(framework);
                for issue in issues_of(framework, target) {
                    self.basis.weights.set(party, issue, original.points(party, issue));
                }
            }
            EditCommand::ResetWeights(party) => {
                let original = Weights::of(framework);
                for issue in framework.issue_ixs() {
                    self.basis.weights.set(party, issue, original.points(party, issue));
                }
            }
            EditCommand::SetLock(party, WeightTarget::Issue(issue), locked) => {
                put(&mut self.locked, (party, issue), locked);
            }
            EditCommand::SetLock(party, WeightTarget::Group(group), locked) => {
                put(&mut self.locked_groups, (party, group), locked);
            }
            EditCommand::Include(scenario, included) => self.basis.included[scenario.0] = included,
            EditCommand::MoveScenario { scenario, to } => {
                self.order.retain(|other| *other != scenario);
                self.order.insert(to.min(self.order.len()), scenario);
            }
            EditCommand::OrderScenarios(ref order) => {
                let mut new: Vec<ScenarioIx> = Vec::with_capacity(self.order.len());
                for scenario in order.iter().chain(&self.order) {
                    if self.order.contains(scenario) && !new.contains(scenario) {
                        new.push(*scenario);
                    }
                }
                self.order = new;
            }
            EditCommand::SetBaseline(baseline) => self.baseline = baseline,
            EditCommand::SetSilence(silence) => self.silence = silence,
            EditCommand::AssumeNoDeal(scenario) => self.basis.assumed_no_deal = scenario,
            EditCommand::TryNoDeal { party, value, .. } => self.basis.tried_no_deal[party.0] = value,
            EditCommand::Waive(party, red_line, waived) => put(&mut self.basis.waived, (party, red_line), waived),
            EditCommand::ClearTried => {
                self.basis.tried_no_deal.fill(None);
                self.basis.waived.clear();
            }
            EditCommand::AddScenario(ref scenario) => {
                self.add(framework, (**scenario).clone());
            }
            EditCommand::RemoveScenario(scenario) => self.remove(framework, scenario),
            EditCommand::Fix(issue, Some(choice)) => {
                self.fixed.insert(issue, choice);
                self.settle_fixed();
            }
            EditCommand::Fix(issue, None) => {
                self.fixed.remove(&issue);
            }
            EditCommand::StartDraft(ref draft) => {
                self.draft = Some((**draft).clone());
                self.settle_fixed();
            }
            EditCommand::CloseDraft => self.draft = None,
            EditCommand::Choose(ref choices) => {
                if let Some(draft) = &mut self.draft {
                    for (issue, choice) in choices.iter().filter(|(issue, _)| !self.fixed.contains_key(issue)) {
                        draft.choose(*issue, *choice);
                    }
                }
            }
            EditCommand::SaveDraft(ref name) => self.save_draft(framework, name),
            EditCommand::RenameScenario(scenario, ref name) => {
                if let Some(added) = self.added_mut(framework, scenario)
                    && !name.trim().is_empty()
                {
                    name.trim().clone_into(&mut added.name);
                    added.short = None;
                }
            }
            EditCommand::SetOutcome { scenario, issue, ref outcome } => {
                if let Some(added) = self.added_mut(framework, scenario)
                    && added.positions[issue.0].outcome != *outcome
                {
                    let evidence = Evidence { note: Some(CHOSEN_HERE.to_owned()), ..Evidence::default() };
                    added.positions[issue.0] = Position { outcome: outcome.clone(), evidence };
                }
            }
        }
    }

    fn add(&mut self, framework: &Framework, scenario: Scenario) -> bool {
        let may = framework.with_scenarios(std::slice::from_ref(&scenario)).is_ok();
        if may {
            self.order.push(ScenarioIx(framework.scenarios().len()));
            self.basis.included.push(true);
            self.added.push(scenario);
        }
        may
    }

    /// Adds the package under construction as a scenario, and goes on from there.
    fn save_draft(&mut self, framework: &Framework, name: &str) {
        let Some(mut draft) = self.draft.take() else { return };
        let saved = draft.saved(framework, name);
        if !saved.name.is_empty() && self.add(framework, saved.clone()) {
            draft.from.clone_from(&saved.name);
            draft.start.clone_from(&saved.positions);
            draft.scenario.name = saved.name;
        }
        self.draft = Some(draft);
    }

    /// The package under construction says what is fixed.
    fn settle_fixed(&mut self) {
        if let Some(draft) = &mut self.draft {
            for (issue, choice) in &self.fixed {
                draft.choose(*issue, *choice);
            }
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
    fn remove(&mut self, framework: &Framework, scenario: ScenarioIx) {
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

/// The issues that a weight slider moves.
#[must_use]
pub fn issues_of(framework: &Framework, target: WeightTarget) -> Vec<IssueIx> {
    match target {
        WeightTarget::Issue(issue) => vec![issue],
        WeightTarget::Group(group) => issues_under(framework, Some(group)),
    }
}

/// What an edit is called in the menu: "Undo weight of Guarantee form".
#[must_use]
pub fn label(framework: &Framework, command: &EditCommand) -> String {
    let name = |target: WeightTarget| match target {
        WeightTarget::Issue(issue) => framework.issue(issue).label().to_owned(),
        WeightTarget::Group(group) => framework.group(group).name.clone(),
    };
    let scenario = |scenario: ScenarioIx| framework.scenario(scenario).label().to_owned();
    match command {
        EditCommand::SetShare { target, .. } => format!("weight of {}", name(*target)),
        EditCommand::SetPoints { issue, .. } | EditCommand::SetShareInGroup { issue, .. } => {
            format!("weight of {}", name(WeightTarget::Issue(*issue)))
        }
        EditCommand::EndGesture => String::new(),
        EditCommand::ResetWeight(_, target) => format!("reset of weight of {}", name(*target)),
        EditCommand::ResetWeights(party) => format!("reset of weights of {}", framework.party(*party).name),
        EditCommand::SetLock(_, target, true) => format!("lock of {}", name(*target)),
        EditCommand::SetLock(_, target, false) => format!("unlock of {}", name(*target)),
        EditCommand::Include(which, true) => format!("compare {}", scenario(*which)),
        EditCommand::Include(which, false) => format!("leave out {}", scenario(*which)),
        EditCommand::MoveScenario { scenario: which, .. } => format!("move of {}", scenario(*which)),
        EditCommand::OrderScenarios(_) => "order of scenarios".to_owned(),
        EditCommand::SetBaseline(Some(which)) => format!("baseline {}", scenario(*which)),
        EditCommand::SetBaseline(None) => "no baseline".to_owned(),
        EditCommand::SetSilence(_) => "how silence counts".to_owned(),
        EditCommand::AssumeNoDeal(Some(which)) => format!("no-deal values from {}", scenario(*which)),
        EditCommand::AssumeNoDeal(None) => "no assumed no-deal values".to_owned(),
        EditCommand::TryNoDeal { party, .. } => format!("no-deal value of {}", framework.party(*party).label()),
        EditCommand::Waive(party, red_line, waived) => {
            let party = framework.party(*party);
            let issue = party.red_lines.get(*red_line).map_or("", |line| framework.issue(line.issue).label());
            let verb = if *waived { "set aside" } else { "take up" };
            format!("{verb} red line of {} on {issue}", party.label())
        }
        EditCommand::ClearTried => "clear what is tried out".to_owned(),
        EditCommand::Fix(issue, Some(_)) => format!("fix {}", framework.issue(*issue).label()),
        EditCommand::Fix(issue, None) => format!("leave {} free", framework.issue(*issue).label()),
        EditCommand::StartDraft(draft) => format!("package from {}", draft.from),
        EditCommand::CloseDraft => "close the package".to_owned(),
        EditCommand::Choose(choices) => match choices.as_slice() {
            [(issue, _)] => format!("{} in the package", framework.issue(*issue).label()),
            choices => format!("{} issues in the package", choices.len()),
        },
        EditCommand::SaveDraft(name) => format!("save {} as scenario", name.trim()),
        EditCommand::AddScenario(which) => format!("add {}", which.label()),
        EditCommand::RemoveScenario(which) => format!("remove {}", scenario(*which)),
        EditCommand::RenameScenario(which, _) => format!("name of {}", scenario(*which)),
        EditCommand::SetOutcome { issue, .. } => format!("term of {}", framework.issue(*issue).label()),
    }
}

fn put<T: Ord>(set: &mut BTreeSet<T>, entry: T, present: bool) {
    if present {
        set.insert(entry);
    } else {
        set.remove(&entry);
    }
}
