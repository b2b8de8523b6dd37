//! The scenarios compared: rank, figure, range, coverage, red lines; and the heat table of all parties.

use maud::{Markup, html};

use super::{chip, references};
use crate::export::palette::Palette;
use crate::present::acceptance::{HeatCell, HeatRow, heat};
use crate::present::list::{ListRow, Strip, rows};
use crate::present::report::{Scope, captions};
use crate::present::text;
use crate::session::view::JudgedBy;

/// The scenarios in their order.
pub(super) fn scenarios(scope: &Scope) -> Markup {
    let document = &scope.document;
    let judge = document.view().judged_by.party();
    let figure = match (document.view().judged_by, document.scores().all_by_margin) {
        (JudgedBy::Party(_), _) => "Total",
        (JudgedBy::All, true) => "Smallest margin",
        (JudgedBy::All, false) => "Smallest total",
    };
    html! {
        section #scenarios {
            h2 { "Scenarios compared" }
            table.list {
                thead {
                    tr {
                        th scope="col" { "Rank" }
                        th scope="col" { "Scenario" }
                        th.number scope="col" { (figure) }
                        @if judge.is_some() { th.number scope="col" { "Range" } }
                        th scope="col" { "Addresses" }
                        th scope="col" { "Red lines" }
                    }
                }
                tbody { @for row in rows(document).iter().filter(|row| row.included) { (line(scope, row)) } }
            }
        }
    }
}

fn line(scope: &Scope, row: &ListRow) -> Markup {
    let framework = scope.document.framework();
    let entry = framework.scenario(row.scenario);
    let range = match row.strip {
        Strip::One(Some(strip)) => Some(text::range(strip.low, strip.high)),
        Strip::One(None) => Some("–".to_owned()),
        Strip::All(_) => None,
    };
    let byline: Vec<&str> =
        [entry.author.as_deref().unwrap_or_default(), &row.date].into_iter().filter(|part| !part.is_empty()).collect();
    html! {
        tr {
            td.muted[row.rank_muted] { @if row.apart { "apart" } @else { (row.rank) } }
            th scope="row" dir="auto" {
                div.named {
                    (chip(row.scenario))
                    div {
                        (row.name) (references(framework, &entry.evidence.sources))
                        @if row.baseline { " " span.tag { "baseline" } }
                        @if !byline.is_empty() { span.byline { (byline.join(" · ")) } }
                    }
                }
            }
            td.number {
                strong { (row.figure) }
                @if let Some(party) = row.figure_of { " " span.byline { (framework.party(party).label()) } }
            }
            @if let Some(range) = range { td.number { (range) } }
            td.muted[row.rank_muted] { (row.coverage) }
            td {
                @if row.apart { span.byline { "not judged" } }
                @else if row.red_lines == 0 && row.at_risk == 0 { span.byline { "none" } }
                @if row.red_lines > 0 { span.red { (row.red_lines) " crossed" } }
                @if row.at_risk > 0 { span.byline { (row.at_risk) " at risk" } }
            }
        }
    }
}

/// Scenario × party.
pub(super) fn acceptance(scope: &Scope) -> Markup {
    let heat = heat(&scope.document);
    let smallest = if heat.by_margin { "Smallest margin" } else { "Smallest total" };
    html! {
        section #acceptance {
            h2 { "Acceptance" }
            p.lead { (captions::acceptance()) ". " (captions::acceptance_note()) }
            table.heat style=(format!("--columns:{}", scope.parties.len())) {
                thead {
                    tr {
                        th scope="col" { "Scenario" }
                        @for party in &scope.parties {
                            th scope="col" dir="auto" {
                                (heat.parties[party.0].name)
                                span.byline { (heat.parties[party.0].no_deal) }
                            }
                        }
                        @if scope.shows_all_parties() {
                            th scope="col" { "Acceptable to" span.byline { (smallest) } }
                        }
                    }
                }
                tbody { @for row in &heat.rows { (heat_row(scope, row)) } }
            }
        }
    }
}

fn heat_row(scope: &Scope, row: &HeatRow) -> Markup {
    html! {
        tr {
            th scope="row" dir="auto" {
                div.named { (chip(row.scenario)) div { (row.name) span.byline { (row.date) " " (row.addresses) } } }
            }
            @for party in &scope.parties { (heat_cell(&row.cells[party.0], row.apart)) }
            @if scope.shows_all_parties() { td { (row.acceptable_to) span.byline { (row.smallest) } } }
        }
    }
}

fn heat_cell(cell: &HeatCell, apart: bool) -> Markup {
    let Some(total) = cell.total else { return html! { td.value { "–" } } };
    let step = Palette::light().ramp_step(total);
    let style = format!("--c:var(--value_ramp-{step});--on:var(--value_ramp-{step}-on)");
    html! {
        td.value.blocked[cell.red_lines > 0] style=(style) title=(cell.spoken) {
            b { (text::score(total)) }
            @if !cell.margin.is_empty() && !apart { span.margin { (cell.margin) } }
            span.range {
                (text::range(cell.low, cell.high))
                @if cell.red_lines > 0 { " · " (text::count(cell.red_lines, "red line", "red lines")) }
                @else if cell.at_risk > 0 { " · " (cell.at_risk) " at risk" }
            }
            span.range { (cell.coverage_share) " of the weight" }
        }
    }
}
