//! Frameworks that few files are like: ties, one weight, many scenarios, long names, no groups. What is said must be true.

use std::fmt::Write as _;

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::export::{Chart, Format, Request, render};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::present::sensitivity::causes::causes;
use westphalia::present::sensitivity::map::{MapView, map};
use westphalia::present::sensitivity::tables::{bound, flip_rows, reach_columns, stability_rows};
use westphalia::present::sensitivity::walk::walk;
use westphalia::session::command::{EditCommand, Gesture, ViewCommand, WeightTarget};
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
        for (at, group) in groups.iter().enumerate() {
            let _ = writeln!(text, "[[groups]]\nid = \"g{at}\"\nname = \"{group}\"");
        }
        for (at, (name, group, _)) in self.issues.iter().enumerate() {
            let _ = writeln!(text, "[[issues]]\nid = \"i{at}\"\nname = \"{name}\"\nbetter = \"high\"");
            let _ = writeln!(text, "range = {{ from = 0, to = 100 }}");
            if let Some(at) = groups.iter().position(|other| Some(*other) == *group) {
                let _ = writeln!(text, "group = \"g{at}\"");
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
        assert_eq!((shown.from, shown.to), (held.low, held.high));
        assert!(
            shown.words.starts_with("Red draft leads from ")
                || shown.words.starts_with("Red draft and Blue draft lead from 0%")
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
    let stays = shown.stays.unwrap();
    assert_eq!((stays.from, stays.to, stays.words.as_str()), (0.5, 0.5, "Red, Blue and Grey are tied at 50%"));
}

#[test]
fn two_that_are_equal_whatever_the_weights_lead_together() {
    let odd = Odd::new(&LAND, &[("Red", &[40, 60, 50]), ("Blue", &[40, 60, 50])]);
    let program = odd.open(NARROW, Theme::Dark);
    let found = document(&program).sensitivity().unwrap();
    let shown = walk(document(&program), found, found.stability[0].0);
    let stays = shown.stays.unwrap();
    assert_eq!((stays.from, stays.to, stays.words.as_str()), (0.0, 1.0, "Red and Blue lead from 0% to 100%"));
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

#[test]
fn names_of_many_lines_stay_beside_the_plot() {
    for (size, least) in [(WIDE, 10), (NARROW, 6)] {
        let program = many().open(size, Theme::Light);
        let plot = super::starts(&program, Role::Image, "Totals by ").rect();
        let names: Vec<_> = program.query_all_by_role(Role::Button).collect();
        let said = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
        let names: Vec<_> = names.into_iter().filter(|node| said(node).contains(" at 0%, ")).collect();
        assert!(names.len() >= least && names.len() < 50, "{}", names.len());
        assert!(names.iter().all(|node| node.rect().bottom() <= plot.bottom() + 8.0), "{plot:?}");
        assert!(names.iter().any(|node| said(node).starts_with("Draft 38: ")), "the leader has its name");
        let more = format!("{} more without a name here. ", 50 - names.len());
        assert!(super::starts(&program, Role::Label, &more).rect().bottom() <= plot.bottom() + 8.0);
    }
}

#[test]
fn the_smallest_change_counts_every_weight_that_moves() {
    // Thirty weights that each move too little to be read, so that the whole is not nothing.
    let issues: Vec<(&'static str, Option<&'static str>, u32)> = (0..32).map(|_| ("Ford", None, 10_000)).collect();
    let (mut one, mut other) = (vec![50; 32], vec![50; 32]);
    (one[0], other[1]) = (90, 70);
    let odd = Odd::new(&issues, &[("Red", &one), ("Blue", &other)]);
    let mut program = odd.open(WIDE, Theme::Light);
    let row = flip_rows(document(&program), document(&program).sensitivity().unwrap()).remove(0);
    let moved: f64 = document(&program).sensitivity().unwrap().flips.as_ref().unwrap()[0]
        .tie
        .iter()
        .flat_map(|tie| &tie.shares)
        .map(|share| (share - 1.0 / 32.0).abs() / 2.0)
        .sum();
    assert!(row.changes.len() < 32, "{}", row.changes.len());
    assert_eq!(row.moved, bound(moved));
    // Also one that moves too little to be read is locked.
    program.state_mut().queue_mut().edit(EditCommand::SetLock(PartyIx(0), WeightTarget::Issue(IssueIx(20)), true));
    program.run();
    let row = flip_rows(document(&program), document(&program).sensitivity().unwrap()).remove(0);
    assert!(row.locked.is_some() && !row.can_apply);
}

#[test]
fn a_change_too_small_to_read_is_not_said_to_be_nothing() {
    let issues = [("Ford", None, 500_000), ("Wood", None, 500_001)];
    let program = Odd::new(&issues, &[("Red", &[0, 100]), ("Blue", &[100, 0])]).open(WIDE, Theme::Light);
    let row = flip_rows(document(&program), document(&program).sensitivity().unwrap()).remove(0);
    assert_eq!((row.distance.as_str(), row.moved.as_str()), ("<0.001", "<0.1%"));
    assert_eq!(row.note, "every weight changes by less than 0.1 percentage points");
}

#[test]
fn all_of_the_weight_on_one_issue_leaves_no_proportions_to_keep() {
    let issues = [("Ford", None, 5), ("Wood", None, 0), ("Toll", None, 0)];
    let program = Odd::new(&issues, &[("Red", &[40, 60, 50]), ("Blue", &[30, 60, 90])]).open(WIDE, Theme::Light);
    let found = document(&program).sensitivity().unwrap();
    let shown = walk(document(&program), found, found.stability[0].0);
    assert_eq!(shown.axis, "Weight of Ford; the others, without weight now, share the rest equally");
    assert_eq!(shown.lines[0].runs[0][0], [0.0, 55.0], "half of each of the others");
    let shown = walk(document(&program), found, found.stability[1].0);
    assert_eq!(shown.axis, "Weight of Wood; the others keep their proportions");
}

#[test]
fn what_a_party_does_not_value_has_no_row_and_no_column() {
    let issues = [("Ford", None, 5), ("Wood", None, 4), ("Toll", None, 0), ("Tax", None, 3)];
    let odd = Odd::new(&issues, &[("Red", &[100, 0, 9, 9]), ("Blue", &[0, 100, 50, 9])]);
    let text = odd.file().replace("name = \"Toll\"\nbetter = \"high\"", "name = \"Toll\"");
    let program = shown(app(Theme::Light, &text), WIDE, Theme::Light, JudgedBy::Party(PartyIx(0)));
    let (framework, found) = (document(&program).framework(), document(&program).sensitivity().unwrap());
    let rows: Vec<String> = stability_rows(framework, found).into_iter().map(|row| row.name).collect();
    assert_eq!(rows, ["Ford", "Wood", "Tax"]);
    assert_eq!(reach_columns(framework, found).len(), 3);
    assert_eq!(the_map(&program).unwrap().note, "");
}

/// Names of the length that titles of texts have, not all in one script.
fn long() -> Odd {
    let issues = [
        ("Створення постійної наглядової комісії", Some("Довгострокова безпека та гарантії"), 5),
        ("Wood and the whole of the forest behind the mill", Some("Territory and the rivers of the valley"), 4),
        ("Toll", Some("Economy and reconstruction"), 3),
    ];
    Odd::new(
        &issues,
        &[
            ("Проєкт угоди про довгострокове припинення вогню, редакція друга", &[100, 0, 50]),
            ("The second draft of the agreement on the ford and the wood", &[0, 100, 50]),
            ("Третя редакція угоди з додатковими положеннями", &[0, 30, 90]),
        ],
    )
}

#[test]
fn long_names_never_push_figures_out_of_sight() {
    for size in [WIDE, NARROW] {
        let program = long().open(size, Theme::Light);
        for axis in ["Weight of ", "Lead of "] {
            let place = super::starts(&program, Role::Label, axis).rect();
            assert!(place.left() > 0.0 && place.right() < size[0], "{axis} {place:?}");
        }
    }
    let program = long().open(WIDE, Theme::Light);
    let files = render(document(&program), &Request::new(Format::Svg(Chart::Causes)));
    let svg = String::from_utf8(files[0].bytes.clone()).unwrap();
    assert!(svg.contains(">Now: +8.3<"), "the figure of now has no name before it where that has no room");
    let found = document(&program).sensitivity().unwrap();
    let stays = walk(document(&program), found, found.stability[0].0).stays.unwrap();
    assert_eq!(stays.short, "leader stays from 36.4% to 100%");
    assert!(stays.words.ends_with(" leads from 36.4% to 100%"));
}

#[test]
fn a_lead_over_a_rival_that_comes_to_lead_becomes_its_lead() {
    let odd = Odd::new(&LAND, &[("Red", &[100, 0, 0]), ("Blue", &[0, 100, 0]), ("Grey", &[0, 0, 100])]);
    let mut program = odd.open(WIDE, Theme::Light);
    let over_grey = SensitivityCommand::Figure(Figure::LeadOver(ScenarioIx(2)));
    look(&mut program, [ViewCommand::Sensitivity(over_grey)]);
    let axis = |program: &Harness<'_, App>| {
        let found = document(program).sensitivity().unwrap();
        causes(document(program), found).unwrap().axis
    };
    assert_eq!(axis(&program), "Lead of Red (3/3) over Grey (3/3), points");
    let (target, gesture) = (WeightTarget::Issue(IssueIx(2)), Some(Gesture(9)));
    program.state_mut().queue_mut().edit(EditCommand::SetShare { party: PartyIx(0), target, share: 0.9, gesture });
    program.run();
    assert_eq!(axis(&program), "Lead of Grey (3/3) over Red (3/3), points");
    program.state_mut().queue_mut().edit(EditCommand::SetShare { party: PartyIx(0), target, share: 0.2, gesture });
    program.run();
    assert_eq!(axis(&program), "Lead of Red (3/3) over Grey (3/3), points", "what was chosen is kept");
}
