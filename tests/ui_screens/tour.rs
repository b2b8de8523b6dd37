//! The tour: offered once, gone through with keys and buttons, left at any time, repeated from Help, and never on a file of
//! the user's.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::present::tour::{self, DECLINE, OFFER, TAKE};
use westphalia::session::command::{EditCommand, FileCommand, ViewCommand, WeightTarget};
use westphalia::session::settings::Settings;
use westphalia::session::tour::{EXAMPLE, Step, example};
use westphalia::session::view::{Selection, Workspace};
use westphalia::ui::outside::scripted::Scripted;

use super::common::UKRAINE;
use super::{FILE, NOW, Program, WIDE, click, document, press, program};

fn started(size: [f32; 2]) -> Program<'static> {
    let mut program = program(size, Settings::default(), &Scripted::new(NOW), &[]);
    click(&mut program, TAKE);
    program
}

fn step(program: &Program<'_>) -> Option<Step> {
    program.state().session().tour()
}

/// The card on screen is the one of `expected`.
fn shows(program: &Program<'_>, expected: Step) {
    assert_eq!(step(program), Some(expected));
    let card = tour::card(document(program), expected);
    let dialog = program.get_by_role_and_label(Role::Dialog, &card.spoken);
    assert!(dialog.rect().is_positive());
    program.get_by_role_and_label(Role::Button, card.next);
    program.get_by_role_and_label(Role::Link, "Skip the tour");
}

#[test]
fn the_tour_is_offered_once() {
    let outside = Scripted::new(NOW);
    let mut first = program(WIDE, Settings::default(), &outside, &[]);
    first.get_by_label(OFFER);
    click(&mut first, DECLINE);
    assert!(first.query_by_label(OFFER).is_none());
    assert!(first.state().session().tabs().is_empty());
    let kept = outside.stored().expect("kept settings");
    assert!(kept.tour_offered);
    let again = program(WIDE, kept, &outside, &[]);
    assert!(again.query_by_label(OFFER).is_none());

    let outside = Scripted::new(NOW);
    let mut first = program(WIDE, Settings::default(), &outside, &[]);
    click(&mut first, TAKE);
    assert!(outside.stored().expect("kept settings").tour_offered);
    shows(&first, Step::Scenarios);
}

#[test]
fn buttons_go_through_the_tour_and_each_step_shows_its_part() {
    let mut program = started(WIDE);
    assert_eq!(document(&program).file_name(), EXAMPLE);
    for step in Step::ALL {
        shows(&program, step);
        let view = document(&program).view();
        match step {
            Step::Scenarios | Step::Weights => assert_eq!(view.workspace, Workspace::Compare),
            Step::Cell => {
                let (scenario, issue) = view.selection.scenario.zip(view.selection.issue).expect("a cell");
                let cell = &document(&program).framework().scenario(scenario).positions[issue.0];
                assert!(cell.evidence.sources.len() > 1, "a cell with sources to look at");
                program.get_by_role_and_label(Role::Heading, "Sources");
            }
            Step::Obstacles => {
                assert_eq!(view.workspace, Workspace::Acceptance);
                program.get_by_role_and_label(Role::Heading, "Red lines in the way");
            }
            Step::Export => {}
        }
        let next = tour::card(document(&program), step).next;
        let back = program.get_by_role_and_label(Role::Button, "Back").accesskit_node();
        assert_eq!(back.is_disabled(), step == Step::Scenarios);
        program.get_by_role_and_label(Role::Button, next).click();
        program.run();
    }
    assert_eq!(step(&program), None);
    assert!(program.query_by_role(Role::Dialog).is_none());
    assert!(!document(&program).is_unsaved(), "the tour changes nothing");
}

#[test]
fn keys_go_through_the_tour_and_leave_it() {
    let mut program = started(WIDE);
    let next = program.get_by_role_and_label(Role::Button, "Next");
    assert!(next.is_focused());
    press(&mut program, Modifiers::NONE, Key::ArrowRight);
    shows(&program, Step::Weights);
    press(&mut program, Modifiers::NONE, Key::Enter);
    shows(&program, Step::Cell);
    press(&mut program, Modifiers::NONE, Key::ArrowLeft);
    shows(&program, Step::Weights);
    program.get_by_role_and_label(Role::Button, "Back").click();
    program.run();
    press(&mut program, Modifiers::NONE, Key::ArrowLeft);
    shows(&program, Step::Scenarios);
    press(&mut program, Modifiers::NONE, Key::Escape);
    assert_eq!(step(&program), None);
    press(&mut program, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(step(&program), None, "arrow keys mean nothing after the tour");
}

#[test]
fn help_shows_the_tour_again_and_not_on_the_users_file() {
    let outside = Scripted::new(NOW);
    outside.put(FILE, UKRAINE);
    let mut program = program(WIDE, Settings { tour_offered: true, ..Settings::default() }, &outside, &[FILE]);
    let before = document(&program).view().clone();
    program.get_by_role_and_label(Role::Button, "Help").click();
    program.run();
    program.get_by_role_and_label(Role::MenuItem, "Tour").click();
    program.run();
    shows(&program, Step::Scenarios);
    assert_eq!(*program.state().session().front().unwrap().origin(), example());
    for _ in Step::ALL {
        press(&mut program, Modifiers::NONE, Key::ArrowRight);
    }
    assert_eq!(step(&program), None);
    let own = program.state().session().tabs()[0].id;
    program.state_mut().queue_mut().file(FileCommand::Activate(Some(own)));
    program.run();
    assert_eq!(*document(&program).view(), before);
    // A second time, with the example open already.
    program.get_by_role_and_label(Role::Button, "Help").click();
    program.run();
    program.get_by_role_and_label(Role::MenuItem, "Tour").click();
    program.run();
    shows(&program, Step::Scenarios);
    assert_eq!(program.state().session().tabs().len(), 2);
    program.get_by_role_and_label(Role::Link, "Skip the tour").click();
    program.run();
    assert_eq!(step(&program), None);
}

#[test]
fn using_what_a_step_points_at_goes_on_and_going_elsewhere_ends_the_tour() {
    let mut program = started(WIDE);
    let edit = |program: &mut Program<'_>, command: EditCommand| {
        program.state_mut().queue_mut().edit(command);
        program.run();
    };
    edit(&mut program, EditCommand::Include(ScenarioIx(0), false));
    shows(&program, Step::Weights);
    let target = WeightTarget::Issue(IssueIx(0));
    let share = EditCommand::SetShare { party: PartyIx(0), target, share: 0.2, gesture: None };
    edit(&mut program, share);
    shows(&program, Step::Weights);
    edit(&mut program, EditCommand::EndGesture);
    shows(&program, Step::Cell);
    let select = Selection { issue: Some(IssueIx(1)), ..Selection::default() };
    program.state_mut().queue_mut().view(ViewCommand::Select(select));
    program.run();
    shows(&program, Step::Obstacles);
    press(&mut program, Modifiers::NONE, Key::ArrowRight);
    shows(&program, Step::Export);
    program.get_by_role_and_label(Role::Button, "Export…").click();
    program.run();
    assert_eq!(step(&program), None);
    assert!(program.state().session().export_open(), "the button does what it does");

    for leave in [(Modifiers::NONE, Key::Num2), (Modifiers::COMMAND, Key::O), (Modifiers::NONE, Key::F1)] {
        let mut program = started(WIDE);
        press(&mut program, leave.0, leave.1);
        assert_eq!(step(&program), None, "{leave:?}");
    }
}

#[test]
fn the_part_stays_live_and_the_rest_is_veiled() {
    let mut program = started(WIDE);
    let before = document(&program).view().clone();
    // A click on the veil, where a tab of the workspaces lies below it.
    let tab = program.get_by_role_and_label(Role::Tab, "Acceptance").rect().center();
    program.drag_at(tab);
    program.drop_at(tab);
    program.run();
    shows(&program, Step::Scenarios);
    assert_eq!(*document(&program).view(), before);
    // A check box in the list that the step points at.
    let name = program
        .get_all_by_role(Role::CheckBox)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains("Istanbul")))
        .expect("its check box")
        .rect()
        .center();
    program.drag_at(name);
    program.drop_at(name);
    program.run();
    assert!(!document(&program).edits().basis.included[0]);
    shows(&program, Step::Weights);
}

#[test]
fn a_narrow_window_opens_what_the_tour_points_at_and_closes_it_again() {
    let mut program = started([960.0, 600.0]);
    for step in Step::ALL {
        shows(&program, step);
        let card = tour::card(document(&program), step);
        let dialog = program.get_by_role_and_label(Role::Dialog, &card.spoken).rect();
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(960.0, 600.0));
        assert!(window.contains_rect(dialog), "{step:?}: {dialog:?}");
        if step == Step::Cell {
            program.get_by_role_and_label(Role::Heading, "Sources");
        }
        press(&mut program, Modifiers::NONE, Key::ArrowRight);
    }
    assert!(
        program.query_by_role_and_label(Role::Heading, "Where value is lost").is_none(),
        "the panel is folded again"
    );
}

#[test]
fn a_hidden_panel_is_shown_for_its_step_only() {
    let settings = Settings { left_panel: false, right_panel: false, ..Settings::default() };
    let mut program = program(WIDE, settings, &Scripted::new(NOW), &[]);
    click(&mut program, TAKE);
    program.get_by_role_and_label(Role::Heading, "Scenarios");
    press(&mut program, Modifiers::NONE, Key::Escape);
    assert!(program.query_by_role_and_label(Role::Heading, "Scenarios").is_none());
    assert!(!program.state().session().settings().left_panel, "the choice of the user stays");
}
