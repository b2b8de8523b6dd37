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
        "limits",
        "conditions",
        "silence",
        "scenarios",
        "winning",
        "tied",
        "standard_error",
    ];
    assert_eq!(keys(&report), expected);
    assert_eq!((report["samples"].as_u64(), report["seed"].as_u64()), (Some(3000), Some(42)));
    assert_eq!(report["weights"], "uniform");
    for not_used in ["spread", "limits", "conditions"] {
        assert!(report[not_used].is_null());
    }
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

#[test]
fn weights_within_limits_keep_them_and_say_so() {
    let begin = ["robustness", TEMPLATE, "--party", "upper-ford", "--samples", "1000"];
    let with = |rest: &[&'static str]| [&begin[..], rest].concat();
    let both =
        ["--weights", "within", "--limit", "water=20..50", "--limit", "weir=10..100", "--at-least", "crossing=toll*2"];
    snapshot("robustness-within", &with(&both));
    let report = json(&with(&both));
    assert_eq!(report["weights"], "within");
    assert_eq!(
        report["limits"].to_string(),
        r#"[{"group":"water","least":0.2,"greatest":0.5},{"issue":"weir","least":0.1,"greatest":1.0}]"#
    );
    assert_eq!(
        report["conditions"].to_string(),
        r#"[{"more":{"group":"crossing"},"times":2.0,"less":{"issue":"toll"}}]"#
    );
    for (name, wrong) in [
        ("limit", &["--weights", "within", "--limit", "water=20"][..]),
        ("limit-backwards", &["--weights", "within", "--limit", "water=50..20"]),
        ("limit-unknown", &["--weights", "within", "--limit", "watter=20..50"]),
        ("condition", &["--weights", "within", "--at-least", "water"]),
        ("condition-factor", &["--weights", "within", "--at-least", "water=toll*0"]),
        ("condition-same", &["--weights", "within", "--at-least", "water=water"]),
        ("without-limits", &["--weights", "within"]),
        ("limits-of-others", &["--limit", "water=20..50"]),
        ("impossible", &["--weights", "within", "--limit", "water=60..100", "--limit", "crossing=60..100"]),
    ] {
        snapshot(&format!("robustness-refused-{name}"), &with(wrong));
    }
}
