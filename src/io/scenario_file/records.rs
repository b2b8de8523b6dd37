//! Every record of the format, key by key, in canonical order: the source of reading, of the schema and of `fmt`.

use super::reader::{Node, Read, Reader, Record, Table};
use super::scalars::{BETTER, CLASS, CONFIDENCE, EFFECT, IMPORTANCE, PREFERENCE, SILENCE};
use super::shape::{Bounds, Field, Kind, Presence, Shape};
use crate::model::date::PartialDate;
use crate::model::framework::Silence;
use crate::model::parts::{
    ChancePart, ConditionPart, GroupPart, IssuePart, LinkPart, MarkPart, Number, OutcomePart, PartyPart, RangePart,
    RedLinePart, ReservationPart, RulesPart, ScenarioPart, SilentPart, SourcePart, SpreadPart, StancePart, Statement,
    TermPart, Text, ThresholdsPart,
};
use crate::model::problem::Place;

/// Defines a record: its name and meaning, then each key with `required`, `optional`, `many` (empty where absent) or
/// `flat` (the keys of another record stand here), what stands there, and its meaning.
macro_rules! record {
    ($(#[doc = $doc:literal])+ $type:ty as $name:literal { $($place:ident;)? $($(#[doc = $means:literal])+ $word:ident $key:ident: $kind:expr;)+ }) => {
        impl Record for $type {
            const SHAPE: &'static Shape = &Shape {
                name: $name,
                doc: concat!($($doc),+),
                fields: &[$(Field { name: stringify!($key), presence: presence!($word), kind: $kind, doc: concat!($($means),+) }),+],
            };

            fn collect(table: &mut Table<'_, '_, '_, '_>) -> Self {
                Self { $($place: table.place(),)? $($key: table.$word(stringify!($key))),+ }
            }
        }
    };
}

macro_rules! presence {
    (required) => {
        Presence::Required
    };
    (optional) => {
        Presence::Optional
    };
    (many) => {
        Presence::Optional
    };
    (flat) => {
        Presence::Flat
    };
}

mod judging;

/// Records that are only ever written as tables.
macro_rules! tables {
    ($($type:ty;)+) => {$(
        impl Read for $type {
            fn read(node: &Node<'_, '_>, _kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
                reader.record(node)
            }
        }
    )+};
}

tables! {
    RulesPart; Statement; SourcePart; GroupPart; IssuePart; SilentPart; RangePart; TermPart; MarkPart; PartyPart;
    StancePart; RedLinePart; ScenarioPart; LinkPart; ThresholdsPart;
}

/// The record of a type, for a field.
pub(super) const fn of<T: Record>() -> Kind {
    Kind::Record(|| T::SHAPE)
}

const ANY: Kind = Kind::Number(Bounds::Any);
const POSITIVE: Kind = Kind::Number(Bounds::Positive);
const SOURCES: Kind = Kind::List(&Kind::Reference("a source"));
const ISSUE: Kind = Kind::Reference("an issue");
const TERM: Kind = Kind::Reference("a term of the issue");
const PLACE_IN_ISSUES: &str = "ids of issues";

/// A term's id or a number of the range.
pub(super) const SCALAR: Kind = Kind::OneOf(&[TERM, ANY]);
const LEVELS: Kind = Kind::List(&Kind::OneOrMore(&SCALAR));
/// Points of a line.
pub(super) const POINTS: Kind = Kind::List(&Kind::Point);
/// A value of a term.
pub(super) const VALUE: Kind = Kind::OneOf(&[Kind::Number(Bounds::Value), of::<SpreadPart>()]);
/// One entry of a value function: a value of a term, or `better`, `curve`, `points` of a range.
pub(super) const CELL: Kind =
    Kind::OneOf(&[Kind::Number(Bounds::ValueOrCurve), of::<SpreadPart>(), Kind::Word(BETTER), POINTS]);
/// A value function.
pub(super) const VALUES: Kind = Kind::Map("ids of terms, or `better`, `curve` and `points` for a range", &CELL);
/// Likelihoods by term or number.
pub(super) const LIKELIHOODS: Kind = Kind::Map("ids of terms, or numbers", &POSITIVE);
/// One of several outcomes.
pub(super) const CHANCE: Kind = Kind::OneOf(&[TERM, ANY, of::<ChancePart>()]);
/// Several outcomes that are open.
pub(super) const CHANCES: Kind = Kind::OneOf(&[Kind::List(&CHANCE), LIKELIHOODS]);
const OUTCOME: Kind = Kind::OneOf(&[TERM, ANY, of::<OutcomePart>()]);
const CONDITION: Kind = Kind::OneOf(&[Kind::OneOrMore(&TERM), of::<ConditionPart>()]);
const RESERVATION: Kind = Kind::OneOf(&[ANY, of::<ReservationPart>()]);

/// The record that a whole file is.
pub(super) const fn file_shape() -> fn() -> &'static Shape {
    || ScenarioFile::SHAPE
}

/// A file before it is merged with those it extends.
pub(super) struct ScenarioFile {
    pub(super) place: Place,
    #[expect(dead_code, reason = "checked before the rest is read")]
    pub(super) format: Option<f64>,
    pub(super) extends: Option<Text>,
    pub(super) id: Option<Text>,
    pub(super) title: Option<String>,
    pub(super) as_of: Option<PartialDate>,
    pub(super) summary: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) license: Option<String>,
    pub(super) silence: Option<Silence>,
    pub(super) rules: Option<RulesPart>,
    pub(super) sources: Vec<SourcePart>,
    pub(super) groups: Vec<GroupPart>,
    pub(super) issues: Vec<IssuePart>,
    pub(super) parties: Vec<PartyPart>,
    pub(super) scenarios: Vec<ScenarioPart>,
    pub(super) links: Vec<LinkPart>,
}

record! {
    /// A scenario file of the Westphalia program: what is at issue, who judges it, which scenarios are on the table.
    ScenarioFile as "the file" {
        place;
        /// The version of the format: 1.
        optional format: Kind::Version;
        /// The relative path of a file that this one adds to.
        optional extends: Kind::File;
        /// The framework's own id.
        optional id: Kind::Id;
        /// For people.
        optional title: Kind::Text;
        /// The day up to which the file speaks.
        optional as_of: Kind::Date;
        /// What the file holds.
        optional summary: Kind::Text;
        /// Who made the file.
        many authors: Kind::List(&Kind::Text);
        /// The licence the file is under.
        optional license: Kind::Text;
        /// How an issue counts that a scenario does not address.
        optional silence: Kind::Word(SILENCE);
        /// What replaces the usual rules.
        optional rules: of::<RulesPart>();
        /// Documents, pages and statements that are cited.
        many sources: Kind::List(&of::<SourcePart>());
        /// Headings that issues stand under.
        many groups: Kind::List(&of::<GroupPart>());
        /// What is at issue.
        many issues: Kind::List(&of::<IssuePart>());
        /// Who judges.
        many parties: Kind::List(&of::<PartyPart>());
        /// What is on the table.
        many scenarios: Kind::List(&of::<ScenarioPart>());
        /// Statements about several issues at once.
        many links: Kind::List(&of::<LinkPart>());
    }
}

record! {
    /// What replaces the usual rules.
    RulesPart as "a set of rules" {
        /// Points for each importance of a stance.
        many importance: Kind::Map("importances: red-line, priority, interest, flexible, unknown", &POSITIVE);
    }
}

record! {
    /// What a statement rests on.
    Statement as "a piece of evidence" {
        /// Ids of the sources it rests on.
        many sources: SOURCES;
        /// The author's own words.
        optional note: Kind::Text;
        /// How sure the author is.
        optional confidence: Kind::Word(CONFIDENCE);
    }
}

/// The keys of a [`Statement`] in the order that suits one that stands alone: the words first.
const EVIDENCE: Shape = Shape {
    name: "a piece of evidence",
    doc: "Why a party has these values and weights on an issue.",
    fields: &[
        Field { name: "note", presence: Presence::Optional, kind: Kind::Text, doc: "The author's own words." },
        Field { name: "sources", presence: Presence::Optional, kind: SOURCES, doc: "Ids of the sources it rests on." },
        Field {
            name: "confidence",
            presence: Presence::Optional,
            kind: Kind::Word(CONFIDENCE),
            doc: "How sure the author is.",
        },
    ],
};

record! {
    /// A document, page or statement that is cited.
    SourcePart as "a source" {
        place;
        /// Unique among sources.
        required id: Kind::Id;
        /// The title as published, or a description.
        required title: Kind::Text;
        /// Who published it.
        optional publisher: Kind::Text;
        /// When it was published.
        optional date: Kind::Date;
        /// Its address.
        optional url: Kind::Url;
        /// A short verbatim quotation.
        optional quote: Kind::Text;
        /// What kind of publisher it is.
        optional class: Kind::Word(CLASS);
        /// What the file's author says of it.
        optional note: Kind::Text;
    }
}

record! {
    /// A heading that issues stand under.
    GroupPart as "a group" {
        place;
        /// Unique among groups.
        required id: Kind::Id;
        /// For people.
        required name: Kind::Text;
        /// For narrow columns.
        optional short: Kind::Short;
        /// In other languages.
        many names: Kind::Names;
        /// The group this one stands in.
        optional parent: Kind::Reference("a group");
        /// What it rests on.
        flat statement: of::<Statement>();
    }
}

record! {
    /// Anything on which scenarios differ and parties care.
    IssuePart as "an issue" {
        place;
        /// Unique among issues.
        required id: Kind::Id;
        /// The group it stands under.
        optional group: Kind::Reference("a group");
        /// For people.
        required name: Kind::Text;
        /// For narrow columns.
        optional short: Kind::Short;
        /// In other languages.
        many names: Kind::Names;
        /// What is to be settled.
        optional question: Kind::Text;
        /// What stands where nothing is agreed.
        optional silent: of::<SilentPart>();
        /// The numbers that may be agreed, for an issue about a number.
        optional range: of::<RangePart>();
        /// Which end of the range is better, for parties that give no values.
        optional better: Kind::Word(BETTER);
        /// The bend of the value function, with `better`.
        optional curve: Kind::Number(Bounds::Curve);
        /// Points of the value function, instead of `better`.
        optional points: POINTS;
        /// Points of weight for parties that give none.
        optional weight: POSITIVE;
        /// What it rests on.
        flat statement: of::<Statement>();
        /// Values for parties that give none.
        optional values: VALUES;
        /// Which differences matter, for the methods PROMETHEE and ELECTRE.
        optional thresholds: of::<ThresholdsPart>();
        /// What may be agreed, for an issue with terms.
        optional terms: Kind::List(&of::<TermPart>());
        /// Names for numbers of the range.
        many marks: Kind::List(&of::<MarkPart>());
    }
}

record! {
    /// Which differences matter: in numbers of a range whose values are linear, else in values of 0 to 100.
    ThresholdsPart as "a set of thresholds" {
        place;
        /// How preference grows with the difference.
        optional function: Kind::Word(PREFERENCE);
        /// Up to this difference neither outcome is preferred.
        optional q: POSITIVE;
        /// From this difference on preference is full.
        optional p: POSITIVE;
        /// From this difference on nothing else makes up for it.
        optional v: POSITIVE;
        /// Where the Gaussian bends.
        optional s: POSITIVE;
    }
}

record! {
    /// What stands where nothing is agreed.
    SilentPart as "a silent outcome" {
        /// The outcome.
        flat outcome: of::<OutcomePart>();
        /// Why.
        optional reason: Kind::Text;
    }
}

record! {
    /// Numbers that may be agreed.
    RangePart as "a range" {
        place;
        /// The least number.
        required from: ANY;
        /// The greatest number.
        required to: ANY;
        /// The distance of the numbers that may be agreed.
        optional step: POSITIVE;
        /// What is counted.
        optional unit: Kind::Text;
    }
}

record! {
    /// One possible settlement of an issue.
    TermPart as "a term" {
        place;
        /// Unique within its issue.
        required id: Kind::Id;
        /// For people.
        required name: Kind::Text;
        /// For narrow columns.
        optional short: Kind::Short;
        /// In other languages.
        many names: Kind::Names;
        /// What it means.
        optional summary: Kind::Text;
        /// Who proposed it.
        optional proposed_by: Kind::Text;
        /// What it rests on.
        flat statement: of::<Statement>();
    }
}

record! {
    /// A name for a number of a range.
    MarkPart as "a mark" {
        place;
        /// The number.
        required at: ANY;
        /// For people.
        required name: Kind::Text;
        /// For narrow columns.
        optional short: Kind::Short;
        /// In other languages.
        many names: Kind::Names;
        /// What it rests on.
        flat statement: of::<Statement>();
    }
}
