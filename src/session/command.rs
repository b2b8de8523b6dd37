//! Everything that can be asked of a session. Drawing code makes these; [`Session::apply`](super::tabs::Session::apply)
//! alone carries them out, in the order they were sent.

use std::path::PathBuf;
use std::sync::Arc;

use super::document::Saved;
use super::draft::Draft;
use super::elicitation::Elicited;
use super::export::ExportRequest;
use super::negotiating::NegotiateCommand;
use super::robustness::RobustnessCommand;
use super::search::SearchCommand;
use super::sensitivity::view::SensitivityCommand;
use super::settings::ThemeChoice;
use super::tour::TourCommand;
use super::view::{CompareTab, Dialog, JudgedBy, OverTime, Selection, SourcesView, Workspace};
use super::why_not::Relaxed;
use crate::analysis::negotiation::acceptable::Change;
use crate::analysis::negotiation::setting::Choice;
use crate::model::framework::{Framework, Silence};
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx};
use crate::model::problem::{Problem, SourceText};
use crate::model::quantity::Micro;
use crate::model::scenario::{Outcome, Scenario};

/// Names one tab for as long as the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TabId(pub u64);

/// Names one continuous movement, such as a drag from press to release: its edits are one undo step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gesture(pub u64);

/// A change that is asked for.
#[derive(Clone, Debug)]
pub enum Command {
    /// Open, close, save, and what comes back from doing so.
    File(FileCommand),
    /// A change of the document that is open in front; can be undone.
    Edit(EditCommand),
    /// A change of what is shown; not undone.
    View(ViewCommand),
    /// What becomes of a search; not undone.
    Search(SearchCommand),
    /// Undo the last edit of the document in front.
    Undo,
    /// Redo what was undone last.
    Redo,
    /// Begin the tour, go through it, leave it.
    Tour(TourCommand),
}

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file on disk.
    Path(PathBuf),
    /// A bundled scenario, by its file name; saving asks for a place.
    Bundled(String),
}

/// What reading a file gave.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Where it came from.
    pub origin: Origin,
    /// The texts read: the file's own first, then those it extends.
    pub texts: Vec<SourceText>,
    /// Errors, or only warnings where there is a framework.
    pub problems: Vec<Problem>,
    /// The framework, where the file has no errors.
    pub framework: Option<Arc<Framework>>,
}

/// Commands about files and tabs.
#[derive(Clone, Debug)]
pub enum FileCommand {
    /// Ask the user for files to open.
    AskOpen,
    /// Ask the user for a place for a new file.
    AskNew,
    /// Write the template there, and open it.
    NewAt(PathBuf),
    /// Open these, or bring them to the front where they are open.
    Open(Vec<Origin>),
    /// A file was read: show it, or its problems. Takes the place of a tab with the same origin.
    Read(Reading),
    /// Read the file of the tab in front again.
    ReadAgain,
    /// Replace part of the refused file in front with its suggested fix number `.0`, on disk, and read it again.
    ApplyFix(usize),
    /// Bring a tab to the front; `None` shows the start screen.
    Activate(Option<TabId>),
    /// Bring the next tab to the front.
    ActivateNext,
    /// Close a tab; unsaved changes are asked about once.
    Close(TabId),
    /// Close the tab in front.
    CloseFront,
    /// Close a tab and lose its unsaved changes.
    CloseUnsaved(TabId),
    /// Leave the question about unsaved changes, and keep the tab.
    KeepOpen,
    /// Save the document in front where it came from; a bundled one asks for a place.
    Save,
    /// Ask for a place to save the document in front.
    AskSave,
    /// Save the document in front there.
    SaveTo(PathBuf),
    /// The document of this tab was written to this path, as it was at this revision.
    Saved {
        /// The tab.
        tab: TabId,
        /// Where.
        path: PathBuf,
        /// The new texts, as [`Document::texts`](super::document::Document::texts).
        texts: Vec<SourceText>,
        /// Files that it builds on and that were written with it, because they were not there.
        beside: Vec<PathBuf>,
        /// The revision that was saved.
        revision: u64,
    },
    /// Ask for a place to export the document in front to.
    AskExport(ExportRequest),
    /// Export there the document for which the place was asked.
    ExportTo {
        /// The tab.
        tab: TabId,
        /// What to write.
        request: ExportRequest,
        /// Where.
        path: PathBuf,
    },
    /// An export was written there.
    Exported(PathBuf),
    /// Something outside could not be done; shown as a notice until dismissed.
    Failed(String),
    /// Something outside was done; shown as a notice that names the file.
    Done(Notice),
    /// Take the notice away.
    DismissNotice,
    /// Forget all recent files.
    ClearRecent,
}

/// A message that does not belong to one place on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened, in one sentence.
    pub text: String,
    /// The file it is about, for "Show in folder".
    pub path: Option<PathBuf>,
    /// Whether something went wrong.
    pub failed: bool,
}

/// The issues that one weight slider moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightTarget {
    /// One issue.
    Issue(IssueIx),
    /// All issues under a group.
    Group(GroupIx),
}

/// Changes of the document in front.
#[derive(Clone, Debug)]
pub enum EditCommand {
    /// Give an issue or a group a share of a party's weight, 0..=1.
    SetShare {
        /// Whose weight.
        party: PartyIx,
        /// What moves.
        target: WeightTarget,
        /// The new share.
        share: f64,
        /// The movement this belongs to.
        gesture: Option<Gesture>,
    },
    /// Give an issue a share of a party's weight at the expense of its own group only, 0..=1 of the whole.
    SetShareInGroup {
        /// Whose weight.
        party: PartyIx,
        /// What moves.
        issue: IssueIx,
        /// The new share of the party's whole weight.
        share: f64,
        /// The movement this belongs to.
        gesture: Option<Gesture>,
    },
    /// The movement is over.
    EndGesture,
    /// Give an issue these points.
    SetPoints {
        /// Whose weight.
        party: PartyIx,
        /// The issue.
        issue: IssueIx,
        /// Zero or more.
        points: Micro,
    },
    /// Give what was asked about the weights that answers give, and note how they came about.
    Elicit(PartyIx, Box<Elicited>),
    /// Give a party the points with which this scenario is ahead of the one that leads now, as the smallest change that does it.
    PutAhead {
        /// Whose weights.
        party: PartyIx,
        /// Which scenario.
        scenario: ScenarioIx,
        /// The points of every issue, in file order.
        points: Vec<Micro>,
    },
    /// Put an issue's or a group's weight back to what the file gives.
    ResetWeight(PartyIx, WeightTarget),
    /// Put all of a party's weights back.
    ResetWeights(PartyIx),
    /// Lock or unlock a weight: a locked share stays when others move.
    SetLock(PartyIx, WeightTarget, bool),
    /// Compare a scenario, or leave it out.
    Include(ScenarioIx, bool),
    /// Put a scenario at another place of the hand-made order.
    MoveScenario {
        /// Which.
        scenario: ScenarioIx,
        /// Its new place, from 0.
        to: usize,
    },
    /// Put the scenarios in this order; those it does not name keep theirs, after it.
    OrderScenarios(Vec<ScenarioIx>),
    /// The scenario that the others are compared with; `None` for none.
    SetBaseline(Option<ScenarioIx>),
    /// How silence counts.
    SetSilence(Silence),
    /// Take a scenario as the no-deal value of every party that gives none; `None` takes the assumption back.
    AssumeNoDeal(Option<ScenarioIx>),
    /// Try out a no-deal value for a party; `None` goes back to what the file or the assumption says.
    TryNoDeal {
        /// Whose.
        party: PartyIx,
        /// A total of 0 to 100.
        value: Option<Micro>,
        /// The movement this belongs to.
        gesture: Option<Gesture>,
    },
    /// Try to do without a party's no-deal value; [`TryNoDeal`](Self::TryNoDeal) takes it up again.
    GiveUpNoDeal(PartyIx),
    /// Try to do without a party's red line, by its position, or take it up again.
    Waive(PartyIx, usize, bool),
    /// Take back every no-deal value and red line that is tried out.
    ClearTried,
    /// Decide an issue for the search of packages, or leave it free again.
    Fix(IssueIx, Option<Choice>),
    /// Begin to build a package; it takes the place of the one under construction.
    StartDraft(Box<Draft>),
    /// Put the package under construction away.
    CloseDraft,
    /// Settle issues of the package under construction; those that are fixed stay.
    Choose(Vec<(IssueIx, Choice)>),
    /// Add the package under construction as a scenario of this name.
    SaveDraft(String),
    /// Add a scenario behind the others; it is compared. Nothing happens where it would not be valid.
    AddScenario(Box<Scenario>),
    /// Take away a scenario that was added here; those of the file stay.
    RemoveScenario(ScenarioIx),
    /// Give a scenario that was added here another name.
    RenameScenario(ScenarioIx, String),
    /// Settle an issue of a scenario that was added here; `None` leaves it open. The author's words on it are the new note.
    SetOutcome {
        /// The scenario.
        scenario: ScenarioIx,
        /// The issue.
        issue: IssueIx,
        /// What it is to say.
        outcome: Option<Outcome>,
    },
    /// Set the weights, and add the scenarios, that were not saved when the program ended last.
    Recover(Box<Saved>),
}

/// Changes of what is shown.
#[derive(Clone, Debug)]
pub enum ViewCommand {
    /// Another workspace.
    Workspace(Workspace),
    /// Another tab of Compare.
    CompareTab(CompareTab),
    /// Judged by a party, or by all.
    JudgedBy(JudgedBy),
    /// The party whose weights are shown while all judge.
    WeightsOf(PartyIx),
    /// Select what the selection names; parts that are `None` stay as they are.
    Select(Selection),
    /// Another workspace, with this selected there and nothing else.
    GoTo(Workspace, Selection),
    /// Select nothing.
    ClearSelection,
    /// Show issues whose name, terms or notes hold this text.
    Filter(String),
    /// Show only issues on which compared scenarios differ.
    OnlyDifferences(bool),
    /// Order scenarios by score, or by hand.
    SortByScore(bool),
    /// Fold a group, or unfold it.
    Fold(GroupIx, bool),
    /// The two scenarios of the view Differences.
    Pair(ScenarioIx, ScenarioIx),
    /// What the chart over time shows.
    OverTime(OverTime),
    /// Try to do without these on Why not; empty to end the trial.
    Try(Vec<Change>),
    /// Which relaxations Why not lists.
    Relaxed(Relaxed),
    /// Whether Why not shows the statements on all issues.
    AllStatements(bool),
    /// What the search for packages shows.
    Negotiate(NegotiateCommand),
    /// What Sensitivity shows.
    Sensitivity(SensitivityCommand),
    /// How draws are made on Robustness, and what is tried there.
    Robustness(RobustnessCommand),
    /// What the register of sources shows.
    Sources(SourcesView),
    /// Theme of the whole program.
    Theme(ThemeChoice),
    /// Show or hide the left panel.
    LeftPanel(bool),
    /// Show or hide the right panel.
    RightPanel(bool),
    /// Open or close the export dialog.
    ExportDialog(bool),
    /// Open or close the page of keys and method notes.
    Help(bool),
    /// Open a dialog of the document in front, or close it.
    Dialog(Option<Dialog>),
}
