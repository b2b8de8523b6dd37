//! The scenario file, version 1: TOML that people write by hand. `docs/format.md` says what it may hold.
//!
//! Reading never changes a file and never stops at the first fault: every fault becomes a
//! [`Problem`] with its place, what was found and what was expected.

mod files;
mod forms;
mod reader;
mod records;
mod scalars;
mod shape;
mod syntax;

pub use files::{LARGEST_FILE, Resolve};

use crate::model::build::{build, sort};
use crate::model::framework::Framework;
use crate::model::problem::{Problem, SourceText, any_error};

/// A framework that was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What the file means.
    pub framework: Framework,
    /// What the user should know, by file and place.
    pub warnings: Vec<Problem>,
    /// Every text that was read, the one asked for first, then those it extends.
    pub texts: Vec<SourceText>,
}

/// Why a file was refused.
#[derive(Clone, Debug)]
pub struct Refused {
    /// All the faults, and the warnings too, by file and place; at least one is an error.
    pub problems: Vec<Problem>,
    /// Every text that was read, the one asked for first, then those it extends.
    pub texts: Vec<SourceText>,
}

/// Reads a scenario file from its text. `name` is shown in reports; `resolve` finds the files that it extends.
///
/// # Errors
/// Every fault of the file and of those it extends, at once.
pub fn read_text(name: &str, text: &str, resolve: Resolve<'_>) -> Result<Loaded, Refused> {
    let files::Gathered { parts, mut problems, texts } = files::gather(name, text, resolve);
    let mut framework = None;
    if let Some(parts) = parts {
        let (built, found) = build(parts);
        framework = built;
        add_consequential(&mut problems, found);
    }
    sort(&mut problems);
    match framework {
        Some(framework) if !any_error(&problems) => Ok(Loaded { framework, warnings: problems, texts }),
        _ => Err(Refused { problems, texts }),
    }
}

/// Adds what checking found, without what only follows from a fault of reading: where something inside an entry could
/// not be read, that the entry lacks it is no news.
fn add_consequential(problems: &mut Vec<Problem>, found: Vec<Problem>) {
    let inside = |outer: &Problem, inner: &Problem| {
        outer.place.file == inner.place.file
            && inner
                .place
                .path
                .strip_prefix(&outer.place.path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let unread: Vec<Problem> = problems.clone();
    problems.extend(found.into_iter().filter(|problem| !unread.iter().any(|fault| inside(problem, fault))));
}
