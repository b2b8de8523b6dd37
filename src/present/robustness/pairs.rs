//! Who scores higher, pair by pair.

use super::ranking::RankRow;
use super::shares::{spoken, whole};
use crate::analysis::robustness::result::{Pair, PartyRobustness};
use crate::model::framework::Framework;

/// One cell of the table: how often the row scores higher than the column.
#[derive(Clone, Debug, PartialEq)]
pub struct PairCell {
    /// P(higher) + ½ P(equal), 0..=1.
    pub share: f64,
    /// `57%`.
    pub text: String,
    /// Whether the two are shown as tied.
    pub tied: bool,
    /// The cell as one sentence.
    pub spoken: String,
}

/// What the numbers mean.
pub const MEANING: &str = "Row scores higher than column, share of draws; equal totals count half.";

/// What the frame of a tie means.
pub const TIED: &str = "tied, 40 to 60%";

/// The cells in the order of `rows`; `None` on the diagonal.
#[must_use]
pub fn pairs(framework: &Framework, of: &PartyRobustness, rows: &[RankRow]) -> Vec<Vec<Option<PairCell>>> {
    let name = |row: &RankRow| framework.scenario(row.scenario).name.clone();
    rows.iter()
        .map(|one| {
            let cell = |other: &RankRow| {
                let pair = of.pair(one.scenario, other.scenario).filter(|_| one.scenario != other.scenario)?;
                Some(cell(pair, &name(one), &name(other)))
            };
            rows.iter().map(cell).collect()
        })
        .collect()
}

fn cell(pair: Pair, one: &str, other: &str) -> PairCell {
    let behind = pair.of - pair.ahead - pair.equal;
    let text = whole(pair.index(), pair.ahead == 0 && pair.equal == 0, behind == 0 && pair.equal == 0);
    let tied = pair.is_tied();
    let end = if tied { ", tied" } else { "" };
    PairCell {
        share: pair.index(),
        tied,
        spoken: format!("{one} scores higher than {other} in {} of draws{end}", spoken(&text)),
        text,
    }
}
