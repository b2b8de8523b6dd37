//! The scenario file, version 1: TOML that people write by hand. `docs/format.md` says what it may hold.
//!
//! Reading never changes a file and never stops at the first fault: every fault becomes a
//! [`Problem`] with its place, what was found and what was expected.

mod canonical;
mod changes;
mod consequences;
mod files;
mod forms;
mod layout;
pub(in crate::io) mod reader;
mod records;
mod scalars;
mod scenario_entry;
mod schema;
mod shape;
mod syntax;
mod values;

pub use canonical::canonical;
pub use changes::{WeightChange, with_scenarios, with_weights};
pub use files::{LARGEST_FILE, Resolve};
pub use schema::schema;

use crate::model::build::{build, sort};
use crate::model::framework::Framework;
use crate::model::problem::{Place, Problem, Severity, SourceText, any_error};

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
    /// All the errors, by file and place; warnings wait until there are none.
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
        consequences::add(&mut problems, found);
        if any_error(&problems) {
            problems.retain(|problem| problem.severity == Severity::Error);
        }
    }
    sort(&mut problems);
    match framework {
        Some(framework) if !any_error(&problems) => Ok(Loaded { framework, warnings: problems, texts }),
        _ => Err(Refused { problems, texts }),
    }
}

/// Reads a scenario file from its bytes: as [`read_text`], once they prove to be UTF-8.
///
/// # Errors
/// Every fault of the file and of those it extends, at once.
pub fn read_bytes(name: &str, bytes: &[u8], resolve: Resolve<'_>) -> Result<Loaded, Refused> {
    // Text that is too large is not even looked at: the report holds a beginning of it at most.
    if bytes.len() > LARGEST_FILE {
        let texts = vec![SourceText { name: name.to_owned(), text: String::new() }];
        return Err(Refused { problems: vec![files::too_large(0, bytes.len())], texts });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read_text(name, text, resolve),
        Err(err) => {
            let at = err.valid_up_to();
            // What stands before the fault keeps its place when what follows is made readable.
            let text = String::from_utf8_lossy(bytes).into_owned();
            let place = Place {
                file: 0,
                span: at..(at + char::REPLACEMENT_CHARACTER.len_utf8()).min(text.len()),
                path: String::new(),
            };
            let found = bytes.get(at).map_or_else(String::new, |byte| format!("the byte {byte:#04x}"));
            let problem = Problem::error("not-utf8", place, "This file is not UTF-8 text from here on.")
                .label("not UTF-8")
                .found(found)
                .expected("UTF-8 text, as editors save it by default");
            Err(Refused { problems: vec![problem], texts: vec![SourceText { name: name.to_owned(), text }] })
        }
    }
}
