//! Performs what the session asks of the outside, and brings back what came of it.

use std::path::{Path, PathBuf};

use egui::Context;

use super::saving::Written;
use super::{App, Quitting};
use crate::export::{self, Format, render};
use crate::io::bundled;
use crate::present::start;
use crate::session::command::{Command, FileCommand, Notice, Origin, TabId};
use crate::session::effect::Effect;
use crate::session::export::ExportRequest;
use crate::session::tabs::Content;
use crate::ui::frame::path_dialog;
use crate::ui::outside::{Answer, Request};

/// What a question about places on disk is for.
#[derive(Clone, Debug)]
pub(super) enum Asking {
    /// Files to open.
    Open(Request),
    /// A place for a new file.
    New(Request),
    /// A place for the document of a tab.
    Save(Request, TabId),
    /// A place for an export of the document of a tab.
    Export(Request, TabId, ExportRequest),
}

impl Asking {
    const fn request(&self) -> &Request {
        match self {
            Self::Open(request) | Self::New(request) | Self::Save(request, _) | Self::Export(request, ..) => request,
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
            Effect::AskNew { suggested, folder } => {
                self.ask(Asking::New(Request::Save { suggested, folder, kind: "Scenario file" }));
            }
            Effect::New(path) => self.make_new(ctx, path),
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
                self.mention_left(&origin);
                self.apply(ctx, Command::File(FileCommand::Read(reading)));
            }
            Effect::Save { tab, path, weights, scenarios, revision } => {
                let command = match self.save(tab, &path, &weights, &scenarios) {
                    Ok(Written { texts, beside }) => FileCommand::Saved { tab, path, texts, beside, revision },
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

    /// Writes the template to `path`, opens it, and says how to go on.
    fn make_new(&mut self, ctx: &Context, path: PathBuf) {
        if let Err(why) = self.outside.write(&path, bundled::new_file().as_bytes()) {
            let failed = FileCommand::Failed(format!("{} was not made: {why}.", path.display()));
            return self.apply(ctx, Command::File(failed));
        }
        let notice = Notice { text: start::made(&path), path: Some(path.clone()), failed: false };
        let reading = self.outside.read(&Origin::Path(path));
        for command in [FileCommand::Read(reading), FileCommand::Done(notice)] {
            self.apply(ctx, Command::File(command));
        }
    }

    /// Notes when the newest of the recent files was opened. The settings themselves are kept after the frame.
    fn stamp_recent(&mut self) {
        let now = self.outside.now();
        if let Some(newest) = self.session.settings_mut().recent.first_mut() {
            newest.opened.get_or_insert(now);
        }
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
            (Asking::New(_), Some(path)) => self.queue.file(FileCommand::NewAt(with_ending(path, "toml"))),
            (Asking::Save(_, tab), Some(path)) => {
                self.queue.file(FileCommand::Activate(Some(tab)));
                self.queue.file(FileCommand::SaveTo(with_ending(path, "toml")));
            }
            (Asking::Export(_, tab, request), Some(path)) => {
                let path = with_ending(path, request.format.ending());
                self.queue.file(FileCommand::ExportTo { tab, request, path });
            }
            (Asking::New(_) | Asking::Save(..) | Asking::Export(..), None) => {}
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

/// `path` with an ending, where the user typed none.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() || ending.is_empty() { path } else { path.with_extension(ending) }
}
