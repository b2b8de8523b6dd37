//! What each action asks for just now, and whether it can be done.

use super::{Action, Ask, WindowAsk, judge, reference};
use crate::present::{list, weights};
use crate::session::command::{Command, EditCommand, FileCommand, ViewCommand, WeightTarget};
use crate::session::document::Document;
use crate::session::robustness::RobustnessCommand;
use crate::session::tabs::{Content, Session};
use crate::session::tour::{Step, TourCommand};
use crate::session::view::{Dialog, Selection, Workspace};

impl Action {
    /// Whether it can be done just now.
    #[must_use]
    pub fn is_enabled(self, session: &Session) -> bool {
        match self {
            Self::Open | Self::New | Self::Quit | Self::Help | Self::Tour | Self::Escape => true,
            Self::Theme(_) | Self::ZoomIn | Self::ZoomOut | Self::ZoomReset => true,
            Self::ToggleLeftPanel | Self::ToggleRightPanel => session.document().is_some(),
            Self::Start | Self::NextFile | Self::Close => !session.tabs().is_empty(),
            Self::ReadAgain => session.front().is_some(),
            _ => self.ask(session).is_some(),
        }
    }

    /// What it asks for just now; `None` where it cannot be done.
    #[must_use]
    pub fn ask(self, session: &Session) -> Option<Ask> {
        let file = |command| Some(Ask::Command(Command::File(command)));
        let view = |command| Some(Ask::Command(Command::View(command)));
        let edit = |command| Some(Ask::Command(Command::Edit(command)));
        match self {
            Self::Open => file(FileCommand::AskOpen),
            Self::New => file(FileCommand::AskNew),
            Self::Close => session.front().and_then(|_| file(FileCommand::CloseFront)),
            Self::Start => file(FileCommand::Activate(None)),
            Self::NextFile => file(FileCommand::ActivateNext),
            Self::ReadAgain => session.front().and_then(|_| file(FileCommand::ReadAgain)),
            Self::Quit => Some(Ask::Window(WindowAsk::Quit)),
            Self::Theme(theme) => view(ViewCommand::Theme(theme)),
            Self::ToggleLeftPanel => view(ViewCommand::LeftPanel(!session.settings().left_panel)),
            Self::ToggleRightPanel => view(ViewCommand::RightPanel(!session.settings().right_panel)),
            Self::ZoomIn => Some(Ask::Window(WindowAsk::Zoom(1))),
            Self::ZoomOut => Some(Ask::Window(WindowAsk::Zoom(-1))),
            Self::ZoomReset => Some(Ask::Window(WindowAsk::Zoom(0))),
            Self::Help => view(ViewCommand::Help(!session.help_open())),
            Self::Tour => Some(Ask::Command(Command::Tour(TourCommand::Start))),
            Self::TourNext => session.tour().map(|_| Ask::Command(Command::Tour(TourCommand::Next))),
            Self::TourBack => {
                session.tour().and_then(Step::back).map(|_| Ask::Command(Command::Tour(TourCommand::Back)))
            }
            Self::Escape => escape(session),
            Self::Filter => session.document().map(|_| Ask::Window(WindowAsk::FocusFilter)),
            _ => {
                let document = session.document()?;
                let selected = document.view().selection;
                match self {
                    Self::Save => file(FileCommand::Save),
                    Self::SaveAs => file(FileCommand::AskSave),
                    Self::Export => view(ViewCommand::ExportDialog(true)),
                    Self::Undo => document.history().undo_label().map(|_| Ask::Command(Command::Undo)),
                    Self::Redo => document.history().redo_label().map(|_| Ask::Command(Command::Redo)),
                    Self::ToggleIncluded => {
                        let scenario = selected.scenario?;
                        edit(EditCommand::Include(scenario, !document.edits().basis.included[scenario.0]))
                    }
                    Self::ToggleBaseline => {
                        let scenario = selected.scenario?;
                        let is_baseline = document.edits().baseline == Some(scenario);
                        edit(EditCommand::SetBaseline((!is_baseline).then_some(scenario)))
                    }
                    Self::ToggleLock => {
                        let (party, issue) = (document.view().weights_party(), selected.issue?);
                        let locked = document.edits().locked.contains(&(party, issue));
                        edit(EditCommand::SetLock(party, WeightTarget::Issue(issue), !locked))
                    }
                    Self::ResetWeights => weights::any_changed(document)
                        .then(|| edit(EditCommand::ResetWeights(document.view().weights_party())))?,
                    Self::Workspace(workspace) => view(ViewCommand::Workspace(workspace)),
                    Self::CompareTab(tab) => view(ViewCommand::CompareTab(tab)),
                    Self::JudgedBy(number) => (number <= document.framework().parties().len())
                        .then(|| view(ViewCommand::JudgedBy(judge(number))))?,
                    Self::ToggleOnlyDifferences => {
                        view(ViewCommand::OnlyDifferences(!document.view().only_differences))
                    }
                    Self::ToggleSort => view(ViewCommand::SortByScore(!document.view().sorts_by_score())),
                    Self::PreviousScenario => step(document, false).map(Ask::Command),
                    Self::NextScenario => step(document, true).map(Ask::Command),
                    Self::Dialog(Dialog::PartyWeights) if document.framework().parties().len() < 2 => None,
                    Self::Dialog(dialog) => view(ViewCommand::Dialog(Some(dialog))),
                    Self::Silence(mode) => edit(EditCommand::SetSilence(mode)),
                    Self::ToggleAssumedNoDeal => {
                        let assumed = document.edits().basis.assumed_no_deal.is_some();
                        let (_, scenario) = reference(document)?;
                        edit(EditCommand::AssumeNoDeal((!assumed).then_some(scenario)))
                    }
                    _ => None,
                }
            }
        }
    }
}

/// Whether something is tried out on the screen that is shown.
fn tries_something(document: &Document) -> bool {
    let view = document.view();
    view.workspace == Workspace::WhyNot && !view.why_not.trial.is_empty()
}

fn escape(session: &Session) -> Option<Ask> {
    let command = if session.tour().is_some() {
        Command::Tour(TourCommand::Leave)
    } else if session.help_open() {
        Command::View(ViewCommand::Help(false))
    } else if session.export_open() {
        Command::View(ViewCommand::ExportDialog(false))
    } else if session.closing().is_some() {
        Command::File(FileCommand::KeepOpen)
    } else if session.document().is_some_and(|document| document.view().dialog.is_some()) {
        Command::View(ViewCommand::Dialog(None))
    } else if session.notice().is_some() {
        Command::File(FileCommand::DismissNotice)
    } else {
        match &session.front()?.content {
            Content::Document(document) if tries_something(document) => Command::View(ViewCommand::Try(Vec::new())),
            Content::Document(document) if leaves_evidence_out(document) => {
                Command::View(ViewCommand::Robustness(RobustnessCommand::Try(None)))
            }
            Content::Document(_) => Command::View(ViewCommand::ClearSelection),
            Content::Refused(_) => return None,
        }
    };
    Some(Ask::Command(command))
}

/// Whether Robustness is in front and tries without some evidence.
fn leaves_evidence_out(document: &Document) -> bool {
    document.view().workspace == Workspace::Robustness && document.view().robustness.left_out.is_some()
}

/// Selects the scenario before or after the selected one, among those compared, in the order shown.
fn step(document: &Document, forward: bool) -> Option<Command> {
    let order = list::compared(document);
    let at = document.view().selection.scenario.and_then(|selected| order.iter().position(|s| *s == selected));
    let next = match (at, forward) {
        (None, true) => 0,
        (None, false) => order.len().checked_sub(1)?,
        (Some(at), true) => at + 1,
        (Some(at), false) => at.checked_sub(1)?,
    };
    let scenario = *order.get(next)?;
    let selection = Selection { scenario: Some(scenario), ..Default::default() };
    Some(Command::View(ViewCommand::Select(selection)))
}
