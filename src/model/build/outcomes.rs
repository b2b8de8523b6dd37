//! Checks outcomes: what scenarios say on an issue, and what stands where nothing is agreed.

use std::collections::BTreeSet;

use super::book::{Directory, Report, cite, show};
use super::scales::Agenda;
use crate::model::ids::TermIx;
use crate::model::issue::Scale;
use crate::model::parts::{At, ChancePart, Number, OutcomePart, Scalar};
use crate::model::problem::Problem;
use crate::model::quantity::Micro;
use crate::model::scenario::{Chance, Outcome};

/// The outcome that a part states on an issue; `None` where it states silence or something is wrong with it.
pub(super) fn outcome(
    part: &OutcomePart,
    issue: &Agenda<'_>,
    sources: &Directory<'_>,
    report: &mut Report,
) -> Option<Outcome> {
    let uncertain = part.low.is_some() || part.likely.is_some() || part.high.is_some();
    let silent = part.silent.as_ref().is_some_and(|silent| silent.value);
    let forms = [part.term.is_some(), part.value.is_some(), part.any.is_some(), uncertain, silent];
    let written: Vec<&str> = ["`term`", "`value`", "`any`", "`low` and `high`", "`silent`"]
        .into_iter()
        .zip(forms)
        .filter_map(|(name, present)| present.then_some(name))
        .collect();
    if written.len() > 1 {
        let message = format!("The outcome on “{}” is written in more than one way.", issue.name);
        report.conflict(&part.place, message, &written.join(" and "), "only one of them");
        return None;
    }
    if let Some(term) = &part.term {
        return settled(&At { value: Scalar::Text(term.value.clone()), place: term.place.clone() }, issue, report);
    }
    if let Some(value) = &part.value {
        return settled(&At { value: Scalar::Number(value.value), place: value.place.clone() }, issue, report);
    }
    if let Some(any) = &part.any {
        return open(any, issue, sources, report);
    }
    if uncertain {
        return between(part, issue, report);
    }
    if !silent {
        let message = format!("The outcome on “{}” says nothing.", issue.name);
        report.add(
            Problem::error("missing-key", part.place.clone(), message)
                .label("no outcome")
                .found("no outcome")
                .expected("one of `term`, `value`, `any`, `low` with `high`, or `silent = true`"),
        );
    }
    None
}

fn settled(scalar: &At<Scalar>, issue: &Agenda<'_>, report: &mut Report) -> Option<Outcome> {
    match issue.scale.as_ref()? {
        Scale::Terms(_) => issue.term_of(&scalar.value, &scalar.place, report).map(|term| Outcome::Term(TermIx(term))),
        Scale::Range(_) => issue.number_of(&scalar.value, &scalar.place, report).map(Outcome::Number),
    }
}

fn between(part: &OutcomePart, issue: &Agenda<'_>, report: &mut Report) -> Option<Outcome> {
    issue.scale.as_ref()?;
    if issue.range().is_none() {
        let message = format!("“{}” is settled by one of its terms, not by numbers.", issue.name);
        report.add(
            Problem::error("outside-scale", part.place.clone(), message)
                .label("not a term")
                .found("`low`, `likely` or `high`")
                .expected("`term`, or `any` with a list of terms"),
        );
        return None;
    }
    let mut number =
        |number: &Option<Number>| number.as_ref().map(|number| issue.number(number.value, &number.place, report));
    let (low, likely, high) = (number(&part.low), number(&part.likely), number(&part.high));
    for (key, end) in [("low", &part.low), ("high", &part.high)] {
        if end.is_none() {
            let message = format!("An uncertain number needs `{key}`, which is missing.");
            report.add(
                Problem::error("missing-key", part.place.clone(), message)
                    .label(format!("`{key}` is missing"))
                    .found(format!("no `{key}`"))
                    .expected("`low` and `high`, and `likely` between them if known"),
            );
        }
    }
    ordered(&part.low, &part.likely, &part.high, report)?;
    let likely = match likely {
        Some(likely) => Some(likely?),
        None => None,
    };
    Some(Outcome::Between { low: low??, likely, high: high?? })
}

/// Whether low ≤ likely ≤ high; a report where not.
pub(super) fn ordered(
    low: &Option<Number>,
    likely: &Option<Number>,
    high: &Option<Number>,
    report: &mut Report,
) -> Option<()> {
    let mut in_order = Some(());
    let mut before: Option<(&str, &Number)> = None;
    for (name, number) in [("low", low), ("likely", likely), ("high", high)] {
        let Some(number) = number else { continue };
        if let Some((lesser, less)) = before
            && less.value > number.value
        {
            let message = format!("`{lesser}` is greater than `{name}`.");
            report.add(
                Problem::error("not-in-order", number.place.clone(), message)
                    .label(format!("less than `{lesser}`"))
                    .found(format!("{lesser} = {}, {name} = {}", show(less.value), show(number.value)))
                    .expected("low ≤ likely ≤ high"),
            );
            in_order = None;
        }
        before = Some((name, number));
    }
    in_order
}

fn open(
    any: &At<Vec<ChancePart>>,
    issue: &Agenda<'_>,
    sources: &Directory<'_>,
    report: &mut Report,
) -> Option<Outcome> {
    if any.value.is_empty() {
        let message = format!("The open outcome on “{}” names nothing that is possible.", issue.name);
        report.add(
            Problem::error("empty-list", any.place.clone(), message)
                .label("empty")
                .found("an empty list")
                .expected("at least one possible outcome"),
        );
        return None;
    }
    let likelihoods = likelihoods(any, report);
    match issue.scale.as_ref()? {
        Scale::Terms(_) => {
            let read = |scalar: &At<Scalar>, report: &mut Report| {
                issue.term_of(&scalar.value, &scalar.place, report).map(|term| (TermIx(term), term as f64))
            };
            chances(&any.value, likelihoods.as_ref(), read, sources, report).map(Outcome::AnyTerm)
        }
        Scale::Range(_) => {
            let read = |scalar: &At<Scalar>, report: &mut Report| {
                issue.number_of(&scalar.value, &scalar.place, report).map(|number| (number, number))
            };
            chances(&any.value, likelihoods.as_ref(), read, sources, report).map(Outcome::AnyNumber)
        }
    }
}

/// One likelihood an item: 1 each where none is written.
fn likelihoods(any: &At<Vec<ChancePart>>, report: &mut Report) -> Option<Vec<Micro>> {
    let written = any.value.iter().filter(|chance| chance.likelihood.is_some()).count();
    if written == 0 {
        return Some(vec![Micro::ONE; any.value.len()]);
    }
    if written < any.value.len() {
        let bare = any.value.iter().find(|chance| chance.likelihood.is_none());
        let place = bare.map_or(&any.place, |chance| &chance.place);
        report.add(
            Problem::error("missing-key", place.clone(), "Some of these have a likelihood and this one has none.")
                .label("no likelihood")
                .found("no `likelihood`")
                .expected("a `likelihood` for each, or for none"),
        );
        return None;
    }
    let read: Vec<Option<Micro>> = any
        .value
        .iter()
        .map(|chance| chance.likelihood.as_ref().and_then(|number| report.points(number, "A likelihood")))
        .collect();
    let read: Vec<Micro> = read.into_iter().collect::<Option<_>>()?;
    if read.iter().all(|likelihood| likelihood.is_zero()) {
        report.add(
            Problem::error("zero-likelihoods", any.place.clone(), "All the likelihoods are zero.")
                .label("all zero")
                .found("only likelihoods of 0")
                .expected("at least one likelihood greater than 0"),
        );
        return None;
    }
    Some(read)
}

fn chances<T>(
    parts: &[ChancePart],
    likelihoods: Option<&Vec<Micro>>,
    read: impl Fn(&At<Scalar>, &mut Report) -> Option<(T, f64)>,
    sources: &Directory<'_>,
    report: &mut Report,
) -> Option<Vec<Chance<T>>> {
    let mut seen = BTreeSet::new();
    let mut chances = Some(Vec::with_capacity(parts.len()));
    for (index, part) in parts.iter().enumerate() {
        let sources = cite(&part.sources, sources, report);
        let outcome = part.of.as_ref().and_then(|scalar| Some((scalar, read(scalar, report)?)));
        let Some((scalar, (of, key))) = outcome else {
            chances = None;
            continue;
        };
        // Adding 0 makes one zero of the two.
        if !seen.insert((key + 0.0).to_bits()) {
            report.add(
                Problem::error("duplicate-id", scalar.place.clone(), "This outcome stands in the list already.")
                    .label("stands here again")
                    .found(match &scalar.value {
                        Scalar::Text(id) | Scalar::Key(id) => format!("`{id}`"),
                        Scalar::Number(number) => show(*number),
                    })
                    .expected("each possible outcome once"),
            );
            chances = None;
            continue;
        }
        if let (Some(chances), Some(likelihood)) = (&mut chances, likelihoods.and_then(|all| all.get(index))) {
            chances.push(Chance { of, likelihood: *likelihood, sources, note: part.note.clone() });
        }
    }
    chances.filter(|chances| chances.len() == parts.len())
}
