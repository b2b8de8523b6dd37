//! Subcommands: arguments to view models, results to standard output, errors to standard error, exit codes.

mod args;
mod check;
mod compare;
mod export;
mod fmt;
mod game;
mod ids;
mod limits;
mod load;
mod negotiate;
mod outcome;
mod problems;
mod robustness;
mod score;
mod sensitivity;
mod table;
mod why_not;
mod window;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use args::{Arguments, Command};
use clap::Parser as _;
use outcome::{Exit, Outcome, Printed};

/// Does what `arguments` ask for, the program's own name first, and returns the exit code.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(wrong) => {
            let exit = if wrong.use_stderr() { Exit::Usage } else { Exit::Done };
            // Whoever asked for help and closed the pipe has read enough.
            let _ = wrong.print();
            return exit.into();
        }
    };
    let outcome = match &arguments.command {
        None => window::open(&arguments.files),
        Some(Command::Check(args)) => Ok(check::run(args)),
        Some(Command::Score(args)) => score::run(args),
        Some(Command::Compare(args)) => compare::run(args),
        Some(Command::Sensitivity(args)) => sensitivity::run(args),
        Some(Command::Robustness(args)) => robustness::run(args),
        Some(Command::Negotiate(args)) => negotiate::run(args),
        Some(Command::WhyNot(args)) => why_not::run(args),
        Some(Command::Export(args)) => export::run(args),
        Some(Command::Fmt(args)) => Ok(fmt::run(args)),
    };
    let outcome = outcome.unwrap_or_else(|stopped| stopped);
    finish(&outcome)
}

/// Prints what there is to print. A reader that has closed the pipe is no fault.
fn finish(outcome: &Outcome) -> ExitCode {
    let out = match &outcome.out {
        Printed::Text(text) => outcome::harmless(text),
        Printed::Json(value) => crate::export::json::pretty(value),
    };
    let errors = io::stderr().lock().write_all(outcome::harmless(&outcome.err).as_bytes());
    let mut stdout = io::stdout().lock();
    match stdout.write_all(out.as_bytes()).and_then(|()| stdout.flush()).and(errors) {
        Err(err) if err.kind() != io::ErrorKind::BrokenPipe => Exit::Faulty.into(),
        _ => outcome.exit.into(),
    }
}
