//! Writes values in canonical form: plain numbers, ISO dates, one blank within brackets, comments in lists kept.

use toml_edit::{Array, InlineTable, Key, RawString, Value};

use super::shape::Kind;
use crate::model::date::PartialDate;

/// A path of keys, bare where they can be.
pub(super) fn key_path(path: &[&Key]) -> String {
    let key = |key: &&Key| {
        let bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        if !key.get().is_empty() && key.get().bytes().all(bare) {
            key.get().to_owned()
        } else {
            key.display_repr().into_owned()
        }
    };
    path.iter().map(key).collect::<Vec<_>>().join(".")
}

/// The kind among several that a table is of.
pub(super) fn table_kind(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Record(_) | Kind::Map(..) | Kind::Names => Some(kind),
        Kind::OneOf(kinds) => kinds.iter().find_map(|kind| table_kind(*kind)),
        _ => None,
    }
}

/// The kind of the items of a list.
pub(super) fn item_kind(kind: Kind) -> Kind {
    match kind {
        Kind::List(of) | Kind::OneOrMore(of) => *of,
        Kind::OneOf(kinds) => {
            let list = kinds.iter().find(|kind| matches!(kind, Kind::List(_) | Kind::OneOrMore(_)));
            list.map_or(kind, |list| item_kind(*list))
        }
        _ => kind,
    }
}

/// The kind of what stands under a key of a table.
pub(super) fn entry_kind(kind: Kind, key: &str) -> Option<Kind> {
    match table_kind(kind)? {
        Kind::Record(shape) => shape().find(key).map(|field| field.kind),
        Kind::Map(_, of) => Some(*of),
        Kind::Names => Some(Kind::Text),
        _ => None,
    }
}

/// The place of a key in the order of its record; the same for all keys of a table by key.
pub(super) fn key_rank(kind: Kind, key: &str) -> usize {
    match table_kind(kind) {
        Some(Kind::Record(shape)) => {
            let keys = shape().keys();
            keys.iter().position(|field| field.name == key).unwrap_or(keys.len())
        }
        _ => 0,
    }
}

/// A value in canonical form, without the comment behind it. `indent` is that of its line, in steps of two blanks.
pub(super) fn value(value: &Value, kind: Kind, indent: usize) -> String {
    match value {
        Value::String(text) => match day(text.value(), kind) {
            Some(date) => date,
            None => text.display_repr().into_owned(),
        },
        Value::Integer(number) => number.value().to_string(),
        Value::Float(number) => float(*number.value()),
        Value::Boolean(flag) => flag.value().to_string(),
        Value::Datetime(date) => date.value().to_string(),
        Value::Array(array) => list(array, kind, indent),
        Value::InlineTable(table) => inline(table, kind, indent),
    }
}

/// A day that is written as a text, as TOML writes days.
fn day(text: &str, kind: Kind) -> Option<String> {
    if !matches!(kind, Kind::Date) {
        return None;
    }
    PartialDate::parse(text).filter(|date| date.day().is_some()).map(|date| date.to_string())
}

/// A number without trailing zeros.
fn float(number: f64) -> String {
    let size = number.abs();
    if number == 0.0 {
        "0".into()
    } else if number.is_finite() && !(1e-6..1e15).contains(&size) {
        format!("{number:e}")
    } else if number.is_finite() {
        format!("{number}")
    } else {
        // Not a number to count with, but what the file says; in TOML's spelling.
        format!("{number}").to_lowercase()
    }
}

/// What stands between two brackets, line by line where there are comments or lines.
enum Piece {
    /// An item, with its comma.
    Item(String),
    /// A comment on the line of what comes before it.
    Behind(String),
    /// A comment on a line of its own.
    Alone(String),
}

/// The comments of a piece of blank space: the one before its first line end, which stands behind something, and others.
fn comments_in(blank: Option<&RawString>) -> (Option<&str>, Vec<&str>) {
    let mut lines = blank.and_then(RawString::as_str).unwrap_or_default().split('\n').map(str::trim);
    let first = lines.next().filter(|line| !line.is_empty());
    (first, lines.filter(|line| !line.is_empty()).collect())
}

/// Adds a comment behind what was added last; a second one gets a line of its own.
fn add_behind(comment: Option<&str>, pieces: &mut Vec<Piece>) {
    if let Some(comment) = comment.map(str::to_owned) {
        let taken = matches!(pieces.last(), Some(Piece::Behind(_) | Piece::Alone(_)));
        pieces.push(if taken { Piece::Alone(comment) } else { Piece::Behind(comment) });
    }
}

/// Adds comments on lines of their own.
fn add_alone(comments: Vec<&str>, pieces: &mut Vec<Piece>) {
    pieces.extend(comments.into_iter().map(|comment| Piece::Alone(comment.to_owned())));
}

/// Adds the comments of a piece of blank space.
fn add_comments(blank: Option<&RawString>, pieces: &mut Vec<Piece>) {
    let (behind, alone) = comments_in(blank);
    add_behind(behind, pieces);
    add_alone(alone, pieces);
}

fn has_line_end(blank: Option<&RawString>) -> bool {
    blank.and_then(RawString::as_str).is_some_and(|blank| blank.contains('\n'))
}

fn list(array: &Array, kind: Kind, indent: usize) -> String {
    let decors = || array.iter().map(Value::decor);
    let lines = decors().any(|decor| has_line_end(decor.prefix()) || has_line_end(decor.suffix()))
        || has_line_end(Some(array.trailing()));
    let of = item_kind(kind);
    if !lines {
        let items: Vec<String> = array.iter().map(|item| value(item, of, indent)).collect();
        return format!("[{}]", items.join(", "));
    }
    let mut pieces = Vec::new();
    for item in array {
        add_comments(item.decor().prefix(), &mut pieces);
        pieces.push(Piece::Item(format!("{},", value(item, of, indent + 1))));
        add_comments(item.decor().suffix(), &mut pieces);
    }
    add_comments(Some(array.trailing()), &mut pieces);
    spread('[', ']', &pieces, indent)
}

/// Writes pieces one a line between two brackets.
fn spread(open: char, close: char, pieces: &[Piece], indent: usize) -> String {
    let mut text = String::from(open);
    for piece in pieces {
        match piece {
            Piece::Item(line) | Piece::Alone(line) => {
                text.push('\n');
                text.push_str(&"  ".repeat(indent + 1));
                text.push_str(line);
            }
            Piece::Behind(comment) => {
                text.push(' ');
                text.push_str(comment);
            }
        }
    }
    if !pieces.is_empty() {
        text.push('\n');
        text.push_str(&"  ".repeat(indent));
    }
    text.push(close);
    text
}

fn inline(table: &InlineTable, kind: Kind, indent: usize) -> String {
    let values = table.get_values();
    let mut entries: Vec<(Vec<usize>, &Vec<&Key>, &Value)> =
        values.iter().map(|(path, value)| (ranks(path, kind), path, *value)).collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    let is_comment =
        |blank: Option<&RawString>| blank.and_then(RawString::as_str).is_some_and(|blank| blank.contains('#'));
    let commented = is_comment(Some(table.trailing()))
        || values.iter().any(|(path, value)| {
            let key = path.last().is_some_and(|key| is_comment(key.leaf_decor().prefix()));
            key || is_comment(value.decor().prefix()) || is_comment(value.decor().suffix())
        });
    let entry = |path: &[&Key], item: &Value, indent: usize| {
        let of = path.iter().try_fold(kind, |kind, key| entry_kind(kind, key.get()));
        format!("{} = {}", key_path(path), value(item, of.unwrap_or(Kind::Text), indent))
    };
    if !commented {
        let entries: Vec<String> = entries.iter().map(|(_, path, item)| entry(path, item, indent)).collect();
        return if entries.is_empty() { "{}".into() } else { format!("{{ {} }}", entries.join(", ")) };
    }
    // In the order written, so that what stands behind a key's comma moves with the key.
    let mut pieces = Vec::new();
    let mut groups: Vec<(Vec<usize>, Vec<Piece>)> = Vec::new();
    for (path, item) in &values {
        let (behind, alone) = comments_in(path.last().and_then(|key| key.leaf_decor().prefix()));
        add_behind(behind, groups.last_mut().map_or(&mut pieces, |(_, last)| last));
        let mut group = Vec::new();
        add_alone(alone, &mut group);
        group.push(Piece::Item(format!("{},", entry(path, item, indent + 1))));
        add_comments(item.decor().suffix(), &mut group);
        groups.push((ranks(path, kind), group));
    }
    let (behind, alone) = comments_in(Some(table.trailing()));
    add_behind(behind, groups.last_mut().map_or(&mut pieces, |(_, last)| last));
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    pieces.extend(groups.into_iter().flat_map(|(_, group)| group));
    add_alone(alone, &mut pieces);
    spread('{', '}', &pieces, indent)
}

/// The order of a path of keys: by record where they are a record's, as written where they are not.
pub(super) fn ranks(path: &[&Key], kind: Kind) -> Vec<usize> {
    let mut kind = Some(kind);
    let mut ranks = Vec::with_capacity(path.len());
    for key in path {
        ranks.push(kind.map_or(0, |kind| key_rank(kind, key.get())));
        kind = kind.and_then(|kind| entry_kind(kind, key.get()));
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::float;

    #[test]
    fn numbers_have_no_trailing_zeros_and_read_back() {
        let cases = [(45.0, "45"), (4.50, "4.5"), (-0.0, "0"), (1e3, "1000"), (1e-7, "1e-7"), (1e20, "1e20")];
        for (number, text) in cases {
            assert_eq!(float(number), text);
            assert_eq!(text.parse::<f64>(), Ok(number));
        }
        assert_eq!(float(f64::NAN), "nan");
    }
}
