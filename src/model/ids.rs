//! Positions of entries in a framework, one type a kind, so that an issue is never looked up as a party.

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    )+};
}

index! {
    /// A source's position in [`Framework::sources`](super::framework::Framework::sources).
    SourceIx;
    /// A group's position in [`Framework::groups`](super::framework::Framework::groups).
    GroupIx;
    /// An issue's position in [`Framework::issues`](super::framework::Framework::issues).
    IssueIx;
    /// A term's position among the terms of its issue.
    TermIx;
    /// A party's position in [`Framework::parties`](super::framework::Framework::parties).
    PartyIx;
    /// A scenario's position in [`Framework::scenarios`](super::framework::Framework::scenarios).
    ScenarioIx;
    /// A link's position in [`Framework::links`](super::framework::Framework::links).
    LinkIx;
}

/// Whether `text` may serve as an id: one or more of `a-z`, `0-9`, `_`, `-`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
}
