//! Second opinions: the table, the reasons, the sentence on the leader, the plane, and what exports say of them.

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use westphalia::export::{Chart, Format, Request, render};
use westphalia::present::chart_data::{Cell, table};
use westphalia::session::view::Dialog;

use super::common::UKRAINE;
use super::{WIDE, click, document, judge, label, open, program};

const OPINIONS: &str = include_str!("../fixtures/cli/opinions.toml");

#[test]
fn the_menu_opens_them_and_the_table_says_ranks_and_figures() {
    let mut program = program(WIDE, Theme::Dark, OPINIONS);
    judge(&mut program, 0);
    click(&mut program, Role::Button, "Analyse");
    program.get_by_label("Second opinions…").click();
    program.run();
    assert_eq!(document(&program).view().dialog, Some(Dialog::SecondOpinions));
    let verdict = label(&program, "The leader depends on the method");
    assert!(verdict.contains("C Short transition by the weighted sum"), "{verdict}");
    assert!(verdict.contains("D Late draft by the weighted product"), "{verdict}");
    for cell in [
        "Short transition by Weighted sum: 1st, total 67.9",
        "Short transition by Weighted product: 4th, product 0.000",
        "Late draft by Weighted product: 1st, product 0.567",
    ] {
        program.get_by_role_and_label(Role::Cell, cell);
    }
    assert!(program.query_by_label_contains("Unilateral draft by").is_none(), "what is ruled out takes no part");
    program.get_by_label_contains("E Unilateral draft crosses a red line and takes no part.");
    click(&mut program, Role::RadioButton, "TOPSIS normalises: From 0 for the worst to 1 for the best");
    program.get_by_label_contains("min–max normalisation");
    click(&mut program, Role::RadioButton, "For: Second party");
    program.get_by_role_and_label(Role::Cell, "Unilateral draft by VIKOR: 1st, q 0.000");
}

#[test]
fn a_method_that_gives_no_order_says_why() {
    let mut program = program(WIDE, Theme::Dark, UKRAINE);
    judge(&mut program, 0);
    open(&mut program, Dialog::SecondOpinions);
    program.get_by_label_contains("No order: It needs to know from which difference");
}

#[test]
fn the_plane_says_its_quality_and_exports() {
    let mut program = program(WIDE, Theme::Light, OPINIONS);
    judge(&mut program, 0);
    open(&mut program, Dialog::SecondOpinions);
    click(&mut program, Role::RadioButton, "Show: Plane");
    let spoken = label(&program, "Plane of PROMETHEE, quality");
    assert!(spoken.contains("Along the decision axis: C Short transition"), "{spoken}");
    program.get_by_label("A Early draft, addresses 3 of 3 issues");
    program.get_by_label("Arrow: Years of transition");
    click(&mut program, Role::Button, "Menu of the chart Plane");
    for item in ["Copy image", "Copy data", "Export chart…"] {
        program.get_by_label(item);
    }
    let rows = table(document(&program), Chart::Plane);
    assert_eq!(rows.len(), 1 + 4 + 3 + 1);
    assert_eq!(rows[1][1], Cell::Text("Early draft".to_owned()));
    let files = render(document(&program), &Request::new(Format::Svg(Chart::Plane)));
    let drawing = String::from_utf8_lossy(&files[0].bytes);
    for word in ["Plane of PROMETHEE for First party", "Quality δ", "Decision axis", "Observers"] {
        assert!(drawing.contains(word), "{word}");
    }
}

#[test]
fn reports_hold_second_opinions() {
    let mut program = program(WIDE, Theme::Dark, OPINIONS);
    judge(&mut program, 0);
    for format in [Format::Html, Format::Markdown, Format::Json] {
        let files = render(document(&program), &Request::new(format));
        let text = String::from_utf8_lossy(&files[0].bytes).into_owned();
        assert!(text.contains("The leader depends on the method: C Short transition"), "{format:?}");
        assert!(text.contains("PROMETHEE II") || text.contains("promethee2"), "{format:?}");
    }
}
