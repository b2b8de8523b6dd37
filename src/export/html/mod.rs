//! The report: one page with everything in it, no script, nothing fetched. Text from files is escaped by construction.

mod by_weights;
mod in_the_way;
mod issues;
mod matrix;
mod opinions;
mod packages;
mod parties;
mod robustness;
mod style;
mod summary;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Chart, defuse, svg};
use crate::model::framework::Framework;
use crate::model::ids::SourceIx;
use crate::present::evidence::statements;
use crate::present::labels::letter;
use crate::present::methods;
use crate::present::report::Scope;
use crate::present::report::by_weights::TITLE;
use crate::present::report::captions;
use crate::present::report::dossier::dossiers;
use crate::present::report::head::{Head, head};
use crate::present::report::register::{Entry, reference, register};
use crate::present::text;

/// The whole page.
pub(super) fn report(scope: &Scope) -> String {
    let dossiers = dossiers(scope);
    let head = head(scope);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content="Westphalia";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (head.title) }
                style { (PreEscaped(style::sheet())) }
            }
            body {
                main {
                    (heading(&head))
                    (contents(scope))
                    (summary::scenarios(scope))
                    (figure(scope, Chart::Contributions))
                    (summary::acceptance(scope))
                    @if let Some(found) = &scope.why_not { (in_the_way::section(found)) }
                    @if let Some(found) = &scope.packages { (packages::packages(scope, found)) }
                    @if has_timeline(scope) {
                        section #over-time { h2 { "Over time" } (figure(scope, Chart::OverTime)) }
                    }
                    (matrix::terms(scope, &dossiers))
                    @if let Some(baseline) = scope.baseline() { (matrix::differences(scope, baseline)) }
                    (by_weights::section(scope))
                    @if let Some(found) = &scope.robustness { (robustness::section(scope, found)) }
                    (opinions::section(scope))
                    (parties::parties(scope))
                    (issues::issues(scope, &dossiers))
                    (sources(&register(scope, &dossiers)))
                    (definitions(scope))
                    (closing(&head))
                }
            }
        }
    };
    format!("{}\n", page.into_string())
}

fn has_timeline(scope: &Scope) -> bool {
    crate::present::over_time::timeline(&scope.document).drafts.len() > 1
}

fn heading(head: &Head) -> Markup {
    html! {
        header {
            p.kind { "Comparison of scenarios" }
            h1 dir="auto" { (head.title) }
            @if let Some(summary) = &head.summary { p.summary dir="auto" { (summary) } }
            (notes(head))
            dl.facts {
                @for fact in &head.facts { div { dt { (fact.label) } dd dir="auto" { (fact.value) } } }
            }
        }
    }
}

/// Whose reading the numbers are, and what is assumed: at the head and at the foot.
fn notes(head: &Head) -> Markup {
    html! {
        @if head.reading.is_some() || !head.assumptions.is_empty() {
            div.notes {
                @if let Some(reading) = &head.reading { p { strong { (text::sentence(reading)) } } }
                @for assumption in &head.assumptions { p { (text::sentence(assumption)) } }
            }
        }
    }
}

fn contents(scope: &Scope) -> Markup {
    html! {
        nav {
            a href="#scenarios" { "Scenarios compared" }
            a href="#acceptance" { "Acceptance" }
            @if scope.why_not.is_some() { a href="#in-the-way" { "What stands in the way" } }
            @if scope.packages.is_some() { a href="#packages" { "Packages" } }
            @if has_timeline(scope) { a href="#over-time" { "Over time" } }
            a href="#terms" { "What they say" }
            @if scope.baseline().is_some() { a href="#differences" { "Differences" } }
            a href="#by-weights" { (TITLE) }
            @if scope.robustness.is_some() { a href="#robustness" { "Robustness" } }
            a href="#second-opinions" { (captions::OPINIONS) }
            a href="#parties" { "Parties" }
            a href="#issues" { "Issue by issue" }
            a href="#sources" { "Sources" }
            a href="#definitions" { "Definitions" }
        }
    }
}

fn figure(scope: &Scope, chart: Chart) -> Markup {
    let (title, note) = svg::caption(scope, chart);
    html! {
        figure {
            figcaption { strong { (title) } span { (note) } }
            (PreEscaped(svg::inside(scope, chart)))
        }
    }
}

fn sources(entries: &[Entry]) -> Markup {
    html! {
        section #sources {
            h2 { "Sources" }
            @if entries.is_empty() {
                p { (captions::NO_SOURCES) }
            } @else {
                p.lead { (captions::SOURCES) }
                ol.sources { @for entry in entries { (source(entry)) } }
            }
        }
    }
}

fn source(entry: &Entry) -> Markup {
    let cited = &entry.citation;
    html! {
        li #{ "source-" (entry.number) } value=(entry.number) {
            p dir="auto" { strong { (cited.title) } }
            p.byline {
                span { (cited.byline) }
                @if let Some(class) = cited.class { " " span.tag.care[cited.with_care] { (class) } }
            }
            @if let Some(quote) = &cited.quote { blockquote dir="auto" { "“" (quote) "”" } }
            @if let Some(note) = &entry.note { p.note dir="auto" { (note) } }
            (rests(entry))
            @if let Some(url) = &cited.url {
                p.url {
                    @match defuse::address(url) {
                        Some(address) => a href=(address) rel="noopener noreferrer" { (url) },
                        None => span { (url) },
                    }
                }
            }
        }
    }
}

/// How many statements rest on a source, and which: unfolded by a click, without a script.
fn rests(entry: &Entry) -> Markup {
    html! {
        @if !entry.statements.is_empty() {
            details.rests {
                summary { (statements(entry.statements.len())) }
                ul { @for row in &entry.statements { li dir="auto" { (row.spoken) } } }
            }
        }
    }
}

fn definitions(scope: &Scope) -> Markup {
    html! {
        section #definitions {
            h2 { "Definitions" }
            dl.definitions { @for entry in methods::definitions(scope.packages.is_some(), scope.why_not.is_some()) { div { dt { (entry.word) } dd { (entry.meaning) } } } }
        }
    }
}

fn closing(head: &Head) -> Markup {
    html! { footer { (notes(head)) p { (captions::MADE_WITH) } } }
}

/// A scenario's letter on its colour.
fn chip(scenario: crate::model::ids::ScenarioIx) -> Markup {
    let class = if scenario.0 < 8 { "chip" } else { "chip hollow" };
    let at = scenario.0 % 8;
    html! {
        span class=(class) style=(format!("--c:var(--scenarios-{at});--on:var(--scenarios-{at}-on)")) {
            (letter(scenario))
        }
    }
}

/// `[2, 17s]`, each number a link to its source; the letter says what class it is of.
fn references(framework: &Framework, sources: &[SourceIx]) -> Markup {
    html! {
        @if !sources.is_empty() {
            " " span.refs {
                "["
                @for (at, cited) in sources.iter().map(|source| reference(framework, *source)).enumerate() {
                    @if at > 0 { ", " }
                    a href={ "#source-" (cited.number) } {
                        (cited.number)
                        @if let Some((letter, word)) = cited.mark { abbr title=(word) { (letter) } }
                    }
                }
                "]"
            }
        }
    }
}
