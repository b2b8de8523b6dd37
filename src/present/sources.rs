//! Sources as they are cited: quotation, publisher, date, class and address.

use super::text;
use crate::model::framework::Framework;
use crate::model::ids::SourceIx;
use crate::model::source::SourceClass;

/// One source as it is shown beside a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Which.
    pub source: SourceIx,
    /// Its title.
    pub title: String,
    /// The verbatim quotation, without quotation marks.
    pub quote: Option<String>,
    /// `Eurradio (Keystone) · 24 Dec 2025`.
    pub byline: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// `24 Dec 2025`, `undated`.
    pub date: String,
    /// `Wire service`, `State-linked`, ….
    pub class: Option<&'static str>,
    /// Whether the class calls for care: state-linked, second-hand, or the author's own judgement.
    pub with_care: bool,
    /// The address.
    pub url: Option<String>,
}

/// One source as it is cited.
#[must_use]
pub fn citation(framework: &Framework, source: SourceIx) -> Citation {
    let entry = framework.source(source);
    let date = entry.date.map_or_else(|| "undated".to_owned(), text::date);
    let byline = entry.publisher.as_ref().map_or_else(|| date.clone(), |publisher| format!("{publisher} · {date}"));
    Citation {
        source,
        title: entry.title.clone(),
        quote: entry.quote.clone(),
        byline,
        publisher: entry.publisher.clone(),
        date,
        class: entry.class.map(text::class),
        with_care: matches!(entry.class, Some(SourceClass::StateLinked | SourceClass::Secondary | SourceClass::Own)),
        url: entry.url.clone(),
    }
}

/// A class of publishers that is labelled wherever one is cited, be it only by a number: the letter that marks the number,
/// and the word it stands for. [`MARKS`] says what the letters mean.
#[must_use]
pub const fn mark(class: Option<SourceClass>) -> Option<(char, &'static str)> {
    match class {
        Some(SourceClass::StateLinked) => Some(('s', "state-linked")),
        Some(SourceClass::Secondary) => Some(('h', "second-hand")),
        Some(SourceClass::Official | SourceClass::Wire | SourceClass::Outlet | SourceClass::Own) | None => None,
    }
}

/// What the letters after numbers of sources mean.
pub const MARKS: &str = "s marks a state-linked publisher, h a second-hand one.";

/// How many sources a statement has, and how many of them call for care: `3 sources, 1 state-linked, 1 second-hand`.
#[must_use]
pub fn counted(framework: &Framework, sources: &[SourceIx]) -> String {
    let mut parts =
        vec![if sources.is_empty() { "No source".to_owned() } else { text::count(sources.len(), "source", "sources") }];
    for class in [SourceClass::StateLinked, SourceClass::Secondary] {
        let cited = sources.iter().filter(|source| framework.source(**source).class == Some(class)).count();
        if let (1.., Some((_, word))) = (cited, mark(Some(class))) {
            parts.push(format!("{cited} {word}"));
        }
    }
    parts.join(", ")
}

/// Several citations as plain text below a heading; `None` where there is nothing to cite.
#[must_use]
pub fn copied(heading: &str, citations: &[Citation]) -> Option<String> {
    if citations.is_empty() {
        return None;
    }
    Some(std::iter::once(heading.to_owned()).chain(citations.iter().map(plain)).collect::<Vec<_>>().join("\n"))
}

/// What stands where no source is cited.
pub const NONE: &str = "No source is cited for this.";

/// Facts as sentences, each with its full stop.
#[must_use]
pub fn sentence(facts: &[&str]) -> String {
    let facts = facts.iter().filter(|fact| !fact.is_empty());
    facts.map(|fact| format!("{}.", fact.trim_end_matches('.'))).collect::<Vec<_>>().join(" ")
}

/// A citation's byline as one sentence: who, when, what.
#[must_use]
pub fn spoken(citation: &Citation) -> String {
    let class = citation.class.map_or_else(String::new, |class| format!("{class}, "));
    format!("{class}{}: {}", citation.byline.replace(" · ", ", "), citation.title)
}

/// What the link of a citation does.
#[must_use]
pub fn open_name(citation: &Citation) -> String {
    let address = citation.url.as_deref().unwrap_or_default();
    format!("Open {} in the browser: {address}", citation.title)
}

/// How many sources stand below a title: `[3]`.
#[must_use]
pub fn bracketed(citations: &[Citation]) -> String {
    format!("[{}]", citations.len())
}

/// A citation as one line of plain text, for copying: `"Quote." Title. Publisher, 24 Dec 2025. https://…`.
#[must_use]
pub fn plain(citation: &Citation) -> String {
    let mut line = String::new();
    if let Some(quote) = &citation.quote {
        line += &format!("“{quote}” ");
    }
    line += &format!("{}. {}.", citation.title, citation.byline.replace(" · ", ", "));
    if let Some(class) = citation.class {
        line += &format!(" ({class}.)");
    }
    if let Some(url) = &citation.url {
        line += &format!(" {url}");
    }
    line
}
