//! Unsaved work survives the end of the program: copies are made in pauses, offered at the next start, and never lost.

use super::*;
use westphalia::model::quantity::Micro;
use westphalia::session::command::Origin;
use westphalia::session::recovery::Recovery;

fn reweigh(program: &mut Program<'_>, points: i32) {
    let points = Micro::whole(points);
    let edit = EditCommand::SetPoints { party: PartyIx(0), issue: IssueIx(1), points };
    program.state_mut().queue_mut().edit(edit);
    program.run();
}

fn copies(outside: &Scripted) -> Vec<Recovery> {
    outside.recoveries_kept()
}

fn document<'a>(program: &'a Program<'_>) -> &'a Document {
    program.state().session().document().expect("a document in front")
}

/// A run that ends without saving; what it leaves behind, an hour later.
fn interrupted() -> Scripted {
    let outside = disk();
    let mut program = program(WIDE, Settings::default(), &outside, &[DRAFTS]);
    reweigh(&mut program, 40);
    program.run_steps(60);
    outside.pass(3600);
    outside
}

#[test]
fn a_copy_is_made_in_a_pause_and_goes_once_the_work_is_saved() {
    let outside = disk();
    let mut program = program(WIDE, Settings::default(), &outside, &[DRAFTS]);
    program.run_steps(60);
    assert!(copies(&outside).is_empty(), "nothing is unsaved");
    reweigh(&mut program, 40);
    assert!(copies(&outside).is_empty(), "not while the user may be going on");
    program.run_steps(60);
    let [copy] = &copies(&outside)[..] else { panic!("one copy: {:?}", copies(&outside).len()) };
    assert_eq!((copy.origin.clone(), copy.changes, copy.at), (Origin::Path(DRAFTS.into()), 1, NOW));
    reweigh(&mut program, 50);
    program.run_steps(60);
    assert!(!copies(&outside)[0].text.contains("guarantee_form = 50"), "copies are half a minute apart");
    program.run_steps(640);
    assert!(copies(&outside)[0].text.contains("guarantee_form = 50"));
    program.state_mut().queue_mut().file(FileCommand::Save);
    program.run();
    assert!(copies(&outside).is_empty());
}

#[test]
fn closing_without_saving_leaves_no_copy() {
    let outside = interrupted();
    let mut program = program(WIDE, Settings::default(), &outside, &[DRAFTS]);
    program.run();
    reweigh(&mut program, 30);
    program.run_steps(60);
    assert_eq!(copies(&outside).len(), 2, "the copy of the run before waits until it is restored or discarded");
    let tab = program.state().session().front().unwrap().id;
    program.state_mut().queue_mut().file(FileCommand::CloseUnsaved(tab));
    program.run();
    assert_eq!(copies(&outside).iter().map(|copy| copy.at).collect::<Vec<_>>(), [NOW]);
}

#[test]
fn what_was_not_saved_is_offered_restored_as_one_step_and_kept_until_saved() {
    let outside = interrupted();
    let mut program = program(WIDE, Settings::default(), &outside, &[]);
    program.get_by_label("Not saved last time");
    program.get_by_role_and_label(Role::Button, "Open drafts.toml with 1 change not saved, 1 hour ago").click();
    program.run();
    assert!(document(&program).is_unsaved());
    assert_eq!(document(&program).edits().basis.weights.points(PartyIx(0), IssueIx(1)), Micro::whole(40));
    assert_eq!(document(&program).history().undo_label(), Some("recovered changes"));
    assert_eq!(copies(&outside).len(), 1, "still kept");
    program.state_mut().queue_mut().file(FileCommand::Activate(None));
    program.run();
    assert!(program.query_by_label("Not saved last time").is_none(), "offered once");
    let tab = program.state().session().tabs()[0].id;
    program.state_mut().queue_mut().file(FileCommand::Activate(Some(tab)));
    program.run();
    program.state_mut().queue_mut().file(FileCommand::Save);
    program.run();
    assert!(copies(&outside).is_empty());
    assert!(outside.file(DRAFTS).unwrap().contains("guarantee_form = 40"));
}

#[test]
fn where_the_file_has_changed_the_copy_opens_beside_it() {
    let outside = interrupted();
    outside.put(DRAFTS, text().replacen("\"NATO membership\"", "\"Membership\"", 1));
    let mut program = program(WIDE, Settings::default(), &outside, &[]);
    program.get_by_role_and_label(Role::Button, "Open drafts.toml with 1 change not saved, 1 hour ago").click();
    program.run();
    let beside = "/home/analyst/Documents/drafts-recovered.toml";
    assert!(outside.file(beside).unwrap().contains("guarantee_form = 40"));
    assert_eq!(*document(&program).origin(), Origin::Path(beside.into()));
    assert!(outside.file(DRAFTS).unwrap().contains("\"Membership\""), "the file is as it was");
    assert!(copies(&outside).is_empty(), "it stands on the disk now");
}

#[test]
fn it_can_be_discarded_and_opening_the_file_itself_says_that_it_waits() {
    let outside = interrupted();
    let mut program = program(WIDE, Settings::default(), &outside, &[DRAFTS]);
    program.run();
    let notice = program.state().session().notice().expect("a notice").text.clone();
    assert!(notice.contains("1 change from an earlier run"), "{notice}");
    assert!(!document(&program).is_unsaved());
    program.state_mut().queue_mut().file(FileCommand::Activate(None));
    program.run();
    program.get_by_label("Discard the changes of drafts.toml").click();
    program.run();
    assert!(program.query_by_label("Not saved last time").is_none());
    assert!(copies(&outside).is_empty());
}
