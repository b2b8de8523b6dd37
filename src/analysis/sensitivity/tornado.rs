//! What could change a total, or the lead of one scenario over another, most (tornado diagram; methods, section 2).
//!
//! Each uncertain outcome goes from its low to its high value with the rest at their central ones, and each weight from less to
//! more by a stated part of itself, the other weights keeping their proportions. Links' points stay at their central ones.
//! Bars are ordered by width.

use super::judged::{Judged, Part};
use super::walk::Line;
use crate::analysis::values::ValueTable;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::model::quantity::Micro;
use crate::model::value::Spread;

/// Whose figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The total of one scenario.
    Total(ScenarioIx),
    /// The total of one less that of another.
    Lead {
        /// Whose lead.
        of: ScenarioIx,
        /// Over whom.
        over: ScenarioIx,
    },
}

/// What moves the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The weight of an issue or of a group.
    Weight(Part),
    /// How an outcome that is not certain turns out.
    Outcome(ScenarioIx, IssueIx),
}

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// What moves.
    pub cause: Cause,
    /// The figure with less weight, or with the outcome's least value.
    pub less: f64,
    /// The figure with more weight, or with the outcome's greatest value.
    pub more: f64,
}

/// The bars of one figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The figure now, in points of the total.
    pub now: f64,
    /// What moves it, widest first; causes that do not move it are left out.
    pub bars: Vec<Bar>,
}

impl Bar {
    /// How far the ends lie apart, in points of the total.
    #[must_use]
    pub fn width(&self) -> f64 {
        (self.more - self.less).abs()
    }
}

/// Narrower bars, in points of the total, are only rounding.
const NARROWEST: f64 = 1e-9;

/// The bars of `subject`: the weights of `parts`, less and more by `by` of themselves (0.5 is half), and the outcomes. `table`
/// must be the one that `judged` was made from. `None` where a scenario of the subject does not take part.
#[must_use]
pub fn tornado(
    framework: &Framework,
    table: &ValueTable,
    judged: &Judged,
    subject: Subject,
    parts: &[Part],
    by: f64,
) -> Option<Tornado> {
    let (of, over) = match subject {
        Subject::Total(of) => (of, None),
        Subject::Lead { of, over } => (of, Some(over)),
    };
    // Only the scenarios of the figure walk: nobody asks here who leads.
    let entry = |scenario: ScenarioIx| judged.scenarios().iter().position(|other| *other == scenario);
    let entries: Vec<usize> = [Some(of), over].into_iter().flatten().map(entry).collect::<Option<_>>()?;
    let lines = |moved: &[IssueIx]| -> (f64, Vec<Line>) {
        let course = judged.course_of(moved, &entries);
        let line = |(at, entry): (usize, &usize)| Line::new(&course, judged.scenarios()[*entry], at);
        (course.now.to_f64(), entries.iter().enumerate().map(line).collect())
    };
    let figure = |lines: &[Line], share: f64| -> Option<f64> {
        let at = |line: Option<&Line>| line.map_or(Some(0.0), |line| line.at(share));
        Some(at(lines.first())? - at(lines.get(1))?)
    };
    let mut now = None;
    let mut bars = Vec::new();
    for part in parts {
        let (share, lines) = lines(&part.issues(framework));
        let here = figure(&lines, share)?;
        now.get_or_insert(here);
        let end = |times: f64| figure(&lines, (share * times).clamp(0.0, 1.0)).unwrap_or(here);
        bars.push(Bar { cause: Cause::Weight(*part), less: end(1.0 - by), more: end(1.0 + by) });
    }
    let now = now.or_else(|| {
        let (share, lines) = lines(&[]);
        figure(&lines, share)
    })?;
    for (scenario, sign) in [(Some(of), 1.0), (over, -1.0)] {
        let Some(scenario) = scenario else { continue };
        bars.extend(outcomes(table, judged, scenario, now, sign));
    }
    bars.retain(|bar| bar.width() > NARROWEST);
    bars.sort_by(|a, b| b.width().total_cmp(&a.width()).then(a.cause.cmp(&b.cause)));
    Some(Tornado { now, bars })
}

/// A bar for each issue on which `scenario` may turn out otherwise; `sign` is the part that its total has in the figure.
fn outcomes(table: &ValueTable, judged: &Judged, scenario: ScenarioIx, now: f64, sign: f64) -> Vec<Bar> {
    let row = table.row(judged.party(), scenario);
    let counted: i128 =
        row.iter().zip(judged.points()).filter(|(value, _)| value.is_some()).map(|(_, points)| points).sum();
    let bar = |(issue, value): (usize, &Option<Spread>)| {
        let value = (*value)?;
        let to = |end: Micro| {
            now + sign * judged.points()[issue] as f64 / counted as f64 * (end.to_f64() - value.central.to_f64())
        };
        let cause = Cause::Outcome(scenario, IssueIx(issue));
        (!value.is_certain() && counted > 0).then(|| Bar { cause, less: to(value.low), more: to(value.high) })
    };
    row.iter().enumerate().filter_map(bar).collect()
}
