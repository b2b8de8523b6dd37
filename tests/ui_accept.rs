//! Acceptance and the export dialog: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use std::sync::Arc;

use common::{UKRAINE, framework, harness_state};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Theme};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::model::ids::{PartyIx, ScenarioIx};
use westphalia::model::quantity::Micro;
use westphalia::present::actions::{Action, Ask};
use westphalia::session::command::{Command, EditCommand, FileCommand, Origin, Reading, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::effect::Effect;
use westphalia::session::export::{ExportChart, ExportFormat, ExportRequest};
use westphalia::session::settings::Settings;
use westphalia::session::tabs::Session;
use westphalia::session::view::{OverTime, Selection, Workspace};
use westphalia::ui::queue::Queue;
use westphalia::ui::theme::{Tokens, size};
use westphalia::ui::{acceptance, export_dialog};

/// A session with its screens, and everything it asked of the outside world.
struct App {
    session: Session,
    acceptance: acceptance::State,
    export: export_dialog::State,
    effects: Vec<Effect>,
    right: bool,
}

impl App {
    fn open(text: &str) -> Self {
        let mut session = Session::new(Settings::default());
        session.apply(Command::File(FileCommand::Read(Reading {
            origin: Origin::Path("/drafts/ukraine-framework.toml".into()),
            texts: Vec::new(),
            problems: Vec::new(),
            framework: Some(Arc::new(framework(text))),
        })));
        session.apply(Command::View(ViewCommand::Workspace(Workspace::Acceptance)));
        Self {
            session,
            acceptance: acceptance::State::default(),
            export: export_dialog::State::default(),
            effects: Vec::new(),
            right: true,
        }
    }

    fn with(mut self, commands: impl IntoIterator<Item = Command>) -> Self {
        for command in commands {
            self.session.apply(command);
        }
        self
    }

    fn document(&self) -> &Document {
        self.session.document().unwrap()
    }

    /// The frame as the program has it: rows above and below, the right panel beside the centre.
    fn show(&mut self, ui: &mut egui::Ui) {
        let mut out = Queue::default();
        let tokens = Tokens::of(ui);
        let window = ui.max_rect();
        ui.painter().rect_filled(window, 0, tokens.window);
        let inside = egui::Rect::from_min_max(
            window.min + egui::vec2(0.0, size::TITLE_ROW + size::WORKSPACE_ROW),
            window.max - egui::vec2(0.0, size::STATUS_BAR),
        );
        let right = if self.right { 360.0_f32.min(inside.width() * 0.3) } else { size::FOLDED_PANEL };
        let (centre, right) = inside.split_left_right_at_x(inside.right() - right);
        let document = self.session.document().unwrap();
        let mut left = ui.new_child(egui::UiBuilder::new().max_rect(centre).id_salt("centre"));
        acceptance::centre(&mut left, document, &mut self.acceptance, &mut out);
        ui.painter().rect_filled(right, 0, tokens.panel);
        if self.right {
            let mut beside = ui.new_child(egui::UiBuilder::new().max_rect(right).id_salt("right"));
            beside.set_clip_rect(right);
            acceptance::right(&mut beside, document, &mut self.acceptance, &mut out);
        }
        ui.painter().vline(right.left(), right.y_range(), (1.0, tokens.line));
        if self.session.export_open() {
            export_dialog::show(ui.ctx(), document, &mut self.export, &mut out);
        }
        while let Some(ask) = out.take() {
            if let Ask::Command(command) = ask {
                self.effects.extend(self.session.apply(command));
            }
        }
    }
}

fn screen(size: [f32; 2], theme: Theme, app: App) -> Harness<'static, App> {
    harness_state(size, theme, app, |ui, app: &mut App| app.show(ui))
}

fn assume(on: bool) -> Command {
    let scenario = framework(UKRAINE).scenario_ixs().find(|s| framework(UKRAINE).scenario(*s).reference);
    Command::Edit(EditCommand::AssumeNoDeal(scenario.filter(|_| on)))
}

fn selected(scenario: usize, party: usize) -> Command {
    Command::View(ViewCommand::Select(Selection {
        scenario: Some(ScenarioIx(scenario)),
        party: Some(PartyIx(party)),
        issue: None,
    }))
}

/// How a cell is called: from the view model, so that the test looks for what is said, not for how it is put.
fn cell(app: &App, scenario: usize, party: usize) -> String {
    let heat = westphalia::present::acceptance::heat(app.document());
    let row = heat.rows.iter().find(|row| row.scenario == ScenarioIx(scenario)).unwrap();
    row.cells[party].spoken.clone()
}

fn selection(harness: &Harness<'_, App>) -> Selection {
    harness.state().document().view().selection
}

fn wide(app: App) -> Harness<'static, App> {
    let mut harness = screen([1440.0, 900.0], Theme::Light, app);
    harness.run();
    harness
}

fn tab_to(harness: &mut Harness<'_, App>, role: Role, name: &str) {
    let reached = (0..40).any(|_| {
        harness.key_press(Key::Tab);
        harness.run();
        harness.query_by_role_and_label(role, name).is_some_and(|node| node.is_focused())
    });
    assert!(reached, "Tab does not reach {name}");
}

#[test]
fn cells_are_found_by_what_they_say_and_selected_by_a_click() {
    let app = App::open(UKRAINE);
    let name = cell(&app, 10, 1);
    assert!(name.starts_with("20-point draft for Russia: "), "{name}");
    let mut harness = wide(app);
    harness.get_by_role_and_label(Role::Cell, &name).click();
    harness.run();
    let selected = selection(&harness);
    assert_eq!((selected.scenario, selected.party, selected.issue), (Some(ScenarioIx(10)), Some(PartyIx(1)), None));
    assert_eq!(harness.get_by_role_and_label(Role::Cell, &name).accesskit_node().is_selected(), Some(true));
    let rect = harness.get_by_role_and_label(Role::Cell, &name).rect();
    assert!(rect.height() >= size::HEAT_ROW - 3.0 && rect.width() > 100.0, "{rect:?}");
}

#[test]
fn rows_and_heads_select_their_part_only() {
    let mut harness = wide(App::open(UKRAINE));
    harness.get_by_role_and_label(Role::RowHeader, "20-point draft").click();
    harness.run();
    assert_eq!((selection(&harness).scenario, selection(&harness).party), (Some(ScenarioIx(10)), None));
    harness.get_by_role_and_label(Role::ColumnHeader, "Russia. No no-deal value").click();
    harness.run();
    assert_eq!(selection(&harness).party, Some(PartyIx(1)));
}

#[test]
fn the_table_is_one_tab_stop_with_arrows_inside() {
    let mut harness = wide(App::open(UKRAINE));
    tab_to(&mut harness, Role::Grid, "Value of each scenario to each party");
    let heat = westphalia::present::acceptance::heat(harness.state().document());
    let row = |ix: usize| Some(heat.rows[ix].scenario);
    let last = heat.rows.len() - 1;
    let expected = [
        (Key::ArrowDown, row(0), 0),
        (Key::ArrowDown, row(1), 0),
        (Key::ArrowRight, row(1), 1),
        (Key::End, row(1), 3),
        (Key::ArrowLeft, row(1), 2),
        (Key::Home, row(1), 0),
        (Key::PageDown, row(6), 0),
        (Key::PageDown, row(11), 0),
        (Key::ArrowDown, row(last), 0),
        (Key::ArrowDown, row(last), 0),
    ];
    for (key, scenario, party) in expected {
        harness.key_press(key);
        harness.run();
        let selected = selection(&harness);
        assert_eq!((selected.scenario, selected.party), (scenario, Some(PartyIx(party))), "{key:?}");
    }
    let name = cell(harness.state(), heat.rows[last].scenario.0, 0);
    harness.get_by_role_and_label(Role::Cell, &name);
    harness.key_press(Key::Tab);
    harness.run();
    let focused = harness.get_by_role_and_label(Role::Grid, "Value of each scenario to each party").is_focused();
    assert!(!focused, "Tab leaves the table");
}

#[test]
fn assuming_no_deal_values_brings_margins_and_undo_takes_them_away() {
    let mut harness = wide(App::open(UKRAINE));
    let switch = "Take “No agreement” as everyone’s no-deal value";
    let russia = cell(harness.state(), 10, 1);
    assert!(!russia.contains("no-deal"), "{russia}");
    assert!(harness.query_by_role_and_label(Role::RadioButton, "Figures: Margin").is_none());
    harness.get_by_role_and_label(Role::CheckBox, switch).click();
    harness.run();
    let russia = cell(harness.state(), 10, 1);
    assert!(russia.contains("above the no-deal value"), "{russia}");
    harness.get_by_role_and_label(Role::Cell, &russia);
    harness.get_by_label("assumed");
    harness.get_by_role_and_label(Role::RadioButton, "Figures: Margin");
    harness.get_by_role_and_label(Role::RadioButton, "Figures: Value").click();
    harness.run();
    assert!(harness.state().document().view().over_time.totals);
    harness.state_mut().session.apply(Command::Undo);
    harness.run();
    assert!(!cell(harness.state(), 10, 1).contains("no-deal"));
    assert!(harness.query_by_label("assumed").is_none());
    harness.state_mut().session.apply(Command::Redo);
    harness.run();
    harness.get_by_role_and_label(Role::Link, "Clear the assumed no-deal values").click();
    harness.run();
    assert_eq!(harness.state().document().edits().basis.assumed_no_deal, None);
}

/// What is said of the assumption of no-deal values: why it is offered, and the switch.
fn offered(app: &App) -> Option<(String, String)> {
    let heat = westphalia::present::acceptance::heat(app.document());
    heat.assumption.map(|assumption| (assumption.sentence, assumption.switch))
}

#[test]
fn a_no_deal_value_given_up_counts_as_none_and_what_is_tried_out_as_one() {
    let said = |sentence: &str, whose: &str| Some((sentence.to_owned(), format!("Take “No agreement” as {whose}")));
    let give_up = |party: usize| Command::Edit(EditCommand::GiveUpNoDeal(PartyIx(party)));
    let attempt = |party: usize| {
        let value = Some(Micro::whole(40));
        Command::Edit(EditCommand::TryNoDeal { party: PartyIx(party), value, gesture: None })
    };
    let app = App::open(UKRAINE);
    assert_eq!(offered(&app), said("No no-deal values are known.", "everyone’s no-deal value"));
    let app = app.with([give_up(1)]);
    let sentence = "3 of 4 no-deal values are not known, 1 given up (what if).";
    assert_eq!(offered(&app), said(sentence, "the missing ones"));
    let head = &westphalia::present::acceptance::heat(app.document()).parties[1];
    assert_eq!((head.no_deal.as_str(), head.assumed), ("No-deal value given up", true));
    let app = app.with([attempt(0), attempt(2), attempt(3)]);
    assert_eq!(offered(&app), None, "the assumption would count for nobody");
    assert!(!Action::ToggleAssumedNoDeal.is_enabled(&app.session));
    let app = app.with([assume(true)]);
    assert_eq!(offered(&app), said("1 of 4 no-deal values are given up (what if).", "the missing ones"));
    assert!(Action::ToggleAssumedNoDeal.is_enabled(&app.session), "it can be taken back");
}

#[test]
fn the_panel_says_what_stands_in_the_way() {
    let mut harness = wide(App::open(UKRAINE));
    harness.get_by_label("Select a cell to see what stands in the way.");
    harness.state_mut().session.apply(selected(5, 0));
    harness.run();
    let obstacles = westphalia::present::obstacles::obstacles(harness.state().document(), ScenarioIx(5), PartyIx(0));
    let verdict = format!("{}. {}. {}", obstacles.total, obstacles.verdict, obstacles.coverage);
    harness.get_by_label(&verdict);
    assert!(obstacles.verdict.starts_with("crosses "), "{}", obstacles.verdict);
    let first = &obstacles.red_lines[0];
    assert!(first.certain, "what is crossed comes before what is at risk");
    harness.get_by_label(&first.spoken);
    let more = westphalia::present::obstacles::more_sources(first, false);
    let named = format!("{more}, {}", first.label);
    if first.sources.len() > 1 {
        harness.get_by_role_and_label(Role::Link, &named).click();
        harness.run();
        harness.get_by_role_and_label(Role::Link, &format!("Fewer sources, {}", first.label));
    }
}

#[test]
fn a_loss_selects_its_issue() {
    let mut harness = wide(App::open(UKRAINE).with([selected(6, 2)]));
    let obstacles = westphalia::present::obstacles::obstacles(harness.state().document(), ScenarioIx(6), PartyIx(2));
    let loss = &obstacles.losses[0];
    assert!(loss.points >= obstacles.losses[1].points && obstacles.most == loss.points);
    harness.get_by_role_and_label(Role::Button, &loss.spoken).click();
    harness.run();
    assert_eq!(selection(&harness).issue, Some(loss.issue));
}

#[test]
fn the_chart_speaks_and_switches_its_axis() {
    let mut harness = wide(App::open(UKRAINE));
    let timeline = westphalia::present::over_time::timeline(harness.state().document());
    assert!(timeline.spoken.starts_with("Line chart. Totals of 4 parties over 12 drafts"), "{}", timeline.spoken);
    harness.get_by_role_and_label(Role::Image, &timeline.spoken);
    for line in &timeline.lines {
        harness.get_by_role_and_label(Role::Image, &line.spoken);
    }
    harness.get_by_role_and_label(Role::RadioButton, "Axis: By date").click();
    harness.run();
    assert!(harness.state().document().view().over_time.by_date);
    harness.get_by_label("Value, by date");
}

#[test]
fn the_chart_folds_and_its_edge_moves_with_keys() {
    let mut harness = wide(App::open(UKRAINE));
    let edge = "Height of the chart over time";
    let before = harness.get_by_role_and_label(Role::Splitter, edge).rect().center().y;
    tab_to(&mut harness, Role::Splitter, edge);
    harness.key_press(Key::ArrowUp);
    harness.run();
    let after = harness.get_by_role_and_label(Role::Splitter, edge).rect().center().y;
    assert!((before - after - 16.0).abs() < 1.5, "{before} {after}");
    harness.get_by_label("Fold the chart").click();
    harness.run();
    assert!(harness.query_by_label("Axis: By date").is_none());
    harness.get_by_label("Unfold the chart").click();
    harness.run();
    harness.get_by_label("Axis: By date");
}

#[test]
fn scrolling_over_the_chart_does_not_zoom_it() {
    let mut harness = wide(App::open(UKRAINE));
    let timeline = westphalia::present::over_time::timeline(harness.state().document());
    let place = |harness: &Harness<'_, App>| harness.get_by_label(&timeline.lines[0].spoken).rect();
    let before = place(&harness);
    let at = before.center();
    harness.hover_at(at);
    harness.event(egui::Event::Zoom(2.0));
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 80.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    });
    harness.run_steps(10);
    assert_eq!(place(&harness), before);
}

fn dialog(app: App) -> Harness<'static, App> {
    wide(app.with([Command::View(ViewCommand::ExportDialog(true))]))
}

#[test]
fn the_export_dialog_asks_for_each_format() {
    let cards = westphalia::present::export_choice::formats();
    for card in cards {
        let mut harness = dialog(App::open(UKRAINE));
        assert!(harness.get_by_role_and_label(Role::RadioButton, "HTML report").is_focused());
        harness.get_by_role_and_label(Role::RadioButton, card.title).click();
        harness.run();
        if card.format == ExportFormat::Svg {
            harness.get_by_role_and_label(Role::RadioButton, "Chart: Acceptance").click();
            harness.run();
        }
        harness.get_by_role_and_label(Role::Button, "Export…").click();
        harness.run();
        let [Effect::AskExportPlace { tab, request, suggested, folder }] = harness.state().effects.as_slice() else {
            panic!("{:?}", harness.state().effects)
        };
        let chart = if card.format == ExportFormat::Svg { ExportChart::Acceptance } else { ExportChart::default() };
        assert_eq!(*request, ExportRequest { format: card.format, chart });
        assert_eq!(*suggested, format!("ukraine-framework.{}", card.format.ending()));
        assert_eq!(folder.as_deref(), Some(std::path::Path::new("/drafts")));
        let (tab, request) = (*tab, *request);
        let path: std::path::PathBuf = "/out/file".into();
        let to = FileCommand::ExportTo { tab, request, path: path.clone() };
        let effects = harness.state_mut().session.apply(Command::File(to));
        assert_eq!(effects, [Effect::Export { tab, request, path: path.clone() }]);
        assert!(!harness.state().session.export_open(), "the dialog closes when a place is chosen");
        harness.state_mut().session.apply(Command::File(FileCommand::Exported(path.clone())));
        let notice = harness.state().session.notice().unwrap().clone();
        assert_eq!((notice.text.as_str(), notice.path, notice.failed), ("Exported /out/file", Some(path), false));
    }
}

#[test]
fn the_export_dialog_remembers_goes_by_arrows_and_closes_with_escape() {
    let mut harness = dialog(App::open(UKRAINE));
    for (key, title) in [(Key::ArrowDown, "CSV tables"), (Key::ArrowRight, "JSON"), (Key::ArrowUp, "Markdown")] {
        harness.key_press(key);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::RadioButton, title).is_focused(), "{title}");
    }
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!harness.state().session.export_open());
    harness.state_mut().session.apply(Command::View(ViewCommand::ExportDialog(true)));
    harness.run();
    let markdown = harness.get_by_role_and_label(Role::RadioButton, "Markdown");
    assert!(markdown.is_focused() && markdown.accesskit_node().toggled() == Some(Toggled::True));
}

#[test]
fn nothing_compared_is_said_and_cannot_be_exported() {
    let all = framework(UKRAINE).scenario_ixs().collect::<Vec<_>>();
    let none = || all.iter().map(|scenario| Command::Edit(EditCommand::Include(*scenario, false)));
    let mut harness = dialog(App::open(UKRAINE).with(none()));
    let export = harness.get_by_role_and_label(Role::Button, "Export…");
    assert!(export.accesskit_node().is_disabled());
    assert!(harness.query_all_by_label("No scenario is compared. Tick one or more on Compare.").count() >= 1);
    harness.get_by_role_and_label(Role::Button, "Cancel").click();
    harness.run();
    assert!(!harness.state().session.export_open());
    harness.get_by_role_and_label(Role::Button, "Go to Compare").click();
    harness.run();
    assert_eq!(harness.state().document().view().workspace, Workspace::Compare);
}

#[test]
fn every_size_of_window_draws() {
    for size in [[1440.0, 900.0], [1024.0, 700.0], [960.0, 600.0], [300.0, 120.0]] {
        for by_date in [false, true] {
            let view = ViewCommand::OverTime(OverTime { totals: false, by_date });
            let app = App::open(UKRAINE).with([assume(true), Command::View(view), selected(6, 2)]);
            let mut harness = screen(size, Theme::Dark, app);
            harness.run();
        }
    }
}

/// Pictures for people to look at, where a folder for them is named.
#[test]
fn pictures() {
    let Ok(folder) = std::env::var("WESTPHALIA_SHOTS") else { return };
    let mut tall = screen([1440.0, 1300.0], Theme::Light, App::open(UKRAINE).with([assume(true), selected(12, 0)]));
    tall.run();
    tall.render().unwrap().save(format!("{folder}/tall.png")).unwrap();
    for (theme, called) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        for (width, height) in [(1440.0, 900.0), (1024.0, 700.0), (960.0, 600.0)] {
            let shot = |app: App, name: &str| {
                let mut app = app;
                app.right = width > 1180.0 || name.contains("right");
                let mut harness = screen([width, height], theme, app);
                harness.run();
                let picture = harness.render().unwrap();
                picture.save(format!("{folder}/{name}-{called}-{width}.png")).unwrap();
            };
            shot(App::open(UKRAINE), "plain");
            shot(App::open(UKRAINE).with([selected(5, 0)]), "selected");
            shot(App::open(UKRAINE).with([assume(true), selected(10, 1)]), "assumed");
            let by_date = ViewCommand::OverTime(OverTime { totals: false, by_date: true });
            shot(App::open(UKRAINE).with([assume(true), Command::View(by_date), selected(6, 2)]), "date-right");
            shot(App::open(UKRAINE).with([Command::View(ViewCommand::ExportDialog(true))]), "export");
        }
    }
}
