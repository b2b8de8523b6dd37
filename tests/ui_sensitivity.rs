//! Sensitivity: found by role and name, moved through with pointer and keyboard, and looked at.
#![cfg(feature = "ui")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

#[path = "ui_sensitivity/chances.rs"]
mod chances;
mod common;
#[path = "ui_sensitivity/odd.rs"]
mod odd;

use common::{UKRAINE, harness_state};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme, vec2};
use egui_kittest::{Harness, Node, SnapshotResults, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::export::{Chart, Format, Request, render};
use westphalia::jobs::Jobs;
use westphalia::model::framework::Silence;
use westphalia::model::ids::{GroupIx, PartyIx, ScenarioIx};
use westphalia::present::chart_data::{Cell, table};
use westphalia::session::command::{Command, EditCommand, ViewCommand, WeightTarget};
use westphalia::session::document::Document;
use westphalia::session::sensitivity::view::{Dock, SensitivityCommand, Table};
use westphalia::session::settings::{Settings, ThemeChoice};
use westphalia::session::view::{JudgedBy, Workspace};
use westphalia::ui::app::App;
use westphalia::ui::outside::scripted::Scripted;

const WIDE: [f32; 2] = [1440.0, 900.0];
const NARROW: [f32; 2] = [1024.0, 700.0];
const FILE: &str = "/home/analyst/file.toml";
const RUSSIA: PartyIx = PartyIx(1);

fn app(theme: Theme, text: &str) -> App {
    let outside = Scripted::new(1_790_000_000);
    outside.put(FILE, text.to_owned());
    let choice = if theme == Theme::Light { ThemeChoice::Light } else { ThemeChoice::Dark };
    let mut app = App::new(Settings { theme: choice, ..Settings::default() }, Vec::new(), Box::new(outside));
    app.open(vec![FILE.into()]);
    app
}

fn shown<'a>(app: App, size: [f32; 2], theme: Theme, by: JudgedBy) -> Harness<'a, App> {
    let mut program = harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    program.run();
    look(&mut program, [ViewCommand::JudgedBy(by), ViewCommand::Workspace(Workspace::Sensitivity)]);
    program
}

fn open<'a>(size: [f32; 2], theme: Theme) -> Harness<'a, App> {
    shown(app(theme, UKRAINE), size, theme, JudgedBy::Party(RUSSIA))
}

fn look(program: &mut Harness<'_, App>, commands: impl IntoIterator<Item = ViewCommand>) {
    for command in commands {
        program.state_mut().queue_mut().view(command);
    }
    program.run();
}

fn document<'a>(program: &'a Harness<'_, App>) -> &'a Document {
    program.state().session().document().unwrap()
}

fn starts<'a>(program: &'a Harness<'_, App>, role: Role, start: &str) -> Node<'a> {
    let all: Vec<_> = program.query_all_by_role(role).collect();
    let begins = |words: Option<String>| words.is_some_and(|words| words.starts_with(start));
    let found = all.into_iter().find(|node| {
        let node = node.accesskit_node();
        begins(node.label()) || begins(node.value())
    });
    found.unwrap_or_else(|| unreachable!("no {role:?} begins with {start:?}"))
}

fn leader(program: &Harness<'_, App>, party: PartyIx) -> ScenarioIx {
    let scores = &document(program).scores().parties[party.0].scenarios;
    let place = scores.iter().position(|score| score.rank == Some(1));
    ScenarioIx(place.unwrap())
}

#[test]
fn the_screen_says_who_leads_and_names_what_it_draws() {
    let program = open(WIDE, Theme::Dark);
    let lead = document(&program).framework().scenario(leader(&program, RUSSIA)).label().to_owned();
    starts(&program, Role::Label, &format!("{lead} leads for Russia with "));
    starts(&program, Role::Image, "Totals by Russia’s weights as ");
    starts(&program, Role::Image, &format!("Lead of {lead} over "));
    starts(&program, Role::Image, "Highest score by the weights of ");
    starts(&program, Role::Slider, "Weight of ");
    for tab in
        ["Walking weights", "What could change it", "How far weights can move", "Smallest change", "Who can lead"]
    {
        program.get_by_role_and_label(Role::Tab, tab);
    }
    program.get_by_role_and_label(Role::Tab, "Highest score by weights");
}

#[test]
fn the_rule_of_now_is_dragged_and_one_undo_puts_the_weight_back() {
    let mut program = open(WIDE, Theme::Dark);
    let before = document(&program).edits().basis.weights.clone();
    let slider = starts(&program, Role::Slider, "Weight of ").rect();
    let now = document(&program).sensitivity().unwrap().stability[0].1.weight;
    let at = egui::pos2(slider.left() + 3.0 + (slider.width() - 6.0) * now as f32, slider.center().y);
    let tag = at + vec2(0.0, 60.0);
    program.drag_at(tag);
    for step in 1..=5 {
        program.hover_at(tag + vec2(step as f32 * 20.0, 0.0));
        program.run();
    }
    program.drop_at(tag + vec2(100.0, 0.0));
    program.run();
    let target = WeightTarget::Group(GroupIx(0));
    let moved = document(&program).sensitivity().unwrap().stability[0].1.weight;
    assert!(moved > now + 0.1, "{moved} after {now}");
    assert_eq!(document(&program).view().sensitivity.walked.unwrap_or(target), target);
    program.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    program.run();
    assert_eq!(document(&program).edits().basis.weights, before, "a drag is one step");
}

#[test]
fn keys_move_the_weight_and_are_one_step() {
    let mut program = open(WIDE, Theme::Dark);
    let before = document(&program).edits().basis.weights.clone();
    starts(&program, Role::Slider, "Weight of ").focus();
    program.run();
    for _ in 0..3 {
        program.key_press(Key::ArrowRight);
        program.run();
    }
    let moved = document(&program).sensitivity().unwrap().stability[0].1.weight;
    program.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    program.run();
    let back = document(&program).sensitivity().unwrap().stability[0].1.weight;
    assert!((moved - back - 0.03).abs() < 1e-6, "{moved} {back}");
    assert_eq!(document(&program).edits().basis.weights, before);
}

#[test]
fn a_row_of_the_table_lets_its_weight_walk() {
    let mut program = open(WIDE, Theme::Dark);
    let row = starts(&program, Role::Row, "Weight of Economy");
    row.click_accesskit();
    program.run();
    assert!(matches!(document(&program).view().sensitivity.walked, Some(WeightTarget::Group(_))));
    starts(&program, Role::Image, "Totals by Russia’s weights as Economy goes");
}

#[test]
fn the_smallest_change_is_applied_and_taken_back() {
    let mut program = open(WIDE, Theme::Dark);
    look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Table(Table::Changes))]);
    let (before, lead) = (document(&program).edits().basis.weights.clone(), leader(&program, RUSSIA));
    let button = starts(&program, Role::Button, "Apply the weights that put ");
    let label = button.accesskit_node().label().unwrap();
    let rival = label.trim_start_matches("Apply the weights that put ").split(" ahead of ").next().unwrap().to_owned();
    button.click();
    program.run();
    let now = leader(&program, RUSSIA);
    assert_ne!(now, lead, "the smallest change really changes the lead");
    assert_eq!(document(&program).framework().scenario(now).label(), rival);
    assert_eq!(document(&program).history().undo_label(), Some(format!("weights that put {rival} ahead").as_str()));
    let sum = |document: &Document| document.edits().basis.weights.sum(RUSSIA);
    assert!((sum(document(&program)) - before.sum(RUSSIA)).abs() < 50, "the sum of points stays, but for rounding");
    program.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    program.run();
    assert_eq!(document(&program).edits().basis.weights, before);
}

#[test]
fn a_locked_weight_is_not_moved_by_the_smallest_change() {
    let mut program = open(WIDE, Theme::Dark);
    for issue in document(&program).framework().issue_ixs() {
        program.state_mut().queue_mut().edit(EditCommand::SetLock(RUSSIA, WeightTarget::Issue(issue), true));
    }
    look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Table(Table::Changes))]);
    assert!(starts(&program, Role::Button, "Apply the weights that put ").accesskit_node().is_disabled());
}

#[test]
fn a_dock_takes_all_the_room_and_escape_gives_it_back() {
    let mut program = open(WIDE, Theme::Dark);
    program.get_by_role_and_label(Role::Button, "Enlarge highest score by weights").click();
    program.run();
    assert_eq!(document(&program).view().sensitivity.maximised, Some(Dock::Map));
    assert!(program.query_by_role_and_label(Role::Tab, "Walking weights").is_none());
    program.key_press(Key::Escape);
    program.run();
    program.get_by_role_and_label(Role::Tab, "Walking weights");
}

#[test]
fn weights_and_corners_are_chosen_from_menus() {
    let mut program = open(WIDE, Theme::Dark);
    starts(&program, Role::Button, "Change the weight of: ").click();
    program.run();
    let items: Vec<_> = program.query_all_by_role(Role::MenuItemCheckBox).collect();
    assert!(items.len() > document(&program).framework().issues().len(), "groups and issues");
    items[3].click();
    program.run();
    assert!(matches!(document(&program).view().sensitivity.walked, Some(WeightTarget::Issue(_))));
    starts(&program, Role::Button, "Figure: Lead of ").click();
    program.run();
    starts(&program, Role::MenuItemCheckBox, "Total of ").click();
    program.run();
    starts(&program, Role::Image, "Total of ");
}

#[test]
fn while_all_judge_the_party_is_chosen_on_the_screen() {
    let mut program = shown(app(Theme::Dark, UKRAINE), WIDE, Theme::Dark, JudgedBy::All);
    starts(&program, Role::RadioButton, "Whose weights: Sensitivity for United States").click();
    program.run();
    assert_eq!(document(&program).view().weights_of, PartyIx(2));
    starts(&program, Role::Image, "Totals by United States’ weights");
}

#[test]
fn ranges_come_from_a_search_and_stand_in_a_table() {
    let app = app(Theme::Dark, UKRAINE).with_jobs(Jobs::held());
    let mut program = shown(app, WIDE, Theme::Dark, JudgedBy::Party(RUSSIA));
    look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Table(Table::Ranges))]);
    program.get_by_label("Working out the ranges…");
    program.state_mut().jobs_mut().let_go();
    program.run();
    assert!(program.query_by_label("Working out the ranges…").is_none());
    let lead = document(&program).framework().scenario(leader(&program, RUSSIA)).label().to_owned();
    let row = starts(&program, Role::Row, &format!("{lead}: ")).accesskit_node().label().unwrap();
    assert!(row.contains('%'), "who leads now can lead: {row}");
}

#[test]
fn ratios_are_told_apart_from_sums() {
    let mut program = open(WIDE, Theme::Dark);
    program.state_mut().queue_mut().edit(EditCommand::SetSilence(Silence::LeftOut));
    look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Table(Table::Changes))]);
    let said = program.query_all_by_label_contains("so that totals are ratios of weights");
    assert_eq!(said.count(), 2, "the map and the table");
}

#[test]
fn one_scenario_has_no_order_to_depend_on_anything() {
    let mut program = open(WIDE, Theme::Dark);
    let others: Vec<ScenarioIx> = document(&program).framework().scenario_ixs().skip(1).collect();
    for scenario in others {
        program.state_mut().queue_mut().edit(EditCommand::Include(scenario, false));
    }
    program.run();
    assert!(program.query_all_by_label_contains("Two are needed").next().is_some());
    program.get_by_role_and_label(Role::Button, "Go to Compare").click();
    program.run();
    assert_eq!(document(&program).view().workspace, Workspace::Compare);
}

#[test]
fn charts_are_copied_and_exported() {
    let program = open(WIDE, Theme::Dark);
    let document = document(&program);
    for (chart, least) in [(Chart::Walk, 12), (Chart::Causes, 10), (Chart::Map, 4)] {
        let rows = table(document, chart);
        assert!(rows.len() >= least, "{chart:?}: {}", rows.len());
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{chart:?}");
        let files = render(document, &Request::new(Format::Svg(chart)));
        let svg = String::from_utf8(files[0].bytes.clone()).unwrap();
        assert!(svg.contains("Russia") && svg.contains("<title"), "{chart:?}");
    }
    let walk = table(document, Chart::Walk);
    let share = |row: &[Cell]| match row[0] {
        Cell::Number(Some(share)) => share,
        _ => f64::NAN,
    };
    assert!(walk[1..].windows(2).all(|pair| share(&pair[0]) < share(&pair[1])));
}

#[test]
fn the_bands_of_the_sliders_wait_for_the_end_of_a_drag() {
    let mut program = open(WIDE, Theme::Dark);
    look(&mut program, [ViewCommand::Workspace(Workspace::Compare)]);
    let (bands, stale) = document(&program).bands().unwrap();
    let (before, stale_before) = (bands.clone(), stale);
    assert!(!stale_before && before.first == leader(&program, RUSSIA));
    let gesture = Some(westphalia::session::command::Gesture(77));
    let set = |share| EditCommand::SetShare { party: RUSSIA, target: WeightTarget::Group(GroupIx(1)), share, gesture };
    program.state_mut().queue_mut().edit(set(0.9));
    program.run();
    let (during, stale) = document(&program).bands().unwrap();
    assert!(stale && *during == before);
    program.state_mut().queue_mut().edit(EditCommand::EndGesture);
    program.run();
    let (after, stale) = document(&program).bands().unwrap();
    assert!(!stale && *after != before);
}

#[test]
fn pictures() {
    let mut taken = SnapshotResults::new();
    for (name, size, theme, by) in [
        ("sensitivity-light", WIDE, Theme::Light, JudgedBy::Party(RUSSIA)),
        ("sensitivity-dark", WIDE, Theme::Dark, JudgedBy::Party(PartyIx(2))),
        ("sensitivity-narrow-light", NARROW, Theme::Light, JudgedBy::All),
        ("sensitivity-narrow-dark", NARROW, Theme::Dark, JudgedBy::Party(RUSSIA)),
    ] {
        let mut program = shown(app(theme, UKRAINE), size, theme, by);
        program.snapshot(name);
        if name == "sensitivity-light" {
            for (table, name) in
                [(Table::Changes, "sensitivity-changes-light"), (Table::Ranges, "sensitivity-ranges-light")]
            {
                let show = [SensitivityCommand::Table(table), SensitivityCommand::Maximise(None)];
                look(&mut program, show.map(ViewCommand::Sensitivity));
                program.snapshot(name);
            }
            look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Maximise(Some(Dock::Map)))]);
            program.snapshot("sensitivity-map-light");
        }
        taken.extend(program.take_snapshot_results());
    }
}

#[test]
fn commands_that_are_sent_are_edits_and_views_alone() {
    let mut program = open(WIDE, Theme::Dark);
    let view = SensitivityCommand::Walk(WeightTarget::Group(GroupIx(1)));
    let revision = document(&program).revision();
    let edits = document(&program).edits().clone();
    let effects = {
        let mut session = westphalia::session::tabs::Session::new(Settings::default());
        session.apply(Command::View(ViewCommand::Sensitivity(view)))
    };
    assert!(effects.is_empty());
    look(&mut program, [ViewCommand::Sensitivity(view)]);
    assert_eq!(*document(&program).edits(), edits, "what is looked at is no edit");
    assert!(document(&program).revision() > revision);
}
