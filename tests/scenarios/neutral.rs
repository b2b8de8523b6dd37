//! Parties are treated alike: with the names of two parties exchanged in a file, everything that the program writes is the
//! same but for these names. An order by name, or a name in the code, would show here.

use std::fs;

use assert_cmd::Command;
use westphalia::export::{Chart, Format, Request, render};
use westphalia::io::read_text;
use westphalia::model::ids::PartyIx;
use westphalia::session::command::ViewCommand;
use westphalia::session::view::JudgedBy;

use crate::files::{File, opened};

/// Two names of the same letters, so that tables and charts keep their widths, in the other order of the alphabet. The
/// short names begin the full ones, and stand nowhere else.
const NAMES: [[&str; 2]; 2] = [["Ostarme Land", "Ostarme"], ["Osmarte Land", "Osmarte"]];

/// The file with `names` for two of its parties.
fn renamed(file: &File, parties: [usize; 2], names: [[&str; 2]; 2]) -> String {
    let mut table = file.table();
    let entries = table["parties"].as_array_mut().unwrap();
    for (party, [name, short]) in parties.into_iter().zip(names) {
        let entry = entries[party].as_table_mut().unwrap();
        entry.insert("name".to_owned(), name.into());
        entry.insert("short".to_owned(), short.into());
    }
    table.to_string()
}

/// Exchanges the two short names, and so the full ones, wherever they stand.
fn exchanged(text: &str) -> String {
    let [[_, one], [_, other]] = NAMES;
    let between = "\u{1}";
    assert!(!text.contains(between));
    text.replace(one, between).replace(other, one).replace(between, other)
}

/// Everything that the exports write about a file, judged by all and by its first party.
fn exported(text: &str) -> Vec<(String, String)> {
    let mut written = Vec::new();
    let framework = read_text("file.toml", text, &mut |path| Err(format!("{path} is not read"))).unwrap().framework;
    let mut document = opened(framework);
    let charts = Chart::ALL.map(Format::Svg);
    for judged_by in [JudgedBy::All, JudgedBy::Party(PartyIx(0))] {
        document.look(&ViewCommand::JudgedBy(judged_by));
        document.look(&ViewCommand::SortByScore(true));
        for format in [Format::Html, Format::Markdown, Format::Csv, Format::Json].into_iter().chain(charts) {
            for file in render(&document, &Request::new(format)) {
                let text = String::from_utf8(file.bytes).unwrap();
                written.push((format!("{format:?}{}, {judged_by:?}", file.suffix), text));
            }
        }
    }
    written
}

/// Everything that the command line prints about a file for people; what it prints for programs is as the exports.
fn printed(text: &str, scenarios: [&str; 2]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file.toml"), text).unwrap();
    let runs: [&[&str]; 3] =
        [&["check", "file.toml"], &["score", "file.toml"], &["compare", "file.toml", scenarios[0], scenarios[1]]];
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("westphalia").unwrap();
        let output = command.args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).join("\n");
        (arguments.join(" "), text)
    };
    runs.into_iter().map(run).collect()
}

/// Holds what `write` makes of the file with the names of each pair of its parties against what it makes with these
/// exchanged.
fn assert_neutral(file: &File, write: impl Fn(&str) -> Vec<(String, String)>) {
    assert!(NAMES.iter().all(|[_, short]| !file.text.contains(short)));
    let parties = file.framework().parties().len();
    for pair in (0..parties).flat_map(|one| (one + 1..parties).map(move |other| [one, other])) {
        let [before, after] = [NAMES, [NAMES[1], NAMES[0]]].map(|names| write(&renamed(file, pair, names)));
        let mut naming = 0;
        for ((what, before), (_, after)) in before.iter().zip(&after) {
            naming += usize::from(NAMES.iter().all(|[_, short]| before.contains(short)));
            let after = exchanged(after);
            let differs = before.lines().zip(after.lines()).find(|(one, other)| one != other);
            assert!(*before == after, "{}, parties {pair:?}, {what}: {differs:?}", file.name);
        }
        assert!(naming * 2 >= before.len(), "{}: only {naming} texts name both", file.name);
    }
}

#[test]
fn exports_with_two_parties_names_exchanged_differ_in_these_names_alone() {
    for file in File::all().iter().filter(|file| !file.text.contains("\nextends = ")) {
        assert_neutral(file, exported);
    }
}

#[test]
fn tables_with_two_parties_names_exchanged_differ_in_these_names_alone() {
    // Starting the program takes longer than what it writes, so that not every file is printed.
    for file in ["ukraine-framework", "panama-canal-1974"].map(File::named) {
        let scenarios = file.framework().scenarios();
        assert_neutral(&file, |text| printed(text, [&scenarios[0].id, &scenarios[1].id]));
    }
}
