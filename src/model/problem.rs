//! What is wrong with a file: one problem a fault, with its place, what was found, what was expected, and a likely cure.

use std::fmt;
use std::ops::Range;

/// How many errors, and how many warnings, one file is told of at most: beyond that nobody reads, and a file that is
/// wrong in every byte must not fill the memory.
pub const MOST_PROBLEMS: usize = 20_000;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file is refused.
    Error,
    /// The file opens; the user should know.
    Warning,
}

impl Severity {
    /// The word that reports use.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Where a problem is, in a text that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which of the files that were read together: 0 is the one asked for, then those it extends.
    pub file: usize,
    /// Bytes of that file's text.
    pub span: Range<usize>,
    /// Where in the document: `parties[1].values.nato`.
    pub path: String,
}

/// One fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for the kind of fault, such as `unknown-key`.
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// One sentence for people: what is wrong, without its place.
    pub message: String,
    /// A few words for the caret under the excerpt: `unknown term`.
    pub label: String,
    /// What stands there.
    pub found: String,
    /// What was expected, in words.
    pub expected: String,
    /// What may stand there instead, where that is a list: ids or keywords.
    pub choices: Vec<Choice>,
    /// The nearest of the choices, where one was likely meant.
    pub suggestion: Option<Fix>,
}

/// One of the things that may stand where a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The id or keyword.
    pub id: String,
    /// Its name for people, where it has one.
    pub name: Option<String>,
}

/// A change of the text that would mend a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What was likely meant.
    pub id: String,
    /// Bytes of the text to replace, in the file of the problem's place.
    pub span: Range<usize>,
    /// What to put there, as it stands in the file (with quotation marks where they belong).
    pub replacement: String,
}

impl Problem {
    /// An error with its place and its sentence; the rest is filled in by the methods below.
    #[must_use]
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            place,
            message: message.into(),
            label: String::new(),
            found: String::new(),
            expected: String::new(),
            choices: Vec::new(),
            suggestion: None,
        }
    }

    /// A warning with its place and its sentence.
    #[must_use]
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    /// Says in a few words what is wrong, for under the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says what stands there.
    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = found.into();
        self
    }

    /// Says what should stand there.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }

    /// Lists what may stand there, and the one that was likely meant.
    #[must_use]
    pub fn choices(mut self, choices: Vec<Choice>, suggestion: Option<Fix>) -> Self {
        self.choices = choices;
        self.suggestion = suggestion;
        self
    }
}

/// Line and column of a place, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl LineColumn {
    /// Where byte `offset` of `text` is; an offset past the end is the end.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}

/// Where the lines of a text begin, for finding many places in it.
#[derive(Clone, Debug)]
pub struct LineStarts<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineStarts<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let after_newlines = text.match_indices('\n').map(|(newline, _)| newline + 1);
        Self { text, starts: std::iter::once(0).chain(after_newlines).collect() }
    }

    /// As [`LineColumn::of`], without reading what lies before the line.
    #[must_use]
    pub fn place(&self, offset: usize) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= offset.min(self.text.len())).max(1);
        let start = self.starts[line - 1];
        let within = LineColumn::of(&self.text[start..], offset.min(self.text.len()) - start);
        LineColumn { line, column: within.column }
    }
}

/// `42:11`.
impl fmt::Display for LineColumn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.line, self.column)
    }
}

/// A text that was read, for showing problems in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The path as the user gave it, or a name for a bundled file.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// Whether any problem is an error.
#[must_use]
pub fn any_error(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

#[cfg(test)]
mod tests {
    use super::{LineColumn, LineStarts};

    #[test]
    fn both_ways_find_the_same_place() {
        let text = "a = 1\nназва = \"х\"\n\n  z";
        let starts = LineStarts::new(text);
        for offset in 0..text.len() + 3 {
            assert_eq!(starts.place(offset), LineColumn::of(text, offset), "{offset}");
        }
        assert_eq!(LineColumn::of(text, text.find('х').unwrap()), LineColumn { line: 2, column: 10 });
    }
}
