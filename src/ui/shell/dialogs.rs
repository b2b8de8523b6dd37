//! The system's dialogs, on a thread of their own, so that the window goes on being drawn while one is open.

use std::cell::RefCell;
use std::env;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::Context;
use rfd::{AsyncFileDialog, FileHandle};

use crate::ui::outside::disk::Dialogs;
use crate::ui::outside::{Answer, Request};

/// A dialog that says "nothing chosen" sooner than this was never on screen.
const AT_ONCE: Duration = Duration::from_millis(400);

/// Where questions wait for a window to show them in, and answers for the program to take them.
#[derive(Clone, Default)]
pub(super) struct Desk(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    request: Option<Request>,
    answer: Option<Receiver<Answer>>,
}

impl Dialogs for Desk {
    fn ask(&mut self, request: Request) {
        self.0.borrow_mut().request = Some(request);
    }

    fn answer(&mut self) -> Option<Answer> {
        let mut state = self.0.borrow_mut();
        let answer = match state.answer.as_ref()?.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return None,
            // The thread died with the dialog.
            Err(TryRecvError::Disconnected) => Answer::NoDialog,
        };
        state.answer = None;
        Some(answer)
    }
}

impl Desk {
    /// Shows the dialog that was asked for, over the window of `frame`.
    pub(super) fn show(&self, ctx: &Context, frame: &eframe::Frame) {
        let mut state = self.0.borrow_mut();
        let Some(request) = state.request.take() else { return };
        let (sender, receiver) = channel();
        state.answer = Some(receiver);
        let dialog = dialog(&request).set_parent(frame);
        let ctx = ctx.clone();
        match request {
            Request::Open { .. } => {
                let chosen = dialog.pick_files();
                wait(ctx, sender, move || pollster::block_on(chosen).unwrap_or_default());
            }
            Request::Save { .. } => {
                let chosen = dialog.save_file();
                wait(ctx, sender, move || pollster::block_on(chosen).into_iter().collect());
            }
        }
    }
}

fn dialog(request: &Request) -> AsyncFileDialog {
    let dialog = AsyncFileDialog::new();
    let (dialog, folder) = match request {
        Request::Open { folder } => {
            (dialog.set_title("Open scenario files").add_filter("Scenario files", &["toml"]), folder)
        }
        Request::Save { suggested, folder, kind } => {
            let ending = Path::new(suggested).extension().unwrap_or_default().to_string_lossy().into_owned();
            (dialog.set_title("Save as").set_file_name(suggested).add_filter(*kind, &[ending]), folder)
        }
    };
    match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// Waits for the choice on a thread of its own.
fn wait(ctx: Context, sender: Sender<Answer>, choose: impl FnOnce() -> Vec<FileHandle> + Send + 'static) {
    let work = move || {
        let begun = Instant::now();
        let paths: Vec<PathBuf> = choose().iter().map(|file| file.path().to_owned()).collect();
        let answer = if !paths.is_empty() {
            Answer::Paths(paths)
        } else if begun.elapsed() < AT_ONCE && !has_dialogs() {
            Answer::NoDialog
        } else {
            Answer::Cancelled
        };
        // The window may be gone by now.
        let _ = sender.send(answer);
        ctx.request_repaint();
    };
    // Without a thread the sender is dropped, which says that there is no dialog.
    let _ = thread::Builder::new().name("file dialog".to_owned()).spawn(work);
}

/// Whether anything here can show a dialog: other systems always can, this one with zenity or a portal.
fn has_dialogs() -> bool {
    let folders = |name: &str, usual: &str| -> Vec<PathBuf> {
        let value = env::var_os(name).filter(|value| !value.is_empty()).unwrap_or_else(|| usual.into());
        env::split_paths(&value).collect()
    };
    let zenity = || folders("PATH", "/usr/bin:/bin").iter().any(|folder| folder.join("zenity").is_file());
    let portal = || {
        let service = "dbus-1/services/org.freedesktop.portal.Desktop.service";
        folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share").iter().any(|folder| folder.join(service).is_file())
    };
    cfg!(not(target_os = "linux")) || zenity() || portal()
}
