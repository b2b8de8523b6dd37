//! Several draws side by side, so that one instruction serves more than one; and sorting them without a branch.

/// How many draws stand side by side.
pub(super) const LANES: usize = 16;

/// One number of each draw.
pub(super) type Lane = [f64; LANES];

/// Which places to compare, and exchange where they are out of order, to sort: Batcher's merge exchange (Knuth, “The art of
/// computer programming” 3, algorithm 5.2.2M). The same for every content, so that lanes can be sorted together.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    pairs: Vec<(u32, u32)>,
}

impl Network {
    /// A network that sorts `length` entries.
    pub(super) fn new(length: usize) -> Self {
        let mut pairs = Vec::new();
        let top = length.next_power_of_two() / 2;
        let mut p = top;
        while p > 0 {
            let (mut q, mut r, mut d) = (top, 0, p);
            loop {
                let firsts = (0..length.saturating_sub(d)).filter(|first| first & p == r);
                pairs.extend(firsts.map(|first| (first as u32, (first + d) as u32)));
                if q == p {
                    break;
                }
                d = q - p;
                q /= 2;
                r = p;
            }
            p /= 2;
        }
        Self { pairs }
    }

    /// Sorts every lane, least first.
    pub(super) fn sort(&self, entries: &mut [Lane]) {
        for (first, second) in &self.pairs {
            let (first, second) = (*first as usize, *second as usize);
            let (a, b) = (entries[first], entries[second]);
            for lane in 0..LANES {
                entries[first][lane] = if a[lane] < b[lane] { a[lane] } else { b[lane] };
                entries[second][lane] = if a[lane] < b[lane] { b[lane] } else { a[lane] };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrangement_is_sorted() {
        // Enough by the 0-1 principle: a network that sorts all arrangements of 0 and 1 sorts everything (Knuth, 5.3.4).
        for length in 0..=10_usize {
            let network = Network::new(length);
            for bits in 0..1_usize << length {
                let mut entries: Vec<Lane> = (0..length).map(|at| [(bits >> at & 1) as f64; LANES]).collect();
                network.sort(&mut entries);
                assert!(entries.is_sorted_by(|a, b| a[0] <= b[0] && a[LANES - 1] <= b[LANES - 1]), "{length} {bits:b}");
            }
        }
    }
}
