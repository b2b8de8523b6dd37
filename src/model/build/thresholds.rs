//! Checks the thresholds of an issue.

use super::book::{Report, show};
use crate::model::issue::{Preference, Thresholds};
use crate::model::parts::{Number, ThresholdsPart};
use crate::model::problem::Problem;

/// The thresholds of an issue; `None` where something is wrong with them.
pub(super) fn thresholds(part: &ThresholdsPart, report: &mut Report) -> Option<Thresholds> {
    let function = part.function.unwrap_or_default();
    let faults = report.problems.len();
    let keys = [("q", &part.q), ("p", &part.p), ("v", &part.v), ("s", &part.s)];
    for (key, number) in keys.into_iter().filter_map(|(key, number)| Some((key, number.as_ref()?))) {
        // The Gaussian divides by its spread.
        let allowed = if key == "s" { number.value > 0.0 } else { number.value >= 0.0 };
        if !allowed {
            let expected = if key == "s" { "a number greater than 0" } else { "a number of 0 or more" };
            report.add(
                Problem::error("negative", number.place.clone(), format!("The threshold `{key}` is too small."))
                    .label("too small")
                    .found(show(number.value))
                    .expected(expected),
            );
        }
    }
    for key in needed(function) {
        if keys.iter().any(|(name, number)| name == key && number.is_none()) {
            let message =
                format!("The function `{}` needs the threshold `{key}`, which is missing.", function.keyword());
            report.add(
                Problem::error("missing-key", part.place.clone(), message)
                    .label(format!("`{key}` is missing"))
                    .found(format!("no `{key}`"))
                    .expected(format!("`{key}` with a number")),
            );
        }
    }
    for ((lesser, less), (greater, great)) in [(keys[0], keys[1]), (keys[1], keys[2]), (keys[0], keys[2])] {
        if let (Some(less), Some(great)) = (less, great)
            && less.value > great.value
        {
            report.add(
                Problem::error("not-in-order", great.place.clone(), format!("`{lesser}` is greater than `{greater}`."))
                    .label(format!("less than `{lesser}`"))
                    .found(format!("{lesser} = {}, {greater} = {}", show(less.value), show(great.value)))
                    .expected("q ≤ p ≤ v"),
            );
        }
    }
    let value = |number: &Option<Number>| number.as_ref().map(|number| number.value);
    (report.problems.len() == faults).then(|| Thresholds {
        function,
        indifference: value(&part.q),
        preference: value(&part.p),
        veto: value(&part.v),
        spread: value(&part.s),
    })
}

const fn needed(function: Preference) -> &'static [&'static str] {
    match function {
        Preference::Usual => &[],
        Preference::UShape => &["q"],
        Preference::VShape => &["p"],
        Preference::Level | Preference::Linear => &["q", "p"],
        Preference::Gaussian => &["s"],
    }
}
