//! With which weights each scenario leads, group by group.

use super::ranking::RankRow;
use crate::analysis::sensitivity::judged::Part;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::present::text;
use crate::present::weights::hue;

/// The table of weights under which each scenario leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Leading {
    /// What the colours mean: a group's hue, or nothing for what is in no group; and its name.
    pub groups: Vec<(Option<usize>, String)>,
    /// One row a ranked scenario.
    pub rows: Vec<LeadingRow>,
}

/// One scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadingRow {
    /// Which.
    pub scenario: ScenarioIx,
    /// The full name.
    pub name: String,
    /// The name for where the full one has no room.
    pub label: String,
    /// Mean weights with which it leads, as [`Leading::groups`]; empty where it never leads.
    pub segments: Vec<Segment>,
    /// Whether those rest on few draws.
    pub few: bool,
    /// `leads in 34%`, `never leads in 6,200 draws`.
    pub leads: String,
    /// How often it leads with just these weights: `99%`.
    pub confidence: Option<String>,
    /// The row as one sentence.
    pub spoken: String,
}

/// A group's mean weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// 0..=1.
    pub share: f64,
    /// `47`.
    pub text: String,
    /// `Security weighs 47% on average where E3 counter-proposal leads`.
    pub spoken: String,
}

/// What the numbers mean.
pub const MEANING: &str = "Mean weights of the draws that it leads, in percent";

/// What an outlined bar means.
pub const FEW: &str = "Fewer than 30 draws: a hint only.";

/// What a segment stands for: its colour, its name, and the issues whose weights it adds up.
type Column = (Option<usize>, String, Vec<IssueIx>);

/// The groups; the issues of the only one that has any weight, since it would be all of every bar.
fn parts(framework: &Framework, rows: &[RankRow]) -> Vec<Column> {
    let parts = Part::outermost(framework);
    let grouped: Vec<Column> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Group(group) => {
                Some((Some(hue(framework, *group)), framework.group(*group).name.clone(), part.issues(framework)))
            }
            Part::Issue(_) => None,
        })
        .collect();
    let others: Vec<_> =
        parts.iter().filter(|part| matches!(part, Part::Issue(_))).flat_map(|part| part.issues(framework)).collect();
    let name = if grouped.is_empty() { "All issues" } else { "Other issues" };
    let rest = (!others.is_empty() && !grouped.is_empty()).then(|| (None, name.to_owned(), others.clone()));
    // Without groups every issue is a part of its own.
    let single = grouped.is_empty().then(|| {
        let issue = |(at, issue): (usize, &_)| (Some(at), framework.issue(*issue).label().to_owned(), vec![*issue]);
        others.iter().enumerate().map(issue).collect::<Vec<_>>()
    });
    let all: Vec<Column> = grouped.into_iter().chain(rest).chain(single.unwrap_or_default()).collect();
    let weighs = |issue: &IssueIx| {
        let weights = rows.iter().filter_map(|row| row.central_weights.as_ref()).flatten();
        weights.into_iter().any(|(other, share)| other == issue && *share > 0.0)
    };
    let with_weight: Vec<&Column> = all.iter().filter(|(.., issues)| issues.iter().any(weighs)).collect();
    match with_weight.as_slice() {
        [(.., issues)] if issues.len() > 1 => {
            let weighing = issues.iter().filter(|issue| weighs(issue)).enumerate();
            weighing.map(|(at, issue)| (Some(at), framework.issue(*issue).label().to_owned(), vec![*issue])).collect()
        }
        _ => all,
    }
}

/// Weights by outermost group.
#[must_use]
pub fn leading(framework: &Framework, rows: &[RankRow]) -> Leading {
    let all = parts(framework, rows);
    let row = |row: &RankRow| {
        let segment = |(_, group, issues): &Column, weights: &[(_, f64)]| {
            let share: f64 = weights.iter().filter(|(issue, _)| issues.contains(issue)).map(|(_, share)| share).sum();
            let spoken = format!("{group} weighs {} on average where {} leads", text::percent(share), row.name);
            Segment { share, text: text::fixed(share * 100.0, 0), spoken }
        };
        let segments: Vec<Segment> = row
            .central_weights
            .as_ref()
            .map(|weights| all.iter().map(|group| segment(group, weights)).collect())
            .unwrap_or_default();
        let figures: Vec<String> = segments
            .iter()
            .zip(&all)
            .filter(|(segment, _)| segment.share > 0.0)
            .map(|(segment, (_, group, _))| format!("{group} {} percent", segment.text))
            .collect();
        let spoken = if figures.is_empty() {
            format!("{} {}", row.name, row.leads)
        } else {
            let hint = if row.few { "; fewer than 30 draws" } else { "" };
            format!("{} {}, on average with {}{hint}", row.name, row.leads, text::list(&figures))
        };
        LeadingRow {
            scenario: row.scenario,
            name: row.name.clone(),
            label: row.label.clone(),
            segments,
            few: row.few,
            leads: row.leads.clone(),
            confidence: row.confidence.clone(),
            spoken: spoken.replace('%', " percent"),
        }
    };
    Leading { rows: rows.iter().map(row).collect(), groups: all.into_iter().map(|(at, name, _)| (at, name)).collect() }
}
