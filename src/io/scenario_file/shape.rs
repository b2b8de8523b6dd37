//! The one definition of the format: which keys each record has, in which order, what stands there and what it means.
//!
//! Reading, the JSON Schema and the canonical key order all go by these tables. serde's derive is not used for the
//! file, because it stops at the first fault and forgets where values stood; a person who edits a file wants every
//! fault at once, each with its place.

/// What may stand at a place of the file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Any text.
    Text,
    /// An id.
    Id,
    /// The id of an entry of the kind named.
    Reference(&'static str),
    /// A text of at most 18 characters.
    Short,
    /// An `http` or `https` address.
    Url,
    /// A path to another file.
    File,
    /// A finite number of at most 10¹² in size.
    Number(Bounds),
    /// `true` or `false`.
    Flag,
    /// A day, a month or a year.
    Date,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// The number of the format's version.
    Version,
    /// A table with known keys.
    Record(fn() -> &'static Shape),
    /// A list.
    List(&'static Kind),
    /// A list, or one thing alone.
    OneOrMore(&'static Kind),
    /// A table whose keys are ids of the kind named, or other names.
    Map(&'static str, &'static Kind),
    /// A table of texts by language.
    Names,
    /// A number and its value: `[600, 60]`.
    Point,
    /// One of several.
    OneOf(&'static [Kind]),
}

/// Which numbers a schema admits; the checks themselves are in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounds {
    /// Any.
    Any,
    /// 0 or more.
    Positive,
    /// 0 to 100.
    Value,
    /// −50 to 50.
    Curve,
    /// A value of a term, or the curve of a range: −50 to 100.
    ValueOrCurve,
}

/// One key of a record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// The key.
    pub(super) name: &'static str,
    /// How it is read.
    pub(super) presence: Presence,
    /// What stands there; for [`Presence::Flat`] the record whose keys stand here too.
    pub(super) kind: Kind,
    /// What it means.
    pub(super) doc: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// Its absence is an error.
    Required,
    /// It may be absent.
    Optional,
    /// Not a key: the keys of another record stand here.
    Flat,
}

/// A table with known keys.
#[derive(Debug)]
pub(super) struct Shape {
    /// What the record is, with its article: `an issue`.
    pub(super) name: &'static str,
    /// What it means.
    pub(super) doc: &'static str,
    /// Its keys, in canonical order.
    pub(super) fields: &'static [Field],
}

impl Shape {
    /// Every key, those of flat records among them, in canonical order.
    pub(super) fn keys(&'static self) -> Vec<&'static Field> {
        let mut keys = Vec::with_capacity(self.fields.len() + 4);
        self.push_keys(&mut keys);
        keys
    }

    fn push_keys(&'static self, keys: &mut Vec<&'static Field>) {
        for field in self.fields {
            match (field.presence, field.kind) {
                (Presence::Flat, Kind::Record(shape)) => shape().push_keys(keys),
                _ => keys.push(field),
            }
        }
    }

    /// The key with this name.
    pub(super) fn find(&'static self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find_map(|field| match (field.presence, field.kind) {
            (Presence::Flat, Kind::Record(shape)) => shape().find(name),
            _ => (field.name == name).then_some(field),
        })
    }
}

impl Kind {
    /// What is expected, in words.
    pub(super) fn describe(self) -> String {
        match self {
            Self::Text => "a text in quotation marks".into(),
            Self::Id => "an id: small letters a to z, digits, `-` and `_`, in quotation marks".into(),
            Self::Reference(of) => format!("the id of {of}"),
            Self::Short => "a text of at most 18 characters".into(),
            Self::Url => "an address that begins with http:// or https://".into(),
            Self::File => "the path of another file, in quotation marks".into(),
            Self::Number(Bounds::Any) => "a number".into(),
            Self::Number(Bounds::Positive) => "a number of 0 or more".into(),
            Self::Number(Bounds::Value) => "a number from 0 to 100".into(),
            Self::Number(Bounds::Curve) => "a number from -50 to 50".into(),
            Self::Number(Bounds::ValueOrCurve) => "a number from 0 to 100, or a curve from -50 to 50".into(),
            Self::Flag => "`true` or `false`".into(),
            Self::Date => "a date: 2025-12-14, \"2025-12\" or \"2025\"".into(),
            Self::Word(words) => format!("one of {}", list_of(words.iter().copied())),
            Self::Version => "the number 1".into(),
            Self::Record(shape) => {
                let keys = shape().keys();
                format!("a table with {}", list_of(keys.iter().map(|field| field.name).take(6)))
            }
            Self::List(of) => match of {
                Self::Record(shape) => format!("a list of tables, each {}", shape().name),
                _ => format!("a list: [{}, …]", of.describe()),
            },
            Self::OneOrMore(of) => format!("{}, or a list of them", of.describe()),
            Self::Map(of, _) => format!("a table whose keys are {of}"),
            Self::Names => "a table of names by language, such as { uk = \"…\" }".into(),
            Self::Point => "a number and its value, such as [600, 60]".into(),
            Self::OneOf(kinds) => kinds.iter().map(|kind| kind.describe()).collect::<Vec<_>>().join(", or "),
        }
    }

    /// What the items of a list, or the entries of a table by key, are.
    pub(super) fn item(&'static self) -> &'static Self {
        match self {
            Self::List(of) | Self::OneOrMore(of) | Self::Map(_, of) => of,
            _ => self,
        }
    }
}

/// Words in back ticks with commas between.
pub(super) fn list_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
