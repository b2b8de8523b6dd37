//! What stands in the way of any agreement: the sentences, who rejects what, and what relaxations would buy.

use maud::{Markup, html};

use crate::present::why_not::relaxations::gaining;
use crate::present::why_not::trial::TAG;
use crate::present::why_not::{HEADING, WhyNot};

/// The section.
pub(super) fn section(found: &WhyNot) -> Markup {
    html! {
        section #in-the-way {
            h2 { (HEADING) }
            @if let Some(headline) = &found.headline {
                p { strong { (headline.title) } " " (headline.second) }
                p { (headline.exact) @for note in &headline.notes { " · " (note) } }
                @if let Some(what_if) = &headline.what_if { p { em { (TAG) } ": " (what_if) } }
            }
            (rejects(found))
            (relaxations(found))
            @if let Some(trial) = &found.trial {
                p { em { (TAG) } ": " (trial.sentence) " " (trial.disclaimer) " " @if let Some(result) = &trial.result { (result) "." } }
            }
        }
    }
}

fn rejects(found: &WhyNot) -> Markup {
    html! {
        @if let Some(more) = &found.rejects.more {
            table.list {
                thead { tr { th scope="col" { "Rejected by" } th.number scope="col" { "Packages" } th.number scope="col" { "Share of all" } } }
                tbody {
                    @for row in found.rejects.rows.iter().filter(|row| row.asked) {
                        tr { th scope="row" { (row.name) " alone" } td.number { (row.count) } td.number { (row.share) } }
                    }
                    tr { th scope="row" { (more.name) } td.number { (more.count) } td.number { (more.share) } }
                }
            }
        }
    }
}

fn relaxations(found: &WhyNot) -> Markup {
    html! {
        @if let Some(table) = found.relaxations.as_ref().filter(|table| gaining(table).next().is_some()) {
            table.list {
                thead { tr { th scope="col" { "If this were given up" } th.number scope="col" { (table.head) } th.number scope="col" { "Share of all" } } }
                tbody {
                    @for row in gaining(table) {
                        tr { th scope="row" { (row.words) } td.number { (row.count) } td.number { (row.share) } }
                    }
                }
            }
        }
    }
}
