//! Numbers, dates and counts as people read them.

use std::path::Path;

use num_bigint::BigUint;

use crate::model::date::PartialDate;
use crate::model::framework::Silence;
use crate::model::source::{Confidence, SourceClass};
use crate::session::view::Workspace;

/// The minus sign, U+2212.
pub const MINUS: char = '−';

/// `number` with so many digits after the point; a true minus sign; never "−0".
#[must_use]
pub fn fixed(number: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if number < 0.0 && !is_zero { format!("{MINUS}{text}") } else { text }
}

/// A total or value: whole, `74`.
#[must_use]
pub fn score(number: f64) -> String {
    fixed(number, 0)
}

/// A total or value that may be missing: `–`.
#[must_use]
pub fn score_or_dash(number: Option<f64>) -> String {
    number.map_or_else(|| "–".to_owned(), score)
}

/// `number` with a sign: `+36`, `−8`, `0`.
#[must_use]
pub fn signed(number: f64, decimals: usize) -> String {
    let text = fixed(number, decimals);
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if number > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// A margin over a no-deal value: whole from 10 up, with one decimal below, so that it never reads as nothing by rounding.
#[must_use]
pub fn margin(number: f64) -> String {
    signed(number, usize::from(number.abs() < 9.95))
}

/// A share of weight, 0..=1: whole percent, one decimal below 1 %.
#[must_use]
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let decimals = usize::from(percent > 0.0 && percent < 0.995);
    format!("{}%", fixed(percent, decimals))
}

/// How long something took: `0.4 s`, `12 s`, `3 min`.
#[must_use]
pub fn seconds(took: std::time::Duration) -> String {
    match took.as_secs_f64() {
        short if short < 9.95 => format!("{} s", fixed(short, 1)),
        seconds if seconds < 119.5 => format!("{} s", fixed(seconds, 0)),
        long => format!("{} min", fixed(long / 60.0, 0)),
    }
}

/// The half width of a range around its centre where it is even: `±5`; else `68–79`.
#[must_use]
pub fn range(low: f64, high: f64) -> String {
    format!("{}–{}", score(low), score(high))
}

/// What something adds of the most it could: `29.7 of 40`; both with one decimal where the first would seem the greater.
#[must_use]
pub fn points_of(points: f64, most: f64) -> String {
    let seems_more = (points * 10.0).round() > most.round() * 10.0;
    format!("{} of {}", fixed(points, 1), fixed(most, usize::from(seems_more)))
}

/// Half the width of a range: `±5`.
#[must_use]
pub fn plus_minus(low: f64, high: f64) -> String {
    format!("±{}", score((high - low) / 2.0))
}

/// `1st`, `2nd`, `3rd`, `4th`, `11th`.
#[must_use]
pub fn ordinal(number: usize) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// A rank: `1st`, `2nd=` where it is shared, `–` where there is none.
#[must_use]
pub fn rank(rank: Option<usize>, tied: usize) -> String {
    rank.map_or_else(|| "–".to_owned(), |rank| format!("{}{}", ordinal(rank), if tied > 1 { "=" } else { "" }))
}

/// `1 source`, `3 sources`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// `text` with a full stop, unless it ends like a sentence already.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let ends = text.trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '?', '!', '…']);
    if ends || text.is_empty() { text.to_owned() } else { format!("{text}.") }
}

/// With a capital first letter, as a sentence begins.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With a small first letter, as within a sentence.
#[must_use]
pub fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A whole number with separators: `10,000`.
#[must_use]
pub fn thousands(number: usize) -> String {
    separated(&number.to_string())
}

/// A whole number in raised digits, as an exponent.
fn raised(number: usize) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().filter_map(|digit| RAISED.get(usize::from(digit - b'0'))).collect()
}

fn separated(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count of packages, which may pass every built-in number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Big {
    /// `774`; from a million on the mantissa with one decimal, `3.1`.
    pub mantissa: String,
    /// The power of ten that it is multiplied by; `None` below a million.
    pub exponent: Option<usize>,
    /// The whole number with separators, for tooltips.
    pub exact: String,
}

/// A count of packages as people read it.
#[must_use]
pub fn powers(number: &BigUint) -> Big {
    let digits = number.to_string();
    let exact = separated(&digits);
    if digits.len() < 7 {
        return Big { mantissa: exact.clone(), exponent: None, exact };
    }
    // Three digits round to two; 9.96 is 1.0 of the next power.
    let first: u32 = digits[..3].parse().unwrap_or_default();
    let rounded = (first + 5) / 10;
    let (rounded, exponent) = if rounded == 100 { (10, digits.len()) } else { (rounded, digits.len() - 1) };
    Big { mantissa: format!("{}.{}", rounded / 10, rounded % 10), exponent: Some(exponent), exact }
}

/// An estimate, cut to as many digits as it is worth: `33,000`, `3.1 × 10⁹`.
#[must_use]
pub fn about(number: &BigUint) -> Big {
    let digits = number.to_string();
    let powers = powers(number);
    if powers.exponent.is_some() || digits.len() < 3 {
        return powers;
    }
    let first: u32 = digits[..3].parse().unwrap_or_default();
    let rounded = ((first + 5) / 10).to_string() + &"0".repeat(digits.len() - 2);
    Big { mantissa: separated(&rounded), ..powers }
}

impl std::fmt::Display for Big {
    /// `3.1 × 10⁹`: where the exponent cannot be raised by the layout.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.mantissa)?;
        let Some(exponent) = self.exponent else { return Ok(()) };
        write!(f, " × 10{}", raised(exponent))
    }
}

/// A number of a range issue, as short as it can be, with separators: `800,000`, `2.5`.
#[must_use]
pub fn quantity(number: f64) -> String {
    let text = format!("{}", number.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.parse::<usize>().map_or_else(|_| whole.to_owned(), thousands);
    let sign = if number < 0.0 { "−" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `24 Dec 2025`, `Dec 2025` or `2025`.
#[must_use]
pub fn date(date: PartialDate) -> String {
    let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

/// A path, the user's own folder as `~`.
#[must_use]
pub fn path(path: &Path, home: Option<&Path>) -> String {
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}

/// The size of a text: `312 bytes`, `3.1 kB`.
#[must_use]
pub fn bytes(number: usize) -> String {
    match number {
        0..1000 => count(number, "byte", "bytes"),
        1000..1_000_000 => format!("{} kB", fixed(number as f64 / 1e3, 1)),
        _ => format!("{} MB", fixed(number as f64 / 1e6, 1)),
    }
}

/// `Ukraine’s`, `United States’`.
#[must_use]
pub fn possessive(name: &str) -> String {
    if name.ends_with(['s', 'S']) { format!("{name}’") } else { format!("{name}’s") }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn choice(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A class of sources, as a tag.
#[must_use]
pub const fn class(class: SourceClass) -> &'static str {
    match class {
        SourceClass::Official => "Official text",
        SourceClass::Wire => "Wire service",
        SourceClass::Outlet => "Outlet",
        SourceClass::Secondary => "Second-hand",
        SourceClass::StateLinked => "State-linked",
        SourceClass::Own => "Own judgement",
    }
}

/// A confidence, as a word.
#[must_use]
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "High",
        Confidence::Medium => "Medium",
        Confidence::Low => "Low",
    }
}

/// A screen, as a tab.
#[must_use]
pub const fn workspace(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Compare => "Compare",
        Workspace::Acceptance => "Acceptance",
        Workspace::WhyNot => "Why not",
        Workspace::Negotiate => "Negotiate",
        Workspace::Sensitivity => "Sensitivity",
        Workspace::Robustness => "Robustness",
        Workspace::Evidence => "Evidence",
    }
}

/// What a side panel of a screen holds, within a sentence.
#[must_use]
pub const fn panel(workspace: Workspace, left: bool) -> &'static str {
    match (workspace, left) {
        (Workspace::Compare, true) => "scenarios and weights",
        (Workspace::Compare, false) => "the inspector",
        (Workspace::Acceptance | Workspace::WhyNot | Workspace::Sensitivity | Workspace::Evidence, true) => {
            "the left panel"
        }
        (Workspace::Acceptance, false) => "what stands in the way",
        (Workspace::WhyNot | Workspace::Sensitivity, false) => "the right panel",
        (Workspace::Robustness, true) => "how draws are made",
        (Workspace::Robustness, false) => "acceptance and what the ranking rests on",
        (Workspace::Negotiate, true) => "the search",
        (Workspace::Negotiate, false) => "the package",
        (Workspace::Evidence, false) => "what rests on the source",
    }
}

/// A way for silence to count, as a choice.
#[must_use]
pub const fn silence(silence: Silence) -> &'static str {
    match silence {
        Silence::Open => "Open",
        Silence::StatusQuo => "Status quo",
        Silence::LeftOut => "Left out",
    }
}

/// What a way for silence to count means, in a sentence.
#[must_use]
pub const fn silence_meaning(silence: Silence) -> &'static str {
    match silence {
        Silence::Open => {
            "What a scenario does not address may still be settled in any way; its range grows accordingly."
        }
        Silence::StatusQuo => {
            "What a scenario does not address counts as the state of affairs that the file gives for it."
        }
        Silence::LeftOut => "What a scenario does not address is dropped for it, and the other weights count alone.",
    }
}

#[cfg(test)]
mod tests {
    use super::{
        about, count, date, fixed, list, margin, ordinal, percent, points_of, powers, quantity, rank, seconds, signed,
        thousands,
    };
    use crate::model::date::PartialDate;

    #[test]
    fn numbers_read_as_the_design_says() {
        assert_eq!(fixed(-0.2, 0), "0");
        assert_eq!(signed(36.2, 0), "+36");
        assert_eq!(signed(-8.0, 0), "−8");
        assert_eq!(signed(0.001, 1), "0.0");
        assert_eq!(margin(-7.66), "−7.7");
        assert_eq!(margin(12.3), "+12");
        assert_eq!(margin(-9.96), "−10");
        assert_eq!(percent(0.129), "13%");
        assert_eq!(percent(0.004), "0.4%");
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent(0.9999), "100%");
        assert_eq!(thousands(1_234_567), "1,234,567");
        let took = |millis| seconds(std::time::Duration::from_millis(millis));
        assert_eq!([took(420), took(12_400), took(300_000)], ["0.4 s", "12 s", "5 min"]);
        assert_eq!([points_of(29.7, 40.2), points_of(28.4, 28.4)], ["29.7 of 40", "28.4 of 28.4"]);
        assert_eq!(quantity(800.0), "800");
        assert_eq!(quantity(-1234.5), "−1,234.5");
    }

    #[test]
    fn packages_are_counted_in_powers_of_ten_from_a_million_on() {
        let read = |number: &str| number.parse().map(|number| powers(&number).to_string()).ok();
        assert_eq!(read("774").as_deref(), Some("774"));
        assert_eq!(read("999999").as_deref(), Some("999,999"));
        assert_eq!(read("1000000").as_deref(), Some("1.0 × 10⁶"));
        assert_eq!(read("1099511627776").as_deref(), Some("1.1 × 10¹²"));
        assert_eq!(read("9949999").as_deref(), Some("9.9 × 10⁶"));
        assert_eq!(read("9950000").as_deref(), Some("1.0 × 10⁷"));
        assert_eq!(read("99600000000000000000000").as_deref(), Some("1.0 × 10²³"));
        assert_eq!(powers(&1_234_567_u32.into()).exact, "1,234,567");
        let rounded = [12_u32, 33_201, 99_601, 7_654_321].map(|number| about(&number.into()).to_string());
        assert_eq!(rounded, ["12", "33,000", "100,000", "7.7 × 10⁶"]);
    }

    #[test]
    fn words_read_as_the_design_says() {
        assert_eq!(
            [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal).join(" "),
            "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th"
        );
        assert_eq!(rank(Some(2), 2), "2nd=");
        assert_eq!(rank(None, 0), "–");
        assert_eq!(count(1, "issue", "issues"), "1 issue");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        let day = |text| PartialDate::parse(text).map(date);
        assert_eq!(day("2025-12-24").as_deref(), Some("24 Dec 2025"));
        assert_eq!(day("2025-11").as_deref(), Some("Nov 2025"));
    }
}
