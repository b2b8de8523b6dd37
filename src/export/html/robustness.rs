//! Robustness: what draws said, party by party, and what the ranking rests on.

use maud::{Markup, html};

use super::figure;
use crate::export::Chart;
use crate::present::report::Scope;
use crate::present::robustness::knock_outs::moved;
use crate::present::robustness::pairs;
use crate::present::robustness::screen::Evidence;
use crate::present::robustness::summary::{HEADING, OfParty, Summary};
use crate::present::text;
use crate::present::why_not::trial::TAG;

/// The most ranks that have a column of their own.
const COLUMNS: usize = 10;

/// The section.
pub(super) fn section(scope: &Scope, found: &Summary) -> Markup {
    html! {
        section #robustness {
            h2 { (HEADING) }
            p.lead { (found.rests_on) }
            @if let Some(trial) = &found.trial { p { em { (TAG) } ": " (trial) } }
            @for of in &found.parties { (of_party(scope, of)) }
            @if let [of] = found.parties.as_slice() {
                @if !of.ranking.rows.is_empty() { (figure(scope, Chart::Ranks)) }
            }
            (accepted(found))
            (evidence(scope, &found.evidence))
        }
    }
}

fn of_party(scope: &Scope, of: &OfParty) -> Markup {
    let rows = &of.ranking.rows;
    let shown = if rows.len() > COLUMNS { COLUMNS - 1 } else { rows.len() };
    html! {
        h3 dir="auto" { (scope.document.framework().party(of.party).name) }
        p { strong { (of.ranking.finding) } (of.ranking.rest) }
        @if !rows.is_empty() {
            table.list {
                thead {
                    tr {
                        th scope="col" { "Scenario" }
                        th.number scope="col" { "Mean rank" }
                        @for rank in 1..=shown { th.number scope="col" { (text::ordinal(rank)) } }
                        @if shown < rows.len() { th.number scope="col" { "Later" } }
                        th scope="col" { "Tied with next" }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" dir="auto" { (row.letter) " " (row.name) }
                            td.number { (row.mean_rank) }
                            @for rank in &row.ranks[..shown] { td.number { (rank.text) } }
                            @if shown < rows.len() { td.number { (row.later(shown)) } }
                            td { @if row.tied_with_next { "tied" } }
                        }
                    }
                }
            }
            (pair_table(of))
        }
        @for line in of.ranking.unranked.iter().map(|unranked| &unranked.why).chain(&of.ranking.notes) { p { (line) } }
    }
}

fn pair_table(of: &OfParty) -> Markup {
    html! {
        @if of.ranking.rows.len() > 1 {
            table.list {
                thead {
                    tr {
                        th scope="col" { "Scores higher than" }
                        @for row in &of.ranking.rows { th.number scope="col" { (row.letter) } }
                    }
                }
                tbody {
                    @for (row, cells) in of.ranking.rows.iter().zip(&of.pairs) {
                        tr {
                            th scope="row" dir="auto" { (row.letter) " " (row.name) }
                            @for cell in cells {
                                td.number {
                                    @match cell {
                                        Some(cell) => { (cell.text) @if cell.tied { " =" } },
                                        None => "–",
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p { (pairs::MEANING) " = marks " (pairs::TIED) "." }
        }
    }
}

fn accepted(found: &Summary) -> Markup {
    let table = &found.acceptance;
    html! {
        h3 { "Acceptance under uncertainty" }
        table.list {
            thead {
                tr {
                    th scope="col" { "Scenario" }
                    @for (_, code) in &table.parties { th.number scope="col" { (code) } }
                    @if let Some(all) = &table.all { th.number scope="col" { (all) } }
                }
            }
            tbody {
                @for row in &table.rows {
                    tr {
                        th scope="row" dir="auto" { (row.letter) " " (row.name) }
                        @for cell in &row.cells { td.number { (cell.text) } }
                        @if table.all.is_some() { td.number { (row.all.text) } }
                    }
                }
            }
        }
        p { (table.note) }
    }
}

fn evidence(scope: &Scope, evidence: &Evidence) -> Markup {
    html! {
        @if let Some(table) = &evidence.table {
            h3 { "What the ranking rests on" }
            p { strong { (table.finding) } (table.rest) }
            table.list {
                thead { tr { th scope="col" { "Left out" } th scope="col" { "What becomes open" } th scope="col" { "Ranks" } } }
                tbody {
                    @for row in &table.rows {
                        tr {
                            th scope="row" { (row.title) }
                            td { (row.detail) }
                            td.words {
                                (row.moves.iter().map(moved).collect::<Vec<_>>().join(", "))
                                @if !row.moves.is_empty() && !row.words.is_empty() { "; " }
                                (row.words)
                            }
                        }
                    }
                }
            }
            p { (table.note) }
        }
        @if let Some(resting) = &evidence.resting {
            p { strong { (resting.title) "." } " " (resting.detail) }
            @if !resting.sources.is_empty() {
                ul {
                    @for source in &resting.sources {
                        li dir="auto" {
                            "[" (source.citation.source.0 + 1) "] " (source.citation.title) ". " (source.citation.byline) ", "
                            (source.cells) " of "
                            (source.scenarios.iter().map(|scenario| scope.lettered(*scenario)).collect::<Vec<_>>().join(", "))
                        }
                    }
                }
            }
        }
    }
}
