//! Why not: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use common::UKRAINE;
use egui::Theme;
use egui_kittest::{Harness, SnapshotResults, kittest::Queryable as _};
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::view::Workspace;
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

const WIDE: [f32; 2] = [1440.0, 900.0];
const NARROW: [f32; 2] = [1024.0, 700.0];
const FILE: &str = "/home/analyst/ukraine-strict.toml";

/// The framework with a red line added for Russia, so that every term on the Donetsk and Luhansk regions is ruled out.
fn strict() -> String {
    let line = "  [[parties.red_lines]]\n  issue = \"donbas\"\n  never = [\"db_line\", \"db_restore\"]\n";
    let assumed = "  [[parties.red_lines]]\n  issue = \"donbas\"\n  never = [\"db_mutual\"]\n\n";
    let mut text = UKRAINE.replacen(line, &format!("{assumed}{line}"), 1);
    let line = "  [[parties.red_lines]]\n  issue = \"donbas\"\n  never = [\"db_ruadmin\"]\n";
    let assumed = "  [[parties.red_lines]]\n  issue = \"donbas\"\n  never = [\"db_uazone\"]\n\n";
    text = text.replacen(line, &format!("{assumed}{line}"), 1);
    assert_ne!(text, UKRAINE);
    text
}

fn program<'a>(size: [f32; 2], theme: Theme, text: &str) -> Harness<'a, App> {
    let outside = Scripted::new(1_790_000_000);
    outside.put(FILE, text.to_owned());
    let choice = if theme == Theme::Light { ThemeChoice::Light } else { ThemeChoice::Dark };
    let mut app = App::new(Settings { theme: choice, ..Settings::default() }, Vec::new(), Box::new(outside));
    app.open(vec![FILE.into()]);
    let mut harness = common::harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    send(&mut harness, [Command::View(ViewCommand::Workspace(Workspace::WhyNot))]);
    harness
}

fn document<'a>(program: &'a Harness<'_, App>) -> &'a Document {
    program.state().session().document().expect("a document in front")
}

fn send(program: &mut Harness<'_, App>, commands: impl IntoIterator<Item = Command>) {
    for command in commands {
        match command {
            Command::Edit(command) => program.state_mut().queue_mut().edit(command),
            Command::View(command) => program.state_mut().queue_mut().view(command),
            other => panic!("{other:?} is not needed here"),
        }
    }
    program.run();
}

#[test]
fn pictures() {
    let mut results = SnapshotResults::new();
    let mut shoot = |program: &mut Harness<'_, App>, name: &str| {
        program.run();
        program.snapshot(name);
        results.extend_harness(program);
    };
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        shoot(&mut program(WIDE, theme, &strict()), &format!("why-not-{name}"));
        shoot(&mut program(NARROW, theme, &strict()), &format!("why-not-narrow-{name}"));
    }
    shoot(&mut program(WIDE, Theme::Dark, UKRAINE), "why-not-some-dark");
}
#[test]
fn pictures_of_acceptance() {
    let mut results = SnapshotResults::new();
    let mut program = program(WIDE, Theme::Light, UKRAINE);
    let framework = document(&program).framework();
    let scenario = framework.find_scenario("plan20");
    let no_deal = framework.find_scenario("no-agreement");
    let party = framework.find_party("ru");
    send(
        &mut program,
        [
            Command::Edit(EditCommand::AssumeNoDeal(no_deal)),
            Command::View(ViewCommand::Workspace(Workspace::Acceptance)),
            Command::View(ViewCommand::Select(westphalia::session::view::Selection { scenario, party, issue: None })),
        ],
    );
    program.get_by_role_and_label(egui::accesskit::Role::Heading, "Single changes, largest first").scroll_to_me();
    program.run();
    program.snapshot("acceptance-changes-light");
    results.extend_harness(&mut program);
}
