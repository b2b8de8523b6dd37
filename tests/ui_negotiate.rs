//! Negotiate: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use common::{UKRAINE, harness_state};
use egui::Theme;
use egui_kittest::Harness;
use westphalia::analysis::negotiation::setting::Choice;
use westphalia::model::ids::ScenarioIx;
use westphalia::model::scenario::Outcome;
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::draft::Draft;
use westphalia::session::negotiating::{NegotiateCommand, PackagesTab};
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

/// The framework with the later half of its issues decided, so that a search takes moments.
fn narrowed(program: &mut Harness<'_, App>) {
    let framework = document(program).framework();
    let fixed = framework.issue_ixs().skip(1).step_by(2);
    let fixed: Vec<Command> = fixed
        .filter_map(|issue| match framework.scenario(framework.find_scenario("plan20")?).positions[issue.0].outcome {
            Some(Outcome::Term(term)) => Some(Command::Edit(EditCommand::Fix(issue, Some(Choice::Term(term))))),
            _ => None,
        })
        .collect();
    send(program, fixed);
}

fn assume(program: &mut Harness<'_, App>) {
    let framework = document(program).framework();
    let reference = framework.scenario_ixs().find(|scenario| framework.scenario(*scenario).reference);
    send(program, [Command::Edit(EditCommand::AssumeNoDeal(reference))]);
}

fn go(program: &mut Harness<'_, App>) {
    send(program, [Command::View(ViewCommand::Workspace(Workspace::Negotiate))]);
}

fn shot(program: &mut Harness<'_, App>, folder: &str, name: &str) {
    program.run();
    program.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
}

/// Pictures for people to look at, where a folder for them is named.
#[test]
fn pictures() {
    let Ok(folder) = std::env::var("WESTPHALIA_SHOTS") else { return };
    let themes = [(Theme::Dark, "dark"), (Theme::Light, "light")];
    for ((theme, called), size) in themes.into_iter().flat_map(|theme| [(theme, WIDE), (theme, [1024.0, 700.0])]) {
        let name = |what: &str| format!("{what}-{called}-{}", size[0]);
        let mut panama = program(size, theme, PANAMA);
        go(&mut panama);
        shot(&mut panama, &folder, &name("panama"));
        let mut ukraine = program(size, theme, UKRAINE);
        assume(&mut ukraine);
        narrowed(&mut ukraine);
        go(&mut ukraine);
        shot(&mut ukraine, &folder, &name("ukraine"));
        let draft = Draft::of_scenario(document(&ukraine).framework(), ScenarioIx(10));
        send(&mut ukraine, [Command::Edit(EditCommand::StartDraft(Box::new(draft)))]);
        shot(&mut ukraine, &folder, &name("draft"));
        send(&mut ukraine, [Command::View(ViewCommand::Negotiate(NegotiateCommand::Tab(PackagesTab::Parties)))]);
        shot(&mut ukraine, &folder, &name("parties"));
        send(&mut ukraine, [Command::View(ViewCommand::Negotiate(NegotiateCommand::Tab(PackagesTab::List)))]);
        shot(&mut ukraine, &folder, &name("list"));
    }
}
