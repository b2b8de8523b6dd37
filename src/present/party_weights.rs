//! Weights of all parties side by side, the greatest differences first.

use super::labels::code;
use super::text;
use super::weights::hue;
use crate::model::ids::{GroupIx, IssueIx, PartyIx};
use crate::session::command::WeightTarget;
use crate::session::document::Document;
use crate::session::edits::issues_of;

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyWeights {
    /// The parties, in file order.
    pub parties: Vec<Head>,
    /// The greatest spread first; equal ones in file order.
    pub rows: Vec<Row>,
    /// Where the scale ends: a share within which every mark lies.
    pub end: f64,
    /// Into how many parts of whole percents the scale is divided.
    pub steps: u8,
    /// Where they differ most, as a sentence.
    pub sentence: String,
}

/// A party.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Which.
    pub party: PartyIx,
    /// Its short name.
    pub name: String,
    /// Two or three letters.
    pub code: String,
}

/// One group or issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub target: WeightTarget,
    /// Its name.
    pub name: String,
    /// Position of its outermost group, for its colour.
    pub hue: Option<usize>,
    /// Each party's share, 0..=1.
    pub shares: Vec<f64>,
    /// The same, in percent.
    pub percents: Vec<String>,
    /// The greatest less the least share.
    pub spread: f64,
    /// `27`: points of a hundred between the greatest and the least.
    pub apart: String,
    /// The row in words.
    pub spoken: String,
}

/// Where scales may end, and into how many parts they are divided then.
const SCALES: [(f64, u8); 6] = [(0.1, 5), (0.2, 4), (0.3, 3), (0.5, 5), (0.8, 4), (1.0, 4)];

/// The shares of groups, or of issues.
#[must_use]
pub fn table(document: &Document, by_issue: bool) -> PartyWeights {
    let framework = document.framework();
    let parties: Vec<Head> = framework
        .party_ixs()
        .map(|party| Head {
            party,
            name: framework.party(party).label().to_owned(),
            code: code(framework.party(party)),
        })
        .collect();
    let mut rows: Vec<Row> =
        targets(document, by_issue).into_iter().map(|target| row(document, &parties, target)).collect();
    // Spreads are compared in hundredths of a percent, so that equal ones keep the order of the file.
    rows.sort_by_key(|row| std::cmp::Reverse((row.spread * 1e4).round() as i64));
    let most = rows.iter().flat_map(|row| &row.shares).copied().fold(0.0, f64::max);
    let (end, steps) = SCALES.into_iter().find(|(end, _)| most <= *end).unwrap_or((1.0, 4));
    let sentence = sentence(&parties, rows.first());
    PartyWeights { parties, rows, end, steps, sentence }
}

/// Whether issues stand in groups, so that groups can be compared too.
#[must_use]
pub fn has_groups(document: &Document) -> bool {
    !document.framework().groups().is_empty()
}

fn targets(document: &Document, by_issue: bool) -> Vec<WeightTarget> {
    let framework = document.framework();
    let issues = |holds: &dyn Fn(IssueIx) -> bool| {
        framework.issue_ixs().filter(|issue| holds(*issue)).map(WeightTarget::Issue).collect::<Vec<_>>()
    };
    if by_issue {
        return issues(&|_| true);
    }
    let outermost = (0..framework.groups().len()).map(GroupIx);
    let outermost = outermost.filter(|group| framework.group(*group).parent.is_none()).map(WeightTarget::Group);
    let filled = outermost.filter(|group| !issues_of(framework, *group).is_empty());
    filled.chain(issues(&|issue| framework.issue(issue).group.is_none())).collect()
}

fn row(document: &Document, parties: &[Head], target: WeightTarget) -> Row {
    let framework = document.framework();
    let weights = &document.edits().basis.weights;
    let issues = issues_of(framework, target);
    let shares: Vec<f64> =
        parties.iter().map(|head| weights.share_of(head.party, |issue| issues.contains(&issue))).collect();
    let (least, most) = shares.iter().fold((f64::INFINITY, 0.0), |(l, m): (f64, f64), s| (l.min(*s), m.max(*s)));
    let spread = (most - least).max(0.0);
    let percents: Vec<String> = shares.iter().map(|share| text::percent(*share)).collect();
    let name = match target {
        WeightTarget::Issue(issue) => framework.issue(issue).label().to_owned(),
        WeightTarget::Group(group) => framework.group(group).name.clone(),
    };
    let each: Vec<String> =
        parties.iter().zip(&percents).map(|(head, percent)| format!("{} {percent}", head.name)).collect();
    let apart = text::fixed(spread * 100.0, usize::from(spread > 0.0 && spread < 0.0995));
    let top = issues.first().and_then(|issue| framework.top_group(*issue));
    Row {
        target,
        hue: top.map(|group| hue(framework, group)),
        spoken: format!("{name}: {}; {apart} points apart", each.join(", ")),
        name,
        shares,
        percents,
        spread,
        apart,
    }
}

fn sentence(parties: &[Head], widest: Option<&Row>) -> String {
    let Some(row) = widest.filter(|row| row.spread > 0.0) else {
        return "All parties weigh everything alike.".to_owned();
    };
    let at = |extreme: fn(f64, f64) -> f64| {
        let share = row.shares.iter().copied().reduce(extreme).unwrap_or_default();
        let whose = parties.iter().zip(&row.shares).filter(|(_, other)| **other == share);
        let names: Vec<String> = whose.map(|(head, _)| head.name.clone()).collect();
        format!("{} for {}", text::percent(share), text::list(&names))
    };
    format!("They differ most on {}: {}, {}.", row.name, at(f64::max), at(f64::min))
}
