//! Two scenarios: where they differ, and what each difference is worth to each party.

use super::columns::group_name;
use super::labels::{Length, letter, says};
use super::matrix::says_the_same;
use super::text;
use super::weights::hue;
use crate::analysis::exact::Total;
use crate::analysis::obstacles::differences;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::session::document::Document;

/// Two scenarios side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// The first, then the second.
    pub pair: [PairHead; 2],
    /// What differs, in file order.
    pub rows: Vec<DifferenceRow>,
    /// How many issues say the same.
    pub same: usize,
    /// Totals of both for each party.
    pub totals: Vec<PairTotal>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct PairHead {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its chip.
    pub letter: String,
    /// Its full name.
    pub name: String,
    /// How much it addresses: `17 of 20 issues`.
    pub addresses: String,
}

/// One issue on which they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceRow {
    /// Which.
    pub issue: IssueIx,
    /// Its short name.
    pub label: String,
    /// The name of its outermost group.
    pub group: String,
    /// That group's colour.
    pub hue: Option<usize>,
    /// What each says.
    pub says: [String; 2],
    /// Points of the total that the second gives more than the first, party by party.
    pub worth: Vec<f64>,
    /// The row as one sentence.
    pub spoken: String,
}

/// One party's totals.
#[derive(Clone, Debug, PartialEq)]
pub struct PairTotal {
    /// Whose.
    pub party: PartyIx,
    /// The first's, then the second's.
    pub totals: [Option<f64>; 2],
    /// What links add to the difference.
    pub links: f64,
    /// Second less first.
    pub difference: Option<f64>,
}

/// The differences of the pair that the document shows.
#[must_use]
pub fn view(document: &Document) -> Differences {
    let (first, second) = document.view().pair;
    between(document, first, second)
}

/// The differences of any two scenarios. Issues whose worth differs although both say the same (silence counted as
/// left out shifts the weights) are listed too, so that the worths with the links sum to the difference of the totals.
#[must_use]
pub fn between(document: &Document, first: ScenarioIx, second: ScenarioIx) -> Differences {
    let framework = document.framework();
    let scores = &document.scores().parties;
    let worths: Vec<Vec<f64>> =
        scores.iter().map(|party| differences(&party.scenarios[first.0], &party.scenarios[second.0])).collect();
    let said = |scenario: ScenarioIx, issue: IssueIx| framework.scenario(scenario).positions[issue.0].outcome.as_ref();
    let mut rows = Vec::new();
    let mut same = 0;
    for issue in framework.issue_ixs() {
        let worth: Vec<f64> = worths.iter().map(|worth| worth[issue.0]).collect();
        if says_the_same(said(first, issue), said(second, issue)) && worth.iter().all(|worth| worth.abs() < 1e-9) {
            same += 1;
        } else {
            rows.push(row(document, [first, second], issue, worth));
        }
    }
    let head = |scenario: ScenarioIx| PairHead {
        scenario,
        letter: letter(scenario),
        name: framework.scenario(scenario).name.clone(),
        addresses: super::list::addresses(document, scenario),
    };
    let totals = framework
        .party_ixs()
        .map(|party| {
            let of = |scenario: ScenarioIx| &scores[party.0].scenarios[scenario.0];
            let totals = [first, second].map(|scenario| of(scenario).total.map(Total::to_f64));
            PairTotal {
                party,
                totals,
                links: of(second).links.to_f64() - of(first).links.to_f64(),
                difference: totals[0].zip(totals[1]).map(|(first, second)| second - first),
            }
        })
        .collect();
    Differences { pair: [head(first), head(second)], rows, same, totals }
}

/// How much each of the two addresses: `G addresses 20 of 20 issues, K 17 of 20 issues`.
#[must_use]
pub fn coverage(differences: &Differences) -> String {
    let [first, second] = &differences.pair;
    format!("{} addresses {}, {} {}", first.letter, first.addresses, second.letter, second.addresses)
}

fn row(document: &Document, pair: [ScenarioIx; 2], issue: IssueIx, worth: Vec<f64>) -> DifferenceRow {
    let framework = document.framework();
    let group = framework.top_group(issue);
    let says = pair.map(|scenario| says(framework, scenario, issue, Length::Full));
    let label = framework.issue(issue).label().to_owned();
    let worths: Vec<String> = framework
        .parties()
        .iter()
        .zip(&worth)
        .map(|(party, worth)| format!("{} {}", party.label(), text::signed(*worth, 1)))
        .collect();
    let spoken = format!("{label}: {} against {}. Worth {}.", says[0], says[1], worths.join(", "));
    DifferenceRow {
        issue,
        label,
        group: group_name(document, group),
        hue: group.map(|group| hue(framework, group)),
        says,
        worth,
        spoken,
    }
}
