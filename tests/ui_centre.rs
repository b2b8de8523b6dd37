//! The centre of Compare: columns, segments and cells are found by name, answer pointer and keys, and show what
//! `present` says.
#![cfg(feature = "ui")]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests may fail, and times are printed")]

mod common;
#[path = "../benches/large.rs"]
mod large;

use common::{UKRAINE, document, harness_state};
use egui::accesskit::Role;
use egui::{Key, Theme};
use egui_kittest::{Harness, kittest::Queryable as _};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::present::actions::Ask;
use westphalia::present::centre as centre_words;
use westphalia::present::columns::{self, Figure};
use westphalia::present::{differences, matrix};
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::view::{CompareTab, JudgedBy, Selection};
use westphalia::ui::compare::{self, State};
use westphalia::ui::frame::keys::filter_field;
use westphalia::ui::queue::Queue;

struct Centre {
    document: Document,
    state: State,
}

impl Centre {
    fn view(mut self, command: ViewCommand) -> Self {
        self.document.look(&command);
        self
    }

    fn edit(mut self, command: &EditCommand) -> Self {
        self.document.edit(command);
        self
    }
}

fn opened(text: &str) -> Centre {
    Centre { document: document(text), state: State::default() }
}

fn draw(ui: &mut egui::Ui, centre: &mut Centre) {
    let mut out = Queue::default();
    compare::centre(ui, &centre.document, &mut centre.state, &mut out);
    while let Some(ask) = out.take() {
        match ask {
            Ask::Command(Command::Edit(command)) => centre.document.edit(&command),
            Ask::Command(Command::View(command)) => centre.document.look(&command),
            _ => {}
        }
    }
}

fn shown(centre: Centre, size: [f32; 2], theme: Theme) -> Harness<'static, Centre> {
    let mut harness = harness_state(size, theme, centre, draw);
    harness.run();
    harness
}

fn at(scenario: usize, issue: usize) -> ViewCommand {
    let party = None;
    ViewCommand::Select(Selection { scenario: Some(ScenarioIx(scenario)), issue: Some(IssueIx(issue)), party })
}

/// Pictures for looking at, where a folder is named.
fn picture(harness: &mut Harness<'_, Centre>, name: &str) {
    if let Ok(folder) = std::env::var("WESTPHALIA_SHOTS") {
        let image = harness.render().unwrap();
        image.save(format!("{folder}/{name}.png")).unwrap();
    }
}

const SIZE: [f32; 2] = [850.0, 796.0];

/// Judged by Ukraine, with a baseline and few enough scenarios to see them all.
fn judged() -> Centre {
    let mut centre = opened(UKRAINE).view(ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    for scenario in 5..13 {
        centre = centre.edit(&EditCommand::Include(ScenarioIx(scenario), false));
    }
    centre.edit(&EditCommand::SetBaseline(Some(ScenarioIx(3))))
}

fn cell_name(document: &Document, scenario: usize, issue: usize) -> String {
    let (scenario, issue) = (ScenarioIx(scenario), IssueIx(issue));
    matrix::spoken(document, scenario, issue, &matrix::cell(document, scenario, issue))
}

fn issues_shown(harness: &Harness<'_, Centre>) -> usize {
    harness.query_all_by_role(Role::RowHeader).count()
}

#[test]
fn segments_and_cells_say_what_present_says_and_select() {
    let mut harness = shown(judged(), SIZE, Theme::Dark);
    harness.get_by_role_and_label(Role::Figure, &columns::summary(&harness.state().document));
    let all = columns::columns(&harness.state().document);
    let Figure::Stack(Some(stack)) = &all[1].figure else { panic!("a stack") };
    let name = stack.segments[1].spoken.clone();
    harness.get_by_label(&name).click();
    harness.run();
    assert_eq!(harness.state().document.view().selection.scenario, Some(all[1].scenario));

    let name = cell_name(&harness.state().document, 3, 1);
    harness.get_by_role_and_label(Role::GridCell, &name).click();
    harness.run();
    let selection = harness.state().document.view().selection;
    assert_eq!((selection.scenario, selection.issue), (Some(ScenarioIx(3)), Some(IssueIx(1))));
}

#[test]
fn the_matrix_is_one_stop_with_arrow_keys_inside() {
    let mut harness = shown(judged(), SIZE, Theme::Dark);
    harness.get_by_role(Role::Grid).focus();
    harness.run();
    for key in [Key::ArrowDown, Key::ArrowRight, Key::ArrowDown, Key::End, Key::Home] {
        harness.key_press(key);
        harness.run();
    }
    let selection = harness.state().document.view().selection;
    assert_eq!((selection.scenario, selection.issue), (Some(ScenarioIx(0)), Some(IssueIx(1))));
    harness.key_press(Key::PageDown);
    harness.key_press(Key::PageDown);
    harness.run();
    let issue = harness.state().document.view().selection.issue.unwrap();
    let name = cell_name(&harness.state().document, 0, issue.0);
    assert!(issue.0 > 10, "{issue:?}");
    harness.get_by_role_and_label(Role::GridCell, &name);
}

#[test]
fn filter_differences_and_folding_reduce_the_rows() {
    let mut harness = shown(judged(), [850.0, 1400.0], Theme::Light);
    assert_eq!(issues_shown(&harness), 21);
    harness.ctx.memory_mut(|memory| memory.request_focus(filter_field()));
    harness.run();
    assert!(harness.get_by_label("Filter issues").is_focused());
    harness.get_by_label("Filter issues").type_text("nato");
    harness.run();
    let found = issues_shown(&harness);
    assert!(found > 0 && found < 21, "{found}");
    harness.get_by_label("Filter issues").type_text("zzz");
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Clear filter").click();
    harness.run();
    assert_eq!(issues_shown(&harness), 21);

    harness.get_by_role_and_label(Role::Button, "Fold Security").click();
    harness.run();
    assert_eq!(issues_shown(&harness), 15);
    harness.get_by_role_and_label(Role::Button, "Unfold Security").click();
    harness.run();

    harness.get_by_role_and_label(Role::Button, "Only differences").click();
    harness.run();
    let document = &harness.state().document;
    let differing = document.framework().issue_ixs().filter(|issue| matrix::differs(document, *issue)).count();
    assert_eq!(issues_shown(&harness), differing);
}

#[test]
fn what_is_typed_and_cannot_be_found_can_be_cleared() {
    let centre = judged().view(ViewCommand::Filter("no such words".to_owned()));
    let mut harness = shown(centre, SIZE, Theme::Dark);
    assert_eq!(issues_shown(&harness), 0);
    harness.get_by_role_and_label(Role::Button, "Clear filter");
    harness.get_by_role_and_label(Role::Button, "Show all issues").click();
    harness.run();
    assert_eq!(harness.state().document.view().filter, "");
}

#[test]
fn the_baseline_is_chosen_from_its_menu() {
    let mut harness = shown(judged(), SIZE, Theme::Dark);
    let name = |document: &Document, ix: usize| document.framework().scenarios()[ix].name.clone();
    let before = name(&harness.state().document, 3);
    let after = name(&harness.state().document, 4);
    let unchanged = |document: &Document| matrix::cell(document, ScenarioIx(3), IssueIx(0)).unchanged;
    harness.get_by_label(&format!("Baseline: {before}")).click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItemRadio, &after).click();
    harness.run();
    assert_eq!(harness.state().document.edits().baseline, Some(ScenarioIx(4)));
    assert!(!unchanged(&harness.state().document));
    harness.get_by_label(&format!("Baseline: {after}")).click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItemRadio, "None").click();
    harness.run();
    assert_eq!(harness.state().document.edits().baseline, None);
}

#[test]
fn judged_by_all_shows_a_bar_a_party() {
    let centre = judged().view(ViewCommand::JudgedBy(JudgedBy::All));
    let mut harness = shown(centre, SIZE, Theme::Dark);
    for party in 0..4 {
        let name = columns::spoken_bar(&harness.state().document, PartyIx(party), ScenarioIx(1));
        harness.get_by_role_and_label(Role::Image, &name);
    }
    let name = columns::spoken_bar(&harness.state().document, PartyIx(2), ScenarioIx(1));
    harness.get_by_label(&name).click();
    harness.run();
    let selection = harness.state().document.view().selection;
    assert_eq!((selection.scenario, selection.party), (Some(ScenarioIx(1)), Some(PartyIx(2))));
}

#[test]
fn many_columns_scroll_to_the_selected_one() {
    let centre = opened(UKRAINE).view(ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    let mut harness = shown(centre, SIZE, Theme::Dark);
    let name = cell_name(&harness.state().document, 12, 19);
    assert!(harness.query_by_label(&name).is_none(), "not built while out of sight");
    harness.state_mut().document.look(&at(12, 19));
    harness.run();
    harness.get_by_role_and_label(Role::GridCell, &name);
    assert_eq!(harness.query_all_by_label_contains("Scroll ").count(), 2);
}

#[test]
fn differences_show_the_numbers_of_present_and_select() {
    let centre = opened(UKRAINE)
        .view(ViewCommand::CompareTab(CompareTab::Differences))
        .view(ViewCommand::Pair(ScenarioIx(3), ScenarioIx(8)));
    let mut harness = shown(centre, [850.0, 1400.0], Theme::Dark);
    let expected = differences::view(&harness.state().document);
    assert_eq!(harness.query_all_by_role(Role::Row).count(), expected.rows.len());
    for total in &expected.totals {
        harness.get_by_label(&centre_words::spoken_total(&harness.state().document, total));
    }
    harness.get_by_role_and_label(Role::Row, &expected.rows[2].spoken).click();
    harness.run();
    let selection = harness.state().document.view().selection;
    assert_eq!((selection.scenario, selection.issue), (Some(ScenarioIx(8)), Some(expected.rows[2].issue)));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().document.view().selection.issue, Some(expected.rows[3].issue));

    harness.get_by_role_and_label(Role::Button, "Swap the scenarios").click();
    harness.run();
    assert_eq!(harness.state().document.view().pair, (ScenarioIx(8), ScenarioIx(3)));
    harness.get_by_label("Order of differences: By size").click();
    harness.run();
    let rows: Vec<f32> = harness.query_all_by_role(Role::Row).map(|row| row.rect().top()).collect();
    assert!(rows.windows(2).all(|pair| pair[0] <= pair[1]));
}

#[test]
fn nothing_compared_says_so() {
    let mut centre = opened(UKRAINE);
    for scenario in 0..13 {
        centre = centre.edit(&EditCommand::Include(ScenarioIx(scenario), false));
    }
    let mut harness = shown(centre, SIZE, Theme::Light);
    harness.get_by_label(centre_words::NOTHING_COMPARED);
    harness.get_by_role_and_label(Role::Button, "Compare all scenarios").click();
    harness.run();
    assert!(harness.state().document.edits().basis.included.iter().all(|included| *included));
}

#[test]
fn small_windows_and_other_tabs_do_no_harm() {
    for size in [[200.0, 120.0], [374.0, 300.0], [560.0, 464.0]] {
        for tab in [CompareTab::Contributions, CompareTab::Differences] {
            for judge in [JudgedBy::All, JudgedBy::Party(PartyIx(1))] {
                let centre = opened(UKRAINE).view(ViewCommand::CompareTab(tab)).view(ViewCommand::JudgedBy(judge));
                let mut harness = shown(centre, size, Theme::Dark);
                harness.state_mut().document.look(&at(4, 7));
                harness.run();
            }
        }
    }
}

/// Times frames where WESTPHALIA_TIMES asks for it, which means something with optimisation and on a quiet machine only:
/// the bundled file should take less than 4 ms, 50 scenarios less than 8.
#[test]
fn frames_are_timed() {
    if std::env::var("WESTPHALIA_TIMES").is_err() {
        return;
    }
    let large = large::file(50, 40, 6);
    for (name, text) in [("bundled", UKRAINE), ("large", &large)] {
        for judge in [JudgedBy::All, JudgedBy::Party(PartyIx(0))] {
            for tab in [CompareTab::Contributions, CompareTab::Differences] {
                let centre = opened(text).view(ViewCommand::JudgedBy(judge)).view(ViewCommand::CompareTab(tab));
                let mut harness = shown(centre, [1440.0, 900.0], Theme::Dark);
                let start = std::time::Instant::now();
                for _ in 0..100 {
                    harness.step();
                }
                println!("{name} {judge:?} {tab:?}: {:.2} ms", start.elapsed().as_secs_f64() * 10.0);
            }
        }
    }
}

/// Everything worth looking at, in both themes and at the widths that panels leave, where a folder is named.
#[test]
fn pictures() {
    if std::env::var("WESTPHALIA_SHOTS").is_err() {
        return;
    }
    for (theme, suffix) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        for (width, height) in [(850.0, 796.0), (560.0, 596.0)] {
            for judge in [JudgedBy::All, JudgedBy::Party(PartyIx(0)), JudgedBy::Party(PartyIx(1))] {
                let who = judge.party().map_or("all".to_owned(), |party| format!("p{}", party.0));
                let mut centre = opened(UKRAINE).view(ViewCommand::JudgedBy(judge)).view(at(5, 1));
                centre = centre.edit(&EditCommand::SetBaseline(Some(ScenarioIx(3))));
                if judge != JudgedBy::Party(PartyIx(1)) {
                    centre = centre.edit(&EditCommand::AssumeNoDeal(Some(ScenarioIx(0))));
                    for scenario in (5..13).filter(|_| width > 800.0) {
                        centre = centre.edit(&EditCommand::Include(ScenarioIx(scenario), false));
                    }
                }
                let mut harness = shown(centre, [width, height], theme);
                picture(&mut harness, &format!("{who}-{width}-{suffix}"));
            }
            let centre = opened(UKRAINE)
                .view(ViewCommand::CompareTab(CompareTab::Differences))
                .view(ViewCommand::Pair(ScenarioIx(3), ScenarioIx(8)))
                .view(at(8, 2));
            let mut harness = shown(centre, [width, height], theme);
            picture(&mut harness, &format!("differences-{width}-{suffix}"));
        }
    }
    let large = large::file(50, 40, 6);
    for (judge, name) in [(JudgedBy::All, "large-all"), (JudgedBy::Party(PartyIx(2)), "large-one")] {
        let centre = opened(&large).view(ViewCommand::JudgedBy(judge)).view(at(20, 30));
        let mut harness = shown(centre, SIZE, Theme::Dark);
        let x = 400.0;
        harness.hover_at(egui::pos2(x, 600.0));
        harness.run();
        picture(&mut harness, name);
    }
    let mut harness = shown(judged().view(at(4, 1)), SIZE, Theme::Light);
    harness.hover_at(egui::pos2(360.0, 190.0));
    for _ in 0..20 {
        harness.step();
    }
    picture(&mut harness, "hover-segment");
    let name = harness.state().document.framework().scenarios()[3].name.clone();
    harness.get_by_label(&format!("Baseline: {name}")).click();
    harness.run();
    picture(&mut harness, "menu");
}
