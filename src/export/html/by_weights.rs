//! How far rankings depend on weights: intervals, smallest changes, and who can lead, one party at a time.

use maud::{Markup, html};

use super::figure;
use crate::export::Chart;
use crate::present::report::Scope;
use crate::present::report::by_weights::{ByWeights, NOTE, TITLE, weights};
use crate::present::sensitivity::tables::{FlipRow, HOLDS, RANGES, Ranges, SMALLEST, StabilityRow};
use crate::present::text::sentence;

/// The section.
pub(super) fn section(scope: &Scope) -> Markup {
    html! {
        section #by-weights {
            h2 { (TITLE) }
            p.lead { (NOTE) }
            @for of in &scope.by_weights { (of_party(scope, of)) }
            @if let [only] = scope.by_weights.as_slice() {
                @if only.has_order() {
                    (figure(scope, Chart::Walk))
                    (figure(scope, Chart::Causes))
                    @if only.changes.is_ok() { (figure(scope, Chart::Map)) }
                }
            }
        }
    }
}

fn of_party(scope: &Scope, of: &ByWeights) -> Markup {
    html! {
        h3 dir="auto" { (scope.document.framework().party(of.party).name) }
        p dir="auto" { strong { (of.lead.sentence) } }
        @if !of.lead.apart.is_empty() { p dir="auto" { "Not ranked: " (of.lead.apart.join("; ")) "." } }
        @if of.has_order() {
            (stability(&of.stability))
            @match &of.changes {
                Ok(rows) => (changes(rows)),
                Err(why) => p { (sentence(why)) },
            }
            @if let Some(found) = &of.ranges { (ranges(found)) }
        }
    }
}

fn stability(rows: &[StabilityRow]) -> Markup {
    html! {
        p { (HOLDS) }
        table.list {
            thead {
                tr {
                    th scope="col" { "Weight of" }
                    th.number scope="col" { "Now" }
                    th.number scope="col" { "The leader stays first" }
                    th scope="col" { "Beyond that" }
                    th.number scope="col" { "No rank changes" }
                }
            }
            tbody {
                @for row in rows {
                    tr {
                        th scope="row" dir="auto" { (if row.depth > 0 { "– " } else { "" }) (row.name) }
                        td.number { (row.weight) }
                        td.number { (row.leader.as_ref().map_or("–", |span| span.text.as_str())) }
                        td dir="auto" { (row.leader.as_ref().map_or("", |span| span.beyond.as_str())) }
                        td.number { (row.ranking.as_ref().map_or("–", |span| span.text.as_str())) }
                    }
                }
            }
        }
    }
}

fn changes(rows: &[FlipRow]) -> Markup {
    html! {
        @if !rows.is_empty() {
            p { (SMALLEST) }
            table.list.rivals {
                thead {
                    tr {
                        th scope="col" { "Rival" }
                        th.number scope="col" { "Weight moved" }
                        th.number scope="col" { "Distance" }
                        th scope="col" { "Weights that change most" }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" dir="auto" { (row.name) }
                            td.number { (row.moved) }
                            td.number { (row.distance) }
                            td.words dir="auto" { (weights(row)) }
                        }
                    }
                }
            }
        }
    }
}

fn ranges(found: &Ranges) -> Markup {
    html! {
        p { (RANGES) }
        table.list {
            thead {
                tr {
                    th scope="col" { "Can lead with" }
                    @for column in &found.columns { th.number scope="col" dir="auto" { (column) } }
                }
            }
            tbody {
                @for row in &found.rows {
                    tr {
                        th scope="row" dir="auto" { (row.name) }
                        @match &row.ranges {
                            Some(ranges) => @for (text, _) in ranges { td.number { (text) } },
                            None => td colspan=(found.columns.len()) { "cannot lead, whatever the weights" },
                        }
                    }
                }
            }
        }
    }
}
