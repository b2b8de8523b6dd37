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
        class: entry.class.map(text::class),
        with_care: matches!(entry.class, Some(SourceClass::StateLinked | SourceClass::Secondary | SourceClass::Own)),
        url: entry.url.clone(),
    }
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
