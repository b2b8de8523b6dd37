//! Names, conventions and reasons of the second opinions, in words.

use crate::analysis::methods::input::Input;
use crate::analysis::methods::opinion::{Judged, Method, Opinions, Working};
use crate::analysis::methods::problem::Refusal;
use crate::analysis::methods::promethee::Promethee;
use crate::analysis::methods::topsis::Normalisation;
use crate::analysis::methods::vikor::Vikor;
use crate::model::framework::Framework;
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::present::labels::letter;
use crate::present::text;

/// The most names that a sentence lists.
const NAMED: usize = 4;

/// What a method is called.
#[must_use]
pub const fn name(method: Method) -> &'static str {
    match method {
        Method::Additive => "Weighted sum",
        Method::Product => "Weighted product",
        Method::Topsis => "TOPSIS",
        Method::Vikor => "VIKOR",
        Method::Promethee => "PROMETHEE II",
        Method::Electre => "ELECTRE III",
    }
}

/// What its figure is called.
#[must_use]
pub const fn figure(method: Method) -> &'static str {
    match method {
        Method::Additive => "Total",
        Method::Product => "Product",
        Method::Topsis => "Closeness",
        Method::Vikor => "Q",
        Method::Promethee => "Net flow",
        Method::Electre => "Mean place",
    }
}

/// A figure of a method, as people read it.
#[must_use]
pub fn shown(method: Method, figure: f64) -> String {
    match method {
        Method::Additive => text::fixed(figure, 1),
        Method::Product | Method::Topsis | Method::Vikor => text::fixed(figure, 3),
        Method::Promethee => text::signed(figure, 3),
        Method::Electre => text::fixed(figure, 1),
    }
}

/// What a method does, with its conventions: one phrase each, the first the formula. The same for every party.
#[must_use]
pub fn conventions(opinions: &Opinions, method: Method) -> Vec<String> {
    let formula = formula(method, normalisation(opinions));
    std::iter::once(&formula).chain(fixed(method)).map(|phrase| (*phrase).to_owned()).collect()
}

/// What a method says beside its figures: one phrase each.
#[must_use]
pub fn remarks(framework: &Framework, opinions: &Opinions, method: Method) -> Vec<String> {
    match opinions.of(method).map(|opinion| &opinion.says) {
        Some(Ok(judged)) => found(framework, &opinions.input, judged),
        _ => Vec::new(),
    }
}

/// How TOPSIS was asked; the default where it gave no answer.
fn normalisation(opinions: &Opinions) -> Normalisation {
    match opinions.of(Method::Topsis).map(|opinion| &opinion.says) {
        Some(Ok(Judged { working: Working::Topsis(topsis), .. })) => topsis.normalisation,
        _ => Normalisation::default(),
    }
}

const fn formula(method: Method, normalisation: Normalisation) -> &'static str {
    match (method, normalisation) {
        (Method::Additive, _) => {
            "Σ weight × value, with the points of links: the total of the other screens. More is better"
        }
        (Method::Product, _) => {
            "Π ratio^weight, the ratio being number / greatest, or least / number where less is better. More is better"
        }
        (Method::Topsis, Normalisation::Vector) => {
            "Distance to the worst / (distance to the best + distance to the worst), 0 to 1. Numbers of an issue are divided \
             by the root of the sum of their squares (vector normalisation). More is better"
        }
        (Method::Topsis, Normalisation::MinMax) => {
            "Distance to the worst / (distance to the best + distance to the worst), 0 to 1. Numbers of an issue count from 0 \
             for the worst to 1 for the best scenario (min–max normalisation). More is better"
        }
        (Method::Vikor, _) => {
            "Half the weighted shortfall from the best on all issues, half the greatest on one (v = 0.5), 0 to 1. Less is \
             better"
        }
        (Method::Promethee, _) => {
            "Mean weighted preference over the others, less theirs over it, −1 to 1. More is better"
        }
        (Method::Electre, _) => {
            "Mean of the places in two orders, distilled from the top and from the bottom, of how credible “at least as good \
             as” is. Less is better"
        }
    }
}

/// Conventions that do not depend on the data.
const fn fixed(method: Method) -> &'static [&'static str] {
    match method {
        Method::Additive => &[],
        Method::Product => &["A 0 on one issue with weight makes the product 0"],
        Method::Topsis => {
            &["Best and worst are those of the scenarios compared, so that leaving one out can change the order"]
        }
        Method::Vikor => &["Best and worst are those of the scenarios compared"],
        Method::Promethee => &["An issue without thresholds uses “usual”: any difference is full preference"],
        Method::Electre => &[
            "Credibility within 0.3 − 0.15 λ of the greatest, λ, counts as equally great",
            "Each issue must say from which difference on it matters",
        ],
    }
}

/// What a method says beside its figures.
fn found(framework: &Framework, input: &Input, judged: &Judged) -> Vec<String> {
    match &judged.working {
        Working::Additive | Working::Product(_) | Working::Topsis(_) | Working::Electre(_) => Vec::new(),
        Working::Vikor(vikor) => vec![compromise(framework, input, vikor)],
        Working::Promethee(flows) => partial(input, &flows.0),
    }
}

fn compromise(framework: &Framework, input: &Input, vikor: &Vikor) -> String {
    let set: Vec<String> = vikor.set.iter().map(|at| scenario(framework, input.scenarios[*at])).collect();
    match (set.as_slice(), vikor.lead) {
        ([only], Some(lead)) => format!(
            "Compromise: {only} alone. It leads by at least {} and is also first by all issues together or by the worst one",
            text::fixed(lead, 3)
        ),
        (_, Some(_)) => format!("Compromise set, none of which leads clearly: {}", text::list(&set)),
        (_, None) => format!("Compromise: {}", text::list(&set)),
    }
}

fn partial(input: &Input, flows: &Promethee) -> Vec<String> {
    let pairs = input.scenarios.len() * input.scenarios.len().saturating_sub(1) / 2;
    let unlike = flows.incomparable().len();
    let mut said = Vec::new();
    match (flows.usual.len(), input.issues.len()) {
        (0, _) => {}
        (usual, all) if usual == all => said.push("No issue here has thresholds".to_owned()),
        (usual, all) => said.push(format!("{usual} of {all} issues have no thresholds")),
    }
    if pairs > 0 {
        let open = if unlike == 0 { "no".to_owned() } else { format!("{unlike} of {}", text::thousands(pairs)) };
        let noun = if unlike == 0 || pairs == 1 { "pair" } else { "pairs" };
        said.push(format!("PROMETHEE I, which compares two only where both flows agree, leaves {open} {noun} open"));
    }
    said
}

/// What all methods but the sum were given: one phrase each.
#[must_use]
pub fn common(framework: &Framework, opinions: &Opinions) -> Vec<String> {
    let input = &opinions.input;
    let by_numbers: Vec<String> = input.by_numbers.iter().map(|issue| label(framework, *issue)).collect();
    let mut said = vec![match by_numbers.as_slice() {
        [] => "All issues count by the party’s values, 0 to 100".to_owned(),
        _ if input.by_numbers.len() == input.issues.len() => {
            "All issues count by the numbers of their range".to_owned()
        }
        names => format!("{} by the numbers of the range, other issues by the party’s values, 0 to 100", counts(names)),
    }];
    said.push("Open outcomes and silence count by their central number or value".to_owned());
    if input.has_links {
        said.push("Points of links are not counted, except by the sum".to_owned());
    }
    if !input.blocked.is_empty() {
        let names: Vec<String> = input.blocked.iter().map(|at| scenario(framework, *at)).collect();
        let verb = if names.len() == 1 { "crosses a red line and takes" } else { "cross a red line and take" };
        said.push(format!("{} {verb} no part", some(&names)));
    }
    said.push("Figures that are equal to twelve decimals share a rank".to_owned());
    said
}

/// `The force ceiling counts`, `A, B and 3 more count`.
fn counts(names: &[String]) -> String {
    format!("{} {}", some(names), if names.len() == 1 { "counts" } else { "count" })
}

/// `A, B, C, D and 3 more`.
fn some(names: &[String]) -> String {
    if names.len() <= NAMED {
        return text::list(names);
    }
    let mut kept = names[..NAMED].to_vec();
    kept.push(format!("{} more", names.len() - NAMED));
    text::list(&kept)
}

/// Why a method gives no answer, as a sentence.
#[must_use]
pub fn refusal(framework: &Framework, input: &Input, refusal: &Refusal) -> String {
    let name = |position: &usize| input.issues.get(*position).map_or_else(String::new, |at| label(framework, *at));
    let names = |positions: &[usize]| some(&positions.iter().map(name).collect::<Vec<_>>());
    match refusal {
        Refusal::NoAlternatives => "No scenario is compared that has a rank for this party.".to_owned(),
        Refusal::NoWeight => "No issue has weight.".to_owned(),
        Refusal::Missing(issues) => format!(
            "Silence is left out, so that scenarios count different issues ({}); this method needs the same for all.",
            names(issues)
        ),
        Refusal::NotNumbers(issue) => format!("{} has numbers that cannot be counted with.", name(issue)),
        Refusal::Negative(issue) => {
            format!("{} has negative numbers, which cannot be multiplied as ratios.", name(issue))
        }
        Refusal::Zero(issue) => {
            format!("Less is better on {}, where a scenario has 0: nothing can be divided by that.", name(issue))
        }
        Refusal::NoThresholds(issues) if issues.len() == input.issues.len() => {
            "It needs to know from which difference on each issue matters, and the file gives no thresholds.".to_owned()
        }
        Refusal::NoThresholds(issues) => format!(
            "It needs to know from which difference on each issue matters, and the file gives no thresholds for {}.",
            names(issues)
        ),
        Refusal::TooMany(most) => format!("It goes through all pairs, which it does for up to {most} scenarios."),
    }
}

/// Whether the leader depends on the method, as a sentence; and whether it does.
#[must_use]
pub fn verdict(framework: &Framework, opinions: &Opinions) -> (String, bool) {
    let verdicts = opinions.verdicts();
    let leads = |leaders: &[ScenarioIx]| {
        let names: Vec<String> = leaders.iter().map(|at| scenario(framework, *at)).collect();
        some(&names)
    };
    let by = |methods: &[Method]| {
        let names: Vec<String> = methods.iter().map(|method| in_sentence(*method)).collect();
        text::list(&names)
    };
    match verdicts.as_slice() {
        [] => ("No method has anything to order.".to_owned(), false),
        [(_, methods)] if methods.len() == 1 => (format!("Only {} gives an order here.", by(methods)), false),
        [(leaders, methods)] => {
            let agree = format!("All {} methods that give an order put {} first", methods.len(), leads(leaders));
            (agree + if leaders.len() > 1 { ", tied." } else { "." }, false)
        }
        several => {
            let parts: Vec<String> =
                several.iter().map(|(leaders, methods)| format!("{} by {}", leads(leaders), by(methods))).collect();
            (format!("The leader depends on the method: {}.", parts.join("; ")), true)
        }
    }
}

/// `the weighted sum`, `TOPSIS`.
#[must_use]
pub fn in_sentence(method: Method) -> String {
    match method {
        Method::Additive => "the weighted sum".to_owned(),
        Method::Product => "the weighted product".to_owned(),
        other => name(other).to_owned(),
    }
}

fn label(framework: &Framework, issue: IssueIx) -> String {
    framework.issue(issue).label().to_owned()
}

/// `C Istanbul draft`: with its letter, as names are alike.
fn scenario(framework: &Framework, scenario: ScenarioIx) -> String {
    format!("{} {}", letter(scenario), framework.scenario(scenario).label())
}
