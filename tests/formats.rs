//! What the scenario format accepts, refuses and warns of: one fixture a rule, with what it should report beside it.
//!
//! `UPDATE_SNAPSHOTS=1` rewrites the reports, `UPDATE_SCHEMA=1` the schema; review the difference by eye.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{fixtures, read, report, same_as_snapshot};
use westphalia::io::{self, Loaded, canonical, read_text};
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::issue::Scale;
use westphalia::model::party::{Origin, ReservationAt};
use westphalia::model::problem::Severity;
use westphalia::model::quantity::Micro;
use westphalia::model::scenario::Outcome;
use westphalia::model::value::{Spread, ValueFunction};

fn accepted(name: &str) -> Framework {
    let path = PathBuf::from(format!("tests/fixtures/accept/{name}.toml"));
    match io::read_file(&path) {
        Ok(Loaded { framework, .. }) => framework,
        Err(refused) => panic!("{}", report(&refused.problems, &refused.texts)),
    }
}

#[test]
fn what_is_refused_is_reported_in_full() {
    for path in fixtures("refuse") {
        let refused = match io::read_file(&path) {
            Ok(_) => panic!("{} was accepted", path.display()),
            Err(refused) => refused,
        };
        assert!(refused.problems.iter().any(|problem| problem.severity == Severity::Error));
        for problem in &refused.problems {
            for words in [&problem.message, &problem.label, &problem.found, &problem.expected] {
                assert!(!words.is_empty(), "{}: {problem:?}", path.display());
            }
        }
        // A fixture is named after the fault it shows, or after a rule it breaks.
        same_as_snapshot(&path.with_extension("txt"), &report(&refused.problems, &refused.texts));
    }
}

#[test]
fn what_is_warned_of_is_accepted() {
    for path in fixtures("warn") {
        let loaded = io::read_file(&path).unwrap_or_else(|refused| panic!("{}: {refused:?}", path.display()));
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(loaded.warnings.iter().any(|warning| warning.code == code), "{code}");
        same_as_snapshot(&path.with_extension("txt"), &report(&loaded.warnings, &loaded.texts));
    }
}

#[test]
fn what_is_accepted_warns_of_what_the_snapshot_says() {
    for path in fixtures("accept") {
        let loaded = io::read_file(&path)
            .unwrap_or_else(|refused| panic!("{}\n{}", path.display(), report(&refused.problems, &refused.texts)));
        same_as_snapshot(&path.with_extension("txt"), &report(&loaded.warnings, &loaded.texts));
    }
}

#[test]
fn every_suggestion_fits_into_the_text() {
    for path in fixtures("refuse") {
        let Err(refused) = io::read_file(&path) else { continue };
        for problem in &refused.problems {
            let text = &refused.texts[problem.place.file].text;
            assert!(text.get(problem.place.span.clone()).is_some(), "{}: {problem:?}", path.display());
            if let Some(fix) = &problem.suggestion {
                assert!(text.get(fix.span.clone()).is_some(), "{}: {problem:?}", path.display());
            }
        }
    }
}

#[test]
fn the_example_means_what_the_contract_says() {
    let framework = accepted("two-issues");
    assert_eq!((framework.issues().len(), framework.parties().len(), framework.scenarios().len()), (2, 2, 2));
    let ukraine = framework.party(framework.find_party("ukraine").unwrap());
    let nato = framework.find_issue("nato").unwrap();
    let judgement = &ukraine.judgements[nato.0];
    assert_eq!((judgement.weight, judgement.weight_origin), (Micro::whole(12), Origin::Set));
    let uncertain = Spread { low: Micro::ZERO, central: Micro::whole(5), high: Micro::whole(20) };
    let values = vec![Spread::exact(Micro::HUNDRED), Spread::exact(Micro::whole(55)), uncertain];
    assert_eq!(judgement.values, Some(ValueFunction::Terms(values)));
    assert_eq!(judgement.evidence.note.as_deref(), Some("Offered to set the bid aside for guarantees."));
    let russia = framework.party(framework.find_party("russia").unwrap());
    let (nato, cap) = (&russia.judgements[nato.0], &russia.judgements[1]);
    assert_eq!((nato.weight, nato.weight_origin), (Micro::whole(8), Origin::Stance));
    let [zero, best] = [Spread::exact(Micro::ZERO), Spread::exact(Micro::HUNDRED)];
    assert_eq!(nato.values, Some(ValueFunction::Terms(vec![zero, zero, best])));
    let points = vec![(250.0, Micro::HUNDRED), (600.0, Micro::FIFTY), (1000.0, Micro::ZERO)];
    assert_eq!(cap.values, Some(ValueFunction::Points(points)));
    assert_eq!(framework.silence(), Silence::Open);
    assert_eq!(framework.links().len(), 2);
    assert!(framework.issues()[0].silent.is_some());
}

#[test]
fn a_file_that_extends_another_replaces_in_place_and_adds_behind() {
    let framework = accepted("extends");
    let ids: Vec<&str> = framework.scenarios().iter().map(|scenario| scenario.id.as_str()).collect();
    assert_eq!(ids, ["draft", "counter", "third"]);
    assert_eq!(framework.scenarios()[0].name, "The draft, revised");
    assert_eq!(framework.scenarios()[0].positions[1].outcome, None);
    assert_eq!((framework.id(), framework.title()), ("small", "Built on another"));
    assert_eq!(framework.summary(), Some("Between the two."));
    assert_eq!(framework.silence(), Silence::LeftOut);
    let parties: Vec<&str> = framework.parties().iter().map(|party| party.id.as_str()).collect();
    assert_eq!(parties, ["north", "south"]);
    let south = &framework.parties()[1].judgements[0];
    assert_eq!((south.weight, south.weight_origin, &south.values), (Micro::ZERO, Origin::Assumed, &None));
}

#[test]
fn a_file_without_parties_is_judged_by_an_assumed_analyst() {
    let framework = accepted("no-parties");
    let [analyst] = framework.parties() else { panic!("one party") };
    assert_eq!((analyst.id.as_str(), analyst.name.as_str(), analyst.assumed), ("analyst", "Analyst", true));
    let weights: Vec<_> = analyst.judgements.iter().map(|j| (j.weight, j.weight_origin)).collect();
    assert_eq!(weights, [(Micro::ZERO, Origin::Assumed), (Micro::ONE, Origin::Assumed)]);
}

#[test]
fn outcomes_and_values_have_all_their_forms() {
    let framework = accepted("outcome-forms");
    let Some(Outcome::AnyTerm(chances)) = &framework.scenarios()[0].positions[0].outcome else { panic!("open") };
    assert_eq!(chances.iter().map(|c| c.likelihood).collect::<Vec<_>>(), [Micro(700_000), Micro(300_000)]);
    let Some(Outcome::AnyNumber(chances)) = &framework.scenarios()[0].positions[1].outcome else { panic!("open") };
    assert_eq!(chances.iter().map(|c| c.of).collect::<Vec<_>>(), [600.0, 812.5]);
    let between = Outcome::Between { low: 400.0, likely: Some(600.0), high: 800.0 };
    assert_eq!(framework.scenarios()[1].positions[1].outcome, Some(between));
    assert!(framework.scenarios()[2].reference);
    assert_eq!(framework.scenarios()[2].positions[0].outcome, None);

    let framework = accepted("value-forms");
    let [north, south, east] = framework.parties() else { panic!("three parties") };
    let middle = Spread { low: Micro::whole(80), central: Micro::whole(90), high: Micro::HUNDRED };
    assert_eq!(
        north.judgements[0].values.as_ref().and_then(|v| v.of_term(westphalia::model::ids::TermIx(0))),
        Some(middle)
    );
    assert!(matches!(north.judgements[1].values, Some(ValueFunction::Curve { curve, .. }) if curve == -2.5));
    let alone = ValueFunction::Terms(vec![Spread::UNKNOWN, Spread::exact(Micro::FIFTY)]);
    assert_eq!(south.judgements[0].values, Some(alone));
    let order = vec![(250.0, Micro::HUNDRED), (600.0, Micro::FIFTY), (700.0, Micro::FIFTY), (1000.0, Micro::ZERO)];
    assert_eq!(south.judgements[1].values, Some(ValueFunction::Points(order)));
    let reservation = east.reservation.as_ref().unwrap();
    assert!(reservation.assumed && matches!(reservation.at, ReservationAt::Scenario(scenario) if scenario.0 == 1));
    assert_eq!(east.judgements[1].values_origin, Origin::Issue);
}

#[test]
fn limits_hold() {
    let mut many = String::from("format = 1\nid = \"many\"\ntitle = \"Many\"\n");
    let issue = |index: usize| {
        format!("\n[[issues]]\nid = \"i{index}\"\nname = \"I\"\nrange = {{ from = 0, to = 1 }}\nbetter = \"high\"\n")
    };
    (0..10_000).for_each(|index| many.push_str(&issue(index)));
    many.push_str("\n[[scenarios]]\nid = \"s\"\nname = \"S\"\n");
    let loaded = read("many.toml", &many).unwrap_or_else(|refused| panic!("{:?}", refused.problems));
    assert_eq!(loaded.framework.issues().len(), 10_000);
    many.push_str(&issue(10_000));
    let codes = |refused: io::Refused| refused.problems.iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(read("many.toml", &many).map_err(codes).err(), Some(vec!["too-many"]));
    let large = vec![b'#'; 16 * 1024 * 1024 + 1];
    let refused = io::read_bytes("large.toml", &large, &mut |_| Err(String::new()));
    assert_eq!(refused.map_err(codes).err(), Some(vec!["file-too-large"]));
    let allowed = io::read_bytes("large.toml", &large[1..], &mut |_| Err(String::new()));
    assert!(allowed.map_err(codes).err().is_some_and(|codes| !codes.contains(&"file-too-large")));
}

#[test]
fn a_file_that_cannot_be_read_is_a_problem() {
    for (path, sentence) in [("nowhere.toml", "There is no such file."), ("tests", "This is a folder, not a file.")] {
        let Err(refused) = io::read_file(Path::new(path)) else { panic!("{path} was read") };
        assert_eq!((refused.problems[0].code, refused.problems[0].message.as_str()), ("cannot-read", sentence));
        assert_eq!(refused.texts[0].name, path);
    }
}

#[test]
fn wrong_everywhere_is_still_quick() {
    let mut text = String::from("format = 1\nid = \"w\"\ntitle = \"W\"\n");
    for index in 0..5_000 {
        text.push_str(&format!("\n[[issues]]\nid = \"issue-{index}\"\nname = \"I\"\ngroup = \"g{index}\"\nrange = {{ from = 0, to = 1 }}\nbetter = \"high\"\n"));
    }
    text.push_str("\n[[scenarios]]\nid = \"s\"\nname = \"S\"\n\n  [scenarios.outcomes]\n");
    for index in 0..5_000 {
        text.push_str(&format!("  isue-{index} = 2\n"));
    }
    let Err(refused) = read("wrong.toml", &text) else { panic!("accepted") };
    let errors = refused.problems.iter().filter(|problem| problem.severity == Severity::Error);
    assert_eq!(errors.count(), 10_000);
}

#[test]
fn the_schema_is_the_committed_one() {
    let generated = serde_json::to_string_pretty(&io::schema()).unwrap() + "\n";
    let path = Path::new("assets/scenario.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::create_dir_all("assets").unwrap();
        fs::write(path, &generated).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap_or_default(), generated, "UPDATE_SCHEMA=1 cargo test rewrites it");
}

#[test]
fn the_documented_example_is_the_tested_one() {
    let page = fs::read_to_string("docs/format.md").unwrap();
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    assert_eq!(example, fs::read_to_string("tests/fixtures/accept/two-issues.toml").ok().as_deref());
}

#[test]
fn canonical_files_stay_as_they_are() {
    for path in fixtures("accept") {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(canonical(&text).unwrap(), text, "{}", path.display());
    }
}

#[test]
fn canonical_form_of_an_untidy_file() {
    for path in fixtures("canonical") {
        let text = fs::read_to_string(&path).unwrap();
        let tidy = canonical(&text).unwrap();
        same_as_snapshot(&path.with_extension("txt"), &tidy);
        assert_eq!(canonical(&tidy).unwrap(), tidy);
        let (before, after) = (read("a.toml", &text), read("a.toml", &tidy));
        assert_eq!(before.map(|l| l.framework).ok(), after.map(|l| l.framework).ok(), "{}", path.display());
    }
}

#[test]
fn bundled_files_are_accepted_and_canonical() {
    for file in io::bundled::all() {
        let loaded = io::bundled::read(file.file_name).unwrap_or_else(|refused| panic!("{:?}", refused.problems));
        assert!(
            loaded
                .framework
                .issues()
                .iter()
                .all(|issue| matches!(&issue.scale, Scale::Range(_)) || !issue.terms().is_empty())
        );
        assert_eq!(canonical(file.text).unwrap(), file.text, "{}", file.file_name);
    }
    assert_eq!(canonical(io::bundled::TEMPLATE.text).unwrap(), io::bundled::TEMPLATE.text);
    assert_eq!(canonical(io::bundled::new_file()).unwrap(), io::bundled::new_file());
}

#[test]
fn reading_from_text_asks_for_what_it_extends() {
    let base = fs::read_to_string("tests/fixtures/accept/small.toml").unwrap();
    let mut asked = Vec::new();
    let text = "format = 1\nextends = \"../base/small.toml\"\n";
    let loaded = read_text("top.toml", text, &mut |path| {
        asked.push(path.to_owned());
        Ok(("base file".into(), base.clone()))
    });
    assert_eq!(asked, ["../base/small.toml"]);
    let names: Vec<String> = loaded.map(|l| l.texts.into_iter().map(|t| t.name).collect()).unwrap_or_default();
    assert_eq!(names, ["top.toml", "base file"]);
}

#[test]
fn every_code_and_every_key_is_documented() {
    let page = fs::read_to_string("docs/format.md").unwrap();
    for path in fixtures("refuse").into_iter().chain(fixtures("warn")) {
        let problems = match io::read_file(&path) {
            Ok(loaded) => loaded.warnings,
            Err(refused) => refused.problems,
        };
        for problem in problems {
            assert!(page.contains(&format!("`{}`", problem.code)), "{} is not documented", problem.code);
        }
    }
    let schema = io::schema();
    let definitions = schema["$defs"].as_object().unwrap().values();
    for definition in definitions.chain(std::iter::once(&schema)) {
        for key in definition["properties"].as_object().unwrap().keys() {
            assert!(page.contains(&format!("`{key}`")), "{key} is not documented");
        }
    }
}
