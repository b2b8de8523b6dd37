//! Pictures of whole screens, in both themes and at two sizes: what a person sees must not change unnoticed.
//! `UPDATE_SNAPSHOTS=1 cargo test --test pictures` takes them anew; open them before you commit them.
#![cfg(feature = "ui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

#[path = "../benches/large.rs"]
mod large;

mod common;

use common::UKRAINE;
use egui::Theme;
use egui_kittest::{Harness, SnapshotResults, kittest::Queryable as _};
use westphalia::analysis::negotiation::setting::Choice;
use westphalia::model::ids::PartyIx;
use westphalia::model::quantity::Micro;
use westphalia::model::scenario::Outcome;
use westphalia::present::source_register::register;
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::draft::Draft;
use westphalia::session::negotiating::{NegotiateCommand, PackagesTab};
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::tour::{Step, TourCommand};
use westphalia::session::view::{CompareTab, JudgedBy, Selection, SourceOrder, SourcesView, Workspace};
use westphalia::ui::app::App;
use westphalia::ui::outside::disk;
use westphalia::ui::outside::scripted::Scripted;

const WIDE: [f32; 2] = [1440.0, 900.0];
const NARROW: [f32; 2] = [1024.0, 700.0];
const FILE: &str = "/home/analyst/ukraine-framework.toml";

fn program<'a>(size: [f32; 2], theme: Theme, text: Option<String>) -> Harness<'a, App> {
    let outside = Scripted::new(1_790_000_000);
    let choice = if theme == Theme::Light { ThemeChoice::Light } else { ThemeChoice::Dark };
    let files = text.iter().map(|_| FILE.into()).collect();
    if let Some(text) = text {
        outside.put(FILE, text);
    }
    let settings = Settings { theme: choice, ..Settings::default() };
    let mut app = App::new(settings, disk::cards(), Box::new(outside));
    app.open(files);
    let mut harness = common::harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
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
            other => panic!("{other:?} is not needed for pictures"),
        }
    }
    program.run();
}

/// The framework judged by one party, one draft as the baseline, one cell selected.
fn judged(program: &mut Harness<'_, App>, party: &str) {
    let framework = document(program).framework();
    let party = framework.find_party(party).expect("the party");
    let (baseline, draft) = (framework.find_scenario("us28"), framework.find_scenario("plan20"));
    let selection = Selection { scenario: draft, issue: framework.find_issue("guarantee_form"), party: Some(party) };
    let older = ["istanbul22", "formula22", "putin24", "us_apr25"].map(|id| framework.find_scenario(id).expect("it"));
    send(program, older.map(|scenario| Command::Edit(EditCommand::Include(scenario, false))));
    send(
        program,
        [
            Command::Edit(EditCommand::SetBaseline(baseline)),
            Command::View(ViewCommand::JudgedBy(JudgedBy::Party(party))),
            Command::View(ViewCommand::Select(selection)),
        ],
    );
}

/// Takes the picture, and leaves the verdict to the test's one collection of results.
fn shoot(results: &mut SnapshotResults, program: &mut Harness<'_, App>, name: &str) {
    program.run();
    program.snapshot(name);
    results.extend_harness(program);
}

const THEMES: [(Theme, &str); 2] = [(Theme::Dark, "dark"), (Theme::Light, "light")];

#[test]
fn start() {
    let mut results = SnapshotResults::new();
    for (theme, name) in THEMES {
        shoot(&mut results, &mut program(WIDE, theme, None), &format!("start-{name}"));
    }
    shoot(&mut results, &mut program(NARROW, Theme::Light, None), "start-narrow-light");
}

#[test]
fn tour() {
    let mut results = SnapshotResults::new();
    for (size, theme, step, name) in [
        (WIDE, Theme::Light, Step::Weights, "tour-light"),
        (WIDE, Theme::Dark, Step::Cell, "tour-dark"),
        (NARROW, Theme::Light, Step::Obstacles, "tour-narrow-light"),
    ] {
        let mut program = program(size, theme, None);
        program.state_mut().queue_mut().tour(TourCommand::Start);
        for _ in 0..step.place() {
            program.state_mut().queue_mut().tour(TourCommand::Next);
        }
        shoot(&mut results, &mut program, name);
    }
}

#[test]
fn evidence() {
    let mut results = SnapshotResults::new();
    for (size, theme, name) in [
        (WIDE, Theme::Dark, "evidence-dark"),
        (WIDE, Theme::Light, "evidence-light"),
        (NARROW, Theme::Light, "evidence-narrow-light"),
    ] {
        let mut program = program(size, theme, Some(UKRAINE.to_owned()));
        let order = SourceOrder::Statements;
        send(
            &mut program,
            [
                Command::View(ViewCommand::Workspace(Workspace::Evidence)),
                Command::View(ViewCommand::Sources(SourcesView { order, ..SourcesView::default() })),
            ],
        );
        let selected = register(document(&program)).rows.get(2).map(|row| row.source);
        let view = SourcesView { order, selected, ..SourcesView::default() };
        send(&mut program, [Command::View(ViewCommand::Sources(view))]);
        shoot(&mut results, &mut program, name);
    }
}

#[test]
fn compare_for_one_party() {
    let mut results = SnapshotResults::new();
    for (theme, name) in THEMES {
        let mut wide = program(WIDE, theme, Some(UKRAINE.to_owned()));
        judged(&mut wide, "ua");
        shoot(&mut results, &mut wide, &format!("compare-{name}"));
    }
    let mut narrow = program(NARROW, Theme::Light, Some(UKRAINE.to_owned()));
    judged(&mut narrow, "ru");
    shoot(&mut results, &mut narrow, "compare-narrow-light");
}

#[test]
fn compare_for_all() {
    let mut results = SnapshotResults::new();
    let mut wide = program(WIDE, Theme::Dark, Some(UKRAINE.to_owned()));
    judged(&mut wide, "ua");
    let no_deal = document(&wide).framework().find_scenario("no-agreement");
    send(
        &mut wide,
        [Command::View(ViewCommand::JudgedBy(JudgedBy::All)), Command::Edit(EditCommand::AssumeNoDeal(no_deal))],
    );
    shoot(&mut results, &mut wide, "compare-all-dark");
}

#[test]
fn differences() {
    let mut results = SnapshotResults::new();
    let mut wide = program(WIDE, Theme::Light, Some(UKRAINE.to_owned()));
    judged(&mut wide, "ua");
    let framework = document(&wide).framework();
    let pair = ["us28", "plan20"].map(|id| framework.find_scenario(id).expect("the draft"));
    send(
        &mut wide,
        [
            Command::View(ViewCommand::CompareTab(CompareTab::Differences)),
            Command::View(ViewCommand::Pair(pair[0], pair[1])),
        ],
    );
    shoot(&mut results, &mut wide, "differences-light");
}

#[test]
fn acceptance() {
    let mut results = SnapshotResults::new();
    for (size, theme, name) in [
        (WIDE, Theme::Light, "acceptance-light"),
        (WIDE, Theme::Dark, "acceptance-dark"),
        (NARROW, Theme::Light, "acceptance-narrow-light"),
    ] {
        let mut program = program(size, theme, Some(UKRAINE.to_owned()));
        judged(&mut program, "ru");
        let framework = document(&program).framework();
        let no_deal = framework.find_scenario("no-agreement");
        send(
            &mut program,
            [
                Command::View(ViewCommand::Workspace(Workspace::Acceptance)),
                Command::View(ViewCommand::JudgedBy(JudgedBy::All)),
                Command::Edit(EditCommand::AssumeNoDeal(no_deal)),
            ],
        );
        shoot(&mut results, &mut program, name);
    }
}

/// The framework on Negotiate with every second issue decided, so that its search takes moments.
fn negotiating<'a>(size: [f32; 2], theme: Theme) -> Harness<'a, App> {
    let mut program = program(size, theme, Some(UKRAINE.to_owned()));
    let framework = document(&program).framework();
    let (no_deal, draft) = (framework.find_scenario("no-agreement"), framework.find_scenario("plan20").expect("it"));
    let fixed = framework.issue_ixs().skip(1).step_by(2).filter_map(|issue| {
        match framework.scenario(draft).positions[issue.0].outcome {
            Some(Outcome::Term(term)) => Some(Command::Edit(EditCommand::Fix(issue, Some(Choice::Term(term))))),
            _ => None,
        }
    });
    let start = Draft::of_scenario(framework, draft);
    let commands: Vec<Command> = [Command::Edit(EditCommand::AssumeNoDeal(no_deal))]
        .into_iter()
        .chain(fixed)
        .chain([Command::Edit(EditCommand::StartDraft(Box::new(start)))])
        .chain([Command::View(ViewCommand::Workspace(Workspace::Negotiate))])
        .collect();
    send(&mut program, commands);
    program
}

#[test]
fn negotiate() {
    let mut results = SnapshotResults::new();
    for (theme, name) in THEMES {
        let mut wide = negotiating(WIDE, theme);
        shoot(&mut results, &mut wide, &format!("negotiate-{name}"));
        shoot(&mut results, &mut negotiating(NARROW, theme), &format!("negotiate-narrow-{name}"));
        let tab = ViewCommand::Negotiate(NegotiateCommand::Tab(PackagesTab::Parties));
        send(&mut wide, [Command::View(tab)]);
        shoot(&mut results, &mut wide, &format!("negotiate-parties-{name}"));
        send(&mut wide, [Command::View(ViewCommand::Negotiate(NegotiateCommand::Tab(PackagesTab::List)))]);
        wide.get_by_role_and_label(egui::accesskit::Role::Tab, "One or two changes").click();
        wide.run();
        shoot(&mut results, &mut wide, &format!("negotiate-list-{name}"));
    }
}

#[test]
fn negotiate_with_two_and_six_parties() {
    let mut results = SnapshotResults::new();
    let panama = include_str!("../scenarios/panama-canal-1974.toml").to_owned();
    let six = large::file(6, 6, 6);
    for (text, name, theme) in [(panama, "two", Theme::Light), (six, "six", Theme::Dark)] {
        let mut program = program(WIDE, theme, Some(text));
        let tried = EditCommand::TryNoDeal { party: PartyIx(1), value: Some(Micro::whole(40)), gesture: None };
        send(&mut program, [Command::Edit(tried), Command::View(ViewCommand::Workspace(Workspace::Negotiate))]);
        shoot(&mut results, &mut program, &format!("negotiate-{name}"));
    }
}

#[test]
fn error_page() {
    let mut results = SnapshotResults::new();
    let misspelled = UKRAINE.replacen("term = \"gf_consult\"", "term = \"gf_consul\"", 1);
    let wrong = misspelled.replacen("importance = \"priority\"", "importance = \"prioritty\"", 1);
    shoot(&mut results, &mut program(WIDE, Theme::Dark, Some(wrong)), "error-dark");
}

#[test]
fn export_dialog() {
    let mut results = SnapshotResults::new();
    let mut program = program(WIDE, Theme::Light, Some(UKRAINE.to_owned()));
    send(&mut program, [Command::View(ViewCommand::ExportDialog(true))]);
    shoot(&mut results, &mut program, "export-light");
}
