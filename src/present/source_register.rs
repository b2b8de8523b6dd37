//! The register of sources on screen: which there are, how much of each scenario has one, and what rests on the selected.

use std::cmp::Ordering;

use super::evidence::{Cited, Rests, Subject, cited, counts, resting_on, statements};
use super::labels::letter;
use super::matrix::sources;
use super::robustness::knock_outs::{Offer, offers};
use super::sources::{Citation, citation, spoken};
use super::text;
use crate::model::date::PartialDate;
use crate::model::framework::Framework;
use crate::model::ids::{ScenarioIx, SourceIx};
use crate::model::source::SourceClass;
use crate::session::document::Document;
use crate::session::view::{SourceOrder, SourcesView};

/// What is said where nothing is selected.
pub const NOTHING_SELECTED: &str = "Select a source to see what rests on it.";

/// What stands where a file names no source at all.
pub const NO_SOURCES: &str = "This file names no source: every statement in it is its author’s own.";

/// The register as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// The sources that fit the filters, in the order chosen.
    pub rows: Vec<SourceRow>,
    /// `23 of 134 sources`.
    pub note: String,
    /// What the button for classes says: `All classes`, `State-linked`.
    pub class: &'static str,
    /// The classes that may be chosen, with how many sources there are of each.
    pub classes: Vec<ClassChoice>,
    /// Why there is nothing to list.
    pub nothing: Option<String>,
}

/// A class to choose; `None` for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassChoice {
    /// Which.
    pub class: Option<SourceClass>,
    /// `State-linked`.
    pub name: &'static str,
    /// How many.
    pub count: String,
}

/// One source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceRow {
    /// Which.
    pub source: SourceIx,
    /// `[12]`.
    pub number: String,
    /// How it is cited.
    pub citation: Citation,
    /// How many statements of the file rest on it.
    pub statements: usize,
    /// Whether it is the selected one.
    pub selected: bool,
    /// The row as one sentence.
    pub spoken: String,
}

/// The register of `document`.
#[must_use]
pub fn register(document: &Document) -> Register {
    let framework = document.framework();
    let view = &document.view().sources;
    let counts = counts(framework);
    let of_scenario = view.scenario.map(|scenario| cited_by(framework, scenario));
    let all = (0..framework.sources().len()).map(SourceIx);
    let mut shown: Vec<SourceIx> = all
        .filter(|source| view.class.is_none_or(|class| framework.source(*source).class == Some(class)))
        .filter(|source| of_scenario.as_ref().is_none_or(|cited| cited.contains(source)))
        .filter(|source| holds(framework, *source, &view.filter))
        .collect();
    shown.sort_by(|one, other| compare(framework, view, &counts, *one, *other));
    let rows: Vec<SourceRow> = shown
        .into_iter()
        .map(|source| row(framework, source, counts.get(source.0).copied().unwrap_or_default(), view))
        .collect();
    let all = framework.sources().len();
    Register {
        note: if rows.len() == all {
            text::count(all, "source", "sources")
        } else {
            format!("{} of {}", text::thousands(rows.len()), text::count(all, "source", "sources"))
        },
        class: view.class.map_or("All classes", text::class),
        classes: classes(framework),
        nothing: match (rows.is_empty(), all) {
            (false, _) => None,
            (true, 0) => Some(NO_SOURCES.to_owned()),
            (true, _) => Some("No source fits the filters.".to_owned()),
        },
        rows,
    }
}

fn row(framework: &Framework, source: SourceIx, statements: usize, view: &SourcesView) -> SourceRow {
    let citation = citation(framework, source);
    let number = source.0 + 1;
    SourceRow {
        source,
        number: format!("[{number}]"),
        spoken: format!("Source {number}. {}. {}", spoken(&citation), self::statements(statements)),
        citation,
        statements,
        selected: view.selected == Some(source),
    }
}

/// Only classes that occur, after all of them.
fn classes(framework: &Framework) -> Vec<ClassChoice> {
    let of = |class: SourceClass| framework.sources().iter().filter(|source| source.class == Some(class)).count();
    let all = ClassChoice { class: None, name: "All classes", count: text::thousands(framework.sources().len()) };
    let each = SourceClass::ALL.into_iter().map(|class| (class, of(class))).filter(|(_, count)| *count > 0);
    let each = each.map(|(class, count)| ClassChoice {
        class: Some(class),
        name: text::class(class),
        count: text::thousands(count),
    });
    std::iter::once(all).chain(each).collect()
}

/// Whether title, publisher, quotation or note of a source hold `filter`, capital letters or not.
fn holds(framework: &Framework, source: SourceIx, filter: &str) -> bool {
    let wanted = filter.trim().to_lowercase();
    let entry = framework.source(source);
    let texts = [Some(&entry.title), entry.publisher.as_ref(), entry.quote.as_ref(), entry.note.as_ref()];
    wanted.is_empty() || texts.into_iter().flatten().any(|text| text.to_lowercase().contains(&wanted))
}

/// The order of two sources. What is not known comes last whichever way is chosen; equal ones keep their numbers' order.
fn compare(framework: &Framework, view: &SourcesView, counts: &[usize], one: SourceIx, other: SourceIx) -> Ordering {
    let (first, second) = (framework.source(one), framework.source(other));
    let by = match view.order {
        SourceOrder::Number => known(Some(one), Some(other), view.descending),
        SourceOrder::Title => {
            known(Some(first.title.to_lowercase()), Some(second.title.to_lowercase()), view.descending)
        }
        SourceOrder::Publisher => {
            let lower = |name: &Option<String>| name.as_ref().map(|name| name.to_lowercase());
            known(lower(&first.publisher), lower(&second.publisher), view.descending)
        }
        SourceOrder::Class => known(first.class, second.class, view.descending),
        SourceOrder::Date => {
            let day = |date: Option<PartialDate>| date.map(PartialDate::day_number);
            known(day(first.date), day(second.date), view.descending)
        }
        SourceOrder::Statements => known(counts.get(one.0), counts.get(other.0), view.descending),
    };
    by.then(one.cmp(&other))
}

fn known<T: Ord>(one: Option<T>, other: Option<T>, descending: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if descending => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

/// The sources that a scenario or one of its cells cites.
fn cited_by(framework: &Framework, scenario: ScenarioIx) -> Vec<SourceIx> {
    let of = |Cited { subject, sources }: Cited| match subject {
        Subject::Cell(other, _) | Subject::Scenario(other) if other == scenario => sources,
        _ => Vec::new(),
    };
    cited(framework).into_iter().flat_map(of).collect()
}

/// The head of a column: its name, and what a click on it does.
#[must_use]
pub fn heading(order: SourceOrder, view: &SourcesView) -> (&'static str, String) {
    let (name, what) = match order {
        SourceOrder::Number => ("No.", "number"),
        SourceOrder::Title => ("Source", "title"),
        SourceOrder::Publisher => ("Publisher", "publisher"),
        SourceOrder::Class => ("Class", "class"),
        SourceOrder::Date => ("Date", "date"),
        SourceOrder::Statements => ("Statements", "statements"),
    };
    let next = ordered(order, view);
    let from = match (order, next.descending) {
        (SourceOrder::Date, true) => ", latest first",
        (SourceOrder::Date, false) => ", earliest first",
        (SourceOrder::Statements, true) => ", most first",
        (SourceOrder::Statements, false) => ", fewest first",
        (_, true) => ", backwards",
        (_, false) => "",
    };
    (name, format!("Order by {what}{from}"))
}

/// The view after a click on a column's head: another order as it begins, or the same one turned round.
#[must_use]
pub fn ordered(order: SourceOrder, view: &SourcesView) -> SourcesView {
    let descending = if view.order == order { !view.descending } else { order.begins_descending() };
    SourcesView { order, descending, ..view.clone() }
}

/// How much of a scenario has sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its name for narrow places.
    pub label: String,
    /// Issues with a source, of all issues: 0..=1.
    pub sourced: f64,
    /// Issues addressed, of all issues: 0..=1.
    pub addressed: f64,
    /// `85%, 17 of 20`.
    pub figure: String,
    /// The same as a sentence, with what a click does.
    pub spoken: String,
    /// Whether only its sources are listed.
    pub on: bool,
}

/// One ring a scenario, in file order.
#[must_use]
pub fn rings(document: &Document) -> Vec<Ring> {
    let framework = document.framework();
    let all = framework.issues().len();
    let share = |count: usize| count as f64 / all.max(1) as f64;
    let ring = |scenario: ScenarioIx| {
        let entry = framework.scenario(scenario);
        let addressed = entry.positions.iter().filter(|position| position.outcome.is_some());
        let sourced = addressed.clone().filter(|position| !sources(position).is_empty()).count();
        let addressed = addressed.count();
        let on = document.view().sources.scenario == Some(scenario);
        let name = format!("{} {}", letter(scenario), entry.name);
        let which = if on { "Show the sources of every scenario" } else { "Show only its sources" };
        Ring {
            scenario,
            label: entry.label().to_owned(),
            sourced: share(sourced),
            addressed: share(addressed),
            figure: format!("{}, {sourced} of {all}", text::percent(share(sourced))),
            spoken: format!(
                "{name}: {} with a source, {} addressed without one, {} not addressed. {which}",
                text::count(sourced, "issue", "issues"),
                addressed - sourced,
                all - addressed
            ),
            on,
        }
    };
    framework.scenario_ixs().map(ring).collect()
}

/// The selected source, and what rests on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    /// `[12]`.
    pub number: String,
    /// How it is cited.
    pub citation: Citation,
    /// What the file's author says of it.
    pub note: Option<String>,
    /// `14 statements rest on it`.
    pub count: String,
    /// The statements, by kind.
    pub rests: Vec<Rests>,
    /// What can be tried without on Robustness.
    pub offers: Vec<Offer>,
}

/// The selected source; `None` where none is.
#[must_use]
pub fn selected(document: &Document) -> Option<Selected> {
    let framework = document.framework();
    let source = document.view().sources.selected?;
    let rests = resting_on(framework, source);
    let count = rests.iter().map(|rests| rests.rows.len()).sum();
    Some(Selected {
        number: format!("[{}]", source.0 + 1),
        citation: citation(framework, source),
        note: framework.source(source).note.clone(),
        offers: offers(framework, source),
        count: match count {
            0 => "Nothing in this file rests on it.".to_owned(),
            1 => "1 statement rests on it".to_owned(),
            count => format!("{} rest on it", statements(count)),
        },
        rests,
    })
}
