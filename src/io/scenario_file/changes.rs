//! Writes changed weights and added scenarios into the text of a file: what saving does.

use toml_edit::{ArrayOfTables, DocumentMut, Formatted, Item, Table, TableLike, Value};

use super::canonical::{unreadable, write};
use super::files::document_problems;
use super::scenario_entry::scenario_entry;
use crate::model::framework::Framework;
use crate::model::problem::{Place, Problem, SourceText};
use crate::model::quantity::Micro;
use crate::model::scenario::Scenario;

/// New points of a party on an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightChange {
    /// The party's id.
    pub party: String,
    /// The issue's id.
    pub issue: String,
    /// Points, 0 or more; only their proportions within the party count.
    pub points: Micro,
}

/// Writes changed weights into `text`, and all of it in canonical form. Comments stay.
///
/// `texts` are the texts that were read together, `text` itself first: a party that only a base file declares is copied
/// into `text` as a whole, because entries replace each other as a whole. A change for the party `analyst`, where no
/// file declares it, declares it. A file that names no weight at all weighs every issue 1, and no longer does once one is
/// written: then give a change for every issue that counts.
///
/// # Errors
/// The faults of syntax in `text`, and a party that no text declares.
pub fn with_weights(text: &str, changes: &[WeightChange], texts: &[SourceText]) -> Result<String, Vec<Problem>> {
    let mut document = parse(text)?;
    let mut problems = Vec::new();
    for change in changes {
        if !declares(&document, &change.party) {
            match entry_from(texts, &change.party) {
                Some(entry) => put_entry(&mut document, "parties", entry),
                None => {
                    problems.push(no_such_party(&change.party));
                    continue;
                }
            }
        }
        if let Some(party) = party_mut(&mut document, &change.party) {
            set_weight(party, &change.issue, change.points);
        }
    }
    if problems.is_empty() { Ok(write(&document)) } else { Err(problems) }
}

/// Writes scenarios of `framework` into `text`, and all of it in canonical form: each in the place of the entry with its id,
/// or behind all others. Entries with an id of `removed` go; one that the text does not declare is passed over. Comments
/// stay, but those inside of an entry that is replaced or goes.
///
/// # Errors
/// The faults of syntax in `text`.
pub fn with_scenarios(
    text: &str,
    framework: &Framework,
    written: &[Scenario],
    removed: &[String],
) -> Result<String, Vec<Problem>> {
    let mut document = parse(text)?;
    for id in removed {
        remove_entry(&mut document, "scenarios", id);
    }
    for scenario in written {
        put_entry(&mut document, "scenarios", scenario_entry(framework, scenario));
    }
    Ok(write(&document))
}

fn parse(text: &str) -> Result<DocumentMut, Vec<Problem>> {
    let problems = document_problems(0, text);
    if !problems.is_empty() {
        return Err(problems);
    }
    let text = text.replace("\r\n", "\n");
    text.parse().map_err(|err| vec![unreadable(&text, &err)])
}

fn no_such_party(id: &str) -> Problem {
    Problem::error("unknown-id", Place::default(), format!("No file declares the party `{id}`."))
        .label("no such party")
        .found(format!("`{id}`"))
        .expected("the id of a party of this file, or of one it extends")
}

fn has_id(table: &dyn TableLike, id: &str) -> bool {
    table.get("id").and_then(Item::as_str) == Some(id)
}

fn declares(document: &DocumentMut, id: &str) -> bool {
    match document.get("parties") {
        Some(Item::ArrayOfTables(parties)) => parties.iter().any(|party| has_id(party, id)),
        Some(Item::Value(Value::Array(parties))) => {
            parties.iter().filter_map(Value::as_inline_table).any(|party| has_id(party, id))
        }
        _ => false,
    }
}

fn party_mut<'d>(document: &'d mut DocumentMut, id: &str) -> Option<&'d mut dyn TableLike> {
    match document.get_mut("parties")? {
        Item::ArrayOfTables(parties) => {
            parties.iter_mut().find(|party| has_id(*party, id)).map(|party| party as &mut dyn TableLike)
        }
        Item::Value(Value::Array(parties)) => parties
            .iter_mut()
            .filter_map(Value::as_inline_table_mut)
            .find(|party| has_id(*party, id))
            .map(|party| party as &mut dyn TableLike),
        _ => None,
    }
}

/// A party's whole entry, from the nearest base file that declares it.
fn entry_from(texts: &[SourceText], id: &str) -> Option<Table> {
    for source in texts.iter().skip(1) {
        let document: DocumentMut = source.text.replace("\r\n", "\n").parse().ok()?;
        match document.get("parties") {
            Some(Item::ArrayOfTables(parties)) => {
                if let Some(party) = parties.iter().find(|party| has_id(*party, id)) {
                    let mut party = party.clone();
                    // The comment above an entry is often a heading for all that follow: it stays where it was.
                    party.decor_mut().set_prefix("");
                    return Some(party);
                }
            }
            Some(Item::Value(Value::Array(parties))) => {
                let mut tables = parties.iter().filter_map(Value::as_inline_table);
                if let Some(party) = tables.find(|party| has_id(*party, id)) {
                    return Some(party.clone().into_table());
                }
            }
            _ => {}
        }
    }
    (id == "analyst").then(|| {
        let mut analyst = Table::new();
        analyst.insert("id", Item::Value("analyst".into()));
        analyst.insert("name", Item::Value("Analyst".into()));
        analyst
    })
}

/// Puts an entry in the place of the one with its id, which keeps the comment above it, or behind all others.
fn put_entry(document: &mut DocumentMut, list: &str, mut entry: Table) {
    let id = entry.get("id").and_then(Item::as_str).unwrap_or_default().to_owned();
    match document.get_mut(list) {
        Some(Item::ArrayOfTables(entries)) => {
            let at = entries.iter().position(|old| has_id(old, &id));
            match at.and_then(|at| entries.get_mut(at)) {
                Some(old) => {
                    *entry.decor_mut() = old.decor().clone();
                    entry.set_position(old.position());
                    *old = entry;
                }
                None => entries.push(entry),
            }
        }
        Some(Item::Value(Value::Array(entries))) => {
            let entry = Value::InlineTable(entry.into_inline_table());
            let at = entries.iter().position(|old| old.as_inline_table().is_some_and(|old| has_id(old, &id)));
            match at.and_then(|at| entries.get_mut(at)) {
                Some(old) => *old = entry,
                None => entries.push(entry),
            }
        }
        _ => {
            let mut entries = ArrayOfTables::new();
            entries.push(entry);
            document.insert(list, Item::ArrayOfTables(entries));
        }
    }
}

fn remove_entry(document: &mut DocumentMut, list: &str, id: &str) {
    match document.get_mut(list) {
        Some(Item::ArrayOfTables(entries)) => entries.retain(|entry| !has_id(entry, id)),
        Some(Item::Value(Value::Array(entries))) => {
            entries.retain(|entry| !entry.as_inline_table().is_some_and(|entry| has_id(entry, id)));
        }
        _ => {}
    }
}

/// Sets one weight; the comment behind the old number stays.
fn set_weight(party: &mut dyn TableLike, issue: &str, points: Micro) {
    if party.get("weights").is_none_or(|weights| weights.as_table_like().is_none()) {
        party.insert("weights", Item::Table(Table::new()));
    }
    let Some(weights) = party.get_mut("weights").and_then(Item::as_table_like_mut) else { return };
    let mut number = number(points);
    if let Some(old) = weights.get(issue).and_then(Item::as_value) {
        *number.decor_mut() = old.decor().clone();
    }
    match weights.get_mut(issue) {
        // Replacing the value alone keeps the key with the comments above it.
        Some(item) => *item = Item::Value(number),
        None => {
            weights.insert(issue, Item::Value(number));
        }
    }
}

fn number(points: Micro) -> Value {
    let text = points.to_string();
    match text.parse::<i64>() {
        Ok(whole) => Value::Integer(Formatted::new(whole)),
        Err(_) => Value::Float(Formatted::new(points.to_f64())),
    }
}
