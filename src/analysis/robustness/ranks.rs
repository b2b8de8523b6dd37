//! Ranks by counting, the way that costs least: every pair of totals is compared once in each direction, several draws at a time.
//!
//! Totals are cut to 31 bits first, in an order-preserving way, so that one instruction compares four of them. Where cut totals
//! are equal the exact ones decide. That is seen without looking: if no two are equal, each pair puts exactly one behind, and
//! the ranks of a draw sum to n (n − 1) / 2.

use super::lanes::{LANES, Lane};

/// Cut totals of one scenario.
pub(super) type Key = [i32; LANES];

/// How many draws are summed side by side.
const SIDE: usize = 4;

/// The ranks of one block's draws, and who is ahead in them. Made once, so that draws take no memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranks {
    keys: Vec<Key>,
    /// How many are ahead of each scenario.
    ranks: Vec<Key>,
    /// Draws in which the first of a pair is ahead, so many side by side; pairs in the order (0, 1), (0, 2), …, (1, 2), ….
    ahead: Vec<[i32; SIDE]>,
}

/// The place of a pair, `first < second`, among the pairs of `rows` scenarios.
pub(super) const fn pair(first: usize, second: usize, rows: usize) -> usize {
    first * (2 * rows - first - 1) / 2 + second - first - 1
}

/// How totals are cut: by what they lie between.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    low: f64,
    scale: f64,
}

impl Cut {
    /// For totals from `low` to `high`.
    pub(super) fn new(low: f64, high: f64) -> Self {
        Self { low, scale: f64::from(1 << 30) / (high - low).max(1.0) }
    }
}

impl Ranks {
    pub(super) fn new(rows: usize) -> Self {
        Self {
            keys: vec![[0; LANES]; rows],
            ranks: vec![[0; LANES]; rows],
            ahead: vec![[0; SIDE]; rows * rows.saturating_sub(1) / 2],
        }
    }

    /// Ranks the totals of all scenarios in the first `count` draws. `sums` is what totals are multiples of. Draws in which the
    /// first of a pair is ahead are kept until [`take`](Self::take); those in which exact totals had to be looked at are put into
    /// `ahead` and `equal` at once.
    pub(super) fn rank(
        &mut self,
        totals: &[Lane],
        (cut, sums): (Cut, &Lane),
        count: usize,
        (ahead, equal): (&mut [u64], &mut [u64]),
    ) -> &[Key] {
        let rows = totals.len();
        let scales = sums.map(|sum| if sum > 0.0 { cut.scale / sum } else { 0.0 });
        let offset = cut.low * cut.scale;
        for (key, totals) in self.keys.iter_mut().zip(totals) {
            for lane in 0..LANES {
                key[lane] = (totals[lane] * scales[lane] - offset) as i32;
            }
            // What is not a draw is neither ahead nor behind.
            key[count..].fill(0);
        }
        compare(&self.keys, &mut self.ranks, &mut self.ahead);
        let all = (rows * rows.saturating_sub(1) / 2) as i32;
        let mut placed = [0; LANES];
        for rank in &self.ranks {
            for lane in 0..LANES {
                placed[lane] += rank[lane];
            }
        }
        for lane in (0..count).filter(|lane| placed[*lane] != all) {
            self.look_closely(totals, lane, ahead, equal);
        }
        &self.ranks
    }

    /// Decides between equal keys by exact totals.
    fn look_closely(&mut self, totals: &[Lane], lane: usize, ahead: &mut [u64], equal: &mut [u64]) {
        let rows = totals.len();
        for first in 0..rows {
            for second in first + 1..rows {
                if self.keys[first][lane] != self.keys[second][lane] {
                    continue;
                }
                let (one, other) = (totals[first][lane], totals[second][lane]);
                let at = pair(first, second, rows);
                if one > other {
                    ahead[at] += 1;
                    self.ranks[second][lane] += 1;
                } else if one < other {
                    self.ranks[first][lane] += 1;
                } else {
                    equal[at] += 1;
                }
            }
        }
    }

    /// Adds what was kept to `ahead`. At most 2³¹ draws may be kept.
    pub(super) fn take(&mut self, ahead: &mut [u64]) {
        for (sum, counts) in ahead.iter_mut().zip(&mut self.ahead) {
            *sum += counts.iter().map(|count| *count as u64).sum::<u64>();
            *counts = [0; SIDE];
        }
    }
}

/// Compares every pair. The loops over lanes have a fixed length and no branch, so that they become vector instructions.
fn compare(keys: &[Key], ranks: &mut [Key], ahead: &mut [[i32; SIDE]]) {
    ranks.fill([0; LANES]);
    let mut from = 0;
    for first in 0..keys.len() {
        let one = keys[first];
        let (upto, later) = ranks.split_at_mut(first + 1);
        let mut behind = upto[first];
        let others = &keys[first + 1..];
        let counts = &mut ahead[from..from + others.len()];
        for ((other, rank), counts) in others.iter().zip(later).zip(counts) {
            let mut more = [0; LANES];
            for lane in 0..LANES {
                more[lane] = i32::from(one[lane] > other[lane]);
                behind[lane] += i32::from(other[lane] > one[lane]);
            }
            for lane in 0..LANES {
                rank[lane] += more[lane];
            }
            for part in more.chunks_exact(SIDE) {
                for lane in 0..SIDE {
                    counts[lane] += part[lane];
                }
            }
        }
        from += others.len();
        upto[first] = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_those_of_comparing_each_pair_of_exact_totals() {
        // Totals that agree in their first 31 bits, equal ones, and ones far apart; lanes that are no draws.
        let totals: Vec<Lane> = [5e7, 5e7 + 1e-3, 1e8, 5e7, 0.0]
            .iter()
            .map(|total| std::array::from_fn(|lane| if lane == 1 { 7.0 } else { total * 1024.0 }))
            .collect();
        let count = LANES - 1;
        let mut ranks = Ranks::new(5);
        let (mut ahead, mut equal) = (vec![0; 10], vec![0; 10]);
        let found =
            ranks.rank(&totals, (Cut::new(0.0, 1e8), &[1024.0; LANES]), count, (&mut ahead, &mut equal)).to_vec();
        for lane in 0..count {
            let expected = if lane == 1 { [0; 5] } else { [2, 1, 0, 2, 4] };
            assert_eq!([0, 1, 2, 3, 4].map(|row| found[row][lane]), expected, "{lane}");
        }
        ranks.take(&mut ahead);
        let draws = count as u64 - 1;
        for first in 0..5 {
            for second in first + 1..5 {
                let at = pair(first, second, 5);
                let ordering = totals[first][0].total_cmp(&totals[second][0]);
                assert_eq!(ahead[at], if ordering.is_gt() { draws } else { 0 }, "{first} {second}");
                assert_eq!(equal[at], 1 + if ordering.is_eq() { draws } else { 0 }, "{first} {second}");
            }
        }
        ranks.take(&mut ahead);
        assert_eq!(ahead[pair(2, 3, 5)], draws, "taken once");
    }
}
