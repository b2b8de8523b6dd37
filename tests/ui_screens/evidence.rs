//! The register of sources: ordered, filtered, and from a source to the cells that rest on it.

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, OutputCommand, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use westphalia::model::date::PartialDate;
use westphalia::model::ids::SourceIx;
use westphalia::model::source::SourceClass;
use westphalia::present::evidence::{Subject, cited, leads_to};
use westphalia::present::source_register::{NO_SOURCES, register, rings, selected};
use westphalia::session::command::ViewCommand;
use westphalia::session::settings::Settings;
use westphalia::session::view::{SourceOrder, Workspace};
use westphalia::ui::outside::scripted::Scripted;

use super::common::UKRAINE;
use super::{FILE, NOW, Program, WIDE, click, document, press, program};

const BARE: &str = include_str!("../fixtures/accept/bare.toml");

fn evidence(text: &str) -> Program<'static> {
    let outside = Scripted::new(NOW);
    outside.put(FILE, text);
    let mut program = program(WIDE, Settings::default(), &outside, &[FILE]);
    press(&mut program, Modifiers::NONE, Key::Num7);
    assert_eq!(document(&program).view().workspace, Workspace::Evidence);
    program
}

/// The rows on screen, as they are read aloud.
fn rows(program: &Program<'_>) -> Vec<String> {
    program.get_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect()
}

#[test]
fn a_click_on_a_head_orders_and_another_turns_the_order_round() {
    let mut program = evidence(UKRAINE);
    let dates = |program: &Program<'_>| -> Vec<i64> {
        let framework = document(program).framework();
        let rows = register(document(program)).rows;
        rows.iter().filter_map(|row| framework.source(row.source).date.map(PartialDate::day_number)).collect()
    };
    assert!(dates(&program).is_sorted_by(|one, other| one >= other), "the latest first");
    click(&mut program, "Order by date, earliest first");
    assert!(dates(&program).is_sorted());
    for (head, order, descending) in [
        ("Order by statements, most first", SourceOrder::Statements, true),
        ("Order by statements, fewest first", SourceOrder::Statements, false),
        ("Order by title", SourceOrder::Title, false),
        ("Order by publisher", SourceOrder::Publisher, false),
        ("Order by class", SourceOrder::Class, false),
        ("Order by number", SourceOrder::Number, false),
        ("Order by number, backwards", SourceOrder::Number, true),
    ] {
        program.get_by_role_and_label(Role::ColumnHeader, head).click();
        program.run();
        let view = &document(&program).view().sources;
        assert_eq!((view.order, view.descending), (order, descending), "{head}");
        let shown = register(document(&program)).rows;
        let on_screen = rows(&program);
        let expected: Vec<String> = shown.iter().take(on_screen.len()).map(|row| row.spoken.clone()).collect();
        assert_eq!(on_screen, expected, "{head}");
        let counts: Vec<usize> = shown.iter().map(|row| row.statements).collect();
        match (order, descending) {
            (SourceOrder::Statements, true) => assert!(counts.is_sorted_by(|one, other| one >= other)),
            (SourceOrder::Statements, false) => assert!(counts.is_sorted()),
            (SourceOrder::Number, _) => assert_eq!(shown[0].source.0 == 0, !descending),
            _ => {}
        }
    }
}

#[test]
fn sources_are_filtered_by_text_class_and_scenario() {
    let mut program = evidence(UKRAINE);
    let all = document(&program).framework().sources().len();
    program.get_by_label(&format!("{all} sources"));
    press(&mut program, Modifiers::COMMAND, Key::F);
    program.get_by_label("Search sources").type_text("TASS");
    program.run();
    let found = register(document(&program)).rows;
    assert!(!found.is_empty() && found.len() < all);
    program.get_by_label(&format!("{} of {all} sources", found.len()));
    click(&mut program, "Show sources with any text");
    click(&mut program, "Class of sources: All classes");
    let linked = |label: &str| label.starts_with("State-linked, ");
    program
        .get_by(|node| node.role() == Role::MenuItemRadio && node.label().is_some_and(|label| linked(&label)))
        .click();
    program.run();
    let linked = register(document(&program)).rows;
    assert!(linked.iter().all(|row| row.citation.class == Some("State-linked")) && !linked.is_empty());
    let framework = document(&program).framework();
    let ring = rings(document(&program)).into_iter().find(|ring| ring.label == "28-point draft").unwrap();
    let of_draft = |source: SourceIx| {
        cited(framework).iter().any(|statement| {
            let of = matches!(statement.subject, Subject::Cell(s, _) | Subject::Scenario(s) if s == ring.scenario);
            of && statement.sources.contains(&source)
        })
    };
    let expected: Vec<SourceIx> = linked.iter().map(|row| row.source).filter(|source| of_draft(*source)).collect();
    assert!(expected.len() < linked.len());
    program.get_by_role_and_label(Role::Button, &ring.spoken).click();
    program.run();
    let shown: Vec<SourceIx> = register(document(&program)).rows.iter().map(|row| row.source).collect();
    assert_eq!(shown, expected);
    program.get_by_label_contains("Show the sources of every scenario, not only G").click();
    program.run();
    assert_eq!(register(document(&program)).rows.len(), linked.len());
    press(&mut program, Modifiers::COMMAND, Key::F);
    program.get_by_label("Search sources").type_text("nowhere to be found");
    program.run();
    program.get_by_label("No source fits the filters.");
    click(&mut program, "Show all sources");
    assert_eq!(register(document(&program)).rows.len(), all);
}

#[test]
fn a_source_leads_to_the_cells_that_rest_on_it() {
    let mut program = evidence(UKRAINE);
    program.get_by_label("Select a source to see what rests on it.");
    let row = register(document(&program)).rows.into_iter().next().unwrap();
    program.get_by_role_and_label(Role::Row, &row.spoken).click();
    program.run();
    assert_eq!(document(&program).view().sources.selected, Some(row.source));
    let node = program.get_by_role_and_label(Role::Row, &row.spoken);
    assert_eq!(node.accesskit_node().toggled(), Some(Toggled::True));
    let shown = selected(document(&program)).unwrap();
    assert_eq!(shown.rests.iter().map(|rests| rests.rows.len()).sum::<usize>(), row.statements);
    for rests in &shown.rests {
        program.get_by_role_and_label(Role::Heading, rests.heading);
    }
    let statement = shown.rests[0].rows[0].clone();
    let (workspace, selection) = leads_to(document(&program), statement.subject);
    program.get_by_role_and_label(Role::Button, &format!("Show {}", statement.spoken)).click();
    program.run();
    let view = document(&program).view();
    assert_eq!((view.workspace, view.selection), (workspace, selection));
    assert_eq!(workspace, Workspace::Compare);
}

#[test]
fn every_statement_leads_to_a_place_that_shows_its_source() {
    let program = evidence(UKRAINE);
    let document = document(&program);
    let framework = document.framework();
    for statement in cited(framework) {
        let (workspace, selection) = leads_to(document, statement.subject);
        match statement.subject {
            Subject::Cell(scenario, issue) => {
                assert_eq!((selection.scenario, selection.issue), (Some(scenario), Some(issue)));
            }
            Subject::Judgement(party, issue) | Subject::RedLine(party, _, issue) => {
                assert_eq!((selection.party, selection.issue), (Some(party), Some(issue)));
            }
            Subject::Term(issue, _) | Subject::Mark(issue, _) | Subject::Issue(issue) | Subject::Silence(issue) => {
                assert_eq!(selection.issue, Some(issue));
                assert!(selection.scenario.is_some());
            }
            Subject::Scenario(scenario) => assert_eq!((selection.scenario, selection.issue), (Some(scenario), None)),
            Subject::NoDeal(party) | Subject::Party(party) => {
                assert_eq!((workspace, selection.party), (Workspace::Acceptance, Some(party)));
            }
            Subject::Group(_) | Subject::Link(_) => assert!(selection.issue.is_some()),
        }
    }
}

#[test]
fn the_register_is_one_stop_with_arrow_keys_inside() {
    let mut program = evidence(UKRAINE);
    let rows = register(document(&program)).rows;
    program.get_by_role_and_label(Role::Row, &rows[0].spoken).click();
    program.run();
    let selected = |program: &Program<'_>| document(program).view().sources.selected.unwrap();
    press(&mut program, Modifiers::NONE, Key::ArrowDown);
    press(&mut program, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&program), rows[2].source);
    press(&mut program, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(selected(&program), rows[1].source);
    press(&mut program, Modifiers::NONE, Key::End);
    assert_eq!(selected(&program), rows[rows.len() - 1].source);
    program.get_by_role_and_label(Role::Row, &rows[rows.len() - 1].spoken);
    press(&mut program, Modifiers::NONE, Key::Home);
    assert_eq!(selected(&program), rows[0].source);
}

#[test]
fn addresses_are_opened_by_the_system_and_citations_copied() {
    let mut program = evidence(UKRAINE);
    let row = register(document(&program)).rows.into_iter().find(|row| row.citation.url.is_some()).unwrap();
    let opened = |program: &Program<'_>, wanted: &str| {
        program.output().platform_output.commands.iter().any(|command| match command {
            OutputCommand::OpenUrl(open) => open.url == wanted,
            OutputCommand::CopyText(text) => text.contains(wanted),
            _ => false,
        })
    };
    let name = westphalia::present::sources::open_name(&row.citation);
    program.get_by_role_and_label(Role::Link, &name).click();
    program.step();
    assert!(opened(&program, row.citation.url.as_deref().unwrap()));
    program.get_by_role_and_label(Role::Row, &row.spoken).click();
    program.run();
    program.get_by_label("Copy citation").click();
    program.step();
    assert!(opened(&program, &row.citation.title));
}

#[test]
fn a_file_without_sources_says_so() {
    let program = evidence(BARE);
    assert!(document(&program).framework().sources().is_empty());
    program.get_by_label(NO_SOURCES);
}

#[test]
fn what_is_not_known_comes_last_whichever_way() {
    let mut program = evidence(UKRAINE);
    let sources = document(&program).framework().sources();
    let unknown = sources.iter().filter(|source| source.publisher.is_none()).count();
    assert!(sources.iter().any(|source| source.class == Some(SourceClass::Own)));
    for descending in [false, true] {
        let order = SourceOrder::Publisher;
        let view = westphalia::session::view::SourcesView { order, descending, ..Default::default() };
        program.state_mut().queue_mut().view(ViewCommand::Sources(view));
        program.run();
        let rows = register(document(&program)).rows;
        let known = rows.iter().take_while(|row| row.citation.publisher.is_some()).count();
        assert_eq!(known + unknown, rows.len());
    }
}

#[test]
fn a_picked_source_opens_the_panel_where_it_is_folded() {
    let outside = Scripted::new(NOW);
    outside.put(FILE, UKRAINE);
    let mut program = program([1024.0, 700.0], Settings::default(), &outside, &[FILE]);
    press(&mut program, Modifiers::NONE, Key::Num7);
    let close = |program: &Program<'_>| {
        program.query_by_role_and_label(Role::Button, "Close what rests on the source").is_some()
    };
    assert!(!close(&program), "folded at first");
    program.get_all_by_role(Role::Row).nth(1).unwrap().click();
    program.run();
    assert!(document(&program).view().sources.selected.is_some() && close(&program), "it opens");
    press(&mut program, Modifiers::NONE, Key::Escape);
    assert!(!close(&program));
    program.get_by_role_and_label(Role::ColumnHeader, "Order by title").click();
    program.run();
    assert!(!close(&program), "another order is no choice of a source");
    program.get_all_by_role(Role::Row).next().unwrap().click();
    program.run();
    assert!(close(&program), "another source opens it again");
}
