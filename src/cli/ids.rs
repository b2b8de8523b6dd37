//! Finds parties and scenarios by their ids, and says what was likely meant by an id that does not exist.

use super::outcome::{Exit, Outcome};
use crate::model::framework::Framework;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::model::nearest::nearest;

/// The parties with these ids, in file order and each once; all of them where none is named.
pub(super) fn parties(framework: &Framework, ids: &[String]) -> Result<Vec<PartyIx>, Outcome> {
    let all = || framework.parties().iter().map(|party| (party.id.as_str(), party.name.as_str()));
    let mut found = Vec::new();
    for id in ids {
        found.push(framework.find_party(id).ok_or_else(|| unknown("party", "Parties", id, all()))?);
    }
    found.sort();
    found.dedup();
    Ok(if found.is_empty() { framework.party_ixs().collect() } else { found })
}

/// The scenario with this id.
pub(super) fn scenario(framework: &Framework, id: &str) -> Result<ScenarioIx, Outcome> {
    let all = framework.scenarios().iter().map(|scenario| (scenario.id.as_str(), scenario.name.as_str()));
    framework.find_scenario(id).ok_or_else(|| unknown("scenario", "Scenarios", id, all))
}

fn unknown<'a>(kind: &str, kinds: &str, id: &str, all: impl Iterator<Item = (&'a str, &'a str)>) -> Outcome {
    let all: Vec<(&str, &str)> = all.collect();
    // Whoever writes a name where the id belongs gets the id.
    let by_name = || {
        let name = nearest(id, all.iter().map(|(_, name)| *name))?;
        all.iter().find(|(_, other)| *other == name).map(|(id, _)| *id)
    };
    let meant = nearest(id, all.iter().map(|(id, _)| *id))
        .or_else(by_name)
        .map_or_else(String::new, |nearest| format!("  did you mean: {nearest}\n"));
    let width = all.iter().map(|(id, _)| id.chars().count()).max().unwrap_or_default();
    let list: String = all.iter().map(|(id, name)| format!("    {id:width$}  {name}\n")).collect();
    Outcome::stop(Exit::Usage, format!("error: There is no {kind} “{id}” in this file.\n{meant}  {kinds}:\n{list}"))
}
