//! What the tests of the command line share: running it, reading its JSON, snapshots of what it prints.
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

/// Runs the program as a person would, without a display.
pub(crate) fn run(arguments: &[&str]) -> Ran {
    let output = Command::cargo_bin("westphalia")
        .unwrap()
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// What it prints with `--json`.
pub(crate) fn json(arguments: &[&str]) -> Value {
    let ran = run(&[arguments, &["--json"]].concat());
    serde_json::from_str(&ran.out).unwrap_or_else(|err| panic!("{err}: {}", ran.out))
}

/// The keys of an object, in order.
pub(crate) fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Compares a run with its snapshot, or rewrites it where `UPDATE_SNAPSHOTS` is set.
pub(crate) fn snapshot(name: &str, arguments: &[&str]) {
    let ran = run(arguments);
    let got = format!(
        "$ westphalia {}\n--- out\n{}--- err\n{}--- exit {}\n",
        arguments.join(" "),
        ran.out,
        ran.err,
        ran.code
    );
    let path = Path::new("tests/snapshots/cli").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, &got).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == got, "{} differs:\n--- expected\n{expected}\n--- got\n{got}", path.display());
}
