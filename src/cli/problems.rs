//! Problems as text for a terminal: sentence, place, the line with a caret, what was found and expected.

use std::fmt::Write as _;

use crate::model::problem::{Problem, SourceText};
use crate::present::problems::{Caret, ProblemDetail, detail};

/// Lines longer than this are shown around the caret only.
const WIDEST: usize = 100;

/// All problems, an empty line after each.
pub(super) fn all(texts: &[SourceText], problems: &[Problem]) -> String {
    let mut out = String::new();
    for (number, problem) in problems.iter().enumerate() {
        one(&mut out, &detail(texts, problems, number), problem);
    }
    out
}

/// Warnings as one line each: `check` shows them in full.
pub(super) fn brief(texts: &[SourceText], problems: &[Problem]) -> String {
    let mut out = String::new();
    for number in 0..problems.len() {
        let detail = detail(texts, problems, number);
        let _ = writeln!(
            out,
            "{}: {} ({}:{})",
            problems[number].severity.keyword(),
            detail.message,
            detail.file,
            detail.place
        );
    }
    out
}

fn one(out: &mut String, detail: &ProblemDetail, problem: &Problem) {
    let _ = writeln!(out, "{}[{}]: {}", problem.severity.keyword(), problem.code, detail.message);
    let inside = if detail.path.is_empty() { String::new() } else { format!(" in {}", detail.path) };
    // A file that could not be read at all has no lines to point at.
    let place = if detail.excerpt.is_empty() { String::new() } else { format!(":{}", detail.place) };
    let _ = writeln!(out, "  --> {}{place}{inside}", detail.file);
    let shown = detail.excerpt.iter().find_map(|line| Some((line, line.caret.as_ref()?)));
    let mut margin = 3;
    if let Some((line, caret)) = shown {
        let number = line.number.to_string();
        margin = number.len() + 1;
        let gap = " ".repeat(margin);
        let (text, caret) = window(&line.text, caret);
        let _ = writeln!(out, "{gap}|\n{number} | {text}");
        let (before, under) = (" ".repeat(caret.start), "^".repeat(caret.width));
        let _ = writeln!(out, "{gap}| {before}{under} {}", caret.label);
    }
    let gap = " ".repeat(margin);
    for (word, words) in [("found", &detail.found), ("expected", &detail.expected)] {
        if !words.is_empty() {
            let _ = writeln!(out, "{gap}= {word}: {words}");
        }
    }
    if let Some(nearest) = &detail.nearest {
        let name = nearest.name.as_ref().map_or_else(String::new, |name| format!(" ({name})"));
        let _ = writeln!(out, "{gap}= did you mean: {}{name}", nearest.id);
    }
    out.push('\n');
}

/// The part of a long line around its caret.
fn window(line: &str, caret: &Caret) -> (String, Caret) {
    let length = line.chars().count();
    if length <= WIDEST {
        return (line.to_owned(), Caret { width: caret.width.min(WIDEST), ..caret.clone() });
    }
    let from = caret.start.saturating_sub(WIDEST / 3).min(length - WIDEST);
    let part: String = line.chars().skip(from).take(WIDEST).collect();
    let (lead, more) = (if from > 0 { "…" } else { "" }, if from + WIDEST < length { "…" } else { "" });
    let start = caret.start - from + lead.chars().count();
    let width = caret.width.min(WIDEST.saturating_sub(caret.start - from)).max(1);
    (format!("{lead}{part}{more}"), Caret { start, width, label: caret.label.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_shown_around_its_caret() {
        let line = format!("{}X{}", "a".repeat(500), "b".repeat(500));
        let caret = Caret { start: 500, width: 1, label: "here".into() };
        let (part, moved) = window(&line, &caret);
        assert_eq!(part.chars().nth(moved.start), Some('X'));
        assert!(part.chars().count() <= WIDEST + 2);
        let (_, at_end) = window(&line, &Caret { start: 1001, ..caret });
        assert!(at_end.start <= WIDEST + 1);
    }
}
