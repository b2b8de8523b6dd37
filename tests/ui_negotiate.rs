//! Negotiate: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use common::{UKRAINE, harness_state};
use egui::Theme;
use egui_kittest::Harness;
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::view::Workspace;
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

const WIDE: [f32; 2] = [1440.0, 900.0];
const FILE: &str = "/home/analyst/file.toml";
const PANAMA: &str = include_str!("../scenarios/panama-canal-1974.toml");

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

fn send(program: &mut Harness<'_, App>, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        match command {
            Command::Edit(command) => program.state_mut().queue_mut().edit(command),
            Command::View(command) => program.state_mut().queue_mut().view(command),
            other => unreachable!("{other:?} is not needed"),
        }
    }
    program.run();
}

/// Pictures for people to look at, where a folder for them is named.
#[test]
fn pictures() {
    let Ok(folder) = std::env::var("WESTPHALIA_SHOTS") else { return };
    for (theme, called) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        for (name, text) in [("panama", PANAMA), ("ukraine", UKRAINE)] {
            let start = std::time::Instant::now();
            let mut program = program(WIDE, theme, text);
            let reference = document(&program).framework().scenario_ixs().find(|s| document(&program).framework().scenario(*s).reference);
            send(&mut program, [Command::Edit(EditCommand::AssumeNoDeal(reference)), Command::View(ViewCommand::Workspace(Workspace::Negotiate))]);
            println!("{name} {called} {:?}", start.elapsed());
            program.render().unwrap().save(format!("{folder}/{name}-{called}.png")).unwrap();
        }
    }
}
