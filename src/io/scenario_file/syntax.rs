//! Says in plain words what the TOML parser found wrong.

use std::collections::BTreeMap;

use crate::model::problem::{MOST_PROBLEMS, Place, Problem};

/// What the parser's own words mean for a person.
struct Meaning {
    /// What its words contain.
    words: &'static str,
    code: &'static str,
    message: &'static str,
    label: &'static str,
    expected: &'static str,
}

const fn meaning(words: &'static str, message: &'static str, label: &'static str, expected: &'static str) -> Meaning {
    Meaning { words, code: "not-toml", message, label, expected }
}

/// The first that fits counts.
const MEANINGS: &[Meaning] = &[
    Meaning {
        words: "duplicate key",
        code: "duplicate-key",
        message: "This key, or this table, stands here a second time.",
        label: "stands here again",
        expected: "each key and each table once",
    },
    Meaning {
        words: "cannot extend value",
        code: "duplicate-key",
        message: "This key has a value already, so nothing can be added to it.",
        label: "has a value already",
        expected: "each key and each table once",
    },
    Meaning {
        words: "invalid date",
        code: "no-such-date",
        message: "There is no such date.",
        label: "no such date",
        expected: "a date: 2025-12-14, \"2025-12\" or \"2025\"",
    },
    meaning(
        "string values must be quoted",
        "A text must stand in quotation marks.",
        "not in quotation marks",
        "a text in quotation marks, such as \"open\"",
    ),
    meaning(
        "missing opening quote",
        "A quotation mark is missing at the beginning of this text.",
        "begins without a quotation mark",
        "a text in quotation marks",
    ),
    meaning(
        "basic string",
        "A text does not end, or holds a character that it cannot hold.",
        "not a whole text",
        "a text that ends with the quotation mark it begins with, on the same line",
    ),
    meaning(
        "literal string",
        "A text does not end, or holds a character that it cannot hold.",
        "not a whole text",
        "a text that ends with the quotation mark it begins with, on the same line",
    ),
    meaning(
        "escaped value",
        "A backslash in a text must be followed by a sign that it can change, such as `n` or another backslash.",
        "not an escape",
        "`\\\\` for a backslash itself",
    ),
    meaning(
        "unicode value",
        "The number of a character after a backslash is not complete.",
        "not a character",
        "four digits after `\\u`, or eight after `\\U`",
    ),
    meaning(
        "comma between array",
        "A comma is missing between two things in this list.",
        "a comma is missing before this",
        "a comma",
    ),
    meaning(
        "unclosed array table",
        "The header of this entry does not end.",
        "`]]` is missing",
        "a header such as `[[issues]]`",
    ),
    meaning("unclosed array", "This list does not end.", "`]` is missing", "`]` at the end of the list"),
    meaning("extra comma", "There is a comma too many here.", "one comma too many", "one comma between two things"),
    meaning(
        "`=` in array",
        "A list cannot hold a key with a value.",
        "no `=` in a list",
        "a value, or a table in braces",
    ),
    meaning(
        "unclosed inline table",
        "This table in braces does not end.",
        "`}` is missing",
        "`}` at the end of the table",
    ),
    meaning(
        "comma between key",
        "A comma is missing between two keys of this table.",
        "a comma is missing before this",
        "a comma",
    ),
    meaning(
        "inline table",
        "This table in braces is not written as a table.",
        "not a key with a value",
        "a table such as { low = 2, high = 7 }",
    ),
    meaning(
        "unclosed table",
        "The header of this table does not end.",
        "`]` is missing",
        "a header such as `[parties.weights]`",
    ),
    meaning("extra assignment", "There is an equals sign too many here.", "one `=` too many", "a value"),
    meaning("extra `=`", "There is an equals sign too many here.", "one `=` too many", "a value"),
    meaning(
        "missing assignment",
        "An equals sign is missing between this key and its value.",
        "`=` is missing",
        "`=` and a value",
    ),
    meaning("no value", "This key has no value.", "a key without a value", "`=` and a value"),
    meaning("missing value", "This key has no value.", "the value is missing", "a value after `=`"),
    meaning(
        "key-value pair",
        "A key and its value were expected here.",
        "not a key with a value",
        "a key, `=` and a value",
    ),
    meaning("keys cannot be", "A key cannot go over several lines.", "not a key", "a key on one line"),
    meaning(
        "quoted key",
        "This cannot be a key.",
        "not a key",
        "a key of letters, digits, `-` and `_`, or in quotation marks",
    ),
    meaning(
        "invalid key",
        "This cannot be a key.",
        "not a key",
        "a key of letters, digits, `-` and `_`, or in quotation marks",
    ),
    meaning("unquoted keys cannot be empty", "A key is missing here.", "no key", "a key before `=`"),
    meaning(
        "leading zero",
        "A number does not begin with a zero before other digits.",
        "begins with 0",
        "a number such as 7 or 0.7",
    ),
    meaning("numeric sign", "A number has one sign at most.", "more than one sign", "a number such as -7"),
    meaning("sign", "This sign cannot stand before a number of this kind.", "a sign too many", "a number such as -7"),
    meaning(
        "may only go between digits",
        "An underline in a number stands between two digits.",
        "`_` not between digits",
        "a number such as 1000 or 1_000",
    ),
    meaning("radix", "This is not a number as it is written here.", "not a number", "a number such as 12 or 4.5"),
    meaning("number", "This is not a number as it is written here.", "not a number", "a number such as 12 or 4.5"),
    meaning("float", "This is not a number as it is written here.", "not a number", "a number such as 12 or 4.5"),
    meaning("mantissa", "This is not a number as it is written here.", "not a number", "a number such as 12 or 4.5"),
    meaning("fraction", "This is not a number as it is written here.", "not a number", "a number such as 12 or 4.5"),
    meaning("exponent", "This is not a number as it is written here.", "not a number", "a number such as 12 or 4.5"),
    // The parser takes whatever begins with a t or an f for one of the two.
    meaning(
        "boolean",
        "This is not a value; a text would stand in quotation marks.",
        "not a value",
        "`true`, `false`, or a text in quotation marks",
    ),
    meaning("carriage return", "A line ends in a way that TOML does not know.", "not a line end", "a usual line end"),
    meaning("comment", "A comment holds a character that it cannot hold.", "not in a comment", "printable characters"),
    meaning(
        "recur",
        "Lists and tables stand too deep in each other here.",
        "too deep",
        "fewer lists and tables in each other",
    ),
    meaning(
        "unexpected content",
        "Something stands here that does not belong on this line.",
        "does not belong here",
        "the end of the line",
    ),
    meaning(
        "unexpected key or value",
        "Something stands here that does not belong on this line.",
        "does not belong here",
        "the end of the line",
    ),
    meaning(
        "invalid value",
        "This is not a value.",
        "not a value",
        "a text in quotation marks, a number, a date, a list or a table",
    ),
];

/// One problem for each fault of the parser.
pub(super) fn problems(file: usize, text: &str, errors: &[toml::de::Error]) -> Vec<Problem> {
    if errors.is_empty() {
        return Vec::new();
    }
    let headers = headers(text);
    errors.iter().take(MOST_PROBLEMS).map(|error| problem(file, text, &headers, error)).collect()
}

/// Where each header of a table begins, and the path it opens. The document that the parser recovers after a fault has
/// holes, so the headers are read from the lines: enough to say where a fault is.
fn headers(text: &str) -> Vec<(usize, String)> {
    let mut headers = Vec::new();
    let mut entries: BTreeMap<String, usize> = BTreeMap::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let list = trimmed.starts_with("[[");
        let name = trimmed.strip_prefix("[[").or_else(|| trimmed.strip_prefix('['));
        if let Some((name, _)) = name.and_then(|name| name.split_once(']')) {
            let mut path = String::new();
            let mut steps = name.split('.').map(str::trim).peekable();
            while let Some(step) = steps.next() {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(step);
                if list && steps.peek().is_none() {
                    let next = entries.get(&path).map_or(0, |last| last + 1);
                    entries.insert(path.clone(), next);
                }
                if let Some(index) = entries.get(&path).copied() {
                    path.push_str(&format!("[{index}]"));
                }
            }
            headers.push((start, path));
        }
        start += line.len();
    }
    headers
}

/// The path of the key on the line of byte `at`, or of the table that the line is in.
fn path_at(text: &str, headers: &[(usize, String)], at: usize) -> String {
    let before = headers.partition_point(|(start, _)| *start <= at);
    let table = before.checked_sub(1).and_then(|last| headers.get(last)).map_or("", |(_, path)| path.as_str());
    let line_start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let line = text.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let is_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    match table {
        _ if key.is_empty() || !key.bytes().all(is_key) => table.to_owned(),
        "" => key.to_owned(),
        _ => format!("{table}.{key}"),
    }
}

/// The parser's own words are kept beside what stands there.
fn problem(file: usize, text: &str, headers: &[(usize, String)], error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(text.len()..text.len());
    let path = path_at(text, headers, span.start);
    let stands = text.get(span.clone()).unwrap_or_default().lines().next().unwrap_or_default().trim();
    let words = error.message();
    let found = match stands {
        "" => format!("in the parser's words: {words}"),
        _ => format!("`{}` (in the parser's words: {words})", stands.chars().take(60).collect::<String>()),
    };
    let place = Place { file, span, path };
    let meaning = MEANINGS.iter().find(|meaning| words.contains(meaning.words));
    let (code, message, label, expected) = meaning
        .map_or(("not-toml", "This is not valid TOML.", "not valid here", "valid TOML"), |meaning| {
            (meaning.code, meaning.message, meaning.label, meaning.expected)
        });
    Problem::error(code, place, message).label(label).found(found).expected(expected)
}

/// Whether the rest of the document is read soundly after this fault of the parser.
pub(super) fn rest_is_sound(problem: &Problem) -> bool {
    matches!(problem.code, "duplicate-key" | "no-such-date")
}
