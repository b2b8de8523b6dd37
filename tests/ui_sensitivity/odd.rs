//! Frameworks that few files are like: ties, one weight, many scenarios, long names, no groups. What is said must be true.

use std::fmt::Write as _;

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::present::sensitivity::causes::causes;
use westphalia::present::sensitivity::map::{MapView, map};
use westphalia::present::sensitivity::walk::walk;
use westphalia::session::command::{ViewCommand, WeightTarget};
use westphalia::session::document::Document;
use westphalia::session::sensitivity::view::{Figure, SensitivityCommand, Table};
use westphalia::session::view::JudgedBy;
use westphalia::ui::app::App;

use super::{NARROW, WIDE, app, look, shown};

/// A scenario file: issues with their group and points, scenarios with their values on each.
pub(super) struct Odd {
    issues: Vec<(&'static str, Option<&'static str>, u32)>,
    scenarios: Vec<(String, Vec<u32>)>,
}

impl Odd {
    pub(super) fn new(issues: &[(&'static str, Option<&'static str>, u32)], scenarios: &[(&str, &[u32])]) -> Self {
        let scenarios = scenarios.iter().map(|(name, values)| ((*name).to_owned(), values.to_vec()));
        Self { issues: issues.to_vec(), scenarios: scenarios.collect() }
    }

    pub(super) fn file(&self) -> String {
        let mut text = "format = 1\nid = \"odd\"\ntitle = \"Odd\"\n".to_owned();
        let mut groups: Vec<&str> = self.issues.iter().filter_map(|(_, group, _)| *group).collect();
        groups.dedup();
        for group in groups {
            let _ = writeln!(text, "[[groups]]\nid = \"{}\"\nname = \"{group}\"", group.to_lowercase());
        }
        for (at, (name, group, _)) in self.issues.iter().enumerate() {
            let _ = writeln!(text, "[[issues]]\nid = \"i{at}\"\nname = \"{name}\"\nbetter = \"high\"");
            let _ = writeln!(text, "range = {{ from = 0, to = 100 }}");
            if let Some(group) = group {
                let _ = writeln!(text, "group = \"{}\"", group.to_lowercase());
            }
        }
        let _ = writeln!(text, "[[parties]]\nid = \"p\"\nname = \"The village\"\n[parties.weights]");
        for (at, (.., points)) in self.issues.iter().enumerate() {
            let _ = writeln!(text, "i{at} = {points}");
        }
        for (at, (name, values)) in self.scenarios.iter().enumerate() {
            let _ = writeln!(text, "[[scenarios]]\nid = \"s{at:02}\"\nname = \"{name}\"\n[scenarios.outcomes]");
            for (issue, value) in values.iter().enumerate() {
                let _ = writeln!(text, "i{issue} = {value}");
            }
        }
        text
    }

    pub(super) fn open<'a>(&self, size: [f32; 2], theme: Theme) -> Harness<'a, App> {
        shown(app(theme, &self.file()), size, theme, JudgedBy::Party(PartyIx(0)))
    }

    /// Every word that the screen has for those who do not see it.
    pub(super) fn words(program: &Harness<'_, App>) -> Vec<String> {
        let roles = [Role::Label, Role::Image, Role::Row, Role::Button, Role::Slider];
        let nodes = roles.into_iter().flat_map(|role| program.query_all_by_role(role));
        nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value())).collect()
    }
}

const LAND: [(&str, Option<&str>, u32); 3] = [("Ford", Some("Land"), 5), ("Wood", Some("Land"), 3), ("Toll", None, 2)];

pub(super) fn tied() -> Odd {
    Odd::new(
        &[("Ford", None, 5), ("Wood", None, 5), ("Toll", None, 5)],
        &[("Red draft", &[20, 80, 50]), ("Blue draft", &[80, 20, 50]), ("Grey draft", &[30, 30, 30])],
    )
}

/// Fifty scenarios, the first of each ten with a long name.
pub(super) fn many() -> Odd {
    let issues = [("Ford", Some("Land"), 5), ("Wood", Some("Land"), 3), ("Toll", Some("Money"), 2)];
    let scenarios: Vec<(String, Vec<u32>)> = (0..50_u32)
        .map(|at| {
            let name = if at % 10 == 0 {
                format!("Проєкт угоди про довгострокове припинення вогню, редакція {at}")
            } else {
                format!("Draft {at}")
            };
            (name, vec![at * 37 % 101, at * 53 % 101, at * 71 % 101])
        })
        .collect();
    Odd { issues: issues.to_vec(), scenarios }
}

fn document<'a>(program: &'a Harness<'_, App>) -> &'a Document {
    super::document(program)
}

/// The order of scenarios now, as letters.
fn order(program: &Harness<'_, App>) -> Vec<usize> {
    let scores = &document(program).scores().parties[0].scenarios;
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by_key(|scenario| scores[*scenario].rank);
    order
}

#[test]
fn a_far_rival_that_passes_the_leader_is_not_said_to_be_first() {
    let odd = Odd::new(&LAND, &[("Red", &[100, 0, 0]), ("Blue", &[0, 100, 0]), ("Grey", &[0, 90, 10])]);
    let mut program = odd.open(WIDE, Theme::Light);
    look(&mut program, [ViewCommand::Sensitivity(SensitivityCommand::Table(Table::Changes))]);
    let rows: Vec<String> = Odd::words(&program).into_iter().filter(|words| words.contains("weight moved")).collect();
    assert!(rows[0].starts_with("Blue: ") && !rows[0].contains("ahead of both"), "{rows:?}");
    assert!(rows[1].starts_with("Grey: ") && rows[1].ends_with("Blue is ahead of both by then"), "{rows:?}");
    program.get_by_label("Apply the weights that put Grey ahead of Red").click();
    program.run();
    assert_eq!(order(&program), [1, 2, 0], "Blue, Grey, Red");
    assert_eq!(document(&program).history().undo_label(), Some("weights that put Grey ahead"));
}

#[test]
fn a_tie_for_the_lead_is_said_to_be_one_everywhere() {
    let program = tied().open(WIDE, Theme::Light);
    let words = Odd::words(&program);
    let says = |what: &str| assert!(words.iter().any(|words| words.contains(what)), "{what:?} in {words:#?}");
    says("tied for the lead for The village, with 50.0 points; Red draft, the first by id, is taken as the leader.");
    says(
        "Lead of Red draft over Blue draft. Now: tied. Each of these alone could put Blue draft ahead: Ford and Wood.",
    );
    assert!(!words.iter().any(|words| words.contains("less than 0.1")));
    // The picture and the table have one interval, also where the other leads on the lower side.
    let found = document(&program).sensitivity().unwrap();
    for (part, stability) in &found.stability {
        let shown = walk(document(&program), found, *part).stays.unwrap();
        let held = stability.leader.as_ref().unwrap();
        assert_eq!((shown.0, shown.1), (held.low, held.high));
        assert!(
            shown.2.starts_with("Red draft leads from ")
                || shown.2.starts_with("Red draft and Blue draft lead from 0%")
        );
    }
}

#[test]
fn a_leader_that_is_first_at_one_point_alone_has_no_interval() {
    let odd = Odd::new(
        &[("Ford", None, 5), ("Wood", None, 5)],
        &[("Red", &[50, 50]), ("Blue", &[0, 100]), ("Grey", &[100, 0])],
    );
    let program = odd.open(WIDE, Theme::Light);
    let found = document(&program).sensitivity().unwrap();
    let shown = walk(document(&program), found, found.stability[0].0);
    assert_eq!(shown.stays, Some((0.5, 0.5, "Red, Blue and Grey are tied at 50%".to_owned())));
}

#[test]
fn two_that_are_equal_whatever_the_weights_lead_together() {
    let odd = Odd::new(&LAND, &[("Red", &[40, 60, 50]), ("Blue", &[40, 60, 50])]);
    let program = odd.open(NARROW, Theme::Dark);
    let found = document(&program).sensitivity().unwrap();
    let shown = walk(document(&program), found, found.stability[0].0);
    assert_eq!(shown.stays, Some((0.0, 1.0, "Red and Blue lead from 0% to 100%".to_owned())));
    assert_eq!(causes(document(&program), found).unwrap().now_text, "Now: tied");
}

#[test]
fn figures_near_a_tie_do_not_read_as_nothing() {
    let issues = [("Ford", Some("Land"), 5), ("Wood", Some("Water"), 5000), ("Toll", Some("Money"), 20)];
    let odd = Odd::new(&issues, &[("Red", &[40, 60, 50]), ("Blue", &[0, 60, 59])]);
    let program = odd.open(WIDE, Theme::Light);
    let shown = causes(document(&program), document(&program).sensitivity().unwrap()).unwrap();
    assert_eq!(shown.now_text, "Now: Red by less than 0.1");
    let row = |name: &str| shown.rows.iter().find(|row| row.name == name).unwrap();
    assert!(row("Ford").unseats && row("Toll").unseats && !row("Wood").unseats);
    assert_eq!(row("Ford").ends, "−0.016 … +0.024");
    assert!(row("Wood").spoken.starts_with("Weight of Wood at 100 percent: 0.0; half as much: +0.4"));
    let rival = Odd::new(&LAND, &[("Red", &[100, 0, 50]), ("Blue", &[0, 100, 50])]).open(WIDE, Theme::Light);
    let total = SensitivityCommand::Figure(Figure::Total(ScenarioIx(0)));
    let mut rival = rival;
    look(&mut rival, [ViewCommand::Sensitivity(total)]);
    let shown = causes(document(&rival), document(&rival).sensitivity().unwrap()).unwrap();
    assert!(!shown.rows.is_empty() && shown.rows.iter().all(|row| !row.ends.contains('+')), "a total has no sign");
}

fn the_map(program: &Harness<'_, App>) -> Result<MapView, String> {
    map(document(program), document(program).sensitivity().unwrap())
}

#[test]
fn a_file_with_fewer_than_three_groups_has_a_map_of_issues() {
    let odd = Odd::new(&LAND, &[("Red", &[100, 0, 50]), ("Blue", &[0, 100, 50])]);
    let program = odd.open(WIDE, Theme::Light);
    let shown = the_map(&program).unwrap();
    assert_eq!(shown.corners.map(|corner| corner.name), ["Ford", "Wood", "Toll"]);
    assert_eq!(shown.note, "", "the three have all of the weight");
    assert!(program.query_all_by_label_contains("Corners of the map: Ford, Wood, Toll").next().is_some());
    let two = Odd::new(&LAND[1..], &[("Red", &[100, 0]), ("Blue", &[0, 100])]).open(WIDE, Theme::Light);
    assert_eq!(the_map(&two).unwrap_err(), "The map needs three issues, or groups of them, that the party values.");
}

#[test]
fn the_map_says_what_stays_and_what_a_tie_counts_as() {
    let issues =
        [("Ford", Some("Land"), 4), ("Wood", Some("Land"), 2), ("Toll", Some("Money"), 2), ("Tax", Some("Law"), 2)];
    let odd = Odd::new(&issues, &[("Red", &[40, 60, 50, 9]), ("Blue", &[40, 60, 50, 9]), ("Grey", &[0, 0, 0, 0])]);
    let mut program = odd.open(WIDE, Theme::Light);
    assert_eq!(the_map(&program).unwrap().note, "Where scenarios are tied, it counts for each.");
    let issue = |at| WeightTarget::Issue(IssueIx(at));
    let corners = SensitivityCommand::Corners([issue(0), issue(2), issue(3)]);
    look(&mut program, [ViewCommand::Sensitivity(corners)]);
    let shown = the_map(&program).unwrap();
    assert_eq!(shown.note, "The rest of Land stays at 20%. Where scenarios are tied, it counts for each.");
    let shares: Vec<&str> = shown.shares.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(shares, ["100%", "100%", "0%"]);
    assert_eq!(shown.shares[0].spoken, "Red scores highest in 100 percent of the triangle");
}
