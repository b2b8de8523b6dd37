//! Every widget is found by role and name, works with the keyboard, and looks as it did.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]
#![cfg(feature = "ui")]

mod common;
#[path = "widgets/gallery.rs"]
mod gallery;

use common::{harness, harness_state};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Theme};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::ui::theme::icons;
use westphalia::ui::widgets::{
    Button, IconButton, PercentValue, SearchField, Segment, Tab, Tag, ValueBar, WeightSlider, checkbox, chip,
    confidence, empty, focus, section, segmented, tabs, tag,
};

const SIZE: [f32; 2] = [400.0, 200.0];

/// Tab until the named widget has the focus.
fn tab_to<S>(harness: &mut Harness<'_, S>, role: Role, name: &str) {
    let reached = (0..20).any(|_| {
        harness.key_press(Key::Tab);
        harness.run();
        harness.get_by_role_and_label(role, name).is_focused()
    });
    assert!(reached, "Tab does not reach {name}");
}

#[test]
fn buttons_are_found_clicked_and_pressed() {
    let mut harness = harness_state(SIZE, Theme::Dark, [0; 3], |ui, clicks: &mut [i32; 3]| {
        let export = Button::primary("Export").icon(icons::EXPORT).keys("Ctrl E");
        clicks[0] += i32::from(ui.add(export).clicked());
        clicks[1] += i32::from(ui.add(IconButton::new(icons::PLUS, "Add scenario").small()).clicked());
        clicks[2] += i32::from(ui.add(Button::link("Try it").name("Try Neutrality")).clicked());
    });
    harness.get_by_role_and_label(Role::Button, "Export").click();
    harness.run();
    tab_to(&mut harness, Role::Button, "Add scenario");
    harness.key_press(Key::Enter);
    harness.run();
    tab_to(&mut harness, Role::Link, "Try Neutrality");
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), [1, 1, 1]);
    let side = harness.get_by_label("Add scenario").rect().size();
    assert_eq!(side, egui::vec2(24.0, 24.0));
    assert!((harness.get_by_label("Export").rect().height() - 28.0).abs() < 0.1);
}

#[test]
fn switches_tell_whether_they_are_on() {
    let harness = harness(SIZE, Theme::Light, |ui| {
        ui.add(IconButton::new(icons::SORT_DESCENDING, "Sort by score").toggled(true));
        ui.add(Button::secondary("Only differences").small().toggled(false));
    });
    let state = |name: &str| harness.get_by_label(name).accesskit_node().toggled();
    assert_eq!(state("Sort by score"), Some(Toggled::True));
    assert_eq!(state("Only differences"), Some(Toggled::False));
}

#[test]
fn disabled_buttons_do_nothing_and_say_so() {
    let mut harness = harness_state(SIZE, Theme::Dark, false, |ui, clicked| {
        ui.add_enabled_ui(false, |ui| {
            *clicked |= ui.add(Button::primary("Export")).clicked();
        });
    });
    harness.get_by_label("Export").click();
    harness.run();
    assert!(!harness.state());
    assert!(harness.get_by_label("Export").accesskit_node().is_disabled());
}

#[test]
fn a_check_box_is_ticked_by_click_and_by_space() {
    let mut harness = harness_state(SIZE, Theme::Dark, [false, false], |ui, ticked: &mut [bool; 2]| {
        checkbox::bare(ui, &mut ticked[0], "Compare 20-point draft");
        checkbox::labelled(ui, &mut ticked[1], "Show ranges");
    });
    harness.get_by_role_and_label(Role::CheckBox, "Compare 20-point draft").click();
    harness.run();
    tab_to(&mut harness, Role::CheckBox, "Show ranges");
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), [true, true]);
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), [true, false]);
}

fn judges(ui: &mut egui::Ui, chosen: &mut usize) {
    let segments = ["Ukraine", "Russia", "All"].map(Segment::new);
    if let Some(ix) = segmented::segmented(ui, "Judged by", &segments, *chosen, false, None) {
        *chosen = ix;
    }
}

#[test]
fn segments_are_radio_buttons_and_follow_the_arrows() {
    let mut harness = harness_state(SIZE, Theme::Light, 0, judges);
    harness.get_by_role_and_label(Role::RadioButton, "Judged by: Russia").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    tab_to(&mut harness, Role::RadioButton, "Judged by: Russia");
    for (key, expected) in [(Key::ArrowRight, 2), (Key::ArrowRight, 0), (Key::ArrowLeft, 2), (Key::Home, 0)] {
        harness.key_press(key);
        harness.run();
        assert_eq!(*harness.state(), expected, "{key:?}");
    }
    assert!(harness.get_by_label("Judged by: Ukraine").is_focused());
}

#[test]
fn tabs_are_picked_by_click_and_arrows() {
    let mut harness = harness_state(SIZE, Theme::Dark, [0, 0], |ui, open: &mut [usize; 2]| {
        let places = [Tab::with_icon("Compare", icons::COLUMNS), Tab::with_icon("Acceptance", icons::TABLE)];
        if let Some(ix) = tabs::workspaces(ui, "Workspaces", &places, open[0]) {
            open[0] = ix;
        }
        let docks = [Tab::new("Profiles"), Tab::new("Differences")];
        let surface = ui.visuals().panel_fill;
        let picked = tabs::dock(ui, "Charts", &docks, open[1], surface, |ui| {
            ui.add(Button::secondary("Baseline").small());
        });
        open[1] = picked.unwrap_or(open[1]);
    });
    harness.get_by_role_and_label(Role::Tab, "Differences").click();
    harness.run();
    tab_to(&mut harness, Role::Tab, "Compare");
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(*harness.state(), [1, 1]);
    assert!((harness.get_by_label("Acceptance").rect().height() - 40.0).abs() < 0.1);
    assert!((harness.get_by_label("Profiles").rect().height() - 32.0).abs() < 0.1);
    assert!(harness.get_by_label("Baseline").rect().right() > 380.0);
}

#[derive(Default)]
struct Weight {
    value: f64,
    drags: [u32; 2],
    resets: u32,
}

const WEIGHT: &str = "Weight of Security for Ukraine, unlocked";

fn weight<'a>(value: f64) -> Harness<'a, Weight> {
    harness_state(SIZE, Theme::Dark, Weight { value, ..Weight::default() }, |ui, state: &mut Weight| {
        let out = WeightSlider::new(WEIGHT, state.value).range(0.0..=0.5).group().width(106.0).show(ui);
        state.value = out.changed.unwrap_or(state.value);
        state.drags[0] += u32::from(out.drag_started);
        state.drags[1] += u32::from(out.drag_stopped);
        state.resets += u32::from(out.double_clicked);
    })
}

#[test]
fn a_slider_is_moved_by_keys() {
    let mut harness = weight(0.40);
    tab_to(&mut harness, Role::Slider, WEIGHT);
    let none = Modifiers::NONE;
    for (modifiers, key, expected) in [
        (none, Key::ArrowRight, 0.41),
        (none, Key::ArrowLeft, 0.40),
        (Modifiers::SHIFT, Key::ArrowLeft, 0.35),
        (Modifiers::COMMAND, Key::ArrowRight, 0.351),
        (none, Key::End, 0.5),
        (none, Key::ArrowRight, 0.5),
        (none, Key::Home, 0.0),
    ] {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        assert!((harness.state().value - expected).abs() < 1e-9, "{modifiers:?} {key:?}: {}", harness.state().value);
        assert!(harness.get_by_label(WEIGHT).is_focused());
    }
}

#[test]
fn a_slider_is_moved_by_dragging_and_reset_by_double_click() {
    let mut harness = weight(0.25);
    let rail = harness.get_by_role_and_label(Role::Slider, WEIGHT).rect();
    harness.drag_at(rail.center());
    harness.run();
    harness.hover_at(rail.center() + egui::vec2(20.0, 0.0));
    harness.run();
    assert!((harness.state().value - 0.35).abs() < 1e-6, "{}", harness.state().value);
    harness.drop_at(rail.center() + egui::vec2(20.0, 0.0));
    harness.run();
    assert_eq!(harness.state().drags, [1, 1]);
    let handle = harness.get_by_label(WEIGHT);
    handle.click();
    handle.click();
    harness.run();
    assert_eq!(harness.state().resets, 1);
}

#[test]
fn a_slider_is_set_by_assistive_technology_in_percent() {
    let mut harness = weight(0.40);
    let node = harness.get_by_label(WEIGHT).accesskit_node();
    let numbers = [node.numeric_value(), node.min_numeric_value(), node.max_numeric_value()];
    assert_eq!(numbers, [Some(40.0), Some(0.0), Some(50.0)]);
    harness.get_by_label(WEIGHT).set_value_accesskit(12.0);
    harness.run();
    assert!((harness.state().value - 0.12).abs() < 1e-9);
    harness.get_by_label(WEIGHT).increment_accesskit();
    harness.run();
    assert!((harness.state().value - 0.13).abs() < 1e-9);
}

#[test]
fn a_percentage_is_typed_after_enter_and_left_with_escape() {
    let mut harness = harness_state(SIZE, Theme::Light, 0.13, |ui, share: &mut f64| {
        let shown = format!("{:.0}%", *share * 100.0);
        let out = PercentValue::new("Weight of Guarantee form", &shown).show(ui);
        *share = out.entered.unwrap_or(*share);
    });
    tab_to(&mut harness, Role::Button, "Weight of Guarantee form: 13%");
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Weight of Guarantee form").type_text("20");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!((harness.state() - 0.20).abs() < 1e-9, "{}", harness.state());

    let label = harness.get_by_label("Weight of Guarantee form: 20%");
    label.click();
    label.click();
    harness.run_steps(3);
    harness.get_by_role(Role::TextInput).type_text("99");
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!((harness.state() - 0.20).abs() < 1e-9, "{}", harness.state());
}

#[test]
fn a_search_field_is_typed_into_and_emptied() {
    let mut harness = harness_state(SIZE, Theme::Dark, String::new(), |ui, text| {
        SearchField::new(text, "Filter issues", "Clear the filter").show(ui);
    });
    harness.get_by_role_and_label(Role::TextInput, "Filter issues").focus();
    harness.run_steps(2);
    harness.get_by_role(Role::TextInput).type_text("гарантії");
    harness.run_steps(2);
    assert_eq!(harness.state(), "гарантії");
    harness.get_by_role_and_label(Role::Button, "Clear the filter").click();
    harness.run_steps(2);
    assert_eq!(harness.state(), "");
}

#[test]
fn what_only_shows_is_named_too() {
    let harness = harness(SIZE, Theme::Dark, |ui| {
        chip::chip(ui, 27, 18.0, "Package 1");
        confidence::confidence(ui, confidence::Level::High, "High confidence");
        tag::tag(ui, "Report", Tag::Plain);
        ValueBar::Difference { value: 84.0, baseline: 48.0 }.show(ui, "Value 84, 36 above the baseline");
        section::panel_header(ui, "Scenarios", "5 of 7 compared", |_| {});
    });
    for (role, name) in [
        (Role::Image, "AB: Package 1"),
        (Role::Image, "High confidence"),
        (Role::Image, "Value 84, 36 above the baseline"),
        (Role::Heading, "Scenarios"),
    ] {
        harness.get_by_role_and_label(role, name);
    }
    harness.get_by_value("Report");
}

#[test]
fn an_empty_panel_offers_its_button() {
    let mut harness = harness_state(SIZE, Theme::Dark, 0, |ui, clicks| {
        let sentence = "No scenario selected. Tick two or more to compare.";
        *clicks += i32::from(empty::empty(ui, sentence, Some("Compare all")));
    });
    harness.get_by_label("Compare all").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn the_focus_ring_shows_after_keyboard_use_only() {
    let mut harness = harness_state(SIZE, Theme::Dark, (String::new(), false), |ui, (text, ring)| {
        let response = SearchField::new(text, "Filter issues", "Clear").show(ui);
        *ring = focus::by_keyboard(ui, &response);
    });
    harness.get_by_role(Role::TextInput).click();
    harness.run_steps(2);
    assert!(harness.get_by_role(Role::TextInput).is_focused() && !harness.state().1);
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    assert!(harness.get_by_role(Role::TextInput).is_focused() && harness.state().1);
}

#[test]
fn the_gallery_looks_as_it_did() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, name) in [(Theme::Dark, "widgets-dark"), (Theme::Light, "widgets-light")] {
        let mut harness = harness(gallery::SIZE, theme, gallery::gallery);
        harness.run_steps(2);
        // One ring, so that the picture has one.
        tab_to(&mut harness, Role::Button, "Focused button");
        harness.snapshot(name);
        results.extend_harness(&mut harness);
    }
    results.unwrap();
}
