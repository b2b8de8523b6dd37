//! Opens the window, or says why there is none.

use std::path::PathBuf;

use super::outcome::{Exit, Outcome};
use crate::model::nearest::nearest;

/// What can be done without a window.
const SUBCOMMANDS: [&str; 7] = ["check", "score", "compare", "negotiate", "why-not", "export", "fmt"];

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

#[cfg(feature = "desktop")]
fn show(files: &[PathBuf]) -> Result<Outcome, Outcome> {
    use super::outcome::Printed;

    match crate::ui::shell::run(files.to_vec()) {
        Ok(()) => Ok(Outcome::done(Printed::Text(String::new()), String::new())),
        Err(why) => Err(Outcome::stop(Exit::Faulty, format!("error: {why}\n"))),
    }
}

#[cfg(not(feature = "desktop"))]
fn show(_files: &[PathBuf]) -> Result<Outcome, Outcome> {
    let (last, others) = SUBCOMMANDS.split_last().unwrap_or((&"help", &[]));
    let words = format!("{} and {last}", others.join(", "));
    Err(Outcome::stop(Exit::Faulty, format!("error: This build has no window; {words} work without one.\n")))
}
