//! Second opinions: what other methods make of the same weights and values, one table a judging party.

use maud::{Markup, html};

use super::figure;
use crate::export::Chart;
use crate::model::ids::PartyIx;
use crate::present::report::{Scope, captions};
use crate::present::second_opinions::{Cell, Shown};
use crate::present::text::sentence;

/// The section.
pub(super) fn section(scope: &Scope) -> Markup {
    html! {
        section #second-opinions {
            h2 { (captions::OPINIONS) }
            p.lead { (captions::OPINIONS_NOTE) }
            @for (party, shown) in &scope.opinions { (of_party(scope, *party, shown)) }
            @if let Some((_, shown)) = scope.opinions.first() { (conventions(shown)) }
            @if let [(_, shown)] = scope.opinions.as_slice() {
                @if shown.plane.is_ok() { (figure(scope, Chart::Plane)) }
            }
        }
    }
}

fn of_party(scope: &Scope, party: PartyIx, shown: &Shown) -> Markup {
    let table = &shown.table;
    html! {
        h3 dir="auto" { (scope.document.framework().party(party).name) }
        p { strong { (table.verdict) } }
        @if !table.rows.is_empty() {
            table.list {
                thead {
                    tr {
                        th scope="col" { "Scenario" }
                        @for column in &table.methods { th.number scope="col" { (column.name) } }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr {
                            th scope="row" dir="auto" { (row.letter) " " (row.name) }
                            @for cell in &row.cells { td.number { (figures(cell.as_ref())) } }
                        }
                    }
                }
            }
        }
        ul {
            @for column in table.methods.iter().filter(|column| column.refused.is_some() || !column.remarks.is_empty()) {
                li {
                    strong { (column.name) } ". "
                    @if let Some(reason) = &column.refused { "No order: " (reason) " " }
                    @for phrase in &column.remarks { (sentence(phrase)) " " }
                }
            }
            @for phrase in &table.common { li { (sentence(phrase)) } }
        }
    }
}

fn conventions(shown: &Shown) -> Markup {
    html! {
        details {
            summary { (captions::HOW_METHODS_COUNT) }
            ul {
                @for column in &shown.table.methods {
                    li { strong { (column.name) } ". " @for phrase in &column.conventions { (sentence(phrase)) " " } }
                }
            }
        }
    }
}

fn figures(cell: Option<&Cell>) -> String {
    cell.map_or_else(|| "–".to_owned(), |cell| format!("{} ({})", cell.rank, cell.figure))
}
