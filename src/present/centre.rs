//! Words of the centre of Compare: titles, legends, tooltips and notes around the chart, the matrix and the differences.

use super::columns::{Column, Figure, Stack, no_deal};
use super::differences::{Differences, PairTotal};
use super::list::compared;
use super::matrix::{Cell, CellValue};
use super::robustness::ties::Ties;
use super::text;
use crate::analysis::outcome::Standing;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::session::document::Document;
use crate::session::view::JudgedBy;

/// Said where nothing is compared.
pub const NOTHING_COMPARED: &str = "No scenario selected. Tick two or more to compare.";
/// Said where compared scenarios do not differ.
pub const NO_DIFFERENCES: &str = "The compared scenarios say the same on every issue.";
/// Said where there is only one scenario to choose from.
pub const NO_PAIR: &str = "Differences need two scenarios.";

/// The name of the first tab.
#[must_use]
pub fn tab(document: &Document) -> &'static str {
    match document.view().judged_by {
        JudgedBy::All => "Values and terms",
        JudgedBy::Party(_) => "Contributions and terms",
    }
}

/// What the chart shows: `Score by Ukraine’s weights, 0–100`; in full, then for narrow places.
#[must_use]
pub fn title(document: &Document) -> [String; 2] {
    let by_party = |name: &str| format!("Score by {name}’s weights");
    match document.view().judged_by {
        JudgedBy::Party(party) => {
            let party = document.framework().party(party);
            [format!("{}, 0–100", by_party(&party.name)), by_party(party.label())]
        }
        JudgedBy::All if !document.view().sorts_by_score() => {
            ["Score of each party by its own weights, 0–100", "Score of each party"].map(str::to_owned)
        }
        JudgedBy::All if document.scores().all_by_margin => {
            ["Ordered by the smallest margin over a no-deal value", "By smallest margin"].map(str::to_owned)
        }
        JudgedBy::All => ["Ordered by the smallest total of a party", "By smallest total"].map(str::to_owned),
    }
}

/// What stands at the left of the chart.
#[must_use]
pub fn scale_title(document: &Document) -> &'static str {
    match document.view().judged_by {
        JudgedBy::All => "Value to each party",
        JudgedBy::Party(_) => "Weight, %",
    }
}

/// What the no-deal lines of the chart mean.
#[derive(Clone, Debug, PartialEq)]
pub struct NoDealLegend {
    /// The whole sentence.
    pub long: String,
    /// For narrow places.
    pub short: String,
    /// Whether there is a line to explain.
    pub line: bool,
}

/// What the no-deal lines mean, or that there are none.
#[must_use]
pub fn no_deal_legend(document: &Document) -> NoDealLegend {
    let framework = document.framework();
    match document.view().judged_by {
        JudgedBy::Party(party) => match no_deal(document, party) {
            Some((value, assumed)) => {
                let assumed = if assumed { " (assumed)" } else { "" };
                let short = format!("No-deal value {}{assumed}", text::score(value));
                NoDealLegend {
                    long: format!("{short}: below it, no agreement is the better outcome"),
                    short,
                    line: true,
                }
            }
            None => {
                let long = format!("No-deal value of {} not given", framework.party(party).name);
                NoDealLegend { long, short: "No-deal value not given".to_owned(), line: false }
            }
        },
        JudgedBy::All if framework.party_ixs().any(|party| no_deal(document, party).is_some()) => NoDealLegend {
            long: "No-deal value of the party; values are not added up".to_owned(),
            short: "No-deal value of the party".to_owned(),
            line: true,
        },
        JudgedBy::All => NoDealLegend {
            long: "No-deal values not given: margins cannot be shown".to_owned(),
            short: "No-deal values not given".to_owned(),
            line: false,
        },
    }
}

/// A party with its no-deal value, for the legend.
#[must_use]
pub fn legend_note(document: &Document, party: PartyIx) -> String {
    match no_deal(document, party) {
        Some((value, true)) => format!("no-deal {}, assumed", text::score(value)),
        Some((value, false)) => format!("no-deal value {}", text::score(value)),
        None => "no-deal value not given".to_owned(),
    }
}

/// What stands below a column while one party judges: its rank, or why it has none.
#[must_use]
pub fn standing(column: &Column) -> String {
    match (column.apart, column.red_lines) {
        (true, _) => "shown apart".to_owned(),
        (false, 0) => column.rank.clone(),
        (false, crossed) => format!("crosses {}", text::count(crossed, "red line", "red lines")),
    }
}

/// How much is addressed: `17 of 20 · 87%`, and for narrow places `17 of 20`.
#[must_use]
pub fn coverage(document: &Document, scenario: ScenarioIx) -> [String; 2] {
    let scores = &document.scores().parties;
    let judge = document.view().judged_by.party();
    let shares: Vec<_> = scores
        .iter()
        .enumerate()
        .filter(|(ix, _)| judge.is_none_or(|judge| judge.0 == *ix))
        .map(|(_, party)| party.scenarios[scenario.0].coverage)
        .collect();
    let Some(first) = shares.first() else { return [String::new(), String::new()] };
    let mut percents: Vec<f64> = shares.iter().map(|coverage| coverage.share).collect();
    percents.sort_by(f64::total_cmp);
    let ends = [percents.first(), percents.last()].map(|share| text::percent(share.copied().unwrap_or_default()));
    let share =
        if ends[0] == ends[1] { ends[0].clone() } else { format!("{}–{}", ends[0].trim_end_matches('%'), ends[1]) };
    let short = format!("{} of {}", first.addressed, first.issues);
    [format!("{short} · {share}"), short]
}

/// A rank in words, with what makes it doubtful: `1st, within range of 2nd`; `not ranked: crosses a red line`.
#[must_use]
pub fn rank(document: &Document, column: &Column) -> String {
    if column.apart {
        return "Shown apart, not ranked".to_owned();
    }
    let JudgedBy::Party(party) = document.view().judged_by else {
        return if column.rank == "–" { "Not ranked".to_owned() } else { column.rank.clone() };
    };
    let scores = &document.scores().parties[party.0].scenarios;
    let own = &scores[column.scenario.0];
    let Some(rank) = own.rank else {
        return if own.is_blocked() { "Not ranked: crosses a red line".to_owned() } else { "Not ranked".to_owned() };
    };
    let next = compared(document)
        .into_iter()
        .filter_map(|other| scores[other.0].rank.map(|rank| (rank, &scores[other.0])))
        .filter(|(other, _)| *other > rank)
        .min_by_key(|(other, _)| *other);
    match next {
        Some((next_rank, next)) if next.high >= own.low => {
            format!("{}, within range of {}", column.rank, text::rank(Some(next_rank), next.tied))
        }
        _ => column.rank.clone(),
    }
}

/// What is said about a column on hover, a line each.
#[must_use]
pub fn tooltip(document: &Document, column: &Column) -> Vec<String> {
    let mut lines = Vec::new();
    match &column.figure {
        Figure::Stack(Some(stack)) => {
            lines.push(format!("Total {}, range {}", text::score(stack.total), text::range(stack.low, stack.high)));
            lines.extend(links(stack));
        }
        Figure::Stack(None) => lines.push("No total: nothing that counts has weight".to_owned()),
        Figure::Bars(_) => {}
    }
    let rank = rank(document, column);
    lines.push(match &column.figure {
        Figure::Bars(bars) if column.red_lines == 0 => format!("{rank}, {}", bars.headline),
        _ => rank,
    });
    let ties = Ties::of(document, document.view().judged_by.party());
    lines.extend(ties.sentence(column.scenario).map(str::to_owned));
    if column.red_lines > 0 {
        lines.push(format!("Crosses {}", text::count(column.red_lines, "red line", "red lines")));
    }
    lines.push(column.coverage.clone());
    if column.muted {
        lines.push("Less than 60% of the weight is addressed: the rank says little".to_owned());
    }
    if !column.byline.is_empty() {
        lines.push(column.byline.clone());
    }
    lines
}

/// What links do to a total; nothing where they do nothing.
#[must_use]
pub fn links(stack: &Stack) -> Option<String> {
    if stack.links == 0.0 {
        return None;
    }
    let verb = if stack.links < 0.0 { "take" } else { "add" };
    Some(format!("Links between issues {verb} {} points", text::fixed(stack.links.abs(), 1)))
}

/// How a cell's bar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// One outcome.
    Settled,
    /// Left open: the section between least and greatest is outlined.
    Open,
    /// Not addressed, counted as anything: dashed, with the whole range outlined.
    Doubt,
    /// Not addressed, counted as the state of affairs: dashed, with its value outlined.
    AsNow,
    /// Not addressed, not counted: dashed.
    Nothing,
}

/// How a cell's bar is drawn.
#[must_use]
pub const fn drawn(cell: &Cell) -> Drawn {
    match cell.standing {
        Standing::Settled => Drawn::Settled,
        Standing::Open => Drawn::Open,
        Standing::SilentOpen => Drawn::Doubt,
        Standing::SilentStatusQuo => Drawn::AsNow,
        Standing::LeftOut => Drawn::Nothing,
    }
}

/// A cell's value in figures: `84`, or `0–100` where silence counts as anything.
#[must_use]
pub fn value(cell: &Cell, value: CellValue) -> String {
    match drawn(cell) {
        Drawn::Doubt if text::score(value.low) != text::score(value.high) => text::range(value.low, value.high),
        _ => text::score(value.value),
    }
}

/// A value against the baseline's: `+36`, `−8`; nothing where it shows no difference, or silence would make one up.
#[must_use]
pub fn difference(cell: &Cell, value: CellValue) -> Option<(String, f64)> {
    if !cell.standing.is_addressed() {
        return None;
    }
    let difference = value.value - value.baseline?;
    let shown = text::signed(difference, 0);
    (shown != "0").then_some((shown, difference))
}

/// How many sources a cell cites, as in print: `[2]`.
#[must_use]
pub fn source_count(count: usize) -> String {
    format!("[{count}]")
}

/// What is said about a cell on hover: the outcome, the range of its value, and what marks mean.
#[must_use]
pub fn cell_tooltip(
    document: &Document,
    scenario: ScenarioIx,
    issue: crate::model::ids::IssueIx,
    cell: &Cell,
) -> Vec<String> {
    let framework = document.framework();
    let mut lines = vec![super::labels::says(framework, scenario, issue, super::labels::Length::Full)];
    if let (Some(value), Some(party)) = (cell.value, document.view().judged_by.party()) {
        let range = if text::score(value.low) == text::score(value.high) {
            String::new()
        } else {
            format!(", range {}", text::range(value.low, value.high))
        };
        lines.push(format!("Value {} to {}{range}", text::score(value.value), framework.party(party).name));
    }
    match drawn(cell) {
        Drawn::Doubt => lines.push("Silence counts as any outcome".to_owned()),
        Drawn::AsNow => lines.push("Silence counts as the state of affairs".to_owned()),
        Drawn::Nothing => lines.push("Silence is left out of the total".to_owned()),
        Drawn::Settled | Drawn::Open => {}
    }
    let crossed: Vec<String> = cell
        .parties
        .iter()
        .filter(|entry| entry.crossed)
        .map(|entry| framework.party(entry.party).name.clone())
        .collect();
    if !crossed.is_empty() {
        lines.push(format!("Crosses a red line of {}", text::list(&crossed)));
    }
    for badge in &cell.badges {
        lines.push(
            match badge {
                super::matrix::Badge::RedLine { .. } if !crossed.is_empty() => continue,
                super::matrix::Badge::RedLine { assumed: false } => "Crosses a red line",
                super::matrix::Badge::RedLine { assumed: true } => {
                    "Crosses a red line that is assumed, without a source"
                }
                super::matrix::Badge::AtRisk => "May cross a red line, depending on how it turns out",
                super::matrix::Badge::Open => "Left open",
                super::matrix::Badge::LowConfidence => "Low confidence",
            }
            .to_owned(),
        );
    }
    if cell.unchanged {
        lines.push("As the baseline".to_owned());
    }
    if cell.sources.is_some() {
        let position = &framework.scenario(scenario).positions[issue.0];
        lines.push(super::sources::counted(framework, &super::matrix::sources(position)));
    }
    lines
}

/// Said where the filter leaves no issue.
#[must_use]
pub fn nothing_found(document: &Document) -> String {
    format!("No issue, term or quote holds “{}”.", document.view().filter.trim())
}

/// `12 issues say the same · G addresses 20 of 20 issues, K 17 of 20 issues`.
#[must_use]
pub fn same(differences: &Differences) -> String {
    let same = match differences.same {
        0 => "No issue says the same".to_owned(),
        1 => "1 issue says the same".to_owned(),
        same => format!("{} issues say the same", text::thousands(same)),
    };
    format!("{same} · {}", super::differences::coverage(differences))
}

/// What the worths mean.
#[must_use]
pub fn worth_note(differences: &Differences) -> String {
    format!("Points of the total that {} gives each party more (+) or less (−)", differences.pair[1].name)
}

/// What a difference is worth, with its sign: `+2.4`.
#[must_use]
pub fn worth(points: f64) -> String {
    text::signed(points, 1)
}

/// Both totals of a party: `45 → 73`.
#[must_use]
pub fn both_totals(total: &PairTotal) -> String {
    let [first, second] = total.totals.map(text::score_or_dash);
    format!("{first} → {second}")
}

/// A party's totals as one sentence: `Ukraine: total 45 and 73, difference +28.0`.
#[must_use]
pub fn spoken_total(document: &Document, total: &PairTotal) -> String {
    let name = &document.framework().party(total.party).name;
    let [first, second] = total.totals.map(text::score_or_dash);
    let difference = total.difference.map_or_else(|| "–".to_owned(), worth);
    format!("{name}: total {first} and {second}, difference {difference}")
}

#[cfg(test)]
mod tests {
    use super::{links, source_count, worth};
    use crate::present::columns::Stack;

    #[test]
    fn small_words_read_as_the_design_says() {
        let stack = |links| Stack {
            total: 50.0,
            low: 40.0,
            high: 60.0,
            segments: Vec::new(),
            links,
            blocked: false,
            spoken: String::new(),
        };
        assert_eq!(links(&stack(0.0)), None);
        assert_eq!(links(&stack(-2.5)).as_deref(), Some("Links between issues take 2.5 points"));
        assert_eq!(source_count(0), "[0]");
        assert_eq!([worth(2.44), worth(-0.02)], ["+2.4", "0.0"]);
    }
}
