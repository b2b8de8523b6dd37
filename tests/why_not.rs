//! The sentences of Why not: what they say of small frameworks whose packages can be counted by hand, and that they say the
//! same of every party.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use std::sync::Arc;

use common::{UKRAINE, framework};
use westphalia::analysis::exact::Margin;
use westphalia::analysis::negotiation::acceptable::count::Count;
use westphalia::analysis::negotiation::acceptable::stages::{Acceptable, alone, pairs, singles};
use westphalia::analysis::negotiation::acceptable::{Change, Relaxation, SEED, why_not};
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::negotiation::choices::outcome;
use westphalia::analysis::negotiation::game::Game;
use westphalia::analysis::negotiation::setting::{Domain, RedLineRef, Setting};
use westphalia::analysis::negotiation::swaps::{Start, Swap, swaps};
use westphalia::analysis::scoring::{Basis, score};
use westphalia::analysis::single_changes::single_changes;
use westphalia::analysis::values::ValueTable;
use westphalia::export::{Format, Request, render};
use westphalia::jobs::{Event, Jobs};
use westphalia::model::ids::PartyIx;
use westphalia::present::text::powers;
use westphalia::present::why_not::{WhyNot, copied, of_document};
use westphalia::session::command::{Command, FileCommand, Origin, Reading, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::negotiating::NegotiateCommand;
use westphalia::session::search::{Search, SearchCommand};
use westphalia::session::settings::Settings;
use westphalia::session::tabs::Session;
use westphalia::session::view::Workspace;

/// A session with `text` open on Why not, and everything counted.
fn session(text: &str, commands: impl IntoIterator<Item = Command>) -> Session {
    let mut session = Session::new(Settings::default());
    session.apply(Command::File(FileCommand::Read(Reading {
        origin: Origin::Path("/drafts/test.toml".into()),
        texts: Vec::new(),
        problems: Vec::new(),
        framework: Some(Arc::new(framework(text))),
    })));
    session.apply(Command::View(ViewCommand::Workspace(Workspace::WhyNot)));
    for command in commands {
        session.apply(command);
    }
    let mut jobs: Jobs<Search> = Jobs::inline();
    loop {
        jobs.want(session.wanted());
        let events = jobs.take();
        if events.is_empty() {
            return session;
        }
        for event in events {
            let Event::Done(search, answer, took) = event else { panic!("a search without an answer") };
            session.apply(Command::Search(SearchCommand::Answered(search, answer, took)));
        }
    }
}

fn document(session: &Session) -> &Document {
    session.document().unwrap()
}

fn view(text: &str) -> WhyNot {
    of_document(document(&session(text, [])))
}

fn sentences(text: &str) -> [String; 2] {
    let headline = view(text).headline.unwrap();
    [headline.title, headline.second]
}

/// Two parties, and issues with the ids of their terms. The first term of each is worth most to North and least to South,
/// evenly down to the last. Each party has keys and red lines of its own.
fn file(issues: &[(&str, &[&str])], parties: [(&str, &str); 2]) -> String {
    let mut text = "format = 1\nid = \"f\"\ntitle = \"F\"\n".to_owned();
    for (issue, terms) in issues {
        let terms: Vec<String> =
            terms.iter().map(|term| format!("{{ id = \"{term}\", name = \"Term {term}\" }}")).collect();
        text += &format!("[[issues]]\nid = \"{issue}\"\nname = \"Issue {issue}\"\nterms = [{}]\n", terms.join(", "));
    }
    for (at, (keys, red_lines)) in parties.into_iter().enumerate() {
        let (id, name) = [("p", "North"), ("q", "South")][at];
        text += &format!("[[parties]]\nid = \"{id}\"\nname = \"{name}\"\n{keys}\n");
        for (issue, terms) in issues {
            let last = terms.len() - 1;
            let values: Vec<String> = terms
                .iter()
                .enumerate()
                .map(|(rank, term)| format!("{term} = {}", 100 * if at == 0 { last - rank } else { rank } / last))
                .collect();
            text += &format!("[parties.values.{issue}]\n{}\n", values.join("\n"));
        }
        text += red_lines;
    }
    let outcomes: String = issues.iter().map(|(issue, terms)| format!("{issue} = \"{}\"\n", terms[0])).collect();
    text + &format!("[[scenarios]]\nid = \"s\"\nname = \"S\"\n[scenarios.outcomes]\n{outcomes}")
}

fn never(issue: &str, terms: &str) -> String {
    format!("[[parties.red_lines]]\nissue = \"{issue}\"\nnever = {terms}\n")
}

const LAND: (&str, &[&str]) = ("land", &["a", "b"]);
const TIME: (&str, &[&str]) = ("time", &["x", "y", "z"]);

/// One issue of three terms, worth 100, 50 and 0 to North and 0, 50 and 100 to South.
fn opposed(north: (&str, &str), south: &str) -> String {
    file(&[("land", &["a", "b", "c"])], [north, (south, "")])
}

#[test]
fn one_issue_alone_is_named_with_those_who_reject_its_terms() {
    let text = file(&[LAND, TIME], [("", &never("land", "[\"a\"]")), ("", &never("land", "[\"b\"]"))]);
    assert_eq!(
        sentences(&text),
        [
            "No package that the listed terms allow is acceptable to both.",
            "One issue alone stands in the way: Issue land. Every listed term crosses a red line of North or of South.",
        ]
    );
    let view = view(&text);
    assert_eq!(view.headline.as_ref().unwrap().count, "0 of 6 packages");
    assert_eq!(view.rejects.rows.iter().map(|row| row.count.as_str()).collect::<Vec<_>>(), ["3", "3"]);
    let table = view.relaxations.unwrap();
    let counts: Vec<&str> = table.sections[0].rows.iter().map(|row| row.count.as_str()).collect();
    assert_eq!((table.sections[0].title.as_str(), counts), ("One alone, Issue land", vec!["3", "3"]));
}

#[test]
fn one_issue_alone_is_not_said_where_two_are_in_the_way() {
    let north = never("land", "[\"a\"]") + &never("time", "[\"x\"]");
    let south = never("land", "[\"b\"]") + &never("time", "[\"y\", \"z\"]");
    let [title, second] = sentences(&file(&[LAND, TIME], [("", &north), ("", &south)]));
    assert_eq!(title, "No package that the listed terms allow is acceptable to both.");
    // Without South's two red lines the terms b with y and z are left; any other pair on two issues leaves one or two.
    assert_eq!(
        second,
        "No single issue stands in the way: an agreement needs at least two changes. Most would be gained without the red \
         line of North on Issue land and the red line of South on Issue time, or just as well without 1 other pair."
    );
}

#[test]
fn no_deal_values_are_named_where_they_alone_stand_in_the_way() {
    let [title, second] = sentences(&opposed(("reservation = 60", ""), "reservation = 40"));
    assert_eq!(title, "No package that the listed terms allow is acceptable to both.");
    assert_eq!(
        second,
        "Giving up any one of these would be enough: the no-deal value of North or the no-deal value of South."
    );
    let line = never("land", "[\"a\"]");
    let [_, second] = sentences(&opposed(("reservation = 60", &line), "reservation = 40"));
    assert_eq!(
        second,
        "One no-deal value alone stands in the way: 60 of North. No package reaches it and is acceptable to the others."
    );
}

#[test]
fn what_binds_hardest_is_said_where_something_is_acceptable() {
    let text = file(&[LAND, TIME], [("", &never("time", "[\"x\", \"y\"]")), ("", &never("land", "[\"b\"]"))]);
    assert_eq!(
        sentences(&text),
        [
            "1 of 6 packages is acceptable to both.",
            "North alone rejects the most, 33.3% of all. Most would be gained without the red line of North on Issue time.",
        ]
    );
    assert!(view(&text).misses.unwrap().cards.is_empty());
}

#[test]
fn there_is_a_card_for_each_smallest_set_of_red_lines() {
    let names = ["i", "j", "k", "l"];
    let issues: Vec<(&str, &[&str])> = names.iter().map(|name| (*name, &["a", "b"] as &[&str])).collect();
    let misses = |number: usize| {
        let lines = |term: &str| -> String {
            names[..number].iter().map(|name| never(name, &format!("[\"{term}\"]"))).collect()
        };
        let (north, south) = (lines("b"), lines("a"));
        view(&file(&issues[..number], [("reservation = 50", &north), ("reservation = 50", &south)])).misses.unwrap()
    };
    let two = misses(2);
    let short: Vec<&str> = two.cards.iter().map(|card| card.short_by.as_str()).collect();
    let points = ["0", "0", "50", "50"].map(|points| format!("2 red lines, {points} points short"));
    assert_eq!(short, points.map(|short| short.replace("50 points", "50.0 points")));
    let crossed: Vec<Vec<usize>> =
        two.cards.iter().map(|card| card.crossings.iter().map(|of| of.party.0).collect()).collect();
    assert_eq!(crossed, [[0, 1], [1, 0], [0, 0], [1, 1]], "equal ones in the order of the file");
    assert!(two.cards.iter().all(|card| card.equal.is_none()) && !two.order.contains("set"));
    let four = misses(4);
    assert_eq!(four.cards.len(), 5);
    assert!(four.cards.iter().all(|card| card.short_by.starts_with("4 red lines, ")));
    assert_eq!(four.cards[0].short_by, "4 red lines, 0 points short");
    let order = "One package for each smallest set of red lines crossed; 11 more sets, 4 of them not searched.";
    assert!(four.order.ends_with(order), "{}", four.order);
}

#[test]
fn equal_ones_that_cross_the_same_are_counted() {
    let misses = view(include_str!("fixtures/cli/no-deal.toml")).misses.unwrap();
    let equal: Vec<_> = misses.cards.iter().map(|card| card.equal.as_deref().unwrap_or_default()).collect();
    assert_eq!(equal, ["1 of 4 equal", "1 of 2 equal"]);
    assert!(misses.cards[0].spoken.contains(", 1 of 4 equal. "), "{}", misses.cards[0].spoken);
}

#[test]
fn a_framework_that_blocks_nothing_says_so() {
    let text = file(&[LAND, TIME], [("", ""), ("", "")]);
    assert_eq!(view(&text).nothing, Some("Nothing can be blocked: give a party a red line or a no-deal value."));
}

#[test]
fn one_party_has_the_sentence_and_no_bars() {
    let text = file(&[LAND, TIME], [("", &never("land", "[\"a\"]")), ("", "")]);
    let leave = Command::View(ViewCommand::Negotiate(NegotiateCommand::MustAgree(PartyIx(1), false)));
    let session = session(&text, [leave]);
    let view = of_document(document(&session));
    assert_eq!(view.headline.unwrap().title, "3 of 6 packages are acceptable to North.");
    assert!(view.rejects.more.is_none() && view.rejects.rows.iter().all(|row| row.count.is_empty()));
}

#[test]
fn the_bundled_framework_has_packages_acceptable_to_all_four() {
    let session = session(UKRAINE, []);
    let view = of_document(document(&session));
    let headline = view.headline.clone().unwrap();
    // The product over the twenty issues of the choices that no red line rules out.
    let strips = &view.shares.as_ref().unwrap().strips;
    let free = |ruled_out: bool| -> u64 {
        strips.iter().map(|strip| strip.dots.iter().filter(|dot| !dot.ruled_out || ruled_out).count() as u64).product()
    };
    let [some, all] = [free(false), free(true)].map(|number| powers(&number.into()));
    assert_eq!(headline.title, format!("{some} of {all} packages are acceptable to all four."));
    assert!(headline.exact.starts_with(&format!("{} of {} packages", some.exact, all.exact)), "{}", headline.exact);
    assert!(headline.notes.contains(&"counted exactly".to_owned()) && headline.second.ends_with('.'));
    let copied = copied(document(&session), &view).unwrap();
    assert!(copied.contains("test.toml") && copied.contains("one analyst’s reading"), "{copied}");
}

#[test]
fn exchanged_names_exchange_names_and_nothing_else() {
    let lines = [never("land", "[\"a\"]") + &never("time", "[\"x\"]"), never("land", "[\"b\"]")];
    let texts = [
        file(&[LAND, TIME], [("", &lines[0]), ("", &lines[1])]),
        file(&[LAND, TIME], [("", &never("time", "[\"x\", \"y\"]")), ("", &never("land", "[\"b\"]"))]),
        opposed(("reservation = 60", ""), "reservation = 40"),
    ];
    for text in texts {
        let swap = |text: &str| text.replace("North", "\u{1}").replace("South", "North").replace('\u{1}', "South");
        assert_eq!(swap(&format!("{:?}", view(&text))), format!("{:?}", view(&swap(&text))));
    }
}

#[test]
fn the_stages_count_what_the_whole_answer_counts() {
    let lines = [never("land", "[\"a\"]") + &never("time", "[\"x\"]"), never("land", "[\"b\"]")];
    let texts = [
        file(&[LAND, TIME], [("", &lines[0]), ("", &lines[1])]),
        file(&[LAND, TIME], [("reservation = 30", &never("time", "[\"x\"]")), ("reservation = 20", "")]),
        opposed(("reservation = 60", ""), "reservation = 40"),
    ];
    for text in texts {
        let framework = framework(&text);
        let setting = Setting::of(&framework);
        let mut meter = Meter::new(Limits::default());
        let whole = why_not(&Game::new(&framework, &setting).unwrap(), SEED, &mut meter).unwrap();
        let first = Acceptable::new(&framework, &setting, &mut meter).unwrap().unwrap();
        assert_eq!((first.packages(), first.count()), (&whole.packages, &whole.acceptable));
        assert_eq!(alone(&first, &mut meter).unwrap(), whole.sole_blockers);
        let of = |relaxations: &[Relaxation], number: usize| -> Vec<(Vec<Change>, Count)> {
            let such =
                relaxations.iter().filter(|of| of.changes.len() == number && (number == 1 || !of.acceptable.is_none()));
            such.map(|of| (of.changes.clone(), of.acceptable.clone())).collect()
        };
        let each = singles(&first, &mut meter).unwrap().each;
        let each: Vec<_> = each.into_iter().map(|(change, count)| (vec![change], count)).collect();
        assert_eq!(each, of(&whole.relaxations, 1));
        let two = of(&whole.relaxations, 2);
        assert!(two.is_empty() || of(&pairs(&first, &mut meter).unwrap(), 2) == two);
    }
}

#[test]
fn single_changes_gain_what_swaps_of_one_issue_gain() {
    let framework = framework(UKRAINE);
    let setting = Setting { domain: Domain::All, ..Setting::of(&framework) };
    let game = Game::new(&framework, &setting).unwrap();
    let scenario = framework.find_scenario("plan20").unwrap();
    let now = score(&framework, &ValueTable::new(&framework, setting.silence), &Basis::of(&framework));
    let changes = single_changes(&framework, &setting, scenario);
    let start = Start::Scenario(scenario);
    let mut meter = Meter::new(Limits::default());
    let swaps = swaps(&framework, &setting, &game, start, changes.len(), &mut meter).unwrap().unwrap().single;
    assert_eq!(swaps.len(), changes.len());
    for change in changes {
        let is_it =
            |swap: &&Swap| swap.changes.iter().all(|(issue, to)| *issue == change.issue && outcome(*to) == change.to);
        let swap = swaps.iter().find(is_it).unwrap();
        for (party, gain) in framework.party_ixs().zip(&swap.gains) {
            let total = now.parties[party.0].scenarios[scenario.0].total.unwrap();
            assert_eq!(*gain, Margin::new(change.totals[party.0].unwrap(), total));
        }
    }
}

#[test]
fn exports_hold_the_sentences_once_they_are_counted_and_mark_what_is_tried() {
    let text = file(&[LAND, TIME], [("", &never("land", "[\"a\"]")), ("", &never("land", "[\"b\"]"))]);
    let line = Change::RedLine(RedLineRef { party: PartyIx(0), index: 0 });
    let session = session(&text, [Command::View(ViewCommand::Try(vec![line]))]);
    let whole = |document: &Document, format| {
        let files = render(document, &Request::new(format));
        files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect::<String>()
    };
    for format in [Format::Html, Format::Markdown, Format::Json, Format::Csv] {
        let counted = whole(document(&session), format);
        for words in [
            "No package that the listed terms allow is acceptable to both.",
            "One issue alone stands in the way: Issue land.",
            "red line of North on Issue land: Term a",
            "North accepts Term a on Issue land.",
            "Your assumption, not the position of North.",
        ] {
            assert!(counted.contains(words), "{format:?} lacks {words}");
        }
        let fresh =
            Document::new(Origin::Bundled("f.toml".to_owned()), Arc::new(framework(&text)), Vec::new(), Vec::new());
        assert!(!whole(&fresh, format).contains("stands in the way"), "{format:?} claims what was not counted");
    }
}
