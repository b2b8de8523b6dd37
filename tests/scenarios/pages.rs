//! The page of each file under `docs/scenarios`: every number in it is the program's.

use std::fs;

use westphalia::analysis::scoring::Basis;
use westphalia::model::date::PartialDate;
use westphalia::model::framework::Silence;
use westphalia::model::ids::{PartyIx, ScenarioIx};
use westphalia::model::quantity::Micro;
use westphalia::model::scenario::Outcome;
use westphalia::model::source::{Confidence, SourceClass};

use crate::files::{File, of, total};
use crate::sources_of;

const WORDS: [&str; 8] = ["no", "one", "two", "three", "four", "five", "six", "seven"];

fn assert_says(page: &str, sentence: &str) {
    assert!(page.contains(sentence), "the page does not say: {sentence}");
}

/// The tables of a page, each as rows of cells; the heading first, without the line under it.
fn tables(page: &str) -> Vec<Vec<Vec<&str>>> {
    let mut tables = vec![Vec::new()];
    for line in page.lines() {
        match line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) {
            Some(row) if row.starts_with("---") => {}
            Some(row) => tables.last_mut().unwrap().push(row.split(" | ").map(str::trim).collect::<Vec<_>>()),
            None => tables.push(Vec::new()),
        }
    }
    tables.retain(|table| !table.is_empty());
    tables
}

/// What a column of a table holds.
enum Column {
    /// Totals or weights of a party.
    Party(PartyIx),
    /// The sum of all parties' totals.
    Sum,
    /// How many issues a scenario addresses.
    Addressed,
    /// When a scenario was written.
    Date,
    /// Who wrote it.
    Author,
    /// Words.
    Other,
}

fn column(file: &File, heading: &str) -> Column {
    let heading = heading.split(" (").next().unwrap_or_default();
    let framework = file.framework();
    let named = framework.party_ixs().find(|party| framework.party(*party).name.eq_ignore_ascii_case(heading));
    match (named, heading) {
        (Some(party), _) => Column::Party(party),
        (None, "sum") => Column::Sum,
        (None, "issues addressed") => Column::Addressed,
        (None, "date") => Column::Date,
        (None, "author") => Column::Author,
        (None, _) => Column::Other,
    }
}

/// The numbers in a cell, each with how many decimals it has.
fn numbers(cell: &str) -> Vec<(f64, i32)> {
    let words = cell.split(|letter: char| !letter.is_ascii_digit() && letter != '.').filter(|word| !word.is_empty());
    let parse = |word: &str| {
        let decimals = word.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        (word.parse().unwrap(), decimals as i32)
    };
    words.map(parse).collect()
}

fn assert_shown(cell: &str, figures: &[f64], place: &str) {
    let shown = numbers(cell);
    assert!(!shown.is_empty() && shown.len() <= figures.len(), "{place}: {cell}");
    for ((number, decimals), figure) in shown.into_iter().zip(figures) {
        assert!((number - figure).abs() <= 0.5 * 10_f64.powi(-decimals) + 1e-6, "{place}: {cell} is {figure}");
    }
}

fn day(date: PartialDate) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS[usize::from(date.month().unwrap()) - 1];
    format!("{} {month} {}", date.day().unwrap(), date.year())
}

/// Compares one cell of the row of a scenario; returns whether it held a figure.
fn check_cell(file: &File, scenario: ScenarioIx, column: &Column, cell: &str) -> bool {
    let framework = file.framework();
    let entry = framework.scenario(scenario);
    let place = format!("{}, {}", file.name, entry.name);
    let scores = file.scores(framework.silence());
    match column {
        Column::Party(party) => {
            let score = of(&scores, scenario, *party);
            assert_shown(cell, &[score.total, score.low, score.high].map(|figure| figure.unwrap().to_f64()), &place);
        }
        Column::Sum => {
            assert_shown(cell, &[framework.party_ixs().map(|party| total(&scores, scenario, party)).sum()], &place);
        }
        Column::Addressed => {
            let coverage = scores.parties[0].scenarios[scenario.0].coverage;
            assert_eq!(cell, format!("{} of {}", coverage.addressed, coverage.issues), "{place}");
        }
        Column::Date => assert_eq!(cell, day(entry.date.unwrap()), "{place}"),
        Column::Author => assert!(entry.author.as_deref().unwrap().starts_with(cell), "{place}: {cell}"),
        Column::Other => return false,
    }
    true
}

/// Compares every table of a page whose rows are scenarios or issues; returns how many cells held a figure.
fn check_tables(file: &File, page: &str) -> usize {
    let framework = file.framework();
    let mut checked = 0;
    for table in tables(page) {
        let columns: Vec<Column> = table[0].iter().map(|heading| column(file, heading)).collect();
        let tells = columns.iter().any(|column| !matches!(column, Column::Other));
        for row in &table[1..] {
            let scenario = framework.scenario_ixs().find(|scenario| framework.scenario(*scenario).name == row[0]);
            let issue = framework.issue_ixs().find(|issue| framework.issue(*issue).name == row[0]);
            assert!(!tells || scenario.is_some() || issue.is_some(), "{}: {} is not in the file", file.name, row[0]);
            for (cell, column) in row.iter().zip(&columns) {
                match (scenario, issue, column) {
                    (Some(scenario), _, column) => checked += usize::from(check_cell(file, scenario, column, cell)),
                    (None, Some(issue), Column::Party(party)) => {
                        let points = framework.party(*party).judgements[issue.0].weight.to_f64();
                        assert_shown(cell, &[points], &file.name);
                        checked += 1;
                    }
                    (None, _, _) => {}
                }
            }
        }
    }
    checked
}

#[test]
fn every_file_has_a_page_and_its_tables_hold_the_totals_of_the_program() {
    let mut pages = Vec::new();
    for file in File::all() {
        let page = file.page();
        assert_says(&page, &format!("scenarios/{}.toml", file.name));
        for heading in ["\n## What it is not\n", "\n## What to look at\n", "\n## Warnings\n"] {
            assert_says(&page, heading);
        }
        let warnings = file.loaded.warnings.len();
        let says = match warnings {
            0 => "\n## Warnings\n\nNone.".to_owned(),
            some => format!("Opening the file gives {} warnings", WORDS[some]),
        };
        assert_says(&page, &says);
        // A row for each scenario of the file itself; a reference need not stand in the table.
        let own = file.table()["scenarios"].as_array().unwrap().len();
        let least = if file.name == "template" { 0 } else { own - 1 };
        let checked = check_tables(&file, &page);
        assert!(checked >= least, "{}: only {checked} figures", file.name);
        pages.push(format!("{}.md", file.name));
    }
    let mut written: Vec<String> = fs::read_dir("docs/scenarios")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    written.sort();
    assert_eq!(written, pages, "a page for each file, and no other");
}

/// A file's totals where one party's weight on some issues is changed.
fn reweighed(file: &File, party: &str, issues: &[(&str, Micro)], scenario: &str) -> f64 {
    let mut basis = Basis::of(file.framework());
    let party = file.party(party);
    for (issue, points) in issues {
        basis.weights.set(party, file.framework().find_issue(issue).unwrap(), *points);
    }
    total(&file.scores_with(file.framework().silence(), &basis), file.scenario(scenario), party)
}

/// A figure as pages write it: whole, or with one decimal.
fn figure(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    format!("{tenths}")
}

#[test]
fn the_framework_page_counts_what_the_file_holds() {
    let file = File::named("ukraine-framework");
    let (page, framework) = (file.page(), file.framework());
    let terms: usize = framework.issues().iter().map(|issue| issue.terms().len()).sum();
    let (issues, sources) = (framework.issues().len(), framework.sources().len());
    let says = format!("{issues} issues in {} groups, {terms} terms", WORDS[framework.groups().len()]);
    assert_says(&page, &says);
    assert_says(&page, &format!("and {sources} sources"));

    let texts: Vec<_> = framework.scenarios().iter().filter(|scenario| !scenario.reference).collect();
    let cells: Vec<_> = texts.iter().flat_map(|scenario| &scenario.positions).collect();
    let number =
        |fits: fn(&Outcome) -> bool| cells.iter().filter(|cell| cell.outcome.as_ref().is_some_and(fits)).count();
    let one = number(|outcome| matches!(outcome, Outcome::Term(_)));
    let numbers = number(|outcome| matches!(outcome, Outcome::Number(_)));
    let open = number(|outcome| matches!(outcome, Outcome::AnyTerm(_)));
    let silent = cells.iter().filter(|cell| cell.outcome.is_none()).count();
    assert_says(
        &page,
        &format!(
            "Of the {} cells {one} hold one term, {numbers} a number, {open} are open between terms, and {silent} are not addressed.",
            cells.len()
        ),
    );
    let is_second_hand = |class| matches!(class, Some(SourceClass::Secondary | SourceClass::StateLinked));
    let second_hand = cells.iter().filter(|cell| {
        cell.outcome.is_some() && sources_of(cell).iter().all(|source| is_second_hand(framework.source(*source).class))
    });
    let addressed = cells.len() - silent;
    assert_says(&page, &format!("{} of the {addressed} cells with an outcome rest only on", second_hand.count()));
    let low = |addressed: bool| {
        let low = cells.iter().filter(|cell| cell.evidence.confidence == Some(Confidence::Low));
        low.filter(|cell| cell.outcome.is_some() == addressed).count()
    };
    assert_says(&page, &format!("is set on {} of those {addressed} cells", low(true)));
    assert_says(&page, &format!("A further {} unaddressed cells are low", low(false)));
    let lines: Vec<&str> = framework.parties().iter().map(|party| WORDS[party.red_lines.len()]).collect();
    let [ua, ru, _, eu] = lines[..] else { panic!("four parties") };
    assert_says(&page, &format!("{ua} of Ukraine, {ru} of Russia, {eu} of the European partners and none of the"));
    assert!(framework.parties()[2].red_lines.is_empty());
}

#[test]
fn the_framework_page_states_totals_of_the_program() {
    let file = File::named("ukraine-framework");
    let page = file.page();
    let [open, left_out] = [Silence::Open, Silence::LeftOut].map(|silence| file.scores(silence));
    let whole = |scores, scenario, party| format!("{:.0}", total(scores, file.scenario(scenario), file.party(party)));
    let out = |scenario, party| whole(&left_out, scenario, party);
    assert_says(
        &page,
        &format!(
            "the Russian memorandum has {} for Russia and the Paris Declaration {} for Ukraine and {} for the European partners",
            out("rumemo25", "ru"),
            out("paris26", "ua"),
            out("paris26", "eu")
        ),
    );
    let becomes = |party| format!("{} becomes {}", whole(&open, "paris26", party), out("paris26", party));
    assert_says(&page, &format!("for Ukraine {}, for Russia {}", becomes("ua"), becomes("ru")));
}

#[test]
fn pages_of_the_options_state_totals_of_the_program() {
    let file = File::named("ukraine-security-guarantees");
    let no_speed = |option| reweighed(&file, "analyst", &[("speed", Micro::ZERO)], option);
    let moves = |option| format!("from {} to {}", figure(file.total(option, "analyst")), figure(no_speed(option)));
    let says = format!("membership rises {}, own forces fall {}", moves("sg_nato"), moves("sg_own"));
    assert_says(&file.page(), &says);

    let file = File::named("ukraine-frozen-assets");
    let funds = |option| figure(reweighed(&file, "analyst", &[("funds_for_ukraine", Micro::whole(2))], option));
    let page_of = file.page();
    let says = format!("rises from {} to {}", figure(file.total("fa_loan", "analyst")), funds("fa_loan"));
    assert_says(&page_of, &says);
    assert_says(&page_of, &format!("which falls to {}", funds("fa_comp")));

    let file = File::named("ukraine-territorial-terms");
    let framework = file.framework();
    let ids: Vec<&str> = framework.scenarios().iter().map(|scenario| scenario.id.as_str()).collect();
    let smaller = |id: &&str| file.total(id, "ua").min(file.total(id, "ru"));
    let highest = ids.iter().map(smaller).fold(0.0, |most: f64, one| if one > most { one } else { most });
    let sharing = ids.iter().filter(|id| (smaller(id) - highest).abs() < 1e-9).count();
    assert!(ids.iter().all(|id| smaller(id) <= 50.0));
    let page_of = file.page();
    assert_says(
        &page_of,
        &format!("smallest total of the two is {}, and {} terms share it", figure(highest), WORDS[sharing]),
    );
    let without = [("defensibility", Micro::ZERO), ("legal_fit", Micro::ZERO)];
    let ends = |totals: Vec<f64>| {
        let mut totals = totals;
        totals.sort_by(f64::total_cmp);
        [figure(totals[0]), figure(totals[totals.len() - 1])]
    };
    let [low, high] = ends(ids.iter().map(|id| reweighed(&file, "analyst", &without, id)).collect());
    let [before_low, before_high] = ends(ids.iter().map(|id| file.total(id, "analyst")).collect());
    assert_says(&page_of, &format!("from {low} to {high} where it was {before_low} to {before_high}"));
}
