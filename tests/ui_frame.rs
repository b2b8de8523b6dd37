//! The program around the screens: opening, errors, menus, keys, tabs, notices, closing, settings.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail")]

#[path = "ui_frame/chart_menu.rs"]
mod chart_menu;
mod common;
#[path = "ui_frame/dropped.rs"]
mod dropped;
#[path = "ui_frame/pictures.rs"]
mod pictures;
#[path = "ui_frame/recovery.rs"]
mod recovery;

use std::path::PathBuf;
use std::sync::Arc;

use dropped::Dropped;
use egui::accesskit::Toggled;
use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::present::actions::{self, Action};
use westphalia::session::command::{EditCommand, FileCommand, ViewCommand, WeightTarget};
use westphalia::session::document::Document;
use westphalia::session::export::ExportRequest;
use westphalia::session::settings::{Recent, Settings, ThemeChoice};
use westphalia::session::tabs::Content;
use westphalia::session::view::{JudgedBy, Selection, Workspace};
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;
use westphalia::ui::outside::{Answer, Request, disk};

const DRAFTS: &str = "/home/analyst/Documents/drafts.toml";
const OTHER: &str = "/home/analyst/Documents/other.toml";
const NOW: u64 = 1_790_000_000;
const WIDE: [f32; 2] = [1440.0, 900.0];

type Program<'a> = Harness<'a, App>;

fn text() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/ukraine-framework.toml")).unwrap()
}

/// The file with one misspelled term and nothing else wrong.
fn misspelled() -> String {
    text().replacen("term = \"gf_consult\"", "term = \"gf_consul\"", 1)
}

fn disk() -> Scripted {
    let outside = Scripted::new(NOW);
    outside.put(DRAFTS, text());
    outside
}

fn program<'a>(size: [f32; 2], settings: Settings, outside: &Scripted, files: &[&str]) -> Program<'a> {
    let theme = if settings.theme == ThemeChoice::Light { Theme::Light } else { Theme::Dark };
    let mut app = App::new(settings, disk::cards(), Box::new(outside.clone()));
    app.open(files.iter().map(Into::into).collect());
    let mut harness = common::harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    harness
}

fn opened<'a>(outside: &Scripted) -> Program<'a> {
    program(WIDE, Settings::default(), outside, &[DRAFTS])
}

fn document<'a>(program: &'a Program<'_>) -> &'a Document {
    program.state().session().document().expect("a document in front")
}

fn send(program: &mut Program<'_>, command: EditCommand) {
    program.state_mut().queue_mut().edit(command);
    program.run();
}

fn move_weight(program: &mut Program<'_>) {
    let target = WeightTarget::Issue(IssueIx(0));
    send(program, EditCommand::SetShare { party: PartyIx(0), target, share: 0.3, gesture: None });
}

fn click(program: &mut Program<'_>, label: &str) {
    program.get_by_label(label).click();
    program.run();
}

fn press(program: &mut Program<'_>, modifiers: Modifiers, key: Key) {
    program.key_press_modifiers(modifiers, key);
    program.run();
}

#[test]
fn a_card_opens_a_bundled_scenario() {
    let mut program = program(WIDE, Settings::default(), &Scripted::new(NOW), &[]);
    program.get_by_role_and_label(Role::Heading, "Westphalia");
    let card = &disk::cards()[0];
    click(&mut program, &card.spoken);
    assert_eq!(document(&program).framework().title(), card.title);
    program.get_by_role_and_label(Role::Tab, &card.file_name);
    assert!(program.query_by_role_and_label(Role::Heading, "Westphalia").is_none());
}

#[test]
fn files_of_the_command_line_open_in_tabs_of_their_own() {
    let outside = disk();
    outside.put(OTHER, text());
    let mut program = program(WIDE, Settings::default(), &outside, &[DRAFTS, OTHER]);
    assert_eq!(program.state().session().tabs().len(), 2);
    let tab = program.get_by_role_and_label(Role::Tab, "other.toml");
    assert_eq!(tab.accesskit_node().toggled(), Some(Toggled::True));
    program.get_by_role_and_label(Role::Tab, "drafts.toml").click();
    program.run();
    assert_eq!(document(&program).file_name(), "drafts.toml");
    press(&mut program, Modifiers::COMMAND, Key::Tab);
    assert_eq!(document(&program).file_name(), "other.toml");
    click(&mut program, "Close other.toml");
    assert_eq!(document(&program).file_name(), "drafts.toml");
}

#[test]
fn a_dropped_file_opens_in_the_same_frame() {
    let mut program = program(WIDE, Settings::default(), &disk(), &[]);
    program.input_mut().dropped_files.push(Arc::new(Dropped(DRAFTS.into())));
    program.step();
    program.get_by_role_and_label(Role::Tab, "drafts.toml");
}

#[test]
fn the_dialog_opens_what_was_chosen() {
    let outside = disk();
    outside.will_answer(Answer::Cancelled);
    outside.will_answer(Answer::Paths(vec![DRAFTS.into()]));
    let mut program = program(WIDE, Settings::default(), &outside, &[]);
    click(&mut program, "Open file…");
    program.run();
    assert!(program.state().session().tabs().is_empty());
    press(&mut program, Modifiers::COMMAND, Key::O);
    program.run();
    assert_eq!(document(&program).file_name(), "drafts.toml");
    assert_eq!(outside.asked().len(), 2);
}

#[test]
fn without_a_system_dialog_the_program_asks_for_the_path() {
    let outside = disk();
    outside.will_answer(Answer::NoDialog);
    let mut program = program(WIDE, Settings::default(), &outside, &[]);
    click(&mut program, "Open file…");
    program.run();
    let field = program.get_by_label("Path of the file");
    field.type_text("/Documents/drafts.toml");
    program.run();
    click(&mut program, "Open");
    program.run();
    assert_eq!(document(&program).file_name(), "drafts.toml");
}

#[test]
fn a_bad_file_shows_its_fault_and_one_click_mends_it() {
    let outside = Scripted::new(NOW);
    outside.put(DRAFTS, misspelled());
    let mut program = program(WIDE, Settings::default(), &outside, &[DRAFTS]);
    program.get_by_role_and_label(Role::Heading, "This file cannot be read yet");
    program.get_by(|node| node.role() == Role::Code && node.label().is_some_and(|label| label.contains("gf_consul\"")));
    program.get_by_label("Expected one of");
    program.get_by_label_contains("Closest match: gf_consult");
    click(&mut program, "Use gf_consult and open");
    assert_eq!(outside.file(DRAFTS).unwrap(), text());
    assert_eq!(document(&program).framework().scenarios().len(), 13);
}

#[test]
fn a_bad_file_is_read_again_when_it_is_saved() {
    let outside = Scripted::new(NOW);
    outside.put(DRAFTS, misspelled());
    let mut program = program(WIDE, Settings::default(), &outside, &[DRAFTS]);
    program.run_steps(30);
    assert!(matches!(program.state().session().front().unwrap().content, Content::Refused(_)));
    outside.put(DRAFTS, text());
    program.run_steps(30);
    assert!(program.state().session().document().is_some());
}

#[test]
fn a_lost_file_says_so() {
    let program = program(WIDE, Settings::default(), &Scripted::new(NOW), &["/nowhere.toml"]);
    program.get_by_role_and_label(Role::Heading, "This file cannot be read yet");
    program.get_by(|node| node.role() == Role::Label && node.value().is_some_and(|text| text.contains("no such file")));
}

#[test]
fn further_problems_are_listed_and_shown_in_full() {
    let outside = Scripted::new(NOW);
    let twice = misspelled().replacen("term = \"gf_general\"", "term = \"gf_generl\"", 1);
    outside.put(DRAFTS, twice);
    let mut program = program(WIDE, Settings::default(), &outside, &[DRAFTS]);
    program.get_by_label("Use gf_general");
    let rows: Vec<String> = program
        .get_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.starts_with("error, line"))
        .collect();
    assert_eq!(rows.len(), 2);
    click(&mut program, &rows[1]);
    program.get_by_label("Use gf_consult");
}

#[test]
fn menus_know_what_can_be_done() {
    let mut program = program(WIDE, Settings::default(), &disk(), &[]);
    program.get_by_role_and_label(Role::Button, "File").click();
    program.run();
    assert!(program.get_by_label("Save as…").accesskit_node().is_disabled());
    assert!(!program.get_by_role_and_label(Role::MenuItem, "Open file…").accesskit_node().is_disabled());
    let mut program = opened(&disk());
    program.get_by_role_and_label(Role::Button, "File").click();
    program.run();
    assert!(!program.get_by_label("Save as…").accesskit_node().is_disabled());
    press(&mut program, Modifiers::NONE, Key::Escape);
    assert!(program.query_by_label("Save as…").is_none());
}

#[test]
fn every_menu_entry_stands_in_its_menu() {
    let mut program = opened(&disk());
    for menu in actions::Menu::ALL {
        program.get_by_role_and_label(Role::Button, menu.title()).click();
        program.run();
        for action in actions::all().into_iter().filter(|action| action.menu() == Some(menu)) {
            let title = action.title(program.state().session());
            let is_item = |role| matches!(role, Role::MenuItem | Role::MenuItemCheckBox);
            let found = program.query_by(|node| is_item(node.role()) && node.label().as_deref() == Some(&title));
            let hidden = matches!(action, Action::JudgedBy(_)) && !action.is_enabled(program.state().session());
            assert_eq!(found.is_some(), !hidden, "{title}");
        }
        press(&mut program, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn undo_is_named_in_the_menu_and_on_its_button() {
    let mut program = opened(&disk());
    move_weight(&mut program);
    let name = Action::Undo.title(program.state().session());
    assert!(name.starts_with("Undo weight of "), "{name}");
    program.get_by_role_and_label(Role::Button, "Edit").click();
    program.run();
    program.get_by_role_and_label(Role::MenuItem, &name).click();
    program.run();
    assert!(!document(&program).is_unsaved());
    program.get_by_role_and_label(Role::Button, &name.replacen("Undo", "Redo", 1)).click();
    program.run();
    assert!(document(&program).is_unsaved());
    press(&mut program, Modifiers::COMMAND, Key::Z);
    assert!(!document(&program).is_unsaved());
    press(&mut program, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(document(&program).is_unsaved());
}

#[test]
fn judges_are_switched_by_pointer_and_keys() {
    let mut program = opened(&disk());
    let name = document(&program).framework().party(PartyIx(1)).label().to_owned();
    let all = program.get_by_role_and_label(Role::RadioButton, "Judged by: All");
    assert_eq!(all.accesskit_node().toggled(), Some(Toggled::True));
    program.get_by_role_and_label(Role::RadioButton, &format!("Judged by: {name}")).click();
    program.run();
    assert_eq!(document(&program).view().judged_by, JudgedBy::Party(PartyIx(1)));
    press(&mut program, Modifiers::SHIFT, Key::Num1);
    assert_eq!(document(&program).view().judged_by, JudgedBy::Party(PartyIx(0)));
    press(&mut program, Modifiers::SHIFT, Key::Num0);
    assert_eq!(document(&program).view().judged_by, JudgedBy::All);
}

#[test]
fn keys_switch_screens_and_only_differences_and_clear_the_selection() {
    let mut program = opened(&disk());
    press(&mut program, Modifiers::NONE, Key::Num2);
    assert_eq!(document(&program).view().workspace, Workspace::Acceptance);
    press(&mut program, Modifiers::NONE, Key::Num1);
    assert_eq!(document(&program).view().workspace, Workspace::Compare);
    press(&mut program, Modifiers::NONE, Key::D);
    assert!(document(&program).view().only_differences);
    let selection = Selection { scenario: Some(ScenarioIx(2)), ..Selection::default() };
    program.state_mut().queue_mut().view(ViewCommand::Select(selection));
    program.run();
    press(&mut program, Modifiers::NONE, Key::B);
    assert_eq!(document(&program).edits().baseline, Some(ScenarioIx(2)));
    press(&mut program, Modifiers::NONE, Key::Escape);
    assert_eq!(document(&program).view().selection, Selection::default());
}

#[test]
fn silence_is_chosen_with_its_meaning() {
    use westphalia::model::framework::Silence;
    let mut program = opened(&disk());
    click(&mut program, "Silence counts as open");
    program
        .get_by_role_and_label(
            Role::MenuItemRadio,
            "Left out. What a scenario does not address is dropped for it, and the other weights count alone.",
        )
        .click();
    program.run();
    assert_eq!(document(&program).edits().silence, Silence::LeftOut);
    program.get_by_label("Silence counts as left out, not as the file says");
}

#[test]
fn the_theme_button_switches_and_is_remembered() {
    let outside = disk();
    let mut program = program(WIDE, Settings { theme: ThemeChoice::Dark, ..Settings::default() }, &outside, &[]);
    click(&mut program, "Switch to the light theme");
    assert_eq!(program.ctx.theme(), Theme::Light);
    assert_eq!(outside.stored().unwrap().theme, ThemeChoice::Light);
    program.get_by_label("Switch to the dark theme");
}

#[test]
fn closing_with_unsaved_changes_asks_once() {
    let outside = disk();
    let mut program = opened(&outside);
    move_weight(&mut program);
    program.get_by_role_and_label(Role::Tab, "drafts.toml, unsaved changes");
    press(&mut program, Modifiers::COMMAND, Key::W);
    program.get_by_role_and_label(Role::Dialog, "Save the changes to drafts.toml?");
    click(&mut program, "Keep open");
    assert!(program.state().session().document().is_some());
    click(&mut program, "Close drafts.toml");
    click(&mut program, "Save");
    assert!(program.state().session().tabs().is_empty());
    assert_ne!(outside.file(DRAFTS).unwrap(), text());
    program.get_by_role_and_label(Role::Label, &format!("Saved {DRAFTS}"));
}

#[test]
fn the_window_stays_until_unsaved_changes_are_settled() {
    let mut program = opened(&disk());
    move_weight(&mut program);
    let close = |program: &mut Program<'_>| {
        let viewport = program.input_mut().viewports.get_mut(&egui::ViewportId::ROOT).unwrap();
        viewport.events.push(egui::ViewportEvent::Close);
        program.step();
    };
    let sent =
        |program: &Program<'_>| format!("{:?}", program.output().viewport_output[&egui::ViewportId::ROOT].commands);
    close(&mut program);
    assert!(sent(&program).contains("CancelClose"));
    program.run();
    click(&mut program, "Keep the program open");
    assert!(program.state().session().closing().is_none());
    close(&mut program);
    program.run();
    program.get_by_label("Close without saving").click();
    let closes = |program: &mut Program<'_>| {
        program.step();
        sent(program).contains("Close")
    };
    assert!((0..5).any(|_| closes(&mut program)));
}

#[test]
fn saving_keeps_what_another_program_wrote() {
    let outside = disk();
    let mut program = opened(&outside);
    move_weight(&mut program);
    let theirs = text() + "\n# theirs\n";
    outside.put(DRAFTS, theirs.clone());
    press(&mut program, Modifiers::COMMAND, Key::S);
    assert_eq!(outside.file(DRAFTS).unwrap(), theirs);
    program.get_by(|node| {
        node.role() == Role::Label && node.value().is_some_and(|text| text.contains("another program changed it"))
    });
    assert!(document(&program).is_unsaved());
}

#[test]
fn a_failed_save_says_why_and_loses_nothing() {
    let outside = disk();
    let mut program = opened(&outside);
    move_weight(&mut program);
    outside.make_read_only();
    press(&mut program, Modifiers::COMMAND, Key::S);
    program.get_by_role_and_label(Role::Label, &format!("{DRAFTS} was not saved: the disk can only be read."));
    assert!(document(&program).is_unsaved());
    assert_eq!(outside.file(DRAFTS).unwrap(), text());
    press(&mut program, Modifiers::NONE, Key::Escape);
    assert!(program.state().session().notice().is_none());
}

#[test]
fn a_bundled_scenario_is_saved_elsewhere() {
    let outside = Scripted::new(NOW);
    outside.will_answer(Answer::Paths(vec!["/home/analyst/mine".into()]));
    let mut program = program(WIDE, Settings::default(), &outside, &[]);
    click(&mut program, &disk::cards()[0].spoken);
    move_weight(&mut program);
    press(&mut program, Modifiers::COMMAND, Key::S);
    program.run();
    assert!(matches!(&outside.asked()[0], Request::Save { suggested, .. } if suggested == "ukraine-framework.toml"));
    assert!(outside.file("/home/analyst/mine.toml").is_some());
    assert_eq!(document(&program).file_name(), "mine.toml");
    assert!(!document(&program).is_unsaved());
}

#[test]
fn an_export_is_written_and_can_be_shown_in_its_folder() {
    let outside = disk();
    outside.will_answer(Answer::Paths(vec!["/home/analyst/out.html".into()]));
    let mut program = opened(&outside);
    press(&mut program, Modifiers::COMMAND, Key::E);
    assert!(program.state().session().export_open());
    program.state_mut().queue_mut().file(FileCommand::AskExport(ExportRequest::default()));
    program.run();
    program.run();
    assert!(outside.file("/home/analyst/out.html").unwrap().starts_with("<!DOCTYPE html>"));
    assert!(!program.state().session().export_open());
    click(&mut program, "Show in folder");
    assert_eq!(outside.shown(), [PathBuf::from("/home/analyst/out.html")]);
    program.hover_at(egui::pos2(500.0, 400.0));
    program.run_steps(200);
    assert!(program.state().session().notice().is_none());
}

#[test]
fn recent_files_are_offered_with_their_times() {
    let outside = disk();
    let recent = |path: &str, before: u64| Recent { path: path.into(), opened: Some(NOW - before) };
    let settings = Settings { recent: vec![recent(DRAFTS, 3600), recent("/gone.toml", 86_400)], ..Settings::default() };
    let mut program = program(WIDE, settings, &outside, &[]);
    let lost = program.get_by_label("Open gone.toml, file not found, yesterday");
    assert!(lost.accesskit_node().is_disabled());
    click(&mut program, "Open drafts.toml, ~/Documents, 1 hour ago");
    assert_eq!(outside.stored().unwrap().recent[0].opened, Some(NOW));
    press(&mut program, Modifiers::COMMAND, Key::W);
    click(&mut program, "Clear recent files");
    assert!(outside.stored().unwrap().recent.is_empty());
}

#[test]
fn help_names_every_key_and_every_figure() {
    let mut program = opened(&disk());
    press(&mut program, Modifiers::NONE, Key::F1);
    program.get_by_label("What the figures mean");
    program.get_by_label("Next scenario");
    // A letter does nothing behind a dialog.
    press(&mut program, Modifiers::NONE, Key::D);
    assert!(!document(&program).view().only_differences);
    press(&mut program, Modifiers::NONE, Key::Escape);
    assert!(program.query_by_label("What the figures mean").is_none());
}

#[test]
fn the_note_on_whose_reading_it_is_is_always_there() {
    for size in [WIDE, [1024.0, 700.0], [960.0, 600.0]] {
        let program = program(size, Settings::default(), &disk(), &[DRAFTS]);
        let note = program.get_by_label(westphalia::present::status::READING);
        assert!(note.rect().right() <= size[0] && note.rect().bottom() <= size[1], "{:?}", note.rect());
    }
}

#[test]
fn a_narrow_window_folds_the_right_panel_and_opens_it_over_the_centre() {
    let mut program = program([1024.0, 700.0], Settings::default(), &disk(), &[DRAFTS]);
    click(&mut program, "Open the inspector");
    program.get_by_label("Close the inspector");
    press(&mut program, Modifiers::NONE, Key::Escape);
    program.get_by_label("Open the inspector");
    press(&mut program, Modifiers::COMMAND, Key::I);
    program.get_by_label("Close the inspector");
    assert!(program.state().session().settings().right_panel);
}

#[test]
fn a_change_is_shown_in_the_frame_that_asked_for_it() {
    let mut program = opened(&disk());
    let target = WeightTarget::Issue(IssueIx(0));
    let command = EditCommand::SetShare { party: PartyIx(0), target, share: 0.3, gesture: None };
    program.state_mut().queue_mut().edit(command);
    program.step();
    // The status bar and the tab are drawn before and after the panels: both show it already.
    program.get_by_role_and_label(Role::Tab, "drafts.toml, unsaved changes");
    program.get_by_role_and_label(Role::Label, "1 weight moved, not saved");
}

#[test]
fn zoom_keeps_within_its_limits_and_is_remembered() {
    let outside = disk();
    let mut program = opened(&outside);
    for _ in 0..20 {
        press(&mut program, Modifiers::COMMAND, Key::Plus);
    }
    assert!((program.ctx.zoom_factor() - 2.0).abs() < 1e-6);
    assert!((outside.stored().unwrap().zoom - 2.0).abs() < 1e-6);
    press(&mut program, Modifiers::COMMAND, Key::Num0);
    assert!((program.ctx.zoom_factor() - 1.0).abs() < 1e-6);
}
