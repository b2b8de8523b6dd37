//! One open framework: what its file says, what was changed, what is shown, and what follows from it.

mod asked;
mod draws;
mod studied;

use std::path::Path;
use std::sync::Arc;

use super::command::{EditCommand, Origin, ViewCommand};
use super::draft::Draft;
use super::edits::{Edits, label};
use super::effect::{ScenarioEdits, WeightEdit, last_part};
use super::history::History;
use super::negotiating::StartFrom;
use super::negotiation::Negotiation;
use super::search::{Answer, Findings, Question};
use super::view::{View, Workspace};
use crate::analysis::scoring::{Scores, is_apart, score};
use crate::analysis::values::ValueTable;
use crate::analysis::weights::Weights;
use crate::model::framework::Framework;
use crate::model::ids::ScenarioIx;
use crate::model::party;
use crate::model::problem::{Problem, SourceText};
use crate::model::scenario::Scenario;

/// What of a document's edits stands in its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// Weights.
    pub weights: Weights,
    /// Scenarios that were added.
    pub added: Vec<Scenario>,
}

impl Saved {
    /// What saving these edits would write.
    #[must_use]
    pub fn of(edits: &Edits) -> Self {
        Self { weights: edits.basis.weights.clone(), added: edits.added.clone() }
    }
}

/// An open framework.
#[derive(Clone, Debug)]
pub struct Document {
    origin: Origin,
    texts: Vec<SourceText>,
    /// As the file was read.
    read: Arc<Framework>,
    /// With the scenarios that were added.
    framework: Arc<Framework>,
    warnings: Vec<Problem>,
    edits: Edits,
    view: View,
    history: History,
    saved: Saved,
    revision: u64,
    values: Arc<ValueTable>,
    scores: Arc<Scores>,
    sorting: Arc<Scores>,
    findings: Findings,
    negotiation: Option<Negotiation>,
    drafted: Option<Arc<Drafted>>,
    studied: studied::Studied,
}

/// The package under construction, judged like a scenario: the last of its framework.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// The document's framework with the package behind its scenarios.
    pub framework: Arc<Framework>,
    /// Scores of all of them.
    pub scores: Scores,
}

impl Drafted {
    /// The package among the scenarios.
    #[must_use]
    pub fn scenario(&self) -> ScenarioIx {
        ScenarioIx(self.framework.scenarios().len() - 1)
    }
}

impl Document {
    /// A document as it was read.
    #[must_use]
    pub fn new(origin: Origin, framework: Arc<Framework>, texts: Vec<SourceText>, warnings: Vec<Problem>) -> Self {
        let edits = Edits::of(&framework);
        let values = Arc::new(ValueTable::new(&framework, edits.silence));
        let scores = Arc::new(score(&framework, &values, &edits.basis));
        let mut document = Self {
            origin,
            texts,
            view: View::new(&framework),
            saved: Saved::of(&edits),
            read: Arc::clone(&framework),
            edits,
            history: History::default(),
            revision: 0,
            values,
            sorting: Arc::clone(&scores),
            scores,
            framework,
            warnings,
            findings: Findings::default(),
            negotiation: None,
            drafted: None,
            studied: studied::Studied::default(),
        };
        document.study_weights(false);
        document
    }

    /// Where it comes from.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The file's name, for tabs and titles.
    #[must_use]
    pub fn file_name(&self) -> String {
        file_name(&self.origin)
    }

    /// The texts it was read from: its own first.
    #[must_use]
    pub fn texts(&self) -> &[SourceText] {
        &self.texts
    }

    /// What the file says, and behind its scenarios those that were added.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The same, to be kept by long work.
    #[must_use]
    pub fn shared_framework(&self) -> Arc<Framework> {
        Arc::clone(&self.framework)
    }

    /// Whether a scenario was added here, and may be edited.
    #[must_use]
    pub fn is_added(&self, scenario: ScenarioIx) -> bool {
        self.framework.is_added(&self.read, scenario)
    }

    /// What the file's author should know.
    #[must_use]
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// What was changed.
    #[must_use]
    pub const fn edits(&self) -> &Edits {
        &self.edits
    }

    /// What is shown.
    #[must_use]
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// Undo and redo.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Counts every change of edits or view: what was derived from a revision holds as long as it stays.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Values of all scenarios under the present silence mode.
    #[must_use]
    pub fn values(&self) -> &ValueTable {
        &self.values
    }

    /// Scores under the present weights.
    #[must_use]
    pub fn scores(&self) -> &Scores {
        &self.scores
    }

    /// The scores that the order of scenarios goes by: during a drag those from before it, so that nothing jumps.
    #[must_use]
    pub fn sorting_scores(&self) -> &Scores {
        &self.sorting
    }

    /// What searches have found.
    #[must_use]
    pub const fn findings(&self) -> &Findings {
        &self.findings
    }

    pub(super) fn findings_mut(&mut self) -> &mut Findings {
        &mut self.findings
    }

    /// The games of the document, where its screen shows packages.
    #[must_use]
    pub const fn negotiation(&self) -> Option<&Negotiation> {
        self.negotiation.as_ref()
    }

    /// The package under construction.
    #[must_use]
    pub const fn draft(&self) -> Option<&Draft> {
        self.edits.draft.as_ref()
    }

    /// The package under construction with its scores.
    #[must_use]
    pub fn drafted(&self) -> Option<&Drafted> {
        self.drafted.as_deref()
    }

    /// What the screen that is shown needs to know and what takes long to find out.
    #[must_use]
    pub fn asked(&self) -> Vec<Question> {
        match self.view.workspace {
            Workspace::Compare | Workspace::Acceptance | Workspace::Evidence => Vec::new(),
            Workspace::Robustness => self.asked_of_draws(),
            Workspace::WhyNot => self.asked_why_not(),
            Workspace::Negotiate => self.asked_of_packages(),
            Workspace::Sensitivity => self.asked_of_ranges(),
        }
    }

    /// Whether weights or added scenarios differ from what was last read or saved.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.edits.basis.weights != self.saved.weights || self.edits.added != self.saved.added
    }

    /// How many weights and scenarios differ from what was last read or saved.
    #[must_use]
    pub fn unsaved_changes(&self) -> usize {
        let scenarios = self.scenario_edits();
        self.weight_edits().len() + scenarios.written.len() + scenarios.removed.len()
    }

    /// Added scenarios that differ from those in the text as it was last read or saved.
    #[must_use]
    pub fn scenario_edits(&self) -> ScenarioEdits {
        let in_file = &self.saved.added;
        let added = &self.edits.added;
        ScenarioEdits {
            written: added.iter().filter(|scenario| !in_file.contains(scenario)).cloned().collect(),
            removed: in_file
                .iter()
                .filter(|old| added.iter().all(|new| new.id != old.id))
                .map(|old| old.id.clone())
                .collect(),
        }
    }

    /// Whether a scenario is shown apart from those that are ranked.
    #[must_use]
    pub fn is_apart(&self, scenario: ScenarioIx) -> bool {
        is_apart(&self.framework, &self.edits.basis, scenario)
    }

    /// Weights that differ from those in the text as it was last read or saved. Where the file names no weights at all
    /// and one differs, every weight is given: once one is written, none is assumed any more.
    #[must_use]
    pub fn weight_edits(&self) -> Vec<WeightEdit> {
        let framework = &*self.framework;
        let judgements = || framework.parties().iter().flat_map(|party| &party.judgements);
        let assumed = judgements().all(|judgement| judgement.weight_origin == party::Origin::Assumed)
            && self.edits.basis.weights != self.saved.weights;
        let mut edits = Vec::new();
        for party in framework.party_ixs() {
            for issue in framework.issue_ixs() {
                let points = self.edits.basis.weights.points(party, issue);
                if points != self.saved.weights.points(party, issue) || (assumed && !points.is_zero()) {
                    edits.push(WeightEdit {
                        party: framework.party(party).id.clone(),
                        issue: framework.issue(issue).id.clone(),
                        points,
                    });
                }
            }
        }
        edits
    }

    /// Carries an edit out as one undo step, or as part of its gesture's; one that changes nothing leaves no step.
    pub fn edit(&mut self, command: &EditCommand) {
        if matches!(command, EditCommand::EndGesture) {
            self.history.end_gesture();
            self.sorting = Arc::clone(&self.scores);
            self.study_weights(false);
            self.revision += 1;
            return;
        }
        let gesture = match command {
            EditCommand::SetShare { gesture, .. }
            | EditCommand::SetShareInGroup { gesture, .. }
            | EditCommand::TryNoDeal { gesture, .. } => *gesture,
            _ => None,
        };
        let before = self.edits.clone();
        let start = self.history.gesture_start(gesture).cloned();
        self.edits.apply(&self.framework, command, start.as_ref());
        if self.edits == before {
            return;
        }
        if self.read.with_scenarios(&self.edits.added).is_err() {
            // A change that would make the framework invalid does not happen; screens do not offer one.
            self.edits = before;
            return;
        }
        self.history.record(label(&self.framework, command), before, gesture);
        self.refresh(gesture.is_some());
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) {
        if let Some(edits) = self.history.undo(&self.edits) {
            self.edits = edits;
            self.refresh(false);
        }
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) {
        if let Some(edits) = self.history.redo(&self.edits) {
            self.edits = edits;
            self.refresh(false);
        }
    }

    /// Changes what is shown; commands about the whole program change nothing here.
    pub fn look(&mut self, command: &ViewCommand) {
        let view = &mut self.view;
        match command {
            ViewCommand::Workspace(workspace) => view.workspace = *workspace,
            ViewCommand::CompareTab(tab) => view.compare_tab = *tab,
            ViewCommand::JudgedBy(by) => {
                view.judged_by = *by;
                if let Some(party) = by.party() {
                    view.weights_of = party;
                }
            }
            ViewCommand::WeightsOf(party) => view.weights_of = *party,
            ViewCommand::Select(selection) => {
                let now = &mut view.selection;
                now.scenario = selection.scenario.or(now.scenario);
                now.issue = selection.issue.or(now.issue);
                now.party = selection.party.or(now.party);
            }
            ViewCommand::GoTo(workspace, selection) => {
                view.workspace = *workspace;
                view.selection = *selection;
            }
            // Esc leaves the large view first.
            ViewCommand::ClearSelection if view.sensitivity.maximised.is_some() => view.sensitivity.maximised = None,
            ViewCommand::ClearSelection => view.selection = super::view::Selection::default(),
            ViewCommand::Filter(text) => view.filter.clone_from(text),
            ViewCommand::OnlyDifferences(only) => view.only_differences = *only,
            ViewCommand::SortByScore(sorted) => match view.judged_by {
                super::view::JudgedBy::All => view.sort_by_score_all = *sorted,
                super::view::JudgedBy::Party(_) => view.sort_by_score = *sorted,
            },
            ViewCommand::Fold(group, true) => {
                view.folded.insert(*group);
            }
            ViewCommand::Fold(group, false) => {
                view.folded.remove(group);
            }
            ViewCommand::Pair(first, second) => view.pair = (*first, *second),
            ViewCommand::OverTime(over_time) => view.over_time = *over_time,
            ViewCommand::Try(relaxed) => view.why_not.trial.clone_from(relaxed),
            ViewCommand::Relaxed(shown) => view.why_not.shown = *shown,
            ViewCommand::AllStatements(all) => view.why_not.all_statements = *all,
            ViewCommand::Negotiate(command) => view.negotiating.apply(command),
            ViewCommand::Sensitivity(command) => view.sensitivity.apply(*command),
            ViewCommand::Robustness(command) => view.robustness.apply(command),
            ViewCommand::Sources(sources) => view.sources.clone_from(sources),
            ViewCommand::Dialog(dialog) => view.dialog = *dialog,
            ViewCommand::Theme(_)
            | ViewCommand::LeftPanel(_)
            | ViewCommand::RightPanel(_)
            | ViewCommand::ExportDialog(_)
            | ViewCommand::Help(_) => {}
        }
        self.negotiate();
        self.study_weights(false);
        self.revision += 1;
    }

    /// Notes that `saved` now stands in `texts`, the first of which is at `path`.
    pub(super) fn saved(&mut self, path: &Path, texts: Vec<SourceText>, saved: Saved) {
        self.origin = Origin::Path(path.to_owned());
        self.saved = saved;
        self.texts = texts;
        self.revision += 1;
    }

    /// What was last asked about packages, where nothing has changed since that its answers follow from.
    #[must_use]
    pub fn asked_of_packages(&self) -> Vec<Question> {
        let is_current = |of: &&Negotiation| of.is_of(&self.framework, &self.edits, &self.view.negotiating);
        let Some(negotiation) = self.negotiation.as_ref().filter(is_current) else { return Vec::new() };
        let improve = match self.start_from() {
            StartFrom::Scenario(scenario) => Some(negotiation.improve(&self.framework, scenario)),
            StartFrom::Draft => {
                self.drafted.as_ref().map(|drafted| negotiation.improve(&drafted.framework, drafted.scenario()))
            }
        };
        negotiation.questions().into_iter().chain(improve.filter(|_| negotiation.games().is_ok())).collect()
    }

    /// What changes that are better for everyone start from: what was chosen, else the package under construction, else the
    /// scenario that is selected, else the first that is no reference.
    #[must_use]
    pub fn start_from(&self) -> StartFrom {
        let is_there = |from: &StartFrom| *from != StartFrom::Draft || self.drafted.is_some();
        let draft = self.drafted.as_ref().map(|_| StartFrom::Draft);
        let selected = || self.view.selection.scenario.map(StartFrom::Scenario);
        let first = || self.edits.order.iter().copied().find(|scenario| !self.is_apart(*scenario));
        let chosen = self.view.negotiating.from.filter(is_there).or(draft).or_else(selected);
        chosen.unwrap_or_else(|| StartFrom::Scenario(first().unwrap_or(ScenarioIx(0))))
    }

    /// Notes what was found out, as a finished search does.
    pub fn answer(&mut self, question: Question, answer: Answer) {
        self.findings.answered(question, answer, std::time::Duration::ZERO);
    }

    /// The games follow what is edited and shown, as long as the screen shows packages.
    fn negotiate(&mut self) {
        let before = self.negotiation.as_ref();
        if self.view.workspace == Workspace::Negotiate
            && let Some(now) = Negotiation::of(&self.framework, &self.edits, &self.view.negotiating, before)
        {
            self.negotiation = Some(now);
        }
    }

    /// Judges a package like a scenario behind the others.
    fn judged(&self, draft: &Draft) -> Option<Drafted> {
        let id = self.framework.free_scenario_id("package");
        let scenario = Scenario { id, ..draft.scenario.clone() };
        let now = self.framework.with_scenarios(&[scenario]).ok()?;
        // Equal to the one before it is the one before, so that nothing is asked twice.
        let before = self.drafted.as_ref().map(|drafted| &drafted.framework).filter(|before| ***before == now);
        let framework = before.cloned().unwrap_or_else(|| Arc::new(now));
        let mut basis = self.edits.basis.clone();
        basis.included.push(false);
        let values = ValueTable::new(&framework, self.edits.silence);
        let scores = score(&framework, &values, &basis);
        Some(Drafted { framework, scores })
    }

    fn refresh(&mut self, in_gesture: bool) {
        let added_changed = self.framework.scenarios().get(self.read.scenarios().len()..) != Some(&self.edits.added);
        if added_changed && let Ok(framework) = self.read.with_scenarios(&self.edits.added) {
            let old = std::mem::replace(&mut self.framework, Arc::new(framework));
            self.view.follow(&old, &self.framework);
        }
        if added_changed || self.values.silence() != self.edits.silence {
            self.values = Arc::new(ValueTable::new(&self.framework, self.edits.silence));
        }
        self.scores = Arc::new(score(&self.framework, &self.values, &self.edits.basis));
        if !in_gesture {
            self.sorting = Arc::clone(&self.scores);
        }
        self.drafted = self.edits.draft.as_ref().and_then(|draft| self.judged(draft)).map(Arc::new);
        self.negotiate();
        self.study_weights(in_gesture);
        self.revision += 1;
    }
}

/// The last part of an origin's path.
#[must_use]
pub fn file_name(origin: &Origin) -> String {
    match origin {
        Origin::Path(path) => last_part(path),
        Origin::Bundled(name) => name.clone(),
    }
}
