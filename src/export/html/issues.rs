//! Issue by issue: how each party judges it and why, and what each scenario says and who says so.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::matrix::{issue_anchor, marks, square};
use super::{chip, references};
use crate::model::framework::Framework;
use crate::present::labels::code;
use crate::present::report::dossier::{CellNote, Dossier, StanceNote};
use crate::present::report::{Scope, captions};

/// Every issue shown.
pub(super) fn issues(scope: &Scope, dossiers: &[Dossier]) -> Markup {
    html! {
        section #issues {
            h2 { "Issue by issue" }
            p.lead { (captions::ISSUES) " " (captions::numbers()) }
            @for dossier in dossiers { (issue(scope, dossier)) }
        }
    }
}

fn issue(scope: &Scope, dossier: &Dossier) -> Markup {
    let framework = scope.document.framework();
    html! {
        article id=(issue_anchor(dossier.issue)) {
            h3 dir="auto" { (square(dossier.hue)) (dossier.name) span.byline { (dossier.group_name) } }
            @if let Some(question) = &dossier.question { p.question dir="auto" { (question) } }
            @if let Some(note) = &dossier.note { p dir="auto" { (note) } }
            @if let Some(silent) = &dossier.silent { p dir="auto" { "Where nothing is agreed: " (silent) } }
            @if !dossier.sources.is_empty() { p.byline { "On the issue itself:" (references(framework, &dossier.sources)) } }
            div.stances { @for stance in &dossier.stances { (self::stance(framework, stance)) } }
            table.cells {
                thead {
                    tr {
                        th scope="col" { "Scenario" }
                        th scope="col" { "Says" }
                        @for party in &scope.parties {
                            th.number scope="col" { (code(framework.party(*party))) }
                        }
                    }
                }
                tbody { @for (cell, meaning) in dossier.cells.iter().zip(first_said(&dossier.cells)) { (row(framework, cell, &meaning)) } }
            }
        }
    }
}

fn stance(framework: &Framework, stance: &StanceNote) -> Markup {
    html! {
        div.stance dir="auto" {
            p {
                strong { (stance.name) } " " span.share { (stance.share) }
                @if let Some(importance) = stance.importance { " · " (importance) }
            }
            p.weighs { (stance.weighs) }
            @for line in &stance.red_lines { p.red { (line) } }
            @if let Some(note) = &stance.note { p { (note) } }
            p.byline { (stance.weight_from) (references(framework, &stance.sources)) }
        }
    }
}

/// What each cell's outcome means, where no cell above it has said so.
fn first_said(cells: &[CellNote]) -> Vec<Vec<&str>> {
    let mut seen = BTreeSet::new();
    let mut of_cells = Vec::new();
    for cell in cells {
        let lines = cell.meaning.iter().map(String::as_str);
        of_cells.push(lines.filter(|line| seen.insert(*line)).collect());
    }
    of_cells
}

fn row(framework: &Framework, cell: &CellNote, meaning: &[&str]) -> Markup {
    html! {
        tr.silent[!cell.standing.is_addressed()] {
            th scope="row" dir="auto" { div.named { (chip(cell.scenario)) div { (cell.scenario_label) } } }
            td dir="auto" {
                p { strong { (cell.says) } (references(framework, &cell.sources)) (marks(cell)) }
                @for line in meaning { p { (line) } }
                @if let Some(note) = &cell.note { p.note { (note) } }
                @if cell.confidence.is_some() || !cell.term_sources.is_empty() {
                    p.byline {
                        @if let Some(confidence) = cell.confidence { "Confidence: " (confidence.to_lowercase()) ". " }
                        @if !cell.term_sources.is_empty() { "On the term:" (references(framework, &cell.term_sources)) }
                    }
                }
            }
            @for figure in &cell.figures {
                td.number.crossed[figure.crossed] {
                    (figure.text)
                    @if let Some(range) = &figure.range { span.byline { (range) } }
                }
            }
        }
    }
}
