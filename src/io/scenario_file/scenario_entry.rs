//! A scenario as an entry of a file: what saving writes for a scenario that was made in the program.

use toml_edit::{Array, InlineTable, Item, Table, Value};

use crate::model::date::PartialDate;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, TermIx};
use crate::model::quantity::{MILLION, Micro};
use crate::model::scenario::{Chance, Outcome, Position, Scenario};
use crate::model::source::Evidence;

/// The entry of `scenario`; its positions and sources are those of `framework`. Issues that it does not address and
/// says nothing about are left out.
pub(super) fn scenario_entry(framework: &Framework, scenario: &Scenario) -> Table {
    let mut entry = Table::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            entry.insert(key, Item::Value(value));
        }
    };
    put("id", Some(scenario.id.as_str().into()));
    put("name", Some(scenario.name.as_str().into()));
    put("short", scenario.short.as_deref().map(Value::from));
    if !scenario.names.is_empty() {
        let names: InlineTable = scenario.names.iter().map(|(tag, name)| (tag.as_str(), name.as_str())).collect();
        put("names", Some(Value::InlineTable(names)));
    }
    put("author", scenario.author.as_deref().map(Value::from));
    put("date", scenario.date.map(date));
    put("summary", scenario.summary.as_deref().map(Value::from));
    put("reference", scenario.reference.then(|| true.into()));
    for (key, value) in evidence(framework, &scenario.evidence) {
        put(key, Some(value));
    }
    let mut outcomes = Table::new();
    for (issue, position) in scenario.positions.iter().enumerate() {
        if let Some(value) = outcome(framework, IssueIx(issue), position) {
            outcomes.insert(&framework.issue(IssueIx(issue)).id, Item::Value(value));
        }
    }
    if !outcomes.is_empty() {
        entry.insert("outcomes", Item::Table(outcomes));
    }
    entry
}

/// Whole dates are TOML dates, partial ones text.
fn date(date: PartialDate) -> Value {
    let text = date.to_string();
    text.parse::<toml_edit::Datetime>()
        .ok()
        .filter(|_| date.day().is_some())
        .map_or_else(|| text.as_str().into(), Value::from)
}

fn evidence(framework: &Framework, evidence: &Evidence) -> Vec<(&'static str, Value)> {
    let mut entries = Vec::new();
    if let Some(note) = &evidence.note {
        entries.push(("note", note.as_str().into()));
    }
    if !evidence.sources.is_empty() {
        let ids: Array = evidence.sources.iter().map(|source| framework.source(*source).id.as_str()).collect();
        entries.push(("sources", Value::Array(ids)));
    }
    if let Some(confidence) = evidence.confidence {
        entries.push(("confidence", confidence.keyword().into()));
    }
    entries
}

/// What the file says on one issue: the short form where there is no evidence; `None` where there is nothing to say.
fn outcome(framework: &Framework, issue: IssueIx, position: &Position) -> Option<Value> {
    let evidence = evidence(framework, &position.evidence);
    let term = |term: &TermIx| framework.issue(issue).term(*term).map_or("", |term| term.id.as_str()).into();
    let mut table = InlineTable::new();
    match &position.outcome {
        None if evidence.is_empty() => return None,
        None => drop(table.insert("silent", true.into())),
        Some(Outcome::Term(settled)) if evidence.is_empty() => return Some(term(settled)),
        Some(Outcome::Term(settled)) => drop(table.insert("term", term(settled))),
        Some(Outcome::Number(settled)) if evidence.is_empty() => return Some(number(*settled)),
        Some(Outcome::Number(settled)) => drop(table.insert("value", number(*settled))),
        Some(Outcome::AnyTerm(chances)) => drop(table.insert("any", any(framework, chances, term))),
        Some(Outcome::AnyNumber(chances)) => drop(table.insert("any", any(framework, chances, |of| number(*of)))),
        Some(Outcome::Between { low, likely, high }) => {
            table.insert("low", number(*low));
            if let Some(likely) = likely {
                table.insert("likely", number(*likely));
            }
            table.insert("high", number(*high));
        }
    }
    table.extend(evidence);
    Some(Value::InlineTable(table))
}

/// Open outcomes: a plain list where all are equally likely and nothing is said of them.
fn any<T>(framework: &Framework, chances: &[Chance<T>], of: impl Fn(&T) -> Value) -> Value {
    let alike = chances.iter().all(|chance| chance.likelihood == Micro::ONE);
    let items = chances.iter().map(|chance| {
        if alike && chance.sources.is_empty() && chance.note.is_none() {
            return of(&chance.of);
        }
        let mut item = InlineTable::new();
        item.insert("of", of(&chance.of));
        if !alike {
            item.insert("likelihood", number(chance.likelihood.0 as f64 / MILLION as f64));
        }
        let said = Evidence { note: chance.note.clone(), sources: chance.sources.clone(), confidence: None };
        item.extend(self::evidence(framework, &said));
        Value::InlineTable(item)
    });
    Value::Array(items.collect())
}

/// Whole numbers without a point.
fn number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 1e15 { Value::from(number as i64) } else { Value::from(number) }
}
