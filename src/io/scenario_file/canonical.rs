//! Writes a scenario file in its canonical form: keys in the order of the records, every comment kept.
//!
//! Tables are written anew from the parsed document rather than edited in place: what the form does not name (blank
//! lines, indents) then never depends on what stood there. Text in quotation marks stays as it was written.

use toml_edit::{DocumentMut, Item, Key, Table};

use super::files::document_problems;
use super::layout::{Comments, comments_of, same_line_comment};
use super::shape::{Kind, Shape};
use super::values;
use crate::model::problem::Problem;

/// Writes `text` in canonical form. It need not be a whole or sound framework, only TOML of a format this program knows:
/// keys that are not the format's own come after those that are.
///
/// # Errors
/// The faults of syntax, and a format newer than this program's.
pub fn canonical(text: &str) -> Result<String, Vec<Problem>> {
    let problems = document_problems(0, text);
    if !problems.is_empty() {
        return Err(problems);
    }
    let text = text.replace("\r\n", "\n");
    let document: DocumentMut = text.parse().map_err(|err: toml_edit::TomlError| vec![unreadable(&text, &err)])?;
    Ok(write(&document))
}

/// What the editing parser refuses although the reading parser did not: none is known.
pub(super) fn unreadable(text: &str, err: &toml_edit::TomlError) -> Problem {
    let span = err.span().unwrap_or(0..text.len().min(1));
    let place = crate::model::problem::Place { file: 0, span, path: String::new() };
    Problem::error("not-toml", place, "This is not valid TOML.")
        .label("not valid here")
        .found(err.message())
        .expected("valid TOML")
}

/// The canonical text of a document.
pub(super) fn write(document: &DocumentMut) -> String {
    let mut writer = Writer { text: String::new() };
    let shape = super::records::file_shape();
    let first = document
        .get_values()
        .first()
        .and_then(|(path, _)| path.last().map(|key| comments_of(key.leaf_decor().prefix())));
    writer.comments(&first.unwrap_or_default().split_top().0, 0, false);
    writer.table(document.as_table(), &Header::Top, Kind::Record(shape), 0);
    let trailing = Comments::of(document.trailing().as_str().unwrap_or_default());
    if !trailing.is_empty() {
        let apart = trailing.starts_apart && !writer.text.is_empty();
        writer.comments(&trailing, 0, apart);
    }
    writer.text
}

/// How a table is announced.
enum Header {
    /// The document itself: not at all.
    Top,
    /// `[a.b]`.
    Table(String),
    /// `[[a.b]]`.
    Entry(String),
}

struct Writer {
    text: String,
}

/// One table under another, in the order in which it is to be written.
struct Child<'t> {
    /// Rank by record order, then by place in the file.
    rank: (usize, isize),
    path: Vec<&'t Key>,
    kind: Option<Kind>,
    item: &'t Item,
}

impl Writer {
    fn line(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&"  ".repeat(indent));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// Comment lines, with a blank line before them where `apart`.
    fn comments(&mut self, comments: &Comments, indent: usize, apart: bool) {
        if apart {
            self.text.push('\n');
        }
        for line in &comments.lines {
            self.line(indent, line);
        }
    }

    /// A table with everything in it. `indent` is that of its own header.
    fn table(&mut self, table: &Table, header: &Header, kind: Kind, indent: usize) {
        let record = record_of(kind);
        let mut children = children_of(table, kind);
        children.sort_by_key(|child| child.rank);
        // A table by key keeps its own place among the tables inside it; a record comes before them.
        let own = table.position().filter(|_| record.is_none());
        let mut own_is_due = true;
        for child in &children {
            if own_is_due && own.is_none_or(|own| child.rank.1 > own) {
                self.body(table, header, kind, indent);
                own_is_due = false;
            }
            self.child(child, header, indent);
        }
        if own_is_due {
            self.body(table, header, kind, indent);
        }
    }

    fn child(&mut self, child: &Child<'_>, parent: &Header, indent: usize) {
        let mut path = match parent {
            Header::Top => String::new(),
            Header::Table(path) | Header::Entry(path) => format!("{path}."),
        };
        path.push_str(&values::key_path(&child.path));
        let inside = indent + usize::from(matches!(parent, Header::Entry(_)));
        let kind = child.kind.unwrap_or(Kind::Text);
        match child.item {
            Item::Table(table) => self.table(table, &Header::Table(path), kind, inside),
            Item::ArrayOfTables(entries) => {
                let header = Header::Entry(path);
                for entry in entries {
                    self.table(entry, &header, values::item_kind(kind), inside);
                }
            }
            Item::None | Item::Value(_) => {}
        }
    }

    /// The header and the keys of a table, without the tables inside it.
    fn body(&mut self, table: &Table, header: &Header, kind: Kind, indent: usize) {
        let values = table.get_values();
        let announced = match header {
            Header::Top => None,
            Header::Table(_) if table.is_implicit() && values.is_empty() => return,
            Header::Table(path) => Some(format!("[{path}]")),
            Header::Entry(path) => Some(format!("[[{path}]]")),
        };
        if let Some(announced) = announced {
            let before = comments_of(table.decor().prefix());
            let apart = !self.text.is_empty();
            self.comments(&before, indent, apart);
            let after = same_line_comment(table.decor().suffix());
            self.line(indent, &format!("{announced}{after}"));
        }
        let mut lines: Vec<Line<'_>> =
            values.iter().map(|(path, value)| Line { rank: values::ranks(path, kind), path, value }).collect();
        // Sorting keeps the written order of keys with the same rank.
        lines.sort_by(|a, b| a.rank.cmp(&b.rank));
        let width = aligned_width(&lines);
        let first = values.first().map_or(std::ptr::null(), |(_, value)| std::ptr::from_ref(*value));
        for (index, line) in lines.iter().enumerate() {
            let Some(last) = line.path.last() else { continue };
            let mut before = comments_of(last.leaf_decor().prefix());
            if matches!(header, Header::Top) && std::ptr::eq(line.value, first) {
                before = before.split_top().1;
            }
            // Nothing stands apart from the header above it, or from the beginning of the file.
            let apart = before.starts_apart && index > 0;
            self.comments(&before, indent, apart);
            let key = values::key_path(line.path);
            let padding = " ".repeat(width.saturating_sub(key.chars().count()));
            let value_kind = kind_at(kind, line.path).unwrap_or(Kind::Text);
            let value = values::value(line.value, value_kind, indent);
            let after = same_line_comment(line.value.decor().suffix());
            self.line(indent, &format!("{key}{padding} = {value}{after}"));
        }
    }
}

/// One key of a table and its value.
struct Line<'t> {
    rank: Vec<usize>,
    path: &'t [&'t Key],
    value: &'t toml_edit::Value,
}

/// How wide keys are written where the equals signs of the table stood in one column; 0 where they did not.
fn aligned_width(lines: &[Line<'_>]) -> usize {
    let padded = lines.iter().any(|line| {
        let suffix = line.path.last().and_then(|key| key.leaf_decor().suffix());
        suffix.and_then(|suffix| suffix.as_str()).is_some_and(|suffix| suffix.len() > 1)
    });
    if !padded {
        return 0;
    }
    lines.iter().map(|line| values::key_path(line.path).chars().count()).max().unwrap_or(0)
}

/// The record at a place, if that is what stands there.
fn record_of(kind: Kind) -> Option<&'static Shape> {
    match values::table_kind(kind) {
        Some(Kind::Record(shape)) => Some(shape()),
        _ => None,
    }
}

/// The kind of what a path of keys leads to.
fn kind_at(kind: Kind, path: &[&Key]) -> Option<Kind> {
    path.iter().try_fold(kind, |kind, key| values::entry_kind(kind, key.get()))
}

/// The tables under a table, through dotted keys.
fn children_of(table: &Table, kind: Kind) -> Vec<Child<'_>> {
    let mut children = Vec::new();
    collect_children(table, Some(kind), &mut Vec::new(), &mut children);
    children
}

fn collect_children<'t>(table: &'t Table, kind: Option<Kind>, path: &mut Vec<&'t Key>, children: &mut Vec<Child<'t>>) {
    for (name, item) in table {
        let Some(key) = table.key(name) else { continue };
        let entry = kind.and_then(|kind| values::entry_kind(kind, name));
        path.push(key);
        match item {
            Item::Table(inner) if inner.is_dotted() => collect_children(inner, entry, path, children),
            Item::Table(_) | Item::ArrayOfTables(_) => {
                let rank = kind.map_or(0, |kind| values::key_rank(kind, name));
                children.push(Child { rank: (rank, position(item)), path: path.clone(), kind: entry, item });
            }
            Item::None | Item::Value(_) => {}
        }
        path.pop();
    }
}

/// Where a table, or the first table inside it, stood in the file.
fn position(item: &Item) -> isize {
    let first = |table: &Table| {
        let inner = table.iter().map(|(_, item)| position(item)).min().unwrap_or(isize::MAX);
        match table.position() {
            Some(own) if !table.is_implicit() => own.min(inner),
            _ => inner,
        }
    };
    match item {
        Item::Table(table) => first(table),
        Item::ArrayOfTables(entries) => entries.iter().map(first).min().unwrap_or(isize::MAX),
        Item::None | Item::Value(_) => isize::MAX,
    }
}
