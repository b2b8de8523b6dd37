//! State-linked and second-hand publishers are labelled wherever one is cited on screen; exports have a test of their own.
//! So are values that are one analyst's reading, and coverage beside totals.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::model::source::SourceClass;
use westphalia::present::list::addresses;
use westphalia::present::sources::{Citation, spoken};
use westphalia::present::status::READING;
use westphalia::present::{obstacles, scenario_card, source_register, term};
use westphalia::session::command::ViewCommand;
use westphalia::session::settings::Settings;
use westphalia::session::view::{JudgedBy, Selection, Workspace};
use westphalia::ui::outside::scripted::Scripted;

use super::common::UKRAINE;
use super::{FILE, NOW, Program, click, document, program};

/// High enough for every part of a panel to be on screen.
const HIGH: [f32; 2] = [1440.0, 6000.0];

/// The framework with every outlet state-linked and every other source second-hand: every citation must have a label.
fn doubtful() -> Program<'static> {
    let text = ["official", "wire", "own"]
        .iter()
        .fold(UKRAINE.to_owned(), |text, class| text.replace(&format!("class = \"{class}\""), "class = \"secondary\""));
    opened(&text.replace("class = \"outlet\"", "class = \"state-linked\""))
}

fn opened(text: &str) -> Program<'static> {
    let outside = Scripted::new(NOW);
    outside.put(FILE, text);
    program(HIGH, Settings::default(), &outside, &[FILE])
}

fn look(program: &mut Program<'_>, commands: impl IntoIterator<Item = ViewCommand>) {
    for command in commands {
        program.state_mut().queue_mut().view(command);
    }
    program.run();
}

fn cell(program: &Program<'_>, scenario: &str, issue: &str) -> (ScenarioIx, IssueIx) {
    let framework = document(program).framework();
    (framework.find_scenario(scenario).unwrap(), framework.find_issue(issue).unwrap())
}

/// Every citation is on screen, with its class before it.
fn labelled(program: &Program<'_>, citations: &[Citation], place: &str) {
    assert!(!citations.is_empty(), "{place} cites something");
    for citation in citations {
        let label = spoken(citation);
        assert!(label.starts_with("State-linked, ") || label.starts_with("Second-hand, "), "{place}: {label}");
        let count = program.query_all_by_label(&label).count();
        assert!(count > 0, "{place}: {label}");
    }
}

#[test]
fn the_inspector_labels_every_citation() {
    let mut program = doubtful();
    let (scenario, issue) = cell(&program, "plan20", "guarantee_form");
    let selection = Selection { scenario: Some(scenario), issue: Some(issue), party: None };
    look(&mut program, [ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))), ViewCommand::Select(selection)]);
    let card = term::card(document(&program), scenario, issue);
    labelled(&program, &card.sources, "sources of the cell");
    labelled(&program, &card.values[0].sources, "sources of a judgement");
    for line in &card.red_lines {
        labelled(&program, &line.sources, "sources of a red line");
    }
    click(&mut program, "Scenario");
    let card = scenario_card::card(document(&program), scenario);
    labelled(&program, &card.sources, "sources of a scenario");
}

#[test]
fn a_cell_of_the_matrix_says_how_many_of_its_sources_call_for_care() {
    let mut program = opened(UKRAINE);
    let framework = document(&program).framework();
    let (scenario, issue) = framework
        .scenario_ixs()
        .flat_map(|scenario| framework.issue_ixs().map(move |issue| (scenario, issue)))
        .find(|(scenario, issue)| {
            let sources = &framework.scenario(*scenario).positions[issue.0].evidence.sources;
            sources
                .iter()
                .any(|source| framework.source(*source).class.map(SourceClass::keyword) == Some("state-linked"))
        })
        .unwrap();
    let shown = westphalia::present::matrix::cell(document(&program), scenario, issue);
    let name = westphalia::present::matrix::spoken(document(&program), scenario, issue, &shown);
    let at = program.get_by_role_and_label(Role::GridCell, &name).rect().center();
    program.hover_at(at);
    program.run_steps(20);
    program.get_by(|node| node.value().or_else(|| node.label()).is_some_and(|text| text.contains("state-linked")));
}

#[test]
fn what_stands_in_the_way_labels_every_citation() {
    let mut program = doubtful();
    let framework = document(&program).framework();
    let (scenario, party) = (framework.find_scenario("rumemo25").unwrap(), PartyIx(0));
    let selection = Selection { scenario: Some(scenario), issue: None, party: Some(party) };
    look(&mut program, [ViewCommand::GoTo(Workspace::Acceptance, selection)]);
    let shown = obstacles::obstacles(document(&program), scenario, party);
    let crossed = shown.red_lines.iter().filter(|line| line.certain && !line.sources.is_empty()).count();
    let tags = |program: &Program<'_>| {
        ["State-linked", "Second-hand"].map(|class| program.query_all_by_role_and_label(Role::Label, class).count())
    };
    assert!(crossed > 0);
    assert_eq!(tags(&program).iter().sum::<usize>(), crossed, "one source of each red line that is crossed");
    for line in &shown.red_lines {
        let more = obstacles::more_sources(line, false);
        let name = format!("{more}, {}", line.label);
        if program.query_by_label(&name).is_some() {
            click(&mut program, &name);
        }
    }
    let all: usize = shown.red_lines.iter().map(|line| line.sources.len()).sum();
    assert_eq!(tags(&program).iter().sum::<usize>(), all);
}

#[test]
fn the_register_labels_every_source() {
    let mut program = doubtful();
    look(&mut program, [ViewCommand::Workspace(Workspace::Evidence)]);
    let rows = source_register::register(document(&program)).rows;
    let on_screen: Vec<String> =
        program.get_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect();
    assert!(on_screen.len() > 50);
    for label in &on_screen {
        assert!(label.contains("State-linked") || label.contains("Second-hand"), "{label}");
    }
    program.get_by_role_and_label(Role::Row, &rows[0].spoken).click();
    program.run();
    let selected = source_register::selected(document(&program)).unwrap();
    labelled(&program, &[selected.citation], "the selected source");
}

#[test]
fn whose_reading_it_is_stands_on_every_screen() {
    let mut program = opened(UKRAINE);
    for workspace in Workspace::ALL {
        look(&mut program, [ViewCommand::Workspace(workspace)]);
        program.get_by_label(READING);
    }
}

#[test]
fn coverage_stands_beside_totals_on_every_screen() {
    let mut program = opened(UKRAINE);
    let (scenario, _) = cell(&program, "plan20", "guarantee_form");
    let full = addresses(document(&program), scenario);
    let heard = |program: &Program<'_>, wanted: &str| {
        program.query_all(egui_kittest::kittest::by().predicate(|_| true)).any(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()].into_iter().flatten().any(|text| text.contains(wanted))
        })
    };
    assert!(heard(&program, &full), "list and chart of Compare");
    look(&mut program, [ViewCommand::Select(Selection { scenario: Some(scenario), ..Selection::default() })]);
    assert!(heard(&program, &format!("{full}, ")), "the scenario's card");
    let selection = Selection { scenario: Some(scenario), issue: None, party: Some(PartyIx(1)) };
    look(&mut program, [ViewCommand::GoTo(Workspace::Acceptance, selection)]);
    assert!(heard(&program, &format!("addresses {full}")), "the chart over time");
    assert!(heard(&program, &format!("{full}, ")), "what stands in the way");
    let pair = ViewCommand::Pair(ScenarioIx(0), scenario);
    look(
        &mut program,
        [
            ViewCommand::Workspace(Workspace::Compare),
            pair,
            ViewCommand::CompareTab(westphalia::session::view::CompareTab::Differences),
        ],
    );
    assert!(heard(&program, &full), "differences");
}

#[test]
fn the_inspector_says_where_an_order_is_the_texts_own() {
    let mut program = opened(UKRAINE);
    let note = document(&program).framework().party(PartyIx(0)).evidence.note.clone().expect("a note on the party");
    let note = note.as_str();
    let (scenario, issue) = cell(&program, "plan20", "guarantee_form");
    let selection = Selection { scenario: Some(scenario), issue: Some(issue), party: None };
    look(&mut program, [ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))), ViewCommand::Select(selection)]);
    program.get_by(|node| node.value().is_some_and(|text| text.contains(note)));
    click(&mut program, "Scenario");
    program.get_by(|node| node.value().is_some_and(|text| text.contains(note)));
    let selection = Selection { party: Some(PartyIx(0)), issue: None, ..selection };
    look(&mut program, [ViewCommand::GoTo(Workspace::Acceptance, selection)]);
    program.get_by(|node| node.value().is_some_and(|text| text.contains(note)));
}
