//! Issues × scenarios, in tables narrow enough to print; and the differences to the baseline.

use maud::{Markup, html};

use super::{chip, references};
use crate::model::framework::Framework;
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx};
use crate::present::differences::{DifferenceRow, between};
use crate::present::labels::code;
use crate::present::matrix::{Badge, MatrixRow, group_cell};
use crate::present::report::dossier::{CellNote, Dossier, Figure};
use crate::present::report::{Scope, captions};
use crate::present::text;

/// The most scenarios side by side.
const MOST_COLUMNS: usize = 5;

/// The classes that give a mark its colour.
pub(super) const fn badge_class(badge: Badge) -> &'static str {
    match badge {
        Badge::RedLine { .. } => "mark red",
        Badge::AtRisk => "mark risk",
        Badge::Open | Badge::LowConfidence => "mark unsure",
    }
}

/// What every scenario says on every issue, and what that is worth.
pub(super) fn terms(scope: &Scope, dossiers: &[Dossier]) -> Markup {
    let judges = scope.judges();
    let tables = scope.scenarios.len().div_ceil(MOST_COLUMNS).max(1);
    let mut parts: Vec<&[ScenarioIx]> = Vec::new();
    let mut rest = scope.scenarios.as_slice();
    for table in 0..tables {
        let (part, after) = rest.split_at(rest.len().div_ceil(tables - table));
        parts.push(part);
        rest = after;
    }
    html! {
        section #terms {
            h2 { "What they say" }
            p.lead dir="auto" { (captions::terms(scope, &judges)) }
            @for part in parts { (table(scope, dossiers, part, &judges)) }
        }
    }
}

fn table(scope: &Scope, dossiers: &[Dossier], part: &[ScenarioIx], judges: &[PartyIx]) -> Markup {
    let framework = scope.document.framework();
    html! {
        table.matrix style=(format!("--columns:{}", part.len())) {
            thead {
                tr {
                    th scope="col" { "Issue" }
                    @for scenario in part {
                        th scope="col" dir="auto" {
                            div.named { (chip(*scenario)) div { (framework.scenario(*scenario).label()) } }
                        }
                    }
                }
            }
            tbody {
                @for row in &scope.rows {
                    @match row {
                        MatrixRow::Group(row) => {
                            tr.group {
                                th scope="rowgroup" dir="auto" {
                                    (square(row.hue)) (row.name) span.share { (row.share) }
                                }
                                @for scenario in part { td { (group_note(scope, row.group, *scenario, judges)) } }
                            }
                        }
                        MatrixRow::Issue(row) => {
                            tr {
                                th scope="row" dir="auto" {
                                    a href={ "#" (issue_anchor(row.issue)) } { (row.label) }
                                    @if !row.share.is_empty() { span.share { (row.share) } }
                                }
                                @for scenario in part { (cell(framework, dossiers, row.issue, *scenario, judges)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The place of an issue in the part "Issue by issue".
pub(super) fn issue_anchor(issue: IssueIx) -> String {
    format!("issue-{}", issue.0 + 1)
}

/// The colour of a group.
pub(super) fn square(hue: Option<usize>) -> Markup {
    html! { @if let Some(hue) = hue { span.square style=(format!("--c:var(--groups-{})", hue % 5)) {} } }
}

/// Above a group's cells: what it adds, or whose values stand in which place.
fn group_note(scope: &Scope, group: Option<GroupIx>, scenario: ScenarioIx, judges: &[PartyIx]) -> Markup {
    let framework = scope.document.framework();
    html! {
        @if judges.len() > 1 {
            div.figures { @for party in judges { span { (code(framework.party(*party))) } } }
        } @else {
            (group_cell(&scope.document, group, scenario))
        }
    }
}

fn cell(
    framework: &Framework,
    dossiers: &[Dossier],
    issue: IssueIx,
    scenario: ScenarioIx,
    judges: &[PartyIx],
) -> Markup {
    let found = dossiers.iter().find(|dossier| dossier.issue == issue);
    let Some(cell) = found.and_then(|dossier| dossier.cells.iter().find(|cell| cell.scenario == scenario)) else {
        return html! { td {} };
    };
    let figures: Vec<&Figure> = cell.figures.iter().filter(|figure| judges.contains(&figure.party)).collect();
    html! {
        td.same[cell.unchanged].silent[!cell.standing.is_addressed()] dir="auto" {
            span.says { (cell.short) (references(framework, &cell.sources)) }
            (marks(cell))
            div.figures { @for figure in figures { (value(figure)) } }
        }
    }
}

/// Marks in words.
pub(super) fn marks(cell: &CellNote) -> Markup {
    html! { @for mark in &cell.badges { span class=(badge_class(mark.badge)) { (mark.words) } } }
}

fn value(figure: &Figure) -> Markup {
    let (low, central, high) = figure.value.unwrap_or_default();
    let style = format!("--v:{}%;--l:{}%;--h:{}%", css(central), css(low), css(high - low));
    html! {
        span.value.crossed[figure.crossed] {
            (figure.text)
            @if let Some(change) = &figure.change { @if change != "0" { small { " " (change) } } }
            @if figure.value.is_some() { i.bar style=(style) {} }
        }
    }
}

fn css(share: f64) -> String {
    text::fixed(share, 1).replace(text::MINUS, "-")
}

/// Every other scenario against the baseline.
pub(super) fn differences(scope: &Scope, baseline: ScenarioIx) -> Markup {
    let framework = scope.document.framework();
    html! {
        section #differences {
            h2 { "Differences to the baseline" }
            p.lead dir="auto" { (captions::against_baseline(&framework.scenario(baseline).name)) }
            @for scenario in scope.scenarios.iter().filter(|scenario| **scenario != baseline) {
                (against(scope, baseline, *scenario))
            }
        }
    }
}

fn against(scope: &Scope, baseline: ScenarioIx, scenario: ScenarioIx) -> Markup {
    let framework = scope.document.framework();
    let found = between(&scope.document, baseline, scenario);
    html! {
        h3 dir="auto" { (chip(scenario)) " " (framework.scenario(scenario).name) }
        p.lead { (captions::same(&found)) }
        table.worth {
            thead {
                tr {
                    th scope="col" { "Issue" }
                    th scope="col" { (framework.scenario(baseline).label()) }
                    th scope="col" { (framework.scenario(scenario).label()) }
                    @for party in &scope.parties { th.number scope="col" { (framework.party(*party).label()) } }
                }
            }
            tbody {
                @for row in &found.rows { (worth(scope, row)) }
                @if scope.parties.iter().any(|party| found.totals[party.0].links != 0.0) {
                    tr {
                        th scope="row" { "Links" }
                        td {} td {}
                        @for party in &scope.parties { (signed(found.totals[party.0].links)) }
                    }
                }
                tr.sum {
                    th scope="row" { "Total" }
                    td {} td {}
                    @for party in &scope.parties {
                        @let total = &found.totals[party.0];
                        td.number { (captions::total_change("", total.totals, total.difference).trim()) }
                    }
                }
            }
        }
    }
}

fn worth(scope: &Scope, row: &DifferenceRow) -> Markup {
    html! {
        tr {
            th scope="row" dir="auto" { (square(row.hue)) (row.label) }
            @for says in &row.says { td dir="auto" { (says) } }
            @for party in &scope.parties { (signed(row.worth[party.0])) }
        }
    }
}

fn signed(points: f64) -> Markup {
    let words = text::signed(points, 1);
    let none = words == "0.0";
    html! { td.number.gain[points > 0.0 && !none].loss[points < 0.0 && !none] { (words) } }
}
