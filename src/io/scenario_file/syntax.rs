//! Says in plain words what the TOML parser found wrong.

use crate::model::problem::{Place, Problem};

/// What the parser says in its own words, where each begins, and what that means for a person.
const MEANINGS: &[(&str, &str, &str, &str)] = &[(
    "duplicate key",
    "duplicate-key",
    "This key, or this table, stands here a second time.",
    "each key once in its table",
)];

/// One problem for one fault of the parser.
pub(super) fn problem(file: usize, text: &str, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(text.len()..text.len());
    let place = Place { file, span, path: String::new() };
    let raw = error.message();
    let lower = raw.to_lowercase();
    match MEANINGS.iter().find(|(start, ..)| lower.contains(start)) {
        Some((_, code, message, expected)) => {
            Problem::error(code, place, *message).label(raw).found(raw).expected(*expected)
        }
        None => {
            Problem::error("not-toml", place, "This is not valid TOML.").label(raw).found(raw).expected("valid TOML")
        }
    }
}
