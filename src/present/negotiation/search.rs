//! What is searched: axes, who must agree from which total on, red lines, fixed issues, and how far the search is.

use super::division::{DivisionView, divided};
use super::{WHAT_IF, found_packages, known, rules, singled_out, to_all};
use crate::analysis::exact::Total;
use crate::analysis::negotiation::game::{Game, GameError};
use crate::analysis::negotiation::setting::{Choice, Ideal};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx};
use crate::model::quantity::Micro;
use crate::present::labels::{self, Length};
use crate::present::packages::looked_at;
use crate::present::text;
use crate::session::document::Document;
use crate::session::negotiating::{Among, Reference};
use crate::session::search::{Ended, Topic};

/// A party that may have to agree.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreeRow {
    /// Which.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// Whether it must agree.
    pub on: bool,
    /// Its no-deal value, where it has one.
    pub no_deal: Option<f64>,
    /// `52`, `none`.
    pub figure: String,
    /// Whether it is tried out.
    pub tried: bool,
    /// Where the no-deal value comes from.
    pub origin: String,
    /// `Ukraine must agree`.
    pub spoken: String,
    /// `No-deal value of Ukraine, 52`.
    pub slider: String,
    /// `Back to what the file gives for Ukraine`.
    pub reset: String,
}

/// The red lines of a party.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLinesRow {
    /// Whose.
    pub party: PartyIx,
    /// Its name.
    pub name: String,
    /// `4`, `3 of 4`, `none stated`.
    pub figure: String,
    /// Every red line.
    pub lines: Vec<RedLineRow>,
    /// Whether all are respected.
    pub all: bool,
    /// `Respect the red lines of Ukraine`.
    pub spoken: String,
}

/// One red line.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLineRow {
    /// Position among the party's red lines.
    pub index: usize,
    /// `NATO membership: Full membership`.
    pub label: String,
    /// Whether it is respected.
    pub on: bool,
}

/// An issue that is decided beforehand.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedRow {
    /// Which.
    pub issue: IssueIx,
    /// Its name.
    pub label: String,
    /// What it is fixed to.
    pub term: String,
    /// `Leave Prisoners, children free again`.
    pub spoken: String,
}

/// What an issue may be fixed to, or a package may say on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    /// The choice.
    pub choice: Choice,
    /// In words.
    pub label: String,
}

/// A choice of packages to search among.
#[derive(Clone, Debug, PartialEq)]
pub struct AmongRow {
    /// The choice.
    pub among: Among,
    /// `crossing no red line`.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// Whether it is chosen.
    pub on: bool,
}

/// A rule that singles out packages.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleRow {
    /// Which.
    pub reference: Reference,
    /// Its name.
    pub name: &'static str,
    /// In a few words.
    pub short: &'static str,
    /// In full, with what must be known just now.
    pub definition: String,
    /// Whether its packages are marked.
    pub on: bool,
    /// Whether there is one just now.
    pub found: bool,
}

/// How far the search is, at the foot of the panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foot {
    /// `Search complete`, `Searching`.
    pub title: String,
    /// What was found.
    pub lines: Vec<String>,
    /// What must be known to read it.
    pub notes: Vec<String>,
    /// How far it is, 0..=1, where it takes long.
    pub progress: Option<f32>,
    /// Whether it was stopped, and can be begun again.
    pub stopped: bool,
}

/// Everything the panel shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchPanel {
    /// The parties that may stand on an axis, with their names.
    pub axes: Vec<(PartyIx, String)>,
    /// The parties on the axes.
    pub on_axes: Option<(PartyIx, PartyIx)>,
    /// Who must agree.
    pub parties: Vec<AgreeRow>,
    /// Whose red lines count.
    pub red_lines: Vec<RedLinesRow>,
    /// `all respected`, `2 set aside`, `none stated`.
    pub red_lines_note: String,
    /// Whether anything is tried out.
    pub tried: bool,
    /// What is decided.
    pub fixed: Vec<FixedRow>,
    /// Issues that may be fixed, with their names.
    pub may_fix: Vec<(IssueIx, String)>,
    /// What is searched among.
    pub among: Vec<AmongRow>,
    /// Rules.
    pub rules: Vec<RuleRow>,
    /// How all issues would be divided, where exactly two must agree.
    pub divided: Option<DivisionView>,
    /// Whether the best of Kalai and Smorodinsky is measured over all packages.
    pub ideal_all: bool,
    /// How far it is.
    pub foot: Foot,
}

/// The panel.
#[must_use]
pub fn panel(document: &Document) -> SearchPanel {
    let framework = document.framework();
    let shown = &document.view().negotiating;
    let edits = document.edits();
    let agreeing = shown.agreeing(framework);
    let waived = edits.basis.waived.len();
    let lines: usize = framework.parties().iter().map(|party| party.red_lines.len()).sum();
    SearchPanel {
        axes: agreeing.iter().map(|party| (*party, framework.party(*party).label().to_owned())).collect(),
        on_axes: shown.axes(framework),
        parties: framework.party_ixs().map(|party| agree(document, party)).collect(),
        red_lines: agreeing.iter().map(|party| red_lines(document, *party)).collect(),
        red_lines_note: match (lines, waived) {
            (0, _) => "none stated".to_owned(),
            (_, 0) => "all respected".to_owned(),
            (_, waived) => format!("{} set aside", text::thousands(waived)),
        },
        tried: waived > 0 || framework.party_ixs().any(|party| edits.basis.tries_no_deal(party)),
        fixed: edits.fixed.iter().map(|(issue, choice)| fixed(framework, *issue, *choice)).collect(),
        may_fix: framework
            .issue_ixs()
            .filter(|issue| !edits.fixed.contains_key(issue))
            .map(|issue| (issue, framework.issue(issue).label().to_owned()))
            .collect(),
        among: Among::ALL.into_iter().map(|among| among_row(document, among)).collect(),
        rules: Reference::ALL.into_iter().map(|reference| rule(document, reference)).collect(),
        divided: match agreeing[..] {
            [one, other] => divided(framework, &edits.basis.weights, [one, other]),
            _ => None,
        },
        ideal_all: shown.ideal == Ideal::All,
        foot: foot(document),
    }
}

/// What measuring the best over all packages is called.
pub const IDEAL_ALL: &str = "Kalai–Smorodinsky over all packages";

/// The other way to measure the best of Kalai and Smorodinsky.
#[must_use]
pub const fn ideal(all: bool) -> Ideal {
    if all { Ideal::All } else { Ideal::Rational }
}

/// The no-deal value to try out, of 0 to 100: whole points while a slider moves, a tenth where it was typed or stepped.
#[must_use]
pub fn tried(value: f64, whole: bool) -> Option<Micro> {
    let value = if whole { value.round() } else { (value * 10.0).round() / 10.0 };
    Micro::rounded(value.clamp(0.0, 100.0)).ok()
}

fn agree(document: &Document, party: PartyIx) -> AgreeRow {
    let framework = document.framework();
    let name = framework.party(party).label().to_owned();
    let scores = &document.scores().parties[party.0];
    let no_deal = scores.reservation.map(Total::to_f64);
    let tried = document.edits().basis.tries_no_deal(party);
    let figure = match no_deal {
        Some(value) if tried && (value - value.round()).abs() > 1e-9 => text::fixed(value, 1),
        value => value.map_or_else(|| "none".to_owned(), text::score),
    };
    let stated = framework.party(party).reservation.as_ref();
    let assumed = document.edits().basis.assumed_no_deal;
    let origin = match (tried, stated, assumed) {
        (true, ..) => super::WHAT_IF_MEANING.to_owned(),
        (false, Some(stated), _) if stated.assumed => "Assumed by the file’s author.".to_owned(),
        (false, Some(_), _) => "As the file gives it.".to_owned(),
        (false, None, Some(scenario)) => {
            format!("What “{}” is worth to it: assumed by you.", framework.scenario(scenario).label())
        }
        (false, None, None) => "The file gives none: acceptability rests on red lines alone.".to_owned(),
    };
    let tag = if tried { format!(", {}", WHAT_IF.to_lowercase()) } else { String::new() };
    AgreeRow {
        party,
        on: !document.view().negotiating.left_out.contains(&party),
        no_deal,
        tried,
        origin,
        spoken: format!("{name} must agree"),
        slider: format!("No-deal value of {name}, {figure}{tag}"),
        reset: format!("Back to what the file gives for {name}"),
        figure,
        name,
    }
}

fn red_lines(document: &Document, party: PartyIx) -> RedLinesRow {
    let framework = document.framework();
    let entry = framework.party(party);
    let waived = &document.edits().basis.waived;
    let lines: Vec<RedLineRow> = entry
        .red_lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let issue = framework.issue(line.issue);
            let label = format!("{}: {}", issue.label(), labels::never(issue, &line.never));
            RedLineRow { index, label, on: !waived.contains(&(party, index)) }
        })
        .collect();
    let respected = lines.iter().filter(|line| line.on).count();
    let figure = match (lines.len(), respected) {
        (0, _) => "none stated".to_owned(),
        (all, respected) if respected == all => text::thousands(all),
        (all, respected) => format!("{} of {}", text::thousands(respected), text::thousands(all)),
    };
    let name = entry.label().to_owned();
    RedLinesRow {
        party,
        figure,
        all: respected == lines.len() && !lines.is_empty(),
        spoken: format!("Respect the red lines of {name}"),
        name,
        lines,
    }
}

fn fixed(framework: &Framework, issue: IssueIx, choice: Choice) -> FixedRow {
    let entry = framework.issue(issue);
    let label = entry.label().to_owned();
    FixedRow { issue, term: choice_label(framework, issue, choice), spoken: format!("Leave {label} free again"), label }
}

/// A choice in words.
pub(super) fn choice_label(framework: &Framework, issue: IssueIx, choice: Choice) -> String {
    let outcome = crate::analysis::negotiation::choices::outcome(choice);
    labels::outcome(framework.issue(issue), &outcome, Length::Full)
}

/// What an issue may be settled as: what the search looks at.
#[must_use]
pub fn options(document: &Document, issue: IssueIx) -> Vec<Settlement> {
    let framework = document.framework();
    let mut setting = match document.negotiation() {
        Some(negotiation) => negotiation.setting().clone(),
        None => return Vec::new(),
    };
    setting.fixed.clear();
    let choices = crate::analysis::negotiation::choices::choices(framework, &setting, issue);
    let option = |choice: &Choice| Settlement { choice: *choice, label: choice_label(framework, issue, *choice) };
    choices.map(|choices| choices.choices.iter().map(option).collect()).unwrap_or_default()
}

/// How a choice of packages is called.
#[must_use]
pub fn among_label(document: &Document, among: Among) -> String {
    match among {
        Among::Respecting => "Crossing no red line".to_owned(),
        Among::Acceptable => format!("Acceptable {}", to_all(document)),
        Among::Rational => "At or above no deal".to_owned(),
        Among::All => "All possible ones".to_owned(),
    }
}

fn among_row(document: &Document, among: Among) -> AmongRow {
    let meaning = match among {
        Among::Respecting => "Below no-deal values too; those acceptable are marked.".to_owned(),
        Among::Acceptable => "They give everyone its no-deal value and cross no red line.".to_owned(),
        Among::Rational => "They give everyone its no-deal value; red lines do not count.".to_owned(),
        Among::All => "Neither red lines nor no-deal values count; links do.".to_owned(),
    };
    let on = document.view().negotiating.among == among;
    AmongRow { among, label: among_label(document, among), meaning, on }
}

fn rule(document: &Document, reference: Reference) -> RuleRow {
    let shown = &document.view().negotiating;
    let found = singled_out(document, reference);
    let answer = found.as_ref().and_then(|(_, references)| references.answer(reference));
    let remark = answer.and_then(|answer| rules::remark(document, reference, answer));
    let totals = found.as_ref().zip(answer.and_then(|answer| answer.solution()));
    let totals = totals.map(|((game, _), solution)| super::chart::worths(document, game, solution));
    let said =
        [Some(rules::definition(reference, shown.ideal).to_owned()), Some(rules::GAINS.to_owned()), totals, remark];
    RuleRow {
        reference,
        name: rules::name(reference),
        short: rules::short(reference),
        definition: said.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        on: shown.references.contains(&reference),
        found: answer.is_some_and(|answer| answer.solution().is_some()),
    }
}

/// Why there is nothing to search, in a sentence.
#[must_use]
pub fn no_game(document: &Document, error: &GameError) -> String {
    let framework = document.framework();
    match error {
        GameError::NoParty => "Nobody must agree. Tick a party.".to_owned(),
        GameError::Weightless(party) => {
            format!("{} gives no issue any weight, so that it has no totals.", framework.party(*party).name)
        }
        GameError::NoSuchOutcome(issue) => {
            format!("{} is fixed to an outcome that it does not have.", framework.issue(*issue).name)
        }
        GameError::TooManyCombinations(issues, links) => {
            let names: Vec<String> = issues.iter().map(|issue| framework.issue(*issue).label().to_owned()).collect();
            format!(
                "Links ({}) join {} into more combinations than can be searched. Fix the outcome of one or more of them.",
                super::links_named(framework, links),
                text::list(&names)
            )
        }
        GameError::TooLarge(party) => {
            format!(
                "The numbers of {} are too large or too finely divided to add up exactly.",
                framework.party(*party).name
            )
        }
    }
}

fn foot(document: &Document) -> Foot {
    let games = match document.negotiation().map(|negotiation| negotiation.games()) {
        None => return Foot::default(),
        Some(Err(error)) => {
            return Foot {
                title: "Nothing to search".to_owned(),
                lines: vec![no_game(document, error)],
                ..Foot::default()
            };
        }
        Some(Ok(games)) => games,
    };
    let Some((_, known)) = known(document, Topic::Packages) else { return Foot::default() };
    let searched = format!("{} packages", text::powers(&games.searched.packages()));
    let notes = notes(document, &games.searched);
    if let Some(progress) = known.progress {
        let count = text::count(usize::try_from(progress.count).unwrap_or(usize::MAX), "point", "points");
        let lines = vec![format!("{count} so far; {searched} in all.")];
        return Foot {
            title: "Searching".to_owned(),
            lines,
            notes,
            progress: Some(progress.share as f32),
            stopped: false,
        };
    }
    if let Some(ended) = known.ended {
        let (title, why) = match ended {
            Ended::Cancelled => ("Search cancelled", "What was found before stays in sight."),
            Ended::Failed => ("Search ended", "The work allowed was used up before anything was found."),
        };
        return Foot { title: title.to_owned(), lines: vec![why.to_owned()], notes, progress: None, stopped: true };
    }
    let Some((_, cloud)) = found_packages(&known) else {
        return Foot { notes, ..Foot::default() };
    };
    let (points, packages) = (cloud.len(), cloud.packages());
    let acceptable = match (points, cloud.acceptable_points()) {
        (0, _) => format!("No package is {}.", domain_phrase(document)),
        (1, 1) => format!("It is acceptable {}.", to_all(document)),
        (_, 0) => format!("None is acceptable {}.", to_all(document)),
        (all, some) if all == some => format!("All are acceptable {}.", to_all(document)),
        (_, some) => {
            let verb = if some == 1 { "point is" } else { "points are" };
            format!("{} {verb} acceptable {}.", text::thousands(some), to_all(document))
        }
    };
    let found = if num_bigint::BigUint::from(points) == *packages {
        format!("{} found.", text::count(points, "efficient package", "efficient packages"))
    } else {
        format!(
            "{} efficient packages found, on {}: those worth the same to everyone share one.",
            text::powers(packages),
            text::count(points, "point", "points")
        )
    };
    let exact = match cloud.missed_by() {
        None => format!("Exact, over all {searched}."),
        Some(gap) => format!(
            "Thinned: of {searched}, no efficient one is missed by more than {} points.",
            text::fixed(gap.max(0.01), 2)
        ),
    };
    let lines = if points == 0 { vec![acceptable, exact] } else { vec![found, acceptable, exact] };
    Foot { title: "Search complete".to_owned(), lines, notes, progress: None, stopped: false }
}

/// What packages are searched among, as it stands in a sentence: `acceptable to all four`.
fn domain_phrase(document: &Document) -> String {
    match document.view().negotiating.among {
        Among::Respecting => "possible without crossing a red line".to_owned(),
        Among::Acceptable => format!("acceptable {}", to_all(document)),
        Among::Rational => "at or above everyone’s no-deal value".to_owned(),
        Among::All => "possible".to_owned(),
    }
}

/// What must be known to read a search.
fn notes(document: &Document, game: &Game) -> Vec<String> {
    let framework = document.framework();
    let mut notes = Vec::new();
    let without: Vec<String> = document
        .view()
        .negotiating
        .agreeing(framework)
        .into_iter()
        .filter(|party| super::points::no_deal(document, *party).is_none())
        .map(|party| framework.party(party).label().to_owned())
        .collect();
    if !without.is_empty() {
        notes
            .push(format!("No no-deal value: {}. There acceptability rests on red lines alone.", text::list(&without)));
    }
    notes.extend(looked_at(framework, game));
    notes
}
