//! Numbers of packages and their shares, as people read and hear them.

use num_bigint::BigUint;

use crate::present::text;

/// From here on a number is written with a power of ten.
const LARGE: u32 = 1_000_000;

/// `part` of `whole`, 0..=1; 0 where there is no whole. Both may be too large for floating point.
#[must_use]
pub fn ratio(part: &BigUint, whole: &BigUint) -> f64 {
    let shift = whole.bits().saturating_sub(1000);
    let small = |number: &BigUint| (number >> shift).to_string().parse::<f64>().unwrap_or_default();
    let whole = small(whole);
    if whole > 0.0 { small(part) / whole } else { 0.0 }
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
    if *number < BigUint::from(LARGE) {
        return digits(number);
    }
    let (mantissa, exponent) = scientific(number);
    let (step, rest) = (exponent / 3, exponent % 3);
    match NAMES.get(step - 2) {
        Some(name) => {
            let scaled = mantissa * 10_f64.powi(i32::try_from(rest).unwrap_or_default());
            format!("{} {name}", text::fixed(scaled, usize::from(rest == 0)))
        }
        None => format!("{} times 10 to the {exponent}", text::fixed(mantissa, 1)),
    }
}

/// Every digit, with separators.
#[must_use]
pub fn digits(number: &BigUint) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Every digit, or how far an estimate may be off: `1,234 packages`, `about 1,234 packages, ± 56`.
#[must_use]
pub fn exact(number: &BigUint, standard_error: Option<f64>) -> String {
    match standard_error {
        None => format!("{} packages", digits(number)),
        Some(error) => format!("about {} packages, ± {}", digits(number), text::quantity(error.round())),
    }
}

/// Mantissa of 1.0 to 9.9 with one decimal, and the power of ten.
fn scientific(number: &BigUint) -> (f64, usize) {
    let digits = number.to_string();
    let exponent = digits.len() - 1;
    let leading = digits.get(..3).and_then(|leading| leading.parse::<f64>().ok()).unwrap_or_default();
    let mantissa = (leading / 10.0).round() / 10.0;
    if mantissa >= 10.0 { (mantissa / 10.0, exponent + 1) } else { (mantissa, exponent) }
}

/// A number of packages: whole with separators below a million, else `4.9 × 10¹²`.
#[must_use]
pub fn large(number: &BigUint) -> String {
    if *number < BigUint::from(LARGE) {
        return digits(number);
    }
    let (mantissa, exponent) = scientific(number);
    let raised = |digit: char| digit.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize));
    let exponent: String = exponent.to_string().chars().filter_map(raised).collect();
    format!("{} × 10{exponent}", text::fixed(mantissa, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> BigUint {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn numbers_are_whole_below_a_million_and_powers_above() {
        let written = ["0", "999999", "1000000", "9960000", "9949999", "4912345678901"].map(|n| large(&number(n)));
        assert_eq!(written, ["0", "999,999", "1.0 × 10⁶", "1.0 × 10⁷", "9.9 × 10⁶", "4.9 × 10¹²"]);
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
        assert_eq!(written, ["–", "0.07%", "0.0058%", "4.1%", "0.29%", "100%", ">99.9%", "<0.0001%"]);
        assert_eq!(spoken_share(0.04), "4.0 percent");
    }

    #[test]
    fn ratios_survive_any_size() {
        let huge = BigUint::from(10_u32).pow(700);
        assert!((ratio(&(&huge / 4_u32), &huge) - 0.25).abs() < 1e-12);
        assert_eq!(ratio(&number("5"), &number("0")), 0.0);
    }
}
