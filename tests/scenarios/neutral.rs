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

/// Files whose output on the command line is compared too; starting the program takes longer than what it writes.
const PRINTED: [&str; 2] = ["panama-canal-1974", "ukraine-framework"];

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

/// Everything that the command line prints about a file.
fn printed(text: &str, scenarios: [&str; 2]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file.toml"), text).unwrap();
    let runs: [&[&str]; 5] = [
        &["check", "file.toml"],
        &["score", "file.toml"],
        &["score", "file.toml", "--silence", "left-out", "--json"],
        &["compare", "file.toml", scenarios[0], scenarios[1]],
        &["compare", "file.toml", scenarios[1], scenarios[0], "--json"],
    ];
    let run = |arguments: &[&str]| {
        let mut command = Command::cargo_bin("westphalia").unwrap();
        let output = command.args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).join("\n");
        (arguments.join(" "), text)
    };
    runs.into_iter().map(run).collect()
}

fn assert_neutral(file: &File, parties: [usize; 2]) {
    let scenarios = file.framework().scenarios();
    let pair = [scenarios[0].id.as_str(), scenarios[1].id.as_str()];
    let [before, after] = [NAMES, [NAMES[1], NAMES[0]]].map(|names| renamed(file, parties, names));
    assert!(before != after && NAMES.iter().all(|[_, short]| !file.text.contains(short)));
    let written = |text: &str| {
        let printed = if PRINTED.contains(&file.name.as_str()) { printed(text, pair) } else { Vec::new() };
        exported(text).into_iter().chain(printed)
    };
    let mut naming = 0;
    for ((what, before), (_, after)) in written(&before).zip(written(&after)) {
        naming += usize::from(NAMES.iter().all(|[_, short]| before.contains(short)));
        let differs = before
            .lines()
            .zip(exchanged(&after).lines())
            .find(|(one, other)| one != other)
            .map(|(one, other)| format!("{one}\n{other}"));
        assert!(before == exchanged(&after), "{}, parties {parties:?}, {what}: {differs:?}", file.name);
    }
    assert!(naming >= 10, "{}: only {naming} of the texts name both", file.name);
}

#[test]
fn names_of_two_parties_exchanged_exchange_the_names_and_nothing_else() {
    for file in File::all().iter().filter(|file| !file.text.contains("\nextends = ")) {
        let parties = file.framework().parties().len();
        for one in 0..parties {
            for other in one + 1..parties {
                assert_neutral(file, [one, other]);
            }
        }
    }
}
