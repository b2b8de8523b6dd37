//! Limits and conditions on weights, in words and as rows with controls.

use crate::analysis::robustness::limits::{Condition, Limits};
use crate::analysis::robustness::weights::WeightSet;
use crate::analysis::sensitivity::judged::Part;
use crate::model::framework::Framework;
use crate::model::ids::PartyIx;
use crate::present::labels::code;
use crate::present::sensitivity::choices::{self, Choice, part, part_hue};
use crate::present::sensitivity::tables::part_name;
use crate::present::text;
use crate::session::document::Document;
use crate::session::robustness::{RobustnessView, is_limit};

/// Limits on one party's weights.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitsPanel {
    /// `Limits on Ukraine’s weights`.
    pub title: String,
    /// Their party.
    pub party: PartyIx,
    /// The parties to choose from, where all judge: who, code and name.
    pub parties: Vec<(PartyIx, String, String)>,
    /// Outermost groups and issues in no group, and what else is limited.
    pub rows: Vec<LimitRow>,
    /// Conditions, in the order in which they were added.
    pub conditions: Vec<ConditionRow>,
    /// What can be limited besides.
    pub more: Vec<Choice>,
    /// What conditions can be about.
    pub parts: Vec<Choice>,
    /// Whether there is anything to clear.
    pub any: bool,
}

/// A limit on a share.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitRow {
    /// On what.
    pub part: Part,
    /// Its short name.
    pub name: String,
    /// How deep it stands: 0 for an outermost group.
    pub depth: usize,
    /// Its group's hue.
    pub hue: Option<usize>,
    /// Least and greatest share.
    pub between: [f64; 2],
    /// The same as text: `20%`.
    pub text: [String; 2],
    /// Whether it is limited.
    pub on: bool,
    /// Whether the row was added, and can go.
    pub added: bool,
}

/// Something that weighs at least as much as something else.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionRow {
    /// The condition.
    pub condition: Condition,
    /// What weighs more, short.
    pub more: String,
    /// `at least as much as`.
    pub times: String,
    /// What weighs less, short.
    pub less: String,
    /// All of it in words.
    pub spoken: String,
}

/// How many times as much is offered.
pub const TIMES: [f64; 3] = [0.5, 1.0, 2.0];

/// What the panel shows of limits.
#[must_use]
pub fn panel(document: &Document) -> LimitsPanel {
    let (framework, view) = (document.framework(), &document.view().robustness);
    let party = document.view().weights_party();
    let all = document.view().judged_by.party().is_none() && framework.parties().len() > 1;
    let parties = framework.party_ixs().filter(|_| all);
    let parties =
        parties.map(|party| (party, code(framework.party(party)), framework.party(party).name.clone())).collect();
    let parts = choices::all(document, party);
    let (shown, more): (Vec<&Choice>, Vec<&Choice>) =
        parts.iter().partition(|choice| choice.depth == 0 || view.limits.contains_key(&(party, part(choice.target))));
    let of_party = view.conditions.iter().filter(|(of, _)| *of == party);
    LimitsPanel {
        title: format!("Limits on {} weights", text::possessive(&framework.party(party).name)),
        party,
        parties,
        rows: shown.into_iter().map(|choice| row(framework, view, party, choice)).collect(),
        conditions: of_party.map(|(_, condition)| condition_row(framework, *condition)).collect(),
        more: more.into_iter().cloned().collect(),
        any: view.limits.keys().any(|(of, _)| *of == party) || view.conditions.iter().any(|(of, _)| *of == party),
        parts,
    }
}

fn row(framework: &Framework, view: &RobustnessView, party: PartyIx, choice: &Choice) -> LimitRow {
    let part = part(choice.target);
    let limit = view.limits.get(&(party, part)).copied();
    let between = limit.unwrap_or([0.0, 1.0]);
    LimitRow {
        part,
        name: choice.name.clone(),
        depth: choice.depth,
        hue: part_hue(framework, part),
        between,
        text: between.map(text::percent),
        on: limit.is_some_and(is_limit),
        added: choice.depth > 0,
    }
}

fn condition_row(framework: &Framework, condition: Condition) -> ConditionRow {
    ConditionRow {
        condition,
        more: part_name(framework, condition.more),
        times: times(condition.times),
        less: part_name(framework, condition.less),
        spoken: condition_words(framework, condition),
    }
}

/// `at least as much as`, `at least half as much as`, `at least 3 times as much as`.
#[must_use]
pub fn times(times: f64) -> String {
    let is = |other: f64| (times - other).abs() < 1e-9;
    match () {
        () if is(1.0) => "at least as much as".to_owned(),
        () if is(0.5) => "at least half as much as".to_owned(),
        () if is(2.0) => "at least twice as much as".to_owned(),
        () => format!("at least {} times as much as", text::quantity(times)),
    }
}

fn condition_words(framework: &Framework, condition: Condition) -> String {
    let [more, less] = [condition.more, condition.less].map(|part| part_name(framework, part));
    format!("{more} {} {less}", times(condition.times))
}

/// `20–50%`, `at least 20%`, `at most 50%`.
fn between(low: f64, high: f64) -> String {
    // A limit says exactly what it is, not what it is about.
    let number = |share: f64| text::quantity((share * 1e6).round() / 1e4);
    match (low > 0.0, high < 1.0) {
        (true, true) if low < high => format!("{}–{}%", number(low), number(high)),
        (true, true) => format!("{}%", number(low)),
        (true, false) => format!("at least {}%", number(low)),
        _ => format!("at most {}%", number(high)),
    }
}

/// Limits and conditions of one party: `Security 20–50%; Territory at least as much as Economy`; `None` where there are none.
fn of_party(framework: &Framework, limits: &Limits) -> Option<String> {
    let intervals = limits.intervals.iter();
    let intervals =
        intervals.map(|(part, low, high)| format!("{} {}", part_name(framework, *part), between(*low, *high)));
    let conditions = limits.conditions.iter().map(|condition| condition_words(framework, *condition));
    let all: Vec<String> = intervals.chain(conditions).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// Limits and conditions of every party that has any: `Ukraine: Security 20–50%; Territory at least as much as Economy`; parties
/// are separated by full stops. `None` where weights are not drawn within limits, or there are none.
#[must_use]
pub fn words(framework: &Framework, set: &WeightSet) -> Option<String> {
    let WeightSet::Within(limits) = set else { return None };
    let of = |(party, limits): (PartyIx, &Limits)| {
        of_party(framework, limits).map(|words| format!("{}: {words}", framework.party(party).label()))
    };
    let all: Vec<String> = framework.party_ixs().zip(limits).filter_map(of).collect();
    (!all.is_empty()).then(|| all.join(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_read_as_they_are_set() {
        assert_eq!(between(0.2, 0.5), "20–50%");
        assert_eq!(between(0.125, 1.0), "at least 12.5%");
        assert_eq!(between(0.0, 0.07), "at most 7%");
        assert_eq!(between(0.3, 0.3), "30%");
        assert_eq!(between(0.0, 0.0), "at most 0%");
        assert_eq!(times(0.5), "at least half as much as");
        assert_eq!(times(1.5), "at least 1.5 times as much as");
    }
}
