//! Acceptance and the export dialog: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]

mod common;

use std::sync::Arc;

use common::{UKRAINE, framework, harness_state};
use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::model::ids::{PartyIx, ScenarioIx};
use westphalia::present::actions::Ask;
use westphalia::session::command::{Command, EditCommand, FileCommand, Origin, Reading, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::effect::Effect;
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
        while let Some(ask) = out.next() {
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

/// Pictures for people to look at, where a folder for them is named.
#[test]
fn pictures() {
    let Ok(folder) = std::env::var("WESTPHALIA_SHOTS") else { return };
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
