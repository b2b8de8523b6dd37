//! Holds the direction of the layers: which may name which, what must never occur in one, and that every file says what
//! it is for. `ARCHITECTURE.md` has the reasons.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Layers with those they may name.
const LAYERS: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("analysis", &["model"]),
    ("session", &["model", "analysis"]),
    ("present", &["model", "analysis", "session"]),
    ("io", &["model", "session"]),
    ("export", &["model", "analysis", "session", "present"]),
    ("jobs", &["model", "analysis", "session"]),
    ("cli", &["model", "analysis", "session", "present", "io", "export", "jobs", "ui"]),
    ("ui", &["model", "session", "present", "io", "export", "jobs"]),
];

/// Words that must not occur in the code of a layer, with the reason.
const BANS: [(&str, &[&str], &str); 9] = [
    (
        "model",
        &["serde", "egui", "toml::", "toml_edit", "std::fs", "SystemTime", "Instant", "std::env", "println!"],
        "values only",
    ),
    (
        "analysis",
        &["serde", "egui", "toml::", "toml_edit", "std::fs", "SystemTime", "Instant", "std::env", "println!"],
        "pure functions",
    ),
    (
        "session",
        &["serde", "egui", "toml::", "toml_edit", "std::fs", "SystemTime", "Instant", "std::env", "println!"],
        "effects are data",
    ),
    ("present", &["egui", "std::fs", "SystemTime", "Instant", "println!"], "plain data"),
    ("io", &["egui", "println!", "analysis::"], "files in and out"),
    ("export", &["egui", "std::fs", "SystemTime", "Instant", "println!"], "bytes only"),
    ("jobs", &["egui", "std::fs", "SystemTime", "println!"], "work on threads"),
    ("cli", &["egui"], "no drawing"),
    ("ui", &["eprintln!", "println!"], "drawing only"),
];

/// Files that may be longer than [`LONGEST`], each with its reason.
const LONG_FILES: [(&str, &str); 0] = [];

/// The most lines a file may have.
const LONGEST: usize = 500;

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a readable folder").map(|entry| entry.expect("a readable entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn sources() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests", "benches"] {
        if root.join(folder).exists() {
            rust_files(&root.join(folder), &mut files);
        }
    }
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a readable file");
            let name = path.strip_prefix(root).expect("a path in the package").to_string_lossy().replace('\\', "/");
            (name, text)
        })
        .collect()
}

/// The layer of a file of the library; `None` for `lib.rs`, `main.rs`, tests and benches.
fn layer(file: &str) -> Option<&str> {
    file.strip_prefix("src/")?.split_once('/').map(|(layer, _)| layer).or_else(|| {
        let stem = file.strip_prefix("src/")?.strip_suffix(".rs")?;
        (!matches!(stem, "lib" | "main")).then_some(stem)
    })
}

/// Whether a file holds unit tests only.
fn is_tests(file: &str) -> bool {
    file.ends_with("_tests.rs") || file.ends_with("/tests.rs")
}

/// The text without comments and without unit tests, which may name more.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Layers that `code` names through `crate::`, grouped imports included.
fn named_layers(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut first = true;
            let mut word = String::new();
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        named.push(std::mem::take(&mut word));
                        first = true;
                        continue;
                    }
                    ':' => first = false,
                    letter if depth == 0 && first && (letter.is_alphanumeric() || letter == '_') => word.push(letter),
                    _ => {}
                }
            }
            named.push(word);
        } else {
            named.push(rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
        }
    }
    named.retain(|name| !name.is_empty());
    named
}

#[test]
fn layers_name_only_those_below_them() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let Some(layer) = layer(&file).filter(|_| !is_tests(&file)) else { continue };
        let Some((_, may_name)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            faults.push(format!("{file}: {layer} is no known layer"));
            continue;
        };
        for named in named_layers(&code(&text)) {
            if named != layer && !may_name.contains(&named.as_str()) {
                faults.push(format!("{file}: {layer} names {named}"));
            }
        }
        if code(&text).contains("super::super") {
            faults.push(format!("{file}: super::super hides a layer"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn layers_hold_nothing_that_is_banned_from_them() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let Some(layer) = layer(&file).filter(|_| !is_tests(&file)) else { continue };
        let bans = BANS.iter().find(|(name, _, _)| *name == layer).map_or(&[][..], |(_, bans, _)| bans);
        for ban in bans {
            if code(&text).contains(ban) {
                faults.push(format!("{file}: {layer} must not hold {ban}"));
            }
        }
        if layer == "ui" && file != "src/ui/shell.rs" && !file.starts_with("src/ui/shell/") {
            for ban in ["eframe", "rfd::"] {
                if code(&text).contains(ban) {
                    faults.push(format!("{file}: only the shell knows {ban}"));
                }
            }
        }
        if layer == "ui" && !file.starts_with("src/ui/theme/") && code(&text).contains("Color32::from_") {
            faults.push(format!("{file}: colours are declared in the theme"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lib_re_exports_nothing() {
    let sources = sources();
    let lib = &sources["src/lib.rs"];
    assert!(!lib.contains("pub use"), "re-exports in lib.rs would bypass the layers");
}

#[test]
fn every_file_says_what_it_is_for_and_stays_readable() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        if !text.starts_with("//!") {
            faults.push(format!("{file}: does not start with //!"));
        }
        let lines = text.lines().count();
        let is_long = LONG_FILES.iter().any(|(long, _)| *long == file);
        if lines > LONGEST && !is_long {
            faults.push(format!("{file}: {lines} lines"));
        }
        if lines <= LONGEST && is_long {
            faults.push(format!("{file}: is short now; take it off the list of long files"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_is_left_unfinished() {
    let unfinished =
        [concat!("to", "do!("), concat!("unimple", "mented!("), concat!("FIX", "ME"), concat!("#[ign", "ore")];
    let mut faults = Vec::new();
    for (file, text) in sources() {
        for mark in unfinished {
            if text.contains(mark) {
                faults.push(format!("{file}: {mark}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn grouped_imports_are_seen() {
    assert_eq!(named_layers("use crate::{io::read, model::{ids, issue}, ui};"), ["io", "model", "ui"]);
    assert_eq!(named_layers("use crate::session::view::View; crate::present::text::date(x)"), ["session", "present"]);
}
