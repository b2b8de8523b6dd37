//! Frameworks that few files are like: ties, one weight, many scenarios, long names, no groups. What is said must be true.

use std::fmt::Write as _;

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use westphalia::model::ids::PartyIx;
use westphalia::session::command::ViewCommand;
use westphalia::session::document::Document;
use westphalia::session::sensitivity::view::{SensitivityCommand, Table};
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
