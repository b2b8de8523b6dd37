//! What a file says before it is checked: plain records in which entries name each other by id.
//!
//! A reader fills these, `build` checks them. Everything that a problem may have to point at carries its [`Place`].
//! Where a required key is missing or unreadable the field is `None`: the reader has reported it already.

mod merge;

use super::date::PartialDate;
use super::framework::Silence;
use super::issue::{Names, Preference};
use super::party::Importance;
use super::problem::Place;
use super::source::{Confidence, SourceClass};
use super::value::Better;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// What stands there.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// A text, an id or a reference, and where it stands.
pub type Text = At<String>;

/// A finite number of at most 10¹² in size, and where it stands.
pub type Number = At<f64>;

/// Entries under keys, in the order written; the keys are usually ids of issues or terms.
pub type Keyed<T> = Vec<(Text, T)>;

/// The parts of a file, or of several files merged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The start of the file asked for.
    pub place: Place,
    /// The framework's id.
    pub id: Option<Text>,
    /// For people.
    pub title: Option<String>,
    /// The day up to which the file speaks.
    pub as_of: Option<PartialDate>,
    /// What the file holds.
    pub summary: Option<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// The licence it is under.
    pub license: Option<String>,
    /// How silence counts.
    pub silence: Option<Silence>,
    /// What replaces the usual rules.
    pub rules: Option<RulesPart>,
    /// Sources, in order.
    pub sources: Vec<SourcePart>,
    /// Groups, in order.
    pub groups: Vec<GroupPart>,
    /// Issues, in order.
    pub issues: Vec<IssuePart>,
    /// Parties, in order.
    pub parties: Vec<PartyPart>,
    /// Scenarios, in order.
    pub scenarios: Vec<ScenarioPart>,
    /// Links, in order.
    pub links: Vec<LinkPart>,
}

/// What replaces the usual rules.
#[derive(Clone, Debug, PartialEq)]
pub struct RulesPart {
    /// Points for each importance.
    pub importance: Keyed<Number>,
}

/// What a statement rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// Ids of sources.
    pub sources: Vec<Text>,
    /// The author's own words.
    pub note: Option<String>,
    /// How sure the author is.
    pub confidence: Option<Confidence>,
}

/// A source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcePart {
    /// The entry.
    pub place: Place,
    /// Unique among sources.
    pub id: Option<Text>,
    /// The title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
    /// Its address, `http` or `https`.
    pub url: Option<String>,
    /// A short verbatim quotation.
    pub quote: Option<String>,
    /// What kind of publisher it is.
    pub class: Option<SourceClass>,
    /// What the author says of it.
    pub note: Option<String>,
}

/// A group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupPart {
    /// The entry.
    pub place: Place,
    /// Unique among groups.
    pub id: Option<Text>,
    /// For people.
    pub name: Option<String>,
    /// For narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// The id of the group it stands in.
    pub parent: Option<Text>,
    /// What it rests on.
    pub statement: Statement,
}

/// An issue.
#[derive(Clone, Debug, PartialEq)]
pub struct IssuePart {
    /// The entry.
    pub place: Place,
    /// Unique among issues.
    pub id: Option<Text>,
    /// The id of its group.
    pub group: Option<Text>,
    /// For people.
    pub name: Option<String>,
    /// For narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// What is to be settled.
    pub question: Option<String>,
    /// What stands where nothing is agreed.
    pub silent: Option<SilentPart>,
    /// The numbers that may be agreed.
    pub range: Option<RangePart>,
    /// Which end of the range is better.
    pub better: Option<At<Better>>,
    /// The bend of the default value function.
    pub curve: Option<Number>,
    /// Points of the default value function.
    pub points: Option<PointsPart>,
    /// Points for parties that give none.
    pub weight: Option<Number>,
    /// What it rests on.
    pub statement: Statement,
    /// Values for parties that give none.
    pub values: Option<ValuesPart>,
    /// Which differences matter.
    pub thresholds: Option<ThresholdsPart>,
    /// The terms, where the issue has a list of them.
    pub terms: Option<At<Vec<TermPart>>>,
    /// Names for numbers.
    pub marks: Vec<MarkPart>,
}

/// Which differences on an issue matter.
#[derive(Clone, Debug, PartialEq)]
pub struct ThresholdsPart {
    /// The entry.
    pub place: Place,
    /// How preference grows with the difference.
    pub function: Option<Preference>,
    /// Indifference.
    pub q: Option<Number>,
    /// Preference.
    pub p: Option<Number>,
    /// Veto.
    pub v: Option<Number>,
    /// The spread of the Gaussian.
    pub s: Option<Number>,
}

/// What stands where nothing is agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct SilentPart {
    /// The outcome.
    pub outcome: OutcomePart,
    /// Why.
    pub reason: Option<String>,
}

/// A range of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct RangePart {
    /// The entry.
    pub place: Place,
    /// The least number.
    pub from: Option<Number>,
    /// The greatest number.
    pub to: Option<Number>,
    /// The distance of the numbers that may be agreed.
    pub step: Option<Number>,
    /// What is counted.
    pub unit: Option<String>,
}

/// A term.
#[derive(Clone, Debug, PartialEq)]
pub struct TermPart {
    /// The entry.
    pub place: Place,
    /// Unique within its issue.
    pub id: Option<Text>,
    /// For people.
    pub name: Option<String>,
    /// For narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// What it means.
    pub summary: Option<String>,
    /// Who proposed it.
    pub proposed_by: Option<String>,
    /// What it rests on.
    pub statement: Statement,
}

/// A name for a number.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkPart {
    /// The entry.
    pub place: Place,
    /// The number.
    pub at: Option<Number>,
    /// For people.
    pub name: Option<String>,
    /// For narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// What it rests on.
    pub statement: Statement,
}

/// A party.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyPart {
    /// The entry.
    pub place: Place,
    /// Unique among parties.
    pub id: Option<Text>,
    /// For people.
    pub name: Option<String>,
    /// For narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// What it rests on.
    pub statement: Statement,
    /// The total below which it would rather have no agreement.
    pub reservation: Option<ReservationPart>,
    /// Points by issue.
    pub weights: Keyed<Number>,
    /// Values by issue.
    pub values: Keyed<ValuesPart>,
    /// Orders and importance by issue.
    pub stances: Keyed<StancePart>,
    /// Why, by issue.
    pub evidence: Keyed<Statement>,
    /// What it will never accept.
    pub red_lines: Vec<RedLinePart>,
}

/// A no-deal value: exactly one of `value` and `scenario`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReservationPart {
    /// The entry.
    pub place: Place,
    /// A total.
    pub value: Option<Number>,
    /// The id of a scenario.
    pub scenario: Option<Text>,
    /// Whether the author only assumes it.
    pub assumed: Option<bool>,
    /// What it rests on.
    pub statement: Statement,
}

/// A value function, as the keys and cells of a table: what they mean depends on the issue.
pub type ValuesPart = At<Keyed<ValueCell>>;

/// One entry of a value function.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueCell {
    /// A value, or the bend of a curve.
    Number(Number),
    /// An uncertain value.
    Spread(SpreadPart),
    /// A word, such as which end is better.
    Word(Text),
    /// Points of a line.
    Points(PointsPart),
}

impl ValueCell {
    /// Where it stands.
    #[must_use]
    pub const fn place(&self) -> &Place {
        match self {
            Self::Number(number) => &number.place,
            Self::Spread(spread) => &spread.place,
            Self::Word(word) => &word.place,
            Self::Points(points) => &points.place,
        }
    }
}

/// Points of a line: each a number of the range and its value.
pub type PointsPart = At<Vec<At<(f64, f64)>>>;

/// An uncertain value.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadPart {
    /// The entry.
    pub place: Place,
    /// The least it may be.
    pub low: Option<Number>,
    /// The most likely.
    pub likely: Option<Number>,
    /// The greatest it may be.
    pub high: Option<Number>,
}

/// A party's order of outcomes and the importance of an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct StancePart {
    /// The entry.
    pub place: Place,
    /// Best to worst, ties together.
    pub order: Option<At<Vec<Vec<At<Scalar>>>>>,
    /// How much the issue matters.
    pub importance: Option<At<Importance>>,
    /// The words it rests on.
    pub evidence: Option<String>,
    /// What it rests on.
    pub statement: Statement,
}

/// A term's id or a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// A term's id.
    Text(String),
    /// A number.
    Number(f64),
    /// A key of a table: a term's id, or the digits of a number.
    Key(String),
}

/// An outcome that a party will never accept.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLinePart {
    /// The entry.
    pub place: Place,
    /// The id of the issue.
    pub issue: Option<Text>,
    /// Ids of terms.
    pub never: Option<At<Vec<At<Scalar>>>>,
    /// Numbers less than this.
    pub below: Option<Number>,
    /// Numbers greater than this.
    pub above: Option<Number>,
    /// Why.
    pub reason: Option<String>,
    /// What it rests on.
    pub statement: Statement,
}

/// A scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioPart {
    /// The entry.
    pub place: Place,
    /// Unique among scenarios.
    pub id: Option<Text>,
    /// For people.
    pub name: Option<String>,
    /// For narrow columns.
    pub short: Option<String>,
    /// In other languages.
    pub names: Names,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
    /// What it is.
    pub summary: Option<String>,
    /// Whether it is shown apart and never ranked.
    pub reference: Option<bool>,
    /// What it rests on.
    pub statement: Statement,
    /// Outcomes by issue.
    pub outcomes: Keyed<OutcomePart>,
}

/// What a scenario says on an issue: exactly one of its forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutcomePart {
    /// The entry.
    pub place: Place,
    /// Settled on a term, by id.
    pub term: Option<Text>,
    /// Settled on a number.
    pub value: Option<Number>,
    /// Open between several.
    pub any: Option<At<Vec<ChancePart>>>,
    /// The least an uncertain number may be.
    pub low: Option<Number>,
    /// The most likely number.
    pub likely: Option<Number>,
    /// The greatest an uncertain number may be.
    pub high: Option<Number>,
    /// Not addressed.
    pub silent: Option<At<bool>>,
    /// What it rests on.
    pub statement: Statement,
}

/// One of several outcomes that are open.
#[derive(Clone, Debug, PartialEq)]
pub struct ChancePart {
    /// The entry.
    pub place: Place,
    /// The outcome.
    pub of: Option<At<Scalar>>,
    /// How likely it is, beside the others.
    pub likelihood: Option<Number>,
    /// Ids of sources.
    pub sources: Vec<Text>,
    /// The author's words on it.
    pub note: Option<String>,
}

/// A statement about several issues at once.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkPart {
    /// The entry.
    pub place: Place,
    /// Unique among links.
    pub id: Option<Text>,
    /// Conditions by issue.
    pub when: Option<At<Keyed<ConditionPart>>>,
    /// The word `impossible`.
    pub effect: Option<Text>,
    /// The id of the party whose total changes.
    pub party: Option<Text>,
    /// By how many points of 0 to 100.
    pub adds: Option<Number>,
    /// Why.
    pub reason: Option<String>,
    /// What it rests on.
    pub statement: Statement,
}

/// What a link asks of one issue's outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionPart {
    /// The entry.
    pub place: Place,
    /// One of these terms.
    pub terms: Option<Vec<At<Scalar>>>,
    /// A number greater than this.
    pub above: Option<Number>,
    /// A number less than this.
    pub below: Option<Number>,
}
