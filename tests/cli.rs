//! The command line as people and programs use it: output, errors, exit codes and the documented JSON keys.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod command;

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use command::{json, keys, run, snapshot};
use serde_json::Value;
use tempfile::TempDir;
use westphalia::present::text;

const TWO_ISSUES: &str = "tests/fixtures/accept/two-issues.toml";
const UKRAINE: &str = "scenarios/ukraine-framework.toml";
/// Readable, but not in canonical form.
const LOOSE: &str = "tests/fixtures/cli/loose.toml";
/// Parties that cannot all agree: some by their no-deal values, some by their red lines.
const NO_DEAL: &str = "tests/fixtures/cli/no-deal.toml";
const BROKEN: &str = "tests/fixtures/cli/broken.toml";

#[test]
fn check_reports_every_problem() {
    snapshot("check", &["check", TWO_ISSUES]);
    snapshot("check-broken", &["check", BROKEN, TWO_ISSUES]);
    snapshot("check-missing", &["check", "no-such-file.toml"]);
    snapshot("check-strict", &["check", "--strict", LOOSE]);
}

#[test]
fn check_as_json_has_the_documented_keys() {
    let report = json(&["check", BROKEN, "no-such-file.toml"]);
    assert_eq!(keys(&report), ["files"]);
    let broken = &report["files"][0];
    assert_eq!(keys(broken), ["path", "ok", "problems"]);
    assert_eq!((broken["path"].as_str(), broken["ok"].as_bool()), (Some(BROKEN), Some(false)));
    for problem in broken["problems"].as_array().unwrap() {
        let expected = ["severity", "code", "line", "column", "path", "found", "expected", "suggestion"];
        assert_eq!(keys(problem), expected);
    }
    assert_eq!(broken["problems"][1]["suggestion"], "neutrality");
    assert_eq!(report["files"][1]["problems"][0]["code"], "cannot-read");
    assert_eq!(run(&["check", "--json", BROKEN]).code, 1);
    assert_eq!(json(&["check", "--strict", LOOSE])["files"][0]["problems"][0]["code"], "not-canonical");
}

#[test]
fn score_prints_totals() {
    snapshot("score", &["score", TWO_ISSUES]);
    snapshot("score-one-party", &["score", TWO_ISSUES, "--party", "russia", "--silence", "left-out"]);
    snapshot("score-unknown-party", &["score", TWO_ISSUES, "--party", "ukrain"]);
    snapshot("score-broken", &["score", BROKEN]);
}

#[test]
fn score_as_json_has_the_documented_keys_and_the_figures_of_the_table() {
    let report = json(&["score", UKRAINE]);
    assert_eq!(keys(&report), ["reading", "silence", "method", "parties"]);
    assert_eq!((report["silence"].as_str(), report["method"].as_str()), (Some("open"), Some("additive")));
    let table = run(&["score", UKRAINE]).out;
    for party in report["parties"].as_array().unwrap() {
        assert_eq!(keys(party), ["id", "scores"]);
        let heading = format!("({}), ", party["id"].as_str().unwrap());
        let part = table.split("\n\n").find(|part| part.contains(&heading)).unwrap();
        for score in party["scores"].as_array().unwrap() {
            let expected = [
                "scenario",
                "total",
                "low",
                "high",
                "coverage",
                "rank",
                "margin",
                "acceptable",
                "red_lines",
                "contributions",
                "links",
            ];
            assert_eq!(keys(score), expected);
            let scenario = format!(" {} ", score["scenario"].as_str().unwrap());
            let line = part.lines().find(|line| line.contains(&scenario)).unwrap();
            let figure = |key: &str| score[key].as_f64().unwrap();
            let shown = format!("{}  ", text::score(figure("total")));
            assert!(line.contains(&shown), "{line}");
            assert!(line.contains(&text::range(figure("low"), figure("high"))), "{line}");
            if let Some(rank) = score["rank"].as_u64() {
                assert!(line.trim_start().starts_with(&text::ordinal(rank as usize)), "{line}");
            }
            for red_line in score["red_lines"].as_array().unwrap() {
                assert_eq!(keys(red_line), ["issue", "certain"]);
            }
            assert_eq!(score["contributions"].as_object().unwrap().len(), 21);
        }
    }
    let apart = report["parties"][0]["scores"].as_array().unwrap().iter().find(|s| s["scenario"] == "no-agreement");
    assert!(apart.unwrap()["rank"].is_null() && apart.unwrap()["margin"].is_null());
    let one = json(&["score", UKRAINE, "--party", "ru", "--party", "ru", "--silence", "status-quo"]);
    assert_eq!(one["parties"].as_array().unwrap().len(), 1);
    assert_eq!(one["silence"], "status-quo");
}

#[test]
fn compare_prints_what_differs() {
    snapshot("compare", &["compare", TWO_ISSUES, "draft", "no-agreement"]);
    snapshot("compare-unknown", &["compare", TWO_ISSUES, "drat", "no-agreement"]);
    snapshot("compare-itself", &["compare", TWO_ISSUES, "draft", "draft", "--party", "ukraine"]);
}

#[test]
fn compare_as_json_has_the_documented_keys_and_adds_up() {
    let report = json(&["compare", UKRAINE, "us28", "e3_28", "--party", "ua", "--party", "ru"]);
    assert_eq!(keys(&report), ["reading", "scenarios", "differences", "totals"]);
    assert_eq!(report["scenarios"], serde_json::json!(["us28", "e3_28"]));
    for difference in report["differences"].as_array().unwrap() {
        assert_eq!(keys(difference), ["issue", "outcomes", "worth"]);
        assert_eq!(difference["outcomes"].as_array().unwrap().len(), 2);
        assert_eq!(keys(&difference["worth"]), ["ua", "ru"]);
    }
    for party in ["ua", "ru"] {
        let differences = report["differences"].as_array().unwrap();
        let sum: f64 = differences.iter().map(|difference| difference["worth"][party].as_f64().unwrap()).sum();
        let total = |at: usize| report["totals"][party][at].as_f64().unwrap();
        assert!((sum - (total(1) - total(0))).abs() < 1e-9);
    }
    let outcome = |issue: &str| {
        let found = report["differences"].as_array().unwrap().iter().find(|d| d["issue"] == issue);
        found.unwrap()["outcomes"].clone()
    };
    assert!(outcome("nato")[0].is_string());
    assert!(outcome("sanctions")[1].is_array(), "open between two terms");
    assert!(outcome("ratification")[1].is_null(), "not addressed");
}

#[test]
fn why_not_says_who_blocks_and_what_would_help() {
    snapshot("why-not", &["why-not", TWO_ISSUES]);
    snapshot("why-not-nothing", &["why-not", NO_DEAL]);
    snapshot("why-not-red-lines", &["why-not", NO_DEAL, "--parties", "north,south"]);
    snapshot("why-not-unknown-party", &["why-not", NO_DEAL, "--parties", "north,sotuh"]);
}

#[test]
fn why_not_as_json_has_the_documented_keys() {
    let report = json(&["why-not", NO_DEAL, "--parties", "east,west"]);
    let expected = [
        "parties",
        "packages",
        "exact",
        "acceptable",
        "standard_error",
        "sole_blockers",
        "relaxations",
        "distance",
        "closest",
        "terms",
    ];
    assert_eq!(keys(&report), expected);
    assert_eq!(report["parties"], serde_json::json!(["east", "west"]));
    assert_eq!((report["packages"].as_str(), report["acceptable"].as_str()), (Some("27"), Some("0")));
    assert_eq!((report["exact"].as_bool(), report["standard_error"].is_null()), (Some(true), true));
    assert_eq!(keys(&report["sole_blockers"]), ["east", "west"]);
    for relaxation in report["relaxations"].as_array().unwrap() {
        assert_eq!(keys(relaxation), ["changes", "acceptable"]);
        assert!(relaxation["acceptable"].is_string());
        for change in relaxation["changes"].as_array().unwrap() {
            assert_eq!(keys(change), ["party", "kind", "issue", "term"]);
        }
    }
    assert!(report["distance"].as_f64().unwrap() > 0.0);
    let closest = &report["closest"][0];
    assert_eq!(keys(closest), ["packages", "shortfall"]);
    assert_eq!(keys(&closest["packages"]), ["river", "road", "levy"]);
    assert_eq!(keys(&closest["shortfall"]), ["east", "west"]);
    assert_eq!(report["terms"], serde_json::json!({}));
    assert_eq!(run(&["why-not", NO_DEAL, "--parties", "east,west", "--json"]).code, 3);

    let blocked = json(&["why-not", NO_DEAL, "--parties", "north,south"]);
    assert!(blocked["distance"].is_null(), "red lines alone leave nothing");
    assert!(!blocked["closest"].as_array().unwrap().is_empty());

    let bundled = json(&["why-not", UKRAINE]);
    assert_eq!(run(&["why-not", UKRAINE]).code, 0);
    let issues = fs::read_to_string(UKRAINE).unwrap().lines().filter(|line| *line == "[[issues]]").count();
    assert_eq!(bundled["terms"].as_object().unwrap().len(), issues);
    for shares in bundled["terms"].as_object().unwrap().values() {
        let sum: f64 = shares.as_object().unwrap().values().map(|share| share.as_f64().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-9);
    }
    assert_eq!(bundled["closest"], serde_json::json!([]));
    assert_eq!(bundled["distance"].as_f64(), Some(0.0));
}

#[test]
fn negotiate_lists_solutions_and_the_frontier() {
    snapshot("negotiate", &["negotiate", TWO_ISSUES, "--limit", "3"]);
    snapshot("negotiate-nothing", &["negotiate", NO_DEAL]);
    snapshot("negotiate-fixed", &["negotiate", NO_DEAL, "--domain", "all", "--fix", "road=shared", "--fix", "levy=5"]);
    snapshot("negotiate-unknown-term", &["negotiate", NO_DEAL, "--fix", "road=shraed"]);
    for wrong in ["road", "raod=shared", "levy=11", "levy=much"] {
        let ran = run(&["negotiate", NO_DEAL, "--fix", wrong]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{wrong}");
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}

#[test]
fn panama_is_divided_as_raiffa_and_the_published_page_have_it() {
    let report = json(&["negotiate", "scenarios/panama-canal-1974.toml", "--domain", "all", "--limit", "0"]);
    let divided = &report["adjusted_winner"];
    assert_eq!(divided["worth"], 66.0);
    let shares = divided["shares"].as_object().unwrap();
    let to_first = shares.values().filter(|share| **share == 1.0).count();
    let to_second = shares.values().filter(|share| **share == 0.0).count();
    let split: Vec<f64> =
        shares.values().filter_map(Value::as_f64).filter(|share| (0.01..0.99).contains(share)).collect();
    assert_eq!((to_first, to_second, split.len()), (4, 5, 1));
    assert!((split[0] - 2.0 / 15.0).abs() < 1e-12);
    assert_eq!(json(&["negotiate", UKRAINE, "--limit", "0"])["adjusted_winner"], Value::Null);
}

#[test]
fn negotiate_as_json_has_the_documented_keys() {
    let report = json(&["negotiate", TWO_ISSUES, "--domain", "all", "--limit", "2"]);
    let expected = [
        "parties",
        "domain",
        "packages",
        "exact",
        "gap",
        "frontier_points",
        "frontier_packages",
        "frontier",
        "solutions",
        "adjusted_winner",
    ];
    assert_eq!(keys(&report), expected);
    assert_eq!((report["domain"].as_str(), report["exact"].as_bool()), (Some("all"), Some(true)));
    assert_eq!((report["packages"].as_str(), report["gap"].as_f64()), (Some("278"), Some(0.0)));
    let points = report["frontier_points"].as_u64().unwrap();
    assert!(points > 2 && report["frontier_packages"].is_string());
    let listed = report["frontier"].as_array().unwrap();
    assert_eq!(listed.len(), 2);
    for point in listed {
        assert_eq!(keys(point), ["totals", "count", "outcomes"]);
        assert_eq!(keys(&point["outcomes"]), ["nato", "force-cap"]);
        assert!(point["count"].is_string());
    }
    assert!(listed[0]["totals"][0].as_f64() > listed[1]["totals"][0].as_f64());
    let solutions = ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "relative_utilitarian", "raiffa"];
    assert_eq!(keys(&report["solutions"]), solutions);
    for solution in solutions {
        let solution = &report["solutions"][solution];
        assert_eq!(keys(solution), ["totals", "packages", "ties"]);
        assert_eq!(keys(&solution["packages"][0]), ["nato", "force-cap"]);
        assert_eq!(keys(&solution["ties"][0]), ["totals", "count", "packages"]);
    }

    let alone = json(&["negotiate", TWO_ISSUES, "--limit", "0"]);
    assert!(alone["frontier_points"].is_null() && alone["frontier_packages"].is_null());
    assert_eq!(alone["frontier"], serde_json::json!([]));

    let one = json(&["negotiate", TWO_ISSUES, "--domain", "all", "--parties", "ukraine"]);
    assert_eq!((one["parties"].clone(), one["frontier_points"].as_u64()), (serde_json::json!(["ukraine"]), Some(1)));
}

#[test]
fn negotiate_ends_with_three_only_where_nothing_is_acceptable() {
    assert_eq!(run(&["negotiate", NO_DEAL, "--json"]).code, 3);
    assert_eq!(run(&["negotiate", NO_DEAL, "--limit", "0"]).code, 3);
    assert_eq!(run(&["negotiate", NO_DEAL, "--domain", "all"]).code, 0);
    assert_eq!(run(&["negotiate", TWO_ISSUES, "--limit", "0"]).code, 0);
    let nothing = json(&["negotiate", NO_DEAL]);
    assert_eq!((nothing["frontier_points"].as_u64(), nothing["frontier_packages"].as_str()), (Some(0), Some("0")));
    assert!(nothing["solutions"]["nash"].is_null());
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn path(folder: &TempDir, name: &str) -> (PathBuf, String) {
    let path = folder.path().join(name);
    let text = path.display().to_string();
    (path, text)
}

#[test]
fn export_writes_each_form_by_its_ending() {
    let folder = folder();
    for (ending, start) in [("html", "<!DOCTYPE html>"), ("md", "# Two issues"), ("json", "{\n"), ("svg", "<svg ")] {
        let (file, to) = path(&folder, &format!("out.{ending}"));
        let ran = run(&["export", TWO_ISSUES, "--to", &to]);
        assert_eq!((ran.code, ran.out.as_str()), (0, format!("Wrote {to}\n").as_str()), "{}", ran.err);
        assert!(fs::read_to_string(file).unwrap().starts_with(start));
    }
    let (_, to) = path(&folder, "out.csv");
    let report = json(&["export", TWO_ISSUES, "--to", &to]);
    assert_eq!(keys(&report), ["written"]);
    for (written, name) in report["written"].as_array().unwrap().iter().zip(["out", "out-totals", "out-sources"]) {
        assert!(written.as_str().unwrap().ends_with(&format!("{name}.csv")));
        assert!(fs::read(written.as_str().unwrap()).unwrap().starts_with(b"\xEF\xBB\xBF"));
    }
}

#[test]
fn export_names_charts_parties_and_several_files() {
    let folder = folder();
    for chart in ["contributions", "acceptance", "over-time", "differences", "frontier", "ranks", "pairs"] {
        let (file, to) = path(&folder, "chart.svg");
        assert_eq!(run(&["export", UKRAINE, "--to", &to, "--chart", chart]).code, 0);
        assert!(fs::read_to_string(file).unwrap().contains(&format!("id=\"{chart}-title\"")));
    }
    let (file, to) = path(&folder, "one.json");
    assert_eq!(run(&["export", UKRAINE, "--to", &to, "--party", "eu", "--silence", "left-out"]).code, 0);
    let one: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!((one["judged_by"].as_str(), one["silence"].as_str()), (Some("eu"), Some("left-out")));
    let (_, to) = path(&folder, "all.md");
    let ran = run(&["export", TWO_ISSUES, UKRAINE, TWO_ISSUES, "--to", &to]);
    assert_eq!(ran.code, 0);
    for name in ["all-two-issues.md", "all-ukraine-framework.md", "all-two-issues-2.md"] {
        assert!(folder.path().join(name).exists(), "{name}: {}", ran.out);
    }
}

#[test]
fn export_refuses_what_it_cannot_write() {
    snapshot("export-unknown-ending", &["export", TWO_ISSUES, "--to", "out.docm"]);
    snapshot("export-no-ending", &["export", TWO_ISSUES, "--to", "out"]);
    snapshot("export-chart-of-html", &["export", TWO_ISSUES, "--to", "out.html", "--chart", "acceptance"]);
    let ran = run(&["export", TWO_ISSUES, "--to", "no-such-folder/out.html"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.starts_with("error: no-such-folder/out.html cannot be written: "), "{}", ran.err);
    let folder = folder();
    let (_, to) = path(&folder, "out.md");
    assert_eq!(run(&["export", TWO_ISSUES, BROKEN, "--to", &to]).code, 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is written where one input is refused");
}

#[test]
fn fmt_puts_files_into_canonical_form_and_check_passes_then() {
    let folder = folder();
    let (file, name) = path(&folder, "two.toml");
    fs::copy(LOOSE, &file).unwrap();
    let before = fs::read_to_string(&file).unwrap();
    let tested = run(&["fmt", "--check", &name]);
    assert_eq!((tested.code, tested.out), (1, format!("{name}: is not in canonical form\n")));
    assert_eq!(fs::read_to_string(&file).unwrap(), before, "--check changes nothing");
    assert_eq!(json(&["fmt", &name])["files"][0]["changed"], true);
    let report = json(&["fmt", "--check", &name]);
    assert_eq!(keys(&report["files"][0]), ["path", "ok", "changed"]);
    assert_eq!(
        (report["files"][0]["ok"].as_bool(), report["files"][0]["changed"].as_bool()),
        (Some(true), Some(false))
    );
    let strict = run(&["check", "--strict", &name]);
    assert_eq!(strict.code, 0, "{}", strict.err);
    assert_eq!(run(&["fmt", "no-such-file.toml"]).code, 1);
}

#[test]
fn without_a_display_the_program_says_so_and_what_works() {
    let ran = run(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.lines().count() <= 2, "{}", ran.err);
    for word in ["error: ", "check", "score", "compare", "negotiate", "why-not", "export", "fmt"] {
        assert!(ran.err.contains(word), "{}", ran.err);
    }
    assert_eq!(run(&[TWO_ISSUES]).code, 1);
}

#[test]
fn wrong_usage_is_told_apart_from_faulty_input() {
    for wrong in [&["score"][..], &["score", TWO_ISSUES, "--method", "guess"], &["compare", TWO_ISSUES], &["--no"]] {
        let ran = run(wrong);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{wrong:?}");
        assert!(!ran.err.is_empty());
    }
    snapshot("mistyped-subcommand", &["chekc", TWO_ISSUES]);
    assert_eq!(run(&["--version"]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_reading_is_no_fault() {
    let program = assert_cmd::cargo::cargo_bin("westphalia");
    let line = format!("'{}' score {UKRAINE} --json | true; exit ${{PIPESTATUS[0]}}", program.display());
    let output = Command::new("bash").args(["-c", &line]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}

#[test]
fn a_file_cannot_steer_the_terminal() {
    let folder = folder();
    let (file, name) = path(&folder, "steer.toml");
    let text = fs::read_to_string(TWO_ISSUES).unwrap().replacen("\"Ukraine\"", "\"\\u001b[2JUkraine\\u202e\"", 1);
    fs::write(&file, text).unwrap();
    let ran = run(&["score", &name]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'));
}

#[test]
fn every_subcommand_and_every_option_is_documented() {
    let docs = fs::read_to_string("docs/command-line.md").unwrap();
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for command in ["check", "score", "compare", "negotiate", "why-not", "export", "fmt"] {
        let help = run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        let about = help.out.lines().next().unwrap();
        let start = docs.find(&format!("## {command}\n")).unwrap_or_else(|| panic!("{command} is not in the docs"));
        let section = docs[start + 3..].split("\n## ").next().unwrap();
        assert!(flat(section).contains(&flat(about)), "{command}: {about}");
        for word in help.out.split_whitespace().filter(|word| word.starts_with("--") && *word != "--help") {
            let option = word.trim_end_matches(|letter: char| !letter.is_ascii_alphabetic());
            assert!(section.contains(option), "{command} {option}");
        }
    }
}
