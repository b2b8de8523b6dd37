//! The program around the screens: opening, errors, menus, keys, tabs, notices, closing.

mod common;

use egui::Theme;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use westphalia::session::command::{FileCommand, Origin};
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

const DRAFTS: &str = "/home/analyst/Documents/drafts.toml";
const NOW: u64 = 1_790_000_000;

fn text() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/ukraine-framework.toml")).unwrap()
}

fn program<'a>(size: [f32; 2], settings: Settings, outside: &Scripted, files: &[&str]) -> Harness<'a, App> {
    let theme = if settings.theme == ThemeChoice::Light { Theme::Light } else { Theme::Dark };
    let mut app = App::new(settings, Vec::new(), Box::new(outside.clone()));
    app.open(files.iter().map(Into::into).collect());
    let mut harness = common::harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    harness
}

#[test]
fn a_file_of_the_command_line_opens() {
    let outside = Scripted::new(NOW);
    outside.put(DRAFTS, text());
    let harness = program([1440.0, 900.0], Settings::default(), &outside, &[DRAFTS]);
    assert!(harness.state().session().document().is_some());
    harness.get_by_label("drafts.toml");
}
