//! Robustness: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use common::UKRAINE;
use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::{Harness, SnapshotResults, kittest::Queryable as _};
use westphalia::jobs::Jobs;
use westphalia::model::ids::{PartyIx, ScenarioIx};
use westphalia::present::robustness::panel::panel;
use westphalia::present::robustness::screen::{Chances, RobustnessScreen, of_document};
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::robustness::{LeftOut, RobustnessCommand, WeightChoice};
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::view::{JudgedBy, Workspace};
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

const WIDE: [f32; 2] = [1440.0, 900.0];
const NARROW: [f32; 2] = [1024.0, 700.0];
const FILE: &str = "/home/analyst/ukraine-framework.toml";

fn opened<'a>(
    size: [f32; 2],
    theme: Theme,
    text: &str,
    jobs: Jobs<westphalia::session::search::Search>,
) -> Harness<'a, App> {
    let outside = Scripted::new(1_790_000_000);
    outside.put(FILE, text.to_owned());
    let choice = if theme == Theme::Light { ThemeChoice::Light } else { ThemeChoice::Dark };
    let app = App::new(Settings { theme: choice, ..Settings::default() }, Vec::new(), Box::new(outside));
    let mut app = app.with_jobs(jobs);
    app.open(vec![FILE.into()]);
    let mut harness = common::harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run_steps(4);
    harness
}

/// Judged by the first party, with few draws: a test need not be exact.
fn program<'a>(size: [f32; 2], theme: Theme) -> Harness<'a, App> {
    let mut program = opened(size, theme, UKRAINE, Jobs::inline());
    view(&mut program, ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    look(&mut program, RobustnessCommand::Samples(1_000));
    view(&mut program, ViewCommand::Workspace(Workspace::Robustness));
    program.run_steps(6);
    program
}

fn document<'a>(program: &'a Harness<'_, App>) -> &'a Document {
    program.state().session().document().expect("a document in front")
}

fn screen(program: &Harness<'_, App>) -> RobustnessScreen {
    of_document(document(program), &[])
}

fn view(program: &mut Harness<'_, App>, command: ViewCommand) {
    program.state_mut().queue_mut().view(command);
    program.run_steps(4);
}

fn look(program: &mut Harness<'_, App>, command: RobustnessCommand) {
    view(program, ViewCommand::Robustness(command));
}

fn click(program: &mut Harness<'_, App>, role: Role, name: &str) {
    program.get_by_role_and_label(role, name).click();
    program.run_steps(4);
}

fn finding(program: &Harness<'_, App>) -> String {
    match screen(program).figures.expect("draws").chances {
        Chances::One(ranking) => format!("{}{}", ranking.finding, ranking.rest),
        Chances::All(everyone) => format!("{}{}", everyone.finding, everyone.rest),
    }
}

#[test]
fn pictures() {
    let mut results = SnapshotResults::new();
    let mut shoot = |program: &mut Harness<'_, App>, name: &str| {
        program.run_steps(4);
        program.snapshot(name);
        results.extend_harness(program);
    };
    for (theme, name) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        let mut wide = program(WIDE, theme);
        shoot(&mut wide, &format!("robustness-{name}"));
        view(&mut wide, ViewCommand::JudgedBy(JudgedBy::All));
        let all = (theme == Theme::Dark).then_some("robustness-all-dark");
        if let Some(name) = all {
            shoot(&mut wide, name);
        }
        let mut narrow = program(NARROW, theme);
        shoot(&mut narrow, &format!("robustness-narrow-{name}"));
    }
    let mut tried = program(WIDE, Theme::Light);
    let left_out = screen(&tried).evidence.table.unwrap().rows[0].left_out.clone();
    look(&mut tried, RobustnessCommand::Try(Some(left_out)));
    look(&mut tried, RobustnessCommand::Weights(WeightChoice::Within));
    shoot(&mut tried, "robustness-tried-light");
    let mut narrow = program(NARROW, Theme::Dark);
    click(&mut narrow, Role::Button, "Open acceptance and what the ranking rests on");
    shoot(&mut narrow, "robustness-right-narrow-dark");
}
