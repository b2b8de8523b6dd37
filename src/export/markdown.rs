//! The report as Markdown (CommonMark with tables). Text from files is escaped, so that it stays text.

use std::fmt::Write as _;

use super::defuse;
use crate::model::framework::Framework;
use crate::model::ids::{ScenarioIx, SourceIx};
use crate::present::acceptance::{HeatCell, heat};
use crate::present::columns::no_deal;
use crate::present::differences::between;
use crate::present::elicitation::records::records;
use crate::present::evidence::statements;
use crate::present::labels::{letter, never};
use crate::present::list::{Strip, rows};
use crate::present::methods::definitions;
use crate::present::report::dossier::{CellNote, Dossier, dossiers};
use crate::present::report::head::{Head, head};
use crate::present::report::register::{Entry, references, register};
use crate::present::report::{Scope, captions};
use crate::present::text;

mod by_weights;
mod in_the_way;
mod opinions;
mod packages;
mod robustness;

/// The whole report.
pub(super) fn report(scope: &Scope) -> String {
    let dossiers = dossiers(scope);
    let head = head(scope);
    let mut out = String::new();
    heading(&mut out, &head);
    scenarios(&mut out, scope);
    acceptance(&mut out, scope);
    if let Some(found) = &scope.why_not {
        in_the_way::section(&mut out, found);
    }
    if let Some(found) = &scope.packages {
        packages::section(&mut out, found);
    }
    terms(&mut out, scope, &dossiers);
    if let Some(baseline) = scope.baseline() {
        differences(&mut out, scope, baseline);
    }
    by_weights::section(&mut out, scope);
    if let Some(found) = &scope.robustness {
        robustness::section(&mut out, scope, found);
    }
    opinions::section(&mut out, scope);
    parties(&mut out, scope);
    red_lines(&mut out, scope);
    issues(&mut out, scope, &dossiers);
    sources(&mut out, &register(scope, &dossiers));
    out.push_str("## Definitions\n\n");
    for entry in definitions(scope.packages.is_some(), scope.why_not.is_some()) {
        let _ = writeln!(out, "- **{}.** {}", entry.word, escape(entry.meaning));
    }
    out.push('\n');
    notes(&mut out, &head);
    let lines: Vec<&str> = out.trim_end().lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

/// Text that Markdown leaves as it is, on one line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let plain = defuse::plain(text);
    for word in plain.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for letter in word.chars() {
            match letter {
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                    out.push('\\');
                    out.push(letter);
                }
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                letter => out.push(letter),
            }
        }
    }
    out
}

/// A table; cells must be escaped already.
fn table(out: &mut String, header: &[String], rows: impl Iterator<Item = Vec<String>>) {
    let _ = writeln!(out, "| {} |", header.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(header.len()));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out.push('\n');
}

fn heading(out: &mut String, head: &Head) {
    let _ = writeln!(out, "# {}\n", escape(&head.title));
    if let Some(summary) = &head.summary {
        let _ = writeln!(out, "{}\n", escape(summary));
    }
    notes(out, head);
    for fact in &head.facts {
        let _ = writeln!(out, "- {}: {}", fact.label, escape(&fact.value));
    }
    out.push('\n');
}

fn notes(out: &mut String, head: &Head) {
    for note in head.reading.iter().chain(&head.assumptions) {
        let _ = writeln!(out, "> **{}**\n", escape(&text::sentence(note)));
    }
}

fn lettered(scope: &Scope, scenario: ScenarioIx) -> String {
    escape(&scope.lettered(scenario))
}

fn labels(scope: &Scope, first: &[&str], last: &[&str]) -> Vec<String> {
    let framework = scope.document.framework();
    let parties = scope.parties.iter().map(|party| escape(framework.party(*party).label()));
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    own(first).into_iter().chain(parties).chain(own(last)).collect()
}

fn scenarios(out: &mut String, scope: &Scope) {
    let document = &scope.document;
    let figure = match (document.view().judged_by.party(), document.scores().all_by_margin) {
        (Some(_), _) => "Total",
        (None, true) => "Smallest margin",
        (None, false) => "Smallest total",
    };
    let mut header = vec!["Rank", "Scenario", "Date", figure, "Addresses", "Red lines crossed", "At risk"];
    let judged_by_one = document.view().judged_by.party().is_some();
    if judged_by_one {
        header.insert(4, "Range");
    }
    out.push_str("## Scenarios compared\n\n");
    let framework = document.framework();
    let shown = rows(document).into_iter().filter(|row| row.included).map(|row| {
        let entry = framework.scenario(row.scenario);
        let of = row.figure_of.map_or_else(String::new, |party| format!(" {}", escape(framework.party(party).label())));
        let range = match row.strip {
            Strip::One(Some(strip)) => text::range(strip.low, strip.high),
            Strip::One(None) | Strip::All(_) => "–".to_owned(),
        };
        let mut cells = vec![
            if row.apart { "apart".to_owned() } else { row.rank },
            format!("{} {} {}", row.letter, escape(&row.name), cited(framework, &entry.evidence.sources))
                .trim_end()
                .to_owned(),
            row.date,
            format!("{}{of}", row.figure),
            row.coverage,
            row.red_lines.to_string(),
            row.at_risk.to_string(),
        ];
        if judged_by_one {
            cells.insert(4, range);
        }
        cells
    });
    table(out, &header.into_iter().map(str::to_owned).collect::<Vec<_>>(), shown);
}

fn acceptance(out: &mut String, scope: &Scope) {
    let heat = heat(&scope.document);
    let cell = |cell: &HeatCell, apart: bool| {
        let Some(total) = cell.total else { return "–".to_owned() };
        let mut words = format!("{} ({})", text::score(total), text::range(cell.low, cell.high));
        if !apart && !cell.margin.is_empty() {
            let _ = write!(words, ", margin {}", cell.margin);
        }
        if cell.red_lines > 0 {
            let _ = write!(words, ", crosses {}", text::count(cell.red_lines, "red line", "red lines"));
        }
        if cell.at_risk > 0 {
            let _ = write!(words, ", {} at risk", cell.at_risk);
        }
        words
    };
    let _ = writeln!(out, "## Acceptance\n\n{}, with its range.\n", captions::acceptance());
    let verdicts = ["Acceptable to", if heat.by_margin { "Smallest margin" } else { "Smallest total" }];
    let mut rows: Vec<Vec<String>> = heat
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![format!("{} {}", row.letter, escape(&row.name)), row.addresses.clone()];
            cells.extend(scope.parties.iter().map(|party| cell(&row.cells[party.0], row.apart)));
            if scope.shows_all_parties() {
                cells.extend([row.acceptable_to.clone(), escape(&row.smallest)]);
            }
            cells
        })
        .collect();
    let mut no_deal = vec!["No-deal value".to_owned(), String::new()];
    no_deal.extend(scope.parties.iter().map(|party| heat.parties[party.0].no_deal.clone()));
    if scope.shows_all_parties() {
        no_deal.extend([String::new(), String::new()]);
    }
    rows.push(no_deal);
    table(
        out,
        &labels(scope, &["Scenario", "Addresses"], if scope.shows_all_parties() { &verdicts } else { &[] }),
        rows.into_iter(),
    );
}

fn values(scope: &Scope, cell: &CellNote) -> String {
    let framework = scope.document.framework();
    let judges = scope.judges();
    let figures = cell.figures.iter().filter(|figure| judges.contains(&figure.party));
    let figures: Vec<String> = figures
        .map(|figure| {
            let range = figure.range.as_ref().map_or_else(String::new, |range| format!(" ({range})"));
            format!("{} {}{range}", escape(framework.party(figure.party).label()), figure.text)
        })
        .collect();
    figures.join(", ")
}

fn terms(out: &mut String, scope: &Scope, dossiers: &[Dossier]) {
    let framework = scope.document.framework();
    let _ = writeln!(out, "## What they say\n\n{}\n", captions::numbers());
    let header: Vec<String> =
        std::iter::once("Issue".to_owned()).chain(scope.scenarios.iter().map(|s| lettered(scope, *s))).collect();
    let rows =
        dossiers.iter().map(|dossier| {
            let mut row = vec![format!("{}: {}", escape(&dossier.group_name), escape(&dossier.label))];
            row.extend(dossier.cells.iter().map(|cell| {
                format!("{} {}", escape(&cell.short), cited(framework, &cell.sources)).trim_end().to_owned()
            }));
            row
        });
    table(out, &header, rows);
}

fn differences(out: &mut String, scope: &Scope, baseline: ScenarioIx) {
    let framework = scope.document.framework();
    let _ = writeln!(out, "## Differences to the baseline {}\n", lettered(scope, baseline));
    for scenario in scope.scenarios.iter().filter(|scenario| **scenario != baseline) {
        let found = between(&scope.document, baseline, *scenario);
        let _ = writeln!(out, "### {}\n\n{}\n", lettered(scope, *scenario), captions::same(&found));
        let (from, to) = (framework.scenario(baseline).label(), framework.scenario(*scenario).label());
        let header = labels(scope, &["Issue", &escape(from), &escape(to)], &[]);
        let rows = found.rows.iter().map(|row| {
            let mut cells = vec![escape(&row.label), escape(&row.says[0]), escape(&row.says[1])];
            cells.extend(scope.parties.iter().map(|party| text::signed(row.worth[party.0], 1)));
            cells
        });
        let totals = scope.parties.iter().map(|party| {
            let total = &found.totals[party.0];
            captions::total_change("", total.totals, total.difference).trim().to_owned()
        });
        let sum = ["Total".to_owned(), String::new(), String::new()].into_iter().chain(totals).collect();
        table(out, &header, rows.chain([sum]));
    }
}

/// Numbers of sources, escaped.
fn cited(framework: &Framework, sources: &[SourceIx]) -> String {
    escape(&references(framework, sources))
}

fn parties(out: &mut String, scope: &Scope) {
    let framework = scope.document.framework();
    out.push_str("## Parties\n\n");
    for party in &scope.parties {
        let entry = framework.party(*party);
        let _ = write!(out, "- **{}**", escape(&entry.name));
        if let Some((value, assumed)) = no_deal(&scope.document, *party) {
            let _ = write!(out, ", no-deal value {}{}", text::score(value), if assumed { ", assumed" } else { "" });
        }
        out.push('.');
        let of_value = entry.reservation.as_ref().map(|reservation| &reservation.evidence);
        for evidence in std::iter::once(&entry.evidence).chain(of_value) {
            for words in [evidence.note.as_deref().map(escape).unwrap_or_default(), cited(framework, &evidence.sources)]
            {
                if !words.is_empty() {
                    let _ = write!(out, " {words}");
                }
            }
        }
        for record in records(&scope.document, *party) {
            let _ = write!(out, " Weights. {}", escape(&record));
        }
        out.push('\n');
    }
    out.push('\n');
}

fn red_lines(out: &mut String, scope: &Scope) {
    let framework = scope.document.framework();
    out.push_str("## Red lines\n\n");
    let mut rows = Vec::new();
    for party in &scope.parties {
        for (at, line) in framework.party(*party).red_lines.iter().enumerate() {
            let scores = &scope.document.scores().parties[party.0].scenarios;
            let letters = |certain: bool| {
                let crossing = scope.scenarios.iter().filter(|scenario| {
                    scores[scenario.0].crossings.iter().any(|found| found.red_line == at && found.certain == certain)
                });
                crossing.map(|scenario| letter(*scenario)).collect::<Vec<_>>().join(", ")
            };
            let assumed = if line.evidence.sources.is_empty() { " (assumed: no source)" } else { "" };
            rows.push(vec![
                escape(framework.party(*party).label()),
                escape(framework.issue(line.issue).label()),
                format!(
                    "{}{assumed} {}",
                    escape(&never(framework.issue(line.issue), &line.never)),
                    cited(framework, &line.evidence.sources)
                ),
                letters(true),
                letters(false),
            ]);
        }
    }
    if rows.is_empty() {
        let _ = writeln!(out, "{}\n", captions::NO_RED_LINE);
    } else {
        table(out, &["Party", "On", "Never", "Crossed by", "At risk in"].map(str::to_owned), rows.into_iter());
    }
}

fn issues(out: &mut String, scope: &Scope, dossiers: &[Dossier]) {
    let framework = scope.document.framework();
    out.push_str("## Issue by issue\n\n");
    for dossier in dossiers {
        let _ = writeln!(out, "### {}\n", escape(&dossier.name));
        if let Some(question) = &dossier.question {
            let _ = writeln!(out, "{}\n", escape(question));
        }
        out.push_str("How the parties judge it:\n\n");
        for stance in &dossier.stances {
            let importance = stance.importance.map_or_else(String::new, |importance| format!(", {importance}"));
            let _ = write!(out, "- **{}**, weight {}{importance}.", escape(&stance.name), stance.share);
            if !stance.weighs.is_empty() {
                let _ = write!(out, " {}.", escape(&stance.weighs));
            }
            for line in &stance.red_lines {
                let _ = write!(out, " {}", escape(&text::sentence(line)));
            }
            if let Some(note) = &stance.note {
                let _ = write!(out, " {}", escape(note));
            }
            let _ = writeln!(out, " {}", cited(framework, &stance.sources));
        }
        out.push_str("\nWhat the scenarios say:\n\n");
        for cell in &dossier.cells {
            let _ = write!(out, "- {} {}: **{}**", cell.letter, escape(&cell.scenario_label), escape(&cell.says));
            for mark in &cell.badges {
                let _ = write!(out, "; {}", escape(&mark.words));
            }
            let _ = write!(out, ". {}.", values(scope, cell));
            if let Some(note) = &cell.note {
                let _ = write!(out, " {}", escape(note));
            }
            let all: Vec<_> = cell.sources.iter().chain(&cell.term_sources).copied().collect();
            let _ = writeln!(out, " {}", cited(framework, &all));
        }
        out.push('\n');
    }
}

fn sources(out: &mut String, entries: &[Entry]) {
    let _ =
        writeln!(out, "## Sources\n\n{}\n", if entries.is_empty() { captions::NO_SOURCES } else { captions::SOURCES });
    for entry in entries {
        let cited = &entry.citation;
        let rest = statements(entry.statements.len());
        let class = cited.class.map_or_else(String::new, |class| format!(" ({class})"));
        let quote = cited.quote.as_ref().map_or_else(String::new, |quote| format!(" “{}”", escape(quote)));
        let url = cited.url.as_ref().map_or_else(String::new, |url| match defuse::address(url) {
            Some(address) if !address.contains(['<', '>', ' ']) => format!(" <{}>", defuse::plain(address)),
            _ => format!(" {}", escape(url)),
        });
        let byline = escape(&cited.byline);
        let _ =
            writeln!(out, "- \\[{}\\] {}. {byline}{class}. {rest}.{quote}{url}", entry.number, escape(&cited.title));
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("a | <b>\n[x](y) *z*"), "a \\| &lt;b&gt; \\[x\\](y) \\*z\\*");
        assert_eq!(escape("# not a heading"), "\\# not a heading");
    }
}
