//! JSON for other programs: full precision, stable keys in a stable order. `docs/command-line.md` describes the keys.

use serde_json::{Map, Value, json};

use crate::analysis::exact::{Margin, Total};
use crate::analysis::outcome::Standing;
use crate::analysis::scoring::Score;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx, SourceIx};
use crate::model::issue::Issue;
use crate::model::scenario::Outcome;
use crate::model::source::{Confidence, SourceClass};
use crate::present::columns::{group_name, no_deal};
use crate::present::differences::between;
use crate::present::elicitation::records::records;
use crate::present::evidence::Subject;
use crate::present::labels::letter;
use crate::present::methods::definitions;
use crate::present::report::Scope;
use crate::present::report::dossier::{CellNote, Dossier, dossiers};
use crate::present::report::head::head;
use crate::present::report::register::{Entry, number, register};
use crate::present::sources::mark;
use crate::present::status::status;
use crate::session::document::Document;

mod found;
mod in_the_way;
pub mod negotiate;
pub mod opinions;
mod packages;
pub mod robustness;
pub mod sensitivity;
pub mod why_not;

/// The text of a JSON document: indented, with a line end.
#[must_use]
pub fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// What `score` reports: every scenario of the file for each of `parties`.
#[must_use]
pub fn scores(document: &Document, parties: &[PartyIx]) -> Value {
    let framework = document.framework();
    let of_party = |party: &PartyIx| {
        let scores = framework.scenario_ixs().map(|scenario| {
            let mut entry = json!({ "scenario": framework.scenario(scenario).id });
            extend(&mut entry, score(framework, &document.scores().parties[party.0].scenarios[scenario.0]));
            entry
        });
        json!({ "id": framework.party(*party).id, "scores": scores.collect::<Vec<_>>() })
    };
    json!({
        "reading": status(document).reading,
        "silence": document.edits().silence.keyword(),
        "method": "additive",
        "parties": parties.iter().map(of_party).collect::<Vec<_>>(),
    })
}

/// What `compare` reports: where two scenarios differ, and what each difference is worth to each of `parties`.
#[must_use]
pub fn differences(document: &Document, pair: [ScenarioIx; 2], parties: &[PartyIx]) -> Value {
    let framework = document.framework();
    let found = between(document, pair[0], pair[1]);
    let id = |party: &PartyIx| framework.party(*party).id.clone();
    let said = |scenario: ScenarioIx, issue: IssueIx| {
        outcome(framework.issue(issue), framework.scenario(scenario).positions[issue.0].outcome.as_ref())
    };
    let rows = found.rows.iter().map(|row| {
        let worth: Map<String, Value> = parties.iter().map(|party| (id(party), json!(row.worth[party.0]))).collect();
        json!({
            "issue": framework.issue(row.issue).id,
            "outcomes": pair.map(|scenario| said(scenario, row.issue)),
            "worth": worth,
        })
    });
    let totals: Map<String, Value> =
        parties.iter().map(|party| (id(party), json!(found.totals[party.0].totals))).collect();
    json!({
        "reading": status(document).reading,
        "scenarios": pair.map(|scenario| framework.scenario(scenario).id.clone()),
        "differences": rows.collect::<Vec<_>>(),
        "totals": totals,
    })
}

/// The whole comparison that is shown.
pub(super) fn comparison(scope: &Scope) -> Value {
    let document = &scope.document;
    let framework = document.framework();
    let head = head(scope);
    let dossiers = dossiers(scope);
    let judge = document.view().judged_by.party().map(|party| framework.party(party).id.clone());
    let assumed = document.edits().basis.assumed_no_deal.map(|scenario| framework.scenario(scenario).id.clone());
    let mut all = json!({
        "title": head.title,
        "id": framework.id(),
        "file": document.file_name(),
        "as_of": framework.as_of().map(|date| date.to_string()),
        "authors": framework.authors(),
        "license": framework.license(),
        "reading": head.reading,
        "assumptions": head.assumptions,
        "method": "additive",
        "silence": document.edits().silence.keyword(),
        "judged_by": judge,
        "baseline": scope.baseline().map(|baseline| framework.scenario(baseline).id.clone()),
        "assumed_no_deal": assumed,
        "parties": scope.parties.iter().map(|party| party_entry(scope, *party)).collect::<Vec<_>>(),
        "issues": dossiers.iter().map(|dossier| issue_entry(scope, dossier)).collect::<Vec<_>>(),
        "scenarios": scope.scenarios.iter().map(|s| scenario_entry(scope, &dossiers, *s)).collect::<Vec<_>>(),
        "sensitivity": sensitivity::entries(scope),
        "second_opinions": opinions::entry(scope),
        "sources": register(scope, &dossiers).iter().map(|entry| source_entry(framework, entry)).collect::<Vec<_>>(),
        "definitions": definitions(scope.packages.is_some(), scope.why_not.is_some())
            .map(|d| (d.word.to_owned(), json!(d.meaning)))
            .collect::<Map<_, _>>(),
    });
    if let Some(entries) = robustness::entries(scope) {
        extend(&mut all, json!({ "robustness": entries }));
    }
    if let Some(found) = &scope.why_not {
        extend(&mut all, json!({ "in_the_way": in_the_way::entry(framework, found) }));
    }
    if let Some(found) = &scope.packages {
        extend(&mut all, json!({ "packages": found::entry(framework, found) }));
    }
    all
}

fn score(framework: &Framework, score: &Score) -> Value {
    let lines = score
        .crossings
        .iter()
        .map(|crossing| json!({ "issue": framework.issue(crossing.issue).id, "certain": crossing.certain }));
    let contributions: Map<String, Value> = framework
        .issues()
        .iter()
        .zip(&score.contributions)
        .map(|(issue, adds)| (issue.id.clone(), json!(adds)))
        .collect();
    json!({
        "total": score.total.map(Total::to_f64),
        "low": score.low.map(Total::to_f64),
        "high": score.high.map(Total::to_f64),
        "coverage": score.coverage.share,
        "rank": score.rank,
        "margin": score.margin.map(Margin::to_f64),
        "acceptable": score.acceptable,
        "red_lines": lines.collect::<Vec<_>>(),
        "contributions": contributions,
        "links": score.links.to_f64(),
    })
}

fn party_entry(scope: &Scope, party: PartyIx) -> Value {
    let document = &scope.document;
    let framework = document.framework();
    let weights = &document.edits().basis.weights;
    let no_deal = no_deal(document, party);
    let shares: Map<String, Value> = framework
        .issue_ixs()
        .map(|issue| (framework.issue(issue).id.clone(), json!(weights.share(party, issue))))
        .collect();
    json!({
        "id": framework.party(party).id,
        "name": framework.party(party).name,
        "no_deal": no_deal.map(|(value, _)| value),
        "no_deal_assumed": no_deal.map(|(_, assumed)| assumed),
        "weights": shares,
        "weights_from": records(document, party),
    })
}

fn issue_entry(scope: &Scope, dossier: &Dossier) -> Value {
    json!({
        "id": scope.document.framework().issue(dossier.issue).id,
        "name": dossier.name,
        "group": group_name(&scope.document, dossier.group),
        "question": dossier.question,
    })
}

fn scenario_entry(scope: &Scope, dossiers: &[Dossier], scenario: ScenarioIx) -> Value {
    let document = &scope.document;
    let framework = document.framework();
    let entry = framework.scenario(scenario);
    let all = &document.scores().all[scenario.0];
    let scores: Map<String, Value> = scope
        .parties
        .iter()
        .map(|party| {
            let one = &document.scores().parties[party.0].scenarios[scenario.0];
            (framework.party(*party).id.clone(), score(framework, one))
        })
        .collect();
    let cells = dossiers.iter().filter_map(|dossier| {
        let cell = dossier.cells.iter().find(|cell| cell.scenario == scenario)?;
        Some((framework.issue(dossier.issue).id.clone(), cell_entry(framework, dossier.issue, cell)))
    });
    let smallest = all.smallest_party.map(|party| framework.party(party).id.clone());
    json!({
        "id": entry.id,
        "letter": letter(scenario),
        "name": entry.name,
        "author": entry.author,
        "date": entry.date.map(|date| date.to_string()),
        "apart": document.is_apart(scenario),
        "all": {
            "rank": all.rank,
            "smallest_party": smallest,
            "smallest_margin": all.smallest_margin.map(Margin::to_f64),
            "smallest_total": all.smallest_total.map(Total::to_f64),
            "accepting": all.accepting,
            "red_lines": all.red_lines,
        },
        "scores": scores,
        "outcomes": cells.collect::<Map<_, _>>(),
    })
}

fn cell_entry(framework: &Framework, issue: IssueIx, cell: &CellNote) -> Value {
    let said = framework.scenario(cell.scenario).positions[issue.0].outcome.as_ref();
    let values: Map<String, Value> = cell
        .figures
        .iter()
        .map(|figure| {
            let value = figure.value.map(|(low, value, high)| {
                json!({ "value": value, "low": low, "high": high, "adds": figure.adds, "crossed": figure.crossed })
            });
            (framework.party(figure.party).id.clone(), json!(value))
        })
        .collect();
    let ids = |sources: &[SourceIx]| sources.iter().map(|s| framework.source(*s).id.clone()).collect::<Vec<_>>();
    json!({
        "outcome": outcome(framework.issue(issue), said),
        "says": cell.says,
        "standing": standing(cell.standing),
        "values": values,
        "note": cell.note,
        "confidence": framework.scenario(cell.scenario).positions[issue.0].evidence.confidence.map(Confidence::keyword),
        "sources": ids(&cell.sources),
        "term_sources": ids(&cell.term_sources),
    })
}

fn source_entry(framework: &Framework, entry: &Entry) -> Value {
    let source = framework.source(entry.citation.source);
    json!({
        "number": number(entry.citation.source),
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date.map(|date| date.to_string()),
        "class": source.class.map(SourceClass::keyword),
        "with_care": mark(source.class).map(|(_, word)| word),
        "statements": entry.statements.iter().map(|row| statement(framework, row.subject)).collect::<Vec<_>>(),
        "quote": source.quote,
        "note": source.note,
        "url": source.url,
    })
}

/// A statement that rests on a source, by the ids of what it is about.
fn statement(framework: &Framework, subject: Subject) -> Value {
    let scenario = |scenario: ScenarioIx| framework.scenario(scenario).id.clone();
    let party = |party: PartyIx| framework.party(party).id.clone();
    let issue = |issue: IssueIx| framework.issue(issue).id.clone();
    match subject {
        Subject::Cell(of, on) => json!({ "kind": "outcome", "scenario": scenario(of), "issue": issue(on) }),
        Subject::Scenario(of) => json!({ "kind": "scenario", "scenario": scenario(of) }),
        Subject::Judgement(of, on) => json!({ "kind": "judgement", "party": party(of), "issue": issue(on) }),
        Subject::RedLine(of, _, on) => json!({ "kind": "red-line", "party": party(of), "issue": issue(on) }),
        Subject::NoDeal(of) => json!({ "kind": "no-deal", "party": party(of) }),
        Subject::Party(of) => json!({ "kind": "party", "party": party(of) }),
        Subject::Term(on, term) => {
            json!({ "kind": "term", "issue": issue(on), "term": framework.issue(on).term(term).map(|term| &term.id) })
        }
        Subject::Mark(on, at) => {
            let mark = framework.issue(on).range().and_then(|range| range.marks.get(at));
            json!({ "kind": "mark", "issue": issue(on), "at": mark.map(|mark| mark.at) })
        }
        Subject::Issue(on) => json!({ "kind": "issue", "issue": issue(on) }),
        Subject::Silence(on) => json!({ "kind": "silence", "issue": issue(on) }),
        Subject::Group(group) => json!({ "kind": "group", "group": framework.group(group).id }),
        Subject::Link(at) => json!({ "kind": "link", "link": framework.links().get(at).map(|link| &link.id) }),
    }
}

/// How a scenario stands on an issue, as a keyword.
pub(super) const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Settled => "settled",
        Standing::Open => "open",
        Standing::SilentOpen => "silent-open",
        Standing::SilentStatusQuo => "silent-status-quo",
        Standing::LeftOut => "silent-left-out",
    }
}

/// An outcome as the file's ids and numbers: one, a list of those that are open, or a low and a high.
fn outcome(issue: &Issue, outcome: Option<&Outcome>) -> Value {
    let id = |term| issue.term(term).map(|term| term.id.clone());
    match outcome {
        None => Value::Null,
        Some(Outcome::Term(term)) => json!(id(*term)),
        Some(Outcome::Number(number)) => json!(number),
        Some(Outcome::AnyTerm(chances)) => json!(chances.iter().map(|chance| id(chance.of)).collect::<Vec<_>>()),
        Some(Outcome::AnyNumber(chances)) => json!(chances.iter().map(|chance| chance.of).collect::<Vec<_>>()),
        Some(Outcome::Between { low, likely, high }) => json!({ "low": low, "likely": likely, "high": high }),
    }
}

fn extend(entry: &mut Value, more: Value) {
    if let (Value::Object(entry), Value::Object(more)) = (entry, more) {
        entry.extend(more);
    }
}
