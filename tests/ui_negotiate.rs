//! Negotiate: found by role and name, moved through with the keyboard, and looked at.
#![cfg(feature = "ui")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

#[path = "../benches/large.rs"]
mod large;

mod common;

use common::{UKRAINE, harness_state};
use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::analysis::negotiation::setting::Choice;
use westphalia::export::{Chart, Format, Request, render};
use westphalia::jobs::Jobs;
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx, TermIx};
use westphalia::model::quantity::Micro;
use westphalia::model::scenario::Outcome;
use westphalia::session::command::{Command, EditCommand, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::draft::Draft;
use westphalia::session::edits::CHOSEN_HERE;
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

fn negotiate<'a>(text: &str) -> Harness<'a, App> {
    let mut program = program(WIDE, Theme::Dark, text);
    assume(&mut program);
    narrowed(&mut program);
    go(&mut program);
    program
}

fn row_starts<'a>(program: &'a Harness<'_, App>, role: Role, start: &str) -> egui_kittest::Node<'a> {
    let all: Vec<_> = program.query_all_by_role(role).collect();
    let named =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with(start));
    all.into_iter().find(named).unwrap()
}

fn status(program: &Harness<'_, App>) -> Vec<String> {
    let all = program.query_all_by_role(Role::Status);
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn two_parties_see_how_issues_would_be_divided() {
    let mut program = program(WIDE, Theme::Dark, PANAMA);
    go(&mut program);
    program.get_by_label("Adjusted Winner: 66 of 100 to each");
    program.get_by_label("Land and water: United States 13%, Panama 87%");
    program.get_by_label("Jurisdiction: Panama");
    let four = negotiate(UKRAINE);
    assert!(four.query_by_label_contains("Adjusted Winner").is_none(), "it is a rule for two");
}

#[test]
fn a_search_says_what_it_found() {
    let mut program = program(WIDE, Theme::Dark, PANAMA);
    go(&mut program);
    let said = status(&program).join(" ");
    assert!(said.contains("Search complete 26 efficient packages found, on 20 points"), "{said}");
    assert!(said.contains("All are acceptable to both."), "{said}");
    assert!(said.contains("Exact, over all 1,024 packages."), "{said}");
    row_starts(
        &program,
        Role::Image,
        "Scatter of packages. Across: value to United States. Up: value to Panama. 20 efficient",
    );
    // Published: Nash gives 64 and 68.
    let nash = row_starts(&program, Role::Button, "Nash: ").accesskit_node().label().unwrap();
    assert!(nash.starts_with("Nash: United States 64 (+64) and Panama 68 (+68)."), "{nash}");
}

#[test]
fn a_no_deal_value_is_dragged_marked_as_tried_and_undone_in_one_step() {
    let mut program = negotiate(UKRAINE);
    assert!(program.query_all_by_label("What if").next().is_none());
    let slider = row_starts(&program, Role::Slider, "No-deal value of Russia, ").rect();
    let before = document(&program).scores().parties[1].reservation.unwrap().to_f64();
    let from = slider.center();
    program.drag_at(from);
    for step in 1..=4 {
        program.hover_at(from + egui::vec2(step as f32 * 4.0, 0.0));
        program.run();
    }
    program.drop_at(from + egui::vec2(16.0, 0.0));
    program.run();
    let tried = document(&program).edits().basis.tried_no_deal[1].unwrap().to_f64();
    assert!(tried > before + 5.0 && tried.fract() == 0.0, "{tried} after {before}");
    row_starts(&program, Role::Slider, &format!("No-deal value of Russia, {tried}, what if"));
    assert!(program.query_all_by_label("What if").next().is_some());
    let said = format!("Tried out: {tried} as no-deal value of Russia");
    assert!(program.query_all_by_label_contains(&said).next().is_some(), "the status bar says so");
    assert_eq!(document(&program).history().undo_label(), Some("no-deal value of Russia"));
    program.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    program.run();
    assert_eq!(document(&program).edits().basis.tried_no_deal[1], None, "a drag is one step");
}

#[test]
fn a_no_deal_value_is_typed_and_cleared() {
    let mut program = negotiate(UKRAINE);
    let value = row_starts(&program, Role::Button, "No-deal value of Ukraine").rect().center();
    for _ in 0..2 {
        program.drag_at(value);
        program.drop_at(value);
        program.run();
    }
    let field = row_starts(&program, Role::TextInput, "No-deal value of Ukraine");
    field.type_text("44.5");
    program.run();
    program.key_press(egui::Key::Enter);
    program.run();
    let tried = document(&program).edits().basis.tried_no_deal[0];
    assert_eq!(tried.map(Micro::to_f64), Some(44.5));
    program.get_by_role_and_label(Role::Link, "Clear what is tried out").click();
    program.run();
    assert_eq!(document(&program).edits().basis.tried_no_deal[0], None);
}

#[test]
fn whoever_need_not_agree_is_left_out_of_the_search() {
    let mut program = negotiate(UKRAINE);
    program.get_by_role_and_label(Role::CheckBox, "Ukraine must agree").click();
    program.run();
    assert!(status(&program).join(" ").contains("acceptable to all three"), "{:?}", status(&program));
    row_starts(&program, Role::ComboBox, "Across: United States");
    for party in ["Russia", "United States"] {
        program.get_by_role_and_label(Role::CheckBox, &format!("{party} must agree")).click();
        program.run();
    }
    program.get_by_label("A chart needs two parties that must agree. Tick another one.");
    program.get_by_role_and_label(Role::CheckBox, "Europe must agree").click();
    program.run();
    program.get_by_label("Nobody must agree. Tick a party.");
}

#[test]
fn an_issue_is_fixed_from_the_menu_and_left_free_again() {
    let mut program = program(WIDE, Theme::Dark, PANAMA);
    go(&mut program);
    program.get_by_role_and_label(Role::Button, "Fix an issue").click();
    program.run();
    let issue = document(&program).framework().issue(IssueIx(0)).label().to_owned();
    let term = document(&program).framework().issue(IssueIx(0)).terms()[0].name.clone();
    program.get_by_role_and_label(Role::MenuItem, &issue).click();
    program.run();
    program.get_by_role_and_label(Role::MenuItem, &term).click();
    program.run();
    assert_eq!(document(&program).edits().fixed.get(&IssueIx(0)), Some(&Choice::Term(TermIx(0))));
    assert!(status(&program).join(" ").contains("512 packages"), "{:?}", status(&program));
    program.get_by_role_and_label(Role::Button, &format!("Leave {issue} free again")).click();
    program.run();
    assert!(document(&program).edits().fixed.is_empty());
    program.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    program.run();
    assert_eq!(document(&program).edits().fixed.len(), 1);
}

#[test]
fn a_package_is_built_from_a_scenario_changed_and_saved_as_another() {
    let mut program = negotiate(UKRAINE);
    program.get_by_role_and_label(Role::Button, "New package").click();
    program.run();
    program.get_by_role_and_label(Role::MenuItem, "28-point draft").click();
    program.run();
    let draft = document(&program).draft().unwrap();
    assert_eq!((draft.scenario.name.as_str(), draft.from.as_str()), ("Package 1", "28-point draft"));
    row_starts(&program, Role::ComboBox, "NATO membership").click();
    program.run();
    let is_other = |node: &egui_kittest::Node<'_>| node.accesskit_node().is_selected() != Some(true);
    program.query_all_by_role(Role::MenuItemRadio).find(is_other).unwrap().click();
    program.run();
    let draft = document(&program).draft().unwrap();
    let framework = document(&program).framework();
    let nato = framework.issue_ixs().find(|issue| framework.issue(*issue).label() == "NATO membership").unwrap();
    assert!(draft.differs(nato));
    assert_eq!(draft.scenario.positions[nato.0].evidence.note.as_deref(), Some(CHOSEN_HERE));
    program.get_by_role_and_label(Role::Button, "Save as scenario").click();
    program.run();
    let field = program.get_by_role_and_label(Role::TextInput, "Name of the scenario");
    field.focus();
    program.run();
    program.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    program.get_by_role_and_label(Role::TextInput, "Name of the scenario").type_text("Middle way");
    program.run();
    program.get_by_role_and_label(Role::Button, "Save").click();
    program.run();
    let framework = document(&program).framework();
    let saved = framework.find_scenario("middle-way").unwrap();
    assert!(document(&program).is_added(saved) && framework.scenario(saved).name == "Middle way");
    let original = framework.find_scenario("us28").unwrap();
    let kept = framework.issue_ixs().filter(|issue| {
        framework.scenario(saved).positions[issue.0] == framework.scenario(original).positions[issue.0]
    });
    assert!(kept.count() >= 9, "what was not changed keeps its sources");
    row_starts(&program, Role::Button, "Middle way: ");
    program.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    program.run();
    assert!(document(&program).framework().find_scenario("middle-way").is_none());
    assert_eq!(document(&program).draft().unwrap().scenario.name, "Package 1");
}

#[test]
fn a_change_that_is_better_for_everyone_is_applied_and_undone() {
    let mut program = negotiate(UKRAINE);
    let apply = row_starts(&program, Role::Link, "Apply ");
    let before = document(&program).history().undo_label().map(str::to_owned);
    apply.click();
    program.run();
    let draft = document(&program).draft().unwrap();
    assert!(document(&program).framework().issue_ixs().any(|issue| draft.differs(issue)));
    let drafted = document(&program).drafted().unwrap();
    let from = document(&program)
        .framework()
        .scenario_ixs()
        .find(|s| document(&program).framework().scenario(*s).label() == draft.from);
    for party in document(&program).framework().party_ixs() {
        let now = drafted.scores.parties[party.0].scenarios[drafted.scenario().0].total.unwrap();
        let then = document(&program).scores().parties[party.0].scenarios[from.unwrap().0].total.unwrap();
        assert!(now >= then, "nobody loses");
    }
    for _ in 0..2 {
        program.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        program.run();
    }
    assert!(document(&program).draft().is_none());
    assert_eq!(document(&program).history().undo_label().map(str::to_owned), before);
}

#[test]
fn a_long_search_shows_its_progress_and_is_cancelled_and_begun_again() {
    let outside = Scripted::new(1_790_000_000);
    outside.put(FILE, PANAMA.to_owned());
    let app = App::new(Settings::default(), Vec::new(), Box::new(outside)).with_jobs(Jobs::held());
    let mut program = harness_state(WIDE, Theme::Dark, app, |ui, app: &mut App| app.ui(ui));
    program.state_mut().open(vec![FILE.into()]);
    program.run();
    go(&mut program);
    assert!(program.state_mut().jobs_mut().is_busy());
    row_starts(&program, Role::ProgressIndicator, "Searching, 0 percent");
    program.get_by_role_and_label(Role::Button, "Cancel the search").click();
    program.run();
    assert!(status(&program).join(" ").contains("Search cancelled"), "{:?}", status(&program));
    program.get_by_role_and_label(Role::Button, "Search again").click();
    program.run();
    row_starts(&program, Role::ProgressIndicator, "Searching");
    program.state_mut().jobs_mut().let_go();
    program.run();
    assert!(status(&program).join(" ").contains("26 efficient packages"), "{:?}", status(&program));
    // What was found stays while the next search runs, and says that it is not the newest.
    let tried = EditCommand::TryNoDeal { party: PartyIx(0), value: Some(Micro::whole(50)), gesture: None };
    send(&mut program, [Command::Edit(tried)]);
    program.get_by_role_and_label(Role::Button, "Cancel the search");
    row_starts(&program, Role::Image, "Scatter of packages");
    assert!(program.state_mut().jobs_mut().is_busy());
    send(&mut program, [Command::View(ViewCommand::Workspace(Workspace::Compare))]);
    assert!(!program.state_mut().jobs_mut().is_busy(), "nothing is looked for that nobody sees");
}

#[test]
fn all_parties_stand_side_by_side_and_a_typed_range_narrows_what_is_shown() {
    let mut program = negotiate(UKRAINE);
    program.get_by_role_and_label(Role::Tab, "All parties").click();
    program.run();
    row_starts(&program, Role::Image, "Totals of Europe shown: ");
    row_starts(&program, Role::Button, "Least total of Russia shown").focus();
    program.run();
    program.key_press(egui::Key::Enter);
    program.run();
    row_starts(&program, Role::TextInput, "Least total of Russia shown").type_text("45");
    program.run();
    program.key_press(egui::Key::Enter);
    program.run();
    let range = document(&program).view().negotiating.between[&PartyIx(1)];
    assert_eq!(range[0], 45.0);
    program.get_by_role_and_label(Role::Tab, "List").click();
    program.run();
    let shown = program.query_all_by_label_contains(" shown").filter_map(|node| node.accesskit_node().value()).next();
    assert!(shown.as_deref().is_some_and(|words| words.contains(" of ")), "{shown:?}");
    program.get_by_role_and_label(Role::ColumnHeader, "Order by the total of Russia").click();
    program.run();
    let first = row_starts(&program, Role::Row, "Ukraine ").accesskit_node().label().unwrap();
    let points = westphalia::present::negotiation::points::points(document(&program)).unwrap();
    let order = points.ordered(document(&program));
    assert!(points.totals(order[0] as usize)[1] >= points.totals(order[1] as usize)[1]);
    assert_eq!(first, points.spoken(document(&program), order[0] as usize));
    program.get_by_role_and_label(Role::Link, "Show packages of every range").click();
    program.run();
    assert!(document(&program).view().negotiating.between.is_empty());
}

#[test]
fn a_list_row_and_a_reference_point_start_a_package() {
    let mut program = program(WIDE, Theme::Dark, PANAMA);
    go(&mut program);
    row_starts(&program, Role::Button, "Nash: ").click();
    program.run();
    assert_eq!(document(&program).draft().unwrap().from, "Nash");
    program.get_by_label_contains("Acceptable to both; crosses no red line. from Nash");
    program.get_by_role_and_label(Role::Tab, "List").click();
    program.run();
    row_starts(&program, Role::Row, "United States ").click();
    program.run();
    assert!(document(&program).draft().unwrap().from.starts_with("efficient package "));
    program.get_by_role_and_label(Role::Button, "Close the package").click();
    program.run();
    assert!(document(&program).draft().is_none());
}

#[test]
fn what_was_found_stands_in_every_export_until_something_changes() {
    let mut program = program(WIDE, Theme::Dark, PANAMA);
    let text = |program: &Harness<'_, App>, format| {
        let files = render(document(program), &Request::new(format));
        files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect::<Vec<_>>().join("\n")
    };
    assert!(!text(&program, Format::Markdown).contains("## Packages"), "nothing was searched");
    go(&mut program);
    send(&mut program, [Command::View(ViewCommand::Workspace(Workspace::Compare))]);
    for format in Format::ALL {
        let text = text(&program, format);
        match format {
            Format::Svg(_) => continue,
            Format::Csv => assert!(text.contains("Package,United States,Panama,acceptable to both"), "{text}"),
            _ => assert!(
                text.contains("26 efficient packages found, on 20 points") && text.contains("Nash"),
                "{format:?}"
            ),
        }
    }
    let drawing = text(&program, Format::Svg(Chart::Frontier));
    assert!(drawing.contains("Efficient packages") && drawing.contains("Kalai–Smorodinsky"));
    let tried = EditCommand::TryNoDeal { party: PartyIx(0), value: Some(Micro::whole(50)), gesture: None };
    send(&mut program, [Command::Edit(tried)]);
    assert!(!text(&program, Format::Markdown).contains("## Packages"), "what was found is of other no-deal values");
}

#[test]
fn a_change_is_dragged_onto_the_package() {
    let mut program = negotiate(PANAMA);
    program.get_by_role_and_label(Role::Tab, "One or two changes").click();
    program.run();
    let improve = westphalia::present::negotiation::improve::improve(document(&program), true);
    let row = improve.rows.first().unwrap();
    assert!(document(&program).draft().is_none());
    let from = program.get_by_role_and_label(Role::Row, &row.spoken).rect().left_center() + egui::vec2(60.0, 0.0);
    let moved = |program: &mut Harness<'_, App>, to: egui::Pos2| {
        program.hover_at(to);
        program.step();
    };
    let drag = |program: &mut Harness<'_, App>, to: egui::Pos2| {
        moved(program, from);
        program.drag_at(from);
        program.step();
        moved(program, from + egui::vec2(20.0, -20.0));
        moved(program, to);
        program.drop_at(to);
        program.run();
    };
    drag(&mut program, egui::pos2(700.0, 300.0));
    assert!(document(&program).draft().is_none(), "dropped elsewhere it changes nothing");
    drag(&mut program, egui::pos2(1300.0, 500.0));
    let draft = document(&program).draft().unwrap();
    for (issue, choice) in &row.choices {
        assert_eq!(draft.choice(*issue), Some(*choice));
    }
}

#[test]
fn every_size_of_window_and_number_of_parties_draws() {
    for parties in [1, 2, 6, 9] {
        for size in [WIDE, [960.0, 600.0], [420.0, 200.0]] {
            let mut program = program(size, Theme::Light, &large::file(5, 5, parties));
            go(&mut program);
            for tab in [PackagesTab::Parties, PackagesTab::List] {
                send(&mut program, [Command::View(ViewCommand::Negotiate(NegotiateCommand::Tab(tab)))]);
            }
        }
    }
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
        ukraine.get_by_role_and_label(Role::Tab, "One or two changes").click();
        ukraine.run();
        shot(&mut ukraine, &folder, &name("swaps"));
    }
}
