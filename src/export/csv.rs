//! CSV as spreadsheets want it: one table a file, one header row, nothing before it. UTF-8 with a byte order mark and
//! CRLF line ends, by which Excel knows the encoding; decimal points; cells that look like formulas are defused.

use super::json::standing;
use super::{File, defuse};
use crate::analysis::exact::{Margin, Total};
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::chart_data::{self, Cell};
use crate::present::columns::no_deal;
use crate::present::labels::letter;
use crate::present::report::Scope;
use crate::present::report::dossier::{Dossier, dossiers};
use crate::present::report::head::head;
use crate::present::report::register::{number, register, with_care};
use crate::present::text;
use crate::session::export::ExportChart;

mod in_the_way;
mod robustness;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The tables: what stands in each cell, each party's total of each scenario, the sources; where packages were searched every
/// efficient point, where they were counted what stands in the way, and where
/// draws were made what they said.
pub(super) fn tables(scope: &Scope) -> Vec<File> {
    let dossiers = dossiers(scope);
    let packages = scope.packages.as_ref().map(|_| packages(scope));
    let in_the_way = scope.why_not.as_ref().map(|found| in_the_way::rows(scope.document.framework(), found));
    let drawn = scope.robustness.as_ref().map(|found| robustness::rows(scope.document.framework(), found));
    let files = [
        Some(File { suffix: "", bytes: bytes(&cells(scope, &dossiers)) }),
        Some(File { suffix: "-totals", bytes: bytes(&totals(scope)) }),
        Some(File { suffix: "-sources", bytes: bytes(&sources(scope, &dossiers)) }),
        packages.map(|rows| File { suffix: "-packages", bytes: bytes(&rows) }),
        in_the_way.map(|rows| File { suffix: "-in-the-way", bytes: bytes(&rows) }),
        drawn.map(|rows| File { suffix: "-robustness", bytes: bytes(&rows) }),
    ];
    files.into_iter().flatten().collect()
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
enum Field {
    /// From the program or from a file: defused.
    Text(String),
    /// A figure at full precision.
    Number(f64),
    /// Nothing known.
    Empty,
}

impl Field {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    fn written(&self) -> String {
        match self {
            Self::Text(text) => defuse::cell(&defuse::plain(text)),
            Self::Number(number) => format!("{}", if *number == 0.0 { 0.0 } else { *number }),
            Self::Empty => String::new(),
        }
    }
}

fn bytes(rows: &[Vec<Field>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    for row in rows {
        // Writing to memory fails only where there is no memory left.
        let _ = writer.write_record(row.iter().map(Field::written));
    }
    writer.into_inner().unwrap_or_default()
}

/// One row a scenario and issue, with four columns a party; whose reading it is stands in every row.
fn cells(scope: &Scope, dossiers: &[Dossier]) -> Vec<Vec<Field>> {
    let framework = scope.document.framework();
    let mut header: Vec<Field> = [
        "scenario",
        "scenario_name",
        "date",
        "group",
        "issue",
        "issue_name",
        "outcome",
        "standing",
        "marks",
        "confidence",
        "note",
        "sources",
        "sources_with_care",
    ]
    .map(Field::text)
    .to_vec();
    for party in &scope.parties {
        let id = &framework.party(*party).id;
        header.extend(["value", "low", "high", "adds"].map(|figure| Field::text(format!("{figure}_{id}"))));
    }
    header.push(Field::text("reading"));
    let reading = head(scope).reading.unwrap_or_default();
    let mut rows = vec![header];
    for (at, scenario) in scope.scenarios.iter().enumerate() {
        let entry = framework.scenario(*scenario);
        for dossier in dossiers {
            let Some(cell) = dossier.cells.get(at) else { continue };
            let marks: Vec<&str> = cell.badges.iter().map(|mark| mark.words.as_str()).collect();
            let numbers: Vec<String> = cell.sources.iter().map(|source| number(*source).to_string()).collect();
            let mut row = vec![
                Field::text(&entry.id),
                Field::text(&entry.name),
                Field::text(entry.date.map_or_else(String::new, |date| date.to_string())),
                Field::text(&dossier.group_name),
                Field::text(&framework.issue(dossier.issue).id),
                Field::text(&dossier.name),
                Field::text(&cell.says),
                Field::text(standing(cell.standing)),
                Field::text(marks.join("; ")),
                Field::text(cell.confidence.unwrap_or_default()),
                Field::text(cell.note.clone().unwrap_or_default()),
                Field::text(numbers.join("; ")),
                Field::text(with_care(framework, &cell.sources)),
            ];
            for figure in &cell.figures {
                row.push(Field::number(figure.value.map(|(_, value, _)| value)));
                row.push(Field::number(figure.value.map(|(low, _, _)| low)));
                row.push(Field::number(figure.value.map(|(_, _, high)| high)));
                row.push(Field::number(figure.value.map(|_| figure.adds)));
            }
            row.push(Field::text(&reading));
            rows.push(row);
        }
    }
    rows
}

/// One row a scenario and party; whose reading it is stands in every row.
fn totals(scope: &Scope) -> Vec<Vec<Field>> {
    let header = [
        "scenario",
        "letter",
        "scenario_name",
        "date",
        "party",
        "party_name",
        "total",
        "low",
        "high",
        "no_deal",
        "no_deal_assumed",
        "margin",
        "acceptable",
        "rank",
        "red_lines_crossed",
        "red_lines_at_risk",
        "issues_addressed",
        "issues",
        "coverage",
        "links",
        "shown_apart",
        "silence",
        "reading",
    ]
    .map(Field::text)
    .to_vec();
    let reading = head(scope).reading.unwrap_or_default();
    let mut rows = vec![header];
    for scenario in &scope.scenarios {
        rows.extend(scope.parties.iter().map(|party| total(scope, *scenario, *party, &reading)));
    }
    rows
}

fn total(scope: &Scope, scenario: ScenarioIx, party: PartyIx, reading: &str) -> Vec<Field> {
    let document = &scope.document;
    let framework = document.framework();
    let entry = framework.scenario(scenario);
    let score = &document.scores().parties[party.0].scenarios[scenario.0];
    let no_deal = no_deal(document, party);
    let yes = |yes: bool| Field::text(if yes { "yes" } else { "no" });
    let count = |count: usize| Field::Number(count as f64);
    vec![
        Field::text(&entry.id),
        Field::text(letter(scenario)),
        Field::text(&entry.name),
        Field::text(entry.date.map_or_else(String::new, |date| date.to_string())),
        Field::text(&framework.party(party).id),
        Field::text(&framework.party(party).name),
        Field::number(score.total.map(Total::to_f64)),
        Field::number(score.low.map(Total::to_f64)),
        Field::number(score.high.map(Total::to_f64)),
        Field::number(no_deal.map(|(value, _)| value)),
        no_deal.map_or(Field::Empty, |(_, assumed)| yes(assumed)),
        Field::number(score.margin.map(Margin::to_f64)),
        score.acceptable.map_or(Field::Empty, yes),
        Field::number(score.rank.map(|rank| rank as f64)),
        count(score.certain_crossings()),
        count(score.crossings.len() - score.certain_crossings()),
        count(score.coverage.addressed),
        count(score.coverage.issues),
        Field::Number(score.coverage.share),
        Field::Number(score.links.to_f64()),
        yes(document.is_apart(scenario)),
        Field::text(document.edits().silence.keyword()),
        Field::text(reading),
    ]
}

/// The figures of the scatter, as the program copies them too.
fn packages(scope: &Scope) -> Vec<Vec<Field>> {
    let field = |cell: Cell| match cell {
        Cell::Text(text) => Field::Text(text),
        Cell::Number(number) => Field::number(number),
    };
    let table = chart_data::table(&scope.document, ExportChart::Frontier);
    table.into_iter().map(|row| row.into_iter().map(field).collect()).collect()
}

fn sources(scope: &Scope, dossiers: &[Dossier]) -> Vec<Vec<Field>> {
    let framework = scope.document.framework();
    let header = ["number", "id", "title", "publisher", "date", "class", "statements", "quote", "note", "url"];
    let mut rows = vec![header.map(Field::text).to_vec()];
    for entry in register(scope, dossiers) {
        let source = framework.source(entry.citation.source);
        let optional = |text: &Option<String>| Field::text(text.clone().unwrap_or_default());
        rows.push(vec![
            Field::Number(entry.number as f64),
            Field::text(&source.id),
            Field::text(&source.title),
            optional(&source.publisher),
            Field::text(source.date.map_or_else(String::new, |date| date.to_string())),
            Field::text(source.class.map(text::class).unwrap_or_default()),
            Field::Number(entry.statements.len() as f64),
            optional(&source.quote),
            optional(&source.note),
            optional(&source.url),
        ]);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_numbers_and_text_is_defused() {
        assert_eq!(Field::Number(-8.5).written(), "-8.5");
        assert_eq!(Field::Number(-0.0).written(), "0");
        assert_eq!(Field::text("-8.5").written(), "'-8.5");
        assert_eq!(Field::text("=HYPERLINK(\"x\")").written(), "'=HYPERLINK(\"x\")");
        let table = bytes(&[vec![Field::text("a,b"), Field::text("say \"x\"")]]);
        assert_eq!(table, b"\xEF\xBB\xBF\"a,b\",\"say \"\"x\"\"\"\r\n");
    }
}
