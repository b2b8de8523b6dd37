//! Finds parties, scenarios, issues and terms by their ids, and says what was likely meant by an id that does not exist.

use super::outcome::{Exit, Outcome};
use crate::analysis::negotiation::setting::Choice;
use crate::analysis::sensitivity::judged::Part;
use crate::model::framework::Framework;
use crate::model::ids::{GroupIx, IssueIx, PartyIx, ScenarioIx, TermIx};
use crate::model::nearest::nearest;
use crate::present::text;

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

/// The party with this id.
pub(super) fn party(framework: &Framework, id: &str) -> Result<PartyIx, Outcome> {
    let all = framework.parties().iter().map(|party| (party.id.as_str(), party.name.as_str()));
    framework.find_party(id).ok_or_else(|| unknown("party", "Parties", id, all))
}

/// The scenario with this id.
pub(super) fn scenario(framework: &Framework, id: &str) -> Result<ScenarioIx, Outcome> {
    let all = framework.scenarios().iter().map(|scenario| (scenario.id.as_str(), scenario.name.as_str()));
    framework.find_scenario(id).ok_or_else(|| unknown("scenario", "Scenarios", id, all))
}

/// The issue or, where there is none, the group with this id.
pub(super) fn part(framework: &Framework, id: &str) -> Result<Part, Outcome> {
    let groups = framework.groups();
    let group = || groups.iter().position(|group| group.id == id).map(|at| Part::Group(GroupIx(at)));
    let issues = framework.issues().iter().map(|issue| (issue.id.as_str(), issue.name.as_str()));
    let all = groups.iter().map(|group| (group.id.as_str(), group.name.as_str())).chain(issues);
    let issue = framework.find_issue(id).map(Part::Issue);
    issue.or_else(group).ok_or_else(|| unknown("group or issue", "Groups and issues", id, all))
}

/// What `ISSUE=TERM` fixes; for a range the term is a number.
pub(super) fn fixed(framework: &Framework, fixed: &[String]) -> Result<Vec<(IssueIx, Choice)>, Outcome> {
    fixed.iter().map(|fixed| one_fixed(framework, fixed)).collect()
}

fn one_fixed(framework: &Framework, fixed: &str) -> Result<(IssueIx, Choice), Outcome> {
    let usage = |message: String| Outcome::stop(Exit::Usage, format!("error: {message}\n"));
    let Some((id, said)) = fixed.split_once('=') else {
        return Err(usage(format!("“{fixed}” fixes nothing: --fix wants ISSUE=TERM.")));
    };
    let all = framework.issues().iter().map(|issue| (issue.id.as_str(), issue.name.as_str()));
    let at = framework.find_issue(id).ok_or_else(|| unknown("issue", "Issues", id, all))?;
    let issue = framework.issue(at);
    let Some(range) = issue.range() else {
        let terms = issue.terms().iter().map(|term| (term.id.as_str(), term.name.as_str()));
        let term = issue.terms().iter().position(|term| term.id == said);
        return Ok((at, Choice::Term(TermIx(term.ok_or_else(|| unknown("term", "Terms", said, terms))?))));
    };
    let number = said.parse::<f64>().ok().filter(|number| (range.from..=range.to).contains(number));
    let ends = [range.from, range.to].map(text::quantity);
    number
        .map(|number| (at, Choice::Number(number)))
        .ok_or_else(|| usage(format!("“{said}” is no number of {id}: it goes from {} to {}.", ends[0], ends[1])))
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
