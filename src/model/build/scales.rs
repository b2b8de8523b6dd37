//! Checks groups, and what may be agreed on each issue: its terms or its range.

use super::book::{Directory, Report, evidence, show};
use crate::model::ids::GroupIx;
use crate::model::issue::{Group, Mark, Range, Scale, Term};
use crate::model::parts::{GroupPart, IssuePart, MarkPart, Number, RangePart, Scalar, TermPart};
use crate::model::problem::{Place, Problem};

/// An issue as references to it need it.
#[derive(Debug)]
pub(super) struct Agenda<'p> {
    /// Its name, or its id.
    pub(super) name: &'p str,
    /// Its terms by id.
    pub(super) terms: Directory<'p>,
    /// Its scale; `None` where that could not be read, and then nothing more is said about its outcomes.
    pub(super) scale: Option<Scale>,
}

impl Agenda<'_> {
    /// The range, where the issue is about a number.
    pub(super) const fn range(&self) -> Option<&Range> {
        match &self.scale {
            Some(Scale::Range(range)) => Some(range),
            Some(Scale::Terms(_)) | None => None,
        }
    }

    /// How many terms it has.
    pub(super) const fn num_terms(&self) -> usize {
        match &self.scale {
            Some(Scale::Terms(terms)) => terms.len(),
            Some(Scale::Range(_)) | None => 0,
        }
    }

    /// A number of the range; a report where it lies outside.
    pub(super) fn number(&self, number: f64, place: &Place, report: &mut Report) -> Option<f64> {
        let range = self.range()?;
        if number >= range.from && number <= range.to {
            return Some(number);
        }
        let message = format!("{} lies outside the range of “{}”.", show(number), self.name);
        report.add(
            Problem::error("outside-scale", place.clone(), message)
                .label("outside the range")
                .found(show(number))
                .expected(self.expected_number(range)),
        );
        None
    }

    fn expected_number(&self, range: &Range) -> String {
        format!("a number from {} to {}", show(range.from), show(range.to))
    }

    /// The position of a term, for an issue with terms; a report where something else is written.
    pub(super) fn term_of(&self, scalar: &Scalar, place: &Place, report: &mut Report) -> Option<usize> {
        match scalar {
            Scalar::Text(id) | Scalar::Key(id) => {
                let found = self.terms.position(id);
                if found.is_none() {
                    let problem = self.terms.unknown(id, place, report);
                    report.add(problem);
                }
                found
            }
            Scalar::Number(number) => {
                let message = format!("“{}” is settled by one of its terms, not by a number.", self.name);
                let expected = self.terms.unknown("", place, &mut Report::default()).expected;
                report.add(
                    Problem::error("outside-scale", place.clone(), message)
                        .label("not a term")
                        .found(show(*number))
                        .expected(expected),
                );
                None
            }
        }
    }

    /// A number of the range, for an issue about a number; a report where something else is written.
    pub(super) fn number_of(&self, scalar: &Scalar, place: &Place, report: &mut Report) -> Option<f64> {
        let range = self.range()?;
        match scalar {
            Scalar::Number(number) => self.number(*number, place, report),
            Scalar::Key(digits) if digits.parse::<f64>().is_ok_and(f64::is_finite) => {
                self.number(digits.parse().ok()?, place, report)
            }
            Scalar::Text(text) | Scalar::Key(text) => {
                let message = format!("“{}” is settled by a number, not by a term.", self.name);
                report.add(
                    Problem::error("outside-scale", place.clone(), message)
                        .label("not a number")
                        .found(format!("`{text}`"))
                        .expected(self.expected_number(range)),
                );
                None
            }
        }
    }
}

/// Every group, with its parent; a circle of parents is reported for each group in it.
pub(super) fn groups(
    parts: &[GroupPart],
    ids: &Directory<'_>,
    sources: &Directory<'_>,
    report: &mut Report,
) -> Vec<Group> {
    let parents: Vec<Option<usize>> =
        parts.iter().map(|part| part.parent.as_ref().and_then(|parent| ids.find(parent, report))).collect();
    for (index, part) in parts.iter().enumerate() {
        if let Some(parent) = &part.parent
            && stands_in_itself(index, &parents)
        {
            let id = part.id.as_ref().map_or("", |id| id.value.as_str());
            report.add(
                Problem::error("group-circle", parent.place.clone(), format!("The group `{id}` stands inside itself."))
                    .label("leads back to this group")
                    .found(format!("`{}`", parent.value))
                    .expected("a group that does not stand in this one"),
            );
        }
    }
    let group = |(part, parent): (&GroupPart, &Option<usize>)| Group {
        id: part.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
        name: part.name.clone().unwrap_or_default(),
        short: part.short.clone(),
        names: part.names.clone(),
        parent: parent.map(GroupIx),
        evidence: evidence(&part.statement, sources, report),
    };
    parts.iter().zip(&parents).map(group).collect()
}

fn stands_in_itself(group: usize, parents: &[Option<usize>]) -> bool {
    let mut above = parents.get(group).copied().flatten();
    // No way up that does not repeat itself is longer than the list.
    for _ in 0..parents.len() {
        match above {
            Some(parent) if parent == group => return true,
            Some(parent) => above = parents.get(parent).copied().flatten(),
            None => return false,
        }
    }
    false
}

/// What may be agreed on an issue.
pub(super) fn agenda<'p>(part: &'p IssuePart, sources: &Directory<'p>, report: &mut Report) -> Agenda<'p> {
    let name = part.name.as_deref().or_else(|| part.id.as_ref().map(|id| id.value.as_str())).unwrap_or("this issue");
    let list: &[TermPart] = part.terms.as_ref().map_or(&[], |terms| &terms.value);
    let terms = Directory::new("term", list, |term| term.id.as_ref(), |term| term.name.as_ref(), report);
    let scale = match (&part.terms, &part.range) {
        (Some(_), Some(range)) => {
            let message = format!("“{name}” has both terms and a range; an issue has one of them.");
            report.conflict(&range.place, message, "`terms` and `range`", "either `terms` or `range`");
            None
        }
        (None, None) => {
            let message = format!("“{name}” says nothing about what may be agreed: it has neither terms nor a range.");
            report.add(no_terms(&part.place, message));
            None
        }
        (Some(terms), None) if terms.value.is_empty() => {
            report.add(no_terms(&terms.place, format!("“{name}” has an empty list of terms.")));
            None
        }
        (Some(terms), None) => {
            let term = |part: &TermPart| Term {
                id: part.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
                name: part.name.clone().unwrap_or_default(),
                short: part.short.clone(),
                names: part.names.clone(),
                summary: part.summary.clone(),
                proposed_by: part.proposed_by.clone(),
                evidence: evidence(&part.statement, sources, report),
            };
            Some(Scale::Terms(terms.value.iter().map(term).collect()))
        }
        (None, Some(range)) => range_of(range, name, report).map(Scale::Range),
    };
    let mut agenda = Agenda { name, terms, scale };
    if part.terms.is_some() && part.range.is_none() && !part.marks.is_empty() {
        let place = part.marks.first().map_or(&part.place, |mark| &mark.place);
        let message = format!("“{name}” has marks, which name numbers, but it is settled by terms.");
        report.conflict(place, message, "`marks` beside `terms`", "`marks` beside `range`");
    }
    let marks: Vec<Mark> = part.marks.iter().filter_map(|mark| mark_of(mark, &agenda, sources, report)).collect();
    if let Some(Scale::Range(range)) = &mut agenda.scale {
        range.marks = marks;
    }
    agenda
}

fn no_terms(place: &Place, message: String) -> Problem {
    Problem::error("no-scale", place.clone(), message)
        .label("nothing to agree on")
        .found("neither `terms` nor `range`")
        .expected("`[[issues.terms]]` entries, or `range = { from = …, to = … }`")
}

fn range_of(part: &RangePart, name: &str, report: &mut Report) -> Option<Range> {
    let (from, to) = (part.from.as_ref()?, part.to.as_ref()?);
    if from.value >= to.value {
        let message = format!("The range of “{name}” must begin below its end.");
        report.add(
            Problem::error("empty-range", part.place.clone(), message)
                .label("begins at or above its end")
                .found(format!("from {} to {}", show(from.value), show(to.value)))
                .expected("`from` less than `to`"),
        );
        return None;
    }
    let step = part.step.as_ref().and_then(|step| positive_step(step, report));
    Some(Range { from: from.value, to: to.value, step, unit: part.unit.clone(), marks: Vec::new() })
}

fn positive_step(step: &Number, report: &mut Report) -> Option<f64> {
    if step.value > 0.0 {
        return Some(step.value);
    }
    report.add(
        Problem::error("bad-step", step.place.clone(), "The step of a range must be more than 0.")
            .label("not more than 0")
            .found(show(step.value))
            .expected("a number greater than 0"),
    );
    None
}

fn mark_of(part: &MarkPart, agenda: &Agenda<'_>, sources: &Directory<'_>, report: &mut Report) -> Option<Mark> {
    let evidence = evidence(&part.statement, sources, report);
    let at = part.at.as_ref()?;
    Some(Mark {
        at: agenda.number(at.value, &at.place, report)?,
        name: part.name.clone().unwrap_or_default(),
        short: part.short.clone(),
        names: part.names.clone(),
        evidence,
    })
}
