//! Checks value functions, and derives them from orders of outcomes.

use std::collections::BTreeSet;

use super::book::{Report, show};
use super::outcomes::ordered;
use super::scales::Agenda;
use crate::model::ids::TermIx;
use crate::model::issue::Scale;
use crate::model::nearest::nearest;
use crate::model::parts::{
    At, IssuePart, Number, PointsPart, Scalar, SpreadPart, StancePart, Text, ValueCell, ValuesPart,
};
use crate::model::party::Order;
use crate::model::problem::{Choice, Fix, Place, Problem};
use crate::model::quantity::Micro;
use crate::model::value::{Better, Spread, ValueFunction};

/// A value function, and which terms it leaves without a value: an error where the issue is weighed by it.
#[derive(Clone, Debug)]
pub(super) struct Values {
    pub(super) function: ValueFunction,
    pub(super) missing: Vec<TermIx>,
    pub(super) place: Place,
}

impl Values {
    fn whole(function: ValueFunction, place: &Place) -> Self {
        Self { function, missing: Vec::new(), place: place.clone() }
    }
}

/// The value function that a table states for an issue.
pub(super) fn values(part: &ValuesPart, issue: &Agenda<'_>, report: &mut Report) -> Option<Values> {
    match issue.scale.as_ref()? {
        Scale::Terms(_) => of_terms(part, issue, report),
        Scale::Range(_) => of_range(part, issue, report),
    }
}

fn of_terms(part: &ValuesPart, issue: &Agenda<'_>, report: &mut Report) -> Option<Values> {
    let mut spreads: Vec<Option<Spread>> = vec![None; issue.num_terms()];
    let mut sound = true;
    for (key, cell) in &part.value {
        let term = issue.term_of(&Scalar::Key(key.value.clone()), &key.place, report);
        let spread = match cell {
            ValueCell::Number(number) => report.value(number).map(Spread::exact),
            ValueCell::Spread(spread) => spread_of(spread, report),
            ValueCell::Word(_) | ValueCell::Points(_) => {
                wrong_cell(cell, "a number from 0 to 100, or { low = …, likely = …, high = … }", report);
                None
            }
        };
        sound &= term.is_some() && spread.is_some();
        if let (Some(slot), Some(spread)) = (term.and_then(|term| spreads.get_mut(term)), spread) {
            *slot = Some(spread);
        }
    }
    if !sound {
        return None;
    }
    let missing = spreads.iter().enumerate().filter(|(_, spread)| spread.is_none()).map(|(term, _)| TermIx(term));
    let missing = missing.collect();
    let function = ValueFunction::Terms(spreads.into_iter().map(|spread| spread.unwrap_or(Spread::UNKNOWN)).collect());
    Some(Values { function, missing, place: part.place.clone() })
}

fn spread_of(part: &SpreadPart, report: &mut Report) -> Option<Spread> {
    let low = part.low.as_ref().map(|number| report.value(number));
    let likely = part.likely.as_ref().map(|number| report.value(number));
    let high = part.high.as_ref().map(|number| report.value(number));
    ordered(&part.low, &part.likely, &part.high, report)?;
    let (low, high) = (low??, high??);
    let central = match likely {
        Some(likely) => likely?,
        // The middle, half a millionth up where it falls between two.
        None => Micro(low.0 + (high.0 - low.0 + 1) / 2),
    };
    Some(Spread { low, central, high })
}

fn wrong_cell(cell: &ValueCell, expected: &str, report: &mut Report) {
    let found = match cell {
        ValueCell::Number(number) => show(number.value),
        ValueCell::Word(word) => format!("\"{}\"", word.value),
        ValueCell::Spread(_) => "a table".to_owned(),
        ValueCell::Points(_) => "a list".to_owned(),
    };
    report.add(
        Problem::error("wrong-type", cell.place().clone(), "This cannot stand here.")
            .label("something else belongs here")
            .found(found)
            .expected(expected),
    );
}

fn of_range(part: &ValuesPart, issue: &Agenda<'_>, report: &mut Report) -> Option<Values> {
    let (mut better, mut curve, mut points) = (None, None, None);
    let mut sound = true;
    for (key, cell) in &part.value {
        match (key.value.as_str(), cell) {
            ("better", ValueCell::Word(word)) => match direction(word, report) {
                Some(direction) => better = Some(At { value: direction, place: word.place.clone() }),
                None => sound = false,
            },
            ("curve", ValueCell::Number(number)) => curve = Some(number),
            ("points", ValueCell::Points(list)) => points = Some(list),
            ("better", _) => {
                wrong_cell(cell, "`\"high\"` or `\"low\"`", report);
                sound = false;
            }
            ("curve", _) => {
                wrong_cell(cell, "a number from -50 to 50", report);
                sound = false;
            }
            ("points", _) => {
                wrong_cell(cell, "a list of points, such as [[50, 0], [600, 60], [800, 100]]", report);
                sound = false;
            }
            _ => {
                report.add(unknown_range_key(key, issue));
                sound = false;
            }
        }
    }
    let function = range_function(better.as_ref(), curve, points, issue.name, report);
    match function {
        Some(Ok(function)) if sound => Some(Values::whole(function, &part.place)),
        None if sound => {
            let message = format!("These values say nothing about the range of “{}”.", issue.name);
            report.add(
                Problem::error("missing-key", part.place.clone(), message)
                    .label("no values")
                    .found("neither `better` nor `points`")
                    .expected("`better = \"high\"`, `better = \"low\"`, or `points = [[…, …], …]`"),
            );
            None
        }
        _ => None,
    }
}

fn unknown_range_key(key: &Text, issue: &Agenda<'_>) -> Problem {
    const KEYS: [&str; 3] = ["better", "curve", "points"];
    let suggestion = nearest(&key.value, KEYS).map(|near| Fix {
        id: near.to_owned(),
        span: key.place.span.clone(),
        replacement: near.to_owned(),
    });
    let message = format!("“{}” is settled by a number, so its values have no `{}`.", issue.name, key.value);
    Problem::error("unknown-key", key.place.clone(), message)
        .label("unknown key")
        .found(format!("`{}`", key.value))
        .expected("`better`, `curve` or `points`")
        .choices(KEYS.map(|id| Choice { id: id.to_owned(), name: None }).to_vec(), suggestion)
}

fn direction(word: &Text, report: &mut Report) -> Option<Better> {
    match word.value.as_str() {
        "high" => Some(Better::High),
        "low" => Some(Better::Low),
        other => {
            let suggestion = nearest(other, ["high", "low"]).map(|near| Fix {
                id: near.to_owned(),
                span: word.place.span.clone(),
                replacement: format!("\"{near}\""),
            });
            let choices = ["high", "low"].map(|id| Choice { id: id.to_owned(), name: None }).to_vec();
            report.add(
                Problem::error("unknown-word", word.place.clone(), format!("`{other}` is not an end of a range."))
                    .label("unknown word")
                    .found(format!("\"{other}\""))
                    .expected("`\"high\"` or `\"low\"`")
                    .choices(choices, suggestion),
            );
            None
        }
    }
}

/// The function that `better`, `curve` and `points` make; `None` where none of them stands.
fn range_function(
    better: Option<&At<Better>>,
    curve: Option<&Number>,
    points: Option<&PointsPart>,
    name: &str,
    report: &mut Report,
) -> Option<Result<ValueFunction, ()>> {
    match (better, curve, points) {
        (None, None, None) => None,
        (_, _, Some(points)) if better.is_some() || curve.is_some() => {
            let message = format!("The values of “{name}” are given in two ways.");
            report.conflict(
                &points.place,
                message,
                "`points` beside `better` or `curve`",
                "either `points` or `better`",
            );
            Some(Err(()))
        }
        (_, _, Some(points)) => Some(line(points, report).ok_or(())),
        (Some(better), curve, None) => {
            let bend = curve.map_or(Some(0.0), |curve| bend(curve, report));
            Some(bend.map(|curve| ValueFunction::Curve { better: better.value, curve }).ok_or(()))
        }
        (None, Some(curve), None) => {
            let message = format!("The curve of “{name}” needs `better`, to say which end is worth 100.");
            report.add(
                Problem::error("missing-key", curve.place.clone(), message)
                    .label("`better` is missing")
                    .found("`curve` without `better`")
                    .expected("`better = \"high\"` or `better = \"low\"` beside it"),
            );
            Some(Err(()))
        }
    }
}

fn bend(curve: &Number, report: &mut Report) -> Option<f64> {
    if curve.value.abs() <= 50.0 {
        return Some(curve.value);
    }
    report.add(
        Problem::error("curve-outside", curve.place.clone(), "A curve lies between -50 and 50.")
            .label("outside -50 to 50")
            .found(show(curve.value))
            .expected("a number from -50 to 50"),
    );
    None
}

fn line(points: &PointsPart, report: &mut Report) -> Option<ValueFunction> {
    if points.value.is_empty() {
        report.add(
            Problem::error("empty-list", points.place.clone(), "A line needs at least one point.")
                .label("empty")
                .found("an empty list")
                .expected("points such as [[50, 0], [600, 60], [800, 100]]"),
        );
        return None;
    }
    let mut line = Vec::with_capacity(points.value.len());
    let mut sound = true;
    let mut before: Option<f64> = None;
    for point in &points.value {
        let (number, value) = point.value;
        match report.value(&Number { value, place: point.place.clone() }) {
            Some(value) => line.push((number, value)),
            None => sound = false,
        }
        if let Some(before) = before
            && number <= before
        {
            report.add(
                Problem::error(
                    "points-not-increasing",
                    point.place.clone(),
                    "The numbers of the points must increase.",
                )
                .label("not greater than the one before")
                .found(format!("{} after {}", show(number), show(before)))
                .expected(format!("a number greater than {}", show(before))),
            );
            sound = false;
        }
        before = Some(number);
    }
    sound.then_some(ValueFunction::Points(line))
}

/// The values that an issue gives for parties that give none.
pub(super) fn default_values(part: &IssuePart, issue: &Agenda<'_>, report: &mut Report) -> Option<Values> {
    let scale = issue.scale.as_ref()?;
    let direct = part.better.is_some() || part.curve.is_some() || part.points.is_some();
    let place = [
        part.better.as_ref().map(|better| &better.place),
        part.curve.as_ref().map(|curve| &curve.place),
        part.points.as_ref().map(|points| &points.place),
    ];
    let place = place.into_iter().flatten().next().unwrap_or(&part.place);
    match (&part.values, scale) {
        (Some(values), _) if direct => {
            let message = format!("The values of “{}” are given in two ways.", issue.name);
            report.conflict(
                &values.place,
                message,
                "`values` beside `better`, `curve` or `points`",
                "only one of them",
            );
            None
        }
        (Some(part), _) => values(part, issue, report),
        (None, Scale::Terms(_)) if direct => {
            let message = format!("“{}” is settled by terms: each of them has its own value.", issue.name);
            report.conflict(
                place,
                message,
                "`better`, `curve` or `points` beside `terms`",
                "`values` with one value a term",
            );
            None
        }
        (None, Scale::Range(_)) => {
            let function =
                range_function(part.better.as_ref(), part.curve.as_ref(), part.points.as_ref(), issue.name, report);
            function?.ok().map(|function| Values::whole(function, place))
        }
        (None, Scale::Terms(_)) => None,
    }
}

/// The order that a stance states; empty where it states none.
pub(super) fn order(part: &StancePart, issue: &Agenda<'_>, report: &mut Report) -> Option<Order> {
    let levels: &[Vec<At<Scalar>>] = part.order.as_ref().map_or(&[], |order| &order.value);
    let mut seen = BTreeSet::new();
    match issue.scale.as_ref()? {
        Scale::Terms(_) => {
            let read = |scalar: &At<Scalar>, report: &mut Report| {
                issue.term_of(&scalar.value, &scalar.place, report).map(TermIx)
            };
            read_levels(levels, read, |term| seen.insert(term.0 as u64), report).map(Order::Terms)
        }
        Scale::Range(_) => {
            let read = |scalar: &At<Scalar>, report: &mut Report| issue.number_of(&scalar.value, &scalar.place, report);
            read_levels(levels, read, |number| seen.insert((number + 0.0).to_bits()), report).map(Order::Numbers)
        }
    }
}

fn read_levels<T: Copy>(
    levels: &[Vec<At<Scalar>>],
    read: impl Fn(&At<Scalar>, &mut Report) -> Option<T>,
    mut is_new: impl FnMut(T) -> bool,
    report: &mut Report,
) -> Option<Vec<Vec<T>>> {
    let mut order = Some(Vec::with_capacity(levels.len()));
    for level in levels.iter().filter(|level| !level.is_empty()) {
        let mut tied = Vec::with_capacity(level.len());
        for scalar in level {
            let Some(outcome) = read(scalar, report) else {
                order = None;
                continue;
            };
            if is_new(outcome) {
                tied.push(outcome);
            } else {
                report.add(
                    Problem::error("duplicate-id", scalar.place.clone(), "This stands in the order already.")
                        .label("stands here again")
                        .found(match &scalar.value {
                            Scalar::Text(id) | Scalar::Key(id) => format!("`{id}`"),
                            Scalar::Number(number) => show(*number),
                        })
                        .expected("each outcome once"),
                );
                order = None;
            }
        }
        if let Some(order) = &mut order {
            order.push(tied);
        }
    }
    order
}

/// The values that an order gives by the level rule: level i of k, from 0, is worth 100 (k − 1 − i) / (k − 1), rounded to
/// six decimals; one level alone 50; terms that are not named lie anywhere. `None` for an order that names nothing.
pub(super) fn by_levels(order: &Order, num_terms: usize) -> Option<ValueFunction> {
    let worth = |level: usize, levels: usize| {
        if levels <= 1 {
            return Micro::FIFTY;
        }
        Micro::HUNDRED.fraction((levels - 1 - level) as i128, (levels - 1) as i128)
    };
    match order {
        Order::Terms(levels) if !levels.is_empty() => {
            let mut spreads = vec![Spread::UNKNOWN; num_terms];
            for (level, terms) in levels.iter().enumerate() {
                for term in terms {
                    if let Some(spread) = spreads.get_mut(term.0) {
                        *spread = Spread::exact(worth(level, levels.len()));
                    }
                }
            }
            Some(ValueFunction::Terms(spreads))
        }
        Order::Numbers(levels) if !levels.is_empty() => {
            let tied = |(level, numbers): (usize, &Vec<f64>)| {
                let value = worth(level, levels.len());
                numbers.iter().map(move |number| (*number, value)).collect::<Vec<_>>()
            };
            let mut points: Vec<(f64, Micro)> = levels.iter().enumerate().flat_map(tied).collect();
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
            Some(ValueFunction::Points(points))
        }
        Order::Terms(_) | Order::Numbers(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::by_levels;
    use crate::model::ids::TermIx;
    use crate::model::party::Order;
    use crate::model::quantity::Micro;
    use crate::model::value::{Spread, ValueFunction};

    #[test]
    fn levels_are_rounded_once_to_six_digits() {
        let order = Order::Terms(vec![vec![TermIx(0)], vec![TermIx(1)], vec![TermIx(3)], vec![TermIx(2)]]);
        let expected = [Micro::HUNDRED, Micro(66_666_667), Micro::ZERO, Micro(33_333_333)].map(Spread::exact);
        let mut expected = expected.to_vec();
        expected.push(Spread::UNKNOWN);
        assert_eq!(by_levels(&order, 5), Some(ValueFunction::Terms(expected)));
    }

    #[test]
    fn numbers_are_sorted_and_one_level_has_fifty() {
        let order = Order::Numbers(vec![vec![600.0], vec![1000.0, 250.0]]);
        let points = vec![(250.0, Micro::ZERO), (600.0, Micro::HUNDRED), (1000.0, Micro::ZERO)];
        assert_eq!(by_levels(&order, 0), Some(ValueFunction::Points(points)));
        let alone = Order::Numbers(vec![vec![600.0]]);
        assert_eq!(by_levels(&alone, 0), Some(ValueFunction::Points(vec![(600.0, Micro::FIFTY)])));
        assert_eq!(by_levels(&Order::Terms(Vec::new()), 2), None);
    }
}
