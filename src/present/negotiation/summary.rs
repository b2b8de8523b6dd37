//! What a search found, for reports: sentences, what rules single out, the first packages, and changes better for everyone.

use super::improve::{ChangeRow, improve};
use super::list::{self, Row};
use super::points::points;
use super::search::{among_label, panel};
use super::{rules, singled_out, to_all};
use crate::model::ids::PartyIx;
use crate::present::labels::{self, Length};
use crate::present::text;
use crate::session::document::Document;
use crate::session::negotiating::Reference;

/// How many packages and changes a report lists.
const LISTED: usize = 20;

/// What a rule singles out.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSummary {
    /// `Nash`.
    pub name: &'static str,
    /// For each party its total and its margin; empty where there is no such package.
    pub figures: Vec<(f64, Option<f64>)>,
    /// What must be known to read it.
    pub remark: String,
    /// What its first package says on each issue: the issue's id, its name and the term.
    pub terms: Vec<(String, String, String)>,
}

/// One efficient point.
#[derive(Clone, Debug, PartialEq)]
pub struct PointSummary {
    /// As the list shows it.
    pub row: Row,
    /// Totals in full precision.
    pub totals: Vec<f64>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Who agrees, what was searched, what was found, and what must be known.
    pub sentences: Vec<String>,
    /// The parties, in the order of all figures.
    pub parties: Vec<(PartyIx, String)>,
    /// What rules single out.
    pub rules: Vec<RuleSummary>,
    /// The first packages in the order of the list.
    pub points: Vec<PointSummary>,
    /// `The first 20 of 774 efficient points, the greatest smallest margin first.`
    pub points_note: String,
    /// What the changes start from.
    pub from: String,
    /// Changes that are better for everyone.
    pub changes: Vec<ChangeRow>,
    /// What must be known to read them.
    pub changes_note: String,
}

/// What the last search found; `None` where the document has changed since, or nothing was searched.
#[must_use]
pub fn summary(document: &Document) -> Option<Summary> {
    let points = points(document).filter(|points| !points.is_stale)?;
    let framework = document.framework();
    let parties: Vec<(PartyIx, String)> =
        points.parties().map(|party| (party, framework.party(party).label().to_owned())).collect();
    let names: Vec<String> = parties.iter().map(|(_, name)| name.clone()).collect();
    let foot = panel(document).foot;
    let among = among_label(document, document.view().negotiating.among).to_lowercase();
    let mut sentences = vec![format!("Who must agree: {}. Packages searched: {among}.", text::list(&names))];
    sentences.extend(foot.lines);
    sentences.extend(foot.notes);
    let order = points.ordered(document);
    let listed = order.iter().take(LISTED).map(|point| PointSummary {
        row: list::row(document, &points, *point as usize),
        totals: points.totals(*point as usize).to_vec(),
    });
    let changes = improve(document, false);
    Some(Summary {
        sentences,
        rules: Reference::ALL.into_iter().filter_map(|reference| rule(document, reference)).collect(),
        points: listed.collect(),
        points_note: points_note(document, order.len()),
        from: changes.from.map_or_else(String::new, |(_, name)| name),
        changes: changes.rows.into_iter().take(LISTED).collect(),
        changes_note: changes.note,
        parties,
    })
}

fn points_note(document: &Document, all: usize) -> String {
    let count = text::count(all, "efficient point", "efficient points");
    let which = if all > LISTED { format!("The first {LISTED} of {count}") } else { count };
    format!("{which}, in the order shown; those acceptable {} are marked.", to_all(document))
}

fn rule(document: &Document, reference: Reference) -> Option<RuleSummary> {
    let framework = document.framework();
    let (game, found) = singled_out(document, reference)?;
    let answer = found.answer(reference)?;
    let remark = rules::remark(document, reference, answer).unwrap_or_default();
    let (mut figures, mut terms) = (Vec::new(), Vec::new());
    if let Some(solution) = answer.solution() {
        for (player, total) in game.players().iter().zip(&solution.totals) {
            let total = total.to_f64();
            let no_deal = super::points::no_deal(document, player.party);
            figures.push((total, no_deal.map(|value| total - value)));
        }
        if let Some(package) = solution.packages.first() {
            terms.extend(framework.issue_ixs().map(|issue| {
                let entry = framework.issue(issue);
                let said = crate::analysis::negotiation::choices::outcome(game.choice(package, issue));
                (entry.id.clone(), entry.label().to_owned(), labels::outcome(entry, &said, Length::Full))
            }));
        }
    }
    Some(RuleSummary { name: rules::name(reference), figures, remark, terms })
}
