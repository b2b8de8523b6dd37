//! Opens the window, or says why there is none.

use std::path::PathBuf;

use super::outcome::{Exit, Outcome};
use crate::model::nearest::nearest;

/// What can be done without a window.
const SUBCOMMANDS: [&str; 5] = ["check", "score", "compare", "export", "fmt"];

pub(super) fn open(files: &[PathBuf]) -> Result<Outcome, Outcome> {
    if let Some(meant) = mistyped(files) {
        return Err(meant);
    }
    show(files)
}

/// A first word that is no file but nearly a subcommand.
fn mistyped(files: &[PathBuf]) -> Option<Outcome> {
    let first = files.first().filter(|first| !first.exists())?;
    let word = first.to_str()?;
    let meant = nearest(word, SUBCOMMANDS)?;
    let message = format!("error: There is no file or subcommand “{word}”.\n  did you mean: westphalia {meant}\n");
    Some(Outcome::stop(Exit::Usage, message))
}

fn without_window(why: &str) -> Outcome {
    let (last, others) = SUBCOMMANDS.split_last().unwrap_or((&"help", &[]));
    let words = format!("{} and {last}", others.join(", "));
    Outcome::stop(Exit::Faulty, format!("error: {why}; {words} work without a window.\n"))
}

#[cfg(feature = "desktop")]
fn show(files: &[PathBuf]) -> Result<Outcome, Outcome> {
    use super::outcome::Printed;

    if !has_display() {
        return Err(without_window("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set"));
    }
    match crate::ui::shell::run(files) {
        Ok(()) => Ok(Outcome::done(Printed::Text(String::new()), String::new())),
        Err(why) => Err(without_window(&format!("The window cannot be opened: {why}"))),
    }
}

/// Whether there is anything to draw on; only X11 and Wayland can be asked beforehand.
#[cfg(feature = "desktop")]
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(not(feature = "desktop"))]
fn show(_files: &[PathBuf]) -> Result<Outcome, Outcome> {
    Err(without_window("This build has no window"))
}
