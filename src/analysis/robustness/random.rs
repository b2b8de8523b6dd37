//! What robustness draws: a stream for every matter, and numbers of the distributions that it needs.
//!
//! Every draw and every matter in it has a stream of its own. Logarithm and exponential are made of the four operations here,
//! because those of different systems differ in the last digit.

use crate::analysis::random::{GAMMA, Stream, mixed};

/// What a stream is for; streams of different matters never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Matter {
    /// Weights of the party at this place.
    Weights(usize),
    /// Values of the party at this place.
    Values(usize),
    /// Outcomes of the scenario at this place.
    Outcomes(usize),
}

/// The part of a stream's start that does not depend on the draw.
pub(super) const fn root(seed: u64, matter: Matter) -> u64 {
    let (kind, place) = match matter {
        Matter::Weights(place) => (1, place),
        Matter::Values(place) => (2, place),
        Matter::Outcomes(place) => (3, place),
    };
    mixed(mixed(seed.wrapping_add(GAMMA)) ^ ((kind << 56) | place as u64).wrapping_mul(GAMMA))
}

/// The number at share `u` of a triangular distribution; without a peak of a uniform one.
pub(super) fn between(low: f64, peak: Option<f64>, high: f64, u: f64) -> f64 {
    let Some(peak) = peak else { return low + (high - low) * u };
    let width = high - low;
    if width <= 0.0 {
        return low;
    }
    let number = if u * width < peak - low {
        low + (u * width * (peak - low)).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - peak)).sqrt()
    };
    number.clamp(low, high)
}

/// The natural logarithm of a positive, normal number: x = 2ᵉ m with m near 1, and ln m = 2 artanh((m − 1) / (m + 1)).
pub(super) fn ln(x: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut m = f64::from_bits((bits & MANTISSA) | (1023 << 52));
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        exponent += 1;
    }
    let z = (m - 1.0) / (m + 1.0);
    let square = z * z;
    let series = (0..11).rev().fold(0.0, |sum, k| sum * square + 1.0 / f64::from(2 * k + 1));
    exponent as f64 * std::f64::consts::LN_2 + 2.0 * z * series
}

/// eˣ: x = k ln 2 + r with |r| ≤ ln 2 / 2, and the series of e^r; 0 far below nothing.
pub(super) fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let k = (x.min(700.0) / std::f64::consts::LN_2).round();
    let r = x.min(700.0) - k * std::f64::consts::LN_2;
    let series = (1..=15).rev().fold(1.0, |sum, n| 1.0 + sum * r / f64::from(n));
    f64::from_bits(((k as i64 + 1023) as u64) << 52) * series
}

/// A number of the gamma distribution of this shape and scale 1 (Marsaglia and Tsang 2000); 0 for a shape of 0.
pub(super) fn gamma(shape: f64, stream: &mut Stream) -> f64 {
    if shape <= 0.0 {
        return 0.0;
    }
    if shape < 1.0 {
        let u = stream.unit();
        return gamma(shape + 1.0, stream) * exp(ln(u) / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(stream);
        let v = 1.0 + c * x;
        if v <= 0.0 {
            continue;
        }
        let v = v * v * v;
        let u = stream.unit();
        if u < 1.0 - 0.0331 * x * x * x * x || ln(u) < 0.5 * x * x + d * (1.0 - v + ln(v)) {
            return d * v;
        }
    }
}

/// A number of the standard normal distribution (Marsaglia's polar method, one of the two).
fn normal(stream: &mut Stream) -> f64 {
    loop {
        let (x, y) = (2.0 * stream.unit() - 1.0, 2.0 * stream.unit() - 1.0);
        let square = x * x + y * y;
        if square < 1.0 && square > 1e-300 {
            return x * (-2.0 * ln(square) / square).sqrt();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_differ_by_seed_matter_and_draw() {
        let first = |seed, matter, draw| Stream::new(root(seed, matter), draw).at(0);
        let matters = [Matter::Weights(0), Matter::Weights(1), Matter::Values(0), Matter::Outcomes(0)];
        let mut numbers: Vec<u64> = matters
            .iter()
            .flat_map(|matter| (0..3).flat_map(move |seed| (0..3).map(move |draw| first(seed, *matter, draw))))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 36);
    }

    #[test]
    fn logarithm_and_exponential_agree_with_the_system() {
        for k in 1..2000 {
            let x = f64::from(k) * 0.007;
            assert!((ln(x) - x.ln()).abs() <= 1e-15 * x.ln().abs().max(1.0), "ln {x}");
            let y = x - 7.0;
            assert!((exp(y) - y.exp()).abs() <= 4e-15 * y.exp(), "exp {y}");
        }
        assert_eq!((ln(1.0), exp(0.0), exp(-1e9)), (0.0, 1.0, 0.0));
    }

    #[test]
    fn triangular_numbers_invert_their_distribution() {
        assert_eq!(between(0.0, Some(5.0), 10.0, 0.5), 5.0);
        assert_eq!(between(0.0, Some(0.0), 10.0, 0.75), 5.0);
        assert_eq!(between(0.0, Some(10.0), 10.0, 0.25), 5.0);
        assert_eq!(between(2.0, None, 4.0, 0.25), 2.5);
        assert_eq!(between(3.0, Some(3.0), 3.0, 0.4), 3.0);
    }

    #[test]
    fn gamma_numbers_have_the_mean_and_variance_of_their_shape() {
        for shape in [0.3, 1.0, 4.5] {
            let mut stream = Stream::new(root(1, Matter::Weights(0)), 0);
            let numbers: Vec<f64> = (0..40_000).map(|_| gamma(shape, &mut stream)).collect();
            let mean = numbers.iter().sum::<f64>() / 4e4;
            let variance = numbers.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 4e4;
            // Four standard errors: of the mean √(shape / n), of the variance √((2 shape² + 6 shape) / n).
            assert!((mean - shape).abs() < 4.0 * (shape / 4e4).sqrt(), "{shape}: {mean}");
            assert!((variance - shape).abs() < 4.0 * ((2.0 * shape * shape + 6.0 * shape) / 4e4).sqrt());
        }
    }
}
