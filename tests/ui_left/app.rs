//! The two panels of Compare in a window of their own, and what tests do with them.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Pos2, Rect, Theme, UiBuilder, pos2};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::io::scenario_file::read_text;
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::present::actions::Ask;
use westphalia::session::command::{Command, EditCommand, FileCommand, Origin, Reading, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::settings::Settings;
use westphalia::session::tabs::Session;
use westphalia::session::view::JudgedBy;
use westphalia::ui::compare;
use westphalia::ui::queue::Queue;
use westphalia::ui::theme::{Tokens, size};

use crate::common::harness_state;

pub(super) const SIZE: [f32; 2] = [1440.0, 900.0];

/// The two panels as they stand in the window, and the session behind them.
#[derive(Default)]
pub(super) struct App {
    pub(super) session: Session,
    compare: compare::State,
    /// Width of the left panel.
    pub(super) left: f32,
}

impl App {
    pub(super) fn new() -> Self {
        Self::of("ukraine-framework.toml", include_str!("../../scenarios/ukraine-framework.toml"))
    }

    pub(super) fn of(name: &str, text: &str) -> Self {
        let loaded = read_text(name, text, &mut |_| Err("extends nothing".to_owned())).expect("the file is read");
        let mut session = Session::new(Settings::default());
        session.apply(Command::File(FileCommand::Read(Reading {
            origin: Origin::Bundled(name.to_owned()),
            texts: loaded.texts,
            problems: loaded.warnings,
            framework: Some(Arc::new(loaded.framework)),
        })));
        Self { session, compare: compare::State::default(), left: size::LEFT_PANEL }
    }

    pub(super) fn look(mut self, command: ViewCommand) -> Self {
        self.session.apply(Command::View(command));
        self
    }

    pub(super) fn edit(mut self, command: EditCommand) -> Self {
        self.session.apply(Command::Edit(command));
        self
    }

    pub(super) fn document(&self) -> &Document {
        self.session.document().expect("a document is open")
    }

    pub(super) fn steps(&self) -> usize {
        let mut document = self.document().clone();
        let mut steps = 0;
        while document.history().undo_label().is_some() {
            document.undo();
            steps += 1;
        }
        steps
    }

    pub(super) fn share(&self, party: PartyIx, issue: IssueIx) -> f64 {
        self.document().edits().basis.weights.share(party, issue)
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui) {
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
        while let Some(ask) = out.take() {
            if let Ask::Command(command) = ask {
                self.session.apply(command);
            }
        }
    }
}

pub(super) fn open(app: App) -> Harness<'static, App> {
    let mut harness = harness_state(SIZE, Theme::Dark, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    harness
}

pub(super) const UKRAINE: PartyIx = PartyIx(0);

pub(super) fn by_ukraine() -> App {
    App::new().look(ViewCommand::JudgedBy(JudgedBy::Party(UKRAINE)))
}

pub(super) fn scenario(app: &App, id: &str) -> ScenarioIx {
    app.document().framework().find_scenario(id).expect("a scenario of the file")
}

pub(super) fn issue(app: &App, id: &str) -> IssueIx {
    app.document().framework().find_issue(id).expect("an issue of the file")
}

pub(super) fn drag(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + (to - from) * 0.5);
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    harness.run();
}

pub(super) fn double_click(harness: &mut Harness<'_, App>, at: Pos2) {
    for _ in 0..2 {
        harness.drag_at(at);
        harness.step();
        harness.drop_at(at);
        harness.step();
    }
    harness.run();
}

/// The rectangle of the only node of this role whose name begins so.
pub(super) fn find(harness: &Harness<'_, App>, role: Role, start: &str) -> Rect {
    let mut all = harness
        .query_all_by_role(role)
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(start)));
    let found = all.next().unwrap_or_else(|| panic!("nothing is called {start}…")).rect();
    assert!(all.next().is_none(), "several are called {start}…");
    found
}

/// A file as large as the program promises to draw without delay.
pub(super) fn large(scenarios: usize, issues: usize, parties: usize) -> String {
    use std::fmt::Write as _;
    let mut text = "format = 1\nid = \"large\"\ntitle = \"Large\"\n".to_owned();
    for group in 0..5 {
        write!(text, "[[groups]]\nid = \"g{group}\"\nname = \"Group {group}\"\n").expect("text");
    }
    for issue in 0..issues {
        let group = issue % 5;
        write!(text, "[[issues]]\nid = \"i{issue}\"\ngroup = \"g{group}\"\nname = \"Issue {issue}\"\n").expect("text");
        text += "terms = [{ id = \"a\", name = \"First\" }, { id = \"b\", name = \"Second\" }]\n";
    }
    for scenario in 0..scenarios {
        write!(text, "[[scenarios]]\nid = \"s{scenario}\"\nname = \"Scenario {scenario}\"\noutcomes = {{ ")
            .expect("text");
        let outcomes: Vec<String> = (0..issues).map(|issue| format!("i{issue} = \"a\"")).collect();
        text += &outcomes.join(", ");
        text += " }\n";
    }
    for party in 0..parties {
        write!(text, "[[parties]]\nid = \"party{party}\"\nname = \"Party {party}\"\n").expect("text");
        text += "weights = { ";
        let weights: Vec<String> = (0..issues).map(|issue| format!("i{issue} = {}", issue + 1)).collect();
        text += &weights.join(", ");
        text += " }\nvalues = { ";
        let values: Vec<String> = (0..issues).map(|issue| format!("i{issue} = {{ a = {party}, b = 100 }}")).collect();
        text += &values.join(", ");
        text += " }\n";
    }
    text
}
