//! A large framework as a scenario file: made by rule, the same every time. Benchmarks and tests use it.

use std::fmt::Write as _;

/// A file with so many scenarios, issues (in five groups, four terms each) and parties; one outcome in seven is silence,
/// one in eleven open.
#[must_use]
pub(crate) fn file(scenarios: usize, issues: usize, parties: usize) -> String {
    let mut text = "format = 1\nid = \"large\"\ntitle = \"Large\"\n".to_owned();
    for group in 0..5 {
        let _ = writeln!(text, "[[groups]]\nid = \"g{group}\"\nname = \"Group {group}\"");
    }
    for issue in 0..issues {
        let group = issue * 5 / issues;
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\ngroup = \"g{group}\"\nname = \"Issue number {issue}\"");
        for term in 0..4 {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"Term {term} of {issue}\"");
        }
    }
    for party in 0..parties {
        let _ = writeln!(
            text,
            "[[parties]]\nid = \"p{party}\"\nname = \"Party {party}\"\nreservation = 45\n[parties.weights]"
        );
        for issue in 0..issues {
            let _ = writeln!(text, "i{issue} = {}", 1 + (issue * 7 + party * 3) % 9);
        }
        for issue in 0..issues {
            let _ = writeln!(text, "[parties.values.i{issue}]");
            for term in 0..4 {
                let _ = writeln!(text, "t{term} = {}", (issue * 31 + party * 17 + term * 29) % 101);
            }
        }
    }
    for scenario in 0..scenarios {
        let _ =
            writeln!(text, "[[scenarios]]\nid = \"s{scenario}\"\nname = \"Scenario {scenario}\"\n[scenarios.outcomes]");
        for issue in 0..issues {
            let term = (scenario * 5 + issue * 3 + scenario / 4) % 4;
            let _ = match (scenario + issue * 2) % 77 {
                n if n % 7 == 0 => Ok(()),
                n if n % 11 == 0 => writeln!(text, "i{issue} = {{ any = [\"t{term}\", \"t{}\"] }}", (term + 1) % 4),
                _ => writeln!(text, "i{issue} = \"t{term}\""),
            };
        }
    }
    text
}
