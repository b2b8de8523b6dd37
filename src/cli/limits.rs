//! `--limit` and `--at-least`: what is demanded of a party's weights.

use super::args::{Robustness, WeightsName};
use super::ids;
use super::outcome::{Exit, Outcome};
use crate::analysis::robustness::limits::{Condition, Limits};
use crate::analysis::sensitivity::judged::Part;
use crate::model::framework::Framework;
use crate::model::ids::PartyIx;

/// The limits and conditions that are named, or what is wrong with them.
pub(super) fn limits(framework: &Framework, party: PartyIx, args: &Robustness) -> Result<Limits, Outcome> {
    let named = !args.limits.is_empty() || !args.at_least.is_empty();
    match (args.weights, named) {
        (WeightsName::Within, false) => {
            return Err(usage("--weights within wants --limit or --at-least; without limits it is --weights uniform."));
        }
        (WeightsName::Within, true) | (_, false) => {}
        (_, true) => return Err(usage("--limit and --at-least go with --weights within.")),
    }
    let intervals = args.limits.iter().map(|limit| interval(framework, party, limit)).collect::<Result<_, _>>()?;
    let conditions = args.at_least.iter().map(|said| condition(framework, party, said)).collect::<Result<_, _>>()?;
    Ok(Limits { intervals, conditions })
}

fn usage(message: &str) -> Outcome {
    Outcome::stop(Exit::Usage, format!("error: {message}\n"))
}

/// `security=20..50`.
fn interval(framework: &Framework, party: PartyIx, said: &str) -> Result<(Part, f64, f64), Outcome> {
    let wrong = || {
        usage(&format!(
            "“{said}” is no limit: --limit wants ISSUE_OR_GROUP=LEAST..GREATEST in percent, such as security=20..50."
        ))
    };
    let (id, between) = said.split_once('=').ok_or_else(wrong)?;
    let (least, greatest) = between.split_once("..").ok_or_else(wrong)?;
    let percent = |number: &str| {
        let number = number.trim().trim_end_matches('%').parse::<f64>().ok();
        number.filter(|number| (0.0..=100.0).contains(number)).map(|number| number / 100.0).ok_or_else(wrong)
    };
    let (least, greatest) = (percent(least)?, percent(greatest)?);
    let part = valued(framework, party, id.trim())?;
    if least > greatest {
        return Err(usage(&format!("“{said}” is no limit: the least is greater than the greatest.")));
    }
    Ok((part, least, greatest))
}

/// `territory=economy`, `territory=economy*0.5`.
fn condition(framework: &Framework, party: PartyIx, said: &str) -> Result<Condition, Outcome> {
    let wrong = || {
        usage(&format!(
            "“{said}” is no condition: --at-least wants A=B or A=B*FACTOR with ids of groups or issues and a factor above 0, \
             such as territory=economy*0.5."
        ))
    };
    let (more, rest) = said.split_once('=').ok_or_else(wrong)?;
    let (less, times) = match rest.split_once('*') {
        Some((less, factor)) => {
            let factor = factor.trim().parse::<f64>().ok();
            (less, factor.filter(|factor| *factor > 0.0 && factor.is_finite()).ok_or_else(wrong)?)
        }
        None => (rest, 1.0),
    };
    let [more, less] = [valued(framework, party, more.trim())?, valued(framework, party, less.trim())?];
    if more == less {
        return Err(usage(&format!("“{said}” is no condition: both sides are the same.")));
    }
    Ok(Condition { more, times, less })
}

/// A group or issue whose weight moves totals of the party.
fn valued(framework: &Framework, party: PartyIx, id: &str) -> Result<Part, Outcome> {
    let part = ids::part(framework, id)?;
    let party = framework.party(party);
    let is_valued = part.issues(framework).iter().any(|issue| party.judgements[issue.0].values.is_some());
    is_valued
        .then_some(part)
        .ok_or_else(|| usage(&format!("{} has no values on “{id}”, so it has no weight.", party.name)))
}
