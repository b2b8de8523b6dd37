//! The parties: no-deal values, weights, and red lines with who crosses them.

use maud::{Markup, html};

use super::references;
use crate::export::html::matrix::square;
use crate::model::ids::PartyIx;
use crate::model::party::RedLine;
use crate::present::columns::group_name;
use crate::present::columns::{no_deal, top_groups};
use crate::present::elicitation::records::records;
use crate::present::labels::{letter, never};
use crate::present::report::{Scope, captions};
use crate::present::text;
use crate::present::weights::hue;

/// Who judges, by what.
pub(super) fn parties(scope: &Scope) -> Markup {
    let framework = scope.document.framework();
    let weights = &scope.document.edits().basis.weights;
    html! {
        section #parties {
            h2 { "Parties" }
            p.lead { (captions::WEIGHTS) }
            table.worth {
                thead {
                    tr {
                        th scope="col" { "Weight of" }
                        @for party in &scope.parties { th.number scope="col" { (framework.party(*party).label()) } }
                    }
                }
                tbody {
                    @for group in top_groups(&scope.document) {
                        tr {
                            th scope="row" dir="auto" {
                                (square(group.map(|group| hue(framework, group)))) (group_name(&scope.document, group))
                            }
                            @for party in &scope.parties {
                                @let share = weights.share_of(*party, |issue| framework.top_group(issue) == group);
                                td.number { (text::percent(share)) }
                            }
                        }
                    }
                    tr.sum {
                        th scope="row" { "No-deal value" }
                        @for party in &scope.parties { td.number { (no_deal_words(scope, *party)) } }
                    }
                }
            }
            @for party in &scope.parties { (red_lines(scope, *party)) }
        }
    }
}

fn no_deal_words(scope: &Scope, party: PartyIx) -> String {
    match no_deal(&scope.document, party) {
        None => "none given".to_owned(),
        Some((value, assumed)) => format!("{}{}", text::score(value), if assumed { ", assumed" } else { "" }),
    }
}

fn red_lines(scope: &Scope, party: PartyIx) -> Markup {
    let framework = scope.document.framework();
    let entry = framework.party(party);
    let reservation = entry.reservation.as_ref();
    html! {
        div.party {
            h3 dir="auto" { (entry.name) (references(framework, &entry.evidence.sources)) }
            @if let Some(note) = &entry.evidence.note { p dir="auto" { (note) } }
            @for record in records(&scope.document, party) { p { "Weights. " (record) } }
            @if let Some(note) = reservation.and_then(|reservation| reservation.evidence.note.as_ref()) {
                p dir="auto" {
                    "No-deal value: " (note)
                    @if let Some(reservation) = reservation { (references(framework, &reservation.evidence.sources)) }
                }
            }
            @if entry.red_lines.is_empty() {
                p.byline { (captions::NO_RED_LINE) }
            } @else {
                table.lines {
                    thead {
                        tr {
                            th scope="col" { "Red line on" }
                            th scope="col" { "Never" }
                            th scope="col" { "Crossed by" }
                            th scope="col" { "At risk in" }
                        }
                    }
                    tbody { @for (at, line) in entry.red_lines.iter().enumerate() { (red_line(scope, party, at, line)) } }
                }
            }
        }
    }
}

fn red_line(scope: &Scope, party: PartyIx, at: usize, line: &RedLine) -> Markup {
    let framework = scope.document.framework();
    let scores = &scope.document.scores().parties[party.0].scenarios;
    let letters = |certain: bool| {
        let crossing = scope.scenarios.iter().filter(|scenario| {
            scores[scenario.0].crossings.iter().any(|found| found.red_line == at && found.certain == certain)
        });
        let letters: Vec<String> = crossing.map(|scenario| letter(*scenario)).collect();
        if letters.is_empty() { "–".to_owned() } else { letters.join(", ") }
    };
    html! {
        tr {
            th scope="row" dir="auto" { (framework.issue(line.issue).label()) }
            td dir="auto" {
                (never(framework.issue(line.issue), &line.never))
                @if let Some(reason) = &line.reason { span.byline { (reason) } }
                @if line.evidence.sources.is_empty() { span.mark.unsure { "Assumed: no source" } }
                (references(framework, &line.evidence.sources))
            }
            td { (letters(true)) }
            td { (letters(false)) }
        }
    }
}
