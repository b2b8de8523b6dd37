//! What a person has changed in a document: everything that undo covers.

use std::collections::{BTreeMap, BTreeSet};

use super::command::{EditCommand, WeightTarget};
use super::draft::Draft;
use super::elicitation::{Elicited, note};
use crate::analysis::negotiation::setting::Choice;
use crate::analysis::scoring::Basis;
use crate::analysis::weights::{Weights, issues_under};
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx};
use crate::model::scenario::Scenario;

mod added;

pub use added::CHOSEN_HERE;

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
    /// How weights came about that were arrived at by answers, by party; what was moved since is still told.
    pub elicited: BTreeMap<PartyIx, Vec<Elicited>>,
}

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
            elicited: BTreeMap::new(),
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

    /// Carries `command` out; `framework` holds what was added so far. Movements of one gesture all start from `start`, the
    /// state before it, so that a drag there and back ends where it began.
    pub(super) fn apply(&mut self, framework: &Framework, command: &EditCommand, start: Option<&Self>) {
        match *command {
            EditCommand::SetShare { party, target, share, .. } => {
                let held = |issue| self.is_locked(framework, party, issue);
                self.basis.weights = self.reweighed(start, party, &issues_of(framework, target), share, held);
            }
            EditCommand::SetShareInGroup { party, issue, share, .. } => {
                let group = framework.issue(issue).group;
                let held =
                    |other: IssueIx| framework.issue(other).group != group || self.is_locked(framework, party, other);
                self.basis.weights = self.reweighed(start, party, &[issue], share, held);
            }
            EditCommand::EndGesture => {}
            EditCommand::SetPoints { party, issue, points } => {
                self.basis.weights.set(party, issue, points);
                if self.basis.weights.sum(party) == 0 {
                    // A party whose weights are all zero has no totals, and no slider could bring them back.
                    self.basis.weights.set(party, issue, crate::model::quantity::Micro(1));
                }
            }
            EditCommand::Elicit(party, ref elicited) => {
                if elicited.apply(framework, &mut self.basis.weights, party) {
                    note(self.elicited.entry(party).or_default(), (**elicited).clone());
                }
            }
            EditCommand::PutAhead { party, ref points, .. } => self.basis.weights.put(party, points),
            EditCommand::ResetWeight(party, target) => {
                self.reset(framework, party, issues_of(framework, target).into_iter());
            }
            EditCommand::ResetWeights(party) => {
                self.elicited.remove(&party);
                self.reset(framework, party, framework.issue_ixs());
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
            EditCommand::OrderScenarios(ref order) => self.reorder(order),
            EditCommand::SetBaseline(baseline) => self.baseline = baseline,
            EditCommand::SetSilence(silence) => self.silence = silence,
            EditCommand::AssumeNoDeal(scenario) => self.basis.assumed_no_deal = scenario,
            EditCommand::TryNoDeal { .. }
            | EditCommand::GiveUpNoDeal(_)
            | EditCommand::Waive(..)
            | EditCommand::ClearTried => self.try_out(command),
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
            EditCommand::AddScenario(ref scenario) => self.add((**scenario).clone()),
            EditCommand::Recover(ref saved) => {
                self.basis.weights = saved.weights.clone();
                saved.added.iter().cloned().for_each(|scenario| self.add(scenario));
            }
            EditCommand::RemoveScenario(scenario) => self.remove(framework, scenario),
            EditCommand::RenameScenario(scenario, ref name) => self.rename(framework, scenario, name),
            EditCommand::SetOutcome { scenario, issue, ref outcome } => {
                self.settle(framework, scenario, issue, outcome.as_ref());
            }
        }
    }
}

impl Edits {
    /// What is tried out: no-deal values and red lines.
    fn try_out(&mut self, command: &EditCommand) {
        match *command {
            EditCommand::TryNoDeal { party, value, .. } => {
                self.basis.tried_no_deal[party.0] = value;
                self.basis.given_up.remove(&party);
            }
            EditCommand::GiveUpNoDeal(party) => {
                self.basis.tried_no_deal[party.0] = None;
                self.basis.given_up.insert(party);
            }
            EditCommand::Waive(party, red_line, waived) => put(&mut self.basis.waived, (party, red_line), waived),
            EditCommand::ClearTried => {
                self.basis.tried_no_deal.fill(None);
                self.basis.given_up.clear();
                self.basis.waived.clear();
            }
            _ => {}
        }
    }

    /// Puts scenarios in this order; those it does not name follow in theirs.
    fn reorder(&mut self, order: &[ScenarioIx]) {
        let mut new: Vec<ScenarioIx> = Vec::with_capacity(self.order.len());
        for scenario in order.iter().chain(&self.order) {
            if self.order.contains(scenario) && !new.contains(scenario) {
                new.push(*scenario);
            }
        }
        self.order = new;
    }

    /// Puts weights back to what the file gives.
    fn reset(&mut self, framework: &Framework, party: PartyIx, issues: impl Iterator<Item = IssueIx>) {
        let original = Weights::of(framework);
        for issue in issues {
            self.basis.weights.set(party, issue, original.points(party, issue));
        }
    }

    /// The weights once `moved` have `share`, counted from the beginning of the movement.
    fn reweighed(
        &self,
        start: Option<&Self>,
        party: PartyIx,
        moved: &[IssueIx],
        share: f64,
        held: impl Fn(IssueIx) -> bool,
    ) -> Weights {
        let mut weights = start.unwrap_or(self).basis.weights.clone();
        weights.set_share(party, moved, share, held);
        weights
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
        EditCommand::Elicit(party, _) => format!("weights of {} by answers", framework.party(*party).label()),
        EditCommand::PutAhead { scenario: which, .. } => format!("weights that put {} ahead", scenario(*which)),
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
        EditCommand::GiveUpNoDeal(party) => format!("no no-deal value of {}", framework.party(*party).label()),
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
        EditCommand::Recover(_) => "recovered changes".to_owned(),
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
