//! The left panel and the inspector of Compare: found by role and name, used by pointer and keyboard, and what follows
//! in the document.
#![cfg(feature = "ui")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

#[path = "ui_left/app.rs"]
mod app;
mod common;
#[path = "ui_left/pictures.rs"]
mod pictures;

use app::{App, UKRAINE, by_ukraine, double_click, drag, find, issue, large, open, scenario};
use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use westphalia::model::ids::{PartyIx, ScenarioIx};
use westphalia::session::command::{Command, ViewCommand};
use westphalia::session::view::Selection;
use westphalia::ui::theme::size;

#[test]
fn a_check_box_includes_and_leaves_out() {
    let mut harness = open(by_ukraine());
    harness.get_by_role_and_label(Role::CheckBox, "Compare Peace Formula").click();
    harness.run();
    let app = harness.state();
    let peace_formula = scenario(app, "formula22");
    assert!(!app.document().edits().basis.included[peace_formula.0]);
    assert_eq!(app.steps(), 1);
    assert_eq!(app.document().view().selection.scenario, None, "ticking does not select");
}

#[test]
fn rows_are_used_with_the_keyboard() {
    let mut harness = open(by_ukraine());
    let first = find(&harness, Role::ListBoxOption, "Istanbul draft treaty");
    harness.drag_at(first.center());
    harness.drop_at(first.center());
    harness.run();
    assert_eq!(harness.state().document().view().selection.scenario, Some(ScenarioIx(0)));
    let focused = (0..20).any(|_| {
        harness.key_press(Key::Tab);
        harness.run();
        harness.query_all_by_role(Role::ListBoxOption).any(|node| node.is_focused())
    });
    assert!(focused, "Tab reaches the list");
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().document().view().selection.scenario, Some(ScenarioIx(1)));
    harness.key_press(Key::Space);
    harness.run();
    assert!(!harness.state().document().edits().basis.included[1]);
    harness.key_press(Key::B);
    harness.run();
    assert_eq!(harness.state().document().edits().baseline, Some(ScenarioIx(1)));
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().document().edits().order[..2], [ScenarioIx(1), ScenarioIx(0)]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    harness.run();
    harness
        .get_by(|node| node.label().is_some_and(|l| l.starts_with("Take the baseline back") && !l.contains("from")))
        .click();
    harness.run();
    assert_eq!(harness.state().document().edits().baseline, None);
}

#[test]
fn the_pin_makes_the_baseline() {
    let mut harness = open(by_ukraine());
    harness.get_by_label("Make Peace Formula the baseline").click();
    harness.run();
    assert_eq!(harness.state().document().edits().baseline, Some(ScenarioIx(1)));
}

#[test]
fn a_dragged_row_takes_its_new_place() {
    let mut harness = open(by_ukraine());
    let from = find(&harness, Role::ListBoxOption, "Istanbul draft treaty").center();
    drag(&mut harness, from, from + vec2(0.0, 2.0 * size::SCENARIO_ROW + 10.0));
    let order = &harness.state().document().edits().order;
    assert_eq!(order[..3], [ScenarioIx(1), ScenarioIx(2), ScenarioIx(0)]);
    assert_eq!(harness.state().steps(), 1);
}

#[test]
fn dragging_in_a_sorted_list_makes_the_shown_order_the_order_by_hand() {
    let mut harness = open(App::new());
    assert!(harness.state().document().view().sorts_by_score());
    let before = westphalia::present::list::order(harness.state().document());
    let name = &harness.state().document().framework().scenario(before[0]).name.clone();
    let from = find(&harness, Role::ListBoxOption, name).center();
    drag(&mut harness, from, from + vec2(0.0, size::SCENARIO_ROW + 10.0));
    let document = harness.state().document();
    assert!(!document.view().sorts_by_score());
    let after = westphalia::present::list::order(document);
    assert_eq!(after[..2], [before[1], before[0]]);
    assert_eq!(after[2..], before[2..]);
    assert_eq!(harness.state().steps(), 1);
    harness.get_by_role_and_label(Role::Button, "Order by smallest total").click();
    harness.run();
    assert!(harness.state().document().view().sorts_by_score());
}

#[test]
fn a_slider_drag_is_one_step_and_moves_the_totals() {
    let mut harness = open(by_ukraine());
    let app = harness.state();
    let guarantee = issue(app, "guarantee_form");
    let (before, total) = (app.share(UKRAINE, guarantee), app.document().scores().parties[0].scenarios[3].total);
    let slider = find(&harness, Role::Slider, "Weight of Guarantee form");
    let handle = pos2(slider.left() + 3.0 + (slider.width() - 6.0) * (before / 0.2) as f32, slider.center().y);
    drag(&mut harness, handle, handle + vec2(20.0, 0.0));
    let app = harness.state();
    assert!(app.share(UKRAINE, guarantee) > before + 0.03, "{} -> {}", before, app.share(UKRAINE, guarantee));
    assert_ne!(app.document().scores().parties[0].scenarios[3].total, total);
    assert_eq!(app.steps(), 1);
    assert_eq!(app.document().history().undo_label(), Some("weight of Guarantee form"));
    let percent = westphalia::present::text::percent(app.share(UKRAINE, guarantee));
    harness.get_by_label(&format!("Share of Guarantee form: {percent}"));
    harness.get_by_label_contains("moved by you");
}

#[test]
fn alt_moves_share_within_the_group() {
    let mut harness = open(by_ukraine());
    let app = harness.state();
    let (guarantee, line) = (issue(app, "guarantee_form"), issue(app, "donbas"));
    let (before, other) = (app.share(UKRAINE, guarantee), app.share(UKRAINE, line));
    harness
        .get_by(|node| {
            node.role() == Role::Slider && node.label().is_some_and(|l| l.starts_with("Weight of Guarantee form"))
        })
        .focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    harness.run();
    let app = harness.state();
    assert!((app.share(UKRAINE, guarantee) - before - 0.01).abs() < 1e-4);
    assert!((app.share(UKRAINE, line) - other).abs() < 1e-6, "other groups keep theirs");
}

#[test]
fn arrow_keys_move_a_slider_by_a_point() {
    let mut harness = open(by_ukraine());
    let guarantee = issue(harness.state(), "guarantee_form");
    let before = harness.state().share(UKRAINE, guarantee);
    harness
        .get_by(|node| {
            node.role() == Role::Slider && node.label().is_some_and(|l| l.starts_with("Weight of Guarantee form"))
        })
        .focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    let app = harness.state();
    assert!((app.share(UKRAINE, guarantee) - before - 0.06).abs() < 1e-4);
    assert_eq!(app.steps(), 2, "each press is a step");
}

#[test]
fn a_share_is_typed() {
    let mut harness = open(by_ukraine());
    let guarantee = issue(harness.state(), "guarantee_form");
    let percent = find(&harness, Role::Button, "Share of Guarantee form");
    double_click(&mut harness, percent.center());
    harness.get_by_role_and_label(Role::TextInput, "Share of Guarantee form").type_text("12,5%");
    harness.key_press(Key::Enter);
    harness.run();
    assert!((harness.state().share(UKRAINE, guarantee) - 0.125).abs() < 1e-4);
    assert_eq!(harness.state().steps(), 1);
}

#[test]
fn a_locked_weight_stays_and_says_why() {
    let mut harness = open(by_ukraine());
    let guarantee = issue(harness.state(), "guarantee_form");
    harness.get_by_role_and_label(Role::Button, "Lock weight of Guarantee form").click();
    harness.run();
    assert!(harness.state().document().edits().locked.contains(&(UKRAINE, guarantee)));
    let before = harness.state().share(UKRAINE, guarantee);
    let slider = find(&harness, Role::Slider, "Weight of Guarantee form");
    drag(&mut harness, slider.center(), slider.right_center());
    assert!((harness.state().share(UKRAINE, guarantee) - before).abs() < 1e-9);
    harness.hover_at(slider.center());
    harness.run_steps(20);
    harness.get_by_label("Locked. Unlock it to move it.");
    harness.get_by_role_and_label(Role::Button, "Unlock weight of Guarantee form").click();
    harness.run();
    assert!(harness.state().document().edits().locked.is_empty());
}

#[test]
fn weights_go_back_to_the_file() {
    let mut harness = open(by_ukraine());
    let original = harness.state().document().edits().basis.weights.clone();
    let slider = find(&harness, Role::Slider, "Weight of Security");
    drag(&mut harness, slider.center(), slider.right_center());
    assert_ne!(harness.state().document().edits().basis.weights, original);
    let moved = find(&harness, Role::Slider, "Weight of Security");
    double_click(&mut harness, moved.right_center() - vec2(3.0, 0.0));
    assert_eq!(harness.state().document().edits().basis.weights, original);
    drag(&mut harness, slider.center(), slider.right_center());
    harness.get_by_label("Put Ukraine’s weights back to the file’s").click();
    harness.run();
    assert_eq!(harness.state().document().edits().basis.weights, original);
}

#[test]
fn all_shows_the_weights_of_one_party_at_a_time() {
    let mut harness = open(App::new());
    harness.get_by_role_and_label(Role::RadioButton, "Weights of: Russia").click();
    harness.run();
    assert_eq!(harness.state().document().view().weights_of, PartyIx(1));
    find(&harness, Role::Slider, "Weight of Security for Russia");
}

#[test]
fn a_cell_is_read_down_to_its_source_and_copied() {
    let app = by_ukraine();
    let selection =
        Selection { scenario: Some(scenario(&app, "plan20")), issue: Some(issue(&app, "guarantee_form")), party: None };
    let mut harness = open(app);
    harness.get_by_label("Select a cell to see what it says, what it is worth, and who says so.");
    harness.state_mut().session.apply(Command::View(ViewCommand::Select(selection)));
    harness.run();
    harness.get_by_label("Article 5-type commitment with conditions");
    assert!(harness.query_by_label_contains("Value to Ukraine: ").is_some());
    let card = westphalia::present::term::card(
        harness.state().document(),
        selection.scenario.expect("selected"),
        selection.issue.expect("selected"),
    );
    let quote = card.sources.iter().find_map(|source| source.quote.clone()).expect("a quoted source");
    assert!(harness.query_all_by_label_contains(&quote).next().is_some());
    harness.get_by_role_and_label(Role::Button, "Copy citation").click();
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert!(copied.is_some_and(|text| text.contains(&quote)));
    harness.get_by_label("Next issue").click();
    harness.run();
    assert_ne!(harness.state().document().view().selection.issue, selection.issue);
    harness.get_by_role_and_label(Role::Tab, "Scenario").click();
    harness.run();
    assert!(harness.query_by_label_contains("Total for Ukraine: ").is_some());
}

#[test]
fn a_scenario_without_an_issue_shows_its_own_card() {
    let mut harness = open(by_ukraine());
    let row = find(&harness, Role::ListBoxOption, "Istanbul draft treaty");
    harness.drag_at(row.center());
    harness.drop_at(row.center());
    harness.run();
    assert!(harness.query_by_label_contains("Total for Ukraine: ").is_some());
}

#[test]
fn links_are_opened_by_the_system_and_lists_lead_to_cells() {
    let app = by_ukraine();
    let memorandum = scenario(&app, "rumemo25");
    let select = ViewCommand::Select(Selection { scenario: Some(memorandum), ..Selection::default() });
    let mut harness = open(app.look(select));
    harness.get_by_label_contains("Show Crossed by Donetsk, Luhansk").click();
    harness.run();
    let donbas = issue(harness.state(), "donbas");
    assert_eq!(harness.state().document().view().selection.issue, Some(donbas));
    let link = harness.query_all_by_label_contains("in the browser: https://").next().expect("a link");
    link.click();
    harness.step();
    let opened = harness
        .output()
        .platform_output
        .commands
        .iter()
        .any(|command| matches!(command, egui::OutputCommand::OpenUrl(url) if url.url.starts_with("https://")));
    assert!(opened);
}

#[test]
fn many_parties_are_chosen_from_a_list() {
    let mut harness = open(App::of("large.toml", &large(50, 40, 6)));
    harness.get_by_role_and_label(Role::Button, "Weights of: Party 0").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Party 4").click();
    harness.run();
    assert_eq!(harness.state().document().view().weights_of, PartyIx(4));
    find(&harness, Role::Slider, "Weight of Group 0 for Party 4");
    let rows = harness.query_all_by_role(Role::ListBoxOption).count();
    assert!(rows < 14, "{rows} rows are drawn, of which few are seen");
}
