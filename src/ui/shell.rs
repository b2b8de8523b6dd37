//! The window: the only place that knows eframe and the system's dialogs.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Context, IconData, Theme, Ui, ViewportBuilder, vec2};

use super::app::App;
use super::outside::disk::{self, Disk};
use super::theme::{self, Tokens, size};
use super::{frame::logo, picture};
use crate::io::recovery_file;
use crate::io::settings_file::{self, Kept};
use crate::jobs::Jobs;
use crate::session::command::Notice;
use crate::session::search::Search;
use crate::session::settings::Settings;
use dialogs::Desk;
use start_time::StartTime;

pub use failure::ShellError;

mod dialogs;
mod failure;
mod start_time;

/// The name that the system knows the program by.
const APP_ID: &str = "westphalia";
/// Size of the window at first start.
const FIRST_SIZE: [f32; 2] = [1440.0, 900.0];

/// Opens the window with `files`, and returns when it is closed.
///
/// # Errors
/// Why no window can be opened, with what to install.
pub fn run(files: Vec<PathBuf>) -> Result<(), ShellError> {
    let start = StartTime::now();
    failure::check_display()?;
    let place = settings_file::path();
    let kept = place.as_deref().map(settings_file::read).unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: viewport(&kept.settings),
        // Our own settings file keeps size and place.
        persist_window: false,
        ..eframe::NativeOptions::default()
    };
    let creator: eframe::AppCreator<'_> = Box::new(move |creation| {
        theme::install(&creation.egui_ctx);
        let repaint = creation.egui_ctx.clone();
        let jobs = Jobs::on_threads(Arc::new(move || repaint.request_repaint()));
        Ok(Box::new(Window::new(kept, place, files, start, jobs)))
    });
    failure::guarded(|| eframe::run_native("Westphalia", options, creator))
}

fn viewport(settings: &Settings) -> ViewportBuilder {
    let (width, height) = settings.window_size.unwrap_or((FIRST_SIZE[0], FIRST_SIZE[1]));
    let builder = ViewportBuilder::default()
        .with_title("Westphalia")
        .with_app_id(APP_ID)
        .with_inner_size([width, height])
        .with_min_inner_size(size::SMALLEST_WINDOW)
        .with_maximized(settings.maximised)
        .with_drag_and_drop(true)
        .with_icon(icon());
    match settings.window_position {
        Some((x, y)) => builder.with_position([x, y]),
        None => builder,
    }
}

/// The logo on the colour of the window.
fn icon() -> IconData {
    const SIDE: f32 = 64.0;
    let picture = picture::draw(Theme::Dark, vec2(SIDE, SIDE), 1.0, |ui| {
        let tokens = Tokens::of(ui);
        let window = ui.ctx().content_rect();
        ui.painter().rect_filled(window, 0, tokens.window);
        let height = 36.0;
        let at = window.center() - vec2(logo::width(height), height) / 2.0;
        logo::paint(ui.painter(), tokens, at, height);
    });
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or_default();
    IconData { width: side(picture.width), height: side(picture.height), rgba: picture.bytes() }
}

/// The program in eframe's window.
struct Window {
    app: App,
    desk: Desk,
    start: StartTime,
}

impl Window {
    fn new(kept: Kept, place: Option<PathBuf>, files: Vec<PathBuf>, start: StartTime, jobs: Jobs<Search>) -> Self {
        let desk = Desk::default();
        let disk = Disk::new(desk.clone(), place, recovery_file::folder());
        let mut app = App::new(kept.settings, disk::cards(), Box::new(disk)).with_jobs(jobs);
        // Recent files are remembered for runs from other folders too.
        app.open(files.into_iter().map(|file| std::path::absolute(&file).unwrap_or(file)).collect());
        if let Some(aside) = kept.set_aside {
            app.tell(Notice {
                text: "The settings could not be read and were put aside; the usual ones hold.".to_owned(),
                path: Some(aside),
                failed: true,
            });
        }
        Self { app, desk, start }
    }

    /// Notes size and place of the window, for the next run.
    fn note_window(&mut self, ctx: &Context) {
        let settings = self.app.settings_mut();
        // In points of the desktop, not of the zoomed interface. Asked before the input is locked.
        let zoom = ctx.zoom_factor();
        ctx.input(|input| {
            let viewport = input.viewport();
            settings.maximised = viewport.maximized.unwrap_or(false);
            if settings.maximised || viewport.minimized == Some(true) || viewport.fullscreen == Some(true) {
                return;
            }
            if let Some(inner) = viewport.inner_rect {
                settings.window_size = Some(((inner.width() * zoom).round(), (inner.height() * zoom).round()));
            }
            if let Some(outer) = viewport.outer_rect {
                settings.window_position = Some(((outer.left() * zoom).round(), (outer.top() * zoom).round()));
            }
        });
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.start.frame(ui.ctx());
        self.note_window(ui.ctx());
        self.app.ui(ui);
        self.desk.show(ui.ctx(), frame);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.keep_settings();
    }
}
