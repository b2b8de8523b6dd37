//! Pictures of the left panel and the inspector for people to look at, and how long a frame takes.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use westphalia::model::ids::ScenarioIx;
use westphalia::session::command::{EditCommand, ViewCommand};
use westphalia::session::view::Selection;
use westphalia::ui::theme::size;

use crate::app::{App, SIZE, by_ukraine, drag, issue, large, scenario};
use crate::common::harness_state;

/// Names the folder that pictures go to.
const FOLDER: &str = "WESTPHALIA_PICTURES";

fn picture(name: &str, theme: Theme, size: [f32; 2], app: App, mut act: impl FnMut(&mut Harness<'_, App>)) {
    let mut harness = harness_state(size, theme, app, |ui, app: &mut App| app.ui(ui));
    harness.run();
    act(&mut harness);
    let folder = PathBuf::from(std::env::var_os(FOLDER).expect("asked before"));
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    harness.render().expect("a picture").save(folder.join(format!("left-{name}.png"))).expect("a picture is written");
}

/// Pictures for people, where the environment names a folder for them.
#[test]
fn pictures() {
    if std::env::var_os(FOLDER).is_none() {
        return;
    }
    let cell = |app: App, scenario_id: &str, issue_id: &str| {
        let selection =
            Selection { scenario: Some(scenario(&app, scenario_id)), issue: Some(issue(&app, issue_id)), party: None };
        app.look(ViewCommand::Select(selection))
    };
    for (theme, name) in [(Theme::Dark, "dark"), (Theme::Light, "light")] {
        let nothing = |_: &mut Harness<'_, App>| {};
        let app = cell(by_ukraine(), "plan20", "guarantee_form").edit(EditCommand::SetBaseline(Some(ScenarioIx(6))));
        let app = app.edit(EditCommand::Include(ScenarioIx(0), false));
        picture(&format!("one-{name}"), theme, SIZE, app, nothing);
        let app = cell(App::new(), "rumemo25", "guarantee_form");
        picture(&format!("all-{name}"), theme, SIZE, app, nothing);
        let last = ScenarioIx(12);
        let app = App::new().edit(EditCommand::AssumeNoDeal(Some(last)));
        let app = app.look(ViewCommand::Select(Selection { scenario: Some(ScenarioIx(5)), ..Selection::default() }));
        picture(&format!("margins-{name}"), theme, SIZE, app, nothing);
        picture(
            &format!("small-{name}"),
            theme,
            [1024.0, 700.0],
            cell(by_ukraine(), "e3_28", "guarantee_form"),
            nothing,
        );
        let mut narrow = cell(App::new(), "e3_28", "guarantee_form");
        narrow.left = size::LEFT_PANEL_RANGE[0];
        picture(&format!("narrow-{name}"), theme, [960.0, 600.0], narrow, nothing);
        picture(&format!("hover-{name}"), theme, SIZE, by_ukraine(), |harness| {
            harness.get_by_label("Show below each weight what it weighs").click();
            harness.run();
            harness.drag_at(pos2(150.0, 150.0));
            harness.step();
            harness.hover_at(pos2(150.0, 290.0));
            harness.run();
        });
        let app = cell(by_ukraine(), "plan20", "guarantee_form");
        picture(&format!("tall-{name}"), theme, [1440.0, 1700.0], app, |harness| {
            let edge = harness.get_by_label("Height of the scenario list").rect().center();
            drag(harness, edge, edge + vec2(0.0, 500.0));
            harness.hover_at(pos2(150.0, 470.0));
            harness.run();
        });
        picture(&format!("menu-{name}"), theme, SIZE, App::new(), |harness| {
            harness.get_by_role_and_label(Role::Button, "Lock weight of Territory").click();
            let row = harness.query_all_by_role(Role::ListBoxOption).nth(2).expect("a third row").rect().center();
            harness.hover_at(row);
            harness.run();
            for pressed in [true, false] {
                let (button, modifiers) = (egui::PointerButton::Secondary, Modifiers::NONE);
                harness.event(egui::Event::PointerButton { pos: row, button, pressed, modifiers });
            }
            harness.run();
        });
        picture(&format!("six-{name}"), theme, SIZE, App::of("large.toml", &large(50, 40, 6)), |harness| {
            harness.key_press(Key::Tab);
            harness.run();
            harness.key_press(Key::Tab);
            harness.run();
            harness.key_press(Key::ArrowDown);
            harness.run();
        });
        picture(&format!("crossed-{name}"), theme, [1440.0, 1500.0], cell(App::new(), "us28", "donbas"), nothing);
        picture(&format!("tip-{name}"), theme, SIZE, App::new(), |harness| {
            harness.hover_at(pos2(110.0, 190.0));
            harness.run_steps(20);
        });
    }
}
