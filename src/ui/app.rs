//! The whole interface without its window: draws the session, drains the queue, performs effects.
//!
//! A pass over the interface only reads the session. What it asked for is carried out after the pass, and if that changed
//! anything the pass is thrown away and made again before the frame is shown: so every panel, also those drawn before
//! the one that asked, shows the result of a drag in the same frame, and no frame shows half of a change. Draining
//! between panels would be cheaper, but would leave the panels already drawn a frame behind.

use std::path::PathBuf;

use egui::{CentralPanel, Context, Frame, ThemePreference, Ui, ViewportCommand};

use super::frame::{
    closing, error_page, help, keys, notice, panels, path_dialog, start, status, title_row, tour, workspace_row,
};
use super::outside::Outside;
use super::queue::Queue;
use super::theme::{self, Tokens, fonts};
use super::{acceptance, compare, dialogs, export_dialog, negotiate, robustness, sensitivity, why_not};
use crate::export::clipboard::tab_separated;
use crate::jobs::Jobs;
use crate::present::actions::{Ask, WindowAsk};
use crate::present::chart_data;
use crate::present::start::Card;
use crate::session::command::{Command, FileCommand, Notice, Origin, TabId, ViewCommand};
use crate::session::search::Search;
use crate::session::settings::{Settings, ThemeChoice};
use crate::session::tabs::{Content, Session, Tab};
use effects::Asking;
use recovery::Copies;

mod copy_image;
mod effects;
mod recovery;
mod saving;
mod searching;

/// What drawing keeps from frame to frame, apart from the session.
#[derive(Default)]
struct State {
    compare: compare::State,
    acceptance: acceptance::State,
    why_not: why_not::State,
    negotiate: negotiate::State,
    sensitivity: sensitivity::State,
    robustness: robustness::State,
    export: export_dialog::State,
    panels: panels::State,
    error: error_page::State,
    notice: notice::State,
    tour: tour::State,
    dialogs: dialogs::State,
}

/// The program.
pub struct App {
    session: Session,
    outside: Box<dyn Outside>,
    cards: Vec<Card>,
    queue: Queue,
    jobs: Jobs<Search>,
    state: State,
    /// The question about places on disk that waits for its answer.
    asking: Option<Asking>,
    /// Our own dialog, where the system has none.
    path_dialog: Option<path_dialog::State>,
    /// A tab that closes once it is saved.
    close_after_save: Option<TabId>,
    quitting: Quitting,
    theme: Option<ThemeChoice>,
    zoom: Option<f32>,
    settings_kept: Settings,
    copies: Copies,
    /// A picture of a chart that is to be copied.
    picture: Option<copy_image::Waiting>,
}

/// How far leaving the program has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Quitting {
    #[default]
    No,
    /// Tabs with unsaved changes are asked about, one after the other.
    Asking,
    /// The window may close.
    Agreed,
}

impl App {
    /// A program with nothing open. `cards` are offered on the start screen.
    #[must_use]
    pub fn new(settings: Settings, cards: Vec<Card>, mut outside: Box<dyn Outside>) -> Self {
        Self {
            copies: Copies::new(outside.now(), outside.recoveries()),
            settings_kept: settings.clone(),
            session: Session::new(settings),
            outside,
            cards,
            queue: Queue::default(),
            jobs: Jobs::inline(),
            state: State::default(),
            asking: None,
            path_dialog: None,
            close_after_save: None,
            picture: None,
            quitting: Quitting::No,
            theme: None,
            zoom: None,
        }
    }

    /// Opens files in the next frame, as those named on the command line.
    pub fn open(&mut self, files: Vec<PathBuf>) {
        if !files.is_empty() {
            self.queue.file(FileCommand::Open(files.into_iter().map(Origin::Path).collect()));
        }
    }

    /// Shows a notice in the next frame.
    pub fn tell(&mut self, notice: Notice) {
        self.queue.file(FileCommand::Done(notice));
    }

    /// Commands for the next frame, as if drawing had sent them.
    pub fn queue_mut(&mut self) -> &mut Queue {
        &mut self.queue
    }

    /// What is open.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Lets the shell note size and place of the window.
    pub fn settings_mut(&mut self) -> &mut Settings {
        self.session.settings_mut()
    }

    /// Keeps the settings, where they changed since they were kept last.
    pub fn keep_settings(&mut self) {
        if self.settings_kept != *self.session.settings() && self.outside.store(self.session.settings()).is_ok() {
            self.settings_kept = self.session.settings().clone();
        }
    }

    /// Whether settings changed apart from size and place of the window, which change with every frame of a resize and
    /// are kept when the program ends.
    fn choices_changed(&self) -> bool {
        let kept = &self.settings_kept;
        let now = Settings {
            window_size: kept.window_size,
            window_position: kept.window_position,
            maximised: kept.maximised,
            ..self.session.settings().clone()
        };
        now != *kept
    }

    /// Draws a frame and carries out what it asks for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if !has_look(&ctx) {
            theme::install(&ctx);
            ctx.request_discard("fonts are there from the next pass on");
            return;
        }
        self.apply_look(&ctx);
        self.take_answer();
        self.take_found();
        self.take_dropped(&ctx);
        self.take_close_request(&ctx);
        if ctx.current_pass_index() == 0 {
            self.take_picture(&ctx);
        }
        keys::read(&ctx, &self.session, self.path_dialog.is_some(), &mut self.queue);
        self.draw(ui);
        let changed = self.drain(&ctx);
        let found = self.search(&ctx);
        if changed || found {
            // See the module's text. Where a pass may not be thrown away any more, the next frame follows at once.
            ctx.request_discard("commands changed what is shown");
            if !ctx.will_discard() {
                ctx.request_repaint();
            }
        }
        if !ctx.input(|input| input.pointer.any_down()) {
            if self.choices_changed() {
                self.keep_settings();
            }
            self.keep_copies(&ctx);
        }
    }

    fn apply_look(&mut self, ctx: &Context) {
        let settings = self.session.settings();
        if self.theme != Some(settings.theme) {
            self.theme = Some(settings.theme);
            ctx.set_theme(match settings.theme {
                ThemeChoice::System => ThemePreference::System,
                ThemeChoice::Dark => ThemePreference::Dark,
                ThemeChoice::Light => ThemePreference::Light,
            });
        }
        if self.zoom != Some(settings.zoom) {
            self.zoom = Some(settings.zoom);
            // Our own keys zoom, within our own limits.
            ctx.options_mut(|options| options.zoom_with_keyboard = false);
            ctx.set_zoom_factor(settings.zoom);
        }
    }

    fn draw(&mut self, ui: &mut Ui) {
        let Self { session, outside, cards, queue, state, copies, .. } = self;
        let session = &*session;
        title_row::show(ui, session, queue);
        if let Some(document) = session.document() {
            workspace_row::show(ui, session, document, queue);
        }
        status::show(ui, session, queue);
        match session.front().map(|tab| &tab.content) {
            None => {
                let recent = crate::present::start::recent(
                    session.settings(),
                    outside.now(),
                    outside.home().as_deref(),
                    &mut |path| outside.modified(path).is_some(),
                );
                let left = crate::present::start::left(&copies.left, outside.now());
                let files = start::Files { left: &left, recent: &recent, cards };
                centre(ui, |ui| start::show(ui, session, &files, queue));
            }
            Some(Content::Refused(refused)) => {
                centre(ui, |ui| error_page::show(ui, refused, &mut state.error, &**outside, queue));
            }
            Some(Content::Document(document)) => {
                let mut view = panels::Workspaces {
                    compare: &mut state.compare,
                    acceptance: &mut state.acceptance,
                    why_not: &mut state.why_not,
                    negotiate: &mut state.negotiate,
                    sensitivity: &mut state.sensitivity,
                    robustness: &mut state.robustness,
                };
                panels::show(ui, session, document, &mut state.panels, &mut view, queue);
            }
        }
        self.draw_above(ui);
    }

    /// Dialogs and notices, above everything else.
    fn draw_above(&mut self, ui: &Ui) {
        let ctx = ui.ctx();
        notice::show(ctx, &self.session, &mut self.state.notice, &mut self.queue);
        match self.session.document().filter(|_| self.session.export_open()) {
            Some(document) => export_dialog::show(ctx, document, &mut self.state.export, &mut self.queue),
            None => self.state.export.closed(),
        }
        if let Some(document) = self.session.document() {
            dialogs::show(ctx, document, &mut self.state.dialogs, &mut self.queue);
        }
        if let (Some(step), Some(document)) = (self.session.tour(), self.session.document()) {
            tour::show(ctx, document, step, &mut self.state.tour, &mut self.queue);
        } else {
            self.state.tour = tour::State::default();
        }
        if self.session.help_open() {
            help::show(ctx, &self.session, &mut self.queue);
        }
        if let Some(tab) = self.session.closing() {
            closing::show(ctx, tab, self.quitting == Quitting::Asking, &mut self.queue);
        }
        if let Some(dialog) = &mut self.path_dialog
            && let Some(answer) = path_dialog::show(ctx, dialog, &*self.outside)
        {
            self.path_dialog = None;
            self.answered(answer);
        }
    }

    /// Carries out everything that was asked for, in order. Returns whether anything was.
    fn drain(&mut self, ctx: &Context) -> bool {
        let mut any = false;
        while let Some(ask) = self.queue.take() {
            any = true;
            match ask {
                Ask::Window(ask) => self.window(ctx, ask),
                Ask::Command(command) => self.apply(ctx, command),
            }
        }
        any |= self.go_on_quitting(ctx);
        // Widths of panels follow the pointer outside of commands.
        let settings = self.session.settings_mut();
        if let Some(width) = self.state.panels.left_width() {
            settings.left_width = width;
        }
        if let Some(width) = self.state.panels.right_width() {
            settings.right_width = width;
        }
        any
    }

    fn apply(&mut self, ctx: &Context, command: Command) {
        let command = match command {
            // Where there is no room for a panel it opens over the others, which is not remembered.
            Command::View(ViewCommand::LeftPanel(_)) if self.state.panels.left_is_folded() => {
                return self.state.panels.toggle_left();
            }
            Command::View(ViewCommand::RightPanel(_)) if self.state.panels.right_is_folded() => {
                return self.state.panels.toggle_right();
            }
            Command::View(ViewCommand::Sources(ref asked)) => {
                if let Some(document) = self.session.document() {
                    self.state.panels.follow_source(&document.view().sources, asked);
                }
                command
            }
            Command::View(ViewCommand::ClearSelection) if self.state.panels.close() => return,
            Command::File(FileCommand::KeepOpen) => {
                self.quitting = Quitting::No;
                self.close_after_save = None;
                command
            }
            command => command,
        };
        for effect in self.session.apply(command) {
            self.perform(ctx, effect);
        }
    }

    fn window(&mut self, ctx: &Context, ask: WindowAsk) {
        match ask {
            WindowAsk::Quit => self.quitting = Quitting::Asking,
            WindowAsk::FocusFilter => ctx.memory_mut(|memory| memory.request_focus(keys::filter_field())),
            WindowAsk::Zoom(step) => {
                let settings = self.session.settings_mut();
                settings.zoom = match step {
                    0 => 1.0,
                    step => ((settings.zoom * 10.0).round() + f32::from(step)).clamp(8.0, 20.0) / 10.0,
                };
            }
            WindowAsk::SaveAndClose(tab) => {
                self.close_after_save = Some(tab);
                let save = [FileCommand::Activate(Some(tab)), FileCommand::Save];
                for command in save {
                    for effect in self.session.apply(Command::File(command)) {
                        self.perform(ctx, effect);
                    }
                }
            }
            WindowAsk::ShowInFolder => self.show_in_folder(),
            WindowAsk::CopyImage(chart) => self.copy_image(ctx, chart),
            WindowAsk::CopyData(chart) => {
                if let Some(document) = self.session.document() {
                    ctx.copy_text(tab_separated(&chart_data::table(document, chart)));
                }
            }
            WindowAsk::ExportChart(chart) => {
                self.state.export.prepare(chart);
                self.apply(ctx, Command::View(ViewCommand::ExportDialog(true)));
            }
            WindowAsk::Recover(number) => self.recover(ctx, number),
            WindowAsk::ForgetLeft(number) => self.forget_left(number),
        }
    }

    /// Asks about the next tab with unsaved changes, or closes the window where there is none left.
    fn go_on_quitting(&mut self, ctx: &Context) -> bool {
        if self.quitting != Quitting::Asking || self.session.closing().is_some() || self.asking.is_some() {
            return false;
        }
        let unsaved = self.session.tabs().iter().find(|tab| tab.is_unsaved()).map(|tab| tab.id);
        match unsaved {
            Some(tab) => {
                for command in [FileCommand::Activate(Some(tab)), FileCommand::Close(tab)] {
                    self.apply(ctx, Command::File(command));
                }
            }
            None => {
                self.quitting = Quitting::Agreed;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
        true
    }

    /// The window was asked to close, by its cross or by the system.
    fn take_close_request(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.quitting == Quitting::Agreed {
            return;
        }
        if self.session.tabs().iter().any(Tab::is_unsaved) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.quitting = Quitting::Asking;
        }
    }

    fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let files: Vec<PathBuf> =
            dropped.iter().map(|file| file.path().to_owned()).filter(|path| !path.as_os_str().is_empty()).collect();
        self.open(files);
    }
}

/// Whether our fonts are there; without them text in our styles cannot be laid out.
fn has_look(ctx: &Context) -> bool {
    ctx.fonts(|fonts| fonts.definitions().families.contains_key(&fonts::semi()))
}

fn centre(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let fill = Tokens::of(ui).panel;
    CentralPanel::default().frame(Frame::NONE.fill(fill)).show(ui, contents);
}
