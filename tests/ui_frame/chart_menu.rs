//! The menu of a chart: its picture and its figures for the clipboard, and the way to the export dialog.

use egui::{OutputCommand, ViewportCommand};

use super::*;
use westphalia::export::clipboard::tab_separated;
use westphalia::present::chart_data;
use westphalia::session::export::{ExportChart, ExportFormat};

fn opened() -> Program<'static> {
    program(WIDE, Settings::default(), &disk(), &[DRAFTS])
}

fn open_menu(program: &mut Program<'_>, chart: ExportChart) {
    click(program, &format!("Menu of the chart {}", chart.name()));
}

#[test]
fn the_figures_of_a_chart_are_copied_as_a_table() {
    let mut program = opened();
    program.state_mut().queue_mut().view(ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    program.run();
    open_menu(&mut program, ExportChart::Contributions);
    let document = program.state().session().document().unwrap();
    let table = chart_data::table(document, ExportChart::Contributions);
    assert!(table.len() > 10 && table.iter().all(|row| row.len() == table[0].len()), "a whole table");
    let text = OutputCommand::CopyText(tab_separated(&table));
    program.get_by_label("Copy data").click();
    let copied = (0..8).any(|_| {
        program.step();
        program.output().platform_output.commands.contains(&text)
    });
    assert!(copied);
}

#[test]
fn every_chart_has_a_table_of_even_rows() {
    for judge in [JudgedBy::All, JudgedBy::Party(PartyIx(1))] {
        let mut program = opened();
        program.state_mut().queue_mut().view(ViewCommand::JudgedBy(judge));
        program.run();
        for chart in ExportChart::ALL {
            let table = chart_data::table(program.state().session().document().unwrap(), chart);
            assert!(table.len() > 1, "{}", chart.name());
            assert!(table.iter().all(|row| row.len() == table[0].len()), "{}", chart.name());
        }
    }
}

#[test]
fn a_chart_is_exported_from_its_menu_as_a_drawing() {
    let mut program = opened();
    program.state_mut().queue_mut().view(ViewCommand::Workspace(Workspace::Acceptance));
    program.run();
    open_menu(&mut program, ExportChart::OverTime);
    click(&mut program, "Export chart…");
    assert!(program.state().session().export_open());
    let chosen = program.get_by_role_and_label(Role::RadioButton, "SVG of a chart").accesskit_node().toggled();
    assert_eq!(chosen, Some(Toggled::True), "{:?}", ExportFormat::Svg);
    let chart = program.get_by_role_and_label(Role::RadioButton, "Chart: Over time").accesskit_node().toggled();
    assert_eq!(chart, Some(Toggled::True));
}

#[test]
fn the_picture_is_taken_once_the_menu_is_gone() {
    let mut program = opened();
    open_menu(&mut program, ExportChart::Contributions);
    program.get_by_label("Copy image").click();
    let mut asked_with_menu = None;
    for _ in 0..8 {
        program.step();
        let output = program.output();
        let asked = output
            .viewport_output
            .values()
            .flat_map(|viewport| &viewport.commands)
            .any(|command| matches!(command, ViewportCommand::Screenshot(_)));
        if asked {
            asked_with_menu = Some(program.query_by_label("Copy image").is_some());
        }
    }
    assert_eq!(asked_with_menu, Some(false), "a picture is asked for, without the menu on it");
}
