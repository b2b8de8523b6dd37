//! Weights by answers, weights of all parties, second opinions: found by role and name, answered, applied, undone, and looked at.
#![cfg(feature = "ui")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

#[path = "ui_weights/answers.rs"]
mod answers;
#[path = "ui_weights/opinions.rs"]
mod opinions;
#[path = "ui_weights/pictures.rs"]
mod pictures;

mod common;

use common::harness_state;
use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::model::ids::PartyIx;
use westphalia::present::actions::Action;
use westphalia::session::command::ViewCommand;
use westphalia::session::document::Document;
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::view::{Dialog, JudgedBy};
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

const WIDE: [f32; 2] = [1440.0, 900.0];
const NARROW: [f32; 2] = [1024.0, 700.0];
const FILE: &str = "/home/analyst/file.toml";

fn program<'a>(size: [f32; 2], theme: Theme, text: &str) -> Harness<'a, App> {
    let outside = Scripted::new(1_790_000_000);
    outside.put(FILE, text.to_owned());
    let choice = if theme == Theme::Light { ThemeChoice::Light } else { ThemeChoice::Dark };
    let mut app = App::new(Settings { theme: choice, ..Settings::default() }, Vec::new(), Box::new(outside));
    app.open(vec![FILE.into()]);
    let mut harness = harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    harness
}

fn document<'a>(program: &'a Harness<'_, App>) -> &'a Document {
    program.state().session().document().unwrap()
}

fn look(program: &mut Harness<'_, App>, command: ViewCommand) {
    program.state_mut().queue_mut().view(command);
    program.run();
}

fn open(program: &mut Harness<'_, App>, dialog: Dialog) {
    look(program, ViewCommand::Dialog(Some(dialog)));
}

fn judge(program: &mut Harness<'_, App>, party: usize) {
    look(program, ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(party))));
}

fn click(program: &mut Harness<'_, App>, role: Role, name: &str) {
    program.get_by_role_and_label(role, name).click();
    program.run();
}

/// What a node says that begins so.
fn label(program: &Harness<'_, App>, start: &str) -> String {
    let said = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().or_else(|| node.accesskit_node().value());
    let nodes: Vec<_> = program.query_all_by_label_contains(start).collect();
    let mut said = nodes.iter().filter_map(said).filter(|said| said.starts_with(start));
    said.next().unwrap_or_else(|| unreachable!("nothing begins with {start}"))
}

fn undo(program: &mut Harness<'_, App>) {
    let session = program.state().session().clone();
    program.state_mut().queue_mut().action(Action::Undo, &session);
    program.run();
}
