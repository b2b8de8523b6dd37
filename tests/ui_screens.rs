//! What comes with the program and what is shown of it: cards, new files, the tour, the register of sources, and labels
//! of classes wherever a source is cited.
#![cfg(feature = "ui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

#[path = "ui_screens/bundled.rs"]
mod bundled;
mod common;
#[path = "ui_screens/evidence.rs"]
mod evidence;
#[path = "ui_screens/labels.rs"]
mod labels;
#[path = "ui_screens/pictures.rs"]
mod pictures;
#[path = "ui_screens/tour.rs"]
mod tour;

use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use westphalia::session::document::Document;
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::ui::app::App;
use westphalia::ui::outside::disk;
use westphalia::ui::outside::scripted::Scripted;

const NOW: u64 = 1_790_000_000;
const FILE: &str = "/home/analyst/ukraine-framework.toml";
const WIDE: [f32; 2] = [1440.0, 900.0];

type Program<'a> = Harness<'a, App>;

/// The program with files of the disk `outside` open.
fn program<'a>(size: [f32; 2], settings: Settings, outside: &Scripted, files: &[&str]) -> Program<'a> {
    let theme = if settings.theme == ThemeChoice::Light { Theme::Light } else { Theme::Dark };
    let mut app = App::new(settings, disk::cards(), Box::new(outside.clone()));
    app.open(files.iter().map(Into::into).collect());
    let mut harness = common::harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    harness
}

fn document<'a>(program: &'a Program<'_>) -> &'a Document {
    program.state().session().document().expect("a document in front")
}

fn click(program: &mut Program<'_>, label: &str) {
    program.get_by_label(label).click();
    program.run();
}

fn press(program: &mut Program<'_>, modifiers: Modifiers, key: Key) {
    program.key_press_modifiers(modifiers, key);
    program.run();
}
