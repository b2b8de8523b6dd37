//! The page of a file that cannot be read yet: what is wrong, where, and what to do, for people who do not program.

use super::text;
use crate::model::problem::{Choice, LineColumn, LineStarts, Place, Problem, Severity, SourceText};

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemPage {
    /// `This file cannot be read yet`.
    pub title: String,
    /// What the first error is, in plain words, with its line.
    pub sentence: String,
    /// The first error in full.
    pub first: Option<ProblemDetail>,
    /// All problems, the first included, in the order of the text.
    pub all: Vec<ProblemLine>,
    /// `1 error, 2 warnings`.
    pub count: String,
    /// Over the list: `3 problems in this file`.
    pub list_title: String,
    /// One click that mends the problem shown.
    pub fix: Option<FixButton>,
}

/// A button that mends a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixButton {
    /// The problem's number.
    pub number: usize,
    /// `Use gf_article5 and open`; without `and open` where other errors remain.
    pub label: String,
}

/// What stands over the choices.
pub const EXPECTED_ONE_OF: &str = "Expected one of";

/// What stands beside the buttons.
pub const READS_ITSELF: &str = "Read again happens by itself when the file is saved";

/// The line about the nearest choice.
#[must_use]
pub fn closest(choice: &Choice) -> String {
    choice
        .name
        .as_ref()
        .map_or_else(|| format!("Closest match: {}", choice.id), |name| format!("Closest match: {}, {name}", choice.id))
}

/// The line about what was expected, where there is no list of choices.
#[must_use]
pub fn expected(detail: &ProblemDetail) -> Option<String> {
    (detail.choices.is_empty() && !detail.expected.is_empty())
        .then(|| format!("Expected: {}", readable(&detail.expected)))
}

/// One problem with its excerpt.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemDetail {
    /// Its number among the problems of the file.
    pub number: usize,
    /// The file's name or path.
    pub file: String,
    /// `42:11`.
    pub place: LineColumn,
    /// Where in the document: `parties[1].values.nato`.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// The lines around it.
    pub excerpt: Vec<ExcerptLine>,
    /// What stands there.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What may stand there instead.
    pub choices: Vec<Choice>,
    /// The nearest choice.
    pub nearest: Option<Choice>,
    /// The whole problem as plain text, for copying.
    pub plain: String,
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcerptLine {
    /// From 1.
    pub number: usize,
    /// Its text, tabs as spaces.
    pub text: String,
    /// Columns of the caret, from 0, in characters, and its label: on the line of the problem only.
    pub caret: Option<Caret>,
}

/// What points at a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret {
    /// Characters before it.
    pub start: usize,
    /// How many characters it underlines, at least one.
    pub width: usize,
    /// A few words.
    pub label: String,
}

/// One problem in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemLine {
    /// Its number among the problems of the file.
    pub number: usize,
    /// How bad it is.
    pub severity: Severity,
    /// The file, where it is not the one that was opened.
    pub file: Option<String>,
    /// `58:3`.
    pub place: LineColumn,
    /// What is wrong.
    pub message: String,
    /// Whether one click would mend it.
    pub has_fix: bool,
}

/// How many lines around a fault are shown.
const AROUND: usize = 2;

/// The page of a refused file, with problem number `shown` in full: the first error where `None`.
#[must_use]
pub fn page(texts: &[SourceText], problems: &[Problem], shown: Option<usize>) -> ProblemPage {
    let first_error = problems.iter().position(|problem| problem.severity == Severity::Error);
    let shown = shown.filter(|number| *number < problems.len()).or(first_error);
    let first = shown.map(|number| detail(texts, problems, number));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let sentence = match &first {
        Some(first) => format!(
            "Line {}: {} Nothing was changed on disk; other open files are not affected.",
            first.place.line,
            with_full_stop(&first.message)
        ),
        None => "Nothing was changed on disk; other open files are not affected.".to_owned(),
    };
    let fix = shown.and_then(|number| {
        let problem = &problems[number];
        let fix = problem.suggestion.as_ref().filter(|_| problem.place.file == 0)?;
        let opens = errors == 1 && problem.severity == Severity::Error;
        Some(FixButton { number, label: format!("Use {}{}", fix.id, if opens { " and open" } else { "" }) })
    });
    ProblemPage {
        list_title: format!("{} in this file", text::count(problems.len(), "problem", "problems")),
        fix,
        title: "This file cannot be read yet".to_owned(),
        sentence,
        first,
        all: lines(texts, problems),
        count: count(errors, problems.len() - errors),
    }
}

/// All problems as a list.
#[must_use]
pub fn lines(texts: &[SourceText], problems: &[Problem]) -> Vec<ProblemLine> {
    let starts: Vec<LineStarts<'_>> = texts.iter().map(|text| LineStarts::new(&text.text)).collect();
    let nowhere = LineColumn { line: 1, column: 1 };
    problems
        .iter()
        .enumerate()
        .map(|(number, problem)| ProblemLine {
            number,
            severity: problem.severity,
            file: (problem.place.file != 0).then(|| name(texts, &problem.place)),
            place: starts.get(problem.place.file).map_or(nowhere, |starts| starts.place(problem.place.span.start)),
            message: readable(&problem.message),
            has_fix: problem.suggestion.is_some() && problem.place.file == 0,
        })
        .collect()
}

/// `1 error, 2 warnings`.
#[must_use]
pub fn count(errors: usize, warnings: usize) -> String {
    let parts = [(errors, "error", "errors"), (warnings, "warning", "warnings")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(n, _, _)| *n > 0).map(|(n, one, many)| text::count(n, one, many)).collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}

/// One problem in full.
#[must_use]
pub fn detail(texts: &[SourceText], problems: &[Problem], number: usize) -> ProblemDetail {
    let problem = &problems[number];
    let place = line_column(texts, &problem.place);
    let nearest = problem.suggestion.as_ref().map(|fix| {
        let known = problem.choices.iter().find(|choice| choice.id == fix.id);
        known.cloned().unwrap_or_else(|| Choice { id: fix.id.clone(), name: None })
    });
    let file = name(texts, &problem.place);
    let plain = plain(&file, place, problem);
    ProblemDetail {
        number,
        file,
        place,
        path: problem.place.path.clone(),
        message: readable(&problem.message),
        excerpt: excerpt(texts, problem),
        found: problem.found.clone(),
        expected: problem.expected.clone(),
        choices: problem.choices.clone(),
        nearest,
        plain,
    }
}

/// Line and column of a place.
#[must_use]
pub fn line_column(texts: &[SourceText], place: &Place) -> LineColumn {
    let text = texts.get(place.file).map_or("", |text| &text.text);
    LineColumn::of(text, place.span.start)
}

fn name(texts: &[SourceText], place: &Place) -> String {
    texts.get(place.file).map_or_else(String::new, |text| text.name.clone())
}

/// A problem as one paragraph of plain text.
#[must_use]
pub fn plain(file: &str, place: LineColumn, problem: &Problem) -> String {
    let mut text = format!("{}: {}\n  in {file}:{place}", problem.severity.keyword(), problem.message);
    if !problem.place.path.is_empty() {
        text += &format!(", {}", problem.place.path);
    }
    if !problem.found.is_empty() {
        text += &format!("\n  found: {}", problem.found);
    }
    if !problem.expected.is_empty() {
        text += &format!("\n  expected: {}", problem.expected);
    }
    if let Some(fix) = &problem.suggestion {
        text += &format!("\n  did you mean {}?", fix.id);
    }
    text
}

fn excerpt(texts: &[SourceText], problem: &Problem) -> Vec<ExcerptLine> {
    let text = texts.get(problem.place.file).map_or("", |text| &text.text);
    if text.is_empty() {
        return Vec::new();
    }
    let at = LineColumn::of(text, problem.place.span.start);
    let end = LineColumn::of(text, problem.place.span.end);
    text.lines()
        .enumerate()
        .skip(at.line.saturating_sub(AROUND + 1))
        .take_while(|(index, _)| *index < at.line + AROUND)
        .map(|(index, line)| {
            let is_here = index + 1 == at.line;
            let length = line.chars().count();
            let start = (at.column - 1).min(length);
            let stop = if end.line == at.line { end.column - 1 } else { length };
            ExcerptLine {
                number: index + 1,
                text: line.replace('\t', " "),
                caret: is_here.then(|| Caret {
                    start,
                    width: stop.saturating_sub(start).max(1),
                    label: problem.label.clone(),
                }),
            }
        })
        .collect()
}

/// Code in a message stands between backticks; people know quotation marks.
fn readable(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    for (ix, part) in message.split('`').enumerate() {
        if ix > 0 {
            text.push(if ix % 2 == 1 { '“' } else { '”' });
        }
        text.push_str(part);
    }
    text
}

fn with_full_stop(sentence: &str) -> String {
    if sentence.ends_with(['.', '?', '!']) { sentence.to_owned() } else { format!("{sentence}.") }
}
