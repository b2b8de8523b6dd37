//! The figures behind a chart as one small table: what "Copy data" puts on the clipboard.

use super::columns::{Figure, columns, scale};
use super::labels::letter;
use super::negotiation::points::points;
use super::over_time::timeline;
use super::robustness::ranking::RankRow;
use super::robustness::summary::summary;
use super::second_opinions::shown;
use super::sensitivity::{causes, choices, map, tables};
use super::text::ordinal;
use super::{acceptance, differences};
use crate::analysis::exact::Total;
use crate::analysis::sensitivity::walk::Walk;
use crate::model::ids::PartyIx;
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::sensitivity::Sensitivity;

/// One cell of such a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, from the program or from a file.
    Text(String),
    /// A figure in full precision; `None` where there is none.
    Number(Option<f64>),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// The figures of a chart as the document shows it, the first row being the heads.
#[must_use]
pub fn table(document: &Document, chart: ExportChart) -> Vec<Vec<Cell>> {
    match chart {
        ExportChart::Contributions => contributions(document),
        ExportChart::Acceptance => accepted(document),
        ExportChart::OverTime => over_time(document),
        ExportChart::Differences => differing(document),
        ExportChart::Frontier => efficient(document),
        ExportChart::Plane => on_plane(document),
        ExportChart::Walk => walking(document),
        ExportChart::Causes => causing(document),
        ExportChart::Map => highest(document),
        ExportChart::Ranks => ranks(document),
        ExportChart::Pairs => pairs(document),
    }
}

/// One row a scenario: what each group adds for the judging party, or the total of each party while all judge.
fn contributions(document: &Document) -> Vec<Vec<Cell>> {
    let judge = document.view().judged_by.party();
    let mut heads = vec![Cell::text("Scenario")];
    if judge.is_some() {
        heads.extend(["Total", "Low", "High"].map(Cell::text));
        heads.extend(scale(document).into_iter().map(|group| Cell::Text(group.name)));
        heads.push(Cell::text("Links"));
    } else {
        heads.extend(document.framework().parties().iter().map(|party| Cell::text(party.label())));
    }
    let groups = heads.len().saturating_sub(5);
    let row = |name: String, figure: Figure| {
        let mut row = vec![Cell::Text(name)];
        match figure {
            Figure::Stack(Some(stack)) => {
                row.extend([stack.total, stack.low, stack.high].map(|figure| Cell::Number(Some(figure))));
                row.extend(stack.segments.iter().map(|segment| Cell::Number(Some(segment.points))));
                row.push(Cell::Number(Some(stack.links)));
            }
            Figure::Stack(None) => row.extend(vec![Cell::Number(None); groups + 4]),
            Figure::Bars(bars) => row.extend(bars.bars.iter().map(|bar| Cell::Number(bar.total))),
        }
        row
    };
    std::iter::once(heads).chain(columns(document).into_iter().map(|column| row(column.name, column.figure))).collect()
}

/// One row a scenario, two columns a party: its total, and its margin over the no-deal value.
fn accepted(document: &Document) -> Vec<Vec<Cell>> {
    let heat = acceptance::heat(document);
    let mut heads = vec![Cell::text("Scenario")];
    for party in &heat.parties {
        heads.extend([Cell::text(&party.name), Cell::Text(format!("{}, over no deal", party.name))]);
    }
    let rows = heat.rows.into_iter().map(|row| {
        let cells = row.cells.iter().flat_map(|cell| {
            let margin = cell.total.zip(cell.no_deal).map(|(total, no_deal)| total - no_deal);
            [Cell::Number(cell.total), Cell::Number(margin)]
        });
        std::iter::once(Cell::Text(row.name)).chain(cells).collect()
    });
    std::iter::once(heads).chain(rows).collect()
}

/// One row a compared scenario and one an efficient point, in the order of the list; one column a party that must agree.
fn efficient(document: &Document) -> Vec<Vec<Cell>> {
    let framework = document.framework();
    let points = points(document);
    let parties: Vec<PartyIx> = match &points {
        Some(points) => points.parties().collect(),
        None => document.view().negotiating.agreeing(framework),
    };
    let mut heads = vec![Cell::text("Package")];
    heads.extend(parties.iter().map(|party| Cell::text(framework.party(*party).label())));
    heads.push(Cell::Text(crate::present::negotiation::chart::legend(document)[0].clone()));
    let yes = |acceptable: bool| Cell::text(if acceptable { "yes" } else { "no" });
    let scenarios = crate::present::list::compared(document).into_iter().map(|scenario| {
        let scores = || parties.iter().map(|party| &document.scores().parties[party.0].scenarios[scenario.0]);
        let totals = scores().map(|score| Cell::Number(score.total.map(Total::to_f64)));
        let acceptable = scores().all(|score| !score.is_blocked() && score.acceptable != Some(false));
        let name = Cell::text(&framework.scenario(scenario).name);
        std::iter::once(name).chain(totals).chain([yes(acceptable)]).collect::<Vec<_>>()
    });
    let order = points.as_ref().map_or_else(Vec::new, |points| points.ordered(document));
    let found = order.into_iter().filter_map(|point| {
        let (points, point) = (points.as_ref()?, point as usize);
        let totals = points.totals(point).iter().map(|total| Cell::Number(Some(*total)));
        let acceptable = yes(points.is_acceptable(point));
        Some(std::iter::once(Cell::text("Efficient package")).chain(totals).chain([acceptable]).collect())
    });
    std::iter::once(heads).chain(scenarios).chain(found).collect()
}

/// One row a scenario, an issue's arrow, and the decision axis: where each lies on the plane.
fn on_plane(document: &Document) -> Vec<Vec<Cell>> {
    let heads = ["What", "Name", "Across", "Up"].map(Cell::text).to_vec();
    let Ok(plane) = shown(document, document.view().weights_party(), false).plane else { return vec![heads] };
    let row = |what: &str, name: &str, [x, y]: [f64; 2]| {
        vec![Cell::text(what), Cell::text(name), Cell::Number(Some(x)), Cell::Number(Some(y))]
    };
    let scenarios = plane.scenarios.iter().map(|scenario| row("Scenario", &scenario.name, scenario.at));
    let issues = plane.issues.iter().map(|issue| row("Issue", &issue.name, issue.tip));
    let axis = row("Decision axis", "", plane.axis);
    std::iter::once(heads).chain(scenarios).chain(issues).chain([axis]).collect()
}

/// How far the ranking of the party on screen depends on weights.
fn sensitivity(document: &Document) -> Sensitivity {
    let party = document.view().weights_party();
    Sensitivity::of(document.framework(), document.values(), &document.edits().basis, party)
}

/// One row a share of the weight that walks: every tenth, now, and where the lead changes; one column a scenario.
fn walking(document: &Document) -> Vec<Vec<Cell>> {
    let found = sensitivity(document);
    let Some(part) = choices::walked(document, &found.judged) else { return vec![vec![Cell::text("Weight")]] };
    let walk = Walk::new(&found.judged, &part.issues(document.framework()));
    let mut shares: Vec<f64> =
        (0..=10).map(|step| f64::from(step) / 10.0).chain([walk.now]).chain(walk.changes()).collect();
    shares.sort_by(f64::total_cmp);
    shares.dedup();
    let mut heads = vec![Cell::Text(format!("Weight of {}", tables::part_name(document.framework(), part)))];
    heads.extend(walk.lines.iter().map(|line| Cell::text(document.framework().scenario(line.scenario).label())));
    let row = |share: f64| {
        let totals = walk.lines.iter().map(|line| Cell::Number(line.at(share)));
        std::iter::once(Cell::Number(Some(share))).chain(totals).collect()
    };
    std::iter::once(heads).chain(shares.into_iter().map(row)).collect()
}

/// One row a cause: the figure with less of it, and with more.
fn causing(document: &Document) -> Vec<Vec<Cell>> {
    let shown = causes::causes(document, &sensitivity(document));
    let title = shown.as_ref().map_or("Figure", |shown| shown.axis.as_str());
    let heads = vec![
        Cell::text("Cause"),
        Cell::text("Kind"),
        Cell::Text(format!("{title}: less or worst")),
        Cell::text("More or best"),
    ];
    let now = shown.as_ref().map(|shown| {
        vec![Cell::text("Now"), Cell::text(""), Cell::Number(Some(shown.now)), Cell::Number(Some(shown.now))]
    });
    let rows = shown.iter().flat_map(|shown| &shown.rows).map(|row| {
        let kind = if row.outcome { "outcome" } else { "weight" };
        vec![Cell::text(&row.name), Cell::text(kind), Cell::Number(Some(row.less)), Cell::Number(Some(row.more))]
    });
    std::iter::once(heads).chain(now).chain(rows).collect()
}

/// One row a corner of a region: who scores highest in it, and how the three weights share their sum there.
fn highest(document: &Document) -> Vec<Vec<Cell>> {
    let mut heads = vec![Cell::text("Highest"), Cell::text("Part of the triangle")];
    let Ok(shown) = map::map(document, &sensitivity(document)) else { return vec![heads] };
    heads.extend(shown.corners.iter().map(|corner| Cell::text(&corner.name)));
    let rows = shown.regions.iter().flat_map(|region| {
        region.corners.iter().map(|corner| {
            let mut row = vec![Cell::text(&region.names), Cell::Number(Some(region.share))];
            row.extend(corner.iter().map(|share| Cell::Number(Some(*share))));
            row
        })
    });
    std::iter::once(heads).chain(rows).collect()
}

/// One row a ranked scenario: its mean rank, and the chance of each.
fn ranks(document: &Document) -> Vec<Vec<Cell>> {
    let mut heads = ["Scenario", "Mean rank"].map(Cell::text).to_vec();
    let party = document.view().weights_party();
    let Some(found) = summary(document, &[party]) else { return not_drawn(document, heads) };
    let rows = || found.parties.iter().flat_map(|of| &of.ranking.rows);
    heads.extend((1..=rows().count()).map(|rank| Cell::Text(ordinal(rank))));
    let row = |row: &RankRow| {
        let mean: f64 = row.ranks.iter().map(|rank| rank.rank as f64 * rank.share).sum();
        let shares = row.ranks.iter().map(|rank| Cell::Number(Some(rank.share)));
        [Cell::text(&row.name), Cell::Number(Some(mean))].into_iter().chain(shares).collect()
    };
    std::iter::once(heads).chain(rows().map(row)).collect()
}

/// Where nothing was drawn: the compared scenarios without figures.
fn not_drawn(document: &Document, heads: Vec<Cell>) -> Vec<Vec<Cell>> {
    let none = heads.len() - 1;
    let row = |scenario| {
        let name = Cell::text(&document.framework().scenario(scenario).name);
        std::iter::once(name).chain(vec![Cell::Number(None); none]).collect()
    };
    let rows: Vec<Vec<Cell>> = super::list::compared(document).into_iter().map(row).collect();
    std::iter::once(heads).chain(rows).collect()
}

/// One row and one column a ranked scenario: how often the row scores higher.
fn pairs(document: &Document) -> Vec<Vec<Cell>> {
    let mut heads = vec![Cell::text("Scores higher than")];
    let party = document.view().weights_party();
    let found = summary(document, &[party]);
    let Some(of) = found.as_ref().and_then(|found| found.parties.first()) else { return not_drawn(document, heads) };
    heads.extend(of.ranking.rows.iter().map(|row| Cell::text(&row.name)));
    let rows = of.ranking.rows.iter().zip(&of.pairs).map(|(row, cells)| {
        let cells = cells.iter().map(|cell| Cell::Number(cell.as_ref().map(|cell| cell.share)));
        std::iter::once(Cell::text(&row.name)).chain(cells).collect()
    });
    std::iter::once(heads).chain(rows).collect()
}

/// One row a draft, one column a party.
fn over_time(document: &Document) -> Vec<Vec<Cell>> {
    let timeline = timeline(document);
    let mut heads = ["Date", "Scenario"].map(Cell::text).to_vec();
    heads.extend(timeline.lines.iter().map(|line| Cell::text(&line.name)));
    let rows = timeline.drafts.iter().enumerate().map(|(at, draft)| {
        let mut row = vec![Cell::text(&draft.date), Cell::text(&draft.label)];
        row.extend(timeline.lines.iter().map(|line| Cell::Number(line.points.get(at).copied().flatten())));
        row
    });
    std::iter::once(heads).chain(rows).collect()
}

/// One row an issue on which the pair differs, one column a party, and the totals below.
fn differing(document: &Document) -> Vec<Vec<Cell>> {
    let differences = differences::view(document);
    let [first, second] = &differences.pair;
    let mut heads = vec![Cell::text("Issue"), Cell::text(&first.name), Cell::text(&second.name)];
    heads.extend(document.framework().parties().iter().map(|party| Cell::text(party.label())));
    let rows = differences.rows.into_iter().map(|row| {
        let [one, other] = row.says;
        let says = [row.label, one, other].map(Cell::Text);
        says.into_iter().chain(row.worth.into_iter().map(|worth| Cell::Number(Some(worth)))).collect()
    });
    let total = [Cell::text("Total"), Cell::Text(letter(first.scenario)), Cell::Text(letter(second.scenario))];
    let total = total.into_iter().chain(differences.totals.iter().map(|total| Cell::Number(total.difference)));
    std::iter::once(heads).chain(rows).chain(std::iter::once(total.collect())).collect()
}
