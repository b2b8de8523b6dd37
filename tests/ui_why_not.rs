//! Why not: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use std::fmt::Write as _;

use common::UKRAINE;
use egui::accesskit::{Role, Toggled};
use egui::{Key, OutputCommand, Theme};
use egui_kittest::{Harness, SnapshotResults, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::analysis::negotiation::budget::Limits;
use westphalia::jobs::Jobs;
use westphalia::model::ids::{PartyIx, ScenarioIx};
use westphalia::present::why_not::of_document;
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::edits::CHOSEN_HERE;
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::view::{Selection, Workspace};
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

const WIDE: [f32; 2] = [1440.0, 900.0];
const NARROW: [f32; 2] = [1024.0, 700.0];
const FILE: &str = "/home/analyst/ukraine-strict.toml";

/// The framework with a red line added for Russia, so that every term on the Donetsk and Luhansk regions is ruled out.
fn strict() -> String {
    let line = "  [[parties.red_lines]]\n  issue = \"donbas\"\n  never = [\"db_line\", \"db_restore\"]\n";
    let assumed = "  [[parties.red_lines]]\n  issue = \"donbas\"\n  never = [\"db_mutual\"]\n\n";
    let mut text = UKRAINE.replacen(line, &format!("{assumed}{line}"), 1);
    let line = "  [[parties.red_lines]]\n  issue = \"donbas\"\n  never = [\"db_ruadmin\"]\n";
    let assumed = "  [[parties.red_lines]]\n  issue = \"donbas\"\n  never = [\"db_uazone\"]\n\n";
    text = text.replacen(line, &format!("{assumed}{line}"), 1);
    assert_ne!(text, UKRAINE);
    text
}

fn program<'a>(size: [f32; 2], theme: Theme, text: &str) -> Harness<'a, App> {
    let outside = Scripted::new(1_790_000_000);
    outside.put(FILE, text.to_owned());
    let choice = if theme == Theme::Light { ThemeChoice::Light } else { ThemeChoice::Dark };
    let mut app = App::new(Settings { theme: choice, ..Settings::default() }, Vec::new(), Box::new(outside));
    app.open(vec![FILE.into()]);
    let mut harness = common::harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    send(&mut harness, [Command::View(ViewCommand::Workspace(Workspace::WhyNot))]);
    harness
}

fn document<'a>(program: &'a Harness<'_, App>) -> &'a Document {
    program.state().session().document().expect("a document in front")
}

fn send(program: &mut Harness<'_, App>, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        match command {
            Command::Edit(command) => program.state_mut().queue_mut().edit(command),
            Command::View(command) => program.state_mut().queue_mut().view(command),
            other => panic!("{other:?} is not needed here"),
        }
    }
    program.run();
}

/// The name of the row that gives up the red line of Russia on this one term.
fn row(program: &Harness<'_, App>, term: &str) -> String {
    let table = of_document(document(program)).relaxations.unwrap();
    let mut rows = table.sections[0].rows.iter();
    rows.find(|row| row.parts[0].label == term && row.parts[0].party == PartyIx(1)).unwrap().spoken.clone()
}

fn click(program: &mut Harness<'_, App>, role: Role, name: &str) {
    program.get_by_role_and_label(role, name).click();
    program.run();
}

fn title(program: &Harness<'_, App>) -> String {
    of_document(document(program)).headline.unwrap().title
}

#[test]
fn the_sentence_and_what_stands_behind_it_are_found_by_role_and_name() {
    let program = program(WIDE, Theme::Light, &strict());
    program.get_by_role_and_label(Role::Heading, "No package that the listed terms allow is acceptable to all four.");
    program.get_by_role_and_label(
        Role::Label,
        "One issue alone stands in the way: Ukrainian-held part of Donetsk and Luhansk regions. Every listed term crosses a \
         red line of Ukraine or of Russia.",
    );
    program.get_by_role_and_label(Role::Button, "Mutual pull-back: rejected by Russia, assumed");
    program.get_by_role_and_label(Role::Label, "United States alone rejects 0 packages, 0 percent of all");
    let name = row(&program, "Mutual pull-back");
    let start = "Give up red line of Russia on Donetsk, Luhansk: Mutual pull-back, assumed. ";
    assert!(name.starts_with(start) && name.ends_with(" billion packages become acceptable. Try it"), "{name}");
    program.get_by_role_and_label(Role::RadioButton, &name);
}

#[test]
fn a_relaxation_is_tried_without_touching_the_file_and_ends_with_escape() {
    let mut program = program(WIDE, Theme::Light, &strict());
    let edits = document(&program).edits().clone();
    let name = row(&program, "Mutual pull-back");
    click(&mut program, Role::RadioButton, &name);
    let view = of_document(document(&program));
    let trial = view.trial.unwrap();
    assert_eq!(trial.sentence, "Russia accepts Mutual pull-back on Donetsk, Luhansk.");
    assert_eq!(trial.disclaimer, "Your assumption, not the position of Russia.");
    assert!(view.shares.unwrap().nothing.is_none(), "the terms of the trial are shown");
    program.get_by_role_and_label(Role::Label, &format!("What if. {} {}", trial.sentence, trial.disclaimer));
    program.get_by_role_and_label(Role::Label, &trial.result.unwrap());
    assert_eq!(document(&program).edits(), &edits);
    assert_eq!(document(&program).history().undo_label(), None);
    assert!(title(&program).starts_with("No package"), "the sentence is about the file, not about the trial");
    program.key_press(Key::Escape);
    program.run();
    assert!(document(&program).view().why_not.trial.is_empty());
}

#[test]
fn negotiate_searches_under_the_same_assumption() {
    let mut program = program(WIDE, Theme::Light, &strict());
    let name = row(&program, "Mutual pull-back");
    click(&mut program, Role::RadioButton, &name);
    let relaxed = document(&program).view().why_not.trial.clone();
    assert_eq!(relaxed.len(), 1);
    // The search of the other screen need not be finished for this.
    *program.state_mut().jobs_mut() = Jobs::held();
    program.get_by_role_and_label(Role::Button, "Negotiate").click();
    program.run_steps(4);
    assert_eq!(document(&program).view().workspace, Workspace::Negotiate);
    assert!(document(&program).edits().basis.waived.iter().all(|(party, _)| *party == PartyIx(1)));
    assert_eq!(document(&program).edits().basis.waived.len(), 1);
}

#[test]
fn a_no_deal_value_given_up_is_given_up_on_negotiate_too() {
    let mut program = program(WIDE, Theme::Light, &five());
    let table = of_document(document(&program)).relaxations.unwrap();
    let row = table.sections[0].rows[0].clone();
    let party = row.parts[0].party;
    click(&mut program, Role::RadioButton, &row.spoken);
    *program.state_mut().jobs_mut() = Jobs::held();
    program.get_by_role_and_label(Role::Button, "Negotiate").click();
    program.run_steps(4);
    assert!(document(&program).edits().basis.given_up.contains(&party));
    assert_eq!(document(&program).scores().parties[party.0].reservation, None);
    let name = document(&program).framework().party(party).label().to_owned();
    let back = format!("Back to what the file gives for {name}");
    program.get_by_role_and_label(Role::Button, &back).click();
    program.run_steps(4);
    assert!(document(&program).edits().basis.given_up.is_empty());
}

#[test]
fn who_must_agree_is_the_same_choice_as_on_negotiate() {
    let mut program = program(WIDE, Theme::Light, &strict());
    program.get_by_role_and_label(Role::CheckBox, "Ukraine must agree").click();
    program.run();
    assert!(document(&program).view().negotiating.left_out.contains(&PartyIx(0)));
    let sentence = title(&program);
    assert!(
        sentence.ends_with("packages are acceptable to Russia, United States and European partners."),
        "{sentence}"
    );
    let toggled = program.get_by_role_and_label(Role::CheckBox, "Ukraine must agree").accesskit_node().toggled();
    assert_eq!(toggled, Some(Toggled::False));
}

#[test]
fn a_term_selects_its_statements_and_the_caret_shows_all() {
    let mut program = program(WIDE, Theme::Light, &strict());
    click(&mut program, Role::Button, "Russian control: rejected by Ukraine");
    let selection = document(&program).view().selection;
    assert_eq!(
        (selection.party, selection.issue),
        (Some(PartyIx(0)), document(&program).framework().find_issue("donbas"))
    );
    assert_eq!(of_document(document(&program)).statements.rows.len(), 4);
    program.get_by_role_and_label(Role::Button, "Show the statements on all issues").click();
    program.run();
    assert_eq!(of_document(document(&program)).statements.rows.len(), 13);
}

#[test]
fn the_sentence_is_copied_with_file_and_whose_reading_it_is() {
    let mut program = program(WIDE, Theme::Light, &strict());
    program.get_by_role_and_label(Role::Button, "Copy sentence").click();
    program.step();
    let copied = program.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(
        copied.starts_with("No package that the listed terms allow is acceptable to all four. One issue"),
        "{copied}"
    );
    assert!(copied.contains("ukraine-strict.toml") && copied.contains("not the parties’ statements"), "{copied}");
}

#[test]
fn a_count_that_takes_long_says_so_and_can_be_cancelled_and_taken_up_again() {
    let outside = Scripted::new(1_790_000_000);
    outside.put(FILE, strict());
    let mut app = App::new(Settings::default(), Vec::new(), Box::new(outside)).with_jobs(Jobs::held());
    app.open(vec![FILE.into()]);
    let mut program = common::harness_state(WIDE, Theme::Light, app, |ui, app: &mut App| app.ui(ui));
    program.run_steps(4);
    program.state_mut().queue_mut().view(ViewCommand::Workspace(Workspace::WhyNot));
    program.run_steps(4);
    program.get_by_role_and_label(Role::Label, "counting packages");
    program.get_by_role_and_label(Role::Button, "Cancel the count").click();
    program.run_steps(4);
    program.get_by_role_and_label(Role::Label, "The count was cancelled.");
    program.get_by_role_and_label(Role::Button, "Count again").click();
    program.run_steps(4);
    for _ in 0..3 {
        program.state_mut().jobs_mut().let_go();
        program.run_steps(4);
    }
    program.get_by_role_and_label(Role::Heading, "No package that the listed terms allow is acceptable to all four.");
}

/// Five parties that want different things of ten issues, each with a no-deal value.
fn five() -> String {
    let mut text = "format = 1\nid = \"five\"\ntitle = \"Five cities on one river\"\n".to_owned();
    for issue in 1..=10 {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"Reach {issue} of the river\"");
        for term in ["Locks", "Weirs", "Levees"] {
            let _ = writeln!(text, "[[issues.terms]]\nid = \"{}\"\nname = \"{term}\"", term.to_lowercase());
        }
    }
    for (at, name) in ["Upper city", "Mill city", "Ferry city", "Lower city", "Harbour city"].iter().enumerate() {
        let _ = writeln!(text, "[[parties]]\nid = \"p{at}\"\nname = \"{name}\"\nreservation = 42\n[parties.weights]");
        for issue in 1..=10 {
            let _ = writeln!(text, "i{issue} = {}", 1 + (issue * (at + 3)) % 7);
        }
        for issue in 1..=10 {
            let value = |term: usize| (issue * 37 + at * 61 + term * term * 29 + term * at * 17) % 101;
            let [locks, weirs, levees] = [1, 2, 3].map(value);
            let _ = writeln!(text, "[parties.values.i{issue}]\nlocks = {locks}\nweirs = {weirs}\nlevees = {levees}");
        }
    }
    text + "[[scenarios]]\nid = \"s\"\nname = \"Treaty of 1921\"\n"
}

/// Why not of five parties, its count estimated and the exact one not begun.
fn estimated<'a>(size: [f32; 2], theme: Theme) -> Harness<'a, App> {
    let outside = Scripted::new(1_790_000_000);
    outside.put(FILE, five());
    let choice = if theme == Theme::Light { ThemeChoice::Light } else { ThemeChoice::Dark };
    let limits = Limits { work: 10_000, ..Limits::default() };
    let app = App::new(Settings { theme: choice, ..Settings::default() }, Vec::new(), Box::new(outside));
    let mut app = app.with_jobs(Jobs::held().within(limits));
    app.open(vec![FILE.into()]);
    let mut program = common::harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    program.run_steps(4);
    program.state_mut().queue_mut().view(ViewCommand::Workspace(Workspace::WhyNot));
    program.run_steps(4);
    program.state_mut().jobs_mut().let_go();
    program.run_steps(4);
    program
}

#[test]
fn an_estimate_stands_with_its_error_until_the_exact_count_takes_its_place() {
    let mut program = estimated(WIDE, Theme::Light);
    let heading = title(&program);
    assert!(heading.starts_with("About ") && heading.ends_with("packages are acceptable to all five."), "{heading}");
    program.get_by_role_and_label(Role::Heading, &heading);
    let notes = of_document(document(&program)).headline.unwrap().notes;
    let estimate = notes.iter().find(|note| note.starts_with("estimated ± ")).unwrap();
    assert!(estimate.ends_with("%, exact count under way"), "{estimate}");
    program.get_by_role_and_label(Role::Label, "counting exactly");
    program.get_by_role_and_label(Role::Button, "Cancel the count").click();
    program.run_steps(4);
    program.get_by_role_and_label(Role::Label, "Estimated; the count was cancelled.");
    assert_eq!(title(&program), heading, "what was estimated stays");
    program.get_by_role_and_label(Role::Label, "What stands in the way was not counted.");
    *program.state_mut().jobs_mut() = Jobs::inline();
    program.get_by_role_and_label(Role::Button, "Count again").click();
    program.run();
    let headline = of_document(document(&program)).headline.unwrap();
    assert!(!headline.title.starts_with("About ") && headline.notes.contains(&"counted exactly".to_owned()));
    assert!(program.query_by_role_and_label(Role::Label, "counting exactly").is_none());
}

#[test]
fn a_single_change_is_tried_as_an_edited_copy_that_undo_takes_back() {
    let mut program = program(WIDE, Theme::Light, UKRAINE);
    let framework = document(&program).framework().clone();
    let (scenario, party) = (framework.find_scenario("plan20"), framework.find_party("ru"));
    send(
        &mut program,
        [
            Command::View(ViewCommand::Workspace(Workspace::Acceptance)),
            Command::View(ViewCommand::Select(Selection { scenario, party, issue: None })),
        ],
    );
    let before = document(&program).edits().clone();
    let changes = westphalia::present::changes::changes(document(&program), scenario.unwrap(), party.unwrap());
    let change = &changes.rows[0];
    assert!(change.effects[1].gain > 0.0 && changes.rows[1].effects[1].gain <= change.effects[1].gain);
    program.get_by_role_and_label(Role::Link, &change.try_it).scroll_to_me();
    program.run();
    program.get_by_role_and_label(Role::Link, &change.try_it).click();
    program.run();
    let added = ScenarioIx(framework.scenarios().len());
    let copy = document(&program).framework().scenario(added).clone();
    let original = framework.scenario(scenario.unwrap());
    assert_eq!(copy.name, format!("{}, edited", original.name));
    assert_eq!(document(&program).view().selection.scenario, Some(added));
    for issue in framework.issue_ixs() {
        let (now, then) = (&copy.positions[issue.0], &original.positions[issue.0]);
        if issue == change.issue {
            assert_eq!((now.evidence.note.as_deref(), now.evidence.sources.len()), (Some(CHOSEN_HERE), 0));
        } else {
            assert_eq!(now, then, "what is not changed keeps its sources");
        }
    }
    let total =
        |scenario: ScenarioIx| document(&program).scores().parties[1].scenarios[scenario.0].total.unwrap().to_f64();
    assert!((total(added) - total(scenario.unwrap()) - change.effects[1].gain).abs() < 1e-9, "as it was announced");
    send(&mut program, []);
    program.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    program.run();
    assert_eq!(document(&program).edits(), &before);
}

#[test]
fn pictures() {
    let mut results = SnapshotResults::new();
    let mut shoot = |program: &mut Harness<'_, App>, name: &str| {
        program.run();
        program.snapshot(name);
        results.extend_harness(program);
    };
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut wide = program(WIDE, theme, &strict());
        let tried = row(&wide, "Mutual pull-back");
        click(&mut wide, Role::RadioButton, &tried);
        shoot(&mut wide, &format!("why-not-{name}"));
    }
    shoot(&mut program(NARROW, Theme::Light, &strict()), "why-not-narrow-light");
    let mut narrow = program(NARROW, Theme::Dark, &strict());
    click(&mut narrow, Role::Tab, "Closest misses");
    shoot(&mut narrow, "why-not-narrow-dark");
    let margins = include_str!("fixtures/cli/no-deal.toml");
    shoot(&mut program(WIDE, Theme::Dark, margins), "why-not-margins-dark");
    let mut narrow = program(NARROW, Theme::Light, margins);
    click(&mut narrow, Role::Tab, "Closest misses");
    shoot(&mut narrow, "why-not-margins-narrow-light");
    shoot(&mut program(WIDE, Theme::Dark, UKRAINE), "why-not-some-dark");
    shoot(&mut estimated(WIDE, Theme::Light), "why-not-estimate-light");
    let mut five = estimated(NARROW, Theme::Dark);
    *five.state_mut().jobs_mut() = Jobs::inline();
    five.run();
    shoot(&mut five, "why-not-five-narrow-dark");
}
#[test]
fn pictures_of_acceptance() {
    let mut results = SnapshotResults::new();
    let mut shoot = |program: &mut Harness<'_, App>, name: &str| {
        program.run();
        program.snapshot(name);
        results.extend_harness(program);
    };
    let mut wide = program(WIDE, Theme::Light, UKRAINE);
    let framework = document(&wide).framework();
    let scenario = framework.find_scenario("plan20");
    let no_deal = framework.find_scenario("no-agreement");
    let party = framework.find_party("ru");
    let chosen = [
        Command::Edit(EditCommand::AssumeNoDeal(no_deal)),
        Command::View(ViewCommand::Workspace(Workspace::Acceptance)),
        Command::View(ViewCommand::Select(Selection { scenario, party, issue: None })),
    ];
    send(&mut wide, chosen.clone());
    wide.get_by_role_and_label(Role::Heading, "Single changes, largest first").scroll_to_me();
    shoot(&mut wide, "acceptance-changes-light");
    let given_up = || chosen.clone().into_iter().chain(party.map(|ru| Command::Edit(EditCommand::GiveUpNoDeal(ru))));
    send(&mut wide, given_up());
    shoot(&mut wide, "acceptance-given-up-light");
    let mut narrow = program(NARROW, Theme::Dark, UKRAINE);
    send(&mut narrow, given_up());
    shoot(&mut narrow, "acceptance-given-up-narrow-dark");
}
