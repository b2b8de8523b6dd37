//! Where statements come from, and how sure they are.

use super::date::PartialDate;
use super::ids::SourceIx;

/// A document, page or statement that is cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Unique among sources.
    pub id: String,
    /// The title as published, or a description of it.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// An `http` or `https` address.
    pub url: Option<String>,
    /// A short verbatim quotation.
    pub quote: Option<String>,
    /// What kind of publisher it is.
    pub class: Option<SourceClass>,
    /// What the file's author says of it.
    pub note: Option<String>,
}

/// What kind of publisher a source comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceClass {
    /// An official text.
    Official,
    /// A wire service or its text.
    Wire,
    /// An established outlet.
    Outlet,
    /// A secondary page or aggregator.
    Secondary,
    /// A state-linked or partisan outlet.
    StateLinked,
    /// The file author's own judgement.
    Own,
}

impl SourceClass {
    /// Every class, in the order the format lists them.
    pub const ALL: [Self; 6] =
        [Self::Official, Self::Wire, Self::Outlet, Self::Secondary, Self::StateLinked, Self::Own];

    /// The word that files use.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Wire => "wire",
            Self::Outlet => "outlet",
            Self::Secondary => "secondary",
            Self::StateLinked => "state-linked",
            Self::Own => "own",
        }
    }
}

/// How sure the file's author is of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Weak grounds.
    Low,
    /// Some grounds.
    Medium,
    /// Firm grounds.
    High,
}

impl Confidence {
    /// Every level, firmest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// The word that files use.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// What a statement rests on: any statement may carry it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The author's own words.
    pub note: Option<String>,
    /// Sources cited, in the order written.
    pub sources: Vec<SourceIx>,
    /// How sure the author is.
    pub confidence: Option<Confidence>,
}
