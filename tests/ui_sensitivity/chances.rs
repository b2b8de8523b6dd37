//! The chance of each rank on Sensitivity: drawn only while it is in sight, from the weights that are chosen there.

use super::*;
use westphalia::present::sensitivity::chances::chances;
use westphalia::session::robustness::{LeftOut, RobustnessCommand, WeightChoice};
use westphalia::session::search::Question;

const TAB: &str = "Chance of each rank";

/// Few draws: a test need not be exact.
fn few(app: App, size: [f32; 2], theme: Theme, by: JudgedBy) -> Harness<'static, App> {
    let mut program = shown(app, size, theme, by);
    look(&mut program, [ViewCommand::Robustness(RobustnessCommand::Samples(1_000))]);
    program
}

fn draws(program: &Harness<'_, App>) -> usize {
    let is_draw = |question: &&Question| matches!(question, Question::Draws(_) | Question::MoreDraws(_));
    document(program).asked().iter().filter(is_draw).count()
}

fn click(program: &mut Harness<'_, App>, role: Role, name: &str) {
    program.get_by_role_and_label(role, name).click();
    program.run();
}

fn first(program: &Harness<'_, App>) -> String {
    let row = chances(document(program), &[]).ranking.unwrap().rows.remove(0);
    format!("{}: mean rank {}", row.name, row.mean_rank)
}

#[test]
fn draws_are_asked_for_while_their_tab_is_in_sight() {
    let mut program = few(app(Theme::Light, UKRAINE), WIDE, Theme::Light, JudgedBy::Party(RUSSIA));
    assert_eq!(draws(&program), 0);
    click(&mut program, Role::Tab, TAB);
    assert_eq!(document(&program).view().sensitivity.table, Table::Chances);
    assert!(draws(&program) > 0 && document(&program).draws().is_whole());
    let asked = document(&program).asked();
    assert!(asked.iter().all(|question| !matches!(question, Question::KnockOuts(_) | Question::RestsOn(_))));
    let near = first(&program);
    starts(&program, Role::Button, &near);
    starts(&program, Role::Image, "Colours of ranks: 1st, ");
    look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Maximise(Some(Dock::Map)))]);
    assert_eq!(draws(&program), 0, "another part has all the room");
    look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Maximise(None))]);
    starts(&program, Role::RadioButton, "Weights to draw: All weights").click();
    program.run();
    assert_eq!(document(&program).view().robustness.weights, WeightChoice::Uniform);
    assert_ne!(first(&program), near);
    assert_eq!(document(&program).history().undo_label(), None);
    click(&mut program, Role::Link, "Open Robustness: pairs, acceptance, and what the ranking rests on");
    assert_eq!(document(&program).view().workspace, Workspace::Robustness);
}

#[test]
fn what_is_chosen_on_robustness_is_named() {
    let mut program = few(app(Theme::Light, UKRAINE), WIDE, Theme::Light, JudgedBy::All);
    click(&mut program, Role::Tab, TAB);
    let before = first(&program);
    look(&mut program, [RobustnessCommand::Weights(WeightChoice::Ranked)].map(ViewCommand::Robustness));
    starts(&program, Role::RadioButton, "Weights to draw: In the order of importance");
    look(&mut program, [RobustnessCommand::Try(Some(LeftOut::LowConfidence))].map(ViewCommand::Robustness));
    starts(&program, Role::Label, "What if. Without ");
    look(&mut program, [RobustnessCommand::Try(None)].map(ViewCommand::Robustness));
    look(&mut program, [RobustnessCommand::Weights(WeightChoice::Around)].map(ViewCommand::Robustness));
    assert_eq!(first(&program), before);
    look(&mut program, [ViewCommand::WeightsOf(RUSSIA)]);
    assert_ne!(first(&program), before, "of the party whose weights are shown");
}

#[test]
fn draws_are_stopped_and_go_on_below_the_chart() {
    let app = app(Theme::Light, UKRAINE).with_jobs(Jobs::held());
    let mut program = few(app, WIDE, Theme::Light, JudgedBy::Party(RUSSIA));
    look(&mut program, [ViewCommand::Robustness(RobustnessCommand::Samples(5_000))]);
    click(&mut program, Role::Tab, TAB);
    program.get_by_label("The first draws are under way.");
    program.state_mut().jobs_mut().let_go();
    program.run();
    starts(&program, Role::Status, "1,024 of 5,000 draws. ");
    click(&mut program, Role::Button, "Cancel the draws");
    starts(&program, Role::Status, "Stopped at 1,024 of 5,000");
    click(&mut program, Role::Button, "Go on drawing");
    program.state_mut().jobs_mut().let_go();
    program.run();
    starts(&program, Role::Status, "4,096 of 5,000 draws. ");
    assert!(program.query_all_by_role(Role::ProgressIndicator).all(|bar| bar.accesskit_node().label().is_some()));
}

#[test]
fn pictures_of_chances() {
    let mut taken = SnapshotResults::new();
    for (name, size, theme) in
        [("sensitivity-chances-light", WIDE, Theme::Light), ("sensitivity-chances-narrow-dark", NARROW, Theme::Dark)]
    {
        let mut program = few(app(theme, UKRAINE).with_jobs(Jobs::held()), size, theme, JudgedBy::Party(RUSSIA));
        look(&mut program, [ViewCommand::Robustness(RobustnessCommand::Samples(5_000))]);
        look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Table(Table::Chances))]);
        program.state_mut().jobs_mut().let_go();
        program.run();
        program.run_steps(4);
        program.snapshot(name);
        taken.extend(program.take_snapshot_results());
    }
}
