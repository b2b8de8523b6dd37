//! Walks a parsed TOML document and fills records from it, noting every fault with its place and going on.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::shape::{Kind, Shape, list_of};
use crate::model::nearest::nearest;
use crate::model::parts::{At, Keyed, Text};
use crate::model::problem::{Choice, Fix, MOST_PROBLEMS, Place, Problem};

/// One step on the way from the top of the document to a value.
#[derive(Clone, Copy)]
pub(super) enum Path<'p> {
    /// The document itself.
    Top,
    /// A key of a table.
    Key(&'p Path<'p>, &'p str),
    /// A position in a list, from 0.
    Item(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// As problems show it: `parties[1].values.nato`.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(48);
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        use std::fmt::Write as _;
        match self {
            Self::Top => {}
            Self::Key(parent, key) => {
                parent.write(text);
                if !text.is_empty() {
                    text.push('.');
                }
                if key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
                    text.push_str(key);
                } else {
                    // Writing to a string cannot fail.
                    let _ = write!(text, "{key:?}");
                }
            }
            Self::Item(parent, index) => {
                parent.write(text);
                let _ = write!(text, "[{index}]");
            }
        }
    }
}

/// A value of the document with its place.
#[derive(Clone, Copy)]
pub(super) struct Node<'n, 'i> {
    /// What stands there.
    pub(super) value: &'n DeValue<'i>,
    /// Where its text begins and ends.
    pub(super) start: usize,
    /// See `start`.
    pub(super) end: usize,
    /// The way to it.
    pub(super) path: Path<'n>,
}

impl<'n, 'i> Node<'n, 'i> {
    /// A value reached over `path`.
    pub(super) fn new(value: &'n Spanned<DeValue<'i>>, path: Path<'n>) -> Self {
        let Range { start, end } = value.span();
        Self { value: value.get_ref(), start, end, path }
    }
}

/// Notes faults while records are filled.
pub(super) struct Reader<'t> {
    /// Which file is read.
    pub(super) file: usize,
    /// Its text.
    pub(super) text: &'t str,
    /// Faults so far.
    pub(super) problems: Vec<Problem>,
}

/// What can be made of a value of the document. A fault is noted and gives `None`.
pub(super) trait Read: Sized {
    /// Reads `node`, of which `kind` is expected.
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self>;
}

/// A table with known keys.
pub(super) trait Record: Sized {
    /// Its keys.
    const SHAPE: &'static Shape;
    /// Fills it.
    fn collect(table: &mut Table<'_, '_, '_, '_>) -> Self;
}

/// A table that is being read.
pub(super) struct Table<'a, 'n, 'i, 't> {
    entries: &'n DeTable<'i>,
    node: Node<'n, 'i>,
    shape: &'static Shape,
    pub(super) reader: &'a mut Reader<'t>,
}

impl Reader<'_> {
    /// Adds a fault to those found so far, of which there is an end.
    pub(super) fn note(&mut self, problem: Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// The place of a node.
    pub(super) fn place(&self, node: &Node<'_, '_>) -> Place {
        Place { file: self.file, span: node.start..node.end, path: node.path.text() }
    }

    /// Text of the document, shortened where it is long.
    pub(super) fn excerpt(&self, span: Range<usize>) -> String {
        let text = self.text.get(span).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().trim();
        let mut short: String = line.chars().take(60).collect();
        if short.len() < text.trim().len() {
            short.push('…');
        }
        short
    }

    /// Notes that something else stands where `kind` is expected.
    pub(super) fn wrong_type(&mut self, node: &Node<'_, '_>, kind: Kind) {
        let what = type_name(node.value);
        let found = match node.value {
            DeValue::Table(_) | DeValue::Array(_) => what.to_owned(),
            _ => format!("{what}: {}", self.excerpt(node.start..node.end)),
        };
        let place = self.place(node);
        let name = place.path.rsplit('.').next().unwrap_or_default().to_owned();
        let problem = Problem::error("wrong-type", place, format!("`{name}` holds {what}, which cannot stand there."))
            .label(format!("{what} cannot stand here"))
            .found(found);
        // `[groups]` where `[[groups]]` belongs is one slip, easily made.
        let header = self.text.get(node.start..node.end).and_then(|text| text.strip_prefix('[')?.strip_suffix(']'));
        self.note(match (kind, node.value, header) {
            (Kind::List(_), DeValue::Table(_), Some(header)) if !header.starts_with('[') => {
                let (id, span) = (format!("[[{header}]]"), node.start..node.end);
                let expected = format!("`{id}`, in double brackets, above each entry");
                problem.expected(expected).choices(Vec::new(), Some(Fix { replacement: id.clone(), id, span }))
            }
            _ => problem.expected(kind.describe()),
        });
    }

    /// Reads a table as a record.
    pub(super) fn record<T: Record>(&mut self, node: &Node<'_, '_>) -> Option<T> {
        let DeValue::Table(entries) = node.value else {
            self.wrong_type(node, Kind::Record(|| T::SHAPE));
            return None;
        };
        Some(self.fill(entries, *node))
    }

    /// Fills a record from the entries of a table, reporting keys that are not its own.
    pub(super) fn fill<'n, 'i, T: Record>(&mut self, entries: &'n DeTable<'i>, node: Node<'n, 'i>) -> T {
        self.unknown_keys(entries, &node, T::SHAPE);
        T::collect(&mut Table { entries, node, shape: T::SHAPE, reader: self })
    }

    fn unknown_keys(&mut self, entries: &DeTable<'_>, node: &Node<'_, '_>, shape: &'static Shape) {
        for (key, _) in entries {
            let name: &str = key.get_ref();
            if shape.find(name).is_some() {
                continue;
            }
            let path = Path::Key(&node.path, name);
            let place = Place { file: self.file, span: key.span(), path: path.text() };
            let fields = shape.keys();
            let unused = fields.iter().map(|field| field.name).filter(|name| !entries.contains_key(*name));
            let suggestion = nearest(name, unused).map(|near| Fix {
                id: near.to_owned(),
                span: key.span(),
                replacement: near.to_owned(),
            });
            let choices = fields.iter().map(|field| Choice { id: field.name.to_owned(), name: None }).collect();
            self.note(
                Problem::error("unknown-key", place, format!("{} has no key `{name}`.", capital(shape.name)))
                    .label("unknown key")
                    .found(format!("`{name}`"))
                    .expected(format!("one of {}", list_of(fields.iter().map(|field| field.name))))
                    .choices(choices, suggestion),
            );
        }
    }
}

impl<'n> Table<'_, 'n, '_, '_> {
    /// Where the table stands.
    pub(super) fn place(&self) -> Place {
        self.reader.place(&self.node)
    }

    /// A key that must be there.
    pub(super) fn required<T: Read>(&mut self, name: &'static str) -> Option<T> {
        if !self.entries.contains_key(name) {
            let kind = self.shape.find(name).map_or(Kind::Text, |field| field.kind);
            let place = self.place();
            let message = format!("{} needs `{name}`, which is missing.", capital(self.shape.name));
            self.reader.note(
                Problem::error("missing-key", place, message)
                    .label(format!("`{name}` is missing"))
                    .found(format!("no `{name}`"))
                    .expected(format!("`{name}` with {}", kind.describe())),
            );
            return None;
        }
        self.optional(name)
    }

    /// A key that may be there.
    pub(super) fn optional<T: Read>(&mut self, name: &'static str) -> Option<T> {
        let value = self.entries.get(name)?;
        let kind = &self.shape.find(name)?.kind;
        let node = Node::new(value, Path::Key(&self.node.path, name));
        T::read(&node, kind, self.reader)
    }

    /// A list or table that is empty where it is absent.
    pub(super) fn many<T: Read + Default>(&mut self, name: &'static str) -> T {
        self.optional(name).unwrap_or_default()
    }

    /// A record whose keys stand in this table.
    pub(super) fn flat<T: Record>(&mut self, _name: &'static str) -> T {
        // The shape stays that of the whole table, in which the keys of the flat record are found too.
        T::collect(self)
    }
}

impl<T: Read> Read for At<T> {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let value = T::read(node, kind, reader)?;
        Some(Self { value, place: reader.place(node) })
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Array(items) = node.value else {
            if let Kind::OneOrMore(of) = kind
                && !matches!(node.value, DeValue::Table(_))
            {
                return T::read(node, of, reader).map(|one| vec![one]);
            }
            reader.wrong_type(node, *kind);
            return None;
        };
        let read = |(index, item)| T::read(&Node::new(item, Path::Item(&node.path, index)), kind.item(), reader);
        Some(items.iter().enumerate().filter_map(read).collect())
    }
}

/// Reads a table by key.
pub(super) fn keyed<T: Read>(
    entries: &DeTable<'_>,
    node: &Node<'_, '_>,
    kind: &'static Kind,
    reader: &mut Reader<'_>,
) -> Keyed<T> {
    let mut read = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let path = Path::Key(&node.path, key.get_ref());
        let name = Text {
            value: key.get_ref().to_string(),
            place: Place { file: reader.file, span: key.span(), path: path.text() },
        };
        if let Some(value) = T::read(&Node::new(value, path), kind.item(), reader) {
            read.push((name, value));
        }
    }
    read
}

impl<T: Read> Read for Keyed<T> {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Table(entries) = node.value else {
            reader.wrong_type(node, *kind);
            return None;
        };
        Some(keyed(entries, node, kind, reader))
    }
}

impl Read for BTreeMap<String, String> {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Table(entries) = node.value else {
            reader.wrong_type(node, *kind);
            return None;
        };
        let names: Keyed<String> = keyed(entries, node, &Kind::Text, reader);
        Some(names.into_iter().map(|(key, name)| (key.value, name)).collect())
    }
}

/// What stands there, for people.
pub(super) fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(true) => "`true`",
        DeValue::Boolean(false) => "`false`",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// With a capital first letter, as a sentence begins.
pub(in crate::io) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
