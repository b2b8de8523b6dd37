//! What the format's tests share: fixtures, reports as text, snapshots.
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use westphalia::io::{Loaded, Refused, read_text};
use westphalia::model::problem::{LineColumn, Problem, SourceText};

/// The TOML files directly in a folder of fixtures, by name.
pub(crate) fn fixtures(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(format!("tests/fixtures/{folder}"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder}");
    paths
}

/// Reads a text that extends nothing.
pub(crate) fn read(name: &str, text: &str) -> Result<Loaded, Refused> {
    read_text(name, text, &mut |path| Err(format!("there is no {path} in this test")))
}

/// Problems as text, one block each.
pub(crate) fn report(problems: &[Problem], texts: &[SourceText]) -> String {
    let mut report = String::new();
    for problem in problems {
        let source = &texts[problem.place.file];
        let name = if problem.place.file == 0 { String::new() } else { format!("{} ", source.name) };
        let at = LineColumn::of(&source.text, problem.place.span.start);
        let stands = source.text.get(problem.place.span.clone()).unwrap_or_default().lines().next().unwrap_or_default();
        let _ = writeln!(report, "{}[{}] {name}{at} {}", problem.severity.keyword(), problem.code, problem.place.path);
        let _ = writeln!(report, "  {}", problem.message);
        let _ = writeln!(report, "  at:       {stands}  <- {}", problem.label);
        let _ = writeln!(report, "  found:    {}", problem.found);
        let _ = writeln!(report, "  expected: {}", problem.expected);
        if let Some(fix) = &problem.suggestion {
            let old = source.text.get(fix.span.clone()).unwrap_or_default();
            let _ = writeln!(report, "  likely:   {} ({old} -> {})", fix.id, fix.replacement);
        }
    }
    report
}

/// Compares with a snapshot, or rewrites it where `UPDATE_SNAPSHOTS` is set.
pub(crate) fn same_as_snapshot(path: &Path, text: &str) {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(path, text).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(expected == text, "{} differs:\n--- expected\n{expected}\n--- got\n{text}", path.display());
}
