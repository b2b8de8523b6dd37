//! `score --method`: tables, conventions, reasons, and the documented JSON keys.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod command;

use command::{json, keys, run, snapshot};
use serde_json::Value;

const TWO_ISSUES: &str = "tests/fixtures/accept/two-issues.toml";
/// Thresholds on every issue, a red line, a link: what the other methods count, and what they do not.
const OPINIONS: &str = "tests/fixtures/cli/opinions.toml";

#[test]
fn score_by_another_method_prints_its_order_and_its_conventions() {
    for method in ["product", "topsis", "vikor", "promethee2", "electre3"] {
        snapshot(&format!("score-{method}"), &["score", OPINIONS, "--party", "p", "--method", method]);
    }
    snapshot("score-electre3-refused", &["score", TWO_ISSUES, "--party", "ukraine", "--method", "electre3"]);
    snapshot("score-left-out-refused", &["score", OPINIONS, "--method", "vikor", "--silence", "left-out"]);
    let by = |how| run(&["score", OPINIONS, "--party", "p", "--method", "topsis", "--normalisation", how]).out;
    assert_ne!(by("vector"), by("min-max"));
    assert_eq!(run(&["score", OPINIONS, "--method", "guess"]).code, 2);
}

#[test]
fn score_by_another_method_as_json_has_the_documented_keys() {
    let totals = json(&["score", OPINIONS]);
    for method in ["product", "topsis", "vikor", "promethee2", "electre3"] {
        let report = json(&["score", OPINIONS, "--method", method]);
        assert_eq!(keys(&report), ["reading", "silence", "method", "normalisation", "parties"]);
        assert_eq!(report["method"], method);
        assert_eq!(report["normalisation"].as_str(), (method == "topsis").then_some("vector"));
        for (party, by_totals) in
            report["parties"].as_array().unwrap().iter().zip(totals["parties"].as_array().unwrap())
        {
            assert_eq!(keys(party), ["id", "scores", "refused", "conventions", "leaders"]);
            assert!(party["refused"].is_null() && party["conventions"].as_array().unwrap().len() > 2);
            let scores = party["scores"].as_array().unwrap();
            for (score, total) in scores.iter().zip(by_totals["scores"].as_array().unwrap()) {
                let mut expected = keys(total);
                expected.push("working");
                assert_eq!(keys(score), expected);
                for nothing in ["low", "high", "margin", "contributions", "links"] {
                    assert!(score[nothing].is_null(), "{nothing}");
                }
                assert_eq!(score["total"].is_null(), total["rank"].is_null(), "the same scenarios are ranked");
                assert_eq!(score["rank"].is_null(), total["rank"].is_null());
                for same in ["scenario", "coverage", "acceptable", "red_lines"] {
                    assert_eq!(score[same], total[same]);
                }
            }
            let first: Vec<&Value> = scores.iter().filter(|s| s["rank"] == 1).map(|s| &s["scenario"]).collect();
            assert_eq!(party["leaders"][method].as_array().unwrap().iter().collect::<Vec<_>>(), first);
        }
    }
    let refused = json(&["score", TWO_ISSUES, "--method", "electre3"]);
    assert!(refused["parties"][0]["refused"].as_str().unwrap().contains("thresholds"));
    assert!(refused["parties"][0]["scores"][0]["total"].is_null());
}
