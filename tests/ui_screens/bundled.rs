//! Files that come with the program: each opens from its card, a copy can be opened again, a new file starts from the
//! template.

use std::path::PathBuf;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use westphalia::io::bundled;
use westphalia::model::ids::{IssueIx, PartyIx};
use westphalia::present::{list, start};
use westphalia::session::command::{EditCommand, FileCommand, WeightTarget};
use westphalia::session::settings::Settings;
use westphalia::ui::outside::scripted::Scripted;
use westphalia::ui::outside::{Answer, Request, disk};

use super::{NOW, Program, WIDE, click, document, press, program};

const FOLDER: &str = "/home/analyst/talks";
const BASE: &str = "/home/analyst/talks/ukraine-framework.toml";
const COPY: &str = "/home/analyst/talks/berlin.toml";

fn berlin(outside: &Scripted) -> Program<'static> {
    let mut program = program(WIDE, Settings::default(), outside, &[]);
    let card = disk::cards().into_iter().find(|card| card.file_name.contains("berlin")).unwrap();
    click(&mut program, &card.spoken);
    program
}

fn save_as(program: &mut Program<'_>, outside: &Scripted, path: &str) {
    outside.will_answer(Answer::Paths(vec![path.into()]));
    press(program, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    program.run();
}

fn notice(program: &Program<'_>) -> String {
    program.state().session().notice().map(|notice| notice.text.clone()).unwrap_or_default()
}

#[test]
fn each_bundled_file_opens_from_its_card_and_compares() {
    let cards = disk::cards();
    assert_eq!(cards.len(), bundled::all().len(), "every bundled file has a card");
    let mut program = program(WIDE, Settings::default(), &Scripted::new(NOW), &[]);
    for card in cards {
        assert!(!card.size.is_empty() && !card.as_of.is_empty() && !card.picture.is_empty(), "{}", card.file_name);
        let place = program.get_by_role_and_label(Role::Button, &card.spoken);
        place.scroll_to_me();
        program.run();
        program.get_by_role_and_label(Role::Button, &card.spoken).click();
        program.run();
        program.get_by_role_and_label(Role::Tab, &card.file_name);
        let open = document(&program);
        assert_eq!(open.framework().title(), card.title);
        assert!(list::compared(open).len() > 1, "{} compares", card.file_name);
        program.state_mut().queue_mut().file(FileCommand::Activate(None));
        program.run();
    }
}

#[test]
fn a_copy_takes_the_file_it_builds_on_with_it() {
    let outside = Scripted::new(NOW);
    let mut program = berlin(&outside);
    let target = WeightTarget::Issue(IssueIx(0));
    let moved = EditCommand::SetShare { party: PartyIx(0), target, share: 0.3, gesture: None };
    program.state_mut().queue_mut().edit(moved);
    program.run();
    save_as(&mut program, &outside, COPY);
    let base = outside.file(BASE).expect("the base beside the copy");
    assert_eq!(base, bundled::all()[0].text);
    assert_eq!(notice(&program), format!("Saved {COPY}, and beside it ukraine-framework.toml, which it builds on"));
    assert!(!document(&program).is_unsaved());
    let copied = document(&program).framework().scenarios().len();
    let mut again = super::program(WIDE, Settings::default(), &outside, &[COPY]);
    assert_eq!(document(&again).framework().scenarios().len(), copied);
    let weights = &document(&again).edits().basis.weights;
    assert!((weights.share(PartyIx(0), IssueIx(0)) - 0.3).abs() < 1e-4);
    // From a file on disk into another folder: the same care.
    save_as(&mut again, &outside, "/mnt/copy.toml");
    assert!(outside.file("/mnt/ukraine-framework.toml").is_some());
    save_as(&mut again, &outside, "/mnt/copy-2.toml");
    assert_eq!(notice(&again), "Saved /mnt/copy-2.toml", "what is there already is not written again");
}

#[test]
fn a_copy_that_could_not_be_opened_is_refused_and_nothing_is_overwritten() {
    let outside = Scripted::new(NOW);
    outside.put(BASE, "my own file");
    let mut program = berlin(&outside);
    save_as(&mut program, &outside, COPY);
    assert!(notice(&program).contains("another file of that name is in that folder"), "{}", notice(&program));
    assert!(outside.file(COPY).is_none());
    assert_eq!(outside.file(BASE).as_deref(), Some("my own file"));
    save_as(&mut program, &outside, BASE);
    assert!(notice(&program).contains("cannot have that name itself"), "{}", notice(&program));
    assert_eq!(outside.file(BASE).as_deref(), Some("my own file"));
}

#[test]
fn a_new_file_starts_from_the_template() {
    let outside = Scripted::new(NOW);
    let mut program = program(WIDE, Settings::default(), &outside, &[]);
    outside.will_answer(Answer::Cancelled);
    click(&mut program, "New file from template…");
    program.run();
    assert!(program.state().session().tabs().is_empty());
    let path = PathBuf::from(FOLDER).join("two-villages");
    outside.will_answer(Answer::Paths(vec![path.clone()]));
    press(&mut program, Modifiers::COMMAND, Key::N);
    program.run();
    assert!(matches!(&outside.asked()[1], Request::Save { suggested, .. } if suggested == "new-framework.toml"));
    let path = path.with_extension("toml");
    assert_eq!(outside.file(&path).as_deref(), Some(bundled::new_file()));
    assert_eq!(notice(&program), start::made(&path));
    assert_eq!(document(&program).file_name(), "two-villages.toml");
    outside.make_read_only();
    outside.will_answer(Answer::Paths(vec!["/home/analyst/other.toml".into()]));
    press(&mut program, Modifiers::COMMAND, Key::N);
    program.run();
    assert_eq!(notice(&program), "/home/analyst/other.toml was not made: the disk can only be read.");
}
