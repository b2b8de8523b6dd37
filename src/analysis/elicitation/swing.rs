//! Swing weights (von Winterfeldt and Edwards 1986): imagine every issue at its worst outcome. The swing to the best
//! outcome that one would choose first gets 100 points, each other swing as many as it is worth beside it.
//!
//! Shares are in proportion to points. It assumes that points are on a ratio scale: 50 is half as much.

use num_bigint::BigUint;

use super::shares::{Shares, Unanswered};
use crate::model::quantity::Micro;

/// Shares in proportion to `points`, one an issue.
///
/// # Errors
/// [`Unanswered`] where there are none, all are 0, or one is negative.
pub fn swing(points: &[Micro]) -> Result<Shares, Unanswered> {
    let parts = points.iter().map(|points| u64::try_from(points.0).map(BigUint::from));
    Shares::new(parts.collect::<Result<_, _>>().map_err(|_| Unanswered::Malformed)?)
}
