//! `check`: reads files and reports every problem.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::args::Check;
use super::outcome::{Exit, Outcome, Printed};
use super::problems;
use crate::io::{canonical, read_file};
use crate::model::framework::Framework;
use crate::model::problem::{Place, Problem, Severity, SourceText, any_error};
use crate::present::problems::{count, detail};
use crate::present::text;

/// One file that was looked at.
struct Seen {
    framework: Option<Framework>,
    problems: Vec<Problem>,
    texts: Vec<SourceText>,
}

pub(super) fn run(args: &Check) -> Outcome {
    let mut files = Vec::new();
    let (mut out, mut err) = (String::new(), String::new());
    let mut exit = Exit::Done;
    for path in &args.files {
        let seen = look(path, args.strict);
        if any_error(&seen.problems) {
            exit = Exit::Faulty;
        }
        let _ = writeln!(out, "{}: {}", path.display(), verdict(&seen));
        err += &problems::all(&seen.texts, &seen.problems);
        files.push(entry(path, &seen));
    }
    if args.json {
        // The problems are the result here; on standard error they would only stand twice.
        return Outcome { out: Printed::Json(json!({ "files": files })), err: String::new(), exit };
    }
    Outcome { out: Printed::Text(out), err, exit }
}

fn look(path: &Path, strict: bool) -> Seen {
    let mut seen = match read_file(path) {
        Ok(loaded) => Seen { framework: Some(loaded.framework), problems: loaded.warnings, texts: loaded.texts },
        Err(refused) => Seen { framework: None, problems: refused.problems, texts: refused.texts },
    };
    if strict {
        let own = seen.texts.first().and_then(|own| not_canonical(&own.text));
        seen.problems.extend(own);
    }
    seen
}

/// The first line that is not as `fmt` writes it. A text that cannot be read has other problems.
fn not_canonical(text: &str) -> Option<Problem> {
    let written = canonical(text).ok().filter(|written| written != text)?;
    let same: usize = text
        .split_inclusive('\n')
        .zip(written.split_inclusive('\n'))
        .take_while(|(here, there)| here == there)
        .map(|(here, _)| here.len())
        .sum();
    let rest = text.get(same..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let there = written.get(same..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let place = Place { file: 0, span: same..same + line.len(), path: String::new() };
    Some(
        Problem::error("not-canonical", place, "This file is not in canonical form; `westphalia fmt` puts it there.")
            .label("first difference")
            .found(if line.is_empty() { "an empty line, or the end".to_owned() } else { line.trim().to_owned() })
            .expected(if there.is_empty() { "an empty line, or the end".to_owned() } else { there.trim().to_owned() }),
    )
}

fn verdict(seen: &Seen) -> String {
    let errors = seen.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let problems = count(errors, seen.problems.len() - errors);
    match &seen.framework {
        Some(framework) if errors == 0 => {
            let counts = [
                text::count(framework.scenarios().len(), "scenario", "scenarios"),
                text::count(framework.issues().len(), "issue", "issues"),
                text::count(framework.parties().len(), "party", "parties"),
                text::count(framework.sources().len(), "source", "sources"),
            ];
            format!("ok, {problems}; {}", text::list(&counts))
        }
        _ => problems,
    }
}

fn entry(path: &Path, seen: &Seen) -> Value {
    let found = (0..seen.problems.len()).map(|number| {
        let problem = &seen.problems[number];
        let detail = detail(&seen.texts, &seen.problems, number);
        // Line and column of a file that this one extends would mislead without its name.
        let inside = if problem.place.file == 0 { detail.path } else { format!("{}#{}", detail.file, detail.path) };
        json!({
            "severity": problem.severity.keyword(),
            "code": problem.code,
            "line": detail.place.line,
            "column": detail.place.column,
            "path": inside,
            "found": problem.found,
            "expected": problem.expected,
            "suggestion": problem.suggestion.as_ref().map(|fix| fix.id.clone()),
        })
    });
    json!({
        "path": path.display().to_string(),
        "ok": !any_error(&seen.problems),
        "problems": found.collect::<Vec<_>>(),
    })
}
