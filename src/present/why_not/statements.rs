//! The statements behind the red lines: who said it, when, and where it is published.

use super::who;
use crate::analysis::negotiation::setting::RedLineRef;
use crate::model::ids::{IssueIx, PartyIx};
use crate::model::party::RedLine;
use crate::present::sources::{Citation, citation};
use crate::present::text;
use crate::session::document::Document;

/// All red lines of those who must agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Statements {
    /// `4 of 14, this issue`, `14`.
    pub note: String,
    /// Whether only those on one issue are shown.
    pub of_issue: bool,
    /// Whether that could be switched: there are others, and some on the issue.
    pub can_switch: bool,
    /// One row a red line, in the order of parties.
    pub rows: Vec<Statement>,
    /// Why there are none.
    pub nothing: Option<&'static str>,
}

/// A red line with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Which red line.
    pub line: RedLineRef,
    /// Whose.
    pub party: PartyIx,
    /// The issue it is on.
    pub issue: IssueIx,
    /// The issue's short name.
    pub issue_label: String,
    /// What is ruled out, in short names.
    pub terms: String,
    /// Whether it rests on no source.
    pub assumed: bool,
    /// The author's words on it.
    pub reason: Option<String>,
    /// Sources, those with a quotation first.
    pub sources: Vec<Citation>,
    /// The row as one sentence.
    pub spoken: String,
}

/// Red lines of `parties` that count, in file order: those tried without on Negotiate are left out.
pub(super) fn lines<'a>(
    document: &'a Document,
    parties: &'a [PartyIx],
) -> impl Iterator<Item = (RedLineRef, &'a RedLine)> + 'a {
    let waived = &document.edits().basis.waived;
    parties.iter().flat_map(move |party| {
        let lines = document.framework().party(*party).red_lines.iter().enumerate();
        let at = move |(index, line)| (RedLineRef { party: *party, index }, line);
        lines.map(at).filter(|(at, _)| !waived.contains(&(at.party, at.index)))
    })
}

/// The statements, those on `issue` alone unless `all` are asked for.
pub(super) fn statements(document: &Document, parties: &[PartyIx], issue: Option<IssueIx>, all: bool) -> Statements {
    let number = lines(document, parties).count();
    let on_issue = lines(document, parties).filter(|(_, line)| Some(line.issue) == issue).count();
    let can_switch = on_issue > 0 && on_issue < number;
    let of_issue = can_switch && !all;
    let shown = lines(document, parties).filter(|(_, line)| !of_issue || Some(line.issue) == issue);
    Statements {
        note: if of_issue { format!("{on_issue} of {number}, this issue") } else { format!("{number}, all issues") },
        of_issue,
        can_switch,
        rows: shown.map(|(at, line)| statement(document, at, line)).collect(),
        nothing: (number == 0).then_some("No red line is known of those who must agree."),
    }
}

fn statement(document: &Document, at: RedLineRef, line: &RedLine) -> Statement {
    let framework = document.framework();
    let issue = framework.issue(line.issue);
    let mut sources: Vec<Citation> = line.evidence.sources.iter().map(|source| citation(framework, *source)).collect();
    sources.sort_by_key(|source| source.quote.is_none());
    let terms = who::ruled_out(issue, &line.never);
    let kind = if sources.is_empty() { "Assumed red line" } else { "Red line" };
    let party = &framework.party(at.party).name;
    let spoken =
        format!("{kind} of {party} on {}: {}", issue.label(), crate::present::labels::never(issue, &line.never));
    Statement {
        line: at,
        party: at.party,
        issue: line.issue,
        issue_label: issue.label().to_owned(),
        terms,
        assumed: sources.is_empty(),
        reason: line.reason.clone(),
        sources,
        spoken,
    }
}

/// What stands over the quotations: they are those kept with the sources, which need not be about this line alone.
#[must_use]
pub fn resting_on(statement: &Statement) -> Option<&'static str> {
    match statement.sources.as_slice() {
        [] => None,
        [_] => Some("Its source says, among other things:"),
        _ => Some("Its sources say, among other things:"),
    }
}

/// What stands where a quotation would, and what kind of text it is: `None` where the words are quoted.
#[must_use]
pub fn words(source: &Citation) -> (String, Option<&'static str>) {
    match &source.quote {
        Some(quote) => (format!("“{quote}”"), None),
        None => (source.title.clone(), Some("Headline")),
    }
}

/// The date before the publisher, so that it is never cut: `26 Jan 2026 · Proto Thema`.
#[must_use]
pub fn byline(source: &Citation) -> String {
    source.publisher.as_ref().map_or_else(|| source.date.clone(), |publisher| format!("{} · {publisher}", source.date))
}

/// What the switch between one issue and all does.
#[must_use]
pub fn switch(statements: &Statements) -> String {
    if statements.of_issue {
        "Show the statements on all issues".to_owned()
    } else {
        "Show the statements on this issue only".to_owned()
    }
}

/// `2 more sources`.
#[must_use]
pub fn more(statement: &Statement) -> Option<String> {
    let more = statement.sources.len().saturating_sub(1);
    (more > 0).then(|| text::count(more, "more source", "more sources"))
}
