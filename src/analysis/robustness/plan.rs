//! A study made ready: everything that does not change from draw to draw, worked out once.

use std::collections::BTreeSet;

use super::cells::{Cell, Pick, Row, Test, What, what};
use super::random::{Matter, root};
use super::ranks::Cut;
use super::values::{Source, Values};
use super::weights::{Sampler, WeightSet};
use super::{RobustnessError, Study};
use crate::analysis::outcome::Counted;
use crate::analysis::scoring::is_apart;
use crate::analysis::values::value_of;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::model::link::Effect;
use crate::model::party::ReservationAt;
use crate::model::quantity::Micro;
use crate::model::scenario::Outcome;

/// The most pairs of scenarios, over all parties, whose order is counted.
const MOST_PAIRS: usize = 16_000_000;

/// A study made ready for drawing.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) seed: u64,
    pub(super) cells: Vec<Cell>,
    /// Compared scenarios by id, then those that only serve as no-deal values.
    pub(super) rows: Vec<Row>,
    /// How many rows are compared.
    pub(super) compared: usize,
    pub(super) judges: Vec<Judge>,
}

/// One party, ready to judge.
#[derive(Clone, Debug)]
pub(super) struct Judge {
    pub(super) party: PartyIx,
    /// The issues it can weigh, by id.
    pub(super) issues: Vec<IssueIx>,
    /// `None` where its weights cannot be drawn: it has none.
    pub(super) sampler: Option<Sampler>,
    pub(super) values: Values,
    /// One entry a row.
    pub(super) views: Vec<View>,
    /// Whether a row says something that the party can weigh, by row.
    pub(super) has_total: Vec<bool>,
    /// Rows that are ranked.
    pub(super) ranked: Vec<usize>,
    pub(super) no_deal: Option<NoDeal>,
    /// Whether some row does not count every issue, so that totals must be divided.
    pub(super) divides: bool,
    /// What totals lie between.
    pub(super) cut: Cut,
}

/// What a party must get at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NoDeal {
    /// In millionths.
    Value(f64),
    /// What a row is worth in the same draw.
    Row(usize),
}

/// How a party looks at one scenario.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// Values that are known, in millionths, by the party's issues; 0 where a value is drawn or does not count.
    pub(super) known: Vec<f64>,
    /// Values that are drawn, with the place of their issue.
    pub(super) drawn: Vec<(usize, Source)>,
    /// Places of issues that do not count.
    pub(super) left_out: Vec<usize>,
    /// What links add whatever is drawn, in millionths.
    pub(super) adds: f64,
    /// What links add where a draw meets all tests.
    pub(super) links: Vec<(Vec<Test>, f64)>,
    pub(super) crosses: Crosses,
}

/// Whether a red line of the party is crossed.
#[derive(Clone, Debug)]
pub(super) enum Crosses {
    /// In every draw.
    Always,
    /// Where a draw meets any of these; never where there are none.
    Where(Vec<Test>),
}

impl Plan {
    /// Makes `study` of `framework` ready.
    ///
    /// # Errors
    /// [`RobustnessError`].
    pub fn new(framework: &Framework, study: &Study) -> Result<Self, RobustnessError> {
        let by_id = sorted(framework.scenario_ixs(), |scenario| framework.scenario(*scenario).id.as_str());
        let issues = sorted(framework.issue_ixs(), |issue| framework.issue(*issue).id.as_str());
        let mut order = vec![0; issues.len()];
        for (place, issue) in issues.iter().enumerate() {
            order[issue.0] = place;
        }
        let is_compared =
            |scenario: &ScenarioIx| study.basis.included[scenario.0] && !is_apart(framework, &study.basis, *scenario);
        let mut chosen: Vec<ScenarioIx> = by_id.iter().copied().filter(is_compared).collect();
        let compared = chosen.len();
        for party in framework.party_ixs() {
            if let Some(ReservationAt::Scenario(scenario)) = study.basis.no_deal_at(framework, party)
                && !chosen.contains(&scenario)
            {
                chosen.push(scenario);
            }
        }
        if framework.parties().len().saturating_mul(compared * compared) > MOST_PAIRS {
            return Err(RobustnessError::TooMany);
        }
        let mut cells = Vec::new();
        let rows: Vec<Row> = chosen
            .iter()
            .map(|scenario| {
                let place = by_id.iter().position(|other| other == scenario).unwrap_or_default();
                let root = root(study.seed, Matter::Outcomes(place));
                Row::new(framework, study, *scenario, root, &order, &mut cells)
            })
            .collect();
        let parties = sorted(framework.party_ixs(), |party| framework.party(*party).id.as_str());
        let mut judges = Vec::with_capacity(parties.len());
        for (place, party) in parties.into_iter().enumerate() {
            judges.push(Judge::new(framework, study, (party, place), &issues, (&rows, compared), &cells)?);
        }
        judges.sort_by_key(|judge| judge.party);
        Ok(Self { seed: study.seed, cells, rows, compared, judges })
    }

    /// The scenarios that are compared, in the order of their ids.
    #[must_use]
    pub fn compared(&self) -> Vec<ScenarioIx> {
        self.rows[..self.compared].iter().map(|row| row.scenario).collect()
    }

    /// Whether nothing varies: then every draw is equal.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        let fixed = |judge: &Judge| judge.sampler.as_ref().is_none_or(Sampler::is_fixed) && judge.values.is_empty();
        self.cells.is_empty() && self.judges.iter().all(fixed)
    }
}

fn sorted<'a, T>(all: impl Iterator<Item = T>, id: impl Fn(&T) -> &'a str) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_by(|one, other| id(one).cmp(id(other)));
    all
}

impl Judge {
    fn new(
        framework: &Framework,
        study: &Study,
        (party, place): (PartyIx, usize),
        issues: &[IssueIx],
        (rows, compared): (&[Row], usize),
        cells: &[Cell],
    ) -> Result<Self, RobustnessError> {
        let judgements = &framework.party(party).judgements;
        let issues: Vec<IssueIx> =
            issues.iter().copied().filter(|issue| judgements[issue.0].values.is_some()).collect();
        let points: Vec<_> = issues.iter().map(|issue| study.basis.weights.points(party, *issue)).collect();
        let root = root(study.seed, Matter::Weights(place));
        let sampler = Sampler::new(&study.weights, party, &issues, &points, root, &|part| part.issues(framework));
        let sampler = sampler.map_err(|why| RobustnessError::Limits(party, why))?;
        let mut values = Values::new(framework, study, party, place, &issues);
        let views: Vec<View> =
            rows.iter().map(|row| View::new(framework, study, party, &issues, row, cells, &mut values)).collect();
        values.keep(&views.iter().flat_map(|view| &view.drawn).flat_map(|(_, source)| source.slots()).collect());
        // What is drawn from weights keeps a weight of nothing.
        let keeps_nothing = matches!(study.weights, WeightSet::Ranked | WeightSet::Around { .. });
        let weighs: Vec<usize> = (0..issues.len()).filter(|place| !keeps_nothing || points[*place].0 > 0).collect();
        let has_total: Vec<bool> = views
            .iter()
            .map(|view| sampler.is_some() && weighs.iter().any(|place| !view.left_out.contains(place)))
            .collect();
        let is_ranked = |row: &usize| has_total[*row] && !matches!(views[*row].crosses, Crosses::Always);
        let ranked = (0..compared).filter(is_ranked).collect();
        let row_of = |scenario: ScenarioIx| rows.iter().position(|row| row.scenario == scenario);
        let no_deal = study.basis.no_deal_at(framework, party).and_then(|at| match at {
            ReservationAt::Value(value) => Some(NoDeal::Value(value.0 as f64)),
            ReservationAt::Scenario(scenario) => row_of(scenario).filter(|row| has_total[*row]).map(NoDeal::Row),
        });
        let divides = views.iter().any(|view| !view.left_out.is_empty());
        // Values lie on 0..=100; links add what they may.
        let least = views.iter().map(|view| view.adds + view.links.iter().map(|(_, adds)| adds.min(0.0)).sum::<f64>());
        let most = views.iter().map(|view| view.adds + view.links.iter().map(|(_, adds)| adds.max(0.0)).sum::<f64>());
        let cut = Cut::new(least.fold(0.0, f64::min), Micro::HUNDRED.0 as f64 + most.fold(0.0, f64::max));
        Ok(Self { cut, party, issues, sampler, values, views, has_total, ranked, no_deal, divides })
    }
}

impl View {
    fn new(
        framework: &Framework,
        study: &Study,
        party: PartyIx,
        issues: &[IssueIx],
        row: &Row,
        cells: &[Cell],
        values: &mut Values,
    ) -> Self {
        let mut view = Self {
            known: vec![0.0; issues.len()],
            drawn: Vec::new(),
            left_out: Vec::new(),
            adds: 0.0,
            links: Vec::new(),
            crosses: Crosses::Where(Vec::new()),
        };
        for (place, issue) in issues.iter().enumerate() {
            view.look_at(framework, study, (party, *issue, place), row, cells, values);
        }
        for link in framework.links() {
            let Effect::Adds { party: whose, points } = link.effect else { continue };
            if whose.is_some_and(|whose| whose != party) {
                continue;
            }
            if let Some(holds) = row.holds(framework, study, &link.when, cells) {
                let adds = if holds.chance >= 1.0 { points.0 as f64 } else { (points.0 as f64 * holds.chance).round() };
                if holds.tests.is_empty() {
                    view.adds += adds;
                } else {
                    view.links.push((holds.tests, adds));
                }
            }
        }
        view.crosses = crosses(framework, study, party, row, cells);
        view
    }

    fn look_at(
        &mut self,
        framework: &Framework,
        study: &Study,
        (party, issue, place): (PartyIx, IssueIx, usize),
        row: &Row,
        cells: &[Cell],
        values: &mut Values,
    ) {
        let source = if let Some(cell) = row.cell_of[issue.0] {
            values.drawn(framework, party, issue, cell, &cells[cell].draw)
        } else {
            let counts = match what(framework, study, row.scenario, issue).1 {
                What::Held(counts) => counts,
                What::Nothing | What::Drawn(_) => Counted::Nothing,
            };
            let slot = match counts {
                Counted::Outcome(Outcome::Term(term)) => values.settled(issue, Pick::Term(*term)),
                Counted::Outcome(Outcome::Number(number)) => values.settled(issue, Pick::Number(*number)),
                _ => None,
            };
            let function = framework.party(party).judgements[issue.0].values.as_ref();
            match (slot, function.and_then(|function| value_of(framework.issue(issue), function, counts))) {
                (Some(slot), _) => Some(Source::Slot(slot)),
                (None, Some(value)) => {
                    self.known[place] = value.central.0 as f64;
                    return;
                }
                (None, None) => None,
            }
        };
        match source {
            Some(source) => self.drawn.push((place, source)),
            None => self.left_out.push(place),
        }
    }
}

/// Whether and where `row` crosses a red line of `party` that the user has not set aside.
fn crosses(framework: &Framework, study: &Study, party: PartyIx, row: &Row, cells: &[Cell]) -> Crosses {
    if is_apart(framework, &study.basis, row.scenario) {
        return Crosses::Where(Vec::new());
    }
    let lines = framework.party(party).red_lines.iter().enumerate();
    let binding = lines.filter(|(at, _)| !study.basis.waived.contains(&(party, *at))).map(|(_, line)| line);
    let mut tests: Vec<Test> = Vec::new();
    for line in binding {
        if let Some(cell) = row.cell_of[line.issue.0] {
            tests.extend(Test::never(cell, &cells[cell].draw, &line.never));
        } else if row.crosses(framework, study, line.issue, &line.never) {
            return Crosses::Always;
        }
    }
    let on: BTreeSet<usize> = tests.iter().map(|test| test.cell).collect();
    for cell in on {
        let here: Vec<Test> = tests.iter().filter(|test| test.cell == cell).cloned().collect();
        if Test::is_always(&here, &cells[cell].draw) {
            return Crosses::Always;
        }
    }
    Crosses::Where(tests)
}
