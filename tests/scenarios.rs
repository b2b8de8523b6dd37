//! The scenario files that come with the project: canonical, sourced in every cell, in words that are no side's, and with
//! the totals that were reviewed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "scenarios/classics.rs"]
mod classics;
#[path = "scenarios/files.rs"]
mod files;
#[path = "scenarios/neutral.rs"]
mod neutral;
#[path = "scenarios/pages.rs"]
mod pages;
#[path = "scenarios/template.rs"]
mod template;
#[path = "scenarios/words.rs"]
mod words;

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use files::{File, of, total};
use support::same_as_snapshot;
use westphalia::analysis::values::ValueTable;
use westphalia::io::canonical;
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{IssueIx, SourceIx};
use westphalia::model::quantity::Micro;
use westphalia::model::scenario::{Outcome, Position};
use westphalia::model::source::{Evidence, SourceClass};

const NO_FIGURE: &str = "no sourced figure exists for a no-deal value; the page says so";
const NO_PARTY: &str = "no sourced figure exists for the parties, and the analyst is not a party to an agreement";

/// Warnings that stay: file, code, how many, and why. Any other warning is a fault of the file.
const WARNINGS: [(&str, &str, usize, &str); 5] = [
    ("ukraine-berlin-december-2025", "no-reservation", 4, NO_FIGURE),
    ("ukraine-framework", "no-reservation", 4, NO_FIGURE),
    ("ukraine-frozen-assets", "no-reservation", 3, NO_PARTY),
    ("ukraine-security-guarantees", "no-reservation", 3, NO_PARTY),
    ("ukraine-territorial-terms", "no-reservation", 3, NO_PARTY),
];

/// Sources that bear no date: file, id, and why.
const UNDATED: [(&str, &str, &str); 1] = [("panama-canal-1974", "aw-panama", "the page bears no date")];

/// Words that mark a statement as the author's own.
const JUDGED: [&str; 3] = ["illustrative", "assumed", "judgement"];

#[test]
fn every_file_is_in_canonical_form() {
    for file in File::all() {
        assert!(canonical(&file.text).unwrap() == file.text, "{}: `westphalia fmt` puts it right", file.name);
    }
}

#[test]
fn every_file_warns_only_of_what_is_known() {
    let mut known = WARNINGS.to_vec();
    for file in File::all() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for warning in &file.loaded.warnings {
            *counts.entry(warning.code).or_default() += 1;
        }
        for (code, count) in counts {
            let at = known.iter().position(|(name, of, number, _)| (*name, *of, *number) == (&file.name, code, count));
            assert!(at.map(|at| known.swap_remove(at)).is_some(), "{}: {count} × {code} is not listed", file.name);
        }
    }
    assert!(known.is_empty(), "no longer warned of: {known:?}");
}

#[test]
fn every_source_of_a_file_is_cited_in_it() {
    for file in File::all() {
        let table = toml::Value::Table(file.table());
        let mut cited = Vec::new();
        words::strings(&table, &mut |path, text| {
            if path.len() > 1 && path[path.len() - 1] == "sources" {
                cited.push(text.to_owned());
            }
        });
        for source in table["sources"].as_array().unwrap() {
            let id = source["id"].as_str().unwrap();
            assert!(cited.iter().any(|cited| cited == id), "{}: {id} is cited nowhere", file.name);
        }
    }
}

/// Totals of a file as text that a person can review: rank, total, low, high, coverage, red lines. Under each way for
/// silence to count, where any scenario is silent on an issue.
fn totals(file: &File) -> String {
    let framework = file.framework();
    let mut text = format!("{}\n", framework.title());
    let is_silent = framework.scenarios().iter().any(|entry| entry.positions.iter().any(|at| at.outcome.is_none()));
    let ways: &[Silence] =
        if is_silent { &[Silence::Open, Silence::StatusQuo, Silence::LeftOut] } else { &[Silence::Open] };
    for silence in ways.iter().copied() {
        let scores = file.scores(silence);
        for party in framework.party_ixs() {
            let _ = writeln!(text, "\n{}, silence {}", framework.party(party).name, silence.keyword());
            for scenario in framework.scenario_ixs() {
                let score = of(&scores, scenario, party);
                let figures = [score.total, score.low, score.high].map(|figure| {
                    format!("{:8}", figure.map_or("-".to_owned(), |figure| format!("{:.2}", figure.to_f64())))
                });
                let lines =
                    (score.crossings.iter()).map(|crossing| if crossing.certain { "crossed" } else { "at risk" });
                let rank = score.rank.map_or("-".to_owned(), |rank| rank.to_string());
                let line = format!(
                    "  {:>2} {:18} {} {} of {} {}",
                    rank,
                    framework.scenario(scenario).id,
                    figures.join(" "),
                    score.coverage.addressed,
                    score.coverage.issues,
                    lines.collect::<Vec<_>>().join(", ")
                );
                let _ = writeln!(text, "{}", line.trim_end());
            }
        }
    }
    text
}

#[test]
fn totals_are_those_that_were_reviewed() {
    for file in File::all() {
        let path = Path::new("tests/snapshots/scenarios").join(&file.name).with_extension("txt");
        same_as_snapshot(&path, &totals(&file));
    }
}

#[test]
fn every_file_opens_on_a_comparison_that_says_something() {
    for file in File::all() {
        let framework = file.framework();
        let scores = file.scores(framework.silence());
        let tells_apart = framework.party_ixs().any(|party| {
            let ranked = framework.scenario_ixs().filter(|scenario| of(&scores, *scenario, party).rank.is_some());
            let totals: Vec<f64> = ranked.map(|scenario| total(&scores, scenario, party)).collect();
            totals.iter().any(|one| (one - totals[0]).abs() > 1.0)
        });
        assert!(tells_apart, "{}: no party ranks two scenarios apart", file.name);
        assert!(framework.summary().is_some() && framework.as_of().is_some(), "{}: says what it is", file.name);
        assert_eq!(framework.license(), Some("CC-BY-4.0"), "{}", file.name);
    }
}

/// The sources of a cell: its own, and those of the outcomes it is open between.
fn sources_of(position: &Position) -> Vec<SourceIx> {
    let mut sources = position.evidence.sources.clone();
    match &position.outcome {
        Some(Outcome::AnyTerm(chances)) => sources.extend(chances.iter().flat_map(|chance| &chance.sources)),
        Some(Outcome::AnyNumber(chances)) => sources.extend(chances.iter().flat_map(|chance| &chance.sources)),
        Some(Outcome::Term(_) | Outcome::Number(_) | Outcome::Between { .. }) | None => {}
    }
    sources
}

/// Whether the author calls the statement a judgement: by the source, or in so many words.
fn is_judged(framework: &Framework, evidence: &Evidence) -> bool {
    let own = evidence.sources.iter().any(|source| framework.source(*source).class == Some(SourceClass::Own));
    let note = evidence.note.as_deref().unwrap_or_default().to_lowercase();
    own || JUDGED.iter().any(|word| note.contains(word))
}

#[test]
fn every_cell_says_who_says_so_when_and_how_sure_we_are() {
    let mut undated = UNDATED.to_vec();
    for file in File::all().iter().filter(|file| file.name != "template") {
        let framework = file.framework();
        for scenario in framework.scenarios() {
            for issue in framework.issue_ixs() {
                let cell = format!("{}, {}, {}", file.name, scenario.id, framework.issue(issue).id);
                let position = &scenario.positions[issue.0];
                let sources = sources_of(position);
                assert!(!sources.is_empty(), "{cell}: no source");
                assert!(position.evidence.confidence.is_some(), "{cell}: no confidence");
                assert!(position.evidence.note.is_some(), "{cell}: no note");
                for source in sources.iter().map(|source| framework.source(*source)) {
                    assert!(source.class.is_some() && source.publisher.is_some(), "{cell}: {} has no class", source.id);
                    if source.date.is_none() && source.class != Some(SourceClass::Own) {
                        let known = |entry: &(&str, &str, &str)| (entry.0, entry.1) == (&file.name, &source.id);
                        assert!(UNDATED.iter().any(known), "{cell}: {} has no date", source.id);
                        undated.retain(|entry| !known(entry));
                    }
                }
            }
        }
    }
    assert!(undated.is_empty(), "dated now, or no longer cited: {undated:?}");
}

#[test]
fn every_judgement_of_a_party_says_what_it_rests_on() {
    for file in File::all() {
        let framework = file.framework();
        for party in framework.parties() {
            let about = &party.evidence;
            for issue in framework.issue_ixs() {
                let judgement = &party.judgements[issue.0];
                let rests = !judgement.evidence.sources.is_empty() || is_judged(framework, &judgement.evidence);
                // The template shows both forms: evidence by issue, and by party.
                let by_party = file.name == "template" && !about.sources.is_empty();
                let place = format!("{}, {}, {}", file.name, party.id, framework.issue(issue).id);
                assert!(judgement.weight.is_zero() || rests || by_party, "{place}: rests on nothing");
            }
            for line in &party.red_lines {
                let place = format!("{}, {}", file.name, party.id);
                assert!(
                    line.reason.is_some() && !line.evidence.sources.is_empty(),
                    "{place}: a red line without source"
                );
            }
            if let Some(reservation) = &party.reservation {
                assert!(!reservation.evidence.sources.is_empty(), "{}: a no-deal value without source", file.name);
            }
        }
    }
}

/// A text that a party's best outcomes were taken from scores high for it by construction, and a text that speaks to few
/// issues has a total that means little. The file must say both where the program shows it: in notes of scenarios and
/// parties.
#[test]
fn texts_say_whose_orders_they_feed_and_what_they_leave_out() {
    for name in ["ukraine-framework", "ukraine-berlin-december-2025"] {
        let file = File::named(name);
        let framework = file.framework();
        let values = ValueTable::new(framework, framework.silence());
        for scenario in framework.scenario_ixs().filter(|scenario| !framework.scenario(*scenario).reference) {
            let entry = framework.scenario(scenario);
            let note = entry.evidence.note.as_deref().unwrap_or_default();
            let addressed: Vec<IssueIx> =
                framework.issue_ixs().filter(|issue| entry.positions[issue.0].outcome.is_some()).collect();
            for party in framework.party_ixs() {
                let judge = framework.party(party);
                let feeds = addressed.iter().filter(|issue| {
                    let of_text = sources_of(&entry.positions[issue.0]);
                    let is_shared =
                        judge.judgements[issue.0].evidence.sources.iter().any(|from| of_text.contains(from));
                    is_shared
                        && values.value(party, scenario, **issue).is_some_and(|worth| worth.central == Micro::HUNDRED)
                });
                if feeds.count() * 4 >= addressed.len() {
                    let says = note.contains("by construction") && note.contains(&judge.name);
                    assert!(says, "{name}, {}: feeds the orders of {} and does not say so", entry.id, judge.name);
                    let about = judge.evidence.note.as_deref().unwrap_or_default();
                    assert!(about.contains("by construction"), "{name}, {}: says nothing of its own texts", judge.id);
                }
            }
            if addressed.len() * 10 < framework.issues().len() * 6 {
                assert!(note.contains("coverage"), "{name}, {}: says nothing of its coverage", entry.id);
            }
        }
    }
}
