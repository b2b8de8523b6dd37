//! Values that are uncertain themselves: one draw of a party's value of a term serves every scenario that has the term.

use std::collections::BTreeSet;

use super::Study;
use super::cells::{Draw, Pick};
use super::lanes::{LANES, Lane};
use super::random::{Matter, between, root};
use crate::analysis::random::{self, Stream};
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, PartyIx, TermIx};
use crate::model::issue::Range;
use crate::model::party::{Order, Origin};
use crate::model::quantity::Micro;
use crate::model::value::{Spread, ValueFunction};

/// Where the value of an outcome comes from; values are whole millionths.
#[derive(Clone, Debug)]
pub(super) enum Worth {
    /// It is known.
    Fixed(f64),
    /// It is drawn.
    Slot(usize),
}

/// Where the value of a drawn outcome comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// The value of a settled outcome.
    Slot(usize),
    /// By option.
    Options(usize, Vec<Worth>),
    /// By number.
    Function(usize, ValueFunction, Range),
    /// By number, along a line through drawn values.
    Line(usize, Vec<(f64, usize)>),
}

/// How one issue's outcomes get their values from one party.
#[derive(Clone, Debug)]
enum Rule {
    /// As the file says; terms with a spread have a slot.
    Stated(Vec<Option<usize>>),
    /// Terms by their level in an order.
    Terms(Vec<usize>),
    /// Numbers by their level in an order: a line, least number first.
    Numbers(Vec<(f64, usize)>),
}

#[derive(Clone, Debug)]
enum Drawing {
    /// One value.
    Between { low: f64, peak: Option<f64>, high: f64 },
    /// So many values from 100 down to 0.
    Levels(usize),
    /// A point of a line through other slots.
    Point(f64, Vec<(f64, usize)>),
}

/// The values of one party that are drawn.
#[derive(Clone, Debug)]
pub(super) struct Values {
    root: u64,
    rules: Vec<Rule>,
    drawings: Vec<(usize, Drawing)>,
    slots: usize,
}

impl Values {
    /// The values of `party`, which stands at `place` by id; `issues` in the order of their ids.
    pub(super) fn new(framework: &Framework, study: &Study, party: PartyIx, place: usize, issues: &[IssueIx]) -> Self {
        let rules = vec![Rule::Stated(Vec::new()); framework.issues().len()];
        let mut values = Self { root: root(study.seed, Matter::Values(place)), rules, drawings: Vec::new(), slots: 0 };
        for issue in issues {
            values.rules[issue.0] = values.rule(framework, study, party, *issue);
        }
        values
    }

    fn add(&mut self, drawing: Drawing) -> usize {
        let slot = self.slots;
        self.slots += if let Drawing::Levels(levels) = drawing { levels } else { 1 };
        self.drawings.push((slot, drawing));
        slot
    }

    fn rule(&mut self, framework: &Framework, study: &Study, party: PartyIx, issue: IssueIx) -> Rule {
        let judgement = &framework.party(party).judgements[issue.0];
        let terms = framework.issue(issue).terms();
        let mut by_id: Vec<usize> = (0..terms.len()).collect();
        by_id.sort_by(|one, other| terms[*one].id.cmp(&terms[*other].id));
        let derived = study.uncertain.only_order && judgement.values_origin == Origin::Stance;
        let order = judgement.stance.as_ref().map(|stance| &stance.order).filter(|_| derived);
        match order {
            Some(Order::Terms(levels)) if !levels.is_empty() => {
                let first = self.add(Drawing::Levels(levels.len()));
                let level = |term: usize| levels.iter().position(|level| level.contains(&TermIx(term)));
                let mut slots = vec![first; terms.len()];
                for term in by_id {
                    slots[term] = match level(term) {
                        Some(level) => first + level,
                        None => self.add(Drawing::Between { low: 0.0, peak: None, high: Micro::HUNDRED.0 as f64 }),
                    };
                }
                Rule::Terms(slots)
            }
            Some(Order::Numbers(levels)) if !levels.is_empty() => {
                let first = self.add(Drawing::Levels(levels.len()));
                let of = |(level, numbers): (usize, &Vec<f64>)| {
                    numbers.iter().map(move |number| (*number, first + level)).collect::<Vec<_>>()
                };
                let mut line: Vec<(f64, usize)> = levels.iter().enumerate().flat_map(of).collect();
                line.sort_by(|one, other| one.0.total_cmp(&other.0));
                Rule::Numbers(line)
            }
            _ => match &judgement.values {
                Some(ValueFunction::Terms(spreads)) if study.uncertain.values => {
                    let mut slots = vec![None; spreads.len()];
                    for term in by_id {
                        let spread = spreads.get(term).filter(|spread| !spread.is_certain());
                        slots[term] = spread.map(|spread| self.add(within(*spread)));
                    }
                    Rule::Stated(slots)
                }
                _ => Rule::Stated(Vec::new()),
            },
        }
    }

    /// Where the value of a settled outcome comes from; `None` where it is not drawn.
    pub(super) fn settled(&mut self, issue: IssueIx, pick: Pick) -> Option<usize> {
        match (&self.rules[issue.0], pick) {
            (Rule::Stated(slots), Pick::Term(term)) => slots.get(term.0).copied().flatten(),
            (Rule::Terms(slots), Pick::Term(term)) => slots.get(term.0).copied(),
            (Rule::Numbers(line), Pick::Number(number)) => {
                let line = line.clone();
                let same = |drawing: &&(usize, Drawing)| matches!(&drawing.1, Drawing::Point(at, other) if *at == number && *other == line);
                let known = self.drawings.iter().find(same).map(|(slot, _)| *slot);
                Some(known.unwrap_or_else(|| self.add(Drawing::Point(number, line))))
            }
            _ => None,
        }
    }

    /// Where the value of a drawn outcome comes from; `None` where the party has none.
    pub(super) fn drawn(
        &mut self,
        framework: &Framework,
        party: PartyIx,
        issue: IssueIx,
        cell: usize,
        draw: &Draw,
    ) -> Option<Source> {
        let function = framework.party(party).judgements[issue.0].values.as_ref()?;
        match draw {
            Draw::Options { picks, .. } => {
                let mut worths = Vec::with_capacity(picks.len());
                for pick in picks {
                    worths.push(match self.settled(issue, *pick) {
                        Some(slot) => Worth::Slot(slot),
                        None => Worth::Fixed(match pick {
                            Pick::Term(term) => function.of_term(*term)?.central.0 as f64,
                            Pick::Number(number) => {
                                function.of_number(*number, framework.issue(issue).range()?)?.0 as f64
                            }
                        }),
                    });
                }
                Some(Source::Options(cell, worths))
            }
            Draw::Between { .. } => {
                let range = framework.issue(issue).range()?.clone();
                Some(match &self.rules[issue.0] {
                    Rule::Numbers(line) => Source::Line(cell, line.clone()),
                    Rule::Stated(_) | Rule::Terms(_) => Source::Function(cell, function.clone(), range),
                })
            }
        }
    }

    /// Drops what no scenario needs. Every drawing keeps its random numbers.
    pub(super) fn keep(&mut self, used: &BTreeSet<usize>) {
        let mut used = used.clone();
        for (slot, drawing) in self.drawings.iter().rev() {
            if let (Drawing::Point(_, line), true) = (drawing, used.contains(slot)) {
                used.extend(line.iter().map(|(_, slot)| *slot).collect::<Vec<_>>());
            }
        }
        let size = |drawing: &Drawing| if let Drawing::Levels(levels) = drawing { *levels } else { 1 };
        self.drawings.retain(|(slot, drawing)| used.range(*slot..slot + size(drawing)).next().is_some());
    }

    pub(super) const fn slots(&self) -> usize {
        self.slots
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.drawings.is_empty()
    }

    /// Draws every value for the draws from `draw` on.
    pub(super) fn draw(&self, draw: u64, slots: &mut [Lane]) {
        if self.drawings.is_empty() {
            return;
        }
        for lane in 0..LANES {
            let stream = Stream::new(self.root, draw + lane as u64);
            let unit = |at: usize| random::unit(stream.at(at as u64));
            for (slot, drawing) in &self.drawings {
                let slot = *slot;
                match drawing {
                    Drawing::Between { low, peak, high } => {
                        slots[slot][lane] = between(*low, *peak, *high, unit(slot)).round();
                    }
                    Drawing::Levels(levels) => fall(&mut slots[slot..slot + levels], lane, |at| unit(slot + at)),
                    Drawing::Point(at, line) => slots[slot][lane] = along(line, *at, slots, lane),
                }
            }
        }
    }
}

/// How a value between two ends is drawn: evenly where nothing says that the middle is likelier.
fn within(spread: Spread) -> Drawing {
    let (low, central, high) = (spread.low.0, spread.central.0, spread.high.0);
    // The middle of a spread without a likeliest value is rounded up.
    let is_middle = central == low + (high - low + 1) / 2;
    let peak = (!is_middle).then_some(central as f64);
    Drawing::Between { low: low as f64, peak, high: high as f64 }
}

/// 100 for the first level, 0 for the last, and sorted even numbers between; 50 for one level alone.
fn fall(levels: &mut [Lane], lane: usize, unit: impl Fn(usize) -> f64) {
    let best = Micro::HUNDRED.0 as f64;
    let last = levels.len() - 1;
    if last == 0 {
        levels[0][lane] = Micro::FIFTY.0 as f64;
        return;
    }
    levels[0][lane] = best;
    levels[last][lane] = 0.0;
    for at in 1..last {
        let value = (unit(at) * best).round();
        let mut place = at;
        while place > 1 && levels[place - 1][lane] < value {
            levels[place][lane] = levels[place - 1][lane];
            place -= 1;
        }
        levels[place][lane] = value;
    }
}

/// The value of a number along a line through drawn values, flat beyond its ends, as whole millionths.
pub(super) fn along(line: &[(f64, usize)], number: f64, slots: &[Lane], lane: usize) -> f64 {
    let after = line.partition_point(|(x, _)| *x < number);
    match (after.checked_sub(1).and_then(|before| line.get(before)), line.get(after)) {
        (Some((x0, from)), Some((x1, to))) => {
            let (from, to) = (slots[*from][lane], slots[*to][lane]);
            (from + (to - from) * ((number - x0) / (x1 - x0))).round()
        }
        (Some((_, only)), None) | (None, Some((_, only))) => slots[*only][lane],
        (None, None) => 0.0,
    }
}

impl Source {
    /// The value in one draw, as whole millionths.
    pub(super) fn value(&self, drawn: &[Lane], slots: &[Lane], lane: usize) -> f64 {
        match self {
            Self::Slot(slot) => slots[*slot][lane],
            Self::Options(cell, worths) => match worths.get(drawn[*cell][lane] as usize) {
                Some(Worth::Fixed(value)) => *value,
                Some(Worth::Slot(slot)) => slots[*slot][lane],
                None => 0.0,
            },
            Self::Function(cell, function, range) => {
                function.of_number(drawn[*cell][lane], range).map_or(0.0, |value| value.0 as f64)
            }
            Self::Line(cell, line) => along(line, drawn[*cell][lane], slots, lane),
        }
    }

    /// Adds value × weight, lane by lane.
    pub(super) fn weigh(&self, drawn: &[Lane], slots: &[Lane], weights: &Lane, sums: &mut Lane) {
        match self {
            Self::Slot(slot) => {
                let values = &slots[*slot];
                for lane in 0..LANES {
                    sums[lane] += values[lane] * weights[lane];
                }
            }
            Self::Options(cell, worths) => {
                let picks = &drawn[*cell];
                for lane in 0..LANES {
                    let value = match worths.get(picks[lane] as usize) {
                        Some(Worth::Fixed(value)) => *value,
                        Some(Worth::Slot(slot)) => slots[*slot][lane],
                        None => 0.0,
                    };
                    sums[lane] += value * weights[lane];
                }
            }
            Self::Function(..) | Self::Line(..) => {
                for lane in 0..LANES {
                    sums[lane] += self.value(drawn, slots, lane) * weights[lane];
                }
            }
        }
    }

    /// The slots it reads.
    pub(super) fn slots(&self) -> Vec<usize> {
        match self {
            Self::Slot(slot) => vec![*slot],
            Self::Options(_, worths) => worths
                .iter()
                .filter_map(|worth| if let Worth::Slot(slot) = worth { Some(*slot) } else { None })
                .collect(),
            Self::Function(..) => Vec::new(),
            Self::Line(_, line) => line.iter().map(|(_, slot)| *slot).collect(),
        }
    }
}
