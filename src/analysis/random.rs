//! Random numbers that can be asked for in any order: the same seed gives the same figures on every computer, on any number of
//! threads.
//!
//! The generator is SplitMix64 (Steele, Lea and Flood 2014, “Fast splittable pseudorandom number generators”), used by counter:
//! number k of a stream is the mixing function of start + (k + 1) γ, so that nothing has to be drawn before it.

/// The odd constant nearest to 2⁶⁴ / φ.
pub(super) const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of random numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream {
    start: u64,
    taken: u64,
}

pub(super) const fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Stream {
    /// The stream that begins with `seed`.
    pub(super) const fn of(seed: u64) -> Self {
        Self { start: seed, taken: 0 }
    }

    /// The stream of draw `draw` below `root`: every draw has one of its own.
    pub(super) const fn new(root: u64, draw: u64) -> Self {
        Self::of(mixed(root ^ draw.wrapping_add(1).wrapping_mul(GAMMA)))
    }

    /// Number `at` of the stream, whatever was taken before.
    pub(super) const fn at(&self, at: u64) -> u64 {
        mixed(self.start.wrapping_add(at.wrapping_add(1).wrapping_mul(GAMMA)))
    }

    /// The next number.
    pub(super) const fn next(&mut self) -> u64 {
        let number = self.at(self.taken);
        self.taken += 1;
        number
    }

    /// The next number, evenly between 0 and 1, never either.
    pub(super) fn unit(&mut self) -> f64 {
        unit(self.next())
    }

    /// A whole number less than `bound`, evenly.
    pub(super) const fn below(&mut self, bound: usize) -> usize {
        ((self.next() as u128 * bound as u128) >> 64) as usize
    }
}

/// `number` as one evenly between 0 and 1, never either.
pub(super) fn unit(number: u64) -> f64 {
    ((number >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_splitmix64() {
        // The published generator, started at 1234567: its first outputs are widely used to check implementations.
        let stream = Stream::of(1_234_567);
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([0, 1, 2].map(|at| stream.at(at)), expected);
        let mut running = stream;
        assert_eq!([(); 3].map(|()| running.next()), expected);
    }
}
