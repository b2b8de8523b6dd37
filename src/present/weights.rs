//! The weights of one party as a tree of sliders, each with its share, what it weighs, and where it comes from.

use super::elicitation::records;
use super::labels::{Length, number};
use super::text;
use crate::analysis::weights::Weights;
use crate::model::framework::Framework;
use crate::model::ids::{GroupIx, IssueIx, PartyIx};
use crate::model::issue::{Issue, Scale};
use crate::model::party::{Importance, Judgement, Origin};
use crate::model::value::{Better, ValueFunction};
use crate::session::command::WeightTarget;
use crate::session::document::Document;
use crate::session::edits::issues_of;

/// One slider.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightRow {
    /// What it moves.
    pub target: WeightTarget,
    /// How deep it stands: 0 for an outermost group.
    pub depth: usize,
    /// Position of its outermost group, for its colour; `None` for issues in no group.
    pub hue: Option<usize>,
    /// Whether a group's rows are hidden.
    pub folded: bool,
    /// The short name.
    pub name: String,
    /// 0..=1.
    pub share: f64,
    /// `13%`.
    pub percent: String,
    /// Whether it is locked itself.
    pub locked: bool,
    /// Whether a group above it is locked.
    pub held: bool,
    /// Whether moving it can change anything: something else is unlocked and has weight.
    pub can_move: bool,
    /// Why it cannot move, as a sentence; empty where it can.
    pub fixed_because: &'static str,
    /// Whether it differs from the file.
    pub changed: bool,
    /// What it weighs: `Non-binding assurances (0) → Approved by legislatures (100)`; for groups the number of issues.
    pub weighs: String,
    /// Where the points come from: `8 points: red line, derived from the stance`.
    pub origin: String,
    /// The control as one phrase: `Weight of Security for Ukraine, 40 percent, unlocked`.
    pub spoken: String,
}

/// All sliders of the party whose weights are shown; rows of folded groups are left out.
#[must_use]
pub fn rows(document: &Document) -> Vec<WeightRow> {
    let party = document.view().weights_party();
    let mut rows = Vec::new();
    let framework = document.framework();
    for group in (0..framework.groups().len()).map(GroupIx) {
        if framework.group(group).parent.is_none() {
            add_group(document, party, group, 0, &mut rows);
        }
    }
    for issue in framework.issue_ixs().filter(|issue| framework.issue(*issue).group.is_none()) {
        rows.push(issue_row(document, party, issue, 0));
    }
    rows
}

/// Where the rails of sliders end: one share for issues, one for groups, so that lengths can be compared within each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rails {
    /// For issues.
    pub issues: f64,
    /// For groups.
    pub groups: f64,
}

/// The shares at which rails may end.
const RAIL_ENDS: [f64; 3] = [0.2, 0.5, 1.0];

/// The rails for `rows`: the shortest on which the greatest share leaves a quarter free.
#[must_use]
pub fn rails(rows: &[WeightRow]) -> Rails {
    let end = |is_group: bool| {
        let shares = rows.iter().filter(|row| matches!(row.target, WeightTarget::Group(_)) == is_group);
        let greatest = shares.fold(0.0, |most: f64, row| if row.share > most { row.share } else { most });
        RAIL_ENDS.into_iter().find(|end| greatest <= end * 0.75).unwrap_or(1.0)
    };
    Rails { issues: end(false), groups: end(true) }
}

/// The row that the explanation below the sliders speaks of, where none is pointed at: the selected issue's, else the
/// heaviest issue's.
#[must_use]
pub fn explained<'a>(document: &Document, rows: &'a [WeightRow]) -> Option<&'a WeightRow> {
    let selected = document.view().selection.issue;
    let issues = || rows.iter().filter(|row| matches!(row.target, WeightTarget::Issue(_)));
    let heaviest = || {
        issues().fold(None, |most: Option<&WeightRow>, row| match most {
            Some(most) if most.share >= row.share => Some(most),
            _ => Some(row),
        })
    };
    issues().find(|row| matches!(row.target, WeightTarget::Issue(issue) if Some(issue) == selected)).or_else(heaviest)
}

/// What stands beside the title: shares are always of the whole.
pub const TOTAL: &str = "Total 100%";

/// What the button that puts weights back does.
#[must_use]
pub fn reset_name(document: &Document) -> String {
    format!("Put {}’s weights back to the file’s", document.framework().party(document.view().weights_party()).label())
}

/// The full name of what a slider moves.
#[must_use]
pub fn full_name(document: &Document, target: WeightTarget) -> &str {
    match target {
        WeightTarget::Issue(issue) => &document.framework().issue(issue).name,
        WeightTarget::Group(group) => &document.framework().group(group).name,
    }
}

impl WeightRow {
    /// What [`WeightRow::weighs`] gives.
    #[must_use]
    pub const fn weighs_title(&self) -> &'static str {
        match self.target {
            WeightTarget::Issue(_) => "worst to best outcome",
            WeightTarget::Group(_) => "",
        }
    }

    /// What it weighs and where its points come from, as one sentence.
    #[must_use]
    pub fn explanation(&self) -> String {
        let weighs = self.weighs.replace(" → ", " to ");
        let origin = if self.origin.is_empty() { String::new() } else { format!(". {}", self.origin) };
        format!("{} weighs {weighs}{origin}", self.name)
    }

    /// What a click on a group's name does.
    #[must_use]
    pub fn fold_name(&self) -> String {
        format!("{} {}", if self.folded { "Unfold" } else { "Fold" }, self.name)
    }

    /// What its lock does.
    #[must_use]
    pub fn lock_name(&self) -> String {
        format!("{} weight of {}", if self.locked { "Unlock" } else { "Lock" }, self.name)
    }

    /// What its percentage is of.
    #[must_use]
    pub fn percent_name(&self) -> String {
        format!("Share of {}", self.name)
    }

    /// More about the slider, one fact a line.
    #[must_use]
    pub fn detail(&self) -> String {
        let by_alt = match self.target {
            WeightTarget::Issue(_) if self.can_move => "Dragged with Alt it takes from its own group only.",
            _ => "",
        };
        let facts = [self.weighs.as_str(), &self.origin, self.fixed_because, by_alt];
        facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// Whether any weight of the party shown differs from the file.
#[must_use]
pub fn any_changed(document: &Document) -> bool {
    let party = document.view().weights_party();
    Weights::of(document.framework()).party(party) != document.edits().basis.weights.party(party)
}

fn add_group(document: &Document, party: PartyIx, group: GroupIx, depth: usize, rows: &mut Vec<WeightRow>) {
    let framework = document.framework();
    let issues = issues_of(framework, WeightTarget::Group(group));
    if issues.is_empty() {
        return;
    }
    let folded = document.view().folded.contains(&group);
    let weighs = text::count(issues.len(), "issue", "issues");
    let row = base_row(document, party, WeightTarget::Group(group), depth);
    rows.push(WeightRow { folded, weighs, ..row });
    if folded {
        return;
    }
    for inner in (0..framework.groups().len()).map(GroupIx) {
        if framework.group(inner).parent == Some(group) {
            add_group(document, party, inner, depth + 1, rows);
        }
    }
    for issue in framework.issue_ixs().filter(|issue| framework.issue(*issue).group == Some(group)) {
        rows.push(issue_row(document, party, issue, depth + 1));
    }
}

fn issue_row(document: &Document, party: PartyIx, issue: IssueIx, depth: usize) -> WeightRow {
    let framework = document.framework();
    let judgement = &framework.party(party).judgements[issue.0];
    let mut row = base_row(document, party, WeightTarget::Issue(issue), depth);
    row.weighs = weighs(framework.issue(issue), judgement);
    row.origin = if row.changed {
        format!(
            "{} points, {}; the file: {}",
            document.edits().basis.weights.points(party, issue),
            if records::of_issue(document, party, issue).is_empty() { "moved by you" } else { "by your answers" },
            origin(judgement)
        )
    } else {
        origin(judgement)
    };
    row
}

/// One slider of `party`, without what it weighs.
#[must_use]
pub fn row(document: &Document, party: PartyIx, target: WeightTarget) -> WeightRow {
    base_row(document, party, target, 0)
}

fn base_row(document: &Document, party: PartyIx, target: WeightTarget, depth: usize) -> WeightRow {
    let framework = document.framework();
    let edits = document.edits();
    let weights = &edits.basis.weights;
    let issues = issues_of(framework, target);
    let original = Weights::of(framework);
    let share = weights.share_of(party, |issue| issues.contains(&issue));
    let locked = match target {
        WeightTarget::Issue(issue) => edits.locked.contains(&(party, issue)),
        WeightTarget::Group(group) => edits.locked_groups.contains(&(party, group)),
    };
    let is_locked = |issue: IssueIx| edits.is_locked(framework, party, issue);
    let held = !locked && issues.iter().all(|issue| is_locked(*issue)) && !issues.is_empty();
    let others_free = framework
        .issue_ixs()
        .any(|issue| !issues.contains(&issue) && !is_locked(issue) && !weights.points(party, issue).is_zero());
    let (name, top) = match target {
        WeightTarget::Issue(issue) => (framework.issue(issue).label().to_owned(), framework.top_group(issue)),
        WeightTarget::Group(group) => {
            (framework.group(group).name.clone(), issues.first().and_then(|issue| framework.top_group(*issue)))
        }
    };
    let spoken = format!(
        "Weight of {name} for {}, {} percent, {}",
        framework.party(party).name,
        text::percent(share).trim_end_matches('%'),
        if locked || held { "locked" } else { "unlocked" }
    );
    WeightRow {
        target,
        depth,
        hue: top.map(|group| hue(framework, group)),
        folded: false,
        name,
        share,
        percent: text::percent(share),
        locked,
        held,
        can_move: !locked && !held && others_free,
        fixed_because: match (locked, held, others_free) {
            (true, _, _) => "Locked. Unlock it to move it.",
            (_, true, _) => "What it weighs is locked. Unlock that to move it.",
            (_, _, false) => "Nothing else can give or take: every other weight is locked or zero.",
            (_, _, true) => "",
        },
        changed: issues.iter().any(|issue| weights.points(party, *issue) != original.points(party, *issue)),
        weighs: String::new(),
        origin: String::new(),
        spoken,
    }
}

/// The position of an outermost group among outermost groups: what its colour goes by.
#[must_use]
pub fn hue(framework: &Framework, group: GroupIx) -> usize {
    framework.groups()[..group.0].iter().filter(|other| other.parent.is_none()).count()
}

/// What a weight weighs: the swing from the worst to the best outcome of its issue.
#[must_use]
pub fn weighs(issue: &Issue, judgement: &Judgement) -> String {
    let Some(values) = &judgement.values else { return "the party has no values for this issue".to_owned() };
    let Some((worst, best)) = values.swing(issue.range()) else { return String::new() };
    let name = |value, first_from_top: bool| named_at(issue, values, value, first_from_top);
    format!(
        "{} ({}) → {} ({})",
        name(worst, false),
        text::score(worst.to_f64()),
        name(best, true),
        text::score(best.to_f64())
    )
}

fn named_at(issue: &Issue, values: &ValueFunction, value: crate::model::quantity::Micro, best: bool) -> String {
    match (&issue.scale, values) {
        (Scale::Terms(terms), ValueFunction::Terms(spreads)) => terms
            .iter()
            .zip(spreads)
            .find(|(_, spread)| spread.central == value)
            .map_or_else(String::new, |(term, _)| term.label().to_owned()),
        (Scale::Range(range), ValueFunction::Curve { better, .. }) => {
            let at_top = (*better == Better::High) == best;
            number(issue, if at_top { range.to } else { range.from }, Length::Short)
        }
        (Scale::Range(range), ValueFunction::Points(points)) => points
            .iter()
            .find(|(_, at)| *at == value)
            .map(|(x, _)| *x)
            .or_else(|| [range.from, range.to].into_iter().find(|x| values.of_number(*x, range) == Some(value)))
            .map_or_else(String::new, |x| number(issue, x, Length::Short)),
        _ => String::new(),
    }
}

/// Where the points of a judgement come from.
#[must_use]
pub fn origin(judgement: &Judgement) -> String {
    let points = judgement.weight;
    match judgement.weight_origin {
        Origin::Set => format!("{points} points, set in the file"),
        Origin::Stance => {
            let importance = judgement.stance.as_ref().and_then(|stance| stance.importance);
            let word = importance.map_or("importance", importance_word);
            format!("{points} points, derived from importance: {word}")
        }
        Origin::Issue => format!("{points} points, the issue's own weight"),
        Origin::Assumed if points.is_zero() => "not weighed".to_owned(),
        Origin::Assumed => format!("{points} points, assumed: the file names no weights"),
    }
}

/// An importance, as a word.
#[must_use]
pub const fn importance_word(importance: Importance) -> &'static str {
    match importance {
        Importance::RedLine => "red line",
        Importance::Priority => "priority",
        Importance::Interest => "interest",
        Importance::Flexible => "flexible",
        Importance::Unknown => "unknown",
    }
}
