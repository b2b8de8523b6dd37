//! Finds entries by id, and keeps the report of faults.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::ids::SourceIx;
use crate::model::nearest::nearest;
use crate::model::parts::{Number, Statement, Text};
use crate::model::problem::{Choice, Fix, MOST_PROBLEMS, Place, Problem, Severity};
use crate::model::quantity::{Micro, QuantityError};
use crate::model::source::Evidence;

/// How many choices a problem lists at most: beyond that nobody picks from a list.
const LONGEST_LIST: usize = 100;

/// How many comparisons of words one file may cause in all before suggestions and lists of choices stop: keeps a file that is wrong
/// everywhere from taking minutes.
const MOST_COMPARISONS: usize = 300_000;

/// Faults found so far, and which sources were cited.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) problems: Vec<Problem>,
    errors: usize,
    warnings: usize,
    cited: BTreeSet<usize>,
    comparisons: usize,
}

impl Report {
    /// Notes a fault.
    pub(super) fn add(&mut self, problem: Problem) {
        let count = match problem.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        if *count < MOST_PROBLEMS {
            *count += 1;
            self.problems.push(problem);
        }
    }

    /// Whether a source was cited anywhere.
    pub(super) fn is_cited(&self, source: usize) -> bool {
        self.cited.contains(&source)
    }

    /// A number that must be a decimal of at most six digits.
    pub(super) fn decimal(&mut self, number: &Number) -> Option<Micro> {
        let problem = match Micro::exact(number.value) {
            Ok(exact) => return Some(exact),
            Err(QuantityError::TooManyDecimals) => Problem::error(
                "too-many-decimals",
                number.place.clone(),
                "This number has more than six digits after the point.",
            )
            .label("too many digits")
            .choices(Vec::new(), rounded(number)),
            Err(QuantityError::TooLarge) => {
                Problem::error("too-large", number.place.clone(), "This number is larger than 10¹² in size.")
                    .label("too large")
            }
            Err(QuantityError::NotFinite) => {
                Problem::error("not-finite", number.place.clone(), "This is not a number to count with.")
                    .label("not a finite number")
            }
        };
        self.add(problem.found(show(number.value)).expected("a number with at most six digits after the point"));
        None
    }

    /// Points of weight or a likelihood: a decimal of 0 or more.
    pub(super) fn points(&mut self, number: &Number, what: &str) -> Option<Micro> {
        let points = self.decimal(number)?;
        if points >= Micro::ZERO {
            return Some(points);
        }
        let problem = Problem::error("negative", number.place.clone(), format!("{what} cannot be negative."))
            .label("negative")
            .found(show(number.value))
            .expected("a number of 0 or more");
        self.add(problem);
        None
    }

    /// A value: a decimal from 0 to 100.
    pub(super) fn value(&mut self, number: &Number) -> Option<Micro> {
        let value = self.decimal(number)?;
        if (Micro::ZERO..=Micro::HUNDRED).contains(&value) {
            return Some(value);
        }
        let problem =
            Problem::error("value-outside", number.place.clone(), "A value lies between 0 (worst) and 100 (best).")
                .label("outside 0 to 100")
                .found(show(number.value))
                .expected("a number from 0 to 100");
        self.add(problem);
        None
    }

    /// Notes two or more keys that exclude each other.
    pub(super) fn conflict(&mut self, place: &Place, message: String, found: &str, expected: &str) {
        let problem = Problem::error("conflicting-keys", place.clone(), message)
            .label("exclude each other")
            .found(found)
            .expected(expected);
        self.add(problem);
    }
}

/// The number rounded to six digits, as a cure.
fn rounded(number: &Number) -> Option<Fix> {
    let text = Micro::rounded(number.value).ok()?.to_string();
    Some(Fix { id: text.clone(), span: number.place.span.clone(), replacement: text })
}

/// A number as a person writes it.
pub(super) fn show(number: f64) -> String {
    format!("{number}")
}

/// Entries of one kind by id.
#[derive(Debug)]
pub(super) struct Directory<'p> {
    /// `issue`, `party`, …
    kind: &'static str,
    ids: BTreeMap<&'p str, usize>,
    /// In file order.
    entries: Vec<(&'p str, Option<&'p str>)>,
}

impl<'p> Directory<'p> {
    /// The entries of a list; an id that stands twice is reported where it stands again.
    pub(super) fn new<T>(
        kind: &'static str,
        parts: &'p [T],
        id: impl Fn(&'p T) -> Option<&'p Text>,
        name: impl Fn(&'p T) -> Option<&'p String>,
        report: &mut Report,
    ) -> Self {
        let mut directory = Self { kind, ids: BTreeMap::new(), entries: Vec::with_capacity(parts.len()) };
        for (index, part) in parts.iter().enumerate() {
            let Some(id) = id(part) else { continue };
            if directory.ids.contains_key(id.value.as_str()) {
                let message = format!("There are two {kind} entries with the id `{}`.", id.value);
                report.add(
                    Problem::error("duplicate-id", id.place.clone(), message)
                        .label("stands here again")
                        .found(format!("\"{}\"", id.value))
                        .expected(format!("an id that no other {kind} has")),
                );
            } else {
                directory.ids.insert(&id.value, index);
                directory.entries.push((&id.value, name(part).map(String::as_str)));
            }
        }
        directory
    }

    /// The position of an id, without a report.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// The position of the entry that `reference` names; a report where there is none.
    pub(super) fn find(&self, reference: &Text, report: &mut Report) -> Option<usize> {
        let found = self.position(&reference.value);
        if found.is_none() {
            let problem = self.unknown(&reference.value, &reference.place, report);
            report.add(problem);
        }
        found
    }

    /// That no entry has the id `written`, with the nearest that one has.
    pub(super) fn unknown(&self, written: &str, place: &Place, report: &mut Report) -> Problem {
        let kind = self.kind;
        let a_kind = if kind == "issue" { "an issue".to_owned() } else { format!("a {kind}") };
        let spent = report.comparisons >= MOST_COMPARISONS;
        let choices: Vec<Choice> = self
            .entries
            .iter()
            .take(if spent { 0 } else { LONGEST_LIST })
            .map(|(id, name)| Choice { id: (*id).to_owned(), name: name.map(str::to_owned) })
            .collect();
        let expected = match choices.as_slice() {
            [] if self.entries.is_empty() => format!("the id of {a_kind}, of which there are none"),
            list if self.entries.len() <= 8 && !spent => {
                let ids: Vec<String> = list.iter().map(|choice| format!("`{}`", choice.id)).collect();
                format!("the id of {a_kind}: {}", ids.join(", "))
            }
            _ => format!("the id of {a_kind}; there are {}", self.entries.len()),
        };
        let suggestion = self.likely_meant(written, report).map(|id| fix(id, written, &place.span));
        Problem::error("unknown-id", place.clone(), format!("There is no {kind} with the id `{written}`."))
            .label(format!("no such {kind}"))
            .found(format!("`{written}`"))
            .expected(expected)
            .choices(choices, suggestion)
    }

    fn likely_meant(&self, written: &str, report: &mut Report) -> Option<&'p str> {
        if report.comparisons >= MOST_COMPARISONS {
            return None;
        }
        report.comparisons += self.entries.len() + 1;
        // Someone who writes the name means the entry of that name.
        let lower = written.trim().to_lowercase();
        let by_name = self.entries.iter().find(|(_, name)| name.is_some_and(|name| name.to_lowercase() == lower));
        by_name.map(|(id, _)| *id).or_else(|| nearest(written, self.entries.iter().map(|(id, _)| *id)))
    }
}

/// The cure for a wrong id: a key stands bare, a text in quotation marks.
fn fix(id: &str, written: &str, span: &Range<usize>) -> Fix {
    let bare = span.len() == written.len();
    Fix { id: id.to_owned(), span: span.clone(), replacement: if bare { id.to_owned() } else { format!("\"{id}\"") } }
}

/// The sources that ids name, each marked as cited.
pub(super) fn cite(ids: &[Text], sources: &Directory<'_>, report: &mut Report) -> Vec<SourceIx> {
    let mut cited = Vec::with_capacity(ids.len());
    let mut seen = BTreeSet::new();
    for id in ids {
        if let Some(source) = sources.find(id, report) {
            report.cited.insert(source);
            if seen.insert(source) {
                cited.push(SourceIx(source));
            }
        }
    }
    cited
}

/// What a statement rests on.
pub(super) fn evidence(statement: &Statement, sources: &Directory<'_>, report: &mut Report) -> Evidence {
    Evidence {
        note: statement.note.clone(),
        sources: cite(&statement.sources, sources, report),
        confidence: statement.confidence,
    }
}
