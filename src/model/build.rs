//! Checks the parts of a file and makes a framework of them, or reports every fault.

mod book;
mod links;
mod outcomes;
mod parties;
mod scales;
mod thresholds;
mod values;
mod warnings;

use std::cell::RefCell;
use std::collections::BTreeSet;

use book::{Directory, Report, evidence};
use parties::{Bench, Defaults, analyst, importance_points, party};
use scales::{Agenda, agenda, groups};

use super::framework::Framework;
use super::ids::GroupIx;
use super::issue::{Issue, Scale, Silent};
use super::parts::{IssuePart, Parts, ScenarioPart, SilentPart, SourcePart};
use super::problem::{Place, Problem, Severity, any_error};
use super::quantity::Micro;
use super::scenario::{Position, Scenario};
use super::source::Source;

/// The most entries of one kind.
pub const MOST_ENTRIES: usize = 10_000;

/// The most outcomes and judgements together: scenarios and parties by issues. Keeps memory under half a gigabyte.
pub const MOST_CELLS: usize = 4_000_000;

/// Entries of every kind by id.
struct Directories<'p> {
    sources: Directory<'p>,
    groups: Directory<'p>,
    issues: Directory<'p>,
    parties: Directory<'p>,
    scenarios: Directory<'p>,
}

impl<'p> Directories<'p> {
    fn new(parts: &'p Parts, report: &mut Report) -> Self {
        // Links are named by nothing, but their ids must differ too.
        Directory::new("link", &parts.links, |part| part.id.as_ref(), |part| part.reason.as_ref(), report);
        Self {
            sources: Directory::new(
                "source",
                &parts.sources,
                |part| part.id.as_ref(),
                |part| part.title.as_ref(),
                report,
            ),
            groups: Directory::new("group", &parts.groups, |part| part.id.as_ref(), |part| part.name.as_ref(), report),
            issues: Directory::new("issue", &parts.issues, |part| part.id.as_ref(), |part| part.name.as_ref(), report),
            parties: Directory::new(
                "party",
                &parts.parties,
                |part| part.id.as_ref(),
                |part| part.name.as_ref(),
                report,
            ),
            scenarios: Directory::new(
                "scenario",
                &parts.scenarios,
                |part| part.id.as_ref(),
                |part| part.name.as_ref(),
                report,
            ),
        }
    }
}

/// Makes a framework of the parts of one or more files. The problems come by file, then by place: the errors, or where
/// there is none the warnings, and then the framework too.
#[must_use]
pub fn build(parts: Parts) -> (Option<Framework>, Vec<Problem>) {
    let mut report = Report::default();
    let framework = if within_limits(&parts, &mut report) { checked(&parts, &mut report) } else { None };
    let mut problems = report.problems;
    if any_error(&problems) {
        problems.retain(|problem| problem.severity == Severity::Error);
    }
    sort(&mut problems);
    (framework.filter(|_| !any_error(&problems)), problems)
}

/// Sorts problems by file, then by place.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by(|a, b| {
        let key = |problem: &Problem| (problem.place.file, problem.place.span.start, problem.place.span.end);
        key(a).cmp(&key(b)).then_with(|| a.place.path.cmp(&b.place.path)).then_with(|| a.code.cmp(b.code))
    });
}

/// Whether there is at least one issue and scenario, and not too much of anything.
fn within_limits(parts: &Parts, report: &mut Report) -> bool {
    let at = |path: &str| Place { path: path.to_owned(), ..parts.place.clone() };
    for (path, kind, count) in
        [("issues", "issue", parts.issues.len()), ("scenarios", "scenario", parts.scenarios.len())]
    {
        if count == 0 {
            report.add(
                Problem::error("too-few", at(path), format!("There is no {kind} in this file."))
                    .label(format!("no {kind}"))
                    .found(format!("no {kind}"))
                    .expected(format!("at least one `[[{path}]]`")),
            );
        }
    }
    let mut within = true;
    let counts = [
        ("sources", parts.sources.len()),
        ("groups", parts.groups.len()),
        ("issues", parts.issues.len()),
        ("parties", parts.parties.len()),
        ("scenarios", parts.scenarios.len()),
        ("links", parts.links.len()),
    ];
    for (path, count) in counts {
        if count > MOST_ENTRIES {
            within = false;
            report.add(
                Problem::error("too-many", at(path), format!("There are more {path} than this program can compare."))
                    .label("too many")
                    .found(format!("{count} {path}"))
                    .expected(format!("at most {MOST_ENTRIES}")),
            );
        }
    }
    let cells = parts.issues.len().saturating_mul(parts.scenarios.len() + parts.parties.len());
    if within && cells > MOST_CELLS {
        within = false;
        report.add(
            Problem::error("too-many", at("scenarios"), "There are more outcomes than this program can compare.")
                .label("too many")
                .found(format!("{cells} outcomes and judgements: issues by scenarios and parties"))
                .expected(format!("at most {MOST_CELLS}")),
        );
    }
    within
}

fn checked(parts: &Parts, report: &mut Report) -> Option<Framework> {
    let ids = Directories::new(parts, report);
    let sources = parts.sources.iter().map(source).collect();
    let groups = groups(&parts.groups, &ids.groups, &ids.sources, report);
    let agendas: Vec<Agenda<'_>> = parts.issues.iter().map(|part| agenda(part, &ids.sources, report)).collect();
    let defaults: Vec<Defaults> =
        parts.issues.iter().zip(&agendas).map(|(part, agenda)| self::defaults(part, agenda, report)).collect();
    let issues: Vec<Issue> = parts
        .issues
        .iter()
        .zip(agendas.iter().zip(&defaults))
        .map(|(part, (agenda, defaults))| issue(part, agenda, defaults, &ids, report))
        .collect();
    let scenarios: Vec<Scenario> = parts.scenarios.iter().map(|part| scenario(part, &agendas, &ids, report)).collect();
    let bench = Bench {
        agendas: &agendas,
        defaults: &defaults,
        issues: &ids.issues,
        scenarios: &ids.scenarios,
        sources: &ids.sources,
        rules: importance_points(parts.rules.as_ref(), report),
        any_weight: any_weight(parts),
        noted: RefCell::new(BTreeSet::new()),
    };
    let mut parties: Vec<_> = parts.parties.iter().map(|part| party(part, &bench, report)).collect();
    if parties.is_empty() {
        parties.push(analyst(&bench, report));
    }
    let directories = [&ids.issues, &ids.parties, &ids.sources];
    let links: Vec<_> = parts
        .links
        .iter()
        .enumerate()
        .filter_map(|(index, part)| Some((index, links::link(part, &agendas, directories, report)?)))
        .collect();
    let silence = parts.silence.unwrap_or_default();
    links::forbidden(&links, (&parts.links, &parts.scenarios), &scenarios, &issues, silence, report);
    // Beside errors, warnings would speak of what could not be read.
    if any_error(&report.problems) {
        return None;
    }
    warnings::warn(parts, &issues, &parties, &scenarios, report);
    Some(Framework {
        id: parts.id.as_ref().map(|id| id.value.clone())?,
        title: parts.title.clone()?,
        as_of: parts.as_of,
        summary: parts.summary.clone(),
        authors: parts.authors.clone(),
        license: parts.license.clone(),
        silence,
        sources,
        groups,
        issues,
        parties,
        scenarios,
        links: links.into_iter().map(|(_, link)| link).collect(),
    })
}

/// Whether the file names any weight: by party, by importance or by issue.
fn any_weight(parts: &Parts) -> bool {
    parts.issues.iter().any(|issue| issue.weight.is_some())
        || parts.parties.iter().any(|party| {
            !party.weights.is_empty() || party.stances.iter().any(|(_, stance)| stance.importance.is_some())
        })
}

fn source(part: &SourcePart) -> Source {
    Source {
        id: part.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
        title: part.title.clone().unwrap_or_default(),
        publisher: part.publisher.clone(),
        date: part.date,
        url: part.url.clone(),
        quote: part.quote.clone(),
        class: part.class,
        note: part.note.clone(),
    }
}

fn defaults(part: &IssuePart, agenda: &Agenda<'_>, report: &mut Report) -> Defaults {
    let weight =
        part.weight.as_ref().and_then(|weight| Some((report.points(weight, "A weight")?, weight.place.clone())));
    let values = values::default_values(part, agenda, report);
    let written = part.values.is_some() || part.better.is_some() || part.curve.is_some() || part.points.is_some();
    Defaults { weight, unread: written && values.is_none(), values }
}

fn issue(
    part: &IssuePart,
    agenda: &Agenda<'_>,
    defaults: &Defaults,
    ids: &Directories<'_>,
    report: &mut Report,
) -> Issue {
    Issue {
        id: part.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
        group: part.group.as_ref().and_then(|group| ids.groups.find(group, report)).map(GroupIx),
        name: part.name.clone().unwrap_or_default(),
        short: part.short.clone(),
        names: part.names.clone(),
        question: part.question.clone(),
        evidence: evidence(&part.statement, &ids.sources, report),
        silent: part.silent.as_ref().and_then(|silent| self::silent(silent, agenda, ids, report)),
        scale: agenda.scale.clone().unwrap_or(Scale::Terms(Vec::new())),
        weight: defaults.weight.as_ref().map(|(points, _): &(Micro, Place)| *points),
        values: defaults.values.as_ref().map(|values| values.function.clone()),
        thresholds: part.thresholds.as_ref().and_then(|part| thresholds::thresholds(part, report)),
    }
}

fn silent(part: &SilentPart, agenda: &Agenda<'_>, ids: &Directories<'_>, report: &mut Report) -> Option<Silent> {
    let evidence = evidence(&part.outcome.statement, &ids.sources, report);
    let outcome = outcomes::outcome(&part.outcome, agenda, &ids.sources, report)?;
    Some(Silent { outcome, reason: part.reason.clone(), evidence })
}

fn scenario(part: &ScenarioPart, agendas: &[Agenda<'_>], ids: &Directories<'_>, report: &mut Report) -> Scenario {
    let mut positions = vec![Position::default(); agendas.len()];
    for (key, outcome) in &part.outcomes {
        let evidence = evidence(&outcome.statement, &ids.sources, report);
        let Some(index) = ids.issues.find(key, report) else { continue };
        if let (Some(agenda), Some(position)) = (agendas.get(index), positions.get_mut(index)) {
            *position = Position { outcome: outcomes::outcome(outcome, agenda, &ids.sources, report), evidence };
        }
    }
    Scenario {
        id: part.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
        name: part.name.clone().unwrap_or_default(),
        short: part.short.clone(),
        names: part.names.clone(),
        author: part.author.clone(),
        date: part.date,
        summary: part.summary.clone(),
        evidence: evidence(&part.statement, &ids.sources, report),
        reference: part.reference.unwrap_or(false),
        positions,
    }
}
