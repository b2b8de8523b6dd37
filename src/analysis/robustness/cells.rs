//! What is drawn of a scenario: the outcomes that are not settled, and what follows from them for links and red lines.

use super::random::between;
use super::{Study, lanes::LANES, lanes::Lane};
use crate::analysis::outcome::{Counted, Standing, chance, counted, may_cross};
use crate::analysis::random::{Stream, unit};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx, TermIx};
use crate::model::issue::Scale;
use crate::model::link::{Condition, Effect};
use crate::model::party::Never;
use crate::model::scenario::{Chance, Outcome};

/// The most times that a forbidden combination is drawn again.
pub(super) const ATTEMPTS: u64 = 1000;

/// One of several outcomes that are open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pick {
    Term(TermIx),
    Number(f64),
}

/// How an outcome is drawn.
#[derive(Clone, Debug)]
pub(super) enum Draw {
    /// One of several; the first whose threshold is above a random number, else the last.
    Options { picks: Vec<Pick>, thresholds: Vec<u64> },
    /// A number.
    Between { low: f64, peak: Option<f64>, high: f64 },
}

/// An outcome that is drawn.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Which random number it takes: the place of its issue by id.
    counter: u64,
    pub(super) draw: Draw,
}

/// How an issue counts for a scenario.
#[derive(Clone, Debug)]
pub(super) enum What<'a> {
    /// Not at all.
    Nothing,
    /// As its central value.
    Held(Counted<'a>),
    /// As what is drawn.
    Drawn(Draw),
}

/// How `issue` counts for `scenario`, and how firmly it is said.
pub(super) fn what<'a>(
    framework: &'a Framework,
    study: &Study,
    scenario: ScenarioIx,
    issue: IssueIx,
) -> (Standing, What<'a>) {
    let (standing, counts) = if study.opened.contains(&(scenario, issue)) {
        (Standing::SilentOpen, Counted::Anything)
    } else {
        counted(framework, scenario, issue, study.silence)
    };
    let vary = &study.uncertain;
    let is_open = if standing.is_addressed() { vary.open } else { vary.silent };
    let is_number = if standing.is_addressed() { vary.numbers } else { vary.silent };
    let draw = match counts {
        Counted::Nothing => return (standing, What::Nothing),
        Counted::Anything if !vary.silent => None,
        Counted::Anything => match &framework.issue(issue).scale {
            Scale::Terms(terms) => {
                let mut all: Vec<usize> = (0..terms.len()).collect();
                all.sort_by(|one, other| terms[*one].id.cmp(&terms[*other].id));
                options(all.into_iter().map(|term| (Pick::Term(TermIx(term)), 1)).collect())
            }
            Scale::Range(range) => Some(Draw::Between { low: range.from, peak: None, high: range.to }),
        },
        Counted::Outcome(Outcome::AnyTerm(chances)) if is_open => {
            let id = |term: TermIx| framework.issue(issue).term(term).map(|term| term.id.as_str());
            let mut chances: Vec<&Chance<TermIx>> = chances.iter().collect();
            chances.sort_by(|one, other| id(one.of).cmp(&id(other.of)));
            options(chances.into_iter().map(|chance| (Pick::Term(chance.of), chance.likelihood.0)).collect())
        }
        Counted::Outcome(Outcome::AnyNumber(chances)) if is_open => {
            let mut chances: Vec<&Chance<f64>> = chances.iter().collect();
            chances.sort_by(|one, other| one.of.total_cmp(&other.of));
            options(chances.into_iter().map(|chance| (Pick::Number(chance.of), chance.likelihood.0)).collect())
        }
        Counted::Outcome(Outcome::Between { low, likely, high }) if is_number && low < high => {
            Some(Draw::Between { low: *low, peak: *likely, high: *high })
        }
        Counted::Outcome(_) => None,
    };
    (standing, draw.map_or(What::Held(counts), What::Drawn))
}

/// Options with their likelihoods; `None` where only one is possible.
fn options(all: Vec<(Pick, i64)>) -> Option<Draw> {
    let possible: Vec<(Pick, i64)> = all.into_iter().filter(|(_, likelihood)| *likelihood > 0).collect();
    let sum: u128 = possible.iter().map(|(_, likelihood)| *likelihood as u128).sum();
    let mut so_far = 0_u128;
    let thresholds = possible[..possible.len().saturating_sub(1)].iter().map(|(_, likelihood)| {
        so_far += *likelihood as u128;
        // Likelihoods are below 2⁶³ and few: 2⁶⁴ times their sum may not fit, so both are cut to 2⁶³ first.
        let cut = sum.ilog2().saturating_sub(62);
        (((so_far >> cut) << 64) / (sum >> cut)).min(u128::from(u64::MAX)) as u64
    });
    let thresholds = thresholds.collect();
    let picks: Vec<Pick> = possible.into_iter().map(|(pick, _)| pick).collect();
    (picks.len() > 1).then_some(Draw::Options { picks, thresholds })
}

impl Cell {
    pub(super) const fn new(counter: usize, draw: Draw) -> Self {
        Self { counter: counter as u64, draw }
    }

    /// The place among the options, or the number, that the stream of a draw gives at an attempt, of `issues` issues.
    fn drawn(&self, stream: &Stream, attempt: u64, issues: u64) -> f64 {
        let random = stream.at(attempt * issues + self.counter);
        match &self.draw {
            Draw::Options { thresholds, .. } => {
                thresholds.iter().take_while(|threshold| random >= **threshold).count() as f64
            }
            Draw::Between { low, peak, high } => between(*low, *peak, *high, unit(random)),
        }
    }
}

/// Something that a drawn cell may meet.
#[derive(Clone, Debug)]
pub(super) struct Test {
    /// Place among all drawn cells.
    pub(super) cell: usize,
    met: Met,
}

#[derive(Clone, Debug)]
enum Met {
    /// Those of the options.
    Options(Vec<bool>),
    /// Numbers between.
    Inside { above: f64, below: f64 },
    /// Numbers on either side.
    Outside { below: f64, above: f64 },
}

impl Test {
    /// Whether the link's condition is met.
    fn condition(cell: usize, draw: &Draw, condition: &Condition) -> Self {
        let met = match (draw, condition) {
            (Draw::Options { picks, .. }, _) => Met::Options(
                picks
                    .iter()
                    .map(|pick| match pick {
                        Pick::Term(term) => condition.meets_term(*term),
                        Pick::Number(number) => condition.meets_number(*number),
                    })
                    .collect(),
            ),
            (Draw::Between { .. }, Condition::Numbers { above, below }) => {
                Met::Inside { above: above.unwrap_or(f64::NEG_INFINITY), below: below.unwrap_or(f64::INFINITY) }
            }
            (Draw::Between { .. }, Condition::Terms(_)) => Met::Options(Vec::new()),
        };
        Self { cell, met }
    }

    /// Whether what is never to be has come; `None` where it cannot.
    pub(super) fn never(cell: usize, draw: &Draw, never: &Never) -> Option<Self> {
        let met = match (draw, never) {
            (Draw::Options { picks, .. }, _) => Met::Options(
                picks
                    .iter()
                    .map(|pick| match (pick, never) {
                        (Pick::Term(term), Never::Terms(terms)) => terms.contains(term),
                        (Pick::Number(number), Never::Numbers { below, above }) => {
                            below.is_some_and(|below| *number < below) || above.is_some_and(|above| *number > above)
                        }
                        _ => false,
                    })
                    .collect(),
            ),
            (Draw::Between { .. }, Never::Numbers { below, above }) => {
                Met::Outside { below: below.unwrap_or(f64::NEG_INFINITY), above: above.unwrap_or(f64::INFINITY) }
            }
            (Draw::Between { .. }, Never::Terms(_)) => Met::Options(Vec::new()),
        };
        let test = Self { cell, met };
        (!test.is_never(draw)).then_some(test)
    }

    /// Whether it is met whatever is drawn.
    pub(super) fn is_always(tests: &[Self], draw: &Draw) -> bool {
        match draw {
            Draw::Options { picks, .. } => {
                (0..picks.len()).all(|pick| tests.iter().any(|test| test.meets(pick as f64)))
            }
            Draw::Between { low, high, .. } => {
                // What no test rules out is an interval; nothing is left of it where it is empty.
                let (mut from, mut to) = (*low, *high);
                for test in tests {
                    if let Met::Outside { below, above } = test.met {
                        (from, to) = (from.max(below), to.min(above));
                    }
                }
                from > to
            }
        }
    }

    fn is_never(&self, draw: &Draw) -> bool {
        match (&self.met, draw) {
            (Met::Options(met), _) => !met.contains(&true),
            (Met::Inside { above, below }, Draw::Between { low, high, .. }) => above >= high || below <= low,
            (Met::Outside { below, above }, Draw::Between { low, high, .. }) => low >= below && high <= above,
            (Met::Inside { .. } | Met::Outside { .. }, Draw::Options { .. }) => true,
        }
    }

    fn meets(&self, drawn: f64) -> bool {
        match &self.met {
            Met::Options(met) => met.get(drawn as usize).copied().unwrap_or_default(),
            Met::Inside { above, below } => drawn > *above && drawn < *below,
            Met::Outside { below, above } => drawn < *below || drawn > *above,
        }
    }

    /// Whether a draw meets it.
    pub(super) fn is_met(&self, drawn: &[Lane], lane: usize) -> bool {
        self.meets(drawn[self.cell][lane])
    }
}

/// How a link stands for a scenario.
#[derive(Clone, Debug)]
pub(super) struct Holds {
    /// What draws decide; it holds where all are met.
    pub(super) tests: Vec<Test>,
    /// The chance that the rest holds, which is not drawn.
    pub(super) chance: f64,
}

/// What is drawn of one scenario.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) scenario: ScenarioIx,
    root: u64,
    issues: u64,
    /// Its part of all drawn cells.
    pub(super) cells: std::ops::Range<usize>,
    /// Where each issue stands: the place of its cell among all drawn ones.
    pub(super) cell_of: Vec<Option<usize>>,
    /// Combinations that are drawn again.
    forbidden: Vec<Vec<Test>>,
    /// Whether the scenario is forbidden whatever is drawn.
    is_forbidden: bool,
}

impl Row {
    /// A row that adds its cells to `cells`; `order` has the place of each issue by id.
    pub(super) fn new(
        framework: &Framework,
        study: &Study,
        scenario: ScenarioIx,
        root: u64,
        order: &[usize],
        cells: &mut Vec<Cell>,
    ) -> Self {
        let from = cells.len();
        let mut cell_of = vec![None; framework.issues().len()];
        for issue in framework.issue_ixs() {
            if let (_, What::Drawn(draw)) = what(framework, study, scenario, issue) {
                cell_of[issue.0] = Some(cells.len());
                cells.push(Cell::new(order[issue.0], draw));
            }
        }
        let mut row = Self {
            scenario,
            root,
            issues: order.len() as u64,
            cells: from..cells.len(),
            cell_of,
            forbidden: Vec::new(),
            is_forbidden: false,
        };
        for link in framework.links().iter().filter(|link| link.effect == Effect::Impossible) {
            match row.holds(framework, study, &link.when, cells) {
                Some(Holds { tests, chance }) if chance >= 1.0 => row.forbidden.push(tests),
                _ => {}
            }
        }
        row.is_forbidden = row.forbidden.iter().any(Vec::is_empty);
        row
    }

    /// How a link with these conditions stands; `None` where it cannot hold.
    pub(super) fn holds(
        &self,
        framework: &Framework,
        study: &Study,
        when: &[(IssueIx, Condition)],
        cells: &[Cell],
    ) -> Option<Holds> {
        let mut holds = Holds { tests: Vec::new(), chance: 1.0 };
        for (issue, condition) in when {
            if let Some(cell) = self.cell_of[issue.0] {
                let test = Test::condition(cell, &cells[cell].draw, condition);
                if test.is_never(&cells[cell].draw) {
                    return None;
                }
                holds.tests.push(test);
            } else {
                let counts = match what(framework, study, self.scenario, *issue).1 {
                    What::Held(counts) => counts,
                    What::Nothing | What::Drawn(_) => return None,
                };
                holds.chance *= chance(framework, *issue, counts, condition);
            }
        }
        (holds.chance > 0.0).then_some(holds)
    }

    /// Whether what is not drawn crosses a red line for certain: it is settled there, be it by the state of affairs.
    pub(super) fn crosses(&self, framework: &Framework, study: &Study, issue: IssueIx, never: &Never) -> bool {
        match what(framework, study, self.scenario, issue).1 {
            What::Held(counts @ Counted::Outcome(outcome)) => {
                outcome.is_settled() && may_cross(framework, issue, counts, never)
            }
            What::Held(_) | What::Nothing | What::Drawn(_) => false,
        }
    }

    /// Draws its cells for the draws from `draw` on. Returns for how many of the first `count` no possible combination was found.
    pub(super) fn draw(&self, cells: &[Cell], draw: u64, count: usize, drawn: &mut [Lane]) -> u64 {
        if self.cells.is_empty() && self.forbidden.is_empty() {
            return 0;
        }
        let mut unresolved = 0;
        for lane in 0..LANES {
            let stream = Stream::new(self.root, draw + lane as u64);
            let mut attempt = 0;
            loop {
                for at in self.cells.clone() {
                    drawn[at][lane] = cells[at].drawn(&stream, attempt, self.issues);
                }
                let is_met = |tests: &Vec<Test>| tests.iter().all(|test| test.is_met(drawn, lane));
                if !self.forbidden.iter().any(is_met) {
                    break;
                }
                attempt += 1;
                if self.is_forbidden || attempt >= ATTEMPTS {
                    unresolved += u64::from(lane < count);
                    break;
                }
            }
        }
        unresolved
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::robustness::random::{Matter, root};

    #[test]
    fn options_are_drawn_by_their_likelihood() {
        let picks = vec![
            (Pick::Number(1.0), 500_000),
            (Pick::Number(2.0), 0),
            (Pick::Number(3.0), 1_500_000),
            (Pick::Number(4.0), 2_000_000),
        ];
        let cell = Cell::new(0, options(picks).unwrap());
        let mut counts = [0_u32; 3];
        for draw in 0..40_000 {
            let stream = Stream::new(root(3, Matter::Outcomes(0)), draw);
            counts[cell.drawn(&stream, 0, 1) as usize] += 1;
        }
        for (count, share) in counts.into_iter().zip([0.125, 0.375, 0.5]) {
            let error = (share * (1.0 - share) / 4e4_f64).sqrt();
            assert!((f64::from(count) / 4e4 - share).abs() < 4.0 * error, "{counts:?}");
        }
        assert!(options(vec![(Pick::Number(1.0), 3), (Pick::Number(2.0), 0)]).is_none());
        let huge = options(vec![(Pick::Number(1.0), i64::MAX), (Pick::Number(2.0), i64::MAX)]).unwrap();
        assert!(matches!(&huge, Draw::Options { thresholds, .. } if thresholds[0].abs_diff(1 << 63) < 4));
    }

    #[test]
    fn two_red_lines_may_leave_nothing_of_a_range() {
        let draw = Draw::Between { low: 2.0, peak: None, high: 8.0 };
        let never = |below, above| Test::never(0, &draw, &Never::Numbers { below, above });
        let (low, high) = (never(Some(6.0), None).unwrap(), never(None, Some(5.0)).unwrap());
        assert!(Test::is_always(&[low.clone(), high.clone()], &draw));
        assert!(!Test::is_always(&[low], &draw) && !Test::is_always(&[high], &draw));
        assert!(never(Some(2.0), Some(8.0)).is_none());
    }
}
