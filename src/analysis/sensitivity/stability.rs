//! How far one weight can move before the lead, or any rank, changes (weight stability intervals; methods, section 2).
//!
//! The interval of the leader is the largest one around the present share in which it keeps rank 1; that of the ranking the
//! largest in which no pair swaps. Both are closed: at a bound two scenarios are equal, and ties count as still leading.
//! A ranking changes first between neighbours, so the pairs of neighbours settle it.

use super::judged::{Course, Judged};
use super::signs::{Place, Signs};
use crate::model::ids::{IssueIx, ScenarioIx};

/// The intervals of one weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// The share now, 0..=1.
    pub weight: f64,
    /// Where the leader keeps rank 1; `None` where no scenario takes part.
    pub leader: Option<Interval>,
    /// Where no two scenarios swap.
    pub ranking: Option<Interval>,
}

/// A closed interval of shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Its least share.
    pub low: f64,
    /// Its greatest.
    pub high: f64,
    /// Who goes past whom below `low`; `None` where it reaches 0.
    pub below: Option<Swap>,
    /// Who goes past whom above `high`; `None` where it reaches 1.
    pub above: Option<Swap>,
}

/// Two scenarios that are equal at a bound, and swap beyond it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swap {
    /// Who is ahead now, the first by id among equals.
    pub falls: ScenarioIx,
    /// Who is ahead then.
    pub rises: ScenarioIx,
}

/// The intervals of the weight of `moved` together.
#[must_use]
pub fn stability(judged: &Judged, moved: &[IssueIx]) -> Stability {
    let course = judged.course(moved);
    let order = judged.order();
    let leader = order.first().map(|leader| {
        let rivals = order.iter().skip(1).map(|rival| (*leader, *rival));
        interval(&course, judged.scenarios(), rivals)
    });
    let ranking = (!order.is_empty())
        .then(|| interval(&course, judged.scenarios(), order.windows(2).map(|pair| (pair[0], pair[1]))));
    Stability { weight: course.now.to_f64(), leader, ranking }
}

/// The largest interval around now in which the first of each pair stays at or above the second.
fn interval(course: &Course, scenarios: &[ScenarioIx], pairs: impl Iterator<Item = (usize, usize)>) -> Interval {
    let now = Place::exact(course.now.clone());
    let mut low: Option<(Place, Swap)> = None;
    let mut high: Option<(Place, Swap)> = None;
    for (upper, lower) in pairs {
        let signs = Signs::of(course, upper, lower);
        let swap = Swap { falls: scenarios[upper], rises: scenarios[lower] };
        let (below, above) = signs.stretch(&now);
        if let Some(below) = below
            && low.as_ref().is_none_or(|(low, _)| below.compare(low).is_gt())
        {
            low = Some((below.clone(), swap));
        }
        if let Some(above) = above
            && high.as_ref().is_none_or(|(high, _)| above.compare(high).is_lt())
        {
            high = Some((above.clone(), swap));
        }
    }
    Interval {
        low: low.as_ref().map_or(0.0, |(place, _)| place.to_f64()),
        high: high.as_ref().map_or(1.0, |(place, _)| place.to_f64()),
        below: low.map(|(_, swap)| swap),
        above: high.map(|(_, swap)| swap),
    }
}
