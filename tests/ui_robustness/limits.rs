//! Limits and conditions on weights: set, changed and removed through the interface, and told wherever figures stand.

use super::*;
use westphalia::present::robustness::limits::{panel as limits, words};
use westphalia::session::robustness::Condition;

/// Judged by the first party, with weights drawn within limits, none of which is set.
fn within<'a>(size: [f32; 2], theme: Theme) -> Harness<'a, App> {
    let mut program = program(size, theme);
    look(&mut program, RobustnessCommand::Samples(256));
    look(&mut program, RobustnessCommand::Weights(WeightChoice::Within));
    program
}

fn press(program: &mut Harness<'_, App>, role: Role, name: &str) {
    program.get_by_role_and_label(role, name).focus();
    program.run_steps(2);
    program.key_press(Key::Enter);
    program.run_steps(4);
}

/// A condition on the first two outermost groups, set with the menus.
fn condition(program: &mut Harness<'_, App>) -> [String; 2] {
    let rows = limits(document(program)).rows;
    let [more, less] = [&rows[1].name, &rows[0].name].map(String::clone);
    press(program, Role::Button, "Add a condition between two weights");
    press(program, Role::MenuItem, &more);
    let item = program.get_all_by_role_and_label(Role::MenuItemCheckBox, &less).next();
    item.expect("the second menu").click();
    program.run_steps(6);
    [more, less]
}

#[test]
fn a_condition_is_set_changed_and_removed() {
    let mut program = within(WIDE, Theme::Light);
    let before = screen(&program).figures.unwrap();
    assert!(before.rests_on.contains("within limits (none set, so any weights)"), "{}", before.rests_on);
    let [more, less] = condition(&mut program);
    let said = format!("{more} at least as much as {less}");
    let figures = screen(&program).figures.unwrap();
    assert!(figures.rests_on.contains(&format!("there). Ukraine: {said}. Drawn")), "{}", figures.rests_on);
    assert_ne!(figures.chances, before.chances);
    press(&mut program, Role::Button, &format!("{said}: change how much"));
    click(&mut program, Role::MenuItemCheckBox, "at least twice as much as");
    let conditions = limits(document(&program)).conditions;
    assert_eq!(conditions.len(), 1, "the same two have one condition");
    assert_eq!(conditions[0].spoken, format!("{more} at least twice as much as {less}"));
    for format in [Format::Html, Format::Markdown] {
        let text = String::from_utf8(render(document(&program), &Request::new(format))[0].bytes.clone()).unwrap();
        assert!(text.contains(&conditions[0].spoken), "{format:?}");
    }
    assert_eq!(document(&program).history().undo_label(), None);
    click(&mut program, Role::Button, &format!("Remove: {}", conditions[0].spoken));
    assert!(limits(document(&program)).conditions.is_empty());
    assert_eq!(words(document(&program).framework(), &document(&program).sampling().study.weights), None);
    assert_eq!(screen(&program).figures.unwrap().chances, before.chances);
}

#[test]
fn an_issue_inside_a_group_gets_a_limit_of_its_own() {
    let mut program = within(WIDE, Theme::Light);
    let before = screen(&program).figures.unwrap();
    let inner = limits(document(&program)).more[0].clone();
    press(&mut program, Role::Button, "Add a limit on an issue or a group within another");
    let item = format!("{}{}", "    ".repeat(inner.depth), inner.name);
    click(&mut program, Role::MenuItemCheckBox, &item);
    let row = |program: &Harness<'_, App>| {
        limits(document(program)).rows.into_iter().find(|row| row.name == inner.name).expect("a row")
    };
    assert!(row(&program).added && !row(&program).on);
    assert_eq!(screen(&program).figures.unwrap().chances, before.chances, "0 to 100% limits nothing");
    let part = row(&program).part;
    look(&mut program, RobustnessCommand::Limit(PartyIx(0), part, Some([0.2, 0.5])));
    let figures = screen(&program).figures.unwrap();
    assert!(figures.rests_on.contains(&format!("Ukraine: {} 20–50%.", inner.name)), "{}", figures.rests_on);
    assert!(panel(document(&program)).choices.iter().any(|choice| choice.detail == "1 set for Ukraine"));
    click(&mut program, Role::Button, &format!("Remove the limit on {}", inner.name));
    assert!(limits(document(&program)).rows.iter().all(|row| row.depth == 0));
}

#[test]
fn while_all_judge_limits_are_those_of_the_party_that_is_chosen() {
    let mut program = within(WIDE, Theme::Light);
    condition(&mut program);
    view(&mut program, ViewCommand::JudgedBy(JudgedBy::All));
    click(&mut program, Role::RadioButton, "Limits on whose weights: Russia");
    let shown = limits(document(&program));
    assert_eq!((shown.title.as_str(), shown.conditions.len()), ("Limits on Russia’s weights", 0));
    let ours = shown.rows[0].part;
    for row in shown.rows {
        look(&mut program, RobustnessCommand::Limit(PartyIx(1), row.part, Some([0.5, 0.6])));
    }
    let foot = panel(document(&program)).foot;
    assert_eq!(
        foot.refused.as_deref(),
        Some("No weights meet all the limits on Russia’s weights: widen or remove one of them.")
    );
    click(&mut program, Role::Link, "Clear all: Limits on Russia’s weights");
    look(&mut program, RobustnessCommand::Limit(PartyIx(1), ours, Some([0.1, 1.0])));
    let figures = screen(&program).figures.unwrap();
    assert!(figures.rests_on.contains(". Russia: ") && figures.rests_on.contains(" at least 10%. Drawn"));
    let program_choices = panel(document(&program)).choices;
    assert!(program_choices.iter().any(|choice| choice.detail == "2 set for Ukraine and Russia"));
}

#[test]
fn pictures_of_limits() {
    let mut results = SnapshotResults::new();
    for (size, theme, name) in [(WIDE, Theme::Light, "light"), (NARROW, Theme::Dark, "narrow-dark")] {
        let mut program = within(size, theme);
        condition(&mut program);
        let shown = limits(document(&program));
        let inner = westphalia::present::sensitivity::choices::part(shown.more[0].target);
        look(&mut program, RobustnessCommand::Limit(PartyIx(0), inner, Some([0.05, 0.3])));
        look(&mut program, RobustnessCommand::Limit(PartyIx(0), shown.rows[0].part, Some([0.2, 0.5])));
        let twice = Condition { more: shown.rows[2].part, times: 2.0, less: shown.rows[3].part };
        look(&mut program, RobustnessCommand::Demand(PartyIx(0), twice));
        program.snapshot(format!("robustness-limits-{name}"));
        view(&mut program, ViewCommand::JudgedBy(JudgedBy::All));
        press(&mut program, Role::Button, "Add a condition between two weights");
        press(&mut program, Role::MenuItem, &shown.rows[1].name);
        program.snapshot(format!("robustness-condition-{name}"));
        results.extend_harness(&mut program);
    }
}
