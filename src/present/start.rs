//! The start screen: what can be opened.

use super::columns::{Figure, columns};
use super::text;
use crate::model::ids::PartyIx;
use crate::session::document::Document;
use crate::session::view::JudgedBy;

/// A card of a bundled scenario file.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The file's name, to open it by.
    pub file_name: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// `12 proposals · 20 issues · 4 parties`.
    pub size: String,
    /// `as of 30 Jun 2026`.
    pub as_of: String,
    /// A tiny picture: up to three scenarios' stacks, each a list of (colour, share of 100).
    pub picture: Vec<Vec<(Option<usize>, f64)>>,
    /// The card as one sentence.
    pub spoken: String,
}

/// The card of a bundled file.
#[must_use]
pub fn card(file_name: &str, document: &Document) -> Card {
    let framework = document.framework();
    let proposals = framework.scenario_ixs().filter(|scenario| !document.is_apart(*scenario)).count();
    let size = [
        text::count(proposals, "proposal", "proposals"),
        text::count(framework.issues().len(), "issue", "issues"),
        text::count(framework.parties().len(), "party", "parties"),
    ]
    .join(" · ");
    let summary = framework.summary().unwrap_or_default().to_owned();
    let as_of = framework.as_of().map_or_else(String::new, |date| format!("as of {}", text::date(date)));
    Card {
        file_name: file_name.to_owned(),
        title: framework.title().to_owned(),
        spoken: format!("{}. {summary} {size}", framework.title()),
        summary,
        size,
        as_of,
        picture: picture(document),
    }
}

/// Up to three of the newest scenarios that address most, judged by the first party, in the order of the file.
fn picture(document: &Document) -> Vec<Vec<(Option<usize>, f64)>> {
    let mut document = document.clone();
    document.look(&crate::session::command::ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    let stacks =
        columns(&document).into_iter().filter(|column| !column.apart).filter_map(|column| match column.figure {
            Figure::Stack(Some(stack)) => Some(stack),
            Figure::Stack(None) | Figure::Bars(_) => None,
        });
    let stacks: Vec<_> = stacks.collect();
    let skip = stacks.len().saturating_sub(5).min(stacks.len().saturating_sub(3));
    stacks
        .into_iter()
        .skip(skip)
        .take(3)
        .map(|stack| stack.segments.into_iter().map(|segment| (segment.hue, segment.points.max(0.0))).collect())
        .collect()
}
