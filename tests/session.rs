//! Scripts of commands: what changes, what undo gives back, what is asked of the outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use std::path::PathBuf;
use std::sync::Arc;

use common::{UKRAINE, framework};
use westphalia::model::framework::Silence;
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx, TermIx};
use westphalia::model::problem::{Fix, Place, Problem, Severity, SourceText};
use westphalia::model::quantity::Micro;
use westphalia::model::scenario::Outcome;
use westphalia::present::actions::{Action, Ask, all};
use westphalia::session::command::{
    Command, EditCommand, FileCommand, Gesture, Origin, Reading, ViewCommand, WeightTarget,
};
use westphalia::session::document::Document;
use westphalia::session::effect::{Effect, ScenarioEdits};
use westphalia::session::settings::Settings;
use westphalia::session::tabs::Session;
use westphalia::session::view::{JudgedBy, Selection};

fn reading(origin: Origin) -> Reading {
    Reading {
        origin,
        texts: vec![SourceText { name: "ukraine.toml".to_owned(), text: UKRAINE.to_owned() }],
        problems: Vec::new(),
        framework: Some(Arc::new(framework(UKRAINE))),
    }
}

fn path() -> Origin {
    Origin::Path(PathBuf::from("/tmp/ukraine.toml"))
}

fn opened() -> Session {
    let mut session = Session::new(Settings::default());
    session.apply(Command::File(FileCommand::Read(reading(path()))));
    session
}

fn document(session: &Session) -> &Document {
    session.document().expect("a document is in front")
}

fn edit(session: &mut Session, command: EditCommand) {
    assert!(session.apply(Command::Edit(command)).is_empty());
}

const UA: PartyIx = PartyIx(0);

fn share(share: f64, gesture: u64) -> EditCommand {
    let target = WeightTarget::Issue(IssueIx(1));
    EditCommand::SetShare { party: UA, target, share, gesture: Some(Gesture(gesture)) }
}

#[test]
fn a_drag_is_one_step_and_undo_gives_everything_back() {
    let mut session = opened();
    let (edits, scores) = (document(&session).edits().clone(), document(&session).scores().clone());
    for step in 1..=20 {
        edit(&mut session, share(0.02 * f64::from(step), 1));
    }
    edit(&mut session, EditCommand::EndGesture);
    assert_ne!(*document(&session).scores(), scores);
    assert_eq!(document(&session).history().undo_label(), Some("weight of Guarantee form"));
    let after = document(&session).edits().clone();
    session.apply(Command::Undo);
    assert_eq!((document(&session).edits(), document(&session).scores()), (&edits, &scores));
    assert_eq!(document(&session).history().undo_label(), None);
    session.apply(Command::Redo);
    assert_eq!(*document(&session).edits(), after);
}

#[test]
fn a_drag_there_and_back_leaves_no_trace_of_rounding() {
    let mut session = opened();
    edit(&mut session, EditCommand::SetLock(UA, WeightTarget::Issue(IssueIx(3)), true));
    let before = document(&session).edits().clone();
    let start = before.basis.weights.share(UA, IssueIx(1));
    for step in 1..=50 {
        edit(&mut session, share(f64::from(step) / 51.0, 7));
    }
    edit(&mut session, share(start, 7));
    let locked = document(&session).edits().basis.weights.share(UA, IssueIx(3));
    assert!((locked - before.basis.weights.share(UA, IssueIx(3))).abs() < 1e-9);
    assert!((document(&session).edits().basis.weights.share(UA, IssueIx(1)) - start).abs() < 1e-6);
}

#[test]
fn two_gestures_are_two_steps_and_nothing_is_no_step() {
    let mut session = opened();
    edit(&mut session, share(0.2, 1));
    edit(&mut session, EditCommand::EndGesture);
    edit(&mut session, share(0.3, 2));
    edit(&mut session, EditCommand::Include(ScenarioIx(0), true));
    assert_eq!(document(&session).history().undo_label(), Some("weight of Guarantee form"), "a no-op leaves no step");
    session.apply(Command::Undo);
    assert!((document(&session).edits().basis.weights.share(UA, IssueIx(1)) - 0.2).abs() < 1e-6);
    session.apply(Command::Undo);
    assert_eq!(document(&session).history().undo_label(), None);
}

#[test]
fn every_edit_can_be_undone() {
    let edits = [
        share(0.4, 1),
        EditCommand::SetPoints { party: UA, issue: IssueIx(0), points: westphalia::model::quantity::Micro::whole(9) },
        EditCommand::SetLock(UA, WeightTarget::Group(westphalia::model::ids::GroupIx(0)), true),
        EditCommand::Include(ScenarioIx(2), false),
        EditCommand::MoveScenario { scenario: ScenarioIx(5), to: 0 },
        EditCommand::SetBaseline(Some(ScenarioIx(6))),
        EditCommand::SetSilence(Silence::LeftOut),
        EditCommand::AssumeNoDeal(Some(ScenarioIx(12))),
    ];
    for command in edits {
        let mut session = opened();
        let before = document(&session).edits().clone();
        edit(&mut session, command.clone());
        assert_ne!(*document(&session).edits(), before, "{command:?} changes something");
        assert!(document(&session).history().undo_label().is_some_and(|label| !label.is_empty()));
        session.apply(Command::Undo);
        assert_eq!(*document(&session).edits(), before, "{command:?} is undone");
    }
}

#[test]
fn looking_around_is_not_undone() {
    let mut session = opened();
    session.apply(Command::View(ViewCommand::JudgedBy(JudgedBy::Party(UA))));
    session.apply(Command::View(ViewCommand::Select(Selection { issue: Some(IssueIx(3)), ..Selection::default() })));
    session
        .apply(Command::View(ViewCommand::Select(Selection { scenario: Some(ScenarioIx(1)), ..Selection::default() })));
    let selection = document(&session).view().selection;
    assert_eq!((selection.issue, selection.scenario), (Some(IssueIx(3)), Some(ScenarioIx(1))), "parts join");
    assert_eq!(document(&session).history().undo_label(), None);
}

#[test]
fn saving_asks_for_the_weights_that_moved_and_then_all_is_saved() {
    let mut session = opened();
    assert!(!document(&session).is_unsaved());
    edit(&mut session, share(0.4, 1));
    assert!(document(&session).is_unsaved());
    let effects = session.apply(Command::File(FileCommand::Save));
    let [Effect::Save { tab, path, weights, scenarios, revision }] = &effects[..] else {
        panic!("one save expected: {effects:?}")
    };
    assert_eq!(weights.iter().map(|edit| (&*edit.party, &*edit.issue)).collect::<Vec<_>>(), [("ua", "guarantee_form")]);
    assert_eq!(*scenarios, ScenarioEdits::default());
    let saved = FileCommand::Saved {
        tab: *tab,
        path: path.clone(),
        texts: Vec::new(),
        beside: Vec::new(),
        revision: *revision,
    };
    let effects = session.apply(Command::File(saved));
    assert_eq!(effects, [Effect::StoreSettings]);
    assert!(!document(&session).is_unsaved());
    session.apply(Command::Undo);
    assert!(document(&session).is_unsaved(), "what was saved differs from the state before");
    assert_eq!(document(&session).weight_edits().len(), 1, "saving now must write the old weight back");
}

#[test]
fn a_bundled_file_asks_for_a_place() {
    let mut session = Session::new(Settings::default());
    session.apply(Command::File(FileCommand::Read(reading(Origin::Bundled("ukraine-framework.toml".to_owned())))));
    edit(&mut session, share(0.4, 1));
    let effects = session.apply(Command::File(FileCommand::Save));
    assert!(matches!(&effects[..], [Effect::AskSave { suggested, .. }] if suggested == "ukraine-framework.toml"));
}

#[test]
fn closing_asks_once_about_unsaved_changes() {
    let mut session = opened();
    edit(&mut session, share(0.4, 1));
    session.apply(Command::File(FileCommand::CloseFront));
    assert!(session.closing().is_some() && session.document().is_some());
    session.apply(Command::File(FileCommand::KeepOpen));
    assert!(session.closing().is_none());
    let tab = session.front().expect("a tab").id;
    session.apply(Command::File(FileCommand::CloseUnsaved(tab)));
    assert!(session.tabs().is_empty() && session.front().is_none());
}

#[test]
fn opening_twice_brings_the_tab_to_the_front() {
    let mut session = opened();
    session.apply(Command::File(FileCommand::Activate(None)));
    assert!(session.front().is_none());
    let effects = session.apply(Command::File(FileCommand::Open(vec![path()])));
    assert!(effects.is_empty() && session.document().is_some());
    assert_eq!(session.tabs().len(), 1);
    assert_eq!(session.settings().recent.len(), 1);
}

#[test]
fn a_fix_rewrites_the_refused_file() {
    let text = "format = 1\nid = \"x\"\nname = \"gf_artcle5\"\n";
    let start = text.find("\"gf_artcle5\"").expect("it is there");
    let problem = Problem {
        severity: Severity::Error,
        code: "unknown-term",
        place: Place { file: 0, span: start..start + 12, path: "x".to_owned() },
        message: "No such term".to_owned(),
        label: "unknown term".to_owned(),
        found: String::new(),
        expected: String::new(),
        choices: Vec::new(),
        suggestion: Some(Fix {
            id: "gf_article5".to_owned(),
            span: start..start + 12,
            replacement: "\"gf_article5\"".to_owned(),
        }),
    };
    let mut session = Session::new(Settings::default());
    session.apply(Command::File(FileCommand::Read(Reading {
        origin: path(),
        texts: vec![SourceText { name: "x.toml".to_owned(), text: text.to_owned() }],
        problems: vec![problem],
        framework: None,
    })));
    assert!(session.document().is_none());
    let effects = session.apply(Command::File(FileCommand::ApplyFix(0)));
    assert!(
        matches!(&effects[..], [Effect::Rewrite { text: mended, .. }] if mended.contains("gf_article5") && !mended.contains("artcle"))
    );
}

#[test]
fn locks_hold_and_orders_freeze_while_dragging() {
    let mut session = opened();
    session.apply(Command::View(ViewCommand::JudgedBy(JudgedBy::Party(UA))));
    session.apply(Command::View(ViewCommand::SortByScore(true)));
    let order = |session: &Session| westphalia::present::list::order(document(session));
    let before = order(&session);
    edit(&mut session, share(0.95, 1));
    assert_eq!(order(&session), before, "rows do not jump during a drag");
    edit(&mut session, EditCommand::EndGesture);
    assert_ne!(order(&session), before);
}

#[test]
fn actions_have_names_unique_keys_and_do_what_they_can() {
    let (start, session) = (Session::new(Settings::default()), opened());
    let mut keys = Vec::new();
    for action in all() {
        for session in [&start, &session] {
            assert!(!action.title(session).is_empty());
            if action.is_enabled(session) && action != Action::Escape {
                assert!(action.ask(session).is_some(), "{action:?} is enabled, so it asks for something");
            }
        }
        keys.extend(action.keys());
    }
    keys.sort_unstable();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all, "no key stands for two actions");
    assert!(!Action::Save.is_enabled(&start));
    assert!(!Action::Undo.is_enabled(&session));
    assert!(matches!(Action::JudgedBy(2).ask(&session), Some(Ask::Command(_))));
}

/// A copy of the scenario at `from` with one issue settled otherwise.
fn copy(session: &Session, from: usize, id: &str) -> EditCommand {
    let mut copy = document(session).framework().scenario(ScenarioIx(from)).clone();
    (copy.id, copy.name, copy.short) = (id.to_owned(), format!("Copy {id}"), None);
    copy.positions[1].outcome = Some(Outcome::Term(TermIx(0)));
    EditCommand::AddScenario(Box::new(copy))
}

#[test]
fn a_scenario_is_added_scored_edited_and_taken_away_and_undo_follows() {
    let mut session = opened();
    let read = document(&session).framework().clone();
    let last = ScenarioIx(read.scenarios().len());
    let (edits, scores) = (document(&session).edits().clone(), document(&session).scores().clone());
    let add = copy(&session, 0, "one");
    edit(&mut session, add);
    let add = copy(&session, 3, "two");
    edit(&mut session, add);
    assert_eq!(document(&session).framework().scenario(last).name, "Copy one");
    assert!(document(&session).is_added(last) && !document(&session).is_added(ScenarioIx(0)));
    assert!(document(&session).scores().parties.iter().all(|party| party.scenarios.len() == last.0 + 2));
    assert_eq!(document(&session).edits().order.last(), Some(&ScenarioIx(last.0 + 1)));
    session.apply(Command::View(ViewCommand::Select(Selection {
        scenario: Some(ScenarioIx(last.0 + 1)),
        ..Selection::default()
    })));
    edit(&mut session, EditCommand::SetBaseline(Some(ScenarioIx(last.0 + 1))));
    edit(&mut session, EditCommand::RemoveScenario(last));
    assert_eq!(document(&session).framework().scenario(last).id, "two");
    assert_eq!(document(&session).edits().baseline, Some(last), "the baseline moves up with its scenario");
    assert_eq!(document(&session).view().selection.scenario, Some(last), "and so does the selection");
    assert_eq!(document(&session).history().undo_label(), Some("remove Copy one"));
    let outcome = Some(Outcome::Term(TermIx(1)));
    edit(&mut session, EditCommand::SetOutcome { scenario: last, issue: IssueIx(1), outcome: outcome.clone() });
    assert_eq!(document(&session).framework().scenario(last).positions[1].outcome, outcome);
    edit(&mut session, EditCommand::RenameScenario(last, " Another ".to_owned()));
    assert_eq!(document(&session).framework().scenario(last).name, "Another");
    while document(&session).history().undo_label().is_some() {
        session.apply(Command::Undo);
    }
    assert_eq!((document(&session).edits(), document(&session).scores()), (&edits, &scores));
    assert_eq!(document(&session).framework(), &read);
    assert_eq!(document(&session).view().selection.scenario, None, "what is gone is not selected");
}

#[test]
fn scenarios_of_the_file_are_not_edited_and_invalid_ones_are_not_added() {
    let mut session = opened();
    let edits = document(&session).edits().clone();
    edit(&mut session, EditCommand::RemoveScenario(ScenarioIx(0)));
    edit(&mut session, EditCommand::RenameScenario(ScenarioIx(0), "Other".to_owned()));
    edit(&mut session, EditCommand::SetOutcome { scenario: ScenarioIx(0), issue: IssueIx(0), outcome: None });
    let taken = document(&session).framework().scenario(ScenarioIx(1)).id.clone();
    let add = copy(&session, 0, &taken);
    edit(&mut session, add);
    let EditCommand::AddScenario(mut beyond) = copy(&session, 0, "beyond") else { panic!("an addition") };
    beyond.positions[0].outcome = Some(Outcome::Term(TermIx(99)));
    edit(&mut session, EditCommand::AddScenario(beyond));
    assert_eq!(document(&session).edits(), &edits);
    assert_eq!(document(&session).history().undo_label(), None, "what changes nothing leaves no step");
    let add = copy(&session, 0, "mine");
    edit(&mut session, add);
    let mine = ScenarioIx(document(&session).framework().scenarios().len() - 1);
    let before = document(&session).edits().clone();
    let outcome = Some(Outcome::Number(1.0));
    edit(&mut session, EditCommand::SetOutcome { scenario: mine, issue: IssueIx(0), outcome });
    assert_eq!(document(&session).edits(), &before, "an outcome off the scale is not taken");
}

#[test]
fn saving_names_the_scenarios_that_were_added_changed_and_removed() {
    let mut session = opened();
    let add = copy(&session, 0, "one");
    edit(&mut session, add);
    assert!(document(&session).is_unsaved());
    let save = |session: &mut Session| {
        let effects = session.apply(Command::File(FileCommand::Save));
        let [Effect::Save { tab, path, scenarios, revision, .. }] = &effects[..] else { panic!("{effects:?}") };
        let (tab, path, revision) = (*tab, path.clone(), *revision);
        let saved = FileCommand::Saved { tab, path, texts: Vec::new(), beside: Vec::new(), revision };
        session.apply(Command::File(saved));
        let ids = scenarios.written.iter().map(|scenario| scenario.id.clone()).collect::<Vec<_>>();
        (ids, scenarios.removed.clone())
    };
    assert_eq!(save(&mut session), (vec!["one".to_owned()], vec![]));
    assert!(!document(&session).is_unsaved());
    let mine = ScenarioIx(document(&session).framework().scenarios().len() - 1);
    edit(&mut session, EditCommand::RenameScenario(mine, "New name".to_owned()));
    assert_eq!(save(&mut session), (vec!["one".to_owned()], vec![]));
    edit(&mut session, EditCommand::RemoveScenario(mine));
    assert_eq!(save(&mut session), (vec![], vec!["one".to_owned()]));
}

#[test]
fn tried_no_deal_values_and_waived_red_lines_change_what_is_acceptable_and_are_undone() {
    let mut session = opened();
    let before = document(&session).scores().clone();
    let blocked = before.parties[0].scenarios.iter().position(|score| score.certain_crossings() == 1).expect("one");
    let red_line = before.parties[0].scenarios[blocked].crossings.iter().find(|crossing| crossing.certain);
    let red_line = red_line.expect("a crossing").red_line;
    edit(&mut session, EditCommand::Waive(UA, red_line, true));
    assert!(!document(&session).scores().parties[0].scenarios[blocked].is_blocked());
    for value in [30, 99] {
        let value = Some(Micro::whole(value));
        edit(&mut session, EditCommand::TryNoDeal { party: UA, value, gesture: Some(Gesture(9)) });
    }
    let scores = document(&session).scores();
    assert!(scores.parties[0].reservation_assumed);
    assert!(scores.parties[0].scenarios.iter().all(|score| score.acceptable == Some(false)));
    session.apply(Command::Undo);
    assert_eq!(document(&session).edits().basis.tried_no_deal[0], None, "a drag is one step");
    edit(&mut session, EditCommand::GiveUpNoDeal(UA));
    let scores = &document(&session).scores().parties[0];
    assert_eq!((scores.reservation, scores.reservation_assumed), (None, true));
    assert!(scores.scenarios.iter().all(|score| score.acceptable != Some(true)), "nothing says what would be enough");
    edit(&mut session, EditCommand::TryNoDeal { party: UA, value: None, gesture: None });
    assert_eq!(document(&session).scores().parties[0].reservation, before.parties[0].reservation);
    session.apply(Command::Undo);
    edit(&mut session, EditCommand::ClearTried);
    assert_eq!(document(&session).scores(), &before);
}
