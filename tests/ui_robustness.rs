//! Robustness: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;
#[path = "ui_robustness/limits.rs"]
mod limits;

use common::UKRAINE;
use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::{Harness, SnapshotResults, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::robustness::Uncertain;
use westphalia::analysis::robustness::plan::Plan;
use westphalia::analysis::robustness::result::{Pair, Robustness};
use westphalia::analysis::robustness::run::run;
use westphalia::analysis::robustness::tally::Tally;
use westphalia::export::{Chart, Format, Request, render};
use westphalia::jobs::Jobs;
use westphalia::model::framework::Silence;
use westphalia::model::ids::{PartyIx, SourceIx};
use westphalia::present::chart_data::table;
use westphalia::present::list;
use westphalia::present::robustness::everyone::EveryoneRow;
use westphalia::present::robustness::knock_outs::offers;
use westphalia::present::robustness::panel::panel;
use westphalia::present::robustness::screen::{Chances, RobustnessScreen, of_document};
use westphalia::present::second_opinions::shown;
use westphalia::session::command::{EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::robustness::{LeftOut, Part, RobustnessCommand, WeightChoice};
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::view::{JudgedBy, SourcesView, Workspace};
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

const WIDE: [f32; 2] = [1440.0, 900.0];
const NARROW: [f32; 2] = [1024.0, 700.0];
const GUARANTEES: &str = include_str!("../scenarios/ukraine-security-guarantees.toml");
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

/// Takes the scenario without an agreement as everyone's no-deal value.
fn assume(program: &mut Harness<'_, App>) {
    let no_deal = document(program).framework().find_scenario("no-agreement");
    program.state_mut().queue_mut().edit(EditCommand::AssumeNoDeal(no_deal));
    program.run_steps(6);
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
fn what_the_screen_says_is_found_by_role_and_name() {
    let program = program(WIDE, Theme::Light);
    program.get_by_role_and_label(Role::Heading, &finding(&program));
    for tab in ["Chance of each rank", "Acceptance under uncertainty", "What the ranking rests on"] {
        program.get_by_role_and_label(Role::Tab, tab);
    }
    let figures = screen(&program).figures.unwrap();
    let cell = figures.pairs[0][1].clone().unwrap();
    program.get_by_role_and_label(Role::Cell, &cell.spoken);
    program.get_by_role_and_label(Role::Cell, &figures.acceptance.rows[0].cells[0].spoken);
    program.get_by_role_and_label(Role::Slider, "Spread around the present weights");
    program.get_by_role_and_label(Role::CheckBox, "Open options");
    program.get_by_role_and_label(Role::TextInput, "Seed of the draws");
    program.get_by_role_and_label(Role::Button, "Samples: 1,000");
    let foot = panel(document(&program)).foot;
    assert_eq!((foot.draws.as_str(), foot.can_cancel), ("1,000 draws", false));
    program.get_by_role_and_label(Role::Status, &format!("{}. {}", foot.draws, foot.error));
}

#[test]
fn a_click_on_a_row_selects_its_scenario() {
    let mut program = program(WIDE, Theme::Light);
    let row = screen(&program).figures.unwrap().rows[1].clone();
    let start = format!("{}: mean rank {}", row.name, row.mean_rank);
    let found = program
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&start)));
    found.expect("the row").click();
    program.run_steps(4);
    assert_eq!(document(&program).view().selection.scenario, Some(row.scenario));
}

#[test]
fn weights_are_chosen_with_the_arrow_keys_and_spread_with_the_slider() {
    let mut program = program(WIDE, Theme::Light);
    let before = finding(&program);
    program.get_by_role_and_label(Role::RadioButton, "Weights: Around the present weights, mostly within ±35%").focus();
    program.run_steps(2);
    program.key_press(Key::ArrowDown);
    program.run_steps(6);
    assert_eq!(document(&program).view().robustness.weights, WeightChoice::Ranked);
    assert_ne!(finding(&program), before, "other weights, other figures");
    program.key_press(Key::ArrowUp);
    program.run_steps(6);
    assert_eq!(finding(&program), before);
    program.get_by_role_and_label(Role::Slider, "Spread around the present weights").focus();
    program.run_steps(2);
    program.key_press(Key::ArrowRight);
    program.run_steps(4);
    assert!((document(&program).view().robustness.spread - 0.36).abs() < 1e-9);
    program.get_by_role_and_label(Role::CheckBox, "Open options").click();
    program.run_steps(4);
    assert!(!document(&program).view().robustness.uncertain.open);
    assert_eq!(document(&program).history().undo_label(), None, "how draws are made is no edit");
}

#[test]
fn another_seed_draws_anew_and_the_first_one_gives_the_first_figures_again() {
    let mut program = program(WIDE, Theme::Light);
    let before = screen(&program).figures.unwrap();
    click(&mut program, Role::Button, "Draw with another seed");
    let other = screen(&program).figures.unwrap();
    assert_ne!(document(&program).view().robustness.seed, 1);
    assert_ne!(before.chances, other.chances);
    look(&mut program, RobustnessCommand::Seed(1));
    assert_eq!(screen(&program).figures.unwrap(), before);
}

/// Judged by the first party, with draws that run when they are let go.
fn held<'a>(samples: u64) -> Harness<'a, App> {
    let mut program = opened(WIDE, Theme::Light, UKRAINE, Jobs::held());
    view(&mut program, ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    look(&mut program, RobustnessCommand::Samples(samples));
    view(&mut program, ViewCommand::Workspace(Workspace::Robustness));
    program
}

fn let_go(program: &mut Harness<'_, App>) {
    program.state_mut().jobs_mut().let_go();
    program.run_steps(4);
}

#[test]
fn draws_appear_in_stages_and_can_be_stopped_without_losing_them() {
    let mut program = held(5_000);
    program.get_by_role_and_label(Role::Label, "The first draws are under way.");
    let_go(&mut program);
    let drawn = |program: &Harness<'_, App>| document(program).draws().drawn.map(|drawn| drawn.found.draws);
    assert_eq!(drawn(&program), Some(1_024));
    let foot = panel(document(&program)).foot;
    assert_eq!((foot.draws.as_str(), foot.percent.as_str()), ("1,024 of 5,000 draws", "20%"));
    // Rows keep the order they had until draws are over.
    let mut kept = screen(&program).figures.unwrap().order;
    kept.reverse();
    let figures = of_document(document(&program), &kept).figures.unwrap();
    assert!(figures.is_kept && figures.order == kept);
    click(&mut program, Role::Button, "Cancel the draws");
    assert!(!of_document(document(&program), &kept).figures.unwrap().is_kept);
    let foot = panel(document(&program)).foot;
    assert_eq!(foot.draws, "Stopped at 1,024 of 5,000");
    assert!(screen(&program).is_settled && screen(&program).figures.is_some());
    click(&mut program, Role::Button, "Go on drawing");
    for expected in [4_096, 5_000] {
        let_go(&mut program);
        assert_eq!(drawn(&program), Some(expected));
    }
    // The same figures as in one go.
    let staged = document(&program).draws().drawn.unwrap().found.clone();
    let sampling = document(&program).sampling();
    let plan = Plan::new(&sampling.framework, &sampling.study).unwrap();
    let mut meter = Meter::new(Limits::default());
    let tally = run(&plan, &Tally::new(&plan), 5_000, 1, &mut meter).unwrap();
    assert_eq!(Robustness::new(&plan, &tally, &mut meter).unwrap(), staged);
}

#[test]
fn rows_keep_their_places_until_they_are_sorted() {
    let mut program = held(5_000);
    let_go(&mut program);
    let places = |program: &Harness<'_, App>| {
        let rows = program.get_all_by_role(Role::Button).filter_map(|node| {
            let name = node.accesskit_node().label()?;
            Some((name.split_once(": mean rank ")?.0.to_owned(), node.rect().top()))
        });
        let mut rows: Vec<(String, f32)> = rows.collect();
        rows.sort_by(|one, other| one.1.total_cmp(&other.1));
        rows.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    let kept = places(&program);
    // Other weights put others first: the draws are under way again, and rows stay.
    look(&mut program, RobustnessCommand::Weights(WeightChoice::Uniform));
    let_go(&mut program);
    assert!(!screen(&program).is_settled);
    let sorted: Vec<_> = screen(&program).figures.unwrap().rows.into_iter().map(|row| row.name).collect();
    assert_ne!(sorted, kept, "the draws say another order");
    assert_eq!(places(&program), kept);
    click(&mut program, Role::Link, "Sort rows by the draws so far");
    assert_eq!(places(&program), sorted);
    assert!(program.query_by_role_and_label(Role::Link, "Sort rows by the draws so far").is_none());
}

#[test]
fn a_change_keeps_the_old_figures_in_sight_until_there_are_new_ones() {
    let mut program = held(1_000);
    let_go(&mut program);
    let before = screen(&program);
    assert!(!before.is_stale && before.is_settled);
    look(&mut program, RobustnessCommand::Spread(0.6));
    let waiting = screen(&program);
    assert!(waiting.is_stale && !waiting.is_settled);
    assert_eq!(waiting.figures, before.figures);
    assert!(program.query_all_by_role_and_label(Role::Label, "updating").count() > 0);
    let_go(&mut program);
    assert!(!screen(&program).is_stale);
    assert_ne!(screen(&program).figures, before.figures);
}

#[test]
fn evidence_is_left_out_as_a_trial_that_escape_ends() {
    let mut program = program(WIDE, Theme::Light);
    let before = screen(&program);
    let row = before.evidence.table.clone().unwrap().rows[0].clone();
    click(&mut program, Role::Button, &format!("{}. Try it", row.spoken));
    assert_eq!(document(&program).view().robustness.left_out, Some(row.left_out.clone()));
    let trial = screen(&program).trial.unwrap();
    program.get_by_role_and_label(Role::Label, &format!("What if. {} {}", trial.sentence, trial.disclaimer));
    assert_ne!(screen(&program).figures, before.figures);
    assert_eq!(screen(&program).evidence, before.evidence, "what rests on what does not depend on a trial");
    assert_eq!(document(&program).history().undo_label(), None);
    program.key_press(Key::Escape);
    program.run_steps(6);
    assert_eq!(document(&program).view().robustness.left_out, None);
    assert_eq!(screen(&program).figures, before.figures);
    look(&mut program, RobustnessCommand::Try(Some(LeftOut::SingleSource)));
    // Which cells become open stands in a menu, and leads there.
    click(&mut program, Role::Button, "Cells that become open");
    let framework = document(&program).framework();
    let opened = LeftOut::SingleSource.opens(framework);
    let items = program.query_all_by_role(Role::MenuItem).count();
    assert_eq!(items, opened.len(), "every scenario is compared");
    let first = *opened.first().unwrap();
    program.query_all_by_role(Role::MenuItem).next().unwrap().click();
    program.run();
    let view = document(&program).view();
    assert_eq!((view.selection.scenario, view.selection.issue), (Some(first.0), Some(first.1)));
    assert_eq!(view.workspace, Workspace::Compare);
    program.state_mut().queue_mut().view(ViewCommand::Workspace(Workspace::Robustness));
    program.run();
    click(&mut program, Role::Button, "Clear what is tried out");
    assert_eq!(screen(&program).trial, None);
}

#[test]
fn while_all_judge_there_is_a_row_for_each_scenario_and_party() {
    let mut program = opened(WIDE, Theme::Light, UKRAINE, Jobs::inline());
    assume(&mut program);
    look(&mut program, RobustnessCommand::Samples(1_000));
    view(&mut program, ViewCommand::Workspace(Workspace::Robustness));
    program.run_steps(6);
    let figures = screen(&program).figures.unwrap();
    let Chances::All(everyone) = &figures.chances else { panic!("all judge") };
    assert!(everyone.rows.iter().all(|row| row.lines.len() == 4));
    let shares: Vec<_> = everyone.rows.iter().map(|row| row.share.unwrap()).collect();
    assert!(shares.is_sorted_by(|one, other| one >= other), "{shares:?}");
    let name = |row: &EveryoneRow| {
        let lines: Vec<&str> = row.lines.iter().map(|line| line.spoken.as_str()).collect();
        format!("{}. {}", row.spoken, lines.join(". "))
    };
    program.get_by_role_and_label(Role::Button, &name(&everyone.rows[0]));
    click(&mut program, Role::Tab, "Pair by pair");
    click(&mut program, Role::RadioButton, "By whose weights: Russia");
    assert_eq!(screen(&program).figures.unwrap().of, PartyIx(1));
}

#[test]
fn a_dock_fills_its_side_and_goes_back() {
    let mut program = program(WIDE, Theme::Light);
    click(&mut program, Role::Button, "Maximise Chance of each rank");
    assert!(program.query_by_role_and_label(Role::Tab, "Pair by pair").is_none());
    program.get_by_role_and_label(Role::Button, "Restore Chance of each rank").focus();
    program.run_steps(2);
    program.key_press(Key::Enter);
    program.run_steps(4);
    program.get_by_role_and_label(Role::Tab, "Pair by pair");
    click(&mut program, Role::Button, "Maximise What the ranking rests on");
    assert!(program.query_by_role_and_label(Role::Tab, "Acceptance under uncertainty").is_none());
}

#[test]
fn what_cannot_be_drawn_and_what_does_not_vary_is_said() {
    let mut program = program(WIDE, Theme::Light);
    let part = Part::outermost(document(&program).framework())[0];
    look(&mut program, RobustnessCommand::Limit(PartyIx(0), part, Some([0.2, 0.5])));
    assert_eq!(document(&program).view().robustness.weights, WeightChoice::Within);
    assert!(screen(&program).figures.is_some());
    for part in Part::outermost(document(&program).framework()) {
        look(&mut program, RobustnessCommand::Limit(PartyIx(0), part, Some([0.5, 0.6])));
    }
    let nothing = screen(&program).nothing.unwrap();
    assert_eq!(nothing.sentence, "No weights meet all the limits on Ukraine’s weights: widen or remove one of them.");
    click(&mut program, Role::Link, "Clear all: Limits on Ukraine’s weights");
    look(&mut program, RobustnessCommand::Spread(0.0));
    let nothing = Uncertain { open: false, numbers: false, silent: false, values: false, only_order: false };
    look(&mut program, RobustnessCommand::Uncertain(nothing));
    assert!(finding(&program).starts_with("Nothing varies, so every draw is equal"), "{}", finding(&program));
    for scenario in document(&program).framework().scenario_ixs().skip(1).collect::<Vec<_>>() {
        program.state_mut().queue_mut().edit(EditCommand::Include(scenario, false));
    }
    program.run_steps(6);
    assert_eq!(screen(&program).nothing.unwrap().sentence, "Ranks need two scenarios that are compared.");
    click(&mut program, Role::Button, "Choose scenarios on Compare");
    assert_eq!(document(&program).view().workspace, Workspace::Compare);
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
        assume(&mut wide);
        shoot(&mut wide, &format!("robustness-{name}"));
        view(&mut wide, ViewCommand::JudgedBy(JudgedBy::All));
        let all = (theme == Theme::Dark).then_some("robustness-all-dark");
        if let Some(name) = all {
            shoot(&mut wide, name);
        }
        let mut narrow = program(NARROW, theme);
        shoot(&mut narrow, &format!("robustness-narrow-{name}"));
        if theme == Theme::Light {
            click(&mut narrow, Role::Tab, "Weights to lead");
            shoot(&mut narrow, "robustness-leading-narrow-light");
        }
    }
    // Few scenarios: all three docks of the centre have room.
    let mut few = opened(WIDE, Theme::Dark, GUARANTEES, Jobs::inline());
    view(&mut few, ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    look(&mut few, RobustnessCommand::Samples(1_000));
    view(&mut few, ViewCommand::Workspace(Workspace::Robustness));
    few.run_steps(6);
    shoot(&mut few, "robustness-few-dark");
    view(&mut few, ViewCommand::JudgedBy(JudgedBy::All));
    shoot(&mut few, "robustness-few-all-dark");
    let mut tried = program(WIDE, Theme::Light);
    let left_out = screen(&tried).evidence.table.unwrap().rows[0].left_out.clone();
    look(&mut tried, RobustnessCommand::Try(Some(left_out)));
    look(&mut tried, RobustnessCommand::Weights(WeightChoice::Within));
    shoot(&mut tried, "robustness-tried-light");
    let mut drawing = held(10_000);
    let_go(&mut drawing);
    shoot(&mut drawing, "robustness-drawing-light");
    look(&mut drawing, RobustnessCommand::Spread(0.2));
    click(&mut drawing, Role::Tab, "Weights to lead");
    shoot(&mut drawing, "robustness-stale-light");
    let mut narrow = program(NARROW, Theme::Dark);
    click(&mut narrow, Role::Button, "Open acceptance and what the ranking rests on");
    shoot(&mut narrow, "robustness-right-narrow-dark");
}

#[test]
fn draws_that_are_known_stand_in_every_report_and_can_be_copied() {
    let program = program(WIDE, Theme::Light);
    let document = document(&program);
    let figures = screen(&program).figures.unwrap();
    let finding = finding(&program);
    for format in [Format::Html, Format::Markdown] {
        let text = String::from_utf8(render(document, &Request::new(format))[0].bytes.clone()).unwrap();
        let begins = finding.split(" scores").next().unwrap();
        assert!(text.contains("1,000 draws, seed 1") && text.contains(begins), "{format:?}");
        assert!(text.contains("What the ranking rests on"), "{format:?}");
    }
    let files = render(document, &Request::new(Format::Csv));
    let csv = files.iter().find(|file| file.suffix == "-robustness").unwrap();
    let csv = String::from_utf8(csv.bytes.clone()).unwrap();
    let ranked = figures.rows.len();
    assert_eq!(csv.lines().filter(|line| line.starts_with("rank,")).count(), ranked * ranked);
    let svg = |chart| String::from_utf8(render(document, &Request::new(Format::Svg(chart)))[0].bytes.clone()).unwrap();
    assert!(svg(Chart::Ranks).contains("tied") && svg(Chart::Ranks).contains(&figures.rows[0].ranks[0].spoken));
    assert!(svg(Chart::Pairs).contains(&figures.pairs[0][1].clone().unwrap().spoken));
    let table = table(document, Chart::Pairs);
    assert_eq!((table.len(), table[0].len()), (ranked + 1, ranked + 1));
    for name in ["Menu of the chart Ranks", "Menu of the chart Pairs"] {
        program.get_by_role_and_label(Role::Button, name);
    }
}

#[test]
fn other_rankings_say_what_draws_cannot_tell_apart() {
    let mut program = program(WIDE, Theme::Light);
    let rows = |program: &Harness<'_, App>| list::rows(document(program));
    let tied: Vec<_> = rows(&program).into_iter().filter(|row| row.rank.ends_with('≈')).collect();
    assert!(tied.len() > 1, "neighbours come in twos at least");
    let found = document(&program).draws().drawn.unwrap().found.clone();
    for row in &tied {
        assert!(row.detail.contains("Cannot be told apart from "), "{}", row.detail);
        assert!(row.spoken.contains("not told apart from a neighbour") && !row.spoken.contains('≈'));
        let of = found.party(PartyIx(0)).unwrap();
        let other = |other: &list::ListRow| of.pair(row.scenario, other.scenario).is_some_and(Pair::is_tied);
        assert!(tied.iter().any(|one| one.scenario != row.scenario && other(one)));
    }
    let opinions = shown(document(&program), PartyIx(0), false).table;
    assert!(opinions.common.iter().any(|phrase| phrase.starts_with('≈')));
    assert!(opinions.rows.iter().any(|row| row.cells[0].as_ref().is_some_and(|cell| cell.rank.ends_with('≈'))));
    // What draws say of other weights or without some evidence is not said of this ranking.
    look(&mut program, RobustnessCommand::Try(Some(LeftOut::LowConfidence)));
    assert!(rows(&program).iter().all(|row| !row.rank.contains('≈')));
    look(&mut program, RobustnessCommand::Try(None));
    view(&mut program, ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(1))));
    view(&mut program, ViewCommand::Workspace(Workspace::Compare));
    assert_eq!(document(&program).view().workspace, Workspace::Compare);
    program.state_mut().queue_mut().edit(EditCommand::SetSilence(Silence::LeftOut));
    program.run_steps(4);
    assert!(rows(&program).iter().all(|row| !row.rank.contains('≈')), "the draws are of another state");
}

#[test]
fn a_source_is_left_out_from_where_it_is_shown() {
    let mut program = program(WIDE, Theme::Light);
    let framework = document(&program).shared_framework();
    let opens = |source: &usize| !LeftOut::Sources(vec![SourceIx(*source)]).opens(&framework).is_empty();
    let source = SourceIx((0..framework.sources().len()).find(opens).unwrap());
    view(&mut program, ViewCommand::Sources(SourcesView { selected: Some(source), ..SourcesView::default() }));
    view(&mut program, ViewCommand::Workspace(Workspace::Evidence));
    let offer = offers(&framework, source).remove(0);
    click(&mut program, Role::Button, &format!("{} on Robustness: {}", offer.label, offer.detail));
    program.run_steps(4);
    assert_eq!(document(&program).view().workspace, Workspace::Robustness);
    assert_eq!(document(&program).view().robustness.left_out, Some(LeftOut::Sources(vec![source])));
    assert!(screen(&program).trial.unwrap().sentence.starts_with("Without "));
}
