//! Pictures of the dialogs, in both themes and at two sizes. `UPDATE_SNAPSHOTS=true` takes them anew; open them before you
//! commit them.

use egui::Theme;
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::Queryable as _;
use westphalia::session::elicitation::Way;
use westphalia::session::view::Dialog;

use super::common::UKRAINE;
use super::{NARROW, WIDE, judge, open, program};

#[test]
fn ways_to_arrive_at_weights() {
    let mut results = SnapshotResults::new();
    let shots = [
        (WIDE, Theme::Dark, Way::Swing, "elicit-swing-dark"),
        (WIDE, Theme::Light, Way::Ranking, "elicit-ranking-light"),
        (NARROW, Theme::Light, Way::Pairwise, "elicit-pairs-narrow-light"),
        (NARROW, Theme::Dark, Way::BestWorst, "elicit-best-worst-narrow-dark"),
    ];
    for (size, theme, way, name) in shots {
        let mut program = program(size, theme, UKRAINE);
        judge(&mut program, 0);
        open(&mut program, Dialog::Elicit(way));
        results.add(program.try_snapshot(name));
    }
}

#[test]
fn weights_of_parties() {
    let mut results = SnapshotResults::new();
    for (size, theme, name) in
        [(WIDE, Theme::Light, "party-weights-light"), (NARROW, Theme::Dark, "party-weights-narrow-dark")]
    {
        let mut program = program(size, theme, UKRAINE);
        open(&mut program, Dialog::PartyWeights);
        if size == NARROW {
            program.get_by_role_and_label(egui::Role::RadioButton, "Compare: Issues").click();
            program.run();
        }
        results.add(program.try_snapshot(name));
    }
}

#[test]
fn second_opinions() {
    let mut results = SnapshotResults::new();
    let shots = [
        (WIDE, Theme::Dark, false, "opinions-dark"),
        (NARROW, Theme::Light, false, "opinions-narrow-light"),
        (WIDE, Theme::Light, true, "opinions-plane-light"),
        (NARROW, Theme::Dark, true, "opinions-plane-narrow-dark"),
    ];
    for (size, theme, plane, name) in shots {
        let mut program = program(size, theme, UKRAINE);
        judge(&mut program, 1);
        open(&mut program, Dialog::SecondOpinions);
        if plane {
            program.get_by_role_and_label(egui::Role::RadioButton, "Show: Plane").click();
            program.run();
        }
        results.add(program.try_snapshot(name));
    }
}
