//! Numbers of packages and their shares, as people read and hear them.

use num_bigint::BigUint;

use crate::analysis::negotiation::acceptable::count::Count;
use crate::present::text;

/// `part` of `whole`, 0..=1; 0 where there is no whole. Both may be too large for floating point.
#[must_use]
pub fn ratio(part: &BigUint, whole: &BigUint) -> f64 {
    let shift = whole.bits().saturating_sub(1000);
    let small = |number: &BigUint| (number >> shift).to_string().parse::<f64>().unwrap_or_default();
    let whole = small(whole);
    if whole > 0.0 { small(part) / whole } else { 0.0 }
}

/// A count as people read it: an estimate is cut to the digits that it is worth.
#[must_use]
pub fn of(count: &Count) -> text::Big {
    if count.is_exact() { text::powers(&count.packages) } else { text::about(&count.packages) }
}

/// A standard error as a share of what was estimated: `2%`.
#[must_use]
pub fn error(number: &BigUint, error: f64) -> String {
    let number = number.to_string().parse::<f64>().unwrap_or_default();
    if number > 0.0 { text::percent(error / number) } else { text::score(error) }
}

/// A share of all packages: one decimal from 1 % up, two digits that count below, `–` for none.
#[must_use]
pub fn share(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        none if none <= 0.0 => "–".to_owned(),
        tiny if tiny < 0.0001 => "<0.0001%".to_owned(),
        small if small < 0.995 => {
            let decimals = (1.0 - small.log10().floor()).clamp(2.0, 6.0) as usize;
            format!("{}%", text::fixed(small, decimals))
        }
        whole if whole >= 100.0 => "100%".to_owned(),
        nearly if nearly >= 99.95 => ">99.9%".to_owned(),
        percent => format!("{}%", text::fixed(percent, 1)),
    }
}

/// A share as it is heard: `4.0 percent`.
#[must_use]
pub fn spoken_share(of: f64) -> String {
    let written = share(of);
    match written.strip_suffix('%') {
        Some(number) => format!("{} percent", number.replace('<', "under ").replace('>', "over ")),
        None => "0 percent".to_owned(),
    }
}

/// A number of packages as it is heard: `200 billion`, `4.9 times 10 to the 18`.
#[must_use]
pub fn spoken(number: &BigUint) -> String {
    const NAMES: [&str; 4] = ["million", "billion", "trillion", "quadrillion"];
    let big = text::powers(number);
    let Some(exponent) = big.exponent else { return big.exact };
    let (step, rest) = (exponent / 3, exponent % 3);
    match step.checked_sub(2).and_then(|step| NAMES.get(step)) {
        Some(name) if rest == 0 => format!("{} {name}", big.mantissa),
        Some(name) => format!("{}{} {name}", big.mantissa.replace('.', ""), "0".repeat(rest - 1)),
        None => format!("{} times 10 to the {exponent}", big.mantissa),
    }
}

/// Every digit, or how far an estimate may be off: `1,234 packages`, `about 1,234 packages, ± 56`.
#[must_use]
pub fn exact(number: &BigUint, standard_error: Option<f64>) -> String {
    match standard_error {
        None => format!("{} packages", text::powers(number).exact),
        Some(error) => format!("about {} packages, ± {}", text::powers(number).exact, text::quantity(error.round())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> BigUint {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn numbers_are_heard_by_their_names() {
        let heard =
            ["12", "290000000", "2000000000", "200000000000", "1000000000000000000"].map(|n| spoken(&number(n)));
        assert_eq!(heard, ["12", "290 million", "2.0 billion", "200 billion", "1.0 times 10 to the 18"]);
    }

    #[test]
    fn shares_keep_two_digits_that_count() {
        let written = [0.0, 0.0007, 0.000_058, 0.040_7, 0.002_93, 1.0, 0.9999, 1e-9].map(share);
        assert_eq!(written, ["–", "0.070%", "0.0058%", "4.1%", "0.29%", "100%", ">99.9%", "<0.0001%"]);
        assert_eq!(spoken_share(0.04), "4.0 percent");
    }

    #[test]
    fn ratios_survive_any_size() {
        let huge = BigUint::from(10_u32).pow(700);
        assert!((ratio(&(&huge / 4_u32), &huge) - 0.25).abs() < 1e-12);
        assert_eq!(ratio(&number("5"), &number("0")), 0.0);
    }
}
