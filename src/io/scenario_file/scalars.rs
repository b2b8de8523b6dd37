//! Reads single values: texts, numbers, dates, words.

use toml::de::DeValue;

use super::reader::{Node, Read, Reader};
use super::shape::{Kind, list_of};
use crate::model::date::PartialDate;
use crate::model::framework::Silence;
use crate::model::ids::is_id;
use crate::model::issue::Preference;
use crate::model::nearest::nearest;
use crate::model::parts::Scalar;
use crate::model::party::Importance;
use crate::model::problem::{Choice, Fix, Problem};
use crate::model::quantity::LARGEST;
use crate::model::source::{Confidence, SourceClass};
use crate::model::value::Better;

/// The most characters a short name may have.
const SHORT: usize = 18;

impl Read for String {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::String(text) = node.value else {
            reader.wrong_type(node, *kind);
            return None;
        };
        check_text(text, node, *kind, reader);
        // A file moved between systems may change its line ends; what it says does not.
        Some(text.replace("\r\n", "\n"))
    }
}

/// Notes what is wrong with the form of a text; the text is read all the same, so that references to it hold.
fn check_text(text: &str, node: &Node<'_, '_>, kind: Kind, reader: &mut Reader<'_>) {
    let problem = match kind {
        Kind::Id if !is_id(text) => {
            let mended = mended_id(text);
            let message = if text.is_empty() {
                "An id may not be empty.".to_owned()
            } else {
                format!("`{text}` cannot be an id, because of the characters in it.")
            };
            let fix = (!mended.is_empty()).then(|| quoted(mended, node));
            Problem::error("malformed-id", reader.place(node), message).label("not an id").choices(Vec::new(), fix)
        }
        Kind::Short if text.chars().count() > SHORT => Problem::error(
            "too-long",
            reader.place(node),
            format!("This short name has {} characters; {SHORT} fit.", text.chars().count()),
        )
        .label("too long"),
        Kind::Url if !is_web_address(text) => {
            Problem::error("bad-url", reader.place(node), "This is not an address on the web.")
                .label("not a web address")
        }
        _ => return,
    };
    let found = reader.excerpt(node.start..node.end);
    reader.note(problem.found(found).expected(kind.describe()));
}

/// A replacement of a text by another, in quotation marks.
fn quoted(id: String, node: &Node<'_, '_>) -> Fix {
    Fix { replacement: format!("\"{id}\""), id, span: node.start..node.end }
}

/// The nearest thing to `text` that may be an id; empty where nothing is left.
fn mended_id(text: &str) -> String {
    let mut mended = String::new();
    for letter in text.trim().to_lowercase().chars() {
        if matches!(letter, 'a'..='z' | '0'..='9' | '_' | '-') {
            mended.push(letter);
        } else if !mended.ends_with('-') && !mended.is_empty() {
            mended.push('-');
        }
    }
    mended.trim_end_matches('-').to_owned()
}

/// Whether `text` is `http://` or `https://` and a host, without blanks or control characters.
fn is_web_address(text: &str) -> bool {
    let scheme = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let rest = ["http://", "https://"].iter().find(|prefix| scheme(prefix)).and_then(|prefix| text.get(prefix.len()..));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with(['/', '?', '#', ':'])
            && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control())
    })
}

impl Read for bool {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        if let DeValue::Boolean(flag) = node.value {
            return Some(*flag);
        }
        reader.wrong_type(node, *kind);
        None
    }
}

impl Read for f64 {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let number = match node.value {
            // Whole numbers beyond i128 are beyond the largest size too.
            DeValue::Integer(digits) => {
                i128::from_str_radix(digits.as_str(), digits.radix()).map_or(Self::MAX, |whole| whole as Self)
            }
            DeValue::Float(digits) => digits.as_str().parse().unwrap_or(Self::NAN),
            _ => {
                reader.wrong_type(node, *kind);
                return None;
            }
        };
        let written = reader.excerpt(node.start..node.end);
        let infinite = written.contains("inf") || written.contains("nan");
        let problem = if infinite || number.is_nan() {
            Problem::error("not-finite", reader.place(node), format!("`{written}` is not a number to count with."))
                .label("not a finite number")
        } else if number.abs() > LARGEST {
            Problem::error("too-large", reader.place(node), "This number is larger than 10¹² in size.")
                .label("too large")
        } else {
            return Some(number);
        };
        reader.note(problem.found(written).expected("a number of at most 1000000000000 in size"));
        None
    }
}

impl Read for PartialDate {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let date = match node.value {
            DeValue::String(text) => Self::parse(text),
            DeValue::Datetime(written) => match (written.date, written.time, written.offset) {
                (Some(date), None, None) => Self::new(date.year, Some(date.month), Some(date.day)),
                (Some(_), ..) => {
                    let found = reader.excerpt(node.start..node.end);
                    reader.note(
                        Problem::error("wrong-type", reader.place(node), "A date has no time of day here.")
                            .label("has a time of day")
                            .found(found)
                            .expected(kind.describe()),
                    );
                    return None;
                }
                // A date that does not exist: the parser has said so.
                (None, None, None) => return None,
                (None, ..) => None,
            },
            // A bare year is a whole number to TOML: say how to write it.
            DeValue::Integer(digits) => {
                let year = digits.as_str().to_owned();
                let fix = Self::parse(&year).map(|_| quoted(year, node));
                let found = reader.excerpt(node.start..node.end);
                reader.note(
                    Problem::error("wrong-type", reader.place(node), "A year alone stands in quotation marks.")
                        .label("not a date")
                        .found(found)
                        .expected(kind.describe())
                        .choices(Vec::new(), fix),
                );
                return None;
            }
            _ => {
                reader.wrong_type(node, *kind);
                return None;
            }
        };
        if date.is_none() {
            let found = reader.excerpt(node.start..node.end);
            reader.note(
                Problem::error("no-such-date", reader.place(node), "There is no such date.")
                    .label("no such date")
                    .found(found)
                    .expected(kind.describe()),
            );
        }
        date
    }
}

impl Read for Scalar {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            DeValue::String(text) => Some(Self::Text(text.to_string())),
            DeValue::Integer(_) | DeValue::Float(_) => f64::read(node, kind, reader).map(Self::Number),
            _ => {
                reader.wrong_type(node, *kind);
                None
            }
        }
    }
}

/// Words that stand for themselves.
pub(super) const SILENCE: &[&str] = &["open", "status-quo", "left-out"];
pub(super) const CLASS: &[&str] = &["official", "wire", "outlet", "secondary", "state-linked", "own"];
pub(super) const CONFIDENCE: &[&str] = &["high", "medium", "low"];
pub(super) const IMPORTANCE: &[&str] = &["red-line", "priority", "interest", "flexible", "unknown"];
pub(super) const BETTER: &[&str] = &["high", "low"];
pub(super) const PREFERENCE: &[&str] = &["usual", "u-shape", "v-shape", "level", "linear", "gaussian"];
pub(super) const EFFECT: &[&str] = &["impossible"];

/// Reads one of a few words, or notes what was written instead and which was likely meant.
fn word<T: Copy>(node: &Node<'_, '_>, kind: Kind, reader: &mut Reader<'_>, all: &[(T, &'static str)]) -> Option<T> {
    let DeValue::String(text) = node.value else {
        reader.wrong_type(node, kind);
        return None;
    };
    if let Some((word, _)) = all.iter().find(|(_, keyword)| *keyword == text.as_ref()) {
        return Some(*word);
    }
    let near = nearest(text, all.iter().map(|(_, keyword)| *keyword));
    let choices = all.iter().map(|(_, keyword)| Choice { id: (*keyword).to_owned(), name: None }).collect();
    let found = reader.excerpt(node.start..node.end);
    reader.note(
        Problem::error(
            "unknown-word",
            reader.place(node),
            format!("`{text}` is not one of the words that may stand here."),
        )
        .label("unknown word")
        .found(found)
        .expected(format!("one of {}", list_of(all.iter().map(|(_, keyword)| *keyword))))
        .choices(choices, near.map(|near| quoted(near.to_owned(), node))),
    );
    None
}

macro_rules! words {
    ($($type:ty;)+) => {$(
        impl Read for $type {
            fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
                word(node, *kind, reader, &Self::ALL.map(|word| (word, word.keyword())))
            }
        }
    )+};
}

words! { Silence; SourceClass; Confidence; Importance; Preference; }

impl Read for Better {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        word(node, *kind, reader, &[(Self::High, "high"), (Self::Low, "low")])
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASS, CONFIDENCE, IMPORTANCE, PREFERENCE, SILENCE, is_web_address, mended_id};
    use crate::model::framework::Silence;
    use crate::model::issue::Preference;
    use crate::model::party::Importance;
    use crate::model::source::{Confidence, SourceClass};

    #[test]
    fn words_of_the_schema_are_those_of_the_model() {
        assert_eq!(SILENCE, Silence::ALL.map(Silence::keyword));
        assert_eq!(CLASS, SourceClass::ALL.map(SourceClass::keyword));
        assert_eq!(CONFIDENCE, Confidence::ALL.map(Confidence::keyword));
        assert_eq!(IMPORTANCE, Importance::ALL.map(Importance::keyword));
        assert_eq!(PREFERENCE, Preference::ALL.map(Preference::keyword));
    }

    #[test]
    fn web_addresses() {
        for good in ["https://example.org/talks", "http://a", "HTTPS://example.org"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in
            ["", "http://", "https:///x", "ftp://a", "javascript:alert(1)", "http://a b", "example.org", "éhttp://"]
        {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn ids_are_mended() {
        assert_eq!(mended_id("NATO membership"), "nato-membership");
        assert_eq!(mended_id("Членство"), "");
        assert_eq!(mended_id("a  b!"), "a-b");
    }
}
