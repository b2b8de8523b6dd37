//! `robustness`: its tables, the documented JSON keys, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod command;

use command::{json, keys, run, snapshot};

/// Parties with no-deal values and red lines.
const NO_DEAL: &str = "tests/fixtures/cli/no-deal.toml";
const TEMPLATE: &str = "scenarios/template.toml";

#[test]
fn robustness_prints_chances_pairs_and_acceptance() {
    let party = |file: &str| json(&["score", file])["parties"][0]["id"].as_str().unwrap().to_owned();
    let template = party(TEMPLATE);
    snapshot("robustness", &["robustness", TEMPLATE, "--party", &template, "--samples", "2000"]);
    let no_deal = party(NO_DEAL);
    let around =
        ["robustness", NO_DEAL, "--party", &no_deal, "--samples", "1000", "--weights", "around", "--seed", "7"];
    snapshot("robustness-around", &around);
    let ranked =
        ["robustness", TEMPLATE, "--party", &template, "--samples", "1000", "--weights", "ranked", "--only-order"];
    snapshot("robustness-ranked", &ranked);
    snapshot("robustness-unknown-party", &["robustness", NO_DEAL, "--party", "nobody"]);
    for wrong in [["--samples", "0"], ["--weights", "guess"], ["--spread", "101"]] {
        let arguments = [["robustness", TEMPLATE, "--party", template.as_str()].as_slice(), &wrong].concat();
        assert_eq!(run(&arguments).code, 2);
    }
    assert_eq!(run(&["robustness", TEMPLATE]).code, 2, "a party judges");
}

#[test]
fn robustness_as_json_has_the_documented_keys_and_the_same_bytes_each_time() {
    let party = json(&["score", TEMPLATE])["parties"][0]["id"].as_str().unwrap().to_owned();
    let arguments = ["robustness", TEMPLATE, "--party", &party, "--samples", "3000", "--seed", "42"];
    let report = json(&arguments);
    let expected = [
        "reading",
        "party",
        "samples",
        "seed",
        "weights",
        "spread",
        "silence",
        "scenarios",
        "winning",
        "tied",
        "standard_error",
    ];
    assert_eq!(keys(&report), expected);
    assert_eq!((report["samples"].as_u64(), report["seed"].as_u64()), (Some(3000), Some(42)));
    assert_eq!(report["weights"], "uniform");
    assert!(report["spread"].is_null());
    let scenarios = report["scenarios"].as_array().unwrap();
    let mut ranked = 0;
    for (at, scenario) in scenarios.iter().enumerate() {
        let expected = [
            "id",
            "acceptability",
            "mean_rank",
            "central_weights",
            "confidence",
            "accepted",
            "accepted_by_all",
            "crosses_red_line",
        ];
        assert_eq!(keys(scenario), expected);
        let row = report["winning"][at].as_array().unwrap();
        assert_eq!(row.len(), scenarios.len());
        assert!(row[at].is_null());
        if let Some(shares) = scenario["acceptability"].as_array() {
            ranked += 1;
            assert!((shares.iter().map(|share| share.as_f64().unwrap()).sum::<f64>() - 1.0).abs() < 1e-12);
            if let Some(weights) = scenario["central_weights"].as_object() {
                assert!((weights.values().map(|share| share.as_f64().unwrap()).sum::<f64>() - 1.0).abs() < 1e-9);
                assert!(scenario["confidence"].is_number());
            }
        }
    }
    assert!(ranked > 1);
    let out = || run(&[&arguments[..], &["--json"]].concat()).out;
    assert_eq!(out(), out());
}
