//! Weights by answers: what is asked, what the preview says, what Apply does, and what undo takes back.

use egui::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use westphalia::export::{Format, Request, render};
use westphalia::model::ids::{IssueIx, PartyIx};
use westphalia::model::quantity::Micro;
use westphalia::present::elicitation::records::records;
use westphalia::session::command::{EditCommand, ViewCommand, WeightTarget};
use westphalia::session::elicitation::{Among, Answers, Draft, Elicited, Way, scopes, things};
use westphalia::session::view::{Dialog, Selection};

use super::common::{UKRAINE, document as opened};
use super::{WIDE, click, document, judge, label, open, program, undo};

/// Three issues in no group, so that all are asked about.
const THREE: &str = r#"
format = 1
id = "three"
title = "Three issues"
[[issues]]
id = "a"
name = "Alpha"
range = { from = 0, to = 10 }
better = "high"
[[issues]]
id = "b"
name = "Beta"
range = { from = 0, to = 10 }
better = "high"
[[issues]]
id = "c"
name = "Gamma"
range = { from = 0, to = 10 }
better = "low"
[[issues]]
id = "d"
name = "Without values"
range = { from = 0, to = 10 }
[[parties]]
id = "p"
name = "First party"
weights = { a = 2, b = 1, c = 1 }
[[parties]]
id = "q"
name = "Second party"
weights = { a = 1, b = 1, c = 6 }
[[scenarios]]
id = "s"
name = "S"
outcomes = { a = 1, b = 2, c = 3 }
[[scenarios]]
id = "t"
name = "T"
outcomes = { a = 3, b = 1, c = 8 }
"#;

fn shares(document: &westphalia::session::document::Document, party: usize) -> Vec<f64> {
    let weights = &document.edits().basis.weights;
    document.framework().issue_ixs().map(|issue| weights.share(PartyIx(party), issue)).collect()
}

#[track_caller]
fn near(found: &[f64], expected: &[f64]) {
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() < 1e-6, "{found:?} {expected:?}");
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn the_menu_of_the_weights_opens_each_way() {
    let mut program = program(WIDE, Theme::Dark, THREE);
    judge(&mut program, 0);
    for (item, way) in [
        ("Swing points…", Way::Swing),
        ("Ranking…", Way::Ranking),
        ("Comparing pairs…", Way::Pairwise),
        ("Best against worst…", Way::BestWorst),
        ("Equal weights…", Way::Equal),
    ] {
        click(&mut program, Role::Button, "Arrive at weights by…");
        program.get_by_label(item).click();
        program.run();
        assert_eq!(document(&program).view().dialog, Some(Dialog::Elicit(way)));
        program.get_by_role_and_label(Role::Dialog, "Arrive at weights for First party");
        program.key_press(egui::Key::Escape);
        program.run();
        assert_eq!(document(&program).view().dialog, None, "Esc closes it");
    }
    click(&mut program, Role::Button, "Arrive at weights by…");
    program.get_by_label("Compare parties’ weights…").click();
    program.run();
    assert_eq!(document(&program).view().dialog, Some(Dialog::PartyWeights));
    assert_eq!(
        label(&program, "They differ most"),
        "They differ most on Gamma: 75% for Second party, 25% for First party."
    );
    assert_eq!(label(&program, "Gamma: First"), "Gamma: First party 25%, Second party 75%; 50 points apart");
    click(&mut program, Role::Button, "Close");
    assert_eq!(document(&program).view().dialog, None);
}

#[test]
fn ranking_by_arrows_previews_applies_and_is_undone() {
    let mut program = program(WIDE, Theme::Light, THREE);
    judge(&mut program, 0);
    open(&mut program, Dialog::Elicit(Way::Ranking));
    assert!(program.query_by_label_contains("Without values: now").is_none(), "what has no values cannot be weighed");
    // Beta and Gamma weigh the same: they begin as equal.
    assert_eq!(label(&program, "Alpha: now"), "Alpha: now 50 percent, then 61 percent");
    assert_eq!(label(&program, "Beta: now"), "Beta: now 25 percent, then 19 percent");
    click(&mut program, Role::Button, "Move Gamma up");
    assert_eq!(label(&program, "Gamma: now"), "Gamma: now 25 percent, then 28 percent");
    click(&mut program, Role::Button, "Move Gamma up");
    assert_eq!(label(&program, "Gamma: now"), "Gamma: now 25 percent, then 61 percent");
    let before = document(&program).edits().basis.weights.clone();
    click(&mut program, Role::Button, "Apply");
    assert_eq!(document(&program).view().dialog, None);
    near(&shares(document(&program), 0), &[5.0 / 18.0, 1.0 / 9.0, 11.0 / 18.0, 0.0]);
    near(&shares(document(&program), 1), &[0.125, 0.125, 0.75, 0.0]);
    let told = "All 3 issues, by ranking (rank-order centroid): Gamma > Alpha > Beta.";
    assert_eq!(records(document(&program), PartyIx(0)), [told]);
    assert_eq!(document(&program).history().undo_label(), Some("weights of First party by answers"));
    undo(&mut program);
    assert_eq!(document(&program).edits().basis.weights, before);
    assert!(records(document(&program), PartyIx(0)).is_empty());
}

#[test]
fn pairs_tell_their_consistency_and_the_answers_that_agree_least() {
    let mut program = program(WIDE, Theme::Dark, THREE);
    judge(&mut program, 0);
    open(&mut program, Dialog::Elicit(Way::Pairwise));
    program.get_by_label("All answers agree.");
    let slider = "Alpha matters 2 times as much as Gamma";
    program.get_by_role_and_label(Role::Slider, slider).focus();
    program.run();
    for _ in 0..5 {
        program.key_press(egui::Key::ArrowRight);
        program.run();
    }
    program.get_by_role_and_label(Role::Slider, "Gamma matters 5 times as much as Alpha");
    let ratio = label(&program, "Consistency ratio");
    assert!(ratio.contains("/ 0.58, Saaty’s random index for 3"), "{ratio}");
    let worst = label(&program, "Answers that agree least");
    assert!(worst.contains("Alpha against Gamma was said to be 1/5, and follows to be 2"), "{worst}");
    click(&mut program, Role::Button, "Apply");
    let told = records(document(&program), PartyIx(0)).join(" ");
    assert!(told.contains("Alpha : Beta = 2 : 1, Alpha : Gamma = 1 : 5, Beta : Gamma = 1 : 1"), "{told}");
    assert!(told.contains("pairwise comparison"), "{told}");
}

#[test]
fn swing_points_and_best_worst_are_answered_with_the_keyboard() {
    let mut program = program(WIDE, Theme::Dark, THREE);
    judge(&mut program, 0);
    open(&mut program, Dialog::Elicit(Way::Swing));
    program.get_by_role_and_label(Role::Slider, "Points of Beta").focus();
    program.run();
    program.key_press(egui::Key::End);
    program.run();
    assert_eq!(label(&program, "Beta: now"), "Beta: now 25 percent, then 40 percent");
    click(&mut program, Role::RadioButton, "Way: Best–worst");
    program.get_by_role_and_label(Role::Button, "Matters most: Alpha");
    let answer = "Alpha over Gamma";
    program.get_by_role_and_label(Role::Slider, answer).focus();
    program.run();
    program.key_press(egui::Key::ArrowRight);
    program.run();
    assert_eq!(program.get_by_role_and_label(Role::Slider, answer).accesskit_node().numeric_value(), Some(3.0));
    assert!(label(&program, "Largest deviation").contains("consistency ratio"));
    // Answers of the other way are kept.
    click(&mut program, Role::RadioButton, "Way: Swing");
    assert_eq!(label(&program, "Beta: now"), "Beta: now 25 percent, then 40 percent");
    for name in ["Points of Alpha", "Points of Beta", "Points of Gamma"] {
        program.get_by_role_and_label(Role::Slider, name).focus();
        program.run();
        program.key_press(egui::Key::Home);
        program.run();
    }
    program.get_by_label("Everything has 0 points: give something more.");
    assert!(program.get_by_role_and_label(Role::Button, "Apply").accesskit_node().is_disabled());
}

#[test]
fn groups_are_weighed_first_and_issues_within_them() {
    let document = opened(UKRAINE);
    let framework = document.framework();
    let party = PartyIx(0);
    let scopes = scopes(framework, party);
    assert_eq!(scopes[0], Among::Groups);
    assert!(!scopes.contains(&Among::Issues), "21 issues are too many to be asked about at once");
    assert!(scopes.iter().skip(1).all(|among| matches!(among, Among::Within(_))));
    let mut changed = document.clone();
    let before = shares(&document, 0);
    let Among::Within(group) = scopes[1] else { unreachable!("a group") };
    let count = things(framework, party, scopes[1]).len();
    let elicited = Elicited { among: scopes[1], answers: Answers::Equal };
    changed.edit(&EditCommand::Elicit(party, Box::new(elicited)));
    let after = shares(&changed, 0);
    let inside = westphalia::session::edits::issues_of(framework, WeightTarget::Group(group));
    let sum = |shares: &[f64]| inside.iter().map(|issue| shares[issue.0]).sum::<f64>();
    assert!((sum(&before) - sum(&after)).abs() < 1e-6, "the group keeps its share");
    for issue in framework.issue_ixs() {
        let expected = if inside.contains(&issue) { sum(&before) / count as f64 } else { before[issue.0] };
        assert!((after[issue.0] - expected).abs() < 1e-6);
    }
    // Weighing the groups keeps proportions within them, so the earlier record still holds; a hand does not.
    let points =
        (0..things(framework, party, Among::Groups).len()).map(|at| Micro::whole(10 * (at as i32 + 1))).collect();
    let groups = Elicited { among: Among::Groups, answers: Answers::Swing(points) };
    changed.edit(&EditCommand::Elicit(party, Box::new(groups)));
    let told = records(&changed, party);
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|record| !record.contains("Changed since")), "{told:?}");
    let moved = *inside.last().unwrap();
    changed.edit(&EditCommand::SetPoints { party, issue: moved, points: Micro::whole(50) });
    assert!(records(&changed, party).iter().all(|record| record.ends_with("Changed since.")));
    changed.edit(&EditCommand::ResetWeights(party));
    assert!(records(&changed, party).is_empty());
    // Answers about other things, or that give nothing any weight, change nothing and are not noted.
    for answers in [Answers::Swing(vec![Micro::ONE]), Answers::Swing(vec![Micro::ZERO; 5]), Answers::Pairwise(vec![1])]
    {
        changed.edit(&EditCommand::Elicit(party, Box::new(Elicited { among: Among::Groups, answers })));
        assert!(records(&changed, party).is_empty());
    }
    assert_eq!(changed.edits().basis.weights, document.edits().basis.weights);
}

#[test]
fn how_weights_came_about_stands_in_the_inspector_and_in_reports() {
    let mut program = program(WIDE, Theme::Dark, THREE);
    judge(&mut program, 0);
    let answers = Answers::Swing([100, 60, 40].map(Micro::whole).to_vec());
    let elicit = EditCommand::Elicit(PartyIx(0), Box::new(Elicited { among: Among::Issues, answers }));
    program.state_mut().queue_mut().edit(elicit);
    program.run();
    let selection = Selection {
        scenario: Some(westphalia::model::ids::ScenarioIx(0)),
        issue: Some(IssueIx(1)),
        ..Selection::default()
    };
    program.state_mut().queue_mut().view(ViewCommand::Select(selection));
    program.run();
    let told = "All 3 issues, by swing points: Alpha 100, Beta 60, Gamma 40.";
    assert!(program.query_all_by_label_contains(told).next().is_some(), "the inspector");
    for format in [Format::Html, Format::Markdown, Format::Json] {
        let files = render(document(&program), &Request::new(format));
        let text: String = files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
        assert!(text.contains(told), "{format:?}");
    }
}

#[test]
fn too_many_things_are_not_compared_in_pairs_and_a_party_without_two_is_told() {
    let mut many = "format = 1\nid = \"many\"\ntitle = \"Many\"\n".to_owned();
    for issue in 0..12 {
        many += &format!(
            "[[issues]]\nid = \"i{issue}\"\nname = \"Issue {issue}\"\nrange = {{ from = 0, to = 1 }}\nbetter = \"high\"\n"
        );
    }
    many += "[[scenarios]]\nid = \"s\"\nname = \"S\"\n[scenarios.outcomes]\ni0 = 1\n";
    let mut program = program(WIDE, Theme::Dark, &many);
    look_at(&mut program, Way::Pairwise);
    program.get_by_label("12 things make 66 pairs, more than anyone answers with care. Up to 9 can be compared.");
    assert!(program.get_by_role_and_label(Role::Button, "Apply").accesskit_node().is_disabled());
    click(&mut program, Role::RadioButton, "Way: Ranking");
    click(&mut program, Role::Button, "Move Issue 1 up");
    click(&mut program, Role::Button, "Apply");
    let shares = shares(document(&program), 0);
    assert!(shares[1] > shares[0] && shares[0] > shares[2], "{shares:?}");
    assert!((shares[2] - shares[11]).abs() < 1e-6, "all others are equal still");

    let one = many.split("[[issues]]").take(2).collect::<Vec<_>>().join("[[issues]]")
        + "[[scenarios]]\nid = \"s\"\nname = \"S\"\n[scenarios.outcomes]\ni0 = 1\n";
    let mut program = super::program(WIDE, Theme::Dark, &one);
    look_at(&mut program, Way::Swing);
    program.get_by_label_contains("fewer than two issues");
}

fn look_at(program: &mut egui_kittest::Harness<'_, westphalia::ui::app::App>, way: Way) {
    open(program, Dialog::Elicit(way));
}

/// Answers begin with what the weights say, so that a first look changes little; and a move keeps the order whole.
#[test]
fn drafts_begin_with_the_present_weights() {
    let document = opened(UKRAINE);
    let framework = document.framework();
    for party in framework.party_ixs() {
        for among in scopes(framework, party) {
            for way in Way::ALL {
                let mut draft = Draft::new(framework, &document.edits().basis.weights, party, among, way);
                let outcome = draft.elicited().outcome(framework, party).unwrap();
                let shares = outcome.shares();
                assert_eq!(shares.len(), draft.count());
                assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
                let now = westphalia::session::elicitation::shares_now(
                    framework,
                    &document.edits().basis.weights,
                    party,
                    &things(framework, party, among),
                );
                if way == Way::Swing {
                    // To whole points of the greatest.
                    assert!(shares.iter().zip(now.unwrap()).all(|(then, now)| (then - now).abs() < 0.01));
                }
                draft.shift(0, false);
                draft.shift(draft.count() - 1, true);
                draft.choose(true, draft.worst);
                let mut order = draft.order.clone();
                order.sort_unstable();
                assert_eq!(order, (0..draft.count()).collect::<Vec<_>>());
                assert_ne!(draft.best, draft.worst);
                assert!(draft.elicited().outcome(framework, party).is_ok());
            }
        }
    }
}
