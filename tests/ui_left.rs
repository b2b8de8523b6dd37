//! The left panel and the inspector of Compare: found by role and name, used by pointer and keyboard, and what follows
//! in the document.
#![cfg(feature = "ui")]

mod common;

use std::sync::Arc;

use common::{CpuRenderer, harness_state};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, Theme, UiBuilder, pos2, vec2};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::io::scenario_file::read_text;
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::present::actions::Ask;
use westphalia::session::command::{Command, EditCommand, FileCommand, Origin, Reading, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::settings::Settings;
use westphalia::session::tabs::Session;
use westphalia::session::view::{JudgedBy, Selection};
use westphalia::ui::compare;
use westphalia::ui::queue::Queue;
use westphalia::ui::theme::{Tokens, size};

const SIZE: [f32; 2] = [1440.0, 900.0];

/// The two panels as they stand in the window, and the session behind them.
#[derive(Default)]
struct App {
    session: Session,
    compare: compare::State,
    /// Width of the left panel.
    left: f32,
}

impl App {
    fn new() -> Self {
        let text = include_str!("../scenarios/ukraine-framework.toml");
        let loaded = read_text("ukraine-framework.toml", text, &mut |_| Err("extends nothing".to_owned()))
            .expect("the bundled file is read");
        let mut session = Session::new(Settings::default());
        session.apply(Command::File(FileCommand::Read(Reading {
            origin: Origin::Bundled("ukraine-framework.toml".to_owned()),
            texts: loaded.texts,
            problems: loaded.warnings,
            framework: Some(Arc::new(loaded.framework)),
        })));
        Self { session, compare: compare::State::default(), left: size::LEFT_PANEL }
    }

    fn look(mut self, command: ViewCommand) -> Self {
        self.session.apply(Command::View(command));
        self
    }

    fn edit(mut self, command: EditCommand) -> Self {
        self.session.apply(Command::Edit(command));
        self
    }

    fn document(&self) -> &Document {
        self.session.document().expect("a document is open")
    }

    fn steps(&self) -> usize {
        let mut document = self.document().clone();
        let mut steps = 0;
        while document.history().undo_label().is_some() {
            document.undo();
            steps += 1;
        }
        steps
    }

    fn share(&self, party: PartyIx, issue: IssueIx) -> f64 {
        self.document().edits().basis.weights.share(party, issue)
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let window = ui.max_rect();
        let body = Rect::from_min_max(
            pos2(window.left(), window.top() + size::TITLE_ROW + size::WORKSPACE_ROW),
            pos2(window.right(), window.bottom() - size::STATUS_BAR),
        );
        let tokens = Tokens::of(ui);
        ui.painter().rect_filled(window, 0, tokens.window);
        ui.painter().rect_filled(body, 0, tokens.plot());
        let left = body.with_max_x(body.left() + self.left);
        let right = body.with_min_x(body.right() - size::RIGHT_PANEL);
        let mut out = Queue::default();
        let Some(document) = self.session.document() else { return };
        for (area, is_left) in [(left, true), (right, false)] {
            ui.painter().rect_filled(area, 0, tokens.panel);
            let mut panel = ui.new_child(UiBuilder::new().id_salt(is_left).max_rect(area));
            panel.set_clip_rect(area);
            let draw = if is_left { compare::left } else { compare::right };
            draw(&mut panel, document, &mut self.compare, &mut out);
        }
        ui.painter().vline(left.right(), body.y_range(), (size::STROKE, tokens.line));
        ui.painter().vline(right.left(), body.y_range(), (size::STROKE, tokens.line));
        while let Some(ask) = out.next() {
            if let Ask::Command(command) = ask {
                self.session.apply(command);
            }
        }
    }
}

fn open(app: App) -> Harness<'static, App> {
    let mut harness = harness_state(SIZE, Theme::Dark, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    harness
}

const UKRAINE: PartyIx = PartyIx(0);

fn by_ukraine() -> App {
    App::new().look(ViewCommand::JudgedBy(JudgedBy::Party(UKRAINE)))
}

fn scenario(app: &App, id: &str) -> ScenarioIx {
    app.document().framework().find_scenario(id).expect("a scenario of the file")
}

fn issue(app: &App, id: &str) -> IssueIx {
    app.document().framework().find_issue(id).expect("an issue of the file")
}

fn drag(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + (to - from) * 0.5);
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    harness.run();
}

fn double_click(harness: &mut Harness<'_, App>, at: Pos2) {
    for _ in 0..2 {
        harness.drag_at(at);
        harness.step();
        harness.drop_at(at);
        harness.step();
    }
    harness.run();
}

/// The rectangle of the only node of this role whose name begins so.
fn find(harness: &Harness<'_, App>, role: Role, start: &str) -> Rect {
    let mut all = harness
        .query_all_by_role(role)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(start)));
    let found = all.next().unwrap_or_else(|| panic!("nothing is called {start}…")).rect();
    assert!(all.next().is_none(), "several are called {start}…");
    found
}

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

fn picture(name: &str, theme: Theme, size: [f32; 2], app: App, mut act: impl FnMut(&mut Harness<'_, App>)) {
    let mut harness = harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    act(&mut harness);
    let folder = std::env::temp_dir().join("westphalia-pictures");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    harness.render().expect("a picture").save(folder.join(format!("left-{name}.png"))).expect("a picture is written");
    let _: Option<CpuRenderer> = None;
}

/// Pictures for people, in the folder for temporary files.
#[test]
#[ignore = "only for looking at"]
fn pictures() {
    let cell = |app: App, scenario_id: &str, issue_id: &str| {
        let selection =
            Selection { scenario: Some(scenario(&app, scenario_id)), issue: Some(issue(&app, issue_id)), party: None };
        app.look(ViewCommand::Select(selection))
    };
    for (theme, name) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        let nothing = |_: &mut Harness<'_, App>| {};
        let app = cell(by_ukraine(), "plan20", "guarantee_form").edit(EditCommand::SetBaseline(Some(ScenarioIx(6))));
        let app = app.edit(EditCommand::Include(ScenarioIx(0), false));
        picture(&format!("one-{name}"), theme, SIZE, app, nothing);
        let app = cell(App::new(), "rumemo25", "guarantee_form");
        picture(&format!("all-{name}"), theme, SIZE, app, nothing);
        let last = ScenarioIx(12);
        let app = App::new().edit(EditCommand::AssumeNoDeal(Some(last)));
        let app = app.look(ViewCommand::Select(Selection { scenario: Some(ScenarioIx(5)), ..Selection::default() }));
        picture(&format!("margins-{name}"), theme, SIZE, app, nothing);
        picture(
            &format!("small-{name}"),
            theme,
            [1024.0, 700.0],
            cell(by_ukraine(), "e3_28", "guarantee_form"),
            nothing,
        );
        let mut narrow = cell(App::new(), "e3_28", "guarantee_form");
        narrow.left = size::LEFT_PANEL_RANGE[0];
        picture(&format!("narrow-{name}"), theme, [960.0, 600.0], narrow, nothing);
        picture(&format!("hover-{name}"), theme, SIZE, by_ukraine(), |harness| {
            harness.get_by_label("Show below each weight what it weighs").click();
            harness.run();
            harness.drag_at(pos2(150.0, 150.0));
            harness.step();
            harness.hover_at(pos2(150.0, 290.0));
            harness.run();
        });
        let app = cell(by_ukraine(), "plan20", "guarantee_form");
        picture(&format!("tall-{name}"), theme, [1440.0, 1700.0], app, |harness| {
            let edge = harness.get_by_label("Height of the scenario list").rect().center();
            drag(harness, edge, edge + vec2(0.0, 500.0));
            harness.hover_at(pos2(150.0, 470.0));
            harness.run();
        });
        picture(&format!("menu-{name}"), theme, SIZE, App::new(), |harness| {
            harness.get_by_role_and_label(Role::Button, "Lock weight of Territory").click();
            let row = harness.query_all_by_role(Role::ListBoxOption).nth(2).expect("a third row").rect().center();
            harness.hover_at(row);
            harness.run();
            for pressed in [true, false] {
                let (button, modifiers) = (egui::PointerButton::Secondary, Modifiers::NONE);
                harness.event(egui::Event::PointerButton { pos: row, button, pressed, modifiers });
            }
            harness.run();
        });
        picture(&format!("tip-{name}"), theme, SIZE, App::new(), |harness| {
            harness.hover_at(pos2(110.0, 190.0));
            harness.run_steps(20);
        });
    }
}
