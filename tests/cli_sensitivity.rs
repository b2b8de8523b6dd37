//! `sensitivity` on the command line: what it prints, and the documented JSON keys.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod command;

use std::fs;

use command::{json, keys, run, snapshot};

const TWO_ISSUES: &str = "tests/fixtures/accept/two-issues.toml";
const UKRAINE: &str = "scenarios/ukraine-framework.toml";
const NO_DEAL: &str = "tests/fixtures/cli/no-deal.toml";
const RIVALS: &str = "tests/fixtures/cli/rivals.toml";

#[test]
fn sensitivity_says_what_a_ranking_rests_on() {
    snapshot("sensitivity", &["sensitivity", TWO_ISSUES, "--party", "ukraine"]);
    snapshot("sensitivity-rivals", &["sensitivity", RIVALS, "--party", "p"]);
    snapshot("sensitivity-left-out", &["sensitivity", RIVALS, "--party", "p", "--silence", "left-out"]);
    snapshot("sensitivity-nothing", &["sensitivity", NO_DEAL, "--party", "south"]);
    snapshot("sensitivity-unknown-party", &["sensitivity", TWO_ISSUES, "--party", "ukrain"]);
    assert_eq!(run(&["sensitivity", TWO_ISSUES]).code, 2);
}

#[test]
fn sensitivity_as_json_has_the_documented_keys() {
    let report = json(&["sensitivity", UKRAINE, "--party", "us"]);
    let expected = ["reading", "silence", "party", "leader", "tied", "intervals", "groups", "flips", "reach"];
    assert_eq!(keys(&report), expected);
    assert_eq!((report["party"].as_str(), report["tied"].as_bool()), (Some("us"), Some(false)));
    let issues = fs::read_to_string(UKRAINE).unwrap().lines().filter(|line| *line == "[[issues]]").count();
    let intervals = report["intervals"].as_array().unwrap();
    assert_eq!(intervals.len(), issues);
    for interval in intervals {
        assert_eq!(keys(interval), ["issue", "weight", "low", "high", "ranking"]);
        let number = |key: &str| interval[key].as_f64().unwrap();
        assert!(number("low") <= number("weight") && number("weight") <= number("high"));
        assert_eq!(keys(&interval["ranking"]), ["low", "high"]);
    }
    let sum: f64 = intervals.iter().map(|interval| interval["weight"].as_f64().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-12);
    assert_eq!(keys(&report["groups"][0]), ["group", "weight", "low", "high", "ranking"]);
    let ranks = json(&["score", UKRAINE, "--party", "us"]);
    let ranked = ranks["parties"][0]["scores"].as_array().unwrap().iter().filter(|score| !score["rank"].is_null());
    assert_eq!(report["flips"].as_array().unwrap().len() + 1, ranked.count());
    for flip in report["flips"].as_array().unwrap() {
        assert_eq!(keys(flip), ["to", "distance", "weights"]);
        assert_eq!(flip["distance"].is_null(), flip["weights"].is_null());
        if let Some(weights) = flip["weights"].as_object() {
            let sum: f64 = weights.values().map(|weight| weight.as_f64().unwrap()).sum();
            assert!((sum - 1.0).abs() < 1e-12);
        }
    }
    let curved = json(&["sensitivity", UKRAINE, "--party", "us", "--silence", "left-out"]);
    assert!(curved["flips"].is_null() && curved["reach"].is_null());
    assert_eq!(curved["intervals"].as_array().unwrap().len(), issues);
}
