//! What one relaxation would buy: each red line and no-deal value alone, then two together.

use num_bigint::BigUint;

use super::counts::Counts;
use super::{numbers, who};
use crate::analysis::negotiation::acceptable::count::Count;
use crate::analysis::negotiation::acceptable::{Change, Relaxation};
use crate::model::ids::{IssueIx, PartyIx};
use crate::present::text;
use crate::session::document::Document;
use crate::session::why_not::Relaxed;

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxations {
    /// `packages acceptable to all`, or `packages gained` where some are acceptable already.
    pub head: &'static str,
    /// Singles, then pairs.
    pub sections: Vec<Section>,
    /// Why the table is empty.
    pub nothing: Option<String>,
    /// Why pairs are missing.
    pub waiting: Option<String>,
}

/// Singles, or pairs.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// `One alone, Donetsk, Luhansk`, `Two together, 6 of 153`.
    pub title: String,
    /// `full bar 3.0 × 10⁸`.
    pub scale: String,
    /// Sorted by what they gain, ties in the order of parties.
    pub rows: Vec<RelaxationRow>,
    /// Those that gain nothing.
    pub zeros: Option<Zeros>,
}

/// Rows that gain nothing, folded into one.
#[derive(Clone, Debug, PartialEq)]
pub struct Zeros {
    /// `10 other red lines and 4 no-deal values, each alone`.
    pub label: String,
    /// The rows.
    pub rows: Vec<RelaxationRow>,
}

/// One relaxation, or two.
#[derive(Clone, Debug, PartialEq)]
pub struct RelaxationRow {
    /// What would be given up.
    pub relaxed: Vec<Change>,
    /// How each part is called.
    pub parts: Vec<Part>,
    /// `2.9 × 10⁸`, `0`.
    pub count: String,
    /// Its share of all packages.
    pub share: String,
    /// Length of the bar, 0..=1, on the section's own scale.
    pub length: f64,
    /// Every digit.
    pub exact: String,
    /// `red line of Russia on Donetsk, Luhansk: Mutual pull-back, assumed and no-deal value 60 of Ukraine`.
    pub words: String,
    /// Whether it is tried out now.
    pub on: bool,
    /// The row as a sentence.
    pub spoken: String,
}

/// One red line or no-deal value.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Whose.
    pub party: PartyIx,
    /// The issue, where the section does not name it.
    pub issue: Option<String>,
    /// `Mutual pull-back`, `no-deal value 60`.
    pub label: String,
    /// Whether it is a red line, rather than a no-deal value.
    pub is_red_line: bool,
    /// Whether it rests on no source.
    pub assumed: bool,
}

/// The table of what `shown` lets through.
pub(super) fn relaxations(document: &Document, counts: &Counts<'_>, shown: Relaxed) -> Option<Relaxations> {
    let each = &counts.singles?.each;
    let is_shown = |change: &Change| match (shown, change) {
        (Relaxed::Both, _) => true,
        (Relaxed::RedLines, Change::RedLine(_)) | (Relaxed::NoDeal, Change::NoDeal(_)) => true,
        (Relaxed::RedLines | Relaxed::NoDeal, _) => false,
    };
    let now = &counts.acceptable.count().packages;
    let gain = |count: &Count| if count.packages > *now { &count.packages - now } else { BigUint::ZERO };
    let entry = |(change, count): &(Change, Count)| (vec![*change], gain(count));
    let singles: Vec<(Vec<Change>, BigUint)> = each.iter().filter(|(change, _)| is_shown(change)).map(entry).collect();
    let alone = |change: &Change| each.iter().find(|(other, _)| other == change).map(|(_, count)| &count.packages);
    let gains_more = |pair: &&Relaxation| {
        let more = |change: &Change| alone(change).is_none_or(|alone| pair.acceptable.packages > *alone);
        pair.changes.iter().all(is_shown) && pair.changes.iter().all(more)
    };
    let pairs = counts.pairs.unwrap_or_default().iter().filter(gains_more);
    let pairs: Vec<(Vec<Change>, BigUint)> = pairs.map(|pair| (pair.changes.clone(), gain(&pair.acceptable))).collect();
    let all_pairs = singles.len() * singles.len().saturating_sub(1) / 2;
    let mut sections = Vec::new();
    if !singles.is_empty() {
        let issue = common_issue(document, &singles);
        let title = issue.map_or_else(
            || "One alone".to_owned(),
            |issue| format!("One alone, {}", document.framework().issue(issue).label()),
        );
        sections.push(section(document, counts, singles, title, issue));
    }
    if !pairs.is_empty() {
        let title = format!("Two together, {} of {}", text::thousands(pairs.len()), text::thousands(all_pairs));
        sections.push(section(document, counts, pairs, title, None));
    }
    Some(Relaxations {
        head: if counts.nothing() { "packages acceptable to all" } else { "packages gained" },
        nothing: sections.is_empty().then(|| match shown {
            Relaxed::Both => "No red line and no no-deal value is known, so nothing can be given up.".to_owned(),
            Relaxed::RedLines => "No red line is known of those who must agree.".to_owned(),
            Relaxed::NoDeal => "No no-deal value is known of those who must agree.".to_owned(),
        }),
        sections,
        waiting: None,
    })
}

/// The issue that all relaxations with a gain are on, where it is one.
fn common_issue(document: &Document, rows: &[(Vec<Change>, BigUint)]) -> Option<IssueIx> {
    let mut on = rows
        .iter()
        .filter(|(_, gain)| *gain > BigUint::ZERO)
        .flat_map(|(parts, _)| parts)
        .map(|part| who::on(document.framework(), *part));
    let first = on.next()??;
    on.all(|issue| issue == Some(first)).then_some(first)
}

fn section(
    document: &Document,
    counts: &Counts<'_>,
    mut rows: Vec<(Vec<Change>, BigUint)>,
    title: String,
    issue: Option<IssueIx>,
) -> Section {
    rows.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
    let most = rows.first().map(|(_, gain)| gain.clone()).unwrap_or_default();
    let split = rows.iter().position(|(_, gain)| *gain == BigUint::ZERO).unwrap_or(rows.len());
    let zeros = rows.split_off(split);
    let row = |(parts, gain): &(Vec<Change>, BigUint), issue| row(document, counts, parts, gain, (&most, issue));
    Section {
        title,
        scale: if most > BigUint::ZERO { format!("full bar {}", text::powers(&most)) } else { String::new() },
        rows: rows.iter().map(|entry| row(entry, issue)).collect(),
        zeros: (!zeros.is_empty()).then(|| Zeros {
            label: zeros_label(&zeros, split > 0),
            rows: zeros.iter().map(|entry| row(entry, None)).collect(),
        }),
    }
}

/// `10 other red lines and 4 no-deal values, each alone`.
fn zeros_label(zeros: &[(Vec<Change>, BigUint)], others: bool) -> String {
    let lines = zeros.iter().filter(|(parts, _)| matches!(parts[..], [Change::RedLine(_)])).count();
    let values = zeros.len() - lines;
    let other = if others { "other " } else { "" };
    let mut names = Vec::new();
    if lines > 0 {
        names.push(text::count(lines, &format!("{other}red line"), &format!("{other}red lines")));
    }
    if values > 0 {
        names.push(text::count(values, "no-deal value", "no-deal values"));
    }
    let each = if zeros.len() > 1 { ", each alone" } else { ", alone" };
    format!("{}{each}", text::list(&names))
}

fn row(
    document: &Document,
    counts: &Counts<'_>,
    relaxed: &[Change],
    gain: &BigUint,
    (most, issue): (&BigUint, Option<IssueIx>),
) -> RelaxationRow {
    let parts: Vec<Part> = relaxed.iter().map(|relaxation| part(document, *relaxation, issue)).collect();
    let names: Vec<String> = relaxed.iter().map(|relaxation| spoken_part(document, *relaxation)).collect();
    let words = text::list(&names);
    let already = !counts.nothing();
    let become_acceptable = if already { "further packages become acceptable" } else { "packages become acceptable" };
    RelaxationRow {
        relaxed: relaxed.to_vec(),
        parts,
        count: if already && *gain > BigUint::ZERO {
            format!("+{}", text::powers(gain))
        } else {
            text::powers(gain).to_string()
        },
        share: numbers::share(numbers::ratio(gain, counts.acceptable.packages())),
        length: numbers::ratio(gain, most),
        exact: numbers::exact(gain, None),
        on: document.view().why_not.trial == relaxed,
        spoken: format!("Give up {words}. {} {become_acceptable}. Try it", numbers::spoken(gain)),
        words,
    }
}

fn part(document: &Document, relaxation: Change, issue: Option<IssueIx>) -> Part {
    let framework = document.framework();
    let party = who::whose(relaxation);
    match relaxation {
        Change::RedLine(at) => {
            let line = who::red_line(framework, at);
            let on = line.map(|line| framework.issue(line.issue));
            let label = line.zip(on).map(|(line, on)| who::ruled_out(on, &line.never)).unwrap_or_default();
            let named = line.is_some_and(|line| Some(line.issue) == issue);
            Part {
                party,
                issue: on.filter(|_| !named).map(|on| on.label().to_owned()),
                label,
                is_red_line: true,
                assumed: line.is_some_and(|line| line.evidence.sources.is_empty()),
            }
        }
        Change::NoDeal(_) => Part {
            party,
            issue: None,
            label: who::no_deal(document, party),
            is_red_line: false,
            assumed: crate::present::columns::no_deal(document, party).is_some_and(|(_, assumed)| assumed),
        },
    }
}

/// `red line of Russia on Donetsk, Luhansk: Mutual pull-back, assumed`, `no-deal value 60 of Russia`.
fn spoken_part(document: &Document, relaxation: Change) -> String {
    let framework = document.framework();
    let part = part(document, relaxation, None);
    let party = &framework.party(part.party).name;
    let assumed = if part.assumed { ", assumed" } else { "" };
    match part.issue {
        Some(issue) => format!("red line of {party} on {issue}: {}{assumed}", part.label),
        None => format!("{} of {party}{assumed}", part.label),
    }
}

/// Every row that gains something: for reports.
pub fn gaining(table: &Relaxations) -> impl Iterator<Item = &RelaxationRow> {
    table.sections.iter().flat_map(|section| &section.rows)
}
