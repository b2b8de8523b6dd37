//! Frameworks for these tests, given as tables of numbers or at random, and their totals the obvious way.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use westphalia::analysis::exact::Total;
use westphalia::analysis::scoring::{Basis, score};
use westphalia::analysis::sensitivity::judged::Judged;
use westphalia::analysis::values::ValueTable;
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx};
use westphalia::model::quantity::Micro;

use crate::common::framework;

pub(crate) const PARTY: PartyIx = PartyIx(0);

/// Values of scenarios on issues (`None`: not addressed), points of the issues, and points that links add to a scenario.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) values: Vec<Vec<Option<u32>>>,
    pub(crate) points: Vec<u32>,
    pub(crate) adds: Vec<i32>,
}

impl Given {
    pub(crate) fn new(values: &[&[u32]], points: &[u32]) -> Self {
        let values: Vec<Vec<Option<u32>>> =
            values.iter().map(|row| row.iter().map(|value| Some(*value)).collect()).collect();
        Self { adds: vec![0; values.len()], values, points: points.to_vec() }
    }

    /// The scenario file: every issue a range of 0 to 100, more is better; scenarios `a`, `b`, ….
    pub(crate) fn file(&self) -> String {
        let mut text = "format = 1\nid = \"given\"\ntitle = \"Given\"\n".to_owned();
        // Links tell scenarios apart by an issue without weight.
        let linked = self.adds.iter().any(|adds| *adds != 0);
        for issue in 0..self.points.len() {
            let _ = writeln!(text, "[[issues]]\nid = \"i{issue}\"\nname = \"I{issue}\"\nbetter = \"high\"");
            let _ = writeln!(text, "range = {{ from = 0, to = 100 }}");
        }
        if linked {
            let last = self.adds.len();
            let _ = writeln!(text, "[[issues]]\nid = \"tag\"\nname = \"Tag\"\nbetter = \"high\"");
            let _ = writeln!(text, "range = {{ from = 0, to = {last} }}");
        }
        let _ = writeln!(text, "[[parties]]\nid = \"p\"\nname = \"P\"\n[parties.weights]");
        for (issue, points) in self.points.iter().enumerate() {
            let _ = writeln!(text, "i{issue} = {points}");
        }
        for (scenario, row) in self.values.iter().enumerate() {
            let name = name(scenario);
            let _ = writeln!(text, "[[scenarios]]\nid = \"{name}\"\nname = \"{name}\"\n[scenarios.outcomes]");
            for (issue, value) in row.iter().enumerate() {
                if let Some(value) = value {
                    let _ = writeln!(text, "i{issue} = {value}");
                }
            }
            if linked {
                let _ = writeln!(text, "tag = {scenario}");
            }
        }
        for (scenario, adds) in self.adds.iter().enumerate().filter(|(_, adds)| **adds != 0) {
            let (above, below) = (scenario as f64 - 0.5, scenario as f64 + 0.5);
            let _ = writeln!(text, "[[links]]\nadds = {adds}");
            let _ = writeln!(text, "when = {{ tag = {{ above = {above}, below = {below} }}, i0 = {{ above = -1 }} }}");
        }
        text
    }
}

pub(crate) fn name(scenario: usize) -> String {
    char::from(b'a' + scenario as u8).to_string()
}

/// A framework under a way for silence to count.
pub(crate) struct Case {
    pub(crate) framework: Framework,
    pub(crate) table: ValueTable,
    pub(crate) basis: Basis,
}

impl Case {
    pub(crate) fn new(text: &str, silence: Silence) -> Self {
        let framework = framework(text);
        Self { table: ValueTable::new(&framework, silence), basis: Basis::of(&framework), framework }
    }

    pub(crate) fn of(given: &Given) -> Self {
        Self::new(&given.file(), Silence::Open)
    }

    pub(crate) fn judged(&self) -> Judged {
        Judged::new(&self.framework, &self.table, &self.basis, PARTY)
    }

    /// Totals by scoring with other shares; `None` where nothing that counts has weight, or the scenario is not ranked.
    pub(crate) fn totals(&self, shares: &[f64]) -> Vec<Option<f64>> {
        let mut basis = self.basis.clone();
        for (issue, share) in shares.iter().enumerate() {
            basis.weights.set(PARTY, IssueIx(issue), Micro((share * 1e12).round() as i64));
        }
        let scores = score(&self.framework, &self.table, &basis);
        scores.parties[PARTY.0].scenarios.iter().map(|score| score.rank.and(score.total).map(Total::to_f64)).collect()
    }

    /// Shares now.
    pub(crate) fn shares(&self) -> Vec<f64> {
        self.framework.issue_ixs().map(|issue| self.basis.weights.share(PARTY, issue)).collect()
    }

    /// Shares where `moved` together have the share `x`, by the rule of the methods.
    pub(crate) fn walked(&self, moved: &[IssueIx], x: f64) -> Vec<f64> {
        let shares = self.shares();
        let inside = |issue: usize| moved.contains(&IssueIx(issue));
        let side = |wanted: bool| -> Vec<usize> { (0..shares.len()).filter(|i| inside(*i) == wanted).collect() };
        if side(true).is_empty() || side(false).is_empty() {
            return shares;
        }
        let mut walked = vec![0.0; shares.len()];
        for (side, to) in [(side(true), x), (side(false), 1.0 - x)] {
            let has: f64 = side.iter().map(|issue| shares[*issue]).sum();
            for issue in &side {
                walked[*issue] = to * if has > 0.0 { shares[*issue] / has } else { 1.0 / side.len() as f64 };
            }
        }
        walked
    }
}

/// The greatest of some totals.
pub(crate) fn greatest(totals: &[Option<f64>]) -> f64 {
    totals.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// Small random tables: values by quarters and thirds of a hundred, so that there are ties; some issues without weight.
pub(crate) fn random(silent: bool) -> impl Strategy<Value = Given> {
    (2_usize..6, 1_usize..6)
        .prop_flat_map(move |(scenarios, issues)| {
            let value = prop_oneof![3 => prop::sample::select(vec![0_u32, 25, 33, 50, 75, 100]), 2 => 0_u32..=100];
            let said = if silent { option::weighted(0.8, value).boxed() } else { value.prop_map(Some).boxed() };
            let points = prop_oneof![1 => Just(0_u32), 5 => 1_u32..20];
            let adds = prop_oneof![4 => Just(0_i32), 1 => -9_i32..10];
            (vec(vec(said, issues), scenarios), vec(points, issues), vec(adds, scenarios))
        })
        .prop_map(|(mut values, mut points, adds)| {
            points[0] += 1;
            // The links need the first issue to be addressed.
            values.iter_mut().for_each(|row| row[0] = row[0].or(Some(40)));
            Given { values, points, adds }
        })
}

/// The scenario with this letter.
pub(crate) fn at(scenario: usize) -> ScenarioIx {
    ScenarioIx(scenario)
}
