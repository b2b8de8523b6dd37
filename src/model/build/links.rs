//! Checks links, and which scenarios an impossible one forbids.

use super::book::{Directory, Report, evidence, show};
use super::scales::Agenda;
use crate::model::framework::Silence;
use crate::model::ids::{IssueIx, PartyIx, TermIx};
use crate::model::issue::{Issue, Scale};
use crate::model::link::{Condition, Effect, Link};
use crate::model::parts::{ConditionPart, LinkPart, ScenarioPart};
use crate::model::problem::{Place, Problem};
use crate::model::scenario::{Outcome, Scenario};

/// A link; `None` where something is wrong with it.
pub(super) fn link(
    part: &LinkPart,
    agendas: &[Agenda<'_>],
    [issues, parties, sources]: [&Directory<'_>; 3],
    report: &mut Report,
) -> Option<Link> {
    let evidence = evidence(&part.statement, sources, report);
    let party = part.party.as_ref().map(|party| parties.find(party, report));
    let effect = effect(part, party, report);
    let conditions = part.when.as_ref()?;
    if conditions.value.is_empty() {
        report.add(
            Problem::error("empty-list", conditions.place.clone(), "This link does not say when it holds.")
                .label("empty")
                .found("no condition")
                .expected("at least one issue with what must hold of it"),
        );
    }
    let read: Vec<Option<(IssueIx, Condition)>> = conditions
        .value
        .iter()
        .map(|(key, part)| {
            let issue = issues.find(key, report)?;
            Some((IssueIx(issue), condition(part, agendas.get(issue)?, report)?))
        })
        .collect();
    let mut when: Vec<(IssueIx, Condition)> = read.into_iter().collect::<Option<_>>()?;
    when.sort_by_key(|(issue, _)| *issue);
    if when.is_empty() {
        return None;
    }
    Some(Link {
        id: part.id.as_ref().map(|id| id.value.clone()),
        when,
        effect: effect?,
        reason: part.reason.clone(),
        evidence,
    })
}

fn effect(part: &LinkPart, party: Option<Option<usize>>, report: &mut Report) -> Option<Effect> {
    match (&part.effect, &part.adds) {
        (Some(_), Some(_)) => {
            let message = "A link makes a combination impossible, or adds points, not both.".to_owned();
            report.conflict(&part.place, message, "`effect` and `adds`", "either `effect = \"impossible\"` or `adds`");
            None
        }
        (None, None) => {
            report.add(
                Problem::error("missing-key", part.place.clone(), "This link does not say what follows.")
                    .label("nothing follows")
                    .found("neither `effect` nor `adds`")
                    .expected("`effect = \"impossible\"`, or `adds` with a number"),
            );
            None
        }
        (Some(_), None) => {
            if let Some(named) = &part.party {
                let message = "What is impossible is so for everyone: this link names no party.".to_owned();
                report.conflict(&named.place, message, "`party` beside `effect`", "`party` only beside `adds`");
            }
            Some(Effect::Impossible)
        }
        (None, Some(adds)) => {
            let points = report.decimal(adds)?;
            let party = match party {
                Some(found) => Some(PartyIx(found?)),
                None => None,
            };
            Some(Effect::Adds { party, points })
        }
    }
}

fn condition(part: &ConditionPart, agenda: &Agenda<'_>, report: &mut Report) -> Option<Condition> {
    let bounds = (part.above.as_ref().map(|n| n.value), part.below.as_ref().map(|n| n.value));
    match (agenda.scale.as_ref()?, &part.terms) {
        (Scale::Terms(_), Some(terms)) if !terms.is_empty() => {
            let terms: Vec<Option<usize>> =
                terms.iter().map(|term| agenda.term_of(&term.value, &term.place, report)).collect();
            Some(Condition::Terms(terms.into_iter().map(|term| term.map(TermIx)).collect::<Option<_>>()?))
        }
        (Scale::Range(_), None) => match bounds {
            (None, None) => {
                report.add(bad_condition(part, agenda, "neither `above` nor `below`", "`above`, `below` or both"));
                None
            }
            (Some(above), Some(below)) if above >= below => {
                let found = format!("above {} and below {}", show(above), show(below));
                report.add(bad_condition(part, agenda, &found, "`above` less than `below`"));
                None
            }
            (above, below) => Some(Condition::Numbers { above, below }),
        },
        (Scale::Terms(_), Some(_)) => {
            report.add(bad_condition(part, agenda, "an empty list", "a term, or a list of terms"));
            None
        }
        (Scale::Terms(_), None) => {
            report.add(bad_condition(part, agenda, "`above` or `below`", "a term, or a list of terms"));
            None
        }
        (Scale::Range(_), Some(_)) => {
            let expected = "{ above = … }, { below = … } or both";
            report.add(bad_condition(part, agenda, "a term, a number or a list", expected));
            None
        }
    }
}

fn bad_condition(part: &ConditionPart, agenda: &Agenda<'_>, found: &str, expected: &str) -> Problem {
    let message = format!("This condition on “{}” can never be met.", agenda.name);
    Problem::error("bad-condition", part.place.clone(), message).label("never met").found(found).expected(expected)
}

/// Whether a condition is met: surely, perhaps, or surely not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    Never,
    Perhaps,
    Surely,
}

impl Met {
    fn of_all(each: impl Iterator<Item = bool>) -> Self {
        let (mut some, mut all) = (false, true);
        for met in each {
            some |= met;
            all &= met;
        }
        match (some, all) {
            (false, _) => Self::Never,
            (true, true) => Self::Surely,
            (true, false) => Self::Perhaps,
        }
    }
}

fn met(condition: &Condition, outcome: &Outcome) -> Met {
    match outcome {
        Outcome::Term(term) => Met::of_all([condition.meets_term(*term)].into_iter()),
        Outcome::Number(number) => Met::of_all([condition.meets_number(*number)].into_iter()),
        Outcome::AnyTerm(chances) => Met::of_all(
            chances.iter().filter(|chance| !chance.likelihood.is_zero()).map(|chance| condition.meets_term(chance.of)),
        ),
        Outcome::AnyNumber(chances) => Met::of_all(
            chances
                .iter()
                .filter(|chance| !chance.likelihood.is_zero())
                .map(|chance| condition.meets_number(chance.of)),
        ),
        Outcome::Between { low, high, .. } => met_between(condition, *low, *high),
    }
}

fn met_between(condition: &Condition, low: f64, high: f64) -> Met {
    let Condition::Numbers { above, below } = condition else { return Met::Never };
    if condition.meets_number(low) && condition.meets_number(high) {
        Met::Surely
    } else if above.is_none_or(|above| high > above) && below.is_none_or(|below| low < below) {
        Met::Perhaps
    } else {
        Met::Never
    }
}

/// Whether a condition is met by silence, as the file wants silence to count.
fn met_by_silence(condition: &Condition, issue: &Issue, silence: Silence) -> Met {
    match (silence, &issue.silent) {
        (Silence::LeftOut, _) => Met::Never,
        // On screen another way of counting may be chosen, so that nothing about silence is sure.
        (Silence::StatusQuo, Some(silent)) => met(condition, &silent.outcome).min(Met::Perhaps),
        _ => match &issue.scale {
            Scale::Terms(terms) => {
                Met::of_all((0..terms.len()).map(|term| condition.meets_term(TermIx(term)))).min(Met::Perhaps)
            }
            Scale::Range(range) => met_between(condition, range.from, range.to).min(Met::Perhaps),
        },
    }
}

/// Reports the scenarios that an impossible link forbids, or may forbid.
pub(super) fn forbidden(
    links: &[(usize, Link)],
    parts: (&[LinkPart], &[ScenarioPart]),
    scenarios: &[Scenario],
    issues: &[Issue],
    silence: Silence,
    report: &mut Report,
) {
    for (index, link) in links.iter().filter(|(_, link)| link.effect == Effect::Impossible) {
        for (scenario, part) in scenarios.iter().zip(parts.1) {
            let mut least = Met::Surely;
            let mut addressed = None;
            for (issue, condition) in &link.when {
                let outcome = scenario.positions.get(issue.0).and_then(|position| position.outcome.as_ref());
                least = least.min(match (outcome, issues.get(issue.0)) {
                    (Some(outcome), _) => {
                        let met = met(condition, outcome);
                        // What is open is where the scenario can still be mended.
                        if addressed.is_none() || met == Met::Perhaps {
                            addressed = Some(*issue);
                        }
                        met
                    }
                    (None, Some(issue)) => met_by_silence(condition, issue, silence),
                    (None, None) => Met::Never,
                });
                if least == Met::Never {
                    break;
                }
            }
            // A link between things of which the scenario says nothing is no fault of the scenario.
            if let Some(issue) = addressed.filter(|_| least != Met::Never) {
                let id = issues.get(issue.0).map_or("", |issue| issue.id.as_str());
                let place = part.outcomes.iter().find(|(key, _)| key.value == id);
                let place = place.map_or(&part.place, |(_, outcome)| &outcome.place);
                let name = link_name(link, *index, parts.0);
                report.add(forbids(least == Met::Surely, place, &scenario.name, &name, link, issues));
            }
        }
    }
}

fn link_name(link: &Link, index: usize, parts: &[LinkPart]) -> String {
    match (&link.id, parts.get(index)) {
        (Some(id), _) => format!("the link `{id}`"),
        (None, Some(part)) => format!("the link at {}", part.place.path),
        (None, None) => "a link".into(),
    }
}

fn forbids(surely: bool, place: &Place, scenario: &str, link: &str, when: &Link, issues: &[Issue]) -> Problem {
    let names: Vec<String> = when
        .when
        .iter()
        .filter_map(|(issue, _)| issues.get(issue.0))
        .map(|issue| format!("“{}”", issue.name))
        .collect();
    let reason = when.reason.as_deref().map(|reason| format!(" ({reason})")).unwrap_or_default();
    let problem = if surely {
        let message = format!("“{scenario}” combines what {link} calls impossible{reason}.");
        Problem::error("impossible-scenario", place.clone(), message).label("an impossible combination")
    } else {
        let message = format!("“{scenario}” may come to combine what {link} calls impossible{reason}.");
        Problem::warning("may-be-impossible", place.clone(), message).label("perhaps an impossible combination")
    };
    problem
        .found(format!("a combination of {}", names.join(" and ")))
        .expected("outcomes that no impossible link forbids")
}
