//! Exports: the same figures in every form, nothing from a file that is more than text, every cited source, and the same
//! bytes every time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where it must not go on")]

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{UKRAINE, document};
use westphalia::analysis::negotiation::budget::{Limits, Meter};
use westphalia::export::{Chart, Format, Request, json, render};
use westphalia::jobs::Task as _;
use westphalia::model::framework::Framework;
use westphalia::model::ids::{PartyIx, ScenarioIx, SourceIx};
use westphalia::model::scenario::{Outcome, Position};
use westphalia::present::sources::mark;
use westphalia::present::status::READING;
use westphalia::present::{list, text};
use westphalia::session::command::{EditCommand, TabId, ViewCommand};
use westphalia::session::document::Document;
use westphalia::session::robustness::RobustnessCommand;
use westphalia::session::search::Search;
use westphalia::session::view::{JudgedBy, Workspace};

const HOSTILE: &str = include_str!("fixtures/export/hostile.toml");
const TWO_ISSUES: &str = include_str!("fixtures/accept/two-issues.toml");

fn formats() -> Vec<Format> {
    let mut formats = vec![Format::Html, Format::Markdown, Format::Csv, Format::Json];
    formats.extend(Chart::ALL.map(Format::Svg));
    formats
}

/// The files of an export as text.
fn texts(document: &Document, format: Format) -> Vec<String> {
    let files = render(document, &Request::new(format));
    files.into_iter().map(|file| String::from_utf8(file.bytes).unwrap()).collect()
}

fn text_of(document: &Document, format: Format) -> String {
    texts(document, format).swap_remove(0)
}

/// Checks that every element is closed where it should be, every attribute quoted, and no `<` or `&` stands bare;
/// returns the names of all elements and the values of all attributes.
fn parse(markup: &str) -> (Vec<String>, Vec<(String, String)>) {
    const VOID: [&str; 3] = ["meta", "br", "link"];
    let (mut names, mut attributes, mut open) = (Vec::new(), Vec::new(), Vec::<String>::new());
    let mut rest = markup.strip_prefix("<!DOCTYPE html>").unwrap_or(markup);
    while let Some(at) = rest.find('<') {
        let before = &rest[..at];
        if open.last().is_none_or(|name| name != "style") {
            assert!(!before.contains('>'), "a bare > in {before:.80}");
            for (amp, _) in before.match_indices('&') {
                let end = before[amp..].find(';').unwrap_or_else(|| panic!("a bare & in {before:.80}"));
                assert!(
                    matches!(&before[amp..=amp + end], "&amp;" | "&lt;" | "&gt;" | "&quot;" | "&#39;"),
                    "{before:.80}"
                );
            }
        }
        rest = &rest[at + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            let end = closing.find('>').unwrap();
            assert_eq!(open.pop().as_deref(), Some(&closing[..end]), "closed in order");
            rest = &closing[end + 1..];
            continue;
        }
        let end = rest.find([' ', '>', '/']).unwrap();
        let name = rest[..end].to_owned();
        rest = rest[end..].trim_start();
        while !rest.starts_with(['>', '/']) {
            let equals = rest.find('=').unwrap();
            let value = rest[equals + 1..].strip_prefix('"').unwrap_or_else(|| panic!("unquoted: {rest:.60}"));
            let end = value.find('"').unwrap();
            assert!(!value[..end].contains('<'), "a bare < in an attribute");
            attributes.push((rest[..equals].to_owned(), value[..end].to_owned()));
            rest = value[end + 1..].trim_start();
        }
        let is_empty = rest.starts_with('/');
        rest = rest.trim_start_matches('/').strip_prefix('>').unwrap();
        if !is_empty && !VOID.contains(&name.as_str()) {
            open.push(name.clone());
        }
        names.push(name);
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    (names, attributes)
}

#[test]
fn markup_is_well_formed_and_runs_and_loads_nothing() {
    for document in [document(UKRAINE), document(TWO_ISSUES), document(HOSTILE)] {
        for format in formats() {
            if !matches!(format, Format::Html | Format::Svg(_)) {
                continue;
            }
            let (names, attributes) = parse(&text_of(&document, format));
            for banned in
                ["script", "iframe", "object", "embed", "img", "image", "foreignObject", "link", "form", "base"]
            {
                assert!(!names.iter().any(|name| name == banned), "{format:?} holds <{banned}>");
            }
            for (name, value) in &attributes {
                assert!(!name.starts_with("on") && name != "src" && name != "srcset", "{name}={value}");
                if name == "href" {
                    assert!(value.starts_with('#') || value.starts_with("https://") || value.starts_with("http://"));
                }
            }
            let web = attributes.iter().filter(|(name, value)| name == "href" && value.starts_with("http")).count();
            let safe =
                attributes.iter().filter(|(name, value)| name == "rel" && value == "noopener noreferrer").count();
            assert_eq!(web, safe, "every outside address is opened without its opener");
        }
    }
}

#[test]
fn links_inside_the_page_lead_somewhere_and_names_are_unique() {
    let mut document = document(UKRAINE);
    document.edit(&EditCommand::SetBaseline(Some(ScenarioIx(6))));
    let (_, attributes) = parse(&text_of(&document, Format::Html));
    let mut ids: Vec<&str> = attributes.iter().filter(|(name, _)| name == "id").map(|(_, id)| id.as_str()).collect();
    for (_, target) in attributes.iter().filter(|(name, value)| name == "href" && value.starts_with('#')) {
        assert!(ids.contains(&&target[1..]), "{target} leads nowhere");
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "every id stands once");
}

#[test]
fn text_from_a_hostile_file_stays_text() {
    let document = document(HOSTILE);
    for format in formats() {
        for text in texts(&document, format) {
            if format != Format::Json && format != Format::Csv {
                assert!(!text.contains("<script") && !text.contains("<img"), "{format:?}");
            }
            if matches!(format, Format::Svg(_) | Format::Markdown | Format::Csv) {
                assert!(!text.contains('\u{202e}'), "{format:?} turns the direction of writing");
            }
        }
    }
    for table in texts(&document, Format::Csv) {
        let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!formula || cell.parse::<f64>().is_ok(), "a formula: {cell}");
            }
        }
    }
    let json: serde_json::Value = serde_json::from_str(&text_of(&document, Format::Json)).unwrap();
    assert_eq!(json["title"], "</title><script>alert(1)</script>");
}

#[test]
fn every_form_shows_the_figures_of_the_screen() {
    for judged_by in [JudgedBy::All, JudgedBy::Party(PartyIx(1))] {
        let mut document = document(UKRAINE);
        document.look(&ViewCommand::JudgedBy(judged_by));
        let framework = document.framework();
        let html = text_of(&document, Format::Html);
        let markdown = text_of(&document, Format::Markdown);
        let json: serde_json::Value = serde_json::from_str(&text_of(&document, Format::Json)).unwrap();
        let totals = texts(&document, Format::Csv).swap_remove(1);
        let mut reader = csv::Reader::from_reader(totals.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let heat = text_of(&document, Format::Svg(Chart::Acceptance));
        for scenario in framework.scenario_ixs() {
            let entry = framework.scenario(scenario);
            for party in framework.party_ixs() {
                let score = &document.scores().parties[party.0].scenarios[scenario.0];
                let total = score.total.unwrap().to_f64();
                let shown = text::score(total);
                let range = text::range(score.low.unwrap().to_f64(), score.high.unwrap().to_f64());
                assert!(html.contains(&format!("<b>{shown}</b>")) && html.contains(&range));
                assert!(markdown.contains(&format!("{shown} ({range})")), "{} {shown} {range}", entry.id);
                assert!(heat.contains(&format!(">{shown}</text>")));
                let id = &framework.party(party).id;
                let of_json = json["scenarios"].as_array().unwrap().iter().find(|s| s["id"] == entry.id).unwrap();
                // Reading a number from JSON may be wrong in its last bit; writing is not.
                assert!((of_json["scores"][id]["total"].as_f64().unwrap() - total).abs() < 1e-12);
                let row = rows.iter().find(|row| row[0] == entry.id && row[4] == *id).unwrap();
                assert_eq!(row[6].parse::<f64>().ok(), Some(total));
            }
        }
    }
}

#[test]
fn contributions_in_json_and_csv_add_up_to_the_total() {
    let document = document(UKRAINE);
    let json: serde_json::Value = serde_json::from_str(&text_of(&document, Format::Json)).unwrap();
    for scenario in json["scenarios"].as_array().unwrap() {
        for (_, score) in scenario["scores"].as_object().unwrap() {
            let adds = score["contributions"].as_object().unwrap().values();
            let sum: f64 = adds.map(|adds| adds.as_f64().unwrap()).sum::<f64>() + score["links"].as_f64().unwrap();
            assert!((sum - score["total"].as_f64().unwrap()).abs() < 1e-9);
        }
    }
}

#[test]
fn every_cited_source_is_listed_and_no_other() {
    let document = document(UKRAINE);
    let html = text_of(&document, Format::Html);
    let (_, attributes) = parse(&html);
    let listed = |number: &str| attributes.iter().any(|(name, id)| name == "id" && id == number);
    let cited: Vec<&str> =
        attributes.iter().filter_map(|(name, value)| value.strip_prefix('#').filter(|_| name == "href")).collect();
    for number in 1..=document.framework().sources().len() {
        let id = format!("source-{number}");
        assert_eq!(listed(&id), cited.contains(&id.as_str()), "{id}");
    }
    let hostile = common::document(HOSTILE);
    assert!(!text_of(&hostile, Format::Html).contains("Nobody cites this one"));
    assert!(text_of(&hostile, Format::Html).contains("State-linked"));
}

/// Every place where a number or an id cites a source of a class that calls for care says so.
#[test]
fn classes_that_call_for_care_are_labelled_wherever_they_are_cited() {
    let document = document(UKRAINE);
    let framework = document.framework();
    let marks: BTreeMap<usize, (char, &str)> =
        (0..framework.sources().len()).filter_map(|at| Some((at + 1, mark(framework.sources()[at].class)?))).collect();
    assert!(marks.values().any(|(letter, _)| *letter == 's') && marks.values().any(|(letter, _)| *letter == 'h'));

    let markdown = text_of(&document, Format::Markdown).replace('\\', "");
    let mut seen = 0;
    for bracket in markdown.split('[').skip(1).filter_map(|rest| rest.split_once(']').map(|(inside, _)| inside)) {
        for cited in bracket.split(", ").filter(|cited| cited.starts_with(|first: char| first.is_ascii_digit())) {
            let digits = cited.trim_end_matches(char::is_alphabetic);
            let letter = cited[digits.len()..].chars().next();
            // The register itself has the class in words.
            let in_register = markdown.contains(&format!("\n- [{cited}] "));
            if !in_register || letter.is_some() {
                assert_eq!(letter, marks.get(&digits.parse().unwrap()).map(|(letter, _)| *letter), "[{bracket}]");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "only {seen} citations were looked at");
    for (number, (_, word)) in &marks {
        let entry = markdown.lines().find(|line| line.starts_with(&format!("- [{number}] ")));
        assert!(entry.is_none_or(|entry| entry.to_lowercase().contains(&format!("({word})"))), "{entry:?}");
    }

    let html = text_of(&document, Format::Html);
    for part in html.split("<a href=\"#source-").skip(1) {
        let (number, rest) = part.split_once("\">").unwrap();
        let label = marks.get(&number.parse().unwrap());
        let expected = label.map_or_else(
            || format!("{number}</a>"),
            |(letter, word)| format!("{number}<abbr title=\"{word}\">{letter}</abbr></a>"),
        );
        assert!(rest.starts_with(&expected), "{number}: {rest:.60}");
    }

    let tables = texts(&document, Format::Csv);
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(tables[0].as_bytes()).records().map(Result::unwrap).collect();
    let header = csv::Reader::from_reader(tables[0].as_bytes()).headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|other| other == name).unwrap();
    for row in &rows {
        let cited = row[column("sources")].split("; ").filter_map(|number| number.parse::<usize>().ok());
        let care: Vec<String> =
            cited.filter_map(|number| marks.get(&number).map(|(_, word)| format!("{number} {word}"))).collect();
        assert_eq!(&row[column("sources_with_care")], care.join("; "));
    }

    let json: serde_json::Value = serde_json::from_str(&text_of(&document, Format::Json)).unwrap();
    for source in json["sources"].as_array().unwrap() {
        let number = usize::try_from(source["number"].as_u64().unwrap()).unwrap();
        assert_eq!(source["with_care"].as_str(), marks.get(&number).map(|(_, word)| *word), "{source}");
    }
}

/// What rests on a source is counted alike in every form, and every count is that of a slow walk over the file's text.
#[test]
fn statements_are_counted_in_every_register() {
    let document = document(UKRAINE);
    let framework = document.framework();
    let json: serde_json::Value = serde_json::from_str(&text_of(&document, Format::Json)).unwrap();
    let (markdown, html) = (text_of(&document, Format::Markdown), text_of(&document, Format::Html));
    let sources_table = texts(&document, Format::Csv).swap_remove(2);
    for source in json["sources"].as_array().unwrap() {
        let id = source["id"].as_str().unwrap();
        // A source is cited by its id in quotation marks, in a list that begins with `sources = [`.
        let lists = UKRAINE.split("sources = [").skip(1).filter_map(|rest| rest.split_once(']').map(|(list, _)| list));
        let slow = lists.filter(|list| list.split(", ").any(|cited| cited.trim_matches('"') == id)).count();
        let statements = source["statements"].as_array().unwrap().len();
        let within = framework.scenarios().iter().flat_map(|scenario| &scenario.positions);
        let twice: usize = within.map(|position| cited_again(framework, position, id)).sum();
        assert_eq!(statements + twice, slow, "{id}");
        let words = text::count(statements, "statement", "statements");
        let number = source["number"].to_string();
        assert!(markdown.lines().any(|line| line.starts_with(&format!("- \\[{number}\\]")) && line.contains(&words)));
        let entry =
            html.split(&format!("id=\"source-{number}\"")).nth(1).unwrap().split("</li><li id=").next().unwrap();
        assert!(entry.contains(&format!("<summary>{words}</summary>")), "{id}");
        let row = csv::Reader::from_reader(sources_table.as_bytes())
            .records()
            .map(Result::unwrap)
            .find(|row| row[0] == number);
        assert_eq!(row.unwrap()[6], statements.to_string());
    }
}

/// How often one cell cites a source beyond the first time: in several of its open outcomes.
fn cited_again(framework: &Framework, position: &Position, id: &str) -> usize {
    let cites = |sources: &[SourceIx]| usize::from(sources.iter().any(|source| framework.source(*source).id == id));
    let open: usize = match &position.outcome {
        Some(Outcome::AnyTerm(chances)) => chances.iter().map(|chance| cites(&chance.sources)).sum(),
        Some(Outcome::AnyNumber(chances)) => chances.iter().map(|chance| cites(&chance.sources)).sum(),
        _ => 0,
    };
    (open + cites(&position.evidence.sources)).saturating_sub(1)
}

#[test]
fn whose_reading_it_is_stands_in_every_form() {
    let document = document(UKRAINE);
    for format in formats() {
        for text in texts(&document, format).iter().take(2) {
            assert!(text.contains("not the parties’ statements"), "{format:?}");
        }
    }
    let parties: Vec<PartyIx> = document.framework().party_ixs().collect();
    for data in
        [json::scores(&document, &parties), json::differences(&document, [ScenarioIx(0), ScenarioIx(1)], &parties)]
    {
        assert_eq!(data["reading"], READING);
    }
}

/// A total is never without how much of the issues it rests on.
#[test]
fn coverage_stands_beside_totals_in_every_form() {
    let mut document = document(UKRAINE);
    let scenario = document.framework().find_scenario("plan20").unwrap();
    let addressed = list::addresses(&document, scenario);
    let short = addressed.trim_end_matches(" issues").to_owned();
    let baseline = document.framework().find_scenario("us28").unwrap();
    document.edit(&EditCommand::SetBaseline(Some(baseline)));
    document.look(&ViewCommand::Pair(baseline, scenario));
    for format in [Format::Html, Format::Markdown] {
        let text = text_of(&document, format);
        assert!(text.matches(&addressed).count() >= 3, "{format:?}: the list, acceptance and differences");
    }
    document.look(&ViewCommand::Robustness(RobustnessCommand::Samples(300)));
    document.look(&ViewCommand::Workspace(Workspace::Robustness));
    let draws = document.asked().remove(0);
    let answer = Search { tab: TabId(0), question: draws.clone() }.run(&mut Meter::new(Limits::default())).unwrap();
    document.answer(draws, answer);
    let whole: serde_json::Value = serde_json::from_str(&text_of(&document, Format::Json)).unwrap();
    let drawn = whole["robustness"].as_array().unwrap();
    assert_eq!(drawn.len(), document.framework().parties().len());
    assert_eq!((drawn[0]["party"].as_str(), drawn[0]["samples"].as_u64()), (Some("ua"), Some(300)));
    assert!(drawn[0]["rests_on"].as_str().unwrap().starts_with("300 draws, seed 1") && drawn[0]["trial"].is_null());
    // What could change a lead names the two whose lead it is.
    let leader = document.scores().parties[0].scenarios.iter().position(|score| score.rank == Some(1)).unwrap();
    let causes = text_of(&document, Format::Svg(Chart::Causes));
    assert!(causes.contains(&list::coverage_short(&document, ScenarioIx(leader))));
    for chart in Chart::ALL.into_iter().filter(|chart| *chart != Chart::Causes) {
        let text = text_of(&document, Format::Svg(chart));
        assert!(text.contains(&short) || text.contains(&list::coverage_short(&document, scenario)), "{chart:?}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for format in formats() {
        let request = Request::new(format);
        assert_eq!(render(&document(UKRAINE), &request), render(&document(UKRAINE), &request), "{format:?}");
    }
}

#[test]
fn only_the_parties_asked_for_are_shown() {
    let mut document = document(UKRAINE);
    document.look(&ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    let request = Request { format: Format::Json, parties: vec![PartyIx(0)] };
    let json: serde_json::Value = serde_json::from_slice(&render(&document, &request)[0].bytes).unwrap();
    assert_eq!(json["parties"].as_array().unwrap().len(), 1);
    assert_eq!(json["judged_by"], "ua");
    assert_eq!(json["scenarios"][0]["scores"].as_object().unwrap().len(), 1);
    for format in formats() {
        let files = render(&document, &Request { format, parties: vec![PartyIx(0)] });
        assert!(!files[0].bytes.is_empty());
    }
}

#[test]
fn folded_groups_are_exported_and_left_out_scenarios_are_not() {
    let mut document = document(UKRAINE);
    let whole = text_of(&document, Format::Json);
    document.look(&ViewCommand::Fold(westphalia::model::ids::GroupIx(0), true));
    assert_eq!(text_of(&document, Format::Json), whole);
    document.edit(&EditCommand::Include(ScenarioIx(0), false));
    let json: serde_json::Value = serde_json::from_str(&text_of(&document, Format::Json)).unwrap();
    assert_eq!(json["scenarios"].as_array().unwrap().len(), document.framework().scenarios().len() - 1);
}

#[test]
fn the_baseline_is_compared_with_every_other_scenario() {
    let mut document = document(TWO_ISSUES);
    assert!(!text_of(&document, Format::Html).contains("Differences to the baseline"));
    document.edit(&EditCommand::SetBaseline(Some(ScenarioIx(0))));
    let html = text_of(&document, Format::Html);
    assert!(html.contains("Differences to the baseline"));
    assert!(text_of(&document, Format::Markdown).contains("## Differences to the baseline A The draft"));
}

#[test]
fn nothing_to_compare_is_no_fault() {
    let mut document = document(TWO_ISSUES);
    for scenario in document.framework().scenario_ixs() {
        document.edit(&EditCommand::Include(scenario, false));
    }
    document.look(&ViewCommand::Filter("no issue holds this".to_owned()));
    for format in formats() {
        assert!(!text_of(&document, format).is_empty());
    }
}

#[test]
fn a_small_export_is_as_it_was() {
    let document = document(TWO_ISSUES);
    for format in [Format::Markdown, Format::Csv, Format::Svg(Chart::Contributions)] {
        for file in render(&document, &Request::new(format)) {
            let name = file.name("two-issues", format.extension());
            let path = Path::new("tests/snapshots/export").join(name);
            if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
                std::fs::write(&path, &file.bytes).unwrap();
            }
            let expected = std::fs::read(&path).unwrap_or_default();
            assert!(expected == file.bytes, "{} differs; UPDATE_SNAPSHOTS=1 rewrites it", path.display());
        }
    }
}
