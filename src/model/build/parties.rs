//! Checks parties, and settles for each where its weight and its values on every issue come from.

use std::collections::BTreeMap;

use super::book::{Directory, Report, evidence, show};
use super::scales::Agenda;
use super::values::{Values, by_levels, order, values};
use crate::model::ids::{IssueIx, ScenarioIx, TermIx};
use crate::model::issue::{Names, Scale};
use crate::model::nearest::nearest;
use crate::model::parts::{
    Keyed, Number, PartyPart, RedLinePart, ReservationPart, RulesPart, StancePart, Statement, ValuesPart,
};
use crate::model::party::{Importance, Judgement, Never, Origin, Party, RedLine, Reservation, ReservationAt, Stance};
use crate::model::problem::{Choice, Fix, Place, Problem};
use crate::model::quantity::Micro;
use crate::model::source::Evidence;

/// What an issue gives to parties that give none of their own.
#[derive(Debug)]
pub(super) struct Defaults {
    /// Points, and where they stand.
    pub(super) weight: Option<(Micro, Place)>,
    /// Values.
    pub(super) values: Option<Values>,
    /// Whether values were written but could not be read: then their absence is no news.
    pub(super) unread: bool,
}

/// What parties are checked against.
pub(super) struct Bench<'b, 'p> {
    pub(super) agendas: &'b [Agenda<'p>],
    pub(super) defaults: &'b [Defaults],
    pub(super) issues: &'b Directory<'p>,
    pub(super) scenarios: &'b Directory<'p>,
    pub(super) sources: &'b Directory<'p>,
    /// Points by importance.
    pub(super) rules: BTreeMap<Importance, Micro>,
    /// Whether any weight at all is named in the file.
    pub(super) any_weight: bool,
    /// Faults of issues that several parties would otherwise repeat: already noted for these.
    pub(super) noted: std::cell::RefCell<std::collections::BTreeSet<usize>>,
}

/// Points for each importance, as `rules.importance` says or as usual.
pub(super) fn importance_points(rules: Option<&RulesPart>, report: &mut Report) -> BTreeMap<Importance, Micro> {
    let mut points: BTreeMap<Importance, Micro> =
        Importance::ALL.into_iter().map(|importance| (importance, importance.points())).collect();
    for (key, number) in rules.map_or(&[][..], |rules| &rules.importance) {
        let keyword = key.value.as_str();
        match Importance::ALL.into_iter().find(|importance| importance.keyword() == keyword) {
            Some(importance) => {
                if let Some(read) = report.points(number, "The points of an importance") {
                    points.insert(importance, read);
                }
            }
            None => {
                let words = Importance::ALL.map(Importance::keyword);
                let suggestion = nearest(keyword, words).map(|near| Fix {
                    id: near.to_owned(),
                    span: key.place.span.clone(),
                    replacement: near.to_owned(),
                });
                report.add(
                    Problem::error("unknown-key", key.place.clone(), format!("There is no importance `{keyword}`."))
                        .label("unknown importance")
                        .found(format!("`{keyword}`"))
                        .expected("`red-line`, `priority`, `interest`, `flexible` or `unknown`")
                        .choices(words.map(|id| Choice { id: id.to_owned(), name: None }).to_vec(), suggestion),
                );
            }
        }
    }
    points
}

/// What a party states on one issue.
#[derive(Clone, Copy, Default)]
struct Stated<'p> {
    weight: Option<&'p Number>,
    values: Option<&'p ValuesPart>,
    stance: Option<&'p StancePart>,
    evidence: Option<&'p Statement>,
}

/// A party with a judgement on every issue.
pub(super) fn party(part: &PartyPart, bench: &Bench<'_, '_>, report: &mut Report) -> Party {
    let mut stated = vec![Stated::default(); bench.agendas.len()];
    by_issue(&part.weights, bench, report, &mut stated, |stated, weight| stated.weight = Some(weight));
    by_issue(&part.values, bench, report, &mut stated, |stated, values| stated.values = Some(values));
    by_issue(&part.stances, bench, report, &mut stated, |stated, stance| stated.stance = Some(stance));
    by_issue(&part.evidence, bench, report, &mut stated, |stated, evidence| stated.evidence = Some(evidence));
    let name = part.name.clone().or_else(|| part.id.as_ref().map(|id| id.value.clone()));
    let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| "This party".into());
    let faults = report.problems.len();
    let judgements: Vec<Judgement> =
        stated.iter().enumerate().map(|(issue, stated)| judgement(issue, *stated, &name, bench, report)).collect();
    let total: i128 = judgements.iter().map(|judgement| i128::from(judgement.weight.0)).sum();
    if total == 0 && bench.any_weight && report.problems.len() == faults {
        report.add(
            Problem::error("zero-weights", part.place.clone(), format!("{name} gives no issue any weight."))
                .label("all weights are zero")
                .found("only weights of 0")
                .expected("at least one weight greater than 0"),
        );
    }
    Party {
        id: part.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
        name: part.name.clone().unwrap_or_default(),
        short: part.short.clone(),
        names: part.names.clone(),
        evidence: evidence(&part.statement, bench.sources, report),
        reservation: part.reservation.as_ref().and_then(|part| reservation(part, bench, report)),
        judgements,
        red_lines: part.red_lines.iter().filter_map(|part| red_line(part, bench, report)).collect(),
        assumed: false,
    }
}

/// The party that judges a file without parties.
pub(super) fn analyst(bench: &Bench<'_, '_>, report: &mut Report) -> Party {
    let judgements = (0..bench.agendas.len())
        .map(|issue| judgement(issue, Stated::default(), "The analyst", bench, report))
        .collect();
    Party {
        id: "analyst".into(),
        name: "Analyst".into(),
        short: None,
        names: Names::new(),
        evidence: Evidence::default(),
        reservation: None,
        judgements,
        red_lines: Vec::new(),
        assumed: true,
    }
}

fn by_issue<'p, T>(
    keyed: &'p Keyed<T>,
    bench: &Bench<'_, '_>,
    report: &mut Report,
    stated: &mut [Stated<'p>],
    mut set: impl FnMut(&mut Stated<'p>, &'p T),
) {
    for (key, value) in keyed {
        if let Some(stated) = bench.issues.find(key, report).and_then(|issue| stated.get_mut(issue)) {
            set(stated, value);
        }
    }
}

fn judgement(issue: usize, stated: Stated<'_>, party: &str, bench: &Bench<'_, '_>, report: &mut Report) -> Judgement {
    let (agenda, defaults) = (bench.agendas.get(issue), bench.defaults.get(issue));
    let stance = stated.stance.zip(agenda).map(|(part, agenda)| (part, order(part, agenda, report)));
    let own = stated.values.zip(agenda).map(|(part, agenda)| values(part, agenda, report));
    let derived = stance.as_ref().and_then(|(part, order)| {
        let function = by_levels(order.as_ref()?, agenda.map_or(0, Agenda::num_terms))?;
        Some(Values { function, missing: Vec::new(), place: part.place.clone() })
    });
    let unread = matches!(own, Some(None))
        || stance.as_ref().is_some_and(|(_, order)| order.is_none())
        || defaults.is_some_and(|defaults| defaults.unread)
        || agenda.is_none_or(|agenda| agenda.scale.is_none());
    let (values, values_origin) = match (own.flatten(), derived, defaults.and_then(|defaults| defaults.values.clone()))
    {
        (Some(values), ..) => (Some(values), Origin::Set),
        (None, Some(values), _) => (Some(values), Origin::Stance),
        (None, None, Some(values)) => (Some(values), Origin::Issue),
        (None, None, None) => (None, Origin::Assumed),
    };
    let (weight, weight_origin, weight_place) = weight(stated, defaults, values.is_some(), bench, report);
    if weight > Micro::ZERO
        && let Some(agenda) = agenda
    {
        // A fault of the issue itself is noted once, not for each party.
        let is_new = |origin| origin != Origin::Issue || bench.noted.borrow_mut().insert(issue);
        match (&values, weight_place) {
            (None, Some(place)) if !unread && is_new(weight_origin) => report.add(no_values(place, agenda, party)),
            (Some(values), _) if !values.missing.is_empty() && is_new(values_origin) => {
                report.add(missing_values(values, agenda, party));
            }
            _ => {}
        }
    }
    let stance = stance.and_then(|(part, order)| {
        Some(Stance { order: order?, importance: part.importance.as_ref().map(|importance| importance.value) })
    });
    Judgement {
        weight,
        weight_origin,
        values: values.map(|values| values.function),
        values_origin,
        evidence: why(stated, bench, report),
        stance,
    }
}

/// Points: the party's own, else its stance's, else the issue's, else none; where a file names none at all, 1 wherever
/// there are values. With the place that names them.
fn weight<'a>(
    stated: Stated<'a>,
    defaults: Option<&'a Defaults>,
    has_values: bool,
    bench: &Bench<'_, '_>,
    report: &mut Report,
) -> (Micro, Origin, Option<&'a Place>) {
    if let Some(number) = stated.weight {
        let points = report.points(number, "A weight").unwrap_or_default();
        return (points, Origin::Set, Some(&number.place));
    }
    if let Some(importance) = stated.stance.and_then(|stance| stance.importance.as_ref()) {
        let points = bench.rules.get(&importance.value).copied().unwrap_or_default();
        return (points, Origin::Stance, Some(&importance.place));
    }
    if let Some((points, place)) = defaults.and_then(|defaults| defaults.weight.as_ref()) {
        return (*points, Origin::Issue, Some(place));
    }
    let points = if !bench.any_weight && has_values { Micro::ONE } else { Micro::ZERO };
    (points, Origin::Assumed, None)
}

fn no_values(place: &Place, agenda: &Agenda<'_>, party: &str) -> Problem {
    let message = format!("{party} weighs “{}”, but nothing says what its outcomes are worth.", agenda.name);
    Problem::error("no-values", place.clone(), message)
        .label("a weight without values")
        .found("a weight, and neither values, an order nor values of the issue")
        .expected("values of the party, an order in its stance, values of the issue, or a weight of 0")
}

fn missing_values(values: &Values, agenda: &Agenda<'_>, party: &str) -> Problem {
    let terms: Vec<String> = match &agenda.scale {
        Some(Scale::Terms(terms)) => {
            values.missing.iter().filter_map(|term| terms.get(term.0)).map(|term| format!("`{}`", term.id)).collect()
        }
        Some(Scale::Range(_)) | None => Vec::new(),
    };
    let message = format!("{party} weighs “{}”, but not every term of it has a value.", agenda.name);
    Problem::error("missing-value", values.place.clone(), message)
        .label("a term has no value")
        .found(format!("no value for {}", terms.join(", ")))
        .expected("a value from 0 to 100 for every term")
}

/// Why: the words and sources of `evidence`, then those of the stance.
fn why(stated: Stated<'_>, bench: &Bench<'_, '_>, report: &mut Report) -> Evidence {
    let mut merged = stated.evidence.map(|part| evidence(part, bench.sources, report)).unwrap_or_default();
    let Some(stance) = stated.stance else { return merged };
    let of_stance = evidence(&stance.statement, bench.sources, report);
    let words: Vec<String> =
        [merged.note.take(), stance.evidence.clone(), of_stance.note].into_iter().flatten().collect();
    merged.note = (!words.is_empty()).then(|| words.join("\n"));
    for source in of_stance.sources {
        if !merged.sources.contains(&source) {
            merged.sources.push(source);
        }
    }
    merged.confidence = merged.confidence.or(of_stance.confidence);
    merged
}

fn reservation(part: &ReservationPart, bench: &Bench<'_, '_>, report: &mut Report) -> Option<Reservation> {
    let evidence = evidence(&part.statement, bench.sources, report);
    let at = match (&part.value, &part.scenario) {
        (Some(value), None) => ReservationAt::Value(report.decimal(value)?),
        (None, Some(scenario)) => ReservationAt::Scenario(ScenarioIx(bench.scenarios.find(scenario, report)?)),
        (Some(_), Some(_)) => {
            let message = "A reservation value is a number, or what a scenario is worth, not both.".to_owned();
            report.conflict(&part.place, message, "`value` and `scenario`", "either `value` or `scenario`");
            return None;
        }
        (None, None) => {
            report.add(
                Problem::error("missing-key", part.place.clone(), "This reservation value says nothing.")
                    .label("no value")
                    .found("neither `value` nor `scenario`")
                    .expected("`value` with a number, or `scenario` with the id of a scenario"),
            );
            return None;
        }
    };
    Some(Reservation { at, assumed: part.assumed.unwrap_or(false), evidence })
}

fn red_line(part: &RedLinePart, bench: &Bench<'_, '_>, report: &mut Report) -> Option<RedLine> {
    let evidence = evidence(&part.statement, bench.sources, report);
    let issue = bench.issues.find(part.issue.as_ref()?, report)?;
    let agenda = bench.agendas.get(issue)?;
    let numbers = part.below.is_some() || part.above.is_some();
    let never = match (agenda.scale.as_ref()?, &part.never) {
        (_, Some(_)) if numbers => {
            let message = "A red line names terms, or numbers, not both.".to_owned();
            report.conflict(&part.place, message, "`never` with `below` or `above`", "only one of them");
            return None;
        }
        (Scale::Terms(_), Some(never)) if !never.value.is_empty() => {
            let terms: Vec<Option<usize>> =
                never.value.iter().map(|term| agenda.term_of(&term.value, &term.place, report)).collect();
            Never::Terms(terms.into_iter().map(|term| term.map(TermIx)).collect::<Option<_>>()?)
        }
        (Scale::Range(_), None) if numbers => Never::Numbers {
            below: part.below.as_ref().map(|below| below.value),
            above: part.above.as_ref().map(|above| above.value),
        },
        (Scale::Terms(_), _) => {
            let message = format!("This red line names no term of “{}”.", agenda.name);
            report.add(incomplete(part, message, "`never` with a list of terms"));
            return None;
        }
        (Scale::Range(range), _) => {
            let message = format!("This red line names no numbers of “{}”.", agenda.name);
            let expected = format!("`below`, `above` or both, from {} to {}", show(range.from), show(range.to));
            report.add(incomplete(part, message, &expected));
            return None;
        }
    };
    Some(RedLine { issue: IssueIx(issue), never, reason: part.reason.clone(), evidence })
}

fn incomplete(part: &RedLinePart, message: String, expected: &str) -> Problem {
    let found = match &part.never {
        Some(never) if never.value.is_empty() => "an empty list",
        Some(_) => "`never`",
        None if part.below.is_some() || part.above.is_some() => "`below` or `above`",
        None => "nothing that is ruled out",
    };
    Problem::error("bad-red-line", part.place.clone(), message)
        .label("rules nothing out")
        .found(found)
        .expected(expected)
}
