//! The package under construction: a term for every issue, what it is worth to everyone, and what stands in its way.

use super::search::{Settlement, choice_label, options};
use super::to_all;
use crate::analysis::exact::Total;
use crate::analysis::negotiation::choices::outcome;
use crate::analysis::outcome::{Counted, may_cross};
use crate::analysis::values::value_of;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::link::Effect;
use crate::model::scenario::Outcome;
use crate::present::labels::{self, Length};
use crate::present::{columns, text, weights};
use crate::session::document::{Document, Drafted};
use crate::session::draft::Draft;

/// What stands where no package is under construction.
pub const EMPTY: &str = "No package yet. Start from a scenario, or click a point of the chart.";

/// One party's judgement of the package.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyRow {
    /// Whose.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// The total.
    pub total: Option<f64>,
    /// Its least and its greatest, where something is open.
    pub range: Option<(f64, f64)>,
    /// `71`.
    pub figure: String,
    /// `+19`, or nothing.
    pub margin: String,
    /// The same as a number.
    pub margin_value: Option<f64>,
    /// The no-deal value.
    pub no_deal: Option<f64>,
    /// Whether it must agree.
    pub must_agree: bool,
    /// `Ukraine: 71, 19 above the no-deal value`.
    pub spoken: String,
}

/// An issue's row.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueRow {
    /// Which.
    pub issue: IssueIx,
    /// Its name.
    pub label: String,
    /// What the package says on it.
    pub term: String,
    /// Whether it says something else than what it started from.
    pub differs: bool,
    /// What that said.
    pub before: String,
    /// Whether it is fixed in the search.
    pub locked: bool,
    /// Whether it is settled.
    pub settled: bool,
    /// For each party the value of what it says, where that is settled and weighed.
    pub values: Vec<Option<f64>>,
    /// Parties whose red line it crosses.
    pub crossed: Vec<PartyIx>,
    /// `NATO membership: Bid set aside. Value to Ukraine 25, Russia 80.`
    pub spoken: String,
    /// `Fix NATO membership at Bid set aside`, `Leave NATO membership free again`.
    pub lock: String,
}

/// A group's heading with its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRows {
    /// Its name; `None` where the framework has no groups.
    pub name: Option<String>,
    /// Its colour's position.
    pub hue: Option<usize>,
    /// Its issues.
    pub rows: Vec<IssueRow>,
}

/// The package.
#[derive(Clone, Debug, PartialEq)]
pub struct Builder {
    /// Its name.
    pub name: String,
    /// `from E3 counter-proposal, 3 changes`.
    pub from: String,
    /// One row a party.
    pub parties: Vec<PartyRow>,
    /// Whether it is acceptable to all who must agree.
    pub acceptable: bool,
    /// `Acceptable to all four; crosses no red line`, or what stands in the way.
    pub verdict: String,
    /// Groups of issues.
    pub groups: Vec<GroupRows>,
    /// Why it cannot be saved; `None` where it can.
    pub unsavable: Option<String>,
}

/// The package under construction.
#[must_use]
pub fn builder(document: &Document) -> Option<Builder> {
    let draft = document.draft()?;
    let framework = document.framework();
    let drafted = document.drafted();
    let changes = framework.issue_ixs().filter(|issue| draft.differs(*issue)).count();
    let parties: Vec<PartyRow> = framework.party_ixs().map(|party| party_row(document, drafted, party)).collect();
    let (acceptable, verdict) = verdict(document, draft, &parties);
    let from = match changes {
        0 => format!("from {}", draft.from),
        changes => format!("from {}, {}", draft.from, text::count(changes, "change", "changes")),
    };
    Some(Builder {
        name: draft.scenario.name.clone(),
        from,
        parties,
        acceptable,
        verdict,
        groups: groups(document, draft),
        unsavable: impossible(framework, draft),
    })
}

fn party_row(document: &Document, drafted: Option<&Drafted>, party: PartyIx) -> PartyRow {
    let framework = document.framework();
    let name = framework.party(party).label().to_owned();
    let scores = drafted.map(|drafted| (&drafted.scores.parties[party.0], drafted.scenario()));
    let score = scores.map(|(scores, at)| &scores.scenarios[at.0]);
    let total = score.and_then(|score| score.total).map(Total::to_f64);
    let ends = score.and_then(|score| Some((score.low?.to_f64(), score.high?.to_f64())));
    let margin_value = score.and_then(|score| score.margin).map(crate::analysis::exact::Margin::to_f64);
    let figure = text::score_or_dash(total);
    let spoken = match margin_value {
        None => format!("{name}: {figure}"),
        Some(margin) => {
            let size = text::margin(margin.abs()).trim_start_matches('+').to_owned();
            let side = if margin < 0.0 { "below" } else { "above" };
            format!("{name}: {figure}, {size} {side} the no-deal value")
        }
    };
    PartyRow {
        party,
        name,
        total,
        range: ends.filter(|(low, high)| high - low > 0.05),
        figure,
        margin: margin_value.map_or_else(String::new, text::margin),
        margin_value,
        no_deal: super::points::no_deal(document, party),
        must_agree: !document.view().negotiating.left_out.contains(&party),
        spoken,
    }
}

/// What stands in the way, or that nothing does.
fn verdict(document: &Document, draft: &Draft, parties: &[PartyRow]) -> (bool, String) {
    let framework = document.framework();
    if let Some(impossible) = impossible(framework, draft) {
        return (false, impossible);
    }
    let agreeing = || parties.iter().filter(|row| row.must_agree);
    let crossed = |row: &&PartyRow| {
        let drafted = document.drafted()?;
        let crossed = drafted.scores.parties[row.party.0].scenarios[drafted.scenario().0].certain_crossings();
        (crossed > 0).then(|| match crossed {
            1 => format!("a red line of {}", row.name),
            many => format!("{} red lines of {}", text::thousands(many), row.name),
        })
    };
    let crossings: Vec<String> = agreeing().filter_map(|row| crossed(&row)).collect();
    let short = |row: &&PartyRow| {
        let margin = row.margin_value.filter(|margin| *margin < 0.0)?;
        Some(format!("{} {} short of no deal", row.name, text::margin(-margin).trim_start_matches('+')))
    };
    let below: Vec<String> = agreeing().filter_map(|row| short(&row)).collect();
    let open = framework.issue_ixs().filter(|issue| draft.choice(*issue).is_none()).count();
    let mut parts = Vec::new();
    if !crossings.is_empty() {
        parts.push(format!("crosses {}", text::list(&crossings)));
    }
    if !below.is_empty() {
        parts.push(text::list(&below));
    }
    let open = (open > 0).then(|| format!("{} not settled", text::count(open, "issue", "issues")));
    if !parts.is_empty() {
        parts.extend(open);
        return (false, text::capital(&parts.join("; ")));
    }
    let known = agreeing().all(|row| row.margin_value.is_some());
    let text = match (open, known) {
        (Some(open), true) => format!("Acceptable {} as it stands; {open}", to_all(document)),
        (Some(open), false) => format!("Crosses no red line; {open}"),
        (None, true) => format!("Acceptable {}; crosses no red line", to_all(document)),
        (None, false) => format!("Crosses no red line {}; some no-deal value is not known", of_all(document)),
    };
    (true, text)
}

fn of_all(document: &Document) -> String {
    to_all(document).replacen("to ", "of ", 1)
}

/// What makes the package impossible, in a sentence.
fn impossible(framework: &Framework, draft: &Draft) -> Option<String> {
    let says = |issue: IssueIx| draft.scenario.positions[issue.0].outcome.as_ref();
    if !framework.forbids(says) {
        return None;
    }
    let link = framework.links().iter().find(|link| {
        let holds = |(issue, condition): &(IssueIx, crate::model::link::Condition)| match says(*issue) {
            Some(Outcome::Term(term)) => condition.meets_term(*term),
            Some(Outcome::Number(number)) => condition.meets_number(*number),
            _ => false,
        };
        link.effect == Effect::Impossible && link.when.iter().all(holds)
    });
    let Some(link) = link else { return Some("What it says cannot stand together.".to_owned()) };
    let names: Vec<String> = link.when.iter().map(|(issue, _)| framework.issue(*issue).label().to_owned()).collect();
    let why = link.reason.as_deref().map_or_else(String::new, |reason| format!(": {reason}"));
    Some(format!("What it says on {} cannot stand together{why}", text::list(&names)))
}

fn groups(document: &Document, draft: &Draft) -> Vec<GroupRows> {
    let framework = document.framework();
    columns::top_groups(document)
        .into_iter()
        .map(|group| GroupRows {
            name: (!framework.groups().is_empty()).then(|| columns::group_name(document, group)),
            hue: group.map(|group| weights::hue(framework, group)),
            rows: framework
                .issue_ixs()
                .filter(|issue| framework.top_group(*issue) == group)
                .map(|issue| issue_row(document, draft, issue))
                .collect(),
        })
        .collect()
}

fn issue_row(document: &Document, draft: &Draft, issue: IssueIx) -> IssueRow {
    let framework = document.framework();
    let entry = framework.issue(issue);
    let label = entry.label().to_owned();
    let says = |outcome: Option<&Outcome>| {
        outcome.map_or_else(|| "Not settled".to_owned(), |said| labels::outcome(entry, said, Length::Short))
    };
    let said = draft.scenario.positions[issue.0].outcome.as_ref();
    let choice = draft.choice(issue);
    let value = |party: PartyIx| {
        let function = framework.party(party).judgements[issue.0].values.as_ref()?;
        let value = value_of(entry, function, Counted::Outcome(&outcome(choice?)))?;
        Some(value.central.to_f64())
    };
    let values: Vec<Option<f64>> = framework.party_ixs().map(value).collect();
    let drafted = document.drafted();
    let crossed = framework
        .party_ixs()
        .filter(|party| {
            drafted.is_some_and(|drafted| {
                let score = &drafted.scores.parties[party.0].scenarios[drafted.scenario().0];
                score.crossings.iter().any(|crossing| crossing.issue == issue && crossing.certain)
            })
        })
        .collect::<Vec<_>>();
    let locked = document.edits().fixed.contains_key(&issue);
    let term = says(said);
    let full = said.map_or_else(|| term.clone(), |said| labels::outcome(entry, said, Length::Full));
    IssueRow {
        issue,
        differs: draft.differs(issue),
        before: says(draft.start[issue.0].outcome.as_ref()),
        locked,
        settled: choice.is_some(),
        spoken: spoken(framework, issue, &full, &values, &crossed),
        lock: if locked { format!("Leave {label} free again") } else { format!("Fix {label} at {full}") },
        values,
        crossed,
        term,
        label,
    }
}

fn spoken(framework: &Framework, issue: IssueIx, term: &str, values: &[Option<f64>], crossed: &[PartyIx]) -> String {
    let name = |party: PartyIx| framework.party(party).label().to_owned();
    let values: Vec<String> = framework
        .party_ixs()
        .zip(values)
        .filter_map(|(party, value)| Some(format!("{} {}", name(party), text::score((*value)?))))
        .collect();
    let mut spoken = format!("{}: {term}.", framework.issue(issue).name);
    if !values.is_empty() {
        spoken += &format!(" Value to {}.", values.join(", "));
    }
    if !crossed.is_empty() {
        let names: Vec<String> = crossed.iter().map(|party| name(*party)).collect();
        spoken += &format!(" Crosses a red line of {}.", text::list(&names));
    }
    spoken
}

/// A term that an issue of the package may be settled as.
#[derive(Clone, Debug, PartialEq)]
pub struct TermRow {
    /// The choice, with its name.
    pub option: Settlement,
    /// Whether the package says so.
    pub on: bool,
    /// For each party its value.
    pub values: Vec<Option<f64>>,
    /// `crosses a red line of Russia`, `not possible with …`, or nothing.
    pub remark: String,
}

/// What an issue of the package may be settled as.
#[must_use]
pub fn terms(document: &Document, issue: IssueIx) -> Vec<TermRow> {
    let framework = document.framework();
    let Some(draft) = document.draft() else { return Vec::new() };
    let entry = framework.issue(issue);
    let mut options = options(document, issue);
    if let Some(now) = draft.choice(issue)
        && options.iter().all(|option| option.choice != now)
    {
        options.push(Settlement { choice: now, label: choice_label(framework, issue, now) });
    }
    let row = |option: Settlement| {
        let said = outcome(option.choice);
        let value = |party: PartyIx| {
            let function = framework.party(party).judgements[issue.0].values.as_ref()?;
            Some(value_of(entry, function, Counted::Outcome(&said))?.central.to_f64())
        };
        let crossed = |party: &PartyIx| {
            let waived = &document.edits().basis.waived;
            let lines = framework.party(*party).red_lines.iter().enumerate();
            let mut lines = lines.filter(|(index, _)| !waived.contains(&(*party, *index)));
            lines.any(|(_, line)| {
                line.issue == issue && may_cross(framework, issue, Counted::Outcome(&said), &line.never)
            })
        };
        let crossed: Vec<String> =
            framework.party_ixs().filter(crossed).map(|party| framework.party(party).label().to_owned()).collect();
        let impossible = framework.forbids(|other| {
            if other == issue { Some(&said) } else { draft.scenario.positions[other.0].outcome.as_ref() }
        });
        let remark = match (crossed.as_slice(), impossible) {
            (_, true) => "not possible with the other terms".to_owned(),
            ([], false) => String::new(),
            (names, false) => format!("crosses a red line of {}", text::list(names)),
        };
        TermRow {
            on: draft.choice(issue) == Some(option.choice),
            values: framework.party_ixs().map(value).collect(),
            remark,
            option,
        }
    };
    options.into_iter().map(row).collect()
}

/// What saving a package does.
pub const SAVE_MEANING: &str =
    "It becomes a column on Compare. What was not changed keeps its sources; what was chosen here says so.";

/// What stands where another scenario has the name.
pub const NAME_TAKEN: &str = "Another scenario has this name.";

/// Whether a scenario has this name.
#[must_use]
pub fn name_is_taken(document: &Document, name: &str) -> bool {
    document.framework().scenarios().iter().any(|scenario| scenario.name == name.trim())
}

/// The scenario that a first package is offered to start from: the selected one, the baseline, or the first compared.
#[must_use]
pub fn first_start(document: &Document) -> ScenarioIx {
    let selected = document.view().selection.scenario.or(document.edits().baseline);
    selected.or_else(|| crate::present::list::compared(document).first().copied()).unwrap_or(ScenarioIx(0))
}
