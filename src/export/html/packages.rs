//! What the search for packages found.

use maud::{Markup, html};

use super::figure;
use crate::export::Chart;
use crate::present::negotiation::summary::{RuleSummary, Summary};
use crate::present::report::Scope;
use crate::present::text;

/// The section: the scatter, what rules single out, the first packages, and changes that are better for everyone.
pub(super) fn packages(scope: &Scope, found: &Summary) -> Markup {
    html! {
        section #packages {
            h2 { "Packages" }
            (figure(scope, Chart::Frontier))
            (rules(found))
            h3 { "Efficient packages" }
            p { (found.points_note) }
            (points(found))
            h3 { "Changes better for everyone, starting from " (found.from) }
            @if !found.changes.is_empty() { (changes(found)) }
            p { (found.changes_note) }
        }
    }
}

fn heads(found: &Summary, first: &str, last: &str) -> Markup {
    html! {
        thead {
            tr {
                th scope="col" { (first) }
                @for (_, name) in &found.parties { th.number scope="col" { (name) } }
                th scope="col" { (last) }
            }
        }
    }
}

fn rules(found: &Summary) -> Markup {
    html! {
        table.list {
            (heads(found, "Reference point", "Note"))
            tbody { @for rule in &found.rules { (of_rule(found, rule)) } }
        }
    }
}

fn of_rule(found: &Summary, rule: &RuleSummary) -> Markup {
    let figure = |at: usize| match rule.figures.get(at) {
        None => "–".to_owned(),
        Some((total, None)) => text::score(*total),
        Some((total, Some(margin))) => format!("{} ({})", text::score(*total), text::margin(*margin)),
    };
    html! {
        tr {
            th scope="row" { (rule.name) }
            @for at in 0..found.parties.len() { td.number { (figure(at)) } }
            td {
                (rule.remark)
                @if !rule.terms.is_empty() {
                    details {
                        summary { "What it says" }
                        ul { @for (_, issue, term) in &rule.terms { li { (issue) ": " (term) } } }
                    }
                }
            }
        }
    }
}

fn points(found: &Summary) -> Markup {
    html! {
        table.list {
            (heads(found, "Package", "Smallest margin"))
            tbody {
                @for (at, point) in found.points.iter().enumerate() {
                    tr {
                        th scope="row" { (at + 1) @if point.row.acceptable { " ●" } }
                        @for (total, margin) in &point.row.figures {
                            td.number { (total) @if !margin.is_empty() { " (" (margin) ")" } }
                        }
                        td { (point.row.smallest) }
                    }
                }
            }
        }
    }
}

fn changes(found: &Summary) -> Markup {
    html! {
        table.list {
            (heads(found, "Change", ""))
            tbody {
                @for row in &found.changes {
                    tr {
                        td {
                            @for (at, change) in row.changes.iter().enumerate() {
                                @if at > 0 { "; " }
                                (change.label) " → " (change.term)
                            }
                        }
                        @for (_, gain) in &row.gains { td.number { (gain) } }
                        td {}
                    }
                }
            }
        }
    }
}
