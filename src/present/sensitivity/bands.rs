//! The bands on weight sliders, in words: how far a weight can move before another scenario is first.

use super::choices::part;
use super::tables::bound;
use crate::session::command::WeightTarget;
use crate::session::document::Document;
use crate::session::view::JudgedBy;

/// The band of one slider.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its least share, 0..=1.
    pub low: f64,
    /// Its greatest.
    pub high: f64,
    /// Whether it is from before the movement that goes on.
    pub is_stale: bool,
    /// `28-point draft stays first from 12% to 47.9%. Below: Package 1 leads.`
    pub sentence: String,
}

/// The band of a slider; `None` where there is none to show.
#[must_use]
pub fn band(document: &Document, target: WeightTarget) -> Option<Band> {
    let (bands, is_stale) = document.bands()?;
    let interval = bands.of_part(part(target))?;
    let name = |scenario| document.framework().scenario(scenario).label();
    let first = name(bands.first);
    let (what, loses) = match bands.judged_by {
        JudgedBy::All => ("stays first and acceptable to all", "it is acceptable to all no more"),
        JudgedBy::Party(_) => ("stays first", "another leads"),
    };
    let mut sentence = if interval.low <= 0.0 && interval.high >= 1.0 {
        format!("{first} {what} whatever this weight.")
    } else {
        format!("{first} {what} from {} to {}.", bound(interval.low), bound(interval.high))
    };
    for (side, is_end, swap) in
        [("Below", interval.low <= 0.0, interval.below), ("Above", interval.high >= 1.0, interval.above)]
    {
        if !is_end {
            let then = swap.map_or_else(|| loses.to_owned(), |swap| format!("{} is first", name(swap.rises)));
            sentence += &format!(" {side}: {then}.");
        }
    }
    Some(Band { low: interval.low, high: interval.high, is_stale, sentence })
}
