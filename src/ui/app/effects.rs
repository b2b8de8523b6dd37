//! Performs what the session asks of the outside, and brings back what came of it.

use std::path::{Path, PathBuf};

use egui::Context;

use super::{App, Quitting};
use crate::export::{self, Format, render};
use crate::io::{WeightChange, with_scenarios, with_weights};
use crate::model::party::Origin as Given;
use crate::model::problem::Problem;
use crate::session::command::{Command, FileCommand, Origin, TabId};
use crate::session::document::Document;
use crate::session::effect::{Effect, ScenarioEdits, WeightEdit};
use crate::session::export::ExportRequest;
use crate::session::tabs::Content;
use crate::ui::frame::path_dialog;
use crate::ui::outside::{Answer, Request};

/// What a question about places on disk is for.
#[derive(Clone, Debug)]
pub(super) enum Asking {
    /// Files to open.
    Open(Request),
    /// A place for the document of a tab.
    Save(Request, TabId),
    /// A place for an export of the document of a tab.
    Export(Request, TabId, ExportRequest),
}

impl Asking {
    const fn request(&self) -> &Request {
        match self {
            Self::Open(request) | Self::Save(request, _) | Self::Export(request, ..) => request,
        }
    }
}

impl App {
    pub(super) fn perform(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::AskOpen => {
                let folder = self.session.settings().recent.first().and_then(|recent| recent.path.parent());
                self.ask(Asking::Open(Request::Open { folder: folder.map(Path::to_owned) }));
            }
            Effect::AskSave { suggested, folder } => {
                if let Some(tab) = self.session.front().map(|tab| tab.id) {
                    self.ask(Asking::Save(Request::Save { suggested, folder, kind: "Scenario file" }, tab));
                }
            }
            Effect::AskExportPlace { tab, request, suggested, folder } => {
                let ask = Request::Save { suggested, folder, kind: "Export" };
                self.ask(Asking::Export(ask, tab, request));
            }
            Effect::Export { tab, request, path } => {
                let command = match self.export(tab, request, &path) {
                    Ok(()) => FileCommand::Exported(path),
                    Err(why) => FileCommand::Failed(format!("{} was not exported: {why}.", path.display())),
                };
                self.apply(ctx, Command::File(command));
            }
            Effect::Read(origin) => {
                let reading = self.outside.read(&origin);
                self.apply(ctx, Command::File(FileCommand::Read(reading)));
            }
            Effect::Save { tab, path, weights, scenarios, revision } => {
                let command = match self.save(tab, &path, &weights, &scenarios) {
                    Ok(text) => FileCommand::Saved { tab, path, text, revision },
                    Err(why) => {
                        self.close_after_save = None;
                        self.quitting = Quitting::No;
                        FileCommand::Failed(format!("{} was not saved: {why}.", path.display()))
                    }
                };
                let saved = matches!(command, FileCommand::Saved { .. });
                self.apply(ctx, Command::File(command));
                if saved && self.close_after_save.take() == Some(tab) {
                    self.apply(ctx, Command::File(FileCommand::Close(tab)));
                }
            }
            Effect::Rewrite { path, text } => {
                let command = match self.outside.write(&path, text.as_bytes()) {
                    Ok(()) => FileCommand::Read(self.outside.read(&Origin::Path(path))),
                    Err(why) => FileCommand::Failed(format!("{} was not changed: {why}.", path.display())),
                };
                self.apply(ctx, Command::File(command));
            }
            Effect::StoreSettings => self.stamp_recent(),
        }
    }

    /// Notes when the newest of the recent files was opened. The settings themselves are kept after the frame.
    fn stamp_recent(&mut self) {
        let now = self.outside.now();
        if let Some(newest) = self.session.settings_mut().recent.first_mut() {
            newest.opened.get_or_insert(now);
        }
    }

    /// Writes a tab's document with its changes to `path`; returns the text that stands there now.
    fn save(
        &mut self,
        tab: TabId,
        path: &Path,
        weights: &[WeightEdit],
        scenarios: &ScenarioEdits,
    ) -> Result<String, String> {
        let tab = self.session.tabs().iter().find(|open| open.id == tab).map(|tab| &tab.content);
        let Some(Content::Document(document)) = tab else { return Err("its tab is closed".to_owned()) };
        let own = document.texts().first().map_or("", |text| text.text.as_str());
        let same_place = matches!(document.origin(), Origin::Path(origin) if origin == path);
        if same_place && self.outside.text(path).is_some_and(|now| now != own) {
            return Err(
                "another program changed it since it was opened. Read it again, or save it elsewhere".to_owned()
            );
        }
        let text = changed_text(document, weights, scenarios)?;
        self.outside.write(path, text.as_bytes())?;
        Ok(text)
    }

    fn ask(&mut self, asking: Asking) {
        // One question at a time: a second one would hide the first.
        if self.asking.is_none() {
            self.outside.ask(asking.request().clone());
            self.asking = Some(asking);
        }
    }

    pub(super) fn take_answer(&mut self) {
        match self.outside.answer() {
            Some(Answer::NoDialog) => {
                let home = self.outside.home();
                self.path_dialog =
                    self.asking.as_ref().map(|asking| path_dialog::State::new(asking.request().clone(), home));
            }
            Some(answer) => self.answered(answer),
            None => {}
        }
    }

    /// Goes on with the places that were chosen.
    pub(super) fn answered(&mut self, answer: Answer) {
        let Some(asking) = self.asking.take() else { return };
        let Answer::Paths(paths) = answer else {
            self.close_after_save = None;
            self.quitting = Quitting::No;
            return;
        };
        let first = paths.first().cloned();
        match (asking, first) {
            (Asking::Open(_), _) => self.open(paths),
            (Asking::Save(_, tab), Some(path)) => {
                self.queue.file(FileCommand::Activate(Some(tab)));
                self.queue.file(FileCommand::SaveTo(with_ending(path, "toml")));
            }
            (Asking::Export(_, tab, request), Some(path)) => {
                let path = with_ending(path, request.format.ending());
                self.queue.file(FileCommand::ExportTo { tab, request, path });
            }
            (Asking::Save(..) | Asking::Export(..), None) => {}
        }
    }

    /// Writes a tab's comparison: the file chosen, and beside it those that CSV adds.
    fn export(&mut self, tab: TabId, request: ExportRequest, path: &Path) -> Result<(), String> {
        let tab = self.session.tabs().iter().find(|open| open.id == tab).map(|tab| &tab.content);
        let Some(Content::Document(document)) = tab else { return Err("its tab is closed".to_owned()) };
        let format = Format::of_request(request);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for file in render(document, &export::Request::new(format)) {
            let place = if file.suffix.is_empty() {
                path.to_owned()
            } else {
                path.with_file_name(file.name(&stem, format.extension()))
            };
            self.outside.write(&place, &file.bytes)?;
        }
        Ok(())
    }

    /// Shows the file that the notice, or else the refused file in front, is about.
    pub(super) fn show_in_folder(&mut self) {
        let of_notice = self.session.notice().and_then(|notice| notice.path.clone());
        let of_front = || match self.session.front()?.origin() {
            Origin::Path(path) => Some(path.clone()),
            Origin::Bundled(_) => None,
        };
        if let Some(path) = of_notice.or_else(of_front)
            && let Err(why) = self.outside.show_in_folder(&path)
        {
            self.queue.file(FileCommand::Failed(format!("The folder cannot be shown: {why}.")));
        }
    }
}

/// A document's own text with its changes.
fn changed_text(document: &Document, weights: &[WeightEdit], scenarios: &ScenarioEdits) -> Result<String, String> {
    let why = |problems: Vec<Problem>| problems.first().map_or_else(String::new, |problem| problem.message.clone());
    let mut text = document.texts().first().map_or_else(String::new, |text| text.text.clone());
    if *scenarios != ScenarioEdits::default() {
        text = with_scenarios(&text, document.framework(), &scenarios.written, &scenarios.removed).map_err(why)?;
    }
    if !weights.is_empty() {
        text = with_weights(&text, &changes(document, weights), document.texts()).map_err(why)?;
    }
    Ok(text)
}

/// What to write. A party that no file gives weights weighs every issue alike until one is written: then all must be.
fn changes(document: &Document, edits: &[WeightEdit]) -> Vec<WeightChange> {
    let framework = document.framework();
    let weights = &document.edits().basis.weights;
    let mut changes = Vec::new();
    for party in framework.party_ixs() {
        let judge = framework.party(party);
        let edited = |issue: &str| edits.iter().find(|edit| edit.party == judge.id && edit.issue == issue);
        if !edits.iter().any(|edit| edit.party == judge.id) {
            continue;
        }
        let all = judge.judgements.iter().all(|judgement| judgement.weight_origin == Given::Assumed);
        for issue in framework.issue_ixs() {
            let id = &framework.issue(issue).id;
            if all || edited(id).is_some() {
                let points = edited(id).map_or_else(|| weights.points(party, issue), |edit| edit.points);
                changes.push(WeightChange { party: judge.id.clone(), issue: id.clone(), points });
            }
        }
    }
    changes
}

/// `path` with an ending, where the user typed none.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() || ending.is_empty() { path } else { path.with_extension(ending) }
}
