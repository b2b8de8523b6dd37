//! Leaving evidence out: which cells open, what the ranking then is, and the smallest set of sources that matters, against
//! every set in turn.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use common::{UKRAINE, framework};
use proptest::collection::vec;
use proptest::prelude::*;
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::analysis::robustness::Study;
use westphalia::analysis::robustness::knock_out::{Central, LeftOut};
use westphalia::analysis::robustness::plan::Plan;
use westphalia::analysis::robustness::rests_on::{LARGEST, RestsOn, Smallest, rests_on};
use westphalia::analysis::robustness::result::Robustness;
use westphalia::analysis::robustness::run::run;
use westphalia::analysis::robustness::tally::Tally;
use westphalia::analysis::scoring::score;
use westphalia::analysis::values::ValueTable;
use westphalia::model::date::PartialDate;
use westphalia::model::framework::Framework;
use westphalia::model::ids::{PartyIx, ScenarioIx, SourceIx};
use westphalia::model::source::SourceClass;

/// The first leads by its first cell, which one source says; the second cell of the second rests on two.
const HAND: &str = r#"
format = 1
id = "hand"
title = "Hand"
[[sources]]
id = "wire"
title = "Wire"
date = "2025-10"
class = "wire"
[[sources]]
id = "state"
title = "State"
date = 2025-11-20
class = "state-linked"
[[sources]]
id = "undated"
title = "Undated"
class = "state-linked"
[[issues]]
id = "a"
name = "A"
  [[issues.terms]]
  id = "x"
  name = "X"
  [[issues.terms]]
  id = "y"
  name = "Y"
[[issues]]
id = "b"
name = "B"
range = { from = 0, to = 10 }
better = "high"
[[parties]]
id = "p"
name = "P"
reservation = 30
  [parties.values.a]
  x = 100
  y = 0
  [[parties.red_lines]]
  issue = "a"
  never = ["y"]
[[scenarios]]
id = "first"
name = "First"
  [scenarios.outcomes]
  a = { term = "x", sources = ["state"] }
  b = { value = 6, sources = ["wire"], confidence = "low" }
[[scenarios]]
id = "second"
name = "Second"
  [scenarios.outcomes]
  a = "x"
  b = { value = 5, sources = ["wire", "undated"] }
[[scenarios]]
id = "barred"
name = "Barred"
  [scenarios.outcomes]
  a = { any = [{ of = "y", sources = ["state"] }] }
  b = { value = 10, sources = ["undated"] }
"#;

fn opens(framework: &Framework, left_out: &LeftOut) -> Vec<(usize, usize)> {
    left_out.opens(framework).into_iter().map(|(scenario, issue)| (scenario.0, issue.0)).collect()
}

#[test]
fn a_cell_opens_where_all_that_it_rests_on_is_left_out() {
    let framework = framework(HAND);
    let source = |at: usize| LeftOut::Sources(vec![SourceIx(at)]);
    assert_eq!(opens(&framework, &source(0)), [(0, 1)], "the second has another source");
    assert_eq!(opens(&framework, &LeftOut::Sources(vec![SourceIx(0), SourceIx(2)])), [(0, 1), (1, 1), (2, 1)]);
    assert_eq!(opens(&framework, &LeftOut::Class(SourceClass::StateLinked)), [(0, 0), (2, 0), (2, 1)]);
    assert_eq!(opens(&framework, &LeftOut::Class(SourceClass::Official)), []);
    let before = |text| LeftOut::Before(PartialDate::parse(text).unwrap());
    assert_eq!(opens(&framework, &before("2025-11-01")), [(0, 1)], "what has no date stays");
    assert_eq!(opens(&framework, &before("2025-10-15")), [], "of October, but when");
    assert_eq!(opens(&framework, &LeftOut::LowConfidence), [(0, 1)]);
    assert_eq!(opens(&framework, &LeftOut::SingleSource), [(0, 0), (0, 1), (2, 0), (2, 1)]);
}

fn central<'a>(framework: &'a Framework, study: &'a Study, whose: Option<PartyIx>) -> Central<'a> {
    Central { framework, basis: &study.basis, silence: study.silence, whose }
}

fn found(framework: &Framework, whose: Option<PartyIx>) -> RestsOn {
    let study = Study::of(framework);
    rests_on(&central(framework, &study, whose), &mut Meter::new(Limits::default())).unwrap()
}

#[test]
fn ranks_are_those_of_scoring_as_long_as_nothing_is_left_out() {
    let framework = framework(UKRAINE);
    let study = Study::of(&framework);
    let scores = score(&framework, &ValueTable::new(&framework, study.silence), &study.basis);
    for party in framework.party_ixs() {
        let ranks: Vec<Option<usize>> = scores.parties[party.0].scenarios.iter().map(|score| score.rank).collect();
        assert_eq!(central(&framework, &study, Some(party)).ranking(&BTreeSet::new()), ranks);
    }
    let ranks: Vec<Option<usize>> = scores.all.iter().map(|score| score.rank).collect();
    assert_eq!(central(&framework, &study, None).ranking(&BTreeSet::new()), ranks);
}

#[test]
fn the_smallest_set_of_the_hand_case() {
    let framework = framework(HAND);
    let rests = found(&framework, Some(PartyIx(0)));
    assert_eq!(rests.ranks, [Some(1), Some(2), Some(3)]);
    // Without the wire the first has 5 on b in the mean: equal to the second, so both lead. Without the state source its a is
    // open, and of the third too; that opens two cells.
    let leader = rests.leader.found().unwrap();
    assert_eq!((&leader.sources, leader.cells), (&vec![SourceIx(0)], 1));
    assert_eq!(leader.ranks, [Some(1), Some(1), Some(3)]);
    assert_eq!(rests.order.found(), rests.leader.found());
}

#[test]
fn an_open_cell_crosses_no_red_line_for_certain() {
    let text = HAND.replace(
        "a = { any = [{ of = \"y\", sources = [\"state\"] }] }",
        "a = { term = \"y\", sources = [\"state\"] }",
    );
    let framework = framework(&text);
    let study = Study::of(&framework);
    let central = central(&framework, &study, Some(PartyIx(0)));
    assert_eq!(central.ranking(&BTreeSet::new())[2], None);
    let without = LeftOut::Sources(vec![SourceIx(1)]).opens(&framework);
    assert_eq!(central.ranking(&without), [Some(3), Some(1), Some(1)]);
}

#[test]
fn draws_differ_in_what_was_left_out_only() {
    let framework = framework(UKRAINE);
    let base = Study::of(&framework);
    let opened = LeftOut::Class(SourceClass::StateLinked).opens(&framework);
    assert!(!opened.is_empty());
    let touched: BTreeSet<ScenarioIx> = opened.iter().map(|(scenario, _)| *scenario).collect();
    let without = Study { opened, ..base.clone() };
    let draw = |study: &Study| {
        let plan = Plan::new(&framework, study).unwrap();
        let mut meter = Meter::new(Limits::default());
        let tally = run(&plan, &Tally::new(&plan), 1000, 2, &mut meter).unwrap();
        Robustness::new(&plan, &tally, &mut meter).unwrap()
    };
    let (base, without) = (draw(&base), draw(&without));
    let mut compared = 0;
    let mut changed = 0;
    for (before, after) in base.parties.iter().zip(&without.parties) {
        for one in &before.ranked {
            for other in &before.ranked {
                let pair = |party: &westphalia::analysis::robustness::result::PartyRobustness| {
                    party.pair(one.scenario, other.scenario)
                };
                if touched.contains(&one.scenario) || touched.contains(&other.scenario) {
                    changed += usize::from(pair(before) != pair(after));
                } else {
                    assert_eq!(pair(before), pair(after));
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 50 && changed > 0, "{compared} {changed}");
}

/// Every set of up to four sources in turn.
fn slow(
    framework: &Framework,
    whose: Option<PartyIx>,
    matters: &dyn Fn(&[Option<usize>], &[Option<usize>]) -> bool,
) -> Option<(usize, usize)> {
    let study = Study::of(framework);
    let central = central(framework, &study, whose);
    let base = central.ranking(&BTreeSet::new());
    let sources = framework.sources().len();
    let mut best: Option<(usize, usize)> = None;
    for bits in 1_u32..1 << sources {
        let set: Vec<SourceIx> = (0..sources).filter(|at| bits >> at & 1 == 1).map(SourceIx).collect();
        if set.len() > LARGEST {
            continue;
        }
        let opened = LeftOut::Sources(set.clone()).opens(framework);
        let bearing: BTreeSet<_> = opened.into_iter().filter(|(scenario, _)| central.bears(*scenario)).collect();
        if matters(&base, &central.ranking(&bearing)) {
            let now = (set.len(), bearing.len());
            best = Some(best.map_or(now, |best| best.min(now)));
        }
    }
    best
}

fn leaders(ranks: &[Option<usize>]) -> Vec<usize> {
    (0..ranks.len()).filter(|at| ranks[*at] == Some(1)).collect()
}

/// A small file: values and sources of every cell at random.
fn random(cells: &[(u8, Vec<u8>)], scenarios: usize) -> String {
    let mut text = "format = 1\nid = \"r\"\ntitle = \"R\"\n".to_owned();
    for source in 0..6 {
        let _ = writeln!(text, "[[sources]]\nid = \"s{source}\"\ntitle = \"S\"");
    }
    for issue in 0..3 {
        let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I\"\nrange = {{ from = 0, to = 10 }}");
    }
    for (party, better) in ["high", "low"].iter().enumerate() {
        let _ = writeln!(text, "[[parties]]\nid = \"p{party}\"\nname = \"P\"");
        for issue in 0..3 {
            let _ =
                writeln!(text, "[parties.values.i{issue}]\nbetter = \"{}\"", if issue == 2 { "high" } else { better });
        }
    }
    text += "[[parties.red_lines]]\nissue = \"i0\"\nbelow = 2\n";
    for scenario in 0..scenarios {
        let _ = writeln!(text, "[[scenarios]]\nid = \"x{scenario}\"\nname = \"X\"\n[scenarios.outcomes]");
        for issue in 0..3 {
            let (value, sources) = &cells[scenario * 3 + issue];
            let sources: BTreeSet<u8> = sources.iter().map(|source| source % 6).collect();
            let sources: Vec<String> = sources.iter().map(|source| format!("\"s{source}\"")).collect();
            let _ = writeln!(text, "i{issue} = {{ value = {}, sources = [{}] }}", value % 11, sources.join(", "));
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_smallest_set_is_that_of_every_set_in_turn(cells in vec((any::<u8>(), vec(any::<u8>(), 0..4)), 12), all in any::<bool>()) {
        let framework = framework(&random(&cells, 4));
        let whose = (!all).then_some(PartyIx(1));
        let rests = found(&framework, whose);
        let size = |smallest: &Smallest| smallest.found().map(|found| (found.sources.len(), found.cells));
        prop_assert_eq!(size(&rests.order), slow(&framework, whose, &|before, after| before != after));
        prop_assert_eq!(size(&rests.leader), slow(&framework, whose, &|before, after| leaders(before) != leaders(after)));
        for found in [rests.leader.found(), rests.order.found()].into_iter().flatten() {
            let study = Study::of(&framework);
            let opened = LeftOut::Sources(found.sources.clone()).opens(&framework);
            prop_assert_eq!(&central(&framework, &study, whose).ranking(&opened), &found.ranks);
        }
    }
}

#[test]
fn what_no_source_says_rests_on_none() {
    let text = HAND
        .replace("sources = [\"wire\"], ", "")
        .replace(", sources = [\"state\"]", "")
        .replace(", sources = [\"wire\", \"undated\"]", "");
    let text = text.replace(", sources = [\"undated\"]", "");
    let rests = found(&framework(&text), Some(PartyIx(0)));
    assert!(matches!(rests.leader, Smallest::MoreThan(_)) && matches!(rests.order, Smallest::MoreThan(_)));
}
