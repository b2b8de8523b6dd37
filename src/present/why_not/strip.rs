//! The strip beside the sentence: one issue, and who rejects each of its terms.

use super::counts::Counts;
use super::headline::{InTheWay, in_the_way};
use super::who;
use crate::analysis::negotiation::setting::{Choice, RedLineRef};
use crate::model::ids::{IssueIx, PartyIx};
use crate::model::issue::Scale;
use crate::model::party::{Never, RedLine};
use crate::present::labels::{self, Length};
use crate::present::text;
use crate::session::document::Document;

/// One issue's terms with those who reject them.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Which issue.
    pub issue: IssueIx,
    /// Its colour's position.
    pub hue: Option<usize>,
    /// `Ukrainian-held part of Donetsk and Luhansk regions: who rejects each term`.
    pub title: String,
    /// One cell a term; for a number one cell a red line.
    pub cells: Vec<StripCell>,
}

/// One term.
#[derive(Clone, Debug, PartialEq)]
pub struct StripCell {
    /// Its short name.
    pub label: String,
    /// Those who reject it, in file order.
    pub rejected: Vec<Rejection>,
    /// `Mutual pull-back: rejected by Russia, assumed`.
    pub spoken: String,
}

/// That a party rejects a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejection {
    /// The red line that does.
    pub line: RedLineRef,
    /// Whose.
    pub party: PartyIx,
    /// Its short name.
    pub name: String,
    /// Whether it rests on no source.
    pub assumed: bool,
}

/// Red lines of `parties` on an issue that a choice crosses, those given up in a trial of Negotiate left out.
pub(super) fn rejects(document: &Document, parties: &[PartyIx], issue: IssueIx, choice: Choice) -> Vec<RedLineRef> {
    super::statements::lines(document, parties)
        .filter(|(_, line)| line.issue == issue && crosses(&line.never, choice))
        .map(|(line, _)| line)
        .collect()
}

fn crosses(never: &Never, choice: Choice) -> bool {
    match (never, choice) {
        (Never::Terms(terms), Choice::Term(term)) => terms.contains(&term),
        (Never::Numbers { below, above }, Choice::Number(number)) => {
            below.is_some_and(|below| number < below) || above.is_some_and(|above| number > above)
        }
        _ => false,
    }
}

/// The strip: of the selected issue where it has a red line, else of the one that the sentence names, else of the one with
/// the most terms rejected. `None` where there is no red line at all.
pub(super) fn strip(document: &Document, counts: &Counts<'_>) -> Option<Strip> {
    let framework = document.framework();
    let lines: Vec<(RedLineRef, &RedLine)> = super::statements::lines(document, counts.acceptable.parties()).collect();
    let has_line = |issue: &IssueIx| lines.iter().any(|(_, line)| line.issue == *issue);
    let selected = document.view().selection.issue.filter(has_line);
    let named = match in_the_way(counts) {
        Some(InTheWay::AnyOf(issues, _)) => issues.first().copied(),
        Some(InTheWay::AtLeastTwo) | None => None,
    };
    let issue = selected.or(named).or_else(|| most_rejected(document, counts, &lines))?;
    let cells = match &framework.issue(issue).scale {
        Scale::Terms(terms) => (0..terms.len())
            .map(|term| {
                let choice = Choice::Term(crate::model::ids::TermIx(term));
                let label = who::choice(framework.issue(issue), choice, Length::Short);
                cell(document, label, rejects(document, counts.acceptable.parties(), issue, choice))
            })
            .collect(),
        Scale::Range(_) => lines
            .iter()
            .filter(|(_, line)| line.issue == issue)
            .map(|(at, line)| cell(document, labels::never(framework.issue(issue), &line.never), vec![*at]))
            .collect(),
    };
    Some(Strip {
        issue,
        hue: framework.top_group(issue).map(|group| crate::present::weights::hue(framework, group)),
        title: format!("{}: who rejects each term", framework.issue(issue).name),
        cells,
    })
}

fn most_rejected(document: &Document, counts: &Counts<'_>, lines: &[(RedLineRef, &RedLine)]) -> Option<IssueIx> {
    let framework = document.framework();
    let rejected = |issue: IssueIx| {
        let terms = match &framework.issue(issue).scale {
            Scale::Terms(terms) => terms.len(),
            Scale::Range(_) => 0,
        };
        let is_rejected = |term: &usize| {
            let choice = Choice::Term(crate::model::ids::TermIx(*term));
            !rejects(document, counts.acceptable.parties(), issue, choice).is_empty()
        };
        let rejected = (0..terms).filter(is_rejected).count();
        // In thousandths of all terms; a range with a red line counts least.
        rejected * 1000 / terms.max(1)
    };
    let with_lines = framework.issue_ixs().filter(|issue| lines.iter().any(|(_, line)| line.issue == *issue));
    with_lines.min_by_key(|issue| std::cmp::Reverse(rejected(*issue)))
}

fn cell(document: &Document, label: String, lines: Vec<RedLineRef>) -> StripCell {
    let framework = document.framework();
    let rejected: Vec<Rejection> = lines
        .into_iter()
        .map(|line| Rejection {
            line,
            party: line.party,
            name: framework.party(line.party).label().to_owned(),
            assumed: who::red_line(framework, line).is_some_and(|line| line.evidence.sources.is_empty()),
        })
        .collect();
    let names: Vec<String> = rejected
        .iter()
        .map(|rejection| {
            let assumed = if rejection.assumed { ", assumed" } else { "" };
            format!("{}{assumed}", framework.party(rejection.party).name)
        })
        .collect();
    let spoken = if names.is_empty() {
        format!("{label}: rejected by nobody")
    } else {
        format!("{label}: rejected by {}", text::list(&names))
    };
    StripCell { label, rejected, spoken }
}
