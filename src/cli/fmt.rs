//! `fmt`: puts files into canonical form, or only tests whether they are.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::json;

use super::args::Fmt;
use super::outcome::{Exit, Outcome, Printed};
use super::problems;
use crate::io::{canonical, write_atomic};
use crate::model::problem::SourceText;

/// What became of a file.
enum Became {
    /// It was in canonical form.
    Same,
    /// It was not; without `--check` it is now.
    Changed,
    /// It could not be read, understood or written: why, for standard error.
    Faulty(String),
}

pub(super) fn run(args: &Fmt) -> Outcome {
    let (mut out, mut err) = (String::new(), String::new());
    let mut exit = Exit::Done;
    let mut files = Vec::new();
    for path in &args.files {
        let became = format(path, args.check);
        let changed = matches!(became, Became::Changed);
        let ok = match became {
            Became::Same => true,
            Became::Changed => {
                let words = if args.check { "is not in canonical form" } else { "put into canonical form" };
                let _ = writeln!(out, "{}: {words}", path.display());
                !args.check
            }
            Became::Faulty(why) => {
                err += &why;
                false
            }
        };
        if !ok {
            exit = Exit::Faulty;
        }
        files.push(json!({ "path": path.display().to_string(), "ok": ok, "changed": changed }));
    }
    let out = if args.json { Printed::Json(json!({ "files": files })) } else { Printed::Text(out) };
    Outcome { out, err, exit }
}

fn format(path: &Path, check: bool) -> Became {
    let name = path.display().to_string();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(err) => return Became::Faulty(format!("error: {name} cannot be read: {err}.\n")),
    };
    match canonical(&text) {
        Ok(written) if written == text => Became::Same,
        Ok(_) if check => Became::Changed,
        Ok(written) => match write_atomic(path, written.as_bytes()) {
            Ok(()) => Became::Changed,
            Err(err) => Became::Faulty(format!("error: {name} cannot be written: {err}.\n")),
        },
        Err(found) => Became::Faulty(problems::all(&[SourceText { name, text }], &found)),
    }
}
